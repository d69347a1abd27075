#include "cli/score_items.h"

#include "tests/support/invented.h"

#include <string.h>

static void add_item(struct checklist *checklist, const char *id, const char *sub)
{
	struct item *item = g_new0(struct item, 1);

	item->id = (char *)id;
	item->title_th = item->title_en = item->basis = (char *)"";
	item->sub_indicator = (char *)sub;
	g_ptr_array_add(checklist->items, item);
}

static struct checklist *three_items(void)
{
	struct checklist *checklist = invented_checklist();

	checklist->items = g_ptr_array_new_with_free_func(g_free);
	add_item(checklist, "O1", "9.1");
	add_item(checklist, "O2", "9.1");
	add_item(checklist, "O3", "10.1");
	return checklist;
}

static void three_items_free(struct checklist *checklist)
{
	g_ptr_array_unref(checklist->items);
	invented_checklist_free(checklist);
}

static void assert_item(const struct result *result, const char *id, enum verdict verdict,
			double low, double high)
{
	const struct item_result *item = result_item(result, id);

	g_assert_nonnull(item);
	g_assert_cmpint(item->verdict, ==, verdict);
	g_assert_cmpfloat(item->score.low, ==, low);
	g_assert_cmpfloat(item->score.high, ==, high);
}

static void test_forms(void)
{
	static const char *const same[] = {
		"O1,found\nO2,partial\nO3,missing\n",
		"\xEF\xBB\xBF"
		"ข้อ;ผล\r\no1;พบครบ\r\no2;ไม่ครบ;หมายเหตุ; อื่น\r\n\r\no3;ไม่พบ",
		"# ours\n \"O1\" \t\"FOUND\"\nO3\t0\nO2\tpartial",
	};
	struct checklist *checklist = three_items();

	for (gsize i = 0; i < G_N_ELEMENTS(same); i++) {
		AUTO(result) result = result_new();
		g_autoptr(GError) error = NULL;

		score_items_read("items.csv", same[i], checklist, result, &error);
		g_assert_no_error(error);
		g_assert_cmpuint(result->items->len, ==, 3);
		assert_item(result, "O1", VERDICT_FOUND, 100, 100);
		assert_item(result, "O2", VERDICT_PARTIAL, 0, 100);
		assert_item(result, "O3", VERDICT_MISSING, 0, 0);
	}
	three_items_free(checklist);
}

static void test_points_and_unnamed(void)
{
	struct checklist *checklist = three_items();
	AUTO(result) result = result_new();

	g_assert_true(score_items_read("items.csv", "O1,75.5\nO2,100\n", checklist, result, NULL));
	assert_item(result, "O1", VERDICT_PARTIAL, 75.5, 75.5);
	assert_item(result, "O2", VERDICT_FOUND, 100, 100);
	assert_item(result, "O3", VERDICT_UNCLEAR, 0, 100); /* nobody said anything about it */
	three_items_free(checklist);
}

/* All faults at once, each with its line. */
static void test_faults(void)
{
	struct checklist *checklist = three_items();
	AUTO(result) result = result_new();
	g_autoptr(GError) error = NULL;

	g_assert_false(score_items_read(
		"items.csv", "item,verdict\nO9,found\nO1,good\nO1,found\nO2,101\nO3\nO3,1e9x\n",
		checklist, result, &error));
	g_test_message("%s", error->message);
	g_assert_true(g_str_has_prefix(error->message, "items.csv:2: "));
	for (int line = 2; line <= 7; line++) {
		g_autofree char *place = g_strdup_printf("items.csv:%d: ", line);

		g_assert_nonnull(strstr(error->message, place));
	}
	three_items_free(checklist);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/score-items/forms", test_forms);
	g_test_add_func("/score-items/points", test_points_and_unnamed);
	g_test_add_func("/score-items/faults", test_faults);
	return g_test_run();
}
