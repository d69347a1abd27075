/*
 * Claims of a site, while they are collected: one candidate for each topic and target, as strong as
 * the strongest claim for it, and at most MAX_CANDIDATES for a topic.
 */
#ifndef OIT_RULES_CLAIMS_H
#define OIT_RULES_CLAIMS_H

#include "rules/candidate.h"

struct claims;

struct claims *claims_new(void);

/* Adds or strengthens. What names its topic too weakly (MIN_STRENGTH) is no claim. */
void claims_add(struct claims *claims, const struct topic *topic, const struct candidate *new);

/* Frees the claims but for what they came to: topic → GArray of struct candidate, best first.
 * Yours. */
GHashTable *claims_end(struct claims *claims);

#endif
