/*
 * The agency's own index of this year: a page whose rows carry the numbers of many items
 * ("O1 โครงสร้าง… เปิด"). Each row is a claim for its items.
 */
#ifndef OIT_RULES_DECLARED_H
#define OIT_RULES_DECLARED_H

#include "rules/site.h"

struct declared_row {
	uint32_t link; /* on the page */
	const struct item *item;
	gboolean this_year; /* it, or its page, says that it is of the checklist's year */
};

/* The rows of a page, in its order; empty where it is no index, or one of another year (the number
 * of an item means another topic in another year). Where several indexes stand on one page, each
 * row is of the year over it. Array of struct declared_row. Yours. */
GArray *declared_rows(struct site *site, const struct site_page *page);

#endif
