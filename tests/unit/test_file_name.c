#include "base/file_name.h"

#include <string.h>

static void check(const char *name, const char *wanted)
{
	g_autofree char *file = file_name_of(name);

	g_assert_cmpstr(file, ==, wanted);
}

static void test_plain(void)
{
	check("example.go.th", "example.go.th");
	check("sites.google.com/view/name", "sites.google.com_view_name");
	check("[::1]/a\\b", "[__1]_a_b");
	check("", "");
}

/* Names that are alike up to their ends stay apart. */
static void test_long(void)
{
	g_autofree char *most = g_strnfill(FILE_NAME_MOST, 'a');
	g_autofree char *one = g_strconcat(most, "b", NULL);
	g_autofree char *other = g_strconcat(most, "c", NULL);
	g_autofree char *file_of_one = file_name_of(one), *file_of_other = file_name_of(other);
	g_autofree char *again = file_name_of(one);

	check(most, most);
	g_assert_cmpuint(strlen(file_of_one), ==, FILE_NAME_MOST);
	g_assert_true(g_str_has_prefix(file_of_one, "aaaa"));
	g_assert_cmpstr(file_of_one, !=, file_of_other);
	g_assert_cmpstr(file_of_one, ==, again);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/file-name/plain", test_plain);
	g_test_add_func("/file-name/long", test_long);
	return g_test_run();
}
