/* robots.txt after RFC 9309: bytes in, decisions out; knows no crawler. */
#ifndef OIT_CRAWLER_ROBOTS_H
#define OIT_CRAWLER_ROBOTS_H

#include <glib.h>

#include "base/auto.h"

struct robots;

/* Parses at most LIMIT_ROBOTS bytes. agent is our product token, matched without regard to case;
 * groups that name it are merged, else the "*" groups (§2.2.1). Never fails: what is no rule is
 * passed over. */
struct robots *robots_parse(const char *text, gsize size, const char *agent);
void robots_free(struct robots *robots);
DEFINE_AUTO(robots, robots_free);

/* Longest match of path-and-query, Allow wins a tie, '*' and '$' (§2.2.2, §2.2.3). /robots.txt
 * itself is always allowed. */
gboolean robots_allows(const struct robots *robots, const char *path);
/* Crawl-delay in seconds, 0 where none is given (not in the RFC, but widely written). */
double robots_delay(const struct robots *robots);
/* Absolute sitemap URLs named in the file, NULL-terminated, borrowed. */
const char *const *robots_sitemaps(const struct robots *robots);

#endif
