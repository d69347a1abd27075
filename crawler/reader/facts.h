/*
 * What oitcheck-reader says on its standard output, one fact a line, seven fields between tabs:
 *   WHAT LEVEL TABLE ROW COL PAGE TEXT
 * Text has no control characters. The last line is "end", its text the reason why not all was read
 * ("" where it was); a stream without it was broken off. The other side is
 * crawler/extract/office.c, which trusts none of it.
 */
#ifndef OIT_CRAWLER_READER_FACTS_H
#define OIT_CRAWLER_READER_FACTS_H

#include <glib.h>

#include "base/auto.h"

enum fact {
	FACT_TITLE,
	FACT_PRODUCER,
	FACT_CREATED,
	FACT_HEADING,
	FACT_PARAGRAPH,
	FACT_ITEM,
	FACT_CELL,
	FACT_HEAD_CELL,
	FACT_URL,    /* a target that the last block leads to */
	FACT_PAGES,  /* PAGE is the document's number of pages */
	FACT_MEMBER, /* of an archive: PAGE is its number, LEVEL 1 where it is a folder, TEXT its
			name as it stands there */
	FACT_END,
};

/* The fact of a name on the line; FACT_END + 1 for none. */
unsigned facts_parse(const char *name);

/* The facts of one document on their way out. Not opaque: the extractors of this program count
 * pages and tables in it. */
struct facts {
	GString *out;
	unsigned page;   /* 1-based page, slide; 0 for unknown */
	unsigned table;  /* number of the table under way or the last one */
	unsigned blocks; /* written so far */
	/* the table's row under way */
	GPtrArray *cells; /* char *, NULL for an empty cell */
	GPtrArray *urls;  /* char *: where they lead to, NULL for nowhere */
	unsigned row;
	unsigned leading; /* rows of a single cell that stood in front of the head */
	gboolean headed;
};

struct facts *facts_new(void);
void facts_free(struct facts *facts);
DEFINE_AUTO(facts, facts_free);

/* Writes a fact, of a long text several; nothing where it is NULL or blank. */
void facts_add(struct facts *facts, enum fact fact, unsigned level, const char *text);

/* TRUE once there are more blocks than a page can hold: the reader may stop. */
gboolean facts_full(const struct facts *facts);

/* A table: cells in any order of columns (1-based), then the end of the row. The first row that has
 * more than one cell heads the table; single cells in front of it are its title and become
 * headings. */
void facts_table(struct facts *facts);
void facts_cell(struct facts *facts, unsigned col, const char *text);
/* The cell of the row under way leads to url. */
void facts_cell_url(struct facts *facts, unsigned col, const char *url);
void facts_end_row(struct facts *facts, unsigned row);

void facts_member(struct facts *facts, unsigned number, gboolean folder, const char *name);
void facts_end(struct facts *facts, const char *reason);

#endif
