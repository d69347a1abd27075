/* One program audits a site at a time, however its address is written. */
#include "cli/site_lock.h"

#include <glib/gstdio.h>

static enum lock_end take(struct lock *lock, const char *typed, const char *from)
{
	g_autoptr(GError) error = NULL;
	const struct options options = {.from = (char *)from};
	enum lock_end end = site_lock(lock, &options, typed, &error);

	g_assert_cmpint(end == LOCK_FAILED, ==, error != NULL);
	return end;
}

/* The lock is of the open file, so that a second one of this very program has to wait, too. */
static void test_one_at_a_time(void)
{
	static const struct {
		const char *typed, *from;
		enum lock_end end;
	} cases[] = {
		{"www.example.go.th", NULL, LOCK_BUSY},
		{"https://example.go.th/index.php", NULL, LOCK_BUSY},
		{"www.other.go.th", NULL, LOCK_TAKEN},
		{"www.example.go.th", "saved.warc", LOCK_TAKEN}, /* asks nobody */
		{"no address", NULL, LOCK_TAKEN},                /* for others to tell */
	};
	struct lock first;

	g_assert_cmpint(take(&first, "http://www.example.go.th/", NULL), ==, LOCK_TAKEN);
	g_assert_cmpint(first.file, >=, 0);
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct lock second;
		g_test_message("%s", cases[i].typed);
		g_assert_cmpint(take(&second, cases[i].typed, cases[i].from), ==, cases[i].end);
		if (cases[i].end == LOCK_TAKEN)
			lock_drop(&second);
	}
	lock_drop(&first);
	g_assert_cmpint(take(&first, "example.go.th", NULL), ==, LOCK_TAKEN);
	lock_drop(&first);
}

/* A lock that is not there because none is needed is dropped like any other. */
static void test_none_needed(void)
{
	struct lock lock;

	g_assert_cmpint(take(&lock, "www.example.go.th", "saved.warc"), ==, LOCK_TAKEN);
	g_assert_cmpint(lock.file, ==, -1);
	lock_drop(&lock);
	g_assert_cmpint(take(&lock, "no address", NULL), ==, LOCK_TAKEN);
	g_assert_cmpint(lock.file, ==, -1);
	lock_drop(&lock);
}

/* Where no file can be made, it is told. */
static void test_no_room(const void *state)
{
	g_autofree char *file = g_build_filename(state, "oitcheck", NULL);
	struct lock lock;

	g_assert_true(g_file_set_contents(file, "in the way", -1, NULL));
	g_assert_cmpint(take(&lock, "www.example.go.th", NULL), ==, LOCK_FAILED);
	g_assert_cmpint(g_unlink(file), ==, 0);
}

int main(int argc, char **argv)
{
	g_autofree char *state = g_dir_make_tmp("locks-XXXXXX", NULL);

	g_setenv("XDG_STATE_HOME", state, TRUE); /* before GLib looks */
	g_test_init(&argc, &argv, NULL);
	g_test_add_data_func("/site-lock/no-room", state, test_no_room);
	g_test_add_func("/site-lock/one-at-a-time", test_one_at_a_time);
	g_test_add_func("/site-lock/none-needed", test_none_needed);
	return g_test_run();
}
