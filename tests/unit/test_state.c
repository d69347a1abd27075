/* What a crawl keeps: what this run has is not asked for again, what others had only if it has
 * changed; a bad file is a clear error. */
#include "base/db.h"
#include "crawler/limits.h"
#include "crawler/state.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <utime.h>

static char *folder;

static char *state_path(void)
{
	return g_build_filename(folder, "www.example.go.th.state", NULL);
}

static struct state *open_state(gboolean resume, gint64 max_age, GError **error)
{
	return state_open(&(struct state_options){.directory = folder,
						  .site = "www.example.go.th",
						  .resume = resume,
						  .max_age = max_age},
			  error);
}

static struct state *must_open(gboolean resume, gint64 max_age)
{
	g_autoptr(GError) error = NULL;
	struct state *state = open_state(resume, max_age, &error);

	g_assert_no_error(error);
	return state;
}

static void start_anew(void)
{
	g_autofree char *path = state_path();

	g_unlink(path);
}

static void keep(struct state *state, const char *url, int status, const char *facts, gint64 at)
{
	AUTO(answer) answer = answer_new(url);
	g_autoptr(GBytes) bytes = facts ? g_bytes_new(facts, strlen(facts)) : NULL;

	answer->status = status;
	g_string_assign(answer->headers,
			"HTTP/1.1 200 OK\r\nETag: \"e1\"\r\nLast-Modified: Mon\r\n");
	state_keep(state, &(struct state_entry){.key = {0, url, state_next(state, 0, url)},
						.answer = answer,
						.size = 40,
						.body_hash = G_MAXUINT64,
						.facts = bytes,
						.at = at,
						.sound = status == 200});
	state_commit(state);
}

static struct memory *recall(struct state *state, const char *url)
{
	return state_recall(state, &(struct state_key){0, url, state_next(state, 0, url)});
}

#define URL "http://www.example.go.th/"

/* A process that ends without a word stands for kill -9. */
static void killed_after_keeping(void)
{
	if (g_test_subprocess()) {
		struct state *state = must_open(FALSE, 0);
		keep(state, URL, 503, NULL, 0);
		keep(state, URL, 200, "facts", 0);
		_exit(0);
	}
}

static void check_resume(void)
{
	start_anew();
	g_setenv("TEST_STATE_FOLDER", folder, TRUE);
	g_test_trap_subprocess("/state/killed", 0, G_TEST_SUBPROCESS_DEFAULT);
	g_test_trap_assert_passed();
	struct state *state = must_open(TRUE, 0);
	AUTO(memory) first = recall(state, URL);
	AUTO(memory) second = recall(state, URL);
	AUTO(memory) third = recall(state, URL);
	g_assert_true(first->same_run && first->answer->status == 503);
	g_assert_true(second->same_run && second->answer->status == 200 && second->size == 40);
	g_assert_cmpuint(second->body_hash, ==, G_MAXUINT64);
	g_assert_null(third);
	g_autoptr(GBytes) facts = state_facts(state, second->row);
	g_autoptr(GBytes) wanted = g_bytes_new_static("facts", 5);
	g_assert_true(g_bytes_equal(facts, wanted));
	state_close(state, TRUE);
	/* finished: nothing to go on with, and only what is sound stays */
	state = must_open(TRUE, 0);
	AUTO(memory) old = recall(state, URL);
	g_assert_null(old->answer);
	g_assert_cmpstr(old->etag, ==, "\"e1\"");
	g_assert_cmpstr(old->modified, ==, "Mon");
	g_assert_cmpint(old->old->status, ==, 200);
	state_close(state, FALSE);
}

static void check_age(void)
{
	gint64 now = g_get_real_time() / G_USEC_PER_SEC;

	start_anew();
	struct state *state = must_open(FALSE, 0);
	keep(state, URL "young", 200, "facts", now - 50);
	keep(state, URL "old", 200, "facts", now - 5000);
	keep(state, URL "unborn", 200, "facts", now + 5000); /* by a clock that was wrong */
	state_close(state, TRUE);
	state = must_open(FALSE, 3600);
	AUTO(memory) young = recall(state, URL "young");
	AUTO(memory) old = recall(state, URL "old");
	g_assert_true(young->answer && !young->same_run && young->at == now - 50);
	AUTO(memory) unborn = recall(state, URL "unborn");
	g_assert_null(old->answer);
	g_assert_null(unborn->answer);
	g_assert_cmpstr(unborn->etag, ==, "\"e1\"");
	state_close(state, TRUE);
}

static void check_forgets(void)
{
	start_anew();
	struct state *state = must_open(FALSE, 0);
	keep(state, URL "gone", 200, "facts", 0);
	state_close(state, TRUE);
	for (int i = 0; i < 3; i++)
		state_close(must_open(FALSE, 0), TRUE);
	state = must_open(FALSE, 0);
	g_assert_null(recall(state, URL "gone"));
	state_close(state, TRUE);
}

/* Who goes on waits for what is left of it. */
static void check_retry_after(void)
{
	AUTO(answer) answer = answer_new(URL);
	gint64 now = g_get_real_time() / G_USEC_PER_SEC;

	start_anew();
	answer->status = 503;
	answer->retry_after = 100;
	struct state *state = must_open(FALSE, 0);
	for (unsigned i = 0; i < 2; i++)
		state_keep(state, &(struct state_entry){.key = {0, URL, i},
							.answer = answer,
							.at = now - (i == 0 ? 10 : 200)});
	state_close(state, FALSE);
	state = must_open(TRUE, 0);
	AUTO(memory) busy = recall(state, URL);
	AUTO(memory) over = recall(state, URL);
	g_assert_cmpint(busy->answer->retry_after, >, 60);
	g_assert_cmpint(busy->answer->retry_after, <=, 90);
	g_assert_cmpint(over->answer->retry_after, ==, 0);
	state_close(state, TRUE);
}

static void conclude(struct state *state, guint64 requests)
{
	g_autoptr(GBytes) packed = g_bytes_new_static("result", 6);

	state_conclude(state, "basis", requests,
		       &(struct conclusion){.packed = packed, .size = 60});
}

static gboolean has_conclusion(struct state *state, const char *basis)
{
	struct conclusion conclusion;
	gboolean has = state_conclusion(state, basis, &conclusion);

	g_assert_cmpuint(conclusion.size, ==, has ? 60 : 0);
	g_clear_pointer(&conclusion.packed, g_bytes_unref);
	return has;
}

static void check_conclusion(void)
{
	start_anew();
	struct state *state = must_open(FALSE, 0);
	g_assert_false(has_conclusion(state, "basis"));
	keep(state, URL "b", 200, "facts", 0);
	keep(state, URL, 200, "facts", 0);
	conclude(state, 2);
	state_close(state, FALSE);
	/* a run that goes on is none that comes after */
	state = must_open(TRUE, 0);
	g_assert_false(has_conclusion(state, "basis"));
	state_close(state, TRUE);
	state = must_open(FALSE, 0);
	g_assert_false(has_conclusion(state, "another"));
	g_assert_true(has_conclusion(state, "basis"));
	g_autoptr(GArray) keys = state_asked_before(state);
	g_assert_cmpuint(keys->len, ==, 2);
	g_assert_cmpstr(g_array_index(keys, struct state_key, 0).url, ==, URL);
	g_assert_cmpstr(g_array_index(keys, struct state_key, 1).url, ==, URL "b");
	/* only the run right after it goes by it */
	state_close(state, TRUE);
	state = must_open(FALSE, 0);
	g_assert_false(has_conclusion(state, "basis"));
	/* of what is not on file, or nothing to go by, nothing is kept */
	keep(state, URL, 200, "facts", 0);
	conclude(state, 2);
	state_close(state, TRUE);
	state = must_open(FALSE, 0);
	g_assert_false(has_conclusion(state, "basis"));
	keep(state, URL, 200, "facts", 0);
	keep(state, URL "b", 503, NULL, 0);
	conclude(state, 2);
	state_close(state, TRUE);
	state = must_open(FALSE, 0);
	g_assert_false(has_conclusion(state, "basis"));
	state_close(state, TRUE);
}

static void check_doubt(void)
{
	start_anew();
	struct state *state = must_open(FALSE, 0);
	keep(state, URL "wall", 200, "facts", 0);
	keep(state, URL "page", 200, "facts", 0);
	state_doubt(state, 0, URL "wall");
	state_close(state, TRUE);
	state = must_open(FALSE, 3600);
	AUTO(memory) page = recall(state, URL "page");
	g_assert_nonnull(page);
	g_assert_null(recall(state, URL "wall"));
	state_close(state, TRUE);
}

static void check_busy(void)
{
	g_autoptr(GError) error = NULL;

	start_anew();
	struct state *state = must_open(FALSE, 0);
	keep(state, URL, 200, "facts", 0);
	g_assert_null(open_state(FALSE, 0, &error));
	g_assert_error(error, STATE_ERROR, STATE_ERROR_BUSY);
	state_close(state, TRUE);
}

/* A file of that size, of holes, last used so many seconds after 1970. Yours: its path. */
static char *make_file(const char *name, off_t size, time_t used)
{
	char *path = g_build_filename(folder, name, NULL);
	struct utimbuf times = {used, used};

	g_assert_true(g_file_set_contents(path, "x", 1, NULL));
	g_assert_cmpint(truncate(path, size), ==, 0);
	g_assert_cmpint(g_utime(path, &times), ==, 0);
	return path;
}

static gboolean is_there(const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);

	return g_file_test(path, G_FILE_TEST_EXISTS);
}

/* Over the limit of all sites the oldest go, each with what stands beside it; but none that another
 * program has open. */
static void check_oldest(void)
{
	static const off_t much = (off_t)LIMIT_STATE_BYTES + 1;
	struct state *held = state_open(
		&(struct state_options){.directory = folder, .site = "held.example.go.th"}, NULL);
	g_autofree char *held_path = g_build_filename(folder, "held.example.go.th.state", NULL);
	struct utimbuf long_ago = {1000, 1000};
	g_autofree char *young = make_file("young.example.go.th.state", 1, 4000);
	g_autofree char *logged = make_file("logged.example.go.th.state", 1, 3000);
	g_autofree char *log = make_file("logged.example.go.th.state-wal", much, 3000);
	g_autofree char *index = make_file("logged.example.go.th.state-shm", 1, 3000);
	g_autofree char *old = make_file("old.example.go.th.state", 1, 2000);

	g_assert_nonnull(held);
	g_assert_cmpint(g_utime(held_path, &long_ago), ==, 0);
	state_close(must_open(FALSE, 0), TRUE);
	g_assert_true(is_there("young.example.go.th.state"));
	g_assert_false(is_there("logged.example.go.th.state"));
	g_assert_false(is_there("logged.example.go.th.state-wal"));
	g_assert_false(is_there("logged.example.go.th.state-shm"));
	g_assert_false(is_there("old.example.go.th.state"));
	g_assert_true(is_there("held.example.go.th.state"));
	state_close(held, TRUE);
	g_unlink(held_path);
	g_unlink(young);
	start_anew();
}

static void check_bad_file(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *path = state_path();

	start_anew();
	g_assert_true(g_file_set_contents(path, "no database, and long enough to be looked at", -1,
					  NULL));
	g_assert_null(open_state(FALSE, 0, &error));
	g_assert_error(error, STATE_ERROR, STATE_ERROR_BROKEN);
	g_assert_nonnull(strstr(error->message, path));
	start_anew();
}

/* Another program's database is left as it is. */
static void check_foreign(void)
{
	static const char sql[] = "CREATE TABLE run (theirs); INSERT INTO run VALUES (7)";
	g_autoptr(GError) error = NULL;
	g_autofree char *path = state_path();
	struct db db = {0};
	gint64 kept;

	start_anew();
	g_assert_true(db_open(&db, path, TRUE, NULL));
	g_assert_true(db_run(&db, sql, NULL));
	db_close(&db);
	g_assert_null(open_state(FALSE, 0, &error));
	g_assert_error(error, STATE_ERROR, STATE_ERROR_BROKEN);
	g_assert_true(db_open(&db, path, FALSE, NULL));
	g_assert_true(db_ask(&db, "SELECT theirs FROM run", &kept, NULL));
	g_assert_cmpint(kept, ==, 7);
	db_close(&db);
	start_anew();
}

static void check_bad_folder(void)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *file = g_build_filename(folder, "file", NULL);

	g_assert_true(g_file_set_contents(file, "", 0, NULL));
	g_assert_null(
		state_open(&(struct state_options){.directory = file, .site = "a.go.th"}, &error));
	g_assert_error(error, STATE_ERROR, STATE_ERROR_OPEN);
}

/* What was kept before the disk was full can still be read. */
static void check_full(void)
{
	struct rlimit before, small = {256 << 10, RLIM_INFINITY};
	g_autofree char *big = g_strnfill(64 << 10, 'x');

	start_anew();
	signal(SIGXFSZ, SIG_IGN);
	struct state *state = must_open(FALSE, 0);
	keep(state, URL, 200, "facts", 0);
	getrlimit(RLIMIT_FSIZE, &before);
	setrlimit(RLIMIT_FSIZE, &small);
	for (int i = 0; i < 40; i++) {
		g_autofree char *url = g_strdup_printf(URL "%d", i);
		keep(state, url, 200, big, 0);
	}
	setrlimit(RLIMIT_FSIZE, &before);
	g_assert_nonnull(state_trouble(state));
	state_close(state, FALSE);
	state = must_open(TRUE, 0);
	AUTO(memory) memory = recall(state, URL);
	g_assert_true(memory && memory->same_run);
	state_close(state, TRUE);
}

/* The facts that others are packed against stay, whatever becomes of the page they were of. */
static void check_base(void)
{
	start_anew();
	struct state *state = must_open(FALSE, 0);
	g_autoptr(GBytes) facts = g_bytes_new_static("base", 4);
	AUTO(answer) answer = answer_new(URL);

	g_assert_null(state_base(state));
	state_keep(state,
		   &(struct state_entry){
			   .key = {0, URL, 0}, .answer = answer, .facts = facts, .base = TRUE});
	state_commit(state);
	state_close(state, TRUE);
	for (guint run = 0; run < 4; run++) {
		state = must_open(FALSE, 0);
		keep(state, URL, 200, "facts", 0);
		g_autoptr(GBytes) base = state_base(state);
		g_assert_true(base && g_bytes_equal(base, facts));
		state_close(state, TRUE);
	}
}

int main(int argc, char **argv)
{
	const char *given = g_getenv("TEST_STATE_FOLDER");

	g_test_init(&argc, &argv, NULL);
	folder = given ? g_strdup(given) : g_dir_make_tmp("oitcheck-state-XXXXXX", NULL);
	g_test_add_func("/state/killed", killed_after_keeping);
	g_test_add_func("/state/resume", check_resume);
	g_test_add_func("/state/age", check_age);
	g_test_add_func("/state/forgets", check_forgets);
	g_test_add_func("/state/doubt", check_doubt);
	g_test_add_func("/state/conclusion", check_conclusion);
	g_test_add_func("/state/retry-after", check_retry_after);
	g_test_add_func("/state/base", check_base);
	g_test_add_func("/state/busy", check_busy);
	g_test_add_func("/state/oldest", check_oldest);
	g_test_add_func("/state/bad-file", check_bad_file);
	g_test_add_func("/state/foreign", check_foreign);
	g_test_add_func("/state/bad-folder", check_bad_folder);
	g_test_add_func("/state/full", check_full);
	int status = g_test_run();
	if (!given) {
		g_autofree char *path = state_path();
		g_autofree char *file = g_build_filename(folder, "file", NULL);
		g_unlink(path);
		g_unlink(file);
		g_rmdir(folder);
	}
	g_free(folder);
	return status;
}
