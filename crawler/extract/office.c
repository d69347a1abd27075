/*
 * Office documents. Those that are packages of XML are read by our own oitcheck-reader; the older
 * ones by a Debian program that reads Thai well (antiword, unrtf; freexl within oitcheck-reader),
 * as children too.
 */
#include "crawler/extract/document.h"
#include "crawler/extract/extract.h"

#include <string.h>

static void read_facts(struct page_builder *builder, const char *command, const void *body,
		       gsize size)
{
	struct child_result result = {0};

	if (document_run_reader(page_builder_page(builder), command, NULL, body, size, &result))
		document_add_facts(builder, result.out);
	child_result_clear(&result);
}

static void read_package(struct page_builder *builder, const struct extract_input *input)
{
	read_facts(builder, "package", input->body, input->size);
}

static void read_xls(struct page_builder *builder, const struct extract_input *input)
{
	read_facts(builder, "xls", input->body, input->size);
}

/* antiword keeps tables and headings in its DocBook. */
static void read_doc(struct page_builder *builder, const struct extract_input *input)
{
	static const char *const argv[] = {"antiword", "-x", "db", "-", NULL};
	struct child_result result = {0};

	if (document_run(page_builder_page(builder), argv, input->body, input->size, "no-antiword",
			 &result))
		read_facts(builder, "docbook", result.out->data, result.out->len);
	child_result_clear(&result);
}

/* unrtf opens type inside a table's cells and leaves it open, so that each cell would be a heading;
 * what is bold or large is not told then. */
static char *without_type(const struct child_result *result)
{
	g_autofree char *html = g_strndup((const char *)result->out->data, (gsize)result->out->len);
	/* byte by byte: what was cut at a limit may end within a letter */
	g_autoptr(GRegex) tags = g_regex_new("</?(b|center|font)\\b[^<>]*>",
					     G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);

	return g_regex_replace_literal(tags, html, -1, 0, "", 0, NULL);
}

/* unrtf's HTML goes through our own reader of HTML. */
static void read_rtf(struct page_builder *builder, const struct extract_input *input)
{
	static const char *const argv[] = {"unrtf", "--html", "--nopict", NULL};
	struct page *page = page_builder_page(builder);
	struct child_result result = {0};
	struct extract_input html = *input;

	if (document_run(page, argv, input->body, input->size, "no-unrtf", &result)) {
		g_autofree char *text = without_type(&result);
		html.body = text ? text : "";
		html.size = text ? strlen(text) : 0;
		html.content_type = "text/html; charset=utf-8";
		extract_html(builder, &html);
		if (page->read == READ_NEEDS_JS || page->n_blocks == 0)
			document_set_read(page, READ_NO_TEXT, "image");
	}
	child_result_clear(&result);
}

static void read_nothing(struct page_builder *builder, const struct extract_input *input)
{
	(void)input;
	document_set_read(page_builder_page(builder), READ_NO_TEXT, "format-not-read-yet");
}

/* catppt, which Debian has, leaves out what stands in drawings and says nothing of it: half a
 * presentation must not pass for the whole. */
static void read_ppt(struct page_builder *builder, const struct extract_input *input)
{
	(void)input;
	document_set_read(page_builder_page(builder), READ_NO_TEXT, "old-powerpoint");
}

static void read_locked(struct page_builder *builder, const struct extract_input *input)
{
	(void)input;
	document_set_read(page_builder_page(builder), READ_NO_TEXT, "encrypted");
}

void extract_office(struct page_builder *builder, const struct extract_input *input)
{
	static const struct {
		const char *mime; /* or its beginning */
		void (*read)(struct page_builder *builder, const struct extract_input *input);
	} readers[] = {
		{"application/vnd.openxmlformats-", read_package},
		{"application/vnd.oasis.", read_package},
		{"application/msword", read_doc},
		{"application/vnd.ms-excel", read_xls},
		{"application/vnd.ms-powerpoint", read_ppt},
		{"application/rtf", read_rtf},
		{MIME_LOCKED_OFFICE, read_locked},
		{"", read_nothing},
	};
	const char *mime = page_builder_page(builder)->mime;
	guint i = 0;

	while (!g_str_has_prefix(mime, readers[i].mime))
		i++;
	readers[i].read(builder, input);
}
