/* PDF, plain text and what cannot be read yet, over small documents of our own. */
#include "base/child.h"
#include "crawler/extract/extract.h"

#include "tests/support/needs.h"

#include <string.h>

static struct page *read_file(const char *name, gsize max)
{
	g_autofree char *path = g_build_filename(FIXTURES, "docs", name, NULL);
	g_autofree char *body = NULL;
	struct extract_input input = {.url = "http://www.example.go.th/f", .status = 200};
	gsize size = 0;

	g_assert_true(g_file_get_contents(path, &body, &size, NULL));
	input.body = body;
	input.size = MIN(size, max);
	return extract_page(&input);
}

static struct page *read_text(const char *text, gsize size, const char *url, const char *type)
{
	struct extract_input input = {
		.url = url, .content_type = type, .body = text, .size = size, .status = 200};

	return extract_page(&input);
}

static gboolean needs_pdftotext(void)
{
	return needs("pdftotext", child_has("pdftotext"));
}

static void check_text(void)
{
	if (!needs_pdftotext())
		return;
	AUTO(page) page = read_file("plan.pdf", G_MAXSIZE);

	g_assert_cmpint(page->read, ==, READ_OK);
	g_assert_cmpint(page->kind, ==, PAGE_PDF);
	g_assert_cmpstr(page->mime, ==, "application/pdf");
	g_assert_cmpstr(page->title, ==, "แผนปฏิบัติการประจำปี ทดสอบ");
	g_assert_cmpstr(page->producer, ==, "LibreOffice 7.4");
	g_assert_cmpstr(page->created, ==, "2026-11-22T03:38:04Z");
	g_assert_cmpuint(page->n_pages, ==, 3);
	g_assert_cmpuint(page->n_blank_pages, ==, 1);
	g_assert_cmpuint(page->n_blocks, ==, 7);
	g_assert_cmpint(page->blocks[0].kind, ==, BLOCK_TITLE);
	g_assert_cmpstr(page->blocks[1].text, ==, "แผนปฏิบัติการประจำปีงบประมาณ พ.ศ. 2568");
	g_assert_nonnull(strstr(page->blocks[2].fold, "ให้ประชาชนตรวจสอบได้ทุกไตรมาส"));
	g_assert_cmpint(page->blocks[4].kind, ==, BLOCK_ITEM);
	g_assert_cmpuint(page->blocks[4].page_no, ==, 1);
	g_assert_cmpstr(page->blocks[5].text, ==, "หน้าที่สอง รายละเอียดงบประมาณ");
	g_assert_cmpuint(page->blocks[5].page_no, ==, 2);
}

struct pdf_part {
	const char *text;
	gboolean picture; /* as wide as the page */
};

/* A PDF without a table of its objects, which poppler makes anew. */
static struct page *read_parts(const struct pdf_part *parts, guint count)
{
	g_autoptr(GString) pdf =
		g_string_new("%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n");
	g_autoptr(GString) kids = g_string_new(NULL);
	g_autofree char *bits = g_strnfill(13 * 140, '\x55');

	g_string_append_printf(
		pdf,
		"3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n4 0 obj "
		"<</Type/XObject/Subtype/Image/Width 100/Height 140/ColorSpace/DeviceGray"
		"/BitsPerComponent 1/Length %d>> stream\n%s\nendstream endobj\n",
		13 * 140, bits);
	for (guint i = 0; i < count; i++) {
		g_autofree char *content = g_strdup_printf(
			"%s BT /F 8 Tf 40 10 Td (%s) Tj ET",
			parts[i].picture ? "q 595 0 0 842 0 0 cm /I Do Q" : "", parts[i].text);
		g_string_append_printf(kids, "%u 0 R ", 10 + 2 * i);
		g_string_append_printf(
			pdf,
			"%u 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents "
			"%u 0 R/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>> endobj\n"
			"%u 0 obj <</Length %u>> stream\n%s\nendstream endobj\n",
			10 + 2 * i, 11 + 2 * i, 11 + 2 * i, (guint)strlen(content), content);
	}
	g_string_append_printf(
		pdf, "2 0 obj <</Type/Pages/Kids[%s]/Count %u>> endobj\ntrailer <</Root 1 0 R>>\n",
		kids->str, count);
	struct extract_input input = {.url = "http://www.example.go.th/f.pdf",
				      .content_type = "application/pdf",
				      .body = pdf->str,
				      .size = pdf->len,
				      .status = 200};
	return extract_page(&input);
}

/* What a scanner's program writes on its pictures does not make them read. */
static void check_stamps(void)
{
	static const char long_text[] = "The plan of this year has seven projects, each with its "
					"budget, its officer and its dates.";
	const struct pdf_part scan[] = {{"Scanned with CamScanner", TRUE},
					{"Scanned with CamScanner", TRUE}};
	const struct pdf_part numbered[] = {
		{long_text, FALSE}, {"Received No. 12", TRUE}, {"Received No. 13", TRUE}};
	const struct pdf_part cover[] = {{"Development plan 2566", TRUE}, {long_text, FALSE}};
	const struct pdf_part thin[] = {{"PDF 3", FALSE}};
	const struct {
		const struct pdf_part *parts;
		guint count;
		enum read_state read;
		guint blank;
	} cases[] = {
		{scan, G_N_ELEMENTS(scan), READ_NO_TEXT, 2},
		{numbered, G_N_ELEMENTS(numbered), READ_OK, 2},
		{cover, G_N_ELEMENTS(cover), READ_OK, 0},
		{thin, G_N_ELEMENTS(thin), READ_OK, 0},
	};

	if (!needs_pdftotext())
		return;
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		AUTO(page) page = read_parts(cases[i].parts, cases[i].count);
		g_assert_cmpuint(page->n_pages, ==, cases[i].count);
		g_assert_cmpuint(page->n_blank_pages, ==, cases[i].blank);
		g_assert_cmpint(page->read, ==, cases[i].read);
		g_assert_cmpstr(page->reason, ==, cases[i].read == READ_OK ? "" : "scan");
	}
}

/* Words that a narrow cell breaks over lines are found in the text of the column. */
static void check_narrow_cells(void)
{
	static const char *const words[] = {"ระดับความเสี่ยง", "โอกาสเกิด", "สุ่มตรวจรายเดือน"};

	if (!needs_pdftotext())
		return;
	AUTO(page) page = read_file("../sites/demo/files/bribery-risk-2568.pdf", G_MAXSIZE);

	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		gboolean found = FALSE;
		for (uint32_t b = 0; b < page->n_blocks; b++)
			found |= page->blocks[b].kind == BLOCK_PARAGRAPH &&
				 strstr(page->blocks[b].fold, words[i]) != NULL;
		g_assert_true(found);
	}
}

static void check_unread(void)
{
	static const struct {
		const char *name, *reason;
		gsize max;
	} files[] = {
		{"scan.pdf", "scan", G_MAXSIZE},
		{"locked.pdf", "encrypted", G_MAXSIZE},
		{"plan.pdf", "broken-document", 3000},
	};

	if (!needs_pdftotext())
		return;
	for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
		AUTO(page) page = read_file(files[i].name, files[i].max);
		g_assert_cmpint(page->kind, ==, PAGE_PDF);
		g_assert_cmpint(page->read, ==, READ_NO_TEXT);
		g_assert_cmpstr(page->reason, ==, files[i].reason);
	}
}

/* A page of one line in a font of every reader; poppler finds its way without a table of places. */
static struct page *read_made(const char *font, const char *line)
{
	g_autoptr(GString) body =
		g_string_new("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
			     "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n");

	g_string_append(body, "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 999 99]/Contents 4 0 R"
			      "/Resources<</Font<</F 5 0 R>>>>>>endobj\n");
	g_string_append_printf(
		body, "4 0 obj<</Length %zu>>stream\nBT/F 9 Tf 9 9 Td(%s)Tj ET\nendstream endobj\n",
		strlen(line) + 24, line);
	g_string_append_printf(
		body,
		"5 0 obj<</Type/Font/Subtype/Type1%s>>endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF\n",
		font);
	return read_text(body->str, body->len, "http://www.example.go.th/f.pdf", NULL);
}

/* A Thai code page in a font that says it is Latin, and letters of a font that tells nonsense. */
static void check_fonts(void)
{
	const char *whole = "แผนการจัดซื้อจัดจ้างประจำปีงบประมาณของเทศบาลตำบลน้ำใส จังหวัดตัวอย่าง";
	g_autofree char *line = g_convert(whole, -1, "TIS-620", "UTF-8", NULL, NULL, NULL);

	if (!needs_pdftotext())
		return;
	AUTO(page) page = read_made("/BaseFont/Helvetica/Encoding/WinAnsiEncoding", line);
	g_assert_cmpint(page->read, ==, READ_OK);
	g_assert_cmpstr(page->blocks[0].text, ==, whole);
	AUTO(page) garbled = read_made("/BaseFont/Symbol", "abgde fklm xyz");
	g_assert_cmpint(garbled->read, ==, READ_NO_TEXT);
	g_assert_cmpstr(garbled->reason, ==, "garbled");
	g_assert_cmpuint(garbled->n_blank_pages, ==, 1);
}

#define ZIP_HEADER "PK\3\4.........................."

static void check_sniff(void)
{
	static const struct {
		const char *bytes;
		gsize size;
		const char *type, *url;
		enum page_kind kind;
		const char *mime;
	} answers[] = {
		{"<!DOCTYPE html><p>", 18, "text/plain", "http://a.th/", PAGE_HTML, "text/html"},
		{"\xef\xbb\xbf\n<HTML>", 10, NULL, "http://a.th/x", PAGE_HTML, "text/html"},
		{"ok", 2, "text/html", "http://a.th/x", PAGE_HTML, "text/html"},
		{"ok", 2, NULL, "http://a.th/x.txt", PAGE_PLAIN, "text/plain"},
		{"a,b", 3, NULL, "http://a.th/x.csv", PAGE_PLAIN, "text/csv"},
		{"\n%PDF-1.4", 9, "text/html", "http://a.th/x", PAGE_PDF, "application/pdf"},
		{"\x89PNG\r\n\x1a\n", 8, "text/html", "http://a.th/x.pdf", PAGE_IMAGE, "image/png"},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, NULL, "http://a.th/x.doc", PAGE_OFFICE,
		 "application/msword"},
		{ZIP_HEADER "word/document.xml", 47, NULL, "http://a.th/x", PAGE_OFFICE,
		 "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
		{ZIP_HEADER "a.jpg", 35, NULL, "http://a.th/x.zip", PAGE_ARCHIVE,
		 "application/zip"},
		{ZIP_HEADER "plan.docx" ZIP_HEADER "word/document.xml", 86, NULL,
		 "http://a.th/x.zip", PAGE_ARCHIVE, "application/zip"},
		{"var a = '<p>';", 14, "application/javascript", "http://a.th/x", PAGE_OTHER,
		 "text/javascript"},
		{"a\0b", 3, "application/octet-stream", "http://a.th/x", PAGE_OTHER,
		 "application/octet-stream"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(answers); i++) {
		struct extract_input input = {.url = answers[i].url,
					      .content_type = answers[i].type,
					      .body = answers[i].bytes,
					      .size = answers[i].size,
					      .status = 200};
		const char *mime = NULL;
		g_assert_cmpint(extract_sniff(&input, &mime), ==, answers[i].kind);
		g_assert_cmpstr(mime, ==, answers[i].mime);
	}
}

static void check_formats_to_come(void)
{
	static const char *const files[][2] = {{"http://a.th/x.ppt", "old-powerpoint"},
					       {"http://a.th/x.vsd", "format-not-read-yet"}};

	for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
		AUTO(page)
		page = read_text("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, files[i][0], NULL);

		g_assert_cmpint(page->read, ==, READ_NO_TEXT);
		g_assert_cmpstr(page->reason, ==, files[i][1]);
		g_assert_cmpint(page->kind, ==, PAGE_OFFICE);
	}
}

static void check_image_size(void)
{
	static const char jpeg[] =
		"\xff\xd8\xff\xe0\0\4xx\xff\xc0\0\x11\x08\x04\xd2\x09\x29\x03...";
	static const char gif[] = "GIF89a\x10\0\x20\0";
	AUTO(page) photo = read_text(jpeg, sizeof(jpeg) - 1, "http://a.th/x", NULL);
	AUTO(page) icon = read_text(gif, sizeof(gif) - 1, "http://a.th/y", NULL);

	g_assert_cmpint(photo->read, ==, READ_OK);
	g_assert_cmpuint(photo->n_blocks, ==, 0);
	g_assert_cmpuint(photo->images[0].width, ==, 2345);
	g_assert_cmpuint(photo->images[0].height, ==, 1234);
	g_assert_cmpuint(icon->images[0].width, ==, 16);
	g_assert_cmpuint(icon->images[0].height, ==, 32);
}

static void check_plain(void)
{
	static const char text[] = "ประกาศ\r\n\r\nบรรทัดสอง";
	static const char csv[] = "ชื่อ,\"เบอร์, โทร\"\n\"ก \"\"ข\"\"\",02\n";
	AUTO(page) page = read_text(text, strlen(text), "http://a.th/x.txt", "text/plain");
	AUTO(page) table = read_text(csv, strlen(csv), "http://a.th/x.csv", "text/csv");

	g_assert_cmpuint(page->n_blocks, ==, 2);
	g_assert_cmpstr(page->blocks[1].text, ==, "บรรทัดสอง");
	g_assert_cmpuint(table->n_blocks, ==, 4);
	g_assert_cmpint(table->blocks[1].kind, ==, BLOCK_HEAD_CELL);
	g_assert_cmpstr(table->blocks[1].text, ==, "เบอร์, โทร");
	g_assert_cmpstr(table->blocks[2].text, ==, "ก \"ข\"");
	g_assert_cmpuint(table->blocks[3].row, ==, 2);
	g_assert_cmpuint(table->blocks[3].col, ==, 2);
}

static void check_cut(void)
{
	struct extract_input input = {
		.url = "http://a.th/", .body = "<p>ก", .size = 6, .status = 200};

	input.cut = "reset";
	AUTO(page) page = extract_page(&input);
	g_assert_cmpint(page->read, ==, READ_CUT);
	g_assert_cmpstr(page->reason, ==, "reset");
	input.body = "%PDF-1.4\n";
	input.size = 9;
	AUTO(page) document = extract_page(&input);
	g_assert_cmpint(document->read, ==, READ_NO_TEXT);
	g_assert_cmpstr(document->reason, ==, "reset");
	g_assert_cmpuint(page->n_blocks, ==, 1);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pdf/text", check_text);
	g_test_add_func("/pdf/stamps", check_stamps);
	g_test_add_func("/pdf/narrow-cells", check_narrow_cells);
	g_test_add_func("/pdf/unread", check_unread);
	g_test_add_func("/pdf/fonts", check_fonts);
	g_test_add_func("/extract/sniff", check_sniff);
	g_test_add_func("/extract/formats-to-come", check_formats_to_come);
	g_test_add_func("/extract/image-size", check_image_size);
	g_test_add_func("/extract/cut", check_cut);
	g_test_add_func("/plain/text-and-csv", check_plain);
	return g_test_run();
}
