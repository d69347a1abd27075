/* A notice for people: the two bodies of a mail. */
#include "reports/notice.h"

#include "reports/html_out.h"
#include "reports/text_out.h"
#include "reports/view.h"

#include <string.h>

/* Mail programs know no style sheets: styles stand at the elements. */
#define FONT   "font-family:'Noto Sans Thai','Leelawadee UI',Tahoma,sans-serif"
#define FAINT  "color:#57606a"
#define INDENT 4

static const struct {
	enum word heading;
	enum style style;
	const char *mark, *colour;
} tones[NOTICE_TONES] = {
	[TONE_WORSE] = {WORD_NOTICE_WORSE, STYLE_BAD, "✗", "#b42318"},
	[TONE_BETTER] = {WORD_NOTICE_BETTER, STYLE_GOOD, "✓", "#1a7f37"},
	[TONE_OTHER] = {WORD_NOTICE_OTHER, STYLE_WARN, "•", "#57606a"},
};

static void text_lines(struct text_out *text, int indent, const char *lines)
{
	g_auto(GStrv) each = g_strsplit(lines, "\n", -1);

	for (char **line = each; *line; line++)
		if (**line)
			text_paragraph(text, STYLE_PLAIN, indent, 0, *line);
}

static void text_entries(struct text_out *text, const struct notice *notice, enum notice_tone tone)
{
	gboolean first = TRUE;

	for (guint i = 0; i < notice->entries->len; i++) {
		const struct notice_entry *entry = notice->entries->pdata[i];
		g_autofree char *head = g_strdup_printf("%s %s", tones[tone].mark, entry->head);

		if (entry->tone != tone)
			continue;
		if (first)
			text_heading(text, word(tones[tone].heading, notice->lang));
		first = FALSE;
		text_paragraph(text, tones[tone].style, 0, 2, head);
		text_lines(text, INDENT, entry->text);
		if (*entry->url)
			text_url(text, INDENT, word(WORD_SEE, notice->lang), entry->url);
	}
}

void notice_text(const struct notice *notice, GString *out)
{
	const struct report_options options = {.lang = notice->lang};
	g_autofree char *when = view_moment(notice->at, notice->lang);
	struct text_out text;

	text_out_init(&text, &options, out);
	text_paragraph(&text, STYLE_PLAIN, 0, 0, notice->subject);
	text_blank(&text);
	if (*notice->url)
		text_url(&text, 0, word(WORD_SITE, notice->lang), notice->url);
	text_field(&text, STYLE_PLAIN, 0, word(WORD_NOTICE_SEEN, notice->lang), when);
	text_blank(&text);
	text_lines(&text, 0, notice->intro);
	for (int tone = 0; tone < NOTICE_TONES; tone++)
		text_entries(&text, notice, (enum notice_tone)tone);
	text_blank(&text);
	text_paragraph(&text, STYLE_PLAIN, 0, 0, word(WORD_NOTICE_FOOT, notice->lang));
	text_out_clear(&text);
}

static void html_lines(struct html *html, const char *lines)
{
	g_auto(GStrv) each = g_strsplit(lines, "\n", -1);

	for (char **line = each; *line; line++) {
		if (!**line)
			continue;
		html_put(html, "<p style=\"margin:4px 0\">");
		html_text(html, *line);
		html_put(html, "</p>\n");
	}
}

static void html_entries(struct html *html, const struct notice *notice, enum notice_tone tone)
{
	gboolean first = TRUE;

	for (guint i = 0; i < notice->entries->len; i++) {
		const struct notice_entry *entry = notice->entries->pdata[i];

		if (entry->tone != tone)
			continue;
		if (first) {
			html_put(html, "<h2 style=\"font-size:18px;margin:24px 0 8px\">");
			html_word(html, tones[tone].heading);
			html_put(html, "</h2>\n");
		}
		first = FALSE;
		html_putf(html,
			  "<div style=\"border-left:4px solid %s;padding:4px 12px;"
			  "margin:12px 0\"><p style=\"margin:4px 0\"><b>%s ",
			  tones[tone].colour, tones[tone].mark);
		html_text(html, entry->head);
		html_put(html, "</b></p>\n");
		html_lines(html, entry->text);
		if (*entry->url) {
			html_put(html, "<p style=\"margin:4px 0;word-break:break-all\">");
			html_url(html, entry->url);
			html_put(html, "</p>\n");
		}
		html_put(html, "</div>\n");
	}
}

void notice_html(const struct notice *notice, GString *out)
{
	struct html html = {out, notice->lang};
	g_autofree char *when = view_moment(notice->at, notice->lang);

	html_putf(&html,
		  "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">"
		  "<meta name=\"viewport\" content=\"width=device-width\"><title>",
		  notice->lang == LANG_EN ? "en" : "th");
	html_text(&html, notice->subject);
	html_put(&html, "</title></head>\n<body style=\"" FONT ";line-height:1.6;max-width:44em;"
			"margin:16px\">\n<h1 style=\"font-size:20px\">");
	html_text(&html, notice->subject);
	html_put(&html, "</h1>\n<p style=\"" FAINT ";word-break:break-all\">");
	if (*notice->url) {
		html_url(&html, notice->url);
		html_put(&html, "<br>");
	}
	html_word(&html, WORD_NOTICE_SEEN);
	html_put(&html, " ");
	html_text(&html, when);
	html_put(&html, "</p>\n");
	html_lines(&html, notice->intro);
	for (int tone = 0; tone < NOTICE_TONES; tone++)
		html_entries(&html, notice, (enum notice_tone)tone);
	html_put(&html, "<p style=\"" FAINT "\">");
	html_word(&html, WORD_NOTICE_FOOT);
	html_put(&html, "</p>\n</body></html>\n");
}
