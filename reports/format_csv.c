/* The checklist as a table for a spreadsheet: CSV by RFC 4180, in UTF-8 with the mark by which
 * Excel knows it. */
#include "reports/format.h"
#include "reports/sheet.h"

#include <string.h>

/* A cell that starts so is a formula to a spreadsheet, also in the wide form that input methods
 * write; a site's text must never be one. */
static gboolean starts_formula(const char *text)
{
	static const char *const starts[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};

	for (gsize i = 0; i < G_N_ELEMENTS(starts); i++)
		if (g_str_has_prefix(text, starts[i]))
			return TRUE;
	return FALSE;
}

/* RFC 4180 §2: quoted where it must be, quotes doubled, lines end with CRLF. */
static void append_cell(GString *out, const char *text)
{
	g_autoptr(GString) cell = g_string_new(starts_formula(text) ? "'" : "");

	g_string_append(cell, text);
	if (!strpbrk(text, "\",\r\n")) {
		g_string_append(out, cell->str);
		return;
	}
	g_string_replace(cell, "\"", "\"\"", 0);
	g_string_append_printf(out, "\"%s\"", cell->str);
}

static void append_end(GString *out, guint column, guint columns)
{
	g_string_append(out, column + 1 < columns ? "," : "\r\n");
}

gboolean format_csv(const struct result *result, const struct report_options *options, GString *out,
		    G_GNUC_UNUSED GError **error)
{
	AUTO(sheet) sheet = sheet_items(result, options->lang);

	g_string_append(out, "\xef\xbb\xbf");
	for (guint i = 0; i < sheet->n_columns; i++) {
		append_cell(out, word(sheet->columns[i].title, options->lang));
		append_end(out, i, sheet->n_columns);
	}
	for (guint i = 0; i < sheet->rows->len; i++) {
		const GArray *row = sheet->rows->pdata[i];

		for (guint j = 0; j < row->len; j++) {
			append_cell(out, g_array_index(row, struct sheet_cell, j).text);
			append_end(out, j, sheet->n_columns);
		}
	}
	return TRUE;
}
