/*
 * From the site to verdicts. The one law: a menu label proves nothing, the target's own content
 * does; and what could not be read is unclear, never missing, never found.
 *
 * The audit loop feeds every page as it comes, asks what each link promises, and at the end takes
 * the result.
 */
#ifndef OIT_RULES_JUDGE_H
#define OIT_RULES_JUDGE_H

#include "base/auto.h"
#include "crawler/page.h"
#include "rules/lead.h"
#include "rules/result.h"
#include "rules/rules.h"

struct judge;

struct judge_options {
	const struct ruleset *rules; /* must outlive the judge */
	const char *agency;          /* "" where not told; never guessed */
	const GPtrArray *only;       /* const struct item *; only they are judged. NULL: all */
	const GPtrArray *submitted;  /* struct submitted_url * (rules/submitted.h), or NULL; must
					outlive the judge */
};

/* What the crawl could not read, as far as it matters for verdicts. */
struct judge_unread {
	const char *url, *key, *reason;
	gboolean repeat; /* a further page of a URL shape of which enough were read */
};

struct judge_crawl {
	const char *stopped_by; /* "" where the crawl ran to its end */
	const struct judge_unread *unread;
	unsigned n_unread;
	int seen_year; /* fiscal year of the day on which the site was seen; 0: not known */
};

struct judge *judge_new(const struct judge_options *options);
void judge_free(struct judge *judge);
DEFINE_AUTO(judge, judge_free);

/* Does the part of judge_add_page() that can be done where the page was read, in any thread. The
 * notes are yours, judge_free_study(). */
void *judge_study(void *judge, const struct page *page);
void judge_free_study(void *notes);

/* Takes in a page (copies what it needs). Its page_notes() are NULL or of judge_study(). Returns
 * its number. */
uint32_t judge_add_page(struct judge *judge, const struct page *page);

/* The page is none of the site's own, whatever its status says (rules/wall.h). */
gboolean judge_doubts(const struct judge *judge, uint32_t page);

/* What the link leads to was taken in already: whoever read it need not be told of it again. */
gboolean judge_has_read(const struct judge *judge, uint32_t page, uint32_t link);

/* What a link of the page added last is good for, for the order of the crawl. */
struct lead judge_lead(struct judge *judge, uint32_t page, uint32_t link);

/* The aim after which the page added last was read and worth it (leads_paid()), 0 for none. */
unsigned judge_paid(const struct judge *judge, uint32_t page);

/* How many aims there are: 1…that. */
unsigned judge_aims(const struct judge *judge);
/* Is all that is asked of an aim's topic found, and surely (of at least that confidence)? */
gboolean judge_is_settled(const struct judge *judge, const struct result *result, unsigned aim,
			  double sure);

/* Items that the heading of some page has named so far, for progress: what that page is worth is
 * judged at the end. */
unsigned judge_named(const struct judge *judge);

/* Items, verdicts, elements, evidence, broken links and warnings of the site's content. Scores are
 * computed by score_result() afterwards; the crawl's own figures are copied in by the caller. */
struct result *judge_finish(struct judge *judge, const struct judge_crawl *crawl);

/* How each URL that was submitted (judge_options.submitted, in that order) stands for its item:
 * enum standing (rules/weigh.h). Yours. */
GArray *judge_standings(struct judge *judge, const struct judge_crawl *crawl);

/* What probably is what an item lacks, and is to be read in another way and added again: scans and
 * pictures by OCR; pages that scripts have yet to fill as a browser shows them. URLs, yours, the
 * likeliest first, at most max. *mark (may be NULL) changes with any verdict of the items that lack
 * something, or of their elements. */
enum judge_way { JUDGE_BY_OCR, JUDGE_IN_BROWSER };
GPtrArray *judge_wants(struct judge *judge, const struct judge_crawl *crawl, enum judge_way way,
		       unsigned max, guint *mark);

/* Why an item came out as it did, for rule authors, in Thai or English: every candidate with its
 * strength and standing, what is proven, and each element with what was seen or looked for.
 * Appended to out. */
void judge_explain(struct judge *judge, const struct judge_crawl *crawl, const struct item *item,
		   gboolean thai, GString *out);

/* For `rules test`: an element's checks on one page alone. UNCLEAR where only a linked document,
 * which is not there to be read, could tell. */
enum verdict judge_element_on_page(const struct ruleset *rules, const struct page *page,
				   const struct topic *topic, const struct element *element);

#endif
