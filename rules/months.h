/* Months that a text names, and rows of a table that name one and hold nothing of it. */
#ifndef OIT_RULES_MONTHS_H
#define OIT_RULES_MONTHS_H

#include "rules/scope.h"

/* A bit a month, January the lowest, of those named in a folded text; those that are part of a date
 * ("5 ต.ค.") only with dates. */
guint months_in(const char *fold, gboolean dates);

/* Adds to empty the blocks (+ 1) of a scope's tables that name a month in a row with nothing else,
 * or a dash: no figure, no word, no picture, nothing to press and none of the links in leading
 * (uint32_t indices): those that were not followed to nothing. Such a row promises a month and
 * shows nothing of it. Rows that stand over others of no month, or before another table, which may
 * be within the row, promise nothing: they stay content. */
void months_promised(const struct scope *scope, const GArray *leading, GHashTable *empty);

#endif
