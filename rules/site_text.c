#include "rules/site_parts.h"

#include "base/fold.h"

#include <string.h>

struct site_text *site_text_at(const struct site *site, uint32_t text)
{
	return spill_array_at(&site->texts, text);
}

static uint32_t add_text(struct site *site, const char *text, const char *fold,
			 const struct scan *scan)
{
	struct site_text *new = spill_array_add(&site->texts);
	new->text = spill_string(site->spill, text);
	new->fold = strcmp(text, fold) == 0 ? new->text : spill_string(site->spill, fold);
	new->length = (uint32_t)strlen(fold);
	new->letters = scan->letters;
	new->matches =
		spill_copy(site->spill, scan->matches, scan->n_matches * sizeof(struct match));
	new->n_matches = scan->n_matches;
	new->labels = spill_copy(site->spill, scan_labels(scan),
				 scan->n_labels * sizeof(struct label_hit));
	new->n_labels = scan->n_labels;
	new->limited = (uint8_t)scan->limited;
	for (int role = 0; role < TEXT_ROLES; role++)
		new->last_page[role] = SITE_NONE;
	g_mutex_lock(&site->by_fold_lock);
	hash_numbers_add(site->by_fold, scan->hash, site->texts.len);
	g_mutex_unlock(&site->by_fold_lock);
	return site->texts.len - 1;
}

uint32_t site_intern(struct site *site, const char *text, const char *fold, guint64 hash)
{
	uint32_t known = hash_numbers_find(site->by_fold, hash);
	if (known > 0)
		return known - 1;
	const struct scan *made = site->scans ? scans_find(site->scans, hash) : NULL;
	g_autofree struct scan *own = made ? NULL : scanner_scan(site->scanner, fold, hash);
	return add_text(site, text, fold, made ? made : own);
}

uint32_t site_intern_words(struct site *site, const char *text, const char *fold, guint64 hash)
{
	return *text ? site_intern(site, text, fold, hash) : SITE_NONE;
}

uint32_t site_intern_text(struct site *site, const char *text)
{
	if (!text || !*text)
		return SITE_NONE;
	g_autofree char *fold = fold_text(text, -1);
	return site_intern(site, text, fold, fold_hash(fold, strlen(fold)));
}

static void note_text(GArray *texts, const char *fold, uint64_t hash)
{
	struct unscanned text = {.fold = fold, .hash = hash};
	g_array_append_val(texts, text);
}

static void note_words(GArray *texts, const char *fold, uint64_t hash)
{
	if (*fold)
		note_text(texts, fold, hash);
}

static void leave_new(struct site *site, GArray *texts)
{
	guint left = 0;
	g_mutex_lock(&site->by_fold_lock);
	for (guint i = 0; i < texts->len; i++) {
		struct unscanned text = g_array_index(texts, struct unscanned, i);
		if (hash_numbers_find(site->by_fold, text.hash) == 0)
			g_array_index(texts, struct unscanned, left++) = text;
	}
	g_mutex_unlock(&site->by_fold_lock);
	g_array_set_size(texts, left);
}

struct scans *site_study(struct site *site, const struct page *page)
{
	g_autoptr(GArray) texts = g_array_sized_new(FALSE, FALSE, sizeof(struct unscanned),
						    page->n_blocks + 2 * page->n_links);
	for (uint32_t i = 0; i < page->n_blocks; i++)
		note_text(texts, page->blocks[i].fold, page->blocks[i].hash);
	for (uint32_t i = 0; i < page->n_links; i++) {
		note_words(texts, page->links[i].label_fold, page->links[i].label_hash);
		note_words(texts, page->links[i].row_fold, page->links[i].row_hash);
	}
	leave_new(site, texts);
	return scans_new(site->scanner, texts);
}

const struct site_text *site_text(const struct site *site, uint32_t text)
{
	return site_text_at(site, text);
}

const struct match *site_matches(const struct site *site, uint32_t text, uint32_t *count)
{
	*count = 0;
	if (text == SITE_NONE)
		return NULL;
	const struct site_text *entry = site_text_at(site, text);
	*count = entry->n_matches;
	return entry->matches;
}

gboolean site_names_topic(const struct site *site, uint32_t text, const struct topic *topic)
{
	uint32_t count;
	const struct label_hit *hits = site_labels(site, text, &count);
	for (uint32_t i = 0; i < count; i++)
		if (hits[i].topic == topic)
			return TRUE;
	return FALSE;
}

const struct label_hit *site_labels(const struct site *site, uint32_t text, uint32_t *count)
{
	*count = 0;
	if (text == SITE_NONE)
		return NULL;
	const struct site_text *entry = site_text_at(site, text);
	*count = entry->n_labels;
	return entry->labels;
}

/* Bytes of the first letters of a text, whole characters. */
static gsize head_length(const struct site_text *text, uint32_t letters)
{
	const char *p = text->fold, *end = text->fold + text->length;
	for (; p < end && letters > 0; p = g_utf8_next_char(p))
		letters -= g_unichar_isalpha(g_utf8_get_char(p)) ? 1 : 0;
	return (gsize)(p - text->fold);
}

const struct label_hit *site_head_labels(struct site *site, uint32_t text, uint32_t letters,
					 uint32_t *count)
{
	const struct site_text *entry = site_text_at(site, text);
	if (entry->letters <= letters)
		return site_labels(site, text, count);
	g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(struct match));
	gsize length = head_length(entry, letters);
	for (uint32_t i = 0; i < entry->n_matches; i++)
		if (entry->matches[i].end <= length)
			g_array_append_val(matches, entry->matches[i]);
	label_topics_matched(site->rules, entry->fold, length,
			     (const struct match *)(const void *)matches->data, matches->len,
			     site->hits);
	*count = label_contenders(site->hits);
	return (const struct label_hit *)(const void *)site->hits->data;
}

gboolean site_text_has(const struct site *site, uint32_t text, int set)
{
	uint32_t count;
	const struct match *matches = site_matches(site, text, &count);
	for (uint32_t i = 0; i < count; i++)
		if (matches[i].set == set)
			return TRUE;
	return FALSE;
}
