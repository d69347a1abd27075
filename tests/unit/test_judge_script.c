/* What only a browser shows: menus, lists and places that scripts fill, and what stands hidden
 * in a page, neither proves nor denies. */
#include "tests/support/judged_site.h"

#include <locale.h>

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

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/judge-script/by-script", test_by_script);
	g_test_add_func("/judge-script/menu-by-script", test_menu_by_script);
	g_test_add_func("/judge-script/short-menu", test_short_menu);
	g_test_add_func("/judge-script/loaded", test_loaded);
	g_test_add_func("/judge-script/hidden", test_hidden);
	g_test_add_func("/judge-script/hollow", test_hollow);
	return g_test_run();
}
