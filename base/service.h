/*
 * Services in general use on which agencies keep what they publish: file stores, flip-books, forms.
 * What a URL on them is, and the URL of its download form, is told by a table of data
 * (rules/site.json, "services"); this is the matching, which knows no service.
 *
 * A pattern is a host (which stands for those below it, too), the start of a path and parameters
 * that must be there: "drive.google.com/file/d/{id}", "example.com/open?id={id}". A segment or a
 * value in braces is kept under that name, "*" is any one segment. The first row with a pattern
 * that fits is it.
 */
#ifndef OIT_BASE_SERVICE_H
#define OIT_BASE_SERVICE_H

#include <glib.h>

#include "base/auto.h"

enum service_kind {
	SERVICE_NONE,
	SERVICE_FILE,      /* one file; an answer in HTML stands in its place */
	SERVICE_FOLDER,    /* a list of files */
	SERVICE_FLIP_BOOK, /* pages drawn by scripts; their text may stand in the HTML or not */
	SERVICE_FORM,
	SERVICE_PAGE,   /* an ordinary page, read as it is */
	SERVICE_SEARCH, /* shows only what is searched for */
	SERVICE_LOGIN,  /* where those are sent who have no right to see something */
	SERVICE_KINDS
};

struct service {
	char *name;
	enum service_kind kind;
	GPtrArray *at;  /* char *, patterns */
	char *download; /* its download form: "{id}" is what the pattern kept, "{this}" the URL as
			   it is, "{&}" a "?" or "&" to add a parameter with; nothing but one name
			   is that value, decoded, as a URL of its own. NULL: read as it is */
	char *confirm;  /* hidden field of a form that must be sent before a file is given out, NULL
			 * for none */
};

struct services {
	GPtrArray *rows;      /* struct service * */
	GPtrArray *no_access; /* char *, folded: what is said instead of showing a thing */
};

struct services *services_new(void);
void services_free(struct services *services);
DEFINE_AUTO(services, services_free);
/* An empty row; it belongs to the table that it is put into (rows). */
struct service *service_new(void);

/* "file", "folder" …; ends with NULL. */
const char *const *service_kind_names(void);

/* The row that url belongs to, NULL for none (also where services is NULL). *download (yours, may
 * be passed as NULL) is the URL of its download form, NULL where it is read as it is. */
const struct service *service_find(const struct services *services, const char *url,
				   char **download);

/* TRUE where a pattern is one that service_find() can match; a download form must use names of
 * every pattern only. */
gboolean service_pattern_ok(const char *pattern);
gboolean service_download_ok(const char *pattern, const char *download);

#endif
