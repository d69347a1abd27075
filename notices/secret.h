/*
 * Passwords and keys. A configuration says where one stands, an environment variable or a file,
 * never what it is; it is read when it is needed and wiped after that, and no message ever holds
 * it.
 */
#ifndef OIT_NOTICES_SECRET_H
#define OIT_NOTICES_SECRET_H

#include <glib.h>

struct secret {
	char *env, *file; /* one of them, or none */
};

gboolean secret_is_given(const struct secret *secret);
void secret_clear(struct secret *secret);

/* The secret; of a file its first line. The file must belong to who runs the program and be closed
 * to everybody else (0600 or less). To be given to secret_wipe(); NULL with error. */
char *secret_read(const struct secret *secret, GError **error);
void secret_wipe(char *text);

#define SECRET_ERROR secret_error_quark()
GQuark secret_error_quark(void);
enum secret_error { SECRET_ERROR_ABSENT, SECRET_ERROR_OPEN_TO_OTHERS };

#endif
