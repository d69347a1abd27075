/* Another instrument, invented: one indicator, items M1…M5, needs of some kinds of
 * agency only. Nothing in judging and scoring knows of "O" items or of indicators 9 and 10. */
#include "rules/score.h"
#include "tests/support/little_site.h"

static struct result *audit(const char *agency)
{
	static const struct little_page pages[] = {
		{.url = HOST "/",
		 .html = PAGE("ยินดีต้อนรับ", "<p><a href='/index.html'>MOIT</a></p>"
					  "<p><a href='/plan.html'>แผนพัฒนาท้องถิ่น</a></p>")},
		{.url = HOST "/index.html",
		 .html = PAGE("MOIT ปีงบประมาณ 2568",
			      "<p><a href='/m1.html'>M1 เรื่องแรก</a></p>"
			      "<p><a href='/history.html'>M2 เรื่องที่สอง</a></p>"
			      "<p><a href='/plan.html'>M3 แผนพัฒนาท้องถิ่น</a></p>"
			      "<p><a href='/news.html'>M4 เรื่องที่สี่</a></p>"
			      "<p><a href='/travel.html'>M5 เรื่องที่ห้า</a></p>")},
		{.url = HOST "/m1.html",
		 .html = PAGE(
			 "โครงสร้างหน่วยงาน",
			 "<p>สำนักปลัด กองคลัง และกองช่าง แบ่งเป็นส่วนราชการของหน่วยงานตามประกาศ</p>")},
		{.url = HOST "/plan.html",
		 .html = PAGE("แผนพัฒนาท้องถิ่น",
			      "<p>ยุทธศาสตร์การพัฒนาด้านสาธารณสุขของหน่วยงานนี้ พันธกิจ</p>")},
		FILLERS,
	};
	g_autoptr(GError) error = NULL;
	AUTO(ruleset) rules = ruleset_load(FIXTURES "/rules/engine", "moit", 2568, &error);
	g_assert_no_error(error);
	AUTO(judge) judge = judge_new(&(struct judge_options){.rules = rules, .agency = agency});
	for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
		AUTO(page) page = little_page(&pages[i]);
		judge_add_page(judge, page);
	}
	struct result *result = judge_finish(judge, &(struct judge_crawl){.stopped_by = ""});
	for (guint i = 0; i < result->items->len; i++) {
		struct item_result *item = result->items->pdata[i];
		item->score = score_item(rules->checklist, item->verdict, 0.5);
	}
	struct survey_scores survey;
	survey_scores_init(&survey);
	score_result(rules->checklist, &survey, result);
	return result;
}

static gboolean warns(const struct result *result)
{
	for (guint i = 0; i < result->warnings->len; i++) {
		const struct warning *warning = result->warnings->pdata[i];
		if (strcmp(warning->code, "agency-unknown") == 0) {
			g_assert_nonnull(strstr(warning->text_th, "M3, M4"));
			return TRUE;
		}
	}
	return FALSE;
}

static void test_verdicts_and_points(void)
{
	AUTO(result) result = audit("school");
	g_assert_cmpuint(result->items->len, ==, 5);
	assert_verdict(result, "M1", VERDICT_FOUND);
	assert_verdict(result, "M2", VERDICT_MISSING);
	assert_verdict(result, "M3", VERDICT_FOUND);
	assert_verdict(result, "M4", VERDICT_MISSING);
	g_assert_cmpuint(result->indicators->len, ==, 1);
	g_assert_cmpstr(((struct group_score *)result->indicators->pdata[0])->id, ==, "A");
	g_assert_cmpfloat(result->oit.estimate, ==, 40);
	g_assert_cmpfloat(result_item(result, "M2")->worth.oit, ==, 20);
	/* The agency's own index of this instrument names the item by its number. */
	const struct evidence *evidence = result_item(result, "M1")->evidence->pdata[0];
	g_assert_true(evidence->declared);
}

static void test_agency_switches(void)
{
	AUTO(result) school = audit("school");
	AUTO(result) local = audit("local");
	/* a need */
	g_assert_cmpuint(result_item(school, "M3")->elements->len, ==, 1);
	g_assert_cmpuint(result_item(local, "M3")->elements->len, ==, 2);
	assert_verdict(local, "M3", VERDICT_PARTIAL);
	/* a whole item */
	g_assert_nonnull(result_item(school, "M4"));
	g_assert_null(result_item(local, "M4"));
	g_assert_false(warns(school));
	g_assert_false(warns(local));
}

static void test_agency_not_told(void)
{
	AUTO(result) result = audit("");
	g_assert_cmpuint(result->items->len, ==, 5);
	assert_verdict(result, "M3", VERDICT_PARTIAL);
	g_assert_true(warns(result));
}

/* An element of some kinds only, asked as a plain need, is asked of these kinds. */
static void test_element_of_a_kind(void)
{
	g_autoptr(GError) error = NULL;
	AUTO(ruleset) rules = ruleset_load(FIXTURES "/rules/engine", "moit", 2568, &error);
	g_assert_no_error(error);
	const struct requirement *need = ruleset_item(rules, "M1")->requirements->pdata[0];
	const struct element_ref *ref = need->refs->pdata[0];
	g_assert_true(requirement_applies(need, "school"));
	g_assert_false(requirement_is_special(need));
	g_ptr_array_add(ref->element->agencies, g_strdup("local"));
	g_assert_false(requirement_applies(need, "school"));
	g_assert_true(requirement_applies(need, "local"));
	g_assert_true(requirement_applies(need, ""));
	g_assert_true(requirement_is_special(need));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/instrument/verdicts-and-points", test_verdicts_and_points);
	g_test_add_func("/instrument/agency-switches", test_agency_switches);
	g_test_add_func("/instrument/agency-not-told", test_agency_not_told);
	g_test_add_func("/instrument/element-of-a-kind", test_element_of_a_kind);
	return g_test_run();
}
