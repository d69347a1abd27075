/* A grid of ASP.NET posts its form back for its next page; others fetch it. Neither is an address
 * that can be asked for. */
#include "rules/pager.h"

#include "rules/link_name.h"
#include "rules/session.h"

#include <string.h>

#define TOPICS_OF_A_LIST 2u   /* one entry among news happens to sound like a topic */
#define LAST_DAY         "28" /* every month has it: what turns that far is a calendar */

static gboolean calls_for(struct site *site, const struct site_link *link, const char *number)
{
	return link->kind == LINK_CALL && link->label != SITE_NONE &&
	       strcmp(site_text(site, link->label)->fold, number) == 0;
}

/* The link to the second page; NULL where the page has none, or a calendar. */
static const struct site_link *second_page(struct site *site, const struct site_page *page)
{
	const struct site_link *second = NULL;
	for (uint32_t i = 0; i < page->n_links; i++) {
		const struct site_link *link = &page->links[i];
		if (calls_for(site, link, LAST_DAY))
			return NULL;
		if (!second && calls_for(site, link, "2"))
			second = link;
	}
	return second;
}

/* Do the entries under the same heading name several topics? */
static gboolean lists_topics(struct site *site, const struct site_page *page, uint32_t heading)
{
	g_autoptr(GHashTable) topics = g_hash_table_new(NULL, NULL);
	for (uint32_t i = 0; i < page->n_links; i++) {
		const struct site_link *link = &page->links[i];
		const struct topic *topic;
		if (link->heading == heading && link->target != SITE_NONE &&
		    link->region == REGION_MAIN &&
		    link_strength(site, page, link, &topic, NULL) >= BLIND_STRENGTH)
			g_hash_table_add(topics, (gpointer)topic);
	}
	return g_hash_table_size(topics) >= TOPICS_OF_A_LIST;
}

gboolean pager_goes_on(struct site *site, uint32_t number)
{
	const struct site_page *page = site_page(site, number);
	const struct site_link *second = page->calls ? second_page(site, page) : NULL;
	return second && lists_topics(site, page, second->heading);
}
