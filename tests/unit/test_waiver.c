#include "rules/waiver.h"

#include "base/json.h"

#include <glib/gstdio.h>
#include <string.h>

static struct item items[] = {{.id = (char *)"O1"}, {.id = (char *)"O12"}};

static struct checklist two_items(void)
{
	struct checklist checklist = {.id = (char *)"oit-2568", .items = g_ptr_array_new()};

	for (gsize i = 0; i < G_N_ELEMENTS(items); i++)
		g_ptr_array_add(checklist.items, &items[i]);
	return checklist;
}

static GPtrArray *load(const char *text, GError **error)
{
	g_autofree char *path = NULL;
	struct checklist checklist = two_items();
	int file = g_file_open_tmp("waivers-XXXXXX", &path, NULL);

	g_assert_cmpint(file, >=, 0);
	g_close(file, NULL);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	GPtrArray *waivers = waivers_load(path, &checklist, error);
	g_unlink(path);
	g_ptr_array_unref(checklist.items);
	return waivers;
}

static void test_load(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) waivers = load(
		"[{\"item\": \"o12\", \"reason\": \"ไม่มีผู้รับ\", \"until\": \"2026-12-31\"}]", &error);

	g_assert_no_error(error);
	g_assert_cmpuint(waivers->len, ==, 1);
	const struct waiver *waiver = waivers->pdata[0];
	g_assert_cmpstr(waiver->item, ==, "O12");
	g_assert_cmpstr(waiver->reason, ==, "ไม่มีผู้รับ");
	g_assert_cmpint(day_compare(waiver->until, (struct day){2026, 12, 31}), ==, 0);

	g_autoptr(GPtrArray) none = load("[]", &error);
	g_assert_no_error(error);
	g_assert_cmpuint(none->len, ==, 0);
}

/* Each is told with its place: the text is one line, so the column tells what is meant. */
static void test_faults(void)
{
	static const struct {
		const char *text, *told;
	} cases[] = {
		{"{}", ":1:1: "},
		{"[1]", ":1:2: "},
		{"[{\"item\": \"O2\", \"reason\": \"x\", \"until\": \"2026-12-31\"}]", ":1:11: "},
		{"[{\"item\": \"O1\", \"reason\": \"\", \"until\": \"2026-12-31\"}]", ":1:27: "},
		{"[{\"item\": \"O1\", \"reason\": \"x\", \"until\": \"2569-13-31\"}]", ":1:41: "},
		{"[{\"item\": \"O1\", \"reason\": \"x\"}]", ":1:2: "},
		{"[{\"itme\": \"O1\", \"reason\": \"x\", \"until\": \"2026-12-31\"}]", "item"},
		{"[{\"item\": \"O1\", \"reason\": \"x\", \"until\": \"2026-12-31\"},"
		 "{\"item\": \"O1\", \"reason\": \"y\", \"until\": \"2026-12-31\"}]",
		 "waived twice"},
		{"[", ":1:"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(GPtrArray) waivers = load(cases[i].text, &error);

		g_assert_null(waivers);
		g_assert_error(error, JSON_ERROR, JSON_ERROR_SYNTAX);
		if (!strstr(error->message, cases[i].told))
			g_error("case %zu: %s", i, error->message);
	}
}

static void test_no_file(void)
{
	g_autoptr(GError) error = NULL;
	struct checklist checklist = two_items();

	g_assert_null(waivers_load("no/such/file.json", &checklist, &error));
	g_assert_error(error, JSON_ERROR, JSON_ERROR_READ);
	g_ptr_array_unref(checklist.items);
}

static struct result *two_results(void)
{
	struct result *result = result_new();

	for (gsize i = 0; i < G_N_ELEMENTS(items); i++) {
		struct item_result *item = item_result_new();

		result_set(&item->id, items[i].id);
		g_ptr_array_add(result->items, item);
	}
	return result;
}

/* It holds through its last day. */
static void test_apply(void)
{
	g_autoptr(GPtrArray) waivers =
		load("[{\"item\": \"O12\", \"reason\": \"r\", \"until\": \"2026-12-31\"}]", NULL);
	AUTO(result) within = two_results();
	AUTO(result) after = two_results();

	waivers_apply(waivers, (struct day){2026, 12, 31}, within);
	g_assert_false(result_item(within, "O1")->waived);
	g_assert_true(result_item(within, "O12")->waived);
	g_assert_cmpstr(result_item(within, "O12")->waiver_reason, ==, "r");
	g_assert_cmpstr(result_item(within, "O12")->waiver_until, ==, "2026-12-31");
	g_assert_cmpuint(within->warnings->len, ==, 0);

	waivers_apply(waivers, (struct day){2027, 1, 1}, after);
	g_assert_false(result_item(after, "O12")->waived);
	g_assert_cmpuint(after->warnings->len, ==, 1);
	const struct warning *warning = after->warnings->pdata[0];
	g_assert_cmpstr(warning->code, ==, "waiver-ended");
	g_assert_nonnull(strstr(warning->text_th, "O12"));
	g_assert_nonnull(strstr(warning->text_en, "31 December 2026"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/waiver/load", test_load);
	g_test_add_func("/waiver/faults", test_faults);
	g_test_add_func("/waiver/no-file", test_no_file);
	g_test_add_func("/waiver/apply", test_apply);
	return g_test_run();
}
