/* Excel's old .xls by freexl, which reads from a named file: the body is put into the working
 * directory, private and removed after the child (base/child.h). Seam of freexl. */
#include "crawler/reader/formats.h"

#include <freexl.h>
#include <string.h>

#define BODY "body.xls"

static void add_value(struct facts *facts, unsigned col, const FreeXL_CellValue *cell)
{
	char plain[G_ASCII_DTOSTR_BUF_SIZE];
	g_autofree char *number = NULL;

	switch (cell->type) {
	case FREEXL_CELL_INT:
		number = g_strdup_printf("%d", cell->value.int_value);
		facts_cell(facts, col, number);
		break;
	case FREEXL_CELL_DOUBLE:
		facts_cell(facts, col,
			   g_ascii_formatd(plain, sizeof plain, "%.10g", cell->value.double_value));
		break;
	case FREEXL_CELL_TEXT:
	case FREEXL_CELL_SST_TEXT:
	case FREEXL_CELL_DATE:
	case FREEXL_CELL_DATETIME:
	case FREEXL_CELL_TIME:
		if (cell->value.text_value)
			facts_cell(facts, col, cell->value.text_value);
		break;
	default:
		break;
	}
}

static gboolean read_rows(struct facts *facts, const void *book)
{
	unsigned rows = 0;
	unsigned short cols = 0;

	if (freexl_worksheet_dimensions(book, &rows, &cols) != FREEXL_OK)
		return FALSE;
	facts_table(facts);
	for (unsigned row = 0; row < rows && !facts_full(facts); row++) {
		for (unsigned short col = 0; col < cols; col++) {
			FreeXL_CellValue cell = {0};
			if (freexl_get_cell_value(book, row, col, &cell) == FREEXL_OK)
				add_value(facts, col + 1u, &cell);
		}
		facts_end_row(facts, row + 1);
	}
	return TRUE;
}

static gboolean read_book(struct facts *facts, const void *book)
{
	unsigned sheets = 0;
	gboolean whole = freexl_get_info(book, FREEXL_BIFF_SHEET_COUNT, &sheets) == FREEXL_OK;

	for (unsigned short i = 0; i < MIN(sheets, G_MAXUINT16) && !facts_full(facts); i++) {
		const char *name = NULL;
		if (freexl_get_worksheet_name(book, i, &name) != FREEXL_OK ||
		    freexl_select_active_worksheet(book, i) != FREEXL_OK) {
			whole = FALSE;
			continue;
		}
		facts->page = i + 1u;
		facts_add(facts, FACT_HEADING, 1, name);
		whole &= read_rows(facts, book);
	}
	return whole;
}

const char *read_xls(struct facts *facts, const void *bytes, gsize size)
{
	const void *book = NULL;
	unsigned locked = 0;
	const char *reason = READ_BROKEN;

	if (!g_file_set_contents(BODY, bytes, (gssize)size, NULL))
		return "document-limit";
	if (freexl_open(BODY, &book) == FREEXL_OK) {
		if (freexl_get_info(book, FREEXL_BIFF_PASSWORD, &locked) == FREEXL_OK &&
		    locked == FREEXL_BIFF_OBFUSCATED)
			reason = "encrypted";
		else
			reason = read_book(facts, book) ? READ_ALL : READ_BROKEN;
	}
	freexl_close(book);
	return reason;
}
