/* Across items: a report follows its plan. What one item says is held against what it follows. */
#ifndef OIT_RULES_ACROSS_H
#define OIT_RULES_ACROSS_H

#include "rules/session.h"

/* Adds notes to the items of the result, which hold the verdicts of the session's checklist:
 *   - "no-basis":  it is there, but the item that it follows (`follows` of its topic) is missing;
 *   - "differs":   it and what it follows were read whole, cover the same year, and none of the
 *                  projects (`same` of its topic) of the one is named in the other;
 *   - "followers": it is missing or partly there, and other items build on it.
 * No verdict changes: an assessor judges each item by its own elements, and looks at the other. */
void judge_across(struct session *session, struct result *result);

#endif
