#include "cli/pursuit.h"

#include "cli/crawling.h"
#include "rules/submitted.h"

#define PROMISE_SUBMITTED 1000 /* before all that links promise */
#define PROMISE_EVIDENCE  990
#define SURE              0.9 /* of ten such verdicts nine stand */
#define LOOK_STEP         10u /* pages from one look to the next, at least */
#define SETTLED           700 /* what is found promises so much less */

/* Evidence on another host is read, but not followed further than to the file it is there for, or
 * into a folder. */
static void offer_links(struct pursuit *pursuit, const struct page *page, uint32_t number)
{
	gboolean inside = url_scope_has(pursuit->scope, page->url);
	gboolean folder = page->hosted == SERVICE_FOLDER;

	if (!inside && page->read != READ_OK)
		return;
	for (uint32_t i = 0; i < page->n_links; i++) {
		const struct link *link = &page->links[i];
		if (!link->url || link->kind == LINK_CONTACT || link->kind == LINK_FORM ||
		    judge_has_read(pursuit->judge, number, i))
			continue;
		struct lead lead = judge_lead(pursuit->judge, number, i);
		struct offer offer = {.url = link->url,
				      .referrer = page->url,
				      .promise = lead.promise,
				      .aim = lead.aim,
				      .depth = page->depth + 1,
				      .evidence = lead.evidence || lead.behind};
		/* A folder's own page belongs to the store: only its files are looked at. */
		if (folder ? lead.evidence : inside || lead.behind)
			crawl_offer(pursuit->crawl, &offer);
	}
}

/* Not before the home page is there: it has to be the first. */
static void offer_submitted(struct crawl *crawl, const GPtrArray *submitted, const char *home)
{
	for (guint i = 0; submitted && i < submitted->len; i++) {
		const struct submitted_url *one = submitted->pdata[i];
		crawl_offer(crawl, &(struct offer){.url = one->url,
						   .referrer = home,
						   .promise = PROMISE_SUBMITTED,
						   .depth = 1,
						   .evidence = TRUE});
	}
}

/* What proved the items last time, and the way there. */
static void offer_evidence(struct crawl *crawl, const GPtrArray *urls, const char *home)
{
	for (guint i = 0; urls && i < urls->len; i++)
		crawl_offer(crawl, &(struct offer){.url = urls->pdata[i],
						   .referrer = home,
						   .promise = PROMISE_EVIDENCE,
						   .depth = 1});
}

void pursuit_page(struct pursuit *pursuit, const struct page *page)
{
	struct crawl *crawl = pursuit->crawl;
	uint32_t number = judge_add_page(pursuit->judge, page);
	if (judge_doubts(pursuit->judge, number))
		crawl_doubt(crawl, page->url);
	unsigned paid = judge_paid(pursuit->judge, number);
	if (paid)
		crawl_forgive(crawl, paid, page->url);
	if (!pursuit->scope && page->read != READ_MOVED) {
		pursuit->scope = url_scope_new(crawl_stats(crawl)->start_url);
		offer_submitted(crawl, pursuit->submitted, page->url);
		offer_evidence(crawl, pursuit->last_evidence, page->url);
	}
	if (page->kind == PAGE_HTML && pursuit->scope)
		offer_links(pursuit, page, number);
}

static gboolean is_sure(const struct item_result *item)
{
	return item->verdict == VERDICT_FOUND && item->confidence >= SURE;
}

/* Every item is found, and surely; and no link that waits names a topic. An item that is not found
 * is decided by nothing but the whole site. */
static gboolean is_decided(struct pursuit *pursuit, const struct result *result)
{
	gboolean decided = result->items->len > 0 && crawl_promise(pursuit->crawl) < LEAD_TOPIC;
	for (guint i = 0; decided && i < result->items->len; i++)
		decided = is_sure(result->items->pdata[i]);
	return decided;
}

/* Four of five items are found: from here on it pays to look often. */
static gboolean is_near(const struct result *result)
{
	guint sure = 0;
	for (guint i = 0; i < result->items->len; i++)
		sure += is_sure(result->items->pdata[i]);
	return sure * 5 >= result->items->len * 4;
}

/* What of the topics is found by now, if the crawl were over. Yours. */
static struct result *judge_so_far(struct pursuit *pursuit)
{
	struct leftovers leftovers;
	leftovers_init(&leftovers, pursuit->options, crawl_stats(pursuit->crawl));
	leftovers.crawl.stopped_by = "decided";
	struct result *result = judge_finish(pursuit->judge, &leftovers.crawl);
	leftovers_clear(&leftovers);
	return result;
}

/* A look takes a whole judging, so not too often; and where all is read as fast as can be, its
 * order is not worth one. */
void pursuit_look(struct pursuit *pursuit)
{
	const struct crawl_stats *stats = crawl_stats(pursuit->crawl);
	unsigned read = stats->pages + stats->documents;
	gboolean paced = pursuit->options->rate > 0;
	if ((!paced && !pursuit->until_decided) || read < pursuit->look_at || stats->queued == 0)
		return;
	AUTO(result) result = judge_so_far(pursuit);
	unsigned step = paced ? read / 8 : is_near(result) ? read / 4 : read;
	pursuit->look_at = read + MAX(LOOK_STEP, step);
	for (unsigned aim = 1; aim <= judge_aims(pursuit->judge); aim++)
		crawl_lessen(pursuit->crawl, aim,
			     judge_is_settled(pursuit->judge, result, aim, SURE) ? SETTLED : 0);
	if (pursuit->until_decided && is_decided(pursuit, result))
		crawl_stop(pursuit->crawl, "decided");
}

void pursuit_end(struct pursuit *pursuit)
{
	url_scope_free(pursuit->scope);
}
