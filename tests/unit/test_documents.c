/* Documents of several producers say what they say; broken and hostile ones end as a page with a
 * reason, within limits, and leave nothing behind. */
#include "base/child.h"
#include "base/fold.h"
#include "base/json.h"
#include "crawler/extract/extract.h"
#include "crawler/limits.h"

#include "tests/support/needs.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define RECALL 0.99

static char *read_bytes(const char *name, gsize *size)
{
	g_autofree char *path = g_build_filename(FIXTURES, "docs", name, NULL);
	char *bytes = NULL;

	g_assert_true(g_file_get_contents(path, &bytes, size, NULL));
	return bytes;
}

static struct page *extract(const char *name, const void *bytes, gsize size)
{
	g_autofree char *url = g_strconcat("http://www.example.go.th/", name, NULL);
	struct extract_input input = {.url = url, .body = bytes, .size = size, .status = 200};

	return extract_page(&input);
}

static struct page *read_document(const char *name)
{
	gsize size = 0;
	g_autofree char *bytes = read_bytes(name, &size);

	return extract(name, bytes, size);
}

static gboolean says(const struct page *page, const char *phrase)
{
	g_autofree char *fold = fold_text(phrase, -1);

	for (uint32_t i = 0; i < page->n_blocks; i++)
		if (strstr(page->blocks[i].fold, fold))
			return TRUE;
	return FALSE;
}

static void check_recall_of(const char *name, const cJSON *phrases)
{
	AUTO(page) page = read_document(name);
	const cJSON *phrase;
	int found = 0;

	g_assert_cmpint(page->read, ==, READ_OK);
	g_assert_cmpstr(page->reason, ==, "");
	cJSON_ArrayForEach(phrase, phrases)
	{
		gboolean said = says(page, phrase->valuestring);
		if (!said)
			g_test_message("%s lacks %s", name, phrase->valuestring);
		found += said;
	}
	g_assert_cmpfloat((double)found / cJSON_GetArraySize(phrases), >=, RECALL);
}

static void check_recall(void)
{
	AUTO(json_file) file = json_load(FIXTURES "/docs/expected.json", 1 << 20, NULL);
	const cJSON *document, *name;
	int files = 0;

	g_assert_nonnull(file);
	cJSON_ArrayForEach(document, cJSON_GetObjectItem(file->root, "documents"))
		cJSON_ArrayForEach(name, cJSON_GetObjectItem(document, "files"))
	{
		check_recall_of(name->valuestring, cJSON_GetObjectItem(document, "phrases"));
		files++;
	}
	g_assert_cmpint(files, ==, 10);
}

static const struct block *find_block(const struct page *page, const char *text)
{
	for (uint32_t i = 0; i < page->n_blocks; i++)
		if (strcmp(page->blocks[i].text, text) == 0)
			return &page->blocks[i];
	return NULL;
}

static void check_word_structure(void)
{
	static const char *const names[] = {"text.docx", "text.odt", "text.doc"};

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		AUTO(page) page = read_document(names[i]);
		const struct block *heading = find_block(page, "สรุปผลการใช้จ่ายงบประมาณ");
		const struct block *item = find_block(page, "ปัญหา อุปสรรค และข้อเสนอแนะ");
		const struct block *head = find_block(page, "งบประมาณ (บาท)");
		const struct block *cell = find_block(page, "32,000");
		g_assert_cmpint(page->kind, ==, PAGE_OFFICE);
		g_assert_true(heading && item && head && cell);
		g_assert_cmpint(heading->kind, ==, BLOCK_HEADING);
		g_assert_cmpint(heading->level, ==, 2);
		g_assert_cmpint(item->kind, ==, BLOCK_ITEM);
		g_assert_true(&page->blocks[item->heading] == heading);
		g_assert_cmpint(head->kind, ==, BLOCK_HEAD_CELL);
		g_assert_cmpint(head->col, ==, 3);
		g_assert_cmpint(cell->kind, ==, BLOCK_CELL);
		g_assert_cmpint(cell->table, ==, head->table);
		g_assert_cmpint(cell->row, ==, 3);
		g_assert_cmpint(cell->col, ==, 3);
	}
}

static void check_properties(void)
{
	AUTO(page) page = read_document("text.docx");

	g_assert_cmpstr(page->title, ==, "รายงานผลการดำเนินงานประจำปี ตำบลน้ำใส");
	g_assert_cmpint(page->blocks[0].kind, ==, BLOCK_TITLE);
	g_assert_true(g_str_has_prefix(page->producer, "LibreOffice"));
	g_assert_cmpuint(page->n_links, ==, 1);
	g_assert_cmpstr(page->links[0].url, ==, "http://www.example.go.th/complain");
}

static void check_sheet_structure(void)
{
	static const struct {
		const char *name, *date;
	} sheets[] = {{"sheet.xlsx", "2024-11-04"},
		      {"sheet.ods", "04/11/2024"},
		      {"sheet.xls", "2024-11-04"}};

	for (guint i = 0; i < G_N_ELEMENTS(sheets); i++) {
		AUTO(page) page = read_document(sheets[i].name);
		const struct block *sheet = find_block(page, "แผนจัดซื้อจัดจ้าง 2568");
		const struct block *head = find_block(page, "วันที่ประกาศ");
		const struct block *date = find_block(page, sheets[i].date);
		g_assert_true(sheet && head && date);
		g_assert_cmpint(sheet->kind, ==, BLOCK_HEADING);
		g_assert_cmpint(head->kind, ==, BLOCK_HEAD_CELL);
		g_assert_true(&page->blocks[head->heading] == sheet);
		g_assert_cmpint(date->kind, ==, BLOCK_CELL);
		g_assert_cmpint(date->row, ==, 2);
		g_assert_cmpint(date->col, ==, 4);
		g_assert_cmpuint(page->n_pages, ==, 2);
	}
}

static void check_slides(void)
{
	AUTO(page) page = read_document("slides.pptx");

	g_assert_cmpuint(page->n_pages, ==, 2);
	g_assert_cmpint(find_block(page, "อำนาจหน้าที่")->page_no, ==, 2);
}

static void check_archive(void)
{
	AUTO(page) page = read_document("bundle.zip");
	const struct block *report = find_block(page, "รายงานประจำปี.docx");
	const struct block *plan = find_block(page, "แผนจัดซื้อ_.xls");
	const struct block *head = find_block(page, "งบประมาณ (บาท)");
	const struct block *cell = find_block(page, "จำนวน ๓ รายการ");

	g_assert_cmpint(page->kind, ==, PAGE_ARCHIVE);
	g_assert_true(report && plan && head && cell);
	g_assert_cmpint(report->kind, ==, BLOCK_HEADING);
	g_assert_cmpint(head->kind, ==, BLOCK_HEAD_CELL);
	g_assert_cmpuint(head->table, ==, 1);
	g_assert_cmpuint(cell->table, ==, 2);
	g_assert_cmpint(page->blocks[cell->heading].level, ==, 2);
	g_assert_nonnull(find_block(page, "nested.zip"));
	g_assert_false(says(page, "ข้อความในไฟล์ที่ซ้อนอยู่"));
	g_assert_cmpint(page->read, ==, READ_CUT); /* of the archive within */
	g_assert_cmpstr(page->reason, ==, "format-not-read-yet");
}

static void check_7z(void)
{
	AUTO(page) page = read_document("bundle.7z");

	g_assert_cmpint(page->read, ==, READ_OK);
	g_assert_nonnull(find_block(page, "text.docx"));
	g_assert_nonnull(find_block(page, "จำนวน ๓ รายการ"));
	g_assert_cmpuint(page->n_links, ==, 1);
}

/* Kinds are told by content; the name may lie. */
static void check_sniffed(void)
{
	static const struct {
		const char *name, *as, *mime;
	} files[] = {
		{"text.doc", "f.xls", "application/msword"},
		{"sheet.xls", "f.doc", "application/vnd.ms-excel"},
		{"text.rtf", "f.doc", "application/rtf"},
		{"sheet.xlsx", "f.zip",
		 "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
		{"text.odt", "f.docx", "application/vnd.oasis.opendocument.text"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
		gsize size = 0;
		g_autofree char *bytes = read_bytes(files[i].name, &size);
		AUTO(page) page = extract(files[i].as, bytes, size);
		g_assert_cmpint(page->read, ==, READ_OK);
		g_assert_cmpstr(page->mime, ==, files[i].mime);
	}
}

/* Parts as Word on the web names them; and what is longer than a block loses nothing. */
static void check_odd(void)
{
	AUTO(page) page = read_document("odd.docx");
	const struct block *heading = find_block(page, "หัวข้อ");
	unsigned ends = 0;

	g_assert_cmpint(page->read, ==, READ_OK);
	g_assert_true(heading && heading->kind == BLOCK_HEADING && heading->level == 2);
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		const struct block *block = &page->blocks[i];

		g_assert_cmpuint(strlen(block->text), <=, LIMIT_BLOCK_TEXT);
		ends += block->kind == BLOCK_PARAGRAPH && g_str_has_suffix(block->text, "จบย่อหน้า");
		ends += block->kind == BLOCK_HEAD_CELL && g_str_has_suffix(block->text, "จบช่อง");
	}
	g_assert_cmpuint(ends, ==, 2);
}

static void check_hostile(void)
{
	static const struct {
		const char *name;
		enum read_state read;
		const char *reason;
	} files[] = {
		{"hostile/plain.docx", READ_OK, ""},
		{"hostile/zip-bomb.docx", READ_NO_TEXT, "document-limit"},
		{"hostile/xml-bomb.docx", READ_NO_TEXT, "broken-document"},
		{"hostile/outside.docx", READ_NO_TEXT, "broken-document"},
		{"hostile/deep.docx", READ_NO_TEXT, "broken-document"},
		{"hostile/locked.docx", READ_NO_TEXT, "encrypted"},
		{"lost.xlsx", READ_CUT, "broken-document"}, /* of its texts */
	};

	for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
		AUTO(page) page = read_document(files[i].name);
		g_test_message("%s", files[i].name);
		g_assert_cmpint(page->read, ==, files[i].read);
		g_assert_cmpstr(page->reason, ==, files[i].reason);
	}
	AUTO(page) huge = read_document("hostile/huge-sizes.docx");
	g_assert_true(huge->read == READ_OK || *huge->reason);
}

static void check_stream(const char *stream, const char *file, const char *reason)
{
	static const char ole[64] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
	glong units = 0;
	g_autofree gunichar2 *name = g_utf8_to_utf16(stream, -1, NULL, &units, NULL);
	g_autoptr(GByteArray) body = g_byte_array_new();

	g_byte_array_append(body, (const guint8 *)ole, sizeof ole);
	g_byte_array_append(body, (const guint8 *)name, (guint)(units * sizeof *name));
	AUTO(page) page = extract(file, body->data, body->len);
	g_assert_cmpint(page->kind, ==, PAGE_OFFICE);
	g_assert_cmpint(page->read, ==, READ_NO_TEXT);
	g_assert_cmpstr(page->reason, ==, reason);
}

/* Compound files: a locked office document holds its encrypted package; old presentations are not
 * read, and why is said. */
static void check_compound(void)
{
	check_stream("EncryptedPackage", "f.docx", "encrypted");
	check_stream("PowerPoint Document", "f.ppt", "old-powerpoint");
}

/* More members than an office document has, each of no size. */
static void check_members(void)
{
	static const guint8 head[30] = "PK\3\4\n";
	g_autoptr(GByteArray) body = g_byte_array_new();

	for (guint i = 0; i <= LIMIT_MEMBERS; i++) {
		guint8 header[sizeof head];
		memcpy(header, head, sizeof head);
		header[26] = 5;
		g_byte_array_append(body, header, sizeof header);
		g_byte_array_append(body, (const guint8 *)"word/", 5);
	}
	AUTO(page) page = extract("f.docx", body->data, body->len);
	g_assert_cmpint(page->kind, ==, PAGE_OFFICE);
	g_assert_cmpint(page->read, ==, READ_NO_TEXT);
	g_assert_cmpstr(page->reason, ==, "document-limit");
}

static struct page *read_by_ocr(const char *name)
{
	gsize size = 0;
	g_autofree char *bytes = read_bytes(name, &size);
	struct extract_input input = {.url = "http://www.example.go.th/f",
				      .body = bytes,
				      .size = size,
				      .status = 200,
				      .ocr_pages = 2};

	return extract_page(&input);
}

/* What OCR reads is compared as rules do: by the skeleton. */
static gboolean says_weakly(const struct page *page, const char *phrase)
{
	g_autofree char *fold = fold_text(phrase, -1);
	g_autofree char *skeleton = fold_skeleton(fold);

	for (uint32_t i = 0; i < page->n_blocks; i++) {
		g_autofree char *block = fold_skeleton(page->blocks[i].fold);
		if (strstr(block, skeleton))
			return TRUE;
	}
	return FALSE;
}

static void check_ocr(void)
{
	static const char *const phrases[] = {
		"รายงานผลการดำเนินงานประจำปีงบประมาณ",
		"องค์การบริหารส่วนตำบลน้ำใส",
		"จัดทำแผนปฏิบัติการป้องกัน",
		"การทุจริต และสรุปผลการจัดซื้อจัดจ้าง",
		"สรุปผลการใช้จ่ายงบประมาณ",
		"ปัญหา อุปสรรค และข้อเสนอแนะ",
		"มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
		"ลำดับที่",
		"โครงการ/กิจกรรม",
		"หมายเหตุท้ายตาราง",
	};
	guint found = 0;

	if (!needs("tesseract", child_has("tesseract")) ||
	    !needs("pdftoppm", child_has("pdftoppm")))
		return;
	AUTO(page) page = read_by_ocr("scanned.pdf");
	g_assert_cmpint(page->read, ==, READ_CUT); /* what OCR overlooks proves nothing */
	g_assert_cmpstr(page->reason, ==, "ocr");
	g_assert_cmpuint(page->n_blank_pages, ==, 0);
	for (uint32_t i = 0; i < page->n_blocks; i++)
		g_assert_true(page->blocks[i].ocr && page->blocks[i].page_no == 1);
	for (guint i = 0; i < G_N_ELEMENTS(phrases); i++)
		found += says_weakly(page, phrases[i]);
	g_assert_cmpuint(found * 10, >=, 9 * G_N_ELEMENTS(phrases));

	AUTO(page) picture = read_by_ocr("scanned.png");
	g_assert_cmpint(picture->kind, ==, PAGE_IMAGE);
	g_assert_true(says_weakly(picture, phrases[0]));
	AUTO(page) blank = read_by_ocr("blank.png");
	g_assert_cmpuint(blank->n_blank_pages, ==, 1);
	g_assert_cmpuint(blank->n_blocks, ==, 0);
	/* of a document that is scanned in part, only those pages: the third is blank */
	AUTO(page) partly = read_by_ocr("partly.pdf");
	g_assert_cmpint(partly->read, ==, READ_CUT);
	g_assert_cmpstr(partly->reason, ==, "ocr-limit");
	g_assert_cmpuint(partly->n_pages, ==, 4);
	g_assert_cmpuint(partly->n_blank_pages, ==, 1);
	g_assert_true(says_weakly(partly, phrases[0]));
	for (uint32_t i = 0; i < partly->n_blocks; i++)
		g_assert_cmpint(partly->blocks[i].ocr, ==, partly->blocks[i].page_no == 4);
	AUTO(page) icon = read_by_ocr("icon.png");
	g_assert_cmpint(icon->read, ==, READ_OK);
	g_assert_cmpuint(icon->n_pages, ==, 0);
	AUTO(page) digital = read_by_ocr("text.docx");
	g_assert_cmpint(digital->read, ==, READ_OK);
	AUTO(page) unread = read_document("scanned.pdf");
	g_assert_cmpstr(unread->reason, ==, "scan");
}

static void check_reasoned(const char *name, const void *bytes, gsize size)
{
	AUTO(page) page = extract(name, bytes, size);

	g_assert_nonnull(page);
	g_assert_true(page->read == READ_OK || *page->reason);
	g_assert_cmpuint(page->n_blocks, <=, LIMIT_BLOCKS);
}

static const char *const corpus[] = {"text.docx",  "text.odt",  "text.doc",   "text.rtf",
				     "text.pdf",   "sheet.xls", "sheet.xlsx", "slides.pptx",
				     "bundle.zip", "bundle.7z"};

/* unrtf leaves type open that begins before a table. */
static void check_rtf_table(void)
{
	static const char rtf[] =
		"{\\rtf1\\ansi{\\fonttbl{\\f0 Garuda;}}{\\b\\fs36 Statistics\\par\n"
		"\\trowd\\cellx3000\\cellx6000\\pard\\intbl\\qc Month\\cell Counter\\cell\\row\n"
		"\\trowd\\cellx3000\\cellx6000\\pard\\intbl October\\cell 120\\cell\\row}}";
	AUTO(page) page = extract("t.rtf", rtf, strlen(rtf));

	g_assert_cmpuint(page->n_blocks, >, 3);
	for (uint32_t i = 0; i < page->n_blocks; i++)
		g_assert_cmpint(page->blocks[i].kind, !=, BLOCK_HEADING);
}

/* A word that is broken behind its hyphen in a narrow column is one word. */
static void check_hyphen(void)
{
	static const char pdf[] =
		"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
		"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R"
		"/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
		"4 0 obj<</Length 86>>stream\n"
		"BT /F 12 Tf 20 250 Td 14 TL (users) Tj T* (of E-) Tj T* (Service) Tj T* (3 - 4) "
		"Tj ET\n"
		"endstream endobj\n"
		"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
		"trailer<</Root 1 0 R/Size 6>>\n%%EOF\n";
	AUTO(page) page = extract("t.pdf", pdf, strlen(pdf));
	gboolean found = FALSE;

	for (uint32_t i = 0; i < page->n_blocks; i++)
		found |= strstr(page->blocks[i].text, "users of E-Service 3 - 4") != NULL;
	g_assert_true(found);
}

static void check_truncated(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(corpus); i++) {
		gsize size = 0;
		g_autofree char *bytes = read_bytes(corpus[i], &size);
		for (gsize part = 1; part < 6; part++)
			check_reasoned(corpus[i], bytes, size * part / 6);
		AUTO(page) half = extract(corpus[i], bytes, size / 3);
		if (!g_str_has_suffix(corpus[i], ".rtf")) /* half a text is a text */
			g_assert_cmpint(half->read, !=, READ_OK);
	}
}

static void check_mutated(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(2568);

	for (guint i = 0; i < G_N_ELEMENTS(corpus); i++) {
		gsize size = 0;
		g_autofree char *bytes = read_bytes(corpus[i], &size);
		for (int round = 0; round < 8; round++) {
			g_autofree char *copy = g_memdup2(bytes, size);
			for (int n = 1 << round % 6; n > 0; n--)
				copy[g_rand_int_range(rand, 8, (gint32)size)] =
					(char)g_rand_int_range(rand, 0, 256);
			check_reasoned(corpus[i], copy, size);
		}
	}
}

static void check_reader_absent(void)
{
	g_autofree char *reader = g_strdup(g_getenv("OITCHECK_READER"));

	g_setenv("OITCHECK_READER", "/nowhere/oitcheck-reader", TRUE);
	AUTO(page) page = read_document("text.docx");
	g_setenv("OITCHECK_READER", reader ? reader : "", TRUE);
	g_assert_cmpint(page->read, ==, READ_NO_TEXT);
	g_assert_cmpstr(page->reason, ==, "no-reader");
}

static char scratch[] = "/tmp/oitcheck-documents-XXXXXX";

/* Runs last: no child's folder is left. */
static void check_nothing_left(void)
{
	g_autoptr(GDir) dir = g_dir_open(scratch, 0, NULL);

	g_assert_nonnull(dir);
	g_assert_null(g_dir_read_name(dir));
}

int main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	g_assert_nonnull(g_mkdtemp(scratch));
	g_chmod(scratch, 0755);
	g_setenv("TMPDIR", scratch, TRUE);
	g_test_add_func("/documents/recall", check_recall);
	g_test_add_func("/documents/word", check_word_structure);
	g_test_add_func("/documents/properties", check_properties);
	g_test_add_func("/documents/sheet", check_sheet_structure);
	g_test_add_func("/documents/slides", check_slides);
	g_test_add_func("/documents/archive", check_archive);
	g_test_add_func("/documents/7z", check_7z);
	g_test_add_func("/documents/sniffed", check_sniffed);
	g_test_add_func("/documents/hostile", check_hostile);
	g_test_add_func("/documents/odd", check_odd);
	g_test_add_func("/documents/compound", check_compound);
	g_test_add_func("/documents/members", check_members);
	g_test_add_func("/documents/ocr", check_ocr);
	g_test_add_func("/documents/rtf-table", check_rtf_table);
	g_test_add_func("/documents/hyphen", check_hyphen);
	g_test_add_func("/documents/truncated", check_truncated);
	g_test_add_func("/documents/mutated", check_mutated);
	g_test_add_func("/documents/reader-absent", check_reader_absent);
	g_test_add_func("/documents/nothing-left", check_nothing_left);
	status = g_test_run();
	g_rmdir(scratch);
	return status;
}
