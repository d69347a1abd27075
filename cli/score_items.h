/* Item results from a file that a person wrote, for `oitcheck score --from-items`. */
#ifndef OIT_CLI_SCORE_ITEMS_H
#define OIT_CLI_SCORE_ITEMS_H

#include "rules/result.h"
#include "rules/rules.h"

#define SCORE_ITEMS_MAX (1u << 20) /* bytes; 43 items are some 2 KB */

/*
 * Lines "O1,found" or "O1,75": the item, then its verdict (found, partial, unclear, missing, or as
 * the report says them in Thai) or its points 0…100. Commas, semicolons or tabs; further columns,
 * empty lines, lines with '#' and a first line of headings are passed over. Items that are not
 * named are unclear. Adds all items of the checklist to result, scored. FALSE with every fault, one
 * a line, "file:line: what; what is expected".
 */
gboolean score_items_read(const char *name, const char *text, const struct checklist *checklist,
			  struct result *result, GError **error);

#define SCORE_ITEMS_ERROR score_items_error_quark()
GQuark score_items_error_quark(void);
enum score_items_error { SCORE_ITEMS_ERROR_INVALID };

#endif
