/* The file of --submitted: a table of items and the URLs that the agency typed into ITAS. */
#ifndef OIT_CLI_SUBMITTED_H
#define OIT_CLI_SUBMITTED_H

#include "rules/rules.h"

#define SUBMITTED_ERROR submitted_error_quark()
GQuark submitted_error_quark(void);
enum submitted_error { SUBMITTED_ERROR_INVALID };

/*
 * Reads a table with commas (RFC 4180) whose first line names its columns, in any order: "ข้อ" or
 * "item", and one that begins with "URL". A cell may hold several URLs, parted by blanks or line
 * ends; an empty one says nothing. GPtrArray of struct submitted_url *, yours, frees them; NULL
 * with G_FILE_ERROR, or SUBMITTED_ERROR and every fault, one a line, "file:line: …". The checklist
 * must outlive it.
 */
GPtrArray *submitted_load(const char *path, const struct checklist *checklist, GError **error);

#endif
