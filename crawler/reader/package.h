/* Archives: the package of an office document, and archives of documents. Seam of libarchive. */
#ifndef OIT_CRAWLER_READER_PACKAGE_H
#define OIT_CRAWLER_READER_PACKAGE_H

#include <glib.h>

#include "crawler/reader/facts.h"

struct package {
	GHashTable *members; /* name → GBytes: what an office document is read from */
	const char *reason;  /* "" where the container was read whole */
};

/* Reads the XML members of a ZIP into memory, within the limits. Yours: package_clear(). */
void package_open(struct package *package, const void *bytes, gsize size);
void package_clear(struct package *package);

/* A member, NULL for none. Borrowed. */
GBytes *package_member(const struct package *package, const char *name);

/* The members of any archive that libarchive knows, as facts. Returns the reason why not all could
 * be listed, or "". */
const char *package_list(struct facts *facts, const void *bytes, gsize size);

/* Writes the content of the member of that number (as listed) to standard output. Returns a reason
 * or "". */
const char *package_extract(const void *bytes, gsize size, unsigned number);

#endif
