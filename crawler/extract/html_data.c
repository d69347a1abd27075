/*
 * Pages of applications carry what they show once more as data: <script type="application/json">.
 * A button beside a name there opens a document that no attribute in the HTML tells; the data do.
 */
#include "crawler/extract/html_reader.h"
#include "crawler/extract/html_script.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "base/fold.h"

#define DATA_BYTES  (2u << 20) /* of one script; parsed, it takes some ten times as much */
#define DATA_DEPTH  40         /* of arrays and objects within each other */
#define DATA_PAPERS 500u       /* documents of one page */

/* What an object calls itself, else what the one around it does. */
static const char *name_in(const cJSON *object, const char *outer)
{
	static const char *const keys[] = {"title",   "name",    "label",  "title_th",
					   "titleTh", "name_th", "nameTh", "subject"};

	for (guint i = 0; cJSON_IsObject(object) && i < G_N_ELEMENTS(keys); i++) {
		const char *name =
			cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, keys[i]));
		if (name && text_has_letter(name) && !script_names_document(name))
			return name;
	}
	return outer;
}

static void collect(struct reader *reader, const cJSON *node, const char *outer, int depth)
{
	const char *name = name_in(node, outer);
	const cJSON *child;

	cJSON_ArrayForEach(child, node)
	{
		const char *text = cJSON_GetStringValue(child);
		if (depth < DATA_DEPTH && (cJSON_IsObject(child) || cJSON_IsArray(child)))
			collect(reader, child, name, depth + 1);
		else if (text && name && script_names_document(text) &&
			 reader->papers->len < DATA_PAPERS) {
			struct found_paper paper = {reader_string(reader, text),
						    reader_string(reader, name)};
			g_array_append_val(reader->papers, paper);
		}
	}
}

gboolean data_read(struct reader *reader, const char *code, gsize size)
{
	guint before = reader->papers->len;
	cJSON *root;

	while (size > 0 && g_ascii_isspace(*code))
		code++, size--;
	if (size == 0 || size > DATA_BYTES || (*code != '{' && *code != '['))
		return FALSE;
	root = cJSON_ParseWithLength(code, size);
	collect(reader, root, NULL, 0);
	cJSON_Delete(root);
	return reader->papers->len > before;
}

/* Visible lines that are no links, by how they fold (the data and what is
 * shown of them differ in blanks and signs) → block + 1. Yours. */
static GHashTable *lines_of(const struct page *page)
{
	GHashTable *lines = g_hash_table_new(g_str_hash, g_str_equal);

	for (uint32_t i = 0; i < page->n_blocks; i++)
		if (!page->blocks[i].in_link && page->blocks[i].kind != BLOCK_TITLE)
			g_hash_table_insert(lines, (char *)page->blocks[i].fold,
					    GUINT_TO_POINTER(i + 1));
	return lines;
}

void data_finish(struct reader *reader)
{
	g_autoptr(GHashTable) lines = NULL;

	for (guint i = 0; i < reader->papers->len; i++) {
		const struct found_paper *paper =
			&g_array_index(reader->papers, struct found_paper, i);
		g_autofree char *name = fold_text(paper->name, -1);
		if (!lines)
			lines = lines_of(reader->page);
		guint line = GPOINTER_TO_UINT(g_hash_table_lookup(lines, name));
		if (line > 0)
			link_add_at(reader, paper->href, paper->name, line - 1);
	}
}
