/* What templates bring along, and real things that look like it. */
#include "rules/placeholder.h"

#include <string.h>

static void test_portraits(void)
{
	static const char *const yes[] = {
		"http://x.go.th/img/no-image.png",     "http://x.go.th/noimage.jpg",
		"http://x.go.th/img/no_photo.gif",     "http://x.go.th/img/User.png?v=2",
		"http://x.go.th/a/default-avatar.jpg", "http://x.go.th/img/avatar1.png",
		"http://x.go.th/img/default.jpg",      "http://x.go.th/silhouette-male.svg",
		"http://x.go.th/img/female.png",       "http://x.go.th/person.png",
		"http://x.go.th/placeholder_300.png"};
	static const char *const no[] = {
		"http://x.go.th/img/person-1.png",  "http://x.go.th/sites/default/files/dg.png",
		"http://x.go.th/users/17/1.jpg",    "http://x.go.th/img/nong-image.jpg",
		"http://x.go.th/img/user-12.jpg",   "http://x.go.th/nopparat.jpg",
		"http://x.go.th/no-1.jpg",          "http://x.go.th/",
		"http://x.go.th/image/no/photo.jpg"};
	for (gsize i = 0; i < G_N_ELEMENTS(yes); i++)
		if (!placeholder_portrait(yes[i]))
			g_error("taken for a portrait: %s", yes[i]);
	for (gsize i = 0; i < G_N_ELEMENTS(no); i++)
		if (placeholder_portrait(no[i]))
			g_error("taken for a placeholder: %s", no[i]);
}

static void test_names(void)
{
	static const char *const yes[] = {"ชื่อ", "นามสกุล", "ชื่อนามสกุล", "กกก", "นามสมมติ"};
	static const char *const no[] = {"สมชาย", "ออน", "ก", "กก์", "สกุลไทย", "ชื่นใจ"};
	for (gsize i = 0; i < G_N_ELEMENTS(yes); i++)
		g_assert_true(placeholder_name(yes[i], strlen(yes[i])));
	for (gsize i = 0; i < G_N_ELEMENTS(no); i++)
		g_assert_false(placeholder_name(no[i], strlen(no[i])));
}

static void test_phones(void)
{
	g_assert_true(placeholder_phone("000000000", 9));
	g_assert_true(placeholder_phone("042000000", 9));
	g_assert_true(placeholder_phone("0999999999", 10));
	g_assert_false(placeholder_phone("042100000", 9));
	g_assert_false(placeholder_phone("0299999", 7));
	g_assert_false(placeholder_phone("1300", 4));
	g_assert_false(placeholder_phone("021000000", 9));
	g_assert_true(placeholder_phone("020000000", 9));
	g_assert_false(placeholder_phone("0", 1));
	g_assert_false(placeholder_phone("", 0));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/placeholder/portraits", test_portraits);
	g_test_add_func("/placeholder/names", test_names);
	g_test_add_func("/placeholder/phones", test_phones);
	return g_test_run();
}
