#include "base/fold.h"
#include "rules/label.h"

#include <string.h>

struct bench {
	struct ruleset *rules;
	struct match_scratch *scratch;
	GArray *hits;
};

static void bench_init(struct bench *bench)
{
	GError *error = NULL;
	bench->rules = ruleset_load(FIXTURES "/rules/good", "oit", 2568, &error);
	g_assert_no_error(error);
	g_autoptr(GPtrArray) topics = ruleset_topics(bench->rules);
	for (guint i = 0; i < topics->len; i++)
		((struct topic *)topics->pdata[i])->asked =
			TRUE; /* as in a year that asks for all */
	bench->scratch = match_scratch_new(bench->rules->matcher);
	bench->hits = g_array_new(FALSE, FALSE, sizeof(struct label_hit));
}

static void bench_clear(struct bench *bench)
{
	g_array_unref(bench->hits);
	match_scratch_free(bench->scratch);
	ruleset_free(bench->rules);
}

/* "topic topic", best first, of those that the label names. */
static char *names(struct bench *bench, const char *text)
{
	g_autofree char *fold = fold_text(text, -1);
	label_topics(bench->rules, bench->scratch, fold, strlen(fold), bench->hits);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < bench->hits->len; i++) {
		const struct label_hit *hit = &g_array_index(bench->hits, struct label_hit, i);
		if (hit->strength >= LABEL_NAMES)
			g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "",
					       hit->topic->id);
	}
	return g_string_free(out, FALSE);
}

static int strength(struct bench *bench, const char *text, const char *topic)
{
	g_free(names(bench, text));
	for (guint i = 0; i < bench->hits->len; i++) {
		const struct label_hit *hit = &g_array_index(bench->hits, struct label_hit, i);
		if (strcmp(hit->topic->id, topic) == 0)
			return hit->strength;
	}
	return 0;
}

static void test_names(void)
{
	static const struct {
		const char *label, *topics;
	} cases[] = {
		{"โครงสร้างหน่วยงาน", "org_structure"},
		{"O1 โครงสร้างหน่วยงาน", "org_structure"},
		{"o1 : โครงสร้าง", "org_structure"},
		{"OIT-๑ โครงสร้าง", "org_structure"},
		{"1.3 โครงสร้าง", "org_structure"},
		{"โครงสร้าง ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "org_structure"},
		/* a weak label that is not nearly all of it only hints */
		{"โครงสร้างการคิดค่าน้ำประปาหมู่บ้าน", ""},
		/* not: anywhere in the label; but not within the topic's own longer label */
		{"โครงสร้างพื้นฐาน", ""},
		{"แผนผังโครงสร้าง และผังเว็บไซต์", "org_structure"}, /* two things are named */
		{"ผังเว็บไซต์ และแผนผังโครงสร้าง", ""},
		{"ผังโครงสร้างด้านโครงสร้างพื้นฐาน", "org_structure"},
		/* the longest explains its words, whichever topic's it is */
		{"แผนปฏิบัติการป้องกันการทุจริต", "plan"},
		{"รายงานผลตามแผนปฏิบัติการป้องกันการทุจริต", "plan_report"},
		{"รายงานผลการดำเนินการป้องกันการทุจริต", "plan_report"},
		{"สรุปผลการป้องกันการทุจริต", "plan_report"},
		{"รายงานผลการดำเนินการประจำปี", "annual_report"},
		/* ruled out for the one, yet its words are no report of the other */
		{"แผนปฏิบัติการป้องกันการทุจริต รอบ ๖ เดือน", ""},
		/* the same span */
		{"แผนการดำเนินงาน", "annual_report plan"},
		/* two labels in one */
		{"โครงสร้างหน่วยงาน / แผนปฏิบัติการป้องกันการทุจริต", "plan org_structure"},
		{"ติดต่อเรา", ""},
		{"", ""},
		{"2568", ""},
	};
	struct bench bench;
	bench_init(&bench);
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = names(&bench, cases[i].label);
		if (strcmp(got, cases[i].topics) != 0)
			g_test_message("%s", cases[i].label);
		g_assert_cmpstr(got, ==, cases[i].topics);
	}
	bench_clear(&bench);
}

static void test_strength(void)
{
	struct bench bench;
	bench_init(&bench);
	const char *label = "โครงสร้างหน่วยงาน";
	g_assert_cmpint(strength(&bench, label, "org_structure"), ==, 100);
	g_assert_cmpint(strength(&bench, "O1 โครงสร้างหน่วยงาน ปี 2568", "org_structure"), >=, 95);
	g_assert_cmpint(strength(&bench, "ดาวน์โหลด โครงสร้างหน่วยงาน", "org_structure"), ==, 100);
	g_assert_cmpint(strength(&bench, "โครงสร้าง", "org_structure"), ==, 70);
	int more = strength(&bench, "โครงสร้างหน่วยงานภายใน", "org_structure");
	int less = strength(&bench, "โครงสร้างหน่วยงานภายในของเทศบาลตำบลบ้านเหนือ", "org_structure");
	g_assert_cmpint(more, <, 100);
	g_assert_cmpint(less, <, more);
	g_assert_cmpint(less, >=, LABEL_NAMES);
	/* Prose that mentions it. */
	g_autoptr(GString) prose = g_string_new(label);
	for (int i = 0; i < 40; i++)
		g_string_append(prose, "ประชาชนในพื้นที่ร่วมกันทำความสะอาดถนน");
	g_assert_cmpint(strength(&bench, prose->str, "org_structure"), >, 0);
	g_assert_cmpint(strength(&bench, prose->str, "org_structure"), <, 20);
	bench_clear(&bench);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/label/names", test_names);
	g_test_add_func("/label/strength", test_strength);
	return g_test_run();
}
