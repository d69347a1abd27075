/* The checklist for a wiki or a ticket: Markdown with tables as GitHub reads them. */
#include "reports/format.h"
#include "reports/view.h"

#include "base/fold.h"

#include <string.h>

enum { TEXT_MAX = 4096, SHOWN_EVIDENCE = 2, SHOWN_UNREAD = 3 /* of each reason */ };

struct markdown {
	GString *out;
	enum lang lang;
};

/* A text as it is: every sign that could be markup, also within a table, is escaped. */
static void md_text(struct markdown *md, const char *text)
{
	g_autofree char *clean = text_clean(text, -1, TEXT_MAX);

	for (const char *p = clean; *p != '\0'; p++) {
		if (strchr("\\`*_{}[]<>()#+!|~&", *p) || (p == clean && strchr("-.=", *p)))
			g_string_append_c(md->out, '\\');
		g_string_append_c(md->out, *p);
	}
}

/* An address as a link where it is http or https and cannot end the brackets; else as a text. */
static void md_url(struct markdown *md, const char *url)
{
	gboolean web = g_str_has_prefix(url, "https://") || g_str_has_prefix(url, "http://");
	g_autofree char *clean = text_clean(url, -1, TEXT_MAX), *shown = view_address(url);

	if (!web || strcmp(clean, url) != 0 || strpbrk(url, "<> |\\")) {
		md_text(md, url);
	} else if (strcmp(shown, url) == 0) {
		g_string_append_printf(md->out, "<%s>", url);
	} else { /* a Thai name is read, what is behind it any program understands */
		g_string_append_c(md->out, '[');
		md_text(md, shown);
		g_string_append_printf(md->out, "](<%s>)", url);
	}
}

static void md_field(struct markdown *md, enum word name, const char *text)
{
	if (text[0] == '\0')
		return;
	g_string_append_printf(md->out, "- **%s:** ", word(name, md->lang));
	md_text(md, text);
	g_string_append_c(md->out, '\n');
}

static void write_score(struct markdown *md, const char *name, const struct range *score)
{
	g_string_append(md->out, "| ");
	md_text(md, name);
	g_string_append_printf(md->out, " | %.2f | %.2f–%.2f |\n", score->estimate, score->low,
			       score->high);
}

static void write_groups(struct markdown *md, const GPtrArray *groups)
{
	for (guint i = 0; i < groups->len; i++) {
		const struct group_score *group = groups->pdata[i];
		g_autofree char *name = g_strdup_printf(
			"%s %s", group->id, view_pick(md->lang, group->title_th, group->title_en));

		write_score(md, name, &group->score);
	}
}

static void write_scores(struct markdown *md, const struct result *result)
{
	g_string_append_printf(md->out, "\n## %s\n\n%s\n\n| | %s | %s |\n|---|---:|---:|\n",
			       word(WORD_SCORE, md->lang), word(WORD_NOT_OFFICIAL, md->lang),
			       word(WORD_ESTIMATE, md->lang), word(WORD_LOW_HIGH, md->lang));
	write_groups(md, result->sub_indicators);
	write_groups(md, result->indicators);
	write_score(md, word(WORD_OIT, md->lang), &result->oit);
	if (result->has_overall)
		write_score(md, word(WORD_OVERALL, md->lang), &result->overall);
}

static void write_lacks(struct markdown *md, const struct item_result *item)
{
	for (guint i = 0; i < item->elements->len; i++) {
		const struct element_result *element = item->elements->pdata[i];

		if (element->verdict == VERDICT_FOUND)
			continue;
		g_string_append_printf(md->out, "- %s ", word_mark(element->verdict));
		md_text(md, view_pick(md->lang, element->text_th, element->text_en));
		g_string_append_c(md->out, '\n');
	}
}

static void write_evidence(struct markdown *md, const struct item_result *item)
{
	for (guint i = 0; i < MIN(item->evidence->len, SHOWN_EVIDENCE); i++) {
		const struct evidence *evidence = item->evidence->pdata[i];
		g_autofree char *path = view_path(evidence);

		g_string_append_printf(md->out, "- **%s:** ", word(WORD_SEE, md->lang));
		md_url(md, evidence->url);
		g_string_append(md->out, " — ");
		md_text(md, path);
		g_string_append_c(md->out, '\n');
	}
}

static void write_notes(struct markdown *md, const struct item_result *item)
{
	for (guint i = 0; i < item->notes->len; i++) {
		const struct item_note *note = item->notes->pdata[i];

		md_field(md, WORD_NOTE, view_pick(md->lang, note->text_th, note->text_en));
	}
}

static void write_item(struct markdown *md, const struct item_result *item)
{
	g_autofree char *gain = view_gain(item, md->lang);
	g_autofree char *why = view_why(item, md->lang);

	g_string_append_printf(md->out, "\n### %s ", item->waived ? "–" : word_mark(item->verdict));
	md_text(md, item->id);
	g_string_append_c(md->out, ' ');
	md_text(md, view_pick(md->lang, item->title_th, item->title_en));
	g_string_append(md->out, "\n\n");
	md_field(md, WORD_VERDICT,
		 item->waived ? word(WORD_WAIVED, md->lang)
			      : word_verdict(item->verdict, md->lang));
	md_field(md, WORD_WHY, why);
	if (!item->waived) {
		write_lacks(md, item);
		md_field(md, WORD_FIX, view_pick(md->lang, item->fix_th, item->fix_en));
		write_notes(md, item);
		if (gain[0] != '\0')
			g_string_append_printf(md->out, "- %s\n", gain);
		write_evidence(md, item);
	}
	md_field(md, WORD_UNIT, item->unit_th);
}

static void write_group(struct markdown *md, const struct result *result,
			const struct selection *selection, enum word heading)
{
	g_autoptr(GPtrArray) items = view_items(result, selection);
	g_autofree char *count = g_strdup_printf("%u", items->len);
	g_autofree char *words = word_fill(md->lang, heading, count, NULL);

	if (!items->len)
		return;
	g_string_append_printf(md->out, "\n## %s\n", words);
	for (guint i = 0; i < items->len; i++)
		write_item(md, items->pdata[i]);
}

static void write_broken(struct markdown *md, const struct result *result)
{
	const GPtrArray *links = result->crawl.broken_links;
	g_autofree char *count = g_strdup_printf("%u", links->len);
	g_autofree char *words = word_fill(md->lang, WORD_BROKEN, count, NULL);

	if (!links->len)
		return;
	g_string_append_printf(md->out, "\n## %s\n\n", words);
	for (guint i = 0; i < links->len; i++) {
		g_autofree char *reason = view_broken(links->pdata[i], md->lang);

		g_string_append(md->out, "- ");
		md_url(md, ((const struct broken_link *)links->pdata[i])->url);
		g_string_append(md->out, " — ");
		md_text(md, reason);
		g_string_append_c(md->out, '\n');
	}
}

/* Those with one reason together. */
static void write_unread(struct markdown *md, const struct result *result)
{
	g_autoptr(GPtrArray) groups = view_unread(result);
	g_autofree char *count =
		g_strdup_printf("%u", MAX(result->crawl.n_unread, result->crawl.unread->len));
	g_autofree char *words = word_fill(md->lang, WORD_UNREAD, count, NULL);

	if (!groups->len)
		return;
	g_string_append_printf(md->out, "\n## %s\n\n%s\n\n", words,
			       word(WORD_UNREAD_NOTE, md->lang));
	for (guint i = 0; i < groups->len; i++) {
		const struct unread_group *group = groups->pdata[i];
		g_autofree char *sentence = word_reason(group->reason, md->lang);
		g_autofree char *number = g_strdup_printf("%u", group->urls->len);
		g_autofree char *times = word_fill(md->lang, WORD_TIMES, number, NULL);

		g_string_append(md->out, "- ");
		md_text(md, times);
		g_string_append_c(md->out, ' ');
		md_text(md, sentence);
		g_string_append_c(md->out, '\n');
		for (guint j = 0; j < MIN(group->urls->len, SHOWN_UNREAD); j++) {
			g_string_append(md->out, "  - ");
			md_url(md, group->urls->pdata[j]);
			g_string_append_c(md->out, '\n');
		}
	}
}

static void write_warnings(struct markdown *md, const struct result *result)
{
	if (!view_any_warning(result))
		return;
	g_string_append_printf(md->out, "\n## %s\n\n", word(WORD_WARNINGS, md->lang));
	for (guint i = 0; i < result->warnings->len; i++) {
		const struct warning *warning = result->warnings->pdata[i];

		if (!view_warning_listed(warning))
			continue;
		g_string_append(md->out, "- ");
		md_text(md, view_pick(md->lang, warning->text_th, warning->text_en));
		if (warning->url[0] != '\0') {
			g_string_append(md->out, " — ");
			md_url(md, warning->url);
		}
		g_string_append_c(md->out, '\n');
	}
}

gboolean format_markdown(const struct result *result, const struct report_options *options,
			 GString *out, G_GNUC_UNUSED GError **error)
{
	struct markdown md = {out, options->lang};
	g_autofree char *year = g_strdup_printf("%d", result->fiscal_year);
	g_autofree char *title = word_fill(md.lang, WORD_TITLE, year, NULL);
	g_autofree char *date = word_date(result->as_of, md.lang);
	g_autofree char *reading = view_reading(result, TRUE, md.lang);
	g_autofree char *not_read = view_not_read(result, md.lang);
	g_autofree char *rules = view_rules(result, md.lang);

	g_string_append_printf(out, "# %s\n\n", title);
	if (result->site_title[0] != '\0') {
		g_string_append(out, "**");
		md_text(&md, result->site_title);
		g_string_append(out, "**\n\n");
	}
	g_string_append_printf(out, "- **%s:** ", word(WORD_SITE, md.lang));
	md_url(&md, result->site_url);
	g_string_append_c(out, '\n');
	md_field(&md, WORD_DATE, date);
	md_field(&md, WORD_RULES, rules);
	md_field(&md, WORD_READ, reading);
	if (not_read) {
		g_string_append(out, "\n**");
		md_text(&md, not_read);
		g_string_append(out, "**\n");
		return TRUE;
	}
	write_scores(&md, result);
	write_group(&md, result, &view_todo, WORD_TODO);
	write_group(&md, result, &view_unclear, WORD_UNCLEAR_ITEMS);
	write_group(&md, result, &view_found, WORD_FOUND_ITEMS);
	write_group(&md, result, &view_waived, WORD_WAIVED_ITEMS);
	write_broken(&md, result);
	write_unread(&md, result);
	write_warnings(&md, result);
	return TRUE;
}
