#include "reports/report.h"

#include "tests/support/invented_result.h"

#include <cjson/cJSON.h>
#include <string.h>

static GString *json_of(const struct result *result)
{
	const struct report_options options = {.lang = LANG_TH};
	GString *out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	g_assert_true(report_write(result, REPORT_JSON, &options, out, &error));
	g_assert_no_error(error);
	return out;
}

static void check_round_trip(const struct result *result)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GString) first = json_of(result), second = NULL;
	AUTO(result) again = result_from_json("first.json", first->str, first->len, &error);

	g_assert_no_error(error);
	second = json_of(again);
	g_assert_cmpstr(first->str, ==, second->str);
}

static void test_round_trip(void)
{
	AUTO(result) full = invented_result();
	AUTO(result) empty = result_new();

	check_round_trip(full);
	check_round_trip(empty);
}

/* Every word of the schema that other programs rely on is there, with its value. */
static void test_form(void)
{
	AUTO(result) result = invented_result();
	g_autoptr(GString) text = json_of(result);
	cJSON *json = cJSON_Parse(text->str);
	const struct {
		const char *path, *value;
	} expected[] = {
		{"schema", "\"oitcheck/result/1\""},
		{"site.host", "\"www.example.go.th\""},
		{"fiscal_year", "2569"},
		{"as_of", "\"2026-11-22\""},
		{"rules.id", "\"oit-2569\""},
		{"audited_at", "\"2026-11-22T10:15:00+07:00\""},
		{"crawl.bytes", "12345678901"},
		{"crawl.complete", "false"},
		{"crawl.unread.5.reason", "\"scan\""},
		{"crawl.broken_links.0.from.0", "\"https://www.example.go.th/about\""},
		{"crawl.broken_links.1.status", "0"},
		{"crawl.tls.0.fault", "\"incomplete-chain\""},
		{"items.1.id", "\"O2\""},
		{"items.1.verdict", "\"partial\""},
		{"items.1.topics.0", "\"invented_topic\""},
		{"items.1.score.high", "100"},
		{"items.1.elements.1.verdict", "\"missing\""},
		{"items.1.evidence.0.page", "2"},
		{"items.1.evidence.0.path.0.label", "\"หน้าหลัก\""},
		{"items.1.evidence.0.declared", "true"},
		{"items.3.worth.oit", "25"},
		{"score.sub_indicators.9.1|estimate", "50"},
		{"score.indicators.9|low", NULL},
		{"score.indicators.10|high", "100"},
		{"score.oit.estimate", "62.5"},
		{"score.level", "\"ต้องปรับปรุง\""},
		{"score.goals.0.level", "\"ผ่าน\""},
		{"score.weights.OIT", "40"},
		{"warnings.1.code", "\"other-agency-mail\""},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
		g_auto(GStrv) halves = g_strsplit(expected[i].path, "|", 2);
		gboolean group = halves[1] != NULL;
		g_auto(GStrv) names = g_strsplit(halves[0], ".", group ? 3 : -1);
		const cJSON *at = json;
		char *printed;

		for (char **name = names; *name; name++)
			at = cJSON_IsArray(at) ? cJSON_GetArrayItem(at, atoi(*name))
					       : cJSON_GetObjectItemCaseSensitive(at, *name);
		if (group)
			at = cJSON_GetObjectItemCaseSensitive(at, halves[1]);
		g_test_message("%s", expected[i].path);
		g_assert_nonnull(at);
		printed = cJSON_PrintUnformatted(at);
		if (expected[i].value)
			g_assert_cmpstr(printed, ==, expected[i].value);
		cJSON_free(printed);
	}
	cJSON_Delete(json);
}

static void test_overall_only_where_known(void)
{
	AUTO(result) result = invented_result();
	g_autoptr(GString) text = NULL;
	AUTO(result) again = NULL;

	result->has_overall = FALSE;
	text = json_of(result);
	g_assert_null(strstr(text->str, "\"overall\": {"));
	g_assert_null(strstr(text->str, "\"level\""));
	again = result_from_json("x", text->str, text->len, NULL);
	g_assert_false(again->has_overall);
	g_assert_cmpstr(again->level, ==, "");
}

/* Bytes from the network that are no UTF-8 must not make a file that nobody can read. */
static void test_bad_bytes(void)
{
	AUTO(result) result = result_new();
	g_autoptr(GString) text = NULL;

	result_set(&result->site_title, "a\xe0\xb8z\x01");
	text = json_of(result);
	g_assert_true(g_utf8_validate(text->str, (gssize)text->len, NULL));
	check_round_trip(result);
}

static void test_reader_grows(void)
{
	static const char text[] =
		"{\"schema\": \"oitcheck/result/1\", \"new\": [1, {}], \"fiscal_year\": 2570,"
		"\"items\": [{\"id\": \"O1\", \"verdict\": \"found\", \"newer\": null}]}";
	g_autoptr(GError) error = NULL;
	AUTO(result) result = result_from_json("r.json", text, strlen(text), &error);

	g_assert_no_error(error);
	g_assert_cmpint(result->fiscal_year, ==, 2570);
	g_assert_cmpint(result_item(result, "O1")->verdict, ==, VERDICT_FOUND);
	g_assert_cmpstr(result_item(result, "O1")->title_th, ==, "");
}

static void assert_refused(const char *text, const char *expected)
{
	g_autoptr(GError) error = NULL;

	g_test_message("%s", text);
	g_assert_null(result_from_json("r.json", text, strlen(text), &error));
	g_assert_nonnull(error);
	g_test_message("%s", error->message);
	g_assert_nonnull(strstr(error->message, expected));
}

static void test_reader_refuses(void)
{
	assert_refused("", "r.json");
	assert_refused("{", "r.json:1:");
	assert_refused("[]", "oitcheck/result/1");
	assert_refused("{\"schema\": \"oitcheck/result/2\"}", "oitcheck/result/1");
	assert_refused("{\"schema\": \"oitcheck/result/1\", \"items\": 3}",
		       "r.json:1:42: \"items\" is not a list");
	assert_refused("{\"schema\": \"oitcheck/result/1\", \"items\": [3]}", "is not an object");
	assert_refused("{\"schema\": \"oitcheck/result/1\",\n\"fiscal_year\": -1}", "r.json:2:16:");
	assert_refused("{\"schema\": \"oitcheck/result/1\", \"fiscal_year\": 2569.5}",
		       "a whole number");
	assert_refused("{\"schema\": \"oitcheck/result/1\", \"items\": [{\"verdict\": \"good\"}]}",
		       "found, partial, unclear or missing");
	assert_refused(
		"{\"schema\": \"oitcheck/result/1\", \"score\": {\"oit\": {\"low\": \"x\"}}}",
		"a number");
	assert_refused("{\"schema\": \"oitcheck/result/1\", \"score\": {\"iit\": 1e999}}",
		       "a number");
	assert_refused("{\"schema\": \"oitcheck/result/1\", \"score\": {\"indicators\": [1]}}",
		       "an object");
}

static void test_formats(void)
{
	g_autofree char *names = report_format_names();
	enum report_format format = REPORT_TEXT;

	g_assert_cmpstr(names, ==, "text, json, html, csv, xlsx, md, junit");
	g_auto(GStrv) each = g_strsplit(names, ", ", -1);
	for (gsize i = 0; i < REPORT_FORMATS; i++) {
		g_assert_true(report_format_parse(each[i], &format));
		g_assert_cmpint(format, ==, (int)i);
	}
	g_assert_false(report_format_parse("JSON5", &format));
	g_assert_true(report_format_of_path("/out/x.JSON", &format));
	g_assert_cmpint(format, ==, REPORT_JSON);
	g_assert_true(report_format_of_path("x.txt", &format));
	g_assert_cmpint(format, ==, REPORT_TEXT);
	g_assert_false(report_format_of_path("json", &format));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/report/json/round-trip", test_round_trip);
	g_test_add_func("/report/json/form", test_form);
	g_test_add_func("/report/json/overall", test_overall_only_where_known);
	g_test_add_func("/report/json/bad-bytes", test_bad_bytes);
	g_test_add_func("/report/json/reader-grows", test_reader_grows);
	g_test_add_func("/report/json/reader-refuses", test_reader_refuses);
	g_test_add_func("/report/formats", test_formats);
	return g_test_run();
}
