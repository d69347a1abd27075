#include "rules/item_code.h"

#include "base/thaidate.h"

#include <string.h>

#define RANGE_ITEMS 12 /* a row for more items, "O1-O43", is the whole list and none of it */

static int digits(const char **text)
{
	int value = 0, count = 0;
	for (; g_ascii_isdigit(**text) && count < 4; (*text)++, count++)
		value = value * 10 + (**text - '0');
	return count > 0 && count < 4 ? value : -1;
}

static const struct item *item_by_number(const struct checklist *checklist, int number)
{
	for (guint i = 0; i < checklist->items->len; i++) {
		const struct item *item = g_ptr_array_index(checklist->items, i);
		const char *tail = item->id + strcspn(item->id, "0123456789");
		if (*tail && atoi(tail) == number)
			return item;
	}
	return NULL;
}

/* Steps over "o", "oit" …, the longest that stands there. */
static gboolean skip_prefix(const struct checklist *checklist, const char **text)
{
	size_t longest = 0;
	for (guint i = 0; i < checklist->code_prefixes->len; i++) {
		const char *prefix = g_ptr_array_index(checklist->code_prefixes, i);
		if (g_str_has_prefix(*text, prefix))
			longest = MAX(longest, strlen(prefix));
	}
	*text += longest;
	return longest > 0;
}

/* The number to which a range goes on ("-o26", "ถึง 26"), over which text then is; 0 for none. */
static int range_end(const struct checklist *checklist, const char **text)
{
	const char *at = *text + strspn(*text, " ");
	if (g_str_has_prefix(at, "ถึง"))
		at += strlen("ถึง");
	else if (*at == '-')
		at++;
	else
		return 0;
	at += strspn(at, " ");
	skip_prefix(checklist, &at);
	int number = digits(&at);
	if (number <= 0)
		return 0;
	*text = at;
	return number;
}

/* The number of the next one in "o23, o24", over which text then is; 0 for none. */
static int next_number(const struct checklist *checklist, const char **text)
{
	const char *at = *text + strspn(*text, " ,/&+;");
	if (g_str_has_prefix(at, "และ"))
		at += strlen("และ");
	gboolean apart = at > *text && skip_prefix(checklist, &at);
	at += strspn(at, " -.:#");
	int number = apart ? digits(&at) : 0;
	if (number <= 0 || g_ascii_isalnum(*at) || (*at == '.' && g_ascii_isdigit(at[1])))
		return 0;
	*text = at;
	return number;
}

/* "01 มิ.ย. 2567": the day of a month. */
static gboolean is_date(const char *fold)
{
	g_autoptr(GArray) years = thaidate_find(fold);
	const struct year_mention *first =
		years->len ? &g_array_index(years, struct year_mention, 0) : NULL;
	return first && first->kind == YEAR_DATE && first->date.day > 0 &&
	       first->start <= strspn(fold, " ([-*.");
}

/* Over "ข้อ", "ตัวชี้วัดที่" … where an item's code follows. */
static const char *skip_kind(const struct checklist *checklist, const char *fold)
{
	static const char *const words[] = {"ข้อ", "ตัวชี้วัด", "รายการ"};
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		const char *text = fold + strlen(words[i]), *code = text;
		if (!g_str_has_prefix(fold, words[i]))
			continue;
		if (g_str_has_prefix(text, "ที่"))
			text += strlen("ที่");
		text += strspn(text, " ");
		code = text;
		if (skip_prefix(checklist, &code))
			return text;
	}
	return fold;
}

/* The number of an item with which a text begins, 0 for none; *after is what follows it. */
static int leading_number(const struct checklist *checklist, const char *fold, const char **after)
{
	if (!strpbrk(fold, "0123456789"))
		return 0;
	const char *text = skip_kind(checklist, fold + strspn(fold, " ([-*."));
	gboolean prefixed = skip_prefix(checklist, &text);
	if (prefixed)
		text += strspn(text, " -.:#");
	/* Without a prefix only a leading zero makes it a code: people type 0 for the letter O
	 * ("01" … "043"). */
	if (!prefixed && *text != '0')
		return 0;
	int number = digits(&text);
	const char *next = text;
	if (number <= 0 || g_ascii_isalnum(*text) || (*text == '.' && g_ascii_isdigit(text[1])) ||
	    (*text == '/' && !(prefixed && next_number(checklist, &next))))
		return 0;
	if (!prefixed && (*text == '-' || *text == '\0' || is_date(fold)))
		return 0;
	*after = text;
	return number;
}

void item_codes(const struct checklist *checklist, const char *fold, GPtrArray *items)
{
	const char *after = "";
	int number = leading_number(checklist, fold, &after);
	g_ptr_array_set_size(items, 0);
	while (number > 0) {
		int end = range_end(checklist, &after), last = MAX(end, number);
		if (last - number >= RANGE_ITEMS) {
			g_ptr_array_set_size(items, 0);
			return;
		}
		for (; number <= last; number++) {
			const struct item *item = item_by_number(checklist, number);
			if (item && !g_ptr_array_find(items, item, NULL))
				g_ptr_array_add(items, (gpointer)item);
		}
		number = next_number(checklist, &after);
	}
}

const struct item *item_code(const struct checklist *checklist, const char *fold)
{
	g_autoptr(GPtrArray) items = g_ptr_array_new();
	item_codes(checklist, fold, items);
	return items->len == 1 ? items->pdata[0] : NULL;
}

gboolean item_code_leads(const struct checklist *checklist, const char *fold)
{
	const char *after;
	return leading_number(checklist, fold, &after) > 0;
}
