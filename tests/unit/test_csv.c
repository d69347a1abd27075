/* Cells of CSV: quoted as RFC 4180 has it, and none is a formula. */
#include "reports/csv.h"

static const struct {
	const char *text, *cell;
} cases[] = {
	{"", ""},
	{"แผนพัฒนา 2568", "แผนพัฒนา 2568"},
	{"a,b", "\"a,b\""},
	{"ชื่อ \"เล่น\"", "\"ชื่อ \"\"เล่น\"\"\""},
	{"หนึ่ง\nสอง", "\"หนึ่ง\nสอง\""},
	{"=HYPERLINK(\"http://x\",\"คลิก\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"คลิก\"\")\""},
	{"+1", "'+1"},
	{"-1", "'-1"},
	{"@SUM(A1)", "'@SUM(A1)"},
	{"＝1", "'＝1"},
	{"\t=1", "'\t=1"},
	{"\r=1", "\"'\r=1\""},
	{"1=1", "1=1"},
};

static void test_cells(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) out = g_string_new(NULL);
		g_autofree char *line = g_strdup_printf("%s,x\r\n", cases[i].cell);

		csv_cell(out, cases[i].text, FALSE);
		csv_cell(out, "x", TRUE);
		g_assert_cmpstr(out->str, ==, line);
	}
}

static void test_start(void)
{
	g_autoptr(GString) out = g_string_new(NULL);

	csv_start(out);
	g_assert_cmpstr(out->str, ==, "\xef\xbb\xbf");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/csv/cells", test_cells);
	g_test_add_func("/csv/start", test_start);
	return g_test_run();
}
