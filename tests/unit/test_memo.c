#include "crawler/memo.h"

#include <string.h>

#include "base/fold.h"
#include "crawler/limits.h"
#include "crawler/url.h"

/* Pairs that share all but one thing with each other, so that a memo that looks at too little of
 * the base gives a wrong one. */
static const char *const bases[] = {
	"http://a.go.th/",           "https://a.go.th/",
	"http://a.go.th:8080/",      "http://b.go.th/",
	"http://a.go.th/x/",         "http://a.go.th/x/page.php",
	"http://a.go.th/y/page.php", "http://a.go.th/x/page.php?d=/z/",
	"http://a.go.th?q=1",
};
static const char *const references[] = {
	"page.php",
	"sub/page.php",
	"../up.php",
	"/root.php",
	"/root.php#here",
	"//b.go.th/z",
	"?id=1",
	"#here",
	"http://c.go.th/",
	"http:page",
	"https:page",
	"http:/page",
	"a:b",
	"./a:b",
	"/\\b.go.th/z",
	"\\root.php",
	" page.php",
	"sub\\page.php",
	"ftp://c/",
	"page.php?q=ก",
	"..",
	".",
	"%e0%b8%81",
	"http://c.go.th/#b",
	"HTTP://c.go.th/",
};

static void assert_link(struct memo *memo, const char *base, const char *reference,
			const char *charset)
{
	g_autofree char *fragment = NULL;
	g_autofree char *url = url_resolve(base, reference, charset, &fragment);
	g_autofree char *key = url ? url_key(url) : NULL;
	const struct memo_link *link = memo_link(memo, base, reference, charset);

	g_assert_cmpstr(link->url, ==, url);
	g_assert_cmpstr(link->key, ==, key);
	g_assert_cmpstr(link->fragment, ==, fragment);
}

/* Whatever was asked before, the answer is that of url_resolve(). */
static void test_links(void)
{
	AUTO(memo) memo = memo_new();

	for (guint round = 0; round < 2; round++)
		for (guint b = 0; b < G_N_ELEMENTS(bases); b++)
			for (guint r = 0; r < G_N_ELEMENTS(references); r++) {
				assert_link(memo, bases[b], references[r], "utf-8");
				assert_link(memo, bases[b], references[r], "windows-874");
			}
	g_assert_nonnull(memo_link(memo, bases[0], "page.php", "utf-8")->url);
	g_assert_null(memo_link(memo, bases[0], "ftp://c/", "utf-8")->url);
}

static void assert_text(struct memo *memo, const char *raw, gsize max)
{
	g_autofree char *clean = text_clean(raw, -1, max);
	g_autofree char *fold = fold_text(clean, -1);
	const struct memo_text *text = memo_text(memo, raw, max);

	g_assert_cmpstr(text->text, ==, clean);
	g_assert_cmpstr(text->fold, ==, fold);
	g_assert_cmphex(text->hash, ==, fold_hash(fold, strlen(fold)));
	g_assert_true((text->fold == text->text) == (strcmp(fold, clean) == 0));
}

static void test_texts(void)
{
	static const char *const raws[] = {
		"",           " ",           "ข่าว",  " ข่าว\n  ประชา\t",
		"ปี ๒๕๖๘",     "A\xc2\xa0 B", "\xff", "ก\xe2\x80\x8bข",
		"อํ\u0E32เภอ",
	};
	g_autofree char *long_text = g_strnfill(LIMIT_LABEL * 2, 'a');
	AUTO(memo) memo = memo_new();

	for (guint round = 0; round < 2; round++) {
		for (guint i = 0; i < G_N_ELEMENTS(raws); i++)
			assert_text(memo, raws[i], LIMIT_LABEL);
		assert_text(memo, long_text, LIMIT_LABEL);
		assert_text(memo, long_text, LIMIT_BLOCK_TEXT);
	}
}

/* More than it holds: it forgets, and goes on to be right. */
static void test_full(void)
{
	AUTO(memo) memo = memo_new();

	for (guint i = 0; i < 50000; i++) {
		g_autofree char *text = g_strdup_printf("Text  %u", i);
		g_autofree char *want = g_strdup_printf("Text %u", i);
		g_assert_cmpstr(memo_text(memo, text, LIMIT_LABEL)->text, ==, want);
		if (i % 1000 == 0)
			assert_link(memo, bases[0], want, "utf-8");
	}
	assert_text(memo, "Text  1", LIMIT_LABEL);
}

static void test_idle_scripts(void)
{
	AUTO(memo) memo = memo_new();
	const char *code = "var a = 1;";

	g_assert_false(memo_is_idle_script(memo, code, strlen(code)));
	memo_idle_script(memo, code, strlen(code));
	g_assert_true(memo_is_idle_script(memo, code, strlen(code)));
	g_assert_false(memo_is_idle_script(memo, code, strlen(code) - 1));
}

static guint times_read;

static guint count_words(const char *names)
{
	times_read++;
	return (guint)strlen(names);
}

static void test_names(void)
{
	AUTO(memo) memo = memo_new();
	g_autofree char *long_names = g_strnfill(10000, 'a');

	times_read = 0;
	for (guint round = 0; round < 3; round++) {
		g_assert_cmpuint(memo_names(memo, "nav bar", count_words), ==, 7);
		g_assert_cmpuint(memo_names(memo, "", count_words), ==, 0);
	}
	g_assert_cmpuint(times_read, ==, 2);
	g_assert_cmpuint(memo_names(memo, long_names, count_words), ==, 10000);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/memo/links", test_links);
	g_test_add_func("/memo/texts", test_texts);
	g_test_add_func("/memo/full", test_full);
	g_test_add_func("/memo/idle-scripts", test_idle_scripts);
	g_test_add_func("/memo/names", test_names);
	return g_test_run();
}
