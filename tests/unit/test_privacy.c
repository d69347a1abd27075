/* Citizen numbers are found, checked and masked. The numbers are invented. */
#include "rules/privacy.h"

#include "tests/support/little_site.h"

static void test_numbers(void)
{
	static const char *const yes[] = {"1-2345-67890-12-1", "1234567890121",
					  "เลขประจำตัว 1 2345 67890 12 1", NULL};
	static const char *const no[] = {
		"1234567890123", "0994000160453", "12345678901211", "081-234-5678", "", NULL};
	for (const char *const *text = yes; *text; text++) {
		g_autofree char *masked = privacy_citizen_number(*text);
		g_assert_cmpstr(masked, ==, "1-2345-XXXXX-XX-X");
	}
	for (const char *const *text = no; *text; text++)
		g_assert_null(privacy_citizen_number(*text));
}

static void test_warning(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {
		{.url = HOST "/", .html = FILLER("หน้าหลัก")},
		{.url = HOST "/aid.html",
		 .html = PAGE("เบี้ยยังชีพ", "<p>นายสมชาย ใจดี 1-2345-67890-12-1</p>")},
	};
	AUTO(result) result = little_judge(rules, pages, G_N_ELEMENTS(pages));
	g_assert_cmpuint(result->warnings->len, ==, 1);
	const struct warning *warning = g_ptr_array_index(result->warnings, 0);
	g_assert_cmpstr(warning->code, ==, "privacy");
	g_assert_cmpstr(warning->url, ==, HOST "/aid.html");
	g_assert_nonnull(strstr(warning->text_en, "1-2345-XXXXX-XX-X"));
	g_assert_null(strstr(warning->text_en, "67890"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/privacy/numbers", test_numbers);
	g_test_add_func("/privacy/warning", test_warning);
	return g_test_run();
}
