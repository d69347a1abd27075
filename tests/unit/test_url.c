#include <glib.h>
#include <string.h>

#include "crawler/limits.h"
#include "crawler/url.h"

static void test_resolve(void)
{
	static const char base[] = "http://www.a.go.th/d/e/f.php?q=1";
	static const struct {
		const char *reference, *charset, *expected, *fragment;
	} cases[] = {
		/* RFC 3986 §5.4 and what libcurl gets wrong */
		{"g", NULL, "http://www.a.go.th/d/e/g", NULL},
		{"./g", NULL, "http://www.a.go.th/d/e/g", NULL},
		{"g/", NULL, "http://www.a.go.th/d/e/g/", NULL},
		{"/g", NULL, "http://www.a.go.th/g", NULL},
		{"../g", NULL, "http://www.a.go.th/d/g", NULL},
		{"../../../../g", NULL, "http://www.a.go.th/g", NULL},
		{"..", NULL, "http://www.a.go.th/d/", NULL},
		{".", NULL, "http://www.a.go.th/d/e/", NULL},
		{"//b.go.th/x", NULL, "http://b.go.th/x", NULL},
		{"//b.go.th", NULL, "http://b.go.th/", NULL},
		{"///b.go.th/x", NULL, "http://b.go.th/x", NULL},
		{"?k=v", NULL, "http://www.a.go.th/d/e/f.php?k=v", NULL},
		{"?u=http://b/c/../d", NULL, "http://www.a.go.th/d/e/f.php?u=http://b/c/../d",
		 NULL},
		{"#s", NULL, "http://www.a.go.th/d/e/f.php?q=1", "s"},
		{"g#s?x#y", NULL, "http://www.a.go.th/d/e/g", "s?x#y"},
		{"money.php#018", NULL, "http://www.a.go.th/d/e/money.php", "018"},
		{"#%E0%B8%81", NULL, "http://www.a.go.th/d/e/f.php?q=1", "ก"},
		{"#a%ff", NULL, "http://www.a.go.th/d/e/f.php?q=1", "a%ff"},
		{"g#", NULL, "http://www.a.go.th/d/e/g", NULL},
		{"g;p=1?y", NULL, "http://www.a.go.th/d/e/g;p=1?y", NULL},
		{"x;jsessionid=1F", NULL, "http://www.a.go.th/d/e/x;jsessionid=1F", NULL},
		{"http:g", NULL, "http://www.a.go.th/d/e/g", NULL},
		{"http:/g", NULL, "http://www.a.go.th/g", NULL},
		{"https:/b.th/g", NULL, "https://b.th/g", NULL},
		{"http:a:b", NULL, "http://www.a.go.th/d/e/a:b", NULL},
		{"a//b", NULL, "http://www.a.go.th/d/e/a//b", NULL},
		/* blanks, line breaks, backslashes */
		{"  g \n", NULL, "http://www.a.go.th/d/e/g", NULL},
		{"g\r\n\th", NULL, "http://www.a.go.th/d/e/gh", NULL},
		{"ht\ntp://b.th/", NULL, "http://b.th/", NULL},
		{"a\\b\\c.pdf", NULL, "http://www.a.go.th/d/e/a/b/c.pdf", NULL},
		{"http:\\\\b.th\\x", NULL, "http://b.th/x", NULL},
		{"?a\\b", NULL, "http://www.a.go.th/d/e/f.php?a\\b", NULL},
		{"a b.pdf", NULL, "http://www.a.go.th/d/e/a%20b.pdf", NULL},
		{"?q=\"a b\"'c'", NULL, "http://www.a.go.th/d/e/f.php?q=%22a%20b%22%27c%27", NULL},
		{"<x>{y}`", NULL, "http://www.a.go.th/d/e/%3Cx%3E%7By%7D%60", NULL},
		{"100%.pdf", NULL, "http://www.a.go.th/d/e/100%.pdf", NULL},
		/* Thai: paths in UTF-8, queries in the page's charset, escapes as written */
		{"ขาว", NULL, "http://www.a.go.th/d/e/%E0%B8%82%E0%B8%B2%E0%B8%A7", NULL},
		{"ก?ก=ข", "windows-874", "http://www.a.go.th/d/e/%E0%B8%81?%A1=%A2", NULL},
		{"?ก", "utf-8", "http://www.a.go.th/d/e/f.php?%E0%B8%81", NULL},
		{"?ก", "utf-16le", "http://www.a.go.th/d/e/f.php?%E0%B8%81", NULL},
		{"?ก漢", "windows-874", "http://www.a.go.th/d/e/f.php?%E0%B8%81%E6%BC%A2", NULL},
		{"%A1%D2", "windows-874", "http://www.a.go.th/d/e/%A1%D2", NULL},
		{"%a1%d2", NULL, "http://www.a.go.th/d/e/%a1%d2", NULL},
		/* hosts */
		{"HTTP://WWW.Example.GO.TH:80/a/../b", NULL, "http://www.example.go.th/b", NULL},
		{"https://a.th:443/", NULL, "https://a.th/", NULL},
		{"https://a.th:80/", NULL, "https://a.th:80/", NULL},
		{"http://a.th", NULL, "http://a.th/", NULL},
		{"http://a.th?x", NULL, "http://a.th/?x", NULL},
		{"http://u:p@a.th/", NULL, "http://a.th/", NULL},
		{"http://good.th@evil.th/", NULL, "http://evil.th/", NULL},
		{"http://a_b.th/", NULL, "http://a_b.th/", NULL},
		{"http://อบต.ไทย/ก", NULL, "http://xn--m3cj0d.xn--o3cw4h/%E0%B8%81", NULL},
		{"http://%E0%B8%AD%E0%B8%9A%E0%B8%95.ไทย/", NULL, "http://xn--m3cj0d.xn--o3cw4h/",
		 NULL},
		{"http://XN--M3CJ0D.XN--O3CW4H/", NULL, "http://xn--m3cj0d.xn--o3cw4h/", NULL},
		{"http://[::1]:80/", NULL, "http://[::1]/", NULL},
		{"http://0x7f.1/", NULL, "http://127.0.0.1/", NULL},
		/* not to be asked for */
		{"", NULL, NULL, NULL},
		{" \t", NULL, NULL, NULL},
		{"mailto:a@b.th", NULL, NULL, NULL},
		{"javascript:void(0)", NULL, NULL, NULL},
		{"JavaScript:void(0)", NULL, NULL, NULL},
		{"java\nscript:x", NULL, NULL, NULL},
		{"data:text/html,x", NULL, NULL, NULL},
		{"file:///etc/passwd", NULL, NULL, NULL},
		{"ftp://a.th/", NULL, NULL, NULL},
		{"tel:021234567", NULL, NULL, NULL},
		{"http://", NULL, NULL, NULL},
		{"http:///", NULL, NULL, NULL},
		{"http://a b.th/", NULL, NULL, NULL},
		{"http://a.th:99999/", NULL, NULL, NULL},
		{"http://%zz.th/", NULL, NULL, NULL},
		{"http://a..th/", NULL, NULL, NULL},
		{"http://.th/", NULL, NULL, NULL},
		{"http://./", NULL, NULL, NULL},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *fragment = NULL;
		g_autofree char *url =
			url_resolve(base, cases[i].reference, cases[i].charset, &fragment);
		g_test_message("%s", cases[i].reference);
		g_assert_cmpstr(url, ==, cases[i].expected);
		g_assert_cmpstr(fragment, ==, cases[i].fragment);
	}
}

static void test_resolve_again(void)
{
	/* what was resolved once stays as it is */
	static const char *const urls[] = {
		"http://a.th/%E0%B8%81?%A1=%a2&x=%22",
		"https://xn--m3cj0d.xn--o3cw4h/x;y?a?b",
		"http://a.th:8080//x/?",
		"http://a.th/100%.pdf",
	};
	for (gsize i = 0; i < G_N_ELEMENTS(urls); i++) {
		g_autofree char *once = url_resolve(NULL, urls[i], "windows-874", NULL);
		g_autofree char *twice = url_resolve("http://b.th/", once, NULL, NULL);
		g_assert_nonnull(once);
		g_assert_cmpstr(once, ==, twice);
	}
}

static void test_resolve_lengths(void)
{
	g_autofree char *id = g_strnfill(111, 'Q');
	g_autofree char *reference = g_strconcat("?id=", id, "=", NULL);
	g_autofree char *expected = g_strconcat("http://a.th/x", reference, NULL);
	g_autofree char *url = url_resolve("http://a.th/x", reference, NULL, NULL);
	g_assert_cmpstr(url, ==, expected);

	g_autofree char *segment = g_strnfill(LIMIT_URL, 'x');
	g_autofree char *fitting = g_strndup(segment, LIMIT_URL - strlen("http://a.th/"));
	g_autofree char *fits = url_resolve("http://a.th/", fitting, NULL, NULL);
	g_assert_cmpuint(strlen(fits), ==, LIMIT_URL);
	g_assert_null(url_resolve("http://a.th/", segment, NULL, NULL));
	g_autofree char *huge = g_strnfill(1 << 20, '\n');
	g_assert_null(url_resolve("http://a.th/", huge, NULL, NULL));
}

static void test_from_user(void)
{
	static const struct {
		const char *typed, *expected;
		gboolean given;
	} cases[] = {
		{"www.a.go.th", "https://www.a.go.th/", FALSE},
		{" www.a.go.th/th/ ", "https://www.a.go.th/th/", FALSE},
		{"localhost:8080/x", "https://localhost:8080/x", FALSE},
		{"www.a.go.th:81", "https://www.a.go.th:81/", FALSE},
		{"อบต.ไทย", "https://xn--m3cj0d.xn--o3cw4h/", FALSE},
		{"http://www.a.go.th", "http://www.a.go.th/", TRUE},
		{"HTTPS://A.th/#x", "https://a.th/", TRUE},
		{"127.0.0.1:1", "https://127.0.0.1:1/", FALSE},
		{"ftp://a.th", NULL, TRUE},
		{"mailto:x@a.th", NULL, TRUE},
		{"", NULL, FALSE},
		{"a b", NULL, FALSE},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		gboolean given = !cases[i].given;
		g_autofree char *url = url_from_user(cases[i].typed, &given);
		g_assert_cmpstr(url, ==, cases[i].expected);
		g_assert_cmpint(given, ==, cases[i].given);
	}
}

static void test_key_same(void)
{
	static const char *const pairs[][2] = {
		{"http://a.go.th/", "https://a.go.th/"},
		{"http://www.a.go.th/x", "http://a.go.th/x"},
		{"http://a.go.th./x", "http://a.go.th/x"},
		{"http://a.go.th:80/x", "https://a.go.th:443/x"},
		{"http://a.th//b///c", "http://a.th/b/c"},
		{"http://a.th/%41%7e%2e", "http://a.th/A~."},
		{"http://a.th/%e0%b8%81", "http://a.th/%E0%B8%81"},
		{"http://a.th/%A1%D2", "http://a.th/%E0%B8%81%E0%B8%B2"},
		{"http://a.th/กา", "http://a.th/%A1%D2"},
		{"http://a.th/?q=%be.%c8.", "http://a.th/?q=%E0%B8%9E.%E0%B8%A8."},
		{"http://a.th/x;jsessionid=1AB?a=1", "http://a.th/x?a=1"},
		{"http://a.th/x;jsessionid=1AB/y", "http://a.th/x/y"},
		{"http://a.th/?PHPSESSID=abc&id=1", "http://a.th/?id=1"},
		{"http://a.th/?id=1&sid=0123456789abcdef0123456789abcdef", "http://a.th/?id=1"},
		{"http://a.th/?id=1&utm_source=x&fbclid=y&ASPSESSIONIDQQ=z", "http://a.th/?id=1"},
		{"http://a.th/x?utm_source=x", "http://a.th/x"},
		{"http://a.th/x?", "http://a.th/x"},
		{"http://a.th/x?a=1&&b=2&", "http://a.th/x?a=1&b=2"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
		g_autofree char *a = url_key(pairs[i][0]);
		g_autofree char *b = url_key(pairs[i][1]);
		g_assert_cmpstr(a, ==, b);
	}
	g_autofree char *key = url_key("HTTPS://WWW.A.go.th:8443//x/?b=%a1&a=%2f");
	g_assert_cmpstr(key, ==, "a.go.th:8443/x/?b=%E0%B8%81&a=%2F");
}

static void test_key_apart(void)
{
	static const char *const pairs[][2] = {
		{"http://a.th/Pages/x", "http://a.th/pages/x"},
		{"http://a.th/x", "http://a.th/x/"},
		{"http://a.th/", "http://a.th/index.php"},
		{"http://a.th/", "http://b.a.th/"},
		{"http://a.th/", "http://a.th:8080/"},
		{"http://a.th:443/", "https://a.th:8443/"},
		{"http://a.th/?a=1&b=2", "http://a.th/?b=2&a=1"},
		{"http://a.th/a%2Fb", "http://a.th/a/b"},
		{"http://a.th/?a=1%26b=2", "http://a.th/?a=1&b=2"},
		{"http://a.th/?a=1%2b2", "http://a.th/?a=1+2"},
		{"http://a.th/?q=100%25", "http://a.th/?q=100"},
		{"http://a.th/?sid=12", "http://a.th/?sid=13"},
		{"http://a.th/?sid=12", "http://a.th/"},
		{"http://a.th/?sid=0123456789abcdef0123456789abcdef00", "http://a.th/"},
		{"http://a.th/x;p=1", "http://a.th/x;p=2"},
		{"http://a.th/?id=QUI=", "http://a.th/?id=QUI"},
		{"http://a.th/%E9", "http://a.th/%E8"},
		{"http://a.th/%FF", "http://a.th/%FE"},
		{"http://www.th/", "http://th/"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
		g_autofree char *a = url_key(pairs[i][0]);
		g_autofree char *b = url_key(pairs[i][1]);
		g_assert_cmpstr(a, !=, b);
	}
}

static void test_shape(void)
{
	static const struct {
		const char *url, *shape;
	} cases[] = {
		{"http://www.a.th/news.php?id=7", "a.th/news.php?id=0"},
		{"http://www.a.th/news.php?id=812&PHPSESSID=x", "a.th/news.php?id=0"},
		{"http://a.th/?m=main&p=12", "a.th/?m=main&p=0"},
		{"http://a.th/Pages/x_detail/91", "a.th/Pages/x_detail/0"},
		{"http://a.th/2024/05/", "a.th/0/0/"},
		{"http://a.th/%E0%B8%9B%E0%B8%B5%E0%B9%92", "a.th/ปี0"},
		{"http://a.th/d/550e8400-e29b-41d4-a716-446655440000", "a.th/d/*"},
		{"http://a.th/d/dGhpcyBpcyAxMTIgbG9uZyBpZA==", "a.th/d/*"},
		{"http://a.th/announcement-of-the-plan", "a.th/announcement-of-the-plan"},
		{"http://a.th/a/b/a/b/a/b/c", "a.th/a/b/c"},
		{"http://a.th/x?q=%E0%B8%81", "a.th/x?q=0"},
		{"http://a.th/x?flag", "a.th/x?flag"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *shape = url_shape(cases[i].url);
		g_assert_cmpstr(shape, ==, cases[i].shape);
	}
}

static void test_parts(void)
{
	g_autofree char *host = url_host("https://WWW.A.go.th:8080/x");
	g_autofree char *authority = url_authority("https://a.go.th/");
	g_autofree char *other = url_authority("http://A.go.th:8080/");
	g_autofree char *plain = url_authority("http://[::1]/");
	g_assert_cmpstr(host, ==, "www.a.go.th");
	g_assert_cmpstr(authority, ==, "a.go.th:443");
	g_assert_cmpstr(other, ==, "a.go.th:8080");
	g_assert_cmpstr(plain, ==, "[::1]:80");
}

static void test_extension(void)
{
	static const char *const cases[][2] = {
		{"http://a.th/x/plan.PDF", "pdf"},
		{"http://a.th/x/plan.pdf?x=a.doc", "pdf"},
		{"http://a.th/x.y/plan", ""},
		{"http://a.th", ""},
		{"http://a.th/v1.2", ""},
		{"http://a.th/x.", ""},
		{"http://a.th/f.php?file=a.pdf", "php"},
		{"http://a.pdf/", ""},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		g_assert_cmpstr(url_extension(cases[i][0]), ==, cases[i][1]);
}

/* Audits of one site share its name. */
static void test_site(void)
{
	static const struct {
		const char *start, *name;
	} cases[] = {
		{"https://www.example.go.th/", "example.go.th"},
		{"http://example.go.th:8080/th/index.php", "example.go.th"},
		{"https://sites.google.com/view/somewhere/home", "sites.google.com/view/somewhere"},
		{"https://www.vendor.example.com/agency1/", "vendor.example.com/agency1"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *name = url_site(cases[i].start);
		g_assert_cmpstr(name, ==, cases[i].name);
	}
}

static void test_scope(void)
{
	static const struct {
		const char *start, *url;
		gboolean inside;
	} cases[] = {
		{"https://www.a.go.th/", "http://a.go.th/x", TRUE},
		{"https://a.go.th/", "https://www.a.go.th/x", TRUE},
		{"https://www.a.go.th/", "https://sub.a.go.th/", TRUE},
		{"https://www.a.go.th/", "https://a.go.th:8080/", TRUE},
		{"https://www.a.go.th/", "https://b.go.th/", FALSE},
		{"https://www.a.go.th/", "https://ba.go.th/", FALSE},
		{"https://www.a.go.th/", "https://go.th/", FALSE},
		{"https://www.a.go.th/", "https://a.go.th.evil.com/", FALSE},
		{"https://www.a.go.th/", "ftp://www.a.go.th/", FALSE},
		{"https://sub.a.go.th/", "https://a.go.th/", FALSE},
		{"https://www.go.th/", "https://b.go.th/", FALSE},
		{"https://www.go.th/", "https://www.go.th/x", TRUE},
		{"http://อบต.ไทย/", "http://www.xn--m3cj0d.xn--o3cw4h/x", TRUE},
		/* the body's own host: whatever folder was typed */
		{"https://www.a.go.th/th/", "https://www.a.go.th/x", TRUE},
		{"https://www.a.go.th/unit/", "https://www.a.go.th/x", TRUE},
		{"https://www.a.go.th/home", "https://www.a.go.th/x", TRUE},
		{"https://www.a.go.th/~unit/x", "https://www.a.go.th/~unit/y", TRUE},
		{"https://www.a.go.th/~unit/x", "https://www.a.go.th/x", FALSE},
		/* shared hosts */
		{"http://vendor.example/agency1/", "http://vendor.example/agency1/x", TRUE},
		{"http://vendor.example/agency1/", "http://www.vendor.example/Agency1", TRUE},
		{"http://vendor.example/agency1/", "http://vendor.example/agency12/", FALSE},
		{"http://vendor.example/agency1/", "http://vendor.example/", FALSE},
		{"http://vendor.example/agency1/", "http://x.vendor.example/agency1/", FALSE},
		{"http://vendor.example/agency1/index.php", "http://vendor.example/agency2/",
		 FALSE},
		{"http://vendor.example/agency1/th/", "http://vendor.example/agency1/en/", TRUE},
		{"http://vendor.example/agency1/th/", "http://vendor.example/agency2/th/", FALSE},
		{"http://127.0.0.1:8080/agency1/", "http://127.0.0.1:8080/agency2/", FALSE},
		/* ways in */
		{"http://a.com/th/", "http://a.com/x", TRUE},
		{"http://a.com/2018/", "http://a.com/x", TRUE},
		{"http://a.com/home", "http://a.com/x", TRUE},
		{"http://a.com/index.php", "http://a.com/x/", TRUE},
		{"http://a.com/news/view.php?id=1", "http://a.com/x", TRUE},
		/* known shared hosts */
		{"https://sites.google.com/view/abc/home", "https://sites.google.com/view/abc/x",
		 TRUE},
		{"https://sites.google.com/view/abc", "https://sites.google.com/view/abcd", FALSE},
		{"https://sites.google.com/view/abc", "https://sites.google.com/view/abc", TRUE},
		{"https://sites.google.com/a/x.ac.th/abc/", "https://sites.google.com/a/x.ac.th/d/",
		 FALSE},
		{"https://sites.google.com/x.ac.th/abc/p", "https://sites.google.com/x.ac.th/abc/q",
		 TRUE},
		{"nonsense", "http://a.th/", FALSE},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		AUTO(url_scope) scope = url_scope_new(cases[i].start);
		g_test_message("%s %s", cases[i].start, cases[i].url);
		g_assert_cmpint(url_scope_has(scope, cases[i].url), ==, cases[i].inside);
	}
}

static void test_trap(void)
{
	static const struct {
		const char *url;
		gboolean trap;
	} cases[] = {
		{"http://a.th/a/b/a/b/a/b", TRUE},
		{"http://a.th/x/a/b/a/b/a/b/y", TRUE},
		{"http://a.th/a/a/a/", TRUE},
		{"http://a.th/a/b/a/b", FALSE},
		{"http://a.th/2024/1/1/1", FALSE},
		{"http://a.th/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20", FALSE},
		{"http://a.th/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/21", TRUE},
		{"http://a.th/", FALSE},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		g_assert_cmpint(url_is_trap(cases[i].url), ==, cases[i].trap);
}

static void test_acts(void)
{
	static const char *const acting[] = {
		"http://a.th/logout",
		"http://a.th/accounts/logout/",
		"http://a.th/user/log-out.php",
		"http://a.th/wp-login.php?action=logout&_wpnonce=ab12",
		"http://a.th/index.php?option=com_users&task=user.logout",
		"http://a.th/index.php?page=signOut",
		"http://a.th/?logout",
		"http://a.th/unsubscribe?mail=a%40b.c",
		"http://a.th/board/delete.php?id=5",
		"http://a.th/admin/deletePost.php?id=5",
		"http://a.th/news_del2.php?id=5",
		"http://a.th/api/delete/3",
		"http://a.th/posts/3/delete/7/",
		"http://a.th/board.php?mode=delete&id=5",
		"http://a.th/board.php?do=remove_topic&id=5",
		"http://a.th/board.php?id=5&del=1",
		"http://a.th/poll/vote.php?choice=2",
		"http://a.th/poll.php?action=vote&id=2",
		"http://a.th/like.php?id=7",
		"http://a.th/shop/?add-to-cart=15",
		"http://a.th/shop/addToCart/15",
	};
	static const char *const reading[] = {
		"http://a.th/",
		"http://a.th/vote/",
		"http://a.th/vote.php",
		"http://a.th/vote/result.html",
		"http://a.th/vote_result.php?year=2568",
		"http://a.th/index.php?page=vote",
		"http://a.th/index.php?page=vote&id=3",
		"http://a.th/delete.html",
		"http://a.th/how-to-delete-your-data?lang=th",
		"http://a.th/file/delete.pdf?id=3",
		"http://a.th/download.php?file=logout.pdf",
		"http://a.th/download.php?id=3",
		"http://a.th/model.php?id=3",
		"http://a.th/delegation.php?id=3",
		"http://a.th/news.php?title=delete&id=3",
		"http://a.th/likelihood/3",
		"http://a.th/list?is_delete=0&cat=5",
		"http://a.th/list?id=3&del=0",
		"http://a.th/list?isDel=N&delFlag=0",
		"http://a.th/vote/2564",
		"http://a.th/search?like=12",
		"http://a.th/login?returnurl=/logout",
		"http://a.th/%E0%B9%81%E0%B8%9C%E0%B8%99?id=3",
		"http://delete.go.th/news.php?id=3",
		"nonsense",
	};
	for (gsize i = 0; i < G_N_ELEMENTS(acting); i++) {
		g_test_message("%s", acting[i]);
		g_assert_true(url_acts(acting[i]));
	}
	for (gsize i = 0; i < G_N_ELEMENTS(reading); i++) {
		g_test_message("%s", reading[i]);
		g_assert_false(url_acts(reading[i]));
	}
}

static const char *pick(GRand *dice, const char *const *words, gint count)
{
	return words[g_rand_int_range(dice, 0, count)];
}

static void append_segments(GRand *dice, GString *out, gint most)
{
	static const char *const segments[] = {"a",      "B2",        "..", ".",   "",
					       "x.html", "index.php", "-",  "~u",  ".a",
					       "a..b",   "%41",       "ก",  "a;b", "_"};
	static const char *const queries[] = {"",      "",           "",       "?",
					      "?id=1", "?a=b&c=d/e", "?q=a b", "?utm_x=1&k",
					      "?a?b",  "#f",         "?a#f"};
	gint count = g_rand_int_range(dice, 0, most);
	for (gint i = 0; i < count; i++)
		g_string_append_printf(out, "%s%s", i > 0 ? "/" : "",
				       pick(dice, segments, G_N_ELEMENTS(segments)));
	g_string_append(out, pick(dice, queries, G_N_ELEMENTS(queries)));
}

static void assert_same_parts(const char *url, const char *other)
{
	char *(*const parts[])(const char *) = {url_host, url_authority, url_shape};
	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *part = parts[i](url), *same = parts[i](other);
		g_assert_cmpstr(part, ==, same);
	}
}

/* What takes the short cut and what does not are one: a blank before the reference, or the scheme
 * in capitals, closes it. */
static void test_plain(void)
{
	static const char *const hosts[] = {"a.go.th",       "www.a.go.th",
					    "www.th",        "A.go.th",
					    "a.go.th:8080",  "a.go.th:80",
					    "a.go.th:443",   "a.go.th:",
					    "127.0.0.1",     "127.0.0.1:8080",
					    "127.1",         "010.0.0.1",
					    "a..th",         ".a.th",
					    "a.th.",         "a_b.th",
					    "u@a.th",        "a.go.th:080",
					    "a.go.th:99999", "1a.go.th",
					    "xn--o3cw4h",    "-"};
	g_autoptr(GRand) dice = g_rand_new_with_seed(2568);
	for (guint round = 0; round < 30000; round++) {
		const char *scheme = g_rand_boolean(dice) ? "http" : "https";
		g_autoptr(GString) base = g_string_new(NULL), reference = g_string_new(NULL);
		g_string_printf(base, "%s://%s/", scheme, pick(dice, hosts, G_N_ELEMENTS(hosts)));
		append_segments(dice, base, 4);
		g_autofree char *normal = url_resolve(NULL, base->str, NULL, NULL);
		g_autofree char *blank = g_strconcat(" ", base->str, NULL);
		g_autofree char *slow = url_resolve(NULL, blank, NULL, NULL);
		g_assert_cmpstr(normal, ==, slow);
		if (!normal)
			continue;
		if (g_rand_boolean(dice))
			g_string_append_c(reference, '/');
		append_segments(dice, reference, 5);
		g_autofree char *fragment = NULL, *other_fragment = NULL;
		g_autofree char *url = url_resolve(normal, reference->str, NULL, &fragment);
		g_string_prepend_c(reference, ' ');
		g_autofree char *other = url_resolve(normal, reference->str, NULL, &other_fragment);
		g_assert_cmpstr(url, ==, other);
		g_assert_cmpstr(fragment, ==, other_fragment);
		g_autofree char *key = url_key(normal);
		g_autofree char *capitals = g_strconcat("HTTP", normal + 4, NULL);
		if (g_str_has_prefix(normal, "http:")) {
			g_autofree char *slow_key = url_key(capitals);
			g_assert_cmpstr(key, ==, slow_key);
			assert_same_parts(normal, capitals);
		}
	}
}

/* Pages of an application that differ by what stands behind '#' only. */
static void test_route(void)
{
	static const struct {
		const char *fragment, *url;
	} cases[] = {
		{"/about", "http://a.th/app/#/about"},
		{"!/about/1?tab=2", "http://a.th/app/#!/about/1?tab=2"},
		{"/ติดต่อ us",
		 "http://a.th/app/#/%E0%B8%95%E0%B8%B4%E0%B8%94%E0%B8%95%E0%B9%88%E0%B8%AD%20us"},
		{"/", NULL},
		{"!/", NULL},
		{"!", NULL},
		{"", NULL},
		{"top", NULL},
		{NULL, NULL},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *url = url_route("http://a.th/app/", cases[i].fragment);
		g_assert_cmpstr(url, ==, cases[i].url);
	}
	g_autofree char *other = url_route("http://a.th/app/#/about", "/contact");
	g_assert_cmpstr(other, ==, "http://a.th/app/#/contact");
	g_autofree char *long_one = g_strnfill(LIMIT_URL, '/');
	g_assert_null(url_route("http://a.th/", long_one));

	const char *news = "https://www.a.th/#/news/7";
	g_autofree char *key = url_key(news), *shape = url_shape(news), *host = url_host(news);
	g_autofree char *authority = url_authority(news),
			*next = url_resolve(news, "b/c", NULL, NULL);
	g_assert_cmpstr(key, ==, "a.th/#/news/7");
	g_assert_cmpstr(shape, ==, "a.th/#/news/0");
	g_assert_cmpstr(host, ==, "www.a.th");
	g_assert_cmpstr(authority, ==, "www.a.th:443");
	g_assert_cmpstr(next, ==, "https://www.a.th/b/c");
	AUTO(url_scope) scope = url_scope_new("https://www.a.th/");
	g_assert_true(url_scope_has(scope, news));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/url/resolve", test_resolve);
	g_test_add_func("/url/resolve-again", test_resolve_again);
	g_test_add_func("/url/resolve-lengths", test_resolve_lengths);
	g_test_add_func("/url/from-user", test_from_user);
	g_test_add_func("/url/key-same", test_key_same);
	g_test_add_func("/url/key-apart", test_key_apart);
	g_test_add_func("/url/shape", test_shape);
	g_test_add_func("/url/parts", test_parts);
	g_test_add_func("/url/extension", test_extension);
	g_test_add_func("/url/scope", test_scope);
	g_test_add_func("/url/site", test_site);
	g_test_add_func("/url/trap", test_trap);
	g_test_add_func("/url/acts", test_acts);
	g_test_add_func("/url/route", test_route);
	g_test_add_func("/url/plain", test_plain);
	return g_test_run();
}
