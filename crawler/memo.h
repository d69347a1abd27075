/*
 * What a worker has worked out for pages before. Most texts and links of a site stand on each of
 * its pages: without this, cleaning, folding and resolving them again is most of the work. Bounded;
 * for one thread at a time.
 */
#ifndef OIT_CRAWLER_MEMO_H
#define OIT_CRAWLER_MEMO_H

#include <glib.h>
#include <stdint.h>

#include "base/auto.h"

struct memo;

struct memo *memo_new(void);
void memo_free(struct memo *memo);
DEFINE_AUTO(memo, memo_free);

struct memo_link {
	const char *url, *key; /* NULL where the reference is no URL */
	const char *fragment;  /* NULL for none */
};

/* url_resolve() and url_key(). Borrowed until the next call. */
const struct memo_link *memo_link(struct memo *memo, const char *base, const char *reference,
				  const char *charset);

struct memo_text {
	const char *text; /* text_clean() */
	const char *fold; /* fold_text(); the same string as text where they are equal */
	uint64_t hash;    /* fold_hash(fold) */
};

/* Text as a page keeps it, at most max bytes; max is at least LIMIT_LABEL. Borrowed until the next
 * call. */
const struct memo_text *memo_text(struct memo *memo, const char *text, gsize max);

/* The same of a text that is clean: one that came from memo_text() before. */
const struct memo_text *memo_clean_text(struct memo *memo, const char *text);

/* Scripts that lead nowhere: most of a site's scripts stand on each of its pages. */
void memo_idle_script(struct memo *memo, const char *code, gsize size);
gboolean memo_is_idle_script(const struct memo *memo, const char *code, gsize size);

/* What a list of class names means, as the caller tells it by read() when it is first met. */
typedef guint (*memo_read_names)(const char *names);
guint memo_names(struct memo *memo, const char *names, memo_read_names read);

/* Markup that stands on many pages: see crawler/extract/html_markup.h. The memo's. */
struct markups;
struct markups *memo_markups(struct memo *memo);

#endif
