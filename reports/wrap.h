/*
 * Lines of at most so many columns. Thai has no blanks between words: the seam of libthai's
 * dictionary, which knows where a line may be broken.
 */
#ifndef OIT_REPORTS_WRAP_H
#define OIT_REPORTS_WRAP_H

#include "base/auto.h"

#include <glib.h>

struct wrapper;

struct wrapper *wrapper_new(void);
void wrapper_free(struct wrapper *wrapper);
DEFINE_AUTO(wrapper, wrapper_free);

/* The text in lines (char *); blanks and line breaks in it are one blank each, control characters
 * are dropped. A word that is too long is cut between letters, never before a mark. At least one
 * line, if an empty one. Yours. */
GPtrArray *wrap_lines(const struct wrapper *wrapper, const char *text, int columns);

#endif
