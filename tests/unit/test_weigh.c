/* What a claim's target is worth: sections, accordions, lists that gather, links to themselves. */
#include "rules/scope.h"
#include "tests/support/one_check.h"

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

/* Right label, a page that says nothing, and a paper behind it that has no word of the topic. */
static void test_lent_of_another(void)
{
	const struct little_page pages[] = SITE(
		"<a href='/x.html'>รายงานผลการดำเนินงาน</a><a href='/y.html'>แผนพัฒนาท้องถิ่น</a>",
		{.url = HOST "/x.html",
		 .html = PAGE("เอกสาร", "<p><a href='/m.pdf'>ไฟล์แนบ</a></p>")},
		{.url = HOST "/y.html",
		 .html = PAGE("เอกสาร", "<p><a href='/p.pdf'>ไฟล์แนบ</a></p>")},
		{.url = HOST "/m.pdf", .text = OTHER},
		{.url = HOST "/p.pdf",
		 .text = "เล่มที่ 1 ปี 2568\nพันธกิจและยุทธศาสตร์การพัฒนาด้านโครงสร้างพื้นฐาน วงเงินงบประมาณ "
			 "3,000,000 บาท"});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O28", VERDICT_MISSING);
	g_assert_nonnull(strstr(result_item(result, "O28")->why_th, "เรื่องอื่น"));
	assert_verdict(result, "O12", VERDICT_FOUND);
}

/* The title of a PDF that was run together with its table is its title all the same: the line
 * below, which names another topic, is none. */
static void test_title_run_together(void)
{
	const struct little_page pages[] =
		SITE("<a href='/r.pdf'>รายงานผลการดำเนินงาน</a>",
		     {.url = HOST "/r.pdf",
		      .text = "รายงานผลการดำเนินงาน ปี 2568 ดำเนินการแล้ว 12 โครงการ "
			      "ซ่อมแซมถนนและขยายเขตไฟฟ้า "
			      "ใช้จ่ายไป 3,000,000 บาท คิดเป็นร้อยละ 80 ของงบประมาณ ผู้รับผิดชอบ กองช่าง "
			      "และสำนักปลัด เผยแพร่แก่ประชาชนในเดือนตุลาคม " NAMES NAMES
			      "\nแผนพัฒนาท้องถิ่น\n" OTHER});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O28", VERDICT_FOUND);
}

/* A report that says of something "ไม่พบข้อมูล" is no empty list; a page of a program may be. */
static void test_nothing_to_report(void)
{
#define NONE "ดำเนินการแล้ว 12 โครงการ จัดทำโดยสำนักปลัดเพื่อเผยแพร่แก่ประชาชน ไม่พบข้อมูล"
	const struct little_page document[] =
		SITE("<a href='/r.pdf'>รายงานผลการดำเนินงาน</a>",
		     {.url = HOST "/r.pdf", .text = "รายงานผลการดำเนินงาน ปี 2568\n" NONE});
	AUTO(result) reported = judge_site(document, G_N_ELEMENTS(document));
	assert_verdict(reported, "O28", VERDICT_FOUND);
	const struct little_page list[] =
		SITE("<a href='/r.html'>รายงานผลการดำเนินงาน</a>",
		     {.url = HOST "/r.html",
		      .html = PAGE("รายงานผลการดำเนินงาน ปี 2568", "<p>" NONE "</p>")});
	AUTO(result) left = judge_site(list, G_N_ELEMENTS(list));
	assert_verdict(left, "O28", VERDICT_MISSING);
#undef NONE
}

/* A line that is nothing but the topic's name says nothing; over a column it says what stands
 * below. */
static void test_name_over_column(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {
		{.url = HOST "/",
		 .html = PAGE("หน้าหลัก", "<p>แผนพัฒนาท้องถิ่น</p>"
					"<table><tr><th>ปี<th>แผนพัฒนาท้องถิ่น"
					"<tr><td>2568<td>เล่มที่ 1</table>")},
	};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	AUTO(scope) scope = scope_page(site, 0, FALSE);
	const struct site_page *page = site_page(site, 0);
	guint names = 0;
	for (guint i = 0; i < scope->content->len; i++) {
		const struct site_block *block =
			&page->blocks[g_array_index(scope->content, uint32_t, i)];
		gboolean name = strcmp(site_text(site, block->text)->text, "แผนพัฒนาท้องถิ่น") == 0;
		g_assert_true(!name || block->kind == BLOCK_HEAD_CELL);
		names += name;
	}
	g_assert_cmpuint(names, ==, 1);
}

/* Numbers in the cells of a table are content, however few letters stand beside them. */
static void test_figures(void)
{
	static const struct {
		const char *row;
		gboolean substance;
	} cases[] = {{"<tr><td>ภาษี<td>8<td>11<td>1,400<td>0", TRUE},
		     {"<tr><td>ภาษี<td>8<td>-<td>&nbsp;<td>ราย", FALSE}};
	AUTO(ruleset) rules = little_rules();
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *body = g_strdup_printf(
			"<table><tr><th>งาน<th>ก<th>ข<th>ค<th>ง%s</table>", cases[i].row);
		const struct little_page pages[] = {{.url = HOST "/", .html = body}};
		AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
		AUTO(scope) scope = scope_page(site, 0, FALSE);
		g_assert_cmpint(scope_has_substance(scope), ==, cases[i].substance);
	}
}

/* "Under way" in a row of a report is the state of that row; of a paper that says nothing else it
 * is the state of the paper. */
static void test_under_way(void)
{
	const struct little_page pages[] =
		SITE("<a href='/r.pdf'>รายงานผลการดำเนินงาน</a><a href='/p.pdf'>แผนพัฒนาท้องถิ่น</a>",
		     {.url = HOST "/r.pdf",
		      .text = "รายงานผลการดำเนินงาน ปี 2568 โครงการ ผลการดำเนินงาน งบประมาณ เบิกจ่าย\n"
			      "ปรับปรุงถนนสายบ้านเหนือ ดำเนินการแล้วเสร็จตามสัญญา 300,000 298,000\n"
			      "จัดซื้อเครื่องกรองน้ำสำหรับโรงเรียนและศูนย์พัฒนาเด็กเล็กในตำบล กำลังปรับปรุงข้อมูล "
			      "40,000 -"},
		     {.url = HOST "/p.pdf", .text = "แผนพัฒนาท้องถิ่น ปี 2568\nกำลังปรับปรุงข้อมูล"});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O28", VERDICT_FOUND);
	assert_verdict(result, "O12", VERDICT_MISSING);
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

/* A page with nothing but a file that is gone: the reason names the file and the answer. Where
 * something else stands there, too, nothing is said of it. */
static void test_dead_file(void)
{
	static const struct {
		const char *body, *says;
	} cases[] = {
		{"<iframe src='/files/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf'></iframe>",
		 "ไฟล์ที่ฝังในหน้านี้เปิดไม่ได้ (404): " HOST "/files/แผน.pdf"},
		{"<object data='/files/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf'></object>",
		 "ไฟล์ที่ฝังในหน้านี้เปิดไม่ได้ (404): " HOST "/files/แผน.pdf"},
		{"<p><a href='/files/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf'>ดาวน์โหลด</a></p>",
		 "ไฟล์ที่หน้านี้ลิงก์ไว้เปิดไม่ได้ (404): " HOST "/files/แผน.pdf"},
		{"<p>-</p>", "มีแต่ชื่อเรื่อง ไม่มีเนื้อหา"},
		{"<p>กำลังปรับปรุงข้อมูล</p><iframe "
		 "src='/files/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf'></iframe>",
		 "หน้าบอกว่ากำลังปรับปรุง"},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html = g_strconcat("<html><title>อบต.ตัวอย่าง</title><body>" MENU
						    "<h1>แผนพัฒนาท้องถิ่น</h1>",
						    cases[i].body, NULL);
		const struct little_page pages[] =
			SITE("<a href='/plan.html'>แผนพัฒนาท้องถิ่น</a>",
			     {.url = HOST "/plan.html", .html = html},
			     {.url = HOST "/files/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf",
			      .read = READ_GONE,
			      .status = 404});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		assert_verdict(result, "O12", VERDICT_MISSING);
		const struct item_result *item = result_item(result, "O12");
		if (!strstr(item->why_th, cases[i].says))
			g_error("“%s” does not say “%s”", item->why_th, cases[i].says);
		g_assert_true((strstr(item->fix_th, "นำไฟล์ขึ้นเว็บไซต์ใหม่") != NULL) == (i < 3));
	}
}

/* A telephone number is something to say, though it is hardly longer than a heading. */
static void test_short_contact(void)
{
	const struct little_page pages[] =
		SITE("<a href='/contact.html'>ติดต่อหน่วยงาน</a>",
		     {.url = HOST "/contact.html",
		      .html = PAGE("ติดต่อหน่วยงาน", "<p>โทร. 042-811111</p>")});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O5", VERDICT_FOUND);
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

/* What is newer than the year asked for has not gone stale; what is of a year to come is not of
 * this one. */
static void test_moved_on(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = SITE("<a href='/r.pdf'>รายงานผลการดำเนินงาน</a>",
						{.url = HOST "/r.pdf",
						 .text = "รายงานผลการดำเนินงาน ปี 2569\nดำเนินการแล้ว "
							 "12 โครงการ เผยแพร่แก่ประชาชนในตำบล"});
	const struct {
		int seen;
		enum verdict verdict;
	} cases[] = {{2569, VERDICT_FOUND},
		     {2570, VERDICT_FOUND},
		     {2568, VERDICT_PARTIAL},
		     {0, VERDICT_PARTIAL}};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct judge_crawl crawl = {.stopped_by = "", .seen_year = cases[i].seen};
		AUTO(result) result = little_judge_crawl(rules, pages, G_N_ELEMENTS(pages), &crawl);
		assert_verdict(result, "O28", cases[i].verdict);
	}
}

/* What this year's checklist wants of the year before is not met by what is of this year. */
static void test_year_before(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = SITE("<a href='/r.pdf'>สรุปผลการจัดซื้อจัดจ้าง</a>",
						{.url = HOST "/r.pdf",
						 .text = "สรุปผลการจัดซื้อจัดจ้าง ปี 2568\nวิธีเฉพาะเจาะจง "
							 "12 โครงการ เผยแพร่แก่ประชาชนในตำบล"});
	const struct judge_crawl crawl = {.stopped_by = "", .seen_year = 2568};
	AUTO(result) result = little_judge_crawl(rules, pages, G_N_ELEMENTS(pages), &crawl);
	assert_verdict(result, "O34", VERDICT_PARTIAL);
}

#define LONG "ของหน่วยงานซึ่งแบ่งส่วนราชการภายในออกเป็นสามส่วนตามประกาศของคณะกรรมการพนักงานส่วนตำบล"

/* A line that no markup makes a heading, over the text it names. */
static void test_line_over_text(void)
{
	const struct {
		const char *html;
		enum verdict verdict;
	} cases[] = {
		{PAGE("เกี่ยวกับเรา", "<p>โครงสร้างหน่วยงาน</p><p>" NAMES LONG "</p>"), VERDICT_FOUND},
		/* A list of names, and the text of another matter after the last of them. */
		{PAGE("เกี่ยวกับเรา",
		      "<p>โครงสร้างหน่วยงาน</p><p>แผนพัฒนาท้องถิ่น</p><p>" NAMES LONG "</p>"),
		 VERDICT_MISSING},
		{PAGE("เกี่ยวกับเรา", "<p>โครงสร้างหน่วยงาน</p><h2>กีฬา</h2><p>" NAMES LONG "</p>"),
		 VERDICT_MISSING},
		{PAGE("เกี่ยวกับเรา", "<p>โครงสร้างหน่วยงาน</p><p>-</p>"), VERDICT_MISSING},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct little_page pages[] =
			SITE("<a href='/about.html'>เกี่ยวกับเรา</a>",
			     {.url = HOST "/about.html", .html = cases[i].html});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		if (result_item(result, "O1")->verdict != cases[i].verdict)
			g_error("case %" G_GSIZE_FORMAT ": %s", i,
				verdict_name(result_item(result, "O1")->verdict));
	}
}

/* One sentence on a page of its own is a start; a trail, a stamp or the name again is none. */
static void test_thin(void)
{
	const struct {
		const char *body;
		enum verdict verdict;
	} cases[] = {
		{"<p>ผลการดำเนินงานดูได้จากเล่มรายงานที่แจกแล้ว</p>", VERDICT_PARTIAL},
		{"<p>หน้าหลัก / ข้อมูลทั่วไป / ผลการดำเนินงานของเรา</p>", VERDICT_MISSING},
		{"<p>เขียนโดยผู้ดูแลเว็บเมื่อ 12 มี.ค. 2568</p>", VERDICT_MISSING},
		{"<p>รายงานผลการดำเนินงานประจำปี</p>", VERDICT_MISSING},
		{"<p>ผลการดำเนินงานกำลังปรับปรุงข้อมูล</p>", VERDICT_MISSING},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html = g_strconcat("<html><title>อบต.ตัวอย่าง</title><body>" MENU
						    "<h1>รายงานผลการดำเนินงาน</h1>",
						    cases[i].body, NULL);
		const struct little_page pages[] = SITE("<a href='/r.html'>รายงานผลการดำเนินงาน</a>",
							{.url = HOST "/r.html", .html = html});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		const struct item_result *item = result_item(result, "O28");
		if (item->verdict != cases[i].verdict)
			g_error("case %" G_GSIZE_FORMAT ": %s", i, verdict_name(item->verdict));
		if (item->verdict == VERDICT_PARTIAL)
			g_assert_cmpfloat(item->confidence, <, 0.7);
	}
}

static struct result *judge_really(const struct little_page *pages, guint count)
{
	g_autoptr(GError) error = NULL;
	AUTO(ruleset) rules = ruleset_load(FIXTURES "/../../rules", "oit", 2566, &error);
	g_assert_no_error(error);
	return little_judge(rules, pages, count);
}

/* The holder's name is the heading over the post. */
static void test_name_over_post(void)
{
	const struct {
		const char *body;
		enum verdict verdict;
	} cases[] = {
		{"<p>พัฒนาบ้านเมืองให้น่าอยู่</p><h3>นายสมเกียรติ "
		 "ใจกว้าง</h3><h6>นายกองค์การบริหารส่วนตำบลตัวอย่าง</h6>",
		 VERDICT_PARTIAL},
		{"<p>พัฒนาบ้านเมืองให้น่าอยู่</p><h3>สารจาก</h3><h6>นายกองค์การบริหารส่วนตำบลตัวอย่าง</h6>",
		 VERDICT_MISSING},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html =
			g_strconcat("<html><title>อบต.ตัวอย่าง</title><body>" MENU "<h1>วิสัยทัศน์</h1>",
				    cases[i].body, NULL);
		const struct little_page pages[] = SITE("<a href='/vision.html'>วิสัยทัศน์</a>",
							{.url = HOST "/vision.html", .html = html});
		AUTO(result) result = judge_really(pages, G_N_ELEMENTS(pages));
		assert_verdict(result, "O2", cases[i].verdict);
	}
}

/* "อยู่ระหว่างดำเนินการ" beside a figure says what is counted; alone, that nothing is there yet. */
static void test_counted_is_no_placeholder(void)
{
	static const struct {
		const char *body;
		enum verdict verdict;
	} cases[] = {
		{"<table><tr><td>เรื่องร้องเรียนทั้งหมด<td>0<tr><td>แล้วเสร็จ<td>0<tr><td>อยู่ระหว่างดำเนินการ<"
		 "td>0"
		 "</table>",
		 VERDICT_FOUND},
		{"<p>เรื่องร้องเรียนทั้งหมด 0</p><p>แล้วเสร็จ 0</p><p>อยู่ระหว่างดำเนินการ 0</p>",
		 VERDICT_FOUND},
		{"<table><tr><td>1<td>อยู่ระหว่างดำเนินการ</table>", VERDICT_MISSING},
		{"<p>อยู่ระหว่างดำเนินการ</p>", VERDICT_MISSING},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html = g_strconcat("<html><title>อบต.ตัวอย่าง</title><body>" MENU
						    "<h1>สถิติเรื่องร้องเรียนการทุจริต ปี 2566</h1>",
						    cases[i].body, NULL);
		const struct little_page pages[] =
			SITE("<a href='/s.html'>สถิติเรื่องร้องเรียนการทุจริต</a>",
			     {.url = HOST "/s.html", .html = html});
		AUTO(result) result = judge_really(pages, G_N_ELEMENTS(pages));
		assert_verdict(result, "O29", cases[i].verdict);
	}
}

/* "อยู่ระหว่างดำเนินการ" at the end of a record says how far that project has come; beside a name
 * alone, that the thing is not there yet. */
static void test_state_of_a_project(void)
{
	static const struct {
		const char *rows;
		enum verdict verdict;
	} cases[] = {
		{"<tr><th>โครงการ/กิจกรรม<th>งบประมาณ (บาท)<th>ผลการเบิกจ่าย (บาท)<th>ความก้าวหน้า"
		 "<tr><td>วันผู้สูงอายุ<td>80,000<td>0<td>อยู่ระหว่างดำเนินการ",
		 VERDICT_FOUND},
		{"<tr><th>ที่<th>โครงการ/กิจกรรม<th>สถานะ"
		 "<tr><td>1<td>รายงานรอบ 6 เดือน<td>อยู่ระหว่างดำเนินการ",
		 VERDICT_MISSING},
		{"<tr><th>โครงการ<th>ผลการดำเนินงาน<tr><td>ถนน คสล. หมู่ 4<td>แล้วเสร็จ"
		 "<tr><td>อบรมอาชีพ<td>อยู่ระหว่างดำเนินการ",
		 VERDICT_PARTIAL},
		{"<tr><th>รายการ<th>เอกสาร<tr><td>ไตรมาส 1<td>เปิดอ่าน"
		 "<tr><td>รายงานรอบ 6 เดือน<td>อยู่ระหว่างดำเนินการ",
		 VERDICT_MISSING},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html =
			g_strconcat("<html><title>อบต.ตัวอย่าง</title><body>" MENU
				    "<h1>รายงานการกำกับติดตามการดำเนินงานและการใช้จ่ายงบประมาณ "
				    "ประจำปีงบประมาณ พ.ศ. 2566 "
				    "รอบ 6 เดือน</h1><p>ผลการดำเนินงานตามแผน ระหว่างวันที่ 1 ตุลาคม 2565 "
				    "ถึงวันที่ 31 มีนาคม "
				    "2566</p><table>",
				    cases[i].rows, "</table>", NULL);
		const struct little_page pages[] =
			SITE("<a href='/s.html'>รายงานการกำกับติดตามการดำเนินงาน รอบ 6 เดือน</a>",
			     {.url = HOST "/s.html", .html = html});
		AUTO(result) result = judge_really(pages, G_N_ELEMENTS(pages));
		assert_verdict(result, "O12", cases[i].verdict);
	}
}

/* "ไม่มีรายการ" in a row of dashes was written by somebody; alone in its table it is an empty list.
 */
static void test_row_of_dashes(void)
{
	static const struct {
		const char *row;
		enum verdict verdict;
	} cases[] = {
		{"<td>-<td>-<td>ไม่มีรายการ<td>-<td>-", VERDICT_FOUND},
		{"<td>ไม่มีรายการ", VERDICT_MISSING},
		{"<td>1<td>รายงาน<td>ไม่มีรายการ", VERDICT_MISSING},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html =
			g_strconcat("<html><title>อบต.ตัวอย่าง</title><body>" MENU
				    "<h1>รายงานผลตามนโยบาย No Gift Policy ปี 2566</h1><table>"
				    "<tr><th>ที่<th>ผู้ให้<th>รายการ<th>มูลค่า<th>วันที่<tr>",
				    cases[i].row, "</table>", NULL);
		const struct little_page pages[] =
			SITE("<a href='/s.html'>รายงานผลตามนโยบาย No Gift Policy</a>",
			     {.url = HOST "/s.html", .html = html});
		AUTO(result) result = judge_really(pages, G_N_ELEMENTS(pages));
		assert_verdict(result, "O33", cases[i].verdict);
	}
}

/* One box can be an application, or a search. */
static void test_one_box(void)
{
	const struct {
		const char *button;
		gboolean there;
	} cases[] = {
		{"ยื่นคำขอออนไลน์", TRUE},
		{"ค้นหา", FALSE},
		{"ติดตามคำขอที่ยื่นคำขอแล้ว", FALSE},
		{"สมัครรับข่าวสาร", FALSE},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html =
			g_strconcat("<html><title>อบต.ตัวอย่าง</title><body>" MENU
				    "<h1>e-Service</h1><form action='#'><input name='id'><button>",
				    cases[i].button, "</button></form>", NULL);
		const struct little_page pages[] = SITE("<a href='/e.html'>e-Service</a>",
							{.url = HOST "/e.html", .html = html});
		AUTO(result) result = judge_really(pages, G_N_ELEMENTS(pages));
		if ((result_item(result, "O18")->verdict != VERDICT_MISSING) != cases[i].there)
			g_error("%s: %s", cases[i].button,
				verdict_name(result_item(result, "O18")->verdict));
	}
}

#define PAPER(title)                                                                                                                                                                                                                                                                                                              \
	title "\nให้ทุกกองปิดเครื่องปรับอากาศเวลาพักกลางวัน และตั้งอุณหภูมิที่ยี่สิบหกองศา เพื่อลดค่าใช้จ่ายของหน่วยงาน " \
	      "และให้ใช้บันไดแทนลิฟต์ในการขึ้นลงไม่เกินสองชั้น"

/* A right name over a link, and a paper that is something else: by its title, by what its title
 * says it is, by its text. */
static void test_wrong_paper(void)
{
	const struct {
		const char *paper;
		enum verdict verdict;
	} cases[] = {
		{REPORT, VERDICT_FOUND},
		{PAPER("ประกาศแผนพัฒนาท้องถิ่น"), VERDICT_MISSING},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct little_page pages[] =
			SITE("<a href='/ita.html'>ข้อมูลเผยแพร่</a>",
			     {.url = HOST "/ita.html",
			      .html = PAGE("ข้อมูลเผยแพร่",
					   "<div class=card><h5>รายงานผลการดำเนินงาน</h5>"
					   "<a href='/r.pdf'>ดูรายละเอียด</a></div><h5>อื่น ๆ</h5>")},
			     {.url = HOST "/r.pdf", .text = cases[i].paper});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		if (result_item(result, "O28")->verdict != cases[i].verdict)
			g_error("case %" G_GSIZE_FORMAT ": %s", i,
				verdict_name(result_item(result, "O28")->verdict));
	}
}

/* The same where the words were read from a picture: they may be wrong, and disprove nothing. */
static void test_wrong_words_of_a_picture(void)
{
	const struct little_page pages[] =
		SITE("<a href='/r.pdf'>รายงานผลการดำเนินงาน</a>",
		     {.url = HOST "/r.pdf", .text = PAPER("รายงบผลกรรดำเบินงบบ"), .ocr = TRUE});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O28", VERDICT_UNCLEAR);
}

/* What a topic is not, in the title of a paper that has one of its words. */
static void test_denied_paper(void)
{
	const struct {
		const char *paper;
		enum verdict verdict;
	} cases[] = {
		{PAPER("โครงสร้างพื้นฐานในเขต กองช่าง"), VERDICT_MISSING},
		{PAPER("การแบ่งงานของกองช่าง และกองคลัง"), VERDICT_FOUND},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct little_page pages[] =
			SITE("<a href='/s.pdf'>โครงสร้างหน่วยงาน</a>",
			     {.url = HOST "/s.pdf", .text = cases[i].paper});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		if (result_item(result, "O1")->verdict != cases[i].verdict)
			g_error("case %" G_GSIZE_FORMAT ": %s", i,
				verdict_name(result_item(result, "O1")->verdict));
	}
}

/* A link that says only its address lends its target to what its row names, and to nothing else
 * under the same heading: the plan's paper of 2567 is none of the report's. */
static void test_row_of_bare_link(void)
{
	const struct little_page pages[] =
		SITE("<a href='/ita.html'>รายงานผลการดำเนินงาน</a>",
		     {.url = HOST "/ita.html",
		      .html = PAGE("รายงานผลการดำเนินงาน",
				   "<table><tr><td>แผนพัฒนาท้องถิ่น</td><td><a href='/p.pdf'>" HOST
				   "/p.pdf</a></td></tr><tr><td>รายงานผลการดำเนินงาน</td><td><a "
				   "href='/r.pdf'>" HOST "/r.pdf</a></td></tr></table>")},
		     {.url = HOST "/p.pdf",
		      .text = "เอกสารปี 2567\nยุทธศาสตร์การพัฒนา พันธกิจ "
			      "และผลการดำเนินงานของหน่วยงานในเขตตำบลทั้งหมดตามแผน"},
		     {.url = HOST "/r.pdf",
		      .text = "รายงานผลการดำเนินงาน\nดำเนินการแล้ว 12 โครงการ\nผู้รับบริการ 30 ราย "
			      "เอกสารนี้จัดทำโดยสำนักปลัดเพื่อเผยแพร่แก่ประชาชน"});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O28", VERDICT_FOUND);
}

/* A door with a password: open to citizens, or for the staff. */
static void test_portal(void)
{
	const struct {
		const char *text;
		enum verdict verdict;
	} cases[] = {
		{"<p>ยื่นคำขอใบอนุญาต</p><a href='/r'>ลงทะเบียนผู้ใช้งานใหม่</a>", VERDICT_FOUND},
		{"<p>ระบบสารบรรณสำหรับเจ้าหน้าที่</p>", VERDICT_MISSING},
		{"<p>ยื่นคำขอลาออนไลน์ สำหรับเจ้าหน้าที่</p>", VERDICT_MISSING},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html = g_strconcat(
			"<h1>e-Service</h1>", cases[i].text,
			"<form method=post><input name=u><input type=password name=p></form>",
			NULL);
		one_check(CHECK_SERVICE, 1, "", html, cases[i].verdict);
	}
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "C.UTF-8");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/weigh/accordion", test_accordion);
	g_test_add_func("/weigh/dead-file", test_dead_file);
	g_test_add_func("/weigh/lent-of-another", test_lent_of_another);
	g_test_add_func("/weigh/title-run-together", test_title_run_together);
	g_test_add_func("/weigh/nothing-to-report", test_nothing_to_report);
	g_test_add_func("/weigh/name-over-column", test_name_over_column);
	g_test_add_func("/weigh/figures", test_figures);
	g_test_add_func("/weigh/under-way", test_under_way);
	g_test_add_func("/weigh/gathering-page", test_gathering_page);
	g_test_add_func("/weigh/link-to-itself", test_link_to_itself);
	g_test_add_func("/weigh/short-contact", test_short_contact);
	g_test_add_func("/weigh/contact-in-frame", test_contact_in_frame);
	g_test_add_func("/weigh/moved-on", test_moved_on);
	g_test_add_func("/weigh/year-before", test_year_before);
	g_test_add_func("/weigh/line-over-text", test_line_over_text);
	g_test_add_func("/weigh/thin", test_thin);
	g_test_add_func("/weigh/name-over-post", test_name_over_post);
	g_test_add_func("/weigh/one-box", test_one_box);
	g_test_add_func("/weigh/counted-is-no-placeholder", test_counted_is_no_placeholder);
	g_test_add_func("/weigh/state-of-a-project", test_state_of_a_project);
	g_test_add_func("/weigh/row-of-dashes", test_row_of_dashes);
	g_test_add_func("/weigh/wrong-paper", test_wrong_paper);
	g_test_add_func("/weigh/wrong-words-of-a-picture", test_wrong_words_of_a_picture);
	g_test_add_func("/weigh/denied-paper", test_denied_paper);
	g_test_add_func("/weigh/row-of-bare-link", test_row_of_bare_link);
	g_test_add_func("/weigh/portal", test_portal);
	return g_test_run();
}
