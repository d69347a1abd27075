/* Politeness by a clock of ours: nothing here waits. */
#include "crawler/host.h"

#include "crawler/limits.h"

#define SECOND ((gint64)G_USEC_PER_SEC)
#define NOW    (1000 * SECOND)
#define NEVER  G_MAXINT64

static struct hosts *polite(double rate, unsigned concurrency)
{
	return hosts_new(&(struct hosts_options){.rate = rate, .concurrency = concurrency});
}

static void test_concurrency(void)
{
	struct hosts *hosts = polite(0, 2);
	struct host *host = hosts_get(hosts, "a.example:443");

	g_assert_true(hosts_get(hosts, "a.example:443") == host);
	host_asked(hosts, host, NOW);
	g_assert_cmpint(host_ready_at(hosts, host), <=, NOW);
	host_asked(hosts, host, NOW);
	g_assert_cmpint(host_ready_at(hosts, host), ==, NEVER);
	host_answered(hosts, host, NULL, TRUE, 0, NOW);
	g_assert_cmpint(host_ready_at(hosts, host), <=, NOW);
	hosts_free(hosts);
}

static void test_rate(void)
{
	struct hosts *hosts = polite(2, 4);
	struct host *host = hosts_get(hosts, "a.example:443");

	host_asked(hosts, host, NOW);
	g_assert_cmpint(host_ready_at(hosts, host), ==, NOW + SECOND / 2);
	hosts_free(hosts);
}

/* Hardly ever is not always: so long a distance has no number of microseconds. */
static void test_least_rate(void)
{
	struct hosts *hosts = polite(1e-300, 4);
	struct host *host = hosts_get(hosts, "a.example:443");

	host_asked(hosts, host, NOW);
	g_assert_cmpint(host_ready_at(hosts, host), >, NOW + 3600 * SECOND);
	g_assert_cmpint(host_ready_at(hosts, host), <, NEVER);
	hosts_free(hosts);
}

/* Two names of one address share rate and connections, once both addresses are known. */
static void test_shared_server(void)
{
	struct hosts *hosts = polite(1, 1);
	struct host *one = hosts_get(hosts, "a.example:80");
	struct host *two = hosts_get(hosts, "b.example:80");

	host_asked(hosts, one, NOW);
	host_answered(hosts, one, "192.0.2.1", TRUE, 0, NOW);
	host_asked(hosts, two, NOW);
	host_answered(hosts, two, "192.0.2.1", TRUE, 0, NOW);
	host_asked(hosts, one, NOW + SECOND);
	g_assert_cmpint(host_ready_at(hosts, two), ==, NEVER);
	host_answered(hosts, one, "192.0.2.1", TRUE, 0, NOW + SECOND);
	g_assert_cmpint(host_ready_at(hosts, two), ==, NOW + 2 * SECOND);

	/* A further address of a host changes nothing, and another server is not held up. */
	struct host *three = hosts_get(hosts, "c.example:80");
	host_asked(hosts, three, NOW);
	host_answered(hosts, three, "192.0.2.3", TRUE, 0, NOW);
	host_asked(hosts, two, NOW + 2 * SECOND);
	host_answered(hosts, two, "192.0.2.3", TRUE, 0, NOW + 2 * SECOND);
	g_assert_cmpint(host_ready_at(hosts, three), ==, NOW + SECOND);

	/* What a host waits for it takes along to the server that it turns out to live at. */
	struct host *late = hosts_get(hosts, "d.example:80");
	host_asked(hosts, late, NOW + 9 * SECOND);
	host_answered(hosts, late, "192.0.2.1", TRUE, 0, NOW + 9 * SECOND);
	g_assert_cmpint(host_ready_at(hosts, one), ==, NOW + 10 * SECOND);
	hosts_free(hosts);
}

/* Names of which it is not known yet where they live may all live at one place: none is asked at
 * the same time as another, but each has its own connections, since many may be dead. */
static void test_strangers(void)
{
	struct hosts *hosts = polite(2, 1);
	struct host *some[] = {hosts_get(hosts, "a.example:80"), hosts_get(hosts, "b.example:80"),
			       hosts_get(hosts, "c.example:80")};

	for (guint i = 0; i < G_N_ELEMENTS(some); i++) {
		gint64 now = NOW + i * SECOND / 2;
		g_assert_cmpint(host_ready_at(hosts, some[i]), <=, now);
		host_asked(hosts, some[i], now);
		for (guint n = i + 1; n < G_N_ELEMENTS(some); n++)
			g_assert_cmpint(host_ready_at(hosts, some[n]), ==, now + SECOND / 2);
	}
	/* one that is at home somewhere neither waits for them nor holds them up */
	host_answered(hosts, some[0], "192.0.2.1", TRUE, 0, NOW + SECOND);
	g_assert_cmpint(host_ready_at(hosts, some[0]), ==, NOW + SECOND / 2);
	host_asked(hosts, some[0], NOW + 2 * SECOND);
	host_answered(hosts, some[1], NULL, FALSE, 0, NOW + 2 * SECOND);
	g_assert_cmpint(host_ready_at(hosts, some[1]), ==, NOW + SECOND * 3 / 2);
	hosts_free(hosts);
}

static void test_crawl_delay(void)
{
	static const char text[] = "User-agent: *\nCrawl-delay: 5\n";
	static const char absurd[] = "User-agent: *\nCrawl-delay: 86400\n";
	struct hosts *hosts = polite(0, 4);
	struct host *host = hosts_get(hosts, "a.example:443");

	host_set_robots(host, robots_parse(text, sizeof text - 1, "oitcheck"));
	host_asked(hosts, host, NOW);
	g_assert_cmpint(host_ready_at(hosts, host), ==, NEVER);
	host_answered(hosts, host, NULL, TRUE, 0, NOW);
	g_assert_cmpint(host_ready_at(hosts, host), ==, NOW + 5 * SECOND);

	struct host *other = hosts_get(hosts, "b.example:443");
	host_set_robots(other, robots_parse(absurd, sizeof absurd - 1, "oitcheck"));
	host_asked(hosts, other, NOW);
	host_answered(hosts, other, NULL, TRUE, 0, NOW);
	g_assert_cmpint(host_ready_at(hosts, other), ==, NOW + LIMIT_CRAWL_DELAY * SECOND);
	hosts_free(hosts);
}

static void test_pause(void)
{
	struct hosts *hosts = polite(0, 4);
	struct host *host = hosts_get(hosts, "a.example:443");

	host_pause(host, 7, NOW);
	g_assert_cmpint(host_ready_at(hosts, host), ==, NOW + 7 * SECOND);
	host_pause(host, 3, NOW);
	g_assert_cmpint(host_ready_at(hosts, host), ==, NOW + 7 * SECOND);
	host_pause(host, 86400, NOW);
	g_assert_cmpint(host_ready_at(hosts, host), ==, NOW + LIMIT_RETRY_AFTER * SECOND);
	hosts_free(hosts);
}

static void exchange_slowly(struct hosts *hosts, struct host *host, gboolean ok, gint64 latency,
			    unsigned times)
{
	while (times-- > 0) {
		host_asked(hosts, host, NOW);
		host_answered(hosts, host, NULL, ok, latency, NOW);
	}
}

static void exchange(struct hosts *hosts, struct host *host, gboolean ok, unsigned times)
{
	exchange_slowly(hosts, host, ok, 0, times);
}

/* Answers that take much longer than they did slow the crawl down; a server that was always slow is
 * not under strain, nor is one that is still quick. */
static void test_strain(void)
{
	struct hosts *hosts = polite(0, 4);
	struct host *host = hosts_get(hosts, "a.example:443");
	struct host *slow = hosts_get(hosts, "slow.example:443");
	struct host *quick = hosts_get(hosts, "quick.example:443");

	exchange_slowly(hosts, slow, TRUE, 3 * SECOND, 100);
	g_assert_cmpint(host_ready_at(hosts, slow), <=, NOW);
	exchange_slowly(hosts, quick, TRUE, SECOND / 100, 20);
	exchange_slowly(hosts, quick, TRUE, SECOND / 5, 100);
	g_assert_cmpint(host_ready_at(hosts, quick), <=, NOW);

	exchange_slowly(hosts, host, TRUE, SECOND / 20, 20);
	exchange_slowly(hosts, host, TRUE, 2 * SECOND, 1); /* one slow page is a slow page */
	g_assert_cmpint(host_ready_at(hosts, host), <=, NOW);
	exchange_slowly(hosts, host, TRUE, 2 * SECOND, 20);
	g_assert_cmpint(host_ready_at(hosts, host), >=, NOW + LIMIT_RETRY_MS * 1000);
	exchange_slowly(hosts, host, TRUE, SECOND / 20, 200);
	gint64 calm = NOW + 60 * SECOND;
	host_asked(hosts, host, calm);
	g_assert_cmpint(host_ready_at(hosts, host), <=, calm);
	hosts_free(hosts);
}

/* A wave of faults slows the server down, single ones do not; good answers bring the speed back. */
static void test_back_off(void)
{
	struct hosts *hosts = polite(0, 4);
	struct host *host = hosts_get(hosts, "a.example:443");

	for (int i = 0; i < 10; i++) {
		exchange(hosts, host, FALSE, 2);
		exchange(hosts, host, TRUE, 1);
	}
	g_assert_cmpint(host_ready_at(hosts, host), <=, NOW);
	exchange(hosts, host, FALSE, 3);
	g_assert_cmpint(host_ready_at(hosts, host), ==, NOW + LIMIT_RETRY_MS * 1000);
	exchange(hosts, host, FALSE, 3);
	g_assert_cmpint(host_ready_at(hosts, host), ==, NOW + 2 * LIMIT_RETRY_MS * 1000);
	exchange(hosts, host, FALSE, 300);
	g_assert_cmpint(host_ready_at(hosts, host), ==, NOW + LIMIT_BACKOFF_MS * 1000);

	exchange(hosts, host, TRUE, 200);
	gint64 calm = NOW + 60 * SECOND;
	host_asked(hosts, host, calm);
	g_assert_cmpint(host_ready_at(hosts, host), <=, calm);
	hosts_free(hosts);
}

static void test_too_many(void)
{
	struct hosts *hosts = polite(0, 1);

	for (unsigned i = 0; i < LIMIT_HOSTS; i++) {
		g_autofree char *name = g_strdup_printf("h%u.example:80", i);
		g_assert_nonnull(hosts_get(hosts, name));
	}
	g_assert_null(hosts_get(hosts, "one-more.example:80"));
	g_assert_nonnull(hosts_get(hosts, "h0.example:80"));
	hosts_free(hosts);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/host/concurrency", test_concurrency);
	g_test_add_func("/host/rate", test_rate);
	g_test_add_func("/host/least-rate", test_least_rate);
	g_test_add_func("/host/shared-server", test_shared_server);
	g_test_add_func("/host/strangers", test_strangers);
	g_test_add_func("/host/crawl-delay", test_crawl_delay);
	g_test_add_func("/host/pause", test_pause);
	g_test_add_func("/host/back-off", test_back_off);
	g_test_add_func("/host/strain", test_strain);
	g_test_add_func("/host/too-many", test_too_many);
	return g_test_run();
}
