#include "rules/thin.h"

#include "rules/check.h"
#include "rules/person.h"

#include <string.h>

#define SENTENCE_LETTERS 30u /* a line with fewer is a heading */
#define ENTRY_LETTERS    14u /* of a dated line with a title */

static gboolean any_check(const GPtrArray *checks, enum check_kind kind)
{
	for (guint i = 0; checks && i < checks->len; i++) {
		const struct check *check = g_ptr_array_index(checks, i);
		if (check->kind == kind || any_check(check->parts, kind))
			return TRUE;
	}
	return FALSE;
}

static gboolean asks_for(const struct topic *topic, enum check_kind kind)
{
	for (guint i = 0; i < topic->elements->len; i++)
		if (any_check(((const struct element *)topic->elements->pdata[i])->any, kind))
			return TRUE;
	return FALSE;
}

gboolean thin_says_number(const struct scope *scope, const struct topic *topic)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	if (!asks_for(topic, CHECK_PHONE) || asks_for(topic, CHECK_PERSON))
		return FALSE;
	for (guint i = 0; i < scope->content->len; i++) {
		uint32_t block = g_array_index(scope->content, uint32_t, i);
		const char *fold = site_text(scope->site, page->blocks[block].text)->fold;
		if (check_has_phone(fold) || check_has_email(fold))
			return TRUE;
	}
	return FALSE;
}

/* "ทั้งหมด 3 เรื่อง": nothing stands between the word and its number that would say of what else. */
static gboolean is_total(const char *fold)
{
	static const char *const words[] = {"จำนวน", "รวม", "ทั้งหมด", "ทั้งสิ้น"};
	const char *at = fold;
	for (gsize i = 0; i < G_N_ELEMENTS(words); i++) /* in their order: "จำนวนทั้งหมด" */
		if (g_str_has_prefix(at, words[i]))
			at += strlen(words[i]);
	gboolean total = at > fold;
	at += strspn(at, " :-");
	return total && g_ascii_isdigit(*at) && scope_tells_count(at);
}

gboolean thin_counts(const struct scope *scope, const struct topic *topic)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	const struct element *first = topic->elements->pdata[0];
	for (guint i = 0; any_check(first->any, CHECK_NUMBERS) && i < scope->content->len; i++) {
		const struct site_block *block =
			&page->blocks[g_array_index(scope->content, uint32_t, i)];
		const char *fold = site_text(scope->site, block->text)->fold;
		if (site_role(block) == ROLE_PLAIN && !block_is_control(block->kind) &&
		    (is_total(fold) || (site_text_has(scope->site, block->text, topic->words) &&
					scope_tells_count(fold))))
			return TRUE;
	}
	return FALSE;
}

gboolean thin_names_person(const struct scope *scope, const struct topic *topic)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	gboolean people = asks_for(topic, CHECK_PERSON);
	for (guint i = 0; people && i < scope->content->len; i++) {
		uint32_t block = g_array_index(scope->content, uint32_t, i);
		g_autoptr(GArray) names =
			person_names(site_text(scope->site, page->blocks[block].text)->text);
		for (guint n = 0; n < names->len; n++)
			if (g_array_index(names, struct person_name, n).family)
				return TRUE;
	}
	return FALSE;
}

gboolean thin_is_list(const struct topic *topic)
{
	const struct element *first = topic->elements->pdata[0];
	return any_check(first->any, CHECK_ENTRIES) && !any_check(first->any, CHECK_DOCUMENT);
}

/* A dated line of a list: it says what happened that day, or stands under a title of its own. What
 * says when the page was written is none. */
static gboolean is_entry(const struct scope *scope, const struct topic *topic,
			 const struct site_block *block)
{
	static const char *const stamps[] = {"ปรับปรุง", "อัปเดต",     "อัพเดท", "อัพเดต",
					     "แก้ไข",   "เผยแพร่เมื่อ", "โพสต์",  "เขียน",
					     "ผู้เขียน",  "เข้าชม",     "ล่าสุด",  "สร้างเมื่อ"};
	const struct site_page *page = site_page(scope->site, scope->page);
	const struct site_text *text = site_text(scope->site, block->text);
	if (!scope_has_day(text->fold))
		return FALSE;
	for (size_t i = 0; i < G_N_ELEMENTS(stamps); i++)
		if (strstr(text->fold, stamps[i]))
			return FALSE;
	return text->letters >= ENTRY_LETTERS ||
	       (block->heading < page->n_blocks &&
		!site_names_topic(scope->site, page->blocks[block->heading].text, topic));
}

static gboolean is_trail(const char *text)
{
	return strpbrk(text, "/>|") || strstr(text, "»") || strstr(text, "›") || strstr(text, "→");
}

gboolean thin_says_something(const struct scope *scope, const struct topic *topic)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	for (guint i = 0; i < scope->content->len; i++) {
		const struct site_block *block =
			&page->blocks[g_array_index(scope->content, uint32_t, i)];
		const struct site_text *text = site_text(scope->site, block->text);
		if (site_role(block) != ROLE_PLAIN || block_is_control(block->kind) ||
		    block->kind == BLOCK_ALT || is_trail(text->text))
			continue;
		if (text->letters >= SENTENCE_LETTERS &&
		    site_text_has(scope->site, block->text, topic->words))
			return TRUE;
		if (thin_is_list(topic) && is_entry(scope, topic, block))
			return TRUE;
	}
	return FALSE;
}
