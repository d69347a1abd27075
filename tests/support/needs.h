/* Tests that need a program which is not ours. */
#ifndef OIT_TESTS_NEEDS_H
#define OIT_TESTS_NEEDS_H

#include <glib.h>

/* TRUE where it is there. Else the test is skipped and says so; but with CI in the environment, as
 * ./test sets it, it fails: what is missing was to be installed (tests/support/packages.sh). */
static inline gboolean needs(const char *program, gboolean there)
{
	g_autofree char *words = g_strdup_printf("%s is not installed", program);

	if (there)
		return TRUE;
	if (g_getenv("CI"))
		g_error("%s: ./test installs it (tests/support/packages.sh)", words);
	g_test_skip(words);
	return FALSE;
}

#endif
