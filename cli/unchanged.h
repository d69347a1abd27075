/*
 * A site on which nothing has changed since its last audit: what that came to is kept beside the
 * answers (crawler/state.h), as it was before the day of the audit, waivers and scores are put to
 * it. It is a function of the answers and of a basis: rules, fiscal year, and the options that
 * decide (options_deciding()).
 */
#ifndef OIT_CLI_UNCHANGED_H
#define OIT_CLI_UNCHANGED_H

#include "cli/audit.h"
#include "crawler/crawl.h"

/* The basis of an audit that starts with that URL. Yours. */
char *unchanged_basis(const struct options *options, const struct audit_basis *basis,
		      const struct crawl_options *crawl);

/* Keeps what a crawl came to. */
void unchanged_keep(struct crawl *crawl, const char *basis, const struct result *result);
/* After crawl_revisit(): what it comes to again, without the crawl's own figures; NULL where
 * something has changed. Yours. */
struct result *unchanged_result(struct crawl *crawl, const char *basis);

#endif
