#include "crawler/extract/html_reader.h"

#include <stdlib.h>
#include <string.h>

#define HEAD_CELL_BYTES 160 /* a head cell is a word or two */

struct table *table_now(const struct reader *reader)
{
	return reader->tables->len > 0 ? g_ptr_array_index(reader->tables, reader->tables->len - 1)
				       : NULL;
}

void table_open(struct reader *reader)
{
	struct table *outer = table_now(reader);
	struct table *table = g_new0(struct table, 1);

	if (outer)
		outer->nested = TRUE;
	table->number = ++reader->n_tables;
	table->plain = TRUE;
	table->row_block = PAGE_NONE;
	memset(table->first_blocks, 0xff, sizeof(table->first_blocks)); /* PAGE_NONE */
	g_ptr_array_add(reader->tables, table);
}

/* Not laid out for looks: two rows and columns at least, regular, and a first row of short texts.
 */
static gboolean has_head_row(const struct table *table)
{
	if (!table->plain || table->nested || table->has_head || table->rows < 2 ||
	    table->first_cells < 2 || table->first_cells > G_N_ELEMENTS(table->first_blocks) ||
	    table->regular_rows == 0)
		return FALSE;
	for (guint i = 0; i < table->first_cells; i++)
		if (table->first_blocks[i] == PAGE_NONE)
			return FALSE;
	return TRUE;
}

void table_close(struct reader *reader)
{
	struct table *table = table_now(reader);

	if (!table)
		return;
	if (has_head_row(table))
		for (guint i = 0; i < table->first_cells; i++)
			page_set_block_kind(reader->builder, table->first_blocks[i],
					    BLOCK_HEAD_CELL, 0);
	g_ptr_array_remove_index(reader->tables, reader->tables->len - 1);
}

void table_row_open(struct reader *reader)
{
	struct table *table = table_now(reader);

	if (!table)
		return;
	table->rows++;
	table->row = (uint16_t)MIN(table->rows, G_MAXUINT16);
	table->cells = table->cols_now = table->cell_span = 0;
	table->col = 0;
	table->row_block = PAGE_NONE;
	table->row_bold = FALSE;
}

/* Steps over the columns that cells of rows above still fill, and counts those down. */
static void skip_spanned(struct table *table)
{
	while (table->cols_now < G_N_ELEMENTS(table->spans) && table->spans[table->cols_now] > 0) {
		table->spans[table->cols_now]--;
		table->cols_now++;
	}
}

static guint span_of(const char *value)
{
	long span = value ? strtol(value, NULL, 10) : 1;

	return (guint)CLAMP(span, 1, 1000);
}

void table_cell_open(struct reader *reader, const struct attrs *attrs, gboolean head)
{
	struct table *table = table_now(reader);
	guint columns = span_of(attrs->value[ATTR_COLSPAN]);
	guint rows = span_of(attrs->value[ATTR_ROWSPAN]);

	if (!table)
		return;
	if (table->rows == 0)
		table_row_open(reader);
	skip_spanned(table);
	table->cells++;
	table->has_head = table->has_head || head;
	if (table->cells == 1)
		table->cell_span = columns;
	if (table->rows == 1)
		table->first_cells = table->cells;
	table->col = (uint16_t)MIN(table->cols_now + 1, G_MAXUINT16);
	for (guint i = 0; i < columns; i++, table->cols_now++)
		if (table->cols_now < G_N_ELEMENTS(table->spans))
			table->spans[table->cols_now] = (uint16_t)(rows - 1);
}

void table_cell_block(struct reader *reader, uint32_t block, gsize length, gboolean bold)
{
	struct table *table = table_now(reader);

	if (!table || table->col == 0)
		return;
	if (table->row_block == PAGE_NONE)
		table->row_block = block;
	table->row_bold = bold;
	if (table->rows != 1)
		return;
	/* The n-th cell must give the n-th block, all others make it a layout. */
	if (table->cells > G_N_ELEMENTS(table->first_blocks) || length > HEAD_CELL_BYTES ||
	    (table->cells > 1 && table->first_blocks[table->cells - 2] != block - 1) ||
	    (table->cells == 1 && table->row_block != block)) {
		table->plain = FALSE;
		return;
	}
	table->first_blocks[table->cells - 1] = block;
}

/* A row of one cell over several columns, or of one bold cell, with one short text: it heads the
 * rows below. */
static gboolean is_group_row(const struct reader *reader, const struct table *table)
{
	const struct block *block;

	if (table->cells != 1 || table->row_block == PAGE_NONE ||
	    table->row_block + 1 != reader->page->n_blocks)
		return FALSE;
	if (!table->row_bold && (table->cell_span < 2 || table->nested))
		return FALSE;
	block = &reader->page->blocks[table->row_block];
	return !block->in_link && block->kind == BLOCK_CELL &&
	       strlen(block->text) <= HEAD_CELL_BYTES;
}

void table_row_close(struct reader *reader)
{
	struct table *table = table_now(reader);

	if (!table)
		return;
	while (table->cols_now < G_N_ELEMENTS(table->spans)) {
		skip_spanned(table);
		table->cols_now++;
	}
	if (table->rows > 1 && table->cells == table->first_cells)
		table->regular_rows++;
	if (is_group_row(reader, table)) {
		page_set_block_kind(reader->builder, table->row_block, BLOCK_HEADING, 6);
		reader->heading = table->row_block;
	}
	table->col = 0;
}
