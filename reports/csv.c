#include "reports/csv.h"

#include <string.h>

void csv_start(GString *out)
{
	g_string_append(out, "\xef\xbb\xbf");
}

/* Also in the wide form that input methods write, and behind a tab or a line's end. */
static gboolean starts_formula(const char *text)
{
	static const char *const starts[] = {"=",  "+",  "-",  "@",  "\t",
					     "\r", "＝", "＋", "－", "＠"};

	for (gsize i = 0; i < G_N_ELEMENTS(starts); i++)
		if (g_str_has_prefix(text, starts[i]))
			return TRUE;
	return FALSE;
}

/* RFC 4180 §2: quoted where it must be, quotes doubled, lines end with CRLF. */
void csv_cell(GString *out, const char *text, gboolean last)
{
	g_autoptr(GString) cell = g_string_new(starts_formula(text) ? "'" : "");

	g_string_append(cell, text);
	if (strpbrk(text, "\",\r\n")) {
		g_string_replace(cell, "\"", "\"\"", 0);
		g_string_prepend_c(cell, '"');
		g_string_append_c(cell, '"');
	}
	g_string_append(cell, last ? "\r\n" : ",");
	g_string_append_len(out, cell->str, (gssize)cell->len);
}
