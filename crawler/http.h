/*
 * The seam of curl transfers: many requests under way in one thread. Redirects are not followed
 * here and nothing is retried; that is the crawl's own business, since each request must pass the
 * politeness of its host. Bodies and headers are capped while they come.
 */
#ifndef OIT_CRAWLER_HTTP_H
#define OIT_CRAWLER_HTTP_H

#include "crawler/answer.h"

struct http;

struct http_options {
	const char *const *resolve;    /* as curl's --resolve, or NULL */
	const char *const *connect_to; /* as curl's --connect-to, or NULL */
	const char *proxy;             /* or NULL: none, whatever the environment says */
	const char *user_agent;
	gboolean allow_private;
};

struct http_request {
	const char *url;
	gboolean insecure;          /* certificate and protocol age do not matter */
	gsize max_body;             /* 0: by content type, LIMIT_HTML_BODY or LIMIT_DOCUMENT_BODY */
	unsigned patience;          /* time limits are this many times longer, 1 = as they stand */
	const char *const *headers; /* lines beside our own, or NULL */
	const char *etag, *modified; /* of a body that is here: it is wanted only if it has changed;
					NULL: it is wanted */
	void *data;                  /* comes back with the answer */
};

/* One process-wide set-up of curl is made by the first. NULL with error where curl refuses an
 * option. */
struct http *http_new(const struct http_options *options, GError **error);
void http_free(struct http *http);
DEFINE_AUTO(http, http_free);

void http_ask(struct http *http, const struct http_request *request);
/* Takes over the cookies of an answer that came to an earlier run. */
void http_take_cookies(struct http *http, const struct answer *answer);

/* Moves all transfers on, then waits until something happens on one of them, wake_fd (-1: none)
 * gets readable, http_wake() is called or timeout_ms have passed. */
void http_wait(struct http *http, int wake_fd, int timeout_ms);
/* The next answer that has come to its end, NULL for none. The answer is yours. */
struct answer *http_take(struct http *http, void **data);

/* Ends http_wait() from another thread. */
void http_wake(struct http *http);

#endif
