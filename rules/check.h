/* The kinds of check, one table row each in check.c: what makes an element true, looked for in a
 * topic's exhibit. */
#ifndef OIT_RULES_CHECK_H
#define OIT_RULES_CHECK_H

#include "rules/scope.h"
#include "rules/verdict.h"

struct check_context {
	struct site *site;
	const struct ruleset *rules;
	int fiscal_year;     /* that the item at hand asks for */
	int seen_year;       /* as struct session's */
	GHashTable *targets; /* const struct topic * → GArray of uint32_t page numbers that prove
				it; for "separate". May be NULL */
	GHashTable *unread;  /* URL key → reason, for URLs that the crawl wanted and did not read;
				may be NULL */
};

/* What made it true. */
struct proof {
	enum verdict verdict; /* FOUND, MISSING, or UNCLEAR where something of the exhibit could not
				 be read */
	uint32_t page, block, link; /* SITE_NONE where it does not apply */
	const char
		*kind; /* evidence kind: "page", "document", "image", "form", "link", "external" */
	const char *reason;  /* key word of what stood in the way of an UNCLEAR one, where this very
				thing is known; else NULL */
	uint32_t start, end; /* of what was looked for, in the block's folded text; 0, 0 where it is
				the block as a whole */
};

/* One check over all scopes of the exhibit: parts may be met in different scopes. */
struct proof check_run(const struct check_context *context, const struct check *check,
		       const struct exhibit *exhibit);

/* An element: the best of its alternatives. */
struct proof check_element(const struct check_context *context, const struct element *element,
			   const struct exhibit *exhibit);

/* Why a page of the exhibit was read in part alone: its end was cut off, a text of it was not
 * looked all through, or a script has yet to fill it. NULL where none was. */
const char *check_partly_read(const struct exhibit *exhibit);

/* Finders that other rules use too. In folded text. */
gboolean check_has_phone(const char *fold);
gboolean check_has_email(const char *fold);
/* Of these, what a button "share" opens; a post that is itself shared ("/share/p/…") is none. */
gboolean check_is_share_button(const char *url);

#endif
