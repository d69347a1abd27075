/* Damaged Thai of our own making is mended where it can be, measured where it cannot, and whole
 * Thai is left alone. */
#include "base/fold.h"
#include "base/thairepair.h"

#include <string.h>

static void check_repair(void)
{
	static const struct {
		const char *broken, *whole;
	} texts[] = {
		/* blanks around a mark, and a line break before one */
		{"แผนป ้ องกันการทุจริต", "แผนป้องกันการทุจริต"},
		{"แผนป\n้ องกัน", "แผนป้องกัน"},
		{"ข้อมูลพ ื้นฐาน", "ข้อมูลพื้นฐาน"},
		/* sara am that fell apart */
		{"จัดท าแผน ต าบล", "จัดทำแผน ตำบล"},
		{"แหล่งน ้าดื่ม", "แหล่งน้ำดื่ม"},
		{"ด ้ านการเงิน", "ด้านการเงิน"},
		{"คู่มือประจ ำปี", "คู่มือประจำปี"},
		{"ตำาบลกำาแพง", "ตำบลกำแพง"},
		/* half a letter left */
		{"ด�ำเนินงาน", "ดำเนินงาน"},
		/* a mark upon a leading vowel */
		{"อย่ใู น", "อยู่ใน"},
		/* a mark twice */
		{"ประจำปีี", "ประจำปี"},
		/* nothing to do */
		{"คำสั่งที่ 12/2568 เรื่อง มอบหมายงาน", "คำสั่งที่ 12/2568 เรื่อง มอบหมายงาน"},
		{"ชื่อ\nตำแหน่ง", "ชื่อ\nตำแหน่ง"},
		{"no Thai at all", "no Thai at all"},
		{"", ""},
	};

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(GString) text = g_string_new(texts[i].broken);
		enum thai_state state = thai_repair(text);
		g_assert_cmpstr(text->str, ==, texts[i].whole);
		g_assert_cmpint(state, ==,
				strcmp(texts[i].broken, texts[i].whole) ? THAI_REPAIRED
									: THAI_TEXT);
	}
}

/* A page whose marks all come a letter late, each with a blank behind. */
static void check_late_marks(void)
{
	g_autoptr(GString) text = g_string_new("องคก์ รปกครองสว่ นทอ้ งถนิ่ ตอ้ งมแี ผนงานดา้ นทรัพยากรนา้ํ "
					       "และรบั ฟงั ความคดิ เหน็ ของผ้มู สี ว่ นไดเ้ สยี ในแหง่ นนั้ ");

	g_assert_cmpint(thai_repair(text), ==, THAI_REPAIRED);
	g_autofree char *fold = fold_text(text->str, -1);
	g_assert_nonnull(strstr(fold, "องค์กรปกครองส่วนท้องถิ่น"));
	g_assert_nonnull(strstr(fold, "ต้องมีแผนงานด้าน"));
	g_assert_nonnull(strstr(fold, "รับฟังความคิดเห็น"));
	g_assert_nonnull(strstr(fold, "แห่งนั้น"));
}

/* Marks at the ends of words are not late where only some have a blank behind. */
static void check_ends_of_words(void)
{
	const char *whole =
		"รายชื่อ นายสมชาย ใจดี ปลัด นางสมหญิง รักดี ครู นายดำ ขยันยิ่ง หมู่ที่ ๒ บ้านสี ตำบลน้ำใส";
	g_autoptr(GString) text = g_string_new(whole);

	g_assert_cmpint(thai_repair(text), ==, THAI_TEXT);
	g_assert_cmpstr(text->str, ==, whole);
}

static void check_code_page(void)
{
	const char *whole =
		"แผนการจัดซื้อจัดจ้างประจำปีงบประมาณของเทศบาลตำบลน้ำใส จังหวัดตัวอย่าง ประกาศเมื่อวันที่ ๑";
	g_autofree char *bytes = g_convert(whole, -1, "TIS-620", "UTF-8", NULL, NULL, NULL);
	g_autofree char *latin = g_convert(bytes, -1, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
	g_autoptr(GString) text = g_string_new(latin);

	g_assert_cmpint(thai_repair(text), ==, THAI_REPAIRED);
	g_assert_cmpstr(text->str, ==, whole);
}

static void check_garbled(void)
{
	static const char *const texts[] = {
		"บบญชช สรร ปจจจนวน รราย กาารจจ ดดซซ ออ จจ ดดจจ าาง งงบบ ปปรระ มมาาณณ ททสสอองง "
		"บบาาทท ตตาามม แแผผนน งงาานน",
		"ωϓλιϗϧπ ϑτϰϗ ωλϓπ 2568 ϧλιϗ ϓωτϗϰ πϧλ ϑτϰϗ",
		"������� ���� ����� 12",
		"กขคง จฉชซ ฌญฎฏ ฐฑฒณ ดตถท ธนบป ผฝพฟ ภมยร ลวศษ สหฬอ ฮกขค งจฉช ซฌญฎ ฏฐฑฒ ณดตถ ทธนบ",
	};

	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(GString) text = g_string_new(texts[i]);
		g_assert_cmpint(thai_repair(text), ==, THAI_GARBLED);
		g_assert_cmpstr(text->str, ==, texts[i]);
	}
}

/* Lost sara am and tones are read by the skeleton; they are no reason to throw a page away. */
static void check_lossy_is_text(void)
{
	g_autoptr(GString) text = g_string_new("รายงานผลการดาเนินงานประจาปี องค์การบริหารส่วนตาบลตัวอย่าง "
					       "ได้จัดทาแผนปฏิบัติการและนาเสนอผู้บริหารตามกาหนด");

	g_assert_cmpint(thai_repair(text), ==, THAI_TEXT);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/thairepair/repair", check_repair);
	g_test_add_func("/thairepair/late-marks", check_late_marks);
	g_test_add_func("/thairepair/ends-of-words", check_ends_of_words);
	g_test_add_func("/thairepair/code-page", check_code_page);
	g_test_add_func("/thairepair/garbled", check_garbled);
	g_test_add_func("/thairepair/lossy", check_lossy_is_text);
	return g_test_run();
}
