/* CSV, XLSX, Markdown, JUnit and HTML of the invented result: golden files, and what a hostile
 * site can put into them. */
#include "reports/report.h"
#include "reports/sheet.h"

#include "tests/support/golden.h"
#include "tests/support/invented_result.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <string.h>

static GString *written(const struct result *result, enum report_format format, enum lang lang)
{
	const struct report_options options = {.lang = lang};
	GString *out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	g_assert_true(report_write(result, format, &options, out, &error));
	g_assert_no_error(error);
	return out;
}

static void test_golden(void)
{
	static const struct {
		enum report_format format;
		enum lang lang;
		const char *name;
	} files[] = {
		{REPORT_CSV, LANG_TH, "report-th.csv"},
		{REPORT_CSV, LANG_EN, "report-en.csv"},
		{REPORT_MARKDOWN, LANG_TH, "report-th.md"},
		{REPORT_JUNIT, LANG_TH, "report-th.xml"},
	};
	AUTO(result) result = invented_result();

	for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autoptr(GString) text = written(result, files[i].format, files[i].lang);

		assert_golden(files[i].name, text->str);
	}
}

/* Everything that a site can put into a result, each with what would hurt one of the formats. */
static struct result *hostile_result(void)
{
	static const char attack[] = "=HYPERLINK(\"http://evil.test\")\x01\xff</script><img src=x "
				     "onerror=alert(1)>' \" ]]> "
				     "| [a](javascript:alert(1)) \xe2\x80\xae`x`";
	struct result *result = invented_result();
	struct item_result *item = result_item(result, "O2");
	struct element_result *element = item->elements->pdata[1];
	struct evidence *evidence = item->evidence->pdata[0];

	result_set(&result->site_title, attack);
	result_set(&result->site_url, "javascript:alert(1)");
	result_set(&item->why_th, attack);
	result_set(&element->text_th, attack);
	result_set(&evidence->quote, attack);
	result_set(&evidence->url, "data:text/html,<script>alert(1)</script>");
	result_set(&((struct path_step *)evidence->path->pdata[0])->label, attack);
	result_add_unread(result, "http://x.test/\"onmouseover=\"alert(1)", attack);
	return result;
}

static void test_csv_formulas(void)
{
	AUTO(result) result = hostile_result();
	g_autoptr(GString) csv = written(result, REPORT_CSV, LANG_TH);

	g_assert_true(g_str_has_prefix(csv->str, "\xef\xbb\xbf"));
	g_assert_true(g_utf8_validate(csv->str, (gssize)csv->len, NULL));
	g_assert_nonnull(strstr(csv->str, ",\"'=HYPERLINK(\"\"http://evil.test\"\")"));
	g_assert_null(strstr(csv->str, ",\"="));
	g_assert_null(strstr(csv->str, ",="));
	for (const char *start = "+-@"; *start != '\0'; start++) {
		g_autofree char *text = g_strdup_printf("%c1+1", *start);
		g_autofree char *expected = g_strdup_printf(",'%s,", text);
		struct item_result *item = result_item(result, "O1");
		g_autoptr(GString) again = NULL;

		result_set(&item->title_th, text);
		again = written(result, REPORT_CSV, LANG_TH);
		g_assert_nonnull(strstr(again->str, expected));
	}
}

/* Only what proves an item is offered for submission. */
static void test_csv_addresses(void)
{
	AUTO(result) result = invented_result();
	g_autoptr(GString) csv = written(result, REPORT_CSV, LANG_TH);

	g_assert_nonnull(
		strstr(csv->str, HOME "structure,หน้าหลัก › ข้อมูลหน่วยงาน › โครงสร้างหน่วยงาน,"));
	g_ptr_array_add(result_item(result, "O4")->evidence,
			invented_evidence(HOME "only-a-menu", "", "รายงาน"));
	g_string_free(csv, TRUE);
	csv = written(result, REPORT_CSV, LANG_TH);
	g_assert_null(strstr(csv->str, "only-a-menu"));
}

/* A Thai name of a website is read in Thai; what is clicked is what every program understands. */
static void test_names(void)
{
	static const char coded[] = "http://xn--m3cj0d.xn--o3cw4h/a";
	AUTO(result) result = invented_result();
	struct item_result *item = result_item(result, "O1");

	result_set(&((struct evidence *)item->evidence->pdata[0])->url, coded);
	g_autoptr(GString) csv = written(result, REPORT_CSV, LANG_TH);
	g_autoptr(GString) markdown = written(result, REPORT_MARKDOWN, LANG_TH);
	g_assert_nonnull(strstr(csv->str, ",http://อบต.ไทย/a,"));
	g_assert_null(strstr(csv->str, "xn--"));
	g_assert_nonnull(
		strstr(markdown->str, "[http://อบต.ไทย/a](<http://xn--m3cj0d.xn--o3cw4h/a>)"));

	AUTO(sheet) sheet = sheet_items(result, LANG_TH);
	const GArray *row = sheet->rows->pdata[0];
	const struct sheet_cell *cell = &g_array_index(row, struct sheet_cell, 3);
	g_assert_cmpstr(cell->text, ==, "http://อบต.ไทย/a");
	g_assert_cmpstr(cell->url, ==, coded);
}

/* What is to be known beside the verdicts stands in a ticket, too. */
static void test_markdown_warnings(void)
{
	AUTO(result) result = invented_result();

	result_warn(result, "privacy", "มีเลขประจำตัวประชาชน", "numbers of citizens",
		    HOME "list.pdf");
	g_autoptr(GString) text = written(result, REPORT_MARKDOWN, LANG_TH);
	g_assert_nonnull(strstr(text->str, "## ควรรู้\n"));
	g_assert_nonnull(strstr(text->str, "- มีเลขประจำตัวประชาชน — <" HOME "list.pdf>\n"));

	result_add_unread(result, HOME "scan.pdf", "scan");
	g_autoptr(GString) unread = written(result, REPORT_MARKDOWN, LANG_TH);
	g_assert_nonnull(
		strstr(unread->str, "เอกสารเป็นภาพสแกน อ่านตัวหนังสือไม่ได้\n  - <" HOME "scan.pdf>\n"));
}

static void assert_html_attributes(const xmlNode *node, guint *links)
{
	for (; node; node = node->next) {
		g_assert_cmpstr((const char *)node->name, !=, "script");
		g_assert_cmpstr((const char *)node->name, !=, "img");
		for (const xmlAttr *attr = node->type == XML_ELEMENT_NODE ? node->properties : NULL;
		     attr; attr = attr->next) {
			xmlChar *value = xmlNodeListGetString(node->doc, attr->children, 1);
			const char *text = value ? (const char *)value : "";

			g_assert_false(g_str_has_prefix((const char *)attr->name, "on"));
			if (strcmp((const char *)attr->name, "href") == 0) {
				g_test_message("%s", text);
				g_assert_true(g_str_has_prefix(text, "http") || text[0] == '#');
				++*links;
			}
			xmlFree(value);
		}
		if (node->type == XML_ELEMENT_NODE)
			assert_html_attributes(node->children, links);
	}
}

static void test_html_hostile(void)
{
	AUTO(result) result = hostile_result();

	for (int lang = LANG_TH; lang <= LANG_EN; lang++) {
		g_autoptr(GString) html = written(result, REPORT_HTML, (enum lang)lang);
		xmlDoc *document = htmlReadMemory(html->str, (int)html->len, NULL, "utf-8",
						  HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
		guint links = 0;

		g_assert_true(g_utf8_validate(html->str, (gssize)html->len, NULL));
		g_assert_null(strstr(html->str, "\xe2\x80\xae"));
		assert_html_attributes(xmlDocGetRootElement(document), &links);
		g_assert_cmpuint(links, >, 5);
		xmlFreeDoc(document);
	}
}

/* A score without items is a short report, not a broken one. */
static void test_no_items(void)
{
	AUTO(result) result = result_new();

	for (enum report_format format = REPORT_TEXT; format < REPORT_FORMATS; format++) {
		g_autoptr(GString) text = written(result, format, LANG_TH);

		g_assert_cmpuint(text->len, >, 0);
	}
}

static void test_junit_is_xml(void)
{
	AUTO(result) result = hostile_result();
	g_autoptr(GString) text = written(result, REPORT_JUNIT, LANG_TH);
	xmlDoc *document = xmlReadMemory(text->str, (int)text->len, NULL, NULL, XML_PARSE_NONET);

	g_assert_nonnull(document);
	g_assert_cmpuint(xmlChildElementCount(xmlDocGetRootElement(document)), ==, 4);
	g_assert_nonnull(strstr(text->str, "name=\"O6 ")); /* waived, its sub-indicator too */
	xmlFreeDoc(document);
}

/* An inline sign of a site must reach the reader as that sign. */
static void test_markdown_escapes(void)
{
	AUTO(result) result = hostile_result();
	g_autoptr(GString) text = written(result, REPORT_MARKDOWN, LANG_TH);

	g_assert_null(strstr(text->str, "[a]("));
	g_assert_nonnull(strstr(text->str, "\\<img"));
	g_assert_null(strstr(text->str, "><img"));
	g_assert_null(strstr(text->str, "<data:"));
	g_assert_nonnull(strstr(text->str, "\\[a\\]\\(javascript"));
}

static void test_xlsx(void)
{
	AUTO(result) result = hostile_result();
	g_autoptr(GString) first = written(result, REPORT_XLSX, LANG_TH);
	g_autoptr(GString) second = written(result, REPORT_XLSX, LANG_TH);

	g_assert_cmpmem(first->str, 4, "PK\003\004", 4);
	g_assert_true(g_string_equal(first, second));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/report/formats/golden", test_golden);
	g_test_add_func("/report/formats/no-items", test_no_items);
	g_test_add_func("/report/csv/formulas", test_csv_formulas);
	g_test_add_func("/report/csv/addresses", test_csv_addresses);
	g_test_add_func("/report/html/hostile", test_html_hostile);
	g_test_add_func("/report/junit/xml", test_junit_is_xml);
	g_test_add_func("/report/names", test_names);
	g_test_add_func("/report/markdown/warnings", test_markdown_warnings);
	g_test_add_func("/report/markdown/escapes", test_markdown_escapes);
	g_test_add_func("/report/xlsx/bytes", test_xlsx);
	return g_test_run();
}
