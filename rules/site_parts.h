/*
 * Private to the files of rules/site*.c: the site as it is kept, and what one of them does for the
 * others. Each tells of a part:
 *
 *   site.c        pages, URLs, what links to them, rest
 *   site_add.c    a page's facts are taken in
 *   site_same.c   one page under two URLs
 *   site_text.c   texts, each once, with what the matcher finds in them
 *   site_frame.c  counting: what stands on so many pages that it is the site's frame
 *   site_shown.c  where a URL ends: redirects, shells, the home page
 *
 * Texts are known by the 64-bit hash of their fold (two texts of one hash would be taken for one;
 * at a million texts the chance is 1 in 10^7); URLs, links and pages by hashes likewise. Only the
 * tables of these stand in memory for good.
 */
#ifndef OIT_RULES_SITE_PARTS_H
#define OIT_RULES_SITE_PARTS_H

#include "rules/site.h"

#include "base/hash_numbers.h"
#include "base/spill.h"

/* A link or an image. */
struct count {
	uint32_t pages, last_page;
};

/* What site_home() found, as long as no page comes. */
struct home {
	gboolean known;
	uint32_t page;
};

struct site {
	const struct ruleset *rules;
	struct scanner *scanner;
	const struct scans *scans;     /* of the page that is being taken in; NULL for none */
	struct spill *spill;           /* texts, and what stands on pages */
	struct spill *index;           /* pages, URLs, counts: every pass looks at them */
	struct spill_array texts;      /* struct site_text */
	struct hash_numbers *by_fold;  /* hash of a text's fold → its number + 1 */
	GMutex by_fold_lock;           /* for the main thread to change it, for others to look */
	GArray *hits;                  /* struct label_hit of site_head_labels() */
	GPtrArray *pages;              /* struct site_page * */
	struct spill_array urls;       /* struct site_url */
	struct hash_numbers *by_key;   /* hash of a key → url number + 1 */
	struct spill_array inbound;    /* struct inbound */
	struct spill_array counts;     /* struct count: links and images */
	struct hash_numbers *by_count; /* hash of what a link is → the number of its count + 1 */
	struct hash_numbers *by_content; /* either fingerprint of a page → its number + 1 */
	uint32_t html_pages; /* HTML pages with content, no doubles: what counting is measured
				against */
	struct home *home; /* site_home(), once it is asked; apart, since the site is const then */
	struct column *column; /* NULL until it is asked */
	guint column_pages;    /* … of so many pages */
};

/* site.c: the entries themselves, to be changed. */
struct site_url *site_url_at(const struct site *site, uint32_t url);
/* site_text.c */
struct site_text *site_text_at(const struct site *site, uint32_t text);

/* site_text.c: numbers of texts, which are scanned by the matcher when they are new. SITE_NONE for
 * no words, but for site_intern(), to which an empty text is one like any other. */
uint32_t site_intern(struct site *site, const char *text, const char *fold, guint64 hash);
uint32_t site_intern_words(struct site *site, const char *text, const char *fold, guint64 hash);
uint32_t site_intern_text(struct site *site, const char *text);

/* site_same.c: the earlier page with the same content, SITE_NONE; where there is none, this one is
 * it. to is the page as it is taken in. */
uint32_t site_find_same(struct site *site, const struct page *page, const struct site_page *to,
			uint32_t number);

/* site_frame.c: whether what stands on the page is counted: it says something, as the first. */
gboolean site_counts(const struct site_page *page);
/* Counts the texts of a page that counts, and the page. */
void site_count(struct site *site, const struct site_page *page, uint32_t number);
/* Takes back what the page, its texts, links and images counted. */
void site_uncount(struct site *site, const struct site_page *page);
/* The number of a link or an image (known by its hash) in the counts; counts: once a page. */
uint32_t site_count_once(struct site *site, guint64 hash, uint32_t page, gboolean counts);

/* site_shown.c: nothing of its own but what shows another page, or sends on to it. */
gboolean site_is_shell(const struct page *page);

#endif
