/* PowerPoint's .pptx (PresentationML, ECMA-376-1 §19): the slides in their order, titles as
 * headings. */
#include "crawler/reader/formats.h"

#include <string.h>

struct slides {
	struct facts *facts;
	GHashTable *relations;
	GPtrArray *members; /* char * */
	GString *text, *cell;
	unsigned row, col;
	gboolean title, in_text, in_table;
};

static void open_list(void *data, struct xml *xml, const char *name)
{
	struct slides *slides = data;
	const char *id = strcmp(name, "sldId") == 0 ? xml_relation(xml) : NULL;
	const char *member = id ? g_hash_table_lookup(slides->relations, id) : NULL;

	if (member)
		g_ptr_array_add(slides->members, g_strdup(member));
}

static void open_element(void *data, struct xml *xml, const char *name)
{
	struct slides *slides = data;

	if (facts_full(slides->facts))
		xml_stop(xml);
	if (strcmp(name, "sp") == 0) {
		slides->title = FALSE;
	} else if (strcmp(name, "ph") == 0) {
		const char *type = xml_attribute(xml, "type");
		slides->title =
			type && (strcmp(type, "title") == 0 || strcmp(type, "ctrTitle") == 0);
	} else if (strcmp(name, "tbl") == 0) {
		facts_table(slides->facts);
		slides->in_table = TRUE;
		slides->row = 0;
	} else if (strcmp(name, "tr") == 0) {
		slides->row++;
		slides->col = 0;
	} else if (strcmp(name, "tc") == 0) {
		slides->col++;
		g_string_truncate(slides->cell, 0);
	} else if (strcmp(name, "t") == 0) {
		slides->in_text = TRUE;
	} else if (strcmp(name, "br") == 0 || strcmp(name, "tab") == 0) {
		g_string_append_c(slides->text, ' ');
	}
}

static void end_paragraph(struct slides *slides)
{
	if (slides->in_table)
		g_string_append_printf(slides->cell, "%s ", slides->text->str);
	else
		facts_add(slides->facts, slides->title ? FACT_HEADING : FACT_PARAGRAPH,
			  slides->title ? 1 : 0, slides->text->str);
	g_string_truncate(slides->text, 0);
}

static void close_element(void *data, const char *name)
{
	struct slides *slides = data;

	if (strcmp(name, "p") == 0)
		end_paragraph(slides);
	else if (strcmp(name, "t") == 0)
		slides->in_text = FALSE;
	else if (strcmp(name, "tc") == 0)
		facts_cell(slides->facts, slides->col, slides->cell->str);
	else if (strcmp(name, "tr") == 0)
		facts_end_row(slides->facts, slides->row);
	else if (strcmp(name, "tbl") == 0)
		slides->in_table = FALSE;
}

static void take_text(void *data, const char *text)
{
	struct slides *slides = data;
	if (slides->in_text)
		g_string_append(slides->text, text);
}

static gboolean walk(struct slides *slides, const struct package *package, const char *name,
		     const struct xml_events *events)
{
	slides->in_text = slides->in_table = FALSE;
	g_string_truncate(slides->text, 0);
	return read_part(package, name, events, slides);
}

const char *read_slides(struct facts *facts, const struct package *package, const char *part)
{
	static const struct xml_events list_events = {.open = open_list};
	static const struct xml_events events = {open_element, close_element, take_text};
	struct slides slides = {.facts = facts};
	gboolean whole;

	slides.relations = read_relations(package, part);
	slides.members = g_ptr_array_new_with_free_func(g_free);
	slides.text = g_string_new(NULL);
	slides.cell = g_string_new(NULL);
	whole = walk(&slides, package, part, &list_events);
	for (unsigned i = 0; i < slides.members->len && !facts_full(facts); i++) {
		facts->page = i + 1;
		whole &= walk(&slides, package, slides.members->pdata[i], &events);
	}
	g_hash_table_unref(slides.relations);
	g_ptr_array_unref(slides.members);
	g_string_free(slides.text, TRUE);
	g_string_free(slides.cell, TRUE);
	return whole ? READ_ALL : READ_BROKEN;
}
