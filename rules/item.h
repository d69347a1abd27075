/* The verdict on one item of the checklist. */
#ifndef OIT_RULES_ITEM_H
#define OIT_RULES_ITEM_H

#include "rules/result.h"
#include "rules/session.h"

/* With its elements, evidence, reasons and confidence; no points. Yours. */
struct item_result *judge_item(struct session *session, const struct item *item);

#endif
