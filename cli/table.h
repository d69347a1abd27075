/* A table that somebody keeps in a file: CSV, or the first sheets of a workbook. */
#ifndef OIT_CLI_TABLE_H
#define OIT_CLI_TABLE_H

#include <glib.h>

#define TABLE_ERROR table_error_quark()
GQuark table_error_quark(void);
enum table_error { TABLE_ERROR_INVALID };

#define TABLE_FILE_MAX (32u << 20) /* bytes; a sheet of 43 items has some 20 KB */

struct table_row {
	unsigned sheet, line; /* as a spreadsheet program counts them, from 1 */
	GPtrArray *cells;     /* char *, "" for an empty one */
};

/*
 * Reads CSV (RFC 4180, UTF-8) or a workbook (.xlsx, .ods, .xls: by its content; a program of its
 * own reads it, with limits). In a workbook each break of a line within a cell is a blank.
 * GPtrArray of struct table_row *, yours, frees them; NULL with G_FILE_ERROR, or TABLE_ERROR and
 * "file:line: what".
 */
GPtrArray *table_load(const char *path, GError **error);

/* The cell, "" where the row is shorter. */
const char *table_cell(const struct table_row *row, guint column);

#endif
