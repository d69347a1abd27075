#include <glib.h>
#include <string.h>

#include "crawler/charset.h"

#define THAI "องค์การบริหารส่วนตำบล"

static char *bytes_in(const char *text, const char *charset, gsize *size)
{
	char *bytes = g_convert(text, -1, charset, "UTF-8", NULL, size, NULL);
	g_assert_nonnull(bytes);
	return bytes;
}

static char *page_with(const char *meta, const char *body)
{
	return g_strconcat("<html><head>", meta, "<title>", body,
			   "</title></head><body>OIT 1</body>", NULL);
}

/* Thai in one of two charsets, declared rightly, wrongly or not at all, in the header or the page:
 * the bytes decide. */
static void test_thai_however_declared(void)
{
	static const char *const metas[] = {
		"",
		"<meta charset=\"utf-8\">",
		"<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=TIS-620'>",
		"<meta content=\"text/html; charset=windows-874\" http-equiv=content-type>",
		"<meta charset=iso-8859-1>",
		"<meta charset=nonsense>",
	};
	static const char *const headers[] = {NULL,
					      "text/html",
					      "text/html; charset=utf-8",
					      "text/html;charset=\"TIS-620\"",
					      "text/html; Charset=ISO-8859-11",
					      "text/html; charset=iso-8859-1"};
	static const char *const charsets[] = {"utf-8", "windows-874"};
	for (gsize c = 0; c < G_N_ELEMENTS(charsets); c++)
		for (gsize m = 0; m < G_N_ELEMENTS(metas); m++)
			for (gsize h = 0; h < G_N_ELEMENTS(headers); h++) {
				g_autofree char *page = page_with(metas[m], THAI);
				gsize size, back_size;
				g_autofree char *bytes = bytes_in(page, charsets[c], &size);
				const char *decided = charset_decide(bytes, size, headers[h]);
				g_test_message("%s, %s, %s", charsets[c], metas[m], headers[h]);
				g_assert_cmpstr(decided, ==, charsets[c]);
				g_autofree char *back =
					charset_to_utf8(bytes, size, decided, &back_size);
				g_assert_cmpstr(back, ==, page);
				g_assert_cmpuint(back_size, ==, strlen(page));
			}
}

static void test_decide(void)
{
#define LITERAL(text) text, sizeof(text) - 1
	static const struct {
		const char *bytes;
		gsize size;
		const char *header, *expected;
	} cases[] = {
		{LITERAL(""), NULL, "utf-8"},
		{LITERAL("plain"), NULL, "utf-8"},
		{LITERAL("plain"), "text/html; charset=tis-620", "windows-874"},
		{LITERAL("<meta charset=tis-620>plain"), NULL, "windows-874"},
		{LITERAL("<meta charset=tis-620>plain"), "text/html; charset=utf-8", "utf-8"},
		{LITERAL("<meta charset=utf-16>plain"), NULL, "utf-8"},
		{LITERAL("<?xml version='1.0' encoding='windows-874'?>x"), NULL, "windows-874"},
		{LITERAL("\xef\xbb\xbfx"), "text/html; charset=tis-620", "utf-8"},
		{LITERAL("\xff\xfe\x01\x0e"), NULL, "utf-16le"},
		{LITERAL("\xfe\xff\x0e\x01"), NULL, "utf-16be"},
		{LITERAL("a\0b\0c\0d\0"), "text/html; charset=utf-16le", "utf-16le"},
		/* six letters */
		{LITERAL("\xa1\xd2\xc3\xe0\xa7\xd4\xb9"), NULL, "windows-874"},
		{LITERAL("\xb7\xd5\xe8\xb5\xd1\xe9"), NULL, "windows-874"},
		{LITERAL("\xb7\xd5\xe8\xb5\xd1\xe9"), "text/html; charset=utf-8", "windows-874"},
		/* ends as a cut Thai letter of UTF-8 would */
		{LITERAL("\xa1\xd2\xc3 x\xe0\xb8\xd2"), NULL, "windows-874"},
		{LITERAL("plain \xe0\xb8\xd2"), NULL, "windows-874"},
		/* Thai that is by chance well-formed UTF-8, where the label says so */
		{LITERAL("\xc3\xa1\xd2"), "text/html; charset=tis-620", "windows-874"},
		{LITERAL("\xc3\xa1"), "text/html; charset=tis-620", "windows-874"},
		/* Word: quotes, dashes, bullets and accents, no Thai */
		{LITERAL("<meta charset=windows-1252>\x93OIT\x94 \x96 r\xe9sum\xe9 \xb7 "), NULL,
		 "windows-1252"},
		{LITERAL("<meta charset=iso-8859-1>\x93OIT\x94 \x96 \xa0\xa0\xa0"), NULL,
		 "windows-1252"},
		{LITERAL("\x93OIT\x94 \x96 \xa0\xa0\xa0 caf\xe9"), NULL, "windows-1252"},
		/* Thai written in Word keeps its quotes */
		{LITERAL("<meta "
			 "charset=windows-1252>\x93\xa1\xd2\xc3\xe0\xa7\xd4\xb9\x94\xa0\xa0\x85"),
		 NULL, "windows-874"},
		/* UTF-8 without Thai */
		{LITERAL("caf\xc3\xa9"), NULL, "utf-8"},
		{LITERAL("caf\xc3\xa9"), "text/html; charset=iso-8859-1", "utf-8"},
		/* a cut last letter */
		{LITERAL("\xe0\xb8\x81\xe0\xb8"), NULL, "utf-8"},
		{LITERAL("caf\xc3\xa9\xe0\xb8"), NULL, "utf-8"},
		{LITERAL("\xe0\xb8\x81\xe0"), "text/html; charset=tis-620", "utf-8"},
		/* what looks like Thai but says otherwise */
		{LITERAL("\xc4\xe3\xba\xc3\xca\xc0\xbd\xe7"), "text/html; charset=gb2312",
		 "gb18030"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%" G_GSIZE_FORMAT ": %s", i, cases[i].bytes);
		g_assert_cmpstr(charset_decide(cases[i].bytes, cases[i].size, cases[i].header), ==,
				cases[i].expected);
	}
}

static void test_one_bad_byte(void)
{
	g_autoptr(GString) page = g_string_new(NULL);
	while (page->len < 100 * 1024)
		g_string_append(page, THAI "\n");
	page->str[50000] = (char)0xff;
	g_assert_cmpstr(charset_decide(page->str, page->len, "text/html; charset=tis-620"), ==,
			"utf-8");
	gsize size;
	g_autofree char *text = charset_to_utf8(page->str, page->len, "utf-8", &size);
	g_assert_true(g_utf8_validate_len(text, size, NULL));
	g_assert_nonnull(strstr(text, "\xef\xbf\xbd"));
	g_assert_true(g_str_has_prefix(text, THAI));
	g_assert_true(g_str_has_suffix(text, THAI "\n"));
}

static void test_to_utf8(void)
{
	static const struct {
		const char *bytes;
		gsize size;
		const char *charset, *expected;
	} cases[] = {
		{LITERAL(""), "utf-8", ""},
		{LITERAL("\xef\xbb\xbf\xe0\xb8\x81"), "utf-8", "ก"},
		{LITERAL("a\0b\x1b[1m\tc\r\n"), "utf-8", "a b [1m\tc\r\n"},
		{LITERAL("a\0b\x01"), "windows-874", "a b "},
		{LITERAL("\xa1\xd2\x80\x85\x93\xa0"), "windows-874", "กา€…“\u00a0"},
		{LITERAL("\xa1\xdb\xa2\xff"), "windows-874", "ก\uFFFDข\uFFFD"},
		{LITERAL("\xa1"), "TIS-620", "ก"},
		{LITERAL("\xa1"), "x-windows-874", "ก"},
		{LITERAL("\xa1"), "iso8859-11", "ก"},
		{LITERAL("\x93\xe9\x81"), "windows-1252", "“é\uFFFD"},
		{LITERAL("\xff\xfe\x01\x0e"
			 "a\0"),
		 "utf-16le", "กa"},
		{LITERAL("\xfe\xff\x0e\x01\0a"), "utf-16be", "กa"},
		{LITERAL("\x01\x0e\x00\xd8"
			 "a\0b"),
		 "utf-16le", "ก\uFFFDa\uFFFD"},
		{LITERAL("\xe0\xb8\x81"), "no-such-charset", "ก"},
		{LITERAL("a\xff"
			 "b"),
		 "utf-8", "a\uFFFDb"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		gsize size = 0;
		g_autofree char *text =
			charset_to_utf8(cases[i].bytes, cases[i].size, cases[i].charset, &size);
		g_assert_cmpstr(text, ==, cases[i].expected);
		g_assert_cmpuint(size, ==, strlen(cases[i].expected));
	}
}

static void test_from_utf8(void)
{
	gsize size = 0;
	g_autofree char *bytes = charset_from_utf8(LITERAL("กา"), "tis-620", &size);
	g_assert_cmpuint(size, ==, 2);
	g_assert_cmpstr(bytes, ==, "\xa1\xd2");
	g_assert_null(charset_from_utf8(LITERAL("ก漢"), "windows-874", &size));
	g_assert_null(charset_from_utf8(LITERAL("ก"), "utf-8", &size));
	g_assert_null(charset_from_utf8(LITERAL("ก"), "utf-16le", &size));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_set_nonfatal_assertions();
	g_test_add_func("/charset/thai-however-declared", test_thai_however_declared);
	g_test_add_func("/charset/decide", test_decide);
	g_test_add_func("/charset/one-bad-byte", test_one_bad_byte);
	g_test_add_func("/charset/to-utf8", test_to_utf8);
	g_test_add_func("/charset/from-utf8", test_from_utf8);
	return g_test_run();
}
