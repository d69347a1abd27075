/*
 * A look at exactly the URLs that were submitted, and at the documents that they link to: at the
 * network, or at the copies of an earlier look. Two looks by the same rules can be compared.
 */
#ifndef OIT_CLI_LOOK_H
#define OIT_CLI_LOOK_H

#include "cli/options.h"
#include "crawler/page.h"
#include "rules/result.h"
#include "rules/submitted.h"

/* Reason of a URL that the look did not come to: its limits, a trap. */
#define LOOK_NOT_READ "not-read"

/* What was seen of one URL, at the end of its redirects. */
struct sighting {
	const struct item *item;
	char *url; /* as submitted; or of a document */
	char *on;  /* of a document: the submitted URL whose page links to it; else NULL */
	char *final_url, *final_key;
	char *canonical_key; /* NULL where the page names none */
	int status;
	enum read_state read;
	enum page_kind kind;
	char *reason;
	gsize letters;              /* of its own text */
	unsigned fields, passwords; /* that a visitor fills in */
	gboolean closed;            /* it says that its form is closed */
	guint64 body_hash;
	enum standing standing; /* for its item; of a submitted URL only */
};

struct look {
	GPtrArray *sightings;  /* struct sighting *: each submitted URL, then its documents */
	struct result *result; /* of these pages alone */
	gboolean answered;     /* anything at all gave an answer */
	char *start_url;
};

struct look_at {
	const char *site;           /* URL where the crawl starts: its home page is read too */
	gboolean scheme_given;      /* FALSE: https first, then http */
	const GPtrArray *submitted; /* struct submitted_url *; must outlive the look */
	const char *from;           /* copies to read, NULL: the network */
	const char *copies;         /* WARC to write, NULL for none */
};

/* Yours; NULL with error where it could not begin, or the copies could not be written. */
struct look *look_take(const struct options *options, const struct ruleset *rules,
		       const struct look_at *at, GError **error);
void look_free(struct look *look);
DEFINE_AUTO(look, look_free);

/* The sighting of that item and URL, NULL for none. */
const struct sighting *look_find(const struct look *look, const char *item, const char *url);

#endif
