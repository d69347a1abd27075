/* To whom notices go: the "notices" of a configuration file, as read by cli/config.c. */
#ifndef OIT_NOTICES_TARGET_H
#define OIT_NOTICES_TARGET_H

#include "base/auto.h"
#include "notices/secret.h"
#include "reports/notice.h"

enum target_kind { TARGET_MAIL, TARGET_WEBHOOK, TARGET_COMMAND };
#define TARGET_KINDS 3

struct target {
	enum target_kind kind;
	char *name;
	unsigned hears;      /* set of 1u << enum notice_kind */
	gboolean only_worse; /* nothing that tells of no loss */
	char *ca_file;       /* certificates to trust in place of the system's; NULL: those */

	char *server;   /* mail: "smtps://mail.example.go.th", "smtp://mail.example.go.th:587" */
	gboolean plain; /* mail: no TLS */
	char *user;     /* mail: NULL without a password */
	struct secret password;
	char *from, *from_name; /* mail: address, and the name before it; that may be NULL */
	char **to;              /* mail: addresses */

	char *url;                /* webhook; NULL where it is a secret itself */
	struct secret url_secret; /* webhook */
	struct secret key;        /* webhook: of the signature */

	char **argv;      /* command */
	unsigned seconds; /* command: its time */
};

struct targets {
	GPtrArray *list;        /* struct target * */
	unsigned retry_seconds; /* before the second try; the wait doubles from there */
	unsigned max_tries;
};

struct target *target_new(void);
void target_free(void *target);

/* NULL where none has the name. Borrowed. */
const struct target *target_find(const struct targets *targets, const char *name);

/* TRUE where the target wants to hear of this. */
gboolean target_hears(const struct target *target, const struct notice *notice);

/* "mail", "webhook", "command". */
gboolean target_kind_parse(const char *name, enum target_kind *kind);

#endif
