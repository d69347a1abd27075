/* Files by their names: those called after a site, and what stands at a path. */
#ifndef OIT_BASE_FILE_NAME_H
#define OIT_BASE_FILE_NAME_H

#include <glib.h>

#define FILE_NAME_MOST 200 /* bytes: file systems take 255, and callers add endings */

/* The name with '_' for what separates folders. Where it is longer than FILE_NAME_MOST its
 * beginning, and a hash of all of it: an escaped Thai letter alone takes nine bytes. Yours. */
char *file_name_of(const char *name);

/* TRUE where there is something at path that is no ordinary file: a pipe, a device. It is written
 * to as it is: putting a new file in its place, as for others, would take /dev/null away from
 * everybody. */
gboolean file_is_special(const char *path);

#endif
