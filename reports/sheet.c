#include "reports/sheet.h"

#include "base/fold.h"
#include "reports/view.h"

#include <string.h>

enum {
	CELL_LINE_MAX = 8192,
	CELL_MAX = 32000, /* a cell of a workbook holds 32,767 characters */
	SUBMITTED = 3,    /* addresses of one item: the best and two more */
};

static void cell_clear(void *data)
{
	g_free(((struct sheet_cell *)data)->text);
	g_free(((struct sheet_cell *)data)->url);
}

static struct sheet *sheet_new(enum word name, const struct sheet_column *columns, guint n)
{
	struct sheet *sheet = g_new0(struct sheet, 1);

	sheet->name = name;
	sheet->columns = columns;
	sheet->n_columns = n;
	sheet->rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	return sheet;
}

void sheet_free(struct sheet *sheet)
{
	if (!sheet)
		return;
	g_ptr_array_unref(sheet->rows);
	g_free(sheet);
}

static GArray *row_new(struct sheet *sheet)
{
	GArray *row = g_array_new(FALSE, FALSE, sizeof(struct sheet_cell));

	g_array_set_clear_func(row, cell_clear);
	g_ptr_array_add(sheet->rows, row);
	return row;
}

/* Lines are cleaned one by one, for what the site says has none of its own. */
static void add_text(GArray *row, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	GString *cell = g_string_new(NULL);

	for (char **line = lines; *line; line++) {
		g_autofree char *clean = text_clean(*line, -1, CELL_LINE_MAX);

		if (clean[0] != '\0' && cell->len + strlen(clean) < CELL_MAX)
			g_string_append_printf(cell, "%s%s", cell->len ? "\n" : "", clean);
	}
	const struct sheet_cell made = {g_string_free(cell, FALSE), NULL, FALSE, -1};

	g_array_append_val(row, made);
}

/* Addresses, a line each, as people read them. */
static void add_urls(GArray *row, const char *urls)
{
	g_auto(GStrv) lines = g_strsplit(urls, "\n", -1);
	guint count = g_strv_length(lines);

	for (char **line = lines; *line; line++) {
		char *shown = view_address(*line);

		g_free(*line);
		*line = shown;
	}
	g_autofree char *text = g_strjoinv("\n", lines);

	add_text(row, text);
	if (count == 1)
		g_array_index(row, struct sheet_cell, row->len - 1).url = g_strdup(urls);
}

static void add_verdict(GArray *row, enum verdict verdict, gboolean waived, enum lang lang)
{
	const char *name = waived ? word(WORD_WAIVED, lang) : word_verdict(verdict, lang);
	const struct sheet_cell made = {g_strdup(name), NULL, FALSE, waived ? -1 : (int)verdict};

	g_array_append_val(row, made);
}

static void add_figure(GArray *row, double figure)
{
	const struct sheet_cell made = {g_strdup_printf("%.2f", figure), NULL, TRUE, -1};

	g_array_append_val(row, made);
}

static void add_line(GString *cell, const char *line)
{
	if (line[0] != '\0')
		g_string_append_printf(cell, "%s%s", cell->len ? "\n" : "", line);
}

/* Addresses to submit and, line by line beside them, the way there. An item without evidence of
 * its own has none: an address that proves nothing is not to be submitted. */
static void add_addresses(GArray *row, const struct item_result *item, enum lang lang)
{
	g_autoptr(GString) urls = g_string_new(NULL), paths = g_string_new(NULL);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	gboolean proven = !item->waived && item->verdict != VERDICT_MISSING;

	for (guint i = 0; proven && i < item->evidence->len; i++) {
		const struct evidence *evidence = item->evidence->pdata[i];
		g_autofree char *path = view_path(evidence);
		g_autofree char *page = g_strdup_printf("%d", evidence->page);
		g_autofree char *place = word_fill(lang, WORD_PAGE, page, NULL);
		g_autofree char *way =
			evidence->page ? g_strdup_printf("%s (%s)", path, place) : g_strdup(path);

		if (g_hash_table_size(seen) == SUBMITTED)
			break;
		if (!g_hash_table_add(seen, evidence->url))
			continue;
		add_line(urls, evidence->url);
		add_line(paths, way);
	}
	add_urls(row, urls->str);
	add_text(row, paths->str);
}

static void add_lacks(GArray *row, const struct item_result *item, enum lang lang)
{
	g_autoptr(GString) lacks = g_string_new(NULL);
	g_autofree char *reason = view_why(item, lang);

	if (item->waived || item->verdict != VERDICT_FOUND)
		add_line(lacks, reason);
	for (guint i = 0; !item->waived && i < item->elements->len; i++) {
		const struct element_result *element = item->elements->pdata[i];
		const char *why = view_element_why(item, element, lang);
		const char *text = view_pick(lang, element->text_th, element->text_en);
		g_autofree char *line =
			g_strdup_printf("• %s%s%s%s", text, why[0] != '\0' ? " (" : "", why,
					why[0] != '\0' ? ")" : "");

		if (element->verdict != VERDICT_FOUND && !strstr(reason, text))
			add_line(lacks, line);
	}
	add_text(row, lacks->str);
}

struct sheet *sheet_items(const struct result *result, enum lang lang)
{
	static const struct sheet_column columns[] = {
		{WORD_ITEM, 6},        {WORD_ITEM_TITLE, 28}, {WORD_VERDICT, 11},
		{WORD_SUBMIT_URL, 38}, {WORD_WAY, 36},        {WORD_LACKS, 36},
		{WORD_FIX, 38},        {WORD_UNIT, 20},       {WORD_DUE_DATE, 12},
	};
	struct sheet *sheet = sheet_new(WORD_CHECKLIST, columns, G_N_ELEMENTS(columns));

	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = result->items->pdata[i];
		GArray *row = row_new(sheet);

		add_text(row, item->id);
		add_text(row, view_pick(lang, item->title_th, item->title_en));
		add_verdict(row, item->verdict, item->waived, lang);
		add_addresses(row, item, lang);
		add_lacks(row, item, lang);
		add_text(row, item->waived ? "" : view_pick(lang, item->fix_th, item->fix_en));
		add_text(row, item->unit_th);
		add_text(row, "");
	}
	return sheet;
}

static void add_element(struct sheet *sheet, const struct item_result *item,
			const struct element_result *element, enum lang lang)
{
	const struct evidence *evidence =
		element->evidence->len ? element->evidence->pdata[0] : NULL;
	g_autofree char *page =
		evidence && evidence->page ? g_strdup_printf("%d", evidence->page) : g_strdup("");
	GArray *row = row_new(sheet);

	add_text(row, item->id);
	add_text(row, view_pick(lang, item->title_th, item->title_en));
	add_text(row, view_pick(lang, element->text_th, element->text_en));
	add_verdict(row, element->verdict, FALSE, lang);
	add_text(row, view_pick(lang, element->why_th, element->why_en));
	add_urls(row, evidence ? evidence->url : "");
	add_text(row, page);
	add_text(row, evidence ? evidence->quote : "");
}

struct sheet *sheet_elements(const struct result *result, enum lang lang)
{
	static const struct sheet_column columns[] = {
		{WORD_ITEM, 7}, {WORD_ITEM_TITLE, 34}, {WORD_ELEMENT, 40},       {WORD_VERDICT, 11},
		{WORD_WHY, 34}, {WORD_EVIDENCE, 44},   {WORD_DOCUMENT_PAGE, 10}, {WORD_QUOTED, 44},
	};
	struct sheet *sheet = sheet_new(WORD_ELEMENTS, columns, G_N_ELEMENTS(columns));

	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = result->items->pdata[i];

		for (guint j = 0; j < item->elements->len; j++)
			add_element(sheet, item, item->elements->pdata[j], lang);
	}
	return sheet;
}

static void add_score(struct sheet *sheet, const char *name, const struct range *score)
{
	GArray *row = row_new(sheet);

	add_text(row, name);
	add_figure(row, score->estimate);
	add_figure(row, score->low);
	add_figure(row, score->high);
}

static void add_group(struct sheet *sheet, const struct group_score *group, enum lang lang)
{
	g_autofree char *indicator = word_fill(lang, WORD_INDICATOR, group->id, NULL);
	g_autofree char *name =
		g_strdup_printf("%s %s", group->parent[0] != '\0' ? group->id : indicator,
				view_pick(lang, group->title_th, group->title_en));

	add_score(sheet, name, &group->score);
}

struct sheet *sheet_scores(const struct result *result, enum lang lang)
{
	static const struct sheet_column columns[] = {
		{WORD_SCORE, 50}, {WORD_ESTIMATE, 14}, {WORD_LOWEST, 14}, {WORD_HIGHEST, 14}};
	struct sheet *sheet = sheet_new(WORD_SCORE, columns, G_N_ELEMENTS(columns));
	g_autofree char *not_read = view_not_read(result, lang);

	if (not_read) {
		add_text(row_new(sheet), not_read);
		return sheet;
	}
	for (guint i = 0; i < result->sub_indicators->len; i++)
		add_group(sheet, result->sub_indicators->pdata[i], lang);
	for (guint i = 0; i < result->indicators->len; i++)
		add_group(sheet, result->indicators->pdata[i], lang);
	add_score(sheet, word(WORD_OIT, lang), &result->oit);
	if (result->has_overall)
		add_score(sheet, word(WORD_OVERALL, lang), &result->overall);
	return sheet;
}
