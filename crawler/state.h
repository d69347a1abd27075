/*
 * What a crawl keeps on disk as it goes: every answer with its headers, and the facts of every page
 * (crawler/page_pack.h) in place of its body. One SQLite file a site. It serves three ends with one
 * mechanism: a run that was killed is gone through again without a request for what it had
 * (resume); what is younger than max_age is not asked for again; and what is older is asked for
 * with "only if it has changed", and neither transferred nor extracted where it has not.
 *
 * A file is held by one program at a time. Each state_commit() survives a kill -9.
 */
#ifndef OIT_CRAWLER_STATE_H
#define OIT_CRAWLER_STATE_H

#include "base/auto.h"
#include "crawler/answer.h"

#define STATE_ERROR state_error_quark()
GQuark state_error_quark(void);
enum state_error {
	STATE_ERROR_OPEN,
	STATE_ERROR_READ_ONLY,
	STATE_ERROR_FULL, /* the disk, or LIMIT_STATE_SITE */
	STATE_ERROR_BUSY, /* another program audits the site */
	STATE_ERROR_IO,
	STATE_ERROR_BROKEN,
};

struct state;

struct state_options {
	const char *directory; /* made where it is not there */
	const char *site;      /* name of the site (url_site()) */
	gboolean resume;       /* go on with the run that was broken off, if one was */
	gint64 max_age;        /* seconds for which an answer is used without asking; 0: none */
};

/* The place for it where the user names none: below XDG_CACHE_HOME. Yours. */
char *state_default_directory(void);

/* NULL with error. */
struct state *state_open(const struct state_options *options, GError **error);
/* finished: the run is not to be gone on with. Drops what LIMIT_STATE_* say. NULL is welcome. */
void state_close(struct state *state, gboolean finished);

/* The result of the last run is delivered: there is nothing to go on with. */
void state_finish(const char *directory, const char *site);

/* One request of a run. */
struct state_key {
	unsigned kind; /* any small number: what is asked for in different ways */
	const char *url;
	unsigned nth; /* of this kind and URL in this run, from 0: state_next() */
};
unsigned state_next(struct state *state, unsigned kind, const char *url);

/* What is known of it before it is asked for. */
struct memory {
	struct answer
		*answer;   /* not to be asked for: this came. NULL where it is to be asked for */
	gboolean same_run; /* of answer: asked for by this very run, before it was broken off */
	gint64 at;         /* when it came */
	gsize size;        /* of the body */
	gsize came; /* and so much of it over the network: nothing where it had not changed */
	char *etag, *modified; /* to be asked for only if it has changed; both may be NULL */
	guint64 body_hash;     /* of the body that the facts are of */
	gint64 row;            /* the number of those facts; 0: there are none */
	struct answer *old;    /* what came with them, for the case that nothing has changed */
};
void memory_free(struct memory *memory);
DEFINE_AUTO(memory, memory_free);

/* NULL where nothing is known. Yours. */
struct memory *state_recall(struct state *state, const struct state_key *key);
/* The facts that a memory speaks of. NULL where they cannot be read. Yours. */
GBytes *state_facts(struct state *state, gint64 row);

/* The facts against which the others are packed; NULL for none. Yours. */
GBytes *state_base(struct state *state);

/* Keeps what came. facts: of its body, NULL where it was not read; row instead, not 0: they are
 * there already. with_body: the body itself is kept too, as long as there are no facts of it. */
struct state_entry {
	struct state_key key;
	const struct answer *answer;
	gsize size, came;
	guint64 body_hash;
	GBytes *facts;
	gboolean base; /* others are packed against these facts from now on */
	gint64 row;
	gboolean with_body;
	gint64 at;      /* when it came; 0: now */
	gboolean sound; /* an answer that later runs may go by: no fault, no "not now" */
};
void state_keep(struct state *state, const struct state_entry *entry);
/* What this run kept of a URL is nothing for later ones to go by. */
void state_doubt(struct state *state, unsigned kind, const char *url);
/* All that was kept since the last time is on file from now on. */
void state_commit(struct state *state);

/* What a whole run came to, as bytes, and how many they are unpacked. */
struct conclusion {
	GBytes *packed;
	gsize size;
};
/* Keeps it for a run that finds all as it was; basis: whatever else it depends on. Only where each
 * of the run's requests, so many, is on file with an answer that later runs may go by. */
void state_conclude(struct state *state, const char *basis, guint64 requests,
		    const struct conclusion *conclusion);
/* That of the run before this one, on the same basis. FALSE where there is none, or where this run
 * has begun already. packed is yours. */
gboolean state_conclusion(struct state *state, const char *basis, struct conclusion *conclusion);
/* All that the run before asked for: struct state_key, the home page first of its host. Yours. */
GArray *state_asked_before(struct state *state);

/* Why nothing is kept any more, in plain words; NULL as long as all is well. */
const char *state_trouble(const struct state *state);

#endif
