#include <libpsl.h>
#include <string.h>

#include "crawler/url.h"
#include "crawler/url_parts.h"

struct url_scope {
	char *host;   /* without "www." */
	char *prefix; /* "/folder" without a slash at the end, NULL for the whole host */
};

/* Hosts on which every customer has a folder: how many segments lead to it, after which first
 * segment. */
static const struct shared_host {
	const char *host;
	const char *first; /* NULL: any */
	guint segments;
} shared_hosts[] = {
	{"sites.google.com", "/a", 3}, /* /a/DOMAIN/NAME, the classic sites of a Workspace domain */
	{"sites.google.com", NULL, 2}, /* /view/NAME, /site/NAME, /DOMAIN/NAME */
	{"facebook.com", NULL, 1},
};

/* Suffixes under which a name is given to one public body each, so that its folders are its own;
 * the last four are รัฐบาล.ไทย, ศึกษา.ไทย, องค์กร.ไทย and ทหาร.ไทย. */
static const char *const public_bodies[] = {
	"go.th",
	"ac.th",
	"or.th",
	"mi.th",
	"xn--h3cuzk1di.xn--o3cw4h",
	"xn--12c1fe0br.xn--o3cw4h",
	"xn--12cfi8ixb8l.xn--o3cw4h",
	"xn--o3cyx2a.xn--o3cw4h",
};

/* Folders that lead into a site instead of naming one. */
static const char *const ways_in[] = {
	"th",   "thai",     "en",   "eng",    "home",   "main",    "index",  "web",
	"www",  "website",  "site", "page",   "pages",  "public",  "portal", "front",
	"html", "frontend", "cms",  "joomla", "drupal", "wp",      "moodle", "wordpress",
	"new",  "newweb",   "web1", "web2",   "beta",   "default", "app",
};

static gboolean is_way_in(const char *segment)
{
	if (strspn(segment, "0123456789") == strlen(segment)) /* a year or a version */
		return TRUE;
	for (gsize i = 0; i < G_N_ELEMENTS(ways_in); i++)
		if (g_ascii_strcasecmp(segment, ways_in[i]) == 0)
			return TRUE;
	return FALSE;
}

/* TRUE for host itself and for hosts below it. */
static gboolean is_under(const char *name, const char *host)
{
	const char *dot = g_str_has_suffix(name, host) ? name + strlen(name) - strlen(host) : NULL;
	return dot && (dot == name || dot[-1] == '.');
}

static gboolean is_public_body(const char *host)
{
	for (gsize i = 0; i < G_N_ELEMENTS(public_bodies); i++)
		if (is_under(host, public_bodies[i]))
			return TRUE;
	return FALSE;
}

/* The first count segments of path ("/a/b/c", 2 → "/a/b"); NULL where it has fewer, or count is 0.
 * Yours. */
static char *leading_segments(const char *path, guint count)
{
	const char *end = path;
	for (guint i = 0; i < count; i++) {
		if (end[0] != '/' || !end[1] || end[1] == '/')
			return NULL;
		end += 1 + strcspn(end + 1, "/");
	}
	return count > 0 ? g_strndup(path, (gsize)(end - path)) : NULL;
}

/* The folder of a path that is one, or that is the first page of one; without ways in at its end.
 * NULL for none. Yours. */
static char *folder_of(const char *path)
{
	g_auto(GStrv) segments = g_strsplit(path + 1, "/", -1);
	guint count = g_strv_length(segments);
	if (count == 0)
		return NULL;
	const char *name = segments[count - 1];
	if (*name && !g_str_has_prefix(name, "index.") && !g_str_has_prefix(name, "default."))
		return NULL;
	count--;
	while (count > 0 && is_way_in(segments[count - 1]))
		count--;
	return leading_segments(path, count);
}

static char *prefix_of(const char *host, const char *path)
{
	g_autofree char *first = leading_segments(path, 1);
	for (gsize i = 0; i < G_N_ELEMENTS(shared_hosts); i++) {
		const struct shared_host *shared = &shared_hosts[i];
		if (is_under(host, shared->host) &&
		    (!shared->first || g_strcmp0(first, shared->first) == 0))
			return leading_segments(path, shared->segments);
	}
	if (path[1] == '~')
		return leading_segments(path, 1);
	return is_public_body(host) ? NULL : folder_of(path);
}

/* The host without its "www.", unless what is left is open to everybody ("www.go.th"). Yours. */
static char *site_host(const char *host)
{
	const char *bare = g_str_has_prefix(host, "www.") ? host + 4 : host;
	return g_strdup(psl_is_public_suffix(psl_builtin(), bare) ? host : bare);
}

struct url_scope *url_scope_new(const char *start_url)
{
	g_auto(url_parts) parts = {0};
	struct url_scope *scope = g_new0(struct url_scope, 1);
	if (!url_parts_init(&parts, start_url))
		return scope;
	scope->host = site_host(parts.host);
	scope->prefix = prefix_of(scope->host, parts.path);
	return scope;
}

gboolean url_scope_has(const struct url_scope *scope, const char *url)
{
	g_auto(url_parts) parts = {0};
	if (!scope->host || !url_parts_init(&parts, url) || !is_under(parts.host, scope->host))
		return FALSE;
	if (!scope->prefix)
		return TRUE;
	/* hosts below a shared one are other sites; Windows servers do not heed case */
	g_autofree char *host = site_host(parts.host);
	gsize length = strlen(scope->prefix);
	return strcmp(host, scope->host) == 0 &&
	       g_ascii_strncasecmp(parts.path, scope->prefix, length) == 0 &&
	       (parts.path[length] == '/' || !parts.path[length]);
}

char *url_site(const char *start_url)
{
	AUTO(url_scope) scope = url_scope_new(start_url);
	return g_strconcat(scope->host ? scope->host : "", scope->prefix, NULL);
}

void url_scope_free(struct url_scope *scope)
{
	if (!scope)
		return;
	g_free(scope->host);
	g_free(scope->prefix);
	g_free(scope);
}
