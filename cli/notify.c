#include "cli/notify.h"

gboolean notify_raise(G_GNUC_UNUSED const struct options *options, struct history *history,
		      const struct notice *notice, GError **error)
{
	return outbox_add(history, notice, NULL, 0, NULL, error);
}

gboolean notify_send(G_GNUC_UNUSED const struct options *options)
{
	return TRUE;
}
