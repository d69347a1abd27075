/* What a URL's ending says of it. */
#include "base/ending.h"

static void test_document(void)
{
	g_assert_true(ending_is_document("/files/plan.pdf"));
	g_assert_true(ending_is_document("https://agency.example/A.DOCX?v=2"));
	g_assert_true(ending_is_document("แผน.xlsx#page=2"));
	g_assert_true(ending_is_document("all.zip"));
	g_assert_false(ending_is_document("/plan.pdf.html"));
	g_assert_false(ending_is_document("/view?file=plan.pdf"));
	g_assert_false(ending_is_document("/plan#a.pdf"));
	g_assert_false(ending_is_document(".pdf"));
	g_assert_false(ending_is_document("pdf"));
	g_assert_false(ending_is_document(""));
}

static void test_picture(void)
{
	g_assert_true(ending_is_picture("/img/chart.JPG"));
	g_assert_true(ending_is_picture("chart.webp?w=300"));
	g_assert_false(ending_is_picture("/img/chart.pdf"));
	g_assert_false(ending_is_picture("/jpg"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/ending/document", test_document);
	g_test_add_func("/ending/picture", test_picture);
	return g_test_run();
}
