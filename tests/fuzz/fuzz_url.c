/* First line: base. Second: reference. What resolves once must resolve to itself, and its key must
 * be stable. */
#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "base/service.h"
#include "crawler/limits.h"
#include "crawler/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const char *url)
{
	g_autofree char *again = url_resolve(NULL, url, NULL, NULL);
	g_assert_cmpstr(again, ==, url);
	g_assert_cmpuint(strlen(url), <=, LIMIT_URL);
	g_assert_true(g_str_is_ascii(url));

	AUTO(url_scope) scope = url_scope_new(url);
	g_assert_true(url_scope_has(scope, url));
	g_autofree char *key = url_key(url);
	g_autofree char *shape = url_shape(url);
	g_autofree char *host = url_host(url);
	g_autofree char *authority = url_authority(url);
	g_assert_true(g_str_has_prefix(authority, host));
	g_assert_true(strlen(url_extension(url)) <= 5);
	g_assert_true(g_str_is_ascii(key) && *key);
	url_is_trap(url);
}

/* Whatever a URL is made of, a row's names are filled in from it, and only from it. */
static void check_service(const char *url)
{
	static const struct {
		const char *at, *download;
	} rows[] = {{"example.go.th/{id}/*?a={a}&b={b}", "https://x.example/{id}/{b}?{a}{&}{this}"},
		    {"go.th?url={url}", "{url}"},
		    {"th", "{this}{&}download=1"}};
	AUTO(services) services = services_new();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct service *service = service_new();
		service->name = g_strdup("");
		service->download = g_strdup(rows[i].download);
		g_ptr_array_add(service->at, g_strdup(rows[i].at));
		g_ptr_array_add(services->rows, service);
	}
	g_autofree char *download = NULL;
	const struct service *found = service_find(services, url, &download);
	g_assert_true(found || !download);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	char *reference = strchr(text, '\n');
	if (reference)
		*reference++ = '\0';

	check_service(text);
	g_autofree char *base = url_from_user(text, NULL);
	if (base)
		check(base);
	g_autofree char *fragment = NULL;
	g_autofree char *url =
		reference ? url_resolve(base, reference, "windows-874", &fragment) : NULL;
	if (url)
		check(url);
	if (fragment)
		g_assert_true(g_utf8_validate(fragment, -1, NULL));
	return 0;
}
