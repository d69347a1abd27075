/*
 * What came back for one request, whether from the network (crawler/http.h) or from an archive
 * (crawler/replay.h). All that is said of a page is decided from this alone, so that a replayed
 * crawl judges as the first one did.
 */
#ifndef OIT_CRAWLER_ANSWER_H
#define OIT_CRAWLER_ANSWER_H

#include "base/auto.h"

#include <glib.h>

/* Why there is no whole answer. The words that stand for it in reports and archives: fault_word().
 */
enum fault {
	FAULT_NONE,
	FAULT_DNS,
	FAULT_REFUSED,     /* no connection */
	FAULT_TIMEOUT,     /* connecting, stalled, or too long altogether */
	FAULT_RESET,       /* the connection broke before the end */
	FAULT_TLS,         /* see answer.tls */
	FAULT_PRIVATE,     /* an address that we do not contact */
	FAULT_HEADERS,     /* headers beyond LIMIT_HEADERS */
	FAULT_ENCODING,    /* the compression is broken */
	FAULT_PROTOCOL,    /* no HTTP that we understand */
	FAULT_NOT_ARCHIVED /* replay: the archive does not have it */
};

struct answer {
	char *url;
	int status; /* 0: none came */
	enum fault fault;
	char *tls; /* what is wrong with its TLS (struct tls_finding in crawler/crawl.h), NULL for
		      nothing: with FAULT_TLS why there is no answer, else what it was read in spite
		      of */
	GString *headers; /* last header block as received, from its status line */
	GByteArray *body; /* decompressed */
	gboolean cut;     /* body ends at a limit of ours, or before its end */
	char *address;    /* of the server, NULL where unknown */
	GBytes *facts;    /* what an earlier run read of this body (crawler/page_pack.h); then
			     there may be no body. NULL for none */
	gint64 latency;   /* microseconds from the request to the first byte of the answer, without
			     connecting; 0 = not known */
	gint64 retry_after; /* seconds that the server asks us to wait, 0 = not said */
	gboolean rendered;  /* body is the document as a browser made it of the page */
};

struct answer *answer_new(const char *url);
void answer_free(struct answer *answer);
/* Another one that says the same; the body is common to both. Yours. */
struct answer *answer_share(const struct answer *answer);
DEFINE_AUTO(answer, answer_free);

/* First header of that name, or NULL. Yours. */
char *answer_header(const struct answer *answer, const char *name);
/* It says that it is no text, or not what it is: reading it may take long. */
gboolean answer_is_document(const struct answer *answer);

/* Why the body is not whole, as one key word: what broke it off, or the limit that cut it. NULL
 * where it is. Static. */
const char *answer_cut(const struct answer *answer);

/* Key word of a fault, and back; an unknown word is FAULT_PROTOCOL. */
const char *fault_word(enum fault fault);
enum fault fault_from_word(const char *word);

#endif
