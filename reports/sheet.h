/*
 * The result as tables, for spreadsheets: the sheet that the agency fills the ITAS form from, its
 * elements, its scores. format_csv.c and format_xlsx.c write the same cells.
 */
#ifndef OIT_REPORTS_SHEET_H
#define OIT_REPORTS_SHEET_H

#include "reports/words.h"
#include "rules/result.h"

struct sheet_cell {
	char *text;      /* addresses with the Thai name of their website */
	char *url;       /* what a click on the text opens; NULL where it is no single address */
	gboolean number; /* to be written as the figure that the text shows */
	int verdict;     /* enum verdict for a cell that names one; -1 else */
};

struct sheet_column {
	enum word title;
	double width; /* characters */
};

struct sheet {
	enum word name;
	const struct sheet_column *columns;
	guint n_columns;
	GPtrArray *rows; /* GArray * of struct sheet_cell */
};

/* One row an item, in the official order: what to type into ITAS and what still lacks. Lines
 * within a cell end with "\n". Yours. */
struct sheet *sheet_items(const struct result *result, enum lang lang);
struct sheet *sheet_elements(const struct result *result, enum lang lang);
struct sheet *sheet_scores(const struct result *result, enum lang lang);
void sheet_free(struct sheet *sheet);
DEFINE_AUTO(sheet, sheet_free);

#endif
