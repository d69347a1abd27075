#include "rules/owner.h"

#include "base/fold.h"
#include "rules/captures.h"

#include <string.h>

struct owners {
	struct site *site;
	char *place; /* skeleton of the own place; NULL where it is not known */
	const struct captures *captures;
	enum { UNTRIED, CONFIRMED, DOUBTFUL } used; /* the own name, by documents of the site */
};

/* The place in the agency's name that a folded text tells, as a skeleton; NULL. Yours. */
static char *own_place(const struct owners *owners, const char *fold)
{
	g_autofree char *place = captures_place(owners->captures, fold);
	return place ? fold_skeleton(place) : NULL;
}

struct owners *owners_new(struct site *site)
{
	struct owners *owners = g_new0(struct owners, 1);
	uint32_t home = site_home(site);
	owners->site = site;
	owners->captures = site_rules(site)->captures;
	if (home != SITE_NONE && site_page(site, home)->title != SITE_NONE)
		owners->place =
			own_place(owners, site_text(site, site_page(site, home)->title)->fold);
	return owners;
}

void owners_free(struct owners *owners)
{
	g_free(owners->place);
	g_free(owners);
}

static gboolean is_read_document(const struct site_page *page)
{
	return (page->kind == PAGE_PDF || page->kind == PAGE_OFFICE) && page->read == READ_OK &&
	       page->n_blank_pages == 0;
}

/* The folded text of a page's first blocks, run together: a name may go on in the next line. Yours.
 */
static char *fold_of(const struct owners *owners, const struct site_page *page, uint32_t blocks)
{
	GString *fold = g_string_new(NULL);
	for (uint32_t i = 0; i < MIN(page->n_blocks, blocks); i++)
		g_string_append(fold, site_text(owners->site, page->blocks[i].text)->fold);
	return g_string_free(fold, FALSE);
}

static gboolean has_place(const struct owners *owners, const struct site_page *page,
			  const char *place)
{
	g_autofree char *fold = fold_of(owners, page, page->n_blocks);
	g_autofree char *skeleton = fold_skeleton(fold);
	return text_find(skeleton, place) != NULL;
}

static gboolean has_recognised(const struct site_page *page)
{
	for (uint32_t i = 0; i < page->n_blocks; i++)
		if (page->blocks[i].ocr)
			return TRUE;
	return FALSE;
}

/* Some document of the site says in its first lines that it is of the agency in the title. */
static gboolean is_confirmed(struct owners *owners)
{
	for (uint32_t i = 0; owners->used == UNTRIED && i < site_pages(owners->site); i++) {
		site_rest_at(owners->site, i);
		const struct site_page *page = site_page(owners->site, i);
		if (!is_read_document(page))
			continue;
		for (uint32_t b = 0; b < MIN(page->n_blocks, TITLE_BLOCKS); b++) {
			g_autofree char *place = own_place(
				owners, site_text(owners->site, page->blocks[b].text)->fold);
			if (place && strcmp(place, owners->place) == 0)
				owners->used = CONFIRMED;
		}
	}
	if (owners->used == UNTRIED)
		owners->used = DOUBTFUL;
	return owners->used == CONFIRMED;
}

char *owners_other(struct owners *owners, uint32_t number)
{
	const struct site_page *page = site_page(owners->site, number);
	if (!owners->place || !is_read_document(page) || has_recognised(page))
		return NULL;
	g_autofree char *first = fold_of(owners, page, TITLE_BLOCKS);
	g_autofree char *name = NULL;
	g_autofree char *place = captures_other_place(owners->captures, first, &name);
	g_autofree char *other = place ? fold_skeleton(place) : NULL;
	const struct site_page *home = site_page(owners->site, site_home(owners->site));
	if (!other || has_place(owners, page, owners->place) || has_place(owners, home, other) ||
	    !is_confirmed(owners))
		return NULL;
	return g_steal_pointer(&name);
}
