/* A URL taken apart, for the files that implement crawler/url.h. Only url.c knows libcurl. */
#ifndef OIT_CRAWLER_URL_PARTS_H
#define OIT_CRAWLER_URL_PARTS_H

#include <glib.h>

struct url_parts {
	char *host;  /* lower-case punycode; an IPv6 address in brackets */
	char *port;  /* NULL where it is the scheme's default */
	char *path;  /* begins with '/' */
	char *query; /* without '?', NULL for none */
	gboolean https;
};

/* FALSE where url is not an absolute http(s) URL; then parts is empty. */
gboolean url_parts_init(struct url_parts *parts, const char *url);
void url_parts_clear(struct url_parts *parts);
typedef struct url_parts url_parts;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(url_parts, url_parts_clear)

/*
 * Nearly all references are plain: letters, digits and "-._~/", maybe with a query of such and
 * "&=+". Nothing in them needs libcurl, which takes tens of thousands of instructions for one.
 */

/* Bytes of "http://host" or with a port at the start of a URL, where it stands there in its normal
 * form and a '/' follows; else 0. */
gsize url_plain_origin(const char *url);
/* TRUE where path (beginning with '/') is plain, has neither dot segments nor doubled slashes, and
 * ends at *end with the text, or before a '?'. */
gboolean url_plain_path(const char *path, const char **end);
/* url_parts_init() for a URL of which all is plain; FALSE, and nothing changed, where it is not. */
gboolean url_parts_plain(struct url_parts *parts, const char *url);
/* url_resolve() for a plain reference against a plain base; NULL where either is not. Yours. */
char *url_resolve_plain(const char *base, const char *reference);

#endif
