#include "rules/candidate.h"

#include "base/fold.h"
#include "tests/support/little_site.h"

#include <locale.h>

static struct candidates *collect(struct site *site)
{
	AUTO(paths) paths = paths_new(site);

	return candidates_collect(site, paths, NULL);
}

static const GArray *candidates_for(const struct candidates *candidates,
				    const struct ruleset *rules, const char *topic)
{
	return candidates_of(candidates, ruleset_topic(rules, topic));
}

/* However many weak claims come first: the strong one is kept. */
static void test_room(void)
{
	AUTO(ruleset) rules = little_rules();
	g_autoptr(GString) links = g_string_new(NULL);
	for (guint i = 0; i < 500; i++)
		g_string_append_printf(links, "<p><a href='/%u'>โครงสร้าง</a></p>", i);
	g_string_append(links, "<p><a href='/right'>โครงสร้างหน่วยงาน</a></p>");
	g_autofree char *home = g_strdup_printf(PAGE("ยินดีต้อนรับ", "%s"), links->str);
	const struct little_page pages[] = {{.url = HOST "/", .html = home}};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	AUTO(candidates) candidates = collect(site);
	const GArray *kept = candidates_for(candidates, rules, "structure");
	g_assert_cmpuint(kept->len, >, 0);
	g_assert_cmpuint(kept->len, <, 500);
	g_assert_cmpstr(site_url(site, g_array_index(kept, struct candidate, 0).url)->url, ==,
			HOST "/right");
}

#define INDEX_ROWS(label)                                                                          \
	"<table><tr><td>O1 " label "<td><a href='/1.html'>เปิด</a>"                        \
	"<tr><td>O5 " label "<td><a href='/5.html'>เปิด</a>"                               \
	"<tr><td>O-12 " label "<td><a href='/12.html'>เปิด</a>"                            \
	"<tr><td>๐๒๘ " label "<td><a href='/28.html'>เปิด</a>"                             \
	"<tr><td>OIT 34 " label "<td><a href='/34.html'>เปิด</a></table>"

#define OTHER_YEAR(year)                                                                           \
	"<h2>OIT " year "</h2><p><a href='/1.html'>O1</a><p><a href='/5.html'>O5</a>"

/* An index of this year declares by the number alone, one of another year nothing, one without a
 * year only where the row names the topic, too. Several on one page are each of the year over it.
 */
static void test_declared(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct {
		const char *html;
		guint declared;
	} cases[] = {
		{PAGE("การประเมิน OIT 2568", INDEX_ROWS("ตามแบบ")), 1},
		{PAGE("การประเมิน OIT 2567", INDEX_ROWS("ตามแบบ")), 0},
		{PAGE("การประเมิน OIT", INDEX_ROWS("ตามแบบ")), 0},
		{PAGE("การประเมิน OIT", INDEX_ROWS("แผนพัฒนาท้องถิ่น")), 1},
		{PAGE("การประเมิน OIT 2567", INDEX_ROWS("แผนพัฒนาท้องถิ่น")), 0},
		{PAGE("OIT 2568", "<a href='/12.html'>O12</a>"), 0},
		{PAGE("การประเมิน", "<h2>OIT 2568</h2>" INDEX_ROWS("ตามแบบ") OTHER_YEAR("2567")), 1},
		{PAGE("การประเมิน", "<h2>OIT 2567</h2>" INDEX_ROWS("ตามแบบ") OTHER_YEAR("2568")), 0},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct little_page pages[] = {
			{.url = HOST "/", .html = FILLER("หน้าหลัก")},
			{.url = HOST "/oit.html", .html = cases[i].html},
		};
		AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
		AUTO(candidates) candidates = collect(site);
		const GArray *plan = candidates_for(candidates, rules, "plan");
		guint declared = 0;
		for (guint c = 0; c < plan->len; c++) {
			const struct candidate *candidate =
				&g_array_index(plan, struct candidate, c);
			if (candidate->declared &&
			    g_str_has_suffix(site_url(site, candidate->url)->key, "/12.html"))
				declared++;
		}
		if (declared != cases[i].declared)
			g_error("case %" G_GSIZE_FORMAT ": %u declared", i, declared);
	}
}

/* The label says only "open": its row, or the heading over it, tells the topic. */
static void test_contexts(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {
		{.url = HOST "/",
		 .html = PAGE("ข้อมูลหน่วยงาน",
			      "<table><tr><td>แผนพัฒนาท้องถิ่น<td><a href='/row'>เปิด</a></table>"
			      "<h2>แผนพัฒนาท้องถิ่น</h2><p><a href='/heading'>คลิก</a></p>"
			      "<h2>อื่น ๆ</h2><p><a href='/label'>แผนพัฒนาท้องถิ่น</a></p>"
			      "<p><a href='/other'>เปิด</a></p>")},
	};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	AUTO(candidates) candidates = collect(site);
	const GArray *plan = candidates_for(candidates, rules, "plan");
	int label = 0, row = 0, heading = 0;
	for (guint i = 0; i < plan->len; i++) {
		const struct candidate *candidate = &g_array_index(plan, struct candidate, i);
		const char *url = site_url(site, candidate->url)->key;
		g_assert_false(g_str_has_suffix(url, "/other"));
		if (g_str_has_suffix(url, "/label"))
			label = candidate->strength;
		if (g_str_has_suffix(url, "/row"))
			row = candidate->strength;
		if (g_str_has_suffix(url, "/heading"))
			heading = candidate->strength;
	}
	g_assert_cmpint(label, ==, 100);
	g_assert_cmpint(label, >, row);
	g_assert_cmpint(row, >, heading);
	g_assert_cmpint(heading, >, 60);
}

static gboolean is_claimed(const struct candidates *candidates, const struct ruleset *rules,
			   struct site *site, const char *topic, const char *path)
{
	const GArray *all = candidates_for(candidates, rules, topic);
	for (guint i = 0; i < all->len; i++) {
		uint32_t url = g_array_index(all, struct candidate, i).url;
		if (url != SITE_NONE && g_str_has_suffix(site_url(site, url)->key, path))
			return TRUE;
	}
	return FALSE;
}

/* "O28-34" is of several items; it is not of the one in the line before. */
static void test_code_of_several(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {
		{.url = HOST "/",
		 .html = PAGE("OIT 2568",
			      "<p>O1 <a href='/1'>หนึ่ง</a></p><p>O5 <a href='/5'>ห้า</a></p>"
			      "<p>O43 <a href='/43'>สี่สิบสาม</a></p><p>O28 <a href='/28'>แปด</a></p>"
			      "<p>O12 <a href='/12'>สิบสอง</a></p>"
			      "<p>O28-34 <a href='/several'>บุคคล</a></p>")},
	};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	AUTO(candidates) candidates = collect(site);
	g_assert_true(is_claimed(candidates, rules, site, "plan", "/12"));
	g_assert_false(is_claimed(candidates, rules, site, "plan", "/several"));
	g_assert_true(is_claimed(candidates, rules, site, "report", "/several"));
	g_assert_true(is_claimed(candidates, rules, site, "purchases", "/several"));
}

/* A document says itself what it is, whatever the clerk called the link; even where PDF ran its
 * title together with the text. The title its producer keeps says nothing. */
static void test_titles_of_documents(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {
		{.url = HOST "/",
		 .html = PAGE("เอกสาร", "<a href='/a.pdf'>ไฟล์แนบ 1</a><a href='/b.pdf'>ไฟล์แนบ 2</a>"
					"<a href='/c.pdf'>ไฟล์แนบ 3</a>")},
		{.url = HOST "/a.pdf", .text = "แผนพัฒนาท้องถิ่น พ.ศ. 2566-2570\nส่วนที่ 1"},
		{.url = HOST "/b.pdf",
		 .text = "แผนพัฒนาท้องถิ่น พ.ศ. 2566-2570 ของหน่วยงาน ส่วนที่ 1 สภาพทั่วไปและข้อมูลพื้นฐาน "
			 "ตำบลมีพื้นที่ติดต่อกับตำบลใกล้เคียงหลายตำบล ราษฎรส่วนใหญ่ประกอบอาชีพเกษตรกรรม ทำนา "
			 "ทำสวน และเลี้ยงสัตว์ มีแหล่งน้ำธรรมชาติและคลองส่งน้ำไหลผ่านทุกหมู่บ้าน "
			 "เหมาะแก่การเพาะปลูก"},
		{.url = HOST "/c.pdf",
		 .text = "บันทึกการประชุม\nที่ประชุมรับทราบ\nเรื่องที่ 1\nเรื่องที่ 2\nเรื่องที่ 3\nเรื่องที่ 4\n"
			 "แผนพัฒนาท้องถิ่น พ.ศ. 2566-2570"},
	};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	AUTO(candidates) candidates = collect(site);
	g_assert_true(is_claimed(candidates, rules, site, "plan", "/a.pdf"));
	g_assert_true(is_claimed(candidates, rules, site, "plan", "/b.pdf"));
	g_assert_false(is_claimed(candidates, rules, site, "plan", "/c.pdf"));
}

/* A page's own heading, one over a section, and dead text: three kinds of claim. */
static void test_kinds(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {
		{.url = HOST "/", .html = FILLER("หน้าหลัก")},
		{.url = HOST "/page", .html = PAGE("แผนพัฒนาท้องถิ่น", "<p>เนื้อหา</p>")},
		{.url = HOST "/section",
		 .html = PAGE("รวมเรื่อง", "<p>เกริ่น</p><h2>แผนพัฒนาท้องถิ่น</h2><p>เนื้อหา</p>")},
		{.url = HOST "/text", .html = PAGE("รายการ", "<p>แผนพัฒนาท้องถิ่น พ.ศ. 2568</p>")},
		{.url = HOST "/dead", .html = PAGE("เมนู", "<a href='#'>แผนพัฒนาท้องถิ่น</a>")},
	};
	const struct {
		const char *key;
		enum candidate_kind kind;
	} expected[] = {
		{"/page", CANDIDATE_PAGE},
		{"/section", CANDIDATE_SECTION},
		{"/text", CANDIDATE_NAMED},
		{"/dead", CANDIDATE_NAMED},
	};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	AUTO(candidates) candidates = collect(site);
	const GArray *plan = candidates_for(candidates, rules, "plan");
	for (gsize e = 0; e < G_N_ELEMENTS(expected); e++) {
		gboolean found = FALSE;
		for (guint i = 0; i < plan->len; i++) {
			const struct candidate *candidate =
				&g_array_index(plan, struct candidate, i);
			uint32_t url = site_page(site, candidate->from_page)->url;
			found |= candidate->kind == expected[e].kind &&
				 g_str_has_suffix(site_url(site, url)->key, expected[e].key);
		}
		if (!found)
			g_error("no candidate of its kind on %s", expected[e].key);
	}
}

/* Nothing names it: an empty array, no NULL. */
static void test_none(void)
{
	AUTO(ruleset) rules = little_rules();
	AUTO(site) site = site_new(rules);
	AUTO(candidates) candidates = collect(site);
	g_assert_cmpuint(candidates_for(candidates, rules, "plan")->len, ==, 0);
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/candidate/declared", test_declared);
	g_test_add_func("/candidate/contexts", test_contexts);
	g_test_add_func("/candidate/code-of-several", test_code_of_several);
	g_test_add_func("/candidate/titles-of-documents", test_titles_of_documents);
	g_test_add_func("/candidate/kinds", test_kinds);
	g_test_add_func("/candidate/none", test_none);
	g_test_add_func("/candidate/room", test_room);
	return g_test_run();
}
