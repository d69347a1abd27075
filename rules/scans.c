#include "rules/scans.h"

#include "base/fold.h"

#include <string.h>

struct scanner {
	const struct matcher *matcher;
	GMutex lock;
	GPtrArray *idle; /* struct match_scratch *, as many as ever were in use at a time */
};

struct scans {
	GHashTable *by_hash; /* uint64_t * in a scan → the scan, which it owns */
};

struct scanner *scanner_new(const struct matcher *matcher)
{
	struct scanner *scanner = g_new0(struct scanner, 1);
	scanner->matcher = matcher;
	g_mutex_init(&scanner->lock);
	scanner->idle = g_ptr_array_new_with_free_func((GDestroyNotify)match_scratch_free);
	return scanner;
}

void scanner_free(struct scanner *scanner)
{
	if (!scanner)
		return;
	g_mutex_clear(&scanner->lock);
	g_ptr_array_unref(scanner->idle);
	g_free(scanner);
}

static struct match_scratch *take_scratch(struct scanner *scanner)
{
	struct match_scratch *scratch = NULL;
	g_mutex_lock(&scanner->lock);
	if (scanner->idle->len > 0)
		scratch = g_ptr_array_steal_index_fast(scanner->idle, scanner->idle->len - 1);
	g_mutex_unlock(&scanner->lock);
	return scratch ? scratch : match_scratch_new(scanner->matcher);
}

static void give_back(struct scanner *scanner, struct match_scratch *scratch)
{
	g_mutex_lock(&scanner->lock);
	g_ptr_array_add(scanner->idle, scratch);
	g_mutex_unlock(&scanner->lock);
}

static struct scan *scan_text(const struct matcher *matcher, struct match_scratch *scratch,
			      const char *fold, uint64_t hash)
{
	gboolean limited = FALSE;
	const GArray *found = matcher_scan(matcher, scratch, fold, strlen(fold), &limited);
	gsize size = found->len * sizeof(struct match);
	struct scan *scan = g_malloc(sizeof *scan + size);
	*scan = (struct scan){.hash = hash,
			      .letters = (uint32_t)text_letters(fold),
			      .n_matches = found->len,
			      .limited = limited};
	if (size > 0)
		memcpy(scan->matches, found->data, size);
	return scan;
}

struct scan *scanner_scan(struct scanner *scanner, const char *fold, uint64_t hash)
{
	struct match_scratch *scratch = take_scratch(scanner);
	struct scan *scan = scan_text(scanner->matcher, scratch, fold, hash);
	give_back(scanner, scratch);
	return scan;
}

struct scans *scans_new(struct scanner *scanner, const GArray *texts)
{
	struct scans *scans = g_new0(struct scans, 1);
	scans->by_hash = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
	struct match_scratch *scratch = take_scratch(scanner);
	for (guint i = 0; i < texts->len; i++) {
		const struct unscanned *text = &g_array_index(texts, struct unscanned, i);
		if (g_hash_table_contains(scans->by_hash, &text->hash))
			continue;
		struct scan *scan = scan_text(scanner->matcher, scratch, text->fold, text->hash);
		g_hash_table_insert(scans->by_hash, &scan->hash, scan);
	}
	give_back(scanner, scratch);
	return scans;
}

void scans_free(struct scans *scans)
{
	if (!scans)
		return;
	g_hash_table_destroy(scans->by_hash);
	g_free(scans);
}

const struct scan *scans_find(const struct scans *scans, uint64_t hash)
{
	return g_hash_table_lookup(scans->by_hash, &hash);
}
