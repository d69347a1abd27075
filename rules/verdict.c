#include "rules/verdict.h"

#include <string.h>

static const char *const names[VERDICT_COUNT] = {
	[VERDICT_FOUND] = "found",
	[VERDICT_PARTIAL] = "partial",
	[VERDICT_UNCLEAR] = "unclear",
	[VERDICT_MISSING] = "missing",
};

#define F VERDICT_FOUND
#define P VERDICT_PARTIAL
#define U VERDICT_UNCLEAR
#define M VERDICT_MISSING

/*
 * Unclear swallows everything. Partial beside unclear is partial whatever the unread part says, but
 * a table that says so is not associative: found + (missing + unclear) has lost the missing one by
 * the time it meets found. Of the associative tables this is the only one in which neither found
 * nor missing is ever claimed over something unread.
 */
static const guint8 all[VERDICT_COUNT][VERDICT_COUNT] = {
	/*        F  P  U  M */
	[F] = {F, P, U, P},
	[P] = {P, P, U, P},
	[U] = {U, U, U, U},
	[M] = {P, P, U, M},
};

/* The order found > unclear > partial > missing. */
static const guint8 any[VERDICT_COUNT][VERDICT_COUNT] = {
	/*        F  P  U  M */
	[F] = {F, F, F, F},
	[P] = {F, P, U, P},
	[U] = {F, U, U, U},
	[M] = {F, P, U, M},
};

const char *verdict_name(enum verdict verdict)
{
	return names[verdict];
}

gboolean verdict_parse(const char *name, enum verdict *verdict)
{
	for (int i = 0; i < VERDICT_COUNT; i++)
		if (strcmp(name, names[i]) == 0) {
			*verdict = (enum verdict)i;
			return TRUE;
		}
	return FALSE;
}

enum verdict verdict_all(enum verdict a, enum verdict b)
{
	return (enum verdict)all[a][b];
}

enum verdict verdict_any(enum verdict a, enum verdict b)
{
	return (enum verdict)any[a][b];
}
