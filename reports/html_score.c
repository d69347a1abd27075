/* The pictures of the HTML report: gauges and bars, each with its range, as inline SVG. */
#include "reports/html_parts.h"
#include "reports/view.h"

#include <string.h>

/* Ends that look the same with two decimals are no range. */
static gboolean is_range(const struct range *score)
{
	return score->high - score->low >= 0.005;
}

static void write_figure(struct html *html, const char *tag, double figure)
{
	html_putf(html, "<%s class=\"figure\">%.2f</%s>", tag, figure, tag);
}

static void write_range(struct html *html, const struct range *score)
{
	g_autofree char *low = g_strdup_printf("%.2f", score->low);
	g_autofree char *high = g_strdup_printf("%.2f", score->high);
	g_autofree char *range = word_fill(html->lang, WORD_POSSIBLE, low, high, NULL);

	html_element(html, "p", "range", is_range(score) ? range : word(WORD_CERTAIN, html->lang));
}

/* A half circle: the whole scale, on it what is possible, on that the estimate. The path is
 * declared 100 long, so points are lengths. */
static void write_arc(struct html *html, const struct range *score)
{
	static const char arc[] = "d=\"M8 60a52 52 0 0 1 104 0\" pathLength=\"100\"";

	html_putf(html,
		  "<svg viewBox=\"0 0 120 64\" aria-hidden=\"true\" focusable=\"false\">"
		  "<path class=\"track\" %s/>",
		  arc);
	if (is_range(score))
		html_putf(html,
			  "<path class=\"possible\" %s stroke-dasharray=\"%.2f 200\" "
			  "stroke-dashoffset=\"%.2f\"/>",
			  arc, score->high - score->low, -score->low);
	if (score->estimate > 0)
		html_putf(html, "<path class=\"estimate\" %s stroke-dasharray=\"%.2f 200\"/>", arc,
			  score->estimate);
	html_put(html, "</svg>\n");
}

static void write_gauge(struct html *html, const char *id, const char *name, const char *remark,
			const struct range *score)
{
	html_putf(html, "<li class=\"gauge\" id=\"%s\">\n", id);
	html_element(html, "h3", NULL, name);
	html_element(html, "p", "remark", remark);
	html_put(html, "<div class=\"dial\">");
	write_arc(html, score);
	write_figure(html, "p", score->estimate);
	html_put(html, "</div>\n");
	write_range(html, score);
	html_put(html, "</li>\n");
}

static char *weight_text(const struct html *html, double weight)
{
	g_autofree char *number = g_strdup_printf("%g", weight);

	return weight > 0 ? word_fill(html->lang, WORD_WEIGHT, number, NULL) : g_strdup("");
}

static void write_overall(struct html *html, const struct result *result)
{
	g_autofree char *surveys = g_strdup_printf("IIT %.2f · EIT %.2f", result->iit, result->eit);
	g_autofree char *level = view_level(result, html->lang);

	write_gauge(html, "gauge-overall", word(WORD_OVERALL, html->lang), surveys,
		    &result->overall);
	if (level[0] == '\0')
		return;
	html_put(html, "<li class=\"level\">");
	html_element(html, "h3", NULL, word(WORD_LEVEL, html->lang));
	html_thai(html, "p", "figure", result->level);
	if (strcmp(level, result->level) != 0)
		html_thai(html, "p", "range", level);
	html_put(html, "</li>\n");
}

void html_gauges(struct html *html, const struct result *result)
{
	g_autofree char *weight = weight_text(html, result->weight_oit);

	html_put(html, "<ul class=\"gauges\">\n");
	write_gauge(html, "gauge-oit", word(WORD_OIT, html->lang), weight, &result->oit);
	for (guint i = 0; i < result->indicators->len; i++) {
		const struct group_score *group = result->indicators->pdata[i];
		g_autofree char *name = word_fill(html->lang, WORD_INDICATOR, group->id, NULL);
		g_autofree char *id = g_strdup_printf("gauge-%u", i);

		write_gauge(html, id, name, view_pick(html->lang, group->title_th, group->title_en),
			    &group->score);
	}
	if (result->has_overall)
		write_overall(html, result);
	html_put(html, "</ul>\n");
}

static void write_bar(struct html *html, const struct range *score)
{
	html_put(html, "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" "
		       "aria-hidden=\"true\" focusable=\"false\">"
		       "<rect class=\"track\" width=\"100\" height=\"10\"/>");
	if (is_range(score))
		html_putf(html,
			  "<rect class=\"possible\" x=\"%.2f\" width=\"%.2f\" height=\"10\"/>",
			  score->low, score->high - score->low);
	html_putf(html, "<rect class=\"estimate\" width=\"%.2f\" height=\"10\"/></svg>",
		  score->estimate);
}

static void write_part(struct html *html, const struct group_score *part)
{
	html_put(html, "<tr><th scope=\"row\">");
	html_text(html, part->id);
	html_put(html, " ");
	html_text(html, view_pick(html->lang, part->title_th, part->title_en));
	write_bar(html, &part->score);
	html_put(html, "</th><td>");
	write_figure(html, "span", part->score.estimate);
	html_putf(html, "</td><td>%.2f–%.2f</td></tr>\n", part->score.low, part->score.high);
}

void html_parts(struct html *html, const struct result *result)
{
	if (!result->sub_indicators->len)
		return;
	html_section(html, "parts", word(WORD_PARTS, html->lang));
	html_put(html, "<table class=\"parts\">\n<thead><tr><th scope=\"col\">");
	html_word(html, WORD_PART);
	html_put(html, "</th><th scope=\"col\">");
	html_word(html, WORD_ESTIMATE);
	html_put(html, "</th><th scope=\"col\">");
	html_word(html, WORD_LOW_HIGH);
	html_put(html, "</th></tr></thead>\n<tbody>\n");
	for (guint i = 0; i < result->sub_indicators->len; i++)
		write_part(html, result->sub_indicators->pdata[i]);
	html_put(html,
		 "</tbody></table>\n<p class=\"key\"><span class=\"swatch estimate\"></span> ");
	html_word(html, WORD_ESTIMATE);
	html_put(html, " <span class=\"swatch possible\"></span> ");
	html_word(html, WORD_LOW_HIGH);
	html_put(html, "</p>\n</section>\n");
}

void html_goals(struct html *html, const struct result *result)
{
	if (result->level[0] == '\0')
		return;
	html_section(html, "goals", word(WORD_NEXT_LEVEL, html->lang));
	if (!result->goals->len) {
		html_element(html, "p", NULL, word(WORD_TOP_LEVEL, html->lang));
	} else {
		html_put(html, "<ul class=\"goals\">\n");
		for (guint i = 0; i < result->goals->len; i++) {
			g_autofree char *goal =
				view_goal(result, result->goals->pdata[i], html->lang);

			html_element(html, "li", NULL, goal);
		}
		html_put(html, "</ul>\n");
	}
	html_put(html, "</section>\n");
}
