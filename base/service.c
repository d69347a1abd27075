#include "base/service.h"

#include <string.h>

#define NAMES 6u /* that one pattern keeps */

struct span {
	const char *start;
	gsize length;
};

struct kept {
	struct span names[NAMES], values[NAMES];
	guint count;
};

static const char *const kinds[] = {
	[SERVICE_NONE] = "none",           [SERVICE_FILE] = "file",   [SERVICE_FOLDER] = "folder",
	[SERVICE_FLIP_BOOK] = "flip-book", [SERVICE_FORM] = "form",   [SERVICE_PAGE] = "page",
	[SERVICE_SEARCH] = "search",       [SERVICE_LOGIN] = "login", [SERVICE_KINDS] = NULL,
};

const char *const *service_kind_names(void)
{
	return kinds;
}

struct service *service_new(void)
{
	struct service *service = g_new0(struct service, 1);

	service->at = g_ptr_array_new_with_free_func(g_free);
	return service;
}

static void service_free(gpointer data)
{
	struct service *service = data;

	g_free(service->name);
	g_ptr_array_unref(service->at);
	g_free(service->download);
	g_free(service->confirm);
	g_free(service);
}

struct services *services_new(void)
{
	struct services *services = g_new0(struct services, 1);

	services->rows = g_ptr_array_new_with_free_func(service_free);
	services->no_access = g_ptr_array_new_with_free_func(g_free);
	return services;
}

void services_free(struct services *services)
{
	if (!services)
		return;
	g_ptr_array_unref(services->rows);
	g_ptr_array_unref(services->no_access);
	g_free(services);
}

static gboolean same(struct span a, struct span b)
{
	return a.length == b.length && memcmp(a.start, b.start, a.length) == 0;
}

/* "{id}" keeps the value under "id", "*" takes any, all else must be the same. */
static gboolean match_part(struct span part, struct span value, struct kept *kept)
{
	gboolean named = part.length > 2 && part.start[0] == '{';

	if (!named && !(part.length == 1 && *part.start == '*'))
		return same(part, value);
	if (named && kept->count < NAMES) {
		kept->names[kept->count] = (struct span){part.start + 1, part.length - 2};
		kept->values[kept->count++] = value;
	}
	return value.length > 0;
}

static gboolean match_host(struct span host, struct span have)
{
	gsize more = have.length - host.length;

	return have.length >= host.length &&
	       g_ascii_strncasecmp(have.start + more, host.start, host.length) == 0 &&
	       (more == 0 || have.start[more - 1] == '.');
}

/* Segment by segment, as many as the pattern has. */
static gboolean match_path(const char *path, const char *have, struct kept *kept)
{
	while (*path == '/') {
		if (*have != '/')
			return FALSE;
		struct span part = {path + 1, strcspn(path + 1, "/?")};
		struct span value = {have + 1, strcspn(have + 1, "/?#")};
		if (!match_part(part, value, kept))
			return FALSE;
		path = part.start + part.length;
		have = value.start + value.length;
	}
	return TRUE;
}

static struct span parameter(const char *query, struct span name)
{
	while (*query && *query != '#') {
		gsize length = strcspn(query, "&#");
		gsize before = MIN(strcspn(query, "="), length);
		if (before < length && same((struct span){query, before}, name))
			return (struct span){query + before + 1, length - before - 1};
		query += length + (query[length] == '&');
	}
	return (struct span){query, 0};
}

static gboolean match_query(const char *wanted, const char *query, struct kept *kept)
{
	while (*wanted) {
		struct span name = {wanted, strcspn(wanted, "=")};
		const char *value = wanted + name.length + (wanted[name.length] == '=');
		struct span part = {value, strcspn(value, "&")};
		if (!match_part(part, parameter(query, name), kept))
			return FALSE;
		wanted = value + part.length;
		wanted += *wanted == '&';
	}
	return TRUE;
}

static gboolean match(const char *pattern, const char *url, struct kept *kept)
{
	const char *host = strstr(url, "://");
	if (!host)
		return FALSE;
	host += strlen("://");
	const char *path = host + strcspn(host, "/?#");
	const char *query = path + strcspn(path, "?#");
	gsize name = strcspn(pattern, "/?");

	kept->count = 0;
	return match_host((struct span){pattern, name},
			  (struct span){host, strcspn(host, ":/?#")}) &&
	       match_path(pattern + name, path, kept) &&
	       match_query(pattern + strcspn(pattern, "?") + (strchr(pattern, '?') != NULL),
			   *query == '?' ? query + 1 : "", kept);
}

static const struct span *value_of(const struct kept *kept, struct span name)
{
	for (guint i = 0; i < kept->count; i++)
		if (same(kept->names[i], name))
			return &kept->values[i];
	return NULL;
}

/* Yours; NULL where it is url itself. */
static char *fill_in(const char *form, const char *url, const struct kept *kept)
{
	g_autoptr(GString) out = g_string_new(NULL);
	gsize whole = strcspn(url, "#");

	for (const char *at = form; *at;) {
		gboolean named = *at == '{' && strchr(at, '}');
		struct span name = {at + 1, named ? strcspn(at + 1, "}") : 0};
		const struct span *value = named ? value_of(kept, name) : NULL;
		if (value && name.length + 2 == strlen(form))
			return g_uri_unescape_segment(value->start, value->start + value->length,
						      NULL);
		if (value)
			g_string_append_len(out, value->start, (gssize)value->length);
		else if (g_str_has_prefix(at, "{this}"))
			g_string_append_len(out, url, (gssize)whole);
		else if (g_str_has_prefix(at, "{&}"))
			g_string_append_c(out, strchr(out->str, '?') ? '&' : '?');
		else
			g_string_append_c(out, *at);
		at += named ? name.length + 2 : 1;
	}
	return strcmp(out->str, url) == 0 ? NULL : g_strdup(out->str);
}

const struct service *service_find(const struct services *services, const char *url,
				   char **download)
{
	if (download)
		*download = NULL;
	for (guint i = 0; services && i < services->rows->len; i++) {
		const struct service *service = g_ptr_array_index(services->rows, i);
		for (guint p = 0; p < service->at->len; p++) {
			struct kept kept;
			if (!match(g_ptr_array_index(service->at, p), url, &kept))
				continue;
			if (download && service->download)
				*download = fill_in(service->download, url, &kept);
			return service;
		}
	}
	return NULL;
}

gboolean service_pattern_ok(const char *pattern)
{
	gsize host = strcspn(pattern, "/?");
	guint open = 0, names = 0;

	for (const char *at = pattern; *at; at++) {
		if (*at == '{' && (open++ > 0 || at < pattern + host || at[1] == '}'))
			return FALSE;
		if (*at == '}' && open-- == 0)
			return FALSE;
		names += *at == '{';
	}
	return host > 0 && memchr(pattern, '.', host) && !strstr(pattern, "://") && open == 0 &&
	       names <= NAMES;
}

gboolean service_download_ok(const char *pattern, const char *download)
{
	for (const char *at = strchr(download, '{'); at; at = strchr(at + 1, '{')) {
		gsize length = strcspn(at, "}") + 1;
		g_autofree char *name = g_strndup(at, length);
		if (at[length - 1] != '}')
			return FALSE;
		if (strcmp(name, "{this}") != 0 && strcmp(name, "{&}") != 0 &&
		    !strstr(pattern, name))
			return FALSE;
	}
	return g_str_has_prefix(download, "https://") || *download == '{';
}
