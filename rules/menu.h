/* Whether the site's menu was seen at all. */
#ifndef OIT_RULES_MENU_H
#define OIT_RULES_MENU_H

#include "rules/site.h"

/* The home page, or what the way in of a splash page leads to, where its menu is surely brought by
 * a script that was not run: the page has scripts, no links of a menu that stands on the other
 * pages, too, and the links of the whole site together name fewer topics than the menu of any
 * agency does. Nothing may be called missing then. SITE_NONE where the menu was seen, or there are
 * no scripts to bring one. */
uint32_t menu_unseen(struct site *site);

#endif
