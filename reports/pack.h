/* Long texts made small for keeping (zlib): the JSON of a result is some 150 KB, a tenth of it
 * packed. */
#ifndef OIT_REPORTS_PACK_H
#define OIT_REPORTS_PACK_H

#include <glib.h>

#define PACK_TEXT_MAX (64u << 20) /* bytes unpacked; a result with all its lists full has 2 MB */

/* Yours; NULL where the text is longer than PACK_TEXT_MAX. */
GBytes *pack_text(const char *text, gsize size);

/* The text, ended by NUL. NULL where the bytes are not such a text of exactly this size. Yours. */
char *unpack_text(const void *bytes, gsize n_bytes, gsize size);

#endif
