#include "rules/link_name.h"

#include "rules/item_code.h"

#include <string.h>

#define TURN_LETTERS    16u  /* labels that turn the page are shorter */
#define BACK_LETTERS    4u   /* of "กลับ", "back" */
#define ROW_SHARE       85   /* per cent of strength that a row's text gives to a link in it */
#define LEAD_SHARE      80   /* the line before a link that says nothing itself */
#define HEADING_SHARE   75   /* … and the heading over it */
#define LEAD_BLOCKS     4u   /* how far before it that line may stand */
#define BARE_LETTERS    12u  /* "ดาวน์โหลด" and its like */
#define LAYOUT_LETTERS  60u  /* a row with fewer is a row */
#define LAYOUT_LINKS    3u   /* menu entries that make it the page's layout */
#define LAYOUT_SEEN     400u /* menu entries that are looked at for it */
#define MENU_LETTERS    4u
#define RUN_LINKS       8u  /* so far from a link stand those that its row may repeat */
#define HEADING_LETTERS 60u /* a longer heading is a text: it names no link for people */

/* Says of itself nothing about its target: "เปิด", "คลิก", an icon, a bare address. A number says
 * something: "ไตรมาส 1". */
static gboolean is_bare(struct site *site, uint32_t label)
{
	if (label == SITE_NONE)
		return TRUE;
	const struct site_text *text = site_text(site, label);
	return (text->letters <= BARE_LETTERS && !strpbrk(text->fold, "0123456789")) ||
	       strstr(text->fold, "://") != NULL;
}

static gboolean names_items(struct site *site, uint32_t text)
{
	g_autoptr(GPtrArray) items = g_ptr_array_new();
	item_codes(site_rules(site)->checklist, site_text(site, text)->fold, items);
	return items->len > 0;
}

/* The line before a bare link: lists of items put the name in one row and "เปิด" in the next. */
static uint32_t lead_of(struct site *site, const struct site_page *page,
			const struct site_link *link)
{
	if (!is_bare(site, link->label) || link->block >= page->n_blocks)
		return SITE_NONE;
	for (uint32_t back = 0; back <= LEAD_BLOCKS && back <= link->block; back++) {
		const struct site_block *block = &page->blocks[link->block - back];
		uint32_t count;
		const struct label_hit *hits = site_labels(site, block->text, &count);
		if (!block->in_link && count > 0 && hits[0].strength >= LABEL_NAMES)
			return block->text;
		if (item_code_leads(site_rules(site)->checklist,
				    site_text(site, block->text)->fold))
			return !block->in_link && names_items(site, block->text) ? block->text
										 : SITE_NONE;
		if (site_role(block) == ROLE_HEADING)
			break; /* what stands before it is another matter */
	}
	return SITE_NONE;
}

/* A row of a table that holds the site's menu is the layout of the page, and no name of anything.
 */
static gboolean is_layout(struct site *site, const struct site_page *page,
			  const struct site_link *link)
{
	uint32_t count, menu = 0, seen = 0;
	site_labels(site, link->row, &count);
	if (count == 0 || site_text(site, link->row)->letters < LAYOUT_LETTERS)
		return FALSE;
	const char *row = site_text(site, link->row)->fold;
	for (uint32_t i = 0; i < page->n_links && menu < LAYOUT_LINKS && seen < LAYOUT_SEEN; i++) {
		const struct site_link *other = &page->links[i];
		if (other->label == SITE_NONE || other->label == link->label ||
		    site_text(site, other->label)->letters < MENU_LETTERS ||
		    !site_is_frame_link(site, other))
			continue;
		menu += strstr(row, site_text(site, other->label)->fold) != NULL;
		seen++;
	}
	return menu >= LAYOUT_LINKS;
}

void link_contexts(struct site *site, const struct site_page *page, const struct site_link *link,
		   struct link_context contexts[LINK_CONTEXTS])
{
	gboolean own = !site_is_frame_link(site, link);
	gboolean headed = own && link->heading != SITE_NONE && link->heading < page->n_blocks;
	contexts[0] = (struct link_context){link->label, 100};
	gboolean row = link->row != SITE_NONE && !is_layout(site, page, link);
	contexts[1] = (struct link_context){row ? link->row : SITE_NONE, ROW_SHARE};
	contexts[2] =
		(struct link_context){own ? lead_of(site, page, link) : SITE_NONE, LEAD_SHARE};
	contexts[3] = (struct link_context){headed ? page->blocks[link->heading].text : SITE_NONE,
					    HEADING_SHARE};
}

gboolean link_names_itself(struct site *site, uint32_t label)
{
	uint32_t count;
	const struct label_hit *hits = site_labels(site, label, &count);
	return !is_bare(site, label) || (count > 0 && hits[0].strength >= LABEL_NAMES) ||
	       site_text_has(site, label, site_rules(site)->home_labels);
}

gboolean link_leads_back(const struct site *site, uint32_t label)
{
	static const char *const words[] = {"ย้อนกลับ", "กลับหน้า", "กลับไป", "กลับสู่", "กลับเมนู", NULL};
	if (label == SITE_NONE || site_text(site, label)->letters >= TURN_LETTERS)
		return FALSE;
	const struct site_text *text = site_text(site, label);
	for (const char *const *word = words; *word; word++)
		if (strstr(text->fold, *word))
			return TRUE;
	return text->letters <= BACK_LETTERS &&
	       (strstr(text->fold, "กลับ") || strstr(text->fold, "back"));
}

gboolean link_turns_page(const struct site *site, uint32_t label)
{
	static const char *const words[] = {"ถัดไป", "ก่อนหน้า",   "หน้าแรก", "หน้าสุดท้าย",
					    "next", "previous", NULL};
	if (label == SITE_NONE)
		return FALSE;
	const struct site_text *text = site_text(site, label);
	if (strspn(text->fold, "0123456789 .<>-") == text->length || link_leads_back(site, label))
		return TRUE;
	for (const char *const *word = words; text->letters < TURN_LETTERS && *word; word++)
		if (strstr(text->fold, *word))
			return TRUE;
	return FALSE;
}

/* A row that repeats what links beside this one say is a run of menu entries, and no name of it. */
static gboolean is_run(struct site *site, const struct site_page *page,
		       const struct site_link *link)
{
	const struct site_link *from = link - MIN(RUN_LINKS, (gsize)(link - page->links));
	const struct site_link *end = page->links + page->n_links;
	const char *row = site_text(site, link->row)->fold;
	for (const struct site_link *other = from; other < end && other <= link + RUN_LINKS;
	     other++)
		if (other != link && other->label != SITE_NONE && other->label != link->label &&
		    other->label != link->row && link_names_itself(site, other->label) &&
		    strstr(row, site_text(site, other->label)->fold))
			return TRUE;
	return FALSE;
}

/* Only a heading that is short is one that people see as the link's. */
static gboolean is_short_heading(struct site *site, const struct site_page *page,
				 const struct site_link *link)
{
	return page->blocks[link->heading].kind == BLOCK_HEADING &&
	       site_text(site, page->blocks[link->heading].text)->letters <= HEADING_LETTERS;
}

uint32_t link_name(struct site *site, const struct site_page *page, const struct site_link *link)
{
	struct link_context contexts[LINK_CONTEXTS];
	link_contexts(site, page, link, contexts);
	if (contexts[1].text != SITE_NONE && is_run(site, page, link))
		contexts[1].text = SITE_NONE;
	if (contexts[3].text != SITE_NONE && !is_short_heading(site, page, link))
		contexts[3].text = SITE_NONE;
	if (link->label != SITE_NONE && link_names_itself(site, link->label))
		return link->label;
	for (int c = 1; c < LINK_CONTEXTS; c++)
		if (!is_bare(site, contexts[c].text))
			return contexts[c].text;
	return link->label;
}

int link_strength(struct site *site, const struct site_page *page, const struct site_link *link,
		  const struct topic **topic, gboolean *lent)
{
	struct link_context contexts[LINK_CONTEXTS];
	int best = 0;
	gboolean of_heading = FALSE;
	*topic = NULL;
	link_contexts(site, page, link, contexts);
	for (int c = 0; c < LINK_CONTEXTS; c++) {
		uint32_t count;
		const struct label_hit *hits = site_labels(site, contexts[c].text, &count);
		for (uint32_t i = 0; i < count; i++)
			if (hits[i].strength * contexts[c].share / 100 > best) {
				best = hits[i].strength * contexts[c].share / 100;
				*topic = hits[i].topic;
				of_heading = contexts[c].share == HEADING_SHARE;
			}
	}
	if (lent)
		*lent = of_heading &&
			(!is_bare(site, link->label) || link_turns_page(site, link->label));
	return best;
}
