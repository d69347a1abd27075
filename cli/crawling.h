/* What all commands that crawl share: how the options say it, what was left unread, how it is
 * stopped. */
#ifndef OIT_CLI_CRAWLING_H
#define OIT_CLI_CRAWLING_H

#include "cli/options.h"
#include "crawler/crawl.h"
#include "rules/judge.h"

/* All of it borrowed from the options. */
struct crawl_options crawl_options_from(const struct options *options, const char *url,
					gboolean scheme_given);

/* The crawl that crawling_stop() ends; NULL for none. */
void crawling_start(struct crawl *crawl);
/* Callable from a signal handler. */
void crawling_stop(void);
gboolean crawling_stopped(void);

/* The day as of which is judged: --as-of, else that on which a saved crawl was captured, else
 * today. */
struct day day_of_audit(const struct options *options, const struct crawl_stats *stats);

/* What the crawl left unread, as the judge wants it. */
struct leftovers {
	struct judge_crawl crawl;
	struct judge_unread *unread;
	GPtrArray *keys;
};

void leftovers_init(struct leftovers *leftovers, const struct options *options,
		    const struct crawl_stats *stats);
void leftovers_clear(struct leftovers *leftovers);

#endif
