/*
 * Expressions of which a part is wanted, where the rules' matcher (rules/pattern.h) tells only that
 * one is there. Compiled once a rule set; const then, and shared by threads. All texts are folded.
 */
#ifndef OIT_RULES_CAPTURES_H
#define OIT_RULES_CAPTURES_H

#include <glib.h>

struct captures;

struct captures *captures_new(void);
void captures_free(struct captures *captures);

/* The place in the first name of a local government, "ตัวอย่าง" of "เทศบาลตำบลตัวอย่าง". Yours; NULL
 * where there is none. */
char *captures_place(const struct captures *captures, const char *fold);

/* The same of the first that is told with its district, and is no visit's or partner's; *name: its
 * whole name, yours where there is one. */
char *captures_other_place(const struct captures *captures, const char *fold, char **name);

/* The year (Buddhist) in which the first term told ends: "2540-2544", "1 ม.ค. 2540 ถึง 31 ธ.ค.
 * 2543"; 0 for none. */
int captures_term_end(const struct captures *captures, const char *fold);

#endif
