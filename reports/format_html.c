/* The report to hand on: one HTML file without script and without any request, for a screen, a
 * telephone and paper. */
#include "reports/format.h"
#include "reports/html_parts.h"
#include "reports/view.h"

#include <string.h>

static char *document_title(const struct html *html, const struct result *result)
{
	g_autofree char *year = g_strdup_printf("%d", result->fiscal_year);

	return word_fill(html->lang, WORD_TITLE, year, NULL);
}

/* Yours. */
static char *agency_name(const struct result *result)
{
	return result->site_title[0] != '\0' ? g_strdup(result->site_title)
					     : view_address(result->site_host);
}

/* The policy makes the browser keep the promise that the file asks for nothing. */
static void write_head(struct html *html, const struct result *result)
{
	g_autofree char *title = document_title(html, result);
	g_autofree char *agency = agency_name(result);

	html_putf(html, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
		  html->lang == LANG_EN ? "en" : "th");
	html_put(html, "<meta http-equiv=\"Content-Security-Policy\" "
		       "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
		       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		       "<meta name=\"color-scheme\" content=\"light dark\">\n"
		       "<meta name=\"referrer\" content=\"no-referrer\">\n"
		       "<meta name=\"format-detection\" content=\"telephone=no\">\n<title>");
	html_text(html, title);
	if (agency[0] != '\0') {
		html_put(html, " – ");
		html_text(html, agency);
	}
	html_put(html, "</title>\n<style>\n");
	html_put(html, html_report_css);
	html_put(html, "</style>\n");
	html_filter_style(html, result);
	html_put(html, "</head>\n");
}

static void write_fact(struct html *html, enum word name, const char *value, gboolean address)
{
	if (value[0] == '\0')
		return;
	html_put(html, "<div><dt>");
	html_word(html, name);
	html_put(html, "</dt><dd>");
	if (address)
		html_url(html, value);
	else
		html_text(html, value);
	html_put(html, "</dd></div>\n");
}

/* To the parts that people look for, where there are such. */
static void write_contents(struct html *html, const struct result *result)
{
	const struct {
		const char *target;
		enum word name;
		gboolean there;
	} parts[] = {
		{"#checklist", WORD_CHECKLIST, result->items->len > 0},
		{"#warnings", WORD_WARNINGS, view_any_warning(result)},
		{"#broken", WORD_BROKEN_LINKS, result->crawl.broken_links->len > 0},
		{"#unread", WORD_UNREAD_PAGES, result->crawl.unread->len > 0},
		{"#method", WORD_METHOD, TRUE},
	};

	html_put(html, "<nav class=\"contents\"");
	html_attr(html, "aria-label", word(WORD_CONTENTS, html->lang));
	html_put(html, ">\n");
	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		if (!parts[i].there)
			continue;
		html_putf(html, "<a href=\"%s\">", parts[i].target);
		html_word(html, parts[i].name);
		html_put(html, "</a>\n");
	}
	html_put(html, "</nav>\n");
}

static void write_banner(struct html *html, const struct result *result)
{
	g_autofree char *title = document_title(html, result);
	g_autofree char *date = word_date(result->as_of, html->lang);
	g_autofree char *reading = view_reading(result, TRUE, html->lang);
	g_autofree char *year = g_strdup_printf("%d", result->fiscal_year);
	g_autofree char *wanted = g_strdup_printf("%d", result->year_wanted);
	g_autofree char *other = word_fill(html->lang, WORD_OTHER_YEAR, wanted, year, NULL);
	g_autofree char *not_read = view_not_read(result, html->lang);
	g_autofree char *rules = view_rules(result, html->lang);
	g_autofree char *agency = agency_name(result);

	html_put(html, "<header class=\"banner\">\n");
	html_element(html, "p", "eyebrow", title);
	if (agency[0] != '\0')
		html_thai(html, "h1", NULL, agency);
	else
		html_element(html, "h1", NULL, title);
	html_put(html, "<dl class=\"facts\">\n");
	write_fact(html, WORD_SITE, result->site_url, TRUE);
	write_fact(html, WORD_DATE, date, FALSE);
	write_fact(html, WORD_RULES, rules, FALSE);
	if (result->items->len)
		write_fact(html, WORD_READ, reading, FALSE);
	html_put(html, "</dl>\n");
	if (result->year_wanted && result->year_wanted != result->fiscal_year)
		html_element(html, "p", "alert", other);
	if (not_read)
		html_element(html, "p", "alert", not_read);
	else
		write_contents(html, result);
	html_put(html, "</header>\n");
}

static void write_promise(struct html *html, const struct result *result)
{
	g_autoptr(GPtrArray) todo = view_items(result, &view_todo);
	g_autofree char *now = g_strdup_printf("%.2f", result->oit.estimate);
	g_autofree char *then = g_strdup_printf("%.2f", view_oit_then(result, todo));
	g_autofree char *promise = word_fill(html->lang, WORD_TODO_SUM, now, then, NULL);

	if (todo->len)
		html_element(html, "p", "promise", promise);
}

/* How many items of each verdict, as figures and as one divided bar. */
static void write_counts(struct html *html, const struct result *result)
{
	static const enum verdict order[] = {VERDICT_FOUND, VERDICT_PARTIAL, VERDICT_UNCLEAR,
					     VERDICT_MISSING};
	guint counts[VERDICT_COUNT], from = 0, all = 0;

	view_counts(result, counts);
	for (gsize i = 0; i < VERDICT_COUNT; i++)
		all += counts[i];
	if (!all)
		return;
	html_putf(html,
		  "<svg class=\"bar verdicts\" viewBox=\"0 0 %u 10\" preserveAspectRatio=\"none\" "
		  "aria-hidden=\"true\" focusable=\"false\">",
		  all);
	for (gsize i = 0; i < G_N_ELEMENTS(order); i++) {
		html_putf(html, "<rect class=\"%s\" x=\"%u\" width=\"%u\" height=\"10\"/>",
			  html_verdict_class(order[i], FALSE), from, counts[order[i]]);
		from += counts[order[i]];
	}
	html_put(html, "</svg>\n<ul class=\"counts\">\n");
	for (gsize i = 0; i < G_N_ELEMENTS(order); i++) {
		html_putf(html, "<li><span class=\"figure\">%u</span> ", counts[order[i]]);
		html_badge(html, order[i], FALSE);
		html_put(html, "</li>\n");
	}
	html_put(html, "</ul>\n");
}

static void write_summary(struct html *html, const struct result *result)
{
	html_section(html, "summary", word(WORD_SUMMARY, html->lang));
	html_put(html, "<p class=\"note\"><strong>");
	html_word(html, WORD_NOT_OFFICIAL);
	html_put(html, "</strong> ");
	if (result->oit.high > result->oit.low)
		html_word(html, WORD_BAND_NOTE);
	html_put(html, "</p>\n");
	html_gauges(html, result);
	write_counts(html, result);
	write_promise(html, result);
	html_brief(html, result);
	html_put(html, "</section>\n");
}

static void write_foot(struct html *html, const struct result *result)
{
	html_put(html, "<footer>\n<p>");
	html_put(html, "oitcheck " OITCHECK_VERSION " · ");
	html_text(html, result->rules_id);
	html_put(html, " <span class=\"url\">");
	html_text(html, result->rules_sha256);
	html_put(html, "</span> · ");
	html_text(html, result->audited_at);
	html_put(html, "</p>\n<p>");
	html_word(html, WORD_NOT_OFFICIAL);
	html_put(html, "</p>\n</footer>\n");
}

static void write_findings(struct html *html, const struct result *result,
			   const struct report_options *options)
{
	write_summary(html, result);
	html_goals(html, result);
	html_trend(html, result, options->past);
	html_parts(html, result);
	html_overview(html, result);
	html_checklist(html, result);
	html_notes(html, result);
	html_method(html, result);
}

gboolean format_html(const struct result *result, const struct report_options *options,
		     GString *out, G_GNUC_UNUSED GError **error)
{
	struct html html = {out, options->lang};
	g_autofree char *not_read = view_not_read(result, options->lang);

	write_head(&html, result);
	html_put(&html, "<body>\n");
	if (result->items->len && !not_read) {
		html_put(&html, "<a class=\"skip\" href=\"#checklist\">");
		html_word(&html, WORD_SKIP);
		html_put(&html, "</a>\n");
	}
	write_banner(&html, result);
	html_put(&html, "<main>\n");
	if (!not_read)
		write_findings(&html, result, options);
	html_put(&html, "</main>\n");
	write_foot(&html, result);
	html_put(&html, "</body>\n</html>\n");
	return TRUE;
}
