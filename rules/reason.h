/* Reasons in plain words, Thai and English, for why an item or element got its verdict, and what to
 * do. */
#ifndef OIT_RULES_REASON_H
#define OIT_RULES_REASON_H

#include "rules/result.h"
#include "rules/session.h"

/* Fills why_* and fix_* of an item that is not found, from its topics' cases. What could not be
 * read is named by its address. */
void reason_item(struct item_result *result, const struct item *item, const struct session *session,
		 const struct topic_case *const *cases);

/* What exactly is the matter with a target that was read ("heading-only", "home" …); NULL for
 * others. */
const char *reason_detail(const char *key, gboolean thai);

#endif
