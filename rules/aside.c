#include "rules/aside.h"

/* A part of a page that is foreign as a whole says so much, or is a part of the foreign thing:
 * "ส่วนที่ 3 ลงชื่อผู้รายงาน". */
#define PART_LETTERS 80u

static gboolean forbids(const struct element *element)
{
	for (guint i = 0; i < element->any->len; i++)
		if (((const struct check *)element->any->pdata[i])->kind == CHECK_ABSENT)
			return TRUE;
	return FALSE;
}

/* By itself: without what its neighbours say, and what of them was not read. What OCR gives may
 * lack the very word that makes up for the rest. */
static gboolean is_foreign(const struct check_context *context, const struct element *element,
			   const struct exhibit *exhibit, struct scope *scope)
{
	gpointer one[] = {scope};
	GPtrArray only = {.pdata = one, .len = 1};
	const struct exhibit alone = {.scopes = &only, .refuted = exhibit->refuted};
	return !scope_has_recognised(scope) &&
	       check_element(context, element, &alone).verdict == VERDICT_MISSING;
}

GPtrArray *aside_foreign(const struct check_context *context, const struct element *element,
			 const struct topic_case *topic_case)
{
	const struct exhibit *exhibit = topic_case->exhibit;
	GPtrArray *foreign = g_ptr_array_new();
	for (guint i = 0; i < exhibit->scopes->len && forbids(element); i++)
		if (is_foreign(context, element, exhibit, exhibit->scopes->pdata[i]))
			g_ptr_array_add(foreign, exhibit->scopes->pdata[i]);
	return foreign;
}

static gboolean is_part_of(const struct scope *scope, const GPtrArray *foreign)
{
	for (guint i = 0; i < foreign->len && scope->section != SITE_NONE; i++)
		if (((const struct scope *)foreign->pdata[i])->page == scope->page)
			return TRUE;
	return FALSE;
}

static gboolean has_content(const struct scope *scope, const GPtrArray *foreign)
{
	return is_part_of(scope, foreign) ? scope->plain >= PART_LETTERS || scope->figures > 0
					  : scope_says_more_than_links(scope);
}

/* Something of what makes up the topic is there, or may be: what only says what it must not be is
 * none. */
static gboolean meets_any(const struct check_context *context, const struct topic *topic,
			  const struct exhibit *exhibit)
{
	for (guint i = 0; i < topic->elements->len; i++) {
		const struct element *element = topic->elements->pdata[i];
		if (!element->essential && !element->optional &&
		    check_element(context, element, exhibit).verdict != VERDICT_MISSING)
			return TRUE;
	}
	return FALSE;
}

gboolean aside_leaves_proof(const struct check_context *context,
			    const struct topic_case *topic_case, const GPtrArray *foreign)
{
	const struct exhibit *exhibit = topic_case->exhibit;
	AUTO(exhibit) left = exhibit_new();
	gboolean content = FALSE;
	g_ptr_array_set_free_func(left->scopes, NULL);
	for (guint i = 0; i < exhibit->scopes->len; i++) {
		struct scope *scope = exhibit->scopes->pdata[i];
		if (g_ptr_array_find((GPtrArray *)foreign, scope, NULL)) {
			g_hash_table_add(left->refuted, GUINT_TO_POINTER(scope->page + 1));
			continue;
		}
		g_ptr_array_add(left->scopes, scope);
		content |= has_content(scope, foreign);
	}
	return content && meets_any(context, topic_case->topic, left);
}
