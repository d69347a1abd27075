/*
 * PDF through poppler's pdftotext, as a child with limits. One call gives the text with a form feed
 * after each page, and the document's metadata in front of it as HTML (-htmlmeta). -raw keeps the
 * order in which the text was written: column guessing tears Thai tables apart.
 */
#include "crawler/extract/document.h"
#include "crawler/extract/extract.h"
#include "crawler/extract/pdf_stamp.h"

#include <string.h>

#include "base/fold.h"
#include "base/thairepair.h"
#include "crawler/limits.h"

#define FULL_LINE    75 /* per cent of the longest line: a shorter one ends its paragraph */
#define NARROW_LINES 40 /* columns: a page of such lines is a list, not running text */
#define COLUMN_LINES                                                                               \
	3 /* so many short lines may be a table; two are a title and what is under it */

struct pdf_reader {
	struct page_builder *builder;
	struct page *page;
	GString *paragraph;
	GString *column; /* short lines, one after another */
	guint column_lines;
	guint page_no, garbled_pages;
	gboolean item;
};

/* pdftotext escapes what stands in its <head>, and nothing else. Yours. */
static char *unescape(const char *text, gsize length)
{
	static const char *const entities[][2] = {
		{"&lt;", "<"},   {"&gt;", ">"},  {"&quot;", "\""},
		{"&apos;", "'"}, {"&#39;", "'"}, {"&amp;", "&"},
	};
	GString *plain = g_string_new_len(text, (gssize)length);

	for (guint i = 0; i < G_N_ELEMENTS(entities); i++)
		g_string_replace(plain, entities[i][0], entities[i][1], 0);
	return g_string_free(plain, FALSE);
}

/* What stands in head between open and close, "" for nothing. */
static const char *head_value(struct page_builder *builder, const char *head, const char *open,
			      const char *close)
{
	const char *start = strstr(head, open);
	const char *end = start ? strstr(start + strlen(open), close) : NULL;
	g_autofree char *plain = NULL, *clean = NULL;

	if (!end)
		return "";
	start += strlen(open);
	plain = unescape(start, (gsize)(end - start));
	clean = text_clean(plain, -1, LIMIT_LABEL);
	return page_string(builder, clean);
}

static void read_head(struct pdf_reader *reader, const char *head)
{
	struct page *page = reader->page;
	struct block block = {.kind = BLOCK_TITLE, .heading = PAGE_NONE};

	page->title = head_value(reader->builder, head, "<title>", "</title>");
	page->producer =
		head_value(reader->builder, head, "<meta name=\"Producer\" content=\"", "\"/>");
	page->created =
		head_value(reader->builder, head, "<meta name=\"CreationDate\" content=\"", "\"/>");
	block.text = page->title;
	if (*page->title)
		page_add_block(reader->builder, &block);
}

static uint32_t add_block(struct pdf_reader *reader, const GString *text, enum block_kind kind)
{
	struct block block = {.heading = PAGE_NONE, .text = text->str};

	block.kind = (uint8_t)kind;
	block.page_no = (uint16_t)MIN(reader->page_no, G_MAXUINT16);
	return text->len > 0 ? page_add_block(reader->builder, &block) : PAGE_NONE;
}

static void end_paragraph(struct pdf_reader *reader)
{
	uint32_t index =
		add_block(reader, reader->paragraph, reader->item ? BLOCK_ITEM : BLOCK_PARAGRAPH);

	if (index != PAGE_NONE)
		document_add_urls(reader->builder, reader->paragraph->str, index, reader->page_no);
	g_string_truncate(reader->paragraph, 0);
	reader->item = FALSE;
}

/* A line is broken behind a hyphen as at a blank: "E-" and "Service" are one word. */
static void append_line(GString *text, const char *line)
{
	gboolean hyphened = text->len > 1 && text->str[text->len - 1] == '-' &&
			    g_ascii_isalpha(text->str[text->len - 2]) && g_ascii_isalpha(*line);

	if (text->len > 0 && !hyphened)
		g_string_append_c(text, ' ');
	g_string_append(text, line);
}

static void end_column(struct pdf_reader *reader)
{
	if (reader->column_lines >= COLUMN_LINES)
		add_block(reader, reader->column, BLOCK_PARAGRAPH);
	g_string_truncate(reader->column, 0);
	reader->column_lines = 0;
}

/* A narrow table cell breaks its words over several lines, and nothing tells where the cell ends.
 * Lines that each look like a paragraph are therefore given a second time, as one text. */
static void add_to_column(struct pdf_reader *reader, const char *line)
{
	if (reader->column->len + strlen(line) > LIMIT_BLOCK_TEXT / 2)
		end_column(reader);
	reader->column_lines++;
	append_line(reader->column, line);
}

/* "1.", "1.2", "(3)", "๑.", "-", "•" and a blank. */
static gboolean is_item(const char *line)
{
	gsize marks = 0;

	if (g_str_has_prefix(line, "- ") || g_str_has_prefix(line, "•"))
		return TRUE;
	for (const char *c = line; *c && marks < 8; c = g_utf8_next_char(c), marks++) {
		gunichar letter = g_utf8_get_char(c);
		if (letter == ' ')
			return marks > 0 && (c[-1] == '.' || c[-1] == ')');
		if (!g_unichar_isdigit(letter) && !strchr(".()", *c))
			return FALSE;
	}
	return FALSE;
}

static int longest_line(char *const *lines)
{
	int longest = 0;

	for (; *lines; lines++)
		longest = MAX(longest, text_width(*lines));
	return longest;
}

static void read_page(struct pdf_reader *reader, const GString *text)
{
	g_auto(GStrv) lines = NULL;
	int full;

	reader->page_no++;
	if (text_letters(text->str) == 0) {
		reader->page->n_blank_pages++;
		return;
	}
	lines = g_strsplit(text->str, "\n", -1);
	full = MAX(longest_line(lines) * FULL_LINE / 100, NARROW_LINES);
	for (guint i = 0; lines[i]; i++) {
		char *line = g_strstrip(lines[i]);
		gboolean is_short = text_width(line) < full;
		if (!*line || is_item(line)) {
			end_paragraph(reader);
			end_column(reader);
		}
		if (*line && is_short && reader->paragraph->len == 0)
			add_to_column(reader, line);
		else
			end_column(reader);
		if (reader->paragraph->len == 0)
			reader->item = is_item(line);
		append_line(reader->paragraph, line);
		if (is_short || reader->paragraph->len > LIMIT_BLOCK_TEXT / 2)
			end_paragraph(reader);
	}
	end_paragraph(reader);
	end_column(reader);
}

static void free_text(gpointer text)
{
	g_string_free(text, TRUE);
}

/* The pages' texts, repaired; empty where nothing of a page can be read. Yours. */
static GPtrArray *split_pages(struct pdf_reader *reader, char *body)
{
	GPtrArray *pages = g_ptr_array_new_with_free_func(free_text);

	for (char *feed; (feed = strchr(body, '\f')) != NULL; body = feed + 1) {
		*feed = '\0';
		GString *text = g_string_new(body);
		if (thai_repair(text) == THAI_GARBLED) {
			reader->garbled_pages++;
			g_string_truncate(text, 0);
		}
		g_ptr_array_add(pages, text);
	}
	return pages;
}

static void read_output(struct pdf_reader *reader, char *output, const struct extract_input *input)
{
	char *body = strstr(output, "<pre>\n");
	char *end = g_strrstr(output, "</pre>");

	if (!body)
		return;
	*body = '\0';
	body += strlen("<pre>\n");
	if (end && end >= body)
		*end = '\0';
	read_head(reader, output);
	g_autoptr(GPtrArray) pages = split_pages(reader, body);
	pdf_drop_stamps(pages, input);
	for (guint i = 0; i < pages->len; i++)
		read_page(reader, pages->pdata[i]);
	reader->page->n_pages = reader->page_no;
}

/* A document of which no page has text: of pictures, of letters that its fonts do not tell, or of
 * nothing at all. */
static void set_blank(const struct pdf_reader *reader)
{
	struct page *page = reader->page;
	const char *reason = "broken-document";

	if (page->n_blank_pages < page->n_pages || page->read != READ_OK)
		return;
	if (page->n_pages > 0)
		reason = reader->garbled_pages * 2 > page->n_pages ? "garbled" : "scan";
	document_set_read(page, READ_NO_TEXT, reason);
}

void extract_pdf(struct page_builder *builder, const struct extract_input *input)
{
	static const char *const argv[] = {"pdftotext", "-raw", "-htmlmeta", "-enc",
					   "UTF-8",     "-",    "-",         NULL};
	struct pdf_reader reader = {.builder = builder, .page = page_builder_page(builder)};
	struct child_result result = {0};
	g_autofree char *output = NULL;

	if (document_run(reader.page, argv, input->body, input->size, "no-pdftotext", &result)) {
		output = document_text(result.out);
		reader.paragraph = g_string_new(NULL);
		reader.column = g_string_new(NULL);
		read_output(&reader, output, input);
		g_string_free(reader.paragraph, TRUE);
		g_string_free(reader.column, TRUE);
		set_blank(&reader);
	}
	child_result_clear(&result);
}
