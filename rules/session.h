/*
 * One judging of a site: what all items share. Every topic is weighed once, and what the crawl did
 * not read is known. For the files of rules/ that make verdicts of it.
 */
#ifndef OIT_RULES_SESSION_H
#define OIT_RULES_SESSION_H

#include "rules/check.h"
#include "rules/judge.h"
#include "rules/owner.h"
#include "rules/path.h"
#include "rules/weigh.h"

/* An unread link that names the topic so surely stands in the way of "missing". */
#define BLIND_STRENGTH 60

struct session {
	struct site *site;
	const struct checklist *checklist;
	const char *agency;
	const GPtrArray *submitted; /* struct submitted_url *; NULL */
	struct weigh_context weigh;
	struct check_context check;
	GHashTable *cases; /* const struct topic * → struct topic_case * */
	struct paths *paths;
	struct owners *owners;
	gboolean all_read; /* of the site itself, nothing that was wanted was left out */
	int seen_year;     /* of the crawl, after the checklist's; 0: not later, or not known */
	const char *incomplete; /* why not everything was read; NULL */
	const char
		*incomplete_at; /* the first address that stood in the way; NULL: no single one */
};

/* All borrowed: they must outlive the session. Weighs every topic of the checklist. */
void session_start(struct session *session, struct site *site, const struct judge_options *options,
		   const struct judge_crawl *crawl);
void session_end(struct session *session);

const struct topic_case *session_case(struct session *session, const struct topic *topic);

/* A claim surely names the topic, and nobody has read its target. */
gboolean topic_case_has_unread_claim(const struct topic_case *topic_case);

#endif
