#include "rules/column.h"

#define OWN_PLACES_MOST 3u /* the list, its archive or its year, and the home page */

/* A text of the frame, and where it stands under a heading that is of no frame. */
struct place {
	uint32_t pages;
	uint32_t last; /* page counted last, + 1 */
};

struct column {
	GHashTable *places; /* number of a text → struct place */
};

static gboolean under_own_heading(const struct site *site, const struct site_page *page,
				  uint32_t block)
{
	uint32_t heading = page->blocks[block].heading;
	return heading < page->n_blocks && heading != block &&
	       !site_is_frame_text(site, page->blocks[heading].text, ROLE_HEADING);
}

gboolean column_may_list(const struct site *site, const struct site_page *page, uint32_t block)
{
	const struct site_block *entry = &page->blocks[block];
	return page->kind == PAGE_HTML &&
	       (entry->region == REGION_MAIN || entry->region == REGION_ASIDE) &&
	       site_role(entry) != ROLE_HEADING &&
	       site_is_frame_text(site, entry->text, site_role(entry)) &&
	       under_own_heading(site, page, block);
}

static void count(struct column *column, uint32_t text, uint32_t page)
{
	struct place *place = g_hash_table_lookup(column->places, GUINT_TO_POINTER(text));
	if (!place) {
		place = g_new0(struct place, 1);
		g_hash_table_insert(column->places, GUINT_TO_POINTER(text), place);
	}
	place->pages += place->last != page + 1;
	place->last = page + 1;
}

struct column *column_new(const struct site *site)
{
	struct column *column = g_new0(struct column, 1);
	column->places = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	for (uint32_t p = 0; p < site_pages(site); p++) {
		const struct site_page *page = site_page(site, p);
		for (uint32_t i = 0; page->kind == PAGE_HTML && i < page->n_blocks; i++)
			if (column_may_list(site, page, i))
				count(column, page->blocks[i].text, p);
		site_rest_at(site, p);
	}
	return column;
}

void column_free(struct column *column)
{
	if (!column)
		return;
	g_hash_table_destroy(column->places);
	g_free(column);
}

gboolean column_lists(const struct column *column, const struct site_page *page, uint32_t block)
{
	const struct place *place =
		g_hash_table_lookup(column->places, GUINT_TO_POINTER(page->blocks[block].text));
	return place && place->pages <= OWN_PLACES_MOST;
}
