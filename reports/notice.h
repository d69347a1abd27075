/*
 * A notice: what somebody hears of without having asked: an item was lost, evidence died, a site
 * cannot be read any more. It is made once, in one language, kept in the outbox (outbox.h) as
 * "oitcheck/notice/1", and told by mail, webhook or a program from that form alone.
 */
#ifndef OIT_REPORTS_NOTICE_H
#define OIT_REPORTS_NOTICE_H

#include "base/auto.h"
#include "reports/diff.h"
#include "reports/words.h"

enum notice_kind {
	NOTICE_CHANGE,    /* an audit differs from the one before */
	NOTICE_FAILURE,   /* a site that could be read cannot be read any more */
	NOTICE_RECOVERED, /* and can again */
	NOTICE_WATCH,     /* a submitted address no longer shows what it did */
	NOTICE_TEST,      /* oitcheck notices test */
};
#define NOTICE_KINDS 5

enum notice_tone { TONE_WORSE, TONE_BETTER, TONE_OTHER };
#define NOTICE_TONES 3

/* One thing that the notice tells. */
struct notice_entry {
	enum notice_tone tone;
	char *item; /* "O12"; "" where it is about none */
	char *head; /* one line: what changed */
	char *text; /* why, and what to do; may have lines; "" for none */
	char *url;  /* where to look; "" for none */
};

struct notice {
	enum notice_kind kind;
	enum lang lang;
	char *id;           /* notice_identify(): one notice has one, however often it is made */
	char *site;         /* url_site() */
	char *url;          /* of the home page; "" where it is not known */
	char *at;           /* when that was seen: ISO 8601 with zone */
	char *subject;      /* one line */
	char *intro;        /* sentences before the entries; "" for none */
	gint64 audit;       /* number in the history of the audit whose sheet goes along; 0: none */
	GPtrArray *entries; /* struct notice_entry *, in the order in which they are told */
	char *details;      /* JSON of one object, for programs; "" for none */
};

/* at is now; everything else empty. Yours. */
struct notice *notice_new(enum notice_kind kind, enum lang lang, const char *site, const char *url);
void notice_free(struct notice *notice);
DEFINE_AUTO(notice, notice_free);

/* Gives the notice its id, from its kind, its site and a key: what is raised again under the same
 * key is the same notice and is not told twice. A key says what was seen and since when, never when
 * the program ran: "http://…/plan.pdf 404 since 2026-11-22". */
void notice_identify(struct notice *notice, const char *key);

/* NULL texts are "". */
void notice_add(struct notice *notice, enum notice_tone tone, const char *item, const char *head,
		const char *text, const char *url);

/* What differs between two audits; NULL where nothing does but the score. audit: the number of the
 * new one. Yours. */
struct notice *notice_of_diff(const struct diff *diff, const char *site, gint64 audit,
			      enum lang lang);
/* The site could be read in the audit `was`, and cannot be now: why is a sentence. Recovered: the
 * end of that. Yours. */
struct notice *notice_of_failure(const struct result *was, const char *site, const char *why,
				 enum lang lang);
struct notice *notice_of_recovery(const struct result *was, const char *site, gint64 audit,
				  enum lang lang);
struct notice *notice_of_test(enum lang lang);

/* "change", "failure", "recovered", "watch", "test". */
const char *notice_kind_name(enum notice_kind kind);
gboolean notice_kind_parse(const char *name, enum notice_kind *kind);

/* On one line, without its end. Yours. */
char *notice_to_json(const struct notice *notice);
/* Yours; NULL with error where the text is no notice. */
struct notice *notice_from_json(const char *name, const char *text, gsize size, GError **error);

/* Append the notice for people: plain text, and a page of its own without any request. */
void notice_text(const struct notice *notice, GString *out);
void notice_html(const struct notice *notice, GString *out);

#endif
