#include "crawler/frontier.h"

#include "crawler/limits.h"
#include "crawler/render.h"
#include "crawler/url.h"

/* From here on the caller says that a link is more than one more page of its kind. */
#define PROMISE_STRONG 500

/* What others lose when one of theirs is taken. */
#define AIM_STEP    80
#define AIM_STEPS   10u
#define AIM_LEAST   250 /* worth that an aim's turns take from nobody */
#define SHAPE_STEP  2
#define SHAPE_STEPS 50u

/* A resource that was met, under whatever URLs. */
struct known {
	struct want *waiting; /* NULL: it is under way, done, or never was wanted */
};

/* What URLs are after. */
struct aim {
	unsigned taken;
	int less; /* frontier_lessen() */
};

/* Those of one host that are after one aim, best first. */
struct queue {
	unsigned aim;
	GSequence *wants;
};

struct lane {
	GPtrArray *queues; /* struct queue *, as they came */
};

struct frontier {
	GHashTable *urls;   /* URL as met → struct known *, borrowed from keys */
	GHashTable *keys;   /* its key → struct known * */
	GHashTable *shapes; /* char * → struct shape * */
	GHashTable *lanes;  /* struct host * → struct lane *, borrowed from order */
	GPtrArray *order;   /* struct lane * as they came, so that runs are alike */
	GArray *aims;       /* struct aim, by number */
	GSequence *delayed; /* struct want * by not_before */
	unsigned waiting;
	guint64 arrivals;
	gboolean in_turn;
};

static void queue_free(struct queue *queue)
{
	g_sequence_free(queue->wants);
	g_free(queue);
}

static void lane_free(struct lane *lane)
{
	g_ptr_array_unref(lane->queues);
	g_free(lane);
}

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

struct frontier *frontier_new(gboolean in_turn)
{
	struct frontier *frontier = g_new0(struct frontier, 1);

	frontier->urls = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	frontier->keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	frontier->shapes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	frontier->lanes = g_hash_table_new(NULL, NULL);
	frontier->order = g_ptr_array_new_with_free_func((GDestroyNotify)lane_free);
	frontier->aims = g_array_new(FALSE, TRUE, sizeof(struct aim));
	frontier->delayed = g_sequence_new(NULL);
	frontier->in_turn = in_turn;
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
	g_array_free(frontier->aims, TRUE);
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

static struct aim *aim_of(struct frontier *frontier, unsigned number)
{
	if (number >= frontier->aims->len)
		g_array_set_size(frontier->aims, number + 1);
	return &g_array_index(frontier->aims, struct aim, number);
}

/* What the aim of a want costs it: nothing where it is after none. */
static int aim_loss(struct frontier *frontier, const struct want *want)
{
	const struct aim *aim = aim_of(frontier, want->aim);
	int steps = AIM_STEP * (int)MIN(aim->taken, AIM_STEPS);

	return want->aim == 0 || frontier->in_turn
		       ? 0
		       : aim->less + CLAMP(want->worth - AIM_LEAST, 0, steps);
}

static int worth_of(const struct frontier *frontier, const struct want *want)
{
	if (frontier->in_turn && want->kind == WANT_PAGE)
		return 0;
	unsigned alike = want->kind == WANT_PAGE && want->shape ? want->shape->taken : 0;

	return want->promise - SHAPE_STEP * (int)MIN(alike, SHAPE_STEPS);
}

static int compare_worth(const struct want *a, const struct want *b, int worth_a, int worth_b)
{
	if (worth_a != worth_b)
		return worth_a > worth_b ? -1 : 1;
	if (a->depth != b->depth)
		return a->depth < b->depth ? -1 : 1;
	return (a->arrival > b->arrival) - (a->arrival < b->arrival);
}

static int compare_wants(const void *left, const void *right, void *data G_GNUC_UNUSED)
{
	const struct want *a = left, *b = right;

	return compare_worth(a, b, a->worth, b->worth);
}

static int compare_times(const void *left, const void *right, void *data)
{
	const struct want *a = left, *b = right;

	if (a->not_before != b->not_before)
		return a->not_before < b->not_before ? -1 : 1;
	return compare_wants(a, b, data);
}

static struct lane *lane_of(struct frontier *frontier, struct host *host)
{
	struct lane *lane = g_hash_table_lookup(frontier->lanes, host);

	if (!lane) {
		lane = g_new0(struct lane, 1);
		lane->queues = g_ptr_array_new_with_free_func((GDestroyNotify)queue_free);
		g_ptr_array_add(frontier->order, lane);
		g_hash_table_insert(frontier->lanes, host, lane);
	}
	return lane;
}

static struct queue *queue_of(struct frontier *frontier, struct host *host, unsigned aim)
{
	struct lane *lane = lane_of(frontier, host);

	for (guint i = 0; i < lane->queues->len; i++) {
		struct queue *queue = lane->queues->pdata[i];
		if (queue->aim == aim)
			return queue;
	}
	struct queue *queue = g_new0(struct queue, 1);
	queue->aim = aim;
	queue->wants = g_sequence_new(NULL);
	g_ptr_array_add(lane->queues, queue);
	return queue;
}

static void enter_lane(struct frontier *frontier, struct want *want)
{
	want->not_before = 0;
	want->worth = worth_of(frontier, want);
	want->place = g_sequence_insert_sorted(queue_of(frontier, want->host, want->aim)->wants,
					       want, compare_wants, NULL);
}

void frontier_push(struct frontier *frontier, struct want *want, gint64 not_before)
{
	frontier->waiting++;
	if (want->known)
		want->known->waiting = want;
	want->not_before = not_before;
	want->worth = worth_of(frontier, want);
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

/* The best of a queue, as much as it is worth by now: others of its shape may have been taken since
 * it was put in its place, which only makes it less (frontier_forgive() orders anew). */
static struct want *best_of_queue(const struct frontier *frontier, struct queue *queue)
{
	for (;;) {
		struct want *first = first_of(queue->wants);
		int worth = first ? worth_of(frontier, first) : 0;
		if (!first || worth == first->worth)
			return first;
		first->worth = worth;
		g_sequence_sort_changed(first->place, compare_wants, NULL);
	}
}

static struct want *better(struct frontier *frontier, struct want *a, struct want *b)
{
	if (!a || !b)
		return a ? a : b;
	int order = compare_worth(a, b, a->worth - aim_loss(frontier, a),
				  b->worth - aim_loss(frontier, b));
	return order <= 0 ? a : b;
}

static struct want *best_of_lane(struct frontier *frontier, struct lane *lane)
{
	struct want *best = NULL;

	for (guint i = 0; i < lane->queues->len; i++)
		best = better(frontier, best, best_of_queue(frontier, lane->queues->pdata[i]));
	return best;
}

static void count_taken(struct frontier *frontier, struct want *want)
{
	if (want->kind != WANT_PAGE || want->chain || want->tries > 0)
		return;
	aim_of(frontier, want->aim)->taken++;
	if (want->shape)
		want->shape->taken++;
}

struct want *frontier_take(struct frontier *frontier, gint64 now, frontier_ready_at ready_at,
			   void *data, gint64 *next_at)
{
	struct want *best = NULL;

	*next_at = admit_due(frontier, now);
	for (guint i = 0; i < frontier->order->len; i++) {
		struct want *first = best_of_lane(frontier, frontier->order->pdata[i]);
		gint64 at = first ? ready_at(first, data) : G_MAXINT64;

		if (first && at <= now)
			best = better(frontier, best, first);
		else
			*next_at = MIN(*next_at, at);
	}
	if (!best)
		return NULL;
	count_taken(frontier, best);
	return remove_want(frontier, best);
}

static struct want *any_of_lane(const struct lane *lane)
{
	struct want *want = NULL;

	for (guint i = 0; !want && i < lane->queues->len; i++)
		want = first_of(((const struct queue *)lane->queues->pdata[i])->wants);
	return want;
}

struct want *frontier_drain(struct frontier *frontier)
{
	struct want *want = first_of(frontier->delayed);

	for (guint i = 0; !want && i < frontier->order->len; i++)
		want = any_of_lane(frontier->order->pdata[i]);
	return want ? remove_want(frontier, want) : NULL;
}

void frontier_raise(struct frontier *frontier, struct want *want, int promise, unsigned aim,
		    unsigned depth)
{
	if (promise <= want->promise && depth >= want->depth)
		return;
	g_sequence_remove(want->place);
	if (promise > want->promise)
		want->aim = aim;
	want->promise = MAX(want->promise, promise);
	want->depth = MIN(want->depth, depth);
	want->worth = worth_of(frontier, want);
	if (want->not_before > 0)
		want->place =
			g_sequence_insert_sorted(frontier->delayed, want, compare_times, NULL);
	else
		enter_lane(frontier, want);
}

void frontier_lessen(struct frontier *frontier, unsigned aim, int less)
{
	aim_of(frontier, aim)->less = less;
}

static void weigh_again(void *data, void *frontier)
{
	struct want *want = data;

	want->worth = worth_of(frontier, want);
}

/* Those of a lane that are after the aim, as much as they are worth now that it may be more. */
static void order_again(struct frontier *frontier, struct lane *lane, unsigned aim)
{
	for (guint i = 0; i < lane->queues->len; i++) {
		struct queue *queue = lane->queues->pdata[i];
		if (queue->aim != aim)
			continue;
		g_sequence_foreach(queue->wants, weigh_again, frontier);
		g_sequence_sort(queue->wants, compare_wants, NULL);
	}
}

void frontier_forgive(struct frontier *frontier, unsigned aim, const char *url)
{
	struct shape *shape = shape_of(frontier, url);

	if (shape)
		shape->taken = 0;
	for (guint i = 0; i < frontier->order->len; i++)
		order_again(frontier, frontier->order->pdata[i], aim);
	aim_of(frontier, aim)->taken = 0;
}

int frontier_promise_of(struct frontier *frontier, const struct want *want)
{
	if (want->kind != WANT_PAGE)
		return 0;
	return MAX(want->promise - aim_of(frontier, want->aim)->less, 0);
}

static int best_promise(struct frontier *frontier, GSequence *wants)
{
	int best = 0;

	for (GSequenceIter *at = g_sequence_get_begin_iter(wants); !g_sequence_iter_is_end(at);
	     at = g_sequence_iter_next(at))
		best = MAX(best, frontier_promise_of(frontier, g_sequence_get(at)));
	return best;
}

int frontier_promise(struct frontier *frontier)
{
	int best = best_promise(frontier, frontier->delayed);

	for (guint i = 0; i < frontier->order->len; i++) {
		const struct lane *lane = frontier->order->pdata[i];
		for (guint q = 0; q < lane->queues->len; q++) {
			const struct queue *queue = lane->queues->pdata[q];
			best = MAX(best, best_promise(frontier, queue->wants));
		}
	}
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
