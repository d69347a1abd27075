#include "reports/pack.h"

#include <zlib.h>

GBytes *pack_text(const char *text, gsize size)
{
	uLongf length = compressBound(size);
	unsigned char *bytes;

	if (size > PACK_TEXT_MAX)
		return NULL;
	bytes = g_malloc(length);
	if (compress(bytes, &length, (const unsigned char *)text, size) != Z_OK) {
		g_free(bytes);
		return NULL;
	}
	return g_bytes_new_take(bytes, length);
}

char *unpack_text(const void *bytes, gsize n_bytes, gsize size)
{
	g_autofree char *text = NULL;
	uLongf length = size;

	if (size == 0 || size > PACK_TEXT_MAX || !bytes)
		return NULL;
	text = g_malloc(size + 1);
	if (uncompress((unsigned char *)text, &length, bytes, n_bytes) != Z_OK || length != size)
		return NULL;
	text[size] = '\0';
	return g_steal_pointer(&text);
}
