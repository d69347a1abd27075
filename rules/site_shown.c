#include "rules/site_parts.h"

#include "rules/hosts.h"

#define MAX_HOPS     16 /* redirects, or shells within each other */
#define SHELL_WAYS   4  /* a banner, the page itself, a foot, a counter */
#define MENU_LINKS   8  /* a splash page has fewer ways on than this, a home page more */
#define SPLASH_PAGES 12 /* splash, landing, "coming soon": chains are short */

gboolean site_is_shell(const struct page *page)
{
	if (page->kind != PAGE_HTML || page->read != READ_OK || page->n_forms > 0 ||
	    page->n_images > 0 || page->n_links == 0 || page->n_links > SHELL_WAYS)
		return FALSE;
	for (uint32_t i = 0; i < page->n_blocks; i++)
		if (page->blocks[i].kind != BLOCK_TITLE)
			return FALSE;
	for (uint32_t i = 0; i < page->n_links; i++)
		if (page->links[i].kind != LINK_FRAME && page->links[i].kind != LINK_REFRESH &&
		    page->links[i].kind != LINK_SCRIPT)
			return FALSE;
	return TRUE;
}

/* The page at the end of a URL's redirects. */
static uint32_t landed(const struct site *site, uint32_t url)
{
	for (unsigned hops = 0; url != SITE_NONE && hops < MAX_HOPS; hops++) {
		const struct site_url *entry = site_url(site, url);
		if (entry->moved == SITE_NONE || entry->moved == url)
			return entry->page;
		url = entry->moved;
	}
	return SITE_NONE;
}

/* What one way of a shell leads to: SITE_NONE where that says nothing (a banner in a frame). */
static uint32_t shown_behind(const struct site *site, const struct site_link *link)
{
	uint32_t number = landed(site, link->target);
	const struct site_page *page = site_page(site, number);
	gboolean framed = link->kind == LINK_FRAME;
	return framed && page->n_blocks + page->n_links + page->n_forms == 0 ? SITE_NONE : number;
}

/* Another page that a shell surely shows: the only one. */
static uint32_t shown_by_shell(const struct site *site, const struct site_page *shell)
{
	uint32_t shown = SITE_NONE;
	for (uint32_t i = 0; i < shell->n_links; i++) {
		const struct site_link *link = &shell->links[i];
		uint32_t number =
			link->target == SITE_NONE ? SITE_NONE : landed(site, link->target);
		if (number == SITE_NONE ||
		    !hosts_same(site_url(site, shell->url)->key, site_url(site, link->target)->key))
			return SITE_NONE;
		if (link->kind == LINK_FRAME && site_page(site, number)->kind != PAGE_HTML)
			return SITE_NONE;
		uint32_t behind = shown_behind(site, link);
		if (behind != SITE_NONE && shown != SITE_NONE && behind != shown)
			return SITE_NONE;
		shown = behind != SITE_NONE ? behind : shown;
	}
	return shown;
}

uint32_t site_shown(const struct site *site, uint32_t page)
{
	for (unsigned hops = 0; hops < MAX_HOPS && site_page(site, page)->shell; hops++) {
		uint32_t next = shown_by_shell(site, site_page(site, page));
		if (next == SITE_NONE)
			break;
		page = next;
	}
	return page;
}

uint32_t site_resolve(const struct site *site, uint32_t url)
{
	uint32_t page = landed(site, url);
	return page == SITE_NONE ? SITE_NONE : site_shown(site, page);
}

/* Different targets, up to MENU_LINKS: scripts repeat one way in many times. */
static unsigned ways_on(const struct site_page *page)
{
	uint32_t seen[MENU_LINKS];
	unsigned count = 0;
	for (uint32_t i = 0; i < page->n_links && count < MENU_LINKS; i++) {
		gboolean known = page->links[i].target == SITE_NONE;
		for (unsigned k = 0; k < count; k++)
			known |= seen[k] == page->links[i].target;
		if (!known)
			seen[count++] = page->links[i].target;
	}
	return count;
}

gboolean site_has_menu(const struct site *site, uint32_t page)
{
	return ways_on(site_page(site, page)) >= MENU_LINKS;
}

/* The start page; where that is a splash page, what its way in leads to, and so on. */
static uint32_t find_home(const struct site *site)
{
	uint32_t queue[SPLASH_PAGES], first = SITE_NONE;
	unsigned head = 0, tail = 0;
	if (site->pages->len > 0)
		queue[tail++] = site_resolve(site, site_page(site, 0)->url);
	while (head < tail) {
		uint32_t number = queue[head++];
		const struct site_page *page = number == SITE_NONE ? NULL : site_page(site, number);
		if (!page || page->kind != PAGE_HTML || !read_has_content(page->read))
			continue;
		if (first == SITE_NONE)
			first = number;
		if (site_has_menu(site, number))
			return number;
		for (uint32_t i = 0; i < page->n_links && tail < SPLASH_PAGES; i++) {
			uint32_t next = page->links[i].target == SITE_NONE
						? SITE_NONE
						: site_resolve(site, page->links[i].target);
			gboolean known = next == SITE_NONE;
			for (unsigned k = 0; k < tail; k++)
				known |= queue[k] == next;
			if (!known)
				queue[tail++] = next;
		}
	}
	return first;
}

uint32_t site_home(const struct site *site)
{
	if (!site->home->known)
		*site->home = (struct home){TRUE, find_home(site)};
	return site->home->page;
}

gboolean site_is_home(const struct site *site, uint32_t page)
{
	uint32_t home = site_home(site);
	return page == home ||
	       (page != SITE_NONE && home != SITE_NONE &&
		(site_page(site, page)->same_as == home || site_page(site, home)->same_as == page));
}
