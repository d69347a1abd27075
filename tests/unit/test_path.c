#include "rules/path.h"

#include "rules/result.h"
#include "tests/support/little_site.h"

#include <locale.h>

static void assert_path(struct site *site, const char *key, const char *expected)
{
	AUTO(paths) paths = paths_new(site);
	g_autoptr(GPtrArray) steps = g_ptr_array_new();
	g_autoptr(GString) text = g_string_new(NULL);
	paths_to(paths, site_find_url(site, key), SITE_NONE, SITE_NONE, steps);
	for (guint i = 0; i < steps->len; i++) {
		struct path_step *step = steps->pdata[i];
		g_string_append_printf(text, "%s%s", i ? " › " : "", step->label);
		g_free(step->label);
		g_free(step->url);
		g_free(step);
	}
	g_assert_cmpstr(text->str, ==, expected);
}

/* The shortest way, each step told by its label, else by what stands around it. */
static void test_shortest(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {
		{.url = HOST "/",
		 .html = PAGE("ยินดีต้อนรับ",
			      "<a href='/long1'>อ้อม</a><br><a href='/list'>รายการ</a>"
			      "<h2>โครงสร้างหน่วยงาน</h2><a href='/chart'><img src='/c.gif'></a>")},
		{.url = HOST "/long1", .html = FILLER("หนึ่ง") "<a href='/long2'>ต่อไป</a>"},
		{.url = HOST "/long2", .html = FILLER("สอง") "<a href='/goal'>อีกทาง</a>"},
		{.url = HOST "/list",
		 .html = PAGE("รายการ", "<a href='/moved'>เอกสาร</a> <a href='/'>กลับ</a>")},
		{.url = HOST "/moved", .read = READ_MOVED, .location = HOST "/goal"},
		{.url = HOST "/goal", .html = FILLER("ปลายทาง")},
		{.url = HOST "/chart", .html = FILLER("แผนผังหน่วยงาน")},
		{.url = HOST "/island", .html = FILLER("เกาะ")},
	};
	AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
	assert_path(site, "example.go.th/goal", "หน้าหลัก › รายการ › เอกสาร");
	assert_path(site, "example.go.th/chart", "หน้าหลัก › โครงสร้างหน่วยงาน");
	assert_path(site, "example.go.th/", "หน้าหลัก");
}

/* A step is the label that is clicked; what stands around it is told only where the label alone
 * says nothing, and never where that is a run of other entries or a long text. */
static void test_labels(void)
{
	static const struct {
		const char *links, *step;
	} cases[] = {
		{"<ul><li>O12 แผนพัฒนาท้องถิ่น ปี 2568 <a href='/goal'>เปิด</a></ul>",
		 "O12 แผนพัฒนาท้องถิ่น ปี 2568 (เปิด)"},
		{"<ul><li>ข้อมูลที่ต้องเผยแพร่ <a href='/goal'>โครงสร้าง</a></ul>", "โครงสร้าง"},
		{"<h2>บริการงานทะเบียน</h2><p><a href='/goal'>ยื่นคำขอ</a></p>",
		 "บริการงานทะเบียน (ยื่นคำขอ)"},
		{"<table><tr><td><a href='/a'>แผนพัฒนาท้องถิ่น</a><td><a "
		 "href='/b'>สถานที่ท่องเที่ยวในตำบล</a>"
		 "<td><a href='/goal'>ตลาดนัด</a></table>",
		 "ตลาดนัด"},
		{"<h2>ยินดีต้อนรับสู่เว็บไซต์ขององค์การบริหารส่วนตำบลตัวอย่าง อำเภอเมือง จังหวัดตัวอย่าง "
		 "เปิดให้บริการทุกวันจันทร์ถึงวันศุกร์</h2><p><a href='/goal'>ตลาดนัด</a></p>",
		 "ตลาดนัด"},
	};
	AUTO(ruleset) rules = little_rules();
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html = g_strconcat("<html><title>อบต.ตัวอย่าง</title><body>" MENU,
						    cases[i].links, NULL);
		const struct little_page pages[] = {
			{.url = HOST "/", .html = html},
			{.url = HOST "/goal", .html = FILLER("ปลายทาง")},
		};
		AUTO(site) site = little_site(rules, pages, G_N_ELEMENTS(pages));
		g_autofree char *expected = g_strdup_printf("หน้าหลัก › %s", cases[i].step);
		assert_path(site, "example.go.th/goal", expected);
	}
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/path/shortest", test_shortest);
	g_test_add_func("/path/labels", test_labels);
	return g_test_run();
}
