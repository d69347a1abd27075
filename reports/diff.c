#include "reports/diff.h"

#include <string.h>

static const char *const kind_names[DIFF_KINDS] = {
	[DIFF_LOST] = "lost", [DIFF_WON] = "won", [DIFF_CHANGED] = "changed"};
static const char *const change_names[EVIDENCE_CHANGES] = {
	[EVIDENCE_MOVED] = "moved", [EVIDENCE_DIED] = "died", [EVIDENCE_GONE] = "gone"};

const char *diff_kind_name(enum diff_kind kind)
{
	return kind_names[kind];
}

const char *evidence_change_name(enum evidence_change change)
{
	return change_names[change];
}

static void item_diff_free(void *data)
{
	struct item_diff *item = data;

	g_array_unref(item->elements);
	g_free(item);
}

/* How the item is known in both results. */
static const char *key_of(const struct diff *diff, const struct item_result *item)
{
	return diff->other_checklist && item->topics->len ? item->topics->pdata[0] : item->id;
}

/* Items by their key; of several with one topic the first counts. */
static GHashTable *index_items(const struct diff *diff, const struct result *result)
{
	GHashTable *items = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = result->items->len; i-- > 0;)
		g_hash_table_replace(items, (void *)key_of(diff, result->items->pdata[i]),
				     result->items->pdata[i]);
	return items;
}

/* How well a verdict stands; unclear stands nowhere. */
static int rank(enum verdict verdict)
{
	static const int ranks[VERDICT_COUNT] = {
		[VERDICT_FOUND] = 3, [VERDICT_PARTIAL] = 2, [VERDICT_MISSING] = 1};

	return ranks[verdict];
}

static enum diff_kind kind_of(const struct item_result *was, const struct item_result *now)
{
	int before = was && !was->waived ? rank(was->verdict) : 0;
	int after = now && !now->waived ? rank(now->verdict) : 0;

	if (!before || !after || before == after)
		return DIFF_CHANGED;
	return after < before ? DIFF_LOST : DIFF_WON;
}

static const struct element_result *element_of(const struct item_result *item, const char *id)
{
	for (guint i = 0; i < item->elements->len; i++) {
		const struct element_result *element = item->elements->pdata[i];

		if (strcmp(element->id, id) == 0)
			return element;
	}
	return NULL;
}

static GArray *changed_elements(const struct item_result *was, const struct item_result *now)
{
	GArray *changed = g_array_new(FALSE, FALSE, sizeof(struct element_diff));

	for (guint i = 0; was && now && i < now->elements->len; i++) {
		const struct element_result *after = now->elements->pdata[i];
		const struct element_result *before = element_of(was, after->id);
		struct element_diff element = {before, after};

		if (before && before->verdict != after->verdict)
			g_array_append_val(changed, element);
	}
	return changed;
}

/* An item that is waived is not compared, only that it is. */
static gboolean is_same(const struct item_result *was, const struct item_result *now,
			const GArray *elements)
{
	if (!was || !now || was->waived != now->waived)
		return FALSE;
	return now->waived || (was->verdict == now->verdict && elements->len == 0);
}

static void compare_item(struct diff *diff, const struct item_result *was,
			 const struct item_result *now)
{
	GArray *elements = changed_elements(was, now);
	struct item_diff *item;

	if (is_same(was, now, elements)) {
		g_array_unref(elements);
		return;
	}
	item = g_new(struct item_diff, 1);
	*item = (struct item_diff){kind_of(was, now), was, now, elements};
	g_ptr_array_add(diff->items[item->kind], item);
}

/* The address without what may change while old links still lead there: scheme, "www.", fragment, a
 * slash at the end. Yours. */
static char *address_of(const char *url)
{
	const char *from = strstr(url, "://");
	gsize length;

	from = from ? from + strlen("://") : url;
	from += g_str_has_prefix(from, "www.") ? strlen("www.") : 0;
	length = strcspn(from, "#");
	while (length && from[length - 1] == '/')
		length--;
	return g_strndup(from, length);
}

static gboolean has_address(const GPtrArray *evidence, const char *url)
{
	g_autofree char *wanted = address_of(url);

	for (guint i = 0; i < evidence->len; i++) {
		const struct evidence *one = evidence->pdata[i];
		g_autofree char *address = address_of(one->url);

		if (strcmp(address, wanted) == 0)
			return TRUE;
	}
	return FALSE;
}

static void add_evidence(struct diff *diff, enum evidence_change change,
			 const struct item_result *item, const struct evidence *was,
			 const struct evidence *now, const struct broken_link *broken)
{
	struct evidence_diff *one = g_new(struct evidence_diff, 1);

	*one = (struct evidence_diff){change, item, was, now, broken};
	g_ptr_array_add(diff->evidence, one);
}

/* The broken link by its address; only an answer that says so (RFC 9110 §15.5.5, §15.5.11) is a
 * death: what did not answer today may answer tomorrow. */
static const struct broken_link *death_of(GHashTable *broken, const char *url)
{
	g_autofree char *address = address_of(url);
	const struct broken_link *link = g_hash_table_lookup(broken, address);

	return link && (link->status == 404 || link->status == 410) ? link : NULL;
}

static gboolean is_proven(const struct item_result *item)
{
	return !item->waived &&
	       (item->verdict == VERDICT_FOUND || item->verdict == VERDICT_PARTIAL);
}

/* Lists of evidence change with every news item: only the best one moves, but any may die. Of an
 * item that is unclear now it is not known where the rest went. */
static void compare_evidence(struct diff *diff, GHashTable *broken, const struct item_result *was,
			     const struct item_result *now)
{
	gboolean known = !now->waived && now->verdict != VERDICT_UNCLEAR;
	const struct evidence *best =
		is_proven(now) && now->evidence->len ? now->evidence->pdata[0] : NULL;

	for (guint i = 0; is_proven(was) && i < was->evidence->len; i++) {
		const struct evidence *old = was->evidence->pdata[i];
		const struct broken_link *dead = death_of(broken, old->url);

		if (dead)
			add_evidence(diff, EVIDENCE_DIED, now, old, best, dead);
		else if (i == 0 && known && !best)
			add_evidence(diff, EVIDENCE_GONE, now, old, NULL, NULL);
		else if (i == 0 && known && !has_address(now->evidence, old->url))
			add_evidence(diff, EVIDENCE_MOVED, now, old, best, NULL);
	}
}

static GHashTable *index_broken(const struct result *result)
{
	GHashTable *broken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < result->crawl.broken_links->len; i++) {
		struct broken_link *link = result->crawl.broken_links->pdata[i];

		g_hash_table_replace(broken, address_of(link->url), link);
	}
	return broken;
}

static void compare_all(struct diff *diff)
{
	g_autoptr(GHashTable) before = index_items(diff, diff->was);
	g_autoptr(GHashTable) after = index_items(diff, diff->now);
	g_autoptr(GHashTable) broken = index_broken(diff->now);

	for (guint i = 0; i < diff->now->items->len; i++) {
		const struct item_result *now = diff->now->items->pdata[i];
		const struct item_result *was = g_hash_table_lookup(before, key_of(diff, now));

		compare_item(diff, was, now);
		if (was)
			compare_evidence(diff, broken, was, now);
	}
	for (guint i = 0; i < diff->was->items->len; i++) {
		const struct item_result *was = diff->was->items->pdata[i];

		if (!g_hash_table_contains(after, key_of(diff, was)))
			compare_item(diff, was, NULL);
	}
}

struct diff *diff_new(const struct result *was, const struct result *now)
{
	struct diff *diff = g_new0(struct diff, 1);
	g_autofree char *old_site = address_of(was->site_host);
	g_autofree char *new_site = address_of(now->site_host);

	diff->was = was;
	diff->now = now;
	for (int kind = 0; kind < DIFF_KINDS; kind++)
		diff->items[kind] = g_ptr_array_new_with_free_func(item_diff_free);
	diff->evidence = g_ptr_array_new_with_free_func(g_free);
	diff->other_site = strcmp(old_site, new_site) != 0;
	diff->other_checklist = strcmp(was->rules_id, now->rules_id) != 0;
	diff->other_rules =
		!diff->other_checklist && strcmp(was->rules_sha256, now->rules_sha256) != 0;
	compare_all(diff);
	return diff;
}

void diff_free(struct diff *diff)
{
	if (!diff)
		return;
	for (int kind = 0; kind < DIFF_KINDS; kind++)
		g_ptr_array_unref(diff->items[kind]);
	g_ptr_array_unref(diff->evidence);
	g_free(diff);
}

guint diff_changes(const struct diff *diff)
{
	guint changes = diff->evidence->len;

	for (int kind = 0; kind < DIFF_KINDS; kind++)
		changes += diff->items[kind]->len;
	return changes;
}

gboolean diff_is_empty(const struct diff *diff)
{
	return diff_changes(diff) == 0 && diff->was->oit.estimate == diff->now->oit.estimate;
}
