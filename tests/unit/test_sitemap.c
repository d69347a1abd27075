#include <glib.h>
#include <string.h>
#include <time.h>
#include <zlib.h>

#include "crawler/inflate.h"
#include "crawler/limits.h"
#include "crawler/sitemap.h"

#define NS "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""

static void collect(const char *url, gboolean is_sitemap, void *data)
{
	g_string_append_printf(data, "%s%s\n", is_sitemap ? "*" : "", url);
}

static void test_cases(void)
{
	/* expected: a line each, '*' before what is a sitemap itself; NULL: no sitemap */
	static const struct {
		const char *text, *expected;
	} cases[] = {
		{"<?xml version=\"1.0\" encoding=\"UTF-8\"?><urlset " NS
		 "><url><loc>http://a.th/</loc>"
		 "<lastmod>2025-01-01</lastmod></url><url><loc>\n http://a.th/?a=1&amp;b=2 "
		 "\n</loc></url></urlset>",
		 "http://a.th/\nhttp://a.th/?a=1&b=2\n"},
		{"<sitemapindex " NS
		 "><sitemap><loc>http://a.th/1.xml.gz</loc></sitemap></sitemapindex>",
		 "*http://a.th/1.xml.gz\n"},
		{"\xef\xbb\xbf<urlset><url><loc>http://a.th/</loc></url></urlset>",
		 "http://a.th/\n"},
		{"\n\n <?xml version=\"1.0\"?><urlset><url><loc>http://a.th/</loc></url></urlset>",
		 "http://a.th/\n"},
		{"<urlset xmlns=\"wrong\"><url><loc>http://a.th/</loc></url></urlset>",
		 "http://a.th/\n"},
		{"<s:urlset "
		 "xmlns:s=\"http://x/\"><s:url><s:loc>http://a.th/</s:loc></s:url></s:urlset>",
		 "http://a.th/\n"},
		{"<s:urlset><s:url><s:loc>http://a.th/</s:loc></s:url></s:urlset>",
		 "http://a.th/\n"},
		{"<urlset><url><loc><![CDATA[http://a.th/?a&b]]></loc></url></urlset>",
		 "http://a.th/?a&b\n"},
		{"<urlset><url><loc>http://a.th/ก</loc></url></urlset>", "http://a.th/ก\n"},
		{"<?xml version=\"1.0\" "
		 "encoding=\"tis-620\"?><urlset><url><loc>http://a.th/\xa1</loc></url></urlset>",
		 "http://a.th/ก\n"},
		/* pictures and films have a <loc> of their own */
		{"<urlset "
		 "xmlns:image=\"i\"><url><loc>http://a.th/</loc><image:image><image:loc>http://"
		 "a.th/i.jpg"
		 "</image:loc></image:image></url></urlset>",
		 "http://a.th/\n"},
		{"<urlset><loc>http://a.th/</loc><x><loc>http://b.th/</loc></x></urlset>", ""},
		{"<urlset/>", ""},
		{"<urlset><url><loc/></url><url><loc> </loc></url></urlset>", ""},
		/* ampersands that were forgotten */
		{"<urlset><url><loc>http://a.th/?a=1&b=2&c</loc></url><url><loc>http://a.th/"
		 "&amp;&#38;&nbsp;</loc></url></urlset>",
		 "http://a.th/?a=1&b=2&c\nhttp://a.th/&&&nbsp;\n"},
		{"<urlset>&</urlset>", ""},
		{"<urlset>&", ""},
		/* broken: what came until then, or beside it */
		{"<urlset><url><loc>http://a.th/</loc></url><url><loc>http://b.t",
		 "http://a.th/\n"},
		{"<urlset><url><loc>http://a.th/</loc></url><url><loc>http://b.th/</ur",
		 "http://a.th/\n"},
		/* text */
		{"http://a.th/\r\nhttps://b.th/x \n\n# no\nHTTP://c.th/",
		 "http://a.th/\nhttps://b.th/x\nHTTP://c.th/\n"},
		{"\xef\xbb\xbfhttp://a.th/", "http://a.th/\n"},
		/* none */
		{"", NULL},
		{"not found", NULL},
		{"<!DOCTYPE html><html><body><url><loc>http://a.th/</loc></url></body></html>",
		 NULL},
		{"<html><url><loc>http://a.th/</loc></url></html>", NULL},
		{"<rss><channel><link>http://a.th/</link></channel></rss>", NULL},
		{"<", NULL},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) got = g_string_new(NULL);
		gboolean is_one = sitemap_scan(cases[i].text, strlen(cases[i].text), collect, got);
		g_test_message("%s", cases[i].text);
		g_assert_cmpint(is_one, ==, cases[i].expected != NULL);
		g_assert_cmpstr(got->str, ==, cases[i].expected ? cases[i].expected : "");
	}
}

static void test_utf16(void)
{
	gsize size;
	g_autofree char *bytes =
		g_convert("\ufeff<urlset><url><loc>http://a.th/</loc></url></urlset>", -1,
			  "UTF-16LE", "UTF-8", NULL, &size, NULL);
	g_autoptr(GString) got = g_string_new(NULL);
	g_assert_true(sitemap_scan(bytes, size, collect, got));
	g_assert_cmpstr(got->str, ==, "http://a.th/\n");
}

static GByteArray *gzipped(const char *text, gsize size)
{
	GByteArray *out = g_byte_array_new();
	g_byte_array_set_size(out, (guint)compressBound(size) + 64);
	z_stream stream = {.next_in = (Bytef *)(gsize)text,
			   .avail_in = (uInt)size,
			   .next_out = out->data,
			   .avail_out = out->len};
	g_assert_cmpint(deflateInit2(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), ==, Z_OK);
	g_assert_cmpint(deflate(&stream, Z_FINISH), ==, Z_STREAM_END);
	g_byte_array_set_size(out, (guint)stream.total_out);
	deflateEnd(&stream);
	return out;
}

static void test_gzip(void)
{
	static const char text[] = "<urlset><url><loc>http://a.th/</loc></url></urlset>";
	g_autoptr(GByteArray) bytes = gzipped(text, strlen(text));
	g_autoptr(GString) got = g_string_new(NULL);
	g_assert_true(sitemap_scan(bytes->data, bytes->len, collect, got));
	g_assert_cmpstr(got->str, ==, "http://a.th/\n");
	g_assert_false(sitemap_scan(bytes->data, 12, collect, got));
}

static void test_gzip_bomb(void)
{
	const gsize size = 4 * (gsize)LIMIT_SITEMAP_BYTES;
	g_autofree char *zeros = g_malloc0(size);
	g_autoptr(GByteArray) bytes = gzipped(zeros, size);
	g_autoptr(GByteArray) out = g_byte_array_new();
	g_assert_false(inflate_bytes(bytes->data, bytes->len, LIMIT_SITEMAP_BYTES, out));
	g_assert_cmpuint(out->len, ==, LIMIT_SITEMAP_BYTES);
	g_autoptr(GString) got = g_string_new(NULL);
	g_assert_false(sitemap_scan(bytes->data, bytes->len, collect, got));
}

static void assert_fast(const char *text, gsize size)
{
	g_autoptr(GString) got = g_string_new(NULL);
	clock_t start = clock(); /* of the processor: the machine may be busy */
	sitemap_scan(text, size, collect, got);
	g_assert_cmpint((clock() - start) / CLOCKS_PER_SEC, <, 10);
	g_assert_cmpuint(got->len, <, 1 << 20);
}

static void test_entity_bomb(void)
{
	g_autoptr(GString) text = g_string_new(
		"<?xml version=\"1.0\"?>\n<!DOCTYPE urlset [<!ENTITY a0 \"http://a.th/\">");
	for (guint i = 1; i < 30; i++)
		g_string_append_printf(text, "<!ENTITY a%u \"&a%u;&a%u;&a%u;\">", i, i - 1, i - 1,
				       i - 1);
	g_string_append(text, "]><urlset><url><loc>&a29;</loc></url></urlset>");
	assert_fast(text->str, text->len);
	/* the same where a scan of the bytes does not see it */
	gsize size;
	g_autofree char *wide = g_convert(text->str, -1, "UTF-16", "UTF-8", NULL, &size, NULL);
	assert_fast(wide, size);
	/* a file of the machine */
	g_autofree char *local = g_convert("<!DOCTYPE urlset [<!ENTITY f SYSTEM "
					   "\"file:///etc/passwd\">]><urlset><url><loc>&f;</loc>"
					   "</url></urlset>",
					   -1, "UTF-16", "UTF-8", NULL, &size, NULL);
	g_autoptr(GString) got = g_string_new(NULL);
	sitemap_scan(local, size, collect, got);
	g_assert_cmpstr(got->str, ==, "");
}

/* libxml2 compares each attribute with all others of its tag. */
static void test_attributes(void)
{
	static const char *const charsets[] = {"UTF-8", "UTF-16", "IBM037"};
	static const char *const marks[] = {"\"", "\">"}; /* '>' may stand in a value */
	for (gsize m = 0; m < G_N_ELEMENTS(marks); m++) {
		g_autoptr(GString) tag = g_string_new("<urlset ");
		for (guint i = 0; i < 200000; i++)
			g_string_append_printf(tag, "a%u=%s\" ", i, marks[m]);
		g_string_append(tag, "/>");
		for (gsize i = 0; i < G_N_ELEMENTS(charsets); i++) {
			g_autofree char *head = g_strdup_printf(
				"<?xml version=\"1.0\" encoding=\"%s\"?>", charsets[i]);
			gsize size;
			g_autofree char *bytes =
				g_convert(tag->str, -1, charsets[i], "UTF-8", NULL, &size, NULL);
			gboolean wide = g_str_equal(charsets[i], "UTF-16"); /* it has a mark */
			g_autoptr(GString) text = g_string_new(wide ? NULL : head);
			g_string_append_len(text, bytes, (gssize)size);
			assert_fast(text->str, text->len);
		}
	}
	/* many tags, each as long as may be */
	g_autoptr(GString) tags = g_string_new("<urlset>");
	while (tags->len < 8u << 20) {
		gsize start = tags->len;
		g_string_append(tags, "<url ");
		for (guint i = 0; tags->len - start < LIMIT_TAG - 64; i++)
			g_string_append_printf(tags, "a%u=\"\" ", i);
		g_string_append(tags, "/>");
	}
	assert_fast(tags->str, tags->len);
	/* what stands before such a tag is read */
	g_string_assign(tags, "<urlset><url><loc>http://a.th/</loc></url><url ");
	for (guint i = 0; i < 20000; i++)
		g_string_append_printf(tags, "a%u=\"\" ", i);
	g_string_append(tags, "><loc>http://b.th/</loc></url></urlset>");
	g_autoptr(GString) got = g_string_new(NULL);
	g_assert_true(sitemap_scan(tags->str, tags->len, collect, got));
	g_assert_cmpstr(got->str, ==, "http://a.th/\n");
}

static void test_nesting_and_length(void)
{
	g_autoptr(GString) deep = g_string_new("<urlset>");
	for (guint i = 0; i < 200000; i++)
		g_string_append(deep, "<url>");
	assert_fast(deep->str, deep->len);

	g_autofree char *filler = g_strnfill(LIMIT_URL, 'x');
	g_autofree char *longer =
		g_strdup_printf("<urlset><url><loc>http://a.th/%s</loc></url></urlset>", filler);
	g_autoptr(GString) got = g_string_new(NULL);
	g_assert_true(sitemap_scan(longer, strlen(longer), collect, got));
	g_assert_cmpstr(got->str, ==, "");
}

static void count(const char *url, gboolean is_sitemap, void *data)
{
	(void)url;
	(void)is_sitemap;
	++*(guint *)data;
}

static void test_many(void)
{
	g_autoptr(GString) text = g_string_new("<urlset>");
	g_autoptr(GString) lines = g_string_new(NULL);
	for (guint i = 0; i < LIMIT_SITEMAP_URLS + 100; i++) {
		g_string_append_printf(text, "<url><loc>http://a.th/%u</loc></url>", i);
		g_string_append_printf(lines, "http://a.th/%u\n", i);
	}
	guint urls = 0;
	g_assert_true(sitemap_scan(text->str, text->len, count, &urls));
	g_assert_cmpuint(urls, ==, LIMIT_SITEMAP_URLS);
	urls = 0;
	g_assert_true(sitemap_scan(lines->str, lines->len, count, &urls));
	g_assert_cmpuint(urls, ==, LIMIT_SITEMAP_URLS);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/sitemap/cases", test_cases);
	g_test_add_func("/sitemap/utf-16", test_utf16);
	g_test_add_func("/sitemap/gzip", test_gzip);
	g_test_add_func("/sitemap/gzip-bomb", test_gzip_bomb);
	g_test_add_func("/sitemap/entity-bomb", test_entity_bomb);
	g_test_add_func("/sitemap/attributes", test_attributes);
	g_test_add_func("/sitemap/nesting-and-length", test_nesting_and_length);
	g_test_add_func("/sitemap/many", test_many);
	return g_test_run();
}
