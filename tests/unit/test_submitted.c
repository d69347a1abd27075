#include "cli/submitted.h"

#include "rules/submitted.h"

#include <glib/gstdio.h>
#include <string.h>

static struct item items[] = {{.id = (char *)"O1"}, {.id = (char *)"O2"}};

static GPtrArray *load(const char *text, GError **error)
{
	g_autofree char *path = NULL;
	struct checklist checklist = {.id = (char *)"oit-2568",
				      .items = g_ptr_array_new(),
				      .code_prefixes = g_ptr_array_new()};
	int file = g_file_open_tmp("submitted-XXXXXX", &path, NULL);

	g_assert_cmpint(file, >=, 0);
	g_close(file, NULL);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	g_ptr_array_add(checklist.code_prefixes, (char *)"o");
	for (gsize i = 0; i < G_N_ELEMENTS(items); i++)
		g_ptr_array_add(checklist.items, &items[i]);
	GPtrArray *urls = submitted_load(path, &checklist, error);
	g_unlink(path);
	g_ptr_array_unref(checklist.items);
	g_ptr_array_unref(checklist.code_prefixes);
	return urls;
}

/* Each table says the same: two URLs of O1, one of O2. */
static void test_tables(void)
{
	static const char *const tables[] = {
		"item,URL\nO1,http://a.go.th/x http://a.go.th/y\nO2,http://a.go.th/z\n",
		"\xEF\xBB\xBFข้อ,รายการ,URL ที่ใช้ส่ง\r\no1,\"ก, "
		"\"\"ข\"\"\",\"http://a.go.th/x\nhttp://a.go.th/y\""
		"\r\n,,\r\nO2,,http://a.go.th/z",
		"url,note,ITEM\nhttp://a.go.th/x,,O1\nhttp://a.go.th/y,,O1\n,,O1\nhttp://a.go.th/"
		"z,,O2\n",
		/* as people make them: a title above, the name behind the number, columns for two
		   addresses, an item over two rows */
		"แบบส่งข้อมูล OIT,,\n,,\nข้อ,ลิงก์ที่ 1,Link 2\nO1 "
		"โครงสร้าง,http://a.go.th/x,http://a.go.th/y\n02 ผู้บริหาร,,\n,http://a.go.th/z,\n",
		"item,URL\nO1,โครงสร้าง "
		"http://a.go.th/x\nO1,http://a.go.th/y\nO2,http://a.go.th/z\nO2,-\n",
		"ข้อที่,URL\n1,http://a.go.th/x\n,http://a.go.th/y\nO-2,http://a.go.th/z\n",
	};
	static const struct {
		const char *item, *url;
	} wanted[] = {
		{"O1", "http://a.go.th/x"}, {"O1", "http://a.go.th/y"}, {"O2", "http://a.go.th/z"}};

	for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GPtrArray) urls = load(tables[i], &error);

		g_assert_no_error(error);
		g_assert_cmpuint(urls->len, ==, G_N_ELEMENTS(wanted));
		for (guint u = 0; u < urls->len; u++) {
			const struct submitted_url *one = urls->pdata[u];

			g_assert_cmpstr(one->item->id, ==, wanted[u].item);
			g_assert_cmpstr(one->url, ==, wanted[u].url);
			g_assert_nonnull(one->key);
		}
	}
}

/* A fault after a cell of two lines has the line of the file, not of the table. */
static void test_faults(void)
{
	static const struct {
		const char *text, *told;
	} cases[] = {
		{"", ":1: "},
		{"O1,http://a.go.th/\n", ":1: "},
		{"item,note\nO1,x\n", ":1: "},
		{"PK\003\004 no archive at all", ":1: "},
		{"item,URL\nO1,\"http://a.go.th/x\nhttp://a.go.th/y\"\nO3,http://a.go.th/\n",
		 ":4: "},
		{"item,URL\nO1,http://\n", ":2: "},
		{"item,URL\nO1,ไม่มี\n", ":2: "},
		{"item,URL\nO1,\xE0\xB8\n", ":1: "},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GPtrArray) urls = load(cases[i].text, &error);

		g_assert_null(urls);
		g_assert_error(error, SUBMITTED_ERROR, SUBMITTED_ERROR_INVALID);
		if (!strstr(error->message, cases[i].told))
			g_error("case %zu: %s", i, error->message);
	}
}

static void test_no_file(void)
{
	g_autoptr(GError) error = NULL;

	g_assert_null(submitted_load("no/such/file.csv", NULL, &error));
	g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/submitted/tables", test_tables);
	g_test_add_func("/submitted/faults", test_faults);
	g_test_add_func("/submitted/no-file", test_no_file);
	return g_test_run();
}
