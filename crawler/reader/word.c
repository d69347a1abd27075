/* Word's .docx (WordprocessingML, ECMA-376-1 §17): word/document.xml with the styles' names. */
#include "crawler/reader/formats.h"

#include "base/fold.h"

#include <string.h>

enum {
	MAX_LEVEL = 6,
	BOLD_LEVEL = 4,  /* of a short bold line without a heading's style */
	BOLD_WIDTH = 120 /* columns; what is longer is a paragraph in bold */
};

/* A paragraph under way; text boxes nest them. */
struct paragraph {
	GString *text;
	unsigned level; /* of a heading, 0 for none */
	gsize letters, bold;
	gboolean item;
};

struct word {
	struct facts *facts;
	GHashTable *levels;    /* style id → heading level */
	GHashTable *relations; /* of hyperlinks */
	GPtrArray *paragraphs; /* struct paragraph, innermost last */
	GString *cell;
	unsigned tables, col, row; /* tables: open ones, of which the outermost counts */
	unsigned skipped;          /* depth within an element that is shown twice or not at all */
	gboolean in_text, run_bold, in_run;
};

static void paragraph_free(void *data)
{
	struct paragraph *paragraph = data;
	g_string_free(paragraph->text, TRUE);
	g_free(paragraph);
}

/* "heading 2", "Heading 2", "หัวเรื่อง 2" … → 2; "Title" → 1; else 0. */
static unsigned level_of_name(const char *name)
{
	static const char *const headings[] = {"heading", "หัวเรื่อง", "หัวข้อ"};
	static const char *const titles[] = {"title", "ชื่อเรื่อง"};
	g_autofree char *lower = g_utf8_strdown(name, -1);

	for (unsigned i = 0; i < G_N_ELEMENTS(titles); i++)
		if (strcmp(lower, titles[i]) == 0)
			return 1;
	for (unsigned i = 0; i < G_N_ELEMENTS(headings); i++) {
		const char *rest = lower + strlen(headings[i]);
		if (!g_str_has_prefix(lower, headings[i]))
			continue;
		rest += strspn(rest, " ");
		if (*rest >= '1' && *rest <= '9' && rest[1] == '\0')
			return MIN((unsigned)(*rest - '0'), MAX_LEVEL);
	}
	return 0;
}

struct styles {
	GHashTable *levels;
	char *id;
};

static void set_level(GHashTable *levels, const char *id, unsigned level)
{
	if (level > 0 && level <= MAX_LEVEL)
		g_hash_table_replace(levels, g_strdup(id), GUINT_TO_POINTER(level));
}

static void open_style(void *data, struct xml *xml, const char *name)
{
	struct styles *styles = data;
	const char *value;

	if (strcmp(name, "style") == 0) {
		g_free(styles->id);
		styles->id = g_strdup(xml_attribute(xml, "styleId"));
		return;
	}
	if (!styles->id)
		return;
	if (strcmp(name, "name") == 0 && (value = xml_attribute(xml, "val")) != NULL)
		set_level(styles->levels, styles->id, level_of_name(value));
	else if (strcmp(name, "outlineLvl") == 0)
		set_level(styles->levels, styles->id, xml_number(xml, "val", MAX_LEVEL) + 1);
	else if (strcmp(name, "basedOn") == 0 && (value = xml_attribute(xml, "val")) != NULL &&
		 !g_hash_table_contains(styles->levels, styles->id))
		set_level(styles->levels, styles->id,
			  GPOINTER_TO_UINT(g_hash_table_lookup(styles->levels, value)));
}

static GHashTable *read_levels(const struct package *package, GHashTable *relations)
{
	static const struct xml_events events = {.open = open_style};
	struct styles styles = {g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL), NULL};
	const char *name = read_related(package, relations, "word/styles");

	if (name)
		read_part(package, name, &events, &styles);
	g_free(styles.id);
	return styles.levels;
}

static struct paragraph *current(const struct word *word)
{
	GPtrArray *paragraphs = word->paragraphs;
	return paragraphs->len > 0 ? paragraphs->pdata[paragraphs->len - 1] : NULL;
}

static void end_paragraph(struct word *word)
{
	struct paragraph *paragraph = current(word);
	enum fact fact = FACT_PARAGRAPH;

	if (!paragraph)
		return;
	if (paragraph->level == 0 && paragraph->letters > 0 &&
	    paragraph->bold == paragraph->letters && !paragraph->item &&
	    text_width(paragraph->text->str) <= BOLD_WIDTH)
		paragraph->level = BOLD_LEVEL;
	if (paragraph->level > 0)
		fact = FACT_HEADING;
	else if (paragraph->item)
		fact = FACT_ITEM;
	if (word->tables > 0)
		g_string_append_printf(word->cell, "%s ", paragraph->text->str);
	else
		facts_add(word->facts, fact, paragraph->level, paragraph->text->str);
	g_ptr_array_set_size(word->paragraphs, (int)word->paragraphs->len - 1);
}

static void begin_paragraph(struct word *word)
{
	struct paragraph *paragraph = g_new0(struct paragraph, 1);
	paragraph->text = g_string_new(NULL);
	g_ptr_array_add(word->paragraphs, paragraph);
}

/* A property that is switched on by standing there (ECMA-376-1 §17.17.4). */
static gboolean is_on(struct xml *xml)
{
	const char *value = xml_attribute(xml, "val");
	return !value || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0);
}

static void open_in_paragraph(struct word *word, struct xml *xml, const char *name)
{
	struct paragraph *paragraph = current(word);
	const char *value;

	if (strcmp(name, "pStyle") == 0 && (value = xml_attribute(xml, "val")) != NULL) {
		paragraph->level = GPOINTER_TO_UINT(g_hash_table_lookup(word->levels, value));
	} else if (strcmp(name, "outlineLvl") == 0) {
		unsigned level = xml_number(xml, "val", MAX_LEVEL);
		paragraph->level = level < MAX_LEVEL ? level + 1 : paragraph->level;
	} else if (strcmp(name, "numPr") == 0) {
		paragraph->item = TRUE;
	} else if (strcmp(name, "r") == 0) {
		word->in_run = TRUE;
		word->run_bold = FALSE;
	} else if (word->in_run && (strcmp(name, "b") == 0 || strcmp(name, "bCs") == 0)) {
		word->run_bold = is_on(xml);
	} else if (strcmp(name, "t") == 0) {
		word->in_text = TRUE;
	} else if (strcmp(name, "tab") == 0 || strcmp(name, "br") == 0 || strcmp(name, "cr") == 0) {
		g_string_append_c(paragraph->text, ' ');
	} else if (strcmp(name, "noBreakHyphen") == 0) {
		g_string_append_c(paragraph->text, '-');
	} else if (strcmp(name, "hyperlink") == 0 && (value = xml_relation(xml)) != NULL &&
		   (value = g_hash_table_lookup(word->relations, value)) != NULL) {
		facts_add(word->facts, FACT_URL, 0, value);
	}
}

static void open_element(void *data, struct xml *xml, const char *name)
{
	struct word *word = data;

	/* Fallback repeats a text box for old programs; deletions are no longer there */
	if (word->skipped > 0 || strcmp(name, "Fallback") == 0 || strcmp(name, "del") == 0) {
		word->skipped++;
		return;
	}
	if (facts_full(word->facts))
		xml_stop(xml);
	if (strcmp(name, "p") == 0) {
		begin_paragraph(word);
	} else if (strcmp(name, "tbl") == 0 && ++word->tables == 1) {
		facts_table(word->facts);
		word->row = 0;
	} else if (word->tables == 1 && strcmp(name, "tr") == 0) {
		word->col = 0;
		word->row++;
	} else if (word->tables == 1 && strcmp(name, "tc") == 0) {
		word->col++;
		g_string_truncate(word->cell, 0);
	} else if (word->tables == 1 && strcmp(name, "gridSpan") == 0) {
		word->col += MAX(1u, MIN(xml_number(xml, "val", 1), 64u)) - 1;
	} else if (strcmp(name, "lastRenderedPageBreak") == 0) {
		word->facts->page++;
	} else if (current(word)) {
		open_in_paragraph(word, xml, name);
	}
}

static void close_element(void *data, const char *name)
{
	struct word *word = data;

	if (word->skipped > 0) {
		word->skipped--;
		return;
	}
	if (strcmp(name, "p") == 0) {
		end_paragraph(word);
	} else if (strcmp(name, "t") == 0) {
		word->in_text = FALSE;
	} else if (strcmp(name, "r") == 0) {
		word->in_run = FALSE;
	} else if (word->tables == 1 && strcmp(name, "tc") == 0) {
		facts_cell(word->facts, word->col, word->cell->str);
	} else if (word->tables == 1 && strcmp(name, "tr") == 0) {
		facts_end_row(word->facts, word->row);
	} else if (strcmp(name, "tbl") == 0 && word->tables > 0) {
		word->tables--;
	}
}

static void take_text(void *data, const char *text)
{
	struct word *word = data;
	struct paragraph *paragraph = current(word);
	gsize letters;

	if (!word->in_text || !paragraph || word->skipped > 0)
		return;
	letters = text_letters(text);
	paragraph->letters += letters;
	paragraph->bold += word->run_bold ? letters : 0;
	g_string_append(paragraph->text, text);
}

const char *read_word(struct facts *facts, const struct package *package, const char *part)
{
	static const struct xml_events events = {open_element, close_element, take_text};
	struct word word = {.facts = facts};
	gboolean whole;

	facts->page = 1;
	word.relations = read_relations(package, part);
	word.levels = read_levels(package, word.relations);
	word.paragraphs = g_ptr_array_new_with_free_func(paragraph_free);
	word.cell = g_string_new(NULL);
	whole = read_part(package, part, &events, &word);
	while (current(&word))
		end_paragraph(&word);
	g_hash_table_unref(word.levels);
	g_hash_table_unref(word.relations);
	g_ptr_array_unref(word.paragraphs);
	g_string_free(word.cell, TRUE);
	return whole ? READ_ALL : READ_BROKEN;
}
