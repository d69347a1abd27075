/*
 * Markup that stands on many pages of a site: what the parser made of it when it was met for the
 * second time is kept, and told to the reader from here whenever it comes again. Bounded; belongs
 * to one memo (crawler/memo.h), so it is for one thread at a time.
 */
#ifndef OIT_CRAWLER_EXTRACT_HTML_MARKUP_H
#define OIT_CRAWLER_EXTRACT_HTML_MARKUP_H

#include <glib.h>
#include <stdint.h>

#include "base/auto.h"
#include "crawler/extract/html_tags.h"

enum markup_event_kind {
	MARKUP_START,
	MARKUP_END,
	MARKUP_TEXT,
	MARKUP_END_A, /* "</a>" is written here */
};

struct markup_event {
	enum markup_event_kind kind;
	const struct tag *tag;       /* of a start and an end */
	const struct attrs *attrs;   /* of a start */
	const struct traits *traits; /* of a start */
	const char *text;
	gsize length;
};

/* The bytes of an element, and the events of what is in it. */
struct markup;

struct markup *markup_new(uint64_t hash, const char *bytes, gsize size);
void markup_free(struct markup *markup);
DEFINE_AUTO(markup, markup_free);

/* What the event points to is copied. */
void markup_add(struct markup *markup, const struct markup_event *event);
const struct markup_event *markup_events(const struct markup *markup, guint *count);

/* An end tag in it for which nothing began in it. The markup is good only where nothing of this
 * name is open around it. */
void markup_add_stray(struct markup *markup, const char *name);
const char *const *markup_strays(const struct markup *markup);

/* What is in it cannot be told without what is around it: it is never told from here. */
void markup_refuse(struct markup *markup);
gboolean markup_is_refused(const struct markup *markup);

struct markups;

struct markups *markups_new(void);
void markups_free(struct markups *markups);

/* NULL where these bytes are not kept. Borrowed until the next markups_keep(). */
const struct markup *markups_find(const struct markups *markups, uint64_t hash, const char *bytes,
				  gsize size);
/* TRUE where bytes of this hash were met not long ago. */
gboolean markups_meet(struct markups *markups, uint64_t hash);
/* Takes the markup. */
void markups_keep(struct markups *markups, struct markup *markup);

#endif
