#include "cli/submitted.h"

#include "base/fold.h"
#include "cli/table.h"
#include "crawler/url.h"
#include "rules/item_code.h"

#include <string.h>

#define HEADING_ROWS 20u /* above the table may stand the agency's name, the year … */

G_DEFINE_QUARK(oitcheck_submitted_error, submitted_error)

/* Which cells of a row count. */
struct heading {
	guint item;
	GArray *urls; /* guint */
};

struct reading {
	const char *name;
	const struct checklist *checklist;
	GPtrArray *urls;
	GString *faults;
};

static void G_GNUC_PRINTF(3, 4)
	fault(struct reading *reading, unsigned line, const char *format, ...)
{
	va_list args;

	g_string_append_printf(reading->faults, "%s%s:%u: ", reading->faults->len ? "\n" : "",
			       reading->name, line);
	va_start(args, format);
	g_string_append_vprintf(reading->faults, format, args);
	va_end(args);
}

static gboolean names_item(const char *fold)
{
	static const char *const names[] = {"ข้อ", "ข้อที่", "item", "oit", "ข้อ oit", "รหัสข้อ", "รหัส"};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *name = fold_text(names[i], -1);

		if (strcmp(fold, name) == 0)
			return TRUE;
	}
	return FALSE;
}

static gboolean names_url(const char *fold)
{
	static const char *const names[] = {"url", "link", "ลิงก์", "ลิงค์", "ลิ้งก์", "ลิ้งค์"};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *name = fold_text(names[i], -1);

		if (strstr(fold, name))
			return TRUE;
	}
	return FALSE;
}

/* TRUE where the row names both. */
static gboolean read_heading(const struct table_row *row, struct heading *heading)
{
	gboolean item = FALSE;

	g_array_set_size(heading->urls, 0);
	for (guint i = 0; i < row->cells->len; i++) {
		g_autofree char *fold = fold_text(table_cell(row, i), -1);

		if (!item && names_item(fold)) {
			heading->item = i;
			item = TRUE;
		} else if (names_url(fold)) {
			g_array_append_val(heading->urls, i);
		}
	}
	return item && heading->urls->len > 0;
}

static const struct item *find_item(const struct checklist *checklist, const char *cell)
{
	g_autofree char *fold = fold_text(cell, -1);
	const char *prefix =
		checklist->code_prefixes->len > 0 ? checklist->code_prefixes->pdata[0] : "";
	g_autofree char *bare = g_strconcat(prefix, fold, NULL);

	for (guint i = 0; i < checklist->items->len; i++) {
		const struct item *item = checklist->items->pdata[i];

		if (g_ascii_strcasecmp(item->id, cell) == 0)
			return item;
	}
	return item_code(checklist, g_ascii_isdigit(*fold) ? bare : fold);
}

struct submitted_url *submitted_url_new(const struct item *item, const char *url)
{
	struct submitted_url *one = g_new0(struct submitted_url, 1);

	one->item = item;
	one->url = g_strdup(url);
	one->key = url_key(url);
	return one;
}

void submitted_url_free(void *data)
{
	struct submitted_url *one = data;

	g_free(one->url);
	g_free(one->key);
	g_free(one);
}

static void add_url(struct reading *reading, unsigned line, const struct item *item,
		    const char *typed)
{
	gboolean scheme_given;
	g_autofree char *url = strchr(typed, '.') ? url_from_user(typed, &scheme_given) : NULL;

	if (!url) {
		fault(reading, line, "“%s” ไม่ใช่ URL ถ้าไม่มีให้เว้นว่าง (no web address)", typed);
		return;
	}
	g_ptr_array_add(reading->urls, submitted_url_new(item, url));
}

/* Beside an address that is written out, or hidden behind it, other words of the cell are what it
 * is called. A dash is how people say "none". */
static void read_urls(struct reading *reading, unsigned line, const struct item *item,
		      const char *cell)
{
	g_auto(GStrv) words = g_strsplit_set(cell, " \t\r\n", -1);
	gboolean written_out = strstr(cell, "://") != NULL;

	for (char **word = words; *word; word++)
		if (**word && strcmp(*word, "-") != 0 && (!written_out || strstr(*word, "://")))
			add_url(reading, line, item, *word);
}

static void read_row(struct reading *reading, const struct heading *heading,
		     const struct table_row *row, const struct item **item)
{
	const char *id = table_cell(row, heading->item);

	if (*id)
		*item = find_item(reading->checklist, id);
	if (*id && !*item)
		fault(reading, row->line,
		      "ไม่มีข้อ “%s” ในรายการตรวจ %s (no such item in the checklist)", id,
		      reading->checklist->id);
	for (guint i = 0; *item && i < heading->urls->len; i++)
		read_urls(reading, row->line, *item,
			  table_cell(row, g_array_index(heading->urls, guint, i)));
}

/* The first sheet with such a heading is the one that counts: others hold elements and scores. */
static void read_rows(struct reading *reading, const GPtrArray *rows)
{
	g_autoptr(GArray) urls = g_array_new(FALSE, FALSE, sizeof(guint));
	struct heading heading = {.urls = urls};
	const struct item *item = NULL;
	unsigned sheet = 0;

	for (guint i = 0; i < rows->len; i++) {
		const struct table_row *row = rows->pdata[i];

		if (sheet == 0 && row->line <= HEADING_ROWS && read_heading(row, &heading))
			sheet = row->sheet;
		else if (sheet == row->sheet)
			read_row(reading, &heading, row, &item);
	}
	if (sheet == 0)
		fault(reading, 1,
		      "ต้องมีบรรทัดที่เป็นหัวคอลัมน์ “ข้อ” และ “URL” (expected a heading with the columns "
		      "“item” and “URL”)");
}

GPtrArray *submitted_load(const char *path, const struct checklist *checklist, GError **error)
{
	g_autoptr(GPtrArray) urls = g_ptr_array_new_with_free_func(submitted_url_free);
	g_autoptr(GString) faults = g_string_new(NULL);
	g_autoptr(GError) fault_of_file = NULL;
	g_autoptr(GPtrArray) rows = table_load(path, &fault_of_file);
	struct reading reading = {
		.name = path, .checklist = checklist, .urls = urls, .faults = faults};

	if (rows)
		read_rows(&reading, rows);
	else if (fault_of_file->domain == TABLE_ERROR)
		g_string_append(faults, fault_of_file->message);
	if (rows && faults->len == 0)
		return g_steal_pointer(&urls);
	if (faults->len > 0)
		g_set_error_literal(error, SUBMITTED_ERROR, SUBMITTED_ERROR_INVALID, faults->str);
	else
		g_propagate_error(error, g_steal_pointer(&fault_of_file));
	return NULL;
}

gboolean submitted_same(const GPtrArray *some, const GPtrArray *others)
{
	guint known = 0;

	for (guint i = 0; i < some->len; i++)
		for (guint n = 0; n < others->len; n++) {
			const struct submitted_url *one = some->pdata[i], *other = others->pdata[n];

			if (one->item == other->item && strcmp(one->key, other->key) == 0) {
				known++;
				break;
			}
		}
	return known == some->len && some->len == others->len;
}
