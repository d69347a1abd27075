#include "cli/submitted.h"

#include "crawler/url.h"
#include "rules/submitted.h"

#include <string.h>

#define BOM         "\xEF\xBB\xBF" /* spreadsheet programs put it before UTF-8 */
#define COLUMNS_MAX 64u

G_DEFINE_QUARK(oitcheck - submitted - error - quark, submitted_error)

struct table {
	const char *name, *at; /* at: what is not read yet */
	unsigned line;         /* of at */
	guint item, url;       /* columns, counted from 0 */
	const struct checklist *checklist;
	GPtrArray *urls;
	GString *faults;
};

static void G_GNUC_PRINTF(3, 4) fault(struct table *table, unsigned line, const char *format, ...)
{
	va_list args;

	g_string_append_printf(table->faults, "%s%s:%u: ", table->faults->len ? "\n" : "",
			       table->name, line);
	va_start(args, format);
	g_string_append_vprintf(table->faults, format, args);
	va_end(args);
}

/* One cell, up to the comma or line end after it. Within quotes both are text, and a quote is
 * doubled (RFC 4180 §2.6, §2.7). Yours. */
static char *read_cell(struct table *table)
{
	GString *cell = g_string_new(NULL);
	gboolean quoted = FALSE;

	for (; *table->at && (quoted || !strchr(",\n", *table->at)); table->at++) {
		table->line += *table->at == '\n';
		if (*table->at != '"')
			g_string_append_c(cell, *table->at);
		else if (quoted && table->at[1] == '"')
			g_string_append_c(cell, *table->at++);
		else
			quoted = !quoted;
	}
	return g_strstrip(g_string_free(cell, FALSE));
}

/* The cells of a row, and at stands behind its line end. Yours; NULL at the end. */
static GPtrArray *read_row(struct table *table)
{
	if (!*table->at)
		return NULL;
	GPtrArray *cells = g_ptr_array_new_with_free_func(g_free);

	for (;;) {
		g_ptr_array_add(cells, read_cell(table));
		if (*table->at != ',' || cells->len == COLUMNS_MAX)
			break;
		table->at++;
	}
	while (*table->at && *table->at != '\n')
		table->at++;
	if (*table->at) {
		table->at++;
		table->line++;
	}
	return cells;
}

static const char *cell_at(const GPtrArray *row, guint column)
{
	return column < row->len ? row->pdata[column] : "";
}

static gboolean read_heading(struct table *table)
{
	unsigned line = table->line;
	g_autoptr(GPtrArray) row = read_row(table);
	const guint none = COLUMNS_MAX;

	table->item = table->url = none;
	for (guint i = 0; row && i < row->len; i++) {
		const char *name = row->pdata[i];

		if (strcmp(name, "ข้อ") == 0 || g_ascii_strcasecmp(name, "item") == 0)
			table->item = MIN(table->item, i);
		else if (g_ascii_strncasecmp(name, "url", strlen("url")) == 0)
			table->url = MIN(table->url, i);
	}
	if (table->item != none && table->url != none)
		return TRUE;
	fault(table, line,
	      "บรรทัดแรกต้องมีหัวคอลัมน์ “ข้อ” และ “URL” (expected a heading with the columns "
	      "“item” and “URL”)");
	return FALSE;
}

static const struct item *find_item(const struct checklist *checklist, const char *id)
{
	for (guint i = 0; i < checklist->items->len; i++) {
		const struct item *item = checklist->items->pdata[i];

		if (g_ascii_strcasecmp(item->id, id) == 0)
			return item;
	}
	return NULL;
}

static void submitted_url_free(gpointer data)
{
	struct submitted_url *one = data;

	g_free(one->url);
	g_free(one->key);
	g_free(one);
}

static void add_url(struct table *table, unsigned line, const struct item *item, const char *typed)
{
	gboolean scheme_given;
	char *url = url_from_user(typed, &scheme_given);

	if (!url) {
		fault(table, line, "“%s” ไม่ใช่ URL (no web address)", typed);
		return;
	}
	struct submitted_url *one = g_new0(struct submitted_url, 1);

	one->item = item;
	one->url = url;
	one->key = url_key(url);
	g_ptr_array_add(table->urls, one);
}

static void read_rows(struct table *table)
{
	for (;;) {
		unsigned line = table->line;
		g_autoptr(GPtrArray) row = read_row(table);

		if (!row)
			return;
		const char *id = cell_at(row, table->item);
		const struct item *item = find_item(table->checklist, id);
		g_auto(GStrv) urls = g_strsplit_set(cell_at(row, table->url), " \t\r\n", -1);

		if (!item && *id)
			fault(table, line,
			      "ไม่มีข้อ “%s” ในรายการตรวจ %s (no such item in the checklist)", id,
			      table->checklist->id);
		for (char **url = urls; item && *url; url++)
			if (**url)
				add_url(table, line, item, *url);
	}
}

GPtrArray *submitted_load(const char *path, const struct checklist *checklist, GError **error)
{
	g_autofree char *text = NULL;
	gsize size;

	if (!g_file_get_contents(path, &text, &size, error))
		return NULL;
	g_autoptr(GPtrArray) urls = g_ptr_array_new_with_free_func(submitted_url_free);
	g_autoptr(GString) faults = g_string_new(NULL);
	struct table table = {
		.name = path,
		.at = g_str_has_prefix(text, BOM) ? text + strlen(BOM) : text,
		.line = 1,
		.checklist = checklist,
		.urls = urls,
		.faults = faults,
	};

	if (!g_utf8_validate_len(text, size, NULL))
		fault(&table, 1, "ไม่ใช่ UTF-8: บันทึกแฟ้มเป็น CSV UTF-8 (not UTF-8)");
	else if (read_heading(&table))
		read_rows(&table);
	if (faults->len == 0)
		return g_steal_pointer(&urls);
	g_set_error_literal(error, SUBMITTED_ERROR, SUBMITTED_ERROR_INVALID, faults->str);
	return NULL;
}
