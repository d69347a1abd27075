/* What the crawl is told of links: what each promises, for which item, and what is asked for
 * elsewhere. */
#include "tests/support/judged_site.h"

#include <locale.h>

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

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/judge-leads/promises", test_promises);
	g_test_add_func("/judge-leads/leads-elsewhere", test_leads_elsewhere);
	g_test_add_func("/judge-leads/leads", test_leads);
	g_test_add_func("/judge-leads/leads-of-lists", test_leads_of_lists);
	return g_test_run();
}
