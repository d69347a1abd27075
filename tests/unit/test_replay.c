/* What was recorded of a crawl comes back as it was judged: statuses, headers, bodies, faults. */
#include "crawler/replay.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define A "http://www.example.go.th/a"
#define B "http://www.example.go.th/b"
#define C "http://www.example.go.th/c"
#define D "http://www.example.go.th/d"

static char *folder;

static struct answer *answer_of(const char *url, int status, const char *headers, const char *body)
{
	struct answer *answer = answer_new(url);

	answer->status = status;
	g_string_assign(answer->headers, headers);
	g_byte_array_append(answer->body, (const guint8 *)body, (guint)strlen(body));
	return answer;
}

static void assert_body(const struct answer *answer, const char *body)
{
	g_assert_cmpmem(answer->body->data, answer->body->len, body, (int)strlen(body));
}

/* An archive of answers of all kinds. */
static char *record_all(void)
{
	char *path = g_build_filename(folder, "crawl.warc.gz", NULL);
	g_autoptr(GError) error = NULL;
	struct record *record = record_open(path, "oitcheck/test", &error);
	g_assert_no_error(error);
	AUTO(answer)
	page = answer_of(A "#/route", 200, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
			 "<p>ก</p>");
	page->tls = g_strdup("expired");
	AUTO(answer)
	moved = answer_of(B, 301, "HTTP/1.1 301 Moved\r\nLocation: /a\r\n\r\n", "");
	AUTO(answer) cut = answer_of(C, 200, "HTTP/1.1 200 OK\r\n\r\n", "half");
	cut->cut = TRUE;
	AUTO(answer) silent = answer_new(D);
	silent->fault = FAULT_TIMEOUT;
	silent->tls = g_strdup("self-signed");
	const struct answer *const answers[] = {page, moved, cut, silent};
	for (gsize i = 0; i < G_N_ELEMENTS(answers); i++)
		record_answer(record, answers[i]);
	record_rendering(record, A, "<p>ข</p>", TRUE);
	g_assert_true(record_close(record, &error));
	g_assert_no_error(error);
	return path;
}

static void test_answers(void)
{
	g_autofree char *path = record_all();
	g_autoptr(GError) error = NULL;
	AUTO(replay) replay = replay_open(path, &error);

	g_assert_no_error(error);
	g_assert_false(replay_is_mirror(replay));
	AUTO(answer) page = replay_ask(replay, A);
	g_autofree char *type = answer_header(page, "Content-Type");
	g_assert_cmpint(page->status, ==, 200);
	g_assert_cmpint(page->fault, ==, FAULT_NONE);
	g_assert_cmpstr(page->tls, ==, "expired");
	g_assert_cmpstr(type, ==, "text/html");
	g_assert_false(page->cut);
	assert_body(page, "<p>ก</p>");

	AUTO(answer) moved = replay_ask(replay, B);
	g_autofree char *location = answer_header(moved, "Location");
	g_assert_cmpint(moved->status, ==, 301);
	g_assert_cmpstr(location, ==, "/a");
	g_assert_null(moved->tls);

	AUTO(answer) cut = replay_ask(replay, C);
	g_assert_true(cut->cut);
	g_assert_cmpint(cut->fault, ==, FAULT_NONE);
	assert_body(cut, "half");

	AUTO(answer) silent = replay_ask(replay, D);
	g_assert_cmpint(silent->status, ==, 0);
	g_assert_cmpint(silent->fault, ==, FAULT_TIMEOUT);
	g_assert_cmpstr(silent->tls, ==, "self-signed");
	g_assert_cmpuint(silent->body->len, ==, 0);

	AUTO(answer) unknown = replay_ask(replay, "http://www.example.go.th/never-asked");
	g_assert_cmpint(unknown->fault, ==, FAULT_NOT_ARCHIVED);
	g_assert_cmpstr(unknown->url, ==, "http://www.example.go.th/never-asked");
}

static void test_said_of_it(void)
{
	g_autofree char *path = record_all();
	AUTO(replay) replay = replay_open(path, NULL);
	g_autoptr(GDateTime) now = g_date_time_new_now_utc();
	g_autofree char *today = g_date_time_format(now, "%Y-%m-%d");
	gboolean lacking = FALSE;

	g_autoptr(GByteArray) rendering = replay_rendering(replay, A, &lacking);
	g_assert_cmpmem(rendering->data, rendering->len, "<p>ข</p>", (int)strlen("<p>ข</p>"));
	g_assert_true(lacking);
	g_assert_null(replay_rendering(replay, B, &lacking));
	g_assert_cmpint(strcmp(replay_captured(replay), today), <=, 0); /* midnight may come */
	g_assert_cmpuint(strlen(replay_captured(replay)), ==, strlen("2025-01-31"));
	g_assert_cmpstr(replay_start(replay), ==, A);
}

/* A folder of files: each was answered well, and no more is known. */
static void test_mirror(void)
{
	g_autofree char *files = g_build_filename(folder, "www.example.go.th", NULL);
	g_autofree char *file = g_build_filename(files, "a", NULL);

	g_assert_cmpint(g_mkdir(files, 0700), ==, 0);
	g_assert_true(g_file_set_contents(file, "<p>ก</p>", -1, NULL));
	AUTO(replay) replay = replay_open(folder, NULL);
	g_assert_true(replay_is_mirror(replay));
	AUTO(answer) page = replay_ask(replay, A);
	g_assert_cmpint(page->status, ==, 200);
	g_assert_cmpint(page->fault, ==, FAULT_NONE);
	assert_body(page, "<p>ก</p>");
	AUTO(answer) unknown = replay_ask(replay, B);
	g_assert_cmpint(unknown->fault, ==, FAULT_NOT_ARCHIVED);
	g_assert_cmpint(unknown->status, ==, 0);
	g_assert_cmpstr(replay_start(replay), ==, "");
	g_assert_cmpuint(strlen(replay_captured(replay)), ==, strlen("2025-01-31"));
	gboolean lacking = FALSE;
	g_assert_null(replay_rendering(replay, A, &lacking));
}

static void test_cannot(void)
{
	g_autoptr(GError) error = NULL;

	g_assert_null(record_open("/nonexistent/crawl.warc", "oitcheck/test", &error));
	g_assert_nonnull(error);
	g_clear_error(&error);
	g_assert_null(replay_open("/nonexistent/crawl.warc", &error));
	g_assert_nonnull(error);
	g_clear_error(&error);
	g_assert_true(record_close(NULL, &error));
	g_assert_no_error(error);
}

/* A full disk does not stop an audit: the first fault is told in the end, once. */
static void test_full_disk(void)
{
	g_autofree char *path = g_build_filename(folder, "full.warc", NULL);
	g_autofree char *much = g_strnfill(100 << 10, 'x');
	AUTO(answer) answer = answer_of(A, 200, "HTTP/1.1 200 OK\r\n\r\n", much);
	g_autoptr(GError) error = NULL;
	struct rlimit limit;

	g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &limit), ==, 0);
	const struct rlimit small = {.rlim_cur = 64 << 10, .rlim_max = limit.rlim_max};
	signal(SIGXFSZ, SIG_IGN);
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &small), ==, 0);
	struct record *record = record_open(path, "oitcheck/test", &error);
	for (int i = 0; i < 2; i++) {
		record_answer(record, answer);
		record_rendering(record, A, much, FALSE);
	}
	gboolean whole = record_close(record, &error);
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
	g_assert_false(whole);
	g_assert_nonnull(error);
	g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

static void remove_folder(void)
{
	static const char *const names[] = {"crawl.warc.gz", "full.warc.open",
					    "www.example.go.th/a", "www.example.go.th", "."};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = g_build_filename(folder, names[i], NULL);
		g_remove(path);
	}
	g_rmdir(folder);
	g_free(folder);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	folder = g_dir_make_tmp("replay-XXXXXX", NULL);
	g_test_add_func("/replay/answers", test_answers);
	g_test_add_func("/replay/said-of-it", test_said_of_it);
	g_test_add_func("/replay/mirror", test_mirror);
	g_test_add_func("/replay/cannot", test_cannot);
	g_test_add_func("/replay/full-disk", test_full_disk);
	int status = g_test_run();
	remove_folder();
	return status;
}
