/* Tests of reports/diff*.c: what falls, rises and merely changes; where evidence goes; the reports
 * of it. */
#include "reports/diff.h"
#include "reports/view.h"

#include "tests/support/golden.h"
#include "tests/support/invented_result.h"

#include <cjson/cJSON.h>
#include <string.h>

static const struct item_diff *find(const struct diff *diff, enum diff_kind kind, const char *id)
{
	for (guint i = 0; i < diff->items[kind]->len; i++) {
		const struct item_diff *item = diff->items[kind]->pdata[i];

		if (strcmp((item->now ? item->now : item->was)->id, id) == 0)
			return item;
	}
	return NULL;
}

static void test_nothing(void)
{
	AUTO(result) was = invented_result();
	AUTO(result) now = invented_result();
	AUTO(diff) diff = diff_new(was, now);

	g_assert_true(diff_is_empty(diff));
	g_assert_false(diff->other_site || diff->other_checklist || diff->other_rules);
}

/* All pairs of verdicts, and waivers: a fall needs two audits that could tell. */
static void test_kinds(void)
{
	static const int wanted[VERDICT_COUNT][VERDICT_COUNT] = {
		/* to found, partial, unclear, missing; -1: the same */
		[VERDICT_FOUND] = {-1, DIFF_LOST, DIFF_CHANGED, DIFF_LOST},
		[VERDICT_PARTIAL] = {DIFF_WON, -1, DIFF_CHANGED, DIFF_LOST},
		[VERDICT_UNCLEAR] = {DIFF_CHANGED, DIFF_CHANGED, -1, DIFF_CHANGED},
		[VERDICT_MISSING] = {DIFF_WON, DIFF_WON, DIFF_CHANGED, -1},
	};

	for (int i = 0; i < 2 * VERDICT_COUNT * VERDICT_COUNT; i++) {
		AUTO(result) was = invented_result();
		AUTO(result) now = invented_result();
		AUTO(diff) diff = NULL;
		int from = i / VERDICT_COUNT % VERDICT_COUNT, to = i % VERDICT_COUNT;
		gboolean waived = i >= VERDICT_COUNT * VERDICT_COUNT;

		result_item(was, "O5")->verdict = (enum verdict)from;
		result_item(now, "O5")->verdict = (enum verdict)to;
		result_item(now, "O5")->waived = waived;
		diff = diff_new(was, now);
		for (int kind = 0; kind < DIFF_KINDS; kind++)
			g_assert_cmpint(find(diff, (enum diff_kind)kind, "O5") != NULL, ==,
					kind == (waived ? DIFF_CHANGED : wanted[from][to]));
	}
}

/* The same verdict may hide that one element fell. */
static void test_elements(void)
{
	AUTO(result) was = invented_result();
	AUTO(result) now = invented_result();
	AUTO(diff) diff = NULL;
	const struct item_diff *item;
	const struct element_diff *element;

	((struct element_result *)result_item(now, "O2")->elements->pdata[0])->verdict =
		VERDICT_MISSING;
	diff = diff_new(was, now);
	item = find(diff, DIFF_CHANGED, "O2");
	g_assert_nonnull(item);
	g_assert_cmpuint(item->elements->len, ==, 1);
	element = &g_array_index(item->elements, struct element_diff, 0);
	g_assert_cmpstr(element->now->id, ==, "executives.names");
	g_assert_cmpint(element->was->verdict, ==, VERDICT_FOUND);
	g_assert_cmpint(element->now->verdict, ==, VERDICT_MISSING);
	g_assert_false(diff_is_empty(diff));
}

static void set_evidence(struct result *result, const char *url)
{
	struct item_result *item = result_item(result, "O5");

	g_ptr_array_set_size(item->evidence, 0);
	if (url)
		g_ptr_array_add(item->evidence, invented_evidence(url, "", "No Gift Policy"));
}

/* The one change of the evidence of O5, -1 for none. */
static int change_of(const struct result *was, const struct result *now, const char *now_url)
{
	AUTO(diff) diff = diff_new(was, now);
	const struct evidence_diff *one;

	if (diff->evidence->len == 0)
		return -1;
	g_assert_cmpuint(diff->evidence->len, ==, 1);
	one = diff->evidence->pdata[0];
	g_assert_cmpstr(one->item->id, ==, "O5");
	g_assert_cmpstr(one->now ? one->now->url : NULL, ==, now_url);
	g_assert_cmpint(one->broken != NULL, ==, one->change == EVIDENCE_DIED);
	return (int)one->change;
}

static void test_evidence(void)
{
	AUTO(result) was = invented_result();
	AUTO(result) now = invented_result();

	set_evidence(was, "http://example.go.th/gift/");
	set_evidence(now, "https://www.example.go.th/gift#top");
	g_assert_cmpint(change_of(was, now, NULL), ==, -1);
	set_evidence(now, HOME "other");
	g_assert_cmpint(change_of(was, now, HOME "other"), ==, EVIDENCE_MOVED);
	/* no answer is no death; 404 is, even where another address proves the item */
	result_add_broken_link(now, "https://example.go.th/gift", 0, "timeout");
	g_assert_cmpint(change_of(was, now, HOME "other"), ==, EVIDENCE_MOVED);
	result_add_broken_link(now, "https://example.go.th/gift", 404, "http 404");
	g_assert_cmpint(change_of(was, now, HOME "other"), ==, EVIDENCE_DIED);
	g_ptr_array_set_size(now->crawl.broken_links, 0);
	set_evidence(now, NULL);
	g_assert_cmpint(change_of(was, now, NULL), ==, EVIDENCE_GONE);
	/* near misses prove nothing, and of an unclear item it is not known */
	set_evidence(now, HOME "other");
	result_item(now, "O5")->verdict = VERDICT_MISSING;
	g_assert_cmpint(change_of(was, now, NULL), ==, EVIDENCE_GONE);
	result_item(now, "O5")->verdict = VERDICT_UNCLEAR;
	g_assert_cmpint(change_of(was, now, NULL), ==, -1);
}

/* Another checklist: topics tell what is the same, and items may come and go. */
static void test_other_year(void)
{
	AUTO(result) was = invented_result();
	AUTO(result) now = invented_result();
	AUTO(diff) diff = NULL;

	result_set(&now->rules_id, "oit-2570");
	for (guint i = 0; i < was->items->len; i++) {
		struct item_result *before = was->items->pdata[i], *after = now->items->pdata[i];
		g_autofree char *id = g_strdup_printf("O%u", 30 - i);
		g_autofree char *topic = g_strdup_printf("topic_%u", i);

		result_set(&after->id, id);
		result_set((char **)&before->topics->pdata[0], topic);
		result_set((char **)&after->topics->pdata[0], topic);
	}
	result_set((char **)&((struct item_result *)now->items->pdata[4])->topics->pdata[0], "new");
	((struct item_result *)now->items->pdata[0])->verdict = VERDICT_MISSING;
	diff = diff_new(was, now);
	g_assert_true(diff->other_checklist);
	g_assert_false(diff->other_rules);
	g_assert_cmpuint(diff->items[DIFF_LOST]->len, ==, 1);
	g_assert_nonnull(find(diff, DIFF_LOST, "O30"));
	g_assert_cmpuint(diff->items[DIFF_CHANGED]->len, ==, 2);
	g_assert_null(find(diff, DIFF_CHANGED, "O26")->was);
	g_assert_null(find(diff, DIFF_CHANGED, "O5")->now);
	g_assert_cmpuint(diff->items[DIFF_WON]->len, ==, 0);
}

/* A result in which something of everything changed. */
static struct result *invented_later(void)
{
	struct result *now = invented_result();
	struct item_result *item = result_item(now, "O1");

	result_set(&now->audited_at, "2026-12-01T02:00:00+07:00");
	result_set(&now->rules_sha256, "01ff");
	item->verdict = VERDICT_MISSING;
	result_set(&item->why_th, "ไม่มีหน้าใดที่เป็นโครงสร้างหน่วยงาน");
	result_set(&item->why_en, "No page is about the structure");
	g_ptr_array_set_size(item->evidence, 0);
	result_add_broken_link(now, HOME "structure", 404, "http 404");
	item = result_item(now, "O2");
	item->verdict = VERDICT_FOUND;
	((struct element_result *)item->elements->pdata[1])->verdict = VERDICT_FOUND;
	set_evidence(now, HOME "policy/nogift");
	result_item(now, "O6")->waived = FALSE;
	now->oit.estimate -= 12.5;
	((struct group_score *)now->indicators->pdata[0])->score.estimate -= 25;
	return now;
}

static void test_golden(void)
{
	static const struct {
		const char *name;
		enum lang lang;
	} texts[] = {{"diff-th.txt", LANG_TH}, {"diff-en.txt", LANG_EN}};
	AUTO(result) was = invented_result();
	AUTO(result) now = invented_later();
	AUTO(diff) diff = diff_new(was, now);
	g_autoptr(GString) json = g_string_new(NULL);
	cJSON *parsed;

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		const struct report_options options = {.lang = texts[i].lang, .width = 80};
		g_autoptr(GString) text = g_string_new(NULL);

		diff_text(diff, &options, text);
		assert_golden(texts[i].name, text->str);
	}
	diff_json(diff, json);
	assert_golden("diff.json", json->str);
	parsed = cJSON_Parse(json->str);
	g_assert_nonnull(parsed);
	cJSON_Delete(parsed);
}

static void test_same_text(void)
{
	const struct report_options options = {.lang = LANG_EN, .width = 80};
	AUTO(result) result = invented_result();
	AUTO(diff) diff = diff_new(result, result);
	g_autoptr(GString) text = g_string_new(NULL);

	diff_text(diff, &options, text);
	g_assert_nonnull(strstr(text->str, "Nothing changed"));
	g_assert_null(strstr(text->str, "Worse"));
}

/* A comparison has no list of what was not read, so it sends nobody to one; the report has. */
static void test_not_whole(void)
{
	const struct report_options options = {.lang = LANG_EN, .width = 80};
	AUTO(result) result = invented_result();
	AUTO(diff) diff = diff_new(result, result);
	g_autoptr(GString) text = g_string_new(NULL);

	result_set(&result->crawl.stopped_by, "");
	result->crawl.complete = FALSE;
	g_autofree char *listed = view_reading(result, TRUE, LANG_EN);

	diff_text(diff, &options, text);
	g_assert_nonnull(strstr(text->str, "some could not be read"));
	g_assert_null(strstr(text->str, "at the end"));
	g_assert_nonnull(strstr(listed, "see the list at the end"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/diff/nothing", test_nothing);
	g_test_add_func("/diff/kinds", test_kinds);
	g_test_add_func("/diff/elements", test_elements);
	g_test_add_func("/diff/evidence", test_evidence);
	g_test_add_func("/diff/other-year", test_other_year);
	g_test_add_func("/diff/golden", test_golden);
	g_test_add_func("/diff/not-whole", test_not_whole);
	g_test_add_func("/diff/same-text", test_same_text);
	return g_test_run();
}
