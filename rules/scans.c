#include "rules/scans.h"

#include "base/fold.h"
#include "base/hash_numbers.h"

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
	GByteArray *bytes;          /* struct scan, one after the other */
	struct hash_numbers *found; /* hash of a text → where its scan begins in bytes, + 1 */
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

const struct label_hit *scan_labels(const struct scan *scan)
{
	return (const struct label_hit *)(const void *)(scan->matches + scan->n_matches);
}

/* Appends the scan of a text, all in one piece. */
static void add_scan(GByteArray *bytes, const struct ruleset *rules, struct bench *bench,
		     const char *fold, uint64_t hash)
{
	gboolean limited = FALSE;
	gsize length = strlen(fold), letters = text_letters(fold);
	const GArray *found = matcher_scan(rules->matcher, bench->scratch, fold, length, &limited);
	const struct match *matches = (const struct match *)(const void *)found->data;
	g_array_set_size(bench->hits, 0);
	if (letters <= LABEL_LETTERS)
		label_topics_matched(rules, fold, length, matches, found->len, bench->hits);
	struct scan scan = {
		.hash = hash,
		.letters = (uint32_t)letters,
		.n_matches = found->len,
		.n_labels = label_contenders(bench->hits),
		.limited = limited,
	};
	g_byte_array_append(bytes, (const guint8 *)&scan, sizeof scan);
	g_byte_array_append(bytes, (const guint8 *)found->data,
			    (guint)(scan.n_matches * sizeof(struct match)));
	g_byte_array_append(bytes, (const guint8 *)bench->hits->data,
			    (guint)(scan.n_labels * sizeof(struct label_hit)));
}

struct scan *scanner_scan(struct scanner *scanner, const char *fold, uint64_t hash)
{
	GByteArray *bytes = g_byte_array_new();
	struct bench *bench = take_bench(scanner);
	add_scan(bytes, scanner->rules, bench, fold, hash);
	give_back(scanner, bench);
	return (struct scan *)(void *)g_byte_array_free(bytes, FALSE);
}

struct scans *scans_new(struct scanner *scanner, const GArray *texts)
{
	struct scans *scans = g_new0(struct scans, 1);
	scans->bytes = g_byte_array_new();
	scans->found = hash_numbers_new();
	struct bench *bench = take_bench(scanner);
	for (guint i = 0; i < texts->len; i++) {
		const struct unscanned *text = &g_array_index(texts, struct unscanned, i);
		if (hash_numbers_find(scans->found, text->hash) > 0)
			continue;
		hash_numbers_add(scans->found, text->hash, scans->bytes->len + 1);
		add_scan(scans->bytes, scanner->rules, bench, text->fold, text->hash);
	}
	give_back(scanner, bench);
	return scans;
}

void scans_free(struct scans *scans)
{
	if (!scans)
		return;
	g_byte_array_unref(scans->bytes);
	hash_numbers_free(scans->found);
	g_free(scans);
}

const struct scan *scans_find(const struct scans *scans, uint64_t hash)
{
	uint32_t place = hash_numbers_find(scans->found, hash);
	return place > 0 ? (const struct scan *)(const void *)(scans->bytes->data + place - 1)
			 : NULL;
}
