/*
 * A website saved as files by wget, wget2 or httrack, asked for by URL. Such a copy holds bodies
 * only: no status, no headers, no redirects, and a file that is not there proves nothing.
 */
#ifndef OIT_CRAWLER_MIRROR_H
#define OIT_CRAWLER_MIRROR_H

#include <glib.h>

#include "base/auto.h"

struct mirror;

/* folder: what the program wrote into (it holds a folder named after each host), or the folder of
 * one host. NULL with error (WARC_ERROR) where it cannot be read or holds no file. */
struct mirror *mirror_open(const char *folder, GError **error);
void mirror_free(struct mirror *mirror);
DEFINE_AUTO(mirror, mirror_free);

/* The bytes saved for url, at most LIMIT_DOCUMENT_BODY, *cut where there are more; NULL where
 * nothing was saved for it. Yours. */
GByteArray *mirror_read(const struct mirror *mirror, const char *url, gboolean *cut);

/* "YYYY-MM-DD" on which the newest file was written. */
const char *mirror_day(const struct mirror *mirror);

#endif
