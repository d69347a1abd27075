/* What a child does to itself between fork() and exec(): limits, user, network. Only for
 * base/child.c. */
#ifndef OIT_BASE_CONFINE_H
#define OIT_BASE_CONFINE_H

#include "base/child.h"

enum { CONFINE_NOBODY = 65534 };

/* Made before fork(): between fork() and exec() only async-signal-safe calls are allowed, since
 * another thread may hold any lock. */
struct confinement {
	const struct child_limits *limits;
	char uid_map[32], gid_map[32]; /* of a user namespace: the user stays who they are */
};

void confinement_init(struct confinement *confinement, const struct child_limits *limits);

/* Root becomes nobody, the network goes (where the limits say so), no privileges can be had again,
 * limits are set. TRUE where the network is gone. Async-signal-safe. */
gboolean confine(const struct confinement *confinement);

#endif
