#include "cli/table.h"

#include "crawler/extract/extract.h"

#include <string.h>

#define BOM         "\xEF\xBB\xBF" /* spreadsheet programs put it before UTF-8 */
#define COLUMNS_MAX 64u
#define ZIP_START   "PK\003\004"
#define OLE_START   "\xD0\xCF\x11\xE0"

G_DEFINE_QUARK(oitcheck_table_error, table_error)

static void row_free(void *data)
{
	struct table_row *row = data;

	g_ptr_array_unref(row->cells);
	g_free(row);
}

static struct table_row *add_row(GPtrArray *rows, unsigned sheet, unsigned line)
{
	struct table_row *row = g_new0(struct table_row, 1);

	row->sheet = sheet;
	row->line = line;
	row->cells = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(rows, row);
	return row;
}

const char *table_cell(const struct table_row *row, guint column)
{
	const char *cell = column < row->cells->len ? row->cells->pdata[column] : NULL;

	return cell ? cell : "";
}

struct csv {
	const char *at; /* what is not read yet */
	unsigned line;  /* of at */
};

/* One cell, up to the comma or line end after it. Within quotes both are text, and a quote is
 * doubled (RFC 4180 §2.6, §2.7). Yours. */
static char *read_cell(struct csv *csv)
{
	GString *cell = g_string_new(NULL);
	gboolean quoted = FALSE;

	for (; *csv->at && (quoted || !strchr(",\n", *csv->at)); csv->at++) {
		csv->line += *csv->at == '\n';
		if (*csv->at != '"')
			g_string_append_c(cell, *csv->at);
		else if (quoted && csv->at[1] == '"')
			g_string_append_c(cell, *csv->at++);
		else
			quoted = !quoted;
	}
	return g_strstrip(g_string_free(cell, FALSE));
}

/* A row, and at stands behind its line end. */
static void read_row(struct csv *csv, GPtrArray *rows)
{
	struct table_row *row = add_row(rows, 1, csv->line);

	for (;;) {
		g_ptr_array_add(row->cells, read_cell(csv));
		if (*csv->at != ',' || row->cells->len == COLUMNS_MAX)
			break;
		csv->at++;
	}
	while (*csv->at && *csv->at != '\n')
		csv->at++;
	if (*csv->at) {
		csv->at++;
		csv->line++;
	}
}

static gboolean read_csv(const char *path, const char *text, gsize size, GPtrArray *rows,
			 GError **error)
{
	struct csv csv = {g_str_has_prefix(text, BOM) ? text + strlen(BOM) : text, 1};

	if (!g_utf8_validate_len(text, size, NULL)) {
		g_set_error(error, TABLE_ERROR, TABLE_ERROR_INVALID,
			    "%s:1: ไม่ใช่ UTF-8: บันทึกแฟ้มเป็น CSV UTF-8 หรือ XLSX (not UTF-8: save it "
			    "as CSV UTF-8 or XLSX)",
			    path);
		return FALSE;
	}
	while (*csv.at)
		read_row(&csv, rows);
	return TRUE;
}

static void put_cell(struct table_row *row, unsigned column, const char *text)
{
	if (column == 0 || column > COLUMNS_MAX)
		return;
	if (row->cells->len < column)
		g_ptr_array_set_size(row->cells, (int)column);
	g_free(row->cells->pdata[column - 1]);
	row->cells->pdata[column - 1] = g_strdup(text);
}

/* The text of a cell, and where it leads to: people hide addresses behind "ลิงก์". *link is the first
 * that may belong to it: links stand in the order of their blocks. Yours. */
static char *cell_text(const struct page *page, uint32_t index, uint32_t *link)
{
	GString *text = g_string_new(page->blocks[index].text);

	while (*link < page->n_links && page->links[*link].block < index)
		(*link)++;
	for (; *link < page->n_links && page->links[*link].block == index; (*link)++)
		if (page->links[*link].url && !strstr(text->str, "://"))
			g_string_append_printf(text, "\n%s", page->links[*link].url);
	return g_string_free(text, FALSE);
}

/* What the reader of office documents takes for titles above the table has no place in it, and is
 * no row of it. */
static gboolean read_workbook(const char *path, const char *bytes, gsize size, GPtrArray *rows,
			      GError **error)
{
	AUTO(page)
	page = extract_page(&(struct extract_input){
		.url = "file:///table.xlsx", .body = bytes, .size = size, .status = 200});
	struct table_row *row = NULL;
	uint32_t link = 0;

	if (page->read != READ_OK) {
		g_set_error(error, TABLE_ERROR, TABLE_ERROR_INVALID,
			    "%s:1: อ่านตารางในแฟ้มนี้ไม่ได้ (%s): เปิดแล้วบันทึกใหม่เป็น XLSX โดยไม่ใส่รหัสผ่าน "
			    "(cannot read the workbook: save it again as XLSX, without a password)",
			    path, page->reason);
		return FALSE;
	}
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		const struct block *block = &page->blocks[i];

		if (block->table == 0 || block->row == 0 || block->col == 0)
			continue;
		if (!row || row->sheet != block->page_no || row->line != block->row)
			row = add_row(rows, block->page_no, block->row);
		g_autofree char *text = cell_text(page, i, &link);

		put_cell(row, block->col, text);
	}
	return TRUE;
}

GPtrArray *table_load(const char *path, GError **error)
{
	g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(row_free);
	g_autofree char *text = NULL;
	gsize size;

	if (!g_file_get_contents(path, &text, &size, error)) {
		g_prefix_error(error, "%s: เปิดแฟ้มไม่ได้ (cannot open): ", path);
		return NULL;
	}
	if (size > TABLE_FILE_MAX) {
		g_set_error(error, TABLE_ERROR, TABLE_ERROR_INVALID,
			    "%s:1: แฟ้มใหญ่เกินไป ดูว่าระบุถูกแฟ้ม (the file is too large, is it the right "
			    "one?)",
			    path);
		return NULL;
	}
	gboolean book = g_str_has_prefix(text, ZIP_START) || g_str_has_prefix(text, OLE_START);

	return (book ? read_workbook : read_csv)(path, text, size, rows, error)
		       ? g_steal_pointer(&rows)
		       : NULL;
}
