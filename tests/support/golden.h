/* Texts that were looked at once and must stay so: tests/golden. */
#ifndef OIT_TESTS_GOLDEN_H
#define OIT_TESTS_GOLDEN_H

#include <glib.h>

/* OITCHECK_GOLDEN=write rewrites the golden files: look at the difference before committing it. */
static inline void assert_golden(const char *name, const char *text)
{
	g_autofree char *path = g_build_filename(GOLDEN, name, NULL);
	g_autofree char *golden = NULL;
	g_autoptr(GError) error = NULL;

	if (g_strcmp0(g_getenv("OITCHECK_GOLDEN"), "write") == 0)
		g_file_set_contents(path, text, -1, &error);
	g_assert_no_error(error);
	g_file_get_contents(path, &golden, NULL, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(text, ==, golden);
}

#endif
