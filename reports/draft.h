/*
 * First drafts of papers that an agency has to write: the analysis of its ITA result that it must
 * publish, with measures; and an objection with kept copies as evidence. In Thai. All that a
 * program cannot know is left to be filled in (PAPER_BLANK); nothing is said that the figures and
 * audits do not say.
 */
#ifndef OIT_REPORTS_DRAFT_H
#define OIT_REPORTS_DRAFT_H

#include "reports/paper.h"
#include "reports/plan_levels.h"

struct draft_basis {
	const struct result *audit; /* of the website */
	const struct result
		*scores;         /* indicators that are known, with levels (plan_levels.h), of: */
	int year;                /* fiscal year whose result is analysed */
	const GPtrArray *levels; /* the first is the one that asks for nothing new */
};

/* Yours. */
struct paper *draft_analysis(const struct draft_basis *basis);

/* A copy that was kept of a submitted URL, or of a document that it links to. */
struct draft_copy {
	const char *item, *url, *on; /* on: "" for a submitted URL */
	const char *taken_at;        /* ISO 8601 */
	const char *sha256, *record;
	int status;
};

struct draft_evidence {
	const struct result *audit;
	const GArray *copies;           /* struct draft_copy */
	const char *warc, *warc_sha256; /* the file that holds them all */
	const char *const *items;       /* ids of those to object about, NULL for all with copies */
};

/* Yours. */
struct paper *draft_objection(const struct draft_evidence *evidence);

#endif
