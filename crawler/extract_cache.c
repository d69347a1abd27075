#include "crawler/extract_cache.h"

#include <string.h>

struct entry {
	char *key;
	struct page *page; /* NULL while somebody reads it */
	gsize bytes;
	GList *place; /* in order */
};

struct extract_cache {
	GMutex lock;
	GCond read;        /* an entry has got its page */
	GHashTable *found; /* key → struct entry * */
	GQueue order;      /* struct entry * with a page, the one used last in front */
	gsize bytes, max_bytes;
};

static void entry_free(void *data)
{
	struct entry *entry = data;

	g_free(entry->key);
	page_free(entry->page);
	g_free(entry);
}

struct extract_cache *extract_cache_new(gsize max_bytes)
{
	struct extract_cache *cache = g_new0(struct extract_cache, 1);

	g_mutex_init(&cache->lock);
	g_cond_init(&cache->read);
	g_queue_init(&cache->order);
	cache->found = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, entry_free);
	cache->max_bytes = max_bytes;
	return cache;
}

void extract_cache_free(struct extract_cache *cache)
{
	if (!cache)
		return;
	g_queue_clear(&cache->order);
	g_hash_table_destroy(cache->found);
	g_cond_clear(&cache->read);
	g_mutex_clear(&cache->lock);
	g_free(cache);
}

char *extract_cache_key(const struct extract_input *input)
{
	static const enum page_kind documents[] = {PAGE_PDF, PAGE_OFFICE, PAGE_ARCHIVE};
	const char *mime = NULL;
	enum page_kind kind = extract_sniff(input, &mime);
	gboolean document = FALSE;

	for (guint i = 0; i < G_N_ELEMENTS(documents); i++)
		document |= kind == documents[i];
	if (!document)
		return NULL;
	g_autofree char *hash =
		g_compute_checksum_for_data(G_CHECKSUM_SHA256, input->body, input->size);
	return g_strdup_printf("%s %s %d %s %u", hash, mime, input->status,
			       input->cut ? input->cut : "", input->ocr_pages);
}

static gsize text_bytes(const struct page *page)
{
	gsize bytes = sizeof *page;

	for (uint32_t i = 0; i < page->n_blocks; i++) {
		const struct block *block = &page->blocks[i];
		bytes += sizeof *block + strlen(block->text);
		bytes += block->fold == block->text ? 0 : strlen(block->fold);
	}
	return bytes + page->n_links * sizeof *page->links;
}

/* The entry's page under another URL; it is used last now. */
static struct page *give(struct extract_cache *cache, struct entry *entry,
			 const struct extract_input *input)
{
	g_queue_unlink(&cache->order, entry->place);
	g_queue_push_head_link(&cache->order, entry->place);
	return page_share(entry->page, input->url, input->modified);
}

/* What was read before, or is being read by somebody else. NULL: nobody has, and the caller's part
 * is to read it. */
static struct page *find(struct extract_cache *cache, const char *key,
			 const struct extract_input *input)
{
	struct page *page = NULL;

	g_mutex_lock(&cache->lock);
	struct entry *entry = g_hash_table_lookup(cache->found, key);
	while (entry && !entry->page) {
		g_cond_wait(&cache->read, &cache->lock);
		entry = g_hash_table_lookup(cache->found, key);
	}
	if (entry) {
		page = give(cache, entry, input);
	} else {
		entry = g_new0(struct entry, 1);
		entry->key = g_strdup(key);
		g_hash_table_insert(cache->found, entry->key, entry);
	}
	g_mutex_unlock(&cache->lock);
	return page;
}

static void keep(struct extract_cache *cache, const char *key, const struct page *page)
{
	g_mutex_lock(&cache->lock);
	struct entry *entry = g_hash_table_lookup(cache->found, key);
	entry->page = page_share(page, page->url, page->modified);
	entry->bytes = text_bytes(page);
	g_queue_push_head(&cache->order, entry);
	entry->place = cache->order.head;
	cache->bytes += entry->bytes;
	while (cache->bytes > cache->max_bytes) {
		struct entry *last = g_queue_pop_tail(&cache->order);
		cache->bytes -= last->bytes;
		g_hash_table_remove(cache->found, last->key);
	}
	g_cond_broadcast(&cache->read);
	g_mutex_unlock(&cache->lock);
}

struct page *extract_cached(struct extract_cache *cache, const struct extract_input *input)
{
	g_autofree char *key = cache ? extract_cache_key(input) : NULL;

	if (!key)
		return extract_page(input);
	struct page *page = find(cache, key, input);
	if (page)
		return page;
	page = extract_page(input);
	keep(cache, key, page);
	return page;
}
