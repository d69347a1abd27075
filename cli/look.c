#include "cli/look.h"

#include "base/ending.h"
#include "base/fold.h"
#include "cli/crawling.h"
#include "crawler/limits.h"
#include "crawler/url.h"
#include "rules/judge.h"

#include <string.h>

enum {
	PROMISE_SUBMITTED = 1000,
	PROMISE_DOCUMENT = 500,
	DOCUMENTS_MAX = 20, /* of one page: an archive of all years is not what was submitted */
	PAGES_MAX = 2000,
	FORM_TEXTS = 2, /* a form with fewer text fields is a search or a login */
	HOPS_MAX = 20,
};

/* What is kept of a page that came by. */
struct seen {
	char *url, *canonical_key, *reason;
	int status;
	enum read_state read;
	enum page_kind kind;
	gsize letters;
	unsigned fields, passwords;
	gboolean closed;
	guint64 body_hash;
	GPtrArray *documents; /* char *: URLs that its own part links to */
};

struct looking {
	const struct look_at *at;
	const struct ruleset *rules;
	struct crawl *crawl;
	struct judge *judge;
	GHashTable *seen;   /* key → struct seen * */
	GHashTable *moved;  /* key → key that it redirects to */
	GHashTable *wanted; /* keys of submitted URLs and of where they redirect to */
	GHashTable *frame;  /* guint64 *: texts of the home page, which are no page's own */
	gboolean offered;
};

static void seen_free(void *data)
{
	struct seen *seen = data;

	g_free(seen->url);
	g_free(seen->canonical_key);
	g_free(seen->reason);
	g_ptr_array_unref(seen->documents);
	g_free(seen);
}

static gboolean is_own_text(const struct looking *looking, const struct block *block)
{
	const gint64 hash = (gint64)block->hash;

	return block->region == REGION_MAIN && block->kind != BLOCK_TITLE &&
	       !block_is_control(block->kind) && !g_hash_table_contains(looking->frame, &hash);
}

static gboolean says_closed(const struct ruleset *rules, const char *fold)
{
	for (guint i = 0; i < rules->closed_forms->len; i++)
		if (strstr(fold, rules->closed_forms->pdata[i]))
			return TRUE;
	return FALSE;
}

static void count_fields(const struct page *page, struct seen *seen)
{
	static const char *const texts[] = {"text", "email", "tel", "number", "date", "url", NULL};
	static const char *const longs[] = {"textarea", "file", NULL};

	for (uint32_t f = 0; f < page->n_forms; f++) {
		const struct form *form = &page->forms[f];
		unsigned n_texts = 0, n_longs = 0, passwords = 0;

		for (uint32_t i = 0; i < form->n_fields; i++) {
			const char *type = form->fields[i].type;

			n_texts += g_strv_contains(texts, type);
			n_longs += g_strv_contains(longs, type);
			passwords += strcmp(type, "password") == 0;
		}
		seen->passwords += passwords;
		if (form->region == REGION_MAIN && passwords == 0 &&
		    (n_longs > 0 || n_texts >= FORM_TEXTS))
			seen->fields += n_texts + n_longs;
	}
}

static void list_documents(const struct page *page, GPtrArray *documents)
{
	for (uint32_t i = 0; i < page->n_links && documents->len < DOCUMENTS_MAX; i++) {
		const struct link *link = &page->links[i];

		if (link->url && link->region == REGION_MAIN && ending_is_document(link->url) &&
		    !g_ptr_array_find_with_equal_func(documents, link->url, g_str_equal, NULL))
			g_ptr_array_add(documents, g_strdup(link->url));
	}
}

static struct seen *seen_new(const struct looking *looking, const struct page *page)
{
	struct seen *seen = g_new0(struct seen, 1);

	seen->url = g_strdup(page->url);
	seen->canonical_key = page->canonical ? url_key(page->canonical) : NULL;
	seen->reason = g_strdup(page->reason);
	seen->status = page->status;
	seen->read = page->read;
	seen->kind = page->kind;
	seen->body_hash = page->body_hash;
	seen->documents = g_ptr_array_new_with_free_func(g_free);
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		const struct block *block = &page->blocks[i];

		if (!is_own_text(looking, block))
			continue;
		seen->letters += text_letters(block->text);
		seen->closed |= says_closed(looking->rules, block->fold);
	}
	count_fields(page, seen);
	if (page->kind == PAGE_HTML)
		list_documents(page, seen->documents);
	return seen;
}

static void offer(struct looking *looking, const char *url, const char *referrer, int promise)
{
	crawl_offer(looking->crawl, &(struct offer){.url = url,
						    .referrer = referrer,
						    .promise = promise,
						    .depth = 1,
						    .evidence = TRUE});
}

/* Not before the home page is there: it has to be the first. */
static void offer_submitted(struct looking *looking, const struct page *home)
{
	const GPtrArray *submitted = looking->at->submitted;

	looking->offered = TRUE;
	for (uint32_t i = 0; i < home->n_blocks; i++) {
		const gint64 hash = (gint64)home->blocks[i].hash;

		g_hash_table_add(looking->frame, g_memdup2(&hash, sizeof hash));
	}
	for (guint i = 0; i < submitted->len; i++) {
		const struct submitted_url *one = submitted->pdata[i];

		g_hash_table_add(looking->wanted, g_strdup(one->key));
		offer(looking, one->url, home->url, PROMISE_SUBMITTED);
	}
}

static void take_page(struct looking *looking, const struct page *page)
{
	judge_add_page(looking->judge, page);
	if (page->read == READ_MOVED) {
		if (page->location_key && strcmp(page->location_key, page->key) != 0)
			g_hash_table_replace(looking->moved, g_strdup(page->key),
					     g_strdup(page->location_key));
		if (page->location_key && g_hash_table_contains(looking->wanted, page->key))
			g_hash_table_add(looking->wanted, g_strdup(page->location_key));
		return;
	}
	struct seen *seen = seen_new(looking, page);

	g_hash_table_replace(looking->seen, g_strdup(page->key), seen);
	if (!looking->offered)
		offer_submitted(looking, page);
	if (!g_hash_table_contains(looking->wanted, page->key))
		return;
	for (guint i = 0; i < seen->documents->len; i++)
		offer(looking, seen->documents->pdata[i], page->url, PROMISE_DOCUMENT);
}

static const struct seen *resolve(const struct looking *looking, const char *key,
				  const char **final_key)
{
	const char *next;

	for (int hops = 0; hops < HOPS_MAX; hops++) {
		next = g_hash_table_lookup(looking->moved, key);
		if (!next)
			break;
		key = next;
	}
	*final_key = key;
	return g_hash_table_lookup(looking->seen, key);
}

static struct sighting *sighting_new(const struct looking *looking, const struct item *item,
				     const char *url, const char *on)
{
	struct sighting *sighting = g_new0(struct sighting, 1);
	g_autofree char *key = url_key(url);
	const char *final_key;
	const struct seen *seen = resolve(looking, key, &final_key);

	sighting->item = item;
	sighting->url = g_strdup(url);
	sighting->on = g_strdup(on);
	sighting->final_key = g_strdup(final_key);
	sighting->standing = STANDING_NONE;
	sighting->read = seen ? seen->read : READ_FAILED;
	sighting->final_url = g_strdup(seen ? seen->url : url);
	sighting->reason = g_strdup(seen ? seen->reason : LOOK_NOT_READ);
	if (!seen)
		return sighting;
	sighting->canonical_key = g_strdup(seen->canonical_key);
	sighting->status = seen->status;
	sighting->kind = seen->kind;
	sighting->letters = seen->letters;
	sighting->fields = seen->fields;
	sighting->passwords = seen->passwords;
	sighting->closed = seen->closed;
	sighting->body_hash = seen->body_hash;
	return sighting;
}

static void sighting_free(void *data)
{
	struct sighting *sighting = data;

	g_free(sighting->url);
	g_free(sighting->on);
	g_free(sighting->final_url);
	g_free(sighting->final_key);
	g_free(sighting->canonical_key);
	g_free(sighting->reason);
	g_free(sighting);
}

static void add_sightings(const struct looking *looking, const GArray *standings, struct look *look)
{
	const GPtrArray *submitted = looking->at->submitted;

	for (guint i = 0; i < submitted->len; i++) {
		const struct submitted_url *one = submitted->pdata[i];
		struct sighting *page = sighting_new(looking, one->item, one->url, NULL);
		const struct seen *seen = g_hash_table_lookup(looking->seen, page->final_key);

		page->standing = g_array_index(standings, enum standing, i);
		g_ptr_array_add(look->sightings, page);
		for (guint d = 0; seen && d < seen->documents->len; d++)
			g_ptr_array_add(look->sightings,
					sighting_new(looking, one->item, seen->documents->pdata[d],
						     one->url));
	}
}

/* Any status line at all is an answer. */
static gboolean anything_answered(const struct looking *looking)
{
	GHashTableIter iter;
	struct seen *seen;

	g_hash_table_iter_init(&iter, looking->seen);
	while (g_hash_table_iter_next(&iter, NULL, (void **)&seen))
		if (seen->status > 0)
			return TRUE;
	return FALSE;
}

static gboolean run(struct looking *looking, const struct options *options, struct look *look,
		    GError **error)
{
	struct leftovers leftovers;
	struct page *page = NULL;

	crawling_start(looking->crawl);
	while (crawl_next(looking->crawl, &page)) {
		take_page(looking, page);
		page_free(page);
	}
	crawling_start(NULL);
	leftovers_init(&leftovers, options, crawl_stats(looking->crawl));
	g_autoptr(GArray) standings = judge_standings(looking->judge, &leftovers.crawl);

	look->result = judge_finish(looking->judge, &leftovers.crawl);
	leftovers_clear(&leftovers);
	look->start_url = g_strdup(crawl_stats(looking->crawl)->start_url);
	look->answered = anything_answered(looking);
	add_sightings(looking, standings, look);
	return crawl_save(looking->crawl, error);
}

static struct crawl *start_crawl(const struct options *options, const struct look_at *at,
				 GError **error)
{
	struct crawl_options how = crawl_options_from(options, at->site, at->scheme_given);

	how.no_sitemaps = TRUE;
	how.max_pages = PAGES_MAX;
	how.ocr = FALSE;
	how.from = at->from;
	how.warc = at->copies;
	return crawl_new(&how, error);
}

struct look *look_take(const struct options *options, const struct ruleset *rules,
		       const struct look_at *at, GError **error)
{
	AUTO(crawl) crawl = start_crawl(options, at, error);
	AUTO(judge) judge = NULL;
	AUTO(look) look = g_new0(struct look, 1);

	look->sightings = g_ptr_array_new_with_free_func(sighting_free);
	if (!crawl)
		return NULL;
	judge = judge_new(&(struct judge_options){
		.rules = rules, .agency = options->agency, .submitted = at->submitted});
	g_autoptr(GHashTable) seen =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, seen_free);
	g_autoptr(GHashTable) moved =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_autoptr(GHashTable) wanted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) frame =
		g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	struct looking looking = {.at = at,
				  .rules = rules,
				  .crawl = crawl,
				  .judge = judge,
				  .seen = seen,
				  .moved = moved,
				  .wanted = wanted,
				  .frame = frame};

	return run(&looking, options, look, error) ? g_steal_pointer(&look) : NULL;
}

void look_free(struct look *look)
{
	if (!look)
		return;
	g_ptr_array_unref(look->sightings);
	result_free(look->result);
	g_free(look->start_url);
	g_free(look);
}

const struct sighting *look_find(const struct look *look, const char *item, const char *url)
{
	for (guint i = 0; i < look->sightings->len; i++) {
		const struct sighting *sighting = look->sightings->pdata[i];

		if (strcmp(sighting->item->id, item) == 0 && strcmp(sighting->url, url) == 0)
			return sighting;
	}
	return NULL;
}
