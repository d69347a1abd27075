#include "rules/scans.h"

#include "base/fold.h"

#include <string.h>

#define LABEL_LETTERS 220u /* a text with more names nothing: it is a paragraph */

/* Work space of one scan. */
struct bench {
	struct match_scratch *scratch;
	GArray *hits; /* struct label_hit */
};

struct scanner {
	const struct ruleset *rules;
	GMutex lock;
	GPtrArray *idle; /* struct bench *, as many as ever were in use at a time */
};

struct scans {
	GHashTable *by_hash; /* uint64_t * in a scan → the scan, which it owns */
};

static struct bench *bench_new(const struct ruleset *rules)
{
	struct bench *bench = g_new0(struct bench, 1);
	bench->scratch = match_scratch_new(rules->matcher);
	bench->hits = g_array_new(FALSE, FALSE, sizeof(struct label_hit));
	return bench;
}

static void bench_free(void *data)
{
	struct bench *bench = data;
	match_scratch_free(bench->scratch);
	g_array_unref(bench->hits);
	g_free(bench);
}

struct scanner *scanner_new(const struct ruleset *rules)
{
	struct scanner *scanner = g_new0(struct scanner, 1);
	scanner->rules = rules;
	g_mutex_init(&scanner->lock);
	scanner->idle = g_ptr_array_new_with_free_func(bench_free);
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

static struct bench *take_bench(struct scanner *scanner)
{
	struct bench *bench = NULL;
	g_mutex_lock(&scanner->lock);
	if (scanner->idle->len > 0)
		bench = g_ptr_array_steal_index_fast(scanner->idle, scanner->idle->len - 1);
	g_mutex_unlock(&scanner->lock);
	return bench ? bench : bench_new(scanner->rules);
}

static void give_back(struct scanner *scanner, struct bench *bench)
{
	g_mutex_lock(&scanner->lock);
	g_ptr_array_add(scanner->idle, bench);
	g_mutex_unlock(&scanner->lock);
}

/* A scan with room for so much; all of it is one piece of memory. */
static struct scan *scan_new(const struct match *matches, guint n_matches,
			     const struct label_hit *labels, guint n_labels)
{
	gsize matches_size = n_matches * sizeof *matches, labels_size = n_labels * sizeof *labels;
	struct scan *scan = g_malloc0(sizeof *scan + matches_size + labels_size);
	struct label_hit *room = (struct label_hit *)(void *)(scan->matches + n_matches);
	scan->n_matches = n_matches;
	scan->n_labels = n_labels;
	scan->labels = room;
	if (n_matches > 0)
		memcpy(scan->matches, matches, matches_size);
	if (n_labels > 0)
		memcpy(room, labels, labels_size);
	return scan;
}

static struct scan *scan_text(const struct ruleset *rules, struct bench *bench, const char *fold,
			      uint64_t hash)
{
	gboolean limited = FALSE;
	gsize length = strlen(fold), letters = text_letters(fold);
	const GArray *found = matcher_scan(rules->matcher, bench->scratch, fold, length, &limited);
	const struct match *matches = (const struct match *)(const void *)found->data;
	g_array_set_size(bench->hits, 0);
	if (letters <= LABEL_LETTERS)
		label_topics_matched(rules, fold, length, matches, found->len, bench->hits);
	struct scan *scan = scan_new(matches, found->len,
				     (const struct label_hit *)(const void *)bench->hits->data,
				     label_contenders(bench->hits));
	scan->hash = hash;
	scan->letters = (uint32_t)letters;
	scan->limited = limited;
	return scan;
}

struct scan *scanner_scan(struct scanner *scanner, const char *fold, uint64_t hash)
{
	struct bench *bench = take_bench(scanner);
	struct scan *scan = scan_text(scanner->rules, bench, fold, hash);
	give_back(scanner, bench);
	return scan;
}

struct scans *scans_new(struct scanner *scanner, const GArray *texts)
{
	struct scans *scans = g_new0(struct scans, 1);
	scans->by_hash = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
	struct bench *bench = take_bench(scanner);
	for (guint i = 0; i < texts->len; i++) {
		const struct unscanned *text = &g_array_index(texts, struct unscanned, i);
		if (g_hash_table_contains(scans->by_hash, &text->hash))
			continue;
		struct scan *scan = scan_text(scanner->rules, bench, text->fold, text->hash);
		g_hash_table_insert(scans->by_hash, &scan->hash, scan);
	}
	give_back(scanner, bench);
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
