#include "crawler/warc_payload.h"

#include <string.h>

#include "crawler/inflate.h"

#define CHUNK_LINE 256u /* bytes of a chunk's size with its extensions */

/* The value of a field in header lines that end with LF or CR LF; NULL where there is none. Yours.
 */
static char *field_of(const char *headers, const char *name)
{
	gsize length = strlen(name);
	for (const char *line = headers; line && *line; line = strchr(line, '\n')) {
		line += *line == '\n' ? 1 : 0;
		if (g_ascii_strncasecmp(line, name, length) == 0 && line[length] == ':')
			return g_strstrip(
				g_strndup(line + length + 1, strcspn(line + length + 1, "\n")));
	}
	return NULL;
}

/* Reads "SIZE[;extension] LF" at the start of bytes. Returns the line's length, 0 where there is
 * none. */
static gsize chunk_line(const guint8 *bytes, gsize left, guint64 *size)
{
	const guint8 *feed = memchr(bytes, '\n', MIN(left, CHUNK_LINE));
	if (!feed || !g_ascii_isxdigit(bytes[0]))
		return 0;
	char *end;
	*size = g_ascii_strtoull((const char *)bytes, &end, 16);
	return strchr("\r\n; \t", *end) ? (gsize)(feed - bytes) + 1 : 0;
}

static enum payload_state join_chunks(GByteArray *body)
{
	gsize in = 0, out = 0;
	for (;;) {
		guint64 size = 0;
		gsize line = chunk_line(body->data + in, body->len - in, &size);
		if (line == 0 && in == 0)
			return PAYLOAD_WHOLE; /* it was never chunked */
		in += line;
		guint64 there = line > 0 ? MIN(size, body->len - in) : 0;
		memmove(body->data + out, body->data + in, there);
		out += there;
		in += there;
		if (there < size || size == 0) {
			g_byte_array_set_size(body, (guint)out);
			return line > 0 && there == size ? PAYLOAD_WHOLE : PAYLOAD_CUT;
		}
		in += in < body->len && body->data[in] == '\r' ? 1 : 0;
		in += in < body->len && body->data[in] == '\n' ? 1 : 0;
	}
}

static enum payload_state decompress(const char *encoding, GByteArray *body, gsize max)
{
	gboolean gzip = g_ascii_strcasecmp(encoding, "gzip") == 0 ||
			g_ascii_strcasecmp(encoding, "x-gzip") == 0;
	gboolean deflate = g_ascii_strcasecmp(encoding, "deflate") == 0;
	if (!*encoding || g_ascii_strcasecmp(encoding, "identity") == 0)
		return PAYLOAD_WHOLE;
	if (!gzip && !deflate)
		return PAYLOAD_ENCODED;
	if (gzip && !is_gzip(body->data, body->len))
		return PAYLOAD_WHOLE;
	g_autoptr(GByteArray) plain = g_byte_array_new();
	gboolean whole = inflate_bytes(body->data, body->len, max, plain);
	if (deflate && plain->len == 0)
		return PAYLOAD_WHOLE;
	g_byte_array_set_size(body, 0);
	g_byte_array_append(body, plain->data, plain->len);
	return whole ? PAYLOAD_WHOLE : PAYLOAD_CUT;
}

enum payload_state payload_decode(const char *headers, GByteArray *body, gsize max)
{
	enum payload_state state = PAYLOAD_WHOLE;
	g_autofree char *transfer = field_of(headers, "Transfer-Encoding");
	g_autofree char *encoding = field_of(headers, "Content-Encoding");
	g_autofree char *length = field_of(headers, "Content-Length");
	if (body->len == 0)
		return PAYLOAD_WHOLE;
	/* chunk lines are read as text, which must end */
	g_byte_array_append(body, (const guint8 *)"", 1);
	g_byte_array_set_size(body, body->len - 1);
	if (transfer && g_ascii_strcasecmp(transfer, "chunked") == 0)
		state = join_chunks(body);
	else if (length && g_ascii_strtoull(length, NULL, 10) > body->len)
		state = PAYLOAD_CUT;
	enum payload_state decoded = encoding ? decompress(encoding, body, max) : PAYLOAD_WHOLE;
	if (body->len > max)
		g_byte_array_set_size(body, (guint)max);
	return decoded != PAYLOAD_WHOLE ? decoded : state;
}
