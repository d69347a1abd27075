/*
 * Politeness: when may which host be asked. Every request stands under it: pages, robots.txt,
 * redirects, sitemaps, retries. A host is "name:port"; hosts that turn out to live at one address
 * share that server's limits, and until that is known they go one after the other: a hundred names
 * of a university may be one machine. Time is an input, in microseconds.
 */
#ifndef OIT_CRAWLER_HOST_H
#define OIT_CRAWLER_HOST_H

#include "crawler/robots.h"

struct hosts;

struct hosts_options {
	double rate;          /* requests per second and server, 0 = no limit */
	unsigned concurrency; /* requests under way per host and per server */
};

enum robots_state {
	ROBOTS_UNKNOWN, /* a host that was never asked */
	ROBOTS_WANTED,  /* on its way: nothing but robots.txt may be asked for */
	ROBOTS_KNOWN,
	ROBOTS_UNREACHABLE, /* RFC 9309 §2.3.1.4: nothing is allowed for now */
};

/* What the crawl keeps of one host. The first part is set by the crawl, the rest is this module's.
 */
struct host {
	char *authority;
	enum robots_state robots_state;
	struct robots *robots; /* NULL: all is allowed */
	char *tls; /* its TLS fault, which is noted; read without verification. NULL for none */
	gboolean tls_noted;
	gboolean silent;     /* ROBOTS_UNREACHABLE: no answer of any kind came */
	gboolean down;       /* and not even a connection was had */
	const char *trouble; /* ROBOTS_UNREACHABLE: why (static or interned) */

	struct server *server;
	unsigned running;
	double crawl_delay; /* seconds */
};

struct hosts *hosts_new(const struct hosts_options *options);
void hosts_free(struct hosts *hosts);

/* The host of that authority, made at first sight. NULL at LIMIT_HOSTS. Borrowed. */
struct host *hosts_get(struct hosts *hosts, const char *authority);

/* The time from which the host may be asked; G_MAXINT64 while it must wait for an answer to a
 * running request. */
gint64 host_ready_at(const struct hosts *hosts, const struct host *host);

/* A request is sent; an answer came (ok: the server is well), from address where that is known
 * (else NULL), after so many microseconds (0: not known). A server that answers much more slowly
 * than it can is under strain: it is asked less, and more again when it has recovered. */
void host_asked(struct hosts *hosts, struct host *host, gint64 now);
void host_answered(struct hosts *hosts, struct host *host, const char *address, gboolean ok,
		   gint64 latency, gint64 now);
/* The server wants to be left alone for that long (Retry-After). */
void host_pause(struct host *host, gint64 seconds, gint64 now);

/* Takes the rules of its robots.txt over (NULL: all is allowed) and heeds their Crawl-delay. */
void host_set_robots(struct host *host, struct robots *robots);

#endif
