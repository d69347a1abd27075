/* Weighing candidates: what each claim's target is worth, and the exhibit of a topic that comes of
 * it. */
#ifndef OIT_RULES_WEIGH_H
#define OIT_RULES_WEIGH_H

#include "rules/candidate.h"
#include "rules/scope.h"

enum standing {
	STANDING_PROVEN,  /* content of its own, about the topic */
	STANDING_UNREAD,  /* there, or may be there, and not read */
	STANDING_WRONG,   /* content of its own, about something else */
	STANDING_EMPTY,   /* heading only, empty list, "being updated" */
	STANDING_DEAD,    /* 404, also a soft one */
	STANDING_NO_LINK, /* named without a link */
	STANDING_NONE,    /* nothing on the site names it */
};

/* Reason of what is proven by a link to a service elsewhere that was not opened. */
#define WEIGHED_OUTSIDE "outside"

/* … of a page that is about the topic and says hardly more than its name. */
#define WEIGHED_THIN "thin"

/* … of a page on which nothing stands but a file that is gone: `dead` is the link to it. */
#define WEIGHED_DEAD_FILE "dead-file"

struct weighed {
	struct candidate candidate;
	enum standing standing;
	const char *reason; /* key word for STANDING_UNREAD and STANDING_EMPTY, "" else */
	double confidence;  /* of STANDING_PROVEN */
	guint scope;        /* its first scope in the exhibit, G_MAXUINT for none */
	uint32_t dead;      /* link on the candidate's page; SITE_NONE but for WEIGHED_DEAD_FILE */
};

/* One topic's case. */
struct topic_case {
	const struct topic *topic;
	GArray *weighed;         /* struct weighed, best first */
	struct exhibit *exhibit; /* scopes of all that is proven */
	enum standing standing;  /* the best */
	double confidence;
	const struct element *refuted_by; /* the essential one that it lacks; NULL */
	int left_out; /* strength of the best candidate for which there was no room; 0 */
};

struct weigh_context {
	struct site *site;
	const struct ruleset *rules;
	const struct candidates *candidates;
	GHashTable *unread; /* URL key → reason, for URLs that the crawl wanted and did not read */
};

struct topic_case *weigh_topic(const struct weigh_context *context, const struct topic *topic);
/* What seemed proven is about something else after all, since it lacks the element. */
void topic_case_refute(struct topic_case *topic_case, const struct element *lacking);
/* Takes scopes (struct scope *, of the exhibit) out of it: they are about something else, as the
 * element tells. What led to nothing but these is not proven any more. */
void topic_case_set_aside(struct topic_case *topic_case, const GPtrArray *scopes,
			  const struct element *lacking);
void topic_case_free(struct topic_case *topic_case);

#endif
