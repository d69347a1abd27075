/* News with the rules as they are delivered: a list of dated entries, whatever they are about. */
#include "tests/support/little_site.h"

#include <locale.h>

#define ENTRY(number, title, day)                                                                  \
	"<div class='card'><h5 class='card-title'><a href='/news" number ".html'>" title           \
	"</a></h5><p>" day "</p></div>"
#define ENTRIES                                                                                    \
	ENTRY("1", "ประกาศเผยแพร่แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ 2566", "3 ต.ค. 2565")               \
	ENTRY("2", "ประกาศนโยบาย No Gift Policy ประจำปี 2566", "4 ม.ค. 2566")                       \
	ENTRY("3", "รายงานการประเมินความพึงพอใจการให้บริการ", "8 ม.ค. 2566")
#define DETAIL(number, title)                                                                      \
	{                                                                                          \
		.url = HOST "/news" number ".html",                                                \
		.html = PAGE(title,                                                                \
			     "<p>หน่วยงานขอแจ้งให้ประชาชนทราบโดยทั่วกัน รายละเอียดตามที่ประกาศไว้</p>")      \
	}

static enum verdict news_of(const struct little_page *pages, guint count)
{
	g_autoptr(GError) error = NULL;
	AUTO(ruleset) rules = ruleset_load(OITCHECK_SOURCE_RULES, "oit", 2566, &error);
	g_assert_no_error(error);
	AUTO(result) result = little_judge(rules, pages, count);
	return result_item(result, "O7")->verdict;
}

/* Entries that name other items of the checklist are news all the same. */
static void test_of_other_items(void)
{
	const struct little_page pages[] = {
		{.url = HOST "/",
		 .html = PAGE("ยินดีต้อนรับ", "<p><a href='/all.html'>ข่าวประชาสัมพันธ์</a></p>")},
		FILLERS,
		{.url = HOST "/all.html", .html = PAGE("ข่าวประชาสัมพันธ์", ENTRIES)},
		DETAIL("1", "ประกาศเผยแพร่แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ 2566"),
		DETAIL("2", "ประกาศนโยบาย No Gift Policy ประจำปี 2566"),
		DETAIL("3", "รายงานการประเมินความพึงพอใจการให้บริการ"),
	};
	g_assert_cmpint(news_of(pages, G_N_ELEMENTS(pages)), ==, VERDICT_FOUND);
}

/* A heading without entries is no news. */
static void test_nothing(void)
{
	const struct little_page pages[] = {
		{.url = HOST "/",
		 .html = PAGE("ยินดีต้อนรับ", "<p><a href='/all.html'>ข่าวประชาสัมพันธ์</a></p>")},
		FILLERS,
		{.url = HOST "/all.html", .html = PAGE("ข่าวประชาสัมพันธ์", "")},
	};
	g_assert_cmpint(news_of(pages, G_N_ELEMENTS(pages)), ==, VERDICT_MISSING);
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "C.UTF-8");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/news/of-other-items", test_of_other_items);
	g_test_add_func("/news/nothing", test_nothing);
	return g_test_run();
}
