/*
 * Writing HTML. The place where a text lands decides which helper writes it; only html_put() and
 * html_putf() take markup, and that is the program's own. Texts are cleaned on the way: invalid
 * bytes, control characters and marks that turn the writing direction never reach the page.
 */
#ifndef OIT_REPORTS_HTML_OUT_H
#define OIT_REPORTS_HTML_OUT_H

#include "reports/words.h"

struct html {
	GString *out;
	enum lang lang;
};

/* Markup of our own; html_putf() only with numbers and words of our own in it. */
void html_put(struct html *html, const char *markup);
void html_putf(struct html *html, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Text between tags. */
void html_text(struct html *html, const char *text);
void html_word(struct html *html, enum word word);

/* A blank and name="value". */
void html_attr(struct html *html, const char *name, const char *value);

/* <tag class="…">text</tag>; class_name may be NULL. Nothing where the text is empty. */
void html_element(struct html *html, const char *tag, const char *class_name, const char *text);

/* The same with a text in Thai, whatever the language of the report. */
void html_thai(struct html *html, const char *tag, const char *class_name, const char *text);

/* An address: a link where it is http or https, else plain text, for nobody may be led to
 * "javascript:" or "data:". */
void html_url(struct html *html, const char *url);

/* class="…" of a verdict: "v-found" …; "v-waived" for a waived item. */
const char *html_verdict_class(enum verdict verdict, gboolean waived);
/* The coloured sign with the name of the verdict. */
void html_badge(struct html *html, enum verdict verdict, gboolean waived);

/* Starts a section with its heading; ids are our own. */
void html_section(struct html *html, const char *id, const char *heading);
/* The same with a count in the heading. */
void html_counted_section(struct html *html, const char *id, enum word heading, guint count);

#endif
