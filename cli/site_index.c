#include "cli/site_index.h"

#include "crawler/url.h"
#include "reports/view.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf" /* without it Excel takes Thai for another charset */
#define LINE_END        "\r\n"         /* RFC 4180 §2.1 */

GString *site_index_new(void)
{
	return g_string_new(BYTE_ORDER_MARK
			    "เว็บไซต์ (site),URL,ปีงบประมาณ (year),พบครบ (found),ไม่ครบ (partial),"
			    "ไม่พบ (missing),ต้องดูเอง (unclear),OIT,OIT ต่ำสุด (low),OIT สูงสุด (high),"
			    "สถานะ (status)" LINE_END);
}

/* In quotes, which are doubled within (RFC 4180 §2.7). */
static void add_quoted(GString *index, const char *text)
{
	g_auto(GStrv) parts = g_strsplit(text, "\"", -1);
	g_autofree char *doubled = g_strjoinv("\"\"", parts);

	g_string_append_printf(index, "\"%s\",", doubled);
}

static void add_result(GString *index, const struct result *result)
{
	static const enum verdict order[] = {VERDICT_FOUND, VERDICT_PARTIAL, VERDICT_MISSING,
					     VERDICT_UNCLEAR};
	g_autofree char *site = url_site(result->site_url);
	guint counts[VERDICT_COUNT];

	view_counts(result, counts);
	add_quoted(index, site);
	add_quoted(index, result->site_url);
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
		add_quoted(index, "");
		add_quoted(index, typed);
		g_string_append(index, ",,,,,,,,");
	}
	g_string_append_printf(index, "%d" LINE_END, (int)outcome_status(outcome));
}
