/* What a claim's target is worth: sections, accordions, lists that gather, links to themselves. */
#include "tests/support/little_site.h"

#include <locale.h>

#define NAMES "สำนักปลัด กองคลัง และกองช่าง แบ่งเป็นส่วนราชการของหน่วยงานตามประกาศ"
#define REPORT                                                                                                                  \
	"รายงานผลการดำเนินงาน ปี 2568\nดำเนินการแล้ว 12 " \
	"โครงการ\nเอกสารนี้จัดทำโดยสำนักปลัดเพื่อเผยแพร่แก่ประชาชน"
#define OTHER "บันทึกการประชุม ปี 2568\nผู้เข้าร่วมประชุมมีมติให้ปรับปรุงถนนภายในหมู่บ้านและขยายเขตไฟฟ้าสาธารณะ"
#define SITE(links, ...)                                                                           \
	{                                                                                          \
		{.url = HOST "/", .html = PAGE("ยินดีต้อนรับ", links)}, FILLERS, __VA_ARGS__           \
	}

static struct result *judge_site(const struct little_page *pages, guint count)
{
	AUTO(ruleset) rules = little_rules();
	return little_judge(rules, pages, count);
}

/* An accordion: headers link to the rows below them, whose links say only "รอบ 6 เดือน". */
static void test_accordion(void)
{
	const struct little_page pages[] = SITE(
		"<a href='/ita.html'>ข้อมูลเผยแพร่</a>",
		{.url = HOST "/ita.html",
		 .html = PAGE(
			 "ข้อมูลเผยแพร่",
			 "<h4><a href='#m1'>หัวข้อ 1 บันทึกการประชุม</a></h4>"
			 "<div id='m1'><ul><li>ครั้งที่ 1 <a href='/m.pdf'>เปิดเอกสาร</a></ul></div>"
			 "<h4><a href='#m2'>หัวข้อ 2 รายงานผลการดำเนินงาน</a></h4>"
			 "<div id='m2'><ul><li>รอบ 6 เดือน <a href='/r.pdf'>เปิดเอกสาร</a></ul></div>"
			 "<h4><a href='#m3'>หัวข้อ 3 แผนพัฒนาท้องถิ่น</a></h4>"
			 "<div id='m3'><ul><li>-</ul></div>")},
		{.url = HOST "/m.pdf", .text = OTHER}, {.url = HOST "/r.pdf", .text = REPORT});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O28", VERDICT_FOUND);
	assert_verdict(result, "O12", VERDICT_MISSING);
	const struct evidence *evidence = result_item(result, "O28")->evidence->pdata[0];
	g_assert_cmpstr(evidence->url, ==, HOST "/ita.html#m2");
}

/* A page of many sections, reached over a label that fits: what stands under another topic's
 * heading proves nothing of this one. */
static void test_gathering_page(void)
{
	const struct little_page pages[] =
		SITE("<a href='/all.html'>รายงานผลการดำเนินงาน</a>",
		     {.url = HOST "/all.html",
		      .html = PAGE("รวมเอกสาร",
				   "<h4>แผนพัฒนาท้องถิ่น</h4><ul><li><a href='/p.pdf'>ปี 2568</a></ul>"
				   "<h4>รายงานผลการดำเนินงาน</h4><p>-</p>")},
		     {.url = HOST "/p.pdf",
		      .text = "เอกสารปี 2568\nผลการดำเนินงานของโครงการในแผน คิดเป็นร้อยละ "
			      "80\nดำเนินการแล้ว 3 โครงการ"});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	g_assert_cmpint(result_item(result, "O28")->verdict, !=, VERDICT_FOUND);
	const struct item_result *plan = result_item(result, "O12");
	g_assert_cmpint(plan->verdict, !=, VERDICT_MISSING);
}

/* A menu entry that only opens a list links to the page it stands on: no page is its target. */
static void test_link_to_itself(void)
{
	const struct little_page pages[] = SITE(
		"<a href='/dept.html'>หน่วยงานภายใน</a>",
		{.url = HOST "/dept.html",
		 .html = PAGE("หน่วยงานภายใน",
			      "<a href='/dept.html'>รายงานผลการดำเนินงาน</a>"
			      "<p>ผลการดำเนินงานร้อยละความสำเร็จ 12 โครงการ 40 ราย ของแต่ละกอง</p>")});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O28", VERDICT_MISSING);
	g_assert_nonnull(strstr(result_item(result, "O28")->why_th, "ไม่มีลิงก์"));
}

/* What the frame of the site links says nothing about what a contact page is about; its address may
 * still stand in that frame. */
static void test_contact_in_frame(void)
{
#define FOOTER "<footer>โทร. 02 123 4567</footer>"
#define CONTACT_MENU                                                                                         \
	"<ul><li><a href='/history.html'>โครงสร้างหน่วยงาน</a><li><a "     \
	"href='/news.html'>แผนพัฒนาท้องถิ่น</a>"                             \
	"<li><a href='/travel.html'>รายงานผลการดำเนินงาน</a><li><a " \
	"href='/otop.html'>สรุปผลการจัดซื้อจัดจ้าง</a></ul>"
	const struct little_page pages[] =
		SITE(CONTACT_MENU "<a href='/contact.html'>ติดต่อหน่วยงาน</a>",
		     {.url = HOST "/about.html", .html = PAGE("ทั่วไป", CONTACT_MENU "<p>ทั่วไป</p>")},
		     {.url = HOST "/more.html", .html = PAGE("อื่น ๆ", CONTACT_MENU "<p>อื่น</p>")},
		     {.url = HOST "/contact.html",
		      .html = PAGE("ที่ตั้งของเรา",
				   CONTACT_MENU "<p>ที่อยู่ 1 หมู่ 2 ตำบลตัวอย่าง อำเภอเมือง จังหวัดสมมติ "
						"เปิดทำการทุกวันจันทร์ถึงวันศุกร์</p>" FOOTER)});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O5", VERDICT_FOUND);
	const struct element_result *phone = result_item(result, "O5")->elements->pdata[0];
	const struct evidence *evidence = phone->evidence->pdata[0];
	g_assert_cmpstr(evidence->url, ==, HOST "/contact.html");
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "C.UTF-8");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/weigh/accordion", test_accordion);
	g_test_add_func("/weigh/gathering-page", test_gathering_page);
	g_test_add_func("/weigh/link-to-itself", test_link_to_itself);
	g_test_add_func("/weigh/contact-in-frame", test_contact_in_frame);
	return g_test_run();
}
