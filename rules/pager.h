/* Lists whose further pages only a script of the site shows. */
#ifndef OIT_RULES_PAGER_H
#define OIT_RULES_PAGER_H

#include "rules/site.h"

/* A page with such a list, where its first entries name several topics ("เอกสารเผยแพร่"): what else
 * is wanted may stand on its second page, so nothing may be called missing. SITE_NONE for none. */
uint32_t pager_unseen(struct site *site);

#endif
