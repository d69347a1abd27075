/* First line: path. The rest: robots.txt. */
#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "crawler/limits.h"
#include "crawler/robots.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *end = size > 0 ? memchr(data, '\n', size) : NULL;
	gsize length = end ? (gsize)(end - data) : size;
	g_autofree char *path = g_strndup((const char *)data, MIN(length, LIMIT_URL));
	gsize rest = end ? size - length - 1 : 0;
	AUTO(robots) robots = robots_parse(end ? (const char *)end + 1 : "", rest, "oitcheck");
	robots_allows(robots, path);
	g_assert_true(robots_allows(robots, "/robots.txt"));
	g_assert_true(robots_delay(robots) >= 0);
	g_assert_cmpuint(g_strv_length((char **)robots_sitemaps(robots)), <=, LIMIT_SITEMAPS);
	return 0;
}
