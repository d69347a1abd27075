/* Extraction in threads: answers in, pages out. A job is held by one side at a time and needs no
 * lock. */
#ifndef OIT_CRAWLER_WORKERS_H
#define OIT_CRAWLER_WORKERS_H

#include "crawler/answer.h"
#include "crawler/crawl.h"
#include "crawler/extract_cache.h"
#include "crawler/memo.h"
#include "crawler/page.h"

struct workers;

/* wake is called from a worker whenever a page is ready. */
typedef void (*workers_wake)(void *data);

/* threads 0: the number of processors. packs: facts are wanted as bytes, too. cache may be NULL; it
 * must outlive the workers. The onlooker is copied. */
struct workers *workers_new(unsigned threads, gboolean packs, struct extract_cache *cache,
			    const struct onlooker *onlooker, workers_wake wake, void *data,
			    GError **error);
/* Waits for the jobs under way and drops all results. */
void workers_free(struct workers *workers);
DEFINE_AUTO(workers, workers_free);

/* Facts are packed against these from now on (crawler/page_pack.h), as those were that answers
 * bring. Once. FALSE where they are damaged. */
gboolean workers_set_base(struct workers *workers, GBytes *facts);

/* Reads the answer's body (or the facts that it brings), up to ocr_pages of a scan by OCR.
 * Takes the answer; tag comes back with the page. */
void workers_extract(struct workers *workers, struct answer *answer, unsigned ocr_pages, void *tag);
/* What came of a job. */
struct reading {
	void *tag;
	struct answer *answer; /* without its body, but for HTML */
	struct page *page;     /* NULL: the facts were damaged */
	GBytes *facts;         /* NULL where they were not wanted, or came with the answer */
};
/* A page that is ready (the parts are yours); FALSE for none. */
gboolean workers_take(struct workers *workers, struct reading *reading);

/* Jobs given and not yet taken back; how many there may sensibly be. */
unsigned workers_pending(const struct workers *workers);
/* TRUE where a job given now may have to wait for long: documents are before it. */
gboolean workers_slow(const struct workers *workers);
unsigned workers_capacity(const struct workers *workers);

/* The same in this thread; memo and cache may be NULL. The page is yours. */
struct page *extract_answer(const struct answer *answer, unsigned ocr_pages, struct memo *memo,
			    struct extract_cache *cache);

#endif
