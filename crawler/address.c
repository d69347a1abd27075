#include "crawler/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

struct range {
	guint8 prefix[16];
	unsigned bits;
};

/* IANA IPv4 Special-Purpose Address Registry: all that is not globally reachable, multicast and the
 * reserved rest. */
static const struct range refused_v4[] = {
	{{0}, 8},             /* this network, unspecified */
	{{10}, 8},            /* private */
	{{100, 64}, 10},      /* carrier-grade NAT */
	{{127}, 8},           /* loopback */
	{{169, 254}, 16},     /* link-local, cloud metadata */
	{{172, 16}, 12},      /* private */
	{{192, 0, 0}, 24},    /* IETF protocol assignments */
	{{192, 0, 2}, 24},    /* documentation */
	{{192, 88, 99}, 24},  /* 6to4 relays, withdrawn */
	{{192, 168}, 16},     /* private */
	{{198, 18}, 15},      /* benchmarking */
	{{198, 51, 100}, 24}, /* documentation */
	{{203, 0, 113}, 24},  /* documentation */
	{{224}, 3},           /* multicast, reserved, broadcast */
};

/* IPv6: only 2000::/3 is global unicast; what is not so within it. */
static const struct range global_v6 = {{0x20}, 3};
static const struct range refused_v6[] = {
	{{0x20, 0x01, 0x00}, 23},       /* IETF protocol assignments, Teredo */
	{{0x20, 0x01, 0x0d, 0xb8}, 32}, /* documentation */
	{{0x3f, 0xff, 0x00}, 20},       /* documentation */
};

/* IPv6 ranges that carry an IPv4 address, and where in it. */
static const struct {
	struct range range;
	unsigned offset;
} embedded_v4[] = {
	{{{[10] = 0xff, [11] = 0xff}, 96}, 12}, /* ::ffff:0:0/96, mapped */
	{{{0x00, 0x64, 0xff, 0x9b}, 96}, 12},   /* 64:ff9b::/96, NAT64 */
	{{{0x20, 0x02}, 16}, 2},                /* 2002::/16, 6to4 */
};

static gboolean in_range(const guint8 *bytes, const struct range *range)
{
	unsigned whole = range->bits / 8, rest = range->bits % 8;

	if (memcmp(bytes, range->prefix, whole) != 0)
		return FALSE;
	return rest == 0 || (bytes[whole] ^ range->prefix[whole]) >> (8 - rest) == 0;
}

static gboolean in_ranges(const guint8 *bytes, const struct range *ranges, gsize count)
{
	for (gsize i = 0; i < count; i++)
		if (in_range(bytes, &ranges[i]))
			return TRUE;
	return FALSE;
}

static gboolean public_v4(const guint8 *bytes)
{
	return !in_ranges(bytes, refused_v4, G_N_ELEMENTS(refused_v4));
}

static gboolean public_v6(const guint8 *bytes)
{
	for (gsize i = 0; i < G_N_ELEMENTS(embedded_v4); i++)
		if (in_range(bytes, &embedded_v4[i].range))
			return public_v4(bytes + embedded_v4[i].offset);
	return in_range(bytes, &global_v6) &&
	       !in_ranges(bytes, refused_v6, G_N_ELEMENTS(refused_v6));
}

gboolean address_is_public(const struct sockaddr *address)
{
	/* Copied out, since a sockaddr from a library need not be aligned for us. */
	if (address->sa_family == AF_INET) {
		struct sockaddr_in v4;
		memcpy(&v4, address, sizeof v4);
		return public_v4((const guint8 *)&v4.sin_addr);
	}
	if (address->sa_family == AF_INET6) {
		struct sockaddr_in6 v6;
		memcpy(&v6, address, sizeof v6);
		return public_v6(v6.sin6_addr.s6_addr);
	}
	return FALSE;
}
