/*
 * The crawl's own parts, for crawler/crawl*.c only: crawl.c asks, crawl_offer.c takes in what to
 * ask for, crawl_answer.c decides what an answer means and hands pages on, crawl_site.c knows what
 * belongs to a site as a whole (its scope, start, robots.txt, sitemaps), crawl_revisit.c whether it
 * is as it was.
 */
#ifndef OIT_CRAWLER_CRAWL_PARTS_H
#define OIT_CRAWLER_CRAWL_PARTS_H

#include "crawler/crawl.h"
#include "crawler/frontier.h"
#include "crawler/host.h"
#include "crawler/http.h"
#include "crawler/ledger.h"
#include "crawler/memo.h"
#include "crawler/outcome.h"
#include "crawler/render.h"
#include "crawler/replay.h"
#include "crawler/workers.h"

struct crawl {
	struct crawl_options options;
	GStringChunk *strings; /* what options points to */

	struct http *http; /* one of these two */
	struct replay *replay;
	struct state *state;     /* NULL: nothing is kept */
	char *state_fault;       /* why not; NULL where it is not wanted */
	gboolean based;          /* facts are packed against those of an earlier page */
	struct record *record;   /* NULL: nothing is saved */
	struct workers *workers; /* NULL in a replay, so that its order is always the same */
	struct extract_cache *cache;
	struct memo *memo;       /* of a replay, which extracts by itself */
	struct renders *renders; /* NULL: nothing is opened in a browser, or nothing was yet */
	struct renders_cache *parts_kept;
	unsigned rendered;
	struct hosts *hosts;
	struct frontier *frontier;
	struct ledger *ledger;

	GPtrArray *scopes;     /* struct url_scope * */
	GHashTable *sitemaps;  /* URLs of those asked for */
	GHashTable *moves;     /* char * → char *: which URL redirected where */
	GHashTable *contents;  /* guint64 * of what was read, to know repeats */
	GHashTable *echoes;    /* URLs of pages that are another page byte for byte */
	GHashTable *under_way; /* struct want * asked for or being extracted, a set */
	unsigned pages_under_way;
	unsigned externals;
	GPtrArray *second; /* struct want * for the second pass */
	gboolean second_pass;
	gboolean anything_read;
	gboolean revisits, differs; /* crawl_revisit(); and an answer is not as it was */
	struct conclusion conclusion;
	gboolean crowded; /* too many URLs were met; said once */
	gboolean probing; /* https is tried for a bare host name */
	GQueue ready;     /* struct page * to hand out */

	gint64 started, deadline, ended; /* monotonic, microseconds */
	int wake_fd;                     /* crawl_stop() makes it readable */
	_Atomic(const char *) stop_why;
	gboolean over;
	gboolean cut_short;    /* or one of its ends was no end: what is read again has time of its
				  own */
	gboolean again;        /* it goes on after its end, for what is wanted again */
	unsigned wanted_again; /* of these, how many are on their way */
};

/* crawl.c: wants wait for their turn at their host. Takes want; refuses (frees) it where there are
 * too many hosts. */
gboolean crawl_queue(struct crawl *crawl, struct want *want, gint64 not_before);
void crawl_extract(struct crawl *crawl, struct want *want,
		   struct answer *answer); /* takes answer */
gint64 crawl_later(const struct crawl *crawl, gint64 milliseconds);

/* crawl_answer.c */
void crawl_answered(struct crawl *crawl, struct want *want,
		    struct answer *answer); /* takes answer */
/* Takes page and answer, from which it was read (NULL but for HTML). */
void crawl_extracted(struct crawl *crawl, struct want *want, struct page *page,
		     struct answer *answer);
/* The end of a want that was never asked for, or came to nothing: a page says so. */
void crawl_refuse(struct crawl *crawl, struct want *want, enum read_state read, const char *reason,
		  int status);
/* The same, unless a second pass may still mend it. */
void crawl_put_off(struct crawl *crawl, struct want *want, enum read_state read, const char *reason,
		   int status);
/* Hands out the page that says so, and goes on to target where that is wanted; ends want else. */
void crawl_move(struct crawl *crawl, struct want *want, const char *target, int status);
enum moved { MOVED_ON, MOVED_LOOP, MOVED_TOO_FAR, MOVED_NOWHERE, MOVED_TO_ACT };
/* Resolves the redirect; *target is yours where it leads on. */
enum moved crawl_redirect(struct want *want, const struct answer *answer, char **target);

/* crawl_hosted.c: what is kept on services of others (base/service.h). */
/* As crawl_queue(), but past a service's viewer to its download form. FALSE where it ends here. */
gboolean crawl_set_out(struct crawl *crawl, struct want *want);
gboolean crawl_is_login(const struct crawl *crawl, const char *url);
/* What an answer of this status means there; else reason. */
const char *crawl_hosted_reason(const struct want *want, int status, const char *reason);
/* What a page read there is worth. The URL (yours) at which the thing itself is to be had, where
 * the page only asks whether it is really wanted; else NULL. */
char *crawl_settle_hosted(const struct crawl *crawl, struct want *want, struct page *page);

/* crawl_render.c: opens the page in a browser where that is called for; it comes back through
 * crawl_extracted(). FALSE: it stays as it is; *page may say why. Takes *page and *answer where
 * TRUE. */
gboolean crawl_render(struct crawl *crawl, struct want *want, struct page **page,
		      struct answer **answer);
/* Takes in what browsers want and have done. */
void crawl_collect_renders(struct crawl *crawl);
/* An answer for a page that is open, NULL: refused. */
void crawl_part_answered(struct crawl *crawl, struct want *want, struct answer *answer);
/* Can pages be opened in a browser, from now on? */
gboolean crawl_can_render(struct crawl *crawl);
/* Is it to be opened in one? */
gboolean crawl_wants_render(const struct crawl *crawl, const struct want *want,
			    const struct page *page, const struct answer *answer);
void crawl_end_renders(struct crawl *crawl);

/* crawl_state.c */
gboolean crawl_open_state(struct crawl *crawl, const struct crawl_options *options, GError **error);
/* Packs facts as those in the state are. */
void crawl_take_base(struct crawl *crawl);
/* Before a want is asked for: what is known of it? Once for each request. */
void crawl_look_up(struct crawl *crawl, struct want *want);
/* It need not be asked for. */
gboolean crawl_remembers(const struct want *want);
/* Answers it from the state. FALSE where it must be asked for all the same. */
gboolean crawl_recall(struct crawl *crawl, struct want *want);
/* Keeps an answer from the network, which becomes the one of before where nothing has changed.
 * FALSE: that is lost, it is to be asked for again. */
gboolean crawl_note(struct crawl *crawl, struct want *want, struct answer *answer);
void crawl_keep_reading(struct crawl *crawl, struct want *want, const struct reading *reading);
/* Keeps what came in place of crawl_note(), and is not read on. TRUE where it is as it was. */
gboolean crawl_note_again(struct crawl *crawl, struct want *want, struct answer *answer);
/* Does this crawl ask in that way, too? And a want for what was: not of robots.txt. */
gboolean crawl_knows_kind(const struct crawl *crawl, unsigned kind);
struct want *crawl_want_again(struct crawl *crawl, const struct state_key *key);

/* crawl_revisit.c: an answer while crawl->revisits. Takes both. */
void crawl_revisited(struct crawl *crawl, struct want *want, struct answer *answer);

/* crawl_site.c */
gboolean crawl_in_scope(const struct crawl *crawl, const char *url);
void crawl_add_scope(struct crawl *crawl, const char *url);
void crawl_want_start(struct crawl *crawl, const char *url);
void crawl_fall_back_to_http(struct crawl *crawl, const char *https_url, gboolean is_finding);
void crawl_want_robots(struct crawl *crawl, struct host *host, const char *url);
void crawl_robots_answered(struct crawl *crawl, struct want *want, const struct answer *answer);
void crawl_want_sitemaps(struct crawl *crawl, const struct host *host, const char *start_url);
void crawl_sitemap_answered(struct crawl *crawl, struct want *want, const struct answer *answer);

#endif
