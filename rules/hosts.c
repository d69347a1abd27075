#include "rules/hosts.h"

#include <string.h>

/* Where the host of a URL or a key begins. */
static const char *host_in(const char *address)
{
	const char *scheme = address + strcspn(address, "/?#");
	const char *host =
		scheme > address && g_str_has_prefix(scheme - 1, "://") ? scheme + 2 : address;
	return g_str_has_prefix(host, "www.") ? host + strlen("www.") : host;
}

gboolean hosts_same(const char *one, const char *other)
{
	const char *host = host_in(one), *compared = host_in(other);
	size_t length = strcspn(host, "/?#");
	return length > 0 && length == strcspn(compared, "/?#") &&
	       strncmp(host, compared, length) == 0;
}

/* url is what follows "://"; host may carry the start of a path. A host also stands for those below
 * it. */
static gboolean on_host(const char *url, const char *host)
{
	size_t name = strcspn(host, "/"), have = strcspn(url, ":/?#");
	if (have < name || g_ascii_strncasecmp(url + have - name, host, name) != 0)
		return FALSE;
	if (have > name && url[have - name - 1] != '.')
		return FALSE;
	const char *path = url + strcspn(url, "/?#");
	return g_str_has_prefix(path, host + name);
}

gboolean hosts_have(const GPtrArray *hosts, const char *url)
{
	const char *start = url ? strstr(url, "://") : NULL;
	for (guint i = 0; start && i < hosts->len; i++)
		if (on_host(start + 3, g_ptr_array_index(hosts, i)))
			return TRUE;
	return FALSE;
}
