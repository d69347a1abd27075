#include "rules/result.h"

static void test_new_has_every_pointer(void)
{
	AUTO(result) result = result_new();

	g_assert_cmpstr(result->site_url, ==, "");
	g_assert_cmpstr(result->level_high, ==, "");
	g_assert_cmpstr(result->crawl.stopped_by, ==, "");
	g_assert_cmpuint(result->items->len, ==, 0);
	g_assert_cmpuint(result->crawl.unread->len, ==, 0);
	result_free(NULL);
	evidence_free(NULL);
}

static void test_set(void)
{
	char *member = NULL;

	result_set(&member, NULL);
	g_assert_cmpstr(member, ==, "");
	result_set(&member, "แผน");
	g_assert_cmpstr(member, ==, "แผน");
	result_set(&member, member);
	g_assert_cmpstr(member, ==, "แผน");
	g_free(member);
}

static void test_item_by_id(void)
{
	static const char *const ids[] = {"O1", "O10", "O2"};
	AUTO(result) result = result_new();

	for (gsize i = 0; i < G_N_ELEMENTS(ids); i++) {
		struct item_result *item = item_result_new();

		/* a new item claims nothing */
		g_assert_cmpint(item->verdict, ==, VERDICT_UNCLEAR);
		result_set(&item->id, ids[i]);
		g_ptr_array_add(item->topics, g_strdup("plan"));
		g_ptr_array_add(item->elements, element_result_new());
		g_ptr_array_add(item->evidence, evidence_new());
		g_ptr_array_add(result->items, item);
	}
	g_assert_true(result_item(result, "O10") == result->items->pdata[1]);
	g_assert_null(result_item(result, "O3"));
	g_assert_null(result_item(result, NULL));
}

static void test_lists(void)
{
	AUTO(result) result = result_new();
	struct broken_link *broken;
	struct warning *warning;

	for (unsigned i = 0; i < RESULT_UNREAD_MAX + 50; i++)
		result_add_unread(result, "https://example.go.th/x", "timeout");
	g_assert_cmpuint(result->crawl.n_unread, ==, RESULT_UNREAD_MAX + 50);
	g_assert_cmpuint(result->crawl.unread->len, ==, RESULT_UNREAD_MAX);

	broken = result_add_broken_link(result, "https://example.go.th/y", 404, NULL);
	g_ptr_array_add(broken->from, g_strdup("https://example.go.th/"));
	g_assert_cmpint(broken->status, ==, 404);
	g_assert_cmpstr(broken->reason, ==, "");
	g_assert_cmpuint(result->crawl.broken_links->len, ==, 1);

	result_add_tls_fault(result, "example.go.th", "tls-expired");
	g_assert_cmpuint(result->crawl.tls->len, ==, 1);

	result_warn(result, "privacy", "พบ", "seen", NULL);
	warning = result->warnings->pdata[0];
	g_assert_cmpstr(warning->code, ==, "privacy");
	g_assert_cmpstr(warning->url, ==, "");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/result/new", test_new_has_every_pointer);
	g_test_add_func("/result/set", test_set);
	g_test_add_func("/result/item", test_item_by_id);
	g_test_add_func("/result/lists", test_lists);
	return g_test_run();
}
