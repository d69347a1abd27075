/* Where a page or document says of which year it is: the first place that says any decides. */
#include "rules/about.h"

#include "crawler/page_build.h"
#include "tests/support/little_site.h"

#include <locale.h>

static struct about about_of(const struct little_page *pages, guint count, int wanted)
{
	AUTO(ruleset) rules = little_rules();
	AUTO(site) site = little_site(rules, pages, count);
	AUTO(scope) scope = scope_page(site, count - 1, FALSE);
	return about_year(scope, SITE_NONE, ruleset_topic(rules, "report"), wanted);
}

static void test_places(void)
{
	const struct {
		struct little_page page;
		int to;
		const char *where;
	} cases[] = {
		{{.url = HOST "/a", .html = "<title>ปี 2567</title><h1>ปี 2566</h1><p>ปี 2565</p>"},
		 2567,
		 "title"},
		{{.url = HOST "/a", .html = "<title>หน้า</title><h1>ปี 2566</h1><p>ปี 2565</p>"},
		 2566,
		 "heading"},
		{{.url = HOST "/a", .html = "<h1>หน้า</h1><p>ปี 2565</p><p>ปี 2564</p>"},
		 2565,
		 "text"},
		{{.url = HOST "/report-2566.pdf", .text = "รายงาน\nของปี 2565"}, 2566, "file"},
		/* The year of a folder is that of the upload. */
		{{.url = HOST "/2566/report.pdf", .text = "รายงาน\nของปี 2565"}, 2565, "text"},
		{{.url = HOST "/a", .html = "<h1>หน้า</h1><p>ไม่บอกอะไร</p>"}, 0, ""},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct about about = about_of(&cases[i].page, 1, 2568);
		if (about.to != cases[i].to || !g_str_equal(about.where, cases[i].where) ||
		    about.covers)
			g_error("case %" G_GSIZE_FORMAT ": %d by %s", i, about.to, about.where);
	}
}

/* A poster of last year under this year's heading is of last year; beside other content, or of
 * something else, it says nothing of the page. */
static void test_poster(void)
{
#define POSTER(alt) "<img src='/a.jpg' width='900' height='1200' alt='" alt "'>"
	static const struct {
		const char *body;
		int to;
	} cases[] = {
		{POSTER("รายงานผลการดำเนินงาน ปี 2567: ดำเนินการแล้ว 12 โครงการ"), 2567},
		{POSTER("รายงานผลการดำเนินงาน ปี 2567") POSTER("รายงานผลการดำเนินงาน ปี 2568"), 2568},
		{POSTER("แข่งกีฬา ปี 2567"), 2568},
		{POSTER("รายงานผลการดำเนินงาน"), 2568},
		{POSTER("รายงานผลการดำเนินงาน ปี 2567") "<p>ดำเนินการแล้ว 12 โครงการ</p>", 2568},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html = g_strconcat("<title>รายงานผลการดำเนินงาน ปี 2568</title>",
						    cases[i].body, NULL);
		const struct little_page page = {.url = HOST "/a", .html = html};
		struct about about = about_of(&page, 1, 2568);
		if (about.to != cases[i].to)
			g_error("case %" G_GSIZE_FORMAT ": %d by %s", i, about.to, about.where);
	}
#undef POSTER
}

/* A document's own name goes before the label of the link, the file's name and the days that it
 * tells of; one that holds several years, or goes out from a result, is told by the rest. */
static void test_own_name(void)
{
	const struct {
		const char *text;
		int to;
	} cases[] = {
		{"รายงานผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2566\nอบรม 9 ธ.ค. 2567", 2566},
		{"รายงานผลการดำเนินงาน\nประจำปีงบประมาณ พ.ศ. 2566", 2566},
		{"รายงานผลการดำเนินงาน\nหน่วยงาน\nถนน\nประจำปีงบประมาณ พ.ศ. 2566", 2568},
		{"ประกาศ\nประจำปีงบประมาณ พ.ศ. 2566", 2568},
		{"รายงานผลการดำเนินงาน ประจำปี 2566\nรายงานผลการดำเนินงาน ประจำปี 2568", 2568},
		{"รายงานผลการดำเนินงาน จากคะแนน ITA ประจำปี 2567", 2568},
		{"รายงานผลการดำเนินงาน (ITA) ประจำปี 2567", 2568},
		{"รายงานผลการดำเนินงาน digital hospital ประจำปี 2567", 2567},
		{"รายงานผลการดำเนินงาน ลงวันที่ 9 พ.ย. 2565", 2568},
		{"รายงานผลการดำเนินงาน (พ.ศ. 2564 - 2568)\nค่าเป้าหมาย ปีงบประมาณ 2564", 2568},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = g_strconcat("หน่วยงาน\n", cases[i].text, NULL);
		const struct little_page page = {.url = HOST "/report-2568.pdf", .text = text};
		struct about about = about_of(&page, 1, 2568);
		if (about.to != cases[i].to)
			g_error("“%s”: %d by %s", cases[i].text, about.to, about.where);
	}
}

/* Among several years of one place the wanted one counts, else the latest; a span counts whole. */
static void test_several(void)
{
	const struct {
		const char *heading;
		int to;
		gboolean covers;
	} cases[] = {
		{"ปี 2567 และ ปี 2568 และ ปี 2569", 2568, TRUE},
		{"ปี 2565 และ ปี 2567 และ ปี 2566", 2567, FALSE},
		{"พ.ศ. 2566-2570", 2570, TRUE},
		{"พ.ศ. 2561-2565", 2565, FALSE},
		/* The fiscal year begins in October. */
		{"วันที่ 1 ตุลาคม 2567", 2568, TRUE},
		{"วันที่ 30 กันยายน 2567", 2567, FALSE},
		/* What goes out from last year's ITA result is of this year. */
		{"การนำผลการประเมิน ITA ปี 2567 ไปสู่การพัฒนาองค์กร", 2567, TRUE},
		{"การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส ปี 2567", 2567, TRUE},
		{"การนำผลการประเมิน ITA ปี 2566 ไปสู่การพัฒนาองค์กร", 2566, FALSE},
		{"รายงานผลการประเมินความพึงพอใจ ปี 2567", 2567, FALSE},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html =
			g_strdup_printf("<h1>%s</h1><p>เนื้อหา</p>", cases[i].heading);
		const struct little_page page = {.url = HOST "/a", .html = html};
		struct about about = about_of(&page, 1, 2568);
		if (about.to != cases[i].to || about.covers != cases[i].covers)
			g_error("“%s”: %d", cases[i].heading, about.to);
	}
}

/* OCR takes one Thai digit for another: its years decide nothing. */
static void test_ocr(void)
{
	for (int ocr = 0; ocr <= 1; ocr++) {
		AUTO(ruleset) rules = little_rules();
		AUTO(site) site = site_new(rules);
		struct page_builder *builder = page_builder_new(HOST "/report.pdf", NULL);
		struct block block = {.text = "รายงานประจำปี 2568",
				      .kind = BLOCK_PARAGRAPH,
				      .heading = PAGE_NONE,
				      .ocr = (uint8_t)ocr};
		page_builder_page(builder)->kind = PAGE_PDF;
		page_add_block(builder, &block);
		AUTO(page) page = page_builder_seal(builder);
		AUTO(scope) scope = scope_page(site, site_add(site, page, NULL), FALSE);
		g_assert_cmpint(
			about_year(scope, SITE_NONE, ruleset_topic(rules, "report"), 2568).to, ==,
			ocr ? 0 : 2568);
	}
}

static void test_wanted(void)
{
	AUTO(ruleset) rules = little_rules();
	g_assert_cmpint(about_wanted(ruleset_item(rules, "O1"), NULL, 2568), ==, 0);
	g_assert_cmpint(about_wanted(ruleset_item(rules, "O12"), NULL, 2568), ==, 2568);
	g_assert_cmpint(about_wanted(ruleset_item(rules, "O28"), NULL, 2568), ==, 2568);
	g_assert_cmpint(about_wanted(ruleset_item(rules, "O34"), NULL, 2568), ==, 2567);
}

/* A topic of an item may be of another year than the item. */
static void test_wanted_of_topic(void)
{
	AUTO(ruleset) rules = ruleset_load(OITCHECK_SOURCE_RULES, "oit", 2569, NULL);
	const struct item *item = ruleset_item(rules, "O20");
	const struct topic *report = ruleset_topic(rules, "no_gift_report"),
			   *declaration = ruleset_topic(rules, "no_gift_declaration");
	g_assert_cmpint(about_period(item, report), ==, PERIOD_PREVIOUS_YEAR);
	g_assert_cmpint(about_wanted(item, report, 2569), ==, 2568);
	g_assert_cmpint(about_wanted(item, declaration, 2569), ==, 2569);
}

/* The year of another topic's document is none of this one's. */
static void test_links_of_others(void)
{
	const struct {
		const char *html;
		gboolean told;
	} cases[] = {
		{"<h1>งานแผน</h1><a href='/a.pdf'>รายงานผลการดำเนินงาน 2568</a>", TRUE},
		{"<h1>งานแผน</h1><a href='/a.pdf'>เอกสารแนบ 2568</a>", TRUE},
		{"<h1>งานแผน</h1><a href='/a.pdf'>แผนพัฒนาท้องถิ่น 2568</a>", FALSE},
		{"<table><tr><td>แผนพัฒนาท้องถิ่น 2568<td><a href='/a.pdf'>เปิด</a></table>", FALSE},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		AUTO(ruleset) rules = little_rules();
		const struct little_page page = {.url = HOST "/a", .html = cases[i].html};
		AUTO(site) site = little_site(rules, &page, 1);
		AUTO(scope) scope = scope_page(site, 0, FALSE);
		struct about about =
			about_year(scope, SITE_NONE, ruleset_topic(rules, "report"), 2568);
		g_assert_cmpint(about.link != SITE_NONE, ==, cases[i].told);
	}
}

/* A row that names the page's own year tells the day when that was put there; one that does not is
 * of another thing. */
static void test_posting_day(void)
{
	const struct {
		const char *row;
		gboolean covers;
	} cases[] = {
		{"รายงานปี 2567 โพสเมื่อ 15 ต.ค. 2567", FALSE},
		{"เอกสารแนบ โพสเมื่อ 15 ต.ค. 2567", TRUE},
		{"รายงานปี 2567 และ ปี 2568", TRUE},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html = g_strdup_printf(
			"<title>รายงานปี 2567</title><a href='/a.pdf'>%s</a>", cases[i].row);
		const struct little_page page = {.url = HOST "/a", .html = html};
		g_assert_cmpint(about_of(&page, 1, 2568).covers, ==, cases[i].covers);
	}
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/about/places", test_places);
	g_test_add_func("/about/poster", test_poster);
	g_test_add_func("/about/own-name", test_own_name);
	g_test_add_func("/about/several", test_several);
	g_test_add_func("/about/ocr", test_ocr);
	g_test_add_func("/about/wanted", test_wanted);
	g_test_add_func("/about/wanted-of-topic", test_wanted_of_topic);
	g_test_add_func("/about/links-of-others", test_links_of_others);
	g_test_add_func("/about/posting-day", test_posting_day);
	return g_test_run();
}
