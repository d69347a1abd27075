/*
 * What the crawl goes after: each page goes to the judge, its links go to the crawl with what they
 * promise, and every now and then the judge is asked what is found already: what is after that can
 * wait, and where nothing is lacking any more the crawl may end.
 */
#ifndef OIT_CLI_PURSUIT_H
#define OIT_CLI_PURSUIT_H

#include "cli/options.h"
#include "crawler/crawl.h"
#include "crawler/url.h"
#include "rules/judge.h"

struct pursuit {
	const struct options *options;
	struct crawl *crawl;
	struct judge *judge;
	const GPtrArray *submitted;     /* struct submitted_url *, or NULL */
	const GPtrArray *last_evidence; /* char *, URLs, or NULL */
	gboolean until_decided;         /* the crawl may end before all is read */

	/* its own; 0 at first */
	struct url_scope *scope;
	unsigned look_at; /* pages */
};

void pursuit_page(struct pursuit *pursuit, const struct page *page);
/* Asks the judge, if it is time to. */
void pursuit_look(struct pursuit *pursuit);
void pursuit_end(struct pursuit *pursuit);

#endif
