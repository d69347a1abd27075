/* What became of the submitted URLs between two looks: a pure function. */
#ifndef OIT_CLI_COMPARE_H
#define OIT_CLI_COMPARE_H

#include "cli/look.h"
#include "reports/watch.h"

/*
 * struct finding *, without a day; in the order of submission. was is NULL where there is no
 * earlier look: then only what is wrong in itself is told. A text that only changed is no finding:
 * an element that was met must be gone, or most of the text. Yours, frees them.
 */
GPtrArray *compare_looks(const struct look *was, const struct look *now);

/* TRUE where both saw the same pages and documents, but for what changes from day to day: a
 * counter, a date. */
gboolean compare_same(const struct look *was, const struct look *now);

/* TRUE where the later look could not read what the earlier one did. */
gboolean compare_knows_less(const struct look *was, const struct look *now);

/* URLs (const char *, borrowed from the look) of which this look knows nothing: not asked for
 * within its limits, forbidden to robots, made by scripts. What was wrong with them may still be.
 * Yours. */
GPtrArray *compare_unknown(const struct look *now);

#endif
