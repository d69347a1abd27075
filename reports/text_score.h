/* The score part of the text report: indicators, OIT, surveys, overall, level, and what the next
 * level asks. */
#ifndef OIT_REPORTS_TEXT_SCORE_H
#define OIT_REPORTS_TEXT_SCORE_H

#include "reports/text_out.h"

/* detailed: with sub-indicators. */
void text_scores(struct text_out *text, const struct result *result, gboolean detailed);

#endif
