#include "crawler/render.h"

#include <sys/eventfd.h>
#include <unistd.h>

struct given {
	unsigned number;
	struct answer *answer;
};

struct renders {
	GThreadPool *pool;  /* of one thread */
	GAsyncQueue *parts; /* struct part *, wanted by the browser */
	GAsyncQueue *given; /* struct given *, what became of them */
	GAsyncQueue *done;  /* struct rendering * */
	int bell;           /* readable when something was given, or all is given up */
	gint given_up;      /* atomic */
	char *user_agent;
	void (*wake)(void *data);
	void *wake_data;
	unsigned pending;

	/* the thread's own */
	unsigned last_number;
	gboolean sandbox;
};

void rendering_free(struct rendering *rendering)
{
	if (!rendering)
		return;
	answer_free(rendering->answer);
	page_free(rendering->plain);
	browser_page_clear(&rendering->shown);
	g_free(rendering);
}

void part_free(struct part *part)
{
	if (!part)
		return;
	g_strfreev(part->headers);
	g_free(part->url);
	g_free(part);
}

static void given_free(void *data)
{
	struct given *given = data;

	answer_free(given->answer);
	g_free(given);
}

static unsigned on_ask(const char *url, const char *const *headers, void *data)
{
	struct renders *renders = data;
	struct part *part = g_new0(struct part, 1);

	part->url = g_strdup(url);
	part->headers = g_strdupv((char **)headers);
	part->number = ++renders->last_number;
	g_async_queue_push(renders->parts, part);
	renders->wake(renders->wake_data);
	return renders->last_number;
}

static gboolean on_take(unsigned *number, struct answer **answer, void *data)
{
	struct renders *renders = data;
	guint64 rings;

	(void)!read(renders->bell, &rings, sizeof rings);
	struct given *given = g_async_queue_try_pop(renders->given);
	if (!given)
		return FALSE;
	*number = given->number;
	*answer = given->answer;
	g_free(given);
	return TRUE;
}

static gboolean on_given_up(void *data)
{
	struct renders *renders = data;

	return g_atomic_int_get(&renders->given_up);
}

static void open_page(void *data, void *context)
{
	struct renders *renders = context;
	struct rendering *rendering = data;
	const struct browser_port port = {.ask = on_ask,
					  .take = on_take,
					  .given_up = on_given_up,
					  .wake = renders->bell,
					  .data = renders};

	rendering->shown.end = BROWSER_FAILED;
	if (!on_given_up(renders))
		browser_open(rendering->answer->url, rendering->answer, renders->user_agent, &port,
			     &renders->sandbox, &rendering->shown);
	g_async_queue_push(renders->done, rendering);
	renders->wake(renders->wake_data);
}

struct renders *renders_new(const char *user_agent, void (*wake)(void *data), void *data,
			    GError **error)
{
	struct renders *renders = g_new0(struct renders, 1);

	renders->parts = g_async_queue_new_full((GDestroyNotify)part_free);
	renders->given = g_async_queue_new_full(given_free);
	renders->done = g_async_queue_new_full((GDestroyNotify)rendering_free);
	renders->user_agent = g_strdup(user_agent);
	renders->wake = wake;
	renders->wake_data = data;
	renders->sandbox = TRUE;
	renders->bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	renders->pool = g_thread_pool_new(open_page, renders, 1, TRUE, error);
	if (!renders->pool)
		g_clear_pointer(&renders, renders_free);
	return renders;
}

static void ring(struct renders *renders)
{
	guint64 one = 1;

	(void)!write(renders->bell, &one, sizeof one);
}

void renders_free(struct renders *renders)
{
	if (!renders)
		return;
	g_atomic_int_set(&renders->given_up, TRUE);
	ring(renders);
	if (renders->pool)
		g_thread_pool_free(renders->pool, FALSE, TRUE);
	g_async_queue_unref(renders->parts);
	g_async_queue_unref(renders->given);
	g_async_queue_unref(renders->done);
	if (renders->bell >= 0)
		close(renders->bell);
	g_free(renders->user_agent);
	g_free(renders);
}

void renders_open(struct renders *renders, struct rendering *rendering)
{
	renders->pending++;
	g_thread_pool_push(renders->pool, rendering, NULL);
}

struct rendering *renders_take(struct renders *renders)
{
	struct rendering *rendering = g_async_queue_try_pop(renders->done);

	renders->pending -= rendering != NULL;
	return rendering;
}

unsigned renders_pending(const struct renders *renders)
{
	return renders->pending;
}

struct part *renders_part(struct renders *renders)
{
	return g_async_queue_try_pop(renders->parts);
}

void renders_answer(struct renders *renders, unsigned number, struct answer *answer)
{
	struct given *given = g_new0(struct given, 1);

	given->number = number;
	given->answer = answer;
	g_async_queue_push(renders->given, given);
	ring(renders);
}
