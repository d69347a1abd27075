/* The crawl against a real server that misbehaves in the ways of tests/support/server.py. */
#include "crawler/crawl.h"

#include "crawler/limits.h"
#include "crawler/state.h"

#include "tests/support/needs.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

struct fixture {
	GSubprocess *server;
	char *connect_to;
	char *log;
};

/* A finished crawl: its pages in the order of arrival, and the crawl itself for its books. */
struct run {
	struct crawl *crawl;
	GPtrArray *pages;
};

/* Starts the server; certificate and key (one file) make it speak TLS. */
static void start_server(struct fixture *fixture, const char *certificate)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *script = g_build_filename(FIXTURES, "..", "support", "server.py", NULL);
	const char *plain[] = {"python3", script, "--log", fixture->log, "--seconds", "200", NULL};
	const char *tls[] = {"python3", script,  "--log",     fixture->log, "--seconds",
			     "200",     "--tls", certificate, certificate,  NULL};

	fixture->server = g_subprocess_newv(certificate ? tls : plain,
					    G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
	g_assert_no_error(error);
	g_autoptr(GDataInputStream) out =
		g_data_input_stream_new(g_subprocess_get_stdout_pipe(fixture->server));
	g_autofree char *port = g_data_input_stream_read_line(out, NULL, NULL, &error);
	g_assert_no_error(error);
	g_assert_nonnull(port);
	fixture->connect_to = g_strconcat("::127.0.0.1:", port, NULL);
}

static char *temporary_name(const char *suffix)
{
	return g_strdup_printf("%s/oit-crawl-%08x%s", g_get_tmp_dir(), g_random_int(), suffix);
}

static void set_up(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	fixture->log = temporary_name(".log");
	start_server(fixture, NULL);
}

static void tear_down_server(struct fixture *fixture)
{
	if (!fixture->server)
		return;
	g_subprocess_force_exit(fixture->server);
	g_subprocess_wait(fixture->server, NULL, NULL);
	g_clear_object(&fixture->server);
}

static void tear_down(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	tear_down_server(fixture);
	g_free(fixture->connect_to);
	g_unlink(fixture->log);
	g_free(fixture->log);
}

static struct crawl *begin(const struct fixture *fixture, struct crawl_options options)
{
	g_autoptr(GError) error = NULL;
	const char *connect_to[] = {fixture->connect_to, NULL};

	options.connect_to = connect_to;
	options.allow_private = TRUE;
	options.user_agent = "oitcheck-test/1 (+https://example.org)";
	if (!options.concurrency)
		options.concurrency = 4;
	struct crawl *crawl = crawl_new(&options, &error);
	g_assert_no_error(error);
	return crawl;
}

static void offer_links(struct crawl *crawl, const struct page *page)
{
	for (uint32_t i = 0; i < page->n_links; i++)
		crawl_offer(crawl, &(struct offer){.url = page->links[i].url,
						   .referrer = page->url,
						   .depth = page->depth + 1,
						   .promise = 100});
}

/* Crawls from url to the end, following every link. */
static struct run crawl_all(const struct fixture *fixture, struct crawl_options options)
{
	struct run run = {.crawl = begin(fixture, options),
			  .pages = g_ptr_array_new_with_free_func((GDestroyNotify)page_free)};
	struct page *page;

	while (crawl_next(run.crawl, &page)) {
		g_ptr_array_add(run.pages, page);
		offer_links(run.crawl, page);
	}
	return run;
}

static struct run crawl_url(const struct fixture *fixture, const char *url)
{
	return crawl_all(fixture, (struct crawl_options){.start_url = url,
							 .scheme_given = TRUE,
							 .no_sitemaps = TRUE});
}

static void run_clear(struct run *run)
{
	g_ptr_array_unref(run->pages);
	crawl_free(run->crawl);
}

/* The last page of that URL, NULL for none. */
static const struct page *page_of(const struct run *run, const char *url)
{
	for (guint i = run->pages->len; i > 0; i--) {
		const struct page *page = run->pages->pdata[i - 1];
		if (g_str_equal(page->url, url))
			return page;
	}
	return NULL;
}

static void assert_page(const struct run *run, const char *url, enum read_state read,
			const char *reason)
{
	const struct page *page = page_of(run, url);

	if (!page)
		g_error("no page for %s", url);
	g_assert_cmpstr(page->reason, ==, reason);
	g_assert_cmpint(page->read, ==, read);
}

static int compare_lines(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* "url reason" lines of what stayed unread, sorted. */
static char *unread_of(const struct run *run)
{
	const struct crawl_stats *stats = crawl_stats(run->crawl);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);

	for (unsigned i = 0; i < stats->n_unread; i++)
		g_ptr_array_add(lines, g_strconcat(stats->unread[i].url, " ",
						   stats->unread[i].reason, NULL));
	g_ptr_array_sort(lines, compare_lines);
	g_ptr_array_add(lines, NULL);
	return g_strjoinv("\n", (char **)lines->pdata);
}

#define SITE "http://www.example.go.th"

static void test_site(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_url(fixture, SITE
				   "/links?/soft-404,/status/404,/private/x,/empty,/status/204");
	g_autofree char *unread = unread_of(&run);
	const struct crawl_stats *stats = crawl_stats(run.crawl);

	assert_page(&run, SITE "/soft-404", READ_OK, "");
	assert_page(&run, SITE "/status/404", READ_GONE, "http 404");
	assert_page(&run, SITE "/private/x", READ_BLOCKED, "robots");
	assert_page(&run, SITE "/empty", READ_NO_TEXT, "empty-answer");
	assert_page(&run, SITE "/status/204", READ_NO_TEXT, "http 204");
	g_assert_cmpuint(run.pages->len, ==, 6);
	g_assert_cmpstr(unread, ==, SITE "/private/x robots");
	g_assert_false(stats->complete);
	g_assert_cmpstr(stats->stopped_by, ==, "");
	g_assert_cmpuint(stats->requests, ==, 6); /* robots.txt and five pages */
	g_assert_cmpuint(stats->pages, ==, 5);
	run_clear(&run);
}

/* When the path was asked for the nth time (from 0), in seconds, by the server's log. */
static double asked_at(const struct fixture *fixture, const char *path, unsigned nth)
{
	g_autofree char *log = NULL;
	g_autofree char *word = g_strconcat(" ", path, " ", NULL);

	g_assert_true(g_file_get_contents(fixture->log, &log, NULL, NULL));
	g_auto(GStrv) lines = g_strsplit(log, "\n", -1);
	for (char **line = lines; *line; line++)
		if (strstr(*line, word) && nth-- == 0)
			return g_ascii_strtod(*line, NULL);
	g_error("%s was not asked for that often:\n%s", path, log);
}

static unsigned times_asked(const struct fixture *fixture, const char *path)
{
	g_autofree char *log = NULL;
	g_autofree char *word = g_strconcat(" ", path, " ", NULL);
	unsigned count = 0;

	g_assert_true(g_file_get_contents(fixture->log, &log, NULL, NULL));
	for (const char *place = log; (place = strstr(place, word)); place += strlen(word))
		count++;
	return count;
}

static void test_redirects(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run =
		crawl_url(fixture, SITE "/links?/moved/3,/moved/12,/loop/a,/cookie,/cookie-trap,"
					"/go?http://elsewhere.example/x");
	g_autofree char *unread = unread_of(&run);

	g_assert_cmpstr(page_of(&run, SITE "/moved/3")->location, ==, SITE "/moved/2");
	assert_page(&run, SITE "/moved/3", READ_MOVED, "");
	assert_page(&run, SITE "/moved/0", READ_OK, "");
	g_assert_cmpuint(page_of(&run, SITE "/moved/0")->depth, ==, 1);
	assert_page(&run, SITE "/moved/12", READ_MOVED, "");
	assert_page(&run, SITE "/loop/b", READ_FAILED, "redirect-loop");
	assert_page(&run, SITE "/cookie", READ_OK, "");
	g_assert_cmpuint(times_asked(fixture, "/cookie"), ==, 2);
	assert_page(&run, SITE "/cookie-trap", READ_FAILED, "redirect-loop");
	g_assert_cmpuint(times_asked(fixture, "/cookie-trap"), ==, 2);
	assert_page(&run, SITE "/go?http://elsewhere.example/x", READ_MOVED, "");
	g_assert_null(page_of(&run, "http://elsewhere.example/x"));
	g_assert_cmpuint(times_asked(fixture, "/x"), ==, 0);
	g_assert_nonnull(strstr(unread, SITE "/loop/b redirect-loop"));
	g_assert_null(strstr(unread, "elsewhere"));
	run_clear(&run);
}

/* Both ends of a loop are linked: neither leaves it to the other. */
static void test_redirect_loop_twice(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_url(fixture, SITE "/links?/loop/a,/loop/b");
	g_autofree char *unread = unread_of(&run);

	g_assert_nonnull(strstr(unread, " redirect-loop"));
	g_assert_false(crawl_stats(run.crawl)->complete);
	g_assert_cmpuint(times_asked(fixture, "/loop/a"), ==, 1);
	g_assert_cmpuint(times_asked(fixture, "/loop/b"), ==, 1);
	run_clear(&run);
}

static void test_redirect_chain(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run within = crawl_url(fixture, SITE "/moved/10");
	struct run beyond = crawl_url(fixture, SITE "/moved/11");

	assert_page(&within, SITE "/moved/0", READ_OK, "");
	assert_page(&beyond, SITE "/moved/1", READ_FAILED, "too-many-redirects");
	g_assert_null(page_of(&beyond, SITE "/moved/0"));
	g_assert_cmpstr(crawl_stats(beyond.crawl)->stopped_by, ==, "unreachable");
	run_clear(&within);
	run_clear(&beyond);
}

static void test_start_moves(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_url(fixture, SITE "/go?http://new.example.go.th/links?/waf");
	const struct crawl_stats *stats = crawl_stats(run.crawl);

	assert_page(&run, "http://new.example.go.th/waf", READ_OK, "");
	g_assert_cmpstr(stats->start_url, ==, "http://new.example.go.th/links?/waf");
	g_assert_true(stats->complete);
	run_clear(&run);
}

static void test_broken_answers(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_url(fixture, SITE "/links?/reset,/reset-once,/short,/truncated-gzip,"
						 "/header-bomb,/garbage,/empty-gzip");
	const struct page *half = page_of(&run, SITE "/reset");

	assert_page(&run, SITE "/reset-once", READ_OK, "");
	g_assert_cmpint(half->read, ==, READ_CUT);
	g_assert_cmpstr(half->reason, ==, "reset");
	g_assert_cmpstr(half->title, ==, "half a page");
	g_assert_cmpuint(times_asked(fixture, "/reset"), ==, LIMIT_TRIES + 1);
	g_assert_cmpint(page_of(&run, SITE "/short")->read, ==, READ_CUT);
	g_assert_cmpint(page_of(&run, SITE "/truncated-gzip")->read, ==, READ_CUT);
	assert_page(&run, SITE "/header-bomb", READ_FAILED, "headers-too-large");
	assert_page(&run, SITE "/garbage", READ_FAILED, "broken-answer");
	assert_page(&run, SITE "/empty-gzip", READ_NO_TEXT, "empty-answer");
	g_assert_false(crawl_stats(run.crawl)->complete);
	run_clear(&run);
}

static void test_caps(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	static const char *const paths[] = {"/bomb", "/endless", "/big/20"};
	struct run run = crawl_url(fixture, SITE "/links?/bomb,/endless,/big/20");

	for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
		g_autofree char *url = g_strconcat(SITE, paths[i], NULL);
		const struct page *page = page_of(&run, url);
		g_assert_cmpint(page->read, ==, READ_CUT);
		g_assert_cmpuint(page->size, ==, LIMIT_HTML_BODY);
		g_assert_cmpstr(page->reason, !=, "reset");
		g_assert_cmpuint(times_asked(fixture, paths[i]), ==, 1);
	}
	run_clear(&run);
}

static void test_statuses(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run =
		crawl_url(fixture, SITE "/links?/status/401,/status/403,/status/451,/status/410,"
					"/status/500,/status/418");
	g_autofree char *unread = unread_of(&run);

	assert_page(&run, SITE "/status/401", READ_BLOCKED, "http 401");
	assert_page(&run, SITE "/status/403", READ_BLOCKED, "http 403");
	assert_page(&run, SITE "/status/451", READ_BLOCKED, "http 451");
	assert_page(&run, SITE "/status/410", READ_GONE, "http 410");
	assert_page(&run, SITE "/status/500", READ_FAILED, "http 500");
	assert_page(&run, SITE "/status/418", READ_FAILED, "http 418");
	g_assert_cmpuint(times_asked(fixture, "/status/500"), ==, LIMIT_TRIES + 1);
	g_assert_cmpuint(times_asked(fixture, "/status/403"), ==, 1);
	g_assert_null(strstr(unread, "410"));
	g_assert_nonnull(strstr(unread, SITE "/status/500 http 500"));
	run_clear(&run);
}

static void test_retry_after(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_url(fixture, SITE "/links?/busy/503/seconds,/busy/429/date");

	assert_page(&run, SITE "/busy/503/seconds", READ_OK, "");
	assert_page(&run, SITE "/busy/429/date", READ_OK, "");
	g_assert_cmpfloat(asked_at(fixture, "/busy/503/seconds", 1) -
				  asked_at(fixture, "/busy/503/seconds", 0),
			  >=, 1.0);
	g_assert_cmpfloat(asked_at(fixture, "/busy/429/date", 1) -
				  asked_at(fixture, "/busy/429/date", 0),
			  >=, 1.0); /* in two seconds, told without fractions */
	g_assert_true(crawl_stats(run.crawl)->complete);
	run_clear(&run);
}

/* The last try is told when to come again as the others are: nothing is asked for until then. */
static void test_retry_after_last(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_url(fixture, SITE "/links?/weary");

	g_assert_cmpuint(times_asked(fixture, "/weary"), ==, LIMIT_TRIES + 1);
	for (unsigned try = 1; try <= LIMIT_TRIES; try++)
		g_assert_cmpfloat(asked_at(fixture, "/weary", try) -
					  asked_at(fixture, "/weary", try - 1),
				  >=, 1.9);
	run_clear(&run);
}

static void test_all_forbidden(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_url(fixture, "http://allforbidden.example.go.th/");
	const struct crawl_stats *stats = crawl_stats(run.crawl);

	assert_page(&run, "http://allforbidden.example.go.th/", READ_BLOCKED, "http 403");
	g_assert_cmpstr(stats->stopped_by, ==, "unreachable");
	g_assert_false(stats->complete);
	run_clear(&run);
}

static void test_robots(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run closed = crawl_url(fixture, "http://closed.example.go.th/waf");
	struct run broken = crawl_url(fixture, "http://norobots.example.go.th/waf");

	assert_page(&closed, "http://closed.example.go.th/waf", READ_BLOCKED, "robots");
	g_assert_cmpuint(times_asked(fixture, "/waf"), ==, 0);
	g_assert_cmpuint(closed.pages->len, ==, 1);
	run_clear(&closed);

	/* 5xx for robots.txt: only the start page had its try, nothing that it links to. */
	assert_page(&broken, "http://norobots.example.go.th/waf", READ_BLOCKED,
		    "robots-unreachable");
	g_assert_cmpuint(times_asked(fixture, "/waf"), ==, 0);
	g_assert_cmpuint(times_asked(fixture, "/robots.txt"), >=, 2);
	run_clear(&broken);
}

/* Seconds. A server on a busy machine may write down a request later than it came, and the next one
 * at once; without any pause all came within some milliseconds. */
#define NOTED_LATE 0.2

static void test_crawl_delay(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_url(fixture, "http://slowrobots.example.go.th/links?/waf,/soft-404");

	g_assert_cmpuint(run.pages->len, ==, 3);
	g_assert_cmpfloat(asked_at(fixture, "/waf", 0) -
				  asked_at(fixture, "/links?/waf,/soft-404", 0),
			  >=, 1 - NOTED_LATE);
	g_assert_cmpfloat(asked_at(fixture, "/soft-404", 0) - asked_at(fixture, "/waf", 0), >=,
			  1 - NOTED_LATE);
	run_clear(&run);
}

static void test_rate(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_all(fixture, (struct crawl_options){.start_url = SITE "/moved/9",
								   .scheme_given = TRUE,
								   .no_sitemaps = TRUE,
								   .rate = 20});

	/* robots.txt and ten pages at 20 a second. */
	g_assert_cmpfloat(asked_at(fixture, "/moved/0", 0) - asked_at(fixture, "/robots.txt", 0),
			  >=, 10 * 0.05 - NOTED_LATE);
	run_clear(&run);
}

/* Names of one machine share its pace, with their robots.txt and with what is tried again. */
static void test_one_machine(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_all(
		fixture, (struct crawl_options){.start_url = SITE
						"/links?/status/500,http://two.example.go.th/waf,"
						"http://three.example.go.th/soft-404",
						.scheme_given = TRUE,
						.no_sitemaps = TRUE,
						.rate = 10});

	assert_page(&run, "http://two.example.go.th/waf", READ_OK, "");
	assert_page(&run, "http://three.example.go.th/soft-404", READ_OK, "");
	guint64 requests = crawl_stats(run.crawl)->requests;
	g_assert_cmpuint(requests, ==, 3 + 3 + LIMIT_TRIES + 1);
	g_assert_cmpfloat(asked_at(fixture, "/status/500", LIMIT_TRIES) -
				  asked_at(fixture, "/robots.txt", 0),
			  >=, (double)(requests - 1) * 0.1 - NOTED_LATE);
	run_clear(&run);
}

static void test_bare_host(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_all(
		fixture, (struct crawl_options){.start_url = "https://www.example.go.th/waf",
						.no_sitemaps = TRUE});
	const struct crawl_stats *stats = crawl_stats(run.crawl);

	assert_page(&run, SITE "/waf", READ_OK, "");
	g_assert_cmpstr(stats->start_url, ==, SITE "/waf");
	g_assert_cmpuint(stats->n_tls, ==, 1);
	g_assert_cmpstr(stats->tls[0].fault, ==, "no-https");
	g_assert_cmpstr(stats->tls[0].host, ==, "www.example.go.th");
	g_assert_true(stats->complete);
	run_clear(&run);
}

static void test_unreachable(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	g_free(fixture->connect_to);
	fixture->connect_to = g_strdup("::127.0.0.1:1");
	struct run run = crawl_url(fixture, SITE "/");

	assert_page(&run, SITE "/", READ_FAILED, "refused");
	g_assert_cmpstr(crawl_stats(run.crawl)->stopped_by, ==, "unreachable");
	g_assert_false(crawl_stats(run.crawl)->complete);
	run_clear(&run);
}

static void test_private_address(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	const char *connect_to[] = {fixture->connect_to, NULL};
	struct crawl_options options = {.start_url = SITE "/waf",
					.scheme_given = TRUE,
					.connect_to = connect_to,
					.user_agent = "t"};
	AUTO(crawl) crawl = crawl_new(&options, NULL);
	AUTO(page) page = NULL;

	g_assert_true(crawl_next(crawl, &page));
	g_assert_cmpstr(page->reason, ==, "private-address");
	g_assert_cmpuint(times_asked(fixture, "/robots.txt"), ==, 0);
	struct page *more;
	g_assert_false(crawl_next(crawl, &more));
}

static void test_shape_cap(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_all(fixture, (struct crawl_options){.start_url = SITE "/calendar",
								   .scheme_given = TRUE,
								   .no_sitemaps = TRUE,
								   .max_depth = 1000});
	const struct crawl_stats *stats = crawl_stats(run.crawl);

	g_assert_cmpuint(run.pages->len, >=, LIMIT_SHAPE);
	g_assert_cmpuint(run.pages->len, <=, LIMIT_SHAPE + 8); /* those under way at that moment */
	g_assert_true(stats->complete);
	g_assert_cmpuint(stats->n_unread, >, 0);
	for (unsigned i = 0; i < stats->n_unread; i++) {
		g_assert_true(stats->unread[i].repeat);
		g_assert_cmpstr(stats->unread[i].reason, ==, "shape-cap");
	}
	run_clear(&run);
}

static void test_same_content(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_url(fixture, SITE "/same/0");

	g_assert_cmpuint(run.pages->len, ==, LIMIT_SHAPE_DUPLICATE + 1);
	g_assert_true(crawl_stats(run.crawl)->complete);
	run_clear(&run);
}

static void test_sessions(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_url(fixture, SITE "/session/");

	g_assert_cmpuint(run.pages->len, ==, 3);
	g_assert_true(crawl_stats(run.crawl)->complete);
	run_clear(&run);
}

static void test_front_controller(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_url(fixture, "http://front.example.go.th/");

	g_assert_cmpuint(run.pages->len, <, LIMIT_PAGES / 4);
	g_assert_cmpstr(crawl_stats(run.crawl)->stopped_by, ==, "");
	g_assert_true(crawl_stats(run.crawl)->complete);
	run_clear(&run);
}

static void test_max_pages(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_all(fixture, (struct crawl_options){.start_url = SITE "/site/0",
								   .scheme_given = TRUE,
								   .no_sitemaps = TRUE,
								   .max_pages = 7});
	const struct crawl_stats *stats = crawl_stats(run.crawl);
	g_autofree char *unread = unread_of(&run);

	g_assert_cmpuint(run.pages->len, ==, 7);
	g_assert_cmpuint(stats->pages, ==, 7);
	g_assert_cmpstr(stats->stopped_by, ==, "max-pages");
	g_assert_false(stats->complete);
	g_assert_nonnull(strstr(unread, SITE "/site/9 max-pages"));
	run_clear(&run);
}

/* After the budget is spent what was read is asked for again, whatever else promises more; a page
 * that comes in the place of a document is none of it. */
static void test_again(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_all(
		fixture, (struct crawl_options){.start_url = SITE "/links?/soft-404,/waf,/empty",
						.scheme_given = TRUE,
						.no_sitemaps = TRUE,
						.max_seconds = 20,
						.max_pages = 3});
	const struct page *const *read = (void *)run.pages->pdata;
	const struct offer better = {
		.url = SITE "/status/404", .depth = 1, .promise = 1000, .evidence = TRUE};
	struct page *page;

	g_assert_cmpuint(run.pages->len, ==, 3);
	g_assert_true(crawl_want(run.crawl, read[1]->url, WANT_OCR));
	g_assert_true(crawl_want(run.crawl, read[2]->url, WANT_OCR));
	g_assert_cmpint(crawl_offer(run.crawl, &better), ==, OFFER_QUEUED);
	g_assert_false(crawl_next(run.crawl, &page));
	for (guint i = 1; i < 3; i++)
		g_assert_cmpuint(times_asked(fixture, strrchr(read[i]->url, '/')), ==, 2);
	g_assert_cmpuint(times_asked(fixture, "/status/404"), ==, 0);
	g_assert_cmpfloat(crawl_stats(run.crawl)->seconds, <, 15);
	run_clear(&run);
}

static void test_max_depth(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_all(fixture, (struct crawl_options){.start_url = SITE "/same/0",
								   .scheme_given = TRUE,
								   .no_sitemaps = TRUE,
								   .max_depth = 2});
	g_autofree char *unread = unread_of(&run);

	g_assert_cmpuint(run.pages->len, ==, 3);
	g_assert_cmpstr(unread, ==, SITE "/same/3 max-depth");
	g_assert_false(crawl_stats(run.crawl)->complete);
	run_clear(&run);
}

static void test_max_seconds(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	gint64 began = g_get_monotonic_time();
	struct run run =
		crawl_all(fixture, (struct crawl_options){.start_url = SITE "/links?/drip,/waf",
							  .scheme_given = TRUE,
							  .no_sitemaps = TRUE,
							  .max_seconds = 5});
	g_autofree char *unread = unread_of(&run);

	g_assert_cmpint(g_get_monotonic_time() - began, <, 30 * G_USEC_PER_SEC);
	assert_page(&run, SITE "/waf", READ_OK, "");
	g_assert_cmpstr(unread, ==, SITE "/drip max-time");
	g_assert_cmpstr(crawl_stats(run.crawl)->stopped_by, ==, "max-time");
	run_clear(&run);
}

static void *stop_soon(void *crawl)
{
	g_usleep(300000);
	crawl_stop(crawl, "interrupted");
	return NULL;
}

static void test_stop(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	AUTO(crawl)
	crawl = begin(fixture,
		      (struct crawl_options){.start_url = SITE "/silent", .scheme_given = TRUE});
	gint64 began = g_get_monotonic_time();
	GThread *thread = g_thread_new("stop", stop_soon, crawl);
	struct page *page;

	g_assert_false(crawl_next(crawl, &page));
	g_assert_cmpint(g_get_monotonic_time() - began, <, 20 * G_USEC_PER_SEC);
	g_thread_join(thread);
	const struct crawl_stats *stats = crawl_stats(crawl);
	g_assert_cmpstr(stats->stopped_by, ==, "interrupted");
	g_assert_cmpuint(stats->n_unread, ==, 1);
	g_assert_cmpstr(stats->unread[0].reason, ==, "interrupted");
	g_assert_false(crawl_next(crawl, &page));
}

static void test_offers(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	AUTO(crawl)
	crawl = begin(fixture, (struct crawl_options){.start_url = SITE "/waf",
						      .scheme_given = TRUE,
						      .no_sitemaps = TRUE,
						      .concurrency = 1});
	const struct {
		struct offer offer;
		enum offer_result result;
	} offers[] = {
		{{.url = SITE "/soft-404", .promise = 1, .depth = 1}, OFFER_QUEUED},
		{{.url = SITE "/empty", .promise = 5, .depth = 1}, OFFER_QUEUED},
		{{.url = SITE "/status/410", .promise = 5, .depth = 1}, OFFER_QUEUED},
		{{.url = "http://example.go.th/soft-404", .promise = 9, .depth = 1}, OFFER_KNOWN},
		{{.url = SITE "/waf"}, OFFER_KNOWN},
		{{.url = "http://drive.example/file", .promise = 5}, OFFER_OUT_OF_SCOPE},
		{{.url = "http://drive.example/waf", .promise = 7, .evidence = TRUE, .depth = 1},
		 OFFER_QUEUED},
		{{.url = SITE "/a/b/a/b/a/b/a/b"}, OFFER_TRAP},
		{{.url = SITE "/member/logout", .promise = 9, .depth = 1}, OFFER_TRAP},
		{{.url = SITE "/deep", .depth = 99}, OFFER_DEPTH},
		{{.url = NULL}, OFFER_BAD},
	};
	static const char *const order[] = {SITE "/soft-404", SITE "/empty", SITE "/status/410"};
	g_autoptr(GPtrArray) seen = g_ptr_array_new_with_free_func(g_free);
	struct page *page;

	g_assert_true(crawl_next(crawl, &page));
	page_free(page);
	for (gsize i = 0; i < G_N_ELEMENTS(offers); i++)
		g_assert_cmpint(crawl_offer(crawl, &offers[i].offer), ==, offers[i].result);
	gboolean external = FALSE;
	while (crawl_next(crawl, &page)) {
		if (g_str_equal(page->url, "http://drive.example/waf"))
			external = page->read == READ_OK;
		else
			g_ptr_array_add(seen, g_strdup(page->url));
		page_free(page);
	}
	g_assert_true(external);
	g_assert_cmpuint(seen->len, ==, G_N_ELEMENTS(order));
	/* Threads read the answers: which is done first is theirs; test_frontier has the order of
	 * asking. */
	for (gsize i = 0; i < G_N_ELEMENTS(order); i++)
		g_assert_true(g_ptr_array_find_with_equal_func(seen, order[i], g_str_equal, NULL));
}

static void test_sitemap(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	struct run run = crawl_all(
		fixture, (struct crawl_options){.start_url = "http://mapped.example.go.th/soft-404",
						.scheme_given = TRUE});

	assert_page(&run, "http://mapped.example.go.th/waf", READ_OK, "");
	assert_page(&run, "http://mapped.example.go.th/status/410", READ_GONE, "http 410");
	g_assert_cmpuint(run.pages->len, ==, 3);
	g_assert_true(crawl_stats(run.crawl)->complete);
	run_clear(&run);
}

/* One line a page: all that a verdict can depend on. */
static char *facts_of(const struct run *run)
{
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *unread = unread_of(run);

	for (guint i = 0; i < run->pages->len; i++) {
		const struct page *page = run->pages->pdata[i];
		if (page->read != READ_MOVED)
			g_ptr_array_add(lines,
					g_strdup_printf("%s %d %s %d %s %s %u %" G_GUINT64_FORMAT,
							page->url, page->read, page->reason,
							page->status, page->title, page->mime,
							page->n_links, page->body_hash));
	}
	g_ptr_array_sort(lines, compare_lines);
	g_ptr_array_add(lines, g_strdup(unread));
	g_ptr_array_add(lines, g_strdup(crawl_stats(run->crawl)->start_url));
	g_ptr_array_add(lines, g_strdup_printf("complete %d, %u findings",
					       crawl_stats(run->crawl)->complete,
					       crawl_stats(run->crawl)->n_tls));
	g_ptr_array_add(lines, NULL);
	return g_strjoinv("\n", (char **)lines->pdata);
}

static void test_replay(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	static const char start[] =
		"https://www.example.go.th/links?/moved/2,/loop/a,/cookie,/status/404,"
		"/status/500,/reset,/private/x,/header-bomb,/busy/503/seconds,/empty,/waf";
	g_autofree char *warc = temporary_name(".warc.gz");
	g_autoptr(GError) error = NULL;
	struct run live =
		crawl_all(fixture, (struct crawl_options){.start_url = start, .warc = warc});
	g_assert_true(crawl_save(live.crawl, &error));
	g_assert_no_error(error);
	tear_down_server(fixture);
	struct run first =
		crawl_all(fixture, (struct crawl_options){.start_url = start, .from = warc});
	struct run second =
		crawl_all(fixture, (struct crawl_options){.start_url = start, .from = warc});
	g_autofree char *live_facts = facts_of(&live);
	g_autofree char *first_facts = facts_of(&first);

	g_assert_cmpstr(first_facts, ==, live_facts);
	g_assert_cmpuint(first.pages->len, ==, second.pages->len);
	for (guint i = 0; i < first.pages->len; i++) {
		const struct page *a = first.pages->pdata[i], *b = second.pages->pdata[i];
		g_assert_cmpstr(a->url, ==, b->url);
	}
	g_assert_cmpuint(strlen(crawl_stats(first.crawl)->captured), ==, strlen("2026-11-22"));
	g_assert_cmpstr(crawl_stats(live.crawl)->captured, ==, "");
	g_unlink(warc);
	run_clear(&live);
	run_clear(&first);
	run_clear(&second);
}

static void test_not_archived(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	g_autofree char *warc = temporary_name(".warc.gz");
	struct run live = crawl_all(fixture, (struct crawl_options){.start_url = SITE "/waf",
								    .scheme_given = TRUE,
								    .warc = warc});
	g_assert_true(crawl_save(live.crawl, NULL));
	AUTO(crawl)
	crawl = begin(fixture, (struct crawl_options){.start_url = SITE "/waf",
						      .scheme_given = TRUE,
						      .from = warc});
	struct page *page;

	crawl_offer(crawl, &(struct offer){.url = SITE "/soft-404", .depth = 1});
	g_assert_true(crawl_next(crawl, &page));
	g_assert_cmpint(page->read, ==, READ_OK);
	page_free(page);
	g_assert_true(crawl_next(crawl, &page));
	g_assert_cmpint(page->read, ==, READ_FAILED);
	g_assert_cmpstr(page->reason, ==, "not-in-archive");
	page_free(page);
	g_assert_false(crawl_next(crawl, &page));
	g_assert_false(crawl_stats(crawl)->complete);
	g_assert_cmpuint(times_asked(fixture, "/soft-404"), ==, 0);
	g_unlink(warc);
	run_clear(&live);
}

/* A key and a certificate that it signed itself, in one file; FALSE where the openssl program is
 * not installed. */
static gboolean make_certificate(const char *path)
{
	g_autofree char *key = g_strconcat(path, ".key", NULL);
	const char *argv[] = {"openssl", "req",   "-x509", "-newkey", "rsa:2048",
			      "-nodes",  "-days", "2",     "-subj",   "/CN=www.example.go.th",
			      "-keyout", key,     "-out",  path,      NULL};
	g_autofree char *secret = NULL, *certificate = NULL, *both = NULL;
	GSpawnFlags flags =
		G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL;

	if (!g_spawn_sync(NULL, (char **)argv, NULL, flags, NULL, NULL, NULL, NULL, NULL, NULL))
		return FALSE;
	g_assert_true(g_file_get_contents(key, &secret, NULL, NULL));
	g_assert_true(g_file_get_contents(path, &certificate, NULL, NULL));
	both = g_strconcat(secret, certificate, NULL);
	g_assert_true(g_file_set_contents(path, both, -1, NULL));
	g_unlink(key);
	return TRUE;
}

static void test_tls(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	g_autofree char *certificate = temporary_name(".pem");
	g_autofree char *warc = temporary_name(".warc.gz");
	struct crawl_options options = {.start_url =
						"https://www.example.go.th/links?/waf,/soft-404",
					.no_sitemaps = TRUE,
					.warc = warc};

	if (!needs("openssl", make_certificate(certificate)))
		return;
	tear_down_server(fixture);
	g_clear_pointer(&fixture->connect_to, g_free);
	start_server(fixture, certificate);
	struct run report = crawl_all(fixture, options);
	const struct crawl_stats *stats = crawl_stats(report.crawl);
	assert_page(&report, "https://www.example.go.th/waf", READ_OK, "");
	g_assert_cmpuint(report.pages->len, ==, 3);
	g_assert_cmpuint(stats->n_tls, ==, 1);
	g_assert_cmpstr(stats->tls[0].fault, ==, "self-signed");
	g_assert_cmpstr(stats->tls[0].host, ==, "www.example.go.th");
	g_assert_true(stats->complete);
	g_assert_true(crawl_save(report.crawl, NULL));

	options.warc = NULL;
	options.tls_strict = TRUE;
	struct run strict = crawl_all(fixture, options);
	assert_page(&strict, options.start_url, READ_FAILED, "tls self-signed");
	g_assert_cmpuint(strict.pages->len, ==, 1);
	g_assert_cmpstr(crawl_stats(strict.crawl)->stopped_by, ==, "unreachable");

	options.tls_strict = FALSE;
	options.from = warc;
	struct run replay = crawl_all(fixture, options);
	g_autofree char *live_facts = facts_of(&report);
	g_autofree char *replay_facts = facts_of(&replay);
	g_assert_cmpstr(replay_facts, ==, live_facts);
	g_assert_cmpstr(crawl_stats(replay.crawl)->tls[0].fault, ==, "self-signed");
	g_unlink(certificate);
	g_unlink(warc);
	run_clear(&report);
	run_clear(&strict);
	run_clear(&replay);
}

/* A crawl of the start page and what it links to comes to a conclusion; its requests. */
static guint64 crawl_and_conclude(const struct fixture *fixture, struct crawl_options options)
{
	struct run run = crawl_all(fixture, options);
	guint64 requests = crawl_stats(run.crawl)->requests;
	g_autoptr(GBytes) packed = g_bytes_new_static("all is well", 12);

	crawl_conclude(run.crawl, "basis", &(struct conclusion){.packed = packed, .size = 12});
	run_clear(&run);
	state_finish(options.state, "www.example.go.th");
	return requests;
}

/* What was concluded stands; requests is what it took to know. */
static gboolean stands(const struct fixture *fixture, struct crawl_options options,
		       guint64 *requests)
{
	AUTO(crawl) crawl = begin(fixture, options);
	struct conclusion conclusion;
	struct page *page;

	*requests = 0;
	g_assert_false(crawl_revisit(crawl, "another basis"));
	if (!crawl_revisit(crawl, "basis"))
		return FALSE;
	while (crawl_next(crawl, &page)) {
		g_assert_cmpuint(page->n_blocks, ==, 0);
		page_free(page);
	}
	*requests = crawl_stats(crawl)->requests;
	if (!crawl_is_unchanged(crawl, "basis", &conclusion))
		return FALSE;
	g_assert_cmpstr(g_bytes_get_data(conclusion.packed, NULL), ==, "all is well");
	g_bytes_unref(conclusion.packed);
	return TRUE;
}

/* Redirects, dead links, what robots.txt forbids and hosts without pages are asked for as they
 * were; what was asked for twice, failed or breaks off is nothing to go by. */
static void test_revisit(struct fixture *fixture, const void *data G_GNUC_UNUSED)
{
	static const struct {
		const char *path;
		gboolean by; /* is there something to go by? */
		unsigned max_pages;
	} sites[] = {
		{"/links?/soft-404,/status/404,/status/410,/private/x,/empty,/moved/3,/site/1",
		 TRUE, 0},
		{"/links?/go?https://www.example.go.th/links,/site/2", FALSE,
		 0}, /* no https there */
		{"/moved/2", TRUE, 0},
		{"/links?/cookie", FALSE, 0},
		{"/links?/status/503", FALSE, 0},
		{"/links?/short", FALSE, 0},
		{"/links?/site/1,/site/2", FALSE, 2},
	};
	g_autofree char *folder = g_dir_make_tmp("oitcheck-revisit-XXXXXX", NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(sites); i++) {
		g_autofree char *url = g_strconcat(SITE, sites[i].path, NULL);
		g_autofree char *kept = g_strdup_printf("%s/%zu", folder, i);
		g_autofree char *file = g_strconcat(kept, "/www.example.go.th.state", NULL);
		const struct crawl_options options = {.start_url = url,
						      .scheme_given = TRUE,
						      .max_depth = 2,
						      .state = kept,
						      .max_pages = sites[i].max_pages};
		guint64 first = crawl_and_conclude(fixture, options), again;
		g_assert_cmpint(stands(fixture, options, &again), ==, sites[i].by);
		g_assert_cmpuint(again, ==, sites[i].by ? first : 0);
		g_unlink(file);
		g_rmdir(kept);
	}
	g_rmdir(folder);
}

static void test_bad_start(void)
{
	g_autoptr(GError) error = NULL;

	g_assert_null(crawl_new(&(struct crawl_options){.start_url = "nonsense"}, &error));
	g_assert_nonnull(error);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
#define TEST(name) g_test_add("/crawl/" #name, struct fixture, NULL, set_up, test_##name, tear_down)
	TEST(site);
	TEST(redirects);
	TEST(redirect_loop_twice);
	TEST(redirect_chain);
	TEST(start_moves);
	TEST(broken_answers);
	TEST(caps);
	TEST(statuses);
	TEST(retry_after);
	TEST(retry_after_last);
	TEST(all_forbidden);
	TEST(robots);
	TEST(crawl_delay);
	TEST(rate);
	TEST(one_machine);
	TEST(bare_host);
	TEST(unreachable);
	TEST(private_address);
	TEST(shape_cap);
	TEST(same_content);
	TEST(sessions);
	TEST(front_controller);
	TEST(max_pages);
	TEST(again);
	TEST(max_depth);
	TEST(max_seconds);
	TEST(stop);
	TEST(offers);
	TEST(sitemap);
	TEST(replay);
	TEST(not_archived);
	TEST(tls);
	TEST(revisit);
	g_test_add_func("/crawl/bad_start", test_bad_start);
	return g_test_run();
}
