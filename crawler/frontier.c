#include "crawler/frontier.h"

#include "crawler/limits.h"
#include "crawler/render.h"
#include "crawler/url.h"

/* From here on the caller says that a link is more than one more page of its kind. */
#define PROMISE_STRONG 500

/* A resource that was met, under whatever URLs. */
struct known {
	struct want *waiting; /* NULL: it is under way, done, or never was wanted */
};

struct frontier {
	GHashTable *urls;   /* URL as met → struct known *, borrowed from keys */
	GHashTable *keys;   /* its key → struct known * */
	GHashTable *shapes; /* char * → struct shape * */
	GHashTable *lanes;  /* struct host * → GSequence of struct want *, best first */
	GPtrArray *order;   /* the same lanes as they came, so that runs are alike */
	GSequence *delayed; /* struct want * by not_before */
	unsigned waiting;
	guint64 arrivals;
};

void want_free(struct want *want)
{
	if (!want)
		return;
	if (want->chain)
		g_ptr_array_unref(want->chain);
	part_free(want->part);
	memory_free(want->memory);
	g_free(want->url);
	g_free(want);
}

struct frontier *frontier_new(void)
{
	struct frontier *frontier = g_new0(struct frontier, 1);

	frontier->urls = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	frontier->keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	frontier->shapes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	frontier->lanes = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_sequence_free);
	frontier->order = g_ptr_array_new();
	frontier->delayed = g_sequence_new(NULL);
	return frontier;
}

void frontier_free(struct frontier *frontier)
{
	if (!frontier)
		return;
	for (struct want *want; (want = frontier_drain(frontier));)
		want_free(want);
	g_hash_table_destroy(frontier->urls);
	g_hash_table_destroy(frontier->keys);
	g_hash_table_destroy(frontier->shapes);
	g_hash_table_destroy(frontier->lanes);
	g_ptr_array_unref(frontier->order);
	g_sequence_free(frontier->delayed);
	g_free(frontier);
}

/* A page names the same links again and again: only the first time costs a key. */
static struct known *find(struct frontier *frontier, const char *url)
{
	struct known *known = g_hash_table_lookup(frontier->urls, url);

	if (known)
		return known;
	g_autofree char *key = url_key(url);
	known = key ? g_hash_table_lookup(frontier->keys, key) : NULL;
	if (known && g_hash_table_size(frontier->urls) < LIMIT_FRONTIER)
		g_hash_table_insert(frontier->urls, g_strdup(url), known);
	return known;
}

gboolean frontier_knows(struct frontier *frontier, const char *url, struct want **want)
{
	struct known *known = find(frontier, url);

	*want = known ? known->waiting : NULL;
	return known != NULL;
}

gboolean frontier_same(struct frontier *frontier, const struct want *want, const char *url)
{
	return find(frontier, url) == want->known;
}

static struct known *learn(struct frontier *frontier, const char *url)
{
	struct known *known = find(frontier, url);

	if (known)
		return known;
	char *key = url_key(url);
	known = g_new0(struct known, 1);
	g_hash_table_insert(frontier->keys, key ? key : g_strdup(url), known);
	g_hash_table_insert(frontier->urls, g_strdup(url), known);
	return known;
}

void frontier_mark(struct frontier *frontier, const char *url)
{
	learn(frontier, url);
}

static struct shape *shape_of(struct frontier *frontier, const char *url)
{
	g_autofree char *name = url_shape(url);
	struct shape *shape = name ? g_hash_table_lookup(frontier->shapes, name) : NULL;

	if (shape || !name)
		return shape;
	shape = g_new0(struct shape, 1);
	g_hash_table_insert(frontier->shapes, g_steal_pointer(&name), shape);
	return shape;
}

static void set_url(struct frontier *frontier, struct want *want, const char *url)
{
	g_free(want->url);
	want->url = g_strdup(url);
	if (want->kind == WANT_PAGE) {
		want->known = learn(frontier, url);
		want->shape = shape_of(frontier, url);
	}
}

struct want *frontier_want(struct frontier *frontier, enum want_kind kind, const char *url)
{
	struct want *want = g_new0(struct want, 1);

	want->kind = kind;
	want->arrival = frontier->arrivals++;
	want->trouble = "";
	set_url(frontier, want, url);
	return want;
}

void frontier_redirect(struct frontier *frontier, struct want *want, const char *url)
{
	if (!want->chain)
		want->chain = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(want->chain, g_strdup(want->url));
	want->tries = 0;
	want->trouble = "";
	want->looked_up = FALSE;
	g_clear_pointer(&want->memory, memory_free);
	set_url(frontier, want, url);
}

static int compare_wants(const void *left, const void *right, void *data G_GNUC_UNUSED)
{
	const struct want *a = left, *b = right;

	if (a->promise != b->promise)
		return a->promise > b->promise ? -1 : 1;
	if (a->depth != b->depth)
		return a->depth < b->depth ? -1 : 1;
	return (a->arrival > b->arrival) - (a->arrival < b->arrival);
}

static int compare_times(const void *left, const void *right, void *data)
{
	const struct want *a = left, *b = right;

	if (a->not_before != b->not_before)
		return a->not_before < b->not_before ? -1 : 1;
	return compare_wants(a, b, data);
}

static GSequence *lane_of(struct frontier *frontier, struct host *host)
{
	GSequence *lane = g_hash_table_lookup(frontier->lanes, host);

	if (!lane) {
		lane = g_sequence_new(NULL);
		g_ptr_array_add(frontier->order, lane);
		g_hash_table_insert(frontier->lanes, host, lane);
	}
	return lane;
}

static void enter_lane(struct frontier *frontier, struct want *want)
{
	want->not_before = 0;
	want->place =
		g_sequence_insert_sorted(lane_of(frontier, want->host), want, compare_wants, NULL);
}

void frontier_push(struct frontier *frontier, struct want *want, gint64 not_before)
{
	frontier->waiting++;
	if (want->known)
		want->known->waiting = want;
	want->not_before = not_before;
	if (not_before > 0)
		want->place =
			g_sequence_insert_sorted(frontier->delayed, want, compare_times, NULL);
	else
		enter_lane(frontier, want);
}

static struct want *first_of(GSequence *sequence)
{
	GSequenceIter *begin = g_sequence_get_begin_iter(sequence);

	return g_sequence_iter_is_end(begin) ? NULL : g_sequence_get(begin);
}

static struct want *remove_want(struct frontier *frontier, struct want *want)
{
	g_sequence_remove(want->place);
	want->place = NULL;
	if (want->known)
		want->known->waiting = NULL;
	frontier->waiting--;
	return want;
}

/* Those whose delay is over join their lanes; returns when the next one will be. */
static gint64 admit_due(struct frontier *frontier, gint64 now)
{
	struct want *want;

	while ((want = first_of(frontier->delayed)) && want->not_before <= now) {
		g_sequence_remove(want->place);
		enter_lane(frontier, want);
	}
	return want ? want->not_before : G_MAXINT64;
}

struct want *frontier_take(struct frontier *frontier, gint64 now, frontier_ready_at ready_at,
			   void *data, gint64 *next_at)
{
	struct want *best = NULL;

	*next_at = admit_due(frontier, now);
	for (guint i = 0; i < frontier->order->len; i++) {
		struct want *first = first_of(frontier->order->pdata[i]);
		gint64 at = first ? ready_at(first, data) : G_MAXINT64;

		if (first && at <= now) {
			if (!best || compare_wants(first, best, NULL) < 0)
				best = first;
		} else {
			*next_at = MIN(*next_at, at);
		}
	}
	return best ? remove_want(frontier, best) : NULL;
}

struct want *frontier_drain(struct frontier *frontier)
{
	struct want *want = first_of(frontier->delayed);

	for (guint i = 0; !want && i < frontier->order->len; i++)
		want = first_of(frontier->order->pdata[i]);
	return want ? remove_want(frontier, want) : NULL;
}

void frontier_raise(struct want *want, int promise, unsigned depth)
{
	if (promise <= want->promise && depth >= want->depth)
		return;
	want->promise = MAX(want->promise, promise);
	want->depth = MIN(want->depth, depth);
	g_sequence_sort_changed(want->place, want->not_before > 0 ? compare_times : compare_wants,
				NULL);
}

static int promise_of(const struct want *want)
{
	return want && want->kind == WANT_PAGE ? want->promise : 0;
}

int frontier_promise(const struct frontier *frontier)
{
	int best = 0;

	for (guint i = 0; i < frontier->order->len; i++)
		best = MAX(best, promise_of(first_of(frontier->order->pdata[i])));
	for (GSequenceIter *at = g_sequence_get_begin_iter(frontier->delayed);
	     !g_sequence_iter_is_end(at); at = g_sequence_iter_next(at))
		best = MAX(best, promise_of(g_sequence_get(at)));
	return best;
}

gboolean frontier_is_full(const struct frontier *frontier)
{
	return g_hash_table_size(frontier->keys) >= LIMIT_FRONTIER;
}

unsigned frontier_waiting(const struct frontier *frontier)
{
	return frontier->waiting;
}

gboolean shape_is_full(const struct shape *shape, int promise)
{
	gboolean trap = shape->repeats >= LIMIT_SHAPE_DUPLICATE;
	gboolean strong = promise >= PROMISE_STRONG;

	if (trap && !strong)
		return TRUE;
	return shape->read >= (trap || !strong ? LIMIT_SHAPE : 4 * LIMIT_SHAPE);
}
