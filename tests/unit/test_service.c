/* Which row of a table a URL belongs to, and what it makes of it. */
#include "base/service.h"

static struct service *add(struct services *services, enum service_kind kind, const char *at,
			   const char *download)
{
	struct service *service = service_new();

	service->kind = kind;
	service->name = g_strdup("a store");
	service->download = g_strdup(download);
	g_ptr_array_add(service->at, g_strdup(at));
	g_ptr_array_add(services->rows, service);
	return service;
}

static void test_find(void)
{
	static const struct {
		const char *at, *download, *url, *expected;
		gboolean fits;
	} cases[] = {
		{"a.example/file/d/{id}", "https://a.example/get?id={id}",
		 "https://a.example/file/d/X_1-y/view?usp=sharing#p2",
		 "https://a.example/get?id=X_1-y", TRUE},
		{"a.example/file/d/{id}", "https://a.example/get?id={id}",
		 "http://WWW.A.example:8080/file/d/X", "https://a.example/get?id=X", TRUE},
		{"a.example/file/d/{id}", NULL, "https://ba.example/file/d/X", NULL, FALSE},
		{"a.example/file/d/{id}", NULL, "https://a.example.th/file/d/X", NULL, FALSE},
		{"a.example/file/d/{id}", NULL, "https://a.example/file/d/", NULL, FALSE},
		{"a.example/file/d/{id}", NULL, "https://a.example/file/dd/X", NULL, FALSE},
		{"a.example/file", NULL, "https://a.example/files", NULL, FALSE},
		{"a.example/u/*/{id}", "https://a.example/{id}", "https://a.example/u/0/X",
		 "https://a.example/X", TRUE},
		{"a.example/open?id={id}", "https://a.example/{id}",
		 "https://a.example/open?usp=1&id=X%2FY", "https://a.example/X%2FY", TRUE},
		{"a.example/open?id={id}", NULL, "https://a.example/open?xid=X", NULL, FALSE},
		{"a.example/open?id={id}", NULL, "https://a.example/open#?id=X", NULL, FALSE},
		{"a.example/open?id={id}&key={key}", "https://a.example/{key}/{id}",
		 "https://a.example/open?key=K&id=X", "https://a.example/K/X", TRUE},
		{"a.example/open?id={id}&key={key}", NULL, "https://a.example/open?id=X", NULL,
		 FALSE},
		{"a.example?id={id}", "https://a.example/{id}", "https://a.example/?id=X",
		 "https://a.example/X", TRUE},
		{"a.example/view?url={url}", "{url}",
		 "https://a.example/view?embedded=1&url=http%3A%2F%2Fb.example%2Fc%20d.pdf",
		 "http://b.example/c d.pdf", TRUE},
		{"a.example/:b:", "{this}{&}download=1", "https://my.a.example/:b:/g/X?e=1#a",
		 "https://my.a.example/:b:/g/X?e=1&download=1", TRUE},
		{"a.example/:b:", "{this}{&}download=1", "https://my.a.example/:b:/g/X",
		 "https://my.a.example/:b:/g/X?download=1", TRUE},
		/* what is the download form already needs none */
		{"a.example/uc?id={id}", "https://a.example/uc?id={id}",
		 "https://a.example/uc?id=X", NULL, TRUE},
		{"a.example", NULL, "https://a.example/", NULL, TRUE},
		{"a.example", NULL, "mailto:x@a.example", NULL, FALSE},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		AUTO(services) services = services_new();
		g_autofree char *download = NULL;
		const struct service *row =
			add(services, SERVICE_FILE, cases[i].at, cases[i].download);
		const struct service *found = service_find(services, cases[i].url, &download);
		if ((found == row) != cases[i].fits)
			g_error("%s and %s", cases[i].at, cases[i].url);
		g_assert_cmpstr(download, ==, cases[i].expected);
	}
}

static void test_order(void)
{
	AUTO(services) services = services_new();
	add(services, SERVICE_PAGE, "a.example/d/e", NULL);
	const struct service *second = add(services, SERVICE_FILE, "a.example/d/{id}", NULL);
	g_ptr_array_add(second->at, g_strdup("b.example"));

	g_assert_cmpint(service_find(services, "https://a.example/d/e/X", NULL)->kind, ==,
			SERVICE_PAGE);
	g_assert_true(service_find(services, "https://a.example/d/X", NULL) == second);
	g_assert_true(service_find(services, "https://b.example/", NULL) == second);
	g_assert_null(service_find(services, "https://c.example/", NULL));
	g_assert_null(service_find(NULL, "https://c.example/", NULL));
}

static void test_sound(void)
{
	static const char *const bad[] = {
		"",      "example",       "/d/{id}",      "https://a.example",
		"a.{h}", "a.example/{id", "a.example/{}", "a.example/id}"};
	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
		g_assert_false(service_pattern_ok(bad[i]));
	g_assert_true(service_pattern_ok("a.example"));
	g_assert_true(service_pattern_ok("a.example/d/{id}?key={key}"));
	g_assert_true(service_download_ok("a.example/d/{id}", "https://a.example/{id}"));
	g_assert_true(service_download_ok("a.example/d/{id}", "{id}"));
	g_assert_true(service_download_ok("a.example", "https://a.example/x{&}{this}"));
	g_assert_false(service_download_ok("a.example/d/{id}", "https://a.example/{key}"));
	g_assert_false(service_download_ok("a.example/d/{id}", "https://a.example/{id"));
	g_assert_false(service_download_ok("a.example/d/{id}", "http://a.example/{id}"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/service/find", test_find);
	g_test_add_func("/service/order", test_order);
	g_test_add_func("/service/sound", test_sound);
	return g_test_run();
}
