/*
 * What is wanted and not yet asked for. Best first: promise, then fewer clicks, then arrival. What
 * was tried often promises less: each URL that is taken for an aim makes the others that are after
 * it wait behind those of other aims, and each of one shape those that look alike. URLs wait in a
 * lane per host, so that a host that must be left alone does not hold up the others. Knows each URL
 * once by its key (crawler/url.h), and how many of one shape were read.
 */
#ifndef OIT_CRAWLER_FRONTIER_H
#define OIT_CRAWLER_FRONTIER_H

#include "base/auto.h"
#include "crawler/crawl.h"
#include "crawler/state.h"

#include <glib.h>

enum want_kind { WANT_PAGE, WANT_ROBOTS, WANT_SITEMAP, WANT_PART, WANT_KINDS };

/* One URL on its way through the crawl. */
struct want {
	enum want_kind kind;
	char *url;
	int promise;
	unsigned aim; /* what it is after; 0 for nothing in particular */
	unsigned depth;
	guint64 arrival;
	gboolean evidence;   /* may stand on another host */
	gboolean external;   /* stands on another host */
	gboolean start;      /* where the crawl begins */
	enum want_how again; /* it was read before: what for; WANT_ONCE: it was not */
	struct part *part;   /* WANT_PART: what a browser needs for the page it opens; owned */

	/* its way so far */
	const struct service *service; /* that it is kept on; NULL for none */
	gboolean confirmed;            /* the service's question before a file is answered */
	GPtrArray *chain;              /* URLs that redirected here, NULL for none */
	gboolean cookie;               /* a cookie was set on the way */
	gboolean cookie_used;          /* and the one return that this excuses has been made */
	unsigned tries;                /* in this pass */
	gboolean second_pass;
	const char *trouble; /* key words of what stood in its way last, "" for nothing (static or
				interned) */

	/* what the state (crawler/state.h) knows of it */
	gboolean looked_up;
	unsigned nth;
	struct memory *memory; /* NULL for nothing */
	gint64 row, at;        /* of the facts that came instead of a body, 0 for none; when */
	gsize came;            /* bytes of the answer, over the network */
	gboolean kept;         /* and they are in the state for this run */

	struct host *host;
	struct shape *shape; /* NULL for what is no page */

	/* the frontier's own */
	struct known *known;
	GSequenceIter *place;
	gint64 not_before;
	int worth; /* its promise less what its shape has lost when it was looked at last */
};

/* Pages of one URL shape. */
struct shape {
	unsigned taken; /* of those that promised something, from the frontier */
	unsigned read;
	unsigned repeats; /* pages read that said the same as another page before */
};

struct frontier;
/* in_turn: first come, first served; no promise counts. */
struct frontier *frontier_new(gboolean in_turn);
void frontier_free(struct frontier *frontier); /* and what waits in it */
DEFINE_AUTO(frontier, frontier_free);

/* Was the URL ever added (or marked) as a page? If so *want is the waiting one, or NULL. */
gboolean frontier_knows(struct frontier *frontier, const char *url, struct want **want);
/* Is url the resource that want is after? */
gboolean frontier_same(struct frontier *frontier, const struct want *want, const char *url);
/* Takes note of a URL as known without wanting it. */
void frontier_mark(struct frontier *frontier, const char *url);

/* A new want for url, waiting nowhere yet. Pages become known and belong to a shape. Yours until
 * frontier_push(). */
struct want *frontier_want(struct frontier *frontier, enum want_kind kind, const char *url);
/* It goes to another URL (a redirect) and keeps its arrival. */
void frontier_redirect(struct frontier *frontier, struct want *want, const char *url);
/* Ends a want that was taken. */
void want_free(struct want *want);

/* It waits in the lane of its host, from not_before on. */
void frontier_push(struct frontier *frontier, struct want *want, gint64 not_before);
/* The best that is due and whose host is ready (asked once per lane, with the lane's best). NULL
 * for none; *next_at then is the earliest time at which that may change by itself, G_MAXINT64 for
 * never. Yours. */
typedef gint64 (*frontier_ready_at)(struct want *best, void *data);
struct want *frontier_take(struct frontier *frontier, gint64 now, frontier_ready_at ready_at,
			   void *data, gint64 *next_at);
/* Any of those that wait, for emptying it. NULL when it is empty. Yours. */
struct want *frontier_drain(struct frontier *frontier);

/* A waiting want is worth more (then it is after that aim), or nearer, than was known. */
void frontier_raise(struct frontier *frontier, struct want *want, int promise, unsigned aim,
		    unsigned depth);

/* All that is after the aim promises less by so much; 0: no longer. */
void frontier_lessen(struct frontier *frontier, unsigned aim, int less);

/* What was taken for the aim so far, and of the shape of this page, costs them nothing more: they
 * have paid. */
void frontier_forgive(struct frontier *frontier, unsigned aim, const char *url);

/* What a page promises now that its aim may have been lessened; 0 for what is no page. */
int frontier_promise_of(struct frontier *frontier, const struct want *want);
/* The highest of those that wait. */
int frontier_promise(struct frontier *frontier);

/* LIMIT_FRONTIER: no further URL may be added. */
gboolean frontier_is_full(const struct frontier *frontier);
unsigned frontier_waiting(const struct frontier *frontier);

/* Enough of this shape was read: LIMIT_SHAPE pages, or LIMIT_SHAPE_DUPLICATE that said the same.
 * What promises much is not taken for a repeat so soon. */
gboolean shape_is_full(const struct shape *shape, int promise);

#endif
