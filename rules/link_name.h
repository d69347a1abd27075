/*
 * What a link is called: its label, or, where that says nothing ("เปิด", an icon), what stands
 * around it. And what links are called that lead to nothing of their own: back, or on in a list.
 */
#ifndef OIT_RULES_LINK_NAME_H
#define OIT_RULES_LINK_NAME_H

#include "rules/site.h"

/* Where a link's meaning may stand, nearest first: its label, its row, the line before it, the
 * heading over it. A menu that stands below a page's heading does not belong to it. */
struct link_context {
	uint32_t text; /* SITE_NONE where there is none */
	int share;     /* per cent of the strength with which the text names something */
};
#define LINK_CONTEXTS 4

void link_contexts(struct site *site, const struct site_page *page, const struct site_link *link,
		   struct link_context contexts[LINK_CONTEXTS]);

/* TRUE where a link's label (text number) is enough to know it by: no "เปิด", no icon. */
gboolean link_names_itself(struct site *site, uint32_t label);

/* What a reader takes for the name of a link: its label, or, where that says nothing, its row
 * (unless that is a run of other links' labels), the line before it, or a short heading over it.
 * Text number, SITE_NONE where nothing names it. */
uint32_t link_name(struct site *site, const struct site_page *page, const struct site_link *link);

/* A link that only leads back to where its page is listed: "กลับ", "ย้อนกลับ". */
gboolean link_leads_back(const struct site *site, uint32_t label);

/* A link that only turns the page of a list, or back to it: a number, "ถัดไป", ">>". */
gboolean link_turns_page(const struct site *site, uint32_t label);

/* Best strength with which a link names any of the topics (label, row, heading), and which; for the
 * crawl's order. *lent (may be NULL): only the heading over it says so, and its label says
 * something else. */
int link_strength(struct site *site, const struct site_page *page, const struct site_link *link,
		  const struct topic **topic, gboolean *lent);

#endif
