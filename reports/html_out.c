#include "reports/html_out.h"

#include "base/fold.h"
#include "reports/view.h"

#include <stdarg.h>
#include <string.h>

enum {
	TEXT_MAX = 16384,
	URL_MAX = 8192, /* what browsers follow, with room */
};

void html_put(struct html *html, const char *markup)
{
	g_string_append(html->out, markup);
}

void html_putf(struct html *html, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_string_append_vprintf(html->out, format, args);
	va_end(args);
}

/* Covers both places: & < > " ' are all replaced. */
static void append_escaped(struct html *html, const char *text, gsize max)
{
	g_autofree char *clean = text_clean(text, -1, max);
	g_autofree char *escaped = g_markup_escape_text(clean, -1);

	g_string_append(html->out, escaped);
}

void html_text(struct html *html, const char *text)
{
	append_escaped(html, text, TEXT_MAX);
}

void html_word(struct html *html, enum word id)
{
	html_text(html, word(id, html->lang));
}

void html_attr(struct html *html, const char *name, const char *value)
{
	html_putf(html, " %s=\"", name);
	append_escaped(html, value, TEXT_MAX);
	html_put(html, "\"");
}

static void element(struct html *html, const char *tag, const char *class_name, const char *lang,
		    const char *text)
{
	if (text[0] == '\0')
		return;
	html_putf(html, "<%s", tag);
	if (class_name)
		html_attr(html, "class", class_name);
	if (lang)
		html_attr(html, "lang", lang);
	html_put(html, ">");
	html_text(html, text);
	html_putf(html, "</%s>\n", tag);
}

void html_element(struct html *html, const char *tag, const char *class_name, const char *text)
{
	element(html, tag, class_name, NULL, text);
}

void html_thai(struct html *html, const char *tag, const char *class_name, const char *text)
{
	element(html, tag, class_name, html->lang == LANG_TH ? NULL : "th", text);
}

static gboolean may_be_linked(const char *url)
{
	return (g_ascii_strncasecmp(url, "https://", 8) == 0 ||
		g_ascii_strncasecmp(url, "http://", 7) == 0) &&
	       strlen(url) <= URL_MAX && g_utf8_validate(url, -1, NULL);
}

void html_url(struct html *html, const char *url)
{
	gboolean linked = may_be_linked(url);
	g_autofree char *shown = view_address(url);

	if (linked) {
		html_put(html, "<a class=\"url\" rel=\"noreferrer\"");
		html_attr(html, "href", url);
		html_put(html, ">");
	} else {
		html_put(html, "<span class=\"url\">");
	}
	append_escaped(html, shown, URL_MAX);
	html_put(html, linked ? "</a>" : "</span>");
}

const char *html_verdict_class(enum verdict verdict, gboolean waived)
{
	static const char *const classes[VERDICT_COUNT] = {
		[VERDICT_FOUND] = "v-found",
		[VERDICT_PARTIAL] = "v-partial",
		[VERDICT_UNCLEAR] = "v-unclear",
		[VERDICT_MISSING] = "v-missing",
	};

	return waived ? "v-waived" : classes[verdict];
}

void html_badge(struct html *html, enum verdict verdict, gboolean waived)
{
	html_putf(html, "<span class=\"badge %s\"><span aria-hidden=\"true\">%s</span> ",
		  html_verdict_class(verdict, waived), waived ? "–" : word_mark(verdict));
	html_text(html, waived ? word(WORD_WAIVED, html->lang) : word_verdict(verdict, html->lang));
	html_put(html, "</span>");
}

void html_section(struct html *html, const char *id, const char *heading)
{
	html_putf(html, "<section id=\"%s\" aria-labelledby=\"%s-h\">\n<h2 id=\"%s-h\">", id, id,
		  id);
	html_text(html, heading);
	html_put(html, "</h2>\n");
}

void html_counted_section(struct html *html, const char *id, enum word heading, guint count)
{
	g_autofree char *number = g_strdup_printf("%u", count);
	g_autofree char *words = word_fill(html->lang, heading, number, NULL);

	html_section(html, id, words);
}
