/* A quote holds the match, is no longer than it may be, and no letter of it is torn. */
#include "rules/quote.h"

#include "base/fold.h"

#include <string.h>

static void check(const char *text, const char *word)
{
	g_autofree char *fold = fold_text(text, -1), *wanted = fold_text(word, -1);
	const char *at = strstr(fold, wanted);
	guint32 start = (guint32)(at - fold), end = start + (guint32)strlen(wanted);
	g_autofree char *quote = quote_around(text, start, end);
	g_autofree char *seen = fold_text(quote, -1);

	g_assert_true(g_utf8_validate(quote, -1, NULL));
	g_assert_cmpuint(strlen(quote), <=, QUOTE_BYTES);
	g_assert_nonnull(strstr(seen, wanted));
	g_assert_false(g_unichar_ismark(
		g_utf8_get_char(g_str_has_prefix(quote, "…") ? quote + strlen("…") : quote)));
}

static void test_whole(void)
{
	g_autofree char *quote = quote_around("  แผน\n ปี 2568 ", 0, 9);
	g_autofree char *none = quote_around("", 0, 0), *odd = quote_around("ก", 7, 90);

	g_assert_cmpstr(quote, ==, "แผน ปี 2568");
	g_assert_cmpstr(none, ==, "");
	g_assert_cmpstr(odd, ==, "ก");
}

static void test_places(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (int i = 0; i < 60; i++)
		g_string_append_printf(text, "ยุทธศาสตร์ที่ ๑ กำหนดไว้ %03d ", i);
	for (int i = 0; i < 60; i++) {
		g_autofree char *word = g_strdup_printf("%03d", i);
		check(text->str, word);
	}
	g_autoptr(GString) solid = g_string_new(NULL); /* no blanks to cut at, all with marks */
	for (int i = 0; i < 60; i++)
		g_string_append_printf(solid, "ที่นี่ปู่%02d", i);
	for (int i = 0; i < 60; i++) {
		g_autofree char *word = g_strdup_printf("%02d", i);
		check(solid->str, word);
	}
	for (guint32 start = 0; start < 400; start++) { /* wherever it is cut */
		g_autofree char *quote = quote_around(solid->str, start, start + 1);
		g_assert_cmpuint(strlen(quote), <=, QUOTE_BYTES);
		g_assert_true(g_utf8_validate(quote, -1, NULL));
	}
}

static void test_edges(void)
{
	g_autofree char *long_text = g_strnfill(2000, 'x');
	g_autofree char *all = quote_around(long_text, 0, 2000),
			*first = quote_around(long_text, 0, 0),
			*last = quote_around(long_text, 1999, 2000);

	g_assert_cmpuint(strlen(all), <=, QUOTE_BYTES);
	g_assert_false(g_str_has_prefix(first, "…"));
	g_assert_true(g_str_has_suffix(first, "…"));
	g_assert_true(g_str_has_prefix(last, "…"));
	g_assert_false(g_str_has_suffix(last, "…"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/quote/whole", test_whole);
	g_test_add_func("/quote/places", test_places);
	g_test_add_func("/quote/edges", test_edges);
	return g_test_run();
}
