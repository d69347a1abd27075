#include "crawler/frontier.h"

#include "crawler/limits.h"

/* Hosts are only names to the frontier. */
struct host {
	gint64 ready_at;
};

static gint64 host_ready_at(struct want *best, void *data G_GNUC_UNUSED)
{
	return best->host->ready_at;
}

static struct want *add(struct frontier *frontier, struct host *host, const char *url, int promise,
			unsigned depth)
{
	struct want *want = frontier_want(frontier, WANT_PAGE, url);

	want->host = host;
	want->promise = promise;
	want->depth = depth;
	frontier_push(frontier, want, 0);
	return want;
}

static void assert_next(struct frontier *frontier, gint64 now, const char *url)
{
	gint64 next_at;
	struct want *want = frontier_take(frontier, now, host_ready_at, NULL, &next_at);

	g_assert_nonnull(want);
	g_assert_cmpstr(want->url, ==, url);
	want_free(want);
}

static void assert_none(struct frontier *frontier, gint64 now, gint64 expected)
{
	gint64 next_at;

	g_assert_null(frontier_take(frontier, now, host_ready_at, NULL, &next_at));
	g_assert_cmpint(next_at, ==, expected);
}

static void test_order(void)
{
	AUTO(frontier) frontier = frontier_new();
	struct host host = {0};

	add(frontier, &host, "https://a.example/late", 5, 2);
	add(frontier, &host, "https://a.example/first", 9, 9);
	add(frontier, &host, "https://a.example/near", 5, 1);
	add(frontier, &host, "https://a.example/near-later", 5, 1);
	g_assert_cmpuint(frontier_waiting(frontier), ==, 4);
	assert_next(frontier, 0, "https://a.example/first");
	assert_next(frontier, 0, "https://a.example/near");
	assert_next(frontier, 0, "https://a.example/near-later");
	assert_next(frontier, 0, "https://a.example/late");
	assert_none(frontier, 0, G_MAXINT64);
}

static void test_raise(void)
{
	AUTO(frontier) frontier = frontier_new();
	struct host host = {0};
	struct want *waiting;

	add(frontier, &host, "https://a.example/x", 5, 1);
	add(frontier, &host, "https://a.example/y", 4, 1);
	g_assert_true(frontier_knows(frontier, "http://www.a.example/y", &waiting));
	frontier_raise(waiting, 6, 3);
	g_assert_cmpuint(waiting->depth, ==, 1);
	frontier_raise(waiting, 2, 1);
	assert_next(frontier, 0, "https://a.example/y");
	g_assert_true(frontier_knows(frontier, "https://a.example/y", &waiting));
	g_assert_null(waiting);
	g_assert_false(frontier_knows(frontier, "https://a.example/z", &waiting));
	frontier_mark(frontier, "https://a.example/z");
	g_assert_true(frontier_knows(frontier, "https://a.example/z", &waiting));
}

/* A host that must be left alone does not hold up the others. */
static void test_lanes(void)
{
	AUTO(frontier) frontier = frontier_new();
	struct host busy = {.ready_at = 100}, blocked = {.ready_at = G_MAXINT64}, idle = {0};

	add(frontier, &busy, "https://busy.example/", 9, 0);
	add(frontier, &blocked, "https://blocked.example/", 9, 0);
	add(frontier, &idle, "https://idle.example/", 1, 0);
	assert_next(frontier, 50, "https://idle.example/");
	assert_none(frontier, 50, 100);
	assert_next(frontier, 100, "https://busy.example/");
	assert_none(frontier, 100, G_MAXINT64);
	g_assert_cmpuint(frontier_waiting(frontier), ==, 1);
}

static void test_delay(void)
{
	AUTO(frontier) frontier = frontier_new();
	struct host host = {0};
	struct want *want = frontier_want(frontier, WANT_PAGE, "https://a.example/again");
	struct want *waiting;

	want->host = &host;
	want->promise = 9;
	frontier_push(frontier, want, 70);
	add(frontier, &host, "https://a.example/now", 1, 0);
	g_assert_true(frontier_knows(frontier, "https://a.example/again", &waiting));
	g_assert_true(waiting == want);
	frontier_raise(want, 10, 0);
	assert_next(frontier, 69, "https://a.example/now");
	assert_none(frontier, 69, 70);
	assert_next(frontier, 70, "https://a.example/again");
}

static void test_redirect(void)
{
	AUTO(frontier) frontier = frontier_new();
	struct host host = {0};
	struct want *want = add(frontier, &host, "https://a.example/old", 1, 0);
	gint64 next_at;

	add(frontier, &host, "https://a.example/second", 1, 0);
	g_assert_true(frontier_take(frontier, 0, host_ready_at, NULL, &next_at) == want);
	frontier_redirect(frontier, want, "https://a.example/new");
	g_assert_cmpuint(want->chain->len, ==, 1);
	g_assert_cmpstr(want->chain->pdata[0], ==, "https://a.example/old");
	g_assert_true(frontier_same(frontier, want, "http://a.example/new"));
	g_assert_false(frontier_same(frontier, want, "https://a.example/old"));
	frontier_push(frontier, want, 0);
	assert_next(frontier, 0, "https://a.example/new"); /* it kept its place */
	assert_next(frontier, 0, "https://a.example/second");
}

static void test_shape(void)
{
	AUTO(frontier) frontier = frontier_new();
	struct host host = {0};
	struct want *one = add(frontier, &host, "https://a.example/news.php?id=1", 1, 0);
	struct want *two = add(frontier, &host, "https://a.example/news.php?id=22", 1, 0);
	struct shape *shape = one->shape;

	g_assert_true(shape == two->shape);
	g_assert_false(shape_is_full(shape, 100));
	shape->repeats = LIMIT_SHAPE_DUPLICATE;
	g_assert_true(shape_is_full(shape, 100));
	g_assert_false(shape_is_full(shape, 900)); /* the rules think that this one is different */
	shape->read = LIMIT_SHAPE;
	g_assert_true(shape_is_full(shape, 900));
	shape->repeats = 0;
	g_assert_true(shape_is_full(shape, 100));
	g_assert_false(shape_is_full(shape, 900));
	shape->read = 4 * LIMIT_SHAPE;
	g_assert_true(shape_is_full(shape, 900));
}

/* Emptying takes the delayed ones first, then lane by lane in the order in which hosts came: the
 * books are the same in each run. */
static void test_drain(void)
{
	AUTO(frontier) frontier = frontier_new();
	struct host hosts[3] = {{0}};
	static const char *const urls[] = {"https://a.example/", "https://b.example/",
					   "https://c.example/"};

	for (gsize i = 0; i < G_N_ELEMENTS(urls); i++)
		add(frontier, &hosts[i], urls[i], (int)i, 0);
	for (gsize i = 0; i < G_N_ELEMENTS(urls); i++) {
		struct want *want = frontier_drain(frontier);
		g_assert_cmpstr(want->url, ==, urls[i]);
		want_free(want);
	}
	g_assert_null(frontier_drain(frontier));
	g_assert_cmpuint(frontier_waiting(frontier), ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/frontier/order", test_order);
	g_test_add_func("/frontier/raise", test_raise);
	g_test_add_func("/frontier/lanes", test_lanes);
	g_test_add_func("/frontier/delay", test_delay);
	g_test_add_func("/frontier/redirect", test_redirect);
	g_test_add_func("/frontier/shape", test_shape);
	g_test_add_func("/frontier/drain", test_drain);
	return g_test_run();
}
