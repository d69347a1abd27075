/* Private to the files of rules/item*.c: one item being judged, and what is asked of it. */
#ifndef OIT_RULES_ITEM_PARTS_H
#define OIT_RULES_ITEM_PARTS_H

#include "rules/result.h"
#include "rules/session.h"

struct inquiry {
	struct session *session;
	const struct item *item;
	const struct topic_case *const *cases; /* of its topics, in order */
	const guint *ends; /* how much evidence the result has once each topic's was added */
	struct item_result *result;
	gboolean *said; /* of each need, that more meets it than a heading or the label of a link */
};

/* The checks that follow are of this topic, and of the year that the item asks of it. */
void inquiry_ask(const struct inquiry *inquiry, const struct topic *topic);

/* Is the need the first of its topic that holds for the agency? That is the substance of an item:
 * what else is said about it proves nothing without it. */
gboolean inquiry_is_substance(const struct inquiry *inquiry, guint need);

/* The label (text number) over which a scope of the exhibit was reached; SITE_NONE. */
uint32_t topic_case_label(const struct topic_case *topic_case, struct site *site, guint scope);

/* The need of that number: met by any of its elements. Yours. */
struct element_result *inquiry_need(const struct inquiry *inquiry, guint number);

/*
 * What is asked of an item as a whole once its substance is there. Yours; NULL where there is
 * nothing to hold against the agency, or to tell.
 */

/* To be of its period. Where nothing tells a year nothing is asked. A plan in force that says
 * several years must cover the wanted one. */
struct element_result *inquiry_period(const struct inquiry *inquiry);
/* To be the agency's own: asked where the substance is another's. */
struct element_result *inquiry_owner(const struct inquiry *inquiry);

#endif
