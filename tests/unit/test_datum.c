/* A topic's name in a row that is filled in says something; in a list of links it only claims. */
#include "rules/scope.h"
#include "tests/support/little_site.h"

#include <locale.h>

#define NAME "การจัดซื้อจัดจ้าง"
#define HEAD "<tr><th>ที่<th>กระบวนงาน<th>เหตุการณ์<th>ระดับ<th>มาตรการ"
#define ROW(number, name)                                                                          \
	"<tr><td>" number "<td>" name "<td>เรียกรับเงินจากผู้ยื่นคำขอ<td>สูง<td>หมุนเวียนเจ้าหน้าที่"

/* Is the name among what the page says, with the vocabulary of the rules? */
static gboolean is_said(const char *body)
{
	g_autoptr(GError) error = NULL;
	AUTO(ruleset) rules = ruleset_load(FIXTURES "/../../rules", "oit", 2567, &error);
	g_assert_no_error(error);
	g_autofree char *html = g_strdup_printf("<html><title>-</title><body>%s</body>", body);
	AUTO(page) page = little_page(&(struct little_page){.url = HOST "/", .html = html});
	AUTO(site) site = site_new(rules);
	AUTO(scope) scope = scope_page(site, site_add(site, page, NULL), FALSE);
	for (guint i = 0; i < scope->content->len; i++) {
		uint32_t block = g_array_index(scope->content, uint32_t, i);
		const struct site_page *made = site_page(site, scope->page);
		if (g_str_equal(site_text(site, made->blocks[block].text)->text, NAME))
			return TRUE;
	}
	return FALSE;
}

static void test_data(void)
{
	static const char *const said[] = {
		"<table>" HEAD ROW("1", "การออกใบอนุญาต") ROW("2", NAME) "</table>",
		"<table><tr><td>" NAME
		"<td><p>กำหนดคุณลักษณะ</p><p>ให้ผู้ขายบางราย</p><td>สูงมาก</table>",
	};
	static const char *const claimed[] = {
		"<p>" NAME "</p><p>เรียกรับเงินจากผู้ยื่นคำขอ</p>",
		"<table><tr><td>1<td>" NAME "<td>กองคลัง<td>5 มกราคม 2567</table>",
		"<table><tr><td>1<td>" NAME "<td>กองคลัง<td>เผยแพร่แล้ว<td><a href='/1.pdf'>เปิด</a>"
		"</table>",
		"<table><tr><td>1<td>" NAME "<td>กองคลัง<td>เผยแพร่แล้ว<td><a href='/1.pdf'>"
		"<img src='/pdf.gif' width=16></a><tr><td>2<td>อื่น<td>กองคลัง<td>รอ<td></table>",
		"<table><tr><td>1<td>" NAME "<td>แผนการจัดซื้อจัดจ้าง<td>แผนปฏิบัติการป้องกันการทุจริต"
		"</table>",
		"<table>" HEAD ROW("1", NAME) ROW("2", NAME) ROW("3", NAME) ROW("4", NAME)
			ROW("5", NAME) ROW("6", NAME) "</table>",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(said); i++)
		if (!is_said(said[i]))
			g_error("not said: %s", said[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(claimed); i++)
		if (is_said(claimed[i]))
			g_error("said: %s", claimed[i]);
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/datum/rows", test_data);
	return g_test_run();
}
