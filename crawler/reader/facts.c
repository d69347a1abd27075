#include "crawler/reader/facts.h"

#include "base/fold.h"
#include "crawler/limits.h"

#include <string.h>

enum {
	TITLE_ROWS = 4,     /* rows above a table's head that may be its title */
	TITLE_WIDTH = 160,  /* columns; a longer text is no title */
	HEADING_OF_ROW = 3, /* below a sheet's name and a document's chapters */
	MAX_COLUMN = 1024,  /* a sheet's columns further right hold no table for people */
};

static const char *const names[] = {
	"title", "producer",  "created", "heading", "paragraph", "item",
	"cell",  "head-cell", "url",     "pages",   "member",    "end",
};

unsigned facts_parse(const char *name)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return FACT_END + 1;
}

struct facts *facts_new(void)
{
	struct facts *facts = g_new0(struct facts, 1);
	facts->out = g_string_sized_new(64 << 10);
	facts->cells = g_ptr_array_new_with_free_func(g_free);
	facts->urls = g_ptr_array_new_with_free_func(g_free);
	return facts;
}

void facts_free(struct facts *facts)
{
	g_string_free(facts->out, TRUE);
	g_ptr_array_unref(facts->cells);
	g_ptr_array_unref(facts->urls);
	g_free(facts);
}

static void add_line(struct facts *facts, enum fact fact, unsigned level, unsigned col,
		     const char *text)
{
	gboolean cell = fact == FACT_CELL || fact == FACT_HEAD_CELL;

	g_string_append_printf(facts->out, "%s\t%u\t%u\t%u\t%u\t%u\t%s\n", names[fact], level,
			       cell ? facts->table : 0, cell ? facts->row : 0, col, facts->page,
			       text);
	facts->blocks += fact >= FACT_HEADING && fact <= FACT_HEAD_CELL;
}

/* Where a text that is longer than a block may be is parted: at a blank, where one is near. */
static gsize part_length(const char *text)
{
	const char *blank;

	if (strlen(text) <= LIMIT_BLOCK_TEXT)
		return strlen(text);
	blank = g_strrstr_len(text, LIMIT_BLOCK_TEXT, " ");
	if (!blank || blank < text + LIMIT_BLOCK_TEXT / 2)
		blank = g_utf8_find_prev_char(text, text + LIMIT_BLOCK_TEXT);
	return (gsize)(blank - text);
}

/* A long text as several facts of the kind. */
static void add_text(struct facts *facts, enum fact fact, unsigned level, unsigned col,
		     const char *text)
{
	while (*text && !facts_full(facts)) {
		gsize length = part_length(text);
		g_autofree char *part = g_strndup(text, length);

		add_line(facts, fact, level, col, part);
		text += length;
		text += strspn(text, " ");
	}
}

void facts_add(struct facts *facts, enum fact fact, unsigned level, const char *text)
{
	g_autofree char *clean = text ? text_clean(text, -1, G_MAXSIZE) : g_strdup("");

	add_text(facts, fact, level, 0, clean);
}

gboolean facts_full(const struct facts *facts)
{
	return facts->blocks > LIMIT_BLOCKS;
}

void facts_table(struct facts *facts)
{
	facts->table++;
	facts->row = facts->leading = 0;
	facts->headed = FALSE;
	g_ptr_array_set_size(facts->cells, 0);
	g_ptr_array_set_size(facts->urls, 0);
}

/* Takes text. */
static void put(GPtrArray *cells, unsigned col, char *text)
{
	if (cells->len < col)
		g_ptr_array_set_size(cells, (int)col);
	g_free(cells->pdata[col - 1]);
	cells->pdata[col - 1] = text;
}

void facts_cell(struct facts *facts, unsigned col, const char *text)
{
	g_autofree char *clean = text_clean(text, -1, G_MAXSIZE);

	if (*clean && col > 0 && col <= MAX_COLUMN)
		put(facts->cells, col, g_steal_pointer(&clean));
}

void facts_cell_url(struct facts *facts, unsigned col, const char *url)
{
	g_autofree char *clean = text_clean(url, -1, LIMIT_URL);

	if (*clean && col > 0 && col <= MAX_COLUMN)
		put(facts->urls, col, g_steal_pointer(&clean));
}

static unsigned count_cells(const struct facts *facts, const char **only)
{
	unsigned count = 0;

	for (unsigned i = 0; i < facts->cells->len; i++)
		if (facts->cells->pdata[i]) {
			count++;
			*only = facts->cells->pdata[i];
		}
	return count;
}

void facts_end_row(struct facts *facts, unsigned row)
{
	const char *only = NULL;
	unsigned count = count_cells(facts, &only);
	gboolean title = !facts->headed && count == 1 && facts->leading < TITLE_ROWS &&
			 text_width(only) <= TITLE_WIDTH;

	facts->row = row;
	if (title) {
		facts->leading++;
		add_line(facts, FACT_HEADING, HEADING_OF_ROW, 0, only);
	}
	for (unsigned i = 0; i < facts->cells->len && !title && !facts_full(facts); i++) {
		if (!facts->cells->pdata[i])
			continue;
		if (i < facts->urls->len && facts->urls->pdata[i])
			add_line(facts, FACT_URL, 0, 0, facts->urls->pdata[i]);
		add_text(facts, facts->headed ? FACT_CELL : FACT_HEAD_CELL, 0, i + 1,
			 facts->cells->pdata[i]);
	}
	facts->headed |= count > 0 && !title;
	g_ptr_array_set_size(facts->cells, 0);
	g_ptr_array_set_size(facts->urls, 0);
}

void facts_member(struct facts *facts, unsigned number, gboolean folder, const char *name)
{
	g_autofree char *flat = g_strdelimit(g_strdup(name), "\t\r\n", ' ');

	g_string_append_printf(facts->out, "%s\t%d\t0\t0\t0\t%u\t%s\n", names[FACT_MEMBER],
			       folder ? 1 : 0, number, flat);
}

void facts_end(struct facts *facts, const char *reason)
{
	add_line(facts, FACT_END, 0, 0, reason);
}
