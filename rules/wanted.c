#include "rules/wanted.h"

#include "rules/scope.h"

#include <string.h>

#define ENTRY_LETTERS 160u /* what is wanted is told in a line */
#define FIGURE_DIGITS 5u   /* "0-5400-0111", "30,000", "55000" */
#define FULL_LINE     90u /* percent of the longest line: a line as long may run on into the next */
#define QUOTED_LEAST  40u /* letters; less is a heading */
#define QUOTED_MOST   400u /* letters of a paragraph; a longer one goes on with something else */
#define OUTWEIGHS     4u   /* times the rest */

/* The list is announced: "… อย่างน้อยประกอบด้วย ดังนี้:". */
static gboolean announces(const char *fold)
{
	static const char *const ends[] = {"ดังนี้", "ดังต่อไปนี้", "ประกอบด้วย", "ได้แก่"};
	gsize length = strlen(fold);
	while (length > 0 && strchr(" :.*-", fold[length - 1]))
		length--;
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
		gsize end = strlen(ends[i]);
		if (length >= end && strncmp(fold + length - end, ends[i], end) == 0)
			return TRUE;
	}
	return FALSE;
}

/* A number or sign comes first: "1)", "(2)", "-", "•". */
static gboolean is_marked(const char *fold)
{
	return *fold && *fold != ' ' && !g_unichar_isalpha(g_utf8_get_char(fold));
}

/* A telephone number, an amount, a postcode or an address stands in it: somebody filled it in. */
static gboolean is_filled_in(const char *fold)
{
	while (*fold && *fold != '@') {
		gsize digits = strspn(fold, "0123456789,-");
		gboolean years = g_str_has_prefix(fold, "25") && g_ascii_isdigit(fold[2]);
		if (digits >= FIGURE_DIGITS && !years)
			return TRUE;
		fold = digits > 0 ? fold + digits : g_utf8_next_char(fold);
	}
	return *fold == '@';
}

static gboolean is_entry(const struct site_text *text, const struct site_block *block)
{
	return (is_marked(text->fold) || block->kind == BLOCK_ITEM) &&
	       text->letters <= ENTRY_LETTERS && !is_filled_in(text->fold);
}

gboolean wanted_quotes(struct wanted *wanted, const struct site *site,
		       const struct site_block *block)
{
	gboolean plain = site_role(block) == ROLE_PLAIN && block->kind != BLOCK_ALT &&
			 !block_is_control(block->kind);
	const struct site_text *text = site_text(site, block->text);
	if (plain && site_text_has(site, block->text, site_rules(site)->wanted) &&
	    !is_filled_in(text->fold)) {
		wanted->lists = announces(text->fold);
		return TRUE;
	}
	wanted->lists &= plain && is_entry(text, block);
	return wanted->lists;
}

static gboolean asks(const struct site *site, uint32_t number)
{
	const struct ruleset *rules = site_rules(site);
	return site_text_has(site, number, rules->wanted) ||
	       (site_text(site, number)->letters <= ENTRY_LETTERS &&
		site_text_has(site, number, rules->asked));
}

/* Behind "(2)", and behind an item's number: "O9 ", "○ (1)". */
static const char *skip_mark(const char *fold)
{
	for (int twice = 0; twice < 2; twice++) {
		while (*fold && !g_unichar_isalpha(g_utf8_get_char(fold)))
			fold = g_utf8_next_char(fold);
		if (*fold != 'o' || g_ascii_isalpha(fold[1]))
			break;
		fold++;
	}
	return fold;
}

/* A day, a count: any figure that is no year, span of time or threshold, no item's number, and no
 * mark: "ข้อ O12 รอบ 6 เดือน ได้แก่ (1) … (2) …". */
static gboolean tells_figure(const char *fold)
{
	const char *at = skip_mark(fold);
	while (*(at += strcspn(at, "0123456789"))) {
		gsize digits = strspn(at, "0123456789");
		gboolean mark = at > fold && at[-1] == '(' && at[digits] == ')';
		gboolean item = at > fold && at[-1] == 'o';
		gboolean year = digits == 4 && g_str_has_prefix(at, "25");
		gboolean span = g_str_has_prefix(at + digits, "เดือน") ||
				g_str_has_prefix(at + digits, "ปี") ||
				g_str_has_prefix(at + digits, "แสนบาท");
		if (!mark && !item && !year && !span)
			return TRUE;
		at += digits;
	}
	return FALSE;
}

/* A number alone, which a mark is not: "(1)". */
static gboolean is_number(const char *fold)
{
	return *fold && fold[strspn(fold, "0123456789,. %-")] == '\0' && !strchr("(.", *fold);
}

/* Somebody answered: with a figure, or in words that there was none. */
static gboolean answers(const struct site *site, uint32_t number)
{
	const struct ruleset *rules = site_rules(site);
	const char *fold = site_text(site, number)->fold;
	if (is_filled_in(fold))
		return TRUE;
	if (site_text_has(site, number, rules->wanted) &&
	    site_text(site, number)->letters <= QUOTED_MOST)
		return FALSE;
	return is_number(fold) || tells_figure(fold) ||
	       (!asks(site, number) && site_text_has(site, number, rules->none));
}

/* Lines of a narrow column are given once more as one text (crawler/extract/pdf.c). */
static gboolean repeats(const struct site_text *text, const struct site_text *before)
{
	return before && text->letters > before->letters &&
	       g_str_has_suffix(text->fold, before->fold);
}

/* What a document's lines come to. */
struct balance {
	gsize longest; /* letters of a line */
	gsize title, quoted, other;
	gboolean runs_on;
};

static void weigh_line(struct balance *balance, struct site *site, uint32_t number)
{
	const struct site_text *text = site_text(site, number);
	gboolean asked = asks(site, number) || (balance->runs_on && !is_marked(text->fold));
	if (asked)
		balance->quoted += text->letters;
	else if (balance->quoted == 0 && balance->title + text->letters <= TITLE_LETTERS)
		balance->title += text->letters;
	else if (!scope_only_names(site, number))
		balance->other += text->letters;
	balance->runs_on = asked && text->letters * 100 >= balance->longest * FULL_LINE;
}

gboolean wanted_fills(struct site *site, const struct site_page *page, const GArray *blocks)
{
	struct balance balance = {0};
	gboolean any = FALSE;
	g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	const struct site_text *before = NULL;
	for (guint i = 0; i < blocks->len; i++) {
		const struct site_block *block = &page->blocks[g_array_index(blocks, uint32_t, i)];
		const struct site_text *text = site_text(site, block->text);
		if (block->kind == BLOCK_TITLE || repeats(text, before))
			continue;
		if (answers(site, block->text))
			return FALSE;
		any |= asks(site, block->text);
		balance.longest = MAX(balance.longest, text->letters);
		g_array_append_val(lines, block->text);
		before = text;
	}
	for (guint i = 0; any && i < lines->len; i++)
		weigh_line(&balance, site, g_array_index(lines, uint32_t, i));
	return balance.quoted >= QUOTED_LEAST && balance.quoted > OUTWEIGHS * balance.other;
}
