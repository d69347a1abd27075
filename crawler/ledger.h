/* The books of a crawl: what was read, what was wanted and not read, what TLS was like.
 * crawl_stats() shows them. */
#ifndef OIT_CRAWLER_LEDGER_H
#define OIT_CRAWLER_LEDGER_H

#include "crawler/crawl.h"

struct ledger;

struct ledger *ledger_new(void);
void ledger_free(struct ledger *ledger);
DEFINE_AUTO(ledger, ledger_free);

/* The home page, once it is known. */
void ledger_start(struct ledger *ledger, const char *url);
/* A request that was answered, and the bytes of the answer as they came. */
void ledger_request(struct ledger *ledger, gsize bytes);
/* A page is read as a browser shows it. */
void ledger_rendered(struct ledger *ledger);
/* A page or document that the server answered for. */
void ledger_read(struct ledger *ledger, const struct page *page);
/* A URL that was wanted and not read; reason and repeat are those of struct unread. blocking: as
 * long as this is unread, nothing can be called missing. */
void ledger_unread(struct ledger *ledger, const char *url, const char *reason, gboolean repeat,
		   gboolean blocking);
void ledger_tls(struct ledger *ledger, const char *host, const char *fault);
/* Closes the books: what they list stands in one order, whatever came first. What comes later is
 * put in order by the next end. */
void ledger_end(struct ledger *ledger, const char *stopped_by);

/* Pages and documents read so far. */
unsigned ledger_count(const struct ledger *ledger);

/* The view; what only the crawl knows (queued, seconds, captured, current) is its to fill in. */
struct crawl_stats *ledger_stats(struct ledger *ledger);

#endif
