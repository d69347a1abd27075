/* The file of --submitted: a table of items and the URLs that the agency typed into ITAS. */
#ifndef OIT_CLI_SUBMITTED_H
#define OIT_CLI_SUBMITTED_H

#include "rules/submitted.h"

#define SUBMITTED_ERROR submitted_error_quark()
GQuark submitted_error_quark(void);
enum submitted_error { SUBMITTED_ERROR_INVALID };

/*
 * Reads CSV or a workbook (cli/table.h): our own sheet, or one that somebody made. A row near the
 * top names the columns, in any order: "ข้อ" or "item", and one or more with "URL", "ลิงก์" or
 * "link" in their names. The item is its number, "O12", "o-12" or "12", whatever stands behind it;
 * a row without one goes on with the item above. A cell may hold several URLs, parted by blanks or
 * line ends; an empty one says nothing. GPtrArray of struct submitted_url *, yours, frees them;
 * NULL with G_FILE_ERROR, or SUBMITTED_ERROR and every fault, one a line, "file:line: …". The
 * checklist must outlive it.
 */
GPtrArray *submitted_load(const char *path, const struct checklist *checklist, GError **error);

/* TRUE where both hold the same URLs for the same items, in any order. */
gboolean submitted_same(const GPtrArray *some, const GPtrArray *others);

/* url is normalised. Yours. */
struct submitted_url *submitted_url_new(const struct item *item, const char *url);
void submitted_url_free(void *one); /* struct submitted_url * */

#endif
