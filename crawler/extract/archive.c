/*
 * Archives of documents (ZIP, RAR, 7z, tar): listed, and their first documents read, one level
 * deep. Each member stands under a heading with its name. oitcheck-reader lists and unpacks as a
 * child; the unpacked documents go through the same extractors as any other.
 */
#include "crawler/extract/document.h"
#include "crawler/extract/extract.h"

#include "crawler/charset.h"
#include "crawler/limits.h"
#include "crawler/reader/facts.h"

#include <string.h>

struct member {
	char *number; /* as oitcheck-reader counts */
	char *name;   /* UTF-8, with its folders */
};

struct archive {
	struct page_builder *builder;
	const struct extract_input *input;
	GPtrArray *members; /* struct member */
	uint32_t tables;    /* given out so far */
	gint64 deadline;
	const char *unread; /* why a member could not be read, NULL where all could */
};

static void member_free(void *data)
{
	struct member *member = data;
	g_free(member->number);
	g_free(member->name);
	g_free(member);
}

/* A line is "member LEVEL 0 0 0 NUMBER NAME" (crawler/reader/facts.h); a folder has level 1. */
static void take_line(struct archive *archive, const char *line)
{
	g_auto(GStrv) fields = g_strsplit(line, "\t", 7);
	guint64 number;
	gsize size = 0;

	if (g_strv_length(fields) != 7)
		return;
	if (facts_parse(fields[0]) == FACT_END && *fields[6])
		archive->unread =
			strcmp(fields[6], "encrypted") == 0 ? "encrypted" : "broken-document";
	if (facts_parse(fields[0]) != FACT_MEMBER || strcmp(fields[1], "0") != 0 ||
	    !g_ascii_string_to_unsigned(fields[5], 10, 1, LIMIT_MEMBERS, &number, NULL))
		return;
	struct member *member = g_new0(struct member, 1);
	const char *charset = charset_decide(fields[6], strlen(fields[6]), NULL);
	member->number = g_strdup(fields[5]);
	member->name = charset_to_utf8(fields[6], strlen(fields[6]), charset, &size);
	g_ptr_array_add(archive->members, member);
}

static void list_members(struct archive *archive, const struct child_result *result)
{
	g_autofree char *text = g_strndup((const char *)result->out->data, result->out->len);

	for (char *line = text, *next; line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		take_line(archive, line);
	}
}

/* What a member says, behind what stands there already. */
static void copy_facts(struct archive *archive, const struct page *from, uint32_t heading)
{
	struct page *page = page_builder_page(archive->builder);
	uint32_t offset = page->n_blocks, tables = 0;

	for (uint32_t i = 0; i < from->n_blocks; i++) {
		struct block block = from->blocks[i];
		block.heading = block.heading == PAGE_NONE ? heading : block.heading + offset;
		block.kind = block.kind == BLOCK_TITLE ? BLOCK_HEADING : block.kind;
		block.level =
			block.kind == BLOCK_HEADING ? (uint8_t)CLAMP(block.level + 1, 2, 6) : 0;
		tables = MAX(tables, block.table);
		block.table += block.table > 0 ? archive->tables : 0;
		if (page_add_block(archive->builder, &block) == PAGE_NONE)
			return;
	}
	for (uint32_t i = 0; i < from->n_links; i++) {
		struct link link = from->links[i];
		link.heading = heading;
		link.block = link.block == PAGE_NONE ? PAGE_NONE : link.block + offset;
		page_add_link(archive->builder, &link);
	}
	archive->tables += tables;
	page->n_pages += from->n_pages + (from->kind == PAGE_IMAGE);
	page->n_blank_pages += from->n_blank_pages + (from->kind == PAGE_IMAGE);
}

static void read_body(struct archive *archive, const char *name, const GByteArray *body,
		      uint32_t heading)
{
	g_autofree char *escaped = g_uri_escape_string(name, NULL, FALSE);
	g_autofree char *url = g_strconcat(archive->input->url, "/", escaped, NULL);
	struct extract_input input = {.url = url,
				      .body = body->data,
				      .size = body->len,
				      .member = TRUE,
				      .memo = archive->input->memo};
	AUTO(page) page = extract_page(&input);

	copy_facts(archive, page, heading);
	if (*page->reason)
		archive->unread = g_intern_string(page->reason);
}

static void read_member(struct archive *archive, const struct member *member, gboolean listed_only)
{
	const char *slash = strrchr(member->name, '/');
	const char *name = slash ? slash + 1 : member->name;
	struct block block = {
		.text = name, .kind = BLOCK_HEADING, .level = 1, .heading = PAGE_NONE};
	uint32_t heading = page_add_block(archive->builder, &block);
	struct child_result result = {0};
	AUTO(page_builder) scratch = page_builder_new(archive->input->url, archive->input->memo);

	if (listed_only || g_get_monotonic_time() > archive->deadline) {
		archive->unread = "document-limit";
		return;
	}
	if (document_run_reader(page_builder_page(scratch), "member", member->number,
				archive->input->body, archive->input->size, &result))
		read_body(archive, name, result.out, heading);
	else
		archive->unread = "broken-document";
	child_result_clear(&result);
}

void extract_archive(struct page_builder *builder, const struct extract_input *input)
{
	struct page *page = page_builder_page(builder);
	struct child_result result = {0};
	struct archive archive = {.builder = builder, .input = input};

	if (input->member) { /* one level deep */
		document_set_read(page, READ_NO_TEXT, "format-not-read-yet");
		return;
	}
	archive.members = g_ptr_array_new_with_free_func(member_free);
	archive.deadline = g_get_monotonic_time() + (gint64)LIMIT_ARCHIVE_SECONDS * G_USEC_PER_SEC;
	if (document_run_reader(page, "list", NULL, input->body, input->size, &result)) {
		list_members(&archive, &result);
		for (guint i = 0; i < archive.members->len && page->read == READ_OK; i++)
			read_member(&archive, archive.members->pdata[i], i >= LIMIT_ARCHIVE_READ);
		if (archive.unread && page->read == READ_OK)
			document_set_read(page, archive.members->len ? READ_CUT : READ_NO_TEXT,
					  archive.unread);
	}
	g_ptr_array_unref(archive.members);
	child_result_clear(&result);
}
