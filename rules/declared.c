#include "rules/declared.h"

#include "rules/item_code.h"
#include "rules/link_name.h"

#define INDEX_ROWS   5  /* so many different item codes on a page make it an OIT index */
#define HEADING_HOPS 8u /* headings over headings: a page nests no deeper */

/* The items that a link's row, label or heading carries the codes of. */
static void declared_items(struct site *site, const struct site_page *page,
			   const struct site_link *link, GPtrArray *items)
{
	struct link_context contexts[LINK_CONTEXTS];
	link_contexts(site, page, link, contexts);
	g_ptr_array_set_size(items, 0);
	for (int i = 0; i < LINK_CONTEXTS && items->len == 0; i++)
		if (contexts[i].text != SITE_NONE)
			item_codes(site_rules(site)->checklist,
				   site_text(site, contexts[i].text)->fold, items);
}

/* The one fiscal year that a title or heading tells of itself; 0 for none, -1 for several. One with
 * an item's code tells the year of the item's paper. */
static int told_year(struct site *site, uint32_t number)
{
	const struct site_text *text = site_text(site, number);
	int year = 0;
	if (item_code_leads(site_rules(site)->checklist, text->fold))
		return 0;
	g_autoptr(GArray) years = thaidate_find(text->fold);
	for (guint y = 0; y < years->len; y++) {
		const struct year_mention *mention = &g_array_index(years, struct year_mention, y);
		if (mention->kind == YEAR_DATE || mention->from != mention->to)
			continue;
		if (year != 0 && year != mention->from)
			return -1;
		year = mention->from;
	}
	return year;
}

/* Fiscal year that an index page says it is of: title and headings; 0 where it says none or
 * several. */
static int index_year(struct site *site, const struct site_page *page)
{
	int year = 0;
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		if (page->blocks[i].kind != BLOCK_TITLE && page->blocks[i].kind != BLOCK_HEADING)
			continue;
		int told = told_year(site, page->blocks[i].text);
		if (told < 0 || (told > 0 && year > 0 && told != year))
			return 0;
		year = MAX(year, told);
	}
	return year;
}

/* The indexes of several years stand on one page, each under its heading ("ITA ปี 2569"): the year
 * of the one that a link stands in; 0 where no heading over it tells. */
static int section_year(struct site *site, const struct site_page *page,
			const struct site_link *link)
{
	const struct checklist *checklist = site_rules(site)->checklist;
	uint32_t block = link->heading;
	for (unsigned hops = 0; block < page->n_blocks && hops < HEADING_HOPS; hops++) {
		uint32_t text = page->blocks[block].text;
		int told = told_year(site, text);
		if (told > 0 && site_text_has(site, text, checklist->index_labels))
			return told;
		block = page->blocks[block].heading;
	}
	return 0;
}

/* All rows with the code of an item, of whatever year; empty where they are of few items. Yours. */
static GArray *coded_rows(struct site *site, const struct site_page *page)
{
	GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct declared_row));
	g_autoptr(GHashTable) different = g_hash_table_new(NULL, NULL);
	g_autoptr(GPtrArray) items = g_ptr_array_new();
	for (uint32_t i = 0; i < page->n_links; i++) {
		declared_items(site, page, &page->links[i], items);
		for (guint d = 0; d < items->len; d++) {
			struct declared_row row = {.link = i, .item = items->pdata[d]};
			g_array_append_val(rows, row);
			g_hash_table_add(different, items->pdata[d]);
		}
	}
	if (g_hash_table_size(different) < INDEX_ROWS)
		g_array_set_size(rows, 0);
	return rows;
}

GArray *declared_rows(struct site *site, const struct site_page *page)
{
	int wanted = site_rules(site)->checklist->fiscal_year;
	GArray *rows = coded_rows(site, page);
	int of_page = rows->len > 0 ? index_year(site, page) : 0;
	guint kept = 0;
	for (guint i = 0; i < rows->len && (of_page == 0 || of_page == wanted); i++) {
		struct declared_row row = g_array_index(rows, struct declared_row, i);
		int told = section_year(site, page, &page->links[row.link]);
		int year = told > 0 ? told : of_page;
		row.this_year = year == wanted;
		if (year == 0 || year == wanted)
			g_array_index(rows, struct declared_row, kept++) = row;
	}
	g_array_set_size(rows, kept);
	return rows;
}
