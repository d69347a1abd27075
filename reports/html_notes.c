/* The end of the HTML report: what stood in the way, what to know, how it was judged. */
#include "reports/html_parts.h"
#include "reports/view.h"

#include <string.h>

static void write_broken_row(struct html *html, const struct broken_link *link)
{
	g_autofree char *reason = view_broken(link, html->lang);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	html_put(html, "<tr><td>");
	html_url(html, link->url);
	html_put(html, "</td><td>");
	html_text(html, reason);
	html_put(html, "</td><td>");
	for (guint i = 0; i < link->from->len; i++)
		if (g_hash_table_add(seen, link->from->pdata[i])) {
			html_put(html, "<p>");
			html_url(html, link->from->pdata[i]);
			html_put(html, "</p>");
		}
	html_put(html, "</td></tr>\n");
}

static void write_broken(struct html *html, const struct result *result)
{
	static const enum word columns[] = {WORD_LINK, WORD_WHY, WORD_ON_PAGES};
	const GPtrArray *links = result->crawl.broken_links;

	if (!links->len)
		return;
	html_counted_section(html, "broken", WORD_BROKEN, links->len);
	html_put(html, "<table class=\"wide\">\n<thead><tr>");
	for (gsize i = 0; i < G_N_ELEMENTS(columns); i++) {
		html_put(html, "<th scope=\"col\">");
		html_word(html, columns[i]);
		html_put(html, "</th>");
	}
	html_put(html, "</tr></thead>\n<tbody>\n");
	for (guint i = 0; i < links->len; i++)
		write_broken_row(html, links->pdata[i]);
	html_put(html, "</tbody></table>\n</section>\n");
}

static void write_unread(struct html *html, const struct result *result)
{
	g_autoptr(GPtrArray) groups = view_unread(result);

	if (!groups->len)
		return;
	html_counted_section(html, "unread", WORD_UNREAD,
			     MAX(result->crawl.n_unread, result->crawl.unread->len));
	html_element(html, "p", "note", word(WORD_UNREAD_NOTE, html->lang));
	for (guint i = 0; i < groups->len; i++) {
		const struct unread_group *group = groups->pdata[i];
		g_autofree char *reason = word_reason(group->reason, html->lang);

		html_put(html, "<details open><summary>");
		html_text(html, reason);
		html_putf(html, " <span class=\"count\">%u</span></summary>\n<ul class=\"urls\">\n",
			  group->urls->len);
		for (guint j = 0; j < group->urls->len; j++) {
			html_put(html, "<li>");
			html_url(html, group->urls->pdata[j]);
			html_put(html, "</li>\n");
		}
		html_put(html, "</ul></details>\n");
	}
	html_put(html, "</section>\n");
}

static void write_tls(struct html *html, const struct result *result)
{
	if (!result->crawl.tls->len)
		return;
	html_section(html, "tls", word(WORD_TLS, html->lang));
	html_put(html, "<ul class=\"plain\">\n");
	for (guint i = 0; i < result->crawl.tls->len; i++) {
		const struct tls_fault *tls = result->crawl.tls->pdata[i];

		html_put(html, "<li><strong class=\"url\">");
		html_text(html, tls->host);
		html_put(html, "</strong> ");
		html_text(html, word_tls(tls->fault, html->lang));
		html_put(html, "</li>\n");
	}
	html_put(html, "</ul>\n</section>\n");
}

static void write_warnings(struct html *html, const struct result *result)
{
	if (!view_any_warning(result))
		return;
	html_section(html, "warnings", word(WORD_WARNINGS, html->lang));
	html_put(html, "<ul class=\"plain\">\n");
	for (guint i = 0; i < result->warnings->len; i++) {
		const struct warning *warning = result->warnings->pdata[i];

		if (!view_warning_listed(warning))
			continue;
		html_put(html, "<li>");
		html_text(html, view_pick(html->lang, warning->text_th, warning->text_en));
		if (warning->url[0] != '\0') {
			html_put(html, "<br>");
			html_url(html, warning->url);
		}
		html_put(html, "</li>\n");
	}
	html_put(html, "</ul>\n</section>\n");
}

void html_notes(struct html *html, const struct result *result)
{
	write_warnings(html, result);
	write_broken(html, result);
	write_unread(html, result);
	write_tls(html, result);
}

static void write_bases(struct html *html, const struct result *result)
{
	g_autoptr(GPtrArray) groups = view_weak_bases(result);

	if (!groups->len)
		return;
	html_element(html, "h3", NULL, word(WORD_BASIS, html->lang));
	html_element(html, "p", NULL, word(WORD_BASIS_NOTE, html->lang));
	html_put(html, "<ul class=\"plain\">\n");
	for (guint i = 0; i < groups->len; i++) {
		const struct basis_group *group = groups->pdata[i];

		html_put(html, "<li><strong>");
		html_text(html, word_basis(group->basis, html->lang));
		html_put(html, "</strong>");
		for (guint j = 0; j < group->items->len; j++) {
			html_put(html, j ? ", " : " ");
			html_text(html, ((const struct item_result *)group->items->pdata[j])->id);
		}
		html_put(html, "</li>\n");
	}
	html_put(html, "</ul>\n");
}

void html_method(struct html *html, const struct result *result)
{
	static const struct {
		enum verdict verdict;
		enum word meaning;
	} meanings[] = {{VERDICT_FOUND, WORD_MEANS_FOUND},
			{VERDICT_PARTIAL, WORD_MEANS_PARTIAL},
			{VERDICT_MISSING, WORD_MEANS_MISSING},
			{VERDICT_UNCLEAR, WORD_MEANS_UNCLEAR}};

	html_section(html, "method", word(WORD_METHOD, html->lang));
	html_element(html, "p", NULL, word(WORD_METHOD_READING, html->lang));
	html_put(html, "<dl class=\"meanings\">\n");
	for (gsize i = 0; i < G_N_ELEMENTS(meanings); i++) {
		html_put(html, "<div><dt>");
		html_badge(html, meanings[i].verdict, FALSE);
		html_put(html, "</dt><dd>");
		html_word(html, meanings[i].meaning);
		html_put(html, "</dd></div>\n");
	}
	html_put(html, "</dl>\n");
	html_element(html, "p", NULL, word(WORD_METHOD_SCORE, html->lang));
	write_bases(html, result);
	html_put(html, "</section>\n");
}
