/* Names of files and folders that are called after a site. */
#ifndef OIT_BASE_FILE_NAME_H
#define OIT_BASE_FILE_NAME_H

#include <glib.h>

#define FILE_NAME_MOST 200 /* bytes: file systems take 255, and callers add endings */

/* The name with '_' for what separates folders. Where it is longer than FILE_NAME_MOST its
 * beginning, and a hash of all of it: an escaped Thai letter alone takes nine bytes. Yours. */
char *file_name_of(const char *name);

#endif
