#include "crawler/crawl_parts.h"

#include "crawler/limits.h"
#include "crawler/sitemap.h"
#include "crawler/url.h"

#include <string.h>

#define PROMISE_START   1000
#define PROMISE_ROBOTS  G_MAXINT /* nothing may go before it */
#define PROMISE_SITEMAP 1        /* what menus do not show is looked at last */

gboolean crawl_in_scope(const struct crawl *crawl, const char *url)
{
	for (guint i = 0; i < crawl->scopes->len; i++)
		if (url_scope_has(crawl->scopes->pdata[i], url))
			return TRUE;
	return FALSE;
}

void crawl_add_scope(struct crawl *crawl, const char *url)
{
	g_ptr_array_add(crawl->scopes, url_scope_new(url));
}

void crawl_want_start(struct crawl *crawl, const char *url)
{
	struct want *want = frontier_want(crawl->frontier, WANT_PAGE, url);

	want->promise = PROMISE_START;
	want->start = TRUE;
	ledger_start(crawl->ledger, url);
	crawl_queue(crawl, want, 0);
}

void crawl_fall_back_to_http(struct crawl *crawl, const char *https_url, gboolean is_finding)
{
	g_autofree char *host = url_host(https_url);
	g_autofree char *http_url = g_strconcat("http", https_url + strlen("https"), NULL);

	crawl->probing = FALSE;
	if (is_finding)
		ledger_tls(crawl->ledger, host, "no-https");
	crawl_want_start(crawl, http_url);
}

/* "https://host:port" + path of ours. */
static char *beside(const char *url, const char *path)
{
	gsize authority = strcspn(url + strlen("https://"), "/?") + strlen("https://");

	return g_strdup_printf("%.*s%s", (int)authority, url, path);
}

void crawl_want_robots(struct crawl *crawl, struct host *host, const char *url)
{
	g_autofree char *robots_url = beside(url, "/robots.txt");
	struct want *want = frontier_want(crawl->frontier, WANT_ROBOTS, robots_url);

	host->robots_state = ROBOTS_WANTED;
	want->host = host;
	want->promise = PROMISE_ROBOTS;
	want->second_pass = crawl->second_pass;
	frontier_push(crawl->frontier, want, 0);
}

/* The host did not let us read its rules. RFC 9309 §2.3.1.4: then nothing is allowed; where not
 * even a connection was had, that is the thing to report. */
static void robots_unreachable(struct host *host, const struct answer *answer, const char *reason)
{
	gboolean connected = answer->status != 0 || answer->fault == FAULT_TIMEOUT ||
			     answer->fault == FAULT_RESET;

	host->robots_state = ROBOTS_UNREACHABLE;
	host->silent = answer->status == 0;
	host->down = !connected;
	host->trouble = connected ? "robots-unreachable" : reason;
}

/* Our name as robots.txt files call it: the user agent's first product. */
static struct robots *parse_robots(const struct crawl *crawl, const GByteArray *body)
{
	const char *agent = crawl->options.user_agent;
	g_autofree char *product = g_strndup(agent, strcspn(agent, "/ "));

	return robots_parse((const char *)body->data, body->len, product);
}

/* Takes note of what the answer says, TRUE when that settles it; FALSE where it leads on to another
 * URL. */
static gboolean note_robots(struct crawl *crawl, struct want *want, const struct answer *answer)
{
	struct outcome outcome = outcome_of(answer);
	g_autofree char *target = NULL;

	if (outcome.read == READ_MOVED && crawl_redirect(want, answer, &target) == MOVED_ON) {
		frontier_redirect(crawl->frontier, want, target);
		frontier_push(crawl->frontier, want, 0);
		return FALSE;
	}
	if (outcome.extract)
		host_set_robots(want->host, parse_robots(crawl, answer->body));
	else if (outcome.retry != RETRY_NEVER || answer->fault == FAULT_PRIVATE)
		robots_unreachable(want->host, answer, outcome.reason);
	else
		host_set_robots(want->host, NULL);
	return TRUE;
}

void crawl_robots_answered(struct crawl *crawl, struct want *want, const struct answer *answer)
{
	if (note_robots(crawl, want, answer))
		want_free(want);
}

static void want_sitemap(struct crawl *crawl, const char *url)
{
	if (g_hash_table_size(crawl->sitemaps) >= LIMIT_SITEMAPS || !crawl_in_scope(crawl, url) ||
	    !g_hash_table_add(crawl->sitemaps, g_strdup(url)))
		return;
	struct want *want = frontier_want(crawl->frontier, WANT_SITEMAP, url);
	want->promise = PROMISE_SITEMAP;
	crawl_queue(crawl, want, 0);
}

void crawl_want_sitemaps(struct crawl *crawl, const struct host *host, const char *start_url)
{
	g_autofree char *usual = beside(start_url, "/sitemap.xml");
	const char *const *named = host->robots ? robots_sitemaps(host->robots) : NULL;

	if (crawl->options.no_sitemaps)
		return;
	for (; named && *named; named++) {
		g_autofree char *url = url_resolve(start_url, *named, "utf-8", NULL);
		if (url)
			want_sitemap(crawl, url);
	}
	want_sitemap(crawl, usual);
}

static void on_location(const char *url, gboolean is_sitemap, void *data)
{
	struct crawl *crawl = data;
	g_autofree char *absolute = url_resolve(NULL, url, "utf-8", NULL);

	if (!absolute)
		return;
	if (is_sitemap)
		want_sitemap(crawl, absolute);
	else
		crawl_offer(crawl, &(struct offer){
					   .url = absolute,
					   .promise = PROMISE_SITEMAP,
					   .depth = 1,
				   });
}

void crawl_sitemap_answered(struct crawl *crawl, struct want *want, const struct answer *answer)
{
	struct outcome outcome = outcome_of(answer);
	g_autofree char *target = NULL;

	if (outcome.read == READ_MOVED && crawl_redirect(want, answer, &target) == MOVED_ON) {
		frontier_redirect(crawl->frontier, want, target);
		crawl_queue(crawl, want, 0);
		return;
	}
	if (outcome.extract)
		sitemap_scan(answer->body->data, answer->body->len, on_location, crawl);
	want_free(want);
}
