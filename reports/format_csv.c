/* The checklist as a table for a spreadsheet. */
#include "reports/csv.h"
#include "reports/format.h"
#include "reports/sheet.h"

gboolean format_csv(const struct result *result, const struct report_options *options, GString *out,
		    G_GNUC_UNUSED GError **error)
{
	AUTO(sheet) sheet = sheet_items(result, options->lang);

	csv_start(out);
	for (guint i = 0; i < sheet->n_columns; i++)
		csv_cell(out, word(sheet->columns[i].title, options->lang),
			 i + 1 == sheet->n_columns);
	for (guint i = 0; i < sheet->rows->len; i++) {
		const GArray *row = sheet->rows->pdata[i];

		for (guint j = 0; j < row->len; j++)
			csv_cell(out, g_array_index(row, struct sheet_cell, j).text,
				 j + 1 == sheet->n_columns);
	}
	return TRUE;
}
