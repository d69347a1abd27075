#include "cli/crawling.h"

#include "crawler/url.h"

#include <signal.h>

/* What the machine of a small agency serves to a classroom of visitors. */
#define FAST_RATE        20.0
#define FAST_CONNECTIONS 8u

static struct crawl *volatile running;
static volatile sig_atomic_t stopped;

void crawling_start(struct crawl *crawl)
{
	running = crawl;
	if (stopped && crawl) /* the signal came between two crawls */
		crawl_stop(crawl, "interrupted");
}

void crawling_stop(void)
{
	stopped = 1;
	if (running)
		crawl_stop(running, "interrupted");
}

gboolean crawling_stopped(void)
{
	return stopped != 0;
}

struct crawl_options crawl_options_from(const struct options *options, const char *url,
					gboolean scheme_given)
{
	return (struct crawl_options){
		.start_url = url,
		.scheme_given = scheme_given,
		.max_pages = options->max_pages,
		.max_seconds = options->max_time,
		.max_depth = options->max_depth,
		.rate = options->fast && options->rate > 0 ? MAX(options->rate, FAST_RATE)
							   : options->rate,
		.concurrency = options->fast ? MAX(options->concurrency, FAST_CONNECTIONS)
					     : options->concurrency,
		.jobs = options->jobs,
		.resolve = (const char *const *)options->resolve,
		.connect_to = (const char *const *)options->connect_to,
		.proxy = options->proxy,
		.user_agent = options->user_agent,
		.allow_private = options->allow_private,
		.tls_strict = options->tls == TLS_STRICT,
		.ignore_robots = options->robots == ROBOTS_IGNORE,
		.no_sitemaps = options->no_sitemaps,
		.ocr = options->ocr == OCR_ALWAYS,
		.render = options->render != RENDER_NEVER,
		.render_all = options->render == RENDER_ALWAYS,
		.warc = options->warc,
		.from = options->from,
		.resume = options->resume,
		.max_age = options->max_age,
	};
}

void leftovers_init(struct leftovers *leftovers, const struct options *options,
		    const struct crawl_stats *stats)
{
	const struct day day = day_of_audit(options, stats);
	leftovers->unread = g_new0(struct judge_unread, MAX(1u, stats->n_unread));
	leftovers->keys = g_ptr_array_new_with_free_func(g_free);
	for (unsigned i = 0; i < stats->n_unread; i++) {
		const struct unread *unread = &stats->unread[i];
		char *key = url_key(unread->url);
		g_ptr_array_add(leftovers->keys, key);
		leftovers->unread[i] =
			(struct judge_unread){unread->url, key, unread->reason, unread->repeat};
	}
	leftovers->crawl = (struct judge_crawl){
		.stopped_by = stats->stopped_by,
		.unread = leftovers->unread,
		.n_unread = stats->n_unread,
		.seen_year = thaidate_fiscal_year(day),
	};
}

struct day day_of_audit(const struct options *options, const struct crawl_stats *stats)
{
	struct day day = options->as_of;
	if (!options->as_of_given && *stats->captured)
		thaidate_parse_iso(stats->captured, &day);
	return day;
}

void leftovers_clear(struct leftovers *leftovers)
{
	g_free(leftovers->unread);
	g_ptr_array_free(leftovers->keys, TRUE);
}
