/* Of which host an address is, as far as rules ask: two of one host, or a host of a list. */
#ifndef OIT_RULES_HOSTS_H
#define OIT_RULES_HOSTS_H

#include <glib.h>

/* Two URLs, or two keys, of one host: http or https, with "www." or without. */
gboolean hosts_same(const char *one, const char *other);

/* The host (and path) of url is, or begins with, one of the hosts (char *), or is below one. FALSE
 * where url is NULL. */
gboolean hosts_have(const GPtrArray *hosts, const char *url);

#endif
