/* What an answer means for the page that was asked for: one table, the same for the network and for
 * an archive. */
#ifndef OIT_CRAWLER_OUTCOME_H
#define OIT_CRAWLER_OUTCOME_H

#include "crawler/answer.h"
#include "crawler/page.h"

enum retry { RETRY_NEVER, RETRY_LATER /* in the second pass only */, RETRY_SOON };

struct outcome {
	enum read_state read;
	const char *reason; /* key words, "" for READ_OK; static or interned */
	enum retry retry;
	gboolean extract; /* the body is worth reading */
	gboolean well;    /* the server itself is in order */
};

/* What the status alone says of the content. */
enum read_state outcome_of_status(int status);

struct outcome outcome_of(const struct answer *answer);

#endif
