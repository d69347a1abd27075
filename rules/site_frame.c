#include "rules/site_parts.h"

#define COLUMN_REACH 64u /* blocks from the head of a column on in which its cells begin */

gboolean site_counts(const struct site_page *page)
{
	return page->kind == PAGE_HTML && read_has_content(page->read) &&
	       page->same_as == SITE_NONE && !page->shell;
}

uint32_t site_count_once(struct site *site, guint64 hash, uint32_t page, gboolean counts)
{
	uint32_t number = hash_numbers_find(site->by_count, hash);
	if (number == 0) {
		struct count *new = spill_array_add(&site->counts);
		new->last_page = SITE_NONE;
		number = site->counts.len;
		hash_numbers_add(site->by_count, hash, number);
	}
	struct count *count = spill_array_at(&site->counts, number - 1);
	if (counts && count->last_page != page) {
		count->last_page = page;
		count->pages++;
	}
	return number - 1;
}

enum text_role site_role(const struct site_block *block)
{
	if (block->kind == BLOCK_TITLE || block->kind == BLOCK_HEADING)
		return ROLE_HEADING;
	return block->in_link ? ROLE_LINK : ROLE_PLAIN;
}

static void count_text(struct site *site, const struct site_block *block, uint32_t page)
{
	struct site_text *entry = site_text_at(site, block->text);
	enum text_role role = site_role(block);
	if (entry->last_page[role] != page) {
		entry->last_page[role] = page;
		entry->pages[role]++;
	}
}

void site_count(struct site *site, const struct site_page *page, uint32_t number)
{
	for (uint32_t i = 0; i < page->n_blocks; i++)
		count_text(site, &page->blocks[i], number);
	site->html_pages++;
}

static void uncount(struct site *site, GHashTable *seen, uint32_t number)
{
	if (number == SITE_NONE || !g_hash_table_add(seen, GUINT_TO_POINTER(number + 1)))
		return;
	struct count *count = spill_array_at(&site->counts, number);
	count->pages--;
	count->last_page = SITE_NONE;
}

void site_uncount(struct site *site, const struct site_page *page)
{
	g_autoptr(GHashTable) texts = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		enum text_role role = site_role(&page->blocks[i]);
		gsize key = (gsize)page->blocks[i].text * TEXT_ROLES + role + 1;
		if (!g_hash_table_add(texts, GSIZE_TO_POINTER(key)))
			continue;
		struct site_text *text = site_text_at(site, page->blocks[i].text);
		text->pages[role]--;
		text->last_page[role] = SITE_NONE;
	}
	for (uint32_t i = 0; i < page->n_links; i++)
		uncount(site, counts, page->links[i].count);
	for (uint32_t i = 0; i < page->n_images; i++)
		uncount(site, counts, page->images[i].count);
	site->html_pages--;
}

/* On how many pages a thing must stand to be of the frame. Two of two or three of three pages may
 * be chance on a tiny site, but a menu stands on all of them; on larger sites a quarter is far more
 * than any content of its own reaches. */
static uint32_t frame_threshold(const struct site *site)
{
	return site->html_pages < 4 ? MAX(2u, site->html_pages)
				    : MAX(3u, (site->html_pages + 3) / 4);
}

gboolean site_is_frame_text(const struct site *site, uint32_t text, enum text_role role)
{
	return text != SITE_NONE && site_text_at(site, text)->pages[role] >= frame_threshold(site);
}

static gboolean is_frame_count(const struct site *site, uint32_t number)
{
	return number != SITE_NONE &&
	       ((const struct count *)spill_array_at(&site->counts, number))->pages >=
		       frame_threshold(site);
}

gboolean site_is_frame_link(const struct site *site, const struct site_link *link)
{
	return is_frame_count(site, link->count);
}

gboolean site_is_frame_image(const struct site *site, const struct site_image *image)
{
	return is_frame_count(site, image->count);
}

/* Many agencies make all their reports with one form: where these are a quarter of the pages, the
 * heads of its columns count as frame. What stands below tells: a head is the page's own where its
 * column is. */
static gboolean heads_own_column(const struct site *site, const struct site_page *page,
				 uint32_t block)
{
	const struct site_block *head = &page->blocks[block];
	uint32_t end = MIN(page->n_blocks, block + COLUMN_REACH);
	for (uint32_t i = block + 1; head->kind == BLOCK_HEAD_CELL && i < end; i++) {
		const struct site_block *below = &page->blocks[i];
		if (below->table == head->table && below->col == head->col &&
		    below->kind == BLOCK_CELL &&
		    !site_is_frame_text(site, below->text, site_role(below)))
			return TRUE;
	}
	return FALSE;
}

gboolean site_is_own_region(enum page_kind kind, uint8_t region)
{
	return kind != PAGE_HTML || region == REGION_MAIN || region == REGION_ASIDE;
}

gboolean site_is_own_block(const struct site *site, const struct site_page *page, uint32_t block)
{
	const struct site_block *entry = &page->blocks[block];
	return site_is_own_region(page->kind, entry->region) &&
	       (page->kind != PAGE_HTML ||
		!site_is_frame_text(site, entry->text, site_role(entry)) ||
		heads_own_column(site, page, block));
}

gboolean site_is_own_link(const struct site *site, const struct site_page *page, uint32_t link)
{
	const struct site_link *entry = &page->links[link];
	return site_is_own_region(page->kind, entry->region) &&
	       (page->kind != PAGE_HTML || !site_is_frame_link(site, entry));
}
