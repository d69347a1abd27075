/*
 * What links are good for, for the order of the crawl: which topic (its aim) a link leads to, and
 * how much that promises. Nothing is proven by it.
 */
#ifndef OIT_RULES_LEAD_H
#define OIT_RULES_LEAD_H

#include "rules/site.h"

/* From here on a promise says that the link names a topic, or leads to where topics are named. */
#define LEAD_TOPIC 700

struct lead {
	int promise;       /* 0…1000 */
	unsigned aim;      /* the topic that it names, 1…; 0 for none */
	gboolean evidence; /* its target is wanted even on another host */
	gboolean behind;   /* it stands on a page of another host, which is there for this file */
};

struct leads;
/* only: const struct item *, no others are looked for; NULL: all. Both must outlive the leads. */
struct leads *leads_new(struct site *site, const GPtrArray *only);
void leads_free(struct leads *leads);
DEFINE_AUTO(leads, leads_free);

/* Takes note of what a page is about; its links are asked for before the next page. */
void leads_enter(struct leads *leads, uint32_t page);
/* The aim after which that page was read (a menu's entry that names nothing, a further page of a
 * list), where it was worth it: it names topics. 0 for none. */
unsigned leads_paid(const struct leads *leads, uint32_t page);
struct lead leads_link(struct leads *leads, uint32_t page, uint32_t link);

/* The topics of the checklist, by aim: 1…leads_aims(). */
unsigned leads_aims(const struct leads *leads);
const struct topic *leads_topic(const struct leads *leads, unsigned aim);

/* Has the heading of any page named the topic so far? */
gboolean leads_named(const struct leads *leads, const struct topic *topic);

#endif
