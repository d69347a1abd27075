/* What a URL is, apart from how it is fetched: key, shape, trap, extension, and how a person reads
 * it. */
#include <string.h>

#include "crawler/charset.h"
#include "crawler/url.h"
#include "crawler/url_parts.h"

#define REPLACEMENT   "\xef\xbf\xbd"
#define TRAP_SEGMENTS 20 /* deeper folders exist only where relative links grow on their own */
#define TRAP_REPEATS  3
#define LONG_TOKEN    16 /* letters of a run that no person named: a hash or an encoded id */
#define SHORT_WORD    24 /* letters of a query value that names a section, as in m=main */

/* Reads one escaped byte at text; FALSE where there is none. */
static gboolean escaped_byte(const char *text, unsigned char *byte)
{
	if (text[0] != '%' || !g_ascii_isxdigit(text[1]) || !g_ascii_isxdigit(text[2]))
		return FALSE;
	*byte = (unsigned char)(g_ascii_xdigit_value(text[1]) * 16 + g_ascii_xdigit_value(text[2]));
	return TRUE;
}

/* The UTF-8 text that a run of escaped high bytes spells in one of the two charsets of Thai sites;
 * NULL for neither. Yours. */
static char *run_text(const GByteArray *run)
{
	if (g_utf8_validate((const char *)run->data, run->len, NULL))
		return g_strndup((const char *)run->data, run->len);
	gsize size;
	char *text = charset_to_utf8(run->data, run->len, "windows-874", &size);
	if (strstr(text, REPLACEMENT))
		g_clear_pointer(&text, g_free);
	return text;
}

/* What becomes of the escapes of a URL part. */
enum spelling {
	SPELL_KEY,     /* one spelling for each text, still escaped */
	SPELL_DISPLAY, /* letters as a person reads them */
};

static void append_run(GString *out, const GByteArray *run, enum spelling spelling)
{
	g_autofree char *text = run_text(run);
	if (spelling == SPELL_KEY && text) {
		g_string_append_uri_escaped(out, text, NULL, FALSE);
		return;
	}
	const char *p = text;
	for (; p && *p; p = g_utf8_next_char(p)) {
		/* unprintable ones reorder or hide what stands beside them */
		if (g_unichar_isprint(g_utf8_get_char(p)))
			g_string_append_unichar(out, g_utf8_get_char(p));
		else
			for (const char *q = p; q < g_utf8_next_char(p); q++)
				g_string_append_printf(out, "%%%02X", (unsigned char)*q);
	}
	for (guint i = 0; !text && i < run->len; i++)
		g_string_append_printf(out, "%%%02X", run->data[i]);
}

static void append_ascii(GString *out, unsigned char byte, enum spelling spelling)
{
	/* RFC 3986 §6.2.2.2: only escapes of unreserved characters mean the character itself */
	gboolean plain = g_ascii_isalnum(byte) || strchr("-._~", byte);
	if (byte && (plain || (spelling == SPELL_DISPLAY && byte == ' ')))
		g_string_append_c(out, (char)byte);
	else
		g_string_append_printf(out, "%%%02X", byte);
}

/* Bytes at the start that are neither escaped nor to be. */
static gsize plain_length(const char *text)
{
	gsize length = 0;
	while (text[length] && text[length] != '%' && (unsigned char)text[length] < 0x80)
		length++;
	return length;
}

static void append_spelled(GString *out, const char *text, enum spelling spelling)
{
	gsize plain = plain_length(text);
	g_string_append_len(out, text, (gssize)plain);
	text += plain;
	if (!*text)
		return;
	g_autoptr(GByteArray) run = g_byte_array_new();
	while (*text) {
		unsigned char byte = (unsigned char)*text;
		gboolean escaped = escaped_byte(text, &byte);
		if (byte >= 0x80) {
			g_byte_array_append(run, &byte, 1);
		} else {
			append_run(out, run, spelling);
			g_byte_array_set_size(run, 0);
			if (escaped)
				append_ascii(out, byte, spelling);
			else
				g_string_append_c(out, (char)byte);
		}
		text += escaped ? 3 : 1;
	}
	append_run(out, run, spelling);
}

/* "www." is no part of a host's identity, nor is the root's dot. Borrowed from host, which is
 * written to. */
static const char *bare_host(char *host)
{
	gsize length = strlen(host);
	if (length > 1 && host[length - 1] == '.')
		host[length - 1] = '\0';
	return g_str_has_prefix(host, "www.") && strchr(host + 4, '.') ? host + 4 : host;
}

static void append_path(GString *out, const char *path)
{
	g_autoptr(GString) spelled = g_string_new(NULL);
	append_spelled(spelled, path, SPELL_KEY);
	for (const char *p = spelled->str; *p; p++) {
		if (g_ascii_strncasecmp(p, ";jsessionid=", 12) == 0) {
			p += strcspn(p, "/") - 1; /* up to the segment's end */
			continue;
		}
		if (p[0] != '/' || p[1] != '/')
			g_string_append_c(out, *p);
	}
}

static gboolean is_hex(const char *text, gsize length)
{
	for (gsize i = 0; i < length; i++)
		if (!g_ascii_isxdigit(text[i]))
			return FALSE;
	return length > 0;
}

/* Parameters that name a visit or where the visitor came from, not a resource. */
static gboolean is_visit(const char *parameter)
{
	static const char *const names[] = {"phpsessid", "jsessionid", "sessionid", "oscsid",
					    "zenid",     "fbclid",     "gclid",     "msclkid",
					    "igshid",    "_gl"};
	gsize length = strcspn(parameter, "=");
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		if (length == strlen(names[i]) &&
		    g_ascii_strncasecmp(parameter, names[i], length) == 0)
			return TRUE;
	if (g_ascii_strncasecmp(parameter, "utm_", 4) == 0 ||
	    g_ascii_strncasecmp(parameter, "aspsessionid", 12) == 0)
		return TRUE;
	/* "sid" is as often a section's number: only the 32 digits of a hash are a session */
	const char *value = parameter[length] ? parameter + length + 1 : "";
	return g_ascii_strncasecmp(parameter, "sid=", 4) == 0 && strlen(value) == 32 &&
	       is_hex(value, 32);
}

/* The parameters that say what is asked for, in their order, which servers may heed. Yours. */
static char **parameters_of(const char *query)
{
	char **parameters = g_strsplit(query, "&", -1);
	guint kept = 0;
	for (guint i = 0; parameters[i]; i++) {
		if (*parameters[i] && !is_visit(parameters[i]))
			parameters[kept++] = parameters[i];
		else
			g_free(parameters[i]);
	}
	parameters[kept] = NULL;
	return parameters;
}

static void append_query(GString *out, const char *query)
{
	g_auto(GStrv) parameters = parameters_of(query);
	for (guint i = 0; parameters[i]; i++) {
		g_string_append_c(out, i == 0 ? '?' : '&');
		append_spelled(out, parameters[i], SPELL_KEY);
	}
}

/* "#/about" of a URL that has a route, else "". */
static const char *route_of(const char *url)
{
	return url + strcspn(url, "#");
}

/* The key of a URL whose host and path are plain; NULL for others. Yours. */
static char *plain_key(const char *url)
{
	const char *query;
	gsize origin = url_plain_origin(url);
	if (origin == 0 || !url_plain_path(url + origin, &query) || strchr(query, '#'))
		return NULL;
	const char *host = strstr(url, "://") + 3;
	gsize name = strcspn(host, ":/");
	if (g_str_has_prefix(host, "www.") && memchr(host + 4, '.', name - 4))
		host += 4;
	GString *key = g_string_sized_new(strlen(host));
	g_string_append_len(key, host, query - host);
	if (*query)
		append_query(key, query + 1);
	return g_string_free(key, FALSE);
}

char *url_key(const char *url)
{
	char *plain = plain_key(url);
	if (plain)
		return plain;
	g_auto(url_parts) parts = {0};
	if (!url_parts_init(&parts, url))
		return g_strdup(url);
	GString *key = g_string_new(bare_host(parts.host));
	if (parts.port)
		g_string_append_printf(key, ":%s", parts.port);
	append_path(key, parts.path);
	if (parts.query)
		append_query(key, parts.query);
	g_string_append(key, route_of(url));
	return g_string_free(key, FALSE);
}

/* Decoded path segments without empty ones. Yours. */
static char **segments_of(const char *path)
{
	g_autoptr(GString) shown = g_string_new(NULL);
	append_spelled(shown, path, SPELL_DISPLAY);
	g_autoptr(GStrvBuilder) kept = g_strv_builder_new();
	g_auto(GStrv) all = g_strsplit(shown->str, "/", -1);
	for (guint i = 0; all[i]; i++)
		if (*all[i])
			g_strv_builder_add(kept, all[i]);
	return g_strv_builder_end(kept);
}

static gboolean same_segments(char **a, char **b, guint count)
{
	for (guint i = 0; i < count; i++)
		if (strcmp(a[i], b[i]) != 0)
			return FALSE;
	return TRUE;
}

/* How often the count segments at place stand there one after another, at least once. */
static guint repeats(char **place, guint left, guint count)
{
	guint times = 1;
	while (count * (times + 1) <= left && same_segments(place, place + count * times, count))
		times++;
	return times;
}

/* Length of a run of letters, digits and what base64, base64url and UUIDs put between them. */
static gsize token_length(const char *text)
{
	gsize i = 0;
	while (g_ascii_isalnum(text[i]) || (text[i] && strchr("+-_=", text[i])))
		i++;
	return i;
}

/* A hash, UUID or encoded id: nobody writes sixteen letters that mix digits with both cases, or hex
 * digits only. */
static gboolean is_opaque(const char *token, gsize length)
{
	guint digits = 0, upper = 0, lower = 0, other = 0;
	for (gsize i = 0; i < length; i++) {
		digits += g_ascii_isdigit(token[i]) ? 1 : 0;
		upper += g_ascii_isupper(token[i]) ? 1 : 0;
		lower += g_ascii_islower(token[i]) ? 1 : 0;
		other += !g_ascii_isxdigit(token[i]) && token[i] != '-' ? 1 : 0;
	}
	if (length < LONG_TOKEN || digits == 0)
		return FALSE;
	return (upper > 1 && lower > 1) || (other == 0 && digits < length);
}

static gboolean has_digit(const char *text, gsize length)
{
	for (gsize i = 0; i < length; i++)
		if (g_ascii_isdigit(text[i]))
			return TRUE;
	return FALSE;
}

/* A segment or value with its numbers as 0 and its opaque ids as *. */
static void append_shape(GString *out, const char *text)
{
	while (*text) {
		gsize token = token_length(text);
		if (token > 0 && !has_digit(text, token)) { /* nor is any end of it opaque */
			g_string_append_len(out, text, (gssize)token);
			text += token;
			continue;
		}
		if (is_opaque(text, token)) {
			g_string_append_c(out, '*');
			text += token;
			continue;
		}
		if (!g_unichar_isdigit(g_utf8_get_char(text))) {
			g_string_append_unichar(out, g_utf8_get_char(text));
			text = g_utf8_next_char(text);
			continue;
		}
		g_string_append_c(out, '0');
		while (*text && g_unichar_isdigit(g_utf8_get_char(text)))
			text = g_utf8_next_char(text);
	}
}

static gboolean is_short_word(const char *value)
{
	gsize length = strlen(value);
	for (gsize i = 0; i < length; i++)
		if (!g_ascii_isalpha(value[i]) && !strchr("_-", value[i]))
			return FALSE;
	return length <= SHORT_WORD;
}

static void append_query_shape(GString *out, const char *query)
{
	g_auto(GStrv) parameters = parameters_of(query);
	for (guint i = 0; parameters[i]; i++) {
		g_string_append_c(out, i == 0 ? '?' : '&');
		char *value = strchr(parameters[i], '=');
		if (value)
			*value++ = '\0';
		append_shape(out, parameters[i]);
		if (value)
			g_string_append_printf(out, "=%s", is_short_word(value) ? value : "0");
	}
}

char *url_shape(const char *url)
{
	g_auto(url_parts) parts = {0};
	if (!url_parts_init(&parts, url))
		return g_strdup(url);
	GString *shape = g_string_new(bare_host(parts.host));
	g_auto(GStrv) segments = segments_of(parts.path);
	guint count = g_strv_length(segments);
	for (guint i = 0; i < count;) {
		guint length = 1;
		while (length <= (count - i) / 2 && repeats(segments + i, count - i, length) < 2)
			length++;
		if (length <= (count - i) / 2) {
			i += length; /* said once more further on */
			continue;
		}
		g_string_append_c(shape, '/');
		append_shape(shape, segments[i++]);
	}
	if (g_str_has_suffix(parts.path, "/"))
		g_string_append_c(shape, '/');
	if (parts.query)
		append_query_shape(shape, parts.query);
	append_shape(shape, route_of(url));
	return g_string_free(shape, FALSE);
}

/* Numbers repeat by nature: a date, a page of a page. */
static gboolean all_numbers(char **segments, guint count)
{
	for (guint i = 0; i < count; i++)
		if (strspn(segments[i], "0123456789") != strlen(segments[i]))
			return FALSE;
	return TRUE;
}

gboolean url_is_trap(const char *url)
{
	g_auto(url_parts) parts = {0};
	if (!url_parts_init(&parts, url))
		return FALSE;
	g_auto(GStrv) segments = segments_of(parts.path);
	guint count = g_strv_length(segments);
	if (count > TRAP_SEGMENTS)
		return TRUE;
	for (guint i = 0; i < count; i++)
		for (guint length = 1; length <= (count - i) / TRAP_REPEATS; length++)
			if (repeats(segments + i, count - i, length) >= TRAP_REPEATS &&
			    !all_numbers(segments + i, length))
				return TRUE;
	return FALSE;
}

const char *url_extension(const char *url)
{
	static const char *const known[] = {
		"php",  "html", "htm",  "asp",  "aspx", "jsp", "shtml", "xhtml", "cgi",  "do",
		"pdf",  "doc",  "docx", "xls",  "xlsx", "ppt", "pptx",  "odt",   "ods",  "odp",
		"rtf",  "csv",  "txt",  "xml",  "json", "rss", "jpg",   "jpeg",  "png",  "gif",
		"bmp",  "svg",  "webp", "tif",  "tiff", "ico", "css",   "js",    "woff", "woff2",
		"ttf",  "eot",  "mp3",  "mp4",  "avi",  "wmv", "mov",   "flv",   "swf",  "wav",
		"webm", "m4a",  "m4v",  "mpg",  "mpeg", "zip", "rar",   "7z",    "gz",   "tar",
		"tgz",  "exe",  "msi",  "apk",  "iso",  "dmg", "heic",  "psd",   "ai",   "dot",
		"dotx", "docm", "xlsm", "pptm", "xlsb", "ics", "vcf"};
	g_auto(url_parts) parts = {0};
	if (!url_parts_init(&parts, url))
		return "";
	const char *name = strrchr(parts.path, '/');
	const char *dot = strrchr(name ? name : parts.path, '.');
	for (gsize i = 0; dot && i < G_N_ELEMENTS(known); i++)
		if (g_ascii_strcasecmp(dot + 1, known[i]) == 0)
			return known[i];
	return "";
}
