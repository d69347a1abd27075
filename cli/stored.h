/* The history as commands use it: which file it is, and which audit a word on the command line
 * means. */
#ifndef OIT_CLI_STORED_H
#define OIT_CLI_STORED_H

#include "cli/options.h"
#include "cli/status.h"
#include "reports/diff.h"
#include "reports/history.h"

/* The file of --db, else the default one. Yours; NULL with error, also for --db none. */
struct history *stored_open(const struct options *options, gboolean create, GError **error);

/* The name of the site (url_site()) that somebody typed. Yours; NULL with error. */
char *stored_site(const char *typed, GError **error);

/* The result that a word means: a file, the number of an audit, or a site, of which it is the last
 * audit. NULL: the audit kept last. Yours; NULL with error. */
struct result *stored_result(const struct options *options, const char *word, GError **error);

/* The audit that a number or a site means, and the one before it: of the same fiscal year where
 * there is one. Both yours; FALSE with error. */
gboolean stored_pair(const struct options *options, const char *word, struct result **was,
		     struct result **now, GError **error);

/* The audits of the result's site that were before it and told something (struct past_audit *, the
 * oldest first), for the trend. Yours; NULL where there are none, or the history cannot be read: a
 * report is no place to tell of it. */
GPtrArray *stored_past(const struct options *options, const struct result *result);

/* TRUE where the options make sense together; else told on standard error: to be asked before an
 * audit. */
gboolean stored_check(const struct options *options);

/* The audit before, of the same site and year, that could tell anything; and what changed since. */
struct stored_change {
	struct result *was;     /* NULL: there is none, or it was not looked for */
	struct diff *diff;      /* NULL without, and where the new audit could tell nothing */
	gboolean first_failure; /* it could tell nothing, and that is news */
};
void stored_change_clear(struct stored_change *change);

/*
 * Keeps the result of an audit together with what it gives notice of, unless --db none or it was
 * interrupted, and says what changed. With --fail-on regression the outcome is MISSING where an
 * item fell since the audit before, and FAILED where that cannot be told. What could not be kept is
 * told on standard error.
 */
enum outcome stored_keep(const struct options *options, const struct result *result,
			 struct stored_change *change);

/* There is no result at all: gives notice where the site could be audited before. */
void stored_cannot(const struct options *options, const char *typed, const GError *why);

/* Tells the error; returns its exit status. */
int stored_fault(const GError *error);

#endif
