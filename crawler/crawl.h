/*
 * The crawl of one site, pulled by the audit loop: crawl_next() yields the next sealed page; links
 * go back through crawl_offer() as data, each with what it promises. The crawler knows no rule.
 */
#ifndef OIT_CRAWLER_CRAWL_H
#define OIT_CRAWLER_CRAWL_H

#include "base/auto.h"
#include "base/service.h"
#include "crawler/page.h"

struct crawl;

/* Looks at each page in the thread that read it, at many at a time; what it makes of a page goes
 * with that (page_notes()). A replay, which reads in the caller's thread, does without. */
struct onlooker {
	void *(*look)(void *data, const struct page *page); /* NULL: nobody looks */
	GDestroyNotify free_notes;
	void *data; /* must outlive the crawl */
};

struct crawl_options {
	const char *start_url;                      /* normalised */
	gboolean scheme_given;                      /* FALSE: https first, then http */
	unsigned max_pages, max_seconds, max_depth; /* 0: as crawler/limits.h has it */
	double rate;                   /* requests per second and server, 0 = no limit */
	unsigned concurrency;          /* connections per host */
	unsigned jobs;                 /* extraction threads, 0 = number of processors */
	const char *const *resolve;    /* as curl's --resolve, NULL-terminated or NULL */
	const char *const *connect_to; /* as curl's --connect-to */
	const char *proxy;             /* explicit only; environment proxies are ignored */
	const char *user_agent;
	gboolean allow_private; /* addresses in private, loopback, link-local … ranges may be
				   contacted */
	gboolean tls_strict;    /* a TLS fault is a failure; else a finding, and the page is read */
	gboolean ignore_robots;
	gboolean no_sitemaps;
	gboolean in_turn;    /* what is met first is read first, to compare with */
	gboolean ocr;        /* every scan is read by OCR */
	gboolean render;     /* pages that their scripts make are opened in a browser … */
	gboolean render_all; /* … and with render all other pages, too */
	const struct services
		*services; /* stores, forms … of others; NULL; must outlive the crawl */
	struct onlooker onlooker;
	const char *warc;  /* file to write, or NULL */
	const char *from;  /* WARC, or folder of a mirrored site, to replay without network; NULL
			    */
	const char *state; /* folder of what is kept as it goes (crawler/state.h); NULL: nothing */
	gboolean resume;   /* go on with the crawl of this site that was broken off, if one was */
	gint64 max_age;    /* seconds for which an answer is used without asking again; 0: none */
};

/* What became of an offered URL. */
enum offer_result {
	OFFER_QUEUED,
	OFFER_KNOWN, /* asked for already, or waiting (its promise is raised where this one is
			higher) */
	OFFER_OUT_OF_SCOPE, /* another host, and not wanted as evidence */
	OFFER_TRAP,         /* a cap on its URL shape, a repeating path, or the frontier is full */
	OFFER_DEPTH,
	OFFER_BAD, /* no URL we can ask for */
};

struct offer {
	const char *url;
	const char *referrer;
	int promise;       /* 0…1000; higher goes first */
	unsigned aim;      /* what it is after, 1…; aims take turns. 0: nothing in particular */
	unsigned depth;    /* clicks from the home page */
	gboolean evidence; /* may be fetched on another host, one hop: what it links to is not
			      followed */
};

/* Starts; nothing is asked of the network yet. NULL with error: start URL, WARC file or set-up. */
struct crawl *crawl_new(const struct crawl_options *options, GError **error);
void crawl_free(struct crawl *crawl);
DEFINE_AUTO(crawl, crawl_free);

/* Waits for the next page. TRUE with a page (yours) for every URL that was asked for, whatever came
 * of it; FALSE at the end. The order is that of arrival. A redirect is yielded as READ_MOVED and
 * its target queued. */
gboolean crawl_next(struct crawl *crawl, struct page **page);

enum offer_result crawl_offer(struct crawl *crawl, const struct offer *offer);

/* What is after that aim promises less by so much from now on: it is found. 0: it is not. */
void crawl_lessen(struct crawl *crawl, unsigned aim, int less);
/* A page that was after that aim was worth it: the next one may come as soon as the first, and what
 * has a URL of its shape. */
void crawl_forgive(struct crawl *crawl, unsigned aim, const char *url);

/* The highest promise of what is waiting or under way, 0 for nothing: what it still may bring. */
int crawl_promise(struct crawl *crawl);

/* Asks for what was read already once more: it is fetched again, politely as ever, and crawl_next()
 * goes on to yield it as it reads now, a document by OCR or a page as a browser shows it; nothing
 * where it could not be had. After the crawl's end too, unless it was stopped; then pages that are
 * new to it may follow. FALSE where it cannot be. */
enum want_how { WANT_ONCE, WANT_OCR, WANT_RENDER };
gboolean crawl_want(struct crawl *crawl, const char *url, enum want_how how);

/* The page is none of the site's (a challenge, a notice of maintenance): later audits ask anew. */
void crawl_doubt(struct crawl *crawl, const char *url);

/* What a crawl that was not cut short came to, packed (crawler/state.h), for a later one to go by
 * that finds all as it was; basis: whatever else that depends on, as text. Nothing is kept where
 * some of the crawl's answers are none to go by: faults, pages that a browser made. */
struct conclusion;
void crawl_conclude(struct crawl *crawl, const char *basis, const struct conclusion *conclusion);
/* Before the first crawl_next(). TRUE where there is a conclusion on that basis: then crawl_next()
 * asks again, politely as ever, for all that was asked for, and yields a page without content for
 * each; FALSE at the end, or early where an answer is another one. */
gboolean crawl_revisit(struct crawl *crawl, const char *basis);
/* After it: TRUE with the conclusion (yours) where everything is as it was. FALSE: a new crawl with
 * `resume` is to go on; it has what was asked for. */
gboolean crawl_is_unchanged(struct crawl *crawl, const char *basis, struct conclusion *conclusion);

/* Why nothing is kept in options.state, or no more; in plain words, NULL as long as all is well. */
const char *crawl_trouble(const struct crawl *crawl);

/* Ends the archive (options.warc) after the last page. FALSE with error where it could not be
 * written whole. crawl_free() does the same in silence. */
gboolean crawl_save(struct crawl *crawl, GError **error);

/* Asks for an orderly end: running transfers are dropped, crawl_next() returns FALSE. Callable from
 * a signal handler. why: "interrupted", "decided". */
void crawl_stop(struct crawl *crawl, const char *why);

/* URLs that were wanted and not read, for the report and for "missing or unclear". */
struct unread {
	const char *url;
	const char *reason; /* key words: "max-pages", "max-time", "robots", "shape-cap",
			       "interrupted", "timeout", "http 503" … */
	gboolean repeat; /* only a further page of a URL shape of which enough were read: does not
			    stand in the way of "missing" */
};

struct tls_finding {
	const char *host;
	const char *fault; /* "expired", "self-signed", "incomplete-chain", "name-mismatch",
			      "old-protocol", "no-https", else curl's words */
};

struct crawl_stats {
	const char *start_url; /* after the first redirects and the https/http choice */
	guint64 requests, bytes;
	unsigned pages, documents;
	unsigned rendered; /* pages read as a browser shows them */
	unsigned queued;   /* waiting now */
	double seconds;
	gboolean complete; /* nothing that was wanted is left unread, but for repeats and gone pages
			    */
	const char *stopped_by; /* "" | "max-pages" | "max-time" | "interrupted" | "decided" |
				   "unreachable" */
	const struct unread *unread;
	unsigned n_unread;
	const struct tls_finding *tls;
	unsigned n_tls;
	gboolean mirrored;    /* replay of a mirrored folder: statuses are not known */
	const char *captured; /* replay: date of the capture, "YYYY-MM-DD"; else "" */
	const char *current;  /* a URL under way, for progress; "" for none */
};

/* A view that holds until the next call on the crawl. */
const struct crawl_stats *crawl_stats(struct crawl *crawl);

#endif
