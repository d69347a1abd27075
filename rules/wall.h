/* Pages with status 200 that are none of the site's: a firewall's challenge, a CAPTCHA, a notice of
 * maintenance. What stands behind them was not read. */
#ifndef OIT_RULES_WALL_H
#define OIT_RULES_WALL_H

#include "rules/site.h"

/* Why a page that was answered well says nothing of the site: "waf", "captcha"; NULL for a page of
 * the site. Only a page with next to no words and links can be one: a form of the site may show a
 * CAPTCHA, too. */
const char *wall_on_page(const struct site *site, const struct site_page *page);

/* The same of the whole site: "maintenance" where that is all its home page says, "no-site" where
 * that is an error or a host's own page, "wall" where most links open one and the same page. NULL
 * for a site that can be read. */
const char *wall_on_site(struct site *site);

#endif
