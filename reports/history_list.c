/* The list of past audits, for people and as JSON. */
#include "reports/history.h"

#include "base/fold.h"
#include "base/json.h"
#include "reports/text_out.h"
#include "reports/view.h"

#include <string.h>

#define HISTORY_SCHEMA "oitcheck/history/1"
#define CHANGE_VISIBLE 0.005 /* less is no change with two decimals */

enum column { COLUMN_NUMBER, COLUMN_DATE, COLUMN_YEAR, COLUMN_COUNT, COLUMN_SCORE };

static const int widths[] = {
	[COLUMN_NUMBER] = 6, [COLUMN_DATE] = 26, [COLUMN_YEAR] = 6, [COLUMN_COUNT] = 4};

static const enum verdict count_order[] = {VERDICT_FOUND, VERDICT_PARTIAL, VERDICT_MISSING,
					   VERDICT_UNCLEAR};

gboolean past_audit_tells(const struct past_audit *audit)
{
	return audit->counts[VERDICT_FOUND] + audit->counts[VERDICT_PARTIAL] +
		       audit->counts[VERDICT_MISSING] >
	       0;
}

/* The last audit before, where the two can be compared: of the same site and checklist, and both
 * told something. */
static const struct past_audit *before(const GPtrArray *audits, guint i)
{
	const struct past_audit *audit = audits->pdata[i], *last = NULL;

	while (i > 0 && !last) {
		last = audits->pdata[--i];
		if (strcmp(last->site, audit->site) != 0)
			return NULL;
		if (!past_audit_tells(last))
			last = NULL;
	}
	return last && past_audit_tells(audit) && strcmp(last->rules_id, audit->rules_id) == 0
		       ? last
		       : NULL;
}

static const char *arrow(const GPtrArray *audits, guint i)
{
	const struct past_audit *audit = audits->pdata[i], *last = before(audits, i);
	double change = last ? audit->oit.estimate - last->oit.estimate : 0;

	if (!last)
		return "";
	return ABS(change) < CHANGE_VISIBLE ? " =" : change > 0 ? " ↑" : " ↓";
}

static void append_cell(GString *out, enum column column, const char *cell)
{
	for (int pad = widths[column] - text_width(cell); pad > 0; pad--)
		g_string_append_c(out, ' ');
	g_string_append(out, cell);
}

static void append_head(GString *out, enum lang lang)
{
	append_cell(out, COLUMN_NUMBER, word(WORD_HISTORY_NUMBER, lang));
	append_cell(out, COLUMN_DATE, word(WORD_HISTORY_DATE, lang));
	append_cell(out, COLUMN_YEAR, word(WORD_HISTORY_YEAR, lang));
	for (gsize i = 0; i < G_N_ELEMENTS(count_order); i++)
		append_cell(out, COLUMN_COUNT, word_mark(count_order[i]));
	g_string_append_printf(out, "  %s\n", word(WORD_HISTORY_SCORE, lang));
}

static void append_row(GString *out, const GPtrArray *audits, guint i, enum lang lang)
{
	const struct past_audit *audit = audits->pdata[i];
	g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, audit->number);
	g_autofree char *date = view_moment(audit->audited_at, lang);
	g_autofree char *year = g_strdup_printf("%d", audit->fiscal_year);

	append_cell(out, COLUMN_NUMBER, number);
	append_cell(out, COLUMN_DATE, date);
	append_cell(out, COLUMN_YEAR, year);
	for (gsize k = 0; k < G_N_ELEMENTS(count_order); k++) {
		g_autofree char *count = g_strdup_printf("%u", audit->counts[count_order[k]]);

		append_cell(out, COLUMN_COUNT, count);
	}
	if (past_audit_tells(audit))
		g_string_append_printf(out, "  %6.2f (%.2f–%.2f)%s\n", audit->oit.estimate,
				       audit->oit.low, audit->oit.high, arrow(audits, i));
	else
		g_string_append_printf(out, "  %s\n", word(WORD_HISTORY_NOTHING, lang));
}

void history_text(const GPtrArray *audits, const struct report_options *options, GString *out)
{
	struct text_out text;
	const char *site = NULL;

	text_out_init(&text, options, out);
	if (audits->len == 0)
		text_paragraph(&text, STYLE_PLAIN, 0, 0, word(WORD_HISTORY_NONE, text.lang));
	for (guint i = 0; i < audits->len; i++) {
		const struct past_audit *audit = audits->pdata[i];
		g_autofree char *name = view_address(audit->site);
		g_autofree char *heading = word_fill(text.lang, WORD_HISTORY_SITE, name, NULL);

		if (!site || strcmp(site, audit->site) != 0) {
			text_heading(&text, heading);
			append_head(out, text.lang);
		}
		site = audit->site;
		append_row(out, audits, i, text.lang);
	}
	text_out_clear(&text);
}

static cJSON *audit_json(const struct past_audit *audit, const struct past_audit *last)
{
	cJSON *json = cJSON_CreateObject(), *part;

	cJSON_AddNumberToObject(json, "number", (double)audit->number);
	cJSON_AddStringToObject(json, "site", audit->site);
	cJSON_AddStringToObject(json, "host", audit->host);
	cJSON_AddStringToObject(json, "audited_at", audit->audited_at);
	cJSON_AddStringToObject(json, "as_of", audit->as_of);
	cJSON_AddNumberToObject(json, "fiscal_year", audit->fiscal_year);
	cJSON_AddStringToObject(json, "rules_id", audit->rules_id);
	cJSON_AddStringToObject(json, "rules_sha256", audit->rules_sha256);
	part = cJSON_AddObjectToObject(json, "counts");
	for (int verdict = 0; verdict < VERDICT_COUNT; verdict++)
		cJSON_AddNumberToObject(part, verdict_name((enum verdict)verdict),
					audit->counts[verdict]);
	part = cJSON_AddObjectToObject(json, "oit");
	cJSON_AddNumberToObject(part, "estimate", audit->oit.estimate);
	cJSON_AddNumberToObject(part, "low", audit->oit.low);
	cJSON_AddNumberToObject(part, "high", audit->oit.high);
	if (last)
		cJSON_AddNumberToObject(json, "change", audit->oit.estimate - last->oit.estimate);
	return json;
}

void history_json(const GPtrArray *audits, GString *out)
{
	cJSON *root = cJSON_CreateObject(), *list;

	cJSON_AddStringToObject(root, "schema", HISTORY_SCHEMA);
	list = cJSON_AddArrayToObject(root, "audits");
	for (guint i = 0; i < audits->len; i++)
		cJSON_AddItemToArray(list, audit_json(audits->pdata[i], before(audits, i)));
	json_print(root, out);
}
