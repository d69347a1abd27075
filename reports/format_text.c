/* The checklist for a terminal: the score, what to do first, what a person must look at, what is
 * there already, what stood in the way. */
#include "reports/format.h"
#include "reports/text_score.h"
#include "reports/view.h"

#include <string.h>

enum {
	INDENT = 4,
	SHOWN_EVIDENCE = 2, /* of an item to mend: the best and the next */
	SHOWN_BROKEN = 20,
	SHOWN_UNREAD = 3, /* of each reason */
};

static const enum style verdict_styles[VERDICT_COUNT] = {
	[VERDICT_FOUND] = STYLE_GOOD,
	[VERDICT_PARTIAL] = STYLE_WARN,
	[VERDICT_UNCLEAR] = STYLE_WARN,
	[VERDICT_MISSING] = STYLE_BAD,
};

static void counted_heading(struct text_out *text, enum word heading, guint count)
{
	g_autofree char *number = g_strdup_printf("%u", count);
	g_autofree char *words = word_fill(text->lang, heading, number, NULL);

	text_heading(text, words);
}

static void write_reading(struct text_out *text, const struct result *result)
{
	g_autofree char *reading = view_reading(result, TRUE, text->lang);

	text_field(text, STYLE_FAINT, 0, word(WORD_READ, text->lang), reading);
}

static void write_head(struct text_out *text, const struct result *result)
{
	g_autofree char *year = g_strdup_printf("%d", result->fiscal_year);
	g_autofree char *wanted = g_strdup_printf("%d", result->year_wanted);
	g_autofree char *title = word_fill(text->lang, WORD_TITLE, year, NULL);
	g_autofree char *date = word_date(result->as_of, text->lang);
	g_autofree char *rules = view_rules(result, text->lang);
	g_autofree char *other = word_fill(text->lang, WORD_OTHER_YEAR, wanted, year, NULL);

	text_paragraph(text, STYLE_BOLD, 0, 0, title);
	if (result->site_title[0] != '\0')
		text_paragraph(text, STYLE_BOLD, 0, 0, result->site_title);
	text_url(text, 0, word(WORD_SITE, text->lang), result->site_url);
	text_field(text, STYLE_FAINT, 0, word(WORD_DATE, text->lang), date);
	text_field(text, STYLE_FAINT, 0, word(WORD_RULES, text->lang), rules);
	write_reading(text, result);
	if (result->year_wanted && result->year_wanted != result->fiscal_year)
		text_paragraph(text, STYLE_WARN, 0, 0, other);
}

static void write_counts(struct text_out *text, const struct result *result)
{
	static const enum verdict order[] = {VERDICT_FOUND, VERDICT_PARTIAL, VERDICT_MISSING,
					     VERDICT_UNCLEAR};
	g_autoptr(GString) line = g_string_new(NULL);
	guint counts[VERDICT_COUNT];

	view_counts(result, counts);
	for (gsize i = 0; i < G_N_ELEMENTS(order); i++) {
		g_autofree char *count = g_strdup_printf("%u", counts[order[i]]);
		g_autofree char *part = word_fill(text->lang, WORD_COUNT, word_mark(order[i]),
						  word_verdict(order[i], text->lang), count, NULL);

		g_string_append_printf(line, "%s%s", i ? " · " : "", part);
	}
	text_blank(text);
	text_paragraph(text, STYLE_BOLD, 2, 0, line->str);
}

/* What was seen, and in which document. */
static void write_quote(struct text_out *text, const struct evidence *evidence)
{
	g_autofree char *quote = word_fill(text->lang, WORD_QUOTE, evidence->quote, NULL);
	g_autofree char *source = view_source(evidence, text->lang);

	if (evidence->quote[0] != '\0')
		text_field(text, STYLE_FAINT, INDENT, "", quote);
	text_field(text, STYLE_FAINT, INDENT, "", source);
}

static void write_elements(struct text_out *text, const struct item_result *item,
			   enum verdict verdict, enum word label)
{
	const char *label_now = word(label, text->lang);

	for (guint i = 0; i < item->elements->len; i++) {
		const struct element_result *element = item->elements->pdata[i];
		const char *why = view_element_why(item, element, text->lang);
		g_autofree char *line = NULL;

		if (element->verdict != verdict)
			continue;
		line = g_strdup_printf("• %s%s%s%s",
				       text_pick(text, element->text_th, element->text_en),
				       why[0] != '\0' ? " (" : "", why, why[0] != '\0' ? ")" : "");
		text_field(text, STYLE_FAINT, INDENT, label_now, line);
		label_now = "";
	}
}

static void write_notes(struct text_out *text, const struct item_result *item)
{
	for (guint i = 0; i < item->notes->len; i++) {
		const struct item_note *note = item->notes->pdata[i];

		text_field(text, STYLE_FAINT, INDENT, i ? "" : word(WORD_NOTE, text->lang),
			   text_pick(text, note->text_th, note->text_en));
	}
}

static void write_evidence(struct text_out *text, const struct evidence *evidence,
			   const char *label, gboolean quoted)
{
	g_autofree char *path = view_path(evidence);

	text_url(text, INDENT, label, evidence->url);
	text_field(text, STYLE_FAINT, INDENT, "", path);
	if (quoted || strcmp(evidence->kind, "document") == 0)
		write_quote(text, evidence);
}

static void write_gain(struct text_out *text, const struct item_result *item)
{
	g_autofree char *gain = view_gain(item, text->lang);
	g_autofree char *verdict = g_strdup_printf("%s %s", word_mark(item->verdict),
						   word_verdict(item->verdict, text->lang));

	text_field(text, verdict_styles[item->verdict], INDENT, verdict,
		   gain[0] != '\0' ? gain : "-");
}

/* An item that somebody must do something about. */
static void write_task(struct text_out *text, const struct item_result *item, guint number)
{
	g_autofree char *title = g_strdup_printf("%u. %s %s", number, item->id,
						 text_pick(text, item->title_th, item->title_en));

	text_paragraph(text, STYLE_BOLD, 0, INDENT, title);
	write_gain(text, item);
	text_field(text, STYLE_FAINT, INDENT, word(WORD_WHY, text->lang),
		   text_pick(text, item->why_th, item->why_en));
	write_elements(text, item, VERDICT_MISSING,
		       item->verdict == VERDICT_UNCLEAR ? WORD_NOT_SEEN : WORD_LACKS);
	write_elements(text, item, VERDICT_PARTIAL, WORD_LACKS);
	write_elements(text, item, VERDICT_UNCLEAR, WORD_NOT_SURE);
	write_elements(text, item, VERDICT_FOUND, WORD_HAS);
	text_field(text, STYLE_BOLD, INDENT, word(WORD_FIX, text->lang),
		   text_pick(text, item->fix_th, item->fix_en));
	write_notes(text, item);
	text_field(text, STYLE_FAINT, INDENT, word(WORD_UNIT, text->lang), item->unit_th);
	for (guint i = 0; i < MIN(item->evidence->len, SHOWN_EVIDENCE); i++)
		write_evidence(text, item->evidence->pdata[i], i ? "" : word(WORD_SEE, text->lang),
			       TRUE);
}

static void write_tasks(struct text_out *text, const GPtrArray *items)
{
	for (guint i = 0; i < items->len; i++) {
		text_blank(text);
		write_task(text, items->pdata[i], i + 1);
	}
}

static void write_promise(struct text_out *text, const struct result *result,
			  const GPtrArray *items)
{
	g_autofree char *now = g_strdup_printf("%.2f", result->oit.estimate);
	g_autofree char *then = g_strdup_printf("%.2f", view_oit_then(result, items));
	g_autofree char *promise = word_fill(text->lang, WORD_TODO_SUM, now, then, NULL);

	text_paragraph(text, STYLE_FAINT, 0, 0, promise);
}

static void write_todo(struct text_out *text, const struct result *result)
{
	g_autoptr(GPtrArray) items = view_items(result, &view_todo);
	guint counts[VERDICT_COUNT];

	view_counts(result, counts);
	if (!items->len) {
		if (!counts[VERDICT_UNCLEAR]) /* else it is too early to say so */
			text_heading(text, word(WORD_TODO_NONE, text->lang));
		return;
	}
	counted_heading(text, WORD_TODO, items->len);
	write_promise(text, result, items);
	write_tasks(text, items);
}

static void write_unclear(struct text_out *text, const struct result *result)
{
	g_autoptr(GPtrArray) items = view_items(result, &view_unclear);

	if (!items->len)
		return;
	counted_heading(text, WORD_UNCLEAR_ITEMS, items->len);
	text_paragraph(text, STYLE_FAINT, 0, 0, word(WORD_UNCLEAR_NOTE, text->lang));
	write_tasks(text, items);
}

static void write_found(struct text_out *text, const struct result *result)
{
	g_autoptr(GPtrArray) items = view_items(result, &view_found);

	if (!items->len)
		return;
	counted_heading(text, WORD_FOUND_ITEMS, items->len);
	text_paragraph(text, STYLE_FAINT, 0, 0, word(WORD_FOUND_NOTE, text->lang));
	for (guint i = 0; i < items->len; i++) {
		const struct item_result *item = items->pdata[i];
		g_autofree char *title =
			g_strdup_printf("%s %s %s", word_mark(VERDICT_FOUND), item->id,
					text_pick(text, item->title_th, item->title_en));

		text_blank(text);
		text_paragraph(text, STYLE_GOOD, 0, INDENT, title);
		text_field(text, STYLE_FAINT, INDENT, "",
			   text_pick(text, item->why_th, item->why_en));
		if (item->evidence->len)
			write_evidence(text, item->evidence->pdata[0], "URL", FALSE);
		write_notes(text, item);
	}
}

static void write_waived(struct text_out *text, const struct result *result)
{
	g_autoptr(GPtrArray) items = view_items(result, &view_waived);

	if (!items->len)
		return;
	counted_heading(text, WORD_WAIVED_ITEMS, items->len);
	for (guint i = 0; i < items->len; i++) {
		const struct item_result *item = items->pdata[i];
		g_autofree char *why = view_why(item, text->lang);

		text_field(text, STYLE_PLAIN, 0, item->id,
			   text_pick(text, item->title_th, item->title_en));
		text_field(text, STYLE_PLAIN, 0, "", why);
	}
}

static void write_more(struct text_out *text, guint shown, guint all)
{
	g_autofree char *number = g_strdup_printf("%u", all > shown ? all - shown : 0);
	g_autofree char *more = word_fill(text->lang, WORD_MORE, number, NULL);

	if (all > shown)
		text_paragraph(text, STYLE_FAINT, INDENT, 0, more);
}

static void write_broken(struct text_out *text, const struct result *result)
{
	const GPtrArray *links = result->crawl.broken_links;

	if (!links->len)
		return;
	counted_heading(text, WORD_BROKEN, links->len);
	for (guint i = 0; i < MIN(links->len, SHOWN_BROKEN); i++) {
		const struct broken_link *link = links->pdata[i];
		g_autofree char *reason = view_broken(link, text->lang);

		text_url(text, 0, "✗", link->url);
		text_field(text, STYLE_FAINT, 0, "", reason);
		if (link->from->len)
			text_url(text, 0, word(WORD_BROKEN_ON, text->lang), link->from->pdata[0]);
	}
	write_more(text, SHOWN_BROKEN, links->len);
}

/* Those with one reason together. */
static void write_unread_of(struct text_out *text, const char *reason, const GPtrArray *urls)
{
	g_autofree char *sentence = word_reason(reason, text->lang);
	g_autofree char *count = g_strdup_printf("%u", urls->len);
	g_autofree char *times = word_fill(text->lang, WORD_TIMES, count, NULL);

	text_field(text, STYLE_PLAIN, 0, times, sentence);
	for (guint i = 0; i < MIN(urls->len, SHOWN_UNREAD); i++)
		text_url(text, 0, "", urls->pdata[i]);
	write_more(text, SHOWN_UNREAD, urls->len);
}

static void write_unread(struct text_out *text, const struct result *result)
{
	g_autoptr(GPtrArray) groups = view_unread(result);

	if (!groups->len)
		return;
	counted_heading(text, WORD_UNREAD, MAX(result->crawl.n_unread, result->crawl.unread->len));
	text_paragraph(text, STYLE_FAINT, 0, 0, word(WORD_UNREAD_NOTE, text->lang));
	for (guint i = 0; i < groups->len; i++) {
		const struct unread_group *group = groups->pdata[i];

		write_unread_of(text, group->reason, group->urls);
	}
}

static void write_tls(struct text_out *text, const struct result *result)
{
	if (!result->crawl.tls->len)
		return;
	text_heading(text, word(WORD_TLS, text->lang));
	for (guint i = 0; i < result->crawl.tls->len; i++) {
		const struct tls_fault *tls = result->crawl.tls->pdata[i];
		g_autofree char *line =
			g_strdup_printf("%s: %s", tls->host, word_tls(tls->fault, text->lang));

		text_paragraph(text, STYLE_PLAIN, 0, 2, line);
	}
}

static void write_warnings(struct text_out *text, const struct result *result)
{
	gboolean headed = FALSE;

	for (guint i = 0; i < result->warnings->len; i++) {
		const struct warning *warning = result->warnings->pdata[i];
		g_autofree char *line = g_strdup_printf(
			"• %s", text_pick(text, warning->text_th, warning->text_en));

		if (!view_warning_listed(warning))
			continue;
		if (!headed)
			text_heading(text, word(WORD_WARNINGS, text->lang));
		headed = TRUE;
		text_paragraph(text, STYLE_PLAIN, 0, 2, line);
		text_url(text, 2, "", warning->url);
	}
}

/* Which items lean on criteria that no document of this year confirms. */
static void write_bases(struct text_out *text, const struct result *result)
{
	g_autoptr(GPtrArray) groups = view_weak_bases(result);

	if (!groups->len)
		return;
	text_heading(text, word(WORD_BASIS, text->lang));
	text_paragraph(text, STYLE_FAINT, 0, 0, word(WORD_BASIS_NOTE, text->lang));
	for (guint i = 0; i < groups->len; i++) {
		const struct basis_group *group = groups->pdata[i];
		g_autoptr(GString) line = g_string_new(word_basis(group->basis, text->lang));

		for (guint j = 0; j < group->items->len; j++)
			g_string_append_printf(
				line, "%s %s", j ? "," : ":",
				((const struct item_result *)group->items->pdata[j])->id);
		text_paragraph(text, STYLE_PLAIN, 0, 2, line->str);
	}
}

static void write_checklist(struct text_out *text, const struct result *result)
{
	g_autofree char *heading = g_strdup_printf("%s (%s)", word(WORD_SCORE, text->lang),
						   word(WORD_NOT_OFFICIAL, text->lang));
	g_autofree char *not_read = view_not_read(result, text->lang);

	write_head(text, result);
	if (not_read) {
		text_blank(text);
		text_paragraph(text, STYLE_WARN, 0, 0, not_read);
		return;
	}
	text_heading(text, heading);
	text_scores(text, result, FALSE);
	write_counts(text, result);
	write_todo(text, result);
	write_unclear(text, result);
	write_found(text, result);
	write_waived(text, result);
	write_broken(text, result);
	write_unread(text, result);
	write_tls(text, result);
	write_warnings(text, result);
	write_bases(text, result);
}

static void write_score_alone(struct text_out *text, const struct result *result)
{
	g_autofree char *year = g_strdup_printf("%d", result->fiscal_year);
	g_autofree char *title = word_fill(text->lang, WORD_SCORE_TITLE, year, NULL);

	text_heading(text, title);
	text_scores(text, result, TRUE);
	if (!result->has_overall)
		text_paragraph(text, STYLE_WARN, 2, 0, word(WORD_NO_OVERALL, text->lang));
}

gboolean format_text(const struct result *result, const struct report_options *options,
		     GString *out, G_GNUC_UNUSED GError **error)
{
	struct text_out text;

	text_out_init(&text, options, out);
	if (options->score_only)
		write_score_alone(&text, result);
	else
		write_checklist(&text, result);
	text_out_clear(&text);
	return TRUE;
}
