/* What mail and webhook share of libcurl: limits, trust, faults in plain words. */
#ifndef OIT_NOTICES_TRANSFER_H
#define OIT_NOTICES_TRANSFER_H

#include <curl/curl.h>
#include <glib.h>

/* A handle with time limits, that speaks these protocols only and trusts ca_file (NULL: the
 * system's certificates). Yours. */
CURL *transfer_new(const char *protocols, const char *ca_file);

/* Sets the error to what libcurl met, and the server's answer (0: none). */
void transfer_fail(GError **error, CURLcode code, long answer);

#endif
