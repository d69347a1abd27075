/* A URL taken apart, for the three files that implement crawler/url.h. Only url.c knows libcurl. */
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

#endif
