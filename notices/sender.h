/* Empties the outbox: each delivery that is due gets one attempt. */
#ifndef OIT_NOTICES_SENDER_H
#define OIT_NOTICES_SENDER_H

#include "notices/target.h"
#include "reports/outbox.h"

/* What became of one delivery, for a log: fault is NULL where it was sent. */
typedef void sender_log(const struct delivery *delivery, const char *fault, gboolean dead,
			void *data);

struct sender {
	struct history *history;
	const struct targets *targets;
	sender_log *log; /* NULL: nothing is told */
	void *data;
};

struct sender_counts {
	unsigned sent, later, dead;
};

/*
 * One process at a time sends; a second one leaves the work to the first. A delivery whose target
 * the configuration does not name is left alone: another configuration may share the file. Where
 * nobody answers for a target, its other deliveries count as tried. FALSE with error where the
 * outbox cannot be read or written.
 */
gboolean sender_run(const struct sender *sender, struct sender_counts *counts, GError **error);

/* One notice to one reader, past the outbox. FALSE with error. */
gboolean sender_try(struct history *history, const struct target *target, const char *address,
		    const struct notice *notice, GError **error);

#endif
