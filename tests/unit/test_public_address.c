#include "crawler/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

static gboolean is_public(const char *text)
{
	struct sockaddr_in v4 = {.sin_family = AF_INET};
	struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};

	if (inet_pton(AF_INET, text, &v4.sin_addr) == 1)
		return address_is_public((struct sockaddr *)&v4);
	g_assert_cmpint(inet_pton(AF_INET6, text, &v6.sin6_addr), ==, 1);
	return address_is_public((struct sockaddr *)&v6);
}

/* Both edges of each range, and their neighbours outside. */
static void test_ranges(void)
{
	static const char *const refused[] = {
		"0.0.0.0",
		"0.255.255.255",
		"10.0.0.1",
		"10.255.255.255",
		"100.64.0.0",
		"100.127.255.255",
		"127.0.0.1",
		"169.254.169.254",
		"172.16.0.0",
		"172.31.255.255",
		"192.0.0.8",
		"192.0.2.1",
		"192.88.99.1",
		"192.168.0.0",
		"192.168.255.255",
		"198.18.0.0",
		"198.19.255.255",
		"198.51.100.1",
		"203.0.113.1",
		"224.0.0.1",
		"239.255.255.255",
		"240.0.0.1",
		"255.255.255.255",
		"::",
		"::1",
		"::ffff:127.0.0.1",
		"::ffff:10.0.0.1",
		"::127.0.0.1",
		"64:ff9b::a00:1",
		"2002:a00:1::1",
		"fe80::1",
		"fc00::1",
		"fdff::1",
		"fec0::1",
		"ff02::1",
		"2001:db8::1",
		"2001::1",
		"4000::1",
	};
	static const char *const allowed[] = {
		"1.1.1.1",          "9.255.255.255",   "11.0.0.0",    "100.63.255.255",
		"100.128.0.0",      "172.15.255.255",  "172.32.0.0",  "192.167.255.255",
		"192.169.0.0",      "198.17.255.255",  "198.20.0.0",  "223.255.255.255",
		"169.253.0.1",      "::ffff:8.8.8.8",  "2001:200::1", "2606:4700::1111",
		"64:ff9b::808:808", "2002:808:808::1",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(refused); i++)
		if (is_public(refused[i]))
			g_error("%s must be refused", refused[i]);
	for (gsize i = 0; i < G_N_ELEMENTS(allowed); i++)
		if (!is_public(allowed[i]))
			g_error("%s must be allowed", allowed[i]);
}

static void test_other_families(void)
{
	struct sockaddr address = {.sa_family = AF_UNIX};

	g_assert_false(address_is_public(&address));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/address/ranges", test_ranges);
	g_test_add_func("/address/other-families", test_other_families);
	return g_test_run();
}
