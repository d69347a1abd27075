/* The books of a crawl: what counts, what stands in the way, and one order whatever came first. */
#include "crawler/ledger.h"

static char *listed(struct ledger *ledger)
{
	const struct crawl_stats *stats = ledger_stats(ledger);
	GString *text = g_string_new(NULL);

	for (unsigned i = 0; i < stats->n_unread; i++)
		g_string_append_printf(text, "%s %s%s\n", stats->unread[i].url,
				       stats->unread[i].reason,
				       stats->unread[i].repeat ? " repeat" : "");
	for (unsigned i = 0; i < stats->n_tls; i++)
		g_string_append_printf(text, "%s: %s\n", stats->tls[i].host, stats->tls[i].fault);
	return g_string_free(text, FALSE);
}

/* The same books, filled from either end. */
static void test_one_order(void)
{
	static const struct {
		const char *url, *reason;
		gboolean repeat;
	} unread[] = {
		{"http://b.example.go.th/", "http 503", FALSE},
		{"http://a.example.go.th/", "timeout", FALSE},
		{"http://a.example.go.th/", "robots", TRUE},
		{"http://a.example.go.th/", "robots", FALSE},
	};
	static const struct {
		const char *host, *fault;
	} tls[] = {
		{"www.example.go.th", "self-signed"},
		{"www.example.go.th", "no-https"},
		{"docs.example.go.th", "expired"},
	};
	static const char expected[] = "http://a.example.go.th/ robots\n"
				       "http://a.example.go.th/ robots repeat\n"
				       "http://a.example.go.th/ timeout\n"
				       "http://b.example.go.th/ http 503\n"
				       "docs.example.go.th: expired\n"
				       "www.example.go.th: no-https\n"
				       "www.example.go.th: self-signed\n";

	for (gboolean backward = FALSE; backward <= TRUE; backward++) {
		AUTO(ledger) ledger = ledger_new();
		for (gsize i = 0; i < G_N_ELEMENTS(unread); i++) {
			gsize at = backward ? G_N_ELEMENTS(unread) - 1 - i : i;
			ledger_unread(ledger, unread[at].url, unread[at].reason, unread[at].repeat,
				      TRUE);
		}
		for (gsize i = 0; i < G_N_ELEMENTS(tls); i++) {
			gsize at = backward ? G_N_ELEMENTS(tls) - 1 - i : i;
			ledger_tls(ledger, tls[at].host, tls[at].fault);
		}
		ledger_end(ledger, "");
		g_autofree char *text = listed(ledger);
		g_assert_cmpstr(text, ==, expected);
	}
}

/* A crawl is complete when it has ended and nothing that counts is left; repeats do not count, nor
 * does what does not block. */
static void test_complete(void)
{
	static const struct {
		gboolean repeat, blocking, complete;
	} cases[] = {{FALSE, TRUE, FALSE},
		     {TRUE, TRUE, TRUE},
		     {FALSE, FALSE, TRUE},
		     {TRUE, FALSE, TRUE}};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		AUTO(ledger) ledger = ledger_new();
		g_assert_cmpstr(ledger_stats(ledger)->stopped_by, ==, "");
		ledger_unread(ledger, "http://a.example.go.th/", "timeout", cases[i].repeat,
			      cases[i].blocking);
		g_assert_false(ledger_stats(ledger)->complete);
		ledger_end(ledger, "max-time");
		g_assert_cmpint(ledger_stats(ledger)->complete, ==, cases[i].complete);
		g_assert_cmpstr(ledger_stats(ledger)->stopped_by, ==, "max-time");
	}
}

static void test_counts(void)
{
	static const enum page_kind kinds[] = {PAGE_HTML,  PAGE_PLAIN,   PAGE_OTHER, PAGE_PDF,
					       PAGE_IMAGE, PAGE_ARCHIVE, PAGE_OFFICE};
	AUTO(ledger) ledger = ledger_new();

	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
		ledger_read(ledger, &(struct page){.kind = kinds[i]});
	ledger_request(ledger, 100);
	ledger_request(ledger, 20);
	ledger_rendered(ledger);
	ledger_start(ledger, "https://www.example.go.th/");
	const struct crawl_stats *stats = ledger_stats(ledger);
	g_assert_cmpuint(stats->pages, ==, 3);
	g_assert_cmpuint(stats->documents, ==, 4);
	g_assert_cmpuint(ledger_count(ledger), ==, 7);
	g_assert_cmpuint(stats->requests, ==, 2);
	g_assert_cmpuint(stats->bytes, ==, 120);
	g_assert_cmpuint(stats->rendered, ==, 1);
	g_assert_cmpstr(stats->start_url, ==, "https://www.example.go.th/");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/ledger/one-order", test_one_order);
	g_test_add_func("/ledger/complete", test_complete);
	g_test_add_func("/ledger/counts", test_counts);
	return g_test_run();
}
