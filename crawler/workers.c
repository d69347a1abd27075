#include "crawler/workers.h"

#include "crawler/extract/extract.h"
#include "crawler/limits.h"

struct job {
	struct answer *answer;
	struct page *page;
	unsigned ocr_pages;
	void *tag;
};

struct workers {
	GThreadPool *pool;
	GAsyncQueue *ready; /* struct job * */
	GAsyncQueue *memos; /* struct memo *, as many as threads: a thread takes one for a job */
	workers_wake wake;
	void *wake_data;
	unsigned threads, pending;
};

static void job_free(struct job *job)
{
	answer_free(job->answer);
	page_free(job->page);
	g_free(job);
}

struct page *extract_answer(const struct answer *answer, unsigned ocr_pages, struct memo *memo)
{
	g_autofree char *content_type = answer_header(answer, "Content-Type");
	g_autofree char *disposition = answer_header(answer, "Content-Disposition");
	g_autofree char *modified = answer_header(answer, "Last-Modified");

	return extract_page(&(struct extract_input){
		.url = answer->url,
		.content_type = answer->rendered ? "text/html; charset=utf-8" : content_type,
		.disposition = disposition,
		.modified = modified,
		.body = answer->body->data,
		.size = answer->body->len,
		.status = answer->status,
		.cut = answer->cut || answer->fault != FAULT_NONE,
		.rendered = answer->rendered,
		.ocr_pages = ocr_pages,
		.memo = memo,
	});
}

static void work(void *data, void *context)
{
	struct workers *workers = context;
	struct job *job = data;

	struct memo *memo = g_async_queue_pop(workers->memos);

	job->page = extract_answer(job->answer, job->ocr_pages, memo);
	g_async_queue_push(workers->memos, memo);
	if (job->page->kind != PAGE_HTML)
		g_clear_pointer(&job->answer, answer_free);
	g_async_queue_push(workers->ready, job);
	workers->wake(workers->wake_data);
}

struct workers *workers_new(unsigned threads, workers_wake wake, void *data, GError **error)
{
	struct workers *workers = g_new0(struct workers, 1);

	workers->threads = threads ? threads : g_get_num_processors();
	workers->wake = wake;
	workers->wake_data = data;
	workers->ready = g_async_queue_new_full((GDestroyNotify)job_free);
	workers->memos = g_async_queue_new_full((GDestroyNotify)memo_free);
	for (unsigned i = 0; i < workers->threads; i++)
		g_async_queue_push(workers->memos, memo_new());
	workers->pool = g_thread_pool_new(work, workers, (int)workers->threads, TRUE, error);
	if (!workers->pool)
		g_clear_pointer(&workers, workers_free);
	return workers;
}

void workers_free(struct workers *workers)
{
	if (!workers)
		return;
	if (workers->pool)
		g_thread_pool_free(workers->pool, FALSE, TRUE);
	g_async_queue_unref(workers->ready);
	g_async_queue_unref(workers->memos);
	g_free(workers);
}

void workers_extract(struct workers *workers, struct answer *answer, unsigned ocr_pages, void *tag)
{
	struct job *job = g_new0(struct job, 1);

	job->answer = answer;
	job->ocr_pages = ocr_pages;
	job->tag = tag;
	workers->pending++;
	g_thread_pool_push(workers->pool, job, NULL);
}

struct page *workers_take(struct workers *workers, struct answer **answer, void **tag)
{
	struct job *job = g_async_queue_try_pop(workers->ready);

	if (!job)
		return NULL;
	workers->pending--;
	*tag = job->tag;
	*answer = g_steal_pointer(&job->answer);
	struct page *page = g_steal_pointer(&job->page);
	job_free(job);
	return page;
}

unsigned workers_pending(const struct workers *workers)
{
	return workers->pending;
}

unsigned workers_capacity(const struct workers *workers)
{
	return workers->threads * LIMIT_EXTRACTING;
}
