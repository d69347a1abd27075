/* A paper as one HTML file for the printer and for the mail: no request, A4. */
#include "reports/html_out.h"
#include "reports/paper.h"

static const char style[] =
	"@page { size: A4; margin: 2.5cm 2cm }\n"
	"body { font: 16pt/1.5 \"TH Sarabun New\", \"TH SarabunPSK\", Sarabun, \"Noto Sans Thai\", "
	"sans-serif; max-width: 21cm; margin: 0 auto; padding: 1rem; color: #111; background: "
	"#fff; "
	"overflow-wrap: anywhere }\n"
	"h1 { font-size: 20pt; text-align: center; line-height: 1.3 }\n"
	"h2 { font-size: 17pt; margin: 1.2em 0 .4em; break-after: avoid }\n"
	"p { margin: .3em 0 }\n"
	".note { border: 2px solid #7d5200; background: #fbf0d9; padding: .5em .8em }\n"
	"table { border-collapse: collapse; width: 100%; margin: .5em 0; table-layout: fixed }\n"
	"th, td { border: 1px solid #555; padding: .2em .4em; vertical-align: top; text-align: "
	"left; "
	"font-size: 14pt }\n"
	"th { background: #e8edf2 }\n"
	"tr { break-inside: avoid }\n"
	"mark { background: #ffe680; color: #111 }\n";

static void write_line(struct html *html, const char *line)
{
	g_autoptr(GArray) runs = paper_runs(line);

	for (guint i = 0; i < runs->len; i++) {
		const struct paper_run *run = &g_array_index(runs, struct paper_run, i);
		/* html_text() trims, and a blank between two runs is to be seen */
		gboolean before = run->text[0] == ' ';
		gboolean after = run->text[1] != '\0' && g_str_has_suffix(run->text, " ");

		html_put(html, before ? " " : "");
		html_put(html, run->blank ? "<mark>" : "");
		html_text(html, run->text);
		html_put(html, run->blank ? "</mark>" : "");
		html_put(html, after ? " " : "");
	}
}

static void write_lines(struct html *html, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line; line++) {
		html_put(html, line > lines ? "<br>" : "");
		write_line(html, *line);
	}
}

static void write_table(struct html *html, const struct paper_block *block)
{
	guint columns = block->widths->len, whole = 0;

	for (guint i = 0; i < columns; i++)
		whole += g_array_index(block->widths, guint, i);
	html_put(html, "<table>\n<colgroup>");
	for (guint i = 0; i < columns; i++)
		html_putf(html, "<col style=\"width:%u%%\">",
			  g_array_index(block->widths, guint, i) * 100 / whole);
	html_put(html, "</colgroup>\n");
	for (guint i = 0; i < block->cells->len; i++) {
		const char *tag = i < columns ? "th" : "td";

		html_put(html, i % columns == 0 ? "<tr>" : "");
		html_putf(html, "<%s%s>", tag, i < columns ? " scope=\"col\"" : "");
		write_lines(html, block->cells->pdata[i]);
		html_putf(html, "</%s>%s", tag, i % columns == columns - 1 ? "</tr>\n" : "");
	}
	html_put(html, "</table>\n");
}

static void write_block(struct html *html, const struct paper_block *block)
{
	static const struct {
		const char *start, *end;
	} tags[] = {
		[PAPER_TITLE] = {"<h1>", "</h1>\n"},
		[PAPER_HEADING] = {"<h2>", "</h2>\n"},
		[PAPER_TEXT] = {"<p>", "</p>\n"},
		[PAPER_NOTE] = {"<p class=\"note\">", "</p>\n"},
		[PAPER_ITEM] = {"<p>• ", "</p>\n"},
	};

	if (block->kind == PAPER_TABLE) {
		write_table(html, block);
		return;
	}
	html_put(html, tags[block->kind].start);
	write_lines(html, block->text);
	html_put(html, tags[block->kind].end);
}

gboolean paper_html(const struct paper *paper, GString *out, G_GNUC_UNUSED GError **error)
{
	struct html html = {out, LANG_TH};

	html_put(&html, "<!DOCTYPE html>\n<html lang=\"th\">\n<head>\n<meta charset=\"utf-8\">\n"
			"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
			"<title>");
	html_text(&html, paper->title);
	html_putf(&html, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
	for (guint i = 0; i < paper->blocks->len; i++)
		write_block(&html, paper->blocks->pdata[i]);
	html_put(&html, "</main>\n</body>\n</html>\n");
	return TRUE;
}
