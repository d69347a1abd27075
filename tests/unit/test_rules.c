#include "base/fold.h"
#include "rules/examples.h"
#include "rules/rules.h"

#include <string.h>

static struct ruleset *load_good(void)
{
	GError *error = NULL;
	struct ruleset *rules = ruleset_load(FIXTURES "/rules/good", "oit", 2568, &error);
	g_assert_no_error(error);
	return rules;
}

static void test_topic(void)
{
	AUTO(ruleset) rules = load_good();
	const struct topic *topic = ruleset_topic(rules, "org_structure");
	g_assert_cmpstr(topic->title_en, ==, "Organisation structure");
	g_assert_cmpstr(topic->file, ==, "topics/org_structure.json");
	g_assert_cmpint(matcher_members(rules->matcher, topic->strong), ==, 4);
	g_assert_cmpint(matcher_members(rules->matcher, topic->weak), ==, 1);
	g_assert_cmpint(matcher_members(rules->matcher, topic->negative), ==, 2);
	g_assert_cmpint(matcher_members(rules->matcher, topic->words), ==, 2);
	const struct set_use *use =
		&g_array_index(rules->uses, struct set_use, (guint)topic->negative);
	g_assert_cmpint(use->role, ==, SET_NEGATIVE);
	g_assert_true(use->topic == topic);
	g_assert_true(topic->page && topic->image && !topic->document && !topic->form);
	g_assert_cmpuint(topic->elements->len, ==, 2);
	g_assert_cmpuint(topic->label_examples->len, ==, 3);
	const struct example *example = topic->label_examples->pdata[2];
	g_assert_false(example->yes);
	g_assert_cmpuint(example->line, ==, 22);
	GPtrArray *chart = g_hash_table_lookup(topic->element_examples, "chart");
	g_assert_cmpuint(chart->len, ==, 2);
	/* Sets exist where the file says nothing. */
	const struct topic *plan = ruleset_topic(rules, "plan");
	g_assert_cmpint(matcher_members(rules->matcher, plan->words), ==, 0);
	g_assert_cmpuint(plan->urls->len + plan->lost_th->len, ==, 0);
	g_assert_cmpstr(plan->advice_th, ==, "");
}

static void test_checks(void)
{
	AUTO(ruleset) rules = load_good();
	const struct topic *topic = ruleset_topic(rules, "org_structure");
	const struct element *chart = topic->elements->pdata[0], *both = topic->elements->pdata[1];
	const struct check *image = chart->any->pdata[0], *text = chart->any->pdata[1];
	g_assert_cmpint(image->kind, ==, CHECK_IMAGE);
	g_assert_cmpint(image->literals, ==, -1);
	g_assert_cmpint(image->min, ==, 1);
	g_assert_cmpint(text->min, ==, 2);
	g_assert_cmpint(matcher_members(rules->matcher, text->literals), ==, 4);
	g_assert_cmpuint(text->line, ==, 15);
	g_assert_true(both->optional);
	g_assert_true(rules_applies(both->agencies, "local"));
	g_assert_false(rules_applies(both->agencies, "school"));
	g_assert_true(rules_applies(both->agencies, ""));
	const struct check *all = both->any->pdata[0], *columns = both->any->pdata[1];
	const struct check *own = all->parts->pdata[0], *separate = all->parts->pdata[1];
	const struct check *person = all->parts->pdata[2];
	g_assert_cmpint(own->min, ==, 150);
	g_assert_cmpstr(separate->of->pdata[0], ==, "plan");
	g_assert_cmpint(separate->literals, ==, -1);
	g_assert_cmpuint(person->of->len, ==, 2);
	g_assert_cmpint(person->literals, ==, -1);
	g_assert_cmpint(matcher_members(rules->matcher, columns->literals), ==, 2);
}

static void test_checklist(void)
{
	AUTO(ruleset) rules = load_good();
	const struct checklist *checklist = rules->checklist;
	g_assert_cmpint(checklist->fiscal_year, ==, 2568);
	g_assert_cmpfloat(checklist->weight_oit, ==, 40);
	g_assert_cmpuint(checklist->indicators->len, ==, 2);
	const struct indicator *part = checklist->indicators->pdata[1];
	g_assert_cmpstr(part->parent, ==, "9");
	g_assert_cmpstr(checklist->code_prefixes->pdata[1], ==, "oit");
	g_assert_cmpint(matcher_members(rules->matcher, checklist->index_labels), ==, 2);
	g_assert_cmpuint(checklist->survey->len, ==, 2);
	g_assert_cmpuint(checklist->conditions_th->len, ==, 1);
	const struct item *item = ruleset_item(rules, "O1");
	g_assert_cmpint(item->period, ==, PERIOD_IN_FORCE);
	g_assert_cmpuint(item->line, ==, 14);
	const struct requirement *first = item->requirements->pdata[0];
	const struct requirement *second = item->requirements->pdata[1];
	g_assert_null(first->text_th);
	g_assert_null(first->basis);
	g_assert_cmpstr(second->text_en, ==, "Both");
	const struct element_ref *ref = first->refs->pdata[0];
	g_assert_cmpstr(ref->element->id, ==, "chart");
	g_assert_true(ref->topic == ruleset_topic(rules, "org_structure"));
	g_assert_null(ruleset_item(rules, "O3"));
	g_assert_cmpstr(rules->form_hosts->pdata[0], ==, "docs.google.com/forms");
	g_assert_cmpuint(rules->map_hosts->len, ==, 0);
}

static void test_years(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GArray) years = rules_years(FIXTURES "/rules/good", "oit", &error);
	g_assert_cmpuint(years->len, ==, 1);
	g_assert_cmpint(g_array_index(years, int, 0), ==, 2568);
	g_assert_null(ruleset_load(FIXTURES "/rules/good", "oit", 2571, &error));
	g_assert_error(error, RULES_ERROR, RULES_ERROR_NONE_FOUND);
	g_assert_nonnull(strstr(error->message, "2568"));
	g_clear_error(&error);
	g_assert_null(rules_directory(FIXTURES "/rules", &error));
	g_assert_error(error, RULES_ERROR, RULES_ERROR_NONE_FOUND);
}

/* The same files give the same sum. */
static void test_checksum(void)
{
	AUTO(ruleset) a = load_good();
	AUTO(ruleset) b = load_good();
	g_assert_cmpuint(strlen(a->sha256), ==, 64);
	g_assert_cmpstr(a->sha256, ==, b->sha256);
}

/* Every line of expected.txt is one fault, and there is no other. */
static void test_faults(void)
{
	g_autofree char *expected = NULL;
	g_assert_true(
		g_file_get_contents(FIXTURES "/rules/faulty/expected.txt", &expected, NULL, NULL));
	g_autoptr(GError) error = NULL;
	g_assert_null(ruleset_load(FIXTURES "/rules/faulty", "oit", 2568, &error));
	g_assert_error(error, RULES_ERROR, RULES_ERROR_INVALID);
	g_auto(GStrv) got = g_strsplit(error->message, "\n", -1);
	g_auto(GStrv) want = g_strsplit(g_strchomp(expected), "\n", -1);
	for (guint i = 0; got[i] != NULL && want[i] != NULL; i++)
		g_assert_cmpstr(got[i], ==, want[i]);
	g_assert_cmpuint(g_strv_length(got), ==, g_strv_length(want));
	g_autoptr(GPtrArray) lint = rules_lint(FIXTURES "/rules/faulty", NULL);
	g_assert_cmpuint(lint->len, ==, g_strv_length(want));
	g_autoptr(GPtrArray) none = rules_lint(FIXTURES "/rules/good", NULL);
	g_assert_cmpuint(none->len, ==, 0);
}

static void test_examples(void)
{
	AUTO(ruleset) rules = load_good();
	AUTO(match_scratch) scratch = match_scratch_new(rules->matcher);
	g_autoptr(GArray) faults = g_array_new(FALSE, FALSE, sizeof(struct example_fault));
	const struct topic *topic = ruleset_topic(rules, "org_structure");
	g_assert_cmpuint(examples_test_labels(rules, scratch, topic, faults), ==, 3);
	g_assert_cmpuint(faults->len, ==, 0);
	struct example *example = topic->label_examples->pdata[1];
	example->yes = FALSE;
	examples_test_labels(rules, scratch, topic, faults);
	g_assert_cmpuint(faults->len, ==, 1);
	g_assert_cmpint(g_array_index(faults, struct example_fault, 0).strength, ==, 100);
}

/* The rules that the program brings: no fault, and every label example goes the right way in every
 * year. */
static void test_shipped(void)
{
	g_autoptr(GPtrArray) lint = rules_lint(OITCHECK_SOURCE_RULES, NULL);
	for (guint i = 0; i < lint->len; i++)
		g_test_message("%s", (const char *)lint->pdata[i]);
	g_assert_cmpuint(lint->len, ==, 0);
	g_autoptr(GArray) years = rules_years(OITCHECK_SOURCE_RULES, "oit", NULL);
	g_assert_cmpuint(years->len, >, 0);
	for (guint i = 0; i < years->len; i++) {
		AUTO(ruleset)
		rules = ruleset_load(OITCHECK_SOURCE_RULES, "oit", g_array_index(years, int, i),
				     NULL);
		AUTO(match_scratch) scratch = match_scratch_new(rules->matcher);
		g_autoptr(GArray) faults = g_array_new(FALSE, FALSE, sizeof(struct example_fault));
		g_autoptr(GPtrArray) topics = ruleset_topics(rules);
		for (guint j = 0; j < topics->len; j++)
			examples_test_labels(rules, scratch, topics->pdata[j], faults);
		for (guint j = 0; j < faults->len; j++) {
			const struct example_fault *fault =
				&g_array_index(faults, struct example_fault, j);
			g_test_message("%s: %s (%d)", fault->topic->id, fault->example->text,
				       fault->strength);
		}
		g_assert_cmpuint(faults->len, ==, 0);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rules/topic", test_topic);
	g_test_add_func("/rules/checks", test_checks);
	g_test_add_func("/rules/checklist", test_checklist);
	g_test_add_func("/rules/years", test_years);
	g_test_add_func("/rules/checksum", test_checksum);
	g_test_add_func("/rules/faults", test_faults);
	g_test_add_func("/rules/examples", test_examples);
	g_test_add_func("/rules/shipped", test_shipped);
	return g_test_run();
}
