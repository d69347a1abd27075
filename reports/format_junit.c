/* For build servers: one test suite a sub-indicator, one test case an item. Missing and partial
 * items fail; undecided and waived ones are skipped, for nothing is claimed about them. */
#include "reports/format.h"
#include "reports/view.h"

#include "base/fold.h"

#include <string.h>

enum { TEXT_MAX = 4096 };

enum outcome { PASSED, FAILED, SKIPPED, OUTCOMES };

static enum outcome outcome_of(const struct item_result *item)
{
	static const enum outcome outcomes[VERDICT_COUNT] = {
		[VERDICT_FOUND] = PASSED,
		[VERDICT_PARTIAL] = FAILED,
		[VERDICT_UNCLEAR] = SKIPPED,
		[VERDICT_MISSING] = FAILED,
	};

	return item->waived ? SKIPPED : outcomes[item->verdict];
}

/* Control characters have no place in XML 1.0, escaped or not (§2.2): they are cleaned away. */
static void xml_text(GString *out, const char *text)
{
	g_autofree char *clean = text_clean(text, -1, TEXT_MAX);
	g_autofree char *escaped = g_markup_escape_text(clean, -1);

	g_string_append(out, escaped);
}

static void xml_attr(GString *out, const char *name, const char *value)
{
	g_string_append_printf(out, " %s=\"", name);
	xml_text(out, value);
	g_string_append_c(out, '"');
}

/* What a person needs to act: lacking elements, advice, where to look. */
static void write_details(GString *out, const struct item_result *item, enum lang lang)
{
	const char *fix = view_pick(lang, item->fix_th, item->fix_en);

	for (guint i = 0; i < item->elements->len; i++) {
		const struct element_result *element = item->elements->pdata[i];

		if (element->verdict == VERDICT_FOUND)
			continue;
		g_string_append_printf(out, "%s ", word_mark(element->verdict));
		xml_text(out, view_pick(lang, element->text_th, element->text_en));
		g_string_append_c(out, '\n');
	}
	if (fix[0] != '\0') {
		g_string_append_printf(out, "%s: ", word(WORD_FIX, lang));
		xml_text(out, fix);
		g_string_append_c(out, '\n');
	}
	for (guint i = 0; i < item->evidence->len; i++) {
		xml_text(out, ((const struct evidence *)item->evidence->pdata[i])->url);
		g_string_append_c(out, '\n');
	}
}

static void write_case(GString *out, const char *host, const struct item_result *item,
		       enum lang lang)
{
	g_autofree char *name =
		g_strdup_printf("%s %s", item->id, view_pick(lang, item->title_th, item->title_en));
	g_autofree char *class_name = g_strdup_printf("%s.%s", host, item->sub_indicator);
	g_autofree char *why = view_why(item, lang);
	enum outcome outcome = outcome_of(item);

	g_string_append(out, "    <testcase");
	xml_attr(out, "classname", class_name);
	xml_attr(out, "name", name);
	if (outcome == PASSED) {
		g_string_append(out, "/>\n");
		return;
	}
	g_string_append(out, outcome == FAILED ? ">\n      <failure" : ">\n      <skipped");
	xml_attr(out, "message", why[0] != '\0' ? why : word_verdict(item->verdict, lang));
	if (outcome == FAILED) {
		xml_attr(out, "type", verdict_name(item->verdict));
		g_string_append_c(out, '>');
		write_details(out, item, lang);
		g_string_append(out, "</failure>\n");
	} else {
		g_string_append(out, "/>\n");
	}
	g_string_append(out, "    </testcase>\n");
}

/* NULL part: all items. */
static void write_totals(GString *out, const struct result *result, const char *part)
{
	guint counts[OUTCOMES] = {0};

	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = result->items->pdata[i];

		if (!part || strcmp(item->sub_indicator, part) == 0)
			counts[outcome_of(item)]++;
	}
	g_string_append_printf(out, " tests=\"%u\" failures=\"%u\" skipped=\"%u\" errors=\"0\"",
			       counts[PASSED] + counts[FAILED] + counts[SKIPPED], counts[FAILED],
			       counts[SKIPPED]);
}

static void write_suite(GString *out, const struct result *result, const struct part *part,
			enum lang lang)
{
	g_autofree char *name = view_part_name(part, lang);

	g_string_append(out, "  <testsuite");
	xml_attr(out, "name", name);
	write_totals(out, result, part->id);
	xml_attr(out, "timestamp", result->audited_at);
	xml_attr(out, "hostname", result->site_host);
	g_string_append(out, ">\n");
	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = result->items->pdata[i];

		if (strcmp(item->sub_indicator, part->id) == 0)
			write_case(out, result->site_host, item, lang);
	}
	g_string_append(out, "  </testsuite>\n");
}

gboolean format_junit(const struct result *result, const struct report_options *options,
		      GString *out, G_GNUC_UNUSED GError **error)
{
	g_autofree char *name = g_strdup_printf("%s %s", result->rules_id, result->site_host);
	g_autoptr(GArray) parts = view_parts(result);

	g_string_append(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
	xml_attr(out, "name", name);
	write_totals(out, result, NULL);
	g_string_append_printf(out, " time=\"%.3f\">\n", result->crawl.seconds);
	for (guint i = 0; i < parts->len; i++)
		write_suite(out, result, &g_array_index(parts, struct part, i), options->lang);
	g_string_append(out, "</testsuites>\n");
	return TRUE;
}
