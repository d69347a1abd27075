/*
 * Text from pictures: tesseract over scanned pages (poppler's pdftoppm makes them pictures) and
 * over pictures themselves, as children. Slow, so for few documents and pages. Its letters are good
 * enough to know what a document is about, its Thai digits are not: every block says that it comes
 * from OCR.
 */
#include "crawler/extract/document.h"
#include "crawler/extract/extract.h"

#include <string.h>

#include "base/fold.h"
#include "base/thairepair.h"
#include "crawler/limits.h"

/* A page of A4 at 300 dpi in grey takes 8.7 MB; one of A3 twice that. */
static const struct child_limits picture_limits = {
	.cpu_seconds = 20,
	.wall_seconds = 60,
	.address_space = (gsize)1 << 30,
	.output = (gsize)32 << 20,
	.file_size = 1 << 20,
};

static const struct child_limits reading_limits = {
	.cpu_seconds = 90,
	.wall_seconds = 180,
	.address_space = (gsize)2 << 30,
	.output = (gsize)1 << 20,
	.file_size = 1 << 20,
};

struct reading {
	struct page_builder *builder;
	struct page *page;
	unsigned page_no;
	unsigned read; /* pages that had text */
	enum child_end end;
};

static void add_block(struct reading *reading, const char *text)
{
	struct block block = {.text = text, .heading = PAGE_NONE, .kind = BLOCK_PARAGRAPH};

	block.ocr = TRUE;
	block.page_no = (uint16_t)reading->page_no;
	if (text_letters(text) > 0)
		page_add_block(reading->builder, &block);
}

/* Line by line, and once more as paragraphs: lines break within words. */
static void add_lines(struct reading *reading, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_autoptr(GString) paragraph = g_string_new(NULL);
	guint joined = 0;

	for (guint i = 0; lines[i]; i++) {
		gboolean blank = text_letters(lines[i]) == 0;
		add_block(reading, lines[i]);
		if (!blank) {
			g_string_append_printf(paragraph, "%s%s", joined++ ? " " : "", lines[i]);
			if (lines[i + 1] && paragraph->len < LIMIT_BLOCK_TEXT / 2)
				continue;
		}
		if (joined > 1)
			add_block(reading, paragraph->str);
		g_string_truncate(paragraph, 0);
		joined = 0;
	}
}

/* Without its Thai data it reads with the English alone, makes litter of Thai, and ends well. */
static gboolean lacks_thai(const struct child_result *result)
{
	return result->err && strstr(result->err, "Failed loading language 'tha'") != NULL;
}

/* One picture. A single column of text of several sizes is the layout that official letters have;
 * --psm 3 loses lines of tables, --psm 6 large headings. */
static void read_picture(struct reading *reading, const void *picture, gsize size)
{
	static const char *const argv[] = {"tesseract", "-",     "-", "-l",
					   "tha+eng",   "--psm", "4", NULL};
	struct child_result result = {0};

	if (!child_run(argv, picture, size, &reading_limits, &result, NULL)) {
		reading->end = CHILD_FAILED;
		return;
	}
	reading->end = lacks_thai(&result) ? CHILD_ABSENT : result.end;
	if (reading->end == CHILD_OK) {
		g_autofree char *valid = document_text(result.out);
		g_autoptr(GString) text = g_string_new(valid);
		if (thai_repair(text) != THAI_GARBLED && text_letters(text->str) > 0) {
			reading->read++;
			add_lines(reading, text->str);
		}
	}
	child_result_clear(&result);
}

static void read_pdf_page(struct reading *reading, const struct extract_input *input)
{
	g_autofree char *number = g_strdup_printf("%u", reading->page_no);
	const char *const argv[] = {"pdftoppm", "-r", "300",  "-gray", "-f",
				    number,     "-l", number, "-",     NULL};
	struct child_result result = {0};

	if (!child_run(argv, input->body, input->size, &picture_limits, &result, NULL)) {
		reading->end = CHILD_FAILED;
		return;
	}
	reading->end = result.end;
	if (result.end == CHILD_OK)
		read_picture(reading, result.out->data, result.out->len);
	child_result_clear(&result);
}

/* Nobody scans a stamp: icons and buttons are smaller, and say nothing that the page does not. */
static gboolean is_scan(const struct page *page)
{
	const struct image *image = page->n_images > 0 ? &page->images[0] : NULL;
	gboolean small = image && image->width > 0 &&
			 (image->width < LIMIT_OCR_LEAST || image->height < LIMIT_OCR_LEAST);

	return page->kind == PAGE_IMAGE && strcmp(page->mime, "image/svg+xml") != 0 && !small;
}

/* Pages of which nothing was read, a bit for each. Yours. */
static guint8 *blank_pages(const struct page *page)
{
	guint8 *blank = g_malloc(page->n_pages + 1);

	memset(blank, TRUE, page->n_pages + 1);
	for (uint32_t i = 0; i < page->n_blocks; i++)
		if (page->blocks[i].page_no <= page->n_pages)
			blank[page->blocks[i].page_no] = FALSE;
	return blank;
}

/* What was read may prove something; what is not in it proves nothing, since OCR overlooks. */
static void set_end(const struct reading *reading, unsigned wanted)
{
	struct page *page = reading->page;

	page->n_blank_pages = wanted - MIN(reading->read, wanted);
	if (reading->end == CHILD_ABSENT && page->read != READ_OK)
		page->reason = "no-ocr";
	else if (reading->read > 0)
		document_set_read(page, READ_CUT, page->n_blank_pages > 0 ? "ocr-limit" : "ocr");
}

/* Of a document that is scanned in part, only the pages without text. */
static void read_pdf(struct reading *reading, const struct extract_input *input)
{
	const struct page *page = reading->page;
	g_autofree guint8 *blank = blank_pages(page);
	unsigned tried = 0;

	for (; reading->page_no <= page->n_pages && tried < input->ocr_pages &&
	       reading->end != CHILD_ABSENT;
	     reading->page_no++) {
		if (!blank[reading->page_no])
			continue;
		tried++;
		read_pdf_page(reading, input);
	}
	set_end(reading, page->n_blank_pages);
}

void extract_ocr(struct page_builder *builder, const struct extract_input *input)
{
	struct reading reading = {
		.builder = builder, .page = page_builder_page(builder), .page_no = 1};
	struct page *page = reading.page;
	gboolean readable = page->read == READ_OK || page->read == READ_NO_TEXT;

	if (is_scan(page)) {
		page->n_pages = 1;
		read_picture(&reading, input->body, input->size);
		set_end(&reading, 1);
	} else if (page->kind == PAGE_PDF && readable && page->n_blank_pages > 0) {
		read_pdf(&reading, input);
	}
}
