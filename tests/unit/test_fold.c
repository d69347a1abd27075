/* Tests of base/fold.c: pairs that a reader takes for the same text, the map, and properties over
 * random bytes. */
#include "base/fold.h"

#include <string.h>

#define ZWSP "\xE2\x80\x8B"
#define NBSP "\xC2\xA0"

static const struct {
	const char *one, *other;
} same[] = {
	{"เเผนพัฒนา", "แผนพัฒนา"},
	{"จํานวน", "จำนวน"},
	{"ตำาบลน้ำาใส", "ตำบลน้ำใส"},
	{"ตําาบล ก", "ตำบลก"},
	{"น"
	 "\xE0\xB9\x8D"
	 "\xE0\xB9\x89"
	 "า",
	 "น้ำ"}, /* nikhahit, tone, aa */
	{"น"
	 "\xE0\xB9\x89"
	 "\xE0\xB9\x8D"
	 "า",
	 "น้ำ"}, /* tone, nikhahit, aa */
	{"น"
	 "\xE0\xB8\xB3"
	 "\xE0\xB9\x89",
	 "น้ำ"}, /* sara am, tone */
	{"ที่ตั้ง", "ท"
		"\xE0\xB9\x88"
		"\xE0\xB8\xB5"
		"ต"
		"\xE0\xB9\x89"
		"\xE0\xB8\xB1"
		"ง"},
	{"พันธุ์", "พันธ"
		"\xE0\xB9\x8C"
		"\xE0\xB8\xB8"},
	{"กฎหมาย", "กฏหมาย"},
	{"ปฏิบัติ", "ปฎิบัติ"},
	{"รอบ ๖ เดือน", "รอบ6เดือน"},
	{"ครั้ง" NBSP NBSP "ที่  ๑", "ครั้งที่1"},
	{"ข้อ" ZWSP "มูล", "ข้อมูล"},
	{"กรุงเทพฯ", "กรุงเทพ"},
	{"“โครงสร้าง”", "โครงสร้าง"},
	{"\"โครงสร้าง\"", "โครงสร้าง"},
	{"ＩＴＡ　２５６８", "ita 2568"},
	{"2566–2570", "2566-2570"},
	{"No  Gift\n Policy", "no gift policy"},
	{"O-34", "o-34"},
	{"ที่"
	 "\xEF\xBF\xBD",
	 "ที่"},
	{"ป"
	 "\xEF\x9C\x81",
	 "ปิ"}, /* U+F701 */
	{"อย"
	 "\xEF\x9C\x8A"
	 "า",
	 "อย่า"}, /* U+F70A */
	{"ป"
	 "\xEF\xA2\x84"
	 "น",
	 "ปัน"}, /* U+F884 */
	{"\xEF\x9C\x80"
	 "าน",
	 "ฐาน"}, /* U+F700 */
	{"หน้า ที่", "หน้าที่"},
	{"ค ่า", "ค่า"},
	{"caf"
	 "e\xCC\x81",
	 "caf\xC3\xA9"},
	{"ก\xCC\xB2", "ก"}, /* a foreign underline on a Thai letter */
	{"ด่่วน", "ด่วน"},
};

static void test_same(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(same); i++) {
		g_autofree char *one = fold_text(same[i].one, -1);
		g_autofree char *other = fold_text(same[i].other, -1);
		g_assert_cmpstr(one, ==, other);
		g_assert_cmpstr(one, !=, "");
	}
}

static const struct {
	const char *text, *folded;
} forms[] = {
	{"O-34", "o-34"},
	{"No Gift Policy", "no gift policy"},
	{"  พ.ศ. ๒๕๖๗  ", "พ.ศ. 2567"},
	{"O1 โครงสร้าง", "o1โครงสร้าง"},
	{"1 ต.ค. 2566 - 31 มี.ค. 2567", "1ต.ค. 2566 - 31มี.ค. 2567"},
	{"", ""},
	{" \t\n", ""},
	{"ํ", "ํ"},
	{"ซื้อ/จ้าง", "ซื้อ/จ้าง"},
	{"a\x80"
	 "b\xE0\xB8"
	 "c\xFF",
	 "abc"},
	{"ba\"\xCC\x81",
	 "b\xC3\xA1"}, /* a mark that meets its letter only once the quotation mark is gone */
	{"\xE2\x84\xAA", "k"}, /* the Kelvin sign is canonically K */
	{"ฎฏ", "ฎฎ"},
};

static void test_forms(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
		g_autofree char *folded = fold_text(forms[i].text, -1);
		g_assert_cmpstr(folded, ==, forms[i].folded);
	}
}

static void test_different(void)
{
	static const char *const words[] = {"เขา",     "เข่า",    "เข้า", "ขา", "ขำ",
					    "no gift", "nogift", "แก",  "เก"};
	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		for (gsize j = i + 1; j < G_N_ELEMENTS(words); j++) {
			g_autofree char *one = fold_text(words[i], -1);
			g_autofree char *other = fold_text(words[j], -1);
			g_assert_cmpstr(one, !=, other);
		}
}

static void test_map(void)
{
	const char *text = "ก  ข A\xCC\x81 น\xE0\xB9\x8D\xE0\xB9\x89า x  y";
	g_autoptr(GString) out = g_string_new("##");
	g_autoptr(GArray) map = g_array_new(FALSE, FALSE, sizeof(guint32));
	fold_append(out, text, -1, map);
	g_assert_cmpstr(out->str, ==, "##กขáน้ำx y");
	g_assert_cmpuint(map->len, ==, out->len - 2);
	static const guint32 expected[] = {0,  0,  0,  5,  5,  5,  9,  9,  13, 13,
					   13, 19, 19, 19, 16, 16, 16, 26, 27, 29};
	g_assert_cmpuint(map->len, ==, G_N_ELEMENTS(expected));
	for (guint i = 0; i < map->len; i++)
		g_assert_cmpuint(g_array_index(map, guint32, i), ==, expected[i]);
}

/* Pieces that meet in strange orders: where folding could need a second pass, this finds it. */
static const char *const pieces[] = {
	"ก",
	"น",
	"เ",
	"แ",
	"า",
	"ำ",
	"ํ",
	"่",
	"้",
	"ิ",
	"ุ",
	"ฺ",
	"์",
	"ั",
	"ๆ",
	"ฯ",
	"๕",
	"ฏ",
	"ๅ",
	"฿",
	" ",
	"\xC2\xA0",
	"\n",
	ZWSP,
	"\xEF\xBF\xBD",
	"\xC2\xAD",
	"\"",
	"'",
	"-",
	"–",
	".",
	"a",
	"K",
	"é",
	"e",
	"\xCC\x81",
	"\xCC\xA3",
	"\xCC\xB8",
	"\xE2\x84\xAA",
	"\xEF\xBC\xA1",
	"\xE1\x84\x80",
	"\xE1\x85\xA1",
	"\xE1\x86\xA8",
	"가",
	"\xEF\xAC\x81",
	"…",
	"\xEF\x9C\x8B",
	"\xEF\xA2\x99",
	"\x80",
	"\xE0",
	"\xB8",
	"漢",
	"\xE3\x82\xAB",
	"\xE3\x82\x99",
	"😀",
	"\xE0\xA6\x86",
	"\xE0\xA6\xBE",
	"\xE0\xA7\x87",
	"\xD9\x8B",
	"\xEF\xB8\x8F",
	"\xE1\xBF\xAF",
	"\xE2\x80\x81",
	"\xCD\x84",
};

static void check_properties(const char *text, gsize size)
{
	g_autoptr(GString) once = g_string_new(NULL);
	g_autoptr(GArray) map = g_array_new(FALSE, FALSE, sizeof(guint32));
	fold_append(once, text, (gssize)size, map);
	g_assert_cmpuint(strlen(once->str), ==, once->len);
	g_assert_true(g_utf8_validate(once->str, -1, NULL));
	g_assert_cmpuint(map->len, ==, once->len);
	for (guint i = 0; i < map->len; i++)
		g_assert_cmpuint(g_array_index(map, guint32, i), <, size);
	g_autofree char *twice = fold_text(once->str, -1);
	g_assert_cmpstr(once->str, ==, twice);
	g_autofree char *composed = g_utf8_normalize(once->str, -1, G_NORMALIZE_NFC);
	g_assert_cmpstr(once->str, ==, composed);
}

static void test_properties(void)
{
	for (int round = 0; round < 60000; round++) {
		g_autoptr(GString) text = g_string_new(NULL);
		for (int i = g_test_rand_int_range(1, 10); i > 0; i--)
			g_string_append(text,
					pieces[g_test_rand_int_range(0, G_N_ELEMENTS(pieces))]);
		check_properties(text->str, text->len);
	}
	for (int round = 0; round < 5000; round++) {
		char bytes[24];
		for (gsize i = 0; i < sizeof bytes; i++)
			bytes[i] = (char)g_test_rand_int_range(0, 256);
		check_properties(bytes, sizeof bytes);
	}
}

static void test_many_marks(void)
{
	g_autoptr(GString) text = g_string_new("a");
	for (int i = 0; i < 10000; i++)
		g_string_append(text, i % 2 ? "\xCC\x81" : "\xCC\xA3");
	g_autofree char *folded = fold_text(text->str, -1);
	g_assert_cmpuint(strlen(folded), <, 64);
	check_properties(text->str, text->len);
}

static void test_skeleton(void)
{
	g_autofree char *whole = fold_text("ประจำปีงบประมาณ ที่ 1", -1);
	g_autofree char *broken = fold_text("ประจาปงบประมาณ ท 1", -1);
	g_autofree char *one = fold_skeleton(whole);
	g_autofree char *other = fold_skeleton(broken);
	g_assert_cmpstr(one, ==, other);
	g_assert_cmpstr(one, ==, "ประจาปงบประมาณท1");
	g_autofree char *latin = fold_skeleton("no gift policy");
	g_assert_cmpstr(latin, ==, "nogiftpolicy");
}

/* With a map each character takes the long way, without one runs take a short cut: all texts of
 * four characters that matter to clusters come out the same. */
static void test_short_cut(void)
{
	static const char *const letters[] = {
		"ก",       "า", "เ", "ำ", "ํ",  "่",  "์",   "ี",
		"ฺ",        "ฯ", "ฏ", "๑", " ", "a", "\"", "\xe2\x80\x8b",
		"\xcc\x81"};
	const guint n = G_N_ELEMENTS(letters);
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GString) slow = g_string_new(NULL);
	for (guint i = 0; i < n * n * n * n; i++) {
		g_string_assign(text, "ขก");
		for (guint k = 0, left = i; k < 4; k++, left /= n)
			g_string_append(text, letters[left % n]);
		g_string_append(text, i % 2 ? "ก" : "");
		g_autoptr(GArray) map = g_array_new(FALSE, FALSE, sizeof(guint32));
		g_string_truncate(slow, 0);
		fold_append(slow, text->str, -1, map);
		g_autofree char *fast = fold_text(text->str, -1);
		g_assert_cmpstr(fast, ==, slow->str);
		g_assert_cmpuint(map->len, ==, slow->len);
	}
}

static void test_hash(void)
{
	g_assert_cmphex(fold_hash("ข่าวประชาสัมพันธ์", strlen("ข่าวประชาสัมพันธ์")), ==,
			0xA3B0D2560DB3831Bu);
	g_assert_cmphex(fold_hash("", 0), !=, fold_hash("\0", 1));
	g_assert_cmphex(fold_hash("12345678", 8), !=, fold_hash("123456780", 9));
	g_assert_cmphex(fold_hash("ก", 3), ==, fold_hash("กข", 3));
	g_assert_cmphex(fold_hash("กข", 6), !=, fold_hash("ขก", 6));
}

static void test_clean(void)
{
	g_autofree char *plain = text_clean("  ก  \r\n ข" NBSP "\x01z\xFF ", -1, 100);
	g_assert_cmpstr(plain, ==, "ก ข z");
	g_autofree char *cut = text_clean("กขค", -1, 7);
	g_assert_cmpstr(cut, ==, "กข");
	g_autofree char *blank = text_clean("ก ข", -1, 4);
	g_assert_cmpstr(blank, ==, "ก");
	g_autofree char *nul = text_clean("a\0b", 3, 10);
	g_assert_cmpstr(nul, ==, "ab");
	/* U+FFFF, U+1FFFE: valid UTF-8, and yet Word and Excel refuse a file that holds one */
	g_autofree char *no_letter = text_clean("a\xef\xbf\xbf"
						"b\xf0\x9f\xbf\xbe",
						-1, 10);
	g_assert_cmpstr(no_letter, ==, "ab");
	g_autofree char *sara_am = text_clean("อํ\u0E32เภอน้ํ\u0E32นํ้\u0E32กํ \u0E32ํ", -1, 100);
	g_assert_cmpstr(sara_am, ==, "อำเภอน้ำน้ำกํ าํ");
}

static void test_width(void)
{
	g_assert_cmpint(text_width("ที่ตั้ง"), ==, 3);
	g_assert_cmpint(text_width("น้ำ"), ==, 2);
	g_assert_cmpint(text_width("abc"), ==, 3);
	g_assert_cmpint(text_width("漢字"), ==, 4);
	g_assert_cmpint(text_width(""), ==, 0);
}

static void test_ellipsis(void)
{
	g_autofree char *whole = text_ellipsis("ที่ตั้ง", 3);
	g_assert_cmpstr(whole, ==, "ที่ตั้ง");
	g_autofree char *cut = text_ellipsis("ที่ตั้ง", 2);
	g_assert_cmpstr(cut, ==, "ที่…");
	g_autofree char *wide = text_ellipsis("漢字漢字", 4);
	g_assert_cmpstr(wide, ==, "漢…");
	g_autofree char *blank = text_ellipsis("ab cd", 4);
	g_assert_cmpstr(blank, ==, "ab…");
	g_autofree char *none = text_ellipsis("ab", 0);
	g_assert_cmpstr(none, ==, "");
}

static void test_letters(void)
{
	g_assert_cmpuint(text_letters("ก ข-1 a!"), ==, 4);
	g_assert_cmpuint(text_letters("... "), ==, 0);
	for (gunichar c = 1; c < 0x2000; c++) {
		char text[8] = "";
		g_unichar_to_utf8(c, text);
		g_assert_cmpuint(text_letters(text), ==, g_unichar_isalnum(c) ? 1 : 0);
		g_assert_cmpint(text_begins_letter(text), ==, g_unichar_isalpha(c));
	}
}

static void test_find(void)
{
	static const char text[] = "แผนพัฒนา แผนงาน";
	static const char *const words[] = {"แผน", "แผนงาน", "งาน", "นพ", "แผนงานx", "า แ", ""};
	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		g_assert_true(text_find(text, words[i]) == strstr(text, words[i]));
	g_assert_null(text_find("", "แ"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/fold/same", test_same);
	g_test_add_func("/fold/forms", test_forms);
	g_test_add_func("/fold/different", test_different);
	g_test_add_func("/fold/map", test_map);
	g_test_add_func("/fold/properties", test_properties);
	g_test_add_func("/fold/many-marks", test_many_marks);
	g_test_add_func("/fold/skeleton", test_skeleton);
	g_test_add_func("/fold/short-cut", test_short_cut);
	g_test_add_func("/fold/hash", test_hash);
	g_test_add_func("/text/clean", test_clean);
	g_test_add_func("/text/width", test_width);
	g_test_add_func("/text/ellipsis", test_ellipsis);
	g_test_add_func("/text/letters", test_letters);
	g_test_add_func("/text/find", test_find);
	return g_test_run();
}
