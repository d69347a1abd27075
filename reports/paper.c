#include "reports/paper.h"

#include <string.h>

G_DEFINE_QUARK(oitcheck_paper_error, paper_error)

static void block_free(void *data)
{
	struct paper_block *block = data;

	g_free(block->text);
	g_clear_pointer(&block->widths, g_array_unref);
	g_clear_pointer(&block->cells, g_ptr_array_unref);
	g_free(block);
}

struct paper *paper_new(const char *title)
{
	struct paper *paper = g_new0(struct paper, 1);

	paper->title = g_strdup(title);
	paper->blocks = g_ptr_array_new_with_free_func(block_free);
	return paper;
}

void paper_free(struct paper *paper)
{
	if (!paper)
		return;
	g_free(paper->title);
	g_ptr_array_unref(paper->blocks);
	g_free(paper);
}

static struct paper_block *add(struct paper *paper, enum paper_block_kind kind, const char *text)
{
	struct paper_block *block = g_new0(struct paper_block, 1);

	block->kind = kind;
	block->text = g_strdup(text);
	g_ptr_array_add(paper->blocks, block);
	return block;
}

void paper_add(struct paper *paper, enum paper_block_kind kind, const char *text)
{
	if (text)
		add(paper, kind, text);
}

void paper_addf(struct paper *paper, enum paper_block_kind kind, const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list args;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	add(paper, kind, text);
}

void paper_table(struct paper *paper, const struct paper_column *columns, guint n_columns)
{
	struct paper_block *block = add(paper, PAPER_TABLE, "");

	block->widths = g_array_new(FALSE, FALSE, sizeof(guint));
	block->cells = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < n_columns; i++) {
		g_array_append_val(block->widths, columns[i].width);
		g_ptr_array_add(block->cells, g_strdup(columns[i].name));
	}
}

void paper_row(struct paper *paper, const char *const *cells)
{
	struct paper_block *block = paper->blocks->pdata[paper->blocks->len - 1];

	for (guint i = 0; i < block->widths->len; i++)
		g_ptr_array_add(block->cells, g_strdup(cells[i]));
}

static void run_clear(void *data)
{
	g_free(((struct paper_run *)data)->text);
}

static void add_run(GArray *runs, const char *text, gsize length, gboolean blank)
{
	const struct paper_run run = {g_strndup(text, length), blank};

	g_array_append_val(runs, run);
}

GArray *paper_runs(const char *line)
{
	GArray *runs = g_array_new(FALSE, FALSE, sizeof(struct paper_run));

	g_array_set_clear_func(runs, run_clear);
	while (*line) {
		const char *start = strstr(line, PAPER_BLANK);
		const char *end = start ? strchr(start, ']') : NULL;

		if (!end)
			break;
		if (start > line)
			add_run(runs, line, (gsize)(start - line), FALSE);
		add_run(runs, start, (gsize)(end + 1 - start), TRUE);
		line = end + 1;
	}
	if (*line)
		add_run(runs, line, strlen(line), FALSE);
	return runs;
}

static const struct {
	const char *suffix;
	gboolean (*write)(const struct paper *paper, GString *out, GError **error);
} formats[] = {
	[PAPER_DOCX] = {".docx", paper_docx},
	[PAPER_HTML] = {".html", paper_html},
};

gboolean paper_format_of_path(const char *path, enum paper_format *format)
{
	g_autofree char *lower = g_ascii_strdown(path, -1);

	for (gsize i = 0; i < G_N_ELEMENTS(formats); i++)
		if (g_str_has_suffix(lower, formats[i].suffix)) {
			*format = (enum paper_format)i;
			return TRUE;
		}
	return FALSE;
}

gboolean paper_write(const struct paper *paper, enum paper_format format, GString *out,
		     GError **error)
{
	return formats[format].write(paper, out, error);
}
