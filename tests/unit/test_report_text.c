#include "reports/report.h"
#include "reports/view.h"

#include "base/fold.h"
#include "tests/support/golden.h"
#include "tests/support/invented_result.h"

#include <string.h>

static GString *text_of(const struct result *result, enum lang lang, int width, gboolean colour)
{
	const struct report_options options = {.lang = lang, .width = width, .colour = colour};
	GString *out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	g_assert_true(report_write(result, REPORT_TEXT, &options, out, &error));
	g_assert_no_error(error);
	return out;
}

/* Only a line that ends in an address may pass the right edge. */
static void assert_width(const char *text, int width)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line; line++) {
		const char *last = strrchr(*line, ' ');

		g_test_message("%s", *line);
		g_assert_false(g_str_has_suffix(*line, " "));
		if (!last || !strstr(last, "://"))
			g_assert_cmpint(text_width(*line), <=, width);
	}
}

static void test_golden(void)
{
	AUTO(result) result = invented_result();
	g_autoptr(GString) th = text_of(result, LANG_TH, 0, FALSE);
	g_autoptr(GString) en = text_of(result, LANG_EN, 80, FALSE);

	assert_width(th->str, 80);
	assert_width(en->str, 80);
	assert_golden("report-th.txt", th->str);
	assert_golden("report-en.txt", en->str);
}

/* A Thai name of a website is read in Thai; other scripts stay coded, and criteria have a name. */
static void test_names(void)
{
	static const struct {
		const char *url, *shown;
	} cases[] = {
		{"http://xn--m3cj0d.xn--72c1a1bt4awk9o.xn--o3cw4h/a?b=xn--m3cj0d",
		 "http://อบต.ตัวอย่าง.ไทย/a?b=xn--m3cj0d"},
		{"xn--m3cj0d.xn--o3cw4h", "อบต.ไทย"},
		{"https://xn--m3cj0d.xn--o3cw4h:8443", "https://อบต.ไทย:8443"},
		{"http://xn--80ak6aa92e.com/", "http://xn--80ak6aa92e.com/"},
		{"http://xn--\xff/", "http://xn--\xff/"},
		{"http://xn--999999999/", "http://xn--999999999/"},
		{"http://www.example.go.th/xn--m3cj0d", "http://www.example.go.th/xn--m3cj0d"},
		{"", ""},
	};
	AUTO(result) result = invented_result();

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *shown = view_address(cases[i].url);

		g_assert_cmpstr(shown, ==, cases[i].shown);
	}
	result_set(&result->site_url, cases[0].url);
	g_autoptr(GString) text = text_of(result, LANG_TH, 80, FALSE);
	g_assert_nonnull(strstr(text->str, " http://อบต.ตัวอย่าง.ไทย/a"));
	g_assert_nonnull(strstr(text->str, "OIT ปีงบประมาณ พ.ศ. 2569\n"));
	result_set(&result->rules_id, "our-own");
	g_autofree char *own = view_rules(result, LANG_TH);
	g_assert_cmpstr(own, ==, "our-own");
}

static void test_widths(void)
{
	AUTO(result) result = invented_result();

	for (int width = 40; width <= 120; width += 7) {
		g_autoptr(GString) text = text_of(result, LANG_TH, width, FALSE);

		assert_width(text->str, width);
	}
}

/* Colours change nothing but the colours. */
static void test_colour(void)
{
	AUTO(result) result = invented_result();
	g_autoptr(GString) plain = text_of(result, LANG_TH, 80, FALSE);
	g_autoptr(GString) coloured = text_of(result, LANG_TH, 80, TRUE);
	g_autoptr(GRegex) escape = g_regex_new("\033\\[[0-9]*m", 0, 0, NULL);
	g_autofree char *stripped =
		g_regex_replace_literal(escape, coloured->str, -1, 0, "", 0, NULL);

	g_assert_null(strchr(plain->str, '\033'));
	g_assert_nonnull(strchr(coloured->str, '\033'));
	g_assert_cmpstr(stripped, ==, plain->str);
}

/* What a site says must not move the reader's cursor or recolour the terminal. */
static void test_hostile_text(void)
{
	AUTO(result) result = invented_result();
	struct item_result *item = result_item(result, "O2");
	struct evidence *evidence = item->evidence->pdata[0];
	g_autoptr(GString) text = NULL;

	result_set(&result->site_title, "\033[2J\033[31mx\xff\n\n");
	result_set(&evidence->url, HOME "\033]0;title\007");
	result_set(&evidence->quote, "ก\r\033[1Aข");
	result_set(&((struct path_step *)evidence->path->pdata[1])->label, "\033[7mab");
	result_set(&((struct broken_link *)result->crawl.broken_links->pdata[0])->reason,
		   "\033[5m");
	text = text_of(result, LANG_TH, 80, FALSE);
	g_assert_null(strchr(text->str, '\033'));
	g_assert_null(strchr(text->str, '\r'));
	g_assert_null(strchr(text->str, '\007'));
	g_assert_true(g_utf8_validate(text->str, (gssize)text->len, NULL));
}

static gsize at(const char *text, const char *what)
{
	const char *found = strstr(text, what);

	g_test_message("%s", what);
	g_assert_nonnull(found);
	return (gsize)(found - text);
}

/* First what gains most, and what to mend before what to look at, before what is there. */
static void test_order(void)
{
	AUTO(result) result = invented_result();
	g_autoptr(GString) text = text_of(result, LANG_EN, 80, FALSE);

	g_assert_cmpfloat(result_item(result, "O4")->worth.oit, >,
			  result_item(result, "O2")->worth.oit);
	g_assert_cmpuint(at(text->str, "1. O4 "), <, at(text->str, "2. O2 "));
	g_assert_cmpuint(at(text->str, "2. O2 "), <, at(text->str, "1. O3 "));
	g_assert_cmpuint(at(text->str, "1. O3 "), <, at(text->str, "✓ O1 "));
	g_assert_cmpuint(at(text->str, "✓ O1 "), <, at(text->str, "Waived"));
}

static void test_nothing_to_do(void)
{
	AUTO(result) result = result_new();
	g_autoptr(GString) th = text_of(result, LANG_TH, 80, FALSE);
	g_autoptr(GString) en = text_of(result, LANG_EN, 80, FALSE);

	at(th->str, "ไม่มีข้อที่ต้องแก้");
	at(en->str, "Nothing to mend");
	g_assert_null(strstr(en->str, "Broken"));
}

/* Where something was not read, it is neither said that all is well nor that an element is lacking.
 */
static void test_unclear_claims_nothing(void)
{
	AUTO(checklist) checklist = invented_checklist();
	AUTO(result) result = result_new();
	struct item_result *item =
		invented_item(result, checklist, "O1", "9.1", VERDICT_UNCLEAR, "แผน", "Plan");
	g_autoptr(GString) text = NULL;

	invented_element(item, "plan.x", VERDICT_MISSING, "ตาราง", "Table");
	text = text_of(result, LANG_EN, 80, FALSE);
	at(text->str, "Not seen    • Table");
	g_assert_null(strstr(text->str, "Lacking"));
	g_assert_null(strstr(text->str, "Nothing to mend"));
}

/* A long list is cut, and says so. */
static void test_long_lists(void)
{
	AUTO(result) result = result_new();
	g_autoptr(GString) text = NULL;

	for (int i = 0; i < 25; i++)
		result_add_broken_link(result, HOME "gone", 404, "");
	for (int i = 0; i < 300; i++)
		result_add_unread(result, HOME "x", "robots");
	text = text_of(result, LANG_EN, 80, FALSE);
	at(text->str, "Broken links: 25");
	at(text->str, "and 5 more");
	at(text->str, "Not read: 300");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/report/text/golden", test_golden);
	g_test_add_func("/report/text/names", test_names);
	g_test_add_func("/report/text/widths", test_widths);
	g_test_add_func("/report/text/colour", test_colour);
	g_test_add_func("/report/text/hostile", test_hostile_text);
	g_test_add_func("/report/text/order", test_order);
	g_test_add_func("/report/text/nothing", test_nothing_to_do);
	g_test_add_func("/report/text/unclear", test_unclear_claims_nothing);
	g_test_add_func("/report/text/long-lists", test_long_lists);
	return g_test_run();
}
