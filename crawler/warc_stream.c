#include "crawler/warc_stream.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "base/spill.h"

#define CHUNK (64u << 10)

struct warc_stream {
	FILE *file;
	gboolean gzip;
	gboolean in_member;
	z_stream zlib;
	guint64 member;  /* where the current gzip member starts */
	guint64 before;  /* bytes of the member (or of the plain file) that came before buffer */
	gsize next, end; /* unread part of buffer */
	unsigned char buffer[CHUNK];
	unsigned char packed[CHUNK];
};

struct warc_stream *warc_stream_open(const char *path)
{
	FILE *file = g_fopen(path, "rbe");
	if (!file)
		return NULL;
	struct warc_stream *stream = g_new0(struct warc_stream, 1);
	stream->file = file;
	unsigned char magic[2];
	stream->gzip = fread(magic, 1, 2, file) == 2 && magic[0] == 0x1f && magic[1] == 0x8b &&
		       inflateInit2(&stream->zlib, MAX_WBITS + 16) == Z_OK;
	rewind(file);
	return stream;
}

void warc_stream_free(struct warc_stream *stream)
{
	if (!stream)
		return;
	if (stream->gzip)
		inflateEnd(&stream->zlib);
	fclose(stream->file);
	g_free(stream);
}

static gboolean more_packed(struct warc_stream *stream)
{
	if (stream->zlib.avail_in == 0) {
		stream->zlib.next_in = stream->packed;
		stream->zlib.avail_in = (uInt)fread(stream->packed, 1, CHUNK, stream->file);
	}
	return stream->zlib.avail_in > 0;
}

static gboolean begin_member(struct warc_stream *stream)
{
	if (!more_packed(stream) || inflateReset(&stream->zlib) != Z_OK)
		return FALSE;
	stream->member = (guint64)ftello(stream->file) - stream->zlib.avail_in;
	stream->before = 0;
	stream->in_member = TRUE;
	return TRUE;
}

/* Unpacks until there are bytes; a buffer never holds bytes of two members, so that tell() is
 * exact. */
static void fill_packed(struct warc_stream *stream)
{
	while (stream->end == 0) {
		if (!stream->in_member && !begin_member(stream))
			return;
		if (!more_packed(stream))
			return;
		stream->zlib.next_out = stream->buffer;
		stream->zlib.avail_out = CHUNK;
		int status = inflate(&stream->zlib, Z_NO_FLUSH);
		stream->end = CHUNK - stream->zlib.avail_out;
		stream->in_member = status == Z_OK;
		if (status != Z_OK &&
		    status != Z_STREAM_END) { /* nothing behind a break can be trusted */
			stream->zlib.avail_in = 0;
			fseeko(stream->file, 0, SEEK_END);
		}
	}
}

/* TRUE where at least one byte waits in buffer. */
static gboolean fill(struct warc_stream *stream)
{
	if (stream->next < stream->end)
		return TRUE;
	stream->before += stream->end;
	stream->next = stream->end = 0;
	if (stream->gzip)
		fill_packed(stream);
	else
		stream->end = fread(stream->buffer, 1, CHUNK, stream->file);
	return stream->end > 0;
}

guint64 warc_stream_read(struct warc_stream *stream, void *buffer, guint64 size)
{
	guint64 done = 0;
	while (done < size && fill(stream)) {
		gsize fresh = MIN(size - done, stream->end - stream->next);
		if (buffer)
			memcpy((char *)buffer + done, stream->buffer + stream->next, fresh);
		stream->next += fresh;
		done += fresh;
	}
	return done;
}

gboolean warc_stream_line(struct warc_stream *stream, GString *line, gsize max)
{
	g_string_truncate(line, 0);
	gboolean some = FALSE;
	while (fill(stream)) {
		some = TRUE;
		const unsigned char *start = stream->buffer + stream->next;
		const unsigned char *feed = memchr(start, '\n', stream->end - stream->next);
		gsize length = feed ? (gsize)(feed - start) : stream->end - stream->next;
		g_string_append_len(line, (const char *)start,
				    (gssize)MIN(length, max - line->len));
		stream->next += length + (feed ? 1 : 0);
		if (feed)
			break;
	}
	if (line->len > 0 && line->str[line->len - 1] == '\r')
		g_string_truncate(line, line->len - 1);
	return some;
}

struct warc_place warc_stream_tell(struct warc_stream *stream)
{
	fill(stream); /* between two members, the place is the start of the next */
	guint64 behind = stream->before + stream->next;
	return stream->gzip ? (struct warc_place){stream->member, behind}
			    : (struct warc_place){behind, 0};
}

gboolean warc_stream_seek(struct warc_stream *stream, struct warc_place place)
{
	if (fseeko(stream->file, (off_t)place.start, SEEK_SET) != 0)
		return FALSE;
	stream->zlib.avail_in = 0;
	stream->in_member = FALSE;
	stream->next = stream->end = 0;
	stream->before = stream->gzip ? 0 : place.start;
	return warc_stream_read(stream, NULL, place.behind) == place.behind;
}

void warc_stream_skip_breaks(struct warc_stream *stream)
{
	while (fill(stream) && strchr("\r\n", stream->buffer[stream->next]) &&
	       stream->buffer[stream->next])
		stream->next++;
}

void warc_stream_unpack(struct warc_stream *stream, guint64 max)
{
	static const struct warc_place start = {0, 0};
	int descriptor = spill_open_file();
	FILE *plain = descriptor >= 0 ? fdopen(descriptor, "w+b") : NULL;
	gboolean written = plain && warc_stream_seek(stream, start);

	for (guint64 bytes = 0; written && bytes < max && fill(stream); bytes += stream->end) {
		written = fwrite(stream->buffer, 1, stream->end, plain) == stream->end;
		stream->next = stream->end;
	}
	if (written && fflush(plain) == 0) {
		inflateEnd(&stream->zlib);
		fclose(stream->file);
		stream->file = plain;
		stream->gzip = FALSE;
	} else if (plain) {
		fclose(plain);
	} else if (descriptor >= 0) {
		close(descriptor);
	}
	warc_stream_seek(stream, start);
}
