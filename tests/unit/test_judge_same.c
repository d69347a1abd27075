/* Verdicts depend on what a site says: not on the order of its pages, the form of its address,
 * or its charset. */
#include "tests/support/judged_site.h"

#include <locale.h>

static void add_shuffled(struct judge *judge, const struct little_page *pages, guint count,
			 GRand *random)
{
	g_autofree guint *order = g_new(guint, count);
	for (guint i = 0; i < count; i++)
		order[i] = i;
	/* The start page comes first, whatever follows. */
	for (guint i = count - 1; i > 1; i--) {
		guint other = (guint)g_rand_int_range(random, 1, (gint32)i + 1);
		guint kept = order[i];
		order[i] = order[other];
		order[other] = kept;
	}
	for (guint i = 0; i < count; i++) {
		AUTO(page) page = little_page(&pages[order[i]]);
		judge_add_page(judge, page);
	}
}

/* All that a reader is told of the items. */
static char *told(const struct result *result)
{
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = result->items->pdata[i];
		g_string_append_printf(text, "%s %s %.3f %s | %s\n", item->id,
				       verdict_name(item->verdict), item->confidence, item->why_th,
				       item->fix_th);
		for (guint e = 0; e < item->evidence->len; e++) {
			const struct evidence *evidence = item->evidence->pdata[e];
			g_string_append_printf(text, "  %s “%s” %u\n", evidence->url,
					       evidence->quote, evidence->path->len);
		}
		for (guint e = 0; e < item->elements->len; e++) {
			const struct element_result *element = item->elements->pdata[e];
			g_string_append_printf(text, "  %s %s\n", element->id,
					       verdict_name(element->verdict));
		}
	}
	return g_string_free(text, FALSE);
}

/* A site with something of everything. */
#define MIXED                                                                                                                                                                                                   \
	SITE(STRUCTURE_LINK PLAN_LINK REPORT_LINK                                                                                                                                                               \
	     "<p><a href='/list.html'>สรุปผลการจัดซื้อจัดจ้าง</a></p>",                                                                                                                                               \
	     {.url = HOST "/structure.html", .html = PAGE("โครงสร้างหน่วยงาน", "<p>" NAMES "</p>")},                                                                                                              \
	     {.url = HOST "/structure2.html",                                                                                                                                                                   \
	      .html = PAGE("โครงสร้างหน่วยงาน", "<p>" NAMES "</p>")},                                                                                                                                             \
	     {.url = HOST "/plan.pdf",                                                                                                                                                                          \
	      .text = "แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570)\nยุทธศาสตร์การพัฒนาของตำบลตัวอย่าง" SUBSTANCE},                                                                                                                 \
	     {.url = HOST "/report.pdf", .read = READ_NO_TEXT, .status = 200, .reason = "scan"},                                                                                                                \
	     {.url = HOST "/list.html",                                                                                                                                                                         \
	      .html = PAGE("สรุปผลการจัดซื้อจัดจ้าง", "<ul><li><a href='/m1.pdf'>ตุลาคม 2566</a>"                                                                                                         \
						"<li><a href='/m2.pdf'>พฤศจิกายน 2566</a>"                                                                                                    \
						"<li><a href='/structure2.html'>โครงสร้างหน่วยงาน"                                                                            \
						"</a></ul>")},                                                                                                                                                  \
	     {.url = HOST "/m1.pdf",                                                                                                                                                                            \
	      .text = "สรุปผลการจัดซื้อจัดจ้าง เดือนตุลาคม 2566\nวิธีเฉพาะเจาะจง จำนวน 3 รายการ" SUBSTANCE},                                                                                                              \
	     {.url = HOST "/m2.pdf",                                                                                                                                                                            \
	      .text = "สรุปผลการจัดซื้อจัดจ้าง เดือนพฤศจิกายน 2566\nวิธีเฉพาะเจาะจง จำนวน 5 " \
		      "รายการ" SUBSTANCE})

static void test_any_order(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = MIXED;
	const struct judge_crawl whole = {.stopped_by = ""};
	AUTO(result) first = little_judge(rules, pages, G_N_ELEMENTS(pages));
	assert_verdict(first, "O1", VERDICT_FOUND);
	assert_verdict(first, "O12", VERDICT_PARTIAL);
	assert_verdict(first, "O28", VERDICT_UNCLEAR);
	assert_verdict(first, "O34", VERDICT_FOUND);
	assert_verdict(first, "O43", VERDICT_MISSING);
	g_autofree char *expected = told(first);
	g_autoptr(GRand) random = g_rand_new_with_seed(2568);
	for (int turn = 0; turn < 50; turn++) {
		AUTO(judge)
		judge = judge_new(&(struct judge_options){.rules = rules, .agency = "local"});
		add_shuffled(judge, pages, G_N_ELEMENTS(pages), random);
		AUTO(result) result = judge_finish(judge, &whole);
		g_autofree char *text = told(result);
		g_assert_cmpstr(text, ==, expected);
	}
}

static char *verdicts(const struct result *result)
{
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = result->items->pdata[i];
		g_string_append_printf(text, "%s %s; ", item->id, verdict_name(item->verdict));
	}
	return g_string_free(text, FALSE);
}

/* Nor on the scheme, nor on www, in half of the links. */
static void test_any_host_form(void)
{
	struct little_page pages[] = MIXED;
	AUTO(result) plain = judge_site(pages, G_N_ELEMENTS(pages));
	g_autofree char *expected = verdicts(plain);
	g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);
	for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
		if (!pages[i].html)
			continue;
		GString *html = g_string_new(pages[i].html);
		g_string_replace(html, "href='/",
				 i % 2 ? "href='https://example.go.th/"
				       : "href='http://www.example.go.th/",
				 0);
		pages[i].html = g_string_free(html, FALSE);
		g_ptr_array_add(kept, (char *)pages[i].html);
	}
	AUTO(result) mixed = judge_site(pages, G_N_ELEMENTS(pages));
	g_autofree char *text = verdicts(mixed);
	g_assert_cmpstr(text, ==, expected);
}

/* One site in two charsets. */
static void test_any_charset(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = MIXED;
	const struct judge_crawl whole = {.stopped_by = ""};
	AUTO(result) utf8 = little_judge(rules, pages, G_N_ELEMENTS(pages));
	AUTO(judge) judge = judge_new(&(struct judge_options){.rules = rules, .agency = "local"});
	for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
		if (!pages[i].html) {
			AUTO(page) same = little_page(&pages[i]);
			judge_add_page(judge, same);
			continue;
		}
		gsize size = 0;
		g_autoptr(GError) error = NULL;
		g_autofree char *bytes =
			g_convert(pages[i].html, -1, "TIS-620", "UTF-8", NULL, &size, &error);
		g_assert_no_error(error);
		AUTO(page)
		page = little_bytes(pages[i].url, bytes, size, "text/html; charset=tis-620", 200);
		judge_add_page(judge, page);
	}
	AUTO(result) tis = judge_finish(judge, &whole);
	g_autofree char *expected = told(utf8), *text = told(tis);
	g_assert_cmpstr(text, ==, expected);
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/judge-same/any-order", test_any_order);
	g_test_add_func("/judge-same/any-host-form", test_any_host_form);
	g_test_add_func("/judge-same/any-charset", test_any_charset);
	return g_test_run();
}
