/* Reports of a result: one format, one file (format_*.c), one signature; report.c has the table. */
#ifndef OIT_REPORTS_REPORT_H
#define OIT_REPORTS_REPORT_H

#include "reports/words.h"
#include "rules/result.h"

enum report_format {
	REPORT_TEXT, /* the checklist for a terminal */
	REPORT_JSON, /* "oitcheck/result/1" */
	REPORT_HTML, /* the report to hand on: one file without any request */
	REPORT_CSV,  /* the table that the ITAS form is filled from */
	REPORT_XLSX, /* the same as a workbook, with elements and scores */
	REPORT_MARKDOWN,
	REPORT_JUNIT, /* for build servers */
};
#define REPORT_FORMATS 7

struct report_options {
	enum lang lang;
	int width;             /* columns of the text report; 0 = 80 */
	gboolean colour;       /* terminal colours in the text report */
	gboolean score_only;   /* the text report is the score and no checklist */
	const GPtrArray *past; /* struct past_audit * (history.h) of the same site before this
				  result, the oldest first, for the trend; NULL for none */
};

/* Appends the report to out. FALSE with error where the format cannot say this result. */
gboolean report_write(const struct result *result, enum report_format format,
		      const struct report_options *options, GString *out, GError **error);

/* "text", "json" … FALSE for another word. */
gboolean report_format_parse(const char *name, enum report_format *format);
/* By the suffix of a file name: "missing.txt" → text. FALSE where no format has it. */
gboolean report_format_of_path(const char *path, enum report_format *format);
/* All names with commas, for messages: "text, json, html …". Yours. */
char *report_format_names(void);

/* Reads what REPORT_JSON wrote; name is for messages ("file:line:column: …"). Unknown members are
 * ignored; NULL with error where it is no result or a member has another type than the form says.
 * Yours. */
struct result *result_from_json(const char *name, const char *text, gsize size, GError **error);

/* The same on one line, without its end: for keeping. Yours. */
char *result_to_line(const struct result *result);

#define REPORT_ERROR report_error_quark()
GQuark report_error_quark(void);
enum report_error { REPORT_ERROR_NOT_A_RESULT, REPORT_ERROR_NOT_WRITTEN };

#endif
