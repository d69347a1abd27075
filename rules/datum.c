#include "rules/datum.h"

#include "rules/scope.h"

#define SAYING_CELLS 2u  /* besides the name: who or when alone is told of a list's entries, too */
#define CELL_LETTERS 2u  /* "สูง" says something, "ก" is a number */
#define ROW_CELLS    40u /* of a row are looked at, to each side */
#define LINKS_MOST   5000u /* a page with more is an index, and dear to look through */
#define COLUMN_CELLS 400u  /* of a table before the cell, and after it */
#define NAMES_MOST   5u /* a table of risks has as many kinds of work; a longer list is an index */

static gboolean in_row(const struct site_block *a, const struct site_block *b)
{
	return a->table == b->table && a->row == b->row;
}

/* A date, a number or a topic's name tell no more than that an entry is there. */
static gboolean says_something(struct site *site, const struct site_block *cell)
{
	const struct site_text *text = site_text(site, cell->text);
	return !cell->hidden && !block_is_control(cell->kind) && cell->kind != BLOCK_ALT &&
	       text->letters >= CELL_LETTERS && !scope_has_day(text->fold) &&
	       !scope_only_names(site, cell->text);
}

static gboolean has_link(const struct site_page *page, uint32_t first, uint32_t last)
{
	if (page->n_links > LINKS_MOST)
		return TRUE;
	for (uint32_t i = 0; i < page->n_links; i++)
		if (page->links[i].block >= first && page->links[i].block <= last)
			return TRUE;
	return FALSE;
}

/* The link of a picture stands at the block after it: at the first one of the next row, where it
 * is in the last cell. */
static gboolean row_says(struct site *site, const struct site_page *page, uint32_t index)
{
	const struct site_block *cell = &page->blocks[index];
	uint32_t first = index, last = index, saying = 0;
	while (first > 0 && index - first < ROW_CELLS && in_row(&page->blocks[first - 1], cell))
		first--;
	while (last + 1 < page->n_blocks && last - index < ROW_CELLS &&
	       in_row(&page->blocks[last + 1], cell))
		last++;
	uint16_t counted = 0; /* a cell may hold several blocks */
	for (uint32_t i = first; i <= last; i++) {
		const struct site_block *other = &page->blocks[i];
		if (other->in_link)
			return FALSE;
		if (other->col == cell->col || other->col == counted ||
		    !says_something(site, other))
			continue;
		counted = other->col;
		saying++;
	}
	return saying >= SAYING_CELLS && !has_link(page, first, last + 1);
}

static gboolean few_names(struct site *site, const struct site_page *page, uint32_t index)
{
	const struct site_block *cell = &page->blocks[index];
	uint32_t first = index - MIN(index, COLUMN_CELLS), names = 0;
	uint32_t end = MIN(page->n_blocks, index + COLUMN_CELLS);
	for (uint32_t i = first; i < end; i++) {
		const struct site_block *other = &page->blocks[i];
		names += other->table == cell->table && other->col == cell->col &&
			 other->kind == BLOCK_CELL && scope_only_names(site, other->text);
	}
	return names <= NAMES_MOST;
}

gboolean datum_in_row(struct site *site, const struct site_page *page, uint32_t block)
{
	const struct site_block *cell = &page->blocks[block];
	return cell->table != 0 && cell->kind == BLOCK_CELL && !cell->in_link &&
	       row_says(site, page, block) && few_names(site, page, block);
}
