/* The list of deliveries. */
#ifndef OIT_REPORTS_OUTBOX_LIST_H
#define OIT_REPORTS_OUTBOX_LIST_H

#include "reports/outbox.h"

/* Append the deliveries (struct delivery *) for people, and as "oitcheck/outbox/1". */
void outbox_text(const GPtrArray *deliveries, const struct report_options *options, GString *out);
void outbox_json(const GPtrArray *deliveries, GString *out);

#endif
