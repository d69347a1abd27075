#include "crawler/outcome.h"

static const enum retry fault_retry[] = {
	[FAULT_DNS] = RETRY_LATER,      [FAULT_REFUSED] = RETRY_LATER,
	[FAULT_TIMEOUT] = RETRY_SOON,   [FAULT_RESET] = RETRY_SOON,
	[FAULT_TLS] = RETRY_LATER,      [FAULT_PRIVATE] = RETRY_NEVER,
	[FAULT_HEADERS] = RETRY_NEVER,  [FAULT_ENCODING] = RETRY_SOON,
	[FAULT_PROTOCOL] = RETRY_NEVER, [FAULT_NOT_ARCHIVED] = RETRY_NEVER,
};

/* First match wins; the codes between are those of no other line. */
static const struct {
	int from, to;
	enum read_state read;
	enum retry retry;
	gboolean well;
} statuses[] = {
	{200, 203, READ_OK, RETRY_NEVER, TRUE},
	{204, 205, READ_NO_TEXT, RETRY_NEVER, TRUE},
	{206, 206, READ_CUT, RETRY_NEVER, TRUE}, /* never asked for: part of it is what we have */
	{300, 303, READ_MOVED, RETRY_NEVER, TRUE},
	{307, 308, READ_MOVED, RETRY_NEVER, TRUE},
	{401, 401, READ_BLOCKED, RETRY_NEVER, TRUE},
	{403, 403, READ_BLOCKED, RETRY_NEVER, TRUE},
	{404, 404, READ_GONE, RETRY_NEVER, TRUE},
	{407, 407, READ_BLOCKED, RETRY_NEVER, TRUE},
	{408, 408, READ_FAILED, RETRY_SOON, FALSE},
	{410, 410, READ_GONE, RETRY_NEVER, TRUE},
	{429, 429, READ_BLOCKED, RETRY_SOON, FALSE},
	{451, 451, READ_BLOCKED, RETRY_NEVER, TRUE},
	{500, 599, READ_FAILED, RETRY_SOON, FALSE},
	{G_MININT, G_MAXINT, READ_FAILED, RETRY_NEVER, TRUE},
};

static const char *status_words(int status)
{
	g_autofree char *words = g_strdup_printf("http %d", status);

	return g_intern_string(words);
}

/* The answer broke off. What came of a good page may still prove something once trying again is of
 * no use. */
static struct outcome of_fault(const struct answer *answer)
{
	struct outcome outcome = {.read = READ_FAILED, .reason = fault_word(answer->fault)};

	outcome.retry = fault_retry[answer->fault];
	if (answer->fault == FAULT_TLS && answer->tls) {
		g_autofree char *words = g_strconcat("tls ", answer->tls, NULL);
		outcome.reason = g_intern_string(words);
	}
	/* Slow, not broken: more time helps, another hurried try does not. */
	if (answer->fault == FAULT_TIMEOUT && answer->status)
		outcome.retry = RETRY_LATER;
	if (answer->status == 200 && (answer->body->len > 0 || answer->facts)) {
		outcome.read = READ_CUT;
		outcome.extract = TRUE;
	}
	return outcome;
}

static gsize line_of(int status)
{
	gsize line = 0;

	while (status < statuses[line].from || status > statuses[line].to)
		line++;
	return line;
}

enum read_state outcome_of_status(int status)
{
	return statuses[line_of(status)].read;
}

static struct outcome of_status(const struct answer *answer)
{
	const gsize line = line_of(answer->status);

	return (struct outcome){
		.read = statuses[line].read,
		.retry = statuses[line].retry,
		.well = statuses[line].well,
		.reason = statuses[line].read == READ_OK ? "" : status_words(answer->status),
		.extract = read_has_content(statuses[line].read),
	};
}

struct outcome outcome_of(const struct answer *answer)
{
	if (answer->fault != FAULT_NONE)
		return of_fault(answer);

	struct outcome outcome = of_status(answer);
	if (outcome.extract && answer->body->len == 0 && !answer->facts) {
		outcome.read = READ_NO_TEXT;
		outcome.reason = "empty-answer";
		outcome.extract = FALSE;
	}
	if (outcome.read == READ_MOVED) {
		g_autofree char *location = answer_header(answer, "Location");
		if (!location) {
			outcome.read = READ_FAILED;
			outcome.reason = "redirect-without-location";
		}
	}
	return outcome;
}
