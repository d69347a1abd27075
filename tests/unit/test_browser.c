/* Tests of crawler/browser.c: with the real Chromium, and with programs in its place that do not
 * behave. */
#include "crawler/browser.h"

#include "tests/support/needs.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define SITE "http://www.example.go.th"

/* What the site has, by path; what is not here is refused. */
struct file {
	const char *path, *type, *body;
	int status;
};

struct site {
	const struct file *files;
	gsize n_files;
	GQueue given; /* struct answer *, their numbers in tags */
	GQueue numbers;
	unsigned last;
	GString *asked; /* paths, a line each */
	int bell;
};

static struct answer *answer_of(const char *url, const char *type, const char *body, int status)
{
	struct answer *answer = answer_new(url);
	answer->status = status ? status : 200;
	g_string_printf(answer->headers,
			"HTTP/1.1 %d OK\r\nContent-Type: %s\r\nBad header\r\nX-Odd: a\tb\r\n\r\n",
			answer->status, type);
	g_byte_array_append(answer->body, (const guint8 *)body, (guint)strlen(body));
	return answer;
}

static unsigned ask(const char *url, const char *const *headers, void *data)
{
	struct site *site = data;
	struct answer *answer = NULL;
	guint64 one = 1;
	g_string_append_printf(site->asked, "%s\n", url);
	for (; *headers; headers++)
		if (g_str_has_prefix(*headers, "x-"))
			g_string_append_printf(site->asked, "%s\n", *headers);
	for (gsize i = 0; i < site->n_files; i++)
		if (g_str_has_prefix(url, SITE "/") &&
		    strcmp(url + strlen(SITE), site->files[i].path) == 0)
			answer = answer_of(url, site->files[i].type, site->files[i].body,
					   site->files[i].status);
	g_queue_push_tail(&site->given, answer);
	g_queue_push_tail(&site->numbers, GUINT_TO_POINTER(++site->last));
	g_assert_cmpint(write(site->bell, &one, sizeof one), ==, sizeof one);
	return site->last;
}

static gboolean take(unsigned *number, struct answer **answer, void *data)
{
	struct site *site = data;
	guint64 rings;
	(void)!read(site->bell, &rings, sizeof rings);
	if (g_queue_is_empty(&site->numbers))
		return FALSE;
	*number = GPOINTER_TO_UINT(g_queue_pop_head(&site->numbers));
	*answer = g_queue_pop_head(&site->given);
	return TRUE;
}

static gboolean never(void *data)
{
	(void)data;
	return FALSE;
}

static gboolean at_once(void *data)
{
	(void)data;
	return TRUE;
}

static const struct child_limits short_limits = {.cpu_seconds = 20,
						 .wall_seconds = 6,
						 .resident = (gsize)3 << 30,
						 .output = 1 << 20,
						 .file_size = 64 << 20};

/* Opens a page of that HTML; asked is yours. */
static struct browser_page open_page(const char *route, const char *html, const struct file *files,
				     gsize n_files, const struct child_limits *limits,
				     gboolean (*given_up)(void *data), char **asked)
{
	struct site site = {.files = files, .n_files = n_files, .asked = g_string_new(NULL)};
	g_autofree char *url = g_strconcat(SITE "/", route, NULL);
	AUTO(answer) answer = answer_of(SITE "/", "text/html; charset=utf-8", html, 200);
	struct browser_page page;
	gboolean sandbox = TRUE;
	site.bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	const struct browser_port port = {.ask = ask,
					  .take = take,
					  .given_up = given_up,
					  .limits = limits,
					  .wake = site.bell,
					  .data = &site};
	browser_open(url, answer, "oitcheck/test", &port, &sandbox, &page);
	struct answer *left;
	while ((left = g_queue_pop_head(&site.given)) != NULL || !g_queue_is_empty(&site.given))
		answer_free(left);
	g_queue_clear(&site.numbers);
	close(site.bell);
	char *text = g_string_free(site.asked, FALSE);
	if (asked)
		*asked = text;
	else
		g_free(text);
	return page;
}

static gboolean needs_chromium(void)
{
	return needs("Chromium", browser_is_installed());
}

static void assert_has(const char *text, const char *words)
{
	if (!strstr(text, words))
		g_error("no “%s” in:\n%s", words, text);
}

static void test_application(void)
{
	static const char html[] =
		"<!DOCTYPE html><title>x</title><link rel=stylesheet href=/a.css><div id=app></div>"
		"<noscript>no scripts here</noscript><iframe src='/frame.html'></iframe>"
		"<script src='/app.js'></script><script "
		"src='https://elsewhere.example/count.js'></script>";
	static const struct file files[] = {
		{"/app.js", "text/javascript",
		 "fetch('/api?q=1', {headers: {'X-Key': 'k'}}).then(r => r.json()).then(d => {"
		 " setTimeout(() => { app.textContent = d.text + location.hash + navigator.onLine;"
		 "  app.attachShadow({mode: 'open'}).innerHTML = '<p>from the shadow</p>';"
		 "  history.pushState({}, '', '/deep/er');"
		 "  const a = document.createElement('a'); a.href = 'next'; app.append(a);"
		 "  const i = new Image(); i.onload = () => app.append('picture'); i.src = "
		 "'/p.png';"
		 "  document.body.append('half \\ud83d'); alert('stop'); }, 4000) });"
		 "setInterval(() => fetch('/poll'), 3000); window.open('/popup');",
		 0},
		{"/api?q=1", "application/json", "{\"text\": \"สวัสดี\"}", 0},
		{"/poll", "text/plain", "", 0},
	};
	g_autofree char *asked = NULL;
	if (!needs_chromium())
		return;
	struct browser_page page =
		open_page("#/about", html, files, G_N_ELEMENTS(files), NULL, never, &asked);
	g_assert_cmpint(page.end, ==, BROWSER_READ);
	assert_has(page.html, "สวัสดี#/abouttrue");
	assert_has(page.html, "<p>from the shadow</p>");
	assert_has(page.html, "picture");
	assert_has(page.html, "<base href=\"" SITE "/deep/er\">");
	g_assert_null(strstr(page.html, "no scripts here"));
	assert_has(asked, SITE "/app.js\n");
	assert_has(asked, SITE "/api?q=1\nx-key: k\n");
	assert_has(asked, "https://elsewhere.example/count.js\n"); /* for us to refuse */
	g_assert_null(strstr(asked, "a.css"));
	g_assert_null(strstr(asked, "frame.html"));
	g_assert_null(strstr(asked, "p.png"));
	g_assert_null(strstr(asked, "popup"));
	g_assert_false(page.lacking);
	browser_page_clear(&page);
}

/* What the page wanted and did not get is said. */
static void test_lacking(void)
{
	static const struct file files[] = {{"/data", "text/plain", "no", 503}};
	static const char *const pages[] = {
		"<script>fetch('/data').then(() => document.body.append('shown'))</script>",
		"<body>shown<script>fetch('/refused').catch(() => 0)</script>",
		"<body>shown<script src='/refused.js'></script>",
		"<body>shown<script>fetch('/data', {method: 'POST', body: '{}'}).catch(() => "
		"0)</script>",
	};
	if (!needs_chromium())
		return;
	for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
		struct browser_page page =
			open_page("", pages[i], files, G_N_ELEMENTS(files), NULL, never, NULL);
		g_assert_cmpint(page.end, ==, BROWSER_READ);
		assert_has(page.html, "shown");
		g_assert_true(page.lacking);
		browser_page_clear(&page);
	}
}

/* A script that leads to another address; the same one again and again comes to an end. */
static void test_moved(void)
{
	static const char again[] = "<body>here<script>location.reload()</script>";
	if (!needs_chromium())
		return;
	struct browser_page page = open_page("", "<script>location = '/next?a=1&b=2'</script>",
					     NULL, 0, NULL, never, NULL);
	g_assert_cmpint(page.end, ==, BROWSER_READ);
	assert_has(page.html, "url=" SITE "/next?a=1&amp;b=2\"");
	browser_page_clear(&page);
	struct browser_page loop = open_page("", again, NULL, 0, &short_limits, never, NULL);
	g_assert_cmpint(loop.end, !=, BROWSER_ABSENT);
	browser_page_clear(&loop);
}

static void test_hostile(void)
{
	static const struct {
		const char *html;
		enum browser_end end, or_end;
	} cases[] = {
		{"<script>for (;;);</script>", BROWSER_LIMIT, BROWSER_LIMIT},
		{"<script>for (;;) alert(1);</script>", BROWSER_LIMIT, BROWSER_LIMIT},
		{"<script>const a = []; for (;;) a.push(new Array(1e6).fill({}));</script>",
		 BROWSER_FAILED, BROWSER_LIMIT},
	};
	if (!needs_chromium())
		return;
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct browser_page page =
			open_page("", cases[i].html, NULL, 0, &short_limits, never, NULL);
		if (page.end != cases[i].end && page.end != cases[i].or_end)
			g_error("%s: %d", cases[i].html, page.end);
		g_assert_null(page.html);
		browser_page_clear(&page);
	}
}

static void test_given_up(void)
{
	struct browser_page page = open_page("", "", NULL, 0, NULL, at_once, NULL);
	g_assert_cmpint(page.end, !=, BROWSER_READ);
	browser_page_clear(&page);
}

/* Programs that answer to Chromium's name. */
static void test_stand_ins(void)
{
	static const struct {
		const char *script;
		enum browser_end end;
	} cases[] = {
		{"exit 0", BROWSER_FAILED},
		{"kill -SEGV $$", BROWSER_FAILED},
		{"sleep 100", BROWSER_LIMIT},
		{"while :; do printf 'x%1000s'; done >&4", BROWSER_LIMIT},
		{"printf 'no JSON\\0{\"id\":1}\\0{\"id\":2}\\0{\"method\":7}\\0[]\\0' >&4; sleep "
		 "100",
		 BROWSER_LIMIT},
		/* answers that nobody asked for, headers that are a list */
		{"printf '{\"id\":2}\\0{\"method\":\"Fetch.requestPaused\",\"params\":{"
		 "\"resourceType\":\"Document\"}}\\0' >&4; sleep 100",
		 BROWSER_FAILED},
		{"printf "
		 "'{\"id\":1}\\0{\"id\":2}\\0{\"method\":\"Fetch.requestPaused\",\"params\":{"
		 "\"resourceType\":\"Script\",\"request\":{\"url\":\"http://www.example.go.th/"
		 "a.js\","
		 "\"method\":\"GET\",\"headers\":[\"a\"]}}}\\0' >&4; sleep 100",
		 BROWSER_LIMIT},
		{"x=xxxxxxxxxxxxxxxx; while :; do x=$x$x; done", BROWSER_LIMIT},
		/* without a sandbox only where it cannot be had */
		{"case \"$*\" in *--no-sandbox*) exec sleep 100;; esac; echo 'No usable sandbox!' "
		 ">&2; "
		 "exit 1",
		 BROWSER_LIMIT},
	};
	g_autofree char *folder = g_dir_make_tmp("oitcheck-test-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "chromium", NULL);
	g_autofree char *before = g_strdup(g_getenv("PATH"));
	g_autofree char *paths = g_strconcat(folder, ":", before, NULL);
	struct child_limits limits = short_limits;
	limits.wall_seconds = 1;
	limits.resident = 64 << 20;
	g_chmod(folder, 0755);
	g_setenv("PATH", paths, TRUE);
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *script = g_strconcat("#!/bin/sh\n", cases[i].script, "\n", NULL);
		g_assert_true(g_file_set_contents_full(path, script, -1, G_FILE_SET_CONTENTS_NONE,
						       0755, NULL));
		struct browser_page page = open_page("", "", NULL, 0, &limits, never, NULL);
		if (page.end != cases[i].end)
			g_error("%s: %d", cases[i].script, page.end);
		browser_page_clear(&page);
	}
	g_unlink(path);
	g_setenv("PATH", folder, TRUE);
	g_assert_false(browser_is_installed());
	struct browser_page page = open_page("", "", NULL, 0, NULL, never, NULL);
	g_assert_cmpint(page.end, ==, BROWSER_ABSENT);
	browser_page_clear(&page);
	g_setenv("PATH", before, TRUE);
	g_rmdir(folder);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/browser/application", test_application);
	g_test_add_func("/browser/lacking", test_lacking);
	g_test_add_func("/browser/moved", test_moved);
	g_test_add_func("/browser/hostile", test_hostile);
	g_test_add_func("/browser/given-up", test_given_up);
	g_test_add_func("/browser/stand-ins", test_stand_ins);
	return g_test_run();
}
