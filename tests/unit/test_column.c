/* A column of latest news on every page does not empty the page of news. */
#include "rules/scope.h"
#include "tests/support/little_site.h"

#include <locale.h>

#define ENTRY  "<a href='/news/1.html'>พ่นหมอกควันป้องกันไข้เลือดออก หมู่ 3</a>"
#define COLUMN "<div><h3>ข่าวล่าสุด</h3><p>" ENTRY "</p></div>"
#define WITH_COLUMN(path, title, body)                                                             \
	{                                                                                          \
		.url = HOST path, .html = "<html><title>อบต.ตัวอย่าง</title><body>" MENU COLUMN      \
					  "<h1>" title "</h1>" body "</body>"                      \
	}
#define WITHOUT_COLUMN(path, title, body)                                                          \
	{                                                                                          \
		.url = HOST path, .html = PAGE(title, body)                                        \
	}
#define OTHERS                                                                                     \
	WITH_COLUMN("/", "ยินดีต้อนรับ", ""), WITH_COLUMN("/a", "ประวัติ", ""),                          \
		WITH_COLUMN("/b", "ตลาด", ""), WITH_COLUMN("/c", "วัด", ""),                        \
		WITH_COLUMN("/d", "ถนน", ""), WITH_COLUMN("/e", "คลอง", "")

static uint32_t entries(const struct little_page *pages, guint count, const char *path)
{
	AUTO(ruleset) rules = little_rules();
	AUTO(site) site = little_site(rules, pages, count);
	uint32_t page = SITE_NONE;
	for (uint32_t i = 0; i < site_pages(site); i++)
		if (g_str_has_suffix(site_url(site, site_page(site, i)->url)->url, path))
			page = i;
	g_assert_cmpuint(page, !=, SITE_NONE);
	AUTO(scope) scope = scope_page(site, page, FALSE);
	uint32_t own = 0;
	for (guint i = 0; i < scope->blocks->len; i++) {
		uint32_t block = g_array_index(scope->blocks, uint32_t, i);
		uint32_t text = site_page(site, page)->blocks[block].text;
		own += strstr(site_text(site, text)->text, "พ่นหมอกควัน") != NULL;
	}
	return own;
}

static void test_frame(void)
{
	const struct little_page pages[] = {OTHERS};
	g_assert_cmpuint(entries(pages, G_N_ELEMENTS(pages), "/c"), ==, 0);
}

static void test_said_again(void)
{
	const struct little_page pages[] = {OTHERS, WITH_COLUMN("/n", "ข่าวสาร", ENTRY)};
	g_assert_cmpuint(entries(pages, G_N_ELEMENTS(pages), "/n"), ==, 1);
	g_assert_cmpuint(entries(pages, G_N_ELEMENTS(pages), "/c"), ==, 0);
}

static void test_without_column(void)
{
	const struct little_page pages[] = {OTHERS, WITHOUT_COLUMN("/n", "ข่าวสาร", ENTRY)};
	g_assert_cmpuint(entries(pages, G_N_ELEMENTS(pages), "/n"), ==, 1);
}

/* One list under the headings of many pages is the template's. */
static void test_template(void)
{
	const struct little_page pages[] = {
		OTHERS,
		WITHOUT_COLUMN("/1", "แผนพัฒนา", ENTRY),
		WITHOUT_COLUMN("/2", "แผนดำเนินงาน", ENTRY),
		WITHOUT_COLUMN("/3", "งบประมาณ", ENTRY),
		WITHOUT_COLUMN("/4", "สถิติ", ENTRY),
	};
	g_assert_cmpuint(entries(pages, G_N_ELEMENTS(pages), "/4"), ==, 0);
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "C.UTF-8");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/column/frame", test_frame);
	g_test_add_func("/column/said-again", test_said_again);
	g_test_add_func("/column/without-column", test_without_column);
	g_test_add_func("/column/template", test_template);
	return g_test_run();
}
