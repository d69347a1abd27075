/* Sites made by hand write their menu once, in a script (document.write, a custom element) or in a
 * file that a script fetches, and have it on all pages. */
#include "rules/menu.h"

#include "rules/link_name.h"
#include "rules/session.h"

/* An agency's menu names more: its structure, people, news, contact … */
#define TOPICS_OF_A_MENU 3u
#define WAYS_IN          8u /* of a splash page so many are looked at */

/* A site of one page has headings where others have links. */
static void add_headings(struct site *site, const struct site_page *page, GHashTable *topics)
{
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		uint32_t count = 0;
		const struct label_hit *hits =
			page->blocks[i].kind == BLOCK_HEADING
				? site_labels(site, page->blocks[i].text, &count)
				: NULL;
		if (count > 0 && hits[0].strength >= BLIND_STRENGTH)
			g_hash_table_add(topics, (gpointer)hits[0].topic);
	}
}

/* Adds the topics that the page's links name. TRUE as soon as there are enough. */
static gboolean names_enough(struct site *site, const struct site_page *page, GHashTable *topics)
{
	for (uint32_t i = 0; i < page->n_links; i++) {
		const struct topic *topic;
		int strength = link_strength(site, page, &page->links[i], &topic, NULL);
		if (strength >= BLIND_STRENGTH)
			g_hash_table_add(topics, (gpointer)topic);
		if (g_hash_table_size(topics) >= TOPICS_OF_A_MENU)
			return TRUE;
	}
	return g_hash_table_size(topics) >= TOPICS_OF_A_MENU;
}

static gboolean site_names_enough(struct site *site, uint32_t home)
{
	g_autoptr(GHashTable) topics = g_hash_table_new(NULL, NULL);
	add_headings(site, site_page(site, home), topics);
	gboolean enough = names_enough(site, site_page(site, home), topics);
	for (uint32_t i = 0; i < site_pages(site) && !enough; i++) {
		site_rest_at(site, i);
		enough = names_enough(site, site_page(site, i), topics);
	}
	return enough;
}

uint32_t menu_unseen(struct site *site)
{
	uint32_t home = site_home(site);
	if (home == SITE_NONE || site_has_menu(site, home) || site_names_enough(site, home))
		return SITE_NONE;
	const struct site_page *page = site_page(site, home);
	if (page->scripted)
		return home;
	for (uint32_t i = 0; i < MIN(page->n_links, WAYS_IN) && !page->rendered; i++) {
		uint32_t target = page->links[i].target == SITE_NONE
					  ? SITE_NONE
					  : site_resolve(site, page->links[i].target);
		if (target != SITE_NONE && site_page(site, target)->scripted)
			return target;
	}
	return SITE_NONE;
}
