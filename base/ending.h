/* What a URL or a file's name says of itself by its ending. A document's first bytes say more,
 * where it was read. */
#ifndef OIT_BASE_ENDING_H
#define OIT_BASE_ENDING_H

#include <glib.h>

/* Any case; what follows '?' or '#' is no part of the name. */
gboolean ending_is_document(const char *url); /* .pdf, .docx, …, and archives of them */
gboolean ending_is_picture(const char *url);
gboolean ending_is_page(const char *url); /* .html, .php, .aspx … */

#endif
