/*
 * After how many requests each verdict stands: judges after every page of a crawl. One line for
 * each page that is read (requests so far, URL), and below it one for each item that it turns
 * (blank, id, verdict). In the end one for each piece of evidence: tab, item, element, and the URLs
 * on the way there from the home page.
 *
 *     order RULES YEAR best|breadth URL WARC
 */
#include "cli/crawling.h"
#include "cli/pursuit.h"
#include "rules/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the judge finds by now. Yours. */
static struct result *look(struct crawl *crawl, struct judge *judge, enum verdict *stands)
{
	struct leftovers leftovers;
	leftovers_init(&leftovers, &(struct options){.as_of = thaidate_today()},
		       crawl_stats(crawl));
	leftovers.crawl.stopped_by = "";
	struct result *result = judge_finish(judge, &leftovers.crawl);
	leftovers_clear(&leftovers);
	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = result->items->pdata[i];
		if (stands[i] != item->verdict)
			printf(" %s %s\n", item->id, verdict_name(item->verdict));
		stands[i] = item->verdict;
	}
	return result;
}

static void print_evidence(const struct item_result *item, const struct element_result *element)
{
	for (guint e = 0; e < element->evidence->len; e++) {
		const struct evidence *evidence = element->evidence->pdata[e];
		printf("\t%s %s", item->id, element->id);
		for (guint s = 0; s < evidence->path->len; s++)
			printf(" %s", ((const struct path_step *)evidence->path->pdata[s])->url);
		printf(" %s\n", evidence->url);
	}
}

static void crawl_and_look(struct pursuit *pursuit, enum verdict *stands)
{
	struct page *page;
	while (crawl_next(pursuit->crawl, &page)) {
		printf("%" G_GUINT64_FORMAT " %s\n", crawl_stats(pursuit->crawl)->requests,
		       page->url);
		pursuit_page(pursuit, page);
		result_free(look(pursuit->crawl, pursuit->judge, stands));
		pursuit_look(pursuit);
		page_free(page);
	}
	AUTO(result) result = look(pursuit->crawl, pursuit->judge, stands);
	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = result->items->pdata[i];
		for (guint e = 0; e < item->elements->len; e++)
			print_evidence(item, item->elements->pdata[e]);
	}
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
	g_autofree enum verdict *stands = g_new(enum verdict, rules->checklist->items->len);
	for (guint i = 0; i < rules->checklist->items->len; i++)
		stands[i] = VERDICT_COUNT;
	const struct options options = {.rate = 1, .as_of = thaidate_today()};
	struct pursuit pursuit = {.options = &options, .crawl = crawl, .judge = judge};
	crawl_and_look(&pursuit, stands);
	return EXIT_SUCCESS;
}
