/* What of a page nobody sees, but the parser would go through letter by letter. */
#ifndef OIT_CRAWLER_EXTRACT_HTML_UNSEEN_H
#define OIT_CRAWLER_EXTRACT_HTML_UNSEEN_H

#include "crawler/memo.h"

/* Empties comments, style sheets and scripts that are known to lead nowhere
 * (memo_is_idle_script()); what encloses them stays, so that the parser meets the same elements.
 * The page ends before a tag that libxml2 would take minutes for: *cut is set then. In place;
 * returns the new size. */
gsize html_drop_unseen(char *text, gsize size, const struct memo *memo, gboolean *cut);

#endif
