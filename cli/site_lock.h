/* One program audits a site at a time: locks under XDG_STATE_HOME, one for each site. */
#ifndef OIT_CLI_SITE_LOCK_H
#define OIT_CLI_SITE_LOCK_H

#include "base/lock.h"
#include "cli/options.h"

/* The lock of the site that was typed. LOCK_TAKEN without a lock where none is needed: a saved
 * crawl asks nobody. What is no address is for others to tell. */
enum lock_end site_lock(struct lock *lock, const struct options *options, const char *typed,
			GError **error);

#endif
