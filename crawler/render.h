/*
 * Opening pages in a browser (crawler/browser.h) beside the crawl: one at a time, in a thread of
 * its own. What a page needs comes back to the crawl as parts to be asked for.
 */
#ifndef OIT_CRAWLER_RENDER_H
#define OIT_CRAWLER_RENDER_H

#include "crawler/answer.h"
#include "crawler/browser.h"
#include "crawler/page.h"

struct renders;

/* wake is called from the thread whenever a part is wanted or a page is done. NULL with error. */
struct renders *renders_new(const char *user_agent, void (*wake)(void *data), void *data,
			    GError **error);
/* Ends the browser that runs, drops all. */
void renders_free(struct renders *renders);
DEFINE_AUTO(renders, renders_free);

/* A page on its way: as the server sent it, and what was read of that. */
struct rendering {
	struct answer *answer;
	struct page *plain;
	void *tag;
	struct browser_page shown; /* afterwards */
};
void rendering_free(struct rendering *rendering);
DEFINE_AUTO(rendering, rendering_free);

/* Takes the rendering; it comes back when it is done. */
void renders_open(struct renders *renders, struct rendering *rendering);
struct rendering *renders_take(struct renders *renders);
/* Given and not yet taken back. */
unsigned renders_pending(const struct renders *renders);

/* What the page that is open needs. */
struct part {
	char *url;
	char **headers; /* lines beside our own */
	unsigned number;
};
void part_free(struct part *part);
DEFINE_AUTO(part, part_free);

/* Yours; NULL for none. Each is to be answered. */
struct part *renders_part(struct renders *renders);
/* Takes answer; NULL refuses. */
void renders_answer(struct renders *renders, unsigned number, struct answer *answer);

#endif
