#include "crawler/extract/document.h"

#include "base/fold.h"
#include "crawler/limits.h"
#include "crawler/reader/facts.h"
#include "crawler/url.h"

#include <string.h>
#include <unistd.h>

#define READER "oitcheck-reader"

static const struct child_limits limits = {
	.cpu_seconds = 20,
	.wall_seconds = 40,
	.address_space = (gsize)1 << 30,
	.output = (gsize)32 << 20,
	.file_size = 1 << 20,
};

/* Our own reader holds the body, its members and the facts; a member that it unpacks is as long as
 * a document may be. */
static const struct child_limits reader_limits = {
	.cpu_seconds = 20,
	.wall_seconds = 40,
#ifdef OITCHECK_SANITIZED /* it reserves terabytes of addresses */
	.resident = (gsize)2 << 30,
#else
	.address_space = (gsize)1 << 30,
#endif
	.output = LIMIT_MEMBER_BYTES,
	.file_size = LIMIT_DOCUMENT_BODY,
};

void document_set_read(struct page *page, enum read_state read, const char *reason)
{
	page->read = read;
	page->reason = reason;
}

static gboolean says_locked(const struct child_result *result)
{
	static const char *const words[] = {"Incorrect password", "not allowed", "encrypted"};

	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (result->err && strstr(result->err, words[i]))
			return TRUE;
	return FALSE;
}

static gboolean take_end(struct page *page, const struct child_result *result, const char *absent)
{
	switch (result->end) {
	case CHILD_OK:
		return TRUE;
	case CHILD_OUTPUT:
		document_set_read(page, READ_CUT, "document-limit");
		return TRUE;
	case CHILD_FAILED:
		document_set_read(page, READ_NO_TEXT,
				  says_locked(result) ? "encrypted" : "broken-document");
		return FALSE;
	case CHILD_CRASHED:
		document_set_read(page, READ_NO_TEXT, "broken-document");
		return FALSE;
	case CHILD_TIMEOUT:
	case CHILD_MEMORY:
		document_set_read(page, READ_NO_TEXT, "document-limit");
		return FALSE;
	case CHILD_ABSENT:
		document_set_read(page, READ_NO_TEXT, absent);
		return FALSE;
	}
	return FALSE;
}

static gboolean run(struct page *page, const char *const *argv, const void *body, gsize size,
		    const struct child_limits *its_limits, const char *absent,
		    struct child_result *result)
{
	if (!child_run(argv, body, size, its_limits, result, NULL)) {
		document_set_read(page, READ_NO_TEXT, "document-limit"); /* of descriptors … */
		return FALSE;
	}
	return take_end(page, result, absent);
}

gboolean document_run(struct page *page, const char *const *argv, const void *body, gsize size,
		      const char *absent, struct child_result *result)
{
	return run(page, argv, body, size, &limits, absent, result);
}

/* Where the reader is: named, beside the program that runs, or where an installation puts it.
 * Yours. */
static char *find_reader(void)
{
	static const char *const places[] = {"", "../libexec/oitcheck"};
	const char *named = g_getenv("OITCHECK_READER");
	g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *folder = program ? g_path_get_dirname(program) : NULL;

	for (guint i = 0; i < G_N_ELEMENTS(places) && !named && folder; i++) {
		g_autofree char *path = g_build_filename(folder, places[i], READER, NULL);
		if (access(path, X_OK) == 0)
			return g_steal_pointer(&path);
	}
	return g_strdup(named ? named : READER);
}

gboolean document_run_reader(struct page *page, const char *command, const char *number,
			     const void *body, gsize size, struct child_result *result)
{
	g_autofree char *reader = find_reader();
	const char *const argv[] = {reader, command, number, NULL};

	return run(page, argv, body, size, &reader_limits, "no-reader", result);
}

void document_add_urls(struct page_builder *builder, const char *text, uint32_t block,
		       unsigned page_no)
{
	for (const char *at = text; (at = strstr(at, "http")) != NULL;) {
		gsize length = strcspn(at, " \t<>\"'()[]");
		g_autofree char *word = g_strndup(at, length);
		g_autofree char *url = NULL, *fragment = NULL;
		struct link link = {.heading = PAGE_NONE, .block = block, .kind = LINK_ANCHOR};
		if (g_str_has_prefix(word, "http://") || g_str_has_prefix(word, "https://"))
			url = url_resolve(NULL, word, "utf-8", &fragment);
		link.url = url;
		link.fragment = fragment;
		link.row = text;
		link.page_no = (uint16_t)MIN(page_no, G_MAXUINT16);
		if (url)
			page_add_link(builder, &link);
		at += length;
	}
}

/* The fields of a line, by their places. */
enum { LEVEL, TABLE, ROW, COL, PAGE, NUMBERS, TEXT = NUMBERS + 1, FIELDS };

struct taking {
	struct page_builder *builder;
	struct page *page;
	uint32_t heading;
	gboolean ended;
	const char *reason;
};

static const uint8_t block_kinds[] = {
	[FACT_HEADING] = BLOCK_HEADING,     [FACT_PARAGRAPH] = BLOCK_PARAGRAPH,
	[FACT_ITEM] = BLOCK_ITEM,           [FACT_CELL] = BLOCK_CELL,
	[FACT_HEAD_CELL] = BLOCK_HEAD_CELL,
};

static void take_block(struct taking *taking, unsigned fact, const guint64 *numbers,
		       const char *text)
{
	struct block block = {
		.text = text,
		.heading = taking->heading,
		.kind = block_kinds[fact],
		.table = (uint32_t)numbers[TABLE],
		.row = (uint16_t)MIN(numbers[ROW], G_MAXUINT16),
		.col = (uint16_t)MIN(numbers[COL], G_MAXUINT16),
		.page_no = (uint16_t)MIN(numbers[PAGE], G_MAXUINT16),
		.level = (uint8_t)MIN(numbers[LEVEL], 6u),
	};
	uint32_t index;

	if (fact == FACT_HEADING) {
		block.heading = PAGE_NONE;
		block.level = MAX(block.level, 1);
	}
	index = page_add_block(taking->builder, &block);
	if (index == PAGE_NONE)
		return;
	if (fact == FACT_HEADING)
		taking->heading = index;
	taking->page->n_pages = MAX(taking->page->n_pages, block.page_no);
	document_add_urls(taking->builder, text, index, block.page_no);
}

static void take_url(struct taking *taking, const char *text)
{
	struct link link = {.heading = taking->heading, .kind = LINK_ANCHOR};
	g_autofree char *fragment = NULL;
	g_autofree char *url = url_resolve(NULL, text, "utf-8", &fragment);

	link.url = url;
	link.fragment = fragment;
	link.block = taking->page->n_blocks; /* a hyperlink stands before its paragraph's end */
	if (url)
		page_add_link(taking->builder, &link);
}

static void take_fact(struct taking *taking, unsigned fact, const guint64 *numbers,
		      const char *text)
{
	static const char *const reasons[] = {"broken-document", "document-limit", "encrypted"};
	struct block title = {.text = text, .kind = BLOCK_TITLE, .heading = PAGE_NONE};
	struct page *page = taking->page;

	switch (fact) {
	case FACT_TITLE:
		if (*page->title)
			break;
		page->title = page_string(taking->builder, text);
		page_add_block(taking->builder, &title);
		break;
	case FACT_PRODUCER:
		page->producer = page_string(taking->builder, text);
		break;
	case FACT_CREATED:
		page->created = page_string(taking->builder, text);
		break;
	case FACT_URL:
		take_url(taking, text);
		break;
	case FACT_END:
		taking->ended = TRUE;
		taking->reason = *text ? "format-not-read-yet" : "";
		for (guint i = 0; i < G_N_ELEMENTS(reasons); i++)
			if (strcmp(text, reasons[i]) == 0)
				taking->reason = reasons[i];
		break;
	case FACT_PAGES:
	case FACT_MEMBER:
		break;
	default:
		take_block(taking, fact, numbers, text);
	}
}

static void take_line(struct taking *taking, const char *line)
{
	g_auto(GStrv) fields = g_strsplit(line, "\t", FIELDS);
	guint64 numbers[NUMBERS];
	unsigned fact;

	if (g_strv_length(fields) != FIELDS)
		return;
	fact = facts_parse(fields[0]);
	for (guint i = 0; i < NUMBERS; i++)
		if (!g_ascii_string_to_unsigned(fields[1 + i], 10, 0, G_MAXINT32, &numbers[i],
						NULL))
			return;
	if (fact <= FACT_END)
		take_fact(taking, fact, numbers, fields[TEXT]);
}

/* A table in a title says nothing about the text. */
static gboolean has_text(const struct page *page)
{
	for (uint32_t i = 0; i < page->n_blocks; i++)
		if (page->blocks[i].kind != BLOCK_TITLE)
			return TRUE;
	return FALSE;
}

char *document_text(const GByteArray *out)
{
	return out->len > 0 ? g_utf8_make_valid((const char *)out->data, (gssize)out->len)
			    : g_strdup("");
}

void document_add_facts(struct page_builder *builder, const GByteArray *out)
{
	struct taking taking = {.builder = builder,
				.page = page_builder_page(builder),
				.heading = PAGE_NONE,
				.reason = "broken-document"};
	g_autofree char *text = document_text(out);

	for (char *line = text, *next; line && !taking.ended; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		take_line(&taking, line);
	}
	if (!has_text(taking.page))
		document_set_read(taking.page, READ_NO_TEXT,
				  *taking.reason ? taking.reason : "image");
	else if (*taking.reason && taking.page->read == READ_OK)
		document_set_read(taking.page, READ_CUT, taking.reason);
}
