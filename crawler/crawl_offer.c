#include "crawler/crawl_parts.h"

#include "crawler/limits.h"
#include "crawler/url.h"

#include <string.h>

/* Before all pages that are new: where the budget is spent, these would wait for ever, and stand
 * before what is read again. */
#define PROMISE_AGAIN 2000

/* Why a URL that is wanted will not be asked for; OFFER_QUEUED where it will. */
static enum offer_result objection(const struct crawl *crawl, const struct offer *offer,
				   gboolean inside, const char **reason)
{
	if (url_is_trap(offer->url)) {
		*reason = "repeating-path";
		return OFFER_TRAP;
	}
	if (url_acts(offer->url)) {
		*reason = "acts";
		return OFFER_TRAP;
	}
	/* A front controller gives one page for any path: what is new in its echo are only its
	 * relative links, read from the wrong place. */
	if (offer->referrer && g_hash_table_contains(crawl->echoes, offer->referrer)) {
		*reason = "same-content";
		return OFFER_TRAP;
	}
	if (!inside && crawl->externals >= LIMIT_EXTERNAL) {
		*reason = "external-cap";
		return OFFER_TRAP;
	}
	if (inside && offer->depth > crawl->options.max_depth) {
		*reason = "max-depth";
		return OFFER_DEPTH;
	}
	return OFFER_QUEUED;
}

/* Known from now on, and in the books. */
static enum offer_result decline(struct crawl *crawl, const struct offer *offer, const char *reason,
				 enum offer_result result)
{
	frontier_mark(crawl->frontier, offer->url);
	ledger_unread(crawl->ledger, offer->url, reason, result == OFFER_TRAP,
		      result == OFFER_DEPTH);
	return result;
}

/* No room for more: one line in the books stands for all of them. */
static enum offer_result crowded_out(struct crawl *crawl, const struct offer *offer)
{
	if (!crawl->crowded)
		ledger_unread(crawl->ledger, offer->url, "too-many-urls", FALSE, TRUE);
	crawl->crowded = TRUE;
	return OFFER_TRAP;
}

/* The URL to ask for: where the site was reached by https, its old http addresses (menus written
 * long ago, sitemaps) are asked for by https too, as browsers do; both are one key. Yours. */
static char *secured(const struct crawl *crawl, const char *url)
{
	const char *start = ledger_stats(crawl->ledger)->start_url;
	gsize length = strcspn(start, "/") + 2, host = strcspn(start + length, "/?:");

	if (g_str_has_prefix(start, "https://") && g_str_has_prefix(url, "http://") &&
	    strncmp(start + length, url + strlen("http://"), host) == 0 &&
	    start[length + host] != ':' && strchr("/?", url[strlen("http://") + host]))
		return g_strconcat("https", url + strlen("http"), NULL);
	return g_strdup(url);
}

enum offer_result crawl_offer(struct crawl *crawl, const struct offer *offer)
{
	struct want *want;
	const char *reason;

	if (!offer->url || strlen(offer->url) > LIMIT_URL)
		return OFFER_BAD;
	if (frontier_knows(crawl->frontier, offer->url, &want)) {
		if (want)
			frontier_raise(crawl->frontier, want, offer->promise, offer->aim,
				       offer->depth);
		return OFFER_KNOWN;
	}
	gboolean inside = crawl_in_scope(crawl, offer->url);
	if (!inside && !offer->evidence)
		return OFFER_OUT_OF_SCOPE;
	if (frontier_is_full(crawl->frontier))
		return crowded_out(crawl, offer);
	enum offer_result result = objection(crawl, offer, inside, &reason);
	if (result != OFFER_QUEUED)
		return decline(crawl, offer, reason, result);

	g_autofree char *url = secured(crawl, offer->url);
	want = frontier_want(crawl->frontier, WANT_PAGE, url);
	want->promise = offer->promise;
	want->aim = offer->aim;
	want->depth = offer->depth;
	want->evidence = offer->evidence;
	want->external = !inside;
	crawl->externals += !inside;
	return crawl_set_out(crawl, want) ? OFFER_QUEUED : OFFER_BAD;
}

void crawl_lessen(struct crawl *crawl, unsigned aim, int less)
{
	frontier_lessen(crawl->frontier, aim, less);
}

void crawl_forgive(struct crawl *crawl, unsigned aim, const char *url)
{
	frontier_forgive(crawl->frontier, aim, url);
}

/* A crawl that is over goes on. OCR has time of its own; a browser is begun with only where the
 * crawl has some left, and then has what it takes, so that its end does not take OCR's away. */
static gboolean go_on(struct crawl *crawl, enum want_how how)
{
	const gint64 grants[] = {[WANT_OCR] = LIMIT_OCR_SECONDS,
				 [WANT_RENDER] =
					 (gint64)LIMIT_RENDERS_ROUND * LIMIT_RENDER_SECONDS};
	gint64 now = g_get_monotonic_time();

	if (!crawl->over)
		return TRUE;
	if (how == WANT_RENDER && crawl->http && now >= crawl->deadline)
		return FALSE;
	crawl->deadline = MAX(crawl->deadline, now + grants[how] * G_USEC_PER_SEC);
	crawl->over = FALSE;
	crawl->again = TRUE;
	return TRUE;
}

gboolean crawl_want(struct crawl *crawl, const char *url, enum want_how how)
{
	struct want *want, *waiting;
	gboolean stopped = crawl->stop_why || !(crawl->replay || crawl->http);

	if (stopped || !frontier_knows(crawl->frontier, url, &waiting) || waiting ||
	    (how == WANT_RENDER && !crawl_can_render(crawl)) || !go_on(crawl, how))
		return FALSE;
	want = frontier_want(crawl->frontier, WANT_PAGE, url);
	want->shape = NULL; /* counted when it was read first */
	want->promise = PROMISE_AGAIN;
	want->again = how;
	want->external = !crawl_in_scope(crawl, url);
	gboolean queued = crawl_queue(crawl, want, 0);
	crawl->wanted_again += queued;
	return queued;
}
