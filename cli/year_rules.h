/* The rules of a fiscal year, as the options name their folder and instrument. */
#ifndef OIT_CLI_YEAR_RULES_H
#define OIT_CLI_YEAR_RULES_H

#include "cli/options.h"
#include "rules/rules.h"

/* The checklist of the year; where it has none and the user did not name it (--year), the newest.
 * Yours; NULL with error. */
struct ruleset *year_rules_load(const struct options *options, int year, GError **error);

#endif
