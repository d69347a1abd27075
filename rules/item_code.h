/*
 * The numbers under which people list items: "O12 แผน…", "ข้อ o5", "012". A number is an item of the
 * checklist or nothing; a date, a chapter ("1.2") or a phone number is none.
 */
#ifndef OIT_RULES_ITEM_CODE_H
#define OIT_RULES_ITEM_CODE_H

#include "rules/rules.h"

/* The items (const struct item *) whose numbers a folded text begins with, in any of the forms seen
 * on sites: "o12", "o-34", "oit 1", "o 5", "010", "012 แผน…", "ข้อ o5", "o23-o26", "o23 ถึง 26",
 * "o23, o24", "o23/o24". None where a range is the whole list. They replace what items holds. */
void item_codes(const struct checklist *checklist, const char *fold, GPtrArray *items);
/* The same where it is one item; NULL. */
const struct item *item_code(const struct checklist *checklist, const char *fold);

/* TRUE where a folded text begins with a number as item_codes() knows it, of whatever list. */
gboolean item_code_leads(const struct checklist *checklist, const char *fold);

#endif
