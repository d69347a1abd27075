/*
 * What stands behind a link to a form or a service on another host, by what was read there: that it
 * is linked proves nothing.
 */
#ifndef OIT_RULES_BEHIND_H
#define OIT_RULES_BEHIND_H

#include "rules/site.h"
#include "rules/verdict.h"

struct behind {
	enum verdict verdict; /* FOUND: it opens and is what it is linked as; MISSING: it is closed
			       * or gone; UNCLEAR: it could not be opened */
	const char *reason;   /* key word, "" where FOUND */
};

/* TRUE for a URL on a host of forms or services: behind_link() tells of it. */
gboolean behind_asked(const struct ruleset *rules, const char *url);

/* unread: URL key → reason of what the crawl wanted and did not read, or NULL. */
struct behind behind_link(struct site *site, GHashTable *unread, uint32_t url);

#endif
