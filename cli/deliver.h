/* A result to where the options want it: standard output and files, each in its format. */
#ifndef OIT_CLI_DELIVER_H
#define OIT_CLI_DELIVER_H

#include "cli/options.h"
#include "cli/stored.h"
#include "reports/report.h"
#include "rules/result.h"

/*
 * Every -o file is written in the format of its suffix, else of --format; "-", and no -o at all, is
 * standard output in the format of --format, else text (in colour where it is a terminal and
 * NO_COLOR is not set). An -o that is a folder (it ends with "/", or exists, or several sites are
 * audited) gets checklist.txt, result.json, report.html and sheet.xlsx, with several sites in a
 * folder for each. A file appears whole or not at all. score_only: the score without the checklist.
 * Returns an exit status (cli/status.h); what went wrong is told on standard error.
 */
int deliver_result(const struct options *options, const struct result *result, gboolean score_only);

/* What a command tells that is no result: for people, or as JSON. */
struct document {
	void (*text)(const void *data, const struct report_options *how, GString *out);
	void (*json)(const void *data, GString *out);
};

/* To where the options want it; JSON by the suffix of -o, else by --format. Returns an exit status;
 * what went wrong is told on standard error. */
int deliver_document(const struct options *options, const struct document *document,
		     const void *data);

/* With --only-changes, what deliver_result() does not write on standard output: what changed since
 * the audit before, and nothing where nothing did. As above. */
int deliver_change(const struct options *options, const struct result *result,
		   const struct stored_change *change);

/* The overview of several sites (site_index.h) as index.csv into every folder of -o. As above. */
int deliver_index(const struct options *options, const GString *index);

/* Writes a file, which appears whole or not at all; a pipe or a device is written to as it is. */
gboolean deliver_write(const char *path, const GString *text, GError **error);

/* TRUE where whoever sits at the terminal reads the checklist there. */
gboolean deliver_shown(const struct options *options);

/* TRUE where deliver_result() will know every format; else told on standard error: to be asked
 * before an audit, not after it. */
gboolean deliver_check(const struct options *options);

#endif
