/* OpenDocument 1.2 text, sheets and slides: one content.xml for all three. */
#include "crawler/reader/formats.h"

#include <string.h>

enum {
	MAX_REPEAT = 64, /* columns that one repeated cell may stand for; the empty rest of a sheet
			    is one cell too */
	MAX_SPACES = 8,
};

struct content {
	struct facts *facts;
	GString *text; /* of the paragraph under way */
	GString *cell;
	unsigned paragraphs; /* open ones: a text box stands within one */
	unsigned level;      /* of the heading under way, 0 for none */
	unsigned lists, tables, row, col, repeat, skipped;
	gboolean sheets, title;
};

/* Not part of what a reader of the document sees. */
static gboolean is_skipped(const char *name)
{
	static const char *const names[] = {"annotation", "tracked-changes", "notes",
					    "forms",      "ruby-text",       "sequence-decls"};

	for (unsigned i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(name, names[i]) == 0)
			return TRUE;
	return FALSE;
}

static void open_table(struct content *content, struct xml *xml)
{
	if (++content->tables > 1)
		return;
	if (content->sheets) {
		content->facts->page++;
		facts_add(content->facts, FACT_HEADING, 1, xml_attribute(xml, "name"));
	}
	facts_table(content->facts);
	content->row = 0;
}

static void open_cell(struct content *content, struct xml *xml)
{
	content->col += content->repeat;
	content->repeat = MAX(1u, xml_number(xml, "number-columns-repeated", 1));
	content->repeat = MIN(content->repeat, MAX_REPEAT);
	g_string_truncate(content->cell, 0);
}

static void open_blank(struct content *content, struct xml *xml, const char *name)
{
	if (strcmp(name, "s") == 0)
		for (unsigned i = MIN(xml_number(xml, "c", 1), MAX_SPACES); i > 0; i--)
			g_string_append_c(content->text, ' ');
	else if (strcmp(name, "tab") == 0 || strcmp(name, "line-break") == 0)
		g_string_append_c(content->text, ' ');
}

static void open_element(void *data, struct xml *xml, const char *name)
{
	struct content *content = data;
	const char *value;

	if (content->skipped > 0 || is_skipped(name)) {
		content->skipped++;
		return;
	}
	if (facts_full(content->facts))
		xml_stop(xml);
	if (strcmp(name, "spreadsheet") == 0) {
		content->sheets = TRUE;
	} else if (strcmp(name, "page") == 0 || strcmp(name, "soft-page-break") == 0) {
		content->facts->page++;
	} else if (strcmp(name, "frame") == 0) {
		value = xml_attribute(xml, "class");
		content->title = value && strcmp(value, "title") == 0;
	} else if (strcmp(name, "list") == 0) {
		content->lists++;
	} else if (strcmp(name, "table") == 0) {
		open_table(content, xml);
	} else if (content->tables == 1 && strcmp(name, "table-row") == 0) {
		content->row++;
		content->col = 0;
		content->repeat = 1;
	} else if (content->tables == 1 &&
		   (strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0)) {
		open_cell(content, xml);
	} else if (strcmp(name, "p") == 0 || strcmp(name, "h") == 0) {
		if (content->paragraphs++ > 0)
			g_string_append_c(content->text, ' ');
		if (*name == 'h')
			content->level = MIN(xml_number(xml, "outline-level", 1), 6u);
	} else if (strcmp(name, "a") == 0 && (value = xml_attribute(xml, "href")) != NULL &&
		   g_str_has_prefix(value, "http")) {
		facts_add(content->facts, FACT_URL, 0, value);
	} else if (content->paragraphs > 0) {
		open_blank(content, xml, name);
	}
}

static void end_paragraph(struct content *content)
{
	enum fact fact = FACT_PARAGRAPH;
	unsigned level = content->title ? 1 : content->level;

	if (content->paragraphs == 0 || --content->paragraphs > 0)
		return;
	if (level > 0)
		fact = FACT_HEADING;
	else if (content->lists > 0)
		fact = FACT_ITEM;
	if (content->tables > 0)
		g_string_append_printf(content->cell, "%s ", content->text->str);
	else
		facts_add(content->facts, fact, level, content->text->str);
	g_string_truncate(content->text, 0);
	content->level = 0;
}

static void close_element(void *data, const char *name)
{
	struct content *content = data;

	if (content->skipped > 0) {
		content->skipped--;
		return;
	}
	if (strcmp(name, "p") == 0 || strcmp(name, "h") == 0)
		end_paragraph(content);
	else if (strcmp(name, "frame") == 0)
		content->title = FALSE;
	else if (strcmp(name, "list") == 0 && content->lists > 0)
		content->lists--;
	else if (content->tables == 1 && strcmp(name, "table-cell") == 0)
		facts_cell(content->facts, content->col, content->cell->str);
	else if (content->tables == 1 && strcmp(name, "table-row") == 0)
		facts_end_row(content->facts, content->row);
	else if (strcmp(name, "table") == 0 && content->tables > 0)
		content->tables--;
}

static void take_text(void *data, const char *text)
{
	struct content *content = data;
	if (content->paragraphs > 0 && content->skipped == 0)
		g_string_append(content->text, text);
}

const char *read_opendocument(struct facts *facts, const struct package *package, const char *part)
{
	static const struct xml_events events = {open_element, close_element, take_text};
	struct content content = {.facts = facts};
	gboolean whole;

	content.text = g_string_new(NULL);
	content.cell = g_string_new(NULL);
	whole = read_part(package, part, &events, &content);
	g_string_free(content.text, TRUE);
	g_string_free(content.cell, TRUE);
	return whole ? READ_ALL : READ_BROKEN;
}
