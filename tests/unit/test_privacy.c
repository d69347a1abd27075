/* Citizen numbers are found, checked and masked. The numbers are invented. */
#include "rules/privacy.h"

#include "tests/support/little_site.h"

#include <time.h>

static void test_numbers(void)
{
	static const char *const yes[] = {"1-2345-67890-12-1",
					  "1234567890121",
					  "เลขประจำตัว 1 2345 67890 12 1",
					  "7 1-2345-67890-12-1 500", /* a row of a PDF's table */
					  "7 1234567890121 นายสมชาย",
					  NULL};
	static const char *const no[] = {"1234567890123",
					 "0994000160453",
					 "12345678901211",
					 "081-234-5678",
					 "1-2345-67890-12-1-5",
					 "123 45678 9012 1", /* figures side by side */
					 "12345-67890-121",
					 "",
					 NULL};
	for (const char *const *text = yes; *text; text++) {
		g_autofree char *masked = privacy_citizen_number(*text);
		g_assert_cmpstr(masked, ==, "1-2345-XXXXX-XX-X");
	}
	for (const char *const *text = no; *text; text++)
		g_assert_null(privacy_citizen_number(*text));
}

#define PERSON(number) "<tr><td>" number "<td>นายสมชาย ใจดี<td>081-" number "34-5678"

/* Each page, and what its warning must and must not say; NULL for a page that is in order. */
static const struct {
	const char *html, *told, *hidden;
} cases[] = {
	{PAGE("เบี้ยยังชีพ", "<p>นายสมชาย ใจดี 1-2345-67890-12-1</p>"), "1-2345-XXXXX-XX-X", "67890"},
	{PAGE("โอนเงิน", "<table><tr><td>นางสาวสมศรี มีสุข<td>ธนาคาร<td>123-4-56789-0</table>"),
	 "123-X-XXXXX-X", "56789"},
	/* the agency's own account */
	{PAGE("ชำระภาษี", "<p>ชื่อบัญชี องค์การบริหารส่วนตำบลตัวอย่าง เลขที่บัญชี 123-4-56789-0</p>"), NULL,
	 NULL},
	{PAGE("เรื่องร้องเรียน", "<p>ผู้ร้องเรียน: นายสมชาย ใจดี เรื่องถนนชำรุด</p>"), "complained", "สมชาย"},
	{PAGE("เรื่องร้องเรียน", "<table><tr><th>ที่<th>ผู้ร้อง<th>เรื่อง"
			     "<tr><td>1<td>นายสมชาย ใจดี<td>ถนนชำรุด</table>"),
	 "complained", "สมชาย"},
	/* who takes complaints is an officer; a form has no name yet */
	{PAGE("ช่องทาง", "<p>ผู้รับเรื่องร้องเรียน นายสมชาย ใจดี</p><p>ชื่อผู้ร้องเรียน ..........</p>"), NULL,
	 NULL},
	{PAGE("บัญชีรายชื่อผู้สูงอายุ",
	      "<table>" PERSON("1") PERSON("2") PERSON("3") PERSON("4") PERSON("5") PERSON("6")
		      PERSON("8") PERSON("9") PERSON("0") "</table>"),
	 "telephone", "34-5678"},
	/* the numbers of officials are public */
	{PAGE("คณะผู้บริหาร", "<table>" PERSON("1") PERSON("2") PERSON("3") PERSON("4") PERSON("5")
				   PERSON("6") PERSON("8") PERSON("9") PERSON("0") "</table>"),
	 NULL, NULL},
};

static void test_warnings(void)
{
	AUTO(ruleset) rules = little_rules();
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct little_page pages[] = {
			{.url = HOST "/", .html = FILLER("หน้าหลัก")},
			{.url = HOST "/aid.html", .html = cases[i].html},
			{.url = HOST "/aid.html",
			 .html = cases[i].html}, /* read again: told once */
		};
		AUTO(result) result = little_judge(rules, pages, G_N_ELEMENTS(pages));
		g_test_message("%u %s", i, cases[i].html);
		g_assert_cmpuint(result->warnings->len, ==, cases[i].told ? 1 : 0);
		if (!cases[i].told)
			continue;
		const struct warning *warning = g_ptr_array_index(result->warnings, 0);
		g_assert_cmpstr(warning->code, ==, "privacy");
		g_assert_cmpstr(warning->url, ==, HOST "/aid.html");
		g_assert_nonnull(strstr(warning->text_en, cases[i].told));
		g_assert_null(strstr(warning->text_en, cases[i].hidden));
		g_assert_null(strstr(warning->text_th, cases[i].hidden));
	}
}

/* A site with more than are told is told the same whichever page was read first. */
static void test_many(void)
{
	enum { PAGES = 30 };
	AUTO(ruleset) rules = little_rules();
	char *told[2];
	for (int turn = 0; turn < 2; turn++) {
		struct little_page pages[PAGES + 1] = {{.url = HOST "/", .html = FILLER("หน้าหลัก")}};
		char urls[PAGES][64];
		g_autoptr(GString) all = g_string_new(NULL);
		for (int i = 0; i < PAGES; i++) {
			g_snprintf(urls[i], sizeof urls[i], HOST "/%02d.html", i);
			int at = turn ? PAGES - i : i + 1;
			pages[at] = (struct little_page){.url = urls[i], .html = cases[0].html};
		}
		AUTO(result) result = little_judge(rules, pages, G_N_ELEMENTS(pages));
		g_assert_cmpuint(result->warnings->len, ==, 20);
		for (guint i = 0; i < result->warnings->len; i++)
			g_string_append(all, ((struct warning *)result->warnings->pdata[i])->url);
		told[turn] = g_strdup(all->str);
	}
	g_assert_cmpstr(told[0], ==, told[1]);
	g_free(told[0]);
	g_free(told[1]);
}

/* Behind each of many "ผู้ร้องเรียน" only the next words are read for a name, not the whole text. */
static void test_many_complaints(void)
{
	AUTO(ruleset) rules = little_rules();
	g_autoptr(GString) html = g_string_new("<title>เรื่องร้องเรียน</title>");
	clock_t start;

	for (int block = 0; block < 1000; block++) {
		g_string_append(html, "<p>");
		for (int i = 0; i < 100; i++)
			g_string_append(html, "ผู้ร้องเรียน ");
		for (int i = 0; i < 1000; i++)
			g_string_append(html, "ก ");
	}
	AUTO(page)
	page = little_bytes(HOST "/c.html", html->str, html->len, "text/html; charset=utf-8", 200);
	g_assert_cmpuint(page->n_blocks, >=, 1000);
	start = clock();
	g_assert_null(privacy_look(rules, page));
	g_assert_cmpint(clock() - start, <, 10 * CLOCKS_PER_SEC);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/privacy/numbers", test_numbers);
	g_test_add_func("/privacy/warnings", test_warnings);
	g_test_add_func("/privacy/many", test_many);
	g_test_add_func("/privacy/many-complaints", test_many_complaints);
	return g_test_run();
}
