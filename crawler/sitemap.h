/* Sitemaps (sitemaps.org): XML urlset and index, plain text; gzip is undone by the caller's fetcher
 * or here by content. Bytes in, URLs out. */
#ifndef OIT_CRAWLER_SITEMAP_H
#define OIT_CRAWLER_SITEMAP_H

#include <glib.h>

typedef void (*sitemap_handler)(const char *url, gboolean is_sitemap, void *data);

/* Calls handler for each <loc> (is_sitemap for those of an index). No network, no entities,
 * LIMIT_SITEMAP_* hold. Returns FALSE where the bytes are no sitemap at all. */
gboolean sitemap_scan(const void *bytes, gsize size, sitemap_handler handler, void *data);

#endif
