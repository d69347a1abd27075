#include "notices/mail_header.h"

#include <string.h>

enum {
	/* "=?UTF-8?B?" + 44 + "?=" is 56 columns: with "Subject: " before it within the 76 of a
	 * line and the 75 of an encoded word (RFC 2047 §2) */
	WORD_BYTES = 33,
	LINE_COLUMNS = 76,
	ADDRESS_MAX = 254, /* RFC 5321 §4.5.3.1.3 */
};

static gboolean is_plain(const char *text)
{
	for (; *text; text++)
		if (*text < 0x20 || *text > 0x7e)
			return FALSE;
	return TRUE;
}

/* Encoded words with a fold between them; a letter is never cut (RFC 2047 §5). */
static void append_encoded(GString *out, const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	const char *rest = valid;
	gboolean first = TRUE;

	while (*rest) {
		const char *end = rest;
		g_autofree char *word = NULL;

		while (*end && g_utf8_next_char(end) - rest <= WORD_BYTES)
			end = g_utf8_next_char(end);
		word = g_base64_encode((const guchar *)rest, (gsize)(end - rest));
		g_string_append_printf(out, "%s=?UTF-8?B?%s?=", first ? "" : "\r\n ", word);
		first = FALSE;
		rest = end;
	}
}

/* "=?" in plain text would be taken for an encoded word. */
static gboolean needs_encoding(const char *text, gsize before)
{
	return !is_plain(text) || strstr(text, "=?") || before + strlen(text) > LINE_COLUMNS;
}

char *mail_header_text(const char *name, const char *text)
{
	GString *out = g_string_new(name);

	g_string_append(out, ": ");
	if (needs_encoding(text, out->len))
		append_encoded(out, text);
	else
		g_string_append(out, text);
	return g_string_free(out, FALSE);
}

/* A name of letters, digits and blanks is no quoted string (RFC 5322 §3.2.3). */
static gboolean is_atoms(const char *text)
{
	for (; *text; text++)
		if (!g_ascii_isalnum(*text) && *text != ' ')
			return FALSE;
	return TRUE;
}

char *mail_header_address(const char *name, const char *display, const char *address)
{
	GString *out = g_string_new(name);

	g_string_append(out, ": ");
	if (display && *display && is_atoms(display))
		g_string_append(out, display);
	else if (display && *display)
		append_encoded(out, display);
	if (display && *display)
		g_string_append(out, out->len + strlen(address) > LINE_COLUMNS ? "\r\n " : " ");
	g_string_append_printf(out, "<%s>", address);
	return g_string_free(out, FALSE);
}

gboolean mail_address_valid(const char *address)
{
	const char *at = strchr(address, '@');

	return at && at != address && at[1] != '\0' && !strchr(at + 1, '@') &&
	       strlen(address) <= ADDRESS_MAX && is_plain(address) &&
	       !strpbrk(address, " <>()[]\\,;:\"");
}
