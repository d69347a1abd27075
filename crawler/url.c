#include "crawler/url.h"

#include <curl/curl.h>
#include <idn2.h>
#include <string.h>

#include "crawler/charset.h"
#include "crawler/limits.h"
#include "crawler/url_parts.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(CURLU, curl_url_cleanup)

/* Bytes that browsers percent-encode, beside controls, blanks and non-ASCII (URL standard §1.3). */
#define ESCAPED_IN_PATH  "\"<>`{}"
#define ESCAPED_IN_QUERY "\"<>'"

static char *url_part(CURLU *url, CURLUPart which, unsigned flags)
{
	char *curls = NULL;
	if (curl_url_get(url, which, &curls, flags) != CURLUE_OK)
		return NULL;
	char *ours = g_strdup(curls);
	curl_free(curls);
	return ours;
}

/* A host as DNS knows it; NULL where the name is none. libcurl would turn Thai names too, but only
 * under a UTF-8 locale, which cron does not set. */
static char *host_to_ascii(const char *host)
{
	g_autofree char *turned = NULL;
	if (!g_str_is_ascii(host)) {
		char *ascii = NULL;
		if (!g_utf8_validate(host, -1, NULL) ||
		    idn2_to_ascii_8z(host, &ascii, IDN2_NONTRANSITIONAL | IDN2_NFC_INPUT) !=
			    IDN2_OK)
			return NULL;
		turned = g_strdup(ascii);
		idn2_free(ascii);
		host = turned;
	}
	for (const char *p = host; *p; p++)
		if (!g_ascii_isalnum(*p) && !strchr("-._:[]", *p))
			return NULL;
	gboolean empty_label = *host == '\0' || *host == '.' || strstr(host, "..");
	return empty_label ? NULL : g_ascii_strdown(host, -1);
}

static gboolean is_blank(char c)
{
	return (unsigned char)c <= ' ';
}

/* Without blanks and controls around, and without the tabs and line breaks that authors wrap long
 * attributes with. */
static char *trim_reference(const char *reference)
{
	while (*reference && is_blank(*reference))
		reference++;
	gsize length = strlen(reference);
	while (length > 0 && is_blank(reference[length - 1]))
		length--;
	GString *out = g_string_sized_new(length);
	while (length > 0) {
		gsize run = MIN(strcspn(reference, "\t\r\n"), length);
		g_string_append_len(out, reference, (gssize)run);
		run += run < length ? 1 : 0;
		reference += run;
		length -= run;
	}
	return g_string_free(out, FALSE);
}

/* Length of "name:" at the start of a reference, 0 where there is none (RFC 3986 §3.1). */
static gsize scheme_length(const char *reference)
{
	if (!g_ascii_isalpha(*reference))
		return 0;
	gsize i = 1;
	while (g_ascii_isalnum(reference[i]) || (reference[i] && strchr("+-.", reference[i])))
		i++;
	return reference[i] == ':' ? i + 1 : 0;
}

static gboolean is_escaped(unsigned char c, const char *escaped)
{
	return !g_ascii_isalnum(c) && (c <= ' ' || c >= 0x7f || strchr(escaped, c));
}

static void append_escaped(GString *out, const char *text, gsize size, const char *escaped)
{
	gsize start = 0;
	for (gsize i = 0; i < size; i++) {
		unsigned char c = (unsigned char)text[i];
		if (!is_escaped(c, escaped))
			continue;
		g_string_append_len(out, text + start, (gssize)(i - start));
		g_string_append_printf(out, "%%%02X", c);
		start = i + 1;
	}
	g_string_append_len(out, text + start, (gssize)(size - start));
}

/* Non-ASCII letters of a query go out in the page's charset; where that cannot spell them, in
 * UTF-8. */
static void append_query(GString *out, const char *query, const char *charset)
{
	gsize size = strlen(query);
	g_autofree char *bytes = NULL;
	if (charset && !g_str_is_ascii(query))
		bytes = charset_from_utf8(query, size, charset, &size);
	append_escaped(out, bytes ? bytes : query, bytes ? size : strlen(query), ESCAPED_IN_QUERY);
}

/* A path in which backslashes are slashes, as browsers read it. */
static void append_path(GString *out, char *path)
{
	g_strdelimit(path, "\\", '/');
	append_escaped(out, path, strlen(path), ESCAPED_IN_PATH);
}

/* The part after the scheme, made a "//host/path" reference: any number of slashes may stand before
 * the host. The host is left alone. */
static void append_authority_and_path(GString *out, char *rest)
{
	g_strdelimit(rest, "\\", '/');
	rest += strspn(rest, "/");
	gsize host = strcspn(rest, "/");
	g_string_append(out, "//");
	g_string_append_len(out, rest, (gssize)host);
	append_path(out, rest + host);
}

/* A reference as libcurl takes it: escaped, slashes mended. *hosted: it names a host, so that base
 * adds nothing more. NULL for other schemes. mend may be written to. */
static char *clean_reference(const char *base, char *mend, const char *charset, gboolean *hosted)
{
	char *query = strchr(mend, '?');
	if (query)
		*query++ = '\0';

	gsize scheme = scheme_length(mend);
	const char *named = scheme > 0 || !base ? mend : base; /* what names the scheme */
	gboolean https = g_ascii_strncasecmp(named, "https:", 6) == 0;
	if (!https && g_ascii_strncasecmp(named, "http:", 5) != 0)
		return NULL;

	char *rest = mend + scheme;
	*hosted = strspn(rest, "/\\") >= 2;
	if (scheme > 0 && !*hosted) /* "http:page" is relative to a base of that scheme */
		*hosted = !base || g_ascii_strncasecmp(base, mend, scheme) != 0;

	GString *out = g_string_sized_new(strlen(rest) + 16);
	if (*hosted) {
		g_string_append(out, https ? "https:" : "http:");
		append_authority_and_path(out, rest);
	} else {
		append_path(out, rest);
		if (scheme_length(out->str) > 0) /* what is left of "http:a:b" is a path */
			g_string_prepend(out, "./");
	}
	if (query) {
		g_string_append_c(out, '?');
		append_query(out, query, charset);
	}
	return g_string_free(out, FALSE);
}

/* Host to DNS form, no user, no password. FALSE for a host that cannot be asked. */
static gboolean mend_authority(CURLU *url)
{
	static const CURLUPart dropped[] = {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS};
	for (gsize i = 0; i < G_N_ELEMENTS(dropped); i++)
		curl_url_set(url, dropped[i], NULL, 0);
	g_autofree char *host = url_part(url, CURLUPART_HOST, 0);
	g_autofree char *ascii = host ? host_to_ascii(host) : NULL;
	return ascii && (strcmp(host, ascii) == 0 ||
			 curl_url_set(url, CURLUPART_HOST, ascii, 0) == CURLUE_OK);
}

/* Cuts the fragment off; readers compare it with ids, so it is unescaped where that is text. */
static void cut_fragment(char *reference, char **fragment)
{
	char *hash = strchr(reference, '#');
	if (!hash)
		return;
	*hash++ = '\0';
	if (!fragment || !*hash)
		return;
	*fragment = g_uri_unescape_string(hash, NULL);
	if (!*fragment || !g_utf8_validate(*fragment, -1, NULL)) {
		g_free(*fragment);
		*fragment = g_utf8_make_valid(hash, -1);
	}
}

/* A route is no part of what references are resolved against; libcurl would take its slashes for
 * the path's. */
static char *without_route(const char *base)
{
	return g_strndup(base, strcspn(base, "#"));
}

char *url_resolve(const char *base, const char *reference, const char *charset, char **fragment)
{
	if (base && strchr(base, '#')) {
		g_autofree char *page = without_route(base);
		return url_resolve(page, reference, charset, fragment);
	}
	if (fragment)
		*fragment = NULL;
	char *plain = url_resolve_plain(base, reference);
	if (plain)
		return plain;
	if (strlen(reference) > 4 * LIMIT_URL)
		return NULL;
	g_autofree char *mend = trim_reference(reference);
	if (!*mend)
		return NULL;

	g_autofree char *place = NULL;
	cut_fragment(mend, &place);
	gboolean hosted;
	g_autofree char *clean = clean_reference(base, mend, charset, &hosted);
	if (!clean)
		return NULL;
	g_autoptr(CURLU) url = curl_url();
	if (!hosted && curl_url_set(url, CURLUPART_URL, base, 0) != CURLUE_OK)
		return NULL;
	/* libcurl 7.88 resolves an empty reference to the base's folder instead of the base itself
	 */
	if (*clean && curl_url_set(url, CURLUPART_URL, clean, 0) != CURLUE_OK)
		return NULL;
	if (hosted && !mend_authority(url))
		return NULL;
	char *whole = url_part(url, CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
	if (whole && strlen(whole) > LIMIT_URL)
		g_clear_pointer(&whole, g_free);
	if (whole && fragment)
		*fragment = g_steal_pointer(&place);
	return whole;
}

char *url_route(const char *url, const char *fragment)
{
	const char *path = fragment && *fragment == '!' ? fragment + 1 : fragment;
	if (!path || path[0] != '/' || !path[1])
		return NULL;
	g_autofree char *page = without_route(url);
	g_autofree char *escaped = g_uri_escape_string(fragment, "!$&'()*+,;=:@/?", FALSE);
	g_autofree char *whole = g_strconcat(page, "#", escaped, NULL);
	return strlen(whole) > LIMIT_URL ? NULL : g_steal_pointer(&whole);
}

char *url_from_user(const char *typed, gboolean *scheme_given)
{
	g_autofree char *text = trim_reference(typed);
	gsize scheme = scheme_length(text);
	gboolean given =
		scheme > 0 && !g_ascii_isdigit(text[scheme]); /* "host:8080" is no scheme */
	if (scheme_given)
		*scheme_given = given;
	if (given || !*text)
		return url_resolve(NULL, text, NULL, NULL);
	g_autofree char *with_scheme = g_strconcat("https://", text, NULL);
	return url_resolve(NULL, with_scheme, NULL, NULL);
}

gboolean url_parts_init(struct url_parts *parts, const char *url)
{
	memset(parts, 0, sizeof(*parts));
	if (url_parts_plain(parts, url))
		return TRUE;
	g_autoptr(CURLU) curlu = curl_url();
	if (curl_url_set(curlu, CURLUPART_URL, url, 0) != CURLUE_OK)
		return FALSE;
	g_autofree char *scheme = url_part(curlu, CURLUPART_SCHEME, 0);
	g_autofree char *host = url_part(curlu, CURLUPART_HOST, 0);
	g_autofree char *ascii = host ? host_to_ascii(host) : NULL;
	if (!ascii || !g_str_has_prefix(scheme, "http"))
		return FALSE;
	parts->https = strcmp(scheme, "https") == 0;
	parts->host = g_steal_pointer(&ascii);
	parts->port = url_part(curlu, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
	parts->path = url_part(curlu, CURLUPART_PATH, 0);
	parts->query = url_part(curlu, CURLUPART_QUERY, 0);
	return TRUE;
}

void url_parts_clear(struct url_parts *parts)
{
	g_free(parts->host);
	g_free(parts->port);
	g_free(parts->path);
	g_free(parts->query);
	memset(parts, 0, sizeof(*parts));
}

char *url_host(const char *url)
{
	g_auto(url_parts) parts = {0};
	return url_parts_init(&parts, url) ? g_steal_pointer(&parts.host) : g_strdup("");
}

char *url_authority(const char *url)
{
	g_auto(url_parts) parts = {0};
	if (!url_parts_init(&parts, url))
		return g_strdup("");
	const char *port = parts.port ? parts.port : parts.https ? "443" : "80";
	return g_strconcat(parts.host, ":", port, NULL);
}
