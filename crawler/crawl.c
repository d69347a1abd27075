#include "crawler/crawl_parts.h"

#include "crawler/limits.h"
#include "crawler/url.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define MILLISECOND     ((gint64)1000)
#define LONGEST_WAIT_MS 1000 /* of one poll: a lost wake-up costs no more */

static const char *keep(struct crawl *crawl, const char *text)
{
	return text ? g_string_chunk_insert(crawl->strings, text) : NULL;
}

/* Lists are used by http_new() only and need not live longer. */
static void keep_options(struct crawl *crawl, const struct crawl_options *options)
{
	crawl->options = *options;
	crawl->options.start_url = keep(crawl, options->start_url);
	crawl->options.user_agent = keep(crawl, options->user_agent ? options->user_agent : "");
	crawl->options.resolve = crawl->options.connect_to = NULL;
	crawl->options.proxy = crawl->options.warc = crawl->options.from = NULL;
	crawl->options.state = NULL;
	if (!options->max_pages)
		crawl->options.max_pages = LIMIT_PAGES;
	if (!options->max_seconds)
		crawl->options.max_seconds = LIMIT_SECONDS;
	if (!options->max_depth)
		crawl->options.max_depth = LIMIT_DEPTH;
}

static void wake(void *http)
{
	http_wake(http);
}

/* Where answers come from: an archive, or the network and perhaps into an archive. */
static gboolean open_source(struct crawl *crawl, const struct crawl_options *options,
			    GError **error)
{
	if (options->from) {
		crawl->replay = replay_open(options->from, error);
		crawl->memo = memo_new();
		return crawl->replay != NULL;
	}
	crawl->http = http_new(&(struct http_options){.resolve = options->resolve,
						      .connect_to = options->connect_to,
						      .proxy = options->proxy,
						      .user_agent = crawl->options.user_agent,
						      .allow_private = options->allow_private},
			       error);
	if (!crawl->http)
		return FALSE;
	if (!crawl_open_state(crawl, options, error))
		return FALSE;
	crawl->workers = workers_new(options->jobs, crawl->state != NULL, crawl->cache,
				     &options->onlooker, wake, crawl->http, error);
	if (!crawl->workers)
		return FALSE;
	crawl_take_base(crawl);
	if (options->warc)
		crawl->record = record_open(options->warc, crawl->options.user_agent, error);
	return !options->warc || crawl->record;
}

struct crawl *crawl_new(const struct crawl_options *options, GError **error)
{
	g_autofree char *start =
		options->start_url ? url_resolve(NULL, options->start_url, "utf-8", NULL) : NULL;

	if (!start) {
		g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
			    "“%s” ไม่ใช่ที่อยู่เว็บ (URL) / is no web address: give one such as "
			    "https://www.example.go.th",
			    options->start_url ? options->start_url : "");
		return NULL;
	}
	struct crawl *crawl = g_new0(struct crawl, 1);
	crawl->strings = g_string_chunk_new(256);
	keep_options(crawl, options);
	crawl->hosts = hosts_new(&(struct hosts_options){.rate = options->rate,
							 .concurrency = options->concurrency});
	crawl->frontier = frontier_new(options->in_turn);
	crawl->ledger = ledger_new();
	crawl->cache = extract_cache_new(LIMIT_CACHED_DOCUMENTS);
	crawl->scopes = g_ptr_array_new_with_free_func((GDestroyNotify)url_scope_free);
	crawl->sitemaps = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	crawl->moves = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	crawl->contents = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	crawl->echoes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	crawl->under_way = g_hash_table_new(NULL, NULL);
	crawl->second = g_ptr_array_new();
	g_queue_init(&crawl->ready);
	crawl->wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	crawl->probing = !options->scheme_given && g_str_has_prefix(options->start_url, "https:");
	if (!open_source(crawl, options, error)) {
		crawl_free(crawl);
		return NULL;
	}
	crawl_add_scope(crawl, options->start_url);
	crawl_want_start(crawl, crawl->options.start_url);
	return crawl;
}

/* Not finished: what comes of the crawl is not delivered yet. */
static void end_state(struct crawl *crawl)
{
	state_close(crawl->state, FALSE);
	g_free(crawl->state_fault);
}

void crawl_free(struct crawl *crawl)
{
	struct want *want;
	GHashTableIter iter;

	if (!crawl)
		return;
	crawl_end_renders(crawl);
	workers_free(crawl->workers);
	extract_cache_free(crawl->cache);
	http_free(crawl->http);
	replay_free(crawl->replay);
	memo_free(crawl->memo);
	record_close(crawl->record, NULL);
	end_state(crawl);
	g_clear_pointer(&crawl->conclusion.packed, g_bytes_unref);
	g_hash_table_iter_init(&iter, crawl->under_way);
	while (g_hash_table_iter_next(&iter, (void **)&want, NULL))
		want_free(want);
	g_hash_table_destroy(crawl->under_way);
	while (crawl->second->len > 0)
		want_free(g_ptr_array_steal_index_fast(crawl->second, 0));
	g_ptr_array_unref(crawl->second);
	g_queue_clear_full(&crawl->ready, (GDestroyNotify)page_free);
	frontier_free(crawl->frontier);
	hosts_free(crawl->hosts);
	ledger_free(crawl->ledger);
	g_ptr_array_unref(crawl->scopes);
	g_hash_table_destroy(crawl->sitemaps);
	g_hash_table_destroy(crawl->moves);
	g_hash_table_destroy(crawl->contents);
	g_hash_table_destroy(crawl->echoes);
	g_string_chunk_free(crawl->strings);
	if (crawl->wake_fd >= 0)
		close(crawl->wake_fd);
	g_free(crawl);
}

gint64 crawl_later(const struct crawl *crawl, gint64 milliseconds)
{
	return crawl->replay ? 0 : g_get_monotonic_time() + milliseconds * MILLISECOND;
}

gboolean crawl_queue(struct crawl *crawl, struct want *want, gint64 not_before)
{
	g_autofree char *authority = url_authority(want->url);

	want->host = authority ? hosts_get(crawl->hosts, authority) : NULL;
	if (!want->host) {
		ledger_unread(crawl->ledger, want->url, "too-many-hosts", FALSE, !want->external);
		want_free(want);
		return FALSE;
	}
	if (want->host->robots_state == ROBOTS_UNKNOWN) {
		if (crawl->options.ignore_robots)
			want->host->robots_state = ROBOTS_KNOWN;
		else
			crawl_want_robots(crawl, want->host, want->url);
	}
	frontier_push(crawl->frontier, want, not_before);
	return TRUE;
}

/* Asks the network, or the archive. */
static void send(struct crawl *crawl, struct want *want)
{
	static const gsize body_limits[] = {[WANT_PAGE] = 0,
					    [WANT_ROBOTS] = LIMIT_ROBOTS,
					    [WANT_SITEMAP] = LIMIT_SITEMAP_BYTES,
					    [WANT_PART] = LIMIT_HTML_BODY};

	want->tries++;
	if (crawl->replay) {
		struct answer *answer = replay_ask(crawl->replay, want->url);
		ledger_request(crawl->ledger, answer->body->len);
		crawl_answered(crawl, want, answer);
		return;
	}
	if (crawl_remembers(want) && crawl_recall(crawl, want))
		return;
	host_asked(crawl->hosts, want->host, g_get_monotonic_time());
	g_hash_table_add(crawl->under_way, want);
	crawl->pages_under_way += want->kind == WANT_PAGE;
	http_ask(crawl->http,
		 &(struct http_request){
			 .url = want->url,
			 .insecure = want->host->tls != NULL,
			 .max_body = body_limits[want->kind],
			 .patience = want->second_pass ? LIMIT_PATIENCE : 1,
			 .headers = want->part ? (const char *const *)want->part->headers : NULL,
			 .etag = want->memory ? want->memory->etag : NULL,
			 .modified = want->memory ? want->memory->modified : NULL,
			 .data = want,
		 });
}

static void landed(struct crawl *crawl, struct want *want)
{
	g_hash_table_remove(crawl->under_way, want);
	crawl->pages_under_way -= want->kind == WANT_PAGE;
}

void crawl_extract(struct crawl *crawl, struct want *want, struct answer *answer)
{
	AUTO(answer) owned = answer;
	unsigned ocr_pages = crawl->options.ocr || want->again == WANT_OCR ? LIMIT_OCR_PAGES : 0;

	if (!crawl->workers) {
		struct page *page = extract_answer(answer, ocr_pages, crawl->memo, crawl->cache);
		crawl_extracted(crawl, want, page, g_steal_pointer(&owned));
		return;
	}
	g_hash_table_add(crawl->under_way, want);
	crawl->pages_under_way++;
	workers_extract(crawl->workers, g_steal_pointer(&owned), ocr_pages, want);
}

/* The path and query of a URL: what robots.txt speaks of. Yours. */
static char *path_of(const char *url)
{
	const char *path = strpbrk(strstr(url, "://") + 3, "/?");

	return path ? g_strndup(path, strcspn(path, "#")) : g_strdup("/");
}

/* What need not or must not be asked for ends here. */
static void ask(struct crawl *crawl, struct want *want)
{
	const struct host *host = want->host;
	/* Where the host itself is silent, the start page's own try tells the real reason. */
	gboolean unreachable =
		host->robots_state == ROBOTS_UNREACHABLE && !(want->start && host->silent);
	g_autofree char *path = path_of(want->url);
	gboolean forbidden = host->robots && !robots_allows(host->robots, path);

	if (want->kind == WANT_ROBOTS) {
		send(crawl, want);
	} else if (want->kind == WANT_SITEMAP && (unreachable || forbidden)) {
		want_free(want);
	} else if (want->kind == WANT_PART && (unreachable || forbidden)) {
		crawl_part_answered(crawl, want, NULL);
	} else if (want->shape && shape_is_full(want->shape, want->promise)) {
		ledger_unread(crawl->ledger, want->url, "shape-cap", TRUE, FALSE);
		want_free(want);
	} else if (unreachable) {
		crawl_put_off(crawl, want, host->down ? READ_FAILED : READ_BLOCKED, host->trouble,
			      0);
	} else if (forbidden) {
		crawl_refuse(crawl, want, READ_BLOCKED, "robots", 0);
	} else {
		send(crawl, want);
	}
}

static gboolean budget_is_out(const struct crawl *crawl)
{
	return ledger_count(crawl->ledger) + crawl->pages_under_way >= crawl->options.max_pages;
}

/* Enough pages wait for what is slower than the network. */
static gboolean is_busy(const struct crawl *crawl)
{
	unsigned rendering = crawl->renders ? renders_pending(crawl->renders) : 0;

	return workers_pending(crawl->workers) + crawl->ready.length + rendering >=
	       workers_capacity(crawl->workers);
}

/* When may this go out? G_MAXINT64: not before something else has come back. */
static gint64 ready_at(struct want *want, void *data)
{
	struct crawl *crawl = data;

	if (want->kind != WANT_ROBOTS && want->host->robots_state == ROBOTS_WANTED)
		return G_MAXINT64;
	gboolean spends = want->kind == WANT_PAGE || want->kind == WANT_SITEMAP;
	if (spends && !want->again && budget_is_out(crawl))
		return G_MAXINT64;
	if (crawl->replay)
		return 0;
	if (want->kind == WANT_PAGE && is_busy(crawl))
		return G_MAXINT64;
	crawl_look_up(crawl, want);
	return crawl_remembers(want) ? 0 : host_ready_at(crawl->hosts, want->host);
}

/* Sends what may be sent now, best first; a replay goes one by one, so that each page's links are
 * offered before the next is chosen. Returns when more may go out. */
static gint64 ask_all(struct crawl *crawl)
{
	struct want *want;
	gint64 next_at;

	while ((want = frontier_take(crawl->frontier, g_get_monotonic_time(), ready_at, crawl,
				     &next_at))) {
		ask(crawl, want);
		if (crawl->replay && !g_queue_is_empty(&crawl->ready))
			break;
	}
	return next_at;
}

/* An answer has come from the network. */
static void take_in(struct crawl *crawl, struct want *want, struct answer *answer)
{
	struct host *host = want->host;

	landed(crawl, want);
	host_answered(crawl->hosts, host, answer->address, outcome_of(answer).well, answer->latency,
		      g_get_monotonic_time());
	ledger_request(crawl->ledger, answer->body->len);
	want->came = answer->body->len;
	if (crawl->revisits) {
		crawl_revisited(crawl, want, answer);
		return;
	}
	if (!crawl_note(crawl, want, answer)) {
		frontier_push(crawl->frontier, want, 0);
		answer_free(answer);
		return;
	}
	if (host->tls && !answer->tls)
		answer->tls = g_strdup(host->tls);
	if (crawl->record && !want->again)
		record_answer(crawl->record, answer);
	crawl_answered(crawl, want, answer);
}

/* A page has come from the workers. */
static void take_reading(struct crawl *crawl, struct reading *reading)
{
	struct want *want = reading->tag;

	landed(crawl, want);
	if (reading->page) {
		crawl_keep_reading(crawl, want, reading);
		crawl_extracted(crawl, want, reading->page, g_steal_pointer(&reading->answer));
	} else { /* what the state had of it is damaged */
		want->looked_up = TRUE;
		frontier_push(crawl->frontier, want, 0);
	}
	answer_free(reading->answer);
	g_clear_pointer(&reading->facts, g_bytes_unref);
}

/* Takes in what has come: answers from the network, pages from the workers. */
static void collect(struct crawl *crawl)
{
	struct answer *answer;
	struct reading reading;
	void *want;

	while (crawl->http && (answer = http_take(crawl->http, &want)))
		take_in(crawl, want, answer);
	while (crawl->workers && workers_take(crawl->workers, &reading))
		take_reading(crawl, &reading);
	crawl_collect_renders(crawl);
	if (crawl->state)
		state_commit(crawl->state);
}

/* Everything else is done: what failed gets one more try, with more time. */
static gboolean begin_second_pass(struct crawl *crawl)
{
	if (crawl->second_pass || crawl->second->len == 0)
		return FALSE;
	crawl->second_pass = TRUE;
	for (guint i = 0; i < crawl->second->len; i++) {
		struct want *want = crawl->second->pdata[i];
		want->second_pass = TRUE;
		want->tries = 0;
		if (want->host->robots_state == ROBOTS_UNREACHABLE)
			crawl_want_robots(crawl, want->host, want->url);
		frontier_push(crawl->frontier, want, 0);
	}
	g_ptr_array_set_size(crawl->second, 0);
	return TRUE;
}

/* A want that the end of the crawl caught. */
static void leave_unread(struct crawl *crawl, struct want *want, const char *why)
{
	gboolean repeat = want->shape && shape_is_full(want->shape, want->promise);
	const char *reason = repeat ? "shape-cap" : *want->trouble ? want->trouble : why;

	if (want->again)
		crawl->wanted_again--;
	else if (want->kind == WANT_PAGE)
		ledger_unread(crawl->ledger, want->url, reason, repeat, !want->external);
	want_free(want);
}

static void finish(struct crawl *crawl, const char *why)
{
	struct want *want;
	GHashTableIter iter;

	crawl->over = TRUE;
	crawl->cut_short |= *why != '\0';
	crawl->ended = g_get_monotonic_time();
	crawl_end_renders(crawl);
	if (g_hash_table_size(crawl->under_way) > 0) {
		g_clear_pointer(&crawl->workers, workers_free); /* they wake http */
		g_clear_pointer(&crawl->http, http_free);
	}
	g_hash_table_iter_init(&iter, crawl->under_way);
	while (g_hash_table_iter_next(&iter, (void **)&want, NULL)) {
		g_hash_table_iter_remove(&iter);
		leave_unread(crawl, want, why);
	}
	while (crawl->second->len > 0)
		leave_unread(crawl, g_ptr_array_steal_index(crawl->second, 0), why);
	while ((want = frontier_drain(crawl->frontier)))
		leave_unread(crawl, want, why);
	ledger_end(crawl->ledger, crawl->again ? ledger_stats(crawl->ledger)->stopped_by : why);
}

static gboolean is_idle(const struct crawl *crawl)
{
	return g_hash_table_size(crawl->under_way) == 0 && frontier_waiting(crawl->frontier) == 0;
}

/* Has the crawl come to its end, of itself or because somebody said so? */
static gboolean is_over(struct crawl *crawl)
{
	const char *why = crawl->stop_why;

	if (crawl->over)
		return TRUE;
	if (!why && crawl->http && g_get_monotonic_time() >= crawl->deadline)
		why = "max-time";
	if (!why && is_idle(crawl) && !begin_second_pass(crawl))
		why = crawl->anything_read ? "" : "unreachable";
	if (!why && g_hash_table_size(crawl->under_way) == 0 && crawl->wanted_again == 0 &&
	    budget_is_out(crawl))
		why = "max-pages";
	if (why)
		finish(crawl, why);
	return why != NULL;
}

static void wait(struct crawl *crawl, gint64 until)
{
	gint64 now = g_get_monotonic_time();
	gint64 span = (MIN(until, crawl->deadline) - now + MILLISECOND - 1) / MILLISECOND;

	http_wait(crawl->http, crawl->wake_fd, (int)CLAMP(span, 0, LONGEST_WAIT_MS));
}

gboolean crawl_next(struct crawl *crawl, struct page **page)
{
	if (!crawl->started) {
		crawl->started = g_get_monotonic_time();
		crawl->deadline =
			crawl->started + (gint64)crawl->options.max_seconds * G_USEC_PER_SEC;
	}
	for (;;) {
		collect(crawl);
		gint64 next_at = crawl->stop_why || crawl->over ? 0 : ask_all(crawl);
		*page = g_queue_pop_head(&crawl->ready);
		if (*page) {
			/* The caller will be busy with it; meanwhile the requests should be under
			 * way. */
			if (crawl->http)
				http_wait(crawl->http, -1, 0);
			return TRUE;
		}
		if (is_over(crawl))
			return FALSE;
		if (crawl->http)
			wait(crawl, next_at);
	}
}

int crawl_promise(struct crawl *crawl)
{
	int best = frontier_promise(crawl->frontier);
	struct want *want;
	GHashTableIter iter;

	g_hash_table_iter_init(&iter, crawl->under_way);
	while (g_hash_table_iter_next(&iter, (void **)&want, NULL))
		if (want->kind == WANT_PAGE)
			best = MAX(best, frontier_promise_of(crawl->frontier, want));
	for (guint i = 0; i < crawl->second->len; i++)
		best = MAX(best, frontier_promise_of(crawl->frontier, crawl->second->pdata[i]));
	return best;
}

gboolean crawl_save(struct crawl *crawl, GError **error)
{
	return record_close(g_steal_pointer(&crawl->record), error);
}

void crawl_stop(struct crawl *crawl, const char *why)
{
	int saved = errno;
	guint64 one = 1;

	crawl->stop_why = why;
	(void)!write(crawl->wake_fd, &one, sizeof one);
	errno = saved;
}

const struct crawl_stats *crawl_stats(struct crawl *crawl)
{
	struct crawl_stats *stats = ledger_stats(crawl->ledger);
	struct want *want;
	GHashTableIter iter;

	stats->queued = frontier_waiting(crawl->frontier) + crawl->second->len;
	if (crawl->started) {
		gint64 end = crawl->over ? crawl->ended : g_get_monotonic_time();
		stats->seconds = (double)(end - crawl->started) / G_USEC_PER_SEC;
	}
	stats->mirrored = crawl->replay && replay_is_mirror(crawl->replay);
	stats->captured = crawl->replay ? replay_captured(crawl->replay) : "";
	g_hash_table_iter_init(&iter, crawl->under_way);
	stats->current = g_hash_table_iter_next(&iter, (void **)&want, NULL) ? want->url : "";
	return stats;
}
