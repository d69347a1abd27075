/* The overview of several sites: index.csv in each folder that -o names, a row for each site. */
#ifndef OIT_CLI_SITE_INDEX_H
#define OIT_CLI_SITE_INDEX_H

#include "cli/options.h"
#include "cli/status.h"
#include "rules/result.h"

/* Yours: g_string_free(). */
GString *site_index_new(void);

/* typed: what the user wrote; result is NULL where nothing came of it; fault: why, or NULL. */
void site_index_add(GString *index, const char *typed, const struct result *result,
		    enum outcome outcome, const char *fault);

#endif
