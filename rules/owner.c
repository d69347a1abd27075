#include "rules/owner.h"

#include "base/fold.h"

#include <string.h>

/* In folded text. What a name goes on to is no part of the place. */
#define AGENCY "(?:องค์การบริหารส่วนตำบล|เทศบาล(?:ตำบล|เมือง|นคร)|อบต\\.?|(?:ทต|ทม|ทน)\\.)"
/* … "องค์การบริหารส่วนตำบลในเขตอำเภอ…" are many. */
#define MANY     "(?:ใน|ทุก|ทั้ง|ต่าง|และ|หรือ|ของ|กับ|จำนวน|สังกัด|ประจำ|เรื่อง|ตาม)"
#define PLACE    "((?!" MANY ")[ก-ฮเ-ไ][ก-๎]{1,19}?)"
#define DISTRICT "(?:อำเภอ|อ\\.)[ก-๎]"
#define OWN      AGENCY PLACE "(?=" DISTRICT "|ตำบล|ต\\.|จังหวัด|จ\\.|[^ก-๎]|$)"
/* Whose place, project or partner it is has not written the paper. */
#define VISITED "(?<!ณ|ที่|กับ|ดูงาน|เยี่ยมชม|ระหว่าง)"
#define OTHER   VISITED "(" AGENCY PLACE ")(?:(?:ตำบล|ต\\.)[ก-๎]{2,30}?)?" DISTRICT

struct owners {
	struct site *site;
	char *place; /* skeleton of the own place; NULL where it is not known */
	GRegex *own, *other;
	enum { UNTRIED, CONFIRMED, DOUBTFUL } used; /* the own name, by documents of the site */
};

/* The place in the first name that the pattern finds in a folded text, as a skeleton; NULL. Yours.
 */
static char *place_in(const GRegex *pattern, const char *fold)
{
	g_autoptr(GMatchInfo) match = NULL;
	if (!g_regex_match(pattern, fold, 0, &match))
		return NULL;
	g_autofree char *place = g_match_info_fetch(match, g_match_info_get_match_count(match) - 1);
	return fold_skeleton(place);
}

struct owners *owners_new(struct site *site)
{
	struct owners *owners = g_new0(struct owners, 1);
	uint32_t home = site_home(site);
	owners->site = site;
	owners->own = g_regex_new(OWN, G_REGEX_OPTIMIZE, 0, NULL);
	owners->other = g_regex_new(OTHER, G_REGEX_OPTIMIZE, 0, NULL);
	if (home != SITE_NONE && site_page(site, home)->title != SITE_NONE)
		owners->place =
			place_in(owners->own, site_text(site, site_page(site, home)->title)->fold);
	return owners;
}

void owners_free(struct owners *owners)
{
	g_regex_unref(owners->own);
	g_regex_unref(owners->other);
	g_free(owners->place);
	g_free(owners);
}

static gboolean is_read_document(const struct site_page *page)
{
	return (page->kind == PAGE_PDF || page->kind == PAGE_OFFICE) && page->read == READ_OK &&
	       page->n_blank_pages == 0;
}

/* The folded text of a page's first blocks, run together: a name may go on in the next line. Yours.
 */
static char *fold_of(const struct owners *owners, const struct site_page *page, uint32_t blocks)
{
	GString *fold = g_string_new(NULL);
	for (uint32_t i = 0; i < MIN(page->n_blocks, blocks); i++)
		g_string_append(fold, site_text(owners->site, page->blocks[i].text)->fold);
	return g_string_free(fold, FALSE);
}

static gboolean has_place(const struct owners *owners, const struct site_page *page,
			  const char *place)
{
	g_autofree char *fold = fold_of(owners, page, page->n_blocks);
	g_autofree char *skeleton = fold_skeleton(fold);
	return text_find(skeleton, place) != NULL;
}

static gboolean has_recognised(const struct site_page *page)
{
	for (uint32_t i = 0; i < page->n_blocks; i++)
		if (page->blocks[i].ocr)
			return TRUE;
	return FALSE;
}

/* Some document of the site says in its first lines that it is of the agency in the title. */
static gboolean is_confirmed(struct owners *owners)
{
	for (uint32_t i = 0; owners->used == UNTRIED && i < site_pages(owners->site); i++) {
		site_rest_at(owners->site, i);
		const struct site_page *page = site_page(owners->site, i);
		if (!is_read_document(page))
			continue;
		for (uint32_t b = 0; b < MIN(page->n_blocks, TITLE_BLOCKS); b++) {
			g_autofree char *place = place_in(
				owners->own, site_text(owners->site, page->blocks[b].text)->fold);
			if (place && strcmp(place, owners->place) == 0)
				owners->used = CONFIRMED;
		}
	}
	if (owners->used == UNTRIED)
		owners->used = DOUBTFUL;
	return owners->used == CONFIRMED;
}

char *owners_other(struct owners *owners, uint32_t number)
{
	const struct site_page *page = site_page(owners->site, number);
	if (!owners->place || !is_read_document(page) || has_recognised(page))
		return NULL;
	g_autofree char *first = fold_of(owners, page, TITLE_BLOCKS);
	g_autofree char *other = place_in(owners->other, first);
	const struct site_page *home = site_page(owners->site, site_home(owners->site));
	if (!other || has_place(owners, page, owners->place) || has_place(owners, home, other) ||
	    !is_confirmed(owners))
		return NULL;
	g_autoptr(GMatchInfo) match = NULL;
	g_regex_match(owners->other, first, 0, &match);
	return g_match_info_fetch(match, 1);
}
