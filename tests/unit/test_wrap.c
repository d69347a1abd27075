#include "reports/wrap.h"

#include "base/fold.h"

#include <string.h>

static char *joined(const char *text, int columns)
{
	AUTO(wrapper) wrapper = wrapper_new();
	g_autoptr(GPtrArray) lines = wrap_lines(wrapper, text, columns);

	for (guint i = 0; i < lines->len; i++)
		g_assert_cmpint(text_width(lines->pdata[i]), <=, columns);
	g_ptr_array_add(lines, NULL);
	return g_strjoinv("|", (char **)lines->pdata);
}

static void assert_wrap(const char *text, int columns, const char *expected)
{
	g_autofree char *is = joined(text, columns);

	g_assert_cmpstr(is, ==, expected);
}

static void test_blanks(void)
{
	assert_wrap("", 10, "");
	assert_wrap("one two three", 9, "one two|three");
	assert_wrap("one two three", 7, "one two|three"); /* the blank at the end stands outside */
	assert_wrap("one\n\n  two", 20, "one two");
	assert_wrap("  one  ", 20, "one");
}

static void test_thai_words(void)
{
	assert_wrap("แผนดำเนินงานและการใช้งบประมาณประจำปี", 14, "แผนดำเนินงานและ|การใช้งบประมาณ|ประจำปี");
}

static void test_long_words(void)
{
	assert_wrap("abcdefghij", 4, "abcd|efgh|ij");
	assert_wrap("xx abcdefghij", 4, "xx|abcd|efgh|ij");
	/* eight letters, each with a mark that takes no column: a line may not begin with a mark */
	assert_wrap("กี้กี้กี้กี้กี้กี้กี้กี้", 3, "กี้กี้กี้|กี้กี้กี้|กี้กี้");
}

/* At every width nothing is lost, and no line begins with a mark. */
static void test_every_width(void)
{
	static const char text[] =
		"ลงรายงานที่มีความก้าวหน้าของแต่ละโครงการ (ถึง 31 มีนาคม ๒๕๖๙) ในหน้า “No Gift Policy” "
		"https://www.example.go.th/เอกสาร/a%20b ทั้งหมดนี้ๆ ฯลฯ";

	for (int columns = 1; columns < 90; columns++) {
		g_autofree char *lines = joined(text, columns);
		g_auto(GStrv) parts = g_strsplit(lines, "|", -1);
		g_autofree char *together = g_strjoinv("", parts);
		g_auto(GStrv) want = g_strsplit(text, " ", -1), is = g_strsplit(together, " ", -1);
		g_autofree char *want_letters = g_strjoinv("", want),
				*is_letters = g_strjoinv("", is);

		g_assert_cmpstr(is_letters, ==, want_letters);
		for (char **part = parts; *part; part++)
			g_assert_false(g_unichar_iszerowidth(g_utf8_get_char(*part)));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/wrap/blanks", test_blanks);
	g_test_add_func("/wrap/thai", test_thai_words);
	g_test_add_func("/wrap/long-words", test_long_words);
	g_test_add_func("/wrap/every-width", test_every_width);
	return g_test_run();
}
