/* Every report format is one function of this shape, in a file of its own; only report.c includes
 * this. */
#ifndef OIT_REPORTS_FORMAT_H
#define OIT_REPORTS_FORMAT_H

#include "reports/report.h"

typedef gboolean report_writer(const struct result *result, const struct report_options *options,
			       GString *out, GError **error);

report_writer format_text, format_json, format_html, format_csv, format_xlsx, format_markdown,
	format_junit;

#endif
