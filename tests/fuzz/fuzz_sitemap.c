#include <glib.h>
#include <stdint.h>

#include "crawler/limits.h"
#include "crawler/sitemap.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void count(const char *url, gboolean is_sitemap, void *data)
{
	(void)is_sitemap;
	unsigned *urls = data;
	g_assert_true(g_utf8_validate(url, -1, NULL));
	++*urls;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned urls = 0;
	gboolean is_one = sitemap_scan(data, size, count, &urls);
	g_assert_cmpuint(urls, <=, LIMIT_SITEMAP_URLS);
	g_assert_true(is_one || urls == 0);
	return 0;
}
