/* Whether text is UTF-8, asked of every page and every text. */
#ifndef OIT_BASE_UTF8_H
#define OIT_BASE_UTF8_H

#include <glib.h>

/* As g_utf8_validate_len(), at a third of its cost for ASCII and Thai: TRUE where all is valid and
 * has no NUL; *end (may be NULL) is where it ceases to be. */
gboolean utf8_valid(const char *text, gsize size, const char **end);

#endif
