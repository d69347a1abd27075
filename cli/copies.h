/*
 * Copies of what was submitted, kept as evidence: for each time a folder DIR/SITE/DATE with a WARC
 * of every exchange and an index of the submitted URLs and their documents, each with the SHA-256
 * of its content (index.json, "oitcheck/copies/1", and index.csv).
 */
#ifndef OIT_CLI_COPIES_H
#define OIT_CLI_COPIES_H

#include "cli/look.h"

#define COPIES_ERROR copies_error_quark()
GQuark copies_error_quark(void);
enum copies_error {
	COPIES_ERROR_NONE,
	COPIES_ERROR_SILENT,  /* nothing answered: there is nothing to copy */
	COPIES_ERROR_STOPPED, /* by a signal, before all was seen */
	COPIES_ERROR_WRITE,
	COPIES_ERROR_BROKEN
};

struct copy {
	char *item, *url;
	char *on; /* the submitted URL whose page links to this document; "" for a submitted URL */
	char *final_url; /* after redirects */
	int status;      /* 0: no answer */
	char *reason;    /* why it was not read, "" where it was */
	char *taken_at;  /* ISO 8601, UTC */
	char *type;      /* Content-Type as sent */
	guint64 size;    /* bytes of the content, unpacked */
	char *sha256;    /* of these bytes; "" where there are none */
	char *record;    /* WARC-Record-ID */
};

struct copies {
	char *folder;
	char *site_url, *taken_at;
	char *rules_id;
	int fiscal_year;
	char *warc, *warc_sha256; /* file name in the folder */
	GPtrArray *list;          /* struct copy * */
};

/* FALSE for --copies none. */
gboolean copies_wanted(const struct options *options);

/* Looks at the submitted URLs and keeps what came (at->from and at->copies are not used). *look is
 * yours; NULL where it is not wanted. Yours; NULL with error. */
struct copies *copies_take(const struct options *options, const struct ruleset *rules,
			   const struct look_at *at, struct look **look, GError **error);
/* The same, but where the last copies are of the same submission they stand while there is nothing
 * new to keep, and where something is in trouble or could not be read now: `oitcheck watch`
 * compares with what was well. *kept is yours, NULL where the last ones stand. FALSE with error. */
gboolean copies_keep(const struct options *options, const struct ruleset *rules,
		     const struct look_at *at, struct copies **kept, GError **error);
/* The last that were kept of the site, at --copies or the default place. Yours; NULL with error,
 * COPIES_ERROR_NONE where there are none. */
struct copies *copies_last(const struct options *options, const char *site_url, GError **error);
void copies_free(struct copies *copies);
DEFINE_AUTO(copies, copies_free);

/* Path of the WARC. Yours. */
char *copies_warc(const struct copies *copies);
/* What was submitted: struct submitted_url *, without items that the checklist does not have.
 * Yours, frees them. */
GPtrArray *copies_submitted(const struct copies *copies, const struct checklist *checklist);

#endif
