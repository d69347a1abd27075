#include "cli/score_items.h"

#include "reports/words.h"
#include "rules/score.h"

#include <math.h>
#include <string.h>

#define BOM "\xEF\xBB\xBF" /* spreadsheet programs put it before UTF-8 */

G_DEFINE_QUARK(oitcheck_score_items_error, score_items_error)

struct reading {
	const char *name;
	unsigned line;
	const struct checklist *checklist;
	struct result *result;
	GString *faults;
};

static void G_GNUC_PRINTF(2, 3) fault(struct reading *reading, const char *format, ...)
{
	va_list args;

	g_string_append_printf(reading->faults, "%s%s:%u: ", reading->faults->len ? "\n" : "",
			       reading->name, reading->line);
	va_start(args, format);
	g_string_append_vprintf(reading->faults, format, args);
	va_end(args);
}

static void add_items(const struct checklist *checklist, struct result *result)
{
	for (guint i = 0; i < checklist->items->len; i++) {
		const struct item *from = checklist->items->pdata[i];
		struct item_result *item = item_result_new();

		result_set(&item->id, from->id);
		result_set(&item->title_th, from->title_th);
		result_set(&item->title_en, from->title_en);
		result_set(&item->sub_indicator, from->sub_indicator);
		result_set(&item->basis, from->basis);
		item->score = score_item(checklist, item->verdict, 0);
		g_ptr_array_add(result->items, item);
	}
}

static struct item_result *item_named(const struct result *result, const char *id)
{
	for (guint i = 0; i < result->items->len; i++) {
		struct item_result *item = result->items->pdata[i];

		if (g_ascii_strcasecmp(item->id, id) == 0)
			return item;
	}
	return NULL;
}

static gboolean verdict_of_word(const char *text, enum verdict *verdict)
{
	g_autofree char *lower = g_ascii_strdown(text, -1);

	if (verdict_parse(lower, verdict))
		return TRUE;
	for (int i = 0; i < VERDICT_COUNT; i++)
		if (strcmp(word_verdict((enum verdict)i, LANG_TH), text) == 0) {
			*verdict = (enum verdict)i;
			return TRUE;
		}
	return FALSE;
}

static gboolean points_of(const char *text, double *points)
{
	char *end;

	if (!g_ascii_isdigit(text[0]))
		return FALSE;
	*points = g_ascii_strtod(text, &end);
	return *end == '\0' && *points >= 0 && *points <= 100;
}

/* FALSE where the value is neither verdict nor points. */
static gboolean set_value(const struct checklist *checklist, struct item_result *item,
			  const char *value)
{
	double top = score_item(checklist, VERDICT_FOUND, 1).estimate, points;

	if (verdict_of_word(value, &item->verdict)) {
		item->score = score_item(checklist, item->verdict, 0);
		if (item->verdict == VERDICT_PARTIAL) /* how much of it is not told */
			item->score.high = top;
		return TRUE;
	}
	if (!points_of(value, &points))
		return FALSE;
	item->verdict = points >= top ? VERDICT_FOUND
			: points <= 0 ? VERDICT_MISSING
				      : VERDICT_PARTIAL;
	item->score = (struct range){points, points, points};
	return TRUE;
}

static char *cell(char *text)
{
	gsize length;

	text = g_strstrip(text);
	length = strlen(text);
	if (length >= 2 && text[0] == '"' && text[length - 1] == '"') {
		text[length - 1] = '\0';
		text = g_strstrip(text + 1);
	}
	return text;
}

static void read_line(struct reading *reading, GHashTable *seen, const char *line)
{
	g_auto(GStrv) cells = g_strsplit_set(line, ",;\t", 3);
	const char *id = cells[0] ? cell(cells[0]) : "", *value;
	struct item_result *item;

	if (id[0] == '\0' || id[0] == '#')
		return;
	value = cells[1] ? cell(cells[1]) : "";
	item = item_named(reading->result, id);
	if (!item && reading->line == 1)
		return; /* headings */
	if (!item)
		fault(reading, "ไม่มีข้อ “%s” ในเกณฑ์ปี %d (no such item in the checklist)", id,
		      reading->checklist->fiscal_year);
	else if (!g_hash_table_add(seen, item))
		fault(reading, "ข้อ %s ซ้ำ (the item stands there twice)", item->id);
	else if (!set_value(reading->checklist, item, value))
		fault(reading,
		      "“%s” ไม่ใช่ผลของข้อ %s ต้องเป็น found partial unclear missing หรือคะแนน 0 ถึง 100 "
		      "(expected a "
		      "verdict or points)",
		      value, item->id);
}

gboolean score_items_read(const char *name, const char *text, const struct checklist *checklist,
			  struct result *result, GError **error)
{
	struct reading reading = {name, 0, checklist, result, g_string_new(NULL)};
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	g_auto(GStrv) lines =
		g_strsplit(g_str_has_prefix(text, BOM) ? text + strlen(BOM) : text, "\n", -1);
	gboolean valid;

	add_items(checklist, result);
	for (char **line = lines; *line; line++) {
		reading.line++;
		read_line(&reading, seen, *line);
	}
	valid = reading.faults->len == 0;
	if (!valid)
		g_set_error_literal(error, SCORE_ITEMS_ERROR, SCORE_ITEMS_ERROR_INVALID,
				    reading.faults->str);
	g_string_free(reading.faults, TRUE);
	return valid;
}
