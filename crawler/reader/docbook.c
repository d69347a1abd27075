/* The DocBook that antiword makes of an old .doc: chapters with titles, paragraphs, lists and
 * tables. What it says about the file itself is left out, since its Thai is broken there. */
#include "crawler/reader/formats.h"

#include <string.h>

struct docbook {
	struct facts *facts;
	GString *text;
	unsigned sections, items, tables, row, col;
	unsigned book_title; /* depth within what is left out */
	gboolean in_title, in_cell;
};

static gboolean is_section(const char *name)
{
	return strcmp(name, "chapter") == 0 || g_str_has_prefix(name, "sect");
}

static void flush(struct docbook *docbook)
{
	enum fact fact = docbook->items > 0 ? FACT_ITEM : FACT_PARAGRAPH;

	if (docbook->in_cell)
		return;
	facts_add(docbook->facts, docbook->in_title ? FACT_HEADING : fact,
		  docbook->in_title ? CLAMP(docbook->sections, 1u, 6u) : 0, docbook->text->str);
	g_string_truncate(docbook->text, 0);
}

static void open_element(void *data, struct xml *xml, const char *name)
{
	struct docbook *docbook = data;

	if (facts_full(docbook->facts))
		xml_stop(xml);
	if (docbook->book_title > 0 || strcmp(name, "bookinfo") == 0 ||
	    (strcmp(name, "title") == 0 && docbook->sections == 0)) {
		docbook->book_title++;
		return;
	}
	if (strcmp(name, "emphasis") != 0 && strcmp(name, "subscript") != 0 &&
	    strcmp(name, "superscript") != 0)
		flush(docbook);
	if (is_section(name)) {
		docbook->sections++;
	} else if (strcmp(name, "title") == 0) {
		docbook->in_title = TRUE;
	} else if (strcmp(name, "listitem") == 0) {
		docbook->items++;
	} else if (strcmp(name, "informaltable") == 0) {
		facts_table(docbook->facts);
		docbook->row = 0;
	} else if (strcmp(name, "row") == 0) {
		docbook->row++;
		docbook->col = 0;
	} else if (strcmp(name, "entry") == 0) {
		docbook->col++;
		docbook->in_cell = TRUE;
	}
}

static void close_element(void *data, const char *name)
{
	struct docbook *docbook = data;

	if (docbook->book_title > 0) {
		docbook->book_title--;
		return;
	}
	if (strcmp(name, "para") == 0 || strcmp(name, "title") == 0)
		flush(docbook);
	if (is_section(name) && docbook->sections > 0) {
		docbook->sections--;
	} else if (strcmp(name, "title") == 0) {
		docbook->in_title = FALSE;
	} else if (strcmp(name, "listitem") == 0 && docbook->items > 0) {
		docbook->items--;
	} else if (strcmp(name, "entry") == 0) {
		facts_cell(docbook->facts, docbook->col, docbook->text->str);
		g_string_truncate(docbook->text, 0);
		docbook->in_cell = FALSE;
	} else if (strcmp(name, "row") == 0) {
		facts_end_row(docbook->facts, docbook->row);
	}
}

static void take_text(void *data, const char *text)
{
	struct docbook *docbook = data;
	if (docbook->book_title == 0)
		g_string_append(docbook->text, text);
}

const char *read_docbook(struct facts *facts, const void *bytes, gsize size)
{
	static const struct xml_events events = {open_element, close_element, take_text};
	struct docbook docbook = {.facts = facts, .text = g_string_new(NULL)};
	gboolean whole = xml_walk(bytes, size, TRUE, &events, &docbook);

	g_string_free(docbook.text, TRUE);
	return whole ? READ_ALL : READ_BROKEN;
}
