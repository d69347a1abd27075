#include "reports/report.h"

#include "reports/format.h"

#include <string.h>

static const struct {
	const char *name, *suffix;
	report_writer *write;
} formats[REPORT_FORMATS] = {
	[REPORT_TEXT] = {"text", ".txt", format_text},
	[REPORT_JSON] = {"json", ".json", format_json},
	[REPORT_HTML] = {"html", ".html", format_html},
	[REPORT_CSV] = {"csv", ".csv", format_csv},
	[REPORT_XLSX] = {"xlsx", ".xlsx", format_xlsx},
	[REPORT_MARKDOWN] = {"md", ".md", format_markdown},
	[REPORT_JUNIT] = {"junit", ".xml", format_junit},
};

G_DEFINE_QUARK(oitcheck_report_error, report_error)

gboolean report_write(const struct result *result, enum report_format format,
		      const struct report_options *options, GString *out, GError **error)
{
	return formats[format].write(result, options, out, error);
}

gboolean report_format_parse(const char *name, enum report_format *format)
{
	for (gsize i = 0; i < REPORT_FORMATS; i++)
		if (strcmp(name, formats[i].name) == 0) {
			*format = (enum report_format)i;
			return TRUE;
		}
	return FALSE;
}

gboolean report_format_of_path(const char *path, enum report_format *format)
{
	g_autofree char *lower = g_ascii_strdown(path, -1);

	for (gsize i = 0; i < REPORT_FORMATS; i++)
		if (g_str_has_suffix(lower, formats[i].suffix)) {
			*format = (enum report_format)i;
			return TRUE;
		}
	return FALSE;
}

char *report_format_names(void)
{
	GString *names = g_string_new(formats[0].name);

	for (gsize i = 1; i < REPORT_FORMATS; i++)
		g_string_append_printf(names, ", %s", formats[i].name);
	return g_string_free(names, FALSE);
}
