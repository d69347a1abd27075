#include "reports/view.h"

#include "base/fold.h"
#include "base/reason_words.h"
#include "base/thaidate.h"

#include <string.h>

const char *view_pick(enum lang lang, const char *th, const char *en)
{
	const char *wanted = lang == LANG_EN ? en : th;

	return wanted[0] != '\0' ? wanted : lang == LANG_EN ? th : en;
}

const struct selection view_todo = {1u << VERDICT_MISSING | 1u << VERDICT_PARTIAL, FALSE, TRUE};
const struct selection view_unclear = {1u << VERDICT_UNCLEAR, FALSE, TRUE};
const struct selection view_found = {1u << VERDICT_FOUND, FALSE, FALSE};
const struct selection view_waived = {0, TRUE, FALSE};

/* What gains most comes first; for the same gain what is half done. Sorting is stable, so the
 * official order decides the rest. */
static int compare_worth(const void *left, const void *right, void *data)
{
	const struct item_result *a = *(struct item_result *const *)left;
	const struct item_result *b = *(struct item_result *const *)right;

	(void)data;
	if (a->worth.oit != b->worth.oit)
		return a->worth.oit < b->worth.oit ? 1 : -1;
	return (int)a->verdict - (int)b->verdict;
}

GPtrArray *view_items(const struct result *result, const struct selection *selection)
{
	GPtrArray *items = g_ptr_array_new();

	for (guint i = 0; i < result->items->len; i++) {
		struct item_result *item = result->items->pdata[i];

		if (selection->waived
			    ? item->waived
			    : !item->waived && (selection->verdicts & 1u << item->verdict))
			g_ptr_array_add(items, item);
	}
	if (selection->by_worth) /* g_ptr_array_sort() does not promise to be stable */
		g_qsort_with_data(items->pdata, (gint)items->len, sizeof(gpointer), compare_worth,
				  NULL);
	return items;
}

static struct part part_named(const struct result *result, const char *id)
{
	for (guint i = 0; i < result->sub_indicators->len; i++) {
		const struct group_score *group = result->sub_indicators->pdata[i];

		if (strcmp(group->id, id) == 0)
			return (struct part){group->id, group->title_th, group->title_en};
	}
	return (struct part){id, "", ""};
}

guint view_part_of(const GArray *parts, const struct item_result *item)
{
	guint place = 0;

	while (place < parts->len &&
	       strcmp(g_array_index(parts, struct part, place).id, item->sub_indicator) != 0)
		place++;
	return place;
}

GArray *view_parts(const struct result *result)
{
	GArray *parts = g_array_new(FALSE, FALSE, sizeof(struct part));

	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = result->items->pdata[i];

		if (view_part_of(parts, item) == parts->len) {
			const struct part part = part_named(result, item->sub_indicator);

			g_array_append_val(parts, part);
		}
	}
	return parts;
}

char *view_part_name(const struct part *part, enum lang lang)
{
	g_autofree char *name =
		g_strdup_printf("%s %s", part->id, view_pick(lang, part->title_th, part->title_en));

	return g_strdup(g_strchomp(name));
}

void view_counts(const struct result *result, guint counts[VERDICT_COUNT])
{
	memset(counts, 0, sizeof *counts * VERDICT_COUNT);
	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = result->items->pdata[i];

		counts[item->verdict] += item->waived ? 0 : 1;
	}
}

double view_oit_then(const struct result *result, const GPtrArray *items)
{
	double score = result->oit.estimate;

	for (guint i = 0; i < items->len; i++)
		score += ((const struct item_result *)items->pdata[i])->worth.oit;
	return score;
}

const struct group_score *view_group(const GPtrArray *groups, const char *id)
{
	for (guint i = 0; i < groups->len; i++) {
		const struct group_score *group = groups->pdata[i];

		if (strcmp(group->id, id) == 0)
			return group;
	}
	return NULL;
}

char *view_moment(const char *audited_at, enum lang lang)
{
	gsize length = strcspn(audited_at, "T");
	g_autofree char *iso = g_strndup(audited_at, length);
	g_autofree char *date = word_date(iso, lang);
	g_autofree char *whole = g_strdup_printf(
		"%s %.5s", date, audited_at + length + (audited_at[length] != '\0'));

	return text_clean(whole, -1, 64);
}

/* "9" of an item under "9.2". Yours. */
static char *indicator_of(const struct item_result *item)
{
	const char *dot = strchr(item->sub_indicator, '.');

	return dot ? g_strndup(item->sub_indicator, (gsize)(dot - item->sub_indicator))
		   : g_strdup(item->sub_indicator);
}

char *view_gain(const struct item_result *item, enum lang lang)
{
	g_autofree char *id = indicator_of(item);
	g_autofree char *indicator = g_strdup_printf("%.2f", item->worth.indicator);
	g_autofree char *oit = g_strdup_printf("%.2f", item->worth.oit);
	g_autofree char *overall = g_strdup_printf("%.2f", item->worth.overall);

	if (item->worth.oit <= 0)
		return g_strdup("");
	return word_fill(lang, item->verdict == VERDICT_UNCLEAR ? WORD_GAIN_IF : WORD_GAIN, id,
			 indicator, oit, overall, NULL);
}

char *view_why(const struct item_result *item, enum lang lang)
{
	struct day day;

	if (!item->waived || !thaidate_parse_iso(item->waiver_until, &day))
		return g_strdup(view_pick(lang, item->why_th, item->why_en));
	g_autofree char *until = thaidate_format(day, lang == LANG_TH);

	return word_fill(lang, WORD_WAIVER, item->waiver_reason, until, NULL);
}

const char *view_element_why(const struct item_result *item, const struct element_result *element,
			     enum lang lang)
{
	const char *why = view_pick(lang, element->why_th, element->why_en);

	return strstr(view_pick(lang, item->why_th, item->why_en), why) ? "" : why;
}

char *view_source(const struct evidence *evidence, enum lang lang)
{
	GString *source = g_string_new(NULL);

	if (strcmp(evidence->kind, "document") != 0)
		return g_string_free(source, FALSE);
	g_string_append(source, evidence->title);
	if (evidence->page) {
		g_autofree char *page = g_strdup_printf("%d", evidence->page);
		g_autofree char *place = word_fill(lang, WORD_PAGE, page, NULL);
		g_string_append_printf(source, "%s%s", source->len ? " · " : "", place);
	}
	if (evidence->fiscal_year) {
		g_autofree char *about = view_year(evidence, lang);
		g_string_append_printf(source, " · %s", about);
	}
	return g_string_free(source, FALSE);
}

char *view_year(const struct evidence *evidence, enum lang lang)
{
	g_autofree char *year = g_strdup_printf("%d", evidence->fiscal_year);

	return word_fill(lang, evidence->year_from[0] != '\0' ? WORD_YEAR_FROM : WORD_YEAR, year,
			 word_year_from(evidence->year_from, lang), NULL);
}

const struct evidence *view_document(const struct element_result *element)
{
	for (guint i = 0; i < element->evidence->len; i++) {
		const struct evidence *evidence = element->evidence->pdata[i];
		if (strcmp(evidence->kind, "document") == 0)
			return evidence;
	}
	return NULL;
}

char *view_path(const struct evidence *evidence)
{
	GString *labels = g_string_new(NULL);

	for (guint i = 0; i < evidence->path->len; i++) {
		const struct path_step *step = evidence->path->pdata[i];

		g_string_append_printf(labels, "%s%s", i ? " › " : "", step->label);
	}
	return g_string_free(labels, FALSE);
}

char *view_rules(const struct result *result, enum lang lang)
{
	g_autofree char *year = g_strdup_printf("%d", result->fiscal_year);
	const char *dash = strrchr(result->rules_id, '-');

	if (!dash || strcmp(dash + 1, year) != 0)
		return g_strdup(result->rules_id);
	g_autofree char *id = g_strndup(result->rules_id, (gsize)(dash - result->rules_id));
	g_autofree char *instrument = g_ascii_strup(id, -1);

	return word_fill(lang, WORD_RULES_NAME, instrument, year, NULL);
}

static gboolean is_thai_or_ascii(const char *text)
{
	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		gunichar letter = g_utf8_get_char(text);

		if (letter >= 0x80 && g_unichar_get_script(letter) != G_UNICODE_SCRIPT_THAI)
			return FALSE;
	}
	return TRUE;
}

char *view_address(const char *url)
{
	const char *scheme = strstr(url, "://");
	const char *start = scheme ? scheme + strlen("://") : url;
	gsize length = strcspn(start, ":/?#");
	g_autofree char *host = g_strndup(start, length);
	const gboolean coded = strstr(host, "xn--") && g_str_is_ascii(host);
	g_autofree char *name = coded ? g_hostname_to_unicode(host) : NULL;

	if (!name || !g_utf8_validate(name, -1, NULL) || !is_thai_or_ascii(name))
		return g_strdup(url);
	return g_strdup_printf("%.*s%s%s", (int)(start - url), url, name, start + length);
}

char *view_reading(const struct result *result, gboolean listed, enum lang lang)
{
	g_autofree char *pages = g_strdup_printf("%u", result->crawl.pages);
	g_autofree char *documents = g_strdup_printf("%u", result->crawl.documents);
	g_autofree char *counts = word_fill(lang, WORD_READ_COUNTS, pages, documents, NULL);
	g_autofree char *reason = word_reason(result->crawl.stopped_by, lang);
	g_autofree char *state = NULL;

	const gboolean ended =
		reason[0] == '\0' || strcmp(result->crawl.stopped_by, "decided") == 0;

	if (result->crawl.complete && ended)
		state = g_strdup(word(WORD_READ_ALL, lang));
	else if (reason[0] != '\0')
		state = word_fill(lang, WORD_READ_NOT_ALL, reason, NULL);
	else
		state = g_strdup(
			word(listed ? WORD_READ_NOT_ALL_LISTED : WORD_READ_NOT_ALL_PLAIN, lang));
	return g_strdup_printf("%s · %s", counts, state);
}

char *view_not_read(const struct result *result, enum lang lang)
{
	const struct unread_url *first =
		result->crawl.unread->len ? result->crawl.unread->pdata[0] : NULL;
	const char *stopped = result->crawl.stopped_by;
	guint counts[VERDICT_COUNT];

	view_counts(result, counts);
	if (stopped[0] == '\0' || result->crawl.pages + result->crawl.documents > 1 ||
	    counts[VERDICT_FOUND] + counts[VERDICT_PARTIAL] + counts[VERDICT_MISSING] > 0)
		return NULL;
	const gboolean unreachable = strcmp(stopped, "unreachable") == 0;
	const char *cause = unreachable && first ? first->reason : stopped;
	/* a server that fails for robots.txt is there: its name is spelt right */
	const gboolean robots = strcmp(cause, "robots-unreachable") == 0;
	g_autofree char *why = word_reason(cause, lang);
	const char *fix = reason_remedy(robots ? cause : stopped, lang == LANG_TH);

	return word_fill(lang, WORD_NOT_READ, why, fix ? fix : "", NULL);
}

char *view_goal(const struct result *result, const struct level_goal *goal, enum lang lang)
{
	g_autofree char *oit = g_strdup_printf("%.2f", goal->oit);
	g_autofree char *more = g_strdup_printf("%.2f", MAX(goal->oit - result->oit.estimate, 0));
	g_autofree char *min = g_strdup_printf("%g", goal->each_min);

	if (goal->iit_short || goal->eit_short)
		return word_fill(lang,
				 !goal->eit_short  ? WORD_GOAL_IIT
				 : goal->iit_short ? WORD_GOAL_BOTH
						   : WORD_GOAL_EIT,
				 goal->level, min, NULL);
	return word_fill(lang, goal->within_reach ? WORD_GOAL : WORD_GOAL_BEYOND, goal->level, oit,
			 more, NULL);
}

char *view_level(const struct result *result, enum lang lang)
{
	g_autofree char *range =
		word_fill(lang, WORD_LEVEL_RANGE, result->level_low, result->level_high, NULL);

	if (strcmp(result->level_low, result->level_high) == 0)
		return g_strdup(result->level);
	return g_strdup_printf("%s %s", result->level, range);
}

char *view_broken(const struct broken_link *link, enum lang lang)
{
	g_autofree char *http = g_strdup_printf("http %d", link->status);

	return word_reason(link->reason[0] != '\0' ? link->reason : http, lang);
}

static void unread_group_free(void *data)
{
	struct unread_group *group = data;

	g_ptr_array_unref(group->urls);
	g_free(group);
}

GPtrArray *view_unread(const struct result *result)
{
	GPtrArray *groups = g_ptr_array_new_with_free_func(unread_group_free);
	g_autoptr(GHashTable) by_reason = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < result->crawl.unread->len; i++) {
		const struct unread_url *unread = result->crawl.unread->pdata[i];
		struct unread_group *group = g_hash_table_lookup(by_reason, unread->reason);

		if (!group) {
			group = g_new0(struct unread_group, 1);
			group->reason = unread->reason;
			group->urls = g_ptr_array_new();
			g_hash_table_insert(by_reason, unread->reason, group);
			g_ptr_array_add(groups, group);
		}
		g_ptr_array_add(group->urls, unread->url);
	}
	return groups;
}

static void basis_group_free(void *data)
{
	struct basis_group *group = data;

	g_ptr_array_unref(group->items);
	g_free(group);
}

GPtrArray *view_weak_bases(const struct result *result)
{
	static const char *const weak[] = {"recalled", "carried", "inferred"};
	GPtrArray *groups = g_ptr_array_new_with_free_func(basis_group_free);

	for (gsize i = 0; i < G_N_ELEMENTS(weak); i++) {
		struct basis_group *group = g_new0(struct basis_group, 1);

		group->basis = weak[i];
		group->items = g_ptr_array_new();
		for (guint j = 0; j < result->items->len; j++) {
			struct item_result *item = result->items->pdata[j];

			if (strcmp(item->basis, weak[i]) == 0)
				g_ptr_array_add(group->items, item);
		}
		if (group->items->len)
			g_ptr_array_add(groups, group);
		else
			basis_group_free(group);
	}
	return groups;
}

gboolean view_warning_listed(const struct warning *warning)
{
	return strcmp(warning->code, "no-checklist") != 0;
}

gboolean view_any_warning(const struct result *result)
{
	for (guint i = 0; i < result->warnings->len; i++)
		if (view_warning_listed(result->warnings->pdata[i]))
			return TRUE;
	return FALSE;
}
