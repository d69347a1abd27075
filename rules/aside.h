/*
 * What an essential element forbids (a blank form, an act, an order of appointment) is no evidence;
 * what stands beside it is not less evidence for that.
 */
#ifndef OIT_RULES_ASIDE_H
#define OIT_RULES_ASIDE_H

#include "rules/check.h"
#include "rules/weigh.h"

/* Of the case's exhibit the scopes (struct scope *, borrowed) that, each asked by itself, hold what
 * the element says must be absent, and have nothing that makes up for it. Empty for an element that
 * forbids nothing. Yours. */
GPtrArray *aside_foreign(const struct check_context *context, const struct element *element,
			 const struct topic_case *topic_case);

/* TRUE where what is left of the exhibit without these scopes has content of its own, and meets
 * something of what the topic asks for. */
gboolean aside_leaves_proof(const struct check_context *context,
			    const struct topic_case *topic_case, const GPtrArray *foreign);

#endif
