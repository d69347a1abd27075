/* What is quoted of a text that may be as long as a page. */
#ifndef OIT_RULES_QUOTE_H
#define OIT_RULES_QUOTE_H

#include <glib.h>

#define QUOTE_BYTES 240u

/* At most QUOTE_BYTES of text around the place that start and end name in its folded form, cut
 * between words where there are blanks, with "…" where something was left out. end 0: its
 * beginning. Yours. */
char *quote_around(const char *text, guint32 start, guint32 end);

#endif
