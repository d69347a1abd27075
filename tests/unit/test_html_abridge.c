/* What the parser is given of a page, and that it says the same. tests/fuzz/fuzz_html_abridge.c
 * compares more. */
#include "crawler/extract/html_abridge.h"

#include <string.h>

#include "crawler/extract/extract.h"

#define M    ABRIDGE_MARK
#define TEXT "องค์การบริหารส่วนตำบลตัวอย่าง"

static const struct {
	const char *page, *abridged;
} texts[] = {
	{"", ""},
	{"<p>" TEXT "</p>", "<p>" M "</p>"},
	{"<p>short</p>", "<p>short</p>"},
	{"<p>                    </p>", "<p>                    </p>"},
	{TEXT "<br>" TEXT, M "<br>" M},
	{"<p>" TEXT "&nbsp;" TEXT "</p>", "<p>" M "&nbsp;" TEXT "</p>"},
	{"<p title='>" TEXT "'>" TEXT "</p>", "<p title='>" TEXT "'>" M "</p>"},
	{"<p a=b c d = \"e\"/>" TEXT, "<p a=b c d = \"e\"/>" M},
	{"<!doctype html>" TEXT "<p>" TEXT, "<!doctype html>" TEXT "<p>" M},
	{"<!---->" TEXT, "<!---->" M},
	{"<script>" TEXT "</script><p>" TEXT, "<script>" TEXT "</script><p>" M},
	/* where the rest stays as it is */
	{"<p>" TEXT "<a @b='" TEXT "'>" TEXT, "<p>" M "<a @b='" TEXT "'>" TEXT},
	{"<script></scripts>" TEXT "</script>" TEXT, "<script></scripts>" TEXT "</script>" TEXT},
	{"<style>" TEXT, "<style>" TEXT},
	{TEXT "<!x>" TEXT, M "<!x>" TEXT},
	{TEXT "< " TEXT, M "< " TEXT},
	{TEXT "</p x>" TEXT, M "</p x>" TEXT},
	{TEXT "<p x='" TEXT, M "<p x='" TEXT},
	{TEXT "<p>" M, TEXT "<p>" M},
};

static void test_texts(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		struct markups *markups = markups_new();
		struct abridged abridged;
		abridge(&abridged, texts[i].page, strlen(texts[i].page), markups);
		g_assert_cmpstr(abridged.page->str, ==, texts[i].abridged);
		abridged_clear(&abridged);
		markups_free(markups);
	}
}

#define ITEMS                                                                                      \
	"<li><a href='/plan'>" TEXT "</a><li><a href='/budget'>" TEXT "</a>"                       \
	"<li><a href='/contact'>" TEXT "</a>"
#define MENU "<ul class='menu'>" ITEMS "</ul>"

/* How many bytes of the page the parser gets after the pages before have been read. */
static gsize left_of(struct memo *memo, const char *page)
{
	struct abridged abridged;

	abridge(&abridged, page, strlen(page), memo_markups(memo));
	gsize left = abridged.page->len;
	abridged_clear(&abridged);
	return left;
}

static struct page *read_page(struct memo *memo, const char *body)
{
	struct extract_input input = {
		.url = "http://www.example.go.th/dir/page.php",
		.content_type = "text/html; charset=utf-8",
		.body = body,
		.size = strlen(body),
		.status = 200,
		.memo = memo,
	};

	return extract_page(&input);
}

static void test_known_menu(void)
{
	AUTO(memo) memo = memo_new();
	const char *page = "<body><div>" MENU "<p>" TEXT "</p></div>";

	for (guint round = 0; round < 4; round++) {
		AUTO(page) read = read_page(memo, page);
		g_assert_cmpuint(read->n_links, ==, 3);
		g_assert_cmpuint(read->n_blocks, ==, 4);
		g_assert_cmpstr(read->links[2].url, ==, "http://www.example.go.th/contact");
		g_assert_cmpstr(read->links[2].label, ==, TEXT);
		g_assert_cmpuint(read->blocks[2].kind, ==, BLOCK_ITEM);
	}
	g_assert_cmpuint(left_of(memo, page), ==, strlen("<body><div>" M "</div>"));
	/* Known where it stands elsewhere, too. */
	g_assert_cmpuint(left_of(memo, "<td><div>" MENU "<p>" TEXT "</p></div>"), ==,
			 strlen("<td><div>" M "</div>"));
	/* Another one is not. */
	g_assert_cmpuint(left_of(memo, "<ul class='menu'>" ITEMS "<li></ul>"), >, 100);
}

/* What is in these is not the same wherever it stands: they are parsed each time. */
static void test_not_known(void)
{
	static const char *const pages[] = {
		"<div>" ITEMS "</p></div>",
		"<div><body>" ITEMS "</body></div>",
		"<div><script>f()</script>" ITEMS "</div>",
		"<p>" ITEMS "<div>" TEXT "</div></p>",
	};

	for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
		AUTO(memo) memo = memo_new();
		for (guint round = 0; round < 4; round++)
			page_free(read_page(memo, pages[i]));
		g_assert_cmpuint(left_of(memo, pages[i]), >,
				 strlen("<li><a href='/plan'></a>") * 3);
	}
}

/* An end tag without a beginning ends nothing, unless something of its name is open around it. */
static void test_strays(void)
{
	AUTO(memo) memo = memo_new();
	const char *page = "<div><ul>" ITEMS "</a></a></ul></div>";

	for (guint round = 0; round < 3; round++)
		page_free(read_page(memo, page));
	g_assert_cmpuint(left_of(memo, page), ==, strlen("<div>" M "</div>"));
	g_assert_cmpuint(left_of(memo, "<b><div><ul>" ITEMS "</a></a></ul></div>"), ==,
			 strlen("<b><div>" M "</div>"));
	g_assert_cmpuint(left_of(memo, "<a><div><ul>" ITEMS "</a></a></ul></div>"), >, 100);
	g_assert_cmpuint(left_of(memo, "<a><b></a><div><ul>" ITEMS "</a></a></ul></div>"), >, 100);
}

/* What an author writes for a mark is a text like others. */
static void test_forged(void)
{
	AUTO(memo) memo = memo_new();
	AUTO(page) page = read_page(memo, "<p>&#x10FFFF;<p>" TEXT "<p>&#1114111<p>" M);

	g_assert_cmpuint(page->n_blocks, ==, 1);
	g_assert_cmpstr(page->blocks[0].text, ==, TEXT);

	AUTO(page) other = read_page(memo, "<p>&#x10FFFF;<p>" TEXT "<p>&#1114111<p>x");
	g_assert_cmpuint(other->n_blocks, ==, 2);
	g_assert_cmpstr(other->blocks[0].text, ==, TEXT);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/html-abridge/texts", test_texts);
	g_test_add_func("/html-abridge/known-menu", test_known_menu);
	g_test_add_func("/html-abridge/not-known", test_not_known);
	g_test_add_func("/html-abridge/strays", test_strays);
	g_test_add_func("/html-abridge/forged", test_forged);
	return g_test_run();
}
