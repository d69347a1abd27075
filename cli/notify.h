/*
 * Notices as commands raise them: into the outbox for every reader that the configuration names for
 * the site, then sent. A command that found something out calls notify_raise() between
 * history_begin() and history_finish(), together with what it keeps of that, and notify_send() when
 * it has finished with the site.
 */
#ifndef OIT_CLI_NOTIFY_H
#define OIT_CLI_NOTIFY_H

#include "cli/options.h"
#include "reports/outbox.h"

/* Puts the notice in; nothing, and TRUE, where the options name nobody to tell. FALSE with error.
 */
gboolean notify_raise(const struct options *options, struct history *history,
		      const struct notice *notice, GError **error);

/* Sends all that is due, however it came into the outbox. What could not be sent is told on
 * standard error and tried again by a later run. FALSE where anything was not sent. */
gboolean notify_send(const struct options *options);

#endif
