/* Exit statuses: part of what other programs build on (oitcheck(1), EXIT STATUS). */
#ifndef OIT_CLI_STATUS_H
#define OIT_CLI_STATUS_H

enum status {
	STATUS_OK = 0,           /* nothing is missing */
	STATUS_FAILED = 1,       /* the program failed */
	STATUS_MISSING = 2,      /* audited: something is missing or partial */
	STATUS_UNCLEAR = 3,      /* the crawl stopped short, or only unclear items are left */
	STATUS_USAGE = 64,       /* as in sysexits.h */
	STATUS_BAD_DATA = 65,    /* bad rule or configuration file */
	STATUS_NO_INPUT = 66,    /* cannot open a file */
	STATUS_BUSY = 75,        /* another audit of the site is running */
	STATUS_INTERRUPTED = 130 /* stopped by a signal */
};

/* Why an audit ended with 3 decides whether "missing" outweighs it, so the parts are told apart
 * until the end. */
enum outcome {
	OUTCOME_OK,
	OUTCOME_BUSY,      /* not audited: another program is at it */
	OUTCOME_UNCLEAR,   /* audited, and only unclear items are left */
	OUTCOME_MISSING,   /* audited, something missing or partial */
	OUTCOME_CUT_SHORT, /* the crawl stopped short of what "missing" needs */
	OUTCOME_INTERRUPTED,
	OUTCOME_NO_INPUT,
	OUTCOME_BAD_DATA,
	OUTCOME_USAGE,
	OUTCOME_FAILED,
	OUTCOMES
};

/* The worse of two outcomes: the order of the enum is the precedence. */
enum outcome outcome_worse(enum outcome a, enum outcome b);

/* Exit status of an outcome. */
enum status outcome_status(enum outcome outcome);

#endif
