/* Why an item came out as it did, for those who write rules. */
#ifndef OIT_RULES_EXPLAIN_H
#define OIT_RULES_EXPLAIN_H

#include "rules/session.h"

/* Every candidate, what is proven, and each element. Appended to out. */
void explain_item(struct session *session, const struct item *item, gboolean thai, GString *out);

#endif
