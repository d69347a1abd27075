/* How sure a verdict is, 0…1: of a hundred verdicts with 0.9, ninety should stand when a person
 * looks. tests/bench/accuracy measures it. */
#ifndef OIT_RULES_CONFIDENCE_H
#define OIT_RULES_CONFIDENCE_H

#include "rules/result.h"
#include "rules/weigh.h"

/* result: with verdict and elements. all_read: the crawl left nothing out. */
double confidence_of(const struct item_result *result, const struct topic_case *const *cases,
		     guint n_cases, gboolean all_read);

#endif
