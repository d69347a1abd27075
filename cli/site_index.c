#include "cli/site_index.h"

#include "crawler/url.h"
#include "reports/csv.h"
#include "reports/view.h"

GString *site_index_new(void)
{
	static const char *const titles[] = {"เว็บไซต์ (site)",     "URL",
					     "ปีงบประมาณ (year)",  "พบครบ (found)",
					     "ไม่ครบ (partial)",   "ไม่พบ (missing)",
					     "ต้องดูเอง (unclear)", "OIT",
					     "OIT ต่ำสุด (low)",    "OIT สูงสุด (high)",
					     "สถานะ (status)"};
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
	g_autofree char *site = url_site(result->site_url);
	guint counts[VERDICT_COUNT];

	view_counts(result, counts);
	csv_cell(index, site, FALSE);
	csv_cell(index, result->site_url, FALSE);
	g_string_append_printf(index, "%d,", result->fiscal_year);
	for (gsize i = 0; i < G_N_ELEMENTS(order); i++)
		g_string_append_printf(index, "%u,", counts[order[i]]);
	g_string_append_printf(index, "%.2f,%.2f,%.2f,", result->oit.estimate, result->oit.low,
			       result->oit.high);
}

void site_index_add(GString *index, const char *typed, const struct result *result,
		    enum outcome outcome)
{
	if (result) {
		add_result(index, result);
	} else {
		csv_cell(index, "", FALSE);
		csv_cell(index, typed, FALSE);
		g_string_append(index, ",,,,,,,,");
	}
	g_string_append_printf(index, "%d\r\n", (int)outcome_status(outcome));
}
