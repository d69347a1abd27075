/* The one writer of CSV, for spreadsheets: RFC 4180, in UTF-8 with the mark by which Excel knows
 * it. */
#ifndef OIT_REPORTS_CSV_H
#define OIT_REPORTS_CSV_H

#include <glib.h>

void csv_start(GString *out);

/* The next cell; the last one ends its line. Text that a spreadsheet would take for a formula gets
 * a ' before it: what a server sent may stand in any cell. */
void csv_cell(GString *out, const char *text, gboolean last);

#endif
