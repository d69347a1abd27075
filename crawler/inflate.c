#include "crawler/inflate.h"

#include <string.h>
#include <zlib.h>

#define CHUNK (64u << 10)

gboolean is_gzip(const void *bytes, gsize size)
{
	return size > 2 && memcmp(bytes, "\x1f\x8b", 2) == 0;
}

/* zlib's window bits: with a gzip or zlib head, else none, which servers send as "deflate" too. */
static int window_bits(const unsigned char *bytes, gsize size)
{
	gboolean zlib = size > 2 && (bytes[0] & 0x0f) == Z_DEFLATED &&
			(bytes[0] * 256 + bytes[1]) % 31 == 0;
	return is_gzip(bytes, size) || zlib ? MAX_WBITS + 32 : -MAX_WBITS;
}

/* gzip members one after another are one text (RFC 1952 §2.2). */
static gboolean next_member(z_stream *stream)
{
	return stream->avail_in > 2 && is_gzip(stream->next_in, stream->avail_in) &&
	       inflateReset(stream) == Z_OK;
}

gboolean inflate_bytes(const void *bytes, gsize size, gsize max, GByteArray *out)
{
	z_stream stream = {.next_in = (Bytef *)(gsize)bytes,
			   .avail_in = (uInt)MIN(size, G_MAXUINT)};
	if (inflateInit2(&stream, window_bits(bytes, size)) != Z_OK)
		return FALSE;
	g_autofree unsigned char *chunk = g_malloc(CHUNK);
	int status = Z_OK;
	gsize kept = 0;
	while (status == Z_OK && kept < max) {
		stream.next_out = chunk;
		stream.avail_out = CHUNK;
		status = inflate(&stream, Z_NO_FLUSH);
		gsize fresh = MIN(CHUNK - stream.avail_out, max - kept);
		g_byte_array_append(out, chunk, (guint)fresh);
		kept += fresh;
		if (status == Z_STREAM_END && next_member(&stream))
			status = Z_OK;
	}
	inflateEnd(&stream);
	return status == Z_STREAM_END;
}
