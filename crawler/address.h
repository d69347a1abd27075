/* Addresses that a crawl of public websites must not contact (RFC 6890 and its registries). */
#ifndef OIT_CRAWLER_ADDRESS_H
#define OIT_CRAWLER_ADDRESS_H

#include <glib.h>
#include <sys/socket.h>

/* TRUE for a globally reachable IPv4 or IPv6 address; IPv4 addresses mapped into or embedded in
 * IPv6 are judged as IPv4. */
gboolean address_is_public(const struct sockaddr *address);

#endif
