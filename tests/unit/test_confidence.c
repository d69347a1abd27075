/* How sure a verdict is follows from what speaks for it. */
#include "rules/confidence.h"
#include "tests/support/little_site.h"

static double sure(const char *links, const char *body, gboolean all_read, enum verdict expected)
{
	g_autofree char *home = g_strdup_printf(PAGE("ยินดีต้อนรับ", "%s"), links);
	g_autofree char *target = g_strdup_printf(PAGE("โครงสร้างหน่วยงาน", "%s"), body);
	const struct little_page pages[] = {
		FILLERS,
		{.url = HOST "/structure.html", .html = target},
	};
	const struct little_page first = {.url = HOST "/", .html = home};
	struct little_page all[G_N_ELEMENTS(pages) + 1] = {first};
	memcpy(all + 1, pages, sizeof pages);
	AUTO(ruleset) rules = little_rules();
	const struct judge_unread unread = {HOST "/hidden", "example.go.th/hidden", "robots",
					    FALSE};
	const struct judge_crawl crawl = {
		.stopped_by = "", .unread = &unread, .n_unread = all_read ? 0 : 1};
	guint count = *body ? G_N_ELEMENTS(all) : G_N_ELEMENTS(all) - 1; /* without the page */
	AUTO(result) result = little_judge_crawl(rules, all, count, &crawl);
	assert_verdict(result, "O1", expected);
	return result_item(result, "O1")->confidence;
}

#define LINK  "<p><a href='/structure.html'>โครงสร้างหน่วยงาน</a></p>"
#define NAMES "<p>สำนักปลัด กองคลัง และกองช่าง แบ่งเป็นส่วนราชการของหน่วยงานตามประกาศ</p>"

static void test_missing(void)
{
	double nothing = sure("<p>ข้อความ</p>", "", TRUE, VERDICT_MISSING);
	double not_all_read = sure("<p>ข้อความ</p>", "", FALSE, VERDICT_MISSING);
	double under_construction = sure(LINK, "<p>กำลังปรับปรุงข้อมูล</p>", TRUE, VERDICT_MISSING);
	double heading_only = sure(LINK, "<p>-</p>", TRUE, VERDICT_MISSING);
	g_assert_cmpfloat(nothing, >=, 0.9);
	g_assert_cmpfloat(under_construction, >=, 0.9);
	g_assert_cmpfloat(not_all_read, <, nothing);
	g_assert_cmpfloat(heading_only, <, 0.8);
}

static void test_found(void)
{
	double found = sure(LINK, NAMES, TRUE, VERDICT_FOUND);
	g_assert_cmpfloat(found, >=, 0.9);
	g_assert_cmpfloat(found, <, 1);
}

/* The arithmetic itself, on a case made by hand: of three elements the first ones are lacking, the
 * next ones met. */
static double of_case(gboolean declared, unsigned targets, double confidence, unsigned met,
		      unsigned lacking)
{
	struct topic_case topic_case = {.standing = STANDING_PROVEN, .confidence = confidence};
	const struct topic_case *cases[] = {&topic_case};
	topic_case.weighed = g_array_new(FALSE, FALSE, sizeof(struct weighed));
	for (unsigned i = 0; i < targets; i++) {
		struct weighed weighed = {.standing = STANDING_PROVEN, .confidence = confidence};
		weighed.candidate.declared = declared;
		g_array_append_val(topic_case.weighed, weighed);
	}
	struct item_result *result = item_result_new();
	result->verdict = VERDICT_PARTIAL;
	for (unsigned i = 0; i < 3; i++) {
		struct element_result *element = element_result_new();
		gboolean there = i >= lacking && i < lacking + met;
		element->verdict = there ? VERDICT_FOUND : VERDICT_MISSING;
		g_ptr_array_add(result->elements, element);
	}
	double sure = confidence_of(result, cases, 1, TRUE);
	item_result_free(result);
	g_array_free(topic_case.weighed, TRUE);
	return sure;
}

static void test_what_speaks_for_it(void)
{
	double plain = of_case(FALSE, 1, 0.8, 1, 0);
	g_assert_cmpfloat(plain, ==, 0.8);
	g_assert_cmpfloat(of_case(TRUE, 1, 0.8, 1, 0), >, plain);
	g_assert_cmpfloat(of_case(FALSE, 2, 0.8, 1, 0), >, plain);
	g_assert_cmpfloat(of_case(FALSE, 1, 0.8, 2, 0), >, plain);
	g_assert_cmpfloat(of_case(FALSE, 1, 0.8, 0, 0), <, plain);
	g_assert_cmpfloat(of_case(FALSE, 1, 0.9, 1, 0), >, plain);
	g_assert_cmpfloat(of_case(TRUE, 9, 1, 3, 0), <, 1);
}

/* Some of what a plan says, and no plan. */
static void test_without_the_thing_itself(void)
{
	g_assert_cmpfloat(of_case(TRUE, 9, 0.98, 2, 0), >, 0.9);
	g_assert_cmpfloat(of_case(TRUE, 9, 0.98, 2, 1), <=, 0.8);
}

static void test_unclear_is_not_sure(void)
{
	struct item_result *result = item_result_new();
	result->verdict = VERDICT_UNCLEAR;
	g_assert_cmpfloat(confidence_of(result, NULL, 0, TRUE), ==, 0);
	item_result_free(result);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/confidence/missing", test_missing);
	g_test_add_func("/confidence/found", test_found);
	g_test_add_func("/confidence/what-speaks-for-it", test_what_speaks_for_it);
	g_test_add_func("/confidence/without-the-thing-itself", test_without_the_thing_itself);
	g_test_add_func("/confidence/unclear", test_unclear_is_not_sure);
	return g_test_run();
}
