#include "rules/about.h"

#include "base/fold.h"

#include <string.h>

#define BODY_BLOCKS  400u /* dates further down a document say little about the whole */
#define RESULT_BYTES 300 /* "ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ปี" */

#define NAME_LETTERS 150u /* a longer line is text, or a table */
#define TITLE_AFTER  2u   /* lines below a paper's name that still belong to it */

/* "การนำผลการประเมิน ITA ปี 2568 ไปสู่การพัฒนาองค์กร": the year of the result that a paper goes out
 * from, which is of the year after. */
static gboolean is_of_result(const char *fold, const struct year_mention *year)
{
	static const char result[] = "ผลการประเมิน";
	const char *from = g_strrstr_len(fold, (gssize)year->start, result);
	if (!from)
		return FALSE;
	gssize length = fold + year->start - from;
	return length <= RESULT_BYTES && (g_str_has_prefix(from + strlen(result), "ita") ||
					  g_str_has_prefix(from + strlen(result), " ita") ||
					  g_strstr_len(from, length, "คุณธรรมและความโปร่งใส"));
}

static gboolean names_year(const GArray *years, int named)
{
	for (guint i = 0; i < years->len; i++) {
		const struct year_mention *year = &g_array_index(years, struct year_mention, i);
		if (year->kind != YEAR_DATE && year->to == named)
			return TRUE;
	}
	return FALSE;
}

/* `own` is the year that the page has told already (0): a text that names it, and a day besides,
 * says when that was put there ("สถิติ ปี 2567 โพสเมื่อ 15 ต.ค. 2567"). */
static void consider(struct about *about, const char *fold, int wanted, int own, const char *where,
		     uint32_t block, uint32_t link)
{
	g_autoptr(GArray) years = thaidate_find(fold);
	gboolean posted = own > 0 && names_year(years, own);
	for (guint i = 0; i < years->len; i++) {
		const struct year_mention *year = &g_array_index(years, struct year_mention, i);
		if (posted && year->kind == YEAR_DATE)
			continue;
		int from = year->kind == YEAR_DATE ? thaidate_fiscal_year(year->date) : year->from;
		int to = year->kind == YEAR_DATE ? from : year->to;
		/* A date in the last quarter belongs to the next fiscal year, and people also mean
		 * the calendar year. */
		gboolean covers = (from <= wanted && wanted <= to) ||
				  (year->kind == YEAR_DATE && year->from == wanted) ||
				  (to == wanted - 1 && is_of_result(fold, year));
		if (about->covers || (about->to >= to && !covers))
			continue;
		*about = (struct about){
			.from = from,
			.to = to,
			.where = where,
			.block = block,
			.link = link,
			.covers = covers,
			.page = about->page,
			.start = (uint32_t)year->start,
			.end = (uint32_t)year->end,
		};
	}
}

/* Blocks that were read from a picture are left out: OCR takes one Thai digit for another. */
static void consider_blocks(struct about *about, const struct scope *scope, int wanted, guint kinds,
			    const char *where)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	for (guint i = 0; i < MIN(scope->blocks->len, BODY_BLOCKS) && !about->covers; i++) {
		uint32_t block = g_array_index(scope->blocks, uint32_t, i);
		if ((kinds & (1u << page->blocks[block].kind)) && !page->blocks[block].ocr)
			consider(about, site_text(scope->site, page->blocks[block].text)->fold,
				 wanted, 0, where, block, SITE_NONE);
	}
}

/* Where pictures are all that a page shows, their own words say of which year it is: the heading
 * over them only promises. */
static void consider_pictures(struct about *about, const struct scope *scope,
			      const struct topic *topic, int wanted)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	gboolean only = page->kind == PAGE_HTML && scope->plain == 0 && scope->pictures > 0 &&
			scope->documents + scope->entries + scope->unread == 0;
	for (guint i = 0; only && i < scope->blocks->len; i++) {
		uint32_t block = g_array_index(scope->blocks, uint32_t, i);
		uint32_t text = page->blocks[block].text;
		if (page->blocks[block].kind == BLOCK_ALT &&
		    site_text_has(scope->site, text, topic->strong))
			consider(about, site_text(scope->site, text)->fold, wanted, 0, "text",
				 block, SITE_NONE);
	}
}

/* What a page says of other topics' targets tells nothing of this one's. */
static void consider_links(struct about *about, const struct scope *scope,
			   const struct topic *topic, int wanted)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	int own = about->to;
	for (guint i = 0; i < scope->links->len && !about->covers; i++) {
		uint32_t link = g_array_index(scope->links, uint32_t, i);
		if (scope_link_is_of_another(scope, &page->links[link], topic))
			continue;
		if (page->links[link].label != SITE_NONE)
			consider(about, site_text(scope->site, page->links[link].label)->fold,
				 wanted, own, "label", SITE_NONE, link);
		if (page->links[link].row != SITE_NONE && !about->covers)
			consider(about, site_text(scope->site, page->links[link].row)->fold, wanted,
				 own, "row", SITE_NONE, link);
	}
}

/* The letters ITA, which "hospital" and "digital" have within. */
static gboolean names_ita(const char *fold)
{
	for (const char *at = strstr(fold, "ita"); at; at = strstr(at + 1, "ita"))
		if ((at == fold || !g_ascii_isalnum(at[-1])) && !g_ascii_isalnum(at[3]))
			return TRUE;
	return FALSE;
}

/* "ประจำปีงบประมาณ พ.ศ. 2566", not the day that a paper was written, nor one that it tells of. The
 * year of a result of an assessment is that of what the paper goes out from. */
static gboolean says_period(const char *fold)
{
	return (strstr(fold, "ปีงบประมาณ") || strstr(fold, "ประจำปี")) &&
	       !strstr(fold, "ผลการประเมิน") && !strstr(fold, "คะแนน") && !names_ita(fold);
}

/* The wanted year is in a span ("พ.ศ. 2564 - 2568"), or is spoken of as a fiscal year. */
static gboolean says_wanted(const char *fold, int wanted)
{
	gboolean fiscal = strstr(fold, "ปีงบประมาณ") || strstr(fold, "ประจำปี");
	g_autoptr(GArray) years = thaidate_find(fold);
	for (guint i = 0; i < years->len; i++) {
		const struct year_mention *year = &g_array_index(years, struct year_mention, i);
		if (year->kind != YEAR_DATE && year->from <= wanted && wanted <= year->to &&
		    (fiscal || year->from < year->to))
			return TRUE;
	}
	return FALSE;
}

/* The first lines of a document name it and say of which fiscal year it is, as a heading does,
 * though a PDF does not tell that they are one: neither the label of the link, which only promises,
 * nor a day further down says otherwise. Where another fiscal year is spoken of that is the wanted
 * one the document may hold several, and its name alone does not decide. */
static void consider_name(struct about *about, const struct scope *scope, const struct topic *topic,
			  int wanted)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	struct about name = *about;
	guint named = G_MAXUINT;
	if (page->kind == PAGE_HTML)
		return;
	for (guint i = 0; i < MIN(scope->blocks->len, BODY_BLOCKS); i++) {
		uint32_t block = g_array_index(scope->blocks, uint32_t, i);
		const struct site_block *line = &page->blocks[block];
		if (line->kind == BLOCK_TITLE || line->ocr)
			continue;
		const struct site_text *text = site_text(scope->site, line->text);
		if (says_wanted(text->fold, wanted))
			return;
		if (named == G_MAXUINT && i < TITLE_BLOCKS &&
		    site_text_has(scope->site, line->text, topic->strong))
			named = i;
		if (named != G_MAXUINT && i <= named + TITLE_AFTER && name.to == 0 &&
		    text->letters <= NAME_LETTERS && says_period(text->fold))
			consider(&name, text->fold, wanted, 0, "heading", block, SITE_NONE);
	}
	*about = name;
}

static void consider_file(struct about *about, const struct scope *scope, int wanted)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	g_autofree char *text = g_uri_unescape_string(site_url(scope->site, page->url)->url, NULL);
	const char *name = text ? strrchr(text, '/') : NULL;
	if (page->kind == PAGE_HTML || !name)
		return;
	g_autofree char *fold = fold_text(name + 1, -1);
	consider(about, fold, wanted, 0, "file", SITE_NONE, SITE_NONE);
}

struct about about_year(const struct scope *scope, uint32_t label, const struct topic *topic,
			int wanted)
{
	struct about about = {
		.where = "", .block = SITE_NONE, .link = SITE_NONE, .page = scope->page};
	consider_pictures(&about, scope, topic, wanted);
	if (about.to == 0)
		consider_name(&about, scope, topic, wanted);
	if (about.to == 0)
		consider_blocks(&about, scope, wanted, 1u << BLOCK_TITLE, "title");
	if (about.to == 0)
		consider_blocks(&about, scope, wanted, 1u << BLOCK_HEADING, "heading");
	if (about.to == 0 && label != SITE_NONE)
		consider(&about, site_text(scope->site, label)->fold, wanted, 0, "label", SITE_NONE,
			 SITE_NONE);
	if (about.to == 0)
		consider_file(&about, scope, wanted);
	if (!about.covers)
		consider_links(&about, scope, topic, wanted);
	if (about.to == 0)
		consider_blocks(&about, scope, wanted, 1u << BLOCK_HEAD_CELL, "table");
	if (about.to == 0)
		consider_blocks(&about, scope, wanted,
				1u << BLOCK_PARAGRAPH | 1u << BLOCK_ITEM | 1u << BLOCK_CELL,
				"text");
	return about;
}

gboolean about_moved_on(int from, int wanted, int seen_year)
{
	return from > wanted && from <= seen_year;
}

enum period_kind about_period(const struct item *item, const struct topic *topic)
{
	gpointer own;
	return g_hash_table_lookup_extended(item->periods, topic, NULL, &own)
		       ? (enum period_kind)GPOINTER_TO_INT(own)
		       : item->period;
}

int about_wanted(const struct item *item, const struct topic *topic, int fiscal_year)
{
	switch (about_period(item, topic)) {
	case PERIOD_NONE:
		return 0;
	case PERIOD_PREVIOUS_YEAR:
		return fiscal_year - 1;
	default:
		return fiscal_year;
	}
}
