/* Names in Thai text, and what of a page belongs to which person. */
#include "rules/person.h"

#include "tests/support/one_check.h"

#include <locale.h>

static const struct {
	const char *text, *name; /* the first name in it; NULL for none */
	gboolean family;
} texts[] = {
	{"นายสมชาย ใจดี", "นายสมชาย ใจดี", TRUE},
	{"1. นางสาวสมหญิง รักงาน ปลัดเทศบาล", "นางสาวสมหญิง รักงาน", TRUE},
	{"น.ส.สมหญิง รักงาน", "น.ส.สมหญิง รักงาน", TRUE},
	{"ว่าที่ ร.ต. สมชาย ใจดี", "ว่าที่ ร.ต. สมชาย ใจดี", TRUE},
	{"ว่าที่ร้อยตรีสมชาย ใจดี", "ว่าที่ร้อยตรีสมชาย ใจดี", TRUE},
	{"พ.ต.อ. ดร.สมชาย ใจดี", "พ.ต.อ. ดร.สมชาย ใจดี", TRUE},
	{"จ.ส.อ.สมชาย ใจดี", "จ.ส.อ.สมชาย ใจดี", TRUE},
	{"ผศ. ดร. สมชาย ใจดี", "ผศ. ดร. สมชาย ใจดี", TRUE},
	{"นพ.สมชาย ใจดี", "นพ.สมชาย ใจดี", TRUE},
	{"นายกมล ใจดี", "นายกมล ใจดี", TRUE},
	{"นายสมชาย ณ อยุธยา", "นายสมชาย ณ อยุธยา", TRUE},
	{"ชื่อ-สกุล : นายสมชาย ใจดี", "นายสมชาย ใจดี", TRUE},
	{"นายสมชาย ใจดีผู้อำนวยการกองคลัง", "นายสมชาย ใจดี", TRUE},
	{"นายสมชาย ใจดีรักษาการในตำแหน่งปลัด", "นายสมชาย ใจดี", TRUE},
	{"นายสมชาย วงศ์รักษา", "นายสมชาย วงศ์รักษา", TRUE},
	{"นายสมชาย", "นายสมชาย", FALSE},
	{"นายสมชาย ตำแหน่ง ปลัดเทศบาล", "นายสมชาย", FALSE},
	{"พลตรีสมชาย ใจดี", "พลตรีสมชาย ใจดี", TRUE},
	{"พล.อ.อ. สมชาย ใจดี", "พล.อ.อ. สมชาย ใจดี", TRUE},
	{"น.อ.สมชาย ใจดี ร.น.", "น.อ.สมชาย ใจดี", TRUE},
	{"ว่าที่ ร.ต.หญิง สมศรี ดีงาม", "ว่าที่ ร.ต.หญิง สมศรี ดีงาม", TRUE},
	{"พระครูสมชาย ใจดี", "พระครูสมชาย ใจดี", TRUE},
	{"อาจารย์สมชาย ใจดี", "อาจารย์สมชาย ใจดี", TRUE},
	{"อาจารย์ประจำ หลักสูตร", NULL, FALSE},
	{"อาจารย์ เจ้าหน้าที่ นักศึกษา", NULL, FALSE},
	{"Mr. Somchai Jaidee, Mayor", "Mr. Somchai Jaidee", TRUE},
	{"MR.SOMCHAI JAIDEE", "MR.SOMCHAI JAIDEE", TRUE},
	{"Mrs. Somsri Jaidee-Ngam Deputy Mayor", "Mrs. Somsri Jaidee-Ngam", TRUE},
	{"Name: Pol. Col. Dr. Somchai Na Ayudhya", "Pol. Col. Dr. Somchai Na Ayudhya", TRUE},
	{"ASST.PROF.DR.SOMCHAI JAIDEE", "ASST.PROF.DR.SOMCHAI JAIDEE", TRUE},
	{"Acting Sub Lt. Somchai Jaidee", "Acting Sub Lt. Somchai Jaidee", TRUE},
	{"Police Colonel Somchai Jaidee", "Police Colonel Somchai Jaidee", TRUE},
	{"M.L. Somchai Jaidee", "M.L. Somchai Jaidee", TRUE},
	{"Mr. Somchai", "Mr. Somchai", FALSE},
	{"Mr. Somchai Mayor", "Mr. Somchai", FALSE},
	{"Mr. Mayor of the City", NULL, FALSE},
	{"General Administration Division", NULL, FALSE},
	{"Assistant Director Finance Office", NULL, FALSE},
	{"Programs. Open Data", NULL, FALSE},
	{"gen. information", NULL, FALSE},
	{"นายกเทศมนตรี ตำบลทดสอบ", NULL, FALSE},
	{"นายก อบต.", NULL, FALSE},
	{"นายกองค์การบริหารส่วนตำบล", NULL, FALSE},
	{"นายอำเภอ เมือง", NULL, FALSE},
	{"นายช่าง โยธา", NULL, FALSE},
	{"นายแพทย์สาธารณสุขจังหวัด เลย", NULL, FALSE},
	{"โครงการของเทศบาล ประจำปี", NULL, FALSE},
	{"นายชื่อ นามสกุล", NULL, FALSE},
	{"นางสาวชื่อนามสกุล", NULL, FALSE},
	{"นายกกก ขขข", NULL, FALSE},
	{"นาย.......... ..........", NULL, FALSE},
	{"นายออน อินทร์แก้ว", "นายออน อินทร์แก้ว", TRUE},
};

static void test_names(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(GArray) names = person_names(texts[i].text);
		if (!texts[i].name) {
			g_assert_cmpuint(names->len, ==, 0);
			continue;
		}
		g_assert_cmpuint(names->len, ==, 1);
		const struct person_name *name = &g_array_index(names, struct person_name, 0);
		g_autofree char *found =
			g_strndup(texts[i].text + name->start, name->end - name->start);
		g_assert_cmpstr(found, ==, texts[i].name);
		g_assert_cmpint(name->family, ==, texts[i].family);
	}
	g_autoptr(GArray) two = person_names("นายสมชาย ใจดี นายก อบต. นางสมศรี ดีงาม รองนายก");
	g_assert_cmpuint(two->len, ==, 2);
}

static void test_words(void)
{
	g_assert_true(person_is_vacant("ว่าง"));
	g_assert_true(person_is_vacant("-ว่าง-"));
	g_assert_true(person_is_vacant("(ว่าง)"));
	g_assert_true(person_is_vacant("ว่างเลขานุการนายก"));
	g_assert_true(person_is_vacant("รองปลัดตำแหน่งว่าง"));
	g_assert_true(person_is_vacant("vacant"));
	g_assert_true(person_is_vacant("deputy mayor (vacant)"));
	g_assert_false(person_is_vacant("vacant land"));
	g_assert_true(person_has_post("deputy mayor"));
	g_assert_false(person_has_post("go ahead of time"));
	g_assert_false(person_is_vacant("พื้นที่ว่าง"));
	g_assert_false(person_is_vacant("ว่างงาน"));
	g_assert_true(person_is_acting("รักษาราชการแทนปลัด"));
	g_assert_false(person_is_acting("ปลัดเทศบาล"));
	g_assert_true(person_has_post("ผกก.สภ.เมืองตัวอย่าง"));
	g_assert_true(person_has_post("รอง ผบก.ภ.จว.ตัวอย่าง"));
	g_assert_true(person_has_post("อัยการจังหวัดตัวอย่าง"));
	g_assert_true(person_has_post("ผู้พิพากษาหัวหน้าศาล"));
	g_assert_true(person_has_post("ผู้บังคับกองพัน"));
	g_assert_false(person_has_post("สภ.เมืองตัวอย่าง"));
	g_assert_false(person_has_post("กองพันทหารตัวอย่าง"));
}

#define PAST_TABLE(a, b, c)                                                                        \
	"<table><tr><td>" MAYOR "<td>นายกเทศมนตรี<td>" a "<tr><td>" DEPUTY "<td>นายกเทศมนตรี<td>" b  \
	"<tr><td>นายสมหวัง ดีจริง<td>นายกเทศมนตรี<td>" c "</table>"
#define MAYOR  "นายสมชาย ใจดี"
#define DEPUTY "นางสมศรี ดีงาม"
/* So much text stands beside a picture that what is looked for is not in the picture. */
#define TEXT                                                                                                                                                                                                                                                         \
	"<p>คณะผู้บริหารเทศบาลตำบลทดสอบ อำเภอเมืองทดสอบ จังหวัดทดสอบ พร้อมให้บริการประชาชนทุกคน</p>" \
	"<p>ติดต่อได้ที่สำนักงานเทศบาลตำบลทดสอบ ในวันและเวลาราชการ ตั้งแต่แปดนาฬิกาสามสิบนาที</p>"

static const struct {
	const char *parts, *body;
	enum verdict verdict; /* for two persons */
} pages[] = {
	{"name", "<p>" MAYOR "</p><p>" DEPUTY "</p>", VERDICT_FOUND},
	{"name", "<p>" MAYOR "</p><p>" MAYOR "</p>", VERDICT_MISSING},
	{"name", "<p>นายสมชาย</p><p>ใจดี</p><p>นางสมศรี</p><p>ดีงาม</p>", VERDICT_FOUND},
	{"name", "<p>" MAYOR "</p><p>- ว่าง -</p>", VERDICT_FOUND},
	{"name", "<p>- ว่าง -</p><p>ว่าง</p>", VERDICT_MISSING},
	{"name position", "<p>" MAYOR " นายกเทศมนตรี</p><p>" DEPUTY " รองนายกเทศมนตรี</p>",
	 VERDICT_FOUND},
	{"name position",
	 "<p>" MAYOR "</p><p>นายกเทศมนตรี</p><p>" DEPUTY "</p><p>รองนายกเทศมนตรี</p>", VERDICT_FOUND},
	{"name position",
	 "<p>นายกเทศมนตรี</p><p>" MAYOR "</p><p>รองนายกเทศมนตรี</p><p>" DEPUTY "</p>", VERDICT_FOUND},
	/* Two positions of one person are one person's. */
	{"name position", "<p>" MAYOR "</p><p>นายกเทศมนตรี</p><p>ประธานกรรมการ</p><p>" DEPUTY "</p>",
	 VERDICT_MISSING},
	/* A row of names over a row of positions. */
	{"name position",
	 "<table><tr><td>" MAYOR "<td>" DEPUTY "<tr><td>นายกเทศมนตรี<td>รองนายกเทศมนตรี</table>",
	 VERDICT_FOUND},
	{"name contact",
	 "<table><tr><td>" MAYOR "<td>0812345678<tr><td>" DEPUTY "<td>0898765432</table>",
	 VERDICT_FOUND},
	/* The switchboard below is not each one's. */
	{"name contact",
	 "<table><tr><td>" MAYOR "<td>นายกเทศมนตรี<tr><td>" DEPUTY
	 "<td>รองนายกเทศมนตรี</table><p>โทร. 0 5512 3456</p>",
	 VERDICT_MISSING},
	{"name photo", "<img src=/1.jpg><p>" MAYOR "</p><img src=/2.jpg><p>" DEPUTY "</p>",
	 VERDICT_FOUND},
	{"name photo", "<p>" MAYOR "</p><img src=/1.jpg><p>" DEPUTY "</p><img src=/2.jpg>",
	 VERDICT_FOUND},
	{"name photo",
	 "<table><tr><td><img src=/1.jpg><td><img src=/2.jpg><tr><td>" MAYOR "<td>" DEPUTY
	 "</table>",
	 VERDICT_FOUND},
	{"name photo",
	 "<img src=/1.jpg><p>" MAYOR
	 " นายกเทศมนตรีเทศบาลตำบลทดสอบ อำเภอเมืองทดสอบ จังหวัดทดสอบ</p><p>" DEPUTY
	 " รองนายกเทศมนตรีเทศบาลตำบลทดสอบ อำเภอเมืองทดสอบ จังหวัดทดสอบ</p>",
	 VERDICT_MISSING},
	{"name photo position contact",
	 "<div><img src=/1.jpg><p>" MAYOR "</p><p>นายกเทศมนตรี</p><p>081-234-5678</p></div>"
	 "<div><img src=/2.jpg><p>" DEPUTY "</p><p>รองนายกเทศมนตรี</p><p>089-876-5432</p></div>",
	 VERDICT_FOUND},
	/* A template's silhouette, or one picture for all, shows nobody; for a vacant post it will
	   do. */
	{"name photo",
	 "<img src=/img/no-image.png><p>" MAYOR "</p><img src=/img/no-image.png><p>" DEPUTY "</p>",
	 VERDICT_MISSING},
	{"name photo", "<img src=/a.jpg><p>" MAYOR "</p><img src=/a.jpg><p>" DEPUTY "</p>" TEXT,
	 VERDICT_MISSING},
	{"name photo", "<img src=/1.jpg><p>" MAYOR "</p><img src=/user.png><p>" DEPUTY "</p>" TEXT,
	 VERDICT_MISSING},
	{"name photo",
	 "<img src=/1.jpg><p>" MAYOR "</p><img src=/user.png><p>- ว่าง -</p><p>ปลัดเทศบาล</p>",
	 VERDICT_FOUND},
	{"name photo",
	 "<img src=/user-1.jpg><p>" MAYOR "</p><img src=/user-2.jpg><p>" DEPUTY "</p>",
	 VERDICT_FOUND},
	/* Frames that nobody filled in. */
	{"name photo",
	 "<img src=/user.png><p>ชื่อ-สกุล</p><p>ตำแหน่ง</p><img src=/user.png><p>นาย............</p>"
	 "<p>ปลัดเทศบาล</p>",
	 VERDICT_MISSING},
	{"name", "<p>นายชื่อ นามสกุล</p><p>นางชื่อ นามสกุล</p>", VERDICT_MISSING},
	/* All who ever were: none of them is the present one; a council whose term is told, and a
	   life, are of the present ones. The year is 2568. */
	{"name position", PAST_TABLE("2548-2552", "2552-2556", "2556 - 2564"), VERDICT_MISSING},
	{"name position",
	 PAST_TABLE("1 ม.ค. 2540 - 31 ธ.ค. 2543", "พ.ศ. 2544 ถึง พ.ศ. 2548", "2548-2552"),
	 VERDICT_MISSING},
	{"name",
	 "<p>" MAYOR " 2540-2544</p><p>" DEPUTY " 2544-2548</p><p>นายสมหวัง ดีจริง 2548-2552</p>",
	 VERDICT_MISSING},
	{"name position", PAST_TABLE("2555-2559", "2555-2559", "2555-2559"), VERDICT_FOUND},
	{"name position", PAST_TABLE("2560-2564", "2564-2568", "2564-ปัจจุบัน"), VERDICT_FOUND},
	{"name position", PAST_TABLE("0-2540-2544", "0 2552-2556", "02-2548-2550"), VERDICT_FOUND},
	{"name",
	 "<p>" MAYOR "</p><p>2530-2534 ปริญญาตรี รัฐศาสตรบัณฑิต มหาวิทยาลัยตัวอย่างแห่งหนึ่งในกรุงเทพมหานคร</p>"
	 "<p>" DEPUTY "</p><p>2535-2539 ปริญญาตรี</p><p>นายสมหวัง ดีจริง</p><p>2540-2544 ปริญญาโท</p>",
	 VERDICT_FOUND},
	{"name",
	 "<p>" MAYOR "</p><p>2540-2544 ครู</p><p>2544-2550 ครูใหญ่</p><p>" DEPUTY
	 "</p><p>2545-2549 ครู</p><p>นายสมหวัง ดีจริง</p><p>2541-2548 ครู</p>",
	 VERDICT_FOUND},
	/* What who is in office was before is no term of his. */
	{"name",
	 "<p>" MAYOR "</p><p>รองอธิบดี 2555-2560</p><p>" DEPUTY
	 "</p><p>ผู้อำนวยการกอง พ.ศ. 2550 - 2558</p><p>นายสมหวัง ดีจริง</p><p>อธิบดี 2548 - 2554</p>",
	 VERDICT_FOUND},
	{"name contact",
	 "<p>" MAYOR " โทร. 0-0000-0000</p><p>" DEPUTY
	 " โทร. 000-000-0000 yourmail@agency.go.th</p>",
	 VERDICT_MISSING},
	/* One big picture with everybody in it: nobody has read it. */
	{"name position", "<img src=/all.jpg width=900 height=1200>", VERDICT_UNCLEAR},
	{"name position", "<p>นายกเทศมนตรี</p><p>รองนายกเทศมนตรี</p>", VERDICT_MISSING},
};

static void test_pages(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(pages); i++)
		one_check(CHECK_PERSON, 2, pages[i].parts, pages[i].body, pages[i].verdict);
}

static void test_quote(void)
{
	g_autofree char *quote = NULL;
	one_check_quote(CHECK_PERSON, 1, "name position",
			"<p>คณะ</p><p>นายสมหมาย มีสุข</p><p>" MAYOR " นายกเทศมนตรี</p>", &quote);
	g_assert_cmpstr(quote, ==, MAYOR " นายกเทศมนตรี");
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "C.UTF-8");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/person/names", test_names);
	g_test_add_func("/person/words", test_words);
	g_test_add_func("/person/pages", test_pages);
	g_test_add_func("/person/quote", test_quote);
	return g_test_run();
}
