/* Sites made by hand write their menu once, in a script (document.write, a custom element) or in a
 * file that a script fetches, and have it on all pages. */
#include "rules/menu.h"

#include "rules/link_name.h"
#include "rules/session.h"

/* An agency's menu names more: its structure, people, plans, contact … The news of a week name some
 * of them, too. */
#define TOPICS_OF_A_MENU       6u
#define TOPICS_OF_A_SHORT_MENU 3u
#define LINKS_OF_A_MENU        6u  /* a header has fewer: languages, login, a map of the site */
#define LETTERS_OF_A_LINE      40u /* a headline has more */
#define WAYS_IN                8u  /* of a splash page so many are looked at */

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

/* A menu is the same on all pages, in few words or pictures; a short one names topics, at least.
 * What stands in the footer is none: addresses, terms of use. */
static gboolean has_menu_links(struct site *site, const struct site_page *page)
{
	g_autoptr(GHashTable) targets = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) topics = g_hash_table_new(NULL, NULL);
	for (uint32_t i = 0; i < page->n_links; i++) {
		const struct site_link *link = &page->links[i];
		gboolean few = link->label == SITE_NONE ||
			       site_text(site, link->label)->letters <= LETTERS_OF_A_LINE;
		if (!few || link->target == SITE_NONE || link->region == REGION_FOOTER ||
		    !site_is_frame_link(site, link))
			continue;
		const struct topic *topic;
		g_hash_table_add(targets, GUINT_TO_POINTER(link->target + 1));
		if (link_strength(site, page, link, &topic, NULL) >= BLIND_STRENGTH)
			g_hash_table_add(topics, (gpointer)topic);
	}
	return g_hash_table_size(targets) >= LINKS_OF_A_MENU ||
	       g_hash_table_size(topics) >= TOPICS_OF_A_SHORT_MENU;
}

uint32_t menu_unseen(struct site *site)
{
	uint32_t home = site_home(site);
	const struct site_page *page = home == SITE_NONE ? NULL : site_page(site, home);
	if (!page || (site_has_menu(site, home) && !page->scripted) || has_menu_links(site, page) ||
	    site_names_enough(site, home))
		return SITE_NONE;
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
