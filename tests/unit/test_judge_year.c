/* Of which year a page or document is, and what follows for the item. */
#include "tests/support/judged_site.h"

#include <locale.h>

/* What was read is of last year; this year's may be what was not read. */
static void test_unread_year(void)
{
	const struct little_page pages[] = SITE(
		REPORT_LINK "<p><a href='/68.html'>รายงานผลการดำเนินงาน</a></p>",
		{.url = HOST "/report.pdf",
		 .text = "รายงานผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2567" SUBSTANCE},
		{.url = HOST "/68.html", .read = READ_FAILED, .status = 503, .reason = "http 503"});
	AUTO(result) known = judge_site(pages, G_N_ELEMENTS(pages));
	const struct item_result *report = result_item(known, "O28");
	const struct element_result *period = report->elements->pdata[report->elements->len - 1];
	assert_verdict(known, "O28", VERDICT_PARTIAL);
	g_assert_cmpstr(period->id, ==, "period");
	g_assert_cmpint(period->verdict, ==, VERDICT_UNCLEAR);
	assert_says(known, "O28", "2567");
}

/* An item's year is what a check for the year means, not always the checklist's. */
static void test_year_check(void)
{
	const struct {
		const char *text;
		enum verdict verdict;
	} cases[] = {
		{"สรุปผลการจัดซื้อจัดจ้าง ปีงบประมาณ 2567", VERDICT_FOUND},
		{"สรุปผลการจัดซื้อจัดจ้าง ปีงบประมาณ 2568", VERDICT_MISSING},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text =
			g_strconcat(cases[i].text, "\nวิธีเฉพาะเจาะจง", SUBSTANCE, NULL);
		const struct little_page pages[] = SITE("<a href='/buy.pdf'>สรุปผลการจัดซื้อจัดจ้าง</a>",
							{.url = HOST "/buy.pdf", .text = text});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		const struct item_result *item = result_item(result, "O34");
		const struct element_result *year = item->elements->pdata[1];
		g_assert_cmpstr(year->id, ==, "purchases.year");
		g_assert_cmpint(year->verdict, ==, cases[i].verdict);
	}
}

/* Which year a document is of, and what follows. */
static void test_years(void)
{
	const struct {
		const char *id, *label, *text;
		enum verdict verdict;
		const char *why, *from;
	} cases[] = {
		{"O28", "รายงานผลการดำเนินงาน", "รายงานผลการดำเนินงาน ปี 2568\nเนื้อหา", VERDICT_FOUND,
		 "", "heading"},
		{"O28", "รายงานผลการดำเนินงาน", "รายงานผลการดำเนินงาน ปี 2567\nเนื้อหา", VERDICT_PARTIAL,
		 "2567", "heading"},
		/* What it says of itself counts, not what the link says. */
		{"O28", "รายงานผลการดำเนินงาน ปี 2568", "รายงานผลการดำเนินงาน ปี 2567\nเนื้อหา",
		 VERDICT_PARTIAL, "2567", "heading"},
		{"O28", "รายงานผลการดำเนินงาน ปี 2568", "รายงานผลการดำเนินงาน\nเนื้อหา", VERDICT_FOUND,
		 "", "label"},
		{"O28", "รายงานผลการดำเนินงาน ปี 2567", "รายงานผลการดำเนินงาน\nเนื้อหาของ ปี 2566",
		 VERDICT_PARTIAL, "2567", "label"},
		{"O28", "รายงานผลการดำเนินงาน", "รายงานผลการดำเนินงาน\nเนื้อหาของปีงบประมาณ 2567",
		 VERDICT_PARTIAL, "2567", "heading"},
		{"O28", "รายงานผลการดำเนินงาน", "รายงานผลการดำเนินงาน\nไม่บอกปี", VERDICT_FOUND, "",
		 ""},
		/* Last year's is what is asked. */
		{"O34", "สรุปผลการจัดซื้อจัดจ้าง", "สรุปผลการจัดซื้อจัดจ้าง ปีงบประมาณ 2567\nวิธีเฉพาะเจาะจง",
		 VERDICT_FOUND, "", "heading"},
		{"O34", "สรุปผลการจัดซื้อจัดจ้าง", "สรุปผลการจัดซื้อจัดจ้าง ปีงบประมาณ 2566\nวิธีเฉพาะเจาะจง",
		 VERDICT_PARTIAL, "2566", "heading"},
		{"O12", "แผนพัฒนาท้องถิ่น",
		 "แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570)\nยุทธศาสตร์การพัฒนา วงเงินงบประมาณ", VERDICT_FOUND, "",
		 "heading"},
		{"O12", "แผนพัฒนาท้องถิ่น",
		 "แผนพัฒนาท้องถิ่น (พ.ศ. 2561-2565)\nยุทธศาสตร์การพัฒนา วงเงินงบประมาณ", VERDICT_PARTIAL,
		 "2565", "heading"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *home = g_strdup_printf("<title>อบต.ตัวอย่าง</title>" MENU
							"<p><a href='/d.pdf'>%s</a></p>",
							cases[i].label);
		g_autofree char *text = g_strconcat(cases[i].text, SUBSTANCE, NULL);
		struct little_page pages[] = SITE("", {.url = HOST "/d.pdf", .text = text});
		pages[0].html = home;
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		const struct item_result *item = result_item(result, cases[i].id);
		const struct evidence *evidence = item->evidence->pdata[0];
		if (item->verdict != cases[i].verdict || !strstr(item->why_th, cases[i].why) ||
		    !g_str_equal(evidence->year_from, cases[i].from))
			g_error("case %" G_GSIZE_FORMAT ": %s, %s, %s", i,
				verdict_name(item->verdict), item->why_th, evidence->year_from);
		if (item->verdict == VERDICT_PARTIAL && !g_str_equal(cases[i].id, "O34"))
			assert_says(result, cases[i].id, "2568");
	}
}

/* A page with nothing but a heading over a document promises a year; the document's own title tells
 * it. */
static void test_covers(void)
{
	static const struct {
		const char *text;
		enum verdict verdict;
	} cases[] = {
		{"รายงานผลการดำเนินงาน ปี 2567\nเนื้อหา" SUBSTANCE, VERDICT_PARTIAL},
		{"รายงานผลการดำเนินงาน ปี 2568\nเนื้อหา" SUBSTANCE, VERDICT_FOUND},
		{"รายงานผลการดำเนินงาน\nประชุมเมื่อปี 2567" SUBSTANCE, VERDICT_FOUND},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct little_page pages[] =
			SITE("<a href='/r.html'>รายงานผลการดำเนินงาน</a>",
			     {.url = HOST "/r.html",
			      .html = PAGE("รายงานผลการดำเนินงาน ปี 2568",
					   "<iframe src='/d.pdf'></iframe>")},
			     {.url = HOST "/d.pdf", .text = cases[i].text});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		assert_verdict(result, "O28", cases[i].verdict);
	}
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/judge-year/unread-year", test_unread_year);
	g_test_add_func("/judge-year/year-check", test_year_check);
	g_test_add_func("/judge-year/years", test_years);
	g_test_add_func("/judge-year/covers", test_covers);
	return g_test_run();
}
