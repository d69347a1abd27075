#include "base/reason_words.h"
#include "reports/words.h"

#include <string.h>

static unsigned placeholders(const char *text)
{
	unsigned set = 0;

	for (const char *brace = strchr(text, '{'); brace; brace = strchr(brace + 1, '{')) {
		g_assert_true(brace[1] >= '1' && brace[1] <= '9' && brace[2] == '}');
		set |= 1u << (brace[1] - '0');
	}
	return set;
}

/* Nothing is left untranslated, and both languages say the same figures. */
static void test_both_languages(void)
{
	for (int i = 0; i < WORDS; i++) {
		const char *th = word((enum word)i, LANG_TH), *en = word((enum word)i, LANG_EN);

		g_test_message("word %d", i);
		g_assert_true(th && *th && en && *en);
		g_assert_cmpuint(placeholders(th), ==, placeholders(en));
	}
	for (int i = 0; i < VERDICT_COUNT; i++) {
		g_assert_cmpstr(word_verdict((enum verdict)i, LANG_TH), !=,
				word_verdict((enum verdict)i, LANG_EN));
		g_assert_nonnull(word_mark((enum verdict)i));
	}
}

static void assert_fill(enum word id, const char *a, const char *b, const char *expected)
{
	g_autofree char *text = word_fill(LANG_EN, id, a, b, NULL);

	g_assert_cmpstr(text, ==, expected);
}

static void test_fill(void)
{
	assert_fill(WORD_RANGE, "1", "2", "(1 to 2)");
	assert_fill(WORD_RANGE, "{2}", "%s", "({2} to %s)"); /* what is put in is not read again */
	assert_fill(WORD_RANGE, "1", NULL, "(1 to )");
	assert_fill(WORD_OIT, "1", "2", "OIT score");
}

static void assert_reason(const char *reason, enum lang lang, const char *expected)
{
	g_autofree char *text = word_reason(reason, lang);

	g_assert_cmpstr(text, ==, expected);
}

static void test_reasons(void)
{
	assert_reason("", LANG_TH, "");
	assert_reason("login", LANG_EN,
		      "a login is needed, or it is not shared: the public cannot open it");
	assert_reason(
		"scan; page-limit", LANG_EN,
		"the document is a scan without text, the page is very long: only a part was read");
	assert_reason("tls: expired", LANG_EN,
		      "no secure connection (HTTPS) could be made (the certificate has expired: "
		      "renew it)");
	assert_reason("tls OpenSSL/3: error:0A00010B", LANG_EN,
		      "no secure connection (HTTPS) could be made");
	assert_reason("http 418", LANG_EN, "the server answered with error 418");
	assert_reason("http 418", LANG_TH, "เซิร์ฟเวอร์ตอบด้วยรหัสผิดพลาด 418");
	assert_reason("http 404", LANG_TH, "ไม่มีหน้านี้แล้ว (404)");
	assert_reason("something new: here", LANG_TH, "something new: here");
}

/* Whatever the crawl says of an address that it did not read, a clerk is told in words. */
static void test_reasons_of_crawl(void)
{
	static const char *const reasons[] = {
		"timeout",         "dns",
		"refused",         "reset",
		"private-address", "headers-too-large",
		"broken-encoding", "broken-answer",
		"empty-answer",    "body-limit",
		"redirect-loop",   "too-many-redirects",
		"bad-redirect",    "redirect-without-location",
		"robots",          "robots-unreachable",
		"max-pages",       "max-time",
		"max-depth",       "shape-cap",
		"external-cap",    "too-many-hosts",
		"too-many-urls",   "repeating-path",
		"login",
	};

	for (guint i = 0; i < G_N_ELEMENTS(reasons); i++) {
		g_autofree char *text = word_reason(reasons[i], LANG_TH);
		g_assert_cmpstr(text, !=, reasons[i]);
		g_assert_nonnull(reason_remedy(reasons[i], TRUE));
	}
}

static void test_other_tables(void)
{
	g_assert_cmpstr(word_basis("inferred", LANG_TH), ==, "อนุมานจากชื่อข้อ");
	g_assert_cmpstr(word_basis("unheard", LANG_TH), ==, "unheard");
	g_assert_cmpstr(word_tls("no-https", LANG_EN), ==, "https is not used");
}

static void test_date(void)
{
	g_autofree char *th = word_date("2026-02-01", LANG_TH);
	g_autofree char *en = word_date("2026-02-01", LANG_EN);
	g_autofree char *none = word_date("soon", LANG_EN);

	g_assert_cmpstr(th, ==, "1 กุมภาพันธ์ 2569");
	g_assert_cmpstr(en, ==, "1 February 2026");
	g_assert_cmpstr(none, ==, "soon");
}

static void test_lang(void)
{
	enum lang lang = LANG_EN;

	g_assert_true(lang_parse("th", &lang));
	g_assert_cmpint(lang, ==, LANG_TH);
	g_assert_true(lang_parse("en", &lang));
	g_assert_cmpint(lang, ==, LANG_EN);
	g_assert_false(lang_parse("de", &lang));
}

/* What a server refused is not mended by a searchable PDF: the advice is of its kind. */
static void test_remedies(void)
{
	g_assert_nonnull(strstr(reason_remedy("refused", TRUE), "ลองเปิดเองในเบราว์เซอร์"));
	g_assert_true(reason_remedy("http 503", TRUE) == reason_remedy("http 421", TRUE));
	g_assert_true(reason_remedy("tls OpenSSL/3: error", TRUE) == reason_remedy("tls", TRUE));
	g_assert_true(reason_remedy("http 401", TRUE) != reason_remedy("http 403", TRUE));
	g_assert_null(strstr(reason_remedy("search", TRUE), "PDF"));
	g_assert_null(reason_remedy("scan", TRUE));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/words/both-languages", test_both_languages);
	g_test_add_func("/words/fill", test_fill);
	g_test_add_func("/words/reasons", test_reasons);
	g_test_add_func("/words/reasons-of-crawl", test_reasons_of_crawl);
	g_test_add_func("/words/other-tables", test_other_tables);
	g_test_add_func("/words/date", test_date);
	g_test_add_func("/words/lang", test_lang);
	g_test_add_func("/words/remedies", test_remedies);
	return g_test_run();
}
