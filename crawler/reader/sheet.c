/* Excel's .xlsx (SpreadsheetML, ECMA-376-1 §18): every visible sheet as one table under its name.
 */
#include "crawler/reader/formats.h"

#include <string.h>

enum {
	EPOCH_1900 = 25569, /* serial number of 1 January 1970 */
	EPOCH_1904 = 24107,
	LAST_DAY = 2958465, /* 31 December 9999 */
	DAY_SECONDS = 86400,
};

struct sheet {
	char *name, *member; /* member: "xl/worksheets/sheet1.xml" */
};

struct book {
	struct facts *facts;
	GHashTable *relations;
	GPtrArray *sheets;        /* struct sheet */
	GPtrArray *strings;       /* char *: the shared strings */
	GHashTable *date_formats; /* number format id → itself */
	GArray *dates;            /* gboolean a cell style: shows a date */
	gint64 epoch;
	GHashTable *links; /* char *, a cell of the sheet under way ("B3") → char *, where it leads
			      to */
	GHashTable *targets; /* of the sheet's relations */
	/* where the walk stands */
	GString *text;
	unsigned phonetic, row, col, style;
	gboolean in_text, in_cell_styles, whole;
	char type[16];
};

static void sheet_free(void *data)
{
	struct sheet *sheet = data;
	g_free(sheet->name);
	g_free(sheet->member);
	g_free(sheet);
}

static void open_book(void *data, struct xml *xml, const char *name)
{
	struct book *book = data;

	if (strcmp(name, "workbookPr") == 0) {
		const char *date1904 = xml_attribute(xml, "date1904");
		if (date1904 && (*date1904 == '1' || *date1904 == 't'))
			book->epoch = EPOCH_1904;
	} else if (strcmp(name, "sheet") == 0) {
		const char *state = xml_attribute(xml, "state");
		gboolean hidden = state && strcmp(state, "visible") != 0;
		const char *id = xml_relation(xml);
		const char *member = id ? g_hash_table_lookup(book->relations, id) : NULL;
		if (!member || hidden)
			return;
		struct sheet *sheet = g_new0(struct sheet, 1);
		sheet->member = g_strdup(member);
		sheet->name = g_strdup(xml_attribute(xml, "name"));
		g_ptr_array_add(book->sheets, sheet);
	}
}

/* A format shows a date where it has letters of a date outside quotes and brackets: "dd/mm/yyyy",
 * "[$-41E]d mmmm yyyy", and as Thai Excel writes them "วว/ดด/ปปปป". */
static gboolean is_date_format(const char *code)
{
	gboolean quoted = FALSE, bracket = FALSE;

	for (const char *c = code; *c; c = g_utf8_next_char(c)) {
		if (*c == '"')
			quoted = !quoted;
		else if (*c == '[' || *c == ']')
			bracket = *c == '[';
		else if (*c == '\\' && c[1])
			c++;
		else if (!quoted && !bracket &&
			 (strchr("yYdDbB", *c) || g_str_has_prefix(c, "ป") ||
			  g_str_has_prefix(c, "ว")))
			return TRUE;
	}
	return FALSE;
}

/* Numbers of formats that need no definition (§18.8.30); 59 to 81 are those of the Thai Excel. */
static gboolean is_date_id(unsigned id)
{
	return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) ||
	       (id >= 50 && id <= 58) || (id >= 71 && id <= 74) || id == 77 || id == 81;
}

static void open_style(void *data, struct xml *xml, const char *name)
{
	struct book *book = data;

	if (strcmp(name, "numFmt") == 0) {
		unsigned id = xml_number(xml, "numFmtId", 0);
		const char *code = xml_attribute(xml, "formatCode");
		if (code && is_date_format(code))
			g_hash_table_add(book->date_formats, GUINT_TO_POINTER(id));
	} else if (strcmp(name, "cellXfs") == 0) {
		book->in_cell_styles = TRUE;
	} else if (book->in_cell_styles && strcmp(name, "xf") == 0) {
		unsigned id = xml_number(xml, "numFmtId", 0);
		gboolean date = is_date_id(id) ||
				g_hash_table_contains(book->date_formats, GUINT_TO_POINTER(id));
		g_array_append_val(book->dates, date);
	}
}

static void close_style(void *data, const char *name)
{
	if (strcmp(name, "cellXfs") == 0)
		((struct book *)data)->in_cell_styles = FALSE;
}

static void open_text(struct book *book, const char *name)
{
	if (strcmp(name, "rPh") == 0)
		book->phonetic++;
	book->in_text = strcmp(name, "t") == 0 && book->phonetic == 0;
}

static void close_text(struct book *book, const char *name)
{
	book->in_text = FALSE;
	if (strcmp(name, "rPh") == 0 && book->phonetic > 0)
		book->phonetic--;
}

static void open_string(void *data, struct xml *xml, const char *name)
{
	(void)xml;
	open_text(data, name);
}

static void close_string(void *data, const char *name)
{
	struct book *book = data;

	close_text(book, name);
	if (strcmp(name, "si") == 0) {
		g_ptr_array_add(book->strings, g_strdup(book->text->str));
		g_string_truncate(book->text, 0);
	}
}

static void take_text(void *data, const char *text)
{
	struct book *book = data;
	if (book->in_text)
		g_string_append(book->text, text);
}

/* "AB12" → 28; 0 where the cell has no reference. */
static unsigned column_of(const char *reference)
{
	unsigned col = 0;

	for (; reference && g_ascii_isupper(*reference) && col < G_MAXUINT16; reference++)
		col = col * 26 + (unsigned)(*reference - 'A') + 1;
	return col;
}

static void open_cell(void *data, struct xml *xml, const char *name)
{
	struct book *book = data;
	unsigned col;

	open_text(book, name);
	if (facts_full(book->facts))
		xml_stop(xml);
	if (strcmp(name, "row") == 0) {
		book->row = xml_number(xml, "r", book->row + 1);
		book->col = 0;
	} else if (strcmp(name, "c") == 0) {
		const char *type;
		const char *reference = xml_attribute(xml, "r");
		const char *url = reference ? g_hash_table_lookup(book->links, reference) : NULL;
		col = column_of(reference);
		book->col = col > 0 ? col : book->col + 1;
		if (url)
			facts_cell_url(book->facts, book->col, url);
		book->style = xml_number(xml, "s", 0);
		type = xml_attribute(xml, "t");
		g_strlcpy(book->type, type ? type : "n", sizeof book->type);
		g_string_truncate(book->text, 0);
	} else if (strcmp(name, "v") == 0) {
		book->in_text = TRUE;
	}
}

static void add_number(struct book *book)
{
	double value = g_ascii_strtod(book->text->str, NULL);
	gboolean date =
		book->style < book->dates->len && g_array_index(book->dates, gboolean, book->style);
	char plain[G_ASCII_DTOSTR_BUF_SIZE];

	if (date && value >= 1 && value <= LAST_DAY) {
		gint64 seconds = ((gint64)value - book->epoch) * DAY_SECONDS;
		g_autoptr(GDateTime) day = g_date_time_new_from_unix_utc(seconds);
		g_autofree char *text = day ? g_date_time_format(day, "%Y-%m-%d") : NULL;
		facts_cell(book->facts, book->col, text ? text : "");
	} else if (*book->text->str) {
		facts_cell(book->facts, book->col,
			   g_ascii_formatd(plain, sizeof plain, "%.10g", value));
	}
}

static void add_cell(struct book *book)
{
	guint64 index = 0;

	if (strcmp(book->type, "s") == 0) {
		if (g_ascii_string_to_unsigned(book->text->str, 10, 0, G_MAXUINT32, &index, NULL) &&
		    index < book->strings->len)
			facts_cell(book->facts, book->col, book->strings->pdata[index]);
		else if (*book->text->str)
			book->whole = FALSE; /* a text that is not there */
	} else if (strcmp(book->type, "n") == 0) {
		add_number(book);
	} else if (strcmp(book->type, "b") != 0 && strcmp(book->type, "e") != 0) {
		facts_cell(book->facts, book->col, book->text->str); /* str, inlineStr, d */
	}
}

static void close_cell(void *data, const char *name)
{
	struct book *book = data;

	close_text(book, name);
	if (strcmp(name, "c") == 0) {
		add_cell(book);
		g_string_truncate(book->text, 0);
	} else if (strcmp(name, "row") == 0) {
		facts_end_row(book->facts, book->row);
	}
}

/* Hyperlinks stand behind the cells (§18.3.1.47): they are read first. One over several cells leads
 * from the first. */
static void open_link(void *data, struct xml *xml, const char *name)
{
	struct book *book = data;

	if (strcmp(name, "hyperlink") != 0)
		return;
	const char *id = xml_relation(xml);
	const char *target = id ? g_hash_table_lookup(book->targets, id) : NULL;
	g_autofree char *reference = g_strdup(xml_attribute(xml, "ref"));

	if (!reference || !target)
		return;
	reference[strcspn(reference, ":")] = '\0';
	g_hash_table_replace(book->links, g_steal_pointer(&reference), g_strdup(target));
}

/* TRUE where the member is there and whole. */
static gboolean walk(struct book *book, const struct package *package, const char *name,
		     const struct xml_events *events)
{
	book->in_text = FALSE;
	book->phonetic = 0;
	g_string_truncate(book->text, 0);
	return read_part(package, name, events, book);
}

static void read_links(struct book *book, const struct package *package, const char *member)
{
	static const struct xml_events events = {.open = open_link};

	g_hash_table_remove_all(book->links);
	book->targets = read_relations(package, member);
	walk(book, package, member, &events);
	g_hash_table_unref(book->targets);
}

static void read_sheets(struct book *book, const struct package *package)
{
	static const struct xml_events events = {open_cell, close_cell, take_text};

	for (unsigned i = 0; i < book->sheets->len && !facts_full(book->facts); i++) {
		const struct sheet *sheet = book->sheets->pdata[i];
		book->facts->page = i + 1;
		facts_add(book->facts, FACT_HEADING, 1, sheet->name);
		facts_table(book->facts);
		book->row = 0;
		read_links(book, package, sheet->member);
		book->whole &= walk(book, package, sheet->member, &events);
	}
}

const char *read_sheet(struct facts *facts, const struct package *package, const char *part)
{
	static const struct xml_events book_events = {.open = open_book};
	static const struct xml_events style_events = {.open = open_style, .close = close_style};
	static const struct xml_events string_events = {open_string, close_string, take_text};
	struct book book = {.facts = facts, .epoch = EPOCH_1900};
	const char *name;

	book.relations = read_relations(package, part);
	book.sheets = g_ptr_array_new_with_free_func(sheet_free);
	book.strings = g_ptr_array_new_with_free_func(g_free);
	book.date_formats = g_hash_table_new(NULL, NULL);
	book.dates = g_array_new(FALSE, FALSE, sizeof(gboolean));
	book.text = g_string_new(NULL);
	book.links = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	book.whole = walk(&book, package, part, &book_events);
	name = read_related(package, book.relations, "xl/styles");
	if (name)
		walk(&book, package, name, &style_events);
	name = read_related(package, book.relations, "xl/sharedStrings");
	if (name)
		book.whole &= walk(&book, package, name, &string_events);
	read_sheets(&book, package);
	g_hash_table_unref(book.relations);
	g_ptr_array_unref(book.sheets);
	g_ptr_array_unref(book.strings);
	g_hash_table_unref(book.date_formats);
	g_array_unref(book.dates);
	g_string_free(book.text, TRUE);
	g_hash_table_unref(book.links);
	return book.whole ? READ_ALL : READ_BROKEN;
}
