/*
 * Candidates: what might prove a topic. Each claim of the site counts: links whose label, row or
 * heading names the topic, pages and sections whose heading does, rows of the agency's own OIT
 * index (declared), topics named without any link. None of them proves anything yet.
 */
#ifndef OIT_RULES_CANDIDATE_H
#define OIT_RULES_CANDIDATE_H

#include "base/auto.h"
#include "rules/path.h"
#include "rules/site.h"

enum candidate_kind {
	CANDIDATE_TARGET,  /* what a link leads to */
	CANDIDATE_PAGE,    /* a page whose own heading names the topic */
	CANDIDATE_SECTION, /* a heading on a page of something else, with what stands under it */
	CANDIDATE_NAMED,   /* the topic is named, with no link: dead text, "#" */
};

struct candidate {
	enum candidate_kind kind;
	uint32_t url;  /* TARGET: url number */
	uint32_t page; /* PAGE, SECTION: the page; TARGET: the page it resolves to, SITE_NONE where
			  it was not read */
	uint32_t section; /* SECTION: heading block; TARGET: heading block that the fragment points
			     at; SITE_NONE */
	uint32_t from_page,
		from_link;   /* the best claim: a link, SITE_NONE for pages and sections */
	uint32_t from_block; /* NAMED: the text; PAGE, SECTION: the block that names the topic,
				SITE_NONE for none */
	int strength;        /* 0…100: how surely the claim names the topic */
	gboolean declared;
	gboolean submitted; /* the agency typed it into ITAS; then from_link may be SITE_NONE for a
			       TARGET, and from_page is the home page */
};

struct candidates {
	GHashTable *by_topic; /* const struct topic * → GArray of struct candidate, best first */
};

/* submitted: struct submitted_url * (rules/submitted.h), NULL for none. */
struct candidates *candidates_collect(struct site *site, const struct paths *paths,
				      const GPtrArray *submitted);
void candidates_free(struct candidates *candidates);
DEFINE_AUTO(candidates, candidates_free);

/* Never NULL; possibly empty. Borrowed. */
const GArray *candidates_of(const struct candidates *candidates, const struct topic *topic);

/* The words of a claim: its link's name, its heading, its text; SITE_NONE where it has none. */
uint32_t candidate_name(struct site *site, const struct candidate *candidate);

#endif
