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

static struct want *add_for(struct frontier *frontier, struct host *host, const char *url,
			    unsigned aim, int promise, unsigned depth)
{
	struct want *want = frontier_want(frontier, WANT_PAGE, url);

	want->host = host;
	want->promise = promise;
	want->aim = aim;
	want->depth = depth;
	frontier_push(frontier, want, 0);
	return want;
}

static struct want *add(struct frontier *frontier, struct host *host, const char *url, int promise,
			unsigned depth)
{
	return add_for(frontier, host, url, 0, promise, depth);
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
	AUTO(frontier) frontier = frontier_new(FALSE);
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
	AUTO(frontier) frontier = frontier_new(FALSE);
	struct host host = {0};
	struct want *waiting;

	add(frontier, &host, "https://a.example/x", 5, 1);
	add(frontier, &host, "https://a.example/y", 4, 1);
	g_assert_true(frontier_knows(frontier, "http://www.a.example/y", &waiting));
	frontier_raise(frontier, waiting, 6, 0, 3);
	g_assert_cmpuint(waiting->depth, ==, 1);
	frontier_raise(frontier, waiting, 2, 0, 1);
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
	AUTO(frontier) frontier = frontier_new(FALSE);
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
	AUTO(frontier) frontier = frontier_new(FALSE);
	struct host host = {0};
	struct want *want = frontier_want(frontier, WANT_PAGE, "https://a.example/again");
	struct want *waiting;

	want->host = &host;
	want->promise = 9;
	frontier_push(frontier, want, 70);
	add(frontier, &host, "https://a.example/now", 1, 0);
	g_assert_true(frontier_knows(frontier, "https://a.example/again", &waiting));
	g_assert_true(waiting == want);
	frontier_raise(frontier, want, 10, 0, 0);
	assert_next(frontier, 69, "https://a.example/now");
	assert_none(frontier, 69, 70);
	assert_next(frontier, 70, "https://a.example/again");
}

static void test_redirect(void)
{
	AUTO(frontier) frontier = frontier_new(FALSE);
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
	AUTO(frontier) frontier = frontier_new(FALSE);
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
	AUTO(frontier) frontier = frontier_new(FALSE);
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

/* One for each aim, then the second of each: the longest list of one matter does not hold up all
 * others. What is after nothing in particular does not wear off. */
static void test_aims_take_turns(void)
{
	AUTO(frontier) frontier = frontier_new(FALSE);
	struct host host = {0};

	for (guint i = 0; i < 3; i++) {
		g_autofree char *plan = g_strdup_printf("https://a.example/plan/%c", 'a' + (int)i);
		g_autofree char *list = g_strdup_printf("https://a.example/list/%c", 'a' + (int)i);
		add_for(frontier, &host, plan, 1, 900, 1);
		add_for(frontier, &host, list, 2, 890, 1);
	}
	add(frontier, &host, "https://a.example/menu", 850, 1);
	add(frontier, &host, "https://a.example/menu-too", 850, 1);
	assert_next(frontier, 0, "https://a.example/plan/a");
	assert_next(frontier, 0, "https://a.example/list/a");
	assert_next(frontier, 0, "https://a.example/menu");
	assert_next(frontier, 0, "https://a.example/menu-too");
	assert_next(frontier, 0, "https://a.example/plan/b");
	frontier_lessen(frontier, 1, 500);
	assert_next(frontier, 0, "https://a.example/list/b");
	assert_next(frontier, 0, "https://a.example/list/c");
	assert_next(frontier, 0, "https://a.example/plan/c");
}

/* What has paid waits no longer than before; and turns take no more than what makes a URL one among
 * others. */
static void test_forgiven(void)
{
	AUTO(frontier) frontier = frontier_new(FALSE);
	struct host host = {0};

	for (guint i = 0; i < 8; i++) {
		g_autofree char *menu = g_strdup_printf("https://a.example/menu/%c", 'a' + (int)i);
		add_for(frontier, &host, menu, 1, 600, 1);
	}
	add(frontier, &host, "https://a.example/list", 560, 1);
	add(frontier, &host, "https://a.example/news", 200, 1);
	assert_next(frontier, 0, "https://a.example/menu/a");
	frontier_forgive(frontier, 1, "https://a.example/menu/a");
	assert_next(frontier, 0, "https://a.example/menu/b");
	assert_next(frontier, 0, "https://a.example/list");
	for (guint i = 2; i < 8; i++) {
		g_autofree char *menu = g_strdup_printf("https://a.example/menu/%c", 'a' + (int)i);
		assert_next(frontier, 0, menu);
	}
	assert_next(frontier, 0, "https://a.example/news");
}

/* Where a page of one shape has paid, those of that shape go before others that have not. */
static void test_shape_forgiven(void)
{
	AUTO(frontier) frontier = frontier_new(FALSE);
	struct host host = {0};

	for (guint i = 1; i < 9; i++) {
		g_autofree char *office = g_strdup_printf("https://a.example/office/%u", i);
		g_autofree char *about = g_strdup_printf("https://a.example/about/%u", i);
		add_for(frontier, &host, office, 1, 600, 1);
		add_for(frontier, &host, about, 1, 600, 1);
	}
	assert_next(frontier, 0, "https://a.example/office/1");
	assert_next(frontier, 0, "https://a.example/about/1");
	frontier_forgive(frontier, 1, "https://a.example/office/1");
	assert_next(frontier, 0, "https://a.example/office/2");
	frontier_forgive(frontier, 1, "https://a.example/office/2");
	assert_next(frontier, 0, "https://a.example/office/3");
	assert_next(frontier, 0, "https://a.example/about/2");
}

/* Of URLs that promise the same, those that look like ones that were taken go last. */
static void test_new_shapes_go_first(void)
{
	AUTO(frontier) frontier = frontier_new(FALSE);
	struct host host = {0};

	for (guint i = 0; i < 3; i++) {
		g_autofree char *url = g_strdup_printf("https://a.example/news?id=%u", i + 1);
		add(frontier, &host, url, 100, 1);
	}
	add(frontier, &host, "https://a.example/about", 100, 1);
	add(frontier, &host, "https://a.example/far", 100, 2);
	assert_next(frontier, 0, "https://a.example/news?id=1");
	assert_next(frontier, 0, "https://a.example/about");
	assert_next(frontier, 0, "https://a.example/far");
	assert_next(frontier, 0, "https://a.example/news?id=2");
	assert_next(frontier, 0, "https://a.example/news?id=3");
}

/* To compare with: as they come. */
static void test_in_turn(void)
{
	AUTO(frontier) frontier = frontier_new(TRUE);
	struct host host = {0};

	add_for(frontier, &host, "https://a.example/a", 1, 100, 2);
	add_for(frontier, &host, "https://a.example/b", 2, 900, 2);
	add_for(frontier, &host, "https://a.example/c", 1, 500, 1);
	assert_next(frontier, 0, "https://a.example/c");
	assert_next(frontier, 0, "https://a.example/a");
	assert_next(frontier, 0, "https://a.example/b");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/frontier/aims", test_aims_take_turns);
	g_test_add_func("/frontier/forgiven", test_forgiven);
	g_test_add_func("/frontier/shape-forgiven", test_shape_forgiven);
	g_test_add_func("/frontier/shapes", test_new_shapes_go_first);
	g_test_add_func("/frontier/in-turn", test_in_turn);
	g_test_add_func("/frontier/order", test_order);
	g_test_add_func("/frontier/raise", test_raise);
	g_test_add_func("/frontier/lanes", test_lanes);
	g_test_add_func("/frontier/delay", test_delay);
	g_test_add_func("/frontier/redirect", test_redirect);
	g_test_add_func("/frontier/shape", test_shape);
	g_test_add_func("/frontier/drain", test_drain);
	return g_test_run();
}
