/*
 * Notices that wait to be sent, in the file of the history: an audit and what it gives notice of
 * are kept together or not at all (history_begin()). A notice stands there once for each reader.
 *
 * What can be promised: a notice that was put in is sent at least once while its reader can be
 * reached within the tries, whenever the program is killed. A kill in the moment between the
 * reader's acceptance and outbox_sent() makes it come twice; both carry the same id, by which a
 * reader can tell (Message-ID, Idempotency-Key).
 */
#ifndef OIT_REPORTS_OUTBOX_H
#define OIT_REPORTS_OUTBOX_H

#include "reports/history.h"
#include "reports/notice.h"

/* To whom: the name of a target of the configuration, and an address of it ("" where it has one
 * reader only). */
struct outbox_reader {
	const char *target, *address;
};

/* Puts the notice in for each reader; added tells whether it was not there already (may be NULL).
 * FALSE with error. */
gboolean outbox_add(struct history *history, const struct notice *notice,
		    const struct outbox_reader *readers, gsize n_readers, gboolean *added,
		    GError **error);

/* TRUE where a notice of this id has been put in. */
gboolean outbox_has(struct history *history, const char *id);

enum delivery_state { DELIVERY_WAITING, DELIVERY_SENT, DELIVERY_DEAD };
#define DELIVERY_STATES 3

struct delivery {
	gint64 number; /* for people */
	char *target, *address;
	enum delivery_state state;
	unsigned tries;
	gint64 due, changed;              /* Unix seconds */
	char *fault;                      /* of the last try; "" for none */
	char *id, *kind, *site, *subject; /* of its notice */
};

/* struct delivery *, the oldest first: all that wait and are due by a moment, or all there are of
 * the last so many days. Yours; NULL with error. */
GPtrArray *outbox_due(struct history *history, gint64 by, GError **error);
GPtrArray *outbox_list(struct history *history, unsigned days, GError **error);

/* The notice of a delivery. Yours; NULL with error. */
struct notice *outbox_notice(struct history *history, gint64 delivery, GError **error);

/* Before a try: it counts, and another is due then. After it: the reader has taken it; or it
 * failed, dead: for good. */
gboolean outbox_try(struct history *history, gint64 delivery, gint64 due, GError **error);
gboolean outbox_sent(struct history *history, gint64 delivery, GError **error);
gboolean outbox_failed(struct history *history, gint64 delivery, const char *fault, gboolean dead,
		       GError **error);

/* Lets a delivery (0: all that are dead) be tried again from now on; drop gives one up. FALSE with
 * error, also where there is none of the number that is not sent. */
gboolean outbox_retry(struct history *history, gint64 delivery, GError **error);
gboolean outbox_drop(struct history *history, gint64 delivery, GError **error);

/* How many are in a state. */
gboolean outbox_count(struct history *history, enum delivery_state state, gint64 *count,
		      GError **error);

/* The file on which those who send agree that one does. Yours. */
char *outbox_lock_path(const struct history *history);

/* "waiting", "sent", "dead". */
const char *delivery_state_name(enum delivery_state state);

#endif
