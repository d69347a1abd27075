/* The score over past audits: a line with its band, and the same as a table. Letters stand beside
 * the drawing, not in it, so that it may be stretched to any width. */
#include "reports/history.h"
#include "reports/html_parts.h"
#include "reports/view.h"

#include <string.h>

enum { SHOWN = 24, TABLED = 12 }; /* audits in the picture, and in the table */

#define VISIBLE_CHANGE 0.005 /* less is no change with two decimals */

struct point {
	const char *audited_at, *rules_id; /* borrowed */
	struct range oit;
	guint counts[VERDICT_COUNT];
};

/* The past and now, the oldest first. struct point, yours. */
static GArray *points_of(const struct result *result, const GPtrArray *past)
{
	GArray *points = g_array_new(FALSE, FALSE, sizeof(struct point));
	struct point now = {
		.audited_at = result->audited_at, .rules_id = result->rules_id, .oit = result->oit};
	for (guint i = past->len > SHOWN - 1 ? past->len - (SHOWN - 1) : 0; i < past->len; i++) {
		const struct past_audit *audit = past->pdata[i];
		struct point point = {audit->audited_at, audit->rules_id, audit->oit, {0}};

		memcpy(point.counts, audit->counts, sizeof point.counts);
		g_array_append_val(points, point);
	}
	view_counts(result, now.counts);
	g_array_append_val(points, now);
	return points;
}

static const struct point *point_at(const GArray *points, guint i)
{
	return &g_array_index(points, struct point, i);
}

/* Scores of two sets of criteria do not compare. */
static gboolean goes_on(const GArray *points, guint i)
{
	return i > 0 && i < points->len &&
	       strcmp(point_at(points, i)->rules_id, point_at(points, i - 1)->rules_id) == 0;
}

static double across(const GArray *points, guint i)
{
	return (i + 0.5) * 100 / points->len;
}

/* The band of the audits from first to last: along its upper edge, and back along the lower one. */
static void write_band(struct html *html, const GArray *points, guint first, guint last)
{
	html_put(html, "<path class=\"band\" d=\"");
	for (guint i = first; i <= last; i++)
		html_putf(html, "%s%.2f %.2f", i > first ? "L" : "M", across(points, i),
			  100 - point_at(points, i)->oit.high);
	for (guint i = last + 1; i > first; i--)
		html_putf(html, "L%.2f %.2f", across(points, i - 1),
			  100 - point_at(points, i - 1)->oit.low);
	html_put(html, "z\"/>");
}

static void write_line(struct html *html, const GArray *points, guint first, guint last)
{
	html_put(html, "<path class=\"line\" d=\"");
	for (guint i = first; i <= last; i++)
		html_putf(html, "%s%.2f %.2f", i > first ? "L" : "M", across(points, i),
			  100 - point_at(points, i)->oit.estimate);
	html_put(html, "\"/>");
}

/* A dot is a line without length and with round ends: such keep their shape where all is
 * stretched. */
static void write_picture(struct html *html, const GArray *points)
{
	html_put(html,
		 "<div class=\"trend\" aria-hidden=\"true\">"
		 "<p class=\"scale\"><span>100</span><span>50</span><span>0</span></p>"
		 "<svg viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" "
		 "focusable=\"false\"><path class=\"grid\" d=\"M0 0H100M0 50H100M0 100H100\"/>");
	for (guint first = 0, i = 0; i < points->len; i++) {
		if (goes_on(points, i + 1))
			continue;
		write_band(html, points, first, i);
		write_line(html, points, first, i);
		first = i + 1;
	}
	html_put(html, "<path class=\"dots\" d=\"");
	for (guint i = 0; i < points->len; i++)
		html_putf(html, "M%.2f %.2fh0", across(points, i),
			  100 - point_at(points, i)->oit.estimate);
	html_put(html, "\"/></svg></div>\n");
}

static void write_change(struct html *html, const GArray *points, guint i)
{
	double change = goes_on(points, i) ? point_at(points, i)->oit.estimate -
						     point_at(points, i - 1)->oit.estimate
					   : 0;

	if (!goes_on(points, i))
		html_put(html, "<td></td>");
	else if (ABS(change) < VISIBLE_CHANGE)
		html_put(html, "<td>=</td>");
	else
		html_putf(html, "<td>%s %+.2f</td>", change > 0 ? "↑" : "↓", change);
}

static const enum verdict count_order[] = {VERDICT_FOUND, VERDICT_PARTIAL, VERDICT_MISSING,
					   VERDICT_UNCLEAR};

static void write_row(struct html *html, const GArray *points, guint i)
{
	const struct point *point = point_at(points, i);
	g_autofree char *moment = view_moment(point->audited_at, html->lang);

	html_put(html, "<tr><th scope=\"row\">");
	html_text(html, moment);
	if (i + 1 == points->len) {
		html_put(html, " <span class=\"remark\">");
		html_word(html, WORD_TREND_NOW);
		html_put(html, "</span>");
	}
	html_put(html, "</th>");
	for (gsize k = 0; k < G_N_ELEMENTS(count_order); k++)
		html_putf(html,
			  "<td class=\"%s\"><span class=\"sign\" aria-hidden=\"true\">%s</span> "
			  "%u</td>",
			  html_verdict_class(count_order[k], FALSE), word_mark(count_order[k]),
			  point->counts[count_order[k]]);
	html_putf(html,
		  "<td class=\"score\"><span class=\"figure\">%.2f</span> <span "
		  "class=\"remark\">%.2f–%.2f</span></td>",
		  point->oit.estimate, point->oit.low, point->oit.high);
	write_change(html, points, i);
	html_put(html, "</tr>\n");
}

/* The sign alone is seen: the names of the verdicts stand above, and would make wide columns. */
static void write_sign_head(struct html *html, enum verdict verdict)
{
	html_putf(html,
		  "<th scope=\"col\" class=\"%s\"><span class=\"sign\" "
		  "aria-hidden=\"true\">%s</span><span class=\"hidden\">",
		  html_verdict_class(verdict, FALSE), word_mark(verdict));
	html_text(html, word_verdict(verdict, html->lang));
	html_put(html, "</span></th>");
}

static void write_head(struct html *html)
{
	html_put(html, "<table class=\"audits\">\n<thead><tr><th scope=\"col\">");
	html_word(html, WORD_HISTORY_DATE);
	html_put(html, "</th>");
	for (gsize k = 0; k < G_N_ELEMENTS(count_order); k++)
		write_sign_head(html, count_order[k]);
	html_put(html, "<th scope=\"col\">");
	html_word(html, WORD_OIT);
	html_put(html, "</th><th scope=\"col\">");
	html_word(html, WORD_TREND_CHANGE);
	html_put(html, "</th></tr></thead>\n");
}

void html_trend(struct html *html, const struct result *result, const GPtrArray *past)
{
	g_autoptr(GArray) points = NULL;

	if (!past || !past->len)
		return;
	points = points_of(result, past);
	html_section(html, "trend", word(WORD_TREND, html->lang));
	html_element(html, "p", "note", word(WORD_TREND_NOTE, html->lang));
	write_picture(html, points);
	write_head(html);
	html_put(html, "<tbody>\n");
	for (guint i = points->len; i > 0 && points->len - i < TABLED; i--)
		write_row(html, points, i - 1);
	html_put(html, "</tbody></table>\n</section>\n");
}
