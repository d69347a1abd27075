/* The one law of verdicts: the target's own content proves; what was not read is unclear, never
 * missing, never found. */
#include "tests/support/little_site.h"

#include <locale.h>

#define NAMES "สำนักปลัด กองคลัง และกองช่าง แบ่งเป็นส่วนราชการของหน่วยงานตามประกาศ"
/* A document needs something to say. */
#define SUBSTANCE "\nเอกสารนี้จัดทำโดยสำนักปลัดเพื่อเผยแพร่แก่ประชาชนในตำบลตัวอย่างและผู้สนใจทั่วไป"
#define HOME(links)                                                                                \
	{                                                                                          \
		.url = HOST "/", .html = PAGE("ยินดีต้อนรับ", links)                                   \
	}
/* A site on which everything was read and nothing about any item stands, but for the pages given.
 */
#define SITE(links, ...)                                                                           \
	{                                                                                          \
		HOME(links), FILLERS, __VA_ARGS__                                                  \
	}
#define STRUCTURE_LINK "<p><a href='/structure.html'>โครงสร้างหน่วยงาน</a></p>"
#define PLAN_LINK      "<p><a href='/plan.pdf'>แผนพัฒนาท้องถิ่น</a></p>"
#define REPORT_LINK    "<p><a href='/report.pdf'>รายงานผลการดำเนินงาน</a></p>"

static void assert_nothing_missing(const struct result *result)
{
	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = result->items->pdata[i];
		if (item->verdict == VERDICT_MISSING)
			g_error("%s is missing: %s", item->id, item->why_th);
		for (guint e = 0; e < item->elements->len; e++) {
			const struct element_result *element = item->elements->pdata[e];
			if (element->verdict == VERDICT_MISSING)
				g_error("%s of %s is missing", element->id, item->id);
		}
	}
}

static void assert_all(const struct result *result, enum verdict verdict)
{
	for (guint i = 0; i < result->items->len; i++)
		assert_verdict(result, ((struct item_result *)result->items->pdata[i])->id,
			       verdict);
}

static void assert_says(const struct result *result, const char *id, const char *words)
{
	const struct item_result *item = result_item(result, id);
	if (!strstr(item->why_th, words))
		g_error("%s says “%s”, not “%s”", id, item->why_th, words);
}

static struct result *judge_site(const struct little_page *pages, guint count)
{
	AUTO(ruleset) rules = little_rules();
	return little_judge(rules, pages, count);
}

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

static void test_no_link(void)
{
	static const char *const named[] = {"<a href='#'>โครงสร้างหน่วยงาน</a>",
					    "<a href='javascript:void(0)'>โครงสร้างหน่วยงาน</a>",
					    "<p>โครงสร้างหน่วยงาน</p>"};
	for (gsize i = 0; i < G_N_ELEMENTS(named); i++) {
		g_autofree char *home =
			g_strconcat("<title>อบต.ตัวอย่าง</title>" MENU, named[i], NULL);
		struct little_page pages[] = SITE("", {0});
		pages[0].html = home;
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages) - 1);
		assert_verdict(result, "O1", VERDICT_MISSING);
		assert_says(result, "O1", "ไม่มีลิงก์");
	}
}

/* The text has not been read by anyone: it may be all of it. */
static void test_unread_target(void)
{
	static const struct little_page targets[] = {
		{.read = READ_BLOCKED, .status = 403, .reason = "http 403"},
		{.read = READ_FAILED, .status = 500, .reason = "http 500"},
		{.read = READ_FAILED, .reason = "timeout"},
		{.read = READ_NEEDS_JS, .status = 200, .reason = "needs-js"},
		{.read = READ_NO_TEXT, .status = 200, .reason = "scan"},
		{.read = READ_CUT, .status = 200, .reason = "render-parts"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(targets); i++) {
		struct little_page pages[] = SITE(PLAN_LINK, targets[i]);
		pages[G_N_ELEMENTS(pages) - 1].url = HOST "/plan.pdf";
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		assert_verdict(result, "O12", VERDICT_UNCLEAR);
		g_assert_cmpuint(result->crawl.unread->len, ==,
				 targets[i].read == READ_NEEDS_JS ||
					 targets[i].read == READ_NO_TEXT);
		/* … and it stands in nobody else's way. */
		assert_verdict(result, "O1", VERDICT_MISSING);
		assert_verdict(result, "O28", VERDICT_MISSING);
	}
}

/* One page that was not read, by what leads to it. */
static void test_one_failure(void)
{
	const struct {
		const char *link;
		enum verdict structure, plan;
	} cases[] = {
		{"<a href='/x.html'>สถานที่สำคัญ</a>", VERDICT_MISSING, VERDICT_MISSING},
		{"<a href='/x.html'>โครงสร้างหน่วยงาน</a>", VERDICT_UNCLEAR, VERDICT_MISSING},
		{"<a href='/moved'>สถานที่สำคัญ</a>", VERDICT_MISSING, VERDICT_MISSING},
		{"<a href='/moved'>โครงสร้างหน่วยงาน</a>", VERDICT_UNCLEAR, VERDICT_MISSING},
		/* beside a menu: a banner, a counter, a box for members */
		{"<a href='/x.html'><b></b></a>", VERDICT_MISSING, VERDICT_MISSING},
		{"<a href='/x.html'><img src='/b.png'></a>", VERDICT_MISSING, VERDICT_MISSING},
		{"<iframe src='/x.html'></iframe>", VERDICT_MISSING, VERDICT_MISSING},
		/* it may hold anything */
		{"<a href='/x.html'>OIT 2568</a>", VERDICT_UNCLEAR, VERDICT_UNCLEAR},
		{"<a href='/x.html'>เกี่ยวกับเรา</a>", VERDICT_UNCLEAR, VERDICT_UNCLEAR},
		{"<a href='/moved'>เกี่ยวกับเรา</a>", VERDICT_UNCLEAR, VERDICT_UNCLEAR},
		{"<a href='/x.html'>สถานที่สำคัญ</a><a href='/x.html'>OIT</a>", VERDICT_UNCLEAR,
		 VERDICT_UNCLEAR},
	};
	/* A page that broke off, an empty one and a login in its place say no more than none. */
	const struct little_page failures[] = {
		{.read = READ_FAILED, .status = 500, .reason = "http 500"},
		{.read = READ_NO_TEXT, .status = 200, .reason = "empty-answer"},
		{.html = PAGE("ข้อมูล", ""), .read = READ_CUT, .reason = "reset"},
		{.html = "<h1>เข้าสู่ระบบ</h1><form method='post' action='/login'><input name='user'>"
			 "<input type='password' name='word'></form>"},
	};
	for (gsize f = 0; f < G_N_ELEMENTS(failures); f++)
		for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
			g_autofree char *home =
				g_strconcat("<title>อบต.ตัวอย่าง</title>" MENU "<div>", cases[i].link,
					    "</div>", NULL);
			struct little_page pages[] = SITE("",
							  {.url = HOST "/moved",
							   .read = READ_MOVED,
							   .location = HOST "/x.html"},
							  failures[f]);
			pages[0].html = home;
			pages[G_N_ELEMENTS(pages) - 1].url = HOST "/x.html";
			AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
			if (result_item(result, "O1")->verdict != cases[i].structure ||
			    result_item(result, "O12")->verdict != cases[i].plan)
				g_error("failure %" G_GSIZE_FORMAT ", case %" G_GSIZE_FORMAT
					": %s, %s",
					f, i, verdict_name(result_item(result, "O1")->verdict),
					verdict_name(result_item(result, "O12")->verdict));
			if (cases[i].structure == VERDICT_UNCLEAR)
				assert_says(result, "O1", HOST "/");
		}
}

/* Without a menu, what has no words is the way in. */
static void test_unread_way_in(void)
{
	static const char *const ways[] = {"<a href='/x.html'><img src='/b.png'></a>",
					   "<iframe src='/x.html'></iframe>"};
	for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
		g_autofree char *home = g_strconcat("<title>อบต.ตัวอย่าง</title><h1>ยินดีต้อนรับ</h1>"
						    "<a href='/news.html'>ข่าวสาร</a>",
						    ways[i], NULL);
		struct little_page pages[] = {
			{.url = HOST "/", .html = home},
			{.url = HOST "/x.html",
			 .read = READ_FAILED,
			 .status = 500,
			 .reason = "http 500"},
			{.url = HOST "/news.html", .html = "<h1>ข่าวสาร</h1><p>งานวัดประจำปี</p>"},
			{.url = HOST "/a.html", .html = "<h1>ตลาด</h1><p>ตลาดนัดวันเสาร์</p>"},
			{.url = HOST "/b.html", .html = "<h1>วัด</h1><p>วัดเก่าริมน้ำ</p>"},
			{.url = HOST "/c.html", .html = "<h1>โรงเรียน</h1><p>โรงเรียนประถม</p>"},
		};
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		assert_all(result, VERDICT_UNCLEAR);
		assert_says(result, "O1", HOST "/x.html");
	}
}

/* Each frame of a frameset may be the way into anything. */
static void test_unread_frame(void)
{
	const struct little_page menus[] = {
		{.read = READ_FAILED, .status = 500, .reason = "http 500"},
		{.read = READ_NO_TEXT, .status = 200, .reason = "empty-answer"},
		{.read = READ_MOVED, .status = 302, .location = HOST "/login"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(menus); i++) {
		struct little_page pages[] = {
			{.url = HOST "/",
			 .html = "<title>อบต.ตัวอย่าง</title><frameset cols='20%,80%'>"
				 "<frame src='/menu.html'><frame src='/main.html'></frameset>"},
			menus[i],
			{.url = HOST "/main.html",
			 .html = PAGE("หน้าหลัก", "<a href='/login'>สำหรับเจ้าหน้าที่</a>")},
			{.url = HOST "/login",
			 .html = "<form method='post'><input name='user'><input type='password'>"
				 "</form>"},
			FILLERS,
		};
		pages[1].url = HOST "/menu.html";
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		assert_all(result, VERDICT_UNCLEAR);
		assert_says(result, "O1", HOST "/menu.html");
	}
}

/* Which documents OCR is to read: those of undecided items of which something has no text. */
static void test_wants_text(void)
{
	static const char lacking[] = "แผนพัฒนาท้องถิ่น พ.ศ. 2566-2570\nยุทธศาสตร์การพัฒนาด้านโครงสร้าง"
				      "พื้นฐานและคุณภาพชีวิตของประชาชนในตำบล";
	static const char whole[] = "แผนพัฒนาท้องถิ่น พ.ศ. 2566-2570\nยุทธศาสตร์การพัฒนาด้านโครงสร้างพื้นฐาน"
				    "และคุณภาพชีวิต\nวงเงินงบประมาณ 12,000,000 บาท";
	const struct {
		struct little_page target;
		guint wanted;
	} cases[] = {
		{{.text = lacking}, 0},
		{{.text = lacking, .blank = 2}, 1},
		{{.text = whole, .blank = 2}, 0},
		{{.read = READ_NO_TEXT, .status = 200, .reason = "broken-document"}, 0},
	};
	const struct judge_crawl crawl = {.stopped_by = ""};
	AUTO(ruleset) rules = little_rules();
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct little_page pages[] = SITE(PLAN_LINK, cases[i].target);
		pages[G_N_ELEMENTS(pages) - 1].url = HOST "/plan.pdf";
		AUTO(judge)
		judge = judge_new(&(struct judge_options){.rules = rules, .agency = "local"});
		for (guint p = 0; p < G_N_ELEMENTS(pages); p++) {
			AUTO(page) page = little_page(&pages[p]);
			judge_add_page(judge, page);
		}
		g_autoptr(GPtrArray) urls = judge_wants(judge, &crawl, JUDGE_BY_OCR, 10, NULL);
		if (urls->len != cases[i].wanted)
			g_error("case %" G_GSIZE_FORMAT ": %u", i, urls->len);
	}
}

static void test_closed_site(void)
{
	static const char *const ways_in[] = {
		"<a href='/main.html'><img src='/enter.gif'></a>",
		"<a href='/main.html'>เข้าสู่เว็บไซต์</a>",
		"<script>window.location.href = '/main.html';</script>",
	};
	for (gsize i = 0; i < G_N_ELEMENTS(ways_in); i++) {
		const struct little_page pages[] = {
			{.url = HOST "/", .html = ways_in[i]},
			{.url = HOST "/main.html", .read = READ_FAILED, .reason = "timeout"},
		};
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		assert_all(result, VERDICT_UNCLEAR);
	}
	const struct little_page blocked[] = {
		{.url = HOST "/", .read = READ_BLOCKED, .status = 403, .reason = "http 403"}};
	AUTO(result) result = judge_site(blocked, 1);
	assert_all(result, VERDICT_UNCLEAR);
	AUTO(result) nothing = judge_site(blocked, 0);
	assert_all(nothing, VERDICT_UNCLEAR);
	/* A menu that was read, and everything behind it blocked. */
	struct little_page pages[] = SITE("", {0});
	for (gsize i = 1; i < G_N_ELEMENTS(pages) - 1; i++)
		pages[i] = (struct little_page){.url = pages[i].url,
						.read = READ_BLOCKED,
						.status = 403,
						.reason = "http 403"};
	AUTO(result) walled = judge_site(pages, G_N_ELEMENTS(pages) - 1);
	assert_all(walled, VERDICT_UNCLEAR);
	assert_says(walled, "O1", "403");
}

/* Stopped short: what was found stands, the rest is unclear. */
static void test_stopped(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] =
		SITE(STRUCTURE_LINK, {.url = HOST "/structure.html",
				      .html = PAGE("โครงสร้างหน่วยงาน", "<p>" NAMES "</p>")});
	static const char *const reasons[] = {"max-pages", "max-time", "interrupted"};
	for (gsize i = 0; i < G_N_ELEMENTS(reasons); i++) {
		const struct judge_crawl crawl = {.stopped_by = reasons[i]};
		AUTO(result) result = little_judge_crawl(rules, pages, G_N_ELEMENTS(pages), &crawl);
		assert_nothing_missing(result);
		assert_verdict(result, "O1", VERDICT_FOUND);
		assert_verdict(result, "O12", VERDICT_UNCLEAR);
	}
}

/* What a script opens, nobody but a visitor can see; what it names in this page is here. */
static void test_by_script(void)
{
#define OPENS "<script>function act(n) { location = '/n/' + n; }</script>"
	const struct little_page pages[] =
		SITE("<a href='#' onclick='act(1)'>โครงสร้างหน่วยงาน</a><a "
		     "href='#'>แผนพัฒนาท้องถิ่น</a>" OPENS,
		     {.url = HOST "/about.html", .html = PAGE("ทั่วไป", "<p>ทั่วไป</p>")});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O1", VERDICT_UNCLEAR);
	assert_says(result, "O1", "เปิดด้วยสคริปต์");
	assert_verdict(result, "O12", VERDICT_MISSING);
	assert_says(result, "O12", "ไม่มีลิงก์");
#undef OPENS
}

/* A home page whose menu its scripts bring leads nowhere for a program: that is no site without
 * pages. What is the same without scripts, or as a browser shows it, is. */
static void test_menu_by_script(void)
{
#define ALONE(script) "<title>อบต.ตัวอย่าง</title><main-menu></main-menu><h1>ยินดีต้อนรับ</h1>" script
#define CARDS                                                                                                                                 \
	"<a href='/1'>งานบุญ</a><a href='/2'>กีฬา</a><a href='/3'>วันเด็ก</a><a href='/4'>อบรม</a>" \
	"<a href='/5'>ประชุม</a><a href='/6'>แข่งเรือ</a><a href='/7'>ปีใหม่</a><a href='/8'>ปลูกป่า</a>"
#define NEWS(text) "<title>อบต.ตัวอย่าง</title><p>ประชาชนเข้าร่วมกิจกรรม" text "เป็นจำนวนมาก"
#define SCRIPT     "<script src='/a.js'></script>"
	static const struct {
		const char *html;
		enum verdict verdict;
	} homes[] = {
		{ALONE(SCRIPT), VERDICT_UNCLEAR},
		{ALONE("<script>document.write(menu())</script>"), VERDICT_UNCLEAR},
		{ALONE(""), VERDICT_MISSING},
		{ALONE(SCRIPT CARDS), VERDICT_UNCLEAR},
		{ALONE(CARDS), VERDICT_MISSING},
		{ALONE(SCRIPT "<a href='/a'>โครงสร้างหน่วยงาน</a><a href='/b'>แผนพัฒนาท้องถิ่น</a><a "
			      "href='/c'>รายงานผลการดำเนินงาน</a>" CARDS),
		 VERDICT_UNCLEAR},
		{PAGE("ยินดีต้อนรับ", SCRIPT), VERDICT_MISSING},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(homes); i++) {
		const struct little_page pages[] = {
			{.url = HOST "/", .html = homes[i].html},
			FILLERS,
			{.url = HOST "/a", .read = READ_GONE, .status = 404},
			{.url = HOST "/b", .read = READ_GONE, .status = 404},
			{.url = HOST "/c", .read = READ_GONE, .status = 404},
			{.url = HOST "/1", .html = NEWS("งานบุญที่วัดเหนือ")},
			{.url = HOST "/2", .html = NEWS("กีฬาหมู่บ้านที่สนามกลาง")},
			{.url = HOST "/3", .html = NEWS("วันเด็กที่ศาลาประชาคม")},
			{.url = HOST "/4", .html = NEWS("อบรมการทำปุ๋ยที่ศูนย์เรียนรู้")},
			{.url = HOST "/5", .html = NEWS("ประชุมผู้นำชุมชนที่ห้องใหญ่")},
			{.url = HOST "/6", .html = NEWS("แข่งเรือยาวที่ท่าน้ำ")},
			{.url = HOST "/7", .html = NEWS("ปีใหม่ที่ลานหน้าตลาด")},
			{.url = HOST "/8", .html = NEWS("ปลูกป่าริมคลองสายใหม่")},
		};
		gboolean framed = strstr(homes[i].html, MENU) != NULL;
		struct little_page shown[G_N_ELEMENTS(pages)];
		guint count = 0;
		for (gsize p = 0; p < G_N_ELEMENTS(pages); p++)
			if (framed || !pages[p].html || !strstr(pages[p].html, MENU))
				shown[count++] = pages[p];
		AUTO(result) result = judge_site(shown, count);
		assert_all(result, homes[i].verdict);
		if (homes[i].verdict == VERDICT_UNCLEAR)
			assert_says(result, "O1", "เมนูของเว็บไซต์สร้างด้วยสคริปต์");
	}
#undef ALONE
#undef CARDS
#undef NEWS
#undef SCRIPT
}

/* A menu of three links, on all pages of a tiny site that has scripts, is one. */
static void test_short_menu(void)
{
#define SHORT                                                                                                                                                \
	"<title>อบต.ตัวอย่าง</title><script src='/a.js'></script><a href='/a'>โครงสร้างหน่วยงาน</a>" \
	"<a href='/b'>แผนพัฒนาท้องถิ่น</a><a href='/c'>รายงานผลการดำเนินงาน</a>"
	const struct little_page pages[] = {
		{.url = HOST "/", .html = SHORT "<h1>ยินดีต้อนรับ</h1>"},
		{.url = HOST "/a", .html = SHORT "<h1>โครงสร้างหน่วยงาน</h1>"},
		{.url = HOST "/b", .html = SHORT "<h1>แผนพัฒนาท้องถิ่น</h1>"},
		{.url = HOST "/c", .html = SHORT "<h1>รายงานผลการดำเนินงาน</h1>"},
	};
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_all(result, VERDICT_MISSING);
#undef SHORT
}

/* URLs that the crawl never asked for: repeats of one shape may be left, one with a label of the
 * topic makes that topic unclear. */
static void test_left_over(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = SITE(STRUCTURE_LINK, {0});
	struct judge_unread unread = {HOST "/structure.html", "example.go.th/structure.html",
				      "robots", FALSE};
	const struct judge_crawl crawl = {.stopped_by = "", .unread = &unread, .n_unread = 1};
	AUTO(result) result = little_judge_crawl(rules, pages, G_N_ELEMENTS(pages) - 1, &crawl);
	assert_verdict(result, "O1", VERDICT_UNCLEAR);
	assert_says(result, "O1", "robots.txt");
	assert_verdict(result, "O12", VERDICT_MISSING);
}

#define MANY 60 /* more than are looked at */

/* Where more claims are as strong as the right one than are looked at, the rest is unread. */
static void test_many_claims(void)
{
	g_autoptr(GString) links = g_string_new(NULL);
	g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func(g_free);
	struct little_page pages[MANY + 10] = {{0}, FILLERS};
	guint count = 8;
	for (guint i = 0; i < MANY; i++) {
		char *url = g_strdup_printf(HOST "/%u.html", i);
		char *html = g_strdup_printf(
			PAGE("ประเพณีท้องถิ่น", "<p>งานบุญประจำปีครั้งที่ %u จัดขึ้นที่วัดทุกเดือนสาม</p>"), i);
		g_ptr_array_add(made, url);
		g_ptr_array_add(made, html);
		g_string_append_printf(links, "<p><a href='%s'>โครงสร้างหน่วยงาน</a></p>", url);
		pages[count++] = (struct little_page){.url = url, .html = html};
	}
	g_autofree char *home = g_strdup_printf(PAGE("ยินดีต้อนรับ", "%s"), links->str);
	pages[0] = (struct little_page){.url = HOST "/", .html = home};
	AUTO(result) few = judge_site(pages, 8 + 5);
	assert_verdict(few, "O1", VERDICT_UNCLEAR); /* the other links were not read */
	AUTO(result) all = judge_site(pages, count);
	assert_verdict(all, "O1", VERDICT_UNCLEAR);
	assert_verdict(all, "O12", VERDICT_MISSING);
}

/* What was read is of last year; this year's may be what was not read. */
static void test_unread_year(void)
{
	const struct little_page pages[] = SITE(
		REPORT_LINK "<p><a href='/68.html'>รายงานผลการดำเนินงาน</a></p>",
		{.url = HOST "/report.pdf",
		 .text = "รายงานผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2567" SUBSTANCE},
		{.url = HOST "/68.html", .read = READ_FAILED, .status = 503, .reason = "http 503"});
	AUTO(result) known = judge_site(pages, G_N_ELEMENTS(pages));
	const struct item_result *report = result_item(known, "O28");
	const struct element_result *period = report->elements->pdata[report->elements->len - 1];
	assert_verdict(known, "O28", VERDICT_PARTIAL);
	g_assert_cmpstr(period->id, ==, "period");
	g_assert_cmpint(period->verdict, ==, VERDICT_UNCLEAR);
	assert_says(known, "O28", "2567");
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

/* Part of what is asked: partial, and it says what is lacking. */
static void test_partial(void)
{
	const struct little_page pages[] =
		SITE(PLAN_LINK, {.url = HOST "/plan.pdf",
				 .text = "แผนพัฒนาท้องถิ่น พ.ศ. 2566-2570\nยุทธศาสตร์การพัฒนาด้านคุณภาพชีวิต"
					 "ของประชาชนในตำบล"});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O12", VERDICT_PARTIAL);
	assert_says(result, "O12", "งบประมาณของแผน");
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

/* A page whose content its own script has yet to fetch was not read. One script on all pages (of a
 * counter) fills none of them. */
static void test_loaded(void)
{
#define LOADS "<div id='list'></div><script>fetch('/api/documents/12').then(show);</script>"
	const struct little_page pages[] =
		SITE(STRUCTURE_LINK,
		     {.url = HOST "/structure.html", .html = PAGE("โครงสร้างหน่วยงาน", LOADS)});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	assert_verdict(result, "O1", VERDICT_UNCLEAR);
	assert_says(result, "O1", "สคริปต์");

#undef LOADS
#define LOADS "<script>fetch('/api/documents/12').then(show);</script>"
	const struct little_page counted[] = {
		{.url = HOST "/", .html = PAGE("ยินดีต้อนรับ", STRUCTURE_LINK LOADS)},
		{.url = HOST "/structure.html", .html = PAGE("โครงสร้างหน่วยงาน", LOADS)},
		{.url = HOST "/history.html", .html = PAGE("ประวัติความเป็นมา", LOADS)},
		{.url = HOST "/news.html", .html = PAGE("ข่าวสาร", LOADS)},
		{.url = HOST "/travel.html", .html = PAGE("สถานที่ท่องเที่ยว", LOADS)},
		{.url = HOST "/otop.html", .html = PAGE("สินค้าชุมชน", LOADS)},
		{.url = HOST "/gallery.html", .html = PAGE("ภาพกิจกรรม", LOADS)},
		{.url = HOST "/board.html", .html = PAGE("กระดานข่าว", LOADS)},
		{.url = HOST "/links.html", .html = PAGE("หน่วยงานใกล้เคียง", LOADS)},
	};
	AUTO(result) other = judge_site(counted, G_N_ELEMENTS(counted));
	assert_verdict(other, "O1", VERDICT_MISSING);
#undef LOADS
#define LOADS "<script>fetch('/api/page' + location.search).then(show);</script>"
	const struct little_page by_address[] = {
		{.url = HOST "/", .html = PAGE("ยินดีต้อนรับ", STRUCTURE_LINK LOADS)},
		{.url = HOST "/structure.html", .html = PAGE("โครงสร้างหน่วยงาน", LOADS)},
		{.url = HOST "/history.html", .html = PAGE("ประวัติความเป็นมา", LOADS)},
		{.url = HOST "/news.html", .html = PAGE("ข่าวสาร", LOADS)},
		{.url = HOST "/travel.html", .html = PAGE("สถานที่ท่องเที่ยว", LOADS)},
	};
	AUTO(result) unseen = judge_site(by_address, G_N_ELEMENTS(by_address));
	assert_verdict(unseen, "O1", VERDICT_UNCLEAR);
#undef LOADS
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

/* What is not shown at first, and what nothing is seen to open, neither proves nor denies: a script
 * may show it, or nobody. */
static void test_hidden(void)
{
	static const struct {
		const char *body;
		enum verdict verdict;
	} cases[] = {
		{"<h3>กองต่าง ๆ</h3><div hidden>อยู่ระหว่างปรับปรุง</div><p>" NAMES "</p>",
		 VERDICT_FOUND},
		{"<div id='none' hidden>อยู่ระหว่างปรับปรุง</div><p>" NAMES "</p>", VERDICT_FOUND},
		{"<div hidden>อยู่ระหว่างปรับปรุง</div>", VERDICT_MISSING},
		{"<div hidden>" NAMES "</div>", VERDICT_UNCLEAR},
		{"<div id='all' hidden>" NAMES "</div>", VERDICT_UNCLEAR},
		{"<h3>กองต่าง ๆ</h3><div hidden>" NAMES "</div>", VERDICT_UNCLEAR},
		{"<h3 aria-expanded='false'>กองต่าง ๆ</h3><div hidden>" NAMES "</div>",
		 VERDICT_FOUND},
		{"<a href='#all'>กองต่าง ๆ</a><div id='all' hidden>" NAMES "</div>", VERDICT_FOUND},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html =
			g_strdup_printf(PAGE("โครงสร้างหน่วยงาน", "%s"), cases[i].body);
		const struct little_page pages[] =
			SITE(STRUCTURE_LINK, {.url = HOST "/structure.html", .html = html});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		const struct item_result *item = result_item(result, "O1");
		if (item->verdict != cases[i].verdict)
			g_error("case %" G_GSIZE_FORMAT ": %s, %s", i, verdict_name(item->verdict),
				item->why_th);
	}
}

/* A place that only a script can fill: the item is unclear, and its page is wanted as a browser
 * shows it; on the home page that holds for the section with the place. */
static void test_hollow(void)
{
#define HOLLOW "<div id='list'></div><script src='/site.js'></script>"
	const struct {
		const char *html, *wanted;
		enum verdict verdict;
	} cases[] = {
		{PAGE("โครงสร้างหน่วยงาน", HOLLOW), HOST "/structure.html", VERDICT_UNCLEAR},
		{PAGE("โครงสร้างหน่วยงาน", "<div id='list'></div>"), NULL, VERDICT_MISSING},
		{PAGE("โครงสร้างหน่วยงาน",
		      "<div id='list' hidden></div><script src='/site.js'></script>"),
		 NULL, VERDICT_MISSING},
	};
	AUTO(ruleset) rules = little_rules();
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct little_page pages[] = SITE(
			STRUCTURE_LINK, {.url = HOST "/structure.html", .html = cases[i].html});
		const struct judge_crawl crawl = {.stopped_by = ""};
		AUTO(judge) judge = judge_new(&(struct judge_options){.rules = rules});
		for (gsize p = 0; p < G_N_ELEMENTS(pages); p++) {
			AUTO(page) page = little_page(&pages[p]);
			judge_add_page(judge, page);
		}
		guint mark = 0, again = 0, filled = 0;
		g_autoptr(GPtrArray) urls = judge_wants(judge, &crawl, JUDGE_IN_BROWSER, 5, &mark);
		g_assert_cmpuint(urls->len, ==, cases[i].wanted ? 1 : 0);
		if (cases[i].wanted)
			g_assert_cmpstr(urls->pdata[0], ==, cases[i].wanted);
		g_ptr_array_unref(judge_wants(judge, &crawl, JUDGE_IN_BROWSER, 5, &again));
		g_assert_cmpuint(again, ==, mark);
		AUTO(result) result = judge_finish(judge, &crawl);
		assert_verdict(result, "O1", cases[i].verdict);
		if (!cases[i].wanted)
			continue;
		struct little_page full = pages[G_N_ELEMENTS(pages) - 1];
		full.html = PAGE("โครงสร้างหน่วยงาน", "<p>" NAMES "</p>" HOLLOW);
		AUTO(page) page = little_page(&full);
		judge_add_page(judge, page);
		g_ptr_array_unref(judge_wants(judge, &crawl, JUDGE_IN_BROWSER, 5, &filled));
		g_assert_cmpuint(filled, !=, mark);
	}
	const struct little_page home[] =
		SITE("<h2>โครงสร้างหน่วยงาน</h2>" HOLLOW "<h2>แผนพัฒนาท้องถิ่น</h2>", {0});
	AUTO(result) result = little_judge(rules, home, G_N_ELEMENTS(home) - 1);
	assert_verdict(result, "O1", VERDICT_UNCLEAR);
	assert_verdict(result, "O12", VERDICT_MISSING);
#undef HOLLOW
}

/* A page that is about what is to be used, and has no form: it is missing where all of the page was
 * read, and unclear where a script may have yet to draw it or the rest was cut off. */
static void test_formless(void)
{
#define FORMLESS                                                                                                                                                                                                                                                                  \
	"<p>ประชาชนสอบถามข้อมูลการให้บริการของหน่วยงานได้ทุกวันทำการ ตั้งแต่เวลาแปดนาฬิกาสามสิบนาที " \
	"จนถึงสิบหกนาฬิกาสามสิบนาที เจ้าหน้าที่จะรวบรวมคำถามและตอบกลับภายในสามวันทำการ "                                  \
	"หากเป็นเรื่องที่ต้องประสานกับหน่วยงานอื่นจะแจ้งให้ทราบเป็นระยะ โปรดแจ้งชื่อและวิธีติดต่อกลับให้ครบถ้วน</p>"
	const struct {
		const char *more;
		enum read_state read;
		enum verdict verdict;
	} cases[] = {
		{"", READ_OK, VERDICT_MISSING},
		{"<div id='form'></div><script src='/site.js'></script>", READ_OK, VERDICT_UNCLEAR},
		{"<div id='f'></div><script>fetch('/api/form/12').then(show);</script>", READ_OK,
		 VERDICT_UNCLEAR},
		{"", READ_CUT, VERDICT_UNCLEAR},
		{"<form method='post' action='/ask'><label>ชื่อ <input name='n'></label>"
		 "<label>คำถาม <textarea name='q'></textarea></label></form>",
		 READ_OK, VERDICT_FOUND},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html =
			g_strdup_printf(PAGE("ช่องทางสอบถาม", FORMLESS "%s"), cases[i].more);
		const struct little_page pages[] =
			SITE("<p><a href='/ask.html'>ช่องทางสอบถาม</a></p>",
			     {.url = HOST "/ask.html", .html = html, .read = cases[i].read});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		g_test_message("case %" G_GSIZE_FORMAT, i);
		assert_verdict(result, "O8", cases[i].verdict);
	}
#undef FORMLESS
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

/* One document was read and lacks the budget; the other, of the same name, was not read: it may
 * hold it. */
static void test_unread_besides(void)
{
	const struct little_page pages[] =
		SITE(PLAN_LINK "<p><a href='/plan2.pdf'>แผนพัฒนาท้องถิ่น ดาวน์โหลด</a></p>",
		     {.url = HOST "/plan.pdf",
		      .text = "แผนพัฒนาท้องถิ่น พ.ศ. 2566-2570\nยุทธศาสตร์การพัฒนาด้านคุณภาพชีวิต" SUBSTANCE},
		     {.url = HOST "/plan2.pdf",
		      .read = READ_FAILED,
		      .status = 503,
		      .reason = "http 503"});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	const struct item_result *item = result_item(result, "O12");
	const struct element_result *text = item->elements->pdata[0],
				    *budget = item->elements->pdata[1];
	g_assert_cmpint(text->verdict, ==, VERDICT_FOUND);
	g_assert_cmpint(budget->verdict, ==, VERDICT_UNCLEAR);
	g_assert_nonnull(strstr(budget->why_th, "503"));
	assert_verdict(result, "O12", VERDICT_PARTIAL);
}

/* An item's year is what a check for the year means, not always the checklist's. */
static void test_year_check(void)
{
	const struct {
		const char *text;
		enum verdict verdict;
	} cases[] = {
		{"สรุปผลการจัดซื้อจัดจ้าง ปีงบประมาณ 2567", VERDICT_FOUND},
		{"สรุปผลการจัดซื้อจัดจ้าง ปีงบประมาณ 2568", VERDICT_MISSING},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text =
			g_strconcat(cases[i].text, "\nวิธีเฉพาะเจาะจง", SUBSTANCE, NULL);
		const struct little_page pages[] = SITE("<a href='/buy.pdf'>สรุปผลการจัดซื้อจัดจ้าง</a>",
							{.url = HOST "/buy.pdf", .text = text});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		const struct item_result *item = result_item(result, "O34");
		const struct element_result *year = item->elements->pdata[1];
		g_assert_cmpstr(year->id, ==, "purchases.year");
		g_assert_cmpint(year->verdict, ==, cases[i].verdict);
	}
}

/* Which year a document is of, and what follows. */
static void test_years(void)
{
	const struct {
		const char *id, *label, *text;
		enum verdict verdict;
		const char *why, *from;
	} cases[] = {
		{"O28", "รายงานผลการดำเนินงาน", "รายงานผลการดำเนินงาน ปี 2568\nเนื้อหา", VERDICT_FOUND,
		 "", "heading"},
		{"O28", "รายงานผลการดำเนินงาน", "รายงานผลการดำเนินงาน ปี 2567\nเนื้อหา", VERDICT_PARTIAL,
		 "2567", "heading"},
		/* What it says of itself counts, not what the link says. */
		{"O28", "รายงานผลการดำเนินงาน ปี 2568", "รายงานผลการดำเนินงาน ปี 2567\nเนื้อหา",
		 VERDICT_PARTIAL, "2567", "heading"},
		{"O28", "รายงานผลการดำเนินงาน ปี 2568", "รายงานผลการดำเนินงาน\nเนื้อหา", VERDICT_FOUND,
		 "", "label"},
		{"O28", "รายงานผลการดำเนินงาน ปี 2567", "รายงานผลการดำเนินงาน\nเนื้อหาของ ปี 2566",
		 VERDICT_PARTIAL, "2567", "label"},
		{"O28", "รายงานผลการดำเนินงาน", "รายงานผลการดำเนินงาน\nเนื้อหาของปีงบประมาณ 2567",
		 VERDICT_PARTIAL, "2567", "text"},
		{"O28", "รายงานผลการดำเนินงาน", "รายงานผลการดำเนินงาน\nไม่บอกปี", VERDICT_FOUND, "",
		 ""},
		/* Last year's is what is asked. */
		{"O34", "สรุปผลการจัดซื้อจัดจ้าง", "สรุปผลการจัดซื้อจัดจ้าง ปีงบประมาณ 2567\nวิธีเฉพาะเจาะจง",
		 VERDICT_FOUND, "", "heading"},
		{"O34", "สรุปผลการจัดซื้อจัดจ้าง", "สรุปผลการจัดซื้อจัดจ้าง ปีงบประมาณ 2566\nวิธีเฉพาะเจาะจง",
		 VERDICT_PARTIAL, "2566", "heading"},
		{"O12", "แผนพัฒนาท้องถิ่น",
		 "แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570)\nยุทธศาสตร์การพัฒนา วงเงินงบประมาณ", VERDICT_FOUND, "",
		 "heading"},
		{"O12", "แผนพัฒนาท้องถิ่น",
		 "แผนพัฒนาท้องถิ่น (พ.ศ. 2561-2565)\nยุทธศาสตร์การพัฒนา วงเงินงบประมาณ", VERDICT_PARTIAL,
		 "2565", "heading"},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *home = g_strdup_printf("<title>อบต.ตัวอย่าง</title>" MENU
							"<p><a href='/d.pdf'>%s</a></p>",
							cases[i].label);
		g_autofree char *text = g_strconcat(cases[i].text, SUBSTANCE, NULL);
		struct little_page pages[] = SITE("", {.url = HOST "/d.pdf", .text = text});
		pages[0].html = home;
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		const struct item_result *item = result_item(result, cases[i].id);
		const struct evidence *evidence = item->evidence->pdata[0];
		if (item->verdict != cases[i].verdict || !strstr(item->why_th, cases[i].why) ||
		    !g_str_equal(evidence->year_from, cases[i].from))
			g_error("case %" G_GSIZE_FORMAT ": %s, %s, %s", i,
				verdict_name(item->verdict), item->why_th, evidence->year_from);
		if (item->verdict == VERDICT_PARTIAL && !g_str_equal(cases[i].id, "O34"))
			assert_says(result, cases[i].id, "2568");
	}
}

/* A page with nothing but a heading over a document promises a year; the document's own title tells
 * it. */
static void test_covers(void)
{
	static const struct {
		const char *text;
		enum verdict verdict;
	} cases[] = {
		{"รายงานผลการดำเนินงาน ปี 2567\nเนื้อหา" SUBSTANCE, VERDICT_PARTIAL},
		{"รายงานผลการดำเนินงาน ปี 2568\nเนื้อหา" SUBSTANCE, VERDICT_FOUND},
		{"รายงานผลการดำเนินงาน\nประชุมเมื่อปี 2567" SUBSTANCE, VERDICT_FOUND},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct little_page pages[] =
			SITE("<a href='/r.html'>รายงานผลการดำเนินงาน</a>",
			     {.url = HOST "/r.html",
			      .html = PAGE("รายงานผลการดำเนินงาน ปี 2568",
					   "<iframe src='/d.pdf'></iframe>")},
			     {.url = HOST "/d.pdf", .text = cases[i].text});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		assert_verdict(result, "O28", cases[i].verdict);
	}
}

/* A list of which the entries could not be read has entries that nobody has seen. */
static void test_broken_links(void)
{
	const struct little_page pages[] = SITE(
		"<a href='/dead.html'>ลิงก์เก่า</a> <a href='/old.php'>ของเดิม</a>",
		{.url = HOST "/dead.html", .read = READ_GONE, .status = 404, .reason = "http 404"},
		{.url = HOST "/old.php", .read = READ_MOVED, .location = HOST "/new.php"},
		{.url = HOST "/new.php", .read = READ_GONE, .status = 410, .reason = "http 410"});
	AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
	g_assert_cmpuint(result->crawl.broken_links->len, ==, 2);
	const struct broken_link *dead = result->crawl.broken_links->pdata[0];
	const struct broken_link *moved = result->crawl.broken_links->pdata[1];
	g_assert_cmpstr(dead->url, ==, HOST "/dead.html");
	g_assert_cmpint(dead->status, ==, 404);
	g_assert_cmpuint(dead->from->len, ==, 1);
	g_assert_cmpstr(dead->from->pdata[0], ==, HOST "/");
	g_assert_cmpstr(moved->url, ==, HOST "/new.php");
	g_assert_cmpuint(moved->from->len, ==, 1);
	g_assert_cmpstr(moved->from->pdata[0], ==, HOST "/");
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

/* What the crawl is told of links: the agency's own index first, then what names a topic. */
static void test_promises(void)
{
	AUTO(ruleset) rules = little_rules();
	AUTO(judge) judge = judge_new(&(struct judge_options){.rules = rules});
	const struct little_page home =
		HOME("<a href='/i'>การประเมินคุณธรรมและความโปร่งใส ITA</a><br><a href='/o'>O12 "
		     "ตามแบบ</a><br>"
		     "<a href='/p'>แผนพัฒนาท้องถิ่น</a><br><a href='/x'>ข่าวกีฬา</a>");
	AUTO(page) page = little_page(&home);
	uint32_t number = judge_add_page(judge, page);
	int last = 1001;
	guint seen = 0;
	for (uint32_t i = 0; i < page->n_links; i++) {
		static const char *const ends[] = {"/i", "/o", "/p", "/x"};
		if (seen == G_N_ELEMENTS(ends) || !g_str_has_suffix(page->links[i].url, ends[seen]))
			continue;
		struct lead lead = judge_lead(judge, number, i);
		g_assert_cmpint(lead.promise, <, last);
		g_assert_cmpint(lead.evidence, ==, seen == 2);
		g_assert_cmpint(lead.aim > 0, ==, seen < 3);
		last = lead.promise;
		seen++;
	}
	g_assert_cmpuint(seen, ==, 4);
	g_assert_cmpint(last, >=, 0);
}

/* Which link of the page named NAME leads where, as the crawl is told. */
static struct lead lead_to(struct judge *judge, uint32_t number, const struct page *page,
			   const char *end)
{
	for (uint32_t i = 0; i < page->n_links; i++)
		if (page->links[i].url && g_str_has_suffix(page->links[i].url, end))
			return judge_lead(judge, number, i);
	g_error("no link to %s", end);
}

/* Elsewhere is asked for what an item's number stands at, whatever it is called, and there the file
 * that a store's page is there for; nothing else. */
static void test_leads_elsewhere(void)
{
	static const struct {
		const char *page, *end;
		gboolean evidence, behind;
	} cases[] = {
		{HOST "/i", "/s/plan", TRUE, FALSE},
		{HOST "/i", "/other", FALSE, FALSE},
		{"https://store.example.com/s/plan", "/s/plan/get", FALSE, TRUE},
		{"https://store.example.com/s/plan", "/about", FALSE, FALSE},
		{"https://store.example.com/s/plan", "another.example.net/a.pdf", FALSE, FALSE},
		{HOST "/first", "/under", TRUE, FALSE},
		{HOST "/first", "/beside", FALSE, FALSE},
	};
	const struct little_page pages[] = {
		HOME("<a href='/i'>การประเมินคุณธรรมและความโปร่งใส ITA</a>"),
		{.url = HOST "/first",
		 .html = "<h1>ยินดีต้อนรับ</h1><p><a "
			 "href='https://two.example.net/beside'>เว็บไซต์อื่น</a></p>"
			 "<div><h2>ช่องทางแจ้งเรื่องร้องเรียน</h2>"
			 "<p><a href='https://one.example.net/under'>ระบบ</a></p></div>"},
		{.url = HOST "/i",
		 .html = "<h1>ITA</h1><p>O12 เรื่องที่ไม่มีใครรู้จัก <a "
			 "href='https://store.example.com/s/plan'>https://store.example.com/s/"
			 "plan</a></p><p><a href='https://news.example.com/other'>ข่าวกีฬา</a></p>"},
		{.url = "https://store.example.com/s/plan",
		 .html = "<p>12.pdf</p><a href='/s/plan/get'>ดาวน์โหลด 12.pdf</a> <a "
			 "href='/about'>เกี่ยวกับ</a> <a "
			 "href='https://another.example.net/a.pdf'>ดาวน์โหลด</a>"},
	};
	AUTO(ruleset) rules = little_rules();
	AUTO(judge) judge = judge_new(&(struct judge_options){.rules = rules});
	for (gsize p = 0; p < G_N_ELEMENTS(pages); p++) {
		AUTO(page) page = little_page(&pages[p]);
		uint32_t number = judge_add_page(judge, page);
		for (uint32_t l = 0; l < page->n_links; l++) /* as the crawl asks: for each */
			judge_lead(judge, number, l);
		for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
			if (!g_str_equal(cases[i].page, pages[p].url))
				continue;
			struct lead lead = lead_to(judge, number, page, cases[i].end);
			g_test_message("%s", cases[i].end);
			g_assert_cmpint(lead.evidence, ==, cases[i].evidence);
			g_assert_cmpint(lead.behind, ==, cases[i].behind);
		}
	}
}

/* The nearer to the topic's name and to the year, the sooner; a row of the agency's index that says
 * nothing before menus; and what stands in a page about a topic is after that topic. */
static void test_leads(void)
{
	AUTO(ruleset) rules = little_rules();
	AUTO(judge) judge = judge_new(&(struct judge_options){.rules = rules});
	const struct little_page home =
		HOME("<a href='/i'>การประเมินคุณธรรมและความโปร่งใส ITA</a><br>"
		     "<a href='/p'>แผนพัฒนาท้องถิ่น</a><br>"
		     "<a href='/old'>แผนพัฒนาท้องถิ่น พ.ศ. 2550</a><br><a href='/m'>กองช่าง</a>");
	const struct little_page index = {
		.url = "https://www.example.go.th/i",
		.html = "<h1>ITA</h1><a href='/m'>กองช่าง</a> <a href='/row'>ข้อ ก</a>"};
	const struct little_page unsaid = {
		.url = "https://www.example.go.th/m",
		.html = "<h2>การประเมินคุณธรรมและความโปร่งใส ITA</h2><a href='/group'>9.1 ก</a>"
			"<h2>ข่าว</h2><a href='/news/1'>ข้อ ค</a>"};
	const struct little_page plan = {
		.url = "https://www.example.go.th/p",
		.html = "<h1>แผนพัฒนาท้องถิ่น</h1><a href='/m'>กองช่าง</a> <a href='/row'>ข้อ ก</a>"
			"<iframe src='/in.pdf'></iframe><a href='/below'>ข้อ ข</a>"
			"<a href='/p2'>แผนพัฒนาท้องถิ่น</a> <a href='/file'>ไฟล์แนบ 1</a> "
			"<a href='/p?print=1'><img src='/i.png'></a>"};
	AUTO(page) first = little_page(&home);
	uint32_t number = judge_add_page(judge, first);
	struct lead plan_lead = lead_to(judge, number, first, "/p");
	struct lead old = lead_to(judge, number, first, "/old");
	struct lead menu = lead_to(judge, number, first, "/m");
	struct lead to_index = lead_to(judge, number, first, "/i");
	g_assert_cmpuint(old.aim, ==, plan_lead.aim);
	g_assert_cmpint(old.promise, <, plan_lead.promise);
	g_assert_cmpuint(menu.aim, ==, 0);
	g_assert_cmpuint(to_index.aim, >, judge_aims(judge));

	AUTO(page) second = little_page(&index);
	number = judge_add_page(judge, second);
	g_assert_cmpint(lead_to(judge, number, second, "/m").promise, <, 400);
	g_assert_cmpint(lead_to(judge, number, second, "/row").promise, >, plan_lead.promise);

	AUTO(page) other = little_page(&unsaid);
	number = judge_add_page(judge, other);
	g_assert_cmpint(lead_to(judge, number, other, "/group").promise, >, plan_lead.promise);
	g_assert_cmpint(lead_to(judge, number, other, "/news/1").promise, <, 400);

	AUTO(page) third = little_page(&plan);
	number = judge_add_page(judge, third);
	g_assert_cmpuint(lead_to(judge, number, third, "/m").aim, ==, 0);
	g_assert_cmpuint(lead_to(judge, number, third, "/in.pdf").aim, ==, plan_lead.aim);
	g_assert_cmpuint(lead_to(judge, number, third, "/below").aim, ==, plan_lead.aim);

	/* what the page is there for goes before other pages of its topic */
	int sibling = lead_to(judge, number, third, "/p2").promise;
	g_assert_cmpint(lead_to(judge, number, third, "/in.pdf").promise, >, sibling);
	g_assert_cmpint(lead_to(judge, number, third, "/file").promise, >, sibling);
	g_assert_cmpint(lead_to(judge, number, third, "/p?print=1").promise, <, sibling);
}

/* The year asked for before the one beside it, and that before others, which wait behind menus once
 * the year asked for is known to be there: what the link does not say, its page says. Of the
 * entries of a list that say something else than its heading one goes first, as a sample; the
 * others wait behind menus, its further pages before them where they name topics. A menu's entry
 * pays that leads to topics. */
static void test_leads_of_lists(void)
{
	AUTO(ruleset) rules = little_rules();
	AUTO(judge) judge = judge_new(&(struct judge_options){.rules = rules});
	int year = rules->checklist->fiscal_year;
	g_autofree char *years =
		g_strdup_printf("<nav><a href='/m'>กองช่าง</a> <a href='/n'>กองคลัง</a></nav>"
				"<h2>ข้อมูล</h2><a href='/y0'>แผนพัฒนาท้องถิ่น พ.ศ. %d</a><br>"
				"<a href='/y1'>แผนพัฒนาท้องถิ่น พ.ศ. %d</a><br><a "
				"href='/y2'>แผนพัฒนาท้องถิ่น พ.ศ. %d</a><br>"
				"<h2>แผนพัฒนาท้องถิ่น</h2><a href='/songkran'>สงกรานต์ประจำตำบล</a> "
				"<a href='/sports'>แข่งขันกีฬาประจำตำบล</a> "
				"<a href='/file'>เปิด</a> <a href='/all?page=2'>ถัดไป</a>",
				year, year - 1, year - 3);
	g_autofree char *old =
		g_strdup_printf("<h1>กองช่าง ปี %d</h1><nav><a href='/n'>กองคลัง</a></nav>"
				"<a href='/plan'>แผนพัฒนาท้องถิ่น</a> "
				"<a href='/m?page=2'>2</a>",
				year - 3);
	const struct little_page home = {.url = "https://www.example.go.th/", .html = years};
	const struct little_page second = {.url = "https://www.example.go.th/m", .html = old};
	AUTO(page) first = little_page(&home);
	uint32_t number = judge_add_page(judge, first);
	struct lead unaware = lead_to(judge, number, first, "/y2");
	struct lead asked = lead_to(judge, number, first, "/y0");
	struct lead beside = lead_to(judge, number, first, "/y1");
	struct lead other = lead_to(judge, number, first, "/y2");
	struct lead menu = lead_to(judge, number, first, "/m");
	struct lead sample = lead_to(judge, number, first, "/songkran");
	struct lead entry = lead_to(judge, number, first, "/sports");
	struct lead bare = lead_to(judge, number, first, "/file");
	g_assert_cmpint(asked.promise, >, beside.promise);
	g_assert_cmpint(beside.promise, >, other.promise);
	g_assert_cmpint(unaware.promise, >, menu.promise);
	g_assert_cmpint(menu.promise, >, beside.promise);
	g_assert_cmpint(sample.promise, >, menu.promise);
	g_assert_cmpint(bare.promise, >, menu.promise);
	g_assert_cmpint(menu.promise, >, entry.promise);
	g_assert_cmpuint(entry.aim, ==, asked.aim);
	g_assert_cmpuint(menu.aim, >, judge_aims(judge));
	g_assert_cmpuint(judge_paid(judge, number), ==, 0);
	lead_to(judge, number, first, "/n");

	AUTO(page) page = little_page(&second);
	number = judge_add_page(judge, page);
	g_assert_cmpuint(judge_paid(judge, number), ==, menu.aim);
	g_assert_cmpint(lead_to(judge, number, page, "/plan").promise, <, asked.promise);
	g_assert_cmpint(lead_to(judge, number, page, "/m?page=2").promise, <, menu.promise);
	g_assert_cmpuint(lead_to(judge, number, page, "/m?page=2").aim, >, menu.aim);
}

static void add_shuffled(struct judge *judge, const struct little_page *pages, guint count,
			 GRand *random)
{
	g_autofree guint *order = g_new(guint, count);
	for (guint i = 0; i < count; i++)
		order[i] = i;
	/* The start page comes first, whatever follows. */
	for (guint i = count - 1; i > 1; i--) {
		guint other = (guint)g_rand_int_range(random, 1, (gint32)i + 1);
		guint kept = order[i];
		order[i] = order[other];
		order[other] = kept;
	}
	for (guint i = 0; i < count; i++) {
		AUTO(page) page = little_page(&pages[order[i]]);
		judge_add_page(judge, page);
	}
}

/* All that a reader is told of the items. */
static char *told(const struct result *result)
{
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = result->items->pdata[i];
		g_string_append_printf(text, "%s %s %.3f %s | %s\n", item->id,
				       verdict_name(item->verdict), item->confidence, item->why_th,
				       item->fix_th);
		for (guint e = 0; e < item->evidence->len; e++) {
			const struct evidence *evidence = item->evidence->pdata[e];
			g_string_append_printf(text, "  %s “%s” %u\n", evidence->url,
					       evidence->quote, evidence->path->len);
		}
		for (guint e = 0; e < item->elements->len; e++) {
			const struct element_result *element = item->elements->pdata[e];
			g_string_append_printf(text, "  %s %s\n", element->id,
					       verdict_name(element->verdict));
		}
	}
	return g_string_free(text, FALSE);
}

/* A site with something of everything. */
#define MIXED                                                                                                                                                                                                   \
	SITE(STRUCTURE_LINK PLAN_LINK REPORT_LINK                                                                                                                                                               \
	     "<p><a href='/list.html'>สรุปผลการจัดซื้อจัดจ้าง</a></p>",                                                                                                                                               \
	     {.url = HOST "/structure.html", .html = PAGE("โครงสร้างหน่วยงาน", "<p>" NAMES "</p>")},                                                                                                              \
	     {.url = HOST "/structure2.html",                                                                                                                                                                   \
	      .html = PAGE("โครงสร้างหน่วยงาน", "<p>" NAMES "</p>")},                                                                                                                                             \
	     {.url = HOST "/plan.pdf",                                                                                                                                                                          \
	      .text = "แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570)\nยุทธศาสตร์การพัฒนาของตำบลตัวอย่าง" SUBSTANCE},                                                                                                                 \
	     {.url = HOST "/report.pdf", .read = READ_NO_TEXT, .status = 200, .reason = "scan"},                                                                                                                \
	     {.url = HOST "/list.html",                                                                                                                                                                         \
	      .html = PAGE("สรุปผลการจัดซื้อจัดจ้าง", "<ul><li><a href='/m1.pdf'>ตุลาคม 2566</a>"                                                                                                         \
						"<li><a href='/m2.pdf'>พฤศจิกายน 2566</a>"                                                                                                    \
						"<li><a href='/structure2.html'>โครงสร้างหน่วยงาน"                                                                            \
						"</a></ul>")},                                                                                                                                                  \
	     {.url = HOST "/m1.pdf",                                                                                                                                                                            \
	      .text = "สรุปผลการจัดซื้อจัดจ้าง เดือนตุลาคม 2566\nวิธีเฉพาะเจาะจง จำนวน 3 รายการ" SUBSTANCE},                                                                                                              \
	     {.url = HOST "/m2.pdf",                                                                                                                                                                            \
	      .text = "สรุปผลการจัดซื้อจัดจ้าง เดือนพฤศจิกายน 2566\nวิธีเฉพาะเจาะจง จำนวน 5 " \
		      "รายการ" SUBSTANCE})

static void test_any_order(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = MIXED;
	const struct judge_crawl whole = {.stopped_by = ""};
	AUTO(result) first = little_judge(rules, pages, G_N_ELEMENTS(pages));
	assert_verdict(first, "O1", VERDICT_FOUND);
	assert_verdict(first, "O12", VERDICT_PARTIAL);
	assert_verdict(first, "O28", VERDICT_UNCLEAR);
	assert_verdict(first, "O34", VERDICT_FOUND);
	assert_verdict(first, "O43", VERDICT_MISSING);
	g_autofree char *expected = told(first);
	g_autoptr(GRand) random = g_rand_new_with_seed(2568);
	for (int turn = 0; turn < 50; turn++) {
		AUTO(judge)
		judge = judge_new(&(struct judge_options){.rules = rules, .agency = "local"});
		add_shuffled(judge, pages, G_N_ELEMENTS(pages), random);
		AUTO(result) result = judge_finish(judge, &whole);
		g_autofree char *text = told(result);
		g_assert_cmpstr(text, ==, expected);
	}
}

static char *verdicts(const struct result *result)
{
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = result->items->pdata[i];
		g_string_append_printf(text, "%s %s; ", item->id, verdict_name(item->verdict));
	}
	return g_string_free(text, FALSE);
}

/* Nor on the scheme, nor on www, in half of the links. */
static void test_any_host_form(void)
{
	struct little_page pages[] = MIXED;
	AUTO(result) plain = judge_site(pages, G_N_ELEMENTS(pages));
	g_autofree char *expected = verdicts(plain);
	g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);
	for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
		if (!pages[i].html)
			continue;
		GString *html = g_string_new(pages[i].html);
		g_string_replace(html, "href='/",
				 i % 2 ? "href='https://example.go.th/"
				       : "href='http://www.example.go.th/",
				 0);
		pages[i].html = g_string_free(html, FALSE);
		g_ptr_array_add(kept, (char *)pages[i].html);
	}
	AUTO(result) mixed = judge_site(pages, G_N_ELEMENTS(pages));
	g_autofree char *text = verdicts(mixed);
	g_assert_cmpstr(text, ==, expected);
}

/* One site in two charsets. */
static void test_any_charset(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = MIXED;
	const struct judge_crawl whole = {.stopped_by = ""};
	AUTO(result) utf8 = little_judge(rules, pages, G_N_ELEMENTS(pages));
	AUTO(judge) judge = judge_new(&(struct judge_options){.rules = rules, .agency = "local"});
	for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
		if (!pages[i].html) {
			AUTO(page) same = little_page(&pages[i]);
			judge_add_page(judge, same);
			continue;
		}
		gsize size = 0;
		g_autoptr(GError) error = NULL;
		g_autofree char *bytes =
			g_convert(pages[i].html, -1, "TIS-620", "UTF-8", NULL, &size, &error);
		g_assert_no_error(error);
		AUTO(page)
		page = little_bytes(pages[i].url, bytes, size, "text/html; charset=tis-620", 200);
		judge_add_page(judge, page);
	}
	AUTO(result) tis = judge_finish(judge, &whole);
	g_autofree char *expected = told(utf8), *text = told(tis);
	g_assert_cmpstr(text, ==, expected);
}

/* The units that topics name are those of local government: a school has no กองคลัง. */
/* A general channel in place of the separate one is said to be that; where nothing is there, or it
 * is the right one, nothing of the kind is said. */
static void test_in_place(void)
{
#define FORM                                                                                       \
	"<form method='post' action='/send'><input name='a'><textarea name='b'></textarea></form>"
	static const struct {
		const char *body;
		enum verdict verdict;
		const char *says, *says_not;
	} cases[] = {
		{"<p>โปรดกรอกเรื่องร้องเรียนของท่าน</p>" FORM, VERDICT_PARTIAL,
		 "แต่ที่พบเป็นช่องทางทั่วไป และยังขาด “รักษาความลับ”", "เป็นช่องทางเรื่องทุจริต"},
		{"<p>รักษาความลับของผู้แจ้งทุกราย</p>" FORM, VERDICT_PARTIAL, "แต่ที่พบเป็นช่องทางทั่วไป",
		 "ยังขาด"},
		{"<p>แจ้งเรื่องการทุจริตของเจ้าหน้าที่</p>" FORM, VERDICT_PARTIAL, "ยังขาด “รักษาความลับ”",
		 "ที่พบเป็น"},
		{"<p>แจ้งเรื่องการทุจริต รักษาความลับ</p>" FORM, VERDICT_FOUND, "", "ที่พบเป็น"},
		{"<p>กำลังปรับปรุงข้อมูล</p>", VERDICT_MISSING, "กำลังปรับปรุง", "ที่พบเป็น"},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html = g_strconcat("<html><title>อบต.ตัวอย่าง</title><body>" MENU
						    "<h1>ช่องทางแจ้งเรื่องร้องเรียน</h1>",
						    cases[i].body, NULL);
		const struct little_page pages[] =
			SITE("<a href='/c.html'>ช่องทางแจ้งเรื่องร้องเรียน</a>",
			     {.url = HOST "/c.html", .html = html});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		assert_verdict(result, "O44", cases[i].verdict);
		assert_says(result, "O44", cases[i].says);
		g_assert_null(strstr(result_item(result, "O44")->why_th, cases[i].says_not));
	}
#undef FORM
}

/* Without the substance one of many elements is no start; more of them are, a text of its own in
 * which nothing forbidden stands among them, and so is one where the substance may stand in what
 * was not read. */
static void test_start_share(void)
{
#define ONE "<p>นายกเป็นผู้สั่งการและอนุมัติในเรื่องของถนนทั้งหมดตามที่กฎหมายกำหนดไว้ทุกประการ"
#define ACT " บทเฉพาะกาล"
	static const struct {
		const char *body;
		enum verdict verdict;
	} cases[] = {
		{ONE ACT "</p>", VERDICT_MISSING},
		{ONE ACT " การประปา</p>", VERDICT_PARTIAL},
		{ONE "</p>", VERDICT_PARTIAL},
		{ONE ACT "</p><a href='/scan.pdf'>อำนาจหน้าที่ของกองช่าง</a>", VERDICT_PARTIAL},
		{"<p>มีหน้าที่ดูแลถนน</p>" ONE "</p>", VERDICT_PARTIAL},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html = g_strconcat("<html><title>อบต.ตัวอย่าง</title><body>" MENU
						    "<h1>อำนาจหน้าที่ของนายก</h1>",
						    cases[i].body, NULL);
		const struct little_page pages[] = SITE("<a href='/duties.html'>อำนาจหน้าที่</a>",
							{.url = HOST "/duties.html", .html = html},
							{.url = HOST "/scan.pdf",
							 .read = READ_NO_TEXT,
							 .reason = "scan",
							 .status = 200});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		assert_verdict(result, "O3", cases[i].verdict);
	}
#undef ACT
#undef ONE
}

/* The optional element of what is there is told as good to have; never where it was not read, nor
 * for another kind of agency. */
static void test_optional(void)
{
	static const struct {
		const char *body;
		guint notes;
	} cases[] = {
		{"<p>" NAMES "</p>", 1},
		{"<p>" NAMES "</p><p>ตามประกาศกำหนดส่วนราชการของหน่วยงาน</p>", 0},
		{"<p>ยังไม่มีข้อมูล</p>", 0},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html = g_strconcat("<html><title>อบต.ตัวอย่าง</title><body>" MENU
						    "<h1>โครงสร้างหน่วยงาน</h1>",
						    cases[i].body, NULL);
		const struct little_page pages[] =
			SITE(STRUCTURE_LINK, {.url = HOST "/structure.html", .html = html});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		const struct item_result *item = result_item(result, "O1");
		g_assert_cmpint(item->verdict, ==, i < 2 ? VERDICT_FOUND : VERDICT_MISSING);
		g_assert_cmpuint(item->notes->len, ==, cases[i].notes);
		g_assert_cmpuint(item->elements->len, ==, 1);
		if (cases[i].notes == 0)
			continue;
		const struct item_note *note = item->notes->pdata[0];
		g_assert_cmpstr(note->code, ==, "optional");
		g_assert_nonnull(strstr(note->text_th, "ประกาศแบ่งส่วนราชการ"));
	}
}

/* Figures of visitors of the website under the heading of those of services are about something
 * else, whatever they count; not where a document beside them was not read. */
static void test_essential(void)
{
#define STATISTICS(line, more)                                                                                                                                                                      \
	"<p>" line                                                                                                                                                                                  \
	" ตั้งแต่เดือนตุลาคมถึงเดือนมีนาคม</p><table><tr><td>ตุลาคม<td>6101<tr><td>พฤศจิกายน<td>5733" \
	"</table>" more
	static const struct {
		const char *body;
		enum verdict verdict;
	} cases[] = {
		{STATISTICS("จำนวนผู้มารับบริการ", ""), VERDICT_FOUND},
		{STATISTICS("จำนวนผู้เข้าชมเว็บไซต์", ""), VERDICT_MISSING},
		{STATISTICS("จำนวนผู้เข้าชมเว็บไซต์", "<a href='/scan.pdf'>เอกสารแนบ</a>"),
		 VERDICT_PARTIAL},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html = g_strconcat("<html><title>อบต.ตัวอย่าง</title><body>" MENU
						    "<h1>สถิติการให้บริการ</h1>",
						    cases[i].body, NULL);
		const struct little_page pages[] = SITE("<a href='/s.html'>สถิติการให้บริการ</a>",
							{.url = HOST "/s.html", .html = html},
							{.url = HOST "/scan.pdf",
							 .read = READ_NO_TEXT,
							 .reason = "scan",
							 .status = 200});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		assert_verdict(result, "O46", cases[i].verdict);
		if (cases[i].verdict != VERDICT_MISSING)
			continue;
		assert_says(result, "O46", "แต่ไม่มี “ของงานบริการ”");
		const struct item_result *item = result_item(result, "O46");
		for (guint e = 0; e < item->elements->len; e++)
			g_assert_cmpint(
				((struct element_result *)item->elements->pdata[e])->verdict, ==,
				VERDICT_MISSING);
	}
#undef STATISTICS
}

/* What was recognised in a picture may lack the very word. */
static void test_essential_recognised(void)
{
	for (gboolean ocr = FALSE; ocr <= TRUE; ocr++) {
		const struct little_page pages[] = SITE(
			"<a href='/s.html'>สถิติการให้บริการ</a>",
			{.url = HOST "/s.html",
			 .html = PAGE(
				 "สถิติการให้บริการ",
				 "<p>จำนวนผู้เข้าชมเว็บไซต์</p><table><tr><td>ตุลาคม<td>6101"
				 "<tr><td>พฤศจิกายน<td>5733</table><a href='/s.pdf'>เอกสารแนบ</a>")},
			{.url = HOST "/s.pdf",
			 .text = "สถิติการให้บริการ\nจำนวนผู้เข้าชมเว็บไซต์ในเดือนตุลาคม 6101 ราย "
				 "เดือนพฤศจิกายน 5733 ราย "
				 "และตั้งแต่ต้นปีงบประมาณเป็นต้นมารวมทั้งสิ้น 11834 ราย ซึ่งเพิ่มขึ้นจากปีก่อนทุกเดือน",
			 .ocr = ocr});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		if (!ocr)
			assert_verdict(result, "O46", VERDICT_MISSING);
		else
			g_assert_cmpint(result_item(result, "O46")->verdict, !=, VERDICT_MISSING);
	}
}

/* A scan of which next to nothing was recognised was not read. */
static void test_hardly_recognised(void)
{
	for (gboolean ocr = FALSE; ocr <= TRUE; ocr++) {
		const struct little_page pages[] =
			SITE(PLAN_LINK, {.url = HOST "/plan.pdf", .text = "แผน\n2568", .ocr = ocr});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		assert_verdict(result, "O12", ocr ? VERDICT_UNCLEAR : VERDICT_MISSING);
	}
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

static void test_units(void)
{
	static const char *const agencies[] = {"", "local", "school", "central", "hospital"};
	const struct judge_crawl whole = {.stopped_by = ""};
	AUTO(ruleset) rules = little_rules();
	const struct little_page home = HOME("<a href='/p'>แผนพัฒนาท้องถิ่น</a>");
	for (gsize i = 0; i < G_N_ELEMENTS(agencies); i++) {
		AUTO(judge)
		judge = judge_new(&(struct judge_options){.rules = rules, .agency = agencies[i]});
		AUTO(page) page = little_page(&home);
		judge_add_page(judge, page);
		AUTO(result) result = judge_finish(judge, &whole);
		guint named = 0;
		for (guint k = 0; k < result->items->len; k++)
			named += *((struct item_result *)result->items->pdata[k])->unit_th != '\0';
		g_assert_cmpint(named > 0, ==, i < 2);
	}
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/judge/found", test_found);
	g_test_add_func("/judge/labels-prove-nothing", test_labels_prove_nothing);
	g_test_add_func("/judge/no-link", test_no_link);
	g_test_add_func("/judge/unread-target", test_unread_target);
	g_test_add_func("/judge/wants-text", test_wants_text);
	g_test_add_func("/judge/one-failure", test_one_failure);
	g_test_add_func("/judge/unread-way-in", test_unread_way_in);
	g_test_add_func("/judge/unread-frame", test_unread_frame);
	g_test_add_func("/judge/closed-site", test_closed_site);
	g_test_add_func("/judge/stopped", test_stopped);
	g_test_add_func("/judge/by-script", test_by_script);
	g_test_add_func("/judge/menu-by-script", test_menu_by_script);
	g_test_add_func("/judge/left-over", test_left_over);
	g_test_add_func("/judge/documents", test_documents);
	g_test_add_func("/judge/owner", test_owner);
	g_test_add_func("/judge/partial", test_partial);
	g_test_add_func("/judge/placeholder-document", test_placeholder_document);
	g_test_add_func("/judge/layout-table", test_layout_table);
	g_test_add_func("/judge/loaded", test_loaded);
	g_test_add_func("/judge/door", test_door);
	g_test_add_func("/judge/home-again", test_home_again);
	g_test_add_func("/judge/short-menu", test_short_menu);
	g_test_add_func("/judge/hidden", test_hidden);
	g_test_add_func("/judge/hollow", test_hollow);
	g_test_add_func("/judge/formless", test_formless);
	g_test_add_func("/judge/refuted", test_refuted);
	g_test_add_func("/judge/list-lends", test_list_lends);
	g_test_add_func("/judge/fragments", test_fragments);
	g_test_add_func("/judge/index-page", test_index_page);
	g_test_add_func("/judge/unread-besides", test_unread_besides);
	g_test_add_func("/judge/year-check", test_year_check);
	g_test_add_func("/judge/years", test_years);
	g_test_add_func("/judge/covers", test_covers);
	g_test_add_func("/judge/broken-links", test_broken_links);
	g_test_add_func("/judge/external-form", test_external_form);
	g_test_add_func("/judge/linked-form", test_linked_form);
	g_test_add_func("/judge/footer-contact", test_footer_contact);
	g_test_add_func("/judge/promises", test_promises);
	g_test_add_func("/judge/leads", test_leads);
	g_test_add_func("/judge/leads-elsewhere", test_leads_elsewhere);
	g_test_add_func("/judge/leads-of-lists", test_leads_of_lists);
	g_test_add_func("/judge/units", test_units);
	g_test_add_func("/judge/in-place", test_in_place);
	g_test_add_func("/judge/start-share", test_start_share);
	g_test_add_func("/judge/optional", test_optional);
	g_test_add_func("/judge/essential", test_essential);
	g_test_add_func("/judge/essential-recognised", test_essential_recognised);
	g_test_add_func("/judge/hardly-recognised", test_hardly_recognised);
	g_test_add_func("/judge/share-button", test_share_button);
	g_test_add_func("/judge/many-claims", test_many_claims);
	g_test_add_func("/judge/unread-year", test_unread_year);
	g_test_add_func("/judge/any-order", test_any_order);
	g_test_add_func("/judge/any-host-form", test_any_host_form);
	g_test_add_func("/judge/any-charset", test_any_charset);
	return g_test_run();
}
