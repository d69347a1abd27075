/* Plain text and CSV: paragraphs, or a table. */
#include "crawler/extract/extract.h"

#include <string.h>

#include "crawler/charset.h"

static void add_line(struct page_builder *builder, const char *line, struct block *block)
{
	block->text = line;
	if (*line)
		page_add_block(builder, block);
}

/* One field of RFC 4180 at *at, unquoted; *at moves behind it and its comma. Yours. */
static char *read_field(char **at)
{
	GString *field = g_string_new(NULL);
	gboolean quoted = **at == '"';
	char *c = *at + quoted;

	for (; *c && (quoted || *c != ','); c++) {
		if (quoted && *c == '"' && c[1] != '"') {
			quoted = FALSE;
			continue;
		}
		if (quoted && *c == '"')
			c++;
		g_string_append_c(field, *c);
	}
	*at = *c ? c + 1 : c;
	return g_string_free(field, FALSE);
}

static void add_row(struct page_builder *builder, char *line, guint row)
{
	struct block block = {.heading = PAGE_NONE, .table = 1};

	block.kind = row == 1 ? BLOCK_HEAD_CELL : BLOCK_CELL;
	block.row = (uint16_t)MIN(row, G_MAXUINT16);
	for (guint col = 1; *line; col++) {
		g_autofree char *field = read_field(&line);
		block.col = (uint16_t)MIN(col, G_MAXUINT16);
		add_line(builder, field, &block);
	}
}

void extract_plain(struct page_builder *builder, const struct extract_input *input)
{
	struct page *page = page_builder_page(builder);
	gboolean table = strcmp(page->mime, "text/csv") == 0;
	gsize size = 0;
	g_autofree char *text = NULL;
	guint row = 0;

	text = charset_read(input->body, input->size, input->content_type, &page->charset, &size);
	for (char *line = text, *next; line && page->read == READ_OK; line = next) {
		struct block block = {.heading = PAGE_NONE, .kind = BLOCK_PARAGRAPH};
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		g_strstrip(line);
		if (table)
			add_row(builder, line, ++row);
		else
			add_line(builder, line, &block);
	}
}
