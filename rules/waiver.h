/*
 * Waivers: items that an agency has been told need not be published, by somebody who may say so.
 * Each has a reason and an end; after its end it counts no longer.
 *
 *     [{"item": "O12", "reason": "…", "until": "2026-12-31"}]
 */
#ifndef OIT_RULES_WAIVER_H
#define OIT_RULES_WAIVER_H

#include "base/thaidate.h"
#include "rules/result.h"
#include "rules/rules.h"

struct waiver {
	char *item; /* its id as in the checklist */
	char *reason;
	struct day until; /* the last day on which it holds */
};

/* All of a file: GPtrArray of struct waiver *, yours, frees them. NULL with error: JSON_ERROR_READ,
 * or JSON_ERROR_SYNTAX with every fault, one a line, "file:line:column: …". */
GPtrArray *waivers_load(const char *path, const struct checklist *checklist, GError **error);

/* Marks the items that are waived on the day; what has ended becomes a warning. */
void waivers_apply(const GPtrArray *waivers, struct day day, struct result *result);

#endif
