/* A WARC file as a sequence of bytes, plain or gzip, in which a record's place can be found again.
 */
#ifndef OIT_CRAWLER_WARC_STREAM_H
#define OIT_CRAWLER_WARC_STREAM_H

#include <glib.h>

#include "base/auto.h"

struct warc_stream;

/* Where something stands: so many bytes behind the start of a gzip member (of the file, where it is
 * plain: then behind is 0). */
struct warc_place {
	guint64 start, behind;
};

/* NULL with errno where the file cannot be opened. */
struct warc_stream *warc_stream_open(const char *path);
void warc_stream_free(struct warc_stream *stream);
DEFINE_AUTO(warc_stream, warc_stream_free);

/* Reads into buffer, or passes over where it is NULL. Returns how many bytes there were, fewer than
 * size only at the end or a break. */
guint64 warc_stream_read(struct warc_stream *stream, void *buffer, guint64 size);

/* A line without its CR LF, cut at max bytes (the rest of it is passed over). FALSE at the end. */
gboolean warc_stream_line(struct warc_stream *stream, GString *line, gsize max);

struct warc_place warc_stream_tell(struct warc_stream *stream);
gboolean warc_stream_seek(struct warc_stream *stream, struct warc_place place);
/* Passes over line breaks, as they stand between records. */
void warc_stream_skip_breaks(struct warc_stream *stream);

/* Unpacks the file, at most max bytes of it, to one without a name, and goes back to the start.
 * Where there is no room for that, the stream stays as it is. */
void warc_stream_unpack(struct warc_stream *stream, guint64 max);

#endif
