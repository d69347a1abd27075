#include "crawler/sitemap.h"

#include <libxml/xmlreader.h>
#include <string.h>

#include "crawler/charset.h"
#include "crawler/inflate.h"
#include "crawler/limits.h"

#define DEPTH_MAX      32 /* a sitemap with all its extensions has six levels */
#define ATTRIBUTES_MAX 64 /* of one tag: libxml2 compares each with all others */

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlTextReader, xmlFreeTextReader)

struct scan {
	sitemap_handler handler;
	void *data;
	guint urls;
	gboolean is_sitemap;
	gboolean in_index; /* inside <sitemap>, else inside <url> */
	int entry_depth;   /* depth of the open <url> or <sitemap>, 0 for none */
	GString *location; /* text of the open <loc>, NULL outside */
};

static void give(struct scan *scan, const char *text, gboolean is_index)
{
	g_autofree char *url = g_utf8_make_valid(text, -1);
	g_strstrip(url);
	if (!*url || strlen(url) > LIMIT_URL || scan->urls >= LIMIT_SITEMAP_URLS)
		return;
	scan->urls++;
	scan->handler(url, is_index, scan->data);
}

/* libxml2 leaves a prefix on the name where the file does not declare it. */
static gboolean is_named(const xmlChar *name, const char *expected)
{
	const char *colon = strrchr((const char *)name, ':');
	return strcmp(colon ? colon + 1 : (const char *)name, expected) == 0;
}

/* Names without their prefix: real files have no namespace, a misspelt one, or that of 2005. But
 * the <loc> of an image or a video is not the page's: it does not stand directly below its entry.
 */
static void element_start(struct scan *scan, const xmlChar *name, int depth)
{
	if (depth == 0)
		scan->is_sitemap = is_named(name, "urlset") || is_named(name, "sitemapindex");
	if (depth == 1 && (is_named(name, "url") || is_named(name, "sitemap"))) {
		scan->entry_depth = depth;
		scan->in_index = is_named(name, "sitemap");
	}
	if (depth == 2 && scan->entry_depth == 1 && is_named(name, "loc") && !scan->location)
		scan->location = g_string_new(NULL);
}

static void element_end(struct scan *scan, int depth)
{
	if (depth == 2 && scan->location) {
		give(scan, scan->location->str, scan->in_index);
		g_string_free(scan->location, TRUE);
		scan->location = NULL;
	}
	if (depth == scan->entry_depth)
		scan->entry_depth = 0;
}

/* FALSE to stop. */
static gboolean read_node(struct scan *scan, xmlTextReader *reader)
{
	int depth = xmlTextReaderDepth(reader);
	switch (xmlTextReaderNodeType(reader)) {
	case XML_READER_TYPE_ELEMENT:
		element_start(scan, xmlTextReaderConstLocalName(reader), depth);
		if (xmlTextReaderIsEmptyElement(reader))
			element_end(scan, depth);
		return scan->is_sitemap && depth < DEPTH_MAX && scan->urls < LIMIT_SITEMAP_URLS &&
		       xmlTextReaderAttributeCount(reader) <= ATTRIBUTES_MAX;
	case XML_READER_TYPE_END_ELEMENT:
		element_end(scan, depth);
		return TRUE;
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
		if (scan->location && scan->location->len <= LIMIT_URL)
			g_string_append(scan->location,
					(const char *)xmlTextReaderConstValue(reader));
		return TRUE;
	default:
		return TRUE;
	}
}

/* TRUE where '&' at text begins one of the references that a sitemap may hold. */
static gboolean is_reference(const char *text, gsize size)
{
	static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#"};
	for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
		if (size > strlen(known[i]) && memcmp(text, known[i], strlen(known[i])) == 0)
			return TRUE;
	return FALSE;
}

/* Home-made sitemaps forget to escape "?a=1&b=2", at which the parser would stop. */
static GString *escape_ampersands(const char *text, gsize size)
{
	GString *out = g_string_sized_new(size + size / 16);
	while (size > 0) {
		const char *stray = memchr(text, '&', size);
		gsize length = stray ? (gsize)(stray - text) + 1 : size;
		g_string_append_len(out, text, (gssize)length);
		if (stray && !is_reference(stray, size - length + 1))
			g_string_append(out, "amp;");
		text += length;
		size -= length;
	}
	return out;
}

/* Up to the first tag that is too long: no '<' stands within a tag, so that what lies between two
 * of them is no shorter than the tag. */
static gsize before_long_tag(const char *text, gsize size)
{
	const char *end = text + size, *tag = memchr(text, '<', size);
	while (tag) {
		const char *next = memchr(tag + 1, '<', (gsize)(end - tag) - 1);
		if ((gsize)((next ? next : end) - tag) > LIMIT_TAG)
			return (gsize)(tag - text);
		tag = next;
	}
	return size;
}

static void scan_xml(struct scan *scan, const char *text, gsize size)
{
	/* A sitemap has no document type; one that has is a web page or an attack by entities. */
	if (memmem(text, size, "<!DOCTYPE", 9) || memmem(text, size, "<!doctype", 9))
		return;
	g_autoptr(GString) mended = NULL;
	if (memchr(text, '&', size) && !memmem(text, size, "<![CDATA[", 9)) {
		mended = escape_ampersands(text, size);
		text = mended->str;
		size = mended->len;
	}
	const int options =
		XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC;
	g_autoptr(xmlTextReader) reader =
		xmlReaderForMemory(text, (int)before_long_tag(text, size), NULL, "UTF-8", options);
	while (reader && xmlTextReaderRead(reader) == 1 && read_node(scan, reader))
		;
	if (scan->location)
		g_string_free(scan->location, TRUE);
}

static gboolean is_http(const char *text, gsize size)
{
	return (size > 7 && g_ascii_strncasecmp(text, "http://", 7) == 0) ||
	       (size > 8 && g_ascii_strncasecmp(text, "https://", 8) == 0);
}

/* One URL a line. */
static void scan_lines(struct scan *scan, const char *text, gsize size)
{
	scan->is_sitemap = TRUE;
	while (size > 0 && scan->urls < LIMIT_SITEMAP_URLS) {
		gsize length = 0;
		while (length < size && !strchr("\r\n", text[length]))
			length++;
		if (is_http(text, length) && length <= LIMIT_URL) {
			g_autofree char *line = g_strndup(text, length);
			give(scan, line, FALSE);
		}
		length += length < size ? 1 : 0;
		text += length;
		size -= length;
	}
}

gboolean sitemap_scan(const void *bytes, gsize size, sitemap_handler handler, void *data)
{
	struct scan scan = {.handler = handler, .data = data};
	g_autoptr(GByteArray) plain = g_byte_array_new();
	if (is_gzip(bytes, size)) {
		inflate_bytes(bytes, size, LIMIT_SITEMAP_BYTES, plain);
		bytes = plain->data;
		size = plain->len;
	}
	size = MIN(size, LIMIT_SITEMAP_BYTES);
	if (size == 0)
		return FALSE;

	const char *charset;
	g_autofree char *whole = charset_read(bytes, size, NULL, &charset, &size);
	const char *text = whole + strspn(whole, " \t\r\n"); /* PHP files print blank lines first */
	size -= (gsize)(text - whole);
	if (is_http(text, size))
		scan_lines(&scan, text, size);
	else if (size > 0)
		scan_xml(&scan, text, size);
	return scan.is_sitemap;
}
