/*
 * Documents that were read before in this run, by content: agencies put the same file under many
 * URLs, and reading one takes a process of its own. Safe in threads; where two of them come with
 * the same bytes, the second waits for what the first reads. From run to run the state of the crawl
 * keeps what was read (crawler/state.h).
 */
#ifndef OIT_CRAWLER_EXTRACT_CACHE_H
#define OIT_CRAWLER_EXTRACT_CACHE_H

#include "base/auto.h"
#include "crawler/extract/extract.h"

struct extract_cache;

/* Keeps the texts of the documents used last, at most so many bytes. */
struct extract_cache *extract_cache_new(gsize max_bytes);
/* The pages that it gave stay as they are. */
void extract_cache_free(struct extract_cache *cache);
DEFINE_AUTO(extract_cache, extract_cache_free);

/* extract_page(), but for documents that were read before. cache may be NULL. Yours. */
struct page *extract_cached(struct extract_cache *cache, const struct extract_input *input);

/* What decides how a document reads: its bytes, its kind, how it is to be read. NULL where the
 * answer is no document, or reads otherwise under another URL. Yours. */
char *extract_cache_key(const struct extract_input *input);

#endif
