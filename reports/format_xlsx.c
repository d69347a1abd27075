/* The checklist as a workbook: the items, their elements, the scores. The library writes files
 * only, so the workbook passes through a temporary one. */
#include "base/fold.h"
#include "reports/format.h"
#include "reports/sheet.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum {
	URL_MAX = 2079, /* what Excel follows */
	HEAD_INK = 0xffffff,
	HEAD_GROUND = 0x1c4f80,
	PAPER_A4 = 9, /* ECMA-376 Part 1 §18.3.1.63 */
	FONT_POINTS = 10,
	LINE_POINTS = 14, /* of that font, with room for the marks above Thai letters */
	ROW_MAX = 409,    /* points: what Excel allows */
};

/* On every Windows, with Thai letters; others replace it. */
static const char font[] = "Tahoma";

static const struct {
	lxw_color_t ink, ground;
} colours[VERDICT_COUNT] = {
	[VERDICT_FOUND] = {0x17663f, 0xe4f3ea},
	[VERDICT_PARTIAL] = {0x7d5200, 0xfbf0d9},
	[VERDICT_UNCLEAR] = {0x55478a, 0xedeaf6},
	[VERDICT_MISSING] = {0xa02a23, 0xfbe9e7},
};

struct book {
	lxw_workbook *workbook; /* its formats and sheets are its own */
	lxw_format *head, *text, *figure, *verdicts[VERDICT_COUNT];
	enum lang lang;
};

static lxw_format *new_format(struct book *book)
{
	lxw_format *format = workbook_add_format(book->workbook);

	format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	format_set_text_wrap(format);
	format_set_font_name(format, font);
	format_set_font_size(format, FONT_POINTS);
	format_set_border(format, LXW_BORDER_HAIR);
	return format;
}

static void make_formats(struct book *book)
{
	book->head = new_format(book);
	format_set_bold(book->head);
	format_set_font_color(book->head, HEAD_INK);
	format_set_bg_color(book->head, HEAD_GROUND);
	book->text = new_format(book);
	book->figure = new_format(book);
	format_set_num_format(book->figure, "0.00");
	for (gsize i = 0; i < VERDICT_COUNT; i++) {
		book->verdicts[i] = new_format(book);
		format_set_bold(book->verdicts[i]);
		format_set_font_color(book->verdicts[i], colours[i].ink);
		format_set_bg_color(book->verdicts[i], colours[i].ground);
	}
}

/* One address alone in its cell can be clicked. */
static gboolean is_link(const char *text)
{
	return (g_str_has_prefix(text, "https://") || g_str_has_prefix(text, "http://")) &&
	       !strpbrk(text, "\n ") && g_utf8_strlen(text, -1) <= URL_MAX;
}

/* Texts are written as texts, so that none of them is a formula. */
static lxw_error write_cell(const struct book *book, lxw_worksheet *page, lxw_row_t row,
			    lxw_col_t column, const struct sheet_cell *cell)
{
	lxw_format *format = cell->verdict >= 0 ? book->verdicts[cell->verdict] : book->text;

	if (cell->number)
		return worksheet_write_number(page, row, column, g_ascii_strtod(cell->text, NULL),
					      book->figure);
	if (cell->text[0] == '\0')
		return worksheet_write_blank(page, row, column, format);
	/* the library limits links, in length and in number: without one the text stands alone */
	if (cell->url && is_link(cell->url) &&
	    worksheet_write_url_opt(page, row, column, cell->url, format, cell->text, NULL) ==
		    LXW_NO_ERROR)
		return LXW_NO_ERROR;
	return worksheet_write_string(page, row, column, cell->text, format);
}

/* Lines that a text takes in a column of so many characters. */
static guint lines_of(const char *text, double width)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	guint count = 0;

	for (char **line = lines; *line; line++)
		count += 1 + (guint)(MAX(text_width(*line) - 1, 0) / width);
	return count;
}

/* Excel finds the height of a row by itself, LibreOffice only where somebody asks: texts that lie
 * over each other are no table. */
static double row_height(const struct sheet *sheet, const GArray *row)
{
	guint most = 1;

	for (guint i = 0; i < row->len; i++)
		most = MAX(most, lines_of(g_array_index(row, struct sheet_cell, i).text,
					  sheet->columns[i].width));
	return MIN(most * LINE_POINTS + 3, ROW_MAX);
}

static lxw_error write_row(const struct book *book, lxw_worksheet *page, const struct sheet *sheet,
			   guint number)
{
	const GArray *row = sheet->rows->pdata[number];
	lxw_error fault = worksheet_set_row(page, number + 1, row_height(sheet, row), NULL);

	for (guint i = 0; !fault && i < row->len; i++)
		fault = write_cell(book, page, number + 1, (lxw_col_t)i,
				   &g_array_index(row, struct sheet_cell, i));
	return fault;
}

static lxw_error write_sheet(const struct book *book, const struct sheet *sheet)
{
	lxw_worksheet *page = workbook_add_worksheet(book->workbook, word(sheet->name, book->lang));
	lxw_error fault = page ? LXW_NO_ERROR : LXW_ERROR_MEMORY_MALLOC_FAILED;
	lxw_col_t last = (lxw_col_t)(sheet->n_columns - 1);

	for (lxw_col_t i = 0; !fault && i <= last; i++) {
		worksheet_set_column(page, i, i, sheet->columns[i].width, NULL);
		fault = worksheet_write_string(
			page, 0, i, word(sheet->columns[i].title, book->lang), book->head);
	}
	for (guint i = 0; !fault && i < sheet->rows->len; i++)
		fault = write_row(book, page, sheet, i);
	if (fault)
		return fault;
	worksheet_freeze_panes(page, 1, 0);
	worksheet_autofilter(page, 0, 0, sheet->rows->len, last);
	worksheet_set_landscape(page);
	worksheet_set_paper(page, PAPER_A4);
	worksheet_fit_to_pages(page, 1, 0);
	worksheet_set_footer(page, "&C&P / &N");
	return worksheet_repeat_rows(page, 0, 0);
}

/* The same result makes the same bytes: the time of making is that of the audit. */
static void set_properties(const struct book *book, const struct result *result)
{
	g_autoptr(GDateTime) audited = g_date_time_new_from_iso8601(result->audited_at, NULL);
	g_autofree char *year = g_strdup_printf("%d", result->fiscal_year);
	g_autofree char *title = word_fill(book->lang, WORD_TITLE, year, NULL);
	lxw_doc_properties properties = {
		.title = title,
		.subject = result->site_host,
		.comments = (char *)word(WORD_NOT_OFFICIAL, book->lang),
		.created = audited ? (time_t)g_date_time_to_unix(audited) : 1,
	};

	workbook_set_properties(book->workbook, &properties);
}

static lxw_error write_book(const char *path, const struct result *result, enum lang lang)
{
	struct book book = {.workbook = workbook_new(path), .lang = lang};
	AUTO(sheet) items = sheet_items(result, lang);
	AUTO(sheet) elements = sheet_elements(result, lang);
	AUTO(sheet) scores = sheet_scores(result, lang);
	lxw_error fault, closed;

	if (!book.workbook)
		return LXW_ERROR_MEMORY_MALLOC_FAILED;
	make_formats(&book);
	set_properties(&book, result);
	fault = write_sheet(&book, items);
	if (!fault)
		fault = write_sheet(&book, elements);
	if (!fault)
		fault = write_sheet(&book, scores);
	closed = workbook_close(book.workbook);
	return fault ? fault : closed;
}

gboolean format_xlsx(const struct result *result, const struct report_options *options,
		     GString *out, GError **error)
{
	g_autofree char *path = NULL, *bytes = NULL;
	gsize size = 0;
	lxw_error fault;
	gboolean read;
	int file = g_file_open_tmp("oitcheck-XXXXXX.xlsx", &path, error);

	if (file < 0)
		return FALSE;
	close(file);
	fault = write_book(path, result, options->lang);
	if (fault)
		g_set_error(error, REPORT_ERROR, REPORT_ERROR_NOT_WRITTEN,
			    "ทำแฟ้ม Excel ไม่ได้ ดูที่ว่างในดิสก์ (cannot make the workbook, is there room "
			    "on the disk?): %s",
			    lxw_strerror(fault));
	read = !fault && g_file_get_contents(path, &bytes, &size, error);
	g_unlink(path);
	if (read)
		g_string_append_len(out, bytes, (gssize)size);
	return read;
}
