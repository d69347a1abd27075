/* The charset of a page is decided before it is parsed; the parser never guesses. */
#ifndef OIT_CRAWLER_CHARSET_H
#define OIT_CRAWLER_CHARSET_H

#include <glib.h>

/* Canonical name ("utf-8", "windows-874", "windows-1252", "utf-16le" …) for the bytes: BOM, then
 * what header (a Content-Type value or NULL) and <meta> in the first 4 KiB say, checked against the
 * bytes: valid UTF-8 with Thai in it is UTF-8 whatever the labels say, and bytes that are Thai in
 * windows-874 but no UTF-8 are windows-874 even when labelled UTF-8, ISO-8859-1 or not at all. A
 * cut last character does not make a text invalid. Static string. */
const char *charset_decide(const void *bytes, gsize size, const char *content_type);

/* Converts to UTF-8; bytes that have no meaning become U+FFFD, NUL and other C0 controls blanks.
 * Yours; *out_size without the terminator. */
char *charset_to_utf8(const void *bytes, gsize size, const char *charset, gsize *out_size);

/* Both for a whole page: what was seen to be valid is not looked at twice. */
char *charset_read(const void *bytes, gsize size, const char *content_type, const char **charset,
		   gsize *out_size);

/* Spells UTF-8 text in a charset, as a query of a page in it is sent; NULL where it is UTF-8 or
 * UTF-16 anyway or lacks a letter. Yours. */
char *charset_from_utf8(const char *text, gsize size, const char *charset, gsize *out_size);

#endif
