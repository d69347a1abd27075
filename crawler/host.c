#include "crawler/host.h"

#include "crawler/limits.h"

/* Faults in a row after which a server is slowed down, and good answers in a row that lift it a
 * step. */
#define WAVE     3u
#define RECOVERY 10u

/* Strain: the mean of the last answers took so many times as long as its best, and that long. */
#define STRAIN_TIMES   4
#define STRAIN_LEAST   (600 * (gint64)1000) /* microseconds; a page made by a slow CMS takes that */
#define STRAIN_ANSWERS 8u                   /* before a mean says anything */
#define MEAN_SHARE     8 /* one answer's part of the mean: the last dozen count */

#define SECOND ((gint64)G_USEC_PER_SEC)
#define DAY    (24 * 3600 * SECOND) /* between two requests: longer than any audit */

/* One machine, as far as we can tell: at first each host has its own, then the one of its address.
 */
struct server {
	unsigned users; /* hosts */
	unsigned running;
	unsigned width;             /* requests that may run at once */
	unsigned faults, successes; /* in a row */
	gint64 mean, best;          /* latency: of the last answers, and the least such mean */
	unsigned measured;          /* answers in it */
	gint64 backoff;             /* added distance between requests */
	gint64 ready_at;
};

struct hosts {
	struct hosts_options options;
	gint64 interval;
	gint64 strangers_at;      /* when a host of unknown address may be asked */
	GHashTable *by_authority; /* char * → struct host * */
	GHashTable *by_address;   /* char * → struct server *, holds a use */
};

static void server_unref(struct server *server)
{
	if (--server->users == 0)
		g_free(server);
}

static struct server *server_new(unsigned width)
{
	struct server *server = g_new0(struct server, 1);

	server->users = 1;
	server->width = width;
	return server;
}

static void host_free(struct host *host)
{
	server_unref(host->server);
	robots_free(host->robots);
	g_free(host->authority);
	g_free(host->tls);
	g_free(host);
}

struct hosts *hosts_new(const struct hosts_options *options)
{
	struct hosts *hosts = g_new0(struct hosts, 1);

	hosts->options = *options;
	hosts->options.concurrency = MAX(options->concurrency, 1u);
	hosts->interval =
		options->rate > 0 ? (gint64)MIN((double)SECOND / options->rate, (double)DAY) : 0;
	hosts->by_authority =
		g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)host_free);
	hosts->by_address = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
						  (GDestroyNotify)server_unref);
	return hosts;
}

void hosts_free(struct hosts *hosts)
{
	if (!hosts)
		return;
	g_hash_table_destroy(hosts->by_authority);
	g_hash_table_destroy(hosts->by_address);
	g_free(hosts);
}

struct host *hosts_get(struct hosts *hosts, const char *authority)
{
	struct host *host = g_hash_table_lookup(hosts->by_authority, authority);

	if (host || g_hash_table_size(hosts->by_authority) >= LIMIT_HOSTS)
		return host;
	host = g_new0(struct host, 1);
	host->authority = g_strdup(authority);
	host->server = server_new(hosts->options.concurrency);
	g_hash_table_insert(hosts->by_authority, host->authority, host);
	return host;
}

/* Its address is not known: its server may be any of those that are asked. */
static gboolean is_stranger(const struct host *host)
{
	return host->server->users == 1;
}

gint64 host_ready_at(const struct hosts *hosts, const struct host *host)
{
	/* Who asks for a distance between requests does not want several at once. */
	unsigned width = host->crawl_delay > 0 ? 1 : hosts->options.concurrency;

	if (host->running >= width || host->server->running >= host->server->width)
		return G_MAXINT64;
	return is_stranger(host) ? MAX(host->server->ready_at, hosts->strangers_at)
				 : host->server->ready_at;
}

void host_asked(struct hosts *hosts, struct host *host, gint64 now)
{
	struct server *server = host->server;
	gint64 distance = MAX(hosts->interval, (gint64)(host->crawl_delay * (double)SECOND));

	host->running++;
	server->running++;
	server->ready_at = MAX(server->ready_at, now + MAX(distance, server->backoff));
	if (is_stranger(host))
		hosts->strangers_at = now + hosts->interval;
}

/* A host without a known server moves to that of its address, with its running requests and the
 * stricter waiting time. */
static void settle_at(struct hosts *hosts, struct host *host, const char *address)
{
	struct server *server = g_hash_table_lookup(hosts->by_address, address);
	struct server *old = host->server;

	if (server == old || old->users > 1)
		return;
	if (!server) {
		old->users++;
		g_hash_table_insert(hosts->by_address, g_strdup(address), old);
		return;
	}
	server->users++;
	server->running += host->running;
	server->ready_at = MAX(server->ready_at, old->ready_at);
	host->server = server;
	server_unref(old);
}

static void slow_down(struct server *server)
{
	gint64 least = LIMIT_RETRY_MS * 1000;

	server->backoff = CLAMP(server->backoff * 2, least, (gint64)LIMIT_BACKOFF_MS * 1000);
	server->width = MAX(server->width / 2, 1u);
	server->faults = 0;
}

static void speed_up(struct server *server, unsigned width)
{
	server->backoff = server->backoff > LIMIT_RETRY_MS * 1000 ? server->backoff / 2 : 0;
	server->width = MIN(server->width * 2, width);
	server->successes = 0;
}

/* TRUE where the server has become slow under what it is asked. */
static gboolean is_strained(struct server *server, gint64 latency)
{
	if (latency > 0) {
		server->mean += (latency - server->mean) / (server->measured ? MEAN_SHARE : 1);
		server->measured++;
	}
	if (server->measured < STRAIN_ANSWERS)
		return FALSE;
	server->best = server->best ? MIN(server->best, server->mean) : server->mean;
	return latency > 0 && server->mean >= STRAIN_LEAST &&
	       server->mean >= server->best * STRAIN_TIMES;
}

void host_answered(struct hosts *hosts, struct host *host, const char *address, gboolean ok,
		   gint64 latency, gint64 now)
{
	struct server *server;

	if (address)
		settle_at(hosts, host, address);
	server = host->server;
	host->running--;
	server->running--;
	server->faults = ok ? 0 : server->faults + 1;
	server->successes = ok ? server->successes + 1 : 0;
	if (is_strained(server, latency) && server->successes >= STRAIN_ANSWERS) {
		slow_down(server);
		server->successes = 0;
		server->ready_at = MAX(server->ready_at, now + server->backoff);
	} else if (server->faults >= WAVE) {
		slow_down(server);
		server->ready_at = MAX(server->ready_at, now + server->backoff);
	} else if (server->successes >= RECOVERY && server->backoff > 0) {
		speed_up(server, hosts->options.concurrency);
	}
}

void host_pause(struct host *host, gint64 seconds, gint64 now)
{
	gint64 until = now + MIN(seconds, (gint64)LIMIT_RETRY_AFTER) * SECOND;

	host->server->ready_at = MAX(host->server->ready_at, until);
}

void host_set_robots(struct host *host, struct robots *robots)
{
	robots_free(host->robots);
	host->robots = robots;
	host->robots_state = ROBOTS_KNOWN;
	host->crawl_delay = robots ? MIN(robots_delay(robots), (double)LIMIT_CRAWL_DELAY) : 0;
}
