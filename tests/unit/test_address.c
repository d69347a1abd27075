/* What people type where an address of a website is asked for. */
#include "cli/address.h"
#include "cli/options.h"

#include <string.h>

static void test_addresses(void)
{
	static const struct {
		const char *typed, *url;
	} cases[] = {
		{"www.example.go.th", "https://www.example.go.th/"},
		{" http://example.go.th/home ", "http://example.go.th/home"},
		{"localhost", "https://localhost/"},
		{"localhost:8080", "https://localhost:8080/"},
		{"http://intranet/", "http://intranet/"},
		{"10.0.0.1", "https://10.0.0.1/"},
		{"http://[::1]:8080/", "http://[::1]:8080/"},
		{"www.example.go.th/mail?to=a@b.go.th",
		 "https://www.example.go.th/mail?to=a@b.go.th"},
		{"อบต.ตัวอย่าง.ไทย", "https://xn--m3cj0d.xn--72c1a1bt4awk9o.xn--o3cw4h/"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		g_autofree char *url = address_from_user(cases[i].typed, NULL, &error);

		g_assert_no_error(error);
		g_assert_cmpstr(url, ==, cases[i].url);
	}
}

/* Each is told what it is, and what to type. */
static void test_other_things(void)
{
	static const struct {
		const char *typed, *told;
	} cases[] = {
		{"saraban@example.go.th",
		 "อีเมล ไม่ใช่ที่อยู่เว็บไซต์ ให้พิมพ์ที่อยู่เว็บไซต์ เช่น www.example.go.th"},
		{"mailto:saraban@example.go.th", "ไม่ใช่ที่อยู่เว็บไซต์"},
		{"bangplakod", "ให้พิมพ์ชื่อเต็ม เช่น www.bangplakod.go.th"},
		{"bangplakod/index.html", "ให้พิมพ์ชื่อเต็ม เช่น www.bangplakod.go.th"},
		{"/home/user/site", "--from /home/user/site"},
		{"./site", "--from ./site"},
		{"C:\\site\\index.html", "--from C:\\site\\index.html"},
		{"file:///home/user/site", "เป็นแฟ้มหรือโฟลเดอร์ในเครื่อง"},
		{"www.อบต ตัวอย่าง.go.th", "ไม่เว้นวรรค"},
		{"อบต ตัวอย่าง", "ไม่เว้นวรรค"},
		{"http://", "ไม่ใช่ที่อยู่เว็บไซต์"},
		{"ftp://www.example.go.th", "ไม่ใช่ที่อยู่เว็บไซต์"},
		{"", "ไม่ใช่ที่อยู่เว็บไซต์"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		g_autofree char *url = address_from_user(cases[i].typed, NULL, &error);

		g_assert_null(url);
		g_assert_error(error, OPTIONS_ERROR, OPTIONS_ERROR_USAGE);
		if (!strstr(error->message, cases[i].told))
			g_error("%s: %s", cases[i].typed, error->message);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/address/addresses", test_addresses);
	g_test_add_func("/address/other-things", test_other_things);
	return g_test_run();
}
