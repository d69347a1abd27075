#include "rules/wall.h"

#include "rules/scope.h"

#define WALL_LETTERS 600u /* a page with more to say, or more ways on, is the site's */
#define WALL_LINKS   5u
#define WALL_FIELDS  2u
#define SAME_LEAST   5u /* so many links to one page, and more than half of all */

static gboolean is_bare(const struct site *site, const struct site_page *page)
{
	uint32_t letters = 0;
	if (page->kind != PAGE_HTML || page->read != READ_OK || page->n_links > WALL_LINKS)
		return FALSE;
	for (uint32_t i = 0; i < page->n_forms; i++)
		if (scope_form_fields(site, page, &page->forms[i]) >= WALL_FIELDS)
			return FALSE;
	for (uint32_t i = 0; i < page->n_blocks && letters <= WALL_LETTERS; i++)
		letters += site_text(site, page->blocks[i].text)->letters;
	return letters <= WALL_LETTERS;
}

static gboolean says(const struct site *site, const struct site_page *page, int set)
{
	for (uint32_t i = 0; i < page->n_blocks; i++)
		if (site_text_has(site, page->blocks[i].text, set))
			return TRUE;
	return page->title != SITE_NONE && site_text_has(site, page->title, set);
}

const char *wall_on_page(const struct site *site, const struct site_page *page)
{
	const struct ruleset *rules = site_rules(site);
	if (!is_bare(site, page))
		return NULL;
	if (says(site, page, rules->captcha))
		return "captcha";
	return says(site, page, rules->blocked) ? "waf" : NULL;
}

/* Pages that repeat another one, which is neither the home page nor says itself that nothing is
 * there. */
static gboolean is_repeated(struct site *site, const struct site_page *page)
{
	const struct ruleset *rules = site_rules(site);
	const int sets[] = {rules->soft_404, rules->placeholder, rules->empty_list};
	if (page->kind != PAGE_HTML || page->same_as == SITE_NONE ||
	    page->same_as == site_home(site))
		return FALSE;
	for (size_t i = 0; i < G_N_ELEMENTS(sets); i++)
		if (says(site, page, sets[i]))
			return FALSE;
	return TRUE;
}

/* A home page that is an error of the server, a host's or a program's first page or a parked name:
 * the site was not there to be read. A host's own page says so in its title, however long it is. */
static gboolean is_no_site(const struct site *site, const struct site_page *home, gboolean has_menu)
{
	const struct ruleset *rules = site_rules(site);
	const int sets[] = {rules->soft_404, rules->no_site};
	for (size_t i = 0; i < G_N_ELEMENTS(sets) && !has_menu; i++)
		if ((is_bare(site, home) && says(site, home, sets[i])) ||
		    (home->title != SITE_NONE && site_text_has(site, home->title, sets[i])))
			return TRUE;
	return FALSE;
}

const char *wall_on_site(struct site *site)
{
	uint32_t pages = 0, repeated = 0, home = site_home(site);
	if (home == SITE_NONE)
		return NULL;
	if (is_bare(site, site_page(site, home)) &&
	    says(site, site_page(site, home), site_rules(site)->placeholder))
		return "maintenance";
	if (is_no_site(site, site_page(site, home), site_has_menu(site, home)))
		return "no-site";
	for (uint32_t i = 0; i < site_pages(site); i++) {
		const struct site_page *page = site_page(site, i);
		site_rest_at(site, i);
		pages += page->kind == PAGE_HTML && page->read == READ_OK;
		repeated += page->read == READ_OK && is_repeated(site, page);
	}
	return repeated >= SAME_LEAST && repeated * 2 > pages ? "wall" : NULL;
}
