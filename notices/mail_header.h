/* Lines of a mail's head: words in Thai as RFC 2047 wants them, and nothing that could start a
 * second line. */
#ifndef OIT_NOTICES_MAIL_HEADER_H
#define OIT_NOTICES_MAIL_HEADER_H

#include <glib.h>

/* "Name: text", the text in encoded words (RFC 2047 §2) where it is not plain ASCII, folded so that
 * no line has more than 76 columns. Yours. */
char *mail_header_text(const char *name, const char *text);

/* "Name: display <address>"; display may be NULL. Yours. */
char *mail_header_address(const char *name, const char *display, const char *address);

/* TRUE where it is an address that can stand in a head and in SMTP as it is: ASCII, one @, none of
 * the signs that mean something there. */
gboolean mail_address_valid(const char *address);

#endif
