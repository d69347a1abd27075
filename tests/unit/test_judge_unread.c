/* What was not read is unclear: never missing, never found. Answers that failed, scans, sites
 * that are closed, crawls that were stopped short. */
#include "tests/support/judged_site.h"

#include <locale.h>

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

/* A few doors are for staff and members; where much of a site is behind one, nobody knows what is
 * there. */
static void test_shut(void)
{
	const struct {
		const char *links;
		enum verdict verdict;
	} cases[] = {
		{"<a href='/1'>คลังภาพเก่า</a><a href='/2'>ตลาดนัด</a><a href='/3'>งานประเพณี</a>"
		 "<a href='/4'>วัดในตำบล</a>",
		 VERDICT_UNCLEAR},
		{"<a href='/1'>คลังภาพเก่า</a><a href='/2'>ตลาดนัด</a><a href='/3'>งานประเพณี</a>",
		 VERDICT_MISSING},
		{"<a href='/1'>คลังภาพเก่า</a><a href='/2'>คลังภาพเก่า</a><a href='/3'>คลังภาพเก่า</a>"
		 "<a href='/4'>คลังภาพเก่า</a>",
		 VERDICT_MISSING},
		{"<a href='/1'>ระบบสารบรรณ</a><a href='/2'>สำหรับเจ้าหน้าที่</a><a href='/3'>ตอบกระทู้</a>"
		 "<a href='/4'>E-Office</a><a href='/login'>เข้าสู่ระบบ</a>",
		 VERDICT_MISSING},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *home = g_strconcat("<title>อบต.ตัวอย่าง</title>" MENU "<div>",
						    cases[i].links, "</div>", NULL);
		struct little_page pages[] = SITE(
			"", {.url = HOST "/1", .read = READ_MOVED, .location = HOST "/login"},
			{.url = HOST "/2", .read = READ_MOVED, .location = HOST "/login"},
			{.url = HOST "/3", .read = READ_MOVED, .location = HOST "/login"},
			{.url = HOST "/4", .read = READ_MOVED, .location = HOST "/login"},
			{.url = HOST "/login",
			 .html = "<form method='post'><input name='user'><input type='password'>"
				 "</form>"});
		pages[0].html = home;
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		if (result_item(result, "O12")->verdict != cases[i].verdict)
			g_error("case %" G_GSIZE_FORMAT ": %s", i,
				verdict_name(result_item(result, "O12")->verdict));
		if (cases[i].verdict == VERDICT_UNCLEAR)
			assert_says(result, "O12", HOST "/1");
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

/* A lesser element beside what could not be read is a start where the page says it, and not where a
 * heading or the label of a link announces it. */
static void test_announced(void)
{
	const struct {
		const char *list;
		enum verdict verdict;
	} cases[] = {
		{"<a href='/a.pdf'>แผนพัฒนาท้องถิ่น 2566-2570</a><p>วงเงินงบประมาณ 5 ล้านบาท</p>",
		 VERDICT_PARTIAL},
		{"<a href='/a.pdf'>แผนพัฒนาท้องถิ่น 2566-2570 วงเงินงบประมาณ 5 ล้านบาท</a>",
		 VERDICT_UNCLEAR},
		{"<a href='/a.pdf'>แผนพัฒนาท้องถิ่น 2566-2570</a><br><a "
		 "href='/history.html'>วงเงินงบประมาณ "
		 "5 ล้านบาท</a>",
		 VERDICT_UNCLEAR},
		{"<h2>แผนและวงเงินงบประมาณประจำปี</h2><a href='/a.pdf'>แผนพัฒนาท้องถิ่น 2566-2570</a>",
		 VERDICT_UNCLEAR},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *list = g_strdup_printf(PAGE("แผนพัฒนาท้องถิ่น", "%s"), cases[i].list);
		const struct little_page pages[] = {
			{.url = HOST "/",
			 .html = PAGE("หน้าหลัก", "<a href='/plan.html'>แผนพัฒนาท้องถิ่น</a>")},
			FILLERS,
			{.url = HOST "/plan.html", .html = list},
			{.url = HOST "/a.pdf",
			 .read = READ_NO_TEXT,
			 .status = 200,
			 .reason = "scan"},
		};
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		assert_verdict(result, "O12", cases[i].verdict);
	}
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/judge-unread/no-link", test_no_link);
	g_test_add_func("/judge-unread/unread-target", test_unread_target);
	g_test_add_func("/judge-unread/one-failure", test_one_failure);
	g_test_add_func("/judge-unread/unread-way-in", test_unread_way_in);
	g_test_add_func("/judge-unread/unread-frame", test_unread_frame);
	g_test_add_func("/judge-unread/wants-text", test_wants_text);
	g_test_add_func("/judge-unread/closed-site", test_closed_site);
	g_test_add_func("/judge-unread/stopped", test_stopped);
	g_test_add_func("/judge-unread/left-over", test_left_over);
	g_test_add_func("/judge-unread/many-claims", test_many_claims);
	g_test_add_func("/judge-unread/unread-besides", test_unread_besides);
	g_test_add_func("/judge-unread/broken-links", test_broken_links);
	g_test_add_func("/judge-unread/essential-recognised", test_essential_recognised);
	g_test_add_func("/judge-unread/hardly-recognised", test_hardly_recognised);
	g_test_add_func("/judge-unread/shut", test_shut);
	g_test_add_func("/judge-unread/announced", test_announced);
	return g_test_run();
}
