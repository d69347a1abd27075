#include "crawler/workers.h"

#include "crawler/limits.h"
#include "crawler/page_build.h"
#include "crawler/page_pack.h"

struct job {
	struct reading reading;
	unsigned ocr_pages;
	gboolean document;
};

/* What a thread has at hand. */
struct desk {
	struct memo *memo;
	struct packer *packer; /* NULL: facts are not wanted as bytes */
};

struct workers {
	GThreadPool *pool;
	GAsyncQueue *ready; /* struct job * */
	GAsyncQueue *desks; /* struct desk *, as many as threads: a thread takes one for a job */
	struct extract_cache *cache;
	_Atomic(struct pack_base *) base;
	struct onlooker onlooker;
	workers_wake wake;
	void *wake_data;
	unsigned threads, pending;
	unsigned documents; /* of pending; may take minutes, where a page takes milliseconds */
	_Atomic(gboolean) ending; /* nobody waits for what has not begun */
};

static void job_free(struct job *job)
{
	answer_free(job->reading.answer);
	page_free(job->reading.page);
	g_clear_pointer(&job->reading.facts, g_bytes_unref);
	g_free(job);
}

static struct desk *desk_new(gboolean packs)
{
	struct desk *desk = g_new0(struct desk, 1);

	desk->memo = memo_new();
	desk->packer = packs ? packer_new() : NULL;
	return desk;
}

static void desk_free(struct desk *desk)
{
	memo_free(desk->memo);
	packer_free(desk->packer);
	g_free(desk);
}

struct page *extract_answer(const struct answer *answer, unsigned ocr_pages, struct memo *memo,
			    struct extract_cache *cache)
{
	g_autofree char *content_type = answer_header(answer, "Content-Type");
	g_autofree char *modified = answer_header(answer, "Last-Modified");

	const struct extract_input input = {
		.url = answer->url,
		.content_type = answer->rendered ? "text/html; charset=utf-8" : content_type,
		.modified = modified,
		.body = answer->body->data,
		.size = answer->body->len,
		.status = answer->status,
		.cut = answer_cut(answer),
		.rendered = answer->rendered,
		.ocr_pages = ocr_pages,
		.memo = memo,
	};

	return extract_cached(cache, &input);
}

static void show(const struct onlooker *onlooker, struct page *page)
{
	if (onlooker->look)
		page_set_notes(page, onlooker->look(onlooker->data, page), onlooker->free_notes);
}

/* One who comes to others that are waiting need not wake anybody again. */
static void hand_over(struct workers *workers, struct job *job)
{
	g_async_queue_lock(workers->ready);
	gboolean first = g_async_queue_length_unlocked(workers->ready) == 0;
	g_async_queue_push_unlocked(workers->ready, job);
	g_async_queue_unlock(workers->ready);
	if (first)
		workers->wake(workers->wake_data);
}

static void work(void *data, void *context)
{
	struct workers *workers = context;
	struct job *job = data;

	if (workers->ending) {
		hand_over(workers, job);
		return;
	}
	struct desk *desk = g_async_queue_pop(workers->desks);
	struct reading *reading = &job->reading;
	struct answer *answer = reading->answer;

	if (desk->packer)
		packer_set_base(desk->packer, workers->base);
	if (answer->facts) {
		reading->page = page_unpack(desk->packer, answer->url, answer->facts, desk->memo);
	} else {
		reading->page = extract_answer(answer, job->ocr_pages, desk->memo, workers->cache);
		reading->facts = desk->packer ? page_pack(desk->packer, reading->page) : NULL;
	}
	g_async_queue_push(workers->desks, desk);
	if (reading->page)
		show(&workers->onlooker, reading->page);
	if (!reading->page || reading->page->kind != PAGE_HTML) {
		g_byte_array_unref(answer->body);
		answer->body = g_byte_array_new();
	}
	hand_over(workers, job);
}

struct workers *workers_new(unsigned threads, gboolean packs, struct extract_cache *cache,
			    const struct onlooker *onlooker, workers_wake wake, void *data,
			    GError **error)
{
	struct workers *workers = g_new0(struct workers, 1);

	workers->threads = threads ? threads : g_get_num_processors();
	workers->cache = cache;
	workers->onlooker = *onlooker;
	workers->wake = wake;
	workers->wake_data = data;
	workers->ready = g_async_queue_new_full((GDestroyNotify)job_free);
	workers->desks = g_async_queue_new_full((GDestroyNotify)desk_free);
	for (unsigned i = 0; i < workers->threads; i++)
		g_async_queue_push(workers->desks, desk_new(packs));
	workers->pool = g_thread_pool_new(work, workers, (int)workers->threads, TRUE, error);
	if (!workers->pool)
		g_clear_pointer(&workers, workers_free);
	return workers;
}

void workers_free(struct workers *workers)
{
	if (!workers)
		return;
	workers->ending = TRUE;
	if (workers->pool)
		g_thread_pool_free(workers->pool, FALSE, TRUE);
	g_async_queue_unref(workers->ready);
	g_async_queue_unref(workers->desks);
	pack_base_free(workers->base);
	g_free(workers);
}

gboolean workers_set_base(struct workers *workers, GBytes *facts)
{
	workers->base = pack_base_new(facts);
	return workers->base != NULL;
}

void workers_extract(struct workers *workers, struct answer *answer, unsigned ocr_pages, void *tag)
{
	struct job *job = g_new0(struct job, 1);

	job->reading.answer = answer;
	job->reading.tag = tag;
	job->ocr_pages = ocr_pages;
	job->document = !answer->facts && answer_is_document(answer);
	workers->pending++;
	workers->documents += job->document;
	g_thread_pool_push(workers->pool, job, NULL);
}

gboolean workers_take(struct workers *workers, struct reading *reading)
{
	struct job *job = g_async_queue_try_pop(workers->ready);

	if (!job)
		return FALSE;
	workers->pending--;
	workers->documents -= job->document;
	*reading = job->reading;
	g_free(job);
	return TRUE;
}

unsigned workers_pending(const struct workers *workers)
{
	return workers->pending;
}

gboolean workers_slow(const struct workers *workers)
{
	return workers->documents > 0;
}

unsigned workers_capacity(const struct workers *workers)
{
	return workers->threads * LIMIT_EXTRACTING;
}
