/* The page that is read where only one is: on paper the first one, behind the scores. A line for
 * each item, what gains most first; everything else of it is in its card. */
#include "reports/html_parts.h"
#include "reports/view.h"

enum { LINES_OF_TWO = 14 }; /* so many reasons may take a second line on one sheet of A4 */

static void write_line(struct html *html, const struct item_result *item)
{
	g_autofree char *why = view_why(item, html->lang);

	html_putf(html, "<tr class=\"%s\"><td class=\"sign\">%s</td><th scope=\"row\"><div>",
		  html_verdict_class(item->verdict, FALSE), word_mark(item->verdict));
	html_text(html, item->id);
	html_put(html, " ");
	html_text(html, view_pick(html->lang, item->title_th, item->title_en));
	html_put(html, "</div></th><td><div>");
	html_text(html, why);
	html_put(html, "</div></td><td class=\"points\">");
	if (item->worth.oit > 0)
		html_putf(html, "+%.2f", item->worth.oit);
	html_put(html, "</td></tr>\n");
}

static void write_heading(struct html *html, enum word heading, guint count)
{
	g_autofree char *number = g_strdup_printf("%u", count);
	g_autofree char *words = word_fill(html->lang, heading, number, NULL);

	html_element(html, "h3", NULL, words);
}

static void write_lines(struct html *html, enum word heading, const GPtrArray *items)
{
	if (!items->len)
		return;
	write_heading(html, heading, items->len);
	html_put(html, "<table>\n");
	for (guint i = 0; i < items->len; i++)
		write_line(html, items->pdata[i]);
	html_put(html, "</table>\n");
}

/* Of what is in order, the ids will do. */
static void write_ids(struct html *html, enum word heading, const GPtrArray *items)
{
	if (!items->len)
		return;
	write_heading(html, heading, items->len);
	html_put(html, "<p>");
	for (guint i = 0; i < items->len; i++) {
		html_put(html, i ? " · " : "");
		html_text(html, ((const struct item_result *)items->pdata[i])->id);
	}
	html_put(html, "</p>\n");
}

void html_brief(struct html *html, const struct result *result)
{
	g_autoptr(GPtrArray) todo = view_items(result, &view_todo);
	g_autoptr(GPtrArray) unclear = view_items(result, &view_unclear);
	g_autoptr(GPtrArray) found = view_items(result, &view_found);
	g_autoptr(GPtrArray) waived = view_items(result, &view_waived);

	html_putf(html, "<div class=\"brief%s\">\n",
		  todo->len + unclear->len > LINES_OF_TWO ? " tight" : "");
	write_lines(html, WORD_TODO, todo);
	write_lines(html, WORD_UNCLEAR_ITEMS, unclear);
	write_ids(html, WORD_FOUND_ITEMS, found);
	write_ids(html, WORD_WAIVED_ITEMS, waived);
	html_put(html, "</div>\n");
}
