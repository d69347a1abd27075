/* The difference for people: what fell first, then what rose, then where evidence went. */
#include "reports/diff.h"

#include "reports/text_out.h"
#include "reports/view.h"

enum { INDENT = 4 };

#define CHANGE_VISIBLE 0.005 /* less is no change with two decimals */

static const struct {
	enum word heading;
	enum style style;
} kinds[DIFF_KINDS] = {
	[DIFF_LOST] = {WORD_DIFF_LOST, STYLE_BAD},
	[DIFF_WON] = {WORD_DIFF_WON, STYLE_GOOD},
	[DIFF_CHANGED] = {WORD_DIFF_CHANGED, STYLE_WARN},
};

static void counted_heading(struct text_out *text, enum word heading, guint count)
{
	g_autofree char *number = g_strdup_printf("%u", count);
	g_autofree char *words = word_fill(text->lang, heading, number, NULL);

	text_heading(text, words);
}

static void write_audit(struct text_out *text, enum word label, const struct result *result)
{
	g_autofree char *date = view_moment(result->audited_at, text->lang);
	g_autofree char *reading = view_reading(result, FALSE, text->lang);
	g_autofree char *rules = view_rules(result, text->lang);
	g_autofree char *line = word_fill(text->lang, WORD_DIFF_AUDIT, date, rules, reading, NULL);

	text_field(text, STYLE_FAINT, 0, word(label, text->lang), line);
}

static void write_head(struct text_out *text, const struct diff *diff)
{
	const struct {
		gboolean is;
		enum word word;
	} notes[] = {
		{diff->other_site, WORD_DIFF_OTHER_SITE},
		{diff->other_checklist, WORD_DIFF_OTHER_CHECKLIST},
		{diff->other_rules, WORD_DIFF_OTHER_RULES},
	};
	g_autofree char *site = view_address(diff->now->site_host);
	g_autofree char *title = word_fill(text->lang, WORD_DIFF_TITLE, site, NULL);

	text_paragraph(text, STYLE_BOLD, 0, 0, title);
	write_audit(text, WORD_DIFF_WAS, diff->was);
	write_audit(text, WORD_DIFF_NOW, diff->now);
	for (gsize i = 0; i < G_N_ELEMENTS(notes); i++)
		if (notes[i].is)
			text_paragraph(text, STYLE_WARN, 0, 0, word(notes[i].word, text->lang));
}

static void write_change(struct text_out *text, const char *label, double was, double now)
{
	g_autofree char *before = g_strdup_printf("%.2f", was);
	g_autofree char *change = g_strdup_printf("%+.2f", now - was);
	g_autofree char *remark = word_fill(text->lang, WORD_DIFF_SCORE, before,
					    ABS(now - was) < CHANGE_VISIBLE ? "=" : change, NULL);

	text_figure(text, label, now, remark);
}

static void write_scores(struct text_out *text, const struct diff *diff)
{
	text_heading(text, word(WORD_SCORE, text->lang));
	for (guint i = 0; i < diff->now->indicators->len; i++) {
		const struct group_score *now = diff->now->indicators->pdata[i];
		const struct group_score *was = view_group(diff->was->indicators, now->id);
		g_autofree char *label = word_fill(text->lang, WORD_INDICATOR, now->id, NULL);

		if (was)
			write_change(text, label, was->score.estimate, now->score.estimate);
	}
	write_change(text, word(WORD_OIT, text->lang), diff->was->oit.estimate,
		     diff->now->oit.estimate);
}

static const char *state_word(const struct item_result *item, enum lang lang)
{
	if (!item)
		return word(WORD_DIFF_NO_ITEM, lang);
	return item->waived ? word(WORD_DIFF_WAIVED, lang) : word_verdict(item->verdict, lang);
}

static void write_elements(struct text_out *text, const GArray *elements)
{
	for (guint i = 0; i < elements->len; i++) {
		const struct element_diff *element =
			&g_array_index(elements, struct element_diff, i);
		const char *name = text_pick(text, element->now->text_th, element->now->text_en);
		g_autofree char *line =
			word_fill(text->lang, WORD_DIFF_ELEMENT, name,
				  word_verdict(element->was->verdict, text->lang),
				  word_verdict(element->now->verdict, text->lang), NULL);

		text_paragraph(text, STYLE_PLAIN, INDENT, 2, line);
	}
}

static void write_item(struct text_out *text, enum style style, const struct item_diff *item)
{
	const struct item_result *named = item->now ? item->now : item->was;
	g_autofree char *title = g_strdup_printf("%s %s", named->id,
						 text_pick(text, named->title_th, named->title_en));
	g_autofree char *step =
		word_fill(text->lang, WORD_DIFF_STEP, state_word(item->was, text->lang),
			  state_word(item->now, text->lang), NULL);

	text_paragraph(text, STYLE_BOLD, 0, INDENT, title);
	text_paragraph(text, style, INDENT, 0, step);
	if (item->now && item->kind != DIFF_WON)
		text_field(text, STYLE_FAINT, INDENT, word(WORD_WHY, text->lang),
			   text_pick(text, item->now->why_th, item->now->why_en));
	write_elements(text, item->elements);
}

static void write_items(struct text_out *text, const struct diff *diff, enum diff_kind kind)
{
	const GPtrArray *items = diff->items[kind];

	if (items->len == 0)
		return;
	counted_heading(text, kinds[kind].heading, items->len);
	for (guint i = 0; i < items->len; i++)
		write_item(text, kinds[kind].style, items->pdata[i]);
}

static void write_evidence(struct text_out *text, const struct evidence_diff *one)
{
	g_autofree char *title = g_strdup_printf(
		"%s %s", one->item->id, text_pick(text, one->item->title_th, one->item->title_en));
	g_autofree char *why = one->broken ? view_broken(one->broken, text->lang) : NULL;

	text_paragraph(text, STYLE_BOLD, 0, INDENT, title);
	text_url(text, INDENT, word(WORD_DIFF_OLD_URL, text->lang), one->was->url);
	text_field(text, STYLE_BAD, INDENT, word(WORD_DIFF_DEAD, text->lang), why);
	if (one->now)
		text_url(text, INDENT, word(WORD_DIFF_NEW_URL, text->lang), one->now->url);
	else
		text_paragraph(text, STYLE_BAD, INDENT, 0, word(WORD_DIFF_NO_URL, text->lang));
}

static void write_all_evidence(struct text_out *text, const struct diff *diff)
{
	if (diff->evidence->len == 0)
		return;
	counted_heading(text, WORD_DIFF_EVIDENCE, diff->evidence->len);
	text_paragraph(text, STYLE_FAINT, 0, 0, word(WORD_DIFF_EVIDENCE_NOTE, text->lang));
	for (guint i = 0; i < diff->evidence->len; i++)
		write_evidence(text, diff->evidence->pdata[i]);
}

void diff_text(const struct diff *diff, const struct report_options *options, GString *out)
{
	struct text_out text;

	text_out_init(&text, options, out);
	write_head(&text, diff);
	write_scores(&text, diff);
	for (int kind = 0; kind < DIFF_KINDS; kind++)
		write_items(&text, diff, (enum diff_kind)kind);
	write_all_evidence(&text, diff);
	if (diff_is_empty(diff)) {
		text_blank(&text);
		text_paragraph(&text, STYLE_GOOD, 0, 0, word(WORD_DIFF_SAME, text.lang));
	}
	text_out_clear(&text);
}
