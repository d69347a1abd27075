/*
 * After how many requests each verdict stands: judges after every page of a crawl. One line an
 * item: id, final verdict, requests until it stood; first a line with all requests.
 *
 *     order RULES YEAR best|breadth URL WARC
 */
#include "cli/crawling.h"
#include "cli/pursuit.h"
#include "rules/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct stand {
	enum verdict verdict;
	guint64 since;
};

static void look(struct crawl *crawl, struct judge *judge, GHashTable *stands)
{
	const struct crawl_stats *stats = crawl_stats(crawl);
	struct leftovers leftovers;
	leftovers_init(&leftovers, &(struct options){.as_of = thaidate_today()}, stats);
	leftovers.crawl.stopped_by = "";
	AUTO(result) result = judge_finish(judge, &leftovers.crawl);
	leftovers_clear(&leftovers);
	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = result->items->pdata[i];
		struct stand *stand = g_hash_table_lookup(stands, item->id);
		if (!stand) {
			stand = g_new0(struct stand, 1);
			stand->verdict = VERDICT_COUNT;
			g_hash_table_insert(stands, g_strdup(item->id), stand);
		}
		if (stand->verdict != item->verdict)
			*stand = (struct stand){item->verdict, stats->requests};
	}
}

static void crawl_and_look(struct pursuit *pursuit, GHashTable *stands)
{
	struct page *page;
	while (crawl_next(pursuit->crawl, &page)) {
		pursuit_page(pursuit, page);
		look(pursuit->crawl, pursuit->judge, stands);
		pursuit_look(pursuit);
		page_free(page);
	}
	look(pursuit->crawl, pursuit->judge, stands);
	pursuit_end(pursuit);
}

int main(int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	if (argc < 6)
		return EXIT_FAILURE;
	AUTO(ruleset) rules = ruleset_load(argv[1], "oit", atoi(argv[2]), &error);
	if (!rules) {
		fprintf(stderr, "%s\n", error->message);
		return EXIT_FAILURE;
	}
	AUTO(crawl)
	crawl = crawl_new(&(struct crawl_options){.start_url = argv[4],
						  .scheme_given = TRUE,
						  .in_turn = strcmp(argv[3], "breadth") == 0,
						  .services = rules->services,
						  .user_agent = "oitcheck",
						  .from = argv[5]},
			  &error);
	if (!crawl) {
		fprintf(stderr, "%s\n", error->message);
		return EXIT_FAILURE;
	}
	AUTO(judge) judge = judge_new(&(struct judge_options){.rules = rules, .agency = ""});
	g_autoptr(GHashTable) stands =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	const struct options options = {.rate = 1, .as_of = thaidate_today()};
	struct pursuit pursuit = {.options = &options, .crawl = crawl, .judge = judge};
	crawl_and_look(&pursuit, stands);
	const struct crawl_stats *stats = crawl_stats(crawl);
	printf("requests %" G_GUINT64_FORMAT " %u\n", stats->requests,
	       stats->pages + stats->documents);
	GHashTableIter iter;
	const char *id;
	const struct stand *stand;
	g_hash_table_iter_init(&iter, stands);
	while (g_hash_table_iter_next(&iter, (void **)&id, (void **)&stand))
		printf("%s %s %" G_GUINT64_FORMAT "\n", id, verdict_name(stand->verdict),
		       stand->since);
	return EXIT_SUCCESS;
}
