/* oitcheck score: the ITA score from figures that the user gives, from a file of item results, or
 * from a stored result. */
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/score_items.h"
#include "cli/status.h"
#include "cli/survey.h"
#include "reports/plan_levels.h"
#include "reports/report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_OIT_INDICATOR = 9, LAST_INDICATOR = 10, RESULT_MAX = 64 << 20 };

static int failed(int status, const char *message)
{
	g_printerr("oitcheck score: %s\n", message);
	return status;
}

/* The year asked for, else the newest one with rules that is not after the day of the audit. 0 with
 * error. */
static int year_with_rules(const struct options *options, const char *directory, GError **error)
{
	int wanted = options->year ? options->year : thaidate_fiscal_year(options->as_of), best = 0;
	g_autoptr(GArray) years = NULL;

	if (options->year)
		return wanted;
	years = rules_years(directory, options->instrument, error);
	for (guint i = 0; years && i < years->len; i++)
		if (g_array_index(years, int, i) <= wanted)
			best = g_array_index(years, int, i);
	if (years && !best)
		g_set_error(error, RULES_ERROR, RULES_ERROR_NONE_FOUND,
			    "%s: ไม่มีเกณฑ์ก่อนปี %d (no rules up to %d)", directory, wanted, wanted);
	return best;
}

static struct ruleset *load_rules(const struct options *options, GError **error)
{
	g_autofree char *directory = rules_directory(options->rules, error);
	int year = directory ? year_with_rules(options, directory, error) : 0;

	return year ? ruleset_load(directory, options->instrument, year, error) : NULL;
}

static void add_indicator(const struct checklist *checklist, int number, double score,
			  struct result *result)
{
	g_autofree char *id = g_strdup_printf("%d", number);
	struct group_score *group = group_score_new(id, NULL, NULL, NULL);

	for (guint i = 0; i < checklist->indicators->len; i++) {
		const struct indicator *indicator = checklist->indicators->pdata[i];

		if (strcmp(indicator->id, id) != 0)
			continue;
		result_set(&group->title_th, indicator->title_th);
		result_set(&group->title_en, indicator->title_en);
	}
	group->score = (struct range){score, score, score};
	group->given = TRUE;
	g_ptr_array_add(result->indicators, group);
}

/* OIT from --oit, else the mean of the indicators given for it. FALSE where neither is there. */
static gboolean oit_given(const struct options *options, const struct checklist *checklist,
			  struct result *result)
{
	double sum = 0, oit;
	int n = 0;

	for (int i = FIRST_OIT_INDICATOR; i <= LAST_INDICATOR; i++, n++)
		sum += options->scores[i];
	oit = isnan(options->oit) ? sum / n : options->oit;
	for (int i = FIRST_OIT_INDICATOR; i <= LAST_INDICATOR; i++)
		if (!isnan(options->scores[i]))
			add_indicator(checklist, i, options->scores[i], result);
	result->oit = (struct range){oit, oit, oit};
	return !isnan(oit);
}

/* The survey indicators stand before those of OIT. */
static void show_survey(const struct options *options, const struct checklist *checklist,
			struct result *result)
{
	guint n = 0;

	for (int i = 1; i < FIRST_OIT_INDICATOR; i++) {
		struct group_score *last;

		if (isnan(options->scores[i]))
			continue;
		add_indicator(checklist, i, options->scores[i], result);
		last = g_ptr_array_steal_index(result->indicators, result->indicators->len - 1);
		g_ptr_array_insert(result->indicators, (gint)n++, last);
	}
}

static int read_file(const char *path, char **text, gsize *size)
{
	g_autoptr(GError) error = NULL;

	if (!g_file_get_contents(path, text, size, &error)) {
		g_prefix_error(&error, "%s: เปิดแฟ้มไม่ได้ (cannot open): ", path);
		return failed(STATUS_NO_INPUT, error->message);
	}
	if (*size > RESULT_MAX)
		return failed(STATUS_BAD_DATA, "แฟ้มใหญ่เกินไป (the file is too large)");
	return STATUS_OK;
}

/* Items of a stored result or of a table, into result. */
static int read_items(const char *path, const struct checklist *checklist, struct result **result)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *text = NULL;
	gsize size = 0;
	int status = read_file(path, &text, &size);

	if (status != STATUS_OK)
		return status;
	if (g_str_has_suffix(path, ".json")) {
		result_free(*result);
		*result = result_from_json(path, text, size, &error);
	} else {
		score_items_read(path, text, checklist, *result, &error);
	}
	if (error)
		return failed(STATUS_BAD_DATA, error->message);
	if ((*result)->fiscal_year && (*result)->fiscal_year != checklist->fiscal_year)
		return failed(STATUS_USAGE, "ผลนี้เป็นของปีงบประมาณอื่น ให้ระบุ --year ให้ตรงกัน "
					    "(the result is of another year: give it with --year)");
	return STATUS_OK;
}

/* What each figure calls for, and what it was. An estimate of ours is not compared with a figure of
 * the assessors. */
static void plan(const struct options *options, const GPtrArray *levels, struct result *result)
{
	plan_levels_apply(levels, result);
	for (guint i = 0; i < result->indicators->len; i++) {
		struct group_score *group = result->indicators->pdata[i];
		guint64 number = g_ascii_strtoull(group->id, NULL, 10);

		if (!group->given || number >= G_N_ELEMENTS(options->before) ||
		    isnan(options->before[number]))
			continue;
		group->before = options->before[number];
		group->has_before = TRUE;
	}
}

static int score_figures(const struct options *options, const struct checklist *checklist,
			 struct result **result)
{
	struct survey_scores survey;

	survey_given(options, &survey);
	if (options->from_items) {
		int status = read_items(options->from_items, checklist, result);

		if (status != STATUS_OK)
			return status;
		score_result(checklist, &survey, *result);
	} else if (oit_given(options, checklist, *result)) {
		score_overall(checklist, &survey, (*result)->oit, *result);
	} else {
		return failed(
			STATUS_USAGE,
			"ต้องบอกคะแนน OIT ด้วย --oit หรือ --indicators 9=…,10=… หรือ --from-items "
			"(OIT is needed: --oit, --indicators 9=…,10=… or --from-items)");
	}
	show_survey(options, checklist, *result);
	return STATUS_OK;
}

int cmd_score(const struct options *options)
{
	g_autoptr(GError) error = NULL;
	AUTO(ruleset) rules = NULL;
	struct result *result;
	int status;

	if (options->arguments[0])
		return failed(STATUS_USAGE, "คำสั่งนี้รับแต่ตัวเลือก (this command takes options only)");
	g_autoptr(GPtrArray) levels = plan_levels_new(options->measures, &error);
	if (!levels)
		return failed(STATUS_USAGE, error->message);
	rules = load_rules(options, &error);
	if (!rules)
		return failed(g_error_matches(error, RULES_ERROR, RULES_ERROR_INVALID)
				      ? STATUS_BAD_DATA
				      : STATUS_NO_INPUT,
			      error->message);
	result = result_new();
	status = score_figures(options, rules->checklist, &result);
	if (status == STATUS_OK) {
		plan(options, levels, result);
		result->fiscal_year = rules->checklist->fiscal_year;
		result_set(&result->rules_id, rules->checklist->id);
		result_set(&result->rules_sha256, rules->sha256);
		status = deliver_result(options, result, TRUE);
	}
	result_free(result);
	return status;
}
