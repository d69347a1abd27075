/* utf8_valid() says what g_utf8_validate_len() says, of any bytes. */
#include "base/utf8.h"

#include <string.h>

static void assert_same(const char *bytes, gsize size)
{
	const char *ours, *glibs;

	g_assert_cmpint(utf8_valid(bytes, size, &ours), ==,
			g_utf8_validate_len(bytes, size, &glibs));
	g_assert_cmpuint((gsize)(ours - bytes), ==, (gsize)(glibs - bytes));
}

/* Every text, cut at every byte. */
static void test_texts(void)
{
	static const char *const texts[] = {
		"",
		"plain words and some more of them",
		"องค์การบริหารส่วนตำบล",
		"ปี 2568: แผน (plan) no. 12",
		"caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80 ก",
		"\xef\xbb\xbfก",
		"a\xff",
		"ก\xe0\xb8",
		"\xe0\x80\x80", /* too long a form */
		"\xed\xa0\x80", /* half of a surrogate pair */
		"\xf4\x90\x80\x80",
		"12345678\x80"
		"12345678",
		"\xc0\x80",
	};

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
		for (gsize size = 0; size <= strlen(texts[i]); size++)
			assert_same(texts[i], size);
}

static void test_nul(void)
{
	char text[40];

	for (gsize at = 0; at < sizeof(text); at++) {
		memset(text, 'a', sizeof(text));
		text[at] = '\0';
		assert_same(text, sizeof(text));
	}
}

/* One wrong byte anywhere among many letters. */
static void test_runs(void)
{
	static const char bytes[] = "\xe0\xb8\xb9\xba\x80\xbf\xc0\x7f\xff";
	const char text[] = "องค์การบริหารส่วนตำบลตัวอย่าง แผนดำเนินงาน";

	for (gsize at = 0; at < sizeof(text) - 1; at++) {
		for (gsize i = 0; i < sizeof(bytes); i++) {
			char changed[sizeof(text)];
			memcpy(changed, text, sizeof(text));
			changed[at] = bytes[i];
			assert_same(changed, sizeof(text) - 1);
		}
	}
}

/* Bytes that are often of UTF-8, in any order. */
static void test_random(void)
{
	static const guchar likely[] = {0xe0, 0xb8, 0xb9, 0x81, 0xbf, 'a',
					' ',  0,    0xc3, 0xf0, 0xed, 0x7f};
	g_autoptr(GRand) dice = g_rand_new_with_seed(2568);

	for (guint round = 0; round < 200000; round++) {
		char bytes[24];
		gsize size = (gsize)g_rand_int_range(dice, 0, sizeof(bytes) + 1);
		for (gsize i = 0; i < size; i++)
			bytes[i] = (char)likely[g_rand_int_range(dice, 0, G_N_ELEMENTS(likely))];
		assert_same(bytes, size);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/utf8/texts", test_texts);
	g_test_add_func("/utf8/nul", test_nul);
	g_test_add_func("/utf8/runs", test_runs);
	g_test_add_func("/utf8/random", test_random);
	return g_test_run();
}
