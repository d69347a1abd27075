/*
 * What the agency typed into ITAS: URLs for its items. Assessors start from them, so they are
 * claims like those of the site itself; where the evidence stands elsewhere, or one of them leads
 * to nothing, the item's reason says so.
 */
#ifndef OIT_RULES_SUBMITTED_H
#define OIT_RULES_SUBMITTED_H

#include "rules/result.h"
#include "rules/weigh.h"

struct session;

struct submitted_url {
	const struct item *item;
	char *url, *key; /* crawler/url.h */
};

/* Adds to the item's reason what came of its URLs (struct submitted_url *; NULL for none). */
void submitted_tell(const GPtrArray *submitted, struct site *site, const struct item *item,
		    const struct topic_case *const *cases, struct item_result *result);

/* How the URL stands for its item: the best of the item's topics. */
enum standing submitted_standing(struct session *session, const struct submitted_url *submitted);

#endif
