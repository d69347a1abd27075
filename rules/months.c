#include "rules/months.h"

#include "base/fold.h"

#include <string.h>

#define ROWS_SEEN  500u /* with a month: no report of a year has more */
#define NAME_BYTES 120u /* a folded cell longer than this says more than a month's name */

static const char *const names[12][4] = {
	{"มกราคม", "มกรา", "ม.ค."},   {"กุมภาพันธ์", "กุมภา", "ก.พ."},    {"มีนาคม", "มีนา", "มี.ค."},
	{"เมษายน", "เมษา", "เม.ย."},  {"พฤษภาคม", "พฤษภา", "พ.ค."},   {"มิถุนายน", "มิถุนา", "มิ.ย."},
	{"กรกฎาคม", "กรกฎา", "ก.ค."}, {"สิงหาคม", "สิงหา", "ส.ค."},     {"กันยายน", "กันยา", "ก.ย."},
	{"ตุลาคม", "ตุลา", "ต.ค."},     {"พฤศจิกายน", "พฤศจิกา", "พ.ย."}, {"ธันวาคม", "ธันวา", "ธ.ค."},
};

/* The day before a month's name: a date says when, not that the month is reported. */
static gboolean is_date(const char *fold, const char *month)
{
	return month > fold && g_ascii_isdigit(month[-1]);
}

guint months_in(const char *fold, gboolean dates)
{
	guint mask = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		for (size_t form = 1; names[i][form]; form++)
			for (const char *at = fold; (at = text_find(at, names[i][form])); at++)
				if (dates || !is_date(fold, at))
					mask |= 1u << i;
	return mask;
}

static gsize past_word(const char *at)
{
	static const char *const words[] = {"ประจำ", "เดือน", "รอบ", "พ.ศ.", "ปี", "งบประมาณ"};
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (g_str_has_prefix(at, words[i]))
			return strlen(words[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		for (size_t form = 0; names[i][form]; form++)
			if (g_str_has_prefix(at, names[i][form]))
				return strlen(names[i][form]);
	return g_ascii_isalpha(*at) || (guchar)*at >= 0x80 ? 0 : 1;
}

/* "เดือนตุลาคม 2567": a month, its year, and nothing else. */
static gboolean is_name(const char *fold)
{
	if (strlen(fold) > NAME_BYTES || __builtin_popcount(months_in(fold, FALSE)) != 1)
		return FALSE;
	for (gsize step; *fold; fold += step)
		if ((step = past_word(fold)) == 0)
			return FALSE;
	return TRUE;
}

/* One row of a table, by its blocks from first on. */
struct row {
	guint first, end; /* in the scope's blocks */
	uint32_t month;   /* the block that names one; SITE_NONE */
	gboolean says;    /* something besides */
};

static const struct site_block *block_at(const struct scope *scope, guint index)
{
	return &site_page(scope->site, scope->page)
			->blocks[g_array_index(scope->blocks, uint32_t, index)];
}

/* A dash stands for nothing, and the figure that a row begins with is its number. */
static gboolean is_said(const struct scope *scope, const struct site_block *block, gboolean first)
{
	const char *fold = site_text(scope->site, block->text)->fold;
	if (block_is_control(block->kind) || block->in_link)
		return TRUE;
	if (first && fold[strspn(fold, "0123456789.")] == '\0')
		return FALSE;
	while (*fold) {
		gunichar letter = g_utf8_get_char(fold);
		if (letter != ' ' && letter != '.' && letter != '_' && letter != 0x2026 &&
		    g_unichar_type(letter) != G_UNICODE_DASH_PUNCTUATION)
			return TRUE;
		fold = g_utf8_next_char(fold);
	}
	return FALSE;
}

/* The block from which on things are another month's: what stands in a table within a row is of
 * the row too. */
static uint32_t next_month(const struct scope *scope, const struct row *row)
{
	for (guint i = row->end; i < scope->blocks->len; i++)
		if (block_at(scope, i)->table == block_at(scope, row->first)->table &&
		    is_name(site_text(scope->site, block_at(scope, i)->text)->fold))
			return g_array_index(scope->blocks, uint32_t, i);
	return g_array_index(scope->blocks, uint32_t, row->end - 1) + 1;
}

/* The row's text is without the link's own label, which may be the month. A picture of a link
 * stands at the block after it. */
static gboolean leads_from(const struct scope *scope, const GArray *leading, const struct row *row)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	uint32_t next = next_month(scope, row), text = page->blocks[row->month].text;
	const char *month = site_text(scope->site, text)->fold;
	gboolean followed = next < page->n_blocks &&
			    is_name(site_text(scope->site, page->blocks[next].text)->fold);
	for (guint i = 0; i < leading->len; i++) {
		const struct site_link *link = &page->links[g_array_index(leading, uint32_t, i)];
		if (link->row != SITE_NONE &&
		    strstr(site_text(scope->site, link->row)->fold, month) != NULL)
			return TRUE;
		if (link->block >= row->month &&
		    (link->block < next ||
		     (followed && link->block == next && link->label != page->blocks[next].text)))
			return TRUE;
	}
	return FALSE;
}

/* A picture stands at the block after it. */
static gboolean shows_picture(const struct scope *scope, const struct row *row)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	uint32_t last = g_array_index(scope->blocks, uint32_t, row->end - 1);
	for (guint i = 0; i < scope->images->len; i++) {
		uint32_t block = page->images[g_array_index(scope->images, uint32_t, i)].block;
		if (block > row->month && block <= last + 1)
			return TRUE;
	}
	return FALSE;
}

static struct row row_from(const struct scope *scope, guint first, GHashTable *empty)
{
	struct row row = {.first = first, .end = first, .month = SITE_NONE};
	const struct site_block *start = block_at(scope, first);
	for (; row.end < scope->blocks->len; row.end++) {
		const struct site_block *block = block_at(scope, row.end);
		uint32_t index = g_array_index(scope->blocks, uint32_t, row.end);
		const char *fold = site_text(scope->site, block->text)->fold;
		if (block->table != start->table || block->row != start->row)
			break;
		if (row.month == SITE_NONE && is_name(fold))
			row.month = index;
		else if (!g_hash_table_contains(empty, GUINT_TO_POINTER(index + 1)))
			row.says |= is_said(scope, block, row.end == first);
	}
	return row;
}

void months_promised(const struct scope *scope, const GArray *leading, GHashTable *empty)
{
	struct row row = {0};
	guint rows = 0;
	for (guint i = 0; i < scope->blocks->len && rows < ROWS_SEEN; i = row.end) {
		const struct site_block *block = block_at(scope, i);
		row = row_from(scope, i, empty);
		if (block->table == 0 || row.month == SITE_NONE)
			continue;
		rows++;
		if (row.says || leads_from(scope, leading, &row) || shows_picture(scope, &row))
			continue;
		const struct site_block *next =
			row.end < scope->blocks->len ? block_at(scope, row.end) : NULL;
		/* What is in another table may be in the row, or of it. */
		if (next && next->table != 0 && next->table != block->table)
			continue;
		gboolean heads = next && next->table == block->table &&
				 row_from(scope, row.end, empty).month == SITE_NONE;
		if (!heads)
			g_hash_table_add(empty, GUINT_TO_POINTER(row.month + 1));
	}
}
