/* The elements of an item, and what is said of the item by them: part of what is asked, a
 * general channel in place of the separate one, the unit that answers for it. */
#include "tests/support/judged_site.h"

#include <locale.h>

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

/* One line that says how many is the statistics, however short; how often it was read is not. */
static void test_counts(void)
{
	static const struct {
		const char *body;
		enum verdict verdict;
	} cases[] = {
		{"<p>สถิติผู้มารับบริการ ๑๒ ราย</p>", VERDICT_FOUND},
		{"<p>สถิติผู้มารับบริการ ปี 2568</p>", VERDICT_MISSING},
		{"<p>ผู้มารับบริการ</p><p>รวมทั้งหมด 12 ราย</p>", VERDICT_FOUND},
		{"<p>ผู้มารับบริการ</p><p>จำนวนผู้เข้าชม 12 ราย</p>", VERDICT_MISSING},
		{"<p>22 รายงานสถิติผู้มารับบริการ</p>", VERDICT_MISSING},
		{"<p>ที่ 12 เรื่อง สถิติผู้มารับบริการ</p>", VERDICT_MISSING},
		{"<p>ผู้มารับบริการ</p><p>เปิดอ่าน 12 ครั้ง</p>", VERDICT_MISSING},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html = g_strconcat("<html><title>อบต.ตัวอย่าง</title><body>" MENU
						    "<h1>สถิติการให้บริการ</h1>",
						    cases[i].body, NULL);
		const struct little_page pages[] = SITE("<a href='/s.html'>สถิติการให้บริการ</a>",
							{.url = HOST "/s.html", .html = html});
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		assert_verdict(result, "O46", cases[i].verdict);
	}
}

/* A blank form that stands beside a report is no report, and takes nothing from it; where the
 * report could not be read, the form stands for nothing. Alone, it is about something else. */
static void test_set_aside(void)
{
#define REPORT    "รายงานผลการดำเนินงาน ปีงบประมาณ พ.ศ. 2568\nโครงการที่ 1 ร้อยละ 90" SUBSTANCE
#define BLANK     "รายงานผลการดำเนินงาน ปีงบประมาณ พ.ศ. 2568\nแบบฟอร์มเปล่า ร้อยละ" SUBSTANCE
#define TABLE     "<table><tr><td>โครงการที่ 1<td>90<tr><td>โครงการที่ 2<td>80</table>"
#define TO_REPORT "<a href='/a.pdf'>รายงานผลการดำเนินงาน ปี 2568</a>"
#define TO_FORM   "<a href='/b.pdf'>แบบรายงาน</a>"
	static const struct {
		const char *body, *report, *form;
		enum verdict verdict;
	} cases[] = {
		{TO_REPORT, REPORT, NULL, VERDICT_FOUND},
		{TO_REPORT TO_FORM, REPORT, BLANK, VERDICT_FOUND},
		{TO_FORM TO_REPORT, REPORT, BLANK, VERDICT_FOUND},
		{"<p>ปี 2568</p>" TABLE TO_FORM, NULL, BLANK, VERDICT_FOUND},
		{TO_REPORT, BLANK, NULL, VERDICT_MISSING},
		{TO_REPORT TO_FORM, BLANK, BLANK " ร้อยละ", VERDICT_MISSING},
		{TO_REPORT TO_FORM, BLANK " กรอกครบถ้วน", BLANK, VERDICT_FOUND},
		{TO_REPORT TO_FORM, NULL, BLANK, VERDICT_UNCLEAR},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html = g_strconcat("<html><title>อบต.ตัวอย่าง</title><body>" MENU
						    "<h1>รายงานผลการดำเนินงาน</h1>",
						    cases[i].body, NULL);
		struct little_page pages[] = SITE("<a href='/s.html'>รายงานผลการดำเนินงาน</a>",
						  {.url = HOST "/s.html", .html = html},
						  {.url = HOST "/a.pdf",
						   .text = cases[i].report,
						   .read = READ_NO_TEXT,
						   .reason = "scan",
						   .status = 200},
						  {.url = HOST "/b.pdf",
						   .text = cases[i].form,
						   .read = READ_NO_TEXT,
						   .reason = "scan",
						   .status = 200});
		struct little_page *documents = &pages[G_N_ELEMENTS(pages) - 2];
		for (guint d = 0; d < 2; d++)
			documents[d].read = documents[d].text ? READ_OK : READ_NO_TEXT;
		AUTO(result) result = judge_site(pages, G_N_ELEMENTS(pages));
		const struct item_result *item = result_item(result, "O28");
		if (item->verdict != cases[i].verdict)
			g_error("case %u is %d: %s", i, item->verdict, item->why_th);
		const struct evidence *best = item->evidence->len ? item->evidence->pdata[0] : NULL;
		g_assert_true(item->verdict != VERDICT_FOUND || best);
		g_assert_false(best && g_str_has_suffix(best->url, "/b.pdf"));
	}
#undef REPORT
#undef BLANK
#undef TABLE
#undef TO_REPORT
#undef TO_FORM
}

/* The units that topics name are those of local government: a school has no กองคลัง. */
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
	g_test_add_func("/judge-elements/partial", test_partial);
	g_test_add_func("/judge-elements/formless", test_formless);
	g_test_add_func("/judge-elements/in-place", test_in_place);
	g_test_add_func("/judge-elements/start-share", test_start_share);
	g_test_add_func("/judge-elements/optional", test_optional);
	g_test_add_func("/judge-elements/essential", test_essential);
	g_test_add_func("/judge-elements/counts", test_counts);
	g_test_add_func("/judge-elements/set-aside", test_set_aside);
	g_test_add_func("/judge-elements/units", test_units);
	return g_test_run();
}
