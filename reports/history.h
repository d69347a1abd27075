/*
 * The audits of the past, in one SQLite file: every result whole, with its evidence and the hash of
 * its rules, and tables that can be asked by SQL (history_schema.c). Several programs may use a
 * file at once. A file that is damaged, or was made by somebody else, gives an error and no more.
 */
#ifndef OIT_REPORTS_HISTORY_H
#define OIT_REPORTS_HISTORY_H

#include "reports/report.h"

#define HISTORY_ERROR history_error_quark()
GQuark history_error_quark(void);
enum history_error {
	HISTORY_ERROR_NONE, /* no such file, or no such audit */
	HISTORY_ERROR_OPEN,
	HISTORY_ERROR_READ_ONLY,
	HISTORY_ERROR_FULL, /* the disk */
	HISTORY_ERROR_BUSY,
	HISTORY_ERROR_IO,
	HISTORY_ERROR_NEWER,  /* made by a later version of this program */
	HISTORY_ERROR_BROKEN, /* damaged, or no history at all */
};

struct history;

/* The place for it where the user names none: below XDG_STATE_HOME. Yours. */
char *history_default_path(void);

/* Opens the file, made where it is not there and create is TRUE, its tables brought up to date.
 * Yours; NULL with error. */
struct history *history_open(const char *path, gboolean create, GError **error);
void history_close(struct history *history);
DEFINE_AUTO(history, history_close);

/* What is done between the two is in the file as a whole or not at all; pairs may stand within one
 * another, then the outermost decides. well: FALSE takes all of it back. Both FALSE with error
 * where they fail, and finish also where well is FALSE. */
gboolean history_begin(struct history *history, GError **error);
gboolean history_finish(struct history *history, gboolean well, GError **error);

/* Keeps the result under a site, the name that the audits of one site share (url_site()). Returns
 * its number; that of the audit itself where it is there already; 0 with error. */
gint64 history_add(struct history *history, const char *site, const struct result *result,
		   GError **error);

/* What a list tells of an audit. */
struct past_audit {
	gint64 number;
	char *site, *host, *audited_at, *as_of, *rules_id, *rules_sha256;
	int fiscal_year;
	struct range oit;
	guint counts[VERDICT_COUNT]; /* without waived items */
};

/* FALSE where the site could not be read, so that the audit says nothing about what fell or rose
 * since. */
gboolean past_audit_tells(const struct past_audit *audit);

/* struct past_audit *, by site, the oldest first. site NULL and year 0: all. Yours; NULL with
 * error. */
GPtrArray *history_list(struct history *history, const char *site, int year, GError **error);

/* The result of an audit. Yours; NULL with error. */
struct result *history_result(struct history *history, gint64 number, GError **error);

/* Calls back with the JSON of every audit (of a site, or all where it is NULL), each on one line
 * without its end, until that returns FALSE with error. */
typedef gboolean history_visitor(const char *line, gsize size, void *data, GError **error);
gboolean history_each(struct history *history, const char *site, history_visitor *visit, void *data,
		      GError **error);

/* Drops the audits of a site (of all where it is NULL) except, for each fiscal year, the newest
 * `newest` (at least 1) and all of the last `days` days. FALSE with error. */
gboolean history_keep(struct history *history, const char *site, unsigned newest, unsigned days,
		      unsigned *dropped, GError **error);

/* Append a list for people, with a trend, and as "oitcheck/history/1". */
void history_text(const GPtrArray *audits, const struct report_options *options, GString *out);
void history_json(const GPtrArray *audits, GString *out);

#endif
