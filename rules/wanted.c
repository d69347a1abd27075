#include "rules/wanted.h"

#include <string.h>

#define ENTRY_LETTERS 160u /* what is wanted is told in a line */
#define FIGURE_DIGITS 5u   /* "0-5400-0111", "30,000", "55000" */

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
