#include "cli/site_index.h"

#include "cli/audit.h"
#include "crawler/url.h"
#include "reports/csv.h"
#include "reports/view.h"

#include <string.h>

GString *site_index_new(void)
{
	static const char *const titles[] = {"เว็บไซต์ (site)",     "URL",
					     "ปีงบประมาณ (year)",  "พบครบ (found)",
					     "ไม่ครบ (partial)",   "ไม่พบ (missing)",
					     "ต้องดูเอง (unclear)", "OIT",
					     "OIT ต่ำสุด (low)",    "OIT สูงสุด (high)",
					     "สถานะ (status)",    "หมายเหตุ (remark)"};
	GString *index = g_string_new(NULL);

	csv_start(index);
	for (gsize i = 0; i < G_N_ELEMENTS(titles); i++)
		csv_cell(index, titles[i], i + 1 == G_N_ELEMENTS(titles));
	return index;
}

static void add_result(GString *index, const struct result *result)
{
	static const enum verdict order[] = {VERDICT_FOUND, VERDICT_PARTIAL, VERDICT_MISSING,
					     VERDICT_UNCLEAR};
	g_autofree char *host = url_site(result->site_url), *site = view_address(host);
	g_autofree char *not_read = view_not_read(result, LANG_TH);
	guint counts[VERDICT_COUNT];

	view_counts(result, counts);
	csv_cell(index, site, FALSE);
	csv_cell(index, result->site_url, FALSE);
	g_string_append_printf(index, "%d,", result->fiscal_year);
	for (gsize i = 0; i < G_N_ELEMENTS(order); i++)
		g_string_append_printf(index, "%u,", counts[order[i]]);
	if (not_read)
		g_string_append(index, ",,,");
	else
		g_string_append_printf(index, "%.2f,%.2f,%.2f,", result->oit.estimate,
				       result->oit.low, result->oit.high);
}

/* That the row is of another website than was typed; "" where it is not. */
static const char *moved(const struct result *result)
{
	for (guint i = 0; i < result->warnings->len; i++) {
		const struct warning *warning = g_ptr_array_index(result->warnings, i);

		if (strcmp(warning->code, AUDIT_MOVED) == 0)
			return warning->text_th;
	}
	return "";
}

/* Why the status is no plain "audited". */
static void add_remark(GString *index, const struct result *result, const char *fault)
{
	g_autofree char *not_read = result ? view_not_read(result, LANG_TH) : NULL;
	g_autofree char *why = result && !result->crawl.complete
				       ? word_reason(result->crawl.stopped_by, LANG_TH)
				       : g_strdup(result ? moved(result) : "");

	csv_cell(index, not_read ? not_read : fault ? fault : why, TRUE);
}

void site_index_add(GString *index, const char *typed, const struct result *result,
		    enum outcome outcome, const char *fault)
{
	if (result) {
		add_result(index, result);
	} else {
		csv_cell(index, "", FALSE);
		csv_cell(index, typed, FALSE);
		g_string_append(index, ",,,,,,,,");
	}
	g_string_append_printf(index, "%d,", (int)outcome_status(outcome));
	add_remark(index, result, fault);
}
