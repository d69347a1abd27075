/* The audit of one site: the loop between crawl and rules. */
#ifndef OIT_CLI_AUDIT_H
#define OIT_CLI_AUDIT_H

#include "cli/options.h"
#include "rules/result.h"
#include "rules/rules.h"
#include "rules/waiver.h"

/* Told of what happens, for progress on a terminal. items is 0 while pages are only asked whether
 * they have changed. */
struct audit_watch {
	void (*tick)(const struct audit_watch *watch, unsigned pages, unsigned queued,
		     unsigned named, unsigned items, const char *url);
	void *data;
};

/* What all audits of a run go by, loaded once. Borrowed; NULL where not given. */
struct audit_basis {
	const struct ruleset *rules;    /* always given */
	const GPtrArray *waivers;       /* struct waiver * */
	const GPtrArray *submitted;     /* struct submitted_url * */
	const GPtrArray *only;          /* const struct item *: no others are looked for */
	const GPtrArray *last_evidence; /* char *, URLs */
	gboolean until_decided;         /* the crawl may end before all is read */
	const char *state;              /* folder for what crawls keep (crawler/state.h) */
};

/* Code of the warning that readers of documents had the network. */
#define AUDIT_NOT_ISOLATED "not-isolated"

/* Code of the warning that the address led to another website, which was audited. */
#define AUDIT_MOVED "moved"

/* Crawls and judges. typed is what the user wrote. Yours; NULL with error where nothing could be
 * started (bad URL, no rules, no archive). A result with error: all is judged, and the archive that
 * --warc asks for could not be written. */
struct result *audit_site(const struct options *options, const struct audit_basis *basis,
			  const char *typed, const struct audit_watch *watch, GError **error);

/* As audit_site(), but tells how the item came out instead of a result: for rule authors. Yours;
 * NULL with error. */
char *audit_explain(const struct options *options, const struct ruleset *rules, const char *typed,
		    const struct item *item, GError **error);

/* Ends the audit under way in order; callable from a signal handler. */
void audit_interrupt(void);

#endif
