#include "rules/score.h"

#include "tests/support/invented.h"

#include <cjson/cJSON.h>
#include <math.h>

#define CLOSE 1e-9

static void assert_range(struct range range, double low, double estimate, double high)
{
	g_assert_cmpfloat_with_epsilon(range.low, low, CLOSE);
	g_assert_cmpfloat_with_epsilon(range.estimate, estimate, CLOSE);
	g_assert_cmpfloat_with_epsilon(range.high, high, CLOSE);
}

static void test_item_whole(void)
{
	AUTO(checklist) checklist = invented_checklist();

	assert_range(score_item(checklist, VERDICT_FOUND, 1), 100, 100, 100);
	assert_range(score_item(checklist, VERDICT_MISSING, 0), 0, 0, 0);
	assert_range(score_item(checklist, VERDICT_UNCLEAR, 0.9), 0, 50, 100);
	assert_range(score_item(checklist, VERDICT_PARTIAL, 0.9), 0, 0, 100);
	assert_range(score_item(checklist, VERDICT_PARTIAL, 1), 0, 0, 100);
	g_array_set_size(checklist->levels, 0);
	assert_range(score_item(checklist, VERDICT_FOUND, 1), 100, 100, 100);
	assert_range(score_item(checklist, VERDICT_PARTIAL, 0.5), 0, 0, 100);
}

static void test_item_in_quarters(void)
{
	AUTO(checklist) checklist = invented_checklist();
	const double levels[] = {0, 25, 50, 75, 100};

	g_array_set_size(checklist->levels, 0);
	g_array_append_vals(checklist->levels, levels, 5);
	assert_range(score_item(checklist, VERDICT_FOUND, 1), 100, 100, 100);
	assert_range(score_item(checklist, VERDICT_PARTIAL, 0.2), 0, 0, 25);
	assert_range(score_item(checklist, VERDICT_PARTIAL, 0.25), 25, 25, 50);
	assert_range(score_item(checklist, VERDICT_PARTIAL, 2.0 / 3), 50, 50, 75);
	assert_range(score_item(checklist, VERDICT_PARTIAL, 1), 75, 75, 100);
	assert_range(score_item(checklist, VERDICT_PARTIAL, NAN), 0, 0, 25);
}

static struct item_result *add_item(const struct checklist *checklist, struct result *result,
				    const char *id, const char *sub, enum verdict verdict)
{
	struct item_result *item = item_result_new();

	result_set(&item->id, id);
	result_set(&item->sub_indicator, sub);
	item->verdict = verdict;
	item->score = score_item(checklist, verdict, 0.5);
	g_ptr_array_add(result->items, item);
	return item;
}

static struct result *eight_items(const struct checklist *checklist)
{
	struct result *result = result_new();

	add_item(checklist, result, "O1", "9.1", VERDICT_FOUND);
	add_item(checklist, result, "O2", "9.1", VERDICT_FOUND);
	add_item(checklist, result, "O3", "9.1", VERDICT_MISSING);
	add_item(checklist, result, "O4", "9.1", VERDICT_UNCLEAR);
	add_item(checklist, result, "O5", "9.2", VERDICT_FOUND);
	add_item(checklist, result, "O6", "9.2", VERDICT_PARTIAL);
	add_item(checklist, result, "O7", "10.1", VERDICT_FOUND);
	add_item(checklist, result, "O8", "10.2", VERDICT_MISSING);
	return result;
}

static struct range group_of(const GPtrArray *groups, const char *id)
{
	for (guint i = 0; i < groups->len; i++) {
		const struct group_score *group = groups->pdata[i];

		if (g_str_equal(group->id, id))
			return group->score;
	}
	g_error("no group %s", id);
}

static void test_means(void)
{
	AUTO(checklist) checklist = invented_checklist();
	AUTO(result) result = eight_items(checklist);
	struct survey_scores survey;

	survey_scores_init(&survey);
	score_result(checklist, &survey, result);
	score_result(checklist, &survey, result); /* again: nothing is counted twice */
	g_assert_cmpuint(result->sub_indicators->len, ==, 4);
	g_assert_cmpuint(result->indicators->len, ==, 2);
	assert_range(group_of(result->sub_indicators, "9.1"), 50, 62.5, 75);
	assert_range(group_of(result->sub_indicators, "9.2"), 50, 50, 100);
	assert_range(group_of(result->indicators, "9"), 50, 56.25, 87.5);
	assert_range(group_of(result->indicators, "10"), 50, 50, 50);
	assert_range(result->oit, 50, 53.125, 68.75);
	g_assert_false(result->has_overall);
	g_assert_cmpstr(result->level, ==, "");
}

/* What an item is worth is what the score gains when that very item is mended: computed both ways.
 */
static void test_worth(void)
{
	AUTO(checklist) checklist = invented_checklist();
	struct survey_scores survey;

	survey_scores_init(&survey);
	survey.iit = 90;
	survey.eit = 80;
	for (guint i = 0; i < 8; i++) {
		AUTO(result) before = eight_items(checklist);
		AUTO(result) after = eight_items(checklist);
		const struct item_result *item = before->items->pdata[i];
		struct item_result *mended = after->items->pdata[i];
		const char *indicator = mended->sub_indicator[0] == '9' ? "9" : "10";

		mended->score = score_item(checklist, VERDICT_FOUND, 1);
		score_result(checklist, &survey, before);
		score_result(checklist, &survey, after);
		g_assert_cmpfloat_with_epsilon(
			item->worth.indicator,
			group_of(after->indicators, indicator).estimate -
				group_of(before->indicators, indicator).estimate,
			CLOSE);
		g_assert_cmpfloat_with_epsilon(item->worth.oit,
					       after->oit.estimate - before->oit.estimate, CLOSE);
		g_assert_cmpfloat_with_epsilon(item->worth.overall,
					       after->overall.estimate - before->overall.estimate,
					       CLOSE);
		g_assert_true((item->worth.oit > 0) == (item->verdict != VERDICT_FOUND));
	}
}

static void test_waived(void)
{
	AUTO(checklist) checklist = invented_checklist();
	AUTO(result) result = eight_items(checklist);
	struct survey_scores survey;

	survey_scores_init(&survey);
	result_item(result, "O3")->waived = TRUE;
	result_item(result, "O8")->waived = TRUE; /* the only item of 10.2 */
	score_result(checklist, &survey, result);
	g_assert_cmpuint(result->sub_indicators->len, ==, 3);
	assert_range(group_of(result->sub_indicators, "9.1"), 200 / 3.0, 250 / 3.0, 100);
	assert_range(group_of(result->indicators, "10"), 100, 100, 100);
	g_assert_cmpfloat(result_item(result, "O3")->worth.oit, ==, 0);
	g_assert_cmpfloat(result_item(result, "O8")->worth.oit, ==, 0);
}

/* Some years have items directly under an indicator. */
static void test_indicator_without_parts(void)
{
	AUTO(checklist) checklist = invented_checklist();
	AUTO(result) result = result_new();
	struct survey_scores survey;

	survey_scores_init(&survey);
	add_item(checklist, result, "O1", "9", VERDICT_FOUND);
	add_item(checklist, result, "O2", "9", VERDICT_MISSING);
	score_result(checklist, &survey, result);
	g_assert_cmpuint(result->sub_indicators->len, ==, 0);
	assert_range(group_of(result->indicators, "9"), 50, 50, 50);
	assert_range(result->oit, 50, 50, 50);
	g_assert_cmpfloat_with_epsilon(result_item(result, "O2")->worth.oit, 50, CLOSE);
}

static void test_overall(void)
{
	AUTO(checklist) checklist = invented_checklist();
	AUTO(result) result = result_new();
	struct survey_scores survey;

	invented_ratings_with_minimum(checklist);
	survey_scores_init(&survey);
	survey.iit = 92;
	score_overall(checklist, &survey, (struct range){80, 70, 90}, result);
	g_assert_false(result->has_overall); /* EIT is not known */
	survey.eit1 = 90;
	survey.eit2 = 86;
	score_overall(checklist, &survey, (struct range){80, 70, 90}, result);
	g_assert_true(result->has_overall);
	g_assert_cmpfloat(result->eit, ==, 88);
	assert_range(result->overall, 82, 86, 90);
	g_assert_cmpstr(result->level_low, ==, "ต้องปรับปรุง");
	g_assert_cmpstr(result->level, ==, "ผ่าน"); /* OIT 80 is below 85 */
	g_assert_cmpstr(result->level_high, ==, "ผ่านดี");
}

/* Four of five indicators are not a survey score. */
static void test_overall_needs_all_indicators(void)
{
	AUTO(checklist) checklist = invented_checklist();
	struct survey_scores survey;

	survey_scores_init(&survey);
	for (int i = 1; i <= 4; i++)
		survey.indicators[i] = 90;
	g_assert_true(isnan(score_iit(checklist, &survey)));
	survey.indicators[5] = 80;
	g_assert_cmpfloat_with_epsilon(score_iit(checklist, &survey), 88, CLOSE);
	g_assert_true(isnan(score_eit(checklist, &survey)));
}

static void assert_level(const struct checklist *checklist, double overall, double each,
			 gboolean complete, const char *low, const char *high)
{
	const char *is_low, *is_high;

	score_level(checklist, overall, each, complete, &is_low, &is_high);
	g_assert_cmpstr(is_low, ==, low);
	g_assert_cmpstr(is_high, ==, high);
}

static void test_level(void)
{
	AUTO(checklist) checklist = invented_checklist();

	assert_level(checklist, 99, 99, TRUE, "", ""); /* a checklist without levels */
	invented_ratings_with_minimum(checklist);
	assert_level(checklist, 97, 96, TRUE, "ผ่านดีเยี่ยม", "ผ่านดีเยี่ยม");
	assert_level(checklist, 97, 90, TRUE, "ผ่านดี", "ผ่านดี");
	assert_level(checklist, 97, 84.99, TRUE, "ผ่าน", "ผ่าน");
	assert_level(checklist, 97, 96, FALSE, "ผ่าน", "ผ่านดีเยี่ยม");
	assert_level(checklist, 97, 90, FALSE, "ผ่าน", "ผ่านดี");
	assert_level(checklist, 97, 60, FALSE, "ผ่าน", "ผ่าน");
	assert_level(checklist, 80, 75, FALSE, "ต้องปรับปรุง", "ต้องปรับปรุง");
	assert_level(checklist, 84.995, 84.995, TRUE, "ผ่านดี", "ผ่านดี");
	assert_level(checklist, 84.99, 84.99, TRUE, "ต้องปรับปรุง", "ต้องปรับปรุง");
	assert_level(checklist, 0, 0, TRUE, "ต้องปรับปรุงโดยด่วน", "ต้องปรับปรุงโดยด่วน");
}

static const struct level_goal *goal(const struct result *result, guint i)
{
	g_assert_cmpuint(i, <, result->goals->len);
	return result->goals->pdata[i];
}

static void overall_with(const struct checklist *checklist, const struct survey_scores *survey,
			 double oit, struct result *result)
{
	score_overall(checklist, survey, (struct range){oit, oit, oit}, result);
}

static void test_goals(void)
{
	AUTO(checklist) checklist = invented_checklist();
	AUTO(result) result = result_new();
	struct survey_scores survey;

	invented_ratings_with_minimum(checklist);
	survey_scores_init(&survey);
	overall_with(checklist, &survey, 70, result);
	g_assert_cmpuint(result->goals->len, ==, 0); /* the surveys are not known */

	survey.iit = 96;
	survey.eit = 86.3;
	overall_with(checklist, &survey, 70, result);
	g_assert_cmpstr(result->level, ==, "ต้องปรับปรุง");
	g_assert_cmpuint(result->goals->len, ==, 3);
	g_assert_cmpstr(goal(result, 0)->level, ==, "ผ่าน");
	/* (8500 − 30·96 − 30·86.3) ÷ 40 = 75.775 */
	g_assert_cmpfloat_with_epsilon(goal(result, 0)->oit, 75.78, CLOSE);
	g_assert_true(goal(result, 0)->within_reach);
	g_assert_cmpstr(goal(result, 1)->level, ==, "ผ่านดี");
	g_assert_cmpfloat_with_epsilon(goal(result, 1)->oit, 85, CLOSE);
	g_assert_true(goal(result, 1)->within_reach);
	g_assert_cmpstr(goal(result, 2)->level, ==, "ผ่านดีเยี่ยม");
	g_assert_true(goal(result, 2)->eit_short);
	g_assert_false(goal(result, 2)->iit_short);
	g_assert_false(goal(result, 2)->within_reach);

	/* the goal is the goal: with it the level is reached, a little below it is not */
	overall_with(checklist, &survey, 75.78, result);
	g_assert_cmpstr(result->level, ==, "ผ่าน");
	g_assert_cmpuint(result->goals->len, ==, 2);
	overall_with(checklist, &survey, 75.74, result);
	g_assert_cmpstr(result->level, ==, "ต้องปรับปรุง");
}

/* The weaker part of EIT decides, not their mean. */
static void test_goal_of_parts(void)
{
	AUTO(checklist) checklist = invented_checklist();
	AUTO(result) result = result_new();
	struct survey_scores survey;

	invented_ratings_with_minimum(checklist);
	survey_scores_init(&survey);
	survey.iit = 96;
	survey.eit1 = 84;
	survey.eit2 = 96;
	overall_with(checklist, &survey, 90, result);
	g_assert_cmpstr(result->level, ==, "ผ่าน");
	g_assert_cmpstr(result->level_low, ==, "ผ่าน");
	g_assert_cmpstr(goal(result, 0)->level, ==, "ผ่านดี");
	g_assert_true(goal(result, 0)->eit_short);
}

static void test_goal_beyond_oit(void)
{
	AUTO(checklist) checklist = invented_checklist();
	AUTO(result) result = result_new();
	struct survey_scores survey;

	invented_ratings_with_minimum(checklist);
	survey_scores_init(&survey);
	survey.iit = survey.eit = 70;
	overall_with(checklist, &survey, 100, result);
	g_assert_cmpfloat_with_epsilon(goal(result, 0)->oit, 107.5, CLOSE);
	g_assert_false(goal(result, 0)->within_reach);
	g_assert_false(goal(result, 0)->eit_short);
}

static double figure(const cJSON *object, const char *name)
{
	const cJSON *number = cJSON_GetObjectItemCaseSensitive(object, name);

	g_assert_true(cJSON_IsNumber(number));
	return number->valuedouble;
}

/* With the real checklist of that year. */
static void check_published(const cJSON *one)
{
	const cJSON *indicators = cJSON_GetObjectItemCaseSensitive(one, "indicators");
	const cJSON *published = cJSON_GetObjectItemCaseSensitive(one, "published");
	g_autoptr(GError) error = NULL;
	AUTO(ruleset)
	rules = ruleset_load(OITCHECK_SOURCE_RULES, "oit", (int)figure(one, "fiscal_year"), &error);
	AUTO(result) result = result_new();
	struct survey_scores survey;

	g_assert_no_error(error);
	survey_scores_init(&survey);
	for (int i = 1; i <= 8; i++) {
		g_autofree char *name = g_strdup_printf("%d", i);

		survey.indicators[i] = figure(indicators, name);
	}
	overall_with(rules->checklist, &survey,
		     (figure(indicators, "9") + figure(indicators, "10")) / 2, result);
	g_assert_cmpfloat_with_epsilon(result->overall.estimate, figure(published, "overall"),
				       0.01);
	g_assert_cmpstr(result->level, ==,
			cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(published, "level")));
}

/* Scores that agencies have published: data that lies beside the source tree on developers'
 * machines only. */
static void test_published(void)
{
	g_autofree char *path =
		g_canonicalize_filename("../../../shared/cases/published-scores.json", FIXTURES);
	g_autofree char *text = NULL;
	const cJSON *one;
	cJSON *cases;

	if (!g_file_get_contents(path, &text, NULL, NULL)) {
		g_test_skip("published scores are not here");
		return;
	}
	cases = cJSON_Parse(text);
	g_assert_cmpint(cJSON_GetArraySize(cases), >=, 3);
	cJSON_ArrayForEach(one, cases) check_published(one);
	cJSON_Delete(cases);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/score/item/whole", test_item_whole);
	g_test_add_func("/score/item/quarters", test_item_in_quarters);
	g_test_add_func("/score/means", test_means);
	g_test_add_func("/score/worth", test_worth);
	g_test_add_func("/score/waived", test_waived);
	g_test_add_func("/score/indicator-without-parts", test_indicator_without_parts);
	g_test_add_func("/score/overall", test_overall);
	g_test_add_func("/score/overall-needs-all", test_overall_needs_all_indicators);
	g_test_add_func("/score/level", test_level);
	g_test_add_func("/score/goals", test_goals);
	g_test_add_func("/score/goal-of-parts", test_goal_of_parts);
	g_test_add_func("/score/goal-beyond-oit", test_goal_beyond_oit);
	g_test_add_func("/score/published", test_published);
	return g_test_run();
}
