/* Whether enough of the site was read to say that something is missing, and the links that lead
 * nowhere. */
#ifndef OIT_RULES_COMPLETE_H
#define OIT_RULES_COMPLETE_H

#include "rules/judge.h"
#include "rules/session.h"

/* Why "missing" may not be said of anything: the crawl was cut short, the site cannot be entered,
 * or so much of it is unread that anything may stand there. NULL where it may. */
const char *why_incomplete(struct session *session, const struct judge_crawl *crawl);

/* A URL (by its key) on the home page's host; TRUE where there is no home page. */
gboolean is_own_key(struct site *site, const char *key);

/* Links of the site that lead to nothing, each with pages that have it. */
void add_broken_links(struct session *session, struct result *result);

/* Pages and documents that answered and whose text was not read, each with the reason. */
void add_unread_pages(struct session *session, struct result *result);

#endif
