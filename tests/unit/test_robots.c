#include <glib.h>
#include <string.h>

#include "crawler/limits.h"
#include "crawler/robots.h"

/* One file, one path, one answer; our token is "oitcheck". */
static const struct {
	const char *text, *path;
	gboolean allowed;
} cases[] = {
	/* no rules */
	{"", "/x", TRUE},
	{"<!DOCTYPE html><html><body>User-agent: * Disallow: / </body></html>", "/x", TRUE},
	{"<html>\n<p>Disallow: /\n</html>", "/x", TRUE},
	{"Disallow: /", "/x", TRUE},
	{"User-agent: *\nDisallow:", "/x", TRUE},
	{"User-agent: *\nDisallow: # all\n", "/x", TRUE},
	{"User-agent: *\nAllow:\nDisallow: /x", "/x", FALSE},
	{"User-agent: *\nNoindex: /x", "/x", TRUE},
	{"User-agent: *\nDisallow: x", "/x", TRUE},
	{"User-agent: *\nDisallow /x", "/x", TRUE},
	/* groups */
	{"User-agent: *\nDisallow: /", "/x", FALSE},
	{"USER-AGENT : *\n  disALLOW\t: /", "/x", FALSE},
	{"User-agent: other\nDisallow: /", "/x", TRUE},
	{"User-agent: oitcheck\nDisallow: /", "/x", FALSE},
	{"User-agent: OITCheck\nDisallow: /", "/x", FALSE},
	{"User-agent: oitcheck/9.1 (x)\nDisallow: /", "/x", FALSE},
	{"User-agent: oit\nDisallow: /", "/x", TRUE},
	{"User-agent: oitcheckers\nDisallow: /", "/x", TRUE},
	{"User-agent:\nDisallow: /", "/x", TRUE},
	{"User-agent: oitcheck\nDisallow: /a\nUser-agent: *\nDisallow: /b", "/b", TRUE},
	{"User-agent: *\nDisallow: /b\nUser-agent: oitcheck\nDisallow: /a", "/b", TRUE},
	{"User-agent: oitcheck\nUser-agent: *\nDisallow: /", "/x", FALSE},
	{"User-agent: oitcheck\n\nUser-agent: other\nDisallow: /x", "/x", FALSE},
	{"User-agent: oitcheck\nSitemap: http://a.th/s\nUser-agent: other\nDisallow: /x", "/x",
	 FALSE},
	{"User-agent: oitcheck\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: "
	 "oitcheck\nDisallow: /c",
	 "/c", FALSE},
	{"User-agent: oitcheck\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: "
	 "oitcheck\nDisallow: /c",
	 "/a", FALSE},
	{"User-agent: oitcheck\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: "
	 "oitcheck\nDisallow: /c",
	 "/b", TRUE},
	{"User-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b", "/a", FALSE},
	{"User-agent: oitcheck\nDisallow:\nUser-agent: *\nDisallow: /", "/x", TRUE},
	{"User-agent: other\nCrawl-delay: 9\nUser-agent: *\nDisallow: /x", "/x", FALSE},
	{"User-agent: oitcheck\nCrawl-delay: 9\nUser-agent: *\nDisallow: /x", "/x", TRUE},
	/* lines */
	{"\xef\xbb\xbfUser-agent: *\nDisallow: /", "/x", FALSE},
	{"User-agent: *\rDisallow: /", "/x", FALSE},
	{"User-agent: *\r\n\r\n\r\nDisallow: /\r\n", "/x", FALSE},
	{"# User-agent: *\nDisallow: /", "/x", TRUE},
	{"User-agent: * # all\nDisallow: /x # that", "/x", FALSE},
	/* longest match */
	{"User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", TRUE},
	{"User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", FALSE},
	{"User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b", FALSE},
	{"User-agent: *\nDisallow: /a\nAllow: /a", "/a", TRUE},
	{"User-agent: *\nAllow: /p\nDisallow: /*.html", "/p.html", FALSE},
	{"User-agent: *\nAllow: /$\nDisallow: /", "/", TRUE},
	{"User-agent: *\nAllow: /$\nDisallow: /", "/x", FALSE},
	{"User-agent: *\nDisallow: /", "/robots.txt", TRUE},
	{"User-agent: *\nDisallow: /", "/robots.txt?x", FALSE},
	/* prefix, case */
	{"User-agent: *\nDisallow: /fish", "/fishheads/yummy.html", FALSE},
	{"User-agent: *\nDisallow: /fish", "/fish.php?id=1", FALSE},
	{"User-agent: *\nDisallow: /fish", "/Fish", TRUE},
	{"User-agent: *\nDisallow: /fish/", "/fish", TRUE},
	{"User-agent: *\nDisallow: /x?id=", "/x?id=1", FALSE},
	{"User-agent: *\nDisallow: /x?id=", "/x?a=1&id=1", TRUE},
	/* wildcards */
	{"User-agent: *\nDisallow: *", "/x", FALSE},
	{"User-agent: *\nDisallow: /fish*.php", "/fish/a.php?x", FALSE},
	{"User-agent: *\nDisallow: /fish*.php", "/Fish.php", TRUE},
	{"User-agent: *\nDisallow: /*.php$", "/a/b.php", FALSE},
	{"User-agent: *\nDisallow: /*.php$", "/b.php?x", TRUE},
	{"User-agent: *\nDisallow: /*.php$", "/b.php/.php", FALSE},
	{"User-agent: *\nDisallow: /a*b*c$", "/axbxbc", FALSE},
	{"User-agent: *\nDisallow: /ab*b$", "/ab", TRUE},
	{"User-agent: *\nDisallow: /**a", "/xa", FALSE},
	{"User-agent: *\nDisallow: /a$b", "/a$b", TRUE},
	{"User-agent: *\nDisallow: *.pdf", "/x.pdf", FALSE},
	{"User-agent: *\nDisallow: /$", "/", FALSE},
	{"User-agent: *\nDisallow: /*$", "/x", FALSE},
	/* escapes */
	{"User-agent: *\nDisallow: /ก", "/%E0%B8%81", FALSE},
	{"User-agent: *\nDisallow: /%e0%b8%81", "/%E0%B8%81", FALSE},
	{"User-agent: *\nDisallow: /%E0%B8%81", "/ก", FALSE},
	{"User-agent: *\nDisallow: /%61", "/a", FALSE},
	{"User-agent: *\nDisallow: /a%2Fb", "/a/b", TRUE},
	{"User-agent: *\nDisallow: /a%2fb", "/a%2Fb", FALSE},
	{"User-agent: *\nDisallow: /%2A", "/*", FALSE},
	{"User-agent: *\nDisallow: /%2A", "/x", TRUE},
	{"User-agent: *\nDisallow: /a%24", "/a$b", FALSE},
	{"User-agent: *\nDisallow: /a b", "/a%20b", FALSE},
	{"User-agent: *\nDisallow: /%zz", "/%zz", FALSE},
};

static void test_cases(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		AUTO(robots)
		robots = robots_parse(cases[i].text, strlen(cases[i].text), "oitcheck");
		g_test_message("%s | %s", cases[i].text, cases[i].path);
		g_assert_cmpint(robots_allows(robots, cases[i].path), ==, cases[i].allowed);
	}
}

static double delay_of(const char *text)
{
	AUTO(robots) robots = robots_parse(text, strlen(text), "oitcheck/0.1");
	return robots_delay(robots);
}

static void test_delay(void)
{
	g_assert_cmpfloat(delay_of(""), ==, 0);
	g_assert_cmpfloat(delay_of("User-agent: *\nCrawl-delay: 2.5"), ==, 2.5);
	g_assert_cmpfloat(
		delay_of("User-agent: *\nCrawl-delay: 2\nUser-agent: oitcheck\nCrawl-delay: 1"), ==,
		1);
	g_assert_cmpfloat(delay_of("User-agent: other\nCrawl-delay: 2"), ==, 0);
	g_assert_cmpfloat(delay_of("User-agent: *\nCrawl-delay: -1"), ==, 0);
	g_assert_cmpfloat(delay_of("User-agent: *\nCrawl-delay: inf"), ==, 0);
	g_assert_cmpfloat(delay_of("User-agent: *\nCrawl-delay: nan"), ==, 0);
	g_assert_cmpfloat(delay_of("User-agent: *\nCrawl-delay: soon"), ==, 0);
}

static void test_sitemaps(void)
{
	static const char text[] = "Sitemap: http://a.th/1.xml\nUser-agent: *\nDisallow: "
				   "/\nSITEMAP:https://a.th/2.xml \r"
				   "sitemap: /3.xml\nSitemap: javascript:x\n";
	AUTO(robots) robots = robots_parse(text, strlen(text), "oitcheck");
	const char *const *sitemaps = robots_sitemaps(robots);
	g_assert_cmpstr(sitemaps[0], ==, "http://a.th/1.xml");
	g_assert_cmpstr(sitemaps[1], ==, "https://a.th/2.xml");
	g_assert_null(sitemaps[2]);

	g_autoptr(GString) many = g_string_new(NULL);
	for (guint i = 0; i < 3 * LIMIT_SITEMAPS; i++)
		g_string_append_printf(many, "Sitemap: http://a.th/%u\n", i);
	AUTO(robots) capped = robots_parse(many->str, many->len, "oitcheck");
	g_assert_cmpuint(g_strv_length((char **)robots_sitemaps(capped)), ==, LIMIT_SITEMAPS);
}

static void test_size(void)
{
	/* what stands behind the cap does not count, nor does the line that it cuts */
	g_autoptr(GString) text = g_string_new("User-agent: *\nDisallow: /a\n");
	while (text->len < LIMIT_ROBOTS - strlen("Disallow: /"))
		g_string_append_c(text, '\n');
	g_string_append(text, "Disallow: /private\nDisallow: /b\n");
	AUTO(robots) robots = robots_parse(text->str, text->len, "oitcheck");
	g_assert_false(robots_allows(robots, "/a"));
	g_assert_true(robots_allows(robots, "/b"));
	g_assert_true(robots_allows(robots, "/private"));
	g_assert_true(robots_allows(robots, "/x"));
}

static void test_hostile(void)
{
	/* fifty thousand patterns that backtrack in a naive matcher */
	g_autoptr(GString) text = g_string_new("User-agent: *\n");
	while (text->len < LIMIT_ROBOTS)
		g_string_append(text, "Disallow: /*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b$\n");
	g_autofree char *filler = g_strnfill(LIMIT_URL - 1, 'a');
	g_autofree char *path = g_strconcat("/", filler, NULL);
	AUTO(robots) robots = robots_parse(text->str, text->len, "oitcheck");
	gint64 start = g_get_monotonic_time();
	g_assert_true(robots_allows(robots, path));
	g_assert_cmpint(g_get_monotonic_time() - start, <, 2 * G_USEC_PER_SEC);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/robots/cases", test_cases);
	g_test_add_func("/robots/delay", test_delay);
	g_test_add_func("/robots/sitemaps", test_sitemaps);
	g_test_add_func("/robots/size", test_size);
	g_test_add_func("/robots/hostile", test_hostile);
	return g_test_run();
}
