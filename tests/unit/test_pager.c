/* A list whose further pages only a script shows leaves open what may stand there. */
#include "tests/support/little_site.h"

#include <locale.h>

#define LOAD(page)                                                                                 \
	"<a href='#' onclick='loadPage(" page ")'>" page "</a> <script src='/list.js'></script>"
#define LIST                                                                                       \
	"<p><a href='/structure.html'>โครงสร้างหน่วยงาน</a></p>" \
	"<p><a href='/report.pdf'>รายงานผลการดำเนินงาน</a></p>"

static const struct {
	const char *body;
	enum verdict verdict; /* of the plan, which nothing names */
} cases[] = {
	{LIST "<a>1</a> " LOAD("2"), VERDICT_UNCLEAR},
	{LIST "<a>1</a> <a href='/travel.html'>2</a>", VERDICT_MISSING},
	/* nothing but one entry of a topic, as among news */
	{"<p><a href='/structure.html'>โครงสร้างหน่วยงาน</a></p>" LOAD("2"), VERDICT_MISSING},
	/* a calendar */
	{LIST LOAD("2") LOAD("28"), VERDICT_MISSING},
	/* the slides of another section */
	{LIST "<h2>ภาพกิจกรรม</h2>" LOAD("2"), VERDICT_MISSING},
};

static void test_pager(void)
{
	AUTO(ruleset) rules = little_rules();
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html = g_strdup_printf(PAGE("เอกสารเผยแพร่", "%s"), cases[i].body);
		const struct little_page pages[] = {
			{.url = HOST "/", .html = html},
			FILLERS,
			{.url = HOST "/structure.html", .read = READ_GONE, .status = 404},
			{.url = HOST "/report.pdf", .read = READ_GONE, .status = 404}};
		AUTO(result) result = little_judge(rules, pages, G_N_ELEMENTS(pages));
		g_test_message("%s", cases[i].body);
		assert_verdict(result, "O12", cases[i].verdict);
		const struct item_result *plan = result_item(result, "O12");
		g_assert_cmpint(strstr(plan->why_th, "รายการหน้าต่อ ๆ ไป") != NULL, ==,
				cases[i].verdict == VERDICT_UNCLEAR);
	}
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pager/unseen", test_pager);
	return g_test_run();
}
