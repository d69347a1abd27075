#include "rules/scope.h"

#include "base/ending.h"
#include "rules/column.h"
#include "rules/datum.h"
#include "rules/hosts.h"
#include "rules/link_name.h"
#include "rules/months.h"
#include "rules/placeholder.h"
#include "rules/wanted.h"

#include <string.h>

#define DOOR_LETTERS      600u /* a login with more around it is part of a page */
#define SUBSTANCE_LETTERS 40u  /* own text below this is a heading, a date, a counter */
#define SUBSTANCE_FIGURES 4u   /* numbers in cells: a small table of statistics has few letters */
#define RECORD_CELLS      4 /* a row of fewer may name a thing and say that it is not there yet */
#define STATE_CELLS                                                                                \
	400u /* of a table before a cell, and after it, that may say how far others have come */
#define DASHES 2u /* cells of a row that somebody filled in, though there was nothing */
#define PLACEHOLDER_LETTERS                                                                        \
	600u /* a page with more to say than this is not a placeholder, whatever phrase it holds   \
	      */
#define DOCUMENT_LETTERS 100u /* nor is a document with a table in which a row is "under way" */
#define NAME_LETTERS                                                                               \
	90u /* a text that names a topic and is no longer than this is a label, not content */
#define OTHER_STRENGTH 80  /* a text names another topic so surely that it is of that one */
#define NAME_STRENGTH  85  /* … and it is little else than the name */
#define ICON_PIXELS    80u /* a picture declared smaller than this on either side is an icon */

static struct scope *scope_new(struct site *site, uint32_t page)
{
	struct scope *scope = g_new0(struct scope, 1);
	scope->site = site;
	scope->page = page;
	scope->section = SITE_NONE;
	scope->none = SITE_NONE;
	scope->blocks = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	scope->content = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	scope->links = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	scope->images = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	scope->forms = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	return scope;
}

void scope_free(struct scope *scope)
{
	if (!scope)
		return;
	g_array_free(scope->blocks, TRUE);
	g_array_free(scope->content, TRUE);
	g_array_free(scope->links, TRUE);
	g_array_free(scope->images, TRUE);
	g_array_free(scope->forms, TRUE);
	g_clear_pointer(&scope->promising, g_hash_table_unref);
	g_free(scope);
}

gboolean scope_is_document(struct site *site, uint32_t url)
{
	uint32_t page = site_resolve(site, url);
	if (page != SITE_NONE) {
		enum page_kind kind = site_page(site, page)->kind;
		enum read_state read = site_page(site, page)->read;
		gboolean seen = read_has_content(read) || read == READ_GONE;
		if (read != READ_GONE && kind != PAGE_HTML && kind != PAGE_IMAGE &&
		    kind != PAGE_OTHER)
			return TRUE;
		if (kind == PAGE_HTML && seen) /* what was refused has no kind */
			return FALSE;
	}
	const char *address = site_url(site, url)->leads_to;
	return ending_is_document(address) || hosts_have(site_rules(site)->document_hosts, address);
}

gboolean scope_form_requests(const struct site *site, const struct site_page *page,
			     const struct site_form *form)
{
	static const char *const words[] = {"ยื่นคำขอ", "ยื่นคำร้อง", "ส่งคำขอ", "ส่งคำร้อง", "ขอรับบริการ",
					    "แจ้งซ่อม", "จองคิว",   "นัดหมาย", "ชำระภาษี", "ลงทะเบียนขอ"};
	static const char *const others[] = {"ค้นหา", "ติดตาม", "ตรวจสอบ", "รับข่าวสาร"};
	gboolean requests = FALSE;
	for (uint32_t i = form->block; i <= form->last_block && i < page->n_blocks; i++) {
		const char *fold = site_text(site, page->blocks[i].text)->fold;
		for (size_t w = 0; w < G_N_ELEMENTS(others); w++)
			if (strstr(fold, others[w]))
				return FALSE;
		for (size_t w = 0; w < G_N_ELEMENTS(words); w++)
			requests |= strstr(fold, words[w]) != NULL;
	}
	return requests;
}

uint32_t scope_form_fields(const struct site *site, const struct site_page *page,
			   const struct site_form *form)
{
	uint32_t said = 0;
	for (uint32_t i = 0; i < form->n_fields; i++) {
		enum field_type type = page->fields[form->first_field + i].type;
		if (type == FIELD_PASSWORD)
			return 0;
		said += type == FIELD_TEXT || type == FIELD_LONG || type == FIELD_FILE ||
			type == FIELD_CHOICE;
	}
	/* One text box is a search box; one large one is a message. */
	if (said == 1)
		for (uint32_t i = 0; i < form->n_fields; i++)
			if (page->fields[form->first_field + i].type == FIELD_LONG)
				return 1;
	return said >= 2 || (said == 1 && scope_form_requests(site, page, form)) ? said : 0;
}

static gboolean says_none(const struct site *site, uint32_t text)
{
	return site_text_has(site, text, site_rules(site)->none);
}

static gboolean tells_year(const struct site *site, uint32_t text)
{
	g_autoptr(GArray) years = thaidate_find(site_text(site, text)->fold);
	return years->len > 0;
}

/* Blocks of one table row stand one after the other. */
static gboolean same_row(const struct site_page *page, uint32_t a, uint32_t b)
{
	return a < page->n_blocks && b < page->n_blocks &&
	       page->blocks[a].table == page->blocks[b].table &&
	       page->blocks[a].row == page->blocks[b].row;
}

static gboolean is_dash(const struct scope *scope, uint32_t index)
{
	const struct site_block *block = &site_page(scope->site, scope->page)->blocks[index];
	const struct site_text *text = site_text(scope->site, block->text);
	return text->letters == 0 && !strpbrk(text->fold, "123456789");
}

/* Somebody filled in that row: a cell in it says that there is none, the others have dashes. The
 * one cell of an empty list stands alone. */
static gboolean is_row_of_dashes(const struct scope *scope, uint32_t index)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	guint dashes = 0;
	if (page->blocks[index].table == 0)
		return FALSE;
	for (uint32_t i = index; i > 0 && same_row(page, index, i - 1); i--, dashes++)
		if (!is_dash(scope, i - 1))
			return FALSE;
	for (uint32_t i = index + 1; same_row(page, index, i); i++, dashes++)
		if (!is_dash(scope, i))
			return FALSE;
	return dashes >= DASHES;
}

/* That there was none is an answer, neither a name alone nor an empty list. What a list without
 * rows says as well ("ไม่มี") is one under a heading that tells a year. */
static gboolean reports_none(const struct scope *scope, const struct site_block *block)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	const struct ruleset *rules = site_rules(scope->site);
	if (block->in_link || block_is_control(block->kind) || block->kind == BLOCK_OPTION)
		return FALSE;
	return says_none(scope->site, block->text) ||
	       ((site_text_has(scope->site, block->text, rules->none_of_year) ||
		 (site_text_has(scope->site, block->text, rules->none_of_row) &&
		  is_row_of_dashes(scope, (uint32_t)(block - page->blocks)))) &&
		block->heading < page->n_blocks &&
		tells_year(scope->site, page->blocks[block->heading].text));
}

static void note_words(struct scope *scope, uint32_t text, gboolean none)
{
	const struct ruleset *rules = site_rules(scope->site);
	const struct {
		int set;
		gboolean *flag;
	} flags[] = {
		{rules->placeholder, &scope->placeholder},
		{rules->empty_list, &scope->empty_list},
		{rules->template_left, &scope->template_left},
		{rules->blocked, &scope->blocked},
		{rules->soft_404, &scope->soft_404},
	};
	uint32_t count;
	const struct match *matches = site_matches(scope->site, text, &count);
	gboolean empty_list = scope->empty_list;
	for (uint32_t i = 0; i < count; i++)
		for (size_t f = 0; f < G_N_ELEMENTS(flags); f++)
			if (matches[i].set == flags[f].set)
				*flags[f].flag = TRUE;
	if (none)
		scope->empty_list = empty_list;
}

/* A cell with a figure in the next cell of its row says what is counted; one of a row of many says
 * how far that one matter has come. */
static gboolean is_of_record(const struct scope *scope, uint32_t index)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	const struct site_block *cell = &page->blocks[index], *next = cell + 1;
	if (cell->table == 0)
		return FALSE;
	if (same_row(page, index, index + 1) && next->col > cell->col &&
	    g_ascii_isdigit(*site_text(scope->site, next->text)->fold))
		return TRUE;
	uint32_t first = index, last = index;
	while (index - first < RECORD_CELLS && first > 0 && same_row(page, index, first - 1))
		first--;
	while (last - index < RECORD_CELLS && same_row(page, index, last + 1))
		last++;
	return page->blocks[last].col - page->blocks[first].col + 1 >= RECORD_CELLS &&
	       last - first + 1 >= RECORD_CELLS;
}

static gboolean tells_state(const struct scope *scope, uint32_t index,
			    const struct site_block *cell)
{
	const struct site_block *other = &site_page(scope->site, scope->page)->blocks[index];
	return other->col == cell->col && other->row != cell->row && !other->in_link &&
	       other->kind != BLOCK_HEAD_CELL &&
	       site_text_has(scope->site, other->text, site_rules(scope->site)->states);
}

/* Where another row of the same column says "แล้วเสร็จ", the column tells how far each matter is. */
static gboolean is_of_states(const struct scope *scope, uint32_t index)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	const struct site_block *cell = &page->blocks[index];
	if (cell->table == 0 ||
	    !site_text_has(scope->site, cell->text, site_rules(scope->site)->placeholder))
		return FALSE;
	uint32_t first = index - MIN(index, STATE_CELLS);
	uint32_t end = MIN(page->n_blocks, index + STATE_CELLS);
	for (uint32_t i = first; i < end; i++)
		if (page->blocks[i].table == cell->table && tells_state(scope, i, cell))
			return TRUE;
	return FALSE;
}

/* Letters of what a script may show, or nobody. "ไม่พบข้อมูล" waits there for the day when there is
 * none: it says nothing of today. */
static uint32_t hidden_letters(const struct scope *scope, uint32_t text)
{
	struct scope said = {.site = scope->site};
	note_words(&said, text, says_none(scope->site, text));
	return said.placeholder || said.empty_list || said.template_left || said.blocked ||
			       said.soft_404
		       ? 0
		       : site_text(scope->site, text)->letters;
}

static void take_block(struct scope *scope, uint32_t index)
{
	const struct site_block *block = &site_page(scope->site, scope->page)->blocks[index];
	if (block->hidden) {
		scope->hidden += hidden_letters(scope, block->text);
		return;
	}
	g_array_append_val(scope->blocks, index);
	scope->limited |= site_text(scope->site, block->text)->limited;
	/* The head of a column or row of figures ("อยู่ระหว่างดำเนินการ") says nothing of the page. */
	if (block->kind != BLOCK_HEAD_CELL && !is_of_record(scope, index) &&
	    !is_of_states(scope, index))
		note_words(scope, block->text, reports_none(scope, block));
}

enum lead { LEADS_NOWHERE, LEADS_UNREAD, LEADS_ON };

static enum lead link_leads(struct scope *scope, const struct site_link *link)
{
	if (link->target == SITE_NONE || link->kind == LINK_FORM || link->kind == LINK_CONTACT ||
	    link_leads_back(scope->site, link->label))
		return LEADS_NOWHERE;
	uint32_t number = site_resolve(scope->site, link->target);
	if (number == SITE_NONE)
		return LEADS_UNREAD;
	const struct site_page *page = site_page(scope->site, number);
	if (number == scope->page || scope_is_home(scope->site, number) || page->read == READ_GONE)
		return LEADS_NOWHERE;
	return read_has_content(page->read) ? LEADS_ON : LEADS_UNREAD;
}

/* What has no target, or one that was not read, may show something all the same: a script's doing.
 */
static gboolean link_shows_nothing(struct scope *scope, const struct site_link *link)
{
	uint32_t number =
		link->target == SITE_NONE ? SITE_NONE : site_resolve(scope->site, link->target);
	return number != SITE_NONE && (site_page(scope->site, number)->read == READ_GONE ||
				       (scope_is_home(scope->site, number) && !link->fragment));
}

static void take_link(struct scope *scope, uint32_t index)
{
	const struct site_link *link = &site_page(scope->site, scope->page)->links[index];
	if (link->kind == LINK_LOADED || link->kind == LINK_HOLLOW) /* no links of a reader's */
		return;
	g_array_append_val(scope->links, index);
	enum lead lead = link_leads(scope, link);
	if (link->target == SITE_NONE)
		return;
	scope->entries += lead == LEADS_ON;
	scope->unread += lead == LEADS_UNREAD;
	scope->pictures +=
		link->image && ending_is_picture(site_url(scope->site, link->target)->url);
	scope->documents += lead != LEADS_NOWHERE && scope_is_document(scope->site, link->target);
}

gboolean scope_has_day(const char *fold)
{
	g_autoptr(GArray) years = thaidate_find(fold);
	for (guint i = 0; i < years->len; i++)
		if (g_array_index(years, struct year_mention, i).kind == YEAR_DATE)
			return TRUE;
	return FALSE;
}

/* What stands before at is a number: neither a year nor that of a letter ("ที่ 12 เรื่อง …"). */
static gboolean ends_in_figure(const char *fold, const char *at)
{
	const char *end = at;
	while (end > fold && end[-1] == ' ')
		end--;
	const char *first = end;
	while (first > fold && (g_ascii_isdigit(first[-1]) || first[-1] == ','))
		first--;
	if (first == end || (end - first == 4 && g_str_has_prefix(first, "25")))
		return FALSE;
	g_autofree char *before = g_strndup(fold, (gsize)(first - fold));
	g_strchomp(before);
	return !g_str_has_suffix(before, "ที่") && !g_str_has_suffix(before, "/") &&
	       !g_str_has_suffix(before, "ว");
}

/* "รายงาน" and the like count nothing. */
static gboolean is_other_word(const char *at)
{
	static const char *const words[] = {"รายการ", "รายงาน", "รายละ",  "รายได้",
					    "รายจ่าย", "รายชื่อ",  "รายเดือน"};
	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		if (g_str_has_prefix(at, words[i]))
			return TRUE;
	return FALSE;
}

gboolean scope_tells_count(const char *fold)
{
	static const char *const units[] = {"เรื่อง", "ราย", "ครั้ง"};
	for (gsize u = 0; u < G_N_ELEMENTS(units); u++)
		for (const char *at = strstr(fold, units[u]); at; at = strstr(at + 1, units[u]))
			if (!is_other_word(at) && ends_in_figure(fold, at))
				return TRUE;
	return FALSE;
}

gboolean scope_only_names(struct site *site, uint32_t text)
{
	uint32_t count;
	const struct label_hit *hits = site_labels(site, text, &count);
	return count > 0 && hits[0].strength >= NAME_STRENGTH &&
	       site_text(site, text)->letters < NAME_LETTERS &&
	       !scope_has_day(site_text(site, text)->fold) &&
	       !scope_tells_count(site_text(site, text)->fold) && !says_none(site, text);
}

/* "E-Service (คน)" over a column of figures is no name of a thing to look for. The first column of
 * a list is where such names stand. */
static gboolean heads_column(const struct site_block *block)
{
	return block->kind == BLOCK_HEAD_CELL && block->table != 0 && block->col > 1;
}

/* A topic's name, or a choice of a select, which is offered and not said. */
static gboolean only_claims(struct site *site, const struct site_page *page, uint32_t index)
{
	const struct site_block *block = &page->blocks[index];
	if (site_role(block) == ROLE_LINK)
		return FALSE;
	return block->kind == BLOCK_OPTION ||
	       (!heads_column(block) && scope_only_names(site, block->text) &&
		!datum_in_row(site, page, index));
}

/* A cell of a table that is a number and nothing else. */
static gboolean is_figure(const struct scope *scope, const struct site_block *block)
{
	const char *fold = site_text(scope->site, block->text)->fold;
	return block->kind == BLOCK_CELL && strpbrk(fold, "0123456789") &&
	       fold[strspn(fold, "0123456789.,% ")] == '\0';
}

/* The head of a column that counts readers. */
static gboolean counts_readers(const struct scope *scope, const struct site_block *block)
{
	const char *fold = site_text(scope->site, block->text)->fold;
	return block->kind == BLOCK_HEAD_CELL &&
	       (strstr(fold, "ชม") || strstr(fold, "อ่าน") || strstr(fold, "ดาวน์โหลด") ||
		strstr(fold, "view") || strstr(fold, "download") || strstr(fold, "hit"));
}

/* Figures that are all zero, in more cells than one and not in the first column, where rows have
 * their numbers: there was none of anything that is counted. */
static void note_zeros(struct scope *scope)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	uint32_t first = SITE_NONE, zeros = 0;
	for (guint i = 0; i < scope->content->len; i++) {
		uint32_t index = g_array_index(scope->content, uint32_t, i);
		const struct site_block *block = &page->blocks[index];
		const char *fold = site_text(scope->site, block->text)->fold;
		if (counts_readers(scope, block))
			return;
		if (!is_figure(scope, block) || block->col <= 1)
			continue;
		if (fold[strspn(fold, "0., ")] != '\0')
			return;
		if (zeros++ == 0)
			first = index;
	}
	if (zeros > 1 && scope->none == SITE_NONE)
		scope->none = first;
}

static void note_promise(struct scope *scope, uint32_t block)
{
	if (!scope->promising)
		scope->promising = g_hash_table_new(NULL, NULL);
	g_hash_table_add(scope->promising, GUINT_TO_POINTER(block + 1));
}

/* Once all blocks and links are taken: what of it says something, and how much. */
static void measure(struct scope *scope)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	gboolean html = page->kind == PAGE_HTML;
	scope->loaded |= scope->hidden >= SUBSTANCE_LETTERS &&
			 (scope->section != SITE_NONE || scope->page != site_home(scope->site));
	g_autoptr(GHashTable) dead = g_hash_table_new(NULL, NULL);
	g_autoptr(GArray) leading = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (guint i = 0; i < scope->links->len; i++) {
		uint32_t index = g_array_index(scope->links, uint32_t, i);
		const struct site_link *link = &page->links[index];
		if (!link_shows_nothing(scope, link))
			g_array_append_val(leading, index);
		if (link->block >= page->n_blocks || !page->blocks[link->block].in_link)
			continue;
		enum lead lead = link_leads(scope, link);
		if (lead == LEADS_NOWHERE)
			g_hash_table_add(dead, GUINT_TO_POINTER(link->block + 1));
		if (lead == LEADS_UNREAD && html)
			note_promise(scope, link->block);
	}
	if (html)
		months_promised(scope, leading, dead);
	struct wanted wanted = {0};
	gboolean asks = !html && wanted_fills(scope->site, page, scope->blocks);
	for (guint i = 0; i < scope->blocks->len; i++) {
		uint32_t index = g_array_index(scope->blocks, uint32_t, i);
		const struct site_block *block = &page->blocks[index];
		enum text_role role = site_role(block);
		if (asks || (html && wanted_quotes(&wanted, scope->site, block))) {
			scope->quoted = TRUE;
			continue;
		}
		if (html && (only_claims(scope->site, page, index) ||
			     g_hash_table_contains(dead, GUINT_TO_POINTER(index + 1))))
			continue;
		g_array_append_val(scope->content, index);
		if (scope->none == SITE_NONE && reports_none(scope, block))
			scope->none = index;
		if (role == ROLE_HEADING || block_is_control(block->kind) ||
		    block->kind == BLOCK_ALT)
			continue;
		scope->letters += site_text(scope->site, block->text)->letters;
		scope->figures += is_figure(scope, block);
		if (role == ROLE_PLAIN)
			scope->plain += site_text(scope->site, block->text)->letters;
	}
	note_zeros(scope);
}

static gboolean is_icon(const struct site_image *image)
{
	return (image->width > 0 && image->width < ICON_PIXELS) ||
	       (image->height > 0 && image->height < ICON_PIXELS);
}

static void take_image(struct scope *scope, uint32_t index)
{
	const struct site_image *image = &site_page(scope->site, scope->page)->images[index];
	g_array_append_val(scope->images, index);
	scope->pictures += image->url && !image->linked && !is_icon(image) &&
			   !placeholder_portrait(image->url);
}

static void take_form(struct scope *scope, uint32_t index)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	g_array_append_val(scope->forms, index);
	scope->fields += scope_form_fields(scope->site, page, &page->forms[index]);
}

gboolean scope_asks_password(const struct scope *scope)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	for (guint i = 0; i < scope->forms->len; i++) {
		const struct site_form *form =
			&page->forms[g_array_index(scope->forms, uint32_t, i)];
		for (uint32_t f = 0; f < form->n_fields; f++)
			if (page->fields[form->first_field + f].type == FIELD_PASSWORD)
				return TRUE;
	}
	return FALSE;
}

gboolean scope_is_door(const struct scope *scope)
{
	return scope->letters < DOOR_LETTERS && scope->fields == 0 &&
	       scope->documents + scope->entries + scope->unread + scope->pictures == 0 &&
	       scope_asks_password(scope);
}

/* A column is made only where one is needed: that goes over the whole site. */
static gboolean is_listed(struct scope *scope, const struct site_page *page, uint32_t block)
{
	return column_may_list(scope->site, page, block) &&
	       column_lists(site_column(scope->site), page, block);
}

static gboolean is_own_block(struct scope *scope, const struct site_page *page, uint32_t index)
{
	return site_is_own_block(scope->site, page, index) || is_listed(scope, page, index);
}

static gboolean is_own_link(struct scope *scope, const struct site_page *page, uint32_t index)
{
	const struct site_link *link = &page->links[index];
	return site_is_own_link(scope->site, page, index) ||
	       (link->block < page->n_blocks && is_listed(scope, page, link->block));
}

struct scope *scope_link(struct site *site, uint32_t page, uint32_t link)
{
	struct scope *scope = scope_new(site, page);
	take_link(scope, link);
	return scope;
}

/* A form whose texts stand on most pages is the site's search or newsletter box. */
static gboolean is_frame_form(struct site *site, const struct site_page *page,
			      const struct site_form *form)
{
	uint32_t labelled = 0, frame = 0;
	for (uint32_t i = 0; i < form->n_fields; i++) {
		uint32_t label = page->fields[form->first_field + i].label;
		labelled += label != SITE_NONE;
		frame += label != SITE_NONE && site_is_frame_text(site, label, ROLE_PLAIN);
	}
	return labelled > 0 && frame == labelled;
}

gboolean scope_stands_under(const struct site_page *page, uint32_t block, uint32_t heading)
{
	for (unsigned hops = 0; block != SITE_NONE && block < page->n_blocks && hops < 12; hops++) {
		if (block == heading)
			return TRUE;
		block = page->blocks[block].heading;
	}
	return FALSE;
}

gboolean scope_is_loaded(struct site *site, uint32_t number, uint32_t section)
{
	const struct site_page *page = site_page(site, number);
	gboolean home = number == site_home(site);
	for (uint32_t i = 0; i < page->n_links; i++) {
		const struct site_link *link = &page->links[i];
		if (link->kind == LINK_LOADED && !home && !site_is_frame_link(site, link))
			return TRUE;
		if (link->kind == LINK_HOLLOW &&
		    (section == SITE_NONE ? !home
					  : scope_stands_under(page, link->heading, section)))
			return TRUE;
	}
	return FALSE;
}

gboolean scope_is_home(struct site *site, uint32_t number)
{
	return site_is_home(site, number) && !scope_is_loaded(site, number, SITE_NONE);
}

struct scope *scope_page(struct site *site, uint32_t number, gboolean frame)
{
	struct scope *scope = scope_new(site, number);
	const struct site_page *page = site_page(site, number);
	for (uint32_t i = 0; i < page->n_blocks; i++)
		if (frame || is_own_block(scope, page, i))
			take_block(scope, i);
	for (uint32_t i = 0; i < page->n_links; i++)
		if (frame || is_own_link(scope, page, i))
			take_link(scope, i);
	for (uint32_t i = 0; i < page->n_images; i++)
		if (frame || (site_is_own_region(page->kind, page->images[i].region) &&
			      !site_is_frame_image(site, &page->images[i])))
			take_image(scope, i);
	for (uint32_t i = 0; i < page->n_forms; i++)
		if (frame || (site_is_own_region(page->kind, page->forms[i].region) &&
			      !is_frame_form(site, page, &page->forms[i])))
			take_form(scope, i);
	scope->loaded = scope_is_loaded(site, number, SITE_NONE);
	measure(scope);
	return scope;
}

struct scope *scope_section(struct site *site, uint32_t number, uint32_t heading)
{
	struct scope *scope = scope_new(site, number);
	const struct site_page *page = site_page(site, number);
	scope->section = heading;
	for (uint32_t i = heading; i < page->n_blocks; i++)
		if (scope_stands_under(page, i, heading) &&
		    (i == heading || is_own_block(scope, page, i)))
			take_block(scope, i);
	for (uint32_t i = 0; i < page->n_links; i++)
		if (scope_stands_under(page, page->links[i].heading, heading) &&
		    is_own_link(scope, page, i))
			take_link(scope, i);
	for (uint32_t i = 0; i < page->n_images; i++)
		if (scope_stands_under(page, page->images[i].heading, heading) &&
		    !site_is_frame_image(site, &page->images[i]))
			take_image(scope, i);
	for (uint32_t i = 0; i < page->n_forms; i++)
		if (scope_stands_under(page, page->forms[i].heading, heading) ||
		    (page->forms[i].block <= heading && heading <= page->forms[i].last_block))
			take_form(scope, i);
	scope->loaded = scope_is_loaded(site, number, heading);
	measure(scope);
	return scope;
}

/* What a run takes in goes from its first line up to, and without, the block returned. */
static uint32_t run_end(struct site *site, const struct site_page *page, uint32_t line)
{
	uint32_t end = line + 1;
	while (end < page->n_blocks && page->blocks[end].kind != BLOCK_HEADING &&
	       page->blocks[end].heading == page->blocks[line].heading &&
	       page->blocks[end].region == page->blocks[line].region &&
	       (!scope_only_names(site, page->blocks[end].text) || datum_in_row(site, page, end)))
		end++;
	return end;
}

struct scope *scope_run(struct site *site, uint32_t number, uint32_t line)
{
	struct scope *scope = scope_new(site, number);
	const struct site_page *page = site_page(site, number);
	uint32_t end = run_end(site, page, line);
	scope->section = line;
	for (uint32_t i = line; i < end; i++)
		if (i == line || is_own_block(scope, page, i))
			take_block(scope, i);
	for (uint32_t i = 0; i < page->n_links; i++)
		if (page->links[i].block >= line && page->links[i].block < end &&
		    is_own_link(scope, page, i))
			take_link(scope, i);
	for (uint32_t i = 0; i < page->n_images; i++)
		if (page->images[i].block > line && page->images[i].block < end &&
		    !site_is_frame_image(site, &page->images[i]))
			take_image(scope, i);
	scope->loaded = scope_is_loaded(site, number, line);
	measure(scope);
	return scope;
}

/* What a text says of the topic: 1 names it, -1 surely names another one, 0 neither. */
static int says_of(struct site *site, uint32_t text, const struct topic *topic)
{
	uint32_t count;
	const struct label_hit *hits = site_labels(site, text, &count);
	gboolean other = FALSE;
	for (uint32_t i = 0; i < count; i++) {
		if (hits[i].topic == topic)
			return 1;
		other |= hits[i].strength >= OTHER_STRENGTH;
	}
	return other ? -1 : 0;
}

gboolean scope_link_is_of_another(const struct scope *scope, const struct site_link *link,
				  const struct topic *topic)
{
	struct site *site = scope->site;
	const struct site_page *page = site_page(site, scope->page);
	int says = says_of(site, link->label, topic);
	if (says == 0 && link->label != SITE_NONE && link->row != SITE_NONE)
		says = says_of(site, link->row, topic);
	if (says == 0 && link->heading < page->n_blocks && link->heading != scope->section)
		says = says_of(site, page->blocks[link->heading].text, topic);
	return says < 0;
}

uint32_t scope_dead_file(const struct scope *scope)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	for (guint i = 0; i < scope->links->len; i++) {
		uint32_t index = g_array_index(scope->links, uint32_t, i);
		const struct site_link *link = &page->links[index];
		uint32_t target = link->target == SITE_NONE
					  ? SITE_NONE
					  : site_resolve(scope->site, link->target);
		gboolean file = target != SITE_NONE &&
				(link->kind == LINK_FRAME || link->kind == LINK_EMBED ||
				 scope_is_document(scope->site, link->target));
		if (file && site_page(scope->site, target)->read == READ_GONE)
			return index;
	}
	return SITE_NONE;
}

gboolean scope_has_recognised(const struct scope *scope)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	for (guint i = 0; i < scope->blocks->len; i++)
		if (page->blocks[g_array_index(scope->blocks, uint32_t, i)].ocr)
			return TRUE;
	return FALSE;
}

gboolean scope_says_more_than_links(const struct scope *scope)
{
	return site_page(scope->site, scope->page)->kind != PAGE_HTML ||
	       scope->plain >= SUBSTANCE_LETTERS || scope->figures > 0 ||
	       scope->none != SITE_NONE || scope->pictures + scope->fields > 0;
}

gboolean scope_has_substance(const struct scope *scope)
{
	if (scope->blocked || scope->soft_404)
		return FALSE;
	gboolean html = site_page(scope->site, scope->page)->kind == PAGE_HTML;
	if (scope->placeholder && scope->documents == 0 &&
	    scope->letters < (html ? PLACEHOLDER_LETTERS : DOCUMENT_LETTERS))
		return FALSE;
	return scope->letters >= SUBSTANCE_LETTERS || scope->figures >= SUBSTANCE_FIGURES ||
	       scope->none != SITE_NONE || scope->entries > 0 || scope->unread > 0 ||
	       scope->pictures > 0 || scope->fields > 0;
}

struct exhibit *exhibit_new(void)
{
	struct exhibit *exhibit = g_new0(struct exhibit, 1);
	exhibit->scopes = g_ptr_array_new_with_free_func((GDestroyNotify)scope_free);
	exhibit->unread_url = SITE_NONE;
	exhibit->unread_reason = "";
	exhibit->refuted = g_hash_table_new(NULL, NULL);
	return exhibit;
}

void exhibit_free(struct exhibit *exhibit)
{
	if (!exhibit)
		return;
	g_ptr_array_free(exhibit->scopes, TRUE);
	g_hash_table_destroy(exhibit->refuted);
	g_free(exhibit);
}
