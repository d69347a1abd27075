/* URLs that need no mending: a short cut past libcurl for the many. What is said here of a URL must
 * be what libcurl would say. */
#include "crawler/limits.h"
#include "crawler/url_parts.h"

#include <string.h>

static gboolean is_plain(char c)
{
	return g_ascii_isalnum(c) || (c && strchr("-._~", c));
}

/* Lower-case labels, none empty. Hosts of digits may be numbers in other spellings: dotted quads
 * only.
 */
static gboolean is_plain_host(const char *host, gsize size)
{
	if (size == 0 || size > 253 || host[0] == '.' || host[size - 1] == '.' ||
	    memmem(host, size, "..", 2))
		return FALSE;
	for (gsize i = 0; i < size; i++)
		if (!g_ascii_islower(host[i]) && !g_ascii_isdigit(host[i]) && host[i] != '-' &&
		    host[i] != '.')
			return FALSE;
	if (!g_ascii_isdigit(host[0]))
		return TRUE;
	g_autofree char *address = g_strndup(host, size);
	return g_hostname_is_ip_address(address);
}

gsize url_plain_origin(const char *url)
{
	gboolean https = g_str_has_prefix(url, "https://");
	if (!https && !g_str_has_prefix(url, "http://"))
		return 0;
	const char *host = url + (https ? 8 : 7);
	gsize size = strcspn(host, ":/?#");
	if (!is_plain_host(host, size))
		return 0;
	const char *at = host + size;
	if (*at == ':') {
		const char *port = at + 1;
		gsize digits = strspn(port, "0123456789");
		gboolean is_default = g_ascii_strtoull(port, NULL, 10) == (https ? 443 : 80);
		if (digits == 0 || digits > 5 || *port == '0' || is_default ||
		    g_ascii_strtoull(port, NULL, 10) > G_MAXUINT16)
			return 0;
		at = port + digits;
	}
	return *at == '/' ? (gsize)(at - url) : 0;
}

gboolean url_plain_path(const char *path, const char **end)
{
	const char *at = path;
	for (; is_plain(*at) || *at == '/'; at++)
		if (*at == '/' && (at[1] == '/' || at[1] == '.'))
			return FALSE;
	*end = at;
	return *at == '\0' || *at == '?';
}

/* Nothing, or '?' and something that no charset and no escaping changes. */
static gboolean is_plain_query(const char *query)
{
	if (*query == '?' && *++query == '\0')
		return FALSE; /* libcurl drops the mark */
	while (is_plain(*query) || (*query && strchr("&=+/", *query)))
		query++;
	return *query == '\0';
}

gboolean url_parts_plain(struct url_parts *parts, const char *url)
{
	const char *end;
	gsize origin = url_plain_origin(url);

	if (origin == 0 || !url_plain_path(url + origin, &end) || !is_plain_query(end))
		return FALSE;
	const char *host = strstr(url, "://") + 3;
	gsize name = strcspn(host, ":/");
	const char *path = url + origin;
	*parts = (struct url_parts){
		.host = g_strndup(host, name),
		.port = host[name] == ':'
				? g_strndup(host + name + 1, (gsize)(path - host) - name - 1)
				: NULL,
		.path = g_strndup(path, (gsize)(end - path)),
		.query = *end ? g_strdup(end + 1) : NULL,
		.https = url[4] == 's',
	};
	return TRUE;
}

/* The folder of the base that a relative reference starts in, after as many "../" as it begins
 * with: its length; 0 where the base has not so many. */
static gsize folder_of(const char *base, gsize origin, const char *end, const char **reference)
{
	gsize folder = (gsize)(end - base);
	while (base[folder - 1] != '/')
		folder--;
	while (g_str_has_prefix(*reference, "../")) {
		if (folder == origin + 1)
			return 0;
		for (folder--; base[folder - 1] != '/';)
			folder--;
		*reference += 3;
	}
	return folder;
}

char *url_resolve_plain(const char *base, const char *reference)
{
	const char *end;
	gsize kept = 0;
	gsize origin = url_plain_origin(reference);
	if (origin > 0) { /* absolute */
		if (!url_plain_path(reference + origin, &end) || !is_plain_query(end))
			return NULL;
	} else {
		origin = base ? url_plain_origin(base) : 0;
		if (origin == 0 || !url_plain_path(base + origin, &end))
			return NULL;
		kept = *reference == '/' ? origin : folder_of(base, origin, end, &reference);
		gboolean starts =
			*reference == '/' ? reference[1] != '/' : g_ascii_isalnum(*reference);
		if (kept == 0 || !starts || !url_plain_path(reference, &end) ||
		    !is_plain_query(end))
			return NULL;
	}
	gsize added = strlen(reference);
	if (kept + added > LIMIT_URL)
		return NULL;
	char *url = g_malloc(kept + added + 1);
	if (kept > 0)
		memcpy(url, base, kept);
	memcpy(url + kept, reference, added + 1);
	return url;
}
