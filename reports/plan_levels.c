#include "reports/plan_levels.h"

#include "reports/view.h"

#include <math.h>
#include <string.h>

#define DEFAULT_LEVELS "90=รักษาระดับ,85=ยกระดับ,0=แก้ไขเร่งด่วน"
#define LEVELS_MAX     10u
#define SURVEYS        8

G_DEFINE_QUARK(oitcheck_plan_error, plan_error)

/* The same in every year since 2563, but for particles. */
static const struct {
	const char *th, *en;
} surveys[SURVEYS + 1] = {
	{"", ""},
	{"การปฏิบัติหน้าที่", "Performance of duties"},
	{"การใช้งบประมาณ", "Use of the budget"},
	{"การใช้อำนาจ", "Use of power"},
	{"การใช้ทรัพย์สินของราชการ", "Use of public property"},
	{"การแก้ไขปัญหาการทุจริต", "Tackling corruption"},
	{"คุณภาพการดำเนินงาน", "Quality of work"},
	{"ประสิทธิภาพการสื่อสาร", "Effectiveness of communication"},
	{"การปรับปรุงการทำงาน", "Improvement of work"},
};

const char *plan_survey_title(int number, enum lang lang)
{
	return number >= 1 && number <= SURVEYS
		       ? view_pick(lang, surveys[number].th, surveys[number].en)
		       : "";
}

static void level_free(void *data)
{
	struct plan_level *level = data;

	g_free(level->name);
	g_free(level);
}

static struct plan_level *level_new(const char *text)
{
	g_auto(GStrv) parts = g_strsplit(text, "=", 2);
	char *end = NULL;
	double min = g_strv_length(parts) == 2 ? g_ascii_strtod(g_strstrip(parts[0]), &end) : NAN;

	if (!end || end == parts[0] || *end || !(min >= 0 && min <= 100) || !*g_strstrip(parts[1]))
		return NULL;
	struct plan_level *level = g_new0(struct plan_level, 1);

	level->min = min;
	level->name = g_strdup(parts[1]);
	return level;
}

GPtrArray *plan_levels_new(const char *text, GError **error)
{
	g_autoptr(GPtrArray) levels = g_ptr_array_new_with_free_func(level_free);
	g_auto(GStrv) parts = g_strsplit(text ? text : DEFAULT_LEVELS, ",", -1);
	double above = INFINITY;
	gboolean well = g_strv_length(parts) <= LEVELS_MAX;

	for (char **part = parts; well && *part; part++) {
		struct plan_level *level = level_new(*part);

		well = level && level->min < above;
		above = level ? level->min : above;
		if (level)
			g_ptr_array_add(levels, level);
	}
	if (well && above == 0)
		return g_steal_pointer(&levels);
	g_set_error(error, PLAN_ERROR, PLAN_ERROR_INVALID,
		    "“%s” ไม่ใช่ระดับของมาตรการ: ต้องเป็น คะแนนต่ำสุด=ชื่อ จากมากไปน้อยจนถึง 0 เช่น %s "
		    "(expected the least score=name, from high to low down to 0)",
		    text ? text : "", DEFAULT_LEVELS);
	return NULL;
}

/* In hundredths: what is shown decides. */
static double shown(double score)
{
	return round(score * 100);
}

const char *plan_level_of(const GPtrArray *levels, double score)
{
	for (guint i = 0; i < levels->len; i++) {
		const struct plan_level *level = levels->pdata[i];

		if (shown(score) >= shown(level->min))
			return level->name;
	}
	return "";
}

void plan_levels_apply(const GPtrArray *levels, struct result *result)
{
	for (guint i = 0; i < result->indicators->len; i++) {
		struct group_score *group = result->indicators->pdata[i];
		int number = (int)g_ascii_strtoll(group->id, NULL, 10);

		group->planned = TRUE;
		result_set(&group->measure, plan_level_of(levels, group->score.estimate));
		if (*plan_survey_title(number, LANG_TH)) {
			result_set(&group->title_th, plan_survey_title(number, LANG_TH));
			result_set(&group->title_en, plan_survey_title(number, LANG_EN));
		}
	}
}

enum change { CHANGE_UNKNOWN, CHANGE_UP, CHANGE_SAME, CHANGE_DOWN };

/* Of an indicator, against group->before; by is the difference of the figures as they are shown. */
static enum change change_of(const struct group_score *group, double *by)
{
	double hundredths =
		group->has_before ? shown(group->score.estimate) - shown(group->before) : 0;

	*by = hundredths / 100;
	if (!group->has_before)
		return CHANGE_UNKNOWN;
	return hundredths > 0 ? CHANGE_UP : hundredths < 0 ? CHANGE_DOWN : CHANGE_SAME;
}

char *plan_change_words(const struct group_score *group, enum lang lang)
{
	double by;

	switch (change_of(group, &by)) {
	case CHANGE_UP:
		return g_strdup_printf(view_pick(lang, "เพิ่มขึ้น %.2f", "up %.2f"), by);
	case CHANGE_DOWN:
		return g_strdup_printf(view_pick(lang, "ลดลง %.2f", "down %.2f"), -by);
	case CHANGE_SAME:
		return g_strdup(view_pick(lang, "เท่าเดิม", "unchanged"));
	default:
		return g_strdup("");
	}
}

static void add_sentence(GString *out, const struct result *result, enum change wanted,
			 const char *lead, const char *indicator)
{
	g_autoptr(GString) list = g_string_new(NULL);
	guint count = 0;

	for (guint i = 0; i < result->indicators->len; i++) {
		const struct group_score *group = result->indicators->pdata[i];
		double by;

		if (change_of(group, &by) != wanted)
			continue;
		g_string_append_printf(list, "%s%s %s%s", count++ ? ", " : "", indicator, group->id,
				       group->given ? "" : "*");
		if (wanted != CHANGE_SAME)
			g_string_append_printf(list, " (%+.2f)", by);
	}
	if (count > 0)
		g_string_append_printf(out, "%s%s %u: %s", out->len ? "\n" : "", lead, count,
				       list->str);
}

char *plan_statement(const struct result *result, enum lang lang)
{
	static const struct {
		enum change change;
		const char *th, *en;
	} leads[] = {
		{CHANGE_UP, "ตัวชี้วัดที่คะแนนเพิ่มขึ้น", "Indicators that rose:"},
		{CHANGE_SAME, "ตัวชี้วัดที่คะแนนเท่าเดิม", "Indicators that stayed:"},
		{CHANGE_DOWN, "ตัวชี้วัดที่คะแนนลดลง", "Indicators that fell:"},
	};
	GString *out = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(leads); i++)
		add_sentence(out, result, leads[i].change,
			     view_pick(lang, leads[i].th, leads[i].en),
			     view_pick(lang, "ตัวชี้วัดที่", "indicator"));
	return g_string_free(out, FALSE);
}
