/*
 * The key words with which crawler and rules say what stood in the way ("max-pages", "scan", "http
 * 503", "tls: expired"), in plain words.
 */
#ifndef OIT_BASE_REASON_WORDS_H
#define OIT_BASE_REASON_WORDS_H

#include <glib.h>

/* Several, with ";" between them, are told one after the other; one that is not known is told as it
 * is. Yours. */
char *reason_words(const char *reason, gboolean thai);

/* What to do about it; NULL where there is nothing particular to say. Borrowed. */
const char *reason_remedy(const char *reason, gboolean thai);

/* What is wrong with a host's TLS, and what to do. Borrowed; the key word itself where it is not
 * known. */
const char *reason_tls(const char *fault, gboolean thai);

#endif
