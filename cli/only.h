/* A look at a few items (--only): which they are, and where their evidence was last time. */
#ifndef OIT_CLI_ONLY_H
#define OIT_CLI_ONLY_H

#include "cli/options.h"
#include "rules/rules.h"

/* The items (const struct item *) that the option names: "O12,o18" or "12,18". Yours; NULL with
 * error. */
GPtrArray *only_items(const char *ids, const struct checklist *checklist, GError **error);

/* URLs of their evidence and of the pages on the way to it, as the last audit of the site has them.
 * Yours; empty where there was none, or the history cannot be read. */
GPtrArray *only_urls(const struct options *options, const char *typed, const GPtrArray *items);

#endif
