/* The ways a notice goes: one kind, one file, one signature; sender.c has the table. */
#ifndef OIT_NOTICES_SEND_H
#define OIT_NOTICES_SEND_H

#include "notices/target.h"

enum send_end {
	SEND_DONE,    /* the reader has taken it */
	SEND_LATER,   /* not now: a server that is busy, a password that is wrong */
	SEND_AWAY,    /* not now, and no other reader of the target either: nobody answers */
	SEND_REFUSED, /* never: the reader says so for good */
};

/* What goes along; name NULL for none. */
struct attachment {
	const char *name, *type;
	const void *bytes;
	gsize size;
};

/* Called in the moment in which the reader has taken the notice, before anything else is done, such
 * as saying good-bye to a server: what is killed before the call sends again. */
struct receipt {
	void (*taken)(struct receipt *receipt);
};

/* One attempt, within a time limit. address: of the reader, for mail. SEND_DONE after the receipt
 * was called, or else error says why, without any secret. */
typedef enum send_end notice_way(const struct target *target, const char *address,
				 const struct notice *notice, const struct attachment *attachment,
				 struct receipt *receipt, GError **error);

notice_way send_mail, send_webhook, send_to_command;

#define SEND_ERROR send_error_quark()
GQuark send_error_quark(void);
enum send_error { SEND_ERROR_FAILED };

#endif
