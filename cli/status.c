#include "cli/status.h"

static const enum status statuses[OUTCOMES] = {
	[OUTCOME_OK] = STATUS_OK,
	[OUTCOME_BUSY] = STATUS_BUSY,
	[OUTCOME_UNCLEAR] = STATUS_UNCLEAR,
	[OUTCOME_MISSING] = STATUS_MISSING,
	[OUTCOME_CUT_SHORT] = STATUS_UNCLEAR,
	[OUTCOME_INTERRUPTED] = STATUS_INTERRUPTED,
	[OUTCOME_NO_INPUT] = STATUS_NO_INPUT,
	[OUTCOME_BAD_DATA] = STATUS_BAD_DATA,
	[OUTCOME_USAGE] = STATUS_USAGE,
	[OUTCOME_FAILED] = STATUS_FAILED,
};

enum outcome outcome_worse(enum outcome a, enum outcome b)
{
	return a > b ? a : b;
}

enum status outcome_status(enum outcome outcome)
{
	return statuses[outcome];
}
