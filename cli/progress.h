/* One line on a terminal's stderr that tells how far the audit is; silent elsewhere. */
#ifndef OIT_CLI_PROGRESS_H
#define OIT_CLI_PROGRESS_H

#include "cli/audit.h"

struct progress {
	struct audit_watch watch;
	gboolean active, english;
	gint64 last; /* monotonic microseconds of the last line */
};

/* Returns what audit_site() takes: NULL where nothing is to be shown. */
const struct audit_watch *progress_start(struct progress *progress, const struct options *options);
void progress_end(struct progress *progress);

#endif
