/* Text laid out in columns for a terminal: headings, wrapped paragraphs, labelled fields, score
 * rows. */
#ifndef OIT_REPORTS_TEXT_OUT_H
#define OIT_REPORTS_TEXT_OUT_H

#include "reports/report.h"
#include "reports/wrap.h"

enum style { STYLE_PLAIN, STYLE_BOLD, STYLE_FAINT, STYLE_GOOD, STYLE_WARN, STYLE_BAD };

struct text_out {
	GString *out;
	struct wrapper *wrapper;
	enum lang lang;
	int width;
	gboolean colour;
};

void text_out_init(struct text_out *text, const struct report_options *options, GString *out);
void text_out_clear(struct text_out *text);

/* The one in the reader's language, the other where there is none. */
const char *text_pick(const struct text_out *text, const char *th, const char *en);

void text_blank(struct text_out *text);
/* A heading with a line under it, and an empty line above unless it is the first. */
void text_heading(struct text_out *text, const char *heading);
/* A paragraph; every line is indented, those after the first by `hang` more. */
void text_paragraph(struct text_out *text, enum style style, int indent, int hang,
		    const char *paragraph);
/* A paragraph beside its label; the label stands in a column of its own. Nothing where the
 * paragraph is empty. */
void text_field(struct text_out *text, enum style label_style, int indent, const char *label,
		const char *paragraph);
/* The same with an address, which is never broken, so that it can be copied: it may pass the right
 * edge. */
void text_url(struct text_out *text, int indent, const char *label, const char *url);
/* A figure with its range, where it has one. */
void text_score(struct text_out *text, enum style style, const char *label,
		const struct range *score);
/* The same with a remark instead of a range. */
void text_figure(struct text_out *text, const char *label, double figure, const char *remark);

#endif
