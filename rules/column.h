/*
 * The column beside the content. "Latest news" in a column of every page counts as frame, and so
 * do its entries, wherever they stand: the news page that lists the same entries as its content
 * would be empty. What tells the two apart is the heading: the column's is of the frame itself, the
 * list's is the page's own, and that happens on few pages. (A placeholder list that stands under
 * the own headings of many pages is no content of any of them.)
 */
#ifndef OIT_RULES_COLUMN_H
#define OIT_RULES_COLUMN_H

#include "rules/site.h"

struct column;

/* Goes over the whole site once. Borrows nothing; it is right as long as no page is added. */
struct column *column_new(const struct site *site);
void column_free(struct column *column);

/* Might the block be of such a list? Cheap, and seldom so: to be asked before a column is made. */
gboolean column_may_list(const struct site *site, const struct site_page *page, uint32_t block);

/* A block of a page for which that is so, of the frame by counting, is the page's content all the
 * same. */
gboolean column_lists(const struct column *column, const struct site_page *page, uint32_t block);

#endif
