/* Lists, documents, pictures, tables, months and years. */
#include "rules/about.h"
#include "rules/check_parts.h"
#include "rules/link_name.h"
#include "rules/months.h"

#include "base/fold.h"

#include <string.h>

#define ROW_FIGURES_DIGITS 15u /* a longer run of digits counts nothing */
#define HEAD_ROWS          2u  /* rows of a table that may hold its columns' names */
#define COLUMN_PLACES      64u /* tables, or pages of a document, that are looked at */
#define MANY_MONTHS        3   /* from here on a list of months is asked, not some dates */

/* The page to which an entry leads, and whether it was read. SITE_NONE for a link that is no entry
 * or leads outside. */
static uint32_t entry_target(const struct scope *scope, const struct site_link *link,
			     gboolean *unread)
{
	*unread = FALSE;
	if (link->target == SITE_NONE || link->kind == LINK_FORM || link->kind == LINK_CONTACT ||
	    link_turns_page(scope->site, link->label))
		return SITE_NONE;
	uint32_t number = site_resolve(scope->site, link->target);
	if (number == SITE_NONE) {
		*unread = TRUE;
		return SITE_NONE;
	}
	const struct site_page *page = site_page(scope->site, number);
	if (number == scope->page || scope_is_home(scope->site, number) || page->read == READ_GONE)
		return SITE_NONE;
	*unread = !read_has_content(page->read);
	return *unread ? SITE_NONE : number;
}

/* A dated line is an entry too: lists of news or orders whose links are dead are still there to
 * read. */
static gboolean is_dated(const struct scope *scope, const struct site_block *block)
{
	if (block_is_heading(block) || block_is_control(block->kind) || block->in_link)
		return FALSE;
	return scope_has_day(site_text(scope->site, block->text)->fold);
}

/* A page may be in an exhibit twice, by itself and as what a list lends, and its sections beside
 * it: what stands there counts once. */
static gboolean is_new(const struct scope *scope, guint index, GHashTable *counted)
{
	uint64_t place = (uint64_t)scope->page << 32 | content_index(scope, index);
	return g_hash_table_add(counted, g_memdup2(&place, sizeof(place)));
}

struct entries {
	uint32_t links, dated, unread; /* different targets; lines; links that were not read */
	struct proof proof;
};

/* Two links to one target (title and "อ่านต่อ") are one entry. targets: those counted so far (+ 1).
 */
static void count_links(const struct scope *scope, const struct exhibit *exhibit,
			GHashTable *targets, struct entries *entries)
{
	for (guint i = 0; i < scope->links->len; i++) {
		gboolean unread;
		uint32_t target = entry_target(scope, own_link(scope, i), &unread);
		entries->unread += unread;
		if (target == SITE_NONE ||
		    g_hash_table_contains(exhibit->refuted, GUINT_TO_POINTER(target + 1)) ||
		    !g_hash_table_add(targets, GUINT_TO_POINTER(target + 1)))
			continue;
		if (entries->links++ == 0)
			entries->proof = proof_link(scope, g_array_index(scope->links, uint32_t, i),
						    scope_is_html(scope) ? "page" : "document");
	}
}

static void count_dated(const struct scope *scope, GHashTable *counted, struct entries *entries)
{
	for (guint i = 0; i < scope->content->len; i++) {
		if (!is_dated(scope, content_block(scope, i)) || !is_new(scope, i, counted))
			continue;
		entries->dated++;
		if (entries->proof.verdict != VERDICT_FOUND)
			entries->proof = proof_block(scope, content_index(scope, i));
	}
}

struct proof run_entries(const struct check_context *context, const struct check *check,
			 const struct exhibit *exhibit)
{
	(void)context;
	uint32_t wanted = (uint32_t)MAX(1, check->min);
	struct entries entries = {.proof = proof_none()};
	g_autoptr(GHashTable) targets = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) counted =
		g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		count_links(exhibit_scope(exhibit, s), exhibit, targets, &entries);
		count_dated(exhibit_scope(exhibit, s), counted, &entries);
	}
	/* The date of an entry often is a line of its own beside its link. */
	uint32_t have = MAX(entries.links, entries.dated);
	if (have >= wanted)
		return entries.proof;
	return have + entries.unread >= wanted ? proof_unclear(exhibit_scope(exhibit, 0))
					       : proof_none();
}

static gboolean is_read_document(const struct site_page *page)
{
	return page->kind != PAGE_HTML && page->kind != PAGE_IMAGE && read_has_content(page->read);
}

/* What a document says first; its title may be what its maker's program wrote. */
static uint32_t first_line(const struct scope *scope)
{
	for (guint i = 0; i < scope->content->len; i++)
		if (content_block(scope, i)->kind != BLOCK_TITLE)
			return content_index(scope, i);
	return scope->content->len > 0 ? content_index(scope, 0) : SITE_NONE;
}

struct proof run_document(const struct check_context *context, const struct check *check,
			  const struct exhibit *exhibit)
{
	(void)context;
	(void)check;
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		if (is_read_document(scope_site_page(scope)))
			return proof_block(scope, first_line(scope));
	}
	struct proof proof = proof_none();
	if (exhibit->unread > 0) {
		proof.verdict = VERDICT_UNCLEAR;
		proof.kind = "document";
	}
	return proof;
}

struct proof run_image(const struct check_context *context, const struct check *check,
		       const struct exhibit *exhibit)
{
	(void)context;
	uint32_t have = 0;
	struct proof proof = proof_none();
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		have += scope->pictures + (scope_site_page(scope)->kind == PAGE_IMAGE);
		if (have > 0 && proof.verdict != VERDICT_FOUND)
			proof = proof_scope(scope, "image");
	}
	return have >= (uint32_t)MAX(1, check->min) ? proof : proof_none();
}

/* Where the names of columns may stand together: the head of one table, or one page of a document;
 * outside tables the lines under one heading. 0 where none may. */
static uint64_t columns_place(const struct scope *scope, const struct site_block *block)
{
	if (block->table > 0 && scope_is_html(scope))
		return block->kind == BLOCK_HEAD_CELL || block->row <= HEAD_ROWS
			       ? (uint64_t)block->table << 33
			       : 0;
	if (!scope_is_html(scope))
		return (uint64_t)(block->page_no + 1) << 49;
	return block->in_link || block_is_heading(block) ? 0 : (uint64_t)block->heading + 1;
}

static struct proof columns_at(const struct check_context *context, const struct check *check,
			       const struct scope *scope, uint64_t place)
{
	struct tally tally;
	tally_init(&tally, context, check);
	for (guint i = 0; i < scope->content->len; i++)
		if (columns_place(scope, content_block(scope, i)) == place)
			tally_text(&tally, scope->site, content_block(scope, i)->text,
				   proof_block(scope, content_index(scope, i)));
	return tally_end(&tally, check->min);
}

struct proof run_columns(const struct check_context *context, const struct check *check,
			 const struct exhibit *exhibit)
{
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		g_autoptr(GHashTable) done =
			g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
		for (guint i = 0;
		     i < scope->content->len && g_hash_table_size(done) < COLUMN_PLACES; i++) {
			const struct site_block *block = content_block(scope, i);
			uint64_t place = columns_place(scope, block);
			if (place == 0 ||
			    !site_text_has(scope->site, block->text, check->literals) ||
			    !g_hash_table_add(done, g_memdup2(&place, sizeof(place))))
				continue;
			struct proof proof = columns_at(context, check, scope, place);
			if (proof.verdict == VERDICT_FOUND)
				return proof;
		}
	}
	return proof_none();
}

static gboolean is_bare_figure(const char *fold)
{
	return *fold && strlen(fold) <= ROW_FIGURES_DIGITS && strpbrk(fold, "0123456789") != NULL &&
	       strspn(fold, "0123456789.,-% ") == strlen(fold);
}

/* A number that says what it counts. */
static gboolean has_unit(const char *fold)
{
	static const char *const units[] = {
		"ราย", "เรื่อง",  "ครั้ง",     "คน",    "บาท",   "ร้อยละ", "%",     "แห่ง", "ครัวเรือน",
		"ฉบับ", "คำร้อง", "โครงการ", "จำนวน", "คะแนน", "เฉลี่ย",  "คิดเป็น", NULL};
	return strpbrk(fold, "0123456789") && has_word(fold, units);
}

/* "2567": what names a row of figures where each row is a year. */
static gboolean is_year_name(const char *fold)
{
	return strlen(fold) == 4 && g_str_has_prefix(fold, "25") && strspn(fold, "0123456789") == 4;
}

/* Has letters, or is a year. */
static gboolean is_label(const struct scope *scope, guint index)
{
	const char *fold = content_text(scope, index)->fold;
	return !is_bare_figure(fold) || is_year_name(fold);
}

/* Cells of one row stand one after the other. */
struct cells {
	guint end; /* of the row, in the scope's content */
	guint labels;
};

/* The row that begins with the cell at first. */
static struct cells row_from(const struct scope *scope, guint first)
{
	const struct site_block *cell = content_block(scope, first);
	struct cells row = {.end = first};
	for (; row.end < scope->content->len; row.end++) {
		const struct site_block *other = content_block(scope, row.end);
		if (other->table != cell->table || other->row != cell->row)
			break;
		row.labels += is_label(scope, row.end);
	}
	return row;
}

/* Who counts the visitors of a website has served none of them: neither its lines are figures, nor
 * what stands under its heading. */
static gboolean is_counter(const struct scope *scope, const struct site_block *block)
{
	static const char *const words[] = {
		"เข้าชมเว็บ",  "เข้าชมเวป",  "เข้าชมเวบ",       "เยี่ยมชมเว็บ",  "เยี่ยมชมเวป",
		"เยี่ยมชมเวบ", "ผู้เข้าชมวันนี้", "ผู้เยี่ยมชมวันนี้",     "ออนไลน์ขณะนี้", "ขณะนี้ออนไลน์",
		"pageview",  "page view", "unique visitor", NULL};
	const struct site_page *page = scope_site_page(scope);
	return text_has_word(scope, block->text, words) ||
	       (block->heading < page->n_blocks &&
		text_has_word(scope, page->blocks[block->heading].text, words));
}

/* Figures that mean something: in a row with a label, with a unit, or in a document's lines. */
static gboolean is_figure(const struct scope *scope, guint index, const struct cells *row)
{
	const struct site_block *block = content_block(scope, index);
	const char *fold = content_text(scope, index)->fold;
	if (block_is_heading(block) || block->in_link || is_counter(scope, block))
		return FALSE;
	if (!is_bare_figure(fold))
		return has_unit(fold);
	if (block->table == 0)
		return !scope_is_html(scope);
	return row->labels > (is_label(scope, index) ? 1u : 0u);
}

struct proof run_numbers(const struct check_context *context, const struct check *check,
			 const struct exhibit *exhibit)
{
	(void)context;
	int have = 0;
	struct proof proof = proof_none();
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		struct cells row = {0};
		for (guint i = 0; i < scope->content->len && have < check->min; i++) {
			if (i == row.end)
				row = row_from(scope, i);
			if (is_figure(scope, i, &row) && have++ == 0)
				proof = proof_block(scope, content_index(scope, i));
		}
	}
	return have >= check->min ? proof : proof_none();
}

/* From three months on a list of months is asked for: days of dates do not count for it. */
struct proof run_months(const struct check_context *context, const struct check *check,
			const struct exhibit *exhibit)
{
	(void)context;
	guint mask = 0;
	int most = 0;
	struct proof proof = proof_none();
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		for (guint i = 0; i < scope->content->len; i++) {
			guint found =
				months_in(content_text(scope, i)->fold, check->min < MANY_MONTHS);
			mask |= found;
			if (__builtin_popcount(found) <= most)
				continue;
			most = __builtin_popcount(found);
			proof = proof_block(scope, content_index(scope, i));
		}
	}
	return __builtin_popcount(mask) >= MAX(1, check->min) ? proof : proof_none();
}

static gboolean is_in_year(const struct check_context *context, const struct year_mention *year)
{
	const gboolean date = year->kind == YEAR_DATE;
	const int from = date ? thaidate_fiscal_year(year->date) : year->from;
	const int to = date ? from : year->to;
	return (from <= context->fiscal_year && to >= context->fiscal_year) ||
	       about_moved_on(from, context->fiscal_year, context->seen_year);
}

static gboolean names_year(const struct check_context *context, const char *fold)
{
	g_autoptr(GArray) years = thaidate_find(fold);
	for (guint y = 0; y < years->len; y++)
		if (is_in_year(context, &g_array_index(years, struct year_mention, y)))
			return TRUE;
	return FALSE;
}

struct proof run_year(const struct check_context *context, const struct check *check,
		      const struct exhibit *exhibit)
{
	(void)check;
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		for (guint i = 0; i < scope->content->len; i++) {
			if (scope_site_page(scope)->blocks[content_index(scope, i)].ocr)
				continue; /* which cannot tell Thai digits apart */
			if (names_year(context, content_text(scope, i)->fold))
				return proof_block(scope, content_index(scope, i));
		}
	}
	return proof_none();
}

static gboolean proves_other(const struct check_context *context, const struct check *check,
			     uint32_t page)
{
	for (guint i = 0; context->targets && i < check->of->len; i++) {
		const struct topic *other =
			ruleset_topic(context->rules, g_ptr_array_index(check->of, i));
		const GArray *pages = other ? g_hash_table_lookup(context->targets, other) : NULL;
		for (guint p = 0; pages && p < pages->len; p++)
			if (g_array_index(pages, uint32_t, p) == page)
				return TRUE;
	}
	return FALSE;
}

/* The best target proves none of the other topics; or there is a service on another host. */
struct proof run_separate(const struct check_context *context, const struct check *check,
			  const struct exhibit *exhibit)
{
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		gboolean external = scope->blocks->len == 0 && scope->links->len == 1;
		if (external || (s == 0 && !proves_other(context, check, scope->page)))
			return proof_scope(scope, scope_is_html(scope) ? "page" : "document");
	}
	return proof_none();
}
