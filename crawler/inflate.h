/* Compressed bytes in memory: the seam of zlib for whole buffers. */
#ifndef OIT_CRAWLER_INFLATE_H
#define OIT_CRAWLER_INFLATE_H

#include <glib.h>

/* TRUE where the bytes begin as gzip does. */
gboolean is_gzip(const void *bytes, gsize size);

/* Appends at most max bytes of what gzip, zlib or raw deflate data hold to out. FALSE where the
 * data are broken, cut or hold more; what came until then is kept. */
gboolean inflate_bytes(const void *bytes, gsize size, gsize max, GByteArray *out);

#endif
