#include "rules/across.h"

#include "rules/about.h"

#include <string.h>

#define NAMES_LEAST  3u /* projects on both sides, before "not one of them" says something */
#define NAMES_MOST   200u
#define NAME_LEAST   8u  /* letters after the word "โครงการ": fewer name nothing */
#define NAME_LETTERS 14u /* compared: lines of documents are broken where the paper ends */

/* One topic that follows another, both asked for by items of the result. */
struct pair {
	const struct topic *topic, *base;
	const struct item *item, *base_item;
	struct item_result *result, *base_result;
};

static gboolean is_there(const struct item_result *result)
{
	return result->verdict == VERDICT_FOUND || result->verdict == VERDICT_PARTIAL;
}

static void note(struct item_result *to, const char *code, const char *others, const char *th,
		 const char *en)
{
	struct item_note *one = item_note_new();
	result_set(&one->code, code);
	result_set(&one->item, others);
	result_set(&one->text_th, th);
	result_set(&one->text_en, en);
	g_ptr_array_add(to->notes, one);
}

static gboolean has_note(const struct item_result *result, const char *code, const char *other)
{
	for (guint i = 0; i < result->notes->len; i++) {
		const struct item_note *one = g_ptr_array_index(result->notes, i);
		if (strcmp(one->code, code) == 0 && strcmp(one->item, other) == 0)
			return TRUE;
	}
	return FALSE;
}

/* What follows the word for a project, up to its number, budget or end; NULL where it is too short
 * to name one. Yours. */
static char *project_name(const char *fold, const GPtrArray *words)
{
	const char *start = fold;
	while (*start && (g_ascii_isdigit(*start) || strchr(" .)-(/", *start)))
		start++;
	for (guint i = 0; i < words->len; i++) {
		const char *word = g_ptr_array_index(words, i);
		if (!g_str_has_prefix(start, word))
			continue;
		const char *name = start + strlen(word), *end = name;
		for (guint n = 0; n < NAME_LETTERS && *end && !g_ascii_ispunct(*end) &&
				  !g_ascii_isdigit(*end) && *end != ' ';
		     n++)
			end = g_utf8_next_char(end);
		return g_utf8_strlen(name, end - name) < (glong)NAME_LEAST
			       ? NULL
			       : g_strndup(start, (gsize)(end - start));
	}
	return NULL;
}

/* Names of projects in what proves a topic, and its whole text. */
struct told {
	GHashTable *names; /* char * → itself */
	GString *text;
	gboolean whole; /* all of it was read, and as text */
};

static void told_clear(struct told *told)
{
	g_hash_table_destroy(told->names);
	g_string_free(told->text, TRUE);
}

static void tell_scope(struct told *told, const struct scope *scope, const GPtrArray *words)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	told->whole &= page->read == READ_OK && page->n_blank_pages == 0 && scope->unread == 0;
	for (guint i = 0; i < scope->blocks->len; i++) {
		const struct site_block *block =
			&page->blocks[g_array_index(scope->blocks, uint32_t, i)];
		const char *fold = site_text(scope->site, block->text)->fold;
		told->whole &= !block->ocr;
		g_string_append(told->text, fold);
		char *name = g_hash_table_size(told->names) < NAMES_MOST ? project_name(fold, words)
									 : NULL;
		if (name)
			g_hash_table_add(told->names, name);
	}
}

static void told_init(struct told *told, struct session *session, const struct topic *topic,
		      const GPtrArray *words)
{
	const struct topic_case *topic_case = session_case(session, topic);
	told->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	told->text = g_string_new(NULL);
	told->whole = topic_case->standing == STANDING_PROVEN && topic_case->exhibit->unread == 0;
	for (guint i = 0; i < topic_case->exhibit->scopes->len && told->whole; i++)
		tell_scope(told, g_ptr_array_index(topic_case->exhibit->scopes, i), words);
}

/* A project of the report that the plan does not name, where it names none of them; else NULL.
 * Yours. */
static char *foreign_project(const struct told *report, const struct told *plan)
{
	const char *name = NULL, *first = NULL;
	GHashTableIter iter;
	if (!report->whole || !plan->whole || g_hash_table_size(report->names) < NAMES_LEAST ||
	    g_hash_table_size(plan->names) < NAMES_LEAST)
		return NULL;
	g_hash_table_iter_init(&iter, report->names);
	while (g_hash_table_iter_next(&iter, (gpointer *)&name, NULL)) {
		if (strstr(plan->text->str, name))
			return NULL;
		if (!first || strcmp(name, first) < 0)
			first = name;
	}
	return g_strdup(first);
}

static void compare(struct session *session, const struct pair *pair)
{
	struct told report, plan;
	int year = session->checklist->fiscal_year;
	if (pair->topic->same->len == 0 || about_wanted(pair->item, pair->topic, year) !=
						   about_wanted(pair->base_item, pair->base, year))
		return;
	told_init(&report, session, pair->topic, pair->topic->same);
	told_init(&plan, session, pair->base, pair->topic->same);
	g_autofree char *name = foreign_project(&report, &plan);
	told_clear(&report);
	told_clear(&plan);
	if (!name)
		return;
	g_autofree char *th =
		g_strdup_printf("ชื่อโครงการในข้อนี้ เช่น “%s…” ไม่มีสักโครงการที่ตรงกับ %s (ข้อ %s) "
				"ให้ตรวจว่าเป็นรายงานของแผนฉบับเดียวกัน",
				name, pair->base->title_th, pair->base_result->id);
	g_autofree char *en = g_strdup_printf(
		"None of its projects, such as “%s…”, is named in %s (%s): see that the report is "
		"about the same plan",
		name, pair->base->title_en, pair->base_result->id);
	note(pair->result, "differs", pair->base_result->id, th, en);
}

static void tell_missing(const struct pair *pair)
{
	g_autofree char *th =
		g_strdup_printf("ข้อนี้ทำต่อจาก %s (ข้อ %s) ซึ่งยังไม่พบ ผู้ประเมินจะไม่มีสิ่งที่ใช้เทียบ",
				pair->base->title_th, pair->base_result->id);
	g_autofree char *en = g_strdup_printf("It follows %s (%s), which was not found: an "
					      "assessor has nothing to compare it with",
					      pair->base->title_en, pair->base_result->id);
	note(pair->result, "no-basis", pair->base_result->id, th, en);
}

static void judge_pair(struct session *session, const struct pair *pair)
{
	if (is_there(pair->result) && is_there(pair->base_result))
		compare(session, pair);
	if (is_there(pair->result) && pair->base_result->verdict == VERDICT_MISSING &&
	    !has_note(pair->result, "no-basis", pair->base_result->id))
		tell_missing(pair);
}

static gboolean follows(const struct item *item, const struct item *base)
{
	for (guint t = 0; t < item->topics->len; t++) {
		const struct topic *topic = g_ptr_array_index(item->topics, t);
		for (guint i = 0; i < topic->follows->len; i++)
			if (g_ptr_array_find(base->topics, topic->follows->pdata[i], NULL))
				return TRUE;
	}
	return FALSE;
}

static void tell_followers(const struct checklist *checklist, const struct result *result,
			   const struct item *base)
{
	struct item_result *base_result = result_item(result, base->id);
	g_autoptr(GString) ids = g_string_new(NULL);
	if (!base_result ||
	    (base_result->verdict != VERDICT_MISSING && base_result->verdict != VERDICT_PARTIAL))
		return;
	for (guint i = 0; i < checklist->items->len; i++) {
		const struct item *item = g_ptr_array_index(checklist->items, i);
		if (item != base && result_item(result, item->id) && follows(item, base))
			g_string_append_printf(ids, "%s%s", ids->len ? ", " : "", item->id);
	}
	if (ids->len == 0)
		return;
	g_autofree char *th =
		g_strdup_printf("ข้อ %s ทำต่อจากข้อนี้ ถ้าข้อนี้ไม่ครบ มักเสียคะแนนไปด้วยกัน", ids->str);
	g_autofree char *en = g_strdup_printf(
		"%s build on this item: where it is lost, they often are too", ids->str);
	note(base_result, "followers", ids->str, th, en);
}

/* The item that asks for a topic, of those that the result holds. */
static gboolean find_item(const struct session *session, const struct result *result,
			  const struct topic *topic, const struct item **item,
			  struct item_result **found)
{
	for (guint i = 0; i < session->checklist->items->len; i++) {
		*item = g_ptr_array_index(session->checklist->items, i);
		*found = result_item(result, (*item)->id);
		if (*found && g_ptr_array_find((*item)->topics, topic, NULL))
			return TRUE;
	}
	return FALSE;
}

static void judge_follower(struct session *session, struct result *result, const struct item *item,
			   const struct topic *topic)
{
	struct pair pair = {.topic = topic, .item = item};
	pair.result = result_item(result, item->id);
	for (guint i = 0; pair.result && i < topic->follows->len; i++) {
		pair.base = g_ptr_array_index(topic->follows, i);
		if (find_item(session, result, pair.base, &pair.base_item, &pair.base_result))
			judge_pair(session, &pair);
	}
}

void judge_across(struct session *session, struct result *result)
{
	for (guint i = 0; i < session->checklist->items->len; i++) {
		const struct item *item = g_ptr_array_index(session->checklist->items, i);
		for (guint t = 0; t < item->topics->len; t++)
			judge_follower(session, result, item, g_ptr_array_index(item->topics, t));
		tell_followers(session->checklist, result, item);
	}
}
