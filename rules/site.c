#include "rules/site_parts.h"

#include "rules/column.h"

#include "base/fold.h"

/* In memory for good, of the texts and of the index: that of 150,000 pages. */
#define TEXTS_KEPT ((gsize)1 << 20)
#define INDEX_KEPT ((gsize)64 << 20)

struct site *site_new(const struct ruleset *rules)
{
	struct site *site = g_new0(struct site, 1);
	site->rules = rules;
	site->scanner = scanner_new(rules);
	site->spill = spill_new(TEXTS_KEPT);
	site->index = spill_new(INDEX_KEPT);
	spill_array_init(&site->texts, site->spill, sizeof(struct site_text));
	site->by_fold = hash_numbers_new();
	g_mutex_init(&site->by_fold_lock);
	site->hits = g_array_new(FALSE, FALSE, sizeof(struct label_hit));
	site->pages = g_ptr_array_new();
	spill_array_init(&site->urls, site->index, sizeof(struct site_url));
	site->by_key = hash_numbers_new();
	spill_array_init(&site->inbound, site->spill, sizeof(struct inbound));
	spill_array_init(&site->counts, site->index, sizeof(struct count));
	site->by_count = hash_numbers_new();
	site->by_content = hash_numbers_new();
	site->home = g_new0(struct home, 1);
	return site;
}

void site_free(struct site *site)
{
	if (!site)
		return;
	g_ptr_array_free(site->pages, TRUE);
	hash_numbers_free(site->by_fold);
	g_mutex_clear(&site->by_fold_lock);
	hash_numbers_free(site->by_key);
	hash_numbers_free(site->by_count);
	hash_numbers_free(site->by_content);
	spill_array_clear(&site->texts);
	spill_array_clear(&site->urls);
	spill_array_clear(&site->inbound);
	spill_array_clear(&site->counts);
	g_array_free(site->hits, TRUE);
	column_free(site->column);
	g_free(site->home);
	spill_free(site->spill);
	spill_free(site->index);
	scanner_free(site->scanner);
	g_free(site);
}

void site_rest(const struct site *site)
{
	spill_rest(site->spill);
	spill_rest(site->index);
}

void site_rest_at(const struct site *site, guint step)
{
	if (step % SITE_REST_STEPS == 0)
		site_rest(site);
}

const struct ruleset *site_rules(const struct site *site)
{
	return site->rules;
}

uint32_t site_pages(const struct site *site)
{
	return site->pages->len;
}

const struct site_page *site_page(const struct site *site, uint32_t page)
{
	return g_ptr_array_index(site->pages, page);
}

uint32_t site_urls(const struct site *site)
{
	return site->urls.len;
}

struct site_url *site_url_at(const struct site *site, uint32_t url)
{
	return spill_array_at(&site->urls, url);
}

const struct site_url *site_url(const struct site *site, uint32_t url)
{
	return site_url_at(site, url);
}

uint32_t site_find_url(const struct site *site, const char *key)
{
	return hash_numbers_find(site->by_key, fold_hash(key, strlen(key))) - 1;
}

const struct inbound *site_inbound(const struct site *site, uint32_t index)
{
	return spill_array_at(&site->inbound, index);
}

/* What was noted before the page's own is of another: it is not looked at, since that would bring
 * it back into memory. */
gboolean site_led_to_elsewhere(const struct site *site, uint32_t url, uint32_t page)
{
	uint32_t at = site_url(site, url)->first_in, own = site_page(site, page)->own_inbound;
	while (at != SITE_NONE && at >= own && site_inbound(site, at)->page == page)
		at = site_inbound(site, at)->next;
	return at != SITE_NONE;
}

const struct column *site_column(struct site *site)
{
	if (!site->column || site->column_pages != site->pages->len) {
		column_free(site->column);
		site->column = column_new(site);
		site->column_pages = site->pages->len;
	}
	return site->column;
}
