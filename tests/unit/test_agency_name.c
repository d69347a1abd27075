/* The name of the agency that reports give: without what only says "home" or "welcome". */
#include "rules/agency_name.h"
#include "tests/support/little_site.h"

static void test_titles(void)
{
	static const struct {
		const char *title, *name;
	} cases[] = {
		{"เทศบาลตำบลตัวอย่าง", "เทศบาลตำบลตัวอย่าง"},
		{"หน้าหลัก - เทศบาลตำบลตัวอย่าง", "เทศบาลตำบลตัวอย่าง"},
		{"เทศบาลตำบลตัวอย่าง | หน้าหลัก", "เทศบาลตำบลตัวอย่าง"},
		{"หน้าหลัก: เทศบาลตำบลตัวอย่าง", "เทศบาลตำบลตัวอย่าง"},
		{"หน้าหลัก เทศบาลตำบลตัวอย่าง", "เทศบาลตำบลตัวอย่าง"},
		{"ยินดีต้อนรับสู่ เว็บไซต์ เทศบาลตำบลตัวอย่าง", "เทศบาลตำบลตัวอย่าง"},
		{":: ยินดีต้อนรับสู่เว็บไซต์เทศบาลตำบลตัวอย่าง ::", "เทศบาลตำบลตัวอย่าง"},
		{"Welcome to Sample City", "Sample City"},
		{"เทศบาลตำบลตัวอย่าง - จังหวัดสมมติ", "เทศบาลตำบลตัวอย่าง - จังหวัดสมมติ"},
		{"อบต.ตัวอย่าง-ใต้", "อบต.ตัวอย่าง-ใต้"},
		{"หน้าหลัก", ""},
		{"ยินดีต้อนรับสู่ – เว็บไซต์", ""},
		{" - | ", ""},
		{"", ""},
	};
	AUTO(ruleset) rules = little_rules();
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *name = agency_name(rules, cases[i].title);
		g_assert_cmpstr(name, ==, cases[i].name);
	}
}

/* Titles come from the network. */
static void test_hostile(void)
{
	AUTO(ruleset) rules = little_rules();
	g_autofree char *bytes = agency_name(rules, "\xe0\xb8 - \xff\x01");
	g_autofree char *marks = g_strnfill(3000, '-');
	g_autofree char *nothing = agency_name(rules, marks);
	g_autoptr(GString) greetings = g_string_new(NULL);
	for (int i = 0; i < 6; i++)
		g_string_append(greetings, "ยินดีต้อนรับสู่");
	g_autofree char *greeted = agency_name(rules, greetings->str);
	g_assert_cmpstr(bytes, ==, "");
	g_assert_cmpstr(nothing, ==, "");
	g_assert_cmpstr(greeted, ==, "");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/agency_name/titles", test_titles);
	g_test_add_func("/agency_name/hostile", test_hostile);
	return g_test_run();
}
