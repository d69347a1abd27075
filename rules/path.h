/* Click paths: the shortest chain of labels from the home page to a page. It is what the ITAS form
 * asks for beside the URL. */
#ifndef OIT_RULES_PATH_H
#define OIT_RULES_PATH_H

#include "base/auto.h"
#include "rules/site.h"

struct paths;

/* One breadth-first walk over the links of the whole site. */
struct paths *paths_new(struct site *site);
void paths_free(struct paths *paths);
DEFINE_AUTO(paths, paths_free);

/* Clicks from the home page; UINT32_MAX where no link leads there. */
uint32_t paths_clicks(const struct paths *paths, uint32_t page);

/* Puts the steps from home to the URL into steps (struct path_step *, rules/result.h), first the
 * home page. With from_page and from_link set: the path to that page, then over that link. */
void paths_to(const struct paths *paths, uint32_t url, uint32_t from_page, uint32_t from_link,
	      GPtrArray *steps);

#endif
