/* Verdicts and how they combine. Tables, not ifs; tests prove them symmetric, idempotent and
 * associative. */
#ifndef OIT_RULES_VERDICT_H
#define OIT_RULES_VERDICT_H

#include <glib.h>

enum verdict {
	VERDICT_FOUND,
	VERDICT_PARTIAL,
	VERDICT_UNCLEAR,
	VERDICT_MISSING,
};
#define VERDICT_COUNT 4

/* "found", "partial", "unclear", "missing". */
const char *verdict_name(enum verdict verdict);
gboolean verdict_parse(const char *name, enum verdict *verdict);

/* All of these are required: found and missing make partial; one unclear makes the whole unclear
 * (verdict.c says why). */
enum verdict verdict_all(enum verdict a, enum verdict b);
/* Any of these is enough: the best one, but unclear beats partial and missing: it might have been
 * found. */
enum verdict verdict_any(enum verdict a, enum verdict b);

#endif
