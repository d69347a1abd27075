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

/* Puts the notice in, also where there is nobody to tell: then it is known the next time. raised
 * tells whether it was not known yet (may be NULL). FALSE with error. */
gboolean notify_raise(const struct options *options, struct history *history,
		      const struct notice *notice, gboolean *raised, GError **error);

/* Sends all that is due, however it came into the outbox. What could not be sent is told on
 * standard error and tried again by a later run. FALSE where something was not sent. */
gboolean notify_send(const struct options *options);

/* The language of notices. */
enum lang notify_lang(const struct options *options);

#endif
