#include "reports/text_score.h"

#include "reports/plan_levels.h"
#include "reports/view.h"

#include <string.h>

static void write_parts(struct text_out *text, const struct result *result, const char *indicator)
{
	for (guint i = 0; i < result->sub_indicators->len; i++) {
		const struct group_score *part = result->sub_indicators->pdata[i];
		g_autofree char *label = g_strdup_printf(
			"  %s %s", part->id, text_pick(text, part->title_th, part->title_en));

		if (strcmp(part->parent, indicator) == 0)
			text_score(text, STYLE_FAINT, label, &part->score);
	}
}

/* "รักษาระดับ · เพิ่มขึ้น 1.20 จาก 90.00" */
static void write_plan(struct text_out *text, const struct group_score *group)
{
	g_autofree char *change = plan_change_words(group, text->lang);
	g_autofree char *from =
		g_strdup_printf(text_pick(text, " จาก %.2f", " from %.2f"), group->before);
	g_autofree char *line = g_strdup_printf("%s%s%s%s", group->measure, *change ? " · " : "",
						change, *change ? from : "");

	if (group->planned)
		text_paragraph(text, STYLE_FAINT, 4, 0, line);
}

static void write_indicators(struct text_out *text, const struct result *result, gboolean detailed)
{
	for (guint i = 0; i < result->indicators->len; i++) {
		const struct group_score *group = result->indicators->pdata[i];
		g_autofree char *number = word_fill(text->lang, WORD_INDICATOR, group->id, NULL);
		g_autofree char *label = g_strdup_printf(
			"%s %s", number, text_pick(text, group->title_th, group->title_en));

		text_score(text, STYLE_PLAIN, g_strchomp(label), &group->score);
		write_plan(text, group);
		if (detailed)
			write_parts(text, result, group->id);
	}
}

/* "คะแนน OIT (น้ำหนัก 40%)" */
static char *weighted(const struct text_out *text, enum word name, double weight)
{
	g_autofree char *number = g_strdup_printf("%g", weight);
	g_autofree char *remark = word_fill(text->lang, WORD_WEIGHT, number, NULL);

	return weight > 0 ? g_strdup_printf("%s (%s)", word(name, text->lang), remark)
			  : g_strdup(word(name, text->lang));
}

static void write_level(struct text_out *text, const struct result *result)
{
	gboolean certain = strcmp(result->level_low, result->level_high) == 0;
	g_autofree char *level = view_level(result, text->lang);
	g_autofree char *line = g_strdup_printf("%s: %s", word(WORD_LEVEL, text->lang), level);

	if (result->level[0] == '\0')
		return;
	text_paragraph(text, STYLE_BOLD, 2, 2, line);
	/* the figures are certain and the level is not: only the minimum of the parts of EIT can be
	 * the cause */
	if (!certain && result->oit.high <= result->oit.low)
		text_paragraph(text, STYLE_FAINT, 2, 0, word(WORD_EIT_PARTS, text->lang));
}

static void write_goals(struct text_out *text, const struct result *result)
{
	if (!result->goals->len) {
		text_paragraph(text, STYLE_GOOD, 2, 0, word(WORD_TOP_LEVEL, text->lang));
		return;
	}
	text_paragraph(text, STYLE_PLAIN, 2, 0, word(WORD_NEXT_LEVEL, text->lang));
	for (guint i = 0; i < result->goals->len; i++) {
		g_autofree char *goal = view_goal(result, result->goals->pdata[i], text->lang);
		g_autofree char *line = g_strdup_printf("• %s", goal);

		text_paragraph(text, STYLE_PLAIN, 4, 2, line);
	}
}

static void write_statement(struct text_out *text, const struct result *result)
{
	g_autofree char *statement = plan_statement(result, text->lang);
	g_auto(GStrv) lines = g_strsplit(statement, "\n", -1);

	for (char **line = lines; *line; line++)
		text_paragraph(text, STYLE_PLAIN, 2, 2, *line);
}

void text_scores(struct text_out *text, const struct result *result, gboolean detailed)
{
	g_autofree char *oit = weighted(text, WORD_OIT, result->weight_oit);
	g_autofree char *iit = weighted(text, WORD_IIT, result->weight_iit);
	g_autofree char *eit = weighted(text, WORD_EIT, result->weight_eit);

	write_indicators(text, result, detailed);
	if (result->has_overall) {
		text_figure(text, iit, result->iit, "");
		text_figure(text, eit, result->eit, "");
	}
	text_score(text, STYLE_BOLD, oit, &result->oit);
	if (result->has_overall) {
		text_score(text, STYLE_BOLD, word(WORD_OVERALL, text->lang), &result->overall);
		write_level(text, result);
	}
	if (result->oit.high > result->oit.low)
		text_paragraph(text, STYLE_FAINT, 2, 0, word(WORD_RANGE_NOTE, text->lang));
	if (result->level[0] != '\0')
		write_goals(text, result);
	write_statement(text, result);
}
