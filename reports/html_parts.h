/* The parts of the HTML report; format_html.c puts them in order. */
#ifndef OIT_REPORTS_HTML_PARTS_H
#define OIT_REPORTS_HTML_PARTS_H

#include "reports/html_out.h"
#include "rules/result.h"

/* Bytes of html_report.css, ended by a NUL; the build makes them. */
extern const char html_report_css[];

/* html_score.c */
void html_gauges(struct html *html, const struct result *result);
void html_parts(struct html *html, const struct result *result);
void html_goals(struct html *html, const struct result *result);

/* html_trend.c: the score over past audits (struct past_audit *) and now */
void html_trend(struct html *html, const struct result *result, const GPtrArray *past);

/* html_brief.c: all items on the first page of paper; a screen has the overview */
void html_brief(struct html *html, const struct result *result);

/* html_items.c */
void html_overview(struct html *html, const struct result *result);
void html_checklist(struct html *html, const struct result *result);

/* html_filters.c: the rules that hide what was not asked for, and the choices themselves */
void html_filter_style(struct html *html, const struct result *result);
void html_filters(struct html *html, const struct result *result);

/* html_notes.c: what stood in the way, and how to read the report */
void html_notes(struct html *html, const struct result *result);
void html_method(struct html *html, const struct result *result);

#endif
