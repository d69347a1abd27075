/* Lists whose further pages only a script of the site shows. */
#ifndef OIT_RULES_PAGER_H
#define OIT_RULES_PAGER_H

#include "rules/site.h"

/* Has the page such a list, where its first entries name several topics ("เอกสารเผยแพร่")? What else
 * is wanted may stand on its second page. */
gboolean pager_goes_on(struct site *site, uint32_t page);

#endif
