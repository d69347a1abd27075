#include "crawler/ledger.h"

#include <string.h>

struct ledger {
	struct crawl_stats stats;
	GStringChunk *strings;
	GArray *unread; /* struct unread */
	GArray *tls;    /* struct tls_finding */
	gboolean ended, blocked;
};

struct ledger *ledger_new(void)
{
	struct ledger *ledger = g_new0(struct ledger, 1);

	ledger->strings = g_string_chunk_new(4096);
	ledger->unread = g_array_new(FALSE, FALSE, sizeof(struct unread));
	ledger->tls = g_array_new(FALSE, FALSE, sizeof(struct tls_finding));
	ledger->stats.stopped_by = ledger->stats.captured = ledger->stats.current = "";
	return ledger;
}

void ledger_free(struct ledger *ledger)
{
	if (!ledger)
		return;
	g_string_chunk_free(ledger->strings);
	g_array_unref(ledger->unread);
	g_array_unref(ledger->tls);
	g_free(ledger);
}

void ledger_start(struct ledger *ledger, const char *url)
{
	ledger->stats.start_url = g_string_chunk_insert_const(ledger->strings, url);
}

void ledger_request(struct ledger *ledger, gsize bytes)
{
	ledger->stats.requests++;
	ledger->stats.bytes += bytes;
}

void ledger_read(struct ledger *ledger, const struct page *page)
{
	gboolean document = page->kind == PAGE_PDF || page->kind == PAGE_OFFICE ||
			    page->kind == PAGE_IMAGE || page->kind == PAGE_ARCHIVE;

	if (document)
		ledger->stats.documents++;
	else
		ledger->stats.pages++;
}

void ledger_rendered(struct ledger *ledger)
{
	ledger->stats.rendered++;
}

void ledger_unread(struct ledger *ledger, const char *url, const char *reason, gboolean repeat,
		   gboolean blocking)
{
	struct unread unread = {
		.url = g_string_chunk_insert_const(ledger->strings, url),
		.reason = g_string_chunk_insert_const(ledger->strings, reason),
		.repeat = repeat,
	};

	g_array_append_val(ledger->unread, unread);
	ledger->blocked |= blocking && !repeat;
}

void ledger_tls(struct ledger *ledger, const char *host, const char *fault)
{
	struct tls_finding finding = {
		.host = g_string_chunk_insert_const(ledger->strings, host),
		.fault = g_string_chunk_insert_const(ledger->strings, fault),
	};

	g_array_append_val(ledger->tls, finding);
}

static int compare_unread(const void *a, const void *b)
{
	const struct unread *one = a, *other = b;
	int order = strcmp(one->url, other->url);

	if (order == 0)
		order = strcmp(one->reason, other->reason);
	return order != 0 ? order : one->repeat - other->repeat;
}

static int compare_tls(const void *a, const void *b)
{
	const struct tls_finding *one = a, *other = b;
	int order = strcmp(one->host, other->host);

	return order != 0 ? order : strcmp(one->fault, other->fault);
}

/* What is in the books does not tell which server answered first. */
void ledger_end(struct ledger *ledger, const char *stopped_by)
{
	g_array_sort(ledger->unread, compare_unread);
	g_array_sort(ledger->tls, compare_tls);
	ledger->ended = TRUE;
	ledger->stats.stopped_by = g_string_chunk_insert_const(ledger->strings, stopped_by);
}

unsigned ledger_count(const struct ledger *ledger)
{
	return ledger->stats.pages + ledger->stats.documents;
}

struct crawl_stats *ledger_stats(struct ledger *ledger)
{
	struct crawl_stats *stats = &ledger->stats;

	stats->unread = (const struct unread *)ledger->unread->data;
	stats->n_unread = ledger->unread->len;
	stats->tls = (const struct tls_finding *)ledger->tls->data;
	stats->n_tls = ledger->tls->len;
	stats->complete = ledger->ended && !ledger->blocked;
	return stats;
}
