#include "rules/hosts.h"

#include "tests/support/little_site.h"

static void test_same(void)
{
	g_assert_true(hosts_same("http://www.example.go.th/a", "https://example.go.th"));
	g_assert_true(hosts_same("example.go.th/a?u=http://b.go.th/", "example.go.th?c"));
	g_assert_false(hosts_same("http://example.go.th/", "http://m.example.go.th/"));
	g_assert_false(hosts_same("http://example.go.th/", "http://example.go.th:8080/"));
	g_assert_false(hosts_same("http://example.go.th/", "http://example.go.th.evil.com/"));
	g_assert_false(hosts_same("", ""));
}

static void test_have(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct {
		const char *url;
		gboolean form;
	} cases[] = {
		{"https://docs.google.com/forms/d/e/1", TRUE},
		{"https://DOCS.google.com/forms", TRUE},
		{"https://docs.google.com/document/d/1", FALSE},
		{"https://notdocs.google.com.evil.example/forms", FALSE},
		{"https://xdocs.google.com/forms", FALSE},
		{"docs.google.com/forms", FALSE},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		g_assert_cmpint(hosts_have(rules->form_hosts, cases[i].url), ==, cases[i].form);
	g_assert_false(hosts_have(rules->form_hosts, NULL));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/hosts/same", test_same);
	g_test_add_func("/hosts/have", test_have);
	return g_test_run();
}
