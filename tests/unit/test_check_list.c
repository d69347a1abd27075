/* Entries, own text, figures, months and forms. */
#include "tests/support/one_check.h"

#include <locale.h>
#include <time.h>

static const struct {
	enum check_kind kind;
	int min;
	const char *body;
	enum verdict verdict;
} pages[] = {
	/* Figures with a label in their row, or a unit. */
	{CHECK_NUMBERS, 2,
	 "<table><tr><th>งาน<th>จำนวน<tr><td>ภาษี<td>12<tr><td>ทะเบียน<td>7</table>", VERDICT_FOUND},
	{CHECK_NUMBERS, 2, "<table><tr><td>1<td>2<tr><td>3<td>4</table>", VERDICT_MISSING},
	{CHECK_NUMBERS, 2, "<table><tr><th>ปี<th>เรื่อง<th>เสร็จ<tr><td>2566<td>1<td>1</table>",
	 VERDICT_FOUND},
	{CHECK_NUMBERS, 2, "<p>1</p><p>2</p><p>3</p>", VERDICT_MISSING},
	{CHECK_ENTRIES, 2, "<p>วันที่ 5 มกราคม 2567 จัดกิจกรรม</p>", VERDICT_MISSING},
	{CHECK_ENTRIES, 2, "<p>วันที่ 5 มกราคม 2567 จัดกิจกรรม</p><p>8 มกราคม 2567 ประชุม</p>",
	 VERDICT_FOUND},
	/* Three months asked are months as such; dates tell days. */
	{CHECK_MONTHS, 3, "<ul><li>เดือนตุลาคม<li>เดือนพฤศจิกายน<li>เดือนธันวาคม</ul>", VERDICT_FOUND},
	{CHECK_MONTHS, 3, "<p>1 ตุลาคม 2567</p><p>2 พ.ย. 2567</p><p>3 ธันวาคม 2567</p>",
	 VERDICT_MISSING},
	{CHECK_MONTHS, 2, "<p>1 ตุลาคม 2567</p><p>2 พ.ย. 2567</p>", VERDICT_FOUND},
	{CHECK_OWN_TEXT, 40, "<p>หน่วยงานจัดทำบริการสาธารณะและดูแลรักษาทรัพยากรธรรมชาติในพื้นที่</p>",
	 VERDICT_FOUND},
	/* Search and filter boxes ask nothing of a visitor, a newsletter only his address. */
	{CHECK_FORM, 2,
	 "<form><label>ปี<select name=y><option>2566</select></label><label>คำค้น<input "
	 "name=q></label></form>",
	 VERDICT_MISSING},
	{CHECK_FORM, 2,
	 "<form><label>สมัครรับข่าวสาร<input name=n></label><label>อีเมล<input name=e></label></form>",
	 VERDICT_MISSING},
	{CHECK_FORM, 2,
	 "<form><label>ชื่อ<input name=n></label><label>เรื่อง<input name=t></label></form>",
	 VERDICT_FOUND},
	{CHECK_BOARD, 2, "<p>กระทู้</p><p>ผู้ตอบ</p>", VERDICT_MISSING},
};

static void test_pages(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(pages); i++)
		one_check(pages[i].kind, pages[i].min, "", pages[i].body, pages[i].verdict);
}

/* Verdict of a check on the second of some pages. */
static enum verdict on_second(enum check_kind kind, int min, const struct little_page *pages_of,
			      guint count)
{
	AUTO(ruleset) rules = little_rules();
	AUTO(site) site = little_site(rules, pages_of, count);
	AUTO(exhibit) exhibit = exhibit_new();
	g_autoptr(GPtrArray) of = g_ptr_array_new();
	g_ptr_array_add(exhibit->scopes, scope_page(site, 1, FALSE));
	struct check check = {.kind = kind, .of = of, .literals = -1, .min = min};
	struct check_context context = {.site = site, .rules = rules, .fiscal_year = 2568};
	return check_run(&context, &check, exhibit).verdict;
}

/* Title and "อ่านต่อ" to one target are one entry; the pager is none. */
static void test_entries(void)
{
	const struct little_page site[] = {
		{.url = HOST "/", .html = FILLER("หน้าหลัก")},
		{.url = HOST "/list.html",
		 .html = PAGE("รายการ",
			      "<p><a href='/1.html'>เรื่องที่หนึ่ง</a> <a href='/1.html'>อ่านต่อ</a></p>"
			      "<p><a href='/list2.html'>2</a> <a href='/list2.html'>ถัดไป</a></p>")},
		{.url = HOST "/1.html", .html = FILLER("เรื่องที่หนึ่ง")},
		{.url = HOST "/list2.html", .html = FILLER("รายการ")},
	};
	g_assert_cmpint(on_second(CHECK_ENTRIES, 1, site, G_N_ELEMENTS(site)), ==, VERDICT_FOUND);
	g_assert_cmpint(on_second(CHECK_ENTRIES, 2, site, G_N_ELEMENTS(site)), ==, VERDICT_MISSING);
}

/* A list of labels is no text of its own, however long. */
static void test_own_text(void)
{
	const struct little_page site[] = {
		{.url = HOST "/", .html = FILLER("หน้าหลัก")},
		{.url = HOST "/list.html",
		 .html = PAGE("รายการ",
			      "<p><a href='/1.html'>มีหลักฐานที่แสดงถึงการจัดทำคู่มือการดำเนินงานเรื่องต่าง ๆ "
			      "ของหน่วยงาน</a></p>")},
		{.url = HOST "/1.html", .html = FILLER("เรื่องที่หนึ่ง")},
	};
	g_assert_cmpint(on_second(CHECK_OWN_TEXT, 40, site, G_N_ELEMENTS(site)), ==,
			VERDICT_MISSING);
}

/* A page of one's own with a form behind a link is a service; a form to print is none. */
static void test_service(void)
{
	static const char form[] = PAGE(
		"คำร้อง", "<form><input name=a><input name=b><textarea name=c></textarea></form>");
	struct little_page site[] = {
		{.url = HOST "/", .html = FILLER("หน้าหลัก")},
		{.url = HOST "/list.html",
		 .html = PAGE("บริการ", "<p><a href='/form.html'>ยื่นคำร้อง</a></p>")},
		{.url = HOST "/form.html", .html = form},
	};
	g_assert_cmpint(on_second(CHECK_SERVICE, 2, site, G_N_ELEMENTS(site)), ==, VERDICT_FOUND);
	site[2].html = FILLER("แบบฟอร์มดาวน์โหลด");
	g_assert_cmpint(on_second(CHECK_SERVICE, 2, site, G_N_ELEMENTS(site)), ==, VERDICT_MISSING);
}

/* A row of figures alone is gone through once, not once for each of them. */
static void test_long_row(void)
{
	g_autoptr(GString) body = g_string_new("<table><tr>");
	clock_t start;
	for (int i = 0; i < 20000; i++)
		g_string_append(body, "<td>5");
	g_string_append(body, "</table>");
	start = clock();
	one_check(CHECK_NUMBERS, 1, "", body->str, VERDICT_MISSING);
	g_assert_cmpint(clock() - start, <, 5 * CLOCKS_PER_SEC);
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "C.UTF-8");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/list/pages", test_pages);
	g_test_add_func("/list/entries", test_entries);
	g_test_add_func("/list/own-text", test_own_text);
	g_test_add_func("/list/service", test_service);
	g_test_add_func("/list/long-row", test_long_row);
	return g_test_run();
}
