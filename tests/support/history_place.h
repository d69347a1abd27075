/* A history of one test, and results of several days to put into it. */
#ifndef OIT_TESTS_HISTORY_PLACE_H
#define OIT_TESTS_HISTORY_PLACE_H

#include "reports/history.h"
#include "tests/support/invented_result.h"

#include <glib/gstdio.h>

#define SITE "example.go.th"

/* A folder of its own for each test, and in it the file. */
struct place {
	char *folder, *path;
};

static inline void place_init(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	place->folder = g_dir_make_tmp("oitcheck-test-XXXXXX", NULL);
	g_assert_nonnull(place->folder);
	place->path = g_build_filename(place->folder, "state", "history.db", NULL);
}

static inline void place_clear(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	static const char *const names[] = {"history.db", "history.db-wal", "history.db-shm"};
	g_autofree char *state = g_path_get_dirname(place->path);

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = g_build_filename(state, names[i], NULL);

		g_unlink(path);
	}
	g_rmdir(state);
	g_assert_cmpint(g_rmdir(place->folder), ==, 0);
	g_free(place->path);
	g_free(place->folder);
}

static inline struct history *open_good(const struct place *place)
{
	g_autoptr(GError) error = NULL;
	struct history *history = history_open(place->path, TRUE, &error);

	g_assert_no_error(error);
	g_assert_nonnull(history);
	return history;
}

static inline struct result *result_at(const char *audited_at)
{
	struct result *result = invented_result();

	result_set(&result->audited_at, audited_at);
	return result;
}

#endif
