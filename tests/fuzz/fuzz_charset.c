#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "crawler/charset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const uint8_t *data, size_t size, const char *charset)
{
	gsize out_size = 0;
	g_autofree char *text = charset_to_utf8(data, size, charset, &out_size);
	g_assert_true(g_utf8_validate_len(text, out_size, NULL)); /* so it holds no NUL either */
	g_assert_cmpuint(strlen(text), ==, out_size);
	gsize back_size = 0;
	g_autofree char *back = charset_from_utf8(text, out_size, charset, &back_size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const all[] = {
		"utf-8",      "windows-874", "windows-1252", "utf-16le", "utf-16be",
		"gb18030",    "big5",        "shift_jis",    "euc-jp",   "euc-kr",
		"iso-8859-5", "koi8-r",      "windows-1258", "nonsense"};
	for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
		check(data, size, all[i]);
	g_autofree char *header = g_strndup((const char *)data, MIN(size, 64));
	check(data, size, charset_decide(data, size, header));
	return 0;
}
