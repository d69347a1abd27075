/* What is dropped before the parser sees a page, and what must not be. */
#include "crawler/extract/html_unseen.h"

#include <string.h>

#include "crawler/limits.h"

struct unseen_case {
	const char *page, *left;
};

static const struct unseen_case cases[] = {
	{"", ""},
	{"a < b <3", "a < b <3"},
	{"a<!-- x -->b", "a<!---->b"},
	{"a<!---->b", "a<!---->b"},
	{"a<!-- x --!>b-->c", "a<!----!>b-->c"},
	{"a<!-- x -- > y -->b", "a<!---->b"},
	{"a<!-- never closed", "a<!-- never closed"},
	{"<style>p{}</style><p>", "<style></style><p>"},
	{"<STYLE type='a>b'>p{}</Style ><p>", "<STYLE type='a>b'></Style ><p>"},
	{"<style>p{}", "<style>p{}"},
	{"<style/><p>a</p></style>", "<style/><p>a</p></style>"},
	{"<styled>a</styled><style>b</style>", "<styled>a</styled><style></style>"},
	{"<style>a</styl</style>b", "<style></style>b"},
	{"<a title='<style>'>b</a></style>", "<a title='<style>'>b</a></style>"},
	{"<!doctype html><style>a</style>", "<!doctype html><style></style>"},
	{"<script>f()</script>a", "<script>f()</script>a"},
	{"<script>idle</script>a", "<script></script>a"},
	{"<script src=x>idle</SCRIPT>a", "<script src=x></SCRIPT>a"},
	{"<script>f('<!-- a')</script><b><!-- c --></b>",
	 "<script>f('<!-- a')</script><b><!----></b>"},
	{"<!-- <style> --><b></style>c</b>", "<!----><b></style>c</b>"},
	{"<style", "<style"},
	{"<script", "<script"},
	{"<", "<"},
};

static void assert_left(struct memo *memo, const char *page, const char *left, gboolean want_cut)
{
	g_autofree char *text = g_strdup(page);
	gboolean cut;
	gsize size = html_drop_unseen(text, strlen(page), memo, &cut);

	g_assert_cmpstr(text, ==, left);
	g_assert_cmpuint(size, ==, strlen(left));
	g_assert_cmpint(cut, ==, want_cut);
}

static void test_dropped(void)
{
	AUTO(memo) memo = memo_new();

	memo_idle_script(memo, "idle", 4);
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_left(memo, cases[i].page, cases[i].left, FALSE);
}

static void test_long_tag(void)
{
	AUTO(memo) memo = memo_new();
	g_autofree char *names = g_strnfill(LIMIT_TAG + 1, 'a');
	g_autofree char *page = g_strconcat("<!--x-->a<b ", names, ">c", NULL);

	assert_left(memo, page, "<!---->a", TRUE);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/html-unseen/dropped", test_dropped);
	g_test_add_func("/html-unseen/long-tag", test_long_tag);
	return g_test_run();
}
