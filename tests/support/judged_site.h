/*
 * A site of a few pages and its verdicts, for the tests of the judging engine (test_judge*.c):
 * words that its pages are made of, and what is asserted of a whole result.
 */
#ifndef OIT_TESTS_JUDGED_SITE_H
#define OIT_TESTS_JUDGED_SITE_H

#include "tests/support/little_site.h"

#define NAMES "สำนักปลัด กองคลัง และกองช่าง แบ่งเป็นส่วนราชการของหน่วยงานตามประกาศ"
/* A document needs something to say. */
#define SUBSTANCE "\nเอกสารนี้จัดทำโดยสำนักปลัดเพื่อเผยแพร่แก่ประชาชนในตำบลตัวอย่างและผู้สนใจทั่วไป"
#define HOME(links)                                                                                \
	{                                                                                          \
		.url = HOST "/", .html = PAGE("ยินดีต้อนรับ", links)                                   \
	}
/* A site on which everything was read and nothing about any item stands, but for the pages given.
 */
#define SITE(links, ...)                                                                           \
	{                                                                                          \
		HOME(links), FILLERS, __VA_ARGS__                                                  \
	}
#define STRUCTURE_LINK "<p><a href='/structure.html'>โครงสร้างหน่วยงาน</a></p>"
#define PLAN_LINK      "<p><a href='/plan.pdf'>แผนพัฒนาท้องถิ่น</a></p>"
#define REPORT_LINK    "<p><a href='/report.pdf'>รายงานผลการดำเนินงาน</a></p>"

static inline void assert_nothing_missing(const struct result *result)
{
	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = result->items->pdata[i];
		if (item->verdict == VERDICT_MISSING)
			g_error("%s is missing: %s", item->id, item->why_th);
		for (guint e = 0; e < item->elements->len; e++) {
			const struct element_result *element = item->elements->pdata[e];
			if (element->verdict == VERDICT_MISSING)
				g_error("%s of %s is missing", element->id, item->id);
		}
	}
}

static inline void assert_all(const struct result *result, enum verdict verdict)
{
	for (guint i = 0; i < result->items->len; i++)
		assert_verdict(result, ((struct item_result *)result->items->pdata[i])->id,
			       verdict);
}

static inline void assert_says(const struct result *result, const char *id, const char *words)
{
	const struct item_result *item = result_item(result, id);
	if (!strstr(item->why_th, words))
		g_error("%s says “%s”, not “%s”", id, item->why_th, words);
}

static inline struct result *judge_site(const struct little_page *pages, guint count)
{
	AUTO(ruleset) rules = little_rules();
	return little_judge(rules, pages, count);
}

#endif
