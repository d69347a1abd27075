/* What a verdict says to the clerk who has to do something: which entry, which file, of which year.
 */
#include "tests/support/little_site.h"

#include <locale.h>

#define SITE(links, ...)                                                                           \
	{                                                                                          \
		{.url = HOST "/", .html = PAGE("ยินดีต้อนรับ", links)}, FILLERS, __VA_ARGS__           \
	}
#define PLAN "ยุทธศาสตร์การพัฒนาด้านโครงสร้างพื้นฐาน พันธกิจของหน่วยงาน และแนวทางการพัฒนาในปี 2568"

#define SPOKEN "<p>พันธกิจในปี 2568 คือดูแลถนนและประปาของทุกหมู่บ้านตามที่ประชาคมเสนอ</p>"

static struct result *judge_site(const struct little_page *pages, guint count)
{
	AUTO(ruleset) rules = little_rules();
	return little_judge(rules, pages, count);
}

static void assert_told(const struct result *result, const char *id, const char *why_th,
			const char *why_en, const char *fix_th)
{
	const struct item_result *item = result_item(result, id);
	if (strcmp(item->why_th, why_th) != 0) /* Thai letters are not told by g_assert_cmpstr() */
		g_error("%s says “%s”, not “%s”", id, item->why_th, why_th);
	g_assert_cmpstr(item->why_en, ==, why_en);
	if (!strstr(item->fix_th, fix_th))
		g_error("%s says “%s”, not “%s”", id, item->fix_th, fix_th);
}

/* The entry is named in the sentence, be it a link or a heading; the advice ends with the year. */
static void test_named(void)
{
	const struct little_page pages[] =
		SITE("<p><a href='/report.html'>รายงานผลการดำเนินงาน</a></p>"
		     "<p><a href='/x.html'>ข้อมูลอื่น</a></p>",
		     {.url = HOST "/report.html", .html = PAGE("รายงานผลการดำเนินงาน", "<p>-</p>")},
		     {.url = HOST "/x.html",
		      .html = PAGE("ข้อมูลอื่น", "<p>บทความยาวเรื่องการท่องเที่ยวของตำบลและของดีในหมู่บ้าน</p>"
					     "<h3>แผนพัฒนาท้องถิ่น</h3><h3>ภาพถ่าย</h3>")});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_told(result, "O28", "มีหัวข้อ “รายงานผลการดำเนินงาน” แต่ยังไม่มีข้อมูล: มีแต่ชื่อเรื่อง ไม่มีเนื้อหา",
		    "There is an entry “รายงานผลการดำเนินงาน”, but no content yet: nothing but a "
		    "heading",
		    "นำข้อมูลจริงขึ้นในหน้านั้น — เผยแพร่บนเว็บไซต์ (ต้องเป็นของปีงบประมาณ พ.ศ. 2568)");
	assert_told(result, "O12", "มีหัวข้อ “แผนพัฒนาท้องถิ่น” แต่ยังไม่มีข้อมูล: มีแต่ชื่อเรื่อง ไม่มีเนื้อหา",
		    "There is an entry “แผนพัฒนาท้องถิ่น”, but no content yet: nothing but a heading",
		    "(ต้องใช้อยู่ในปีงบประมาณ พ.ศ. 2568)");
	assert_told(result, "O34", "ไม่พบหัวข้อนี้บนเว็บไซต์", "Nothing on the site names it",
		    "(ต้องเป็นของปีงบประมาณ พ.ศ. 2567)");
	const struct evidence *heading = result_item(result, "O12")->evidence->pdata[0];
	g_assert_cmpstr(heading->url, ==, HOST "/x.html");
	g_assert_cmpstr(heading->quote, ==, "แผนพัฒนาท้องถิ่น");
}

/* What leads home is told so, also where the link has no label. */
static void test_home(void)
{
	const struct little_page pages[] = SITE(
		"<p><a href='/a.html'>ข่าว</a></p>",
		{.url = HOST "/a.html",
		 .html = PAGE("ข่าว", "<p>" PLAN "</p><p><a href='/'>รายงานผลการดำเนินงาน</a></p>"
				     "<h3>แผนพัฒนาท้องถิ่น</h3><a href='/'><img src='/p.png' "
				     "width='300' height='300'></a>")});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_told(result, "O28",
		    "มีหัวข้อ “รายงานผลการดำเนินงาน” แต่เปิดแล้วกลับไปหน้าแรก ไม่ใช่เนื้อหาของเรื่องนี้",
		    "There is an entry “รายงานผลการดำเนินงาน”, but it leads back to the home page",
		    "ให้ลิงก์ของหัวข้อนี้เปิดไปที่เนื้อหาของเรื่องนี้ ถ้ายังไม่มีให้จัดทำขึ้น");
	assert_told(result, "O12", "มีลิงก์ที่น่าจะเป็นของเรื่องนี้ แต่เปิดแล้วกลับไปหน้าแรก ไม่ใช่เนื้อหาของเรื่องนี้",
		    "There is a link that may be meant for it, but it leads back to the home page",
		    "ให้ลิงก์ของหัวข้อนี้เปิดไปที่เนื้อหาของเรื่องนี้");
}

/* The way home in the crumbs above a page names nothing: what the page lacks is told. */
static void test_crumbs(void)
{
	const struct little_page pages[] = SITE(
		"<p><a href='/plan.html'>แผนพัฒนาท้องถิ่น</a></p>",
		{.url = HOST "/plan.html",
		 .html = PAGE("แผนพัฒนาท้องถิ่น", "<p><a href='/'>หน้าหลัก</a> / แผนพัฒนาท้องถิ่น</p>")});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_told(result, "O12", "มีหัวข้อ “แผนพัฒนาท้องถิ่น” แต่ยังไม่มีข้อมูล: มีแต่ชื่อเรื่อง ไม่มีเนื้อหา",
		    "There is an entry “แผนพัฒนาท้องถิ่น”, but no content yet: nothing but a heading",
		    "");
}

/* One reason for all that could not be confirmed is told once, with the file it is about. */
static void test_unclear(void)
{
	const struct little_page pages[] =
		SITE("<p><a href='/plan.html'>แผนพัฒนาท้องถิ่น</a></p>",
		     {.url = HOST "/plan.html",
		      .html = PAGE("แผนพัฒนาท้องถิ่น",
				   "<p>" PLAN
				   "</p><p><a href='/%E0%B8%87%E0%B8%9A.pdf'>เล่มแผน</a></p>")},
		     {.url = HOST "/%E0%B8%87%E0%B8%9A.pdf",
		      .read = READ_NO_TEXT,
		      .status = 200,
		      .reason = "encrypted"});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_told(result, "O12",
		    "พบข้อมูลแล้ว แต่โปรแกรมยืนยันไม่ได้ 1 จาก 2 องค์ประกอบ: เอกสารใส่รหัสผ่าน (" HOST
		    "/งบ.pdf)",
		    "It is there, but 1 of 2 elements could not be confirmed: the document is "
		    "locked with "
		    "a password (" HOST "/งบ.pdf)",
		    "เอารหัสผ่านออกจากไฟล์");
}

/* Of a page that was read in part the advice is to look at the rest, not to make a PDF of it. */
static void test_partly(void)
{
	const struct little_page pages[] = SITE("<p><a href='/plan.html'>แผนพัฒนาท้องถิ่น</a></p>",
						{.url = HOST "/plan.html",
						 .html = PAGE("แผนพัฒนาท้องถิ่น", "<p>" PLAN "</p>"),
						 .read = READ_CUT,
						 .reason = "page-limit"});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	const struct item_result *plan = result_item(result, "O12");
	g_assert_cmpint(plan->verdict, !=, VERDICT_MISSING);
	g_assert_nonnull(strstr(plan->fix_th, "เปิดดูเองว่าส่วนที่เหลือมีครบหรือไม่"));
	g_assert_null(strstr(plan->fix_th, "PDF"));
}

/* What is of another year: the year to publish stands in the advice. */
static void test_year(void)
{
	const struct little_page pages[] = SITE(
		"<p><a href='/r.pdf'>รายงานผลการดำเนินงาน</a></p>",
		{.url = HOST "/r.pdf",
		 .text = "รายงานผลการดำเนินงาน ปี 2566\nดำเนินการแล้ว 12 โครงการ ตามที่ได้รับอนุมัติไว้ทั้งหมด "
			 "เอกสารนี้จัดทำโดยสำนักปลัดเพื่อเผยแพร่แก่ประชาชนในตำบล และรายงานต่อสภาตามกำหนด"});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_told(result, "O28", "พบข้อมูลแล้ว แต่ที่พบเป็นของปี 2566 ต้องเป็นปี 2568",
		    "It is there, but what is there is of 2566, it must be of 2568",
		    "นำข้อมูลของปี 2568 ขึ้นเว็บไซต์");
}

/* What is to be done follows what exactly is the matter. */
static void test_template(void)
{
	const struct little_page pages[] = SITE(
		"<p><a href='/plan.html'>แผนพัฒนาท้องถิ่น</a></p>",
		{.url = HOST "/plan.html",
		 .html = PAGE(
			 "เอกสาร",
			 "<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit sed</p>")});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	const struct item_result *plan = result_item(result, "O12");
	g_assert_nonnull(strstr(plan->why_th, "ข้อความตัวอย่างของแม่แบบ"));
	g_assert_true(g_str_has_prefix(plan->fix_th, "ลบข้อความตัวอย่างของแม่แบบ"));
}

static guint times(const char *text, const char *word)
{
	guint count = 0;
	for (const char *at = strstr(text, word); at; at = strstr(at + 1, word))
		count++;
	return count;
}

/* Of a plan of other years and of another agency, where not all was read, that the right one may
 * be there is told once in the sentence, and with each of the two; the advice is to look for it. */
static void test_open(void)
{
	const struct little_page pages[] =
		SITE("<p><a href='/p.pdf'>แผนพัฒนาท้องถิ่น</a></p><a href='/own.pdf'>เอกสารเผยแพร่</a>",
		     {.url = HOST "/own.pdf", .text = "รายงานขององค์การบริหารส่วนตำบลตัวอย่าง"},
		     {.url = HOST "/p.pdf",
		      .text = "แผนพัฒนาท้องถิ่น พ.ศ. 2560-2564\nเทศบาลตำบลคลองหวัง\n"
			      "อำเภอคลองหวัง จังหวัดสมมติชัย\nยุทธศาสตร์การพัฒนาด้านคุณภาพชีวิต\n"
			      "วงเงินงบประมาณ 12,000,000 บาท"});
	const struct judge_crawl cut = {.stopped_by = "max-pages"};
	AUTO(ruleset) rules = little_rules();
	AUTO(result) result = little_judge_crawl(rules, pages, G_N_ELEMENTS(pages), &cut);
	const struct item_result *plan = result_item(result, "O12");
	g_assert_nonnull(strstr(plan->why_th, "ที่พบเป็นของปี 2564 ต้องเป็นปี 2568 และเอกสารที่พบเป็นของ"
					      "เทศบาลตำบลคลองหวัง ไม่ใช่ของหน่วยงาน (ฉบับที่ถูกต้อง"));
	g_assert_cmpuint(times(plan->why_th, "ฉบับที่ถูกต้องอาจอยู่"), ==, 1);
	g_assert_true(g_str_has_prefix(plan->fix_th, "ดูว่ามีเอกสารของหน่วยงานเอง"));
	guint open = 0;
	for (guint i = 0; i < plan->elements->len; i++) {
		const struct element_result *element = plan->elements->pdata[i];
		if (times(element->why_th, "ฉบับที่ถูกต้องอาจอยู่") == 0)
			continue;
		g_assert_cmpint(element->verdict, ==, VERDICT_UNCLEAR);
		open++;
	}
	g_assert_cmpuint(open, ==, 2);
}

/* A year that is open is looked for first; one that is not is to be published. */
static void test_open_year(void)
{
	const struct little_page pages[] = SITE(
		"<p><a href='/r.pdf'>รายงานผลการดำเนินงาน</a></p>",
		{.url = HOST "/r.pdf",
		 .text = "รายงานผลการดำเนินงาน ปี 2566\nดำเนินการแล้ว 12 โครงการ ตามที่ได้รับอนุมัติไว้ทั้งหมด "
			 "เอกสารนี้จัดทำโดยสำนักปลัดเพื่อเผยแพร่แก่ประชาชนในตำบล และรายงานต่อสภาตามกำหนด"});
	const struct judge_crawl cut = {.stopped_by = "max-pages"};
	AUTO(ruleset) rules = little_rules();
	AUTO(result) result = little_judge_crawl(rules, pages, G_N_ELEMENTS(pages), &cut);
	g_assert_true(g_str_has_prefix(result_item(result, "O28")->fix_th,
				       "ดูว่ามีข้อมูลของปี 2568 บนเว็บไซต์แล้วหรือยัง"));
}

/* Of two topics the advice and the unit are of the one that lacks something. */
static void test_lacking_topic(void)
{
	const struct little_page pages[] = SITE(
		"<p><a href='/s.html'>โครงสร้างหน่วยงาน</a></p><p><a "
		"href='/c.html'>ช่องทางแจ้งเรื่องร้องเรียน</a></p>",
		{.url = HOST "/s.html",
		 .html = PAGE("โครงสร้างหน่วยงาน", "<p>แบ่งงานเป็น สำนักปลัด กองคลัง และกองช่าง</p>")},
		{.url = HOST "/c.html",
		 .html = PAGE(
			 "ช่องทางแจ้งเรื่องร้องเรียน",
			 "<form method=post>ชื่อ <input name=a> เบอร์โทร <input name=b> รายละเอียด "
			 "<textarea name=c></textarea><button>ส่งเรื่อง</button></form>")});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_told(result, "O47", "พบข้อมูลแล้ว แต่ยังขาด “รักษาความลับ”",
		    "It is there, but this is missing: “Secret”",
		    "เพิ่มสิ่งที่ยังขาดในหน้านั้น — ทำช่องทางแจ้งเรื่อง");
	g_assert_cmpstr(result_item(result, "O47")->unit_th, ==, "นิติกร");
}

/* Nobody is to complete what is of another year. */
static void test_old_and_lacking(void)
{
	const struct little_page pages[] = SITE(
		"<p><a href='/plan.html'>แผนพัฒนาท้องถิ่น</a></p>",
		{.url = HOST "/plan.html",
		 .html = PAGE("แผนพัฒนาท้องถิ่น พ.ศ. 2561-2564",
			      "<p>ยุทธศาสตร์การพัฒนาด้านโครงสร้างพื้นฐาน พันธกิจของหน่วยงาน และแนวทางการพัฒนา "
			      "ซึ่งสภาเห็นชอบแล้วและประกาศใช้แก่ทุกหมู่บ้านของตำบล</p>")});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_told(result, "O12",
		    "พบข้อมูลแล้ว แต่ที่พบเป็นของปี 2564 ต้องเป็นปี 2568 และยังขาด “งบประมาณของแผน”",
		    "It is there, but what is there is of 2564, it must be of 2568, and this is "
		    "missing: “Budget”",
		    "นำข้อมูลของปีที่กำหนดขึ้นเว็บไซต์ โดยให้มีสิ่งที่ยังขาดครบด้วย — ");
}

/* Where not one element is there, nobody reads that it is. */
static void test_bare(void)
{
	const struct little_page pages[] =
		SITE("<p><a href='/plan.html'>แผนพัฒนาท้องถิ่น</a></p>",
		     {.url = HOST "/plan.html",
		      .html = PAGE("แผนพัฒนาท้องถิ่น", SPOKEN SPOKEN SPOKEN SPOKEN SPOKEN SPOKEN)});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	g_assert_cmpint(result_item(result, "O12")->verdict, ==, VERDICT_PARTIAL);
	assert_told(result, "O12", "มีหน้าหรือไฟล์ของเรื่องนี้ แต่ยังขาด “เนื้อหาของแผน” และ “งบประมาณของแผน”",
		    "There is a page or file of it, but this is missing: “Text” and “Budget”",
		    "เพิ่มสิ่งที่ยังขาดในหน้านั้น");
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "C.UTF-8");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/reason/named", test_named);
	g_test_add_func("/reason/home", test_home);
	g_test_add_func("/reason/crumbs", test_crumbs);
	g_test_add_func("/reason/unclear", test_unclear);
	g_test_add_func("/reason/partly", test_partly);
	g_test_add_func("/reason/year", test_year);
	g_test_add_func("/reason/template", test_template);
	g_test_add_func("/reason/open", test_open);
	g_test_add_func("/reason/open-year", test_open_year);
	g_test_add_func("/reason/lacking-topic", test_lacking_topic);
	g_test_add_func("/reason/old-and-lacking", test_old_and_lacking);
	g_test_add_func("/reason/bare", test_bare);
	return g_test_run();
}
