/* The one law of verdicts: the target's own content proves, a label never does. What is the
 * agency's own, what is about the item, and what only says so. */
#include "tests/support/judged_site.h"

#include <locale.h>

static void test_found(void)
{
	const struct little_page pages[] =
		SITE(STRUCTURE_LINK, {.url = HOST "/structure.html",
				      .html = PAGE("โครงสร้างหน่วยงาน", "<p>" NAMES "</p>")});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O1", VERDICT_FOUND);
	const struct item_result *item = result_item(result, "O1");
	const struct element_result *element = item->elements->pdata[0];
	const struct evidence *proof = element->evidence->pdata[0];
	g_assert_cmpstr(proof->url, ==, HOST "/structure.html");
	g_assert_nonnull(strstr(proof->quote, "กองคลัง"));
	const struct evidence *page = item->evidence->pdata[0];
	g_assert_cmpstr(page->title, ==, "โครงสร้างหน่วยงาน");
	g_assert_cmpuint(page->path->len, ==, 2);
	const struct path_step *home = page->path->pdata[0], *step = page->path->pdata[1];
	g_assert_cmpstr(home->label, ==, "หน้าหลัก");
	g_assert_cmpstr(home->url, ==, HOST "/");
	g_assert_cmpstr(step->label, ==, "โครงสร้างหน่วยงาน");
	g_assert_cmpstr(step->url, ==, HOST "/structure.html");
	/* All was read, and nothing else is there. */
	assert_verdict(result, "O12", VERDICT_MISSING);
	assert_says(result, "O12", "ไม่พบหัวข้อนี้");
}

/* Every way in which a label can be right and prove nothing. */
static void test_labels_prove_nothing(void)
{
	static const char body[] = "<p>ประวัติของตำบลตั้งแต่สมัยก่อนที่มีผู้คนอพยพเข้ามาตั้งถิ่นฐาน "
				   "ทำนาและเลี้ยงสัตว์ริมแม่น้ำ ต่อมามีการสร้างวัดและโรงเรียนขึ้นในหมู่บ้าน "
				   "จนเป็นชุมชนขนาดใหญ่ที่มีตลาดและท่าเรือเป็นของตนเอง ชาวบ้านนับถือศาสนาพุทธ "
				   "และมีประเพณีแข่งเรือทุกปีในช่วงเทศกาลออกพรรษา</p>";
	g_autofree char *wrong =
		g_strconcat("<title>อบต.ตัวอย่าง</title>" MENU "<h1>ช่องทางสอบถาม</h1>", body, NULL);
	const struct {
		struct little_page target;
		const char *says;
	} cases[] = {
		{{.html = PAGE("โครงสร้างหน่วยงาน", "")}, "มีแต่ชื่อเรื่อง"},
		{{.html = PAGE("โครงสร้างหน่วยงาน", "<p>กำลังปรับปรุงข้อมูล...</p>")}, "กำลังปรับปรุง"},
		{{.html = PAGE("โครงสร้างหน่วยงาน", "<p>ไม่พบข้อมูล</p>")}, "รายการว่าง"},
		{{.html = PAGE(
			  "โครงสร้างหน่วยงาน",
			  "<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit sed</p>")},
		 ""},
		{{.read = READ_GONE, .status = 404}, "ลิงก์เสีย"},
		{{.html = PAGE("ผิดพลาด", "<p>ไม่พบหน้าที่ต้องการ</p>")}, "ลิงก์เสีย"},
		{{.html = wrong}, "เรื่องอื่น"},
		{{.read = READ_MOVED, .status = 302, .location = HOST "/"}, "หน้าแรก"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct little_page pages[] = SITE(STRUCTURE_LINK, cases[i].target);
		struct little_page *target = &pages[G_N_ELEMENTS(pages) - 1];
		target->url = HOST "/structure.html";
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		const struct item_result *item = result_item(result, "O1");
		if (item->verdict != VERDICT_MISSING || !strstr(item->why_th, cases[i].says))
			g_error("case %" G_GSIZE_FORMAT ": %s, %s", i, verdict_name(item->verdict),
				item->why_th);
		g_assert_cmpstr(item->fix_th, !=, "");
	}
}

static void test_documents(void)
{
	const struct little_page pages[] = SITE(
		PLAN_LINK REPORT_LINK,
		{.url = HOST "/plan.pdf",
		 .text = "แผนพัฒนาท้องถิ่น พ.ศ. 2566-2570\nยุทธศาสตร์การพัฒนาด้านโครงสร้างพื้นฐานและ"
			 "คุณภาพชีวิต\nวงเงินงบประมาณ 12,000,000 บาท"},
		{.url = HOST "/report.pdf", .read = READ_NO_TEXT, .status = 200, .reason = "scan"});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O12", VERDICT_FOUND);
	const struct item_result *plan = result_item(result, "O12");
	const struct evidence *evidence = plan->evidence->pdata[0];
	g_assert_cmpstr(evidence->kind, ==, "document");
	g_assert_cmpint(evidence->fiscal_year, ==, 2568);
	const struct element_result *period = plan->elements->pdata[plan->elements->len - 1];
	g_assert_cmpstr(period->id, ==, "period");
	g_assert_cmpint(period->verdict, ==, VERDICT_FOUND);
	assert_verdict(result, "O28", VERDICT_UNCLEAR);
	assert_says(result, "O28", "สแกน");
}

/* A neighbour's plan under the right title is there, and is not the agency's. Whatever leaves room
 * for its being the agency's own lets it be. The site's title: อบต.ตัวอย่าง. */
static void test_owner(void)
{
#define PLAN(owner, more)                                                                                                                                               \
	"แผนพัฒนาท้องถิ่น พ.ศ. 2566-2570\n" owner                                                                                                                           \
	"\nยุทธศาสตร์การพัฒนาด้านคุณภาพชีวิต\nวงเงินงบประมาณ 12,000,000 " \
	"บาท" more
#define NEIGHBOUR "เทศบาลตำบลคลองหวัง\nอำเภอคลองหวัง จังหวัดสมมติชัย"
	static const char other_link[] = "<a href='/news.html'>ศึกษาดูงานเทศบาลตำบลคลองหวัง</a>";
	static const struct {
		const char *plan, *other, *links;
		unsigned blank;
		enum verdict verdict;
	} cases[] = {
		{PLAN(NEIGHBOUR, ""), "", "", 0, VERDICT_PARTIAL},
		{PLAN("ของ อบต.คลองหวัง ตำบลคลองหวัง อ.คลองหวัง", ""), "", "", 0, VERDICT_PARTIAL},
		{PLAN("องค์การบริหารส่วนตำบลตัวอย่าง อำเภอสมมติ", ""), "", "", 0, VERDICT_FOUND},
		{PLAN("เทศบาลตำบลตัวอย่าง อำเภอสมมติ", ""), "", "", 0, VERDICT_FOUND},
		{PLAN("เทศบาลตำบลตวัอยา่ง อำเภอสมมติ", ""), "", "", 0, VERDICT_FOUND},
		{PLAN("ผู้แทนหมู่บ้าน ตำบลเวียง อำเภอเชียงของ", ""), "", "", 0, VERDICT_FOUND},
		{PLAN("ศึกษาดูงาน ณ เทศบาลตำบลคลองหวัง อ.คลองหวัง", ""), "", "", 0, VERDICT_FOUND},
		{PLAN(NEIGHBOUR, "\nร่วมกับ อบต. ตัวอย่าง"), "", "", 0, VERDICT_FOUND},
		{PLAN("อำเภอคลองหวัง จังหวัดสมมติชัย", ""), "", "", 0, VERDICT_FOUND},
		{PLAN("กรมส่งเสริมการปกครองท้องถิ่น", ""), "", "", 0, VERDICT_FOUND},
		{PLAN("เทศบาลตำบลคลองหวัง", ""), "", "", 0, VERDICT_FOUND},
		{PLAN("องค์การบริหารส่วนตำบลในเขตอำเภอสมมติ", ""), "", "", 0, VERDICT_FOUND},
		{PLAN(NEIGHBOUR, ""), "", other_link, 0, VERDICT_FOUND},
		{PLAN(NEIGHBOUR, ""), "", "", 1, VERDICT_FOUND},
		{PLAN(NEIGHBOUR, ""), "รายงานของเทศบาลตำบลคลองหวัง", "", 0, VERDICT_FOUND},
		{PLAN(NEIGHBOUR, ""), PLAN("อบต.ตัวอย่าง", ""), "", 0, VERDICT_FOUND},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *own =
			*cases[i].other ? cases[i].other : "รายงานขององค์การบริหารส่วนตำบลตัวอย่าง";
		g_autofree char *home = g_strconcat(
			"<html><title>อบต.ตัวอย่าง</title>" MENU PLAN_LINK "<a href='/own.pdf'>",
			strstr(own, "แผน") ? "แผนพัฒนาท้องถิ่น ฉบับเต็ม" : "เอกสารเผยแพร่", "</a>",
			cases[i].links, NULL);
		struct little_page pages[] = SITE(
			"",
			{.url = HOST "/plan.pdf", .text = cases[i].plan, .blank = cases[i].blank},
			{.url = HOST "/own.pdf", .text = own});
		pages[0].html = home;
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		const struct item_result *item = result_item(result, "O12");
		if (item->verdict != cases[i].verdict)
			g_error("case %" G_GSIZE_FORMAT ": %s, %s", i, verdict_name(item->verdict),
				item->why_th);
		if (item->verdict == VERDICT_PARTIAL) {
			assert_says(result, "O12", "คลองหวัง ไม่ใช่ของหน่วยงาน");
			g_assert_nonnull(strstr(item->fix_th, "ของหน่วยงานเองขึ้นแทน"));
			g_assert_cmpfloat(item->confidence, <, 0.7);
		}
	}
#undef PLAN
#undef NEIGHBOUR
}

/* One document under every label is a placeholder, whatever it says. */
static void test_placeholder_document(void)
{
	const struct little_page pages[] = SITE(
		"<ul><li><a href='/d.pdf'>โครงสร้างหน่วยงาน</a><li><a href='/d.pdf'>แผนพัฒนาท้องถิ่น</a>"
		"<li><a href='/d.pdf'>รายงานผลการดำเนินงาน</a><li><a "
		"href='/d.pdf'>สรุปผลการจัดซื้อจัดจ้าง</a>"
		"<li><a href='/d.pdf'>ช่องทางแจ้งเรื่องร้องเรียน</a><li><a "
		"href='/d.pdf'>ช่องทางสอบถาม</a></ul>",
		{.url = HOST "/d.pdf", .text = "เอกสารประกอบ\nข้อมูลเบื้องต้นของหน่วยงานและตำบล"});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O12", VERDICT_MISSING);
	assert_verdict(result, "O28", VERDICT_MISSING);
	assert_verdict(result, "O1", VERDICT_MISSING);
	assert_says(result, "O1", "ไฟล์เดียวกัน");
}

/* A page's heading proves no more than a menu does where all that it leads to says it is of
 * something else. */
static void test_refuted(void)
{
#define PLAN_PAGE(document)                                                                        \
	{                                                                                          \
		.url = HOST "/plan.html",                                                          \
		.html = PAGE("แผนพัฒนาท้องถิ่น", "<p><a href='" document "'>ดาวน์โหลดเอกสาร</a></p>")   \
	}
#define PLAN_PAGE_LINK "<p><a href='/plan.html'>แผนพัฒนาท้องถิ่น</a></p>"
	const struct little_page pages[] =
		SITE(PLAN_PAGE_LINK, PLAN_PAGE("/d.pdf"),
		     {.url = HOST "/d.pdf", .text = "รายงานผลการดำเนินงาน" SUBSTANCE});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O12", VERDICT_MISSING);
	assert_says(result, "O12", "เนื้อหาเรื่องอื่น");

	const struct little_page right[] =
		SITE(PLAN_PAGE_LINK, PLAN_PAGE("/d.pdf"),
		     {.url = HOST "/d.pdf", .text = "บันทึกข้อความ" SUBSTANCE});
	AUTO(result) other = judge_site(right, G_N_ELEMENTS(right));
	assert_verdict(other, "O12", VERDICT_PARTIAL);

	const struct little_page unread[] =
		SITE(PLAN_PAGE_LINK, PLAN_PAGE("/d.pdf"),
		     {.url = HOST "/d.pdf", .read = READ_NO_TEXT, .reason = "scan", .status = 200});
	AUTO(result) unclear = judge_site(unread, G_N_ELEMENTS(unread));
	g_assert_cmpint(result_item(unclear, "O12")->verdict, !=, VERDICT_MISSING);

	/* Of a document of which only the first page was read, the others may be of the topic. */
	const struct little_page partly[] =
		SITE(PLAN_PAGE_LINK, PLAN_PAGE("/d.pdf"),
		     {.url = HOST "/d.pdf", .text = "รายงานผลการดำเนินงาน" SUBSTANCE, .blank = 3});
	AUTO(result) half = judge_site(partly, G_N_ELEMENTS(partly));
	g_assert_cmpint(result_item(half, "O12")->verdict, !=, VERDICT_MISSING);
#undef PLAN_PAGE
#undef PLAN_PAGE_LINK
}

/* A page laid out in a table: the row of a link holds the menu, which names every item, and the
 * link is none of theirs. */
static void test_layout_table(void)
{
#define LAYOUT(body)                                                                                                                  \
	"<html><title>อบต.ตัวอย่าง</title><body><table><tr><td><a href='/'>หน้าหลัก</a><br><a " \
	"href='/structure.html'>โครงสร้างหน่วยงาน</a><br><a "                                       \
	"href='/report.html'>รายงานผลการดำเนินงาน</a>"                                        \
	"<br><a href='/history.html'>ประวัติความเป็นมา</a><br><a "                                  \
	"href='/travel.html'>สถานที่ท่องเที่ยว</a>"                                                 \
	"<br><a href='/otop.html'>สินค้าชุมชน</a></td><td>" body "</td></tr></table>"
	const struct little_page pages[] = {
		{.url = HOST "/", .html = LAYOUT("ยินดีต้อนรับสู่หน่วยงานของเรา")},
		{.url = HOST "/structure.html", .html = LAYOUT("<a href='/s.pdf'>ดาวน์โหลด</a>")},
		{.url = HOST "/report.html", .html = LAYOUT("")},
		{.url = HOST "/history.html", .html = LAYOUT("ตั้งเมื่อ พ.ศ. 2538")},
		{.url = HOST "/travel.html", .html = LAYOUT("น้ำตกและวัดเก่า")},
		{.url = HOST "/otop.html", .html = LAYOUT("ผ้าทอมือ")},
		{.url = HOST "/s.pdf", .read = READ_NO_TEXT, .reason = "scan", .status = 200},
	};
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O1", VERDICT_UNCLEAR);
	assert_verdict(result, "O28", VERDICT_MISSING);
#undef LAYOUT
}

/* A list page lends what it lists. */
static void test_list_lends(void)
{
	const struct little_page pages[] = SITE(
		"<a href='/list.html'>รายงานผลการดำเนินงาน</a>",
		{.url = HOST "/list.html",
		 .html = PAGE("รายงานผลการดำเนินงาน",
			      "<ul><li><a href='/a.pdf'>ไตรมาส 1 ปี 2568</a>"
			      "<li><a href='/b.pdf'>ไตรมาส 2 ปี 2568</a></ul>")},
		{.url = HOST "/a.pdf",
		 .text = "ไตรมาส 1 ปีงบประมาณ 2568\nโครงการก่อสร้างถนนเสร็จแล้วตามสัญญาที่ทำไว้" SUBSTANCE});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O28", VERDICT_FOUND);
	const struct item_result *item = result_item(result, "O28");
	const struct element_result *element = item->elements->pdata[0];
	const struct evidence *proof = element->evidence->pdata[0];
	g_assert_cmpstr(proof->url, ==, HOST "/a.pdf");
	const struct path_step *last = proof->path->pdata[proof->path->len - 1];
	g_assert_cmpuint(proof->path->len, ==, 3);
	g_assert_cmpstr(last->label, ==, "ไตรมาส 1 ปี 2568");
}

/* A fragment is a place within a page: each section answers for its own item. */
static void test_fragments(void)
{
	const struct little_page pages[] = SITE(
		"<a href='/oit.php#o1'>โครงสร้างหน่วยงาน</a><br>"
		"<a href='/oit.php#o34'>สรุปผลการจัดซื้อจัดจ้าง</a>",
		{.url = HOST "/oit.php",
		 .html = PAGE(
			 "รวมข้อมูล",
			 "<p>ข้อมูลทั้งหมดของหน่วยงาน</p><div id='o1'><h2>โครงสร้างหน่วยงาน</h2><p>" NAMES
			 "</p></div><div id='o34'><h2>สรุปผลการจัดซื้อจัดจ้าง</h2></div>")});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O1", VERDICT_FOUND);
	assert_verdict(result, "O34", VERDICT_MISSING);
	const struct evidence *evidence = result_item(result, "O1")->evidence->pdata[0];
	g_assert_cmpstr(evidence->url, ==, HOST "/oit.php#o1");
}

/* A page that links everything is about nothing of it. */
static void test_index_page(void)
{
	const struct little_page pages[] = SITE(
		"<a href='/sitemap.html'>แผนผังเว็บไซต์</a>",
		{.url = HOST "/sitemap.html",
		 .html = PAGE("แผนผังเว็บไซต์", "<a href='/history.html'>โครงสร้างหน่วยงาน</a><br>"
					     "<a href='/news.html'>แผนพัฒนาท้องถิ่น</a><br>"
					     "<a href='/travel.html'>รายงานผลการดำเนินงาน</a><br>"
					     "<a href='/otop.html'>สรุปผลการจัดซื้อจัดจ้าง</a><br>")});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	for (guint i = 0; i < result->items->len; i++)
		g_assert_cmpint(((struct item_result *)result->items->pdata[i])->verdict, !=,
				VERDICT_FOUND);
}

/* A page that asks for a password shows nothing of what is behind it, whatever its heading says. */
static void test_door(void)
{
#define LOGIN                                                                                                   \
	"<form method='post' action='/login'><label>ชื่อผู้ใช้ <input name='user'></label>" \
	"<label>รหัสผ่าน <input type='password' name='word'></label><button>เข้าระบบ</button></form>"
	const char *const doors[] = {
		LOGIN, "<p>กรุณาเข้าสู่ระบบก่อนใช้งาน</p>" LOGIN,
		"<p>เข้าสู่ระบบเพื่อดูโครงสร้างหน่วยงาน สำนักปลัด กองคลัง กองช่าง</p>" LOGIN};
	for (guint i = 0; i < G_N_ELEMENTS(doors); i++) {
		g_autofree char *named = g_strdup_printf(PAGE("โครงสร้างหน่วยงาน", "%s"), doors[i]);
		g_autofree char *bare = g_strdup_printf(PAGE("เข้าสู่ระบบ", "%s"), doors[i]);
		const char *const pages_html[] = {named, bare};
		for (guint p = 0; p < G_N_ELEMENTS(pages_html); p++) {
			const struct little_page pages[] =
				SITE(STRUCTURE_LINK,
				     {.url = HOST "/structure.html", .html = pages_html[p]});
			AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
			assert_verdict(result, "O1", VERDICT_UNCLEAR);
			assert_says(result, "O1", "เข้าสู่ระบบ");
		}
	}
	/* The box for members that a vendor sets beside each text. */
	const char *const texts[] = {"<p>" NAMES "</p>" LOGIN,
				     "<img src='/chart.jpg' width='700' height='900'>" LOGIN};
	for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *html = g_strdup_printf(PAGE("โครงสร้างหน่วยงาน", "%s"), texts[i]);
		const struct little_page pages[] =
			SITE(STRUCTURE_LINK, {.url = HOST "/structure.html", .html = html});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		g_assert_false(strstr(result_item(result, "O1")->why_th, "เข้าสู่ระบบ") != NULL);
		if (i == 0)
			assert_verdict(result, "O1", VERDICT_FOUND);
	}
#undef LOGIN
}

/* The home page where another was promised: nothing is there, but where a script may yet make that
 * page of it. */
static void test_home_again(void)
{
	const struct {
		const char *script;
		enum verdict verdict;
	} cases[] = {
		{"", VERDICT_MISSING},
		{"<div id='view'></div><script src='/app.js'></script>", VERDICT_UNCLEAR},
		{"<script>fetch('/api' + location.pathname).then(show);</script>", VERDICT_UNCLEAR},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html =
			g_strdup_printf(PAGE("ยินดีต้อนรับ", STRUCTURE_LINK "%s"), cases[i].script);
		const struct little_page pages[] = {{.url = HOST "/", .html = html},
						    {.url = HOST "/structure.html", .html = html}};
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		assert_verdict(result, "O1", cases[i].verdict);
	}
}

#define FORM_URL "https://docs.google.com/forms/d/e/1FAI/viewform"

/* A form on another host is worth what was read there. */
static void test_external_form(void)
{
	static const struct {
		struct little_page form;
		enum verdict verdict;
		const char *says;
	} cases[] = {
		{{.url = FORM_URL,
		  .html = "<form method=post><div>เรื่อง</div><input name=a></form>"},
		 VERDICT_FOUND,
		 ""},
		{{.url = FORM_URL, .html = "<h1>แจ้งเหตุ</h1><p>แบบฟอร์มนี้ไม่รับคำตอบแล้ว</p>"},
		 VERDICT_MISSING,
		 "ปิดรับคำตอบ"},
		{{.url = FORM_URL, .html = "<p>โปรดเปิดใช้สคริปต์เพื่อดูแบบฟอร์มนี้ในเบราว์เซอร์ของท่าน</p>"},
		 VERDICT_UNCLEAR,
		 "มองไม่เห็นช่องกรอก"},
		{{.url = FORM_URL, .read = READ_BLOCKED, .status = 302, .reason = "login"},
		 VERDICT_UNCLEAR,
		 "ต้องเข้าสู่ระบบ"},
		{{.url = FORM_URL, .read = READ_GONE, .status = 404, .reason = "http 404"},
		 VERDICT_MISSING,
		 "ลิงก์เสีย"},
		{{.url = HOST "/other.html", .html = FILLER("อื่น ๆ")}, VERDICT_UNCLEAR, "ยังเปิดไม่ได้"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct little_page pages[] =
			SITE("<a href='" FORM_URL "'>ช่องทางแจ้งเรื่องร้องเรียน</a>", cases[i].form);
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		assert_verdict(result, "O43", cases[i].verdict);
		assert_says(result, "O43", cases[i].says);
		const struct evidence *evidence = result_item(result, "O43")->evidence->pdata[0];
		g_assert_cmpstr(evidence->kind, ==, "external");
		g_assert_cmpstr(evidence->url, ==, FORM_URL);
	}
}

/* The same where a page of the site's own links to it without a word. */
static void test_linked_form(void)
{
	static const struct {
		struct little_page form;
		enum verdict verdict;
	} cases[] = {
		{{.url = FORM_URL, .html = "<form method=post><input name=a></form>"},
		 VERDICT_FOUND},
		{{.url = FORM_URL, .html = "<p>This form is no longer accepting responses</p>"},
		 VERDICT_MISSING},
		{{.url = FORM_URL, .read = READ_BLOCKED, .status = 403, .reason = "login"},
		 VERDICT_UNCLEAR},
		{{.url = HOST "/other.html", .html = FILLER("อื่น ๆ")}, VERDICT_UNCLEAR},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct little_page pages[] =
			SITE("<a href='/report'>ช่องทางแจ้งเรื่องร้องเรียน</a>",
			     {.url = HOST "/report",
			      .html = PAGE("ช่องทางแจ้งเรื่องร้องเรียน",
					   "<p>แจ้งเรื่องร้องเรียนของท่านได้ตลอดเวลาตามแบบข้างล่างนี้ "
					   "เจ้าหน้าที่จะติดต่อกลับ</p><a href='" FORM_URL "'>คลิก</a>")},
			     cases[i].form);
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		const struct element_result *form = result_item(result, "O43")->elements->pdata[0];
		g_assert_cmpstr(verdict_name(form->verdict), ==, verdict_name(cases[i].verdict));
	}
}

static void test_footer_contact(void)
{
	AUTO(ruleset) rules = little_rules();
	struct little_page pages[] = SITE("", {0});
	g_autofree char *home =
		g_strconcat(pages[0].html, "<footer><p>โทร. 0 2345 6789</p></footer>", NULL);
	pages[0].html = home;
	AUTO(result) result = little_judge(rules, pages, G_N_ELEMENTS(pages) - 1);
	assert_verdict(result, "O5", VERDICT_FOUND);
}

/* "Share" under a heading is no link to what the heading names. */
static void test_share_button(void)
{
	const struct little_page pages[] =
		SITE("<a href='/p.html'>เอกสาร</a>",
		     {.url = HOST "/p.html",
		      .html = PAGE("เอกสาร", "<h2>แผนพัฒนาท้องถิ่น</h2><p>อยู่ระหว่างดำเนินการ</p>"
					     "<a href='https://www.facebook.com/sharer/"
					     "sharer.php?u=http://a.go.th'>Share</a>")});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O12", VERDICT_MISSING);

	/* A post that is itself shared, and the way there, are what they lead to. */
	static const char *const others[] = {
		"https://www.facebook.com/share/p/1AbC/",
		"https://l.facebook.com/"
		"l.php?u=https%3A%2F%2Fdrive.google.com%2Ffile%2Fd%2F1a%2Fview",
	};
	for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
		g_autofree char *links =
			g_strdup_printf("<a href='%s'>แผนพัฒนาท้องถิ่น</a>", others[i]);
		g_autofree char *html = g_strdup_printf(PAGE("ยินดีต้อนรับ", "%s"), links);
		const struct little_page home[] = {{.url = HOST "/", .html = html}};
		AUTO(result) shared = judge_site(home, G_N_ELEMENTS(home));
		assert_verdict(shared, "O12", VERDICT_UNCLEAR);
	}
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/judge/found", test_found);
	g_test_add_func("/judge/labels-prove-nothing", test_labels_prove_nothing);
	g_test_add_func("/judge/documents", test_documents);
	g_test_add_func("/judge/owner", test_owner);
	g_test_add_func("/judge/placeholder-document", test_placeholder_document);
	g_test_add_func("/judge/refuted", test_refuted);
	g_test_add_func("/judge/layout-table", test_layout_table);
	g_test_add_func("/judge/list-lends", test_list_lends);
	g_test_add_func("/judge/fragments", test_fragments);
	g_test_add_func("/judge/index-page", test_index_page);
	g_test_add_func("/judge/door", test_door);
	g_test_add_func("/judge/home-again", test_home_again);
	g_test_add_func("/judge/external-form", test_external_form);
	g_test_add_func("/judge/linked-form", test_linked_form);
	g_test_add_func("/judge/footer-contact", test_footer_contact);
	g_test_add_func("/judge/share-button", test_share_button);
	return g_test_run();
}
