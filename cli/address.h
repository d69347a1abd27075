/* The address of a website as people type it, and what they type in its place: told apart before a
 * host of that name is looked for. */
#ifndef OIT_CLI_ADDRESS_H
#define OIT_CLI_ADDRESS_H

#include <glib.h>

/* As url_from_user() (crawler/url.h); NULL with error (OPTIONS_ERROR) that says what it is and what
 * to type. scheme_given may be NULL. Yours. */
char *address_from_user(const char *typed, gboolean *scheme_given, GError **error);

#endif
