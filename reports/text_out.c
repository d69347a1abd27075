#include "reports/text_out.h"

#include "base/fold.h"
#include "reports/view.h"

enum {
	WIDTH_DEFAULT = 80,
	WIDTH_MIN = 40,
	WIDTH_MAX = 200,
	LABEL_COLUMNS = 12,
	SCORE_COLUMNS = 44,
	RANGE_COLUMNS = 29, /* indent, figure and range of a score row */
	URL_MAX = 4096,
};

#define RANGE_VISIBLE 0.005 /* ends that look the same with two decimals are no range */

static const char *const escapes[] = {
	[STYLE_PLAIN] = "",        [STYLE_BOLD] = "\033[1m",  [STYLE_FAINT] = "\033[2m",
	[STYLE_GOOD] = "\033[32m", [STYLE_WARN] = "\033[33m", [STYLE_BAD] = "\033[31m",
};

void text_out_init(struct text_out *text, const struct report_options *options, GString *out)
{
	text->out = out;
	text->wrapper = wrapper_new();
	text->lang = options->lang;
	text->width = options->width ? CLAMP(options->width, WIDTH_MIN, WIDTH_MAX) : WIDTH_DEFAULT;
	text->colour = options->colour;
}

void text_out_clear(struct text_out *text)
{
	wrapper_free(text->wrapper);
	text->wrapper = NULL;
}

const char *text_pick(const struct text_out *text, const char *th, const char *en)
{
	return view_pick(text->lang, th, en);
}

static void append_styled(struct text_out *text, enum style style, const char *words)
{
	gboolean coloured = text->colour && style != STYLE_PLAIN && words[0] != '\0';

	g_string_append_printf(text->out, "%s%s%s", coloured ? escapes[style] : "", words,
			       coloured ? "\033[0m" : "");
}

static void append_blanks(struct text_out *text, int n)
{
	for (int i = 0; i < n; i++)
		g_string_append_c(text->out, ' ');
}

void text_blank(struct text_out *text)
{
	g_string_append_c(text->out, '\n');
}

void text_heading(struct text_out *text, const char *heading)
{
	if (text->out->len)
		text_blank(text);
	text_paragraph(text, STYLE_BOLD, 0, 0, heading);
	for (int i = 0; i < text->width; i++)
		g_string_append(text->out, "─");
	text_blank(text);
}

void text_paragraph(struct text_out *text, enum style style, int indent, int hang,
		    const char *paragraph)
{
	g_autoptr(GPtrArray) lines =
		wrap_lines(text->wrapper, paragraph, text->width - indent - hang);

	for (guint i = 0; i < lines->len; i++) {
		append_blanks(text, indent + (i ? hang : 0));
		append_styled(text, style, lines->pdata[i]);
		text_blank(text);
	}
}

static void append_label(struct text_out *text, enum style style, int indent, const char *label)
{
	append_blanks(text, indent);
	append_styled(text, style, label);
	append_blanks(text, MAX(LABEL_COLUMNS - text_width(label), 1));
}

void text_field(struct text_out *text, enum style label_style, int indent, const char *label,
		const char *paragraph)
{
	g_autoptr(GPtrArray) lines = NULL;

	if (!paragraph || paragraph[0] == '\0')
		return;
	lines = wrap_lines(text->wrapper, paragraph, text->width - indent - LABEL_COLUMNS);
	for (guint i = 0; i < lines->len; i++) {
		append_label(text, i ? STYLE_PLAIN : label_style, indent, i ? "" : label);
		g_string_append(text->out, lines->pdata[i]);
		text_blank(text);
	}
}

void text_url(struct text_out *text, int indent, const char *label, const char *url)
{
	g_autofree char *shown = view_address(url);
	g_autofree char *clean = text_clean(shown, -1, URL_MAX);

	if (clean[0] == '\0')
		return;
	append_label(text, STYLE_FAINT, indent, label);
	g_string_append_printf(text->out, "%s\n", clean);
}

static void append_figure(struct text_out *text, enum style style, const char *label, double figure,
			  const char *remark)
{
	int columns = MIN(SCORE_COLUMNS, text->width - RANGE_COLUMNS);
	g_autofree char *cut = text_ellipsis(label, columns);
	g_autofree char *number = g_strdup_printf("%7.2f", figure);

	append_blanks(text, 2);
	append_styled(text, style, cut);
	append_blanks(text, columns - text_width(cut));
	append_styled(text, style, number);
	if (remark[0] != '\0') {
		append_blanks(text, 2);
		append_styled(text, STYLE_FAINT, remark);
	}
	text_blank(text);
}

void text_score(struct text_out *text, enum style style, const char *label,
		const struct range *score)
{
	g_autofree char *low = g_strdup_printf("%.2f", score->low);
	g_autofree char *high = g_strdup_printf("%.2f", score->high);
	g_autofree char *range = word_fill(text->lang, WORD_RANGE, low, high, NULL);

	append_figure(text, style, label, score->estimate,
		      score->high - score->low >= RANGE_VISIBLE ? range : "");
}

void text_figure(struct text_out *text, const char *label, double figure, const char *remark)
{
	append_figure(text, STYLE_PLAIN, label, figure, remark);
}
