/* Extraction in threads: answers in, pages out. A job is held by one side at a time and needs no
 * lock. */
#ifndef OIT_CRAWLER_WORKERS_H
#define OIT_CRAWLER_WORKERS_H

#include "crawler/answer.h"
#include "crawler/memo.h"
#include "crawler/page.h"

struct workers;

/* wake is called from a worker whenever a page is ready. */
typedef void (*workers_wake)(void *data);

/* threads 0: the number of processors. */
struct workers *workers_new(unsigned threads, workers_wake wake, void *data, GError **error);
/* Waits for the jobs under way and drops all results. */
void workers_free(struct workers *workers);
DEFINE_AUTO(workers, workers_free);

/* Reads the answer's body, up to ocr_pages of a scan by OCR. Takes the answer; tag comes back with
 * the page. */
void workers_extract(struct workers *workers, struct answer *answer, unsigned ocr_pages, void *tag);
/* A page that is ready (yours), or NULL; with what it was read from (yours; NULL but for HTML). */
struct page *workers_take(struct workers *workers, struct answer **answer, void **tag);

/* Jobs given and not yet taken back; how many there may sensibly be. */
unsigned workers_pending(const struct workers *workers);
unsigned workers_capacity(const struct workers *workers);

/* The same in this thread; memo may be NULL. The page is yours. */
struct page *extract_answer(const struct answer *answer, unsigned ocr_pages, struct memo *memo);

#endif
