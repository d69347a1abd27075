#include "crawler/extract/extract.h"

#include <string.h>

#include "base/fold.h"
#include "crawler/outcome.h"
#include "crawler/url.h"

#define SNIFFED                                                                                    \
	4096u /* bytes looked at for a text's kind; %PDF- may stand behind a kilobyte of noise */

#define ZIP_NAME 30 /* where the first member's name stands (APPNOTE.TXT §4.3.7) */

struct format {
	enum page_kind kind;
	const char *mime;
};

struct magic {
	gsize at;
	const char *bytes;
	gsize length;
	struct format format;
};

#define MAGIC(at, text) (at), (text), sizeof(text) - 1

const char *const extract_programs[] = {"antiword",  "pdfimages", "pdftoppm", "pdftotext",
					"tesseract", "unrtf",     NULL};

static const struct magic magics[] = {
	{MAGIC(0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), {PAGE_OFFICE, "application/x-ole-storage"}},
	{MAGIC(0, "{\\rtf"), {PAGE_OFFICE, "application/rtf"}},
	{MAGIC(0, "\x89PNG\r\n\x1a\n"), {PAGE_IMAGE, "image/png"}},
	{MAGIC(0, "\xff\xd8\xff"), {PAGE_IMAGE, "image/jpeg"}},
	{MAGIC(0, "GIF8"), {PAGE_IMAGE, "image/gif"}},
	{MAGIC(8, "WEBP"), {PAGE_IMAGE, "image/webp"}},
	{MAGIC(0, "II*\0"), {PAGE_IMAGE, "image/tiff"}},
	{MAGIC(0, "MM\0*"), {PAGE_IMAGE, "image/tiff"}},
	{MAGIC(0, "Rar!\x1a\x07"), {PAGE_ARCHIVE, "application/vnd.rar"}},
	{MAGIC(0, "7z\xbc\xaf\x27\x1c"), {PAGE_ARCHIVE, "application/x-7z-compressed"}},
	{MAGIC(0, "\x1f\x8b"), {PAGE_ARCHIVE, "application/gzip"}},
	{MAGIC(4, "ftyp"), {PAGE_OTHER, "video/mp4"}},
	{MAGIC(0, "ID3"), {PAGE_OTHER, "audio/mpeg"}},
};

/* A ZIP's names of members stand in the clear; the first ones tell the format. */
static const struct {
	const char *member;
	const char *mime;
} zip_members[] = {
	{"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
	{"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
	{"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
	{"opendocument.text", "application/vnd.oasis.opendocument.text"},
	{"opendocument.spreadsheet", "application/vnd.oasis.opendocument.spreadsheet"},
	{"opendocument.presentation", "application/vnd.oasis.opendocument.presentation"},
};

/* What a header or an extension says, for texts and where the bytes say only "container". */
static const struct {
	const char *name;
	struct format format;
} names[] = {
	{"docx",
	 {PAGE_OFFICE, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}},
	{"xlsx",
	 {PAGE_OFFICE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}},
	{"pptx",
	 {PAGE_OFFICE,
	  "application/vnd.openxmlformats-officedocument.presentationml.presentation"}},
	{"doc", {PAGE_OFFICE, "application/msword"}},
	{"xls", {PAGE_OFFICE, "application/vnd.ms-excel"}},
	{"ppt", {PAGE_OFFICE, "application/vnd.ms-powerpoint"}},
	{"csv", {PAGE_PLAIN, "text/csv"}},
	{"txt", {PAGE_PLAIN, "text/plain"}},
	{"js", {PAGE_OTHER, "text/javascript"}},
	{"css", {PAGE_OTHER, "text/css"}},
	{"json", {PAGE_OTHER, "application/json"}},
	{"svg", {PAGE_IMAGE, "image/svg+xml"}},
};

static gboolean has_bytes(const struct extract_input *input, gsize at, const char *bytes,
			  gsize length)
{
	return input->size >= at + length &&
	       memcmp((const char *)input->body + at, bytes, length) == 0;
}

/* Nothing may come without an address, which memmem() would have to have. */
static gboolean contains(const struct extract_input *input, gsize within, const char *text)
{
	return input->size > 0 &&
	       memmem(input->body, MIN(input->size, within), text, strlen(text)) != NULL;
}

static gboolean sniff_name(const struct extract_input *input, struct format *format)
{
	const char *extension = url_extension(input->url);

	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(extension, names[i].name) == 0) {
			*format = names[i].format;
			return TRUE;
		}
	return FALSE;
}

/* The streams of a compound file are named in UTF-16; the first of these that is there tells the
 * format (a document may hold a sheet, hardly a sheet a document). */
static const struct {
	const char *stream;
	const char *mime;
} ole_streams[] = {
	{"EncryptedPackage", MIME_LOCKED_OFFICE},
	{"PowerPoint Document", "application/vnd.ms-powerpoint"},
	{"WordDocument", "application/msword"},
	{"Workbook", "application/vnd.ms-excel"},
	{"Book", "application/vnd.ms-excel"},
};

static void sniff_ole(const struct extract_input *input, struct format *format)
{
	for (guint i = 0; i < G_N_ELEMENTS(ole_streams); i++) {
		g_autofree gunichar2 *name =
			g_utf8_to_utf16(ole_streams[i].stream, -1, NULL, NULL, NULL);
		if (memmem(input->body, input->size, name, 2 * strlen(ole_streams[i].stream))) {
			format->mime = ole_streams[i].mime;
			return;
		}
	}
	sniff_name(input, format);
}

/* Name of the first member begins so in every office package that is met; in an archive of such
 * packages it does not, though their names stand in it too. */
static gboolean may_be_package(const struct extract_input *input)
{
	static const char *const starts[] = {"[Content_Types].xml",
					     "_rels/",
					     "docProps/",
					     "word/",
					     "xl/",
					     "ppt/",
					     "customXml/",
					     "mimetype",
					     "META-INF/",
					     "content.xml",
					     "styles.xml",
					     "meta.xml"};

	for (guint i = 0; i < G_N_ELEMENTS(starts); i++)
		if (has_bytes(input, ZIP_NAME, starts[i], strlen(starts[i])))
			return TRUE;
	return FALSE;
}

static struct format sniff_zip(const struct extract_input *input)
{
	struct format format = {PAGE_ARCHIVE, "application/zip"};

	for (guint i = 0; i < G_N_ELEMENTS(zip_members) && may_be_package(input); i++)
		if (contains(input, 16 * SNIFFED, zip_members[i].member))
			return (struct format){PAGE_OFFICE, zip_members[i].mime};
	return format;
}

static gboolean sniff_magic(const struct extract_input *input, struct format *format)
{
	if (contains(input, 1024, "%PDF-")) {
		*format = (struct format){PAGE_PDF, "application/pdf"};
		return TRUE;
	}
	if (has_bytes(input, 0, "PK\3\4", 4)) {
		*format = sniff_zip(input);
		return TRUE;
	}
	for (guint i = 0; i < G_N_ELEMENTS(magics); i++) {
		if (!has_bytes(input, magics[i].at, magics[i].bytes, magics[i].length))
			continue;
		*format = magics[i].format;
		if (i == 0)
			sniff_ole(input, format);
		return TRUE;
	}
	return FALSE;
}

/* Tags that only HTML has; a text of an XML kind has none of them. */
static gboolean has_html_tags(const struct extract_input *input)
{
	static const char *const tags[] = {
		"<!doctype html", "<html",  "<head",     "<body",   "<script", "<title", "<meta",
		"<div",           "<table", "<frameset", "<a href", "<p>",     "<br"};
	g_autofree char *start = g_ascii_strdown(input->body ? input->body : "",
						 (gssize)MIN(input->size, (gsize)SNIFFED));
	gsize length = MIN(input->size, (gsize)SNIFFED);

	for (guint i = 0; i < G_N_ELEMENTS(tags); i++)
		if (memmem(start, length, tags[i], strlen(tags[i])))
			return TRUE;
	return FALSE;
}

static gboolean is_binary(const struct extract_input *input)
{
	gboolean utf16 = has_bytes(input, 0, "\xff\xfe", 2) || has_bytes(input, 0, "\xfe\xff", 2);

	return !utf16 && memchr(input->body, '\0', MIN(input->size, (gsize)512)) != NULL;
}

static gboolean header_says(const struct extract_input *input, const char *type)
{
	return input->content_type && strcasestr(input->content_type, type);
}

static struct format sniff_text(const struct extract_input *input)
{
	struct format format = {PAGE_HTML, "text/html"};
	gboolean html = header_says(input, "text/html") || header_says(input, "xhtml") ||
			has_html_tags(input);

	if (sniff_name(input, &format) && format.kind != PAGE_PLAIN && !html)
		return format;
	if (header_says(input, "javascript"))
		return (struct format){PAGE_OTHER, "text/javascript"};
	if (header_says(input, "text/css"))
		return (struct format){PAGE_OTHER, "text/css"};
	if (header_says(input, "json"))
		return (struct format){PAGE_OTHER, "application/json"};
	if (html)
		return (struct format){PAGE_HTML, "text/html"};
	if (contains(input, 256, "<?xml"))
		return (struct format){PAGE_OTHER, "text/xml"};
	if (header_says(input, "text/csv") || strcmp(format.mime, "text/csv") == 0)
		return (struct format){PAGE_PLAIN, "text/csv"};
	return (struct format){PAGE_PLAIN, "text/plain"};
}

enum page_kind extract_sniff(const struct extract_input *input, const char **mime)
{
	struct format format = {PAGE_OTHER, "application/octet-stream"};

	if (input->size == 0)
		format = (struct format){PAGE_HTML, "text/html"};
	else if (!sniff_magic(input, &format) && !is_binary(input))
		format = sniff_text(input);
	*mime = format.mime;
	return format.kind;
}

static guint number_at(const guchar *bytes, guint high, guint low)
{
	return (guint)bytes[high] << 8 | bytes[low];
}

/* Size of a JPEG: the first frame header (SOF0 … SOF15 but for DHT, JPG, DAC), ITU T.81 §B.1. */
static void jpeg_size(const guchar *bytes, gsize size, struct image *image)
{
	gsize at = 2;

	while (at + 9 < size && bytes[at] == 0xff) {
		guchar marker = bytes[at + 1];
		if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 &&
		    marker != 0xcc) {
			image->height = (uint16_t)number_at(bytes + at, 5, 6);
			image->width = (uint16_t)number_at(bytes + at, 7, 8);
			return;
		}
		at += 2 + number_at(bytes + at, 2, 3);
	}
}

/* An image says nothing by itself; its size tells a scanned page from an icon. */
static void extract_image(struct page_builder *builder, const struct extract_input *input)
{
	const guchar *bytes = input->body;
	struct image image = {
		.url = input->url, .alt = "", .heading = PAGE_NONE, .block = PAGE_NONE};
	const char *mime = page_builder_page(builder)->mime;

	if (strcmp(mime, "image/png") == 0 && input->size >= 24) {
		image.width = (uint16_t)number_at(bytes, 18, 19);
		image.height = (uint16_t)number_at(bytes, 22, 23);
	} else if (strcmp(mime, "image/gif") == 0 && input->size >= 10) {
		image.width = (uint16_t)number_at(bytes, 7, 6);
		image.height = (uint16_t)number_at(bytes, 9, 8);
	} else if (strcmp(mime, "image/jpeg") == 0) {
		jpeg_size(bytes, input->size, &image);
	}
	page_add_image(builder, &image);
}

static void extract_nothing(struct page_builder *builder, const struct extract_input *input)
{
	struct page *page = page_builder_page(builder);

	(void)input;
	page->read = READ_NO_TEXT;
	page->reason = "format-not-read-yet";
}

typedef void (*extractor)(struct page_builder *builder, const struct extract_input *input);

static const extractor extractors[] = {
	[PAGE_HTML] = extract_html,     [PAGE_PDF] = extract_pdf,
	[PAGE_OFFICE] = extract_office, [PAGE_IMAGE] = extract_image,
	[PAGE_PLAIN] = extract_plain,   [PAGE_ARCHIVE] = extract_archive,
	[PAGE_OTHER] = extract_nothing,
};

/* What the status says about the content; a file of a mirror has no status. */
static enum read_state read_of_status(int status)
{
	return status == 0 ? READ_OK : outcome_of_status(status);
}

/* An answer that is no content keeps its text, for people, but leads nowhere. */
static void apply_status(struct page_builder *builder, const struct extract_input *input)
{
	struct page *page = page_builder_page(builder);
	enum read_state read = read_of_status(input->status);
	g_autofree char *reason = NULL;

	if (read_has_content(read))
		return;
	reason = g_strdup_printf("http %d", input->status);
	page->read = read;
	page->reason = page_string(builder, reason);
	page->links = NULL;
	page->n_links = 0;
}

/* A document that lacks its end may have no text for that reason alone. */
static void set_cut(struct page *page, const struct extract_input *input)
{
	gboolean part = read_of_status(input->status) == READ_CUT;
	gboolean read = page->read == READ_OK;
	gboolean broken =
		page->read == READ_NO_TEXT && strcmp(page->reason, "broken-document") == 0;

	if (!(input->cut || part) || !(read || broken))
		return;
	page->reason = part ? "http 206" : input->rendered ? "render-parts" : input->cut;
	if (read)
		page->read = READ_CUT;
}

struct page *extract_page(const struct extract_input *input)
{
	struct page_builder *builder = page_builder_new(input->url, input->memo);
	struct page *page = page_builder_page(builder);

	page->status = input->status;
	page->size = input->size;
	page->body_hash = fold_hash(input->body ? input->body : "", input->size);
	page->modified = page_string(builder, input->modified);
	page->charset = "utf-8";
	page->rendered = input->rendered;
	page->kind = extract_sniff(input, &page->mime);
	if (input->size > 0)
		extractors[page->kind](builder, input);
	if (input->ocr_pages > 0)
		extract_ocr(builder, input);
	set_cut(page, input);
	apply_status(builder, input);
	return page_builder_seal(builder);
}
