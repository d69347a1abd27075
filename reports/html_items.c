/* The checklist of the HTML report: all items at a glance, and one card an item. */
#include "reports/html_parts.h"
#include "reports/view.h"

#include <string.h>

enum { SHOWN_EVIDENCE = 2 }; /* of an item: the best and the next; more of it unfolds */

static void write_tile(struct html *html, const struct item_result *item)
{
	html_putf(html, "<li><a class=\"tile %s\"",
		  html_verdict_class(item->verdict, item->waived));
	g_autofree char *target = g_strdup_printf("#item-%s", item->id);

	html_attr(html, "href", target);
	html_attr(html, "title", view_pick(html->lang, item->title_th, item->title_en));
	html_putf(html, "><span aria-hidden=\"true\">%s</span> ",
		  item->waived ? "–" : word_mark(item->verdict));
	html_text(html, item->id);
	html_put(html, "<span class=\"hidden\"> ");
	html_text(html, item->waived ? word(WORD_WAIVED, html->lang)
				     : word_verdict(item->verdict, html->lang));
	html_put(html, "</span></a></li>\n");
}

static void write_key(struct html *html)
{
	static const enum verdict order[] = {VERDICT_FOUND, VERDICT_PARTIAL, VERDICT_MISSING,
					     VERDICT_UNCLEAR};

	html_put(html, "<p class=\"key\">");
	for (gsize i = 0; i < G_N_ELEMENTS(order); i++)
		html_badge(html, order[i], FALSE);
	html_put(html, "</p>\n");
}

void html_overview(struct html *html, const struct result *result)
{
	g_autoptr(GArray) parts = view_parts(result);

	if (!result->items->len)
		return;
	html_section(html, "overview", word(WORD_OVERVIEW, html->lang));
	write_key(html);
	for (guint i = 0; i < parts->len; i++) {
		g_autofree char *name =
			view_part_name(&g_array_index(parts, struct part, i), html->lang);

		html_element(html, "h3", "part", name);
		html_put(html, "<ul class=\"tiles\">\n");
		for (guint j = 0; j < result->items->len; j++)
			if (view_part_of(parts, result->items->pdata[j]) == i)
				write_tile(html, result->items->pdata[j]);
		html_put(html, "</ul>\n");
	}
	html_put(html, "</section>\n");
}

static void write_remark(struct html *html, const char *text)
{
	html_element(html, "span", "remark", text);
}

/* Year, page, kind, and whose claim it is. */
static void write_marks(struct html *html, const struct evidence *evidence)
{
	g_autofree char *page = g_strdup_printf("%d", evidence->page);
	g_autofree char *place = word_fill(html->lang, WORD_PAGE, page, NULL);
	g_autofree char *about = view_year(evidence, html->lang);

	html_put(html, "<p class=\"marks\">");
	write_remark(html, word_kind(evidence->kind, html->lang));
	if (evidence->fiscal_year)
		write_remark(html, about);
	if (evidence->page)
		write_remark(html, place);
	if (evidence->declared)
		write_remark(html, word(WORD_DECLARED, html->lang));
	if (evidence->submitted)
		write_remark(html, word(WORD_SUBMITTED, html->lang));
	html_put(html, "</p>\n");
}

static void write_evidence(struct html *html, const struct evidence *evidence)
{
	g_autofree char *path = view_path(evidence);

	html_put(html, "<li>");
	html_url(html, evidence->url);
	html_thai(html, "p", "path", path);
	if (strcmp(evidence->kind, "document") == 0)
		html_thai(html, "p", "title", evidence->title);
	if (evidence->quote[0] != '\0')
		html_thai(html, "blockquote", NULL, evidence->quote);
	write_marks(html, evidence);
	html_put(html, "</li>\n");
}

static void write_evidence_list(struct html *html, const struct item_result *item)
{
	guint shown = MIN(item->evidence->len, SHOWN_EVIDENCE);

	if (!item->evidence->len)
		return;
	html_element(html, "h5", NULL, /* what proves nothing is no evidence, but a place to mend */
		     word(item->verdict == VERDICT_MISSING ? WORD_SEE : WORD_EVIDENCE, html->lang));
	html_put(html, "<ul class=\"evidence\">\n");
	for (guint i = 0; i < shown; i++)
		write_evidence(html, item->evidence->pdata[i]);
	html_put(html, "</ul>\n");
	if (item->evidence->len > shown) {
		g_autofree char *more = g_strdup_printf("%u", item->evidence->len - shown);
		g_autofree char *label = word_fill(html->lang, WORD_MORE_EVIDENCE, more, NULL);

		html_put(html, "<details>");
		html_element(html, "summary", NULL, label);
		html_put(html, "<ul class=\"evidence\">\n");
		for (guint i = shown; i < item->evidence->len; i++)
			write_evidence(html, item->evidence->pdata[i]);
		html_put(html, "</ul></details>\n");
	}
}

static void write_element(struct html *html, const struct item_result *item,
			  const struct element_result *element)
{
	const char *why = view_element_why(item, element, html->lang);
	const struct evidence *proof = view_document(element);

	if (!proof && element->evidence->len)
		proof = element->evidence->pdata[0];

	html_putf(html, "<li class=\"%s\"><span class=\"mark\" aria-hidden=\"true\">%s</span> ",
		  html_verdict_class(element->verdict, FALSE), word_mark(element->verdict));
	html_put(html, "<span class=\"hidden\">");
	html_text(html, word_verdict(element->verdict, html->lang));
	html_put(html, ": </span>");
	html_text(html, view_pick(html->lang, element->text_th, element->text_en));
	if (why[0] != '\0') {
		html_put(html, " <span class=\"why\">— ");
		html_text(html, why);
		html_put(html, "</span>");
	}
	if (proof && proof->quote[0] != '\0')
		html_thai(html, "blockquote", NULL, proof->quote);
	if (view_document(element)) {
		g_autofree char *source = view_source(view_document(element), html->lang);
		html_thai(html, "p", "source", source);
	}
	html_put(html, "</li>\n");
}

static guint count_found(const struct item_result *item)
{
	guint found = 0;

	for (guint i = 0; i < item->elements->len; i++)
		if (((const struct element_result *)item->elements->pdata[i])->verdict ==
		    VERDICT_FOUND)
			found++;
	return found;
}

static void write_elements_where(struct html *html, const struct item_result *item, gboolean found)
{
	html_put(html, "<ul class=\"elements\">\n");
	for (guint i = 0; i < item->elements->len; i++) {
		const struct element_result *element = item->elements->pdata[i];

		if ((element->verdict == VERDICT_FOUND) == found)
			write_element(html, item, element);
	}
	html_put(html, "</ul>\n");
}

/* What lacks is in sight, what is there unfolds. */
static void write_elements(struct html *html, const struct item_result *item)
{
	guint found = count_found(item), lacking = item->elements->len - found;
	g_autofree char *number = g_strdup_printf("%u", found);
	g_autofree char *all = g_strdup_printf("%u", item->elements->len);
	g_autofree char *label = word_fill(html->lang, WORD_HAS_COUNT, number, all, NULL);

	if (lacking) {
		html_element(html, "h5", NULL,
			     word(item->verdict == VERDICT_UNCLEAR ? WORD_NOT_SEEN : WORD_LACKS,
				  html->lang));
		write_elements_where(html, item, FALSE);
	}
	if (found) {
		html_put(html, "<details>");
		html_element(html, "summary", NULL, label);
		write_elements_where(html, item, TRUE);
		html_put(html, "</details>\n");
	}
}

/* A reason that only names the lacking elements is told by their list. */
static gboolean only_names_elements(const struct item_result *item, const char *why, enum lang lang)
{
	guint lacking = 0;

	for (guint i = 0; i < item->elements->len; i++) {
		const struct element_result *element = item->elements->pdata[i];

		if (element->verdict == VERDICT_FOUND)
			continue;
		if (!strstr(why, view_pick(lang, element->text_th, element->text_en)))
			return FALSE;
		lacking++;
	}
	return lacking > 0;
}

static void write_advice(struct html *html, const struct item_result *item)
{
	g_autofree char *why = view_why(item, html->lang);
	const char *fix = view_pick(html->lang, item->fix_th, item->fix_en);
	g_autofree char *gain = view_gain(item, html->lang);

	if (!only_names_elements(item, why, html->lang))
		html_element(html, "p", "reason", why);
	if (fix[0] == '\0' || item->waived)
		return;
	html_put(html, "<div class=\"fix\">");
	html_element(html, "h5", NULL, word(WORD_FIX, html->lang));
	html_element(html, "p", NULL, fix);
	html_element(html, "p", "gain", gain);
	html_put(html, "</div>\n");
}

static void write_notes(struct html *html, const struct item_result *item)
{
	for (guint i = 0; i < item->notes->len && !item->waived; i++) {
		const struct item_note *note = item->notes->pdata[i];

		html_element(html, "p", "note",
			     view_pick(html->lang, note->text_th, note->text_en));
	}
}

static void write_card_head(struct html *html, const struct item_result *item)
{
	html_put(html, "<header>");
	html_badge(html, item->verdict, item->waived);
	if (item->worth.oit > 0 && !item->waived)
		html_putf(html, "<span class=\"points\">OIT +%.2f</span>", item->worth.oit);
	html_put(html, "<h4><span class=\"id\">");
	html_text(html, item->id);
	html_put(html, "</span> ");
	html_text(html, view_pick(html->lang, item->title_th, item->title_en));
	html_put(html, "</h4></header>\n");
}

static void write_card(struct html *html, const GArray *parts, const struct item_result *item)
{
	g_autofree char *id = g_strdup_printf("item-%s", item->id);

	html_putf(html, "<article class=\"item v-all s-all %s s-%u\"",
		  html_verdict_class(item->verdict, item->waived), view_part_of(parts, item) + 1);
	html_attr(html, "id", id);
	html_attr(html, "data-item", item->id);
	html_put(html, ">\n");
	write_card_head(html, item);
	write_advice(html, item);
	write_notes(html, item);
	if (!item->waived) {
		write_elements(html, item);
		write_evidence_list(html, item);
	}
	if (item->unit_th[0] != '\0') {
		html_put(html, "<p class=\"unit\">");
		html_word(html, WORD_UNIT);
		html_put(html, " ");
		html_thai(html, "strong", NULL, item->unit_th);
		html_put(html, "</p>\n");
	}
	html_put(html, "</article>\n");
}

static void write_group(struct html *html, const struct result *result,
			const struct selection *selection, enum word heading, const char *note)
{
	g_autoptr(GPtrArray) items = view_items(result, selection);
	g_autoptr(GArray) parts = view_parts(result);
	g_autofree char *count = g_strdup_printf("%u", items->len);
	g_autofree char *words = word_fill(html->lang, heading, count, NULL);

	if (!items->len)
		return;
	html_put(html, "<div class=\"group\">\n");
	html_element(html, "h3", NULL, words);
	html_element(html, "p", "note", note);
	for (guint i = 0; i < items->len; i++)
		write_card(html, parts, items->pdata[i]);
	html_put(html, "</div>\n");
}

void html_checklist(struct html *html, const struct result *result)
{
	if (!result->items->len)
		return;
	html_put(html, "<section id=\"checklist\" class=\"checklist\" "
		       "aria-labelledby=\"checklist-h\" tabindex=\"-1\">\n<h2 id=\"checklist-h\">");
	html_word(html, WORD_CHECKLIST);
	html_put(html, "</h2>\n");
	html_filters(html, result);
	html_element(html, "p", "nothing", word(WORD_NOTHING_CHOSEN, html->lang));
	write_group(html, result, &view_todo, WORD_TODO, "");
	write_group(html, result, &view_unclear, WORD_UNCLEAR_ITEMS,
		    word(WORD_UNCLEAR_NOTE, html->lang));
	write_group(html, result, &view_found, WORD_FOUND_ITEMS, word(WORD_FOUND_NOTE, html->lang));
	write_group(html, result, &view_waived, WORD_WAIVED_ITEMS, "");
	html_put(html, "</section>\n");
}
