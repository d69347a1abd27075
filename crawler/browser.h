/*
 * The seam of Chromium: opens one page as a visitor's browser would and gives back the document as
 * its scripts have made it. The browser has no network. Whatever it asks for is handed to the
 * caller, who answers or refuses: so politeness, robots.txt, --resolve, --proxy and the guard
 * against private addresses hold for a page's parts as for all else, and no other host is ever
 * contacted. It is driven by the DevTools protocol over a pipe and runs as a child with limits
 * (base/child.h), with a clock of its own that waits for nothing but answers.
 */
#ifndef OIT_CRAWLER_BROWSER_H
#define OIT_CRAWLER_BROWSER_H

#include "base/child.h"
#include "crawler/answer.h"

/* The other side of a page that is being opened. All are called in the thread of browser_open(). */
struct browser_port {
	/* The page needs url (GET, with these header lines beside our own). The number under which
	 * the answer is to come. */
	unsigned (*ask)(const char *url, const char *const *headers, void *data);
	/* The next answer that has come (yours; *answer NULL where it is refused); FALSE for none.
	 */
	gboolean (*take)(unsigned *number, struct answer **answer, void *data);
	/* Nobody waits for the page any more. */
	gboolean (*given_up)(void *data);
	const struct child_limits *limits; /* NULL: the usual ones */
	int wake; /* readable when one of the two has news; take() empties it */
	void *data;
};

enum browser_end {
	BROWSER_READ,
	BROWSER_ABSENT, /* Chromium is not installed */
	BROWSER_LIMIT,  /* of time, memory or size */
	BROWSER_FAILED, /* it ended before its time */
};

struct browser_page {
	enum browser_end end;
	char *html;     /* BROWSER_READ: as UTF-8; where a script led to another address, a document
			   that only refers there */
	unsigned parts; /* that were asked for */
	gboolean lacking; /* data or scripts of its own site that it wanted could not be had */
};

/* Opens the page that was sent as answer; url is its address, with a route ("#/about") where it has
 * one. sandbox: whether the browser may rely on its own, set to FALSE once it cannot be had here.
 */
void browser_open(const char *url, const struct answer *answer, const char *user_agent,
		  const struct browser_port *port, gboolean *sandbox, struct browser_page *page);
void browser_page_clear(struct browser_page *page);

gboolean browser_is_installed(void);

#endif
