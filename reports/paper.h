/*
 * A paper to be finished by people: headings, paragraphs and tables, written as Word's DOCX or as
 * one HTML file. Where a text holds "[เติม …]" the writers mark it: there something is to be filled
 * in.
 */
#ifndef OIT_REPORTS_PAPER_H
#define OIT_REPORTS_PAPER_H

#include "base/auto.h"

#include <glib.h>

#define PAPER_BLANK "[เติม" /* up to the next "]" */

enum paper_block_kind {
	PAPER_TITLE,
	PAPER_HEADING,
	PAPER_TEXT,
	PAPER_NOTE, /* set apart: what the reader must know of the draft itself */
	PAPER_ITEM, /* of a list */
	PAPER_TABLE
};

struct paper_block {
	enum paper_block_kind kind;
	char *text;       /* PAPER_TABLE: ""; lines are kept */
	GArray *widths;   /* PAPER_TABLE: guint, shares of the whole width */
	GPtrArray *cells; /* PAPER_TABLE: char *, row by row; the first row heads the table */
};

struct paper {
	char *title;       /* of the file */
	GPtrArray *blocks; /* struct paper_block * */
};

struct paper *paper_new(const char *title);
void paper_free(struct paper *paper);
DEFINE_AUTO(paper, paper_free);

/* text may be NULL; then nothing is added. */
void paper_add(struct paper *paper, enum paper_block_kind kind, const char *text);
void paper_addf(struct paper *paper, enum paper_block_kind kind, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

struct paper_column {
	const char *name;
	guint width;
};
/* A table with its head; rows go to the table added last, a cell each column. */
void paper_table(struct paper *paper, const struct paper_column *columns, guint n_columns);
void paper_row(struct paper *paper, const char *const *cells);

/* A part of a text: plain, or to be filled in. */
struct paper_run {
	char *text;
	gboolean blank;
};
/* Of one line; GArray of struct paper_run, yours, frees them. */
GArray *paper_runs(const char *line);

enum paper_format { PAPER_DOCX, PAPER_HTML };
/* By the suffix of a file name; FALSE where no format has it. */
gboolean paper_format_of_path(const char *path, enum paper_format *format);
/* Appends the file. The same paper gives the same bytes. FALSE with error. */
gboolean paper_write(const struct paper *paper, enum paper_format format, GString *out,
		     GError **error);

/* One format, one file. */
gboolean paper_docx(const struct paper *paper, GString *out, GError **error);
gboolean paper_html(const struct paper *paper, GString *out, GError **error);

#define PAPER_ERROR paper_error_quark()
GQuark paper_error_quark(void);
enum paper_error { PAPER_ERROR_NOT_WRITTEN };

#endif
