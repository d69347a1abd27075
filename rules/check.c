/* The table of checks, those on words, and what all kinds of check share. */
#include "rules/check_parts.h"

#include "base/fold.h"

#include <string.h>

/* Beside a picture and with less own text than this, what is not in the text may be in the picture.
 */
#define PICTURE_LETTERS 120u

static const char *scope_kind(const struct scope *scope)
{
	return scope_is_html(scope) ? "page" : "document";
}

struct proof proof_none(void)
{
	return (struct proof){VERDICT_MISSING, SITE_NONE, SITE_NONE, SITE_NONE, "page", NULL, 0, 0};
}

struct proof proof_unclear(const struct scope *scope)
{
	return (struct proof){VERDICT_UNCLEAR,   scope->page, SITE_NONE, SITE_NONE,
			      scope_kind(scope), NULL,        0,         0};
}

struct proof proof_block(const struct scope *scope, uint32_t block)
{
	return (struct proof){VERDICT_FOUND,     scope->page, block, SITE_NONE,
			      scope_kind(scope), NULL,        0,     0};
}

struct proof proof_link(const struct scope *scope, uint32_t link, const char *kind)
{
	return (struct proof){VERDICT_FOUND, scope->page, SITE_NONE, link, kind, NULL, 0, 0};
}

struct proof proof_scope(const struct scope *scope, const char *kind)
{
	return (struct proof){
		VERDICT_FOUND, scope->page, scope->section, SITE_NONE, kind, NULL, 0, 0};
}

const struct scope *exhibit_scope(const struct exhibit *exhibit, guint index)
{
	return g_ptr_array_index(exhibit->scopes, index);
}

const struct site_page *scope_site_page(const struct scope *scope)
{
	return site_page(scope->site, scope->page);
}

uint32_t content_index(const struct scope *scope, guint index)
{
	return g_array_index(scope->content, uint32_t, index);
}

const struct site_block *content_block(const struct scope *scope, guint index)
{
	return &scope_site_page(scope)->blocks[content_index(scope, index)];
}

const struct site_text *content_text(const struct scope *scope, guint index)
{
	return site_text(scope->site, content_block(scope, index)->text);
}

const struct site_link *own_link(const struct scope *scope, guint index)
{
	return &scope_site_page(scope)->links[g_array_index(scope->links, uint32_t, index)];
}

gboolean scope_is_html(const struct scope *scope)
{
	return scope_site_page(scope)->kind == PAGE_HTML;
}

gboolean block_is_heading(const struct site_block *block)
{
	return block->kind == BLOCK_TITLE || block->kind == BLOCK_HEADING;
}

gboolean has_word(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (text_find(text, *words))
			return TRUE;
	return FALSE;
}

gboolean text_has_word(const struct scope *scope, uint32_t text, const char *const *words)
{
	return text != SITE_NONE && has_word(site_text(scope->site, text)->fold, words);
}

const char *link_address(const struct scope *scope, const struct site_link *link)
{
	return link->target == SITE_NONE ? "" : site_url(scope->site, link->target)->leads_to;
}

struct proof find_link(const struct check_context *context, const struct exhibit *exhibit,
		       const char *kind, link_test test)
{
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		for (guint i = 0; i < scope->links->len; i++)
			if (test(context, scope, own_link(scope, i)))
				return proof_link(scope, g_array_index(scope->links, uint32_t, i),
						  kind);
	}
	return proof_none();
}

void tally_init(struct tally *tally, const struct check_context *context, const struct check *check)
{
	int members = matcher_members(context->rules->matcher, check->literals);
	*tally = (struct tally){
		.seen = g_byte_array_new(), .set = check->literals, .best = proof_none()};
	g_byte_array_set_size(tally->seen, (guint)MAX(1, members));
	memset(tally->seen->data, 0, tally->seen->len);
}

static int count_members(const GByteArray *members)
{
	int count = 0;
	for (guint i = 0; i < members->len; i++)
		count += members->data[i];
	return count;
}

void tally_text(struct tally *tally, const struct site *site, uint32_t text, struct proof where)
{
	uint32_t count;
	const struct match *matches = site_matches(site, text, &count);
	GByteArray *here = NULL;
	for (uint32_t i = 0; i < count; i++) {
		if (matches[i].set != tally->set)
			continue;
		if (!here) {
			where.start = matches[i].start;
			where.end = matches[i].end;
			here = g_byte_array_new();
			g_byte_array_set_size(here, tally->seen->len);
			memset(here->data, 0, here->len);
		}
		here->data[matches[i].member] = 1;
		tally->seen->data[matches[i].member] = 1;
	}
	if (!here)
		return;
	int members = count_members(here);
	if (members > tally->most) {
		tally->most = members;
		tally->best = where;
	}
	g_byte_array_free(here, TRUE);
}

struct proof tally_end(struct tally *tally, int wanted)
{
	gboolean enough = count_members(tally->seen) >= MAX(1, wanted);
	g_byte_array_free(tally->seen, TRUE);
	return enough ? tally->best : proof_none();
}

/* The first block that says something below the headings. */
static uint32_t first_said(const struct scope *scope)
{
	for (guint i = 0; i < scope->content->len; i++) {
		uint32_t index = g_array_index(scope->content, uint32_t, i);
		if (!block_is_heading(&scope_site_page(scope)->blocks[index]))
			return index;
	}
	return SITE_NONE;
}

/* A heading, or what stands for one: a paragraph that is a topic's name, above all that is said. */
static gboolean is_title(const struct scope *scope, uint32_t index)
{
	const struct site_block *block = &scope_site_page(scope)->blocks[index];
	return block_is_heading(block) ||
	       (block->kind == BLOCK_PARAGRAPH && site_role(block) == ROLE_PLAIN &&
		index < first_said(scope) && scope_only_names(scope->site, block->text));
}

/* The label of a link whose target was not, or could not be, read. */
static gboolean is_promise(const struct scope *scope, uint32_t block)
{
	return scope->promising &&
	       g_hash_table_contains(scope->promising, GUINT_TO_POINTER(block + 1));
}

/* Labels of unread targets only claim, and are left out of what is said. */
enum blocks { BLOCKS_SAID, BLOCKS_CLAIMED, BLOCKS_TITLES };

static gboolean is_looked_at(const struct scope *scope, uint32_t block, enum blocks which)
{
	if (which == BLOCKS_TITLES)
		return is_title(scope, block);
	return which == BLOCKS_CLAIMED || !is_promise(scope, block);
}

static struct proof find_blocks(const struct check_context *context, const struct check *check,
				const struct exhibit *exhibit, enum blocks which)
{
	struct tally tally;
	tally_init(&tally, context, check);
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		const GArray *blocks = which == BLOCKS_TITLES ? scope->blocks : scope->content;
		for (guint i = 0; i < blocks->len; i++) {
			uint32_t block = g_array_index(blocks, uint32_t, i);
			const struct site_block *entry = &scope_site_page(scope)->blocks[block];
			if (is_looked_at(scope, block, which))
				tally_text(&tally, scope->site, entry->text,
					   proof_block(scope, block));
		}
	}
	return tally_end(&tally, check->min);
}

static gboolean has_promises(const struct exhibit *exhibit)
{
	for (guint s = 0; s < exhibit->scopes->len; s++)
		if (exhibit_scope(exhibit, s)->promising)
			return TRUE;
	return FALSE;
}

/* What only the label of an unread target says may be there. */
static struct proof run_text(const struct check_context *context, const struct check *check,
			     const struct exhibit *exhibit)
{
	struct proof proof = find_blocks(context, check, exhibit, BLOCKS_SAID);
	if (proof.verdict == VERDICT_FOUND || !has_promises(exhibit))
		return proof;
	proof = find_blocks(context, check, exhibit, BLOCKS_CLAIMED);
	if (proof.verdict == VERDICT_FOUND)
		proof.verdict = VERDICT_UNCLEAR;
	return proof;
}

static struct proof run_heading(const struct check_context *context, const struct check *check,
				const struct exhibit *exhibit)
{
	return find_blocks(context, check, exhibit, BLOCKS_TITLES);
}

/* Labels of links that lead somewhere, and the rows that such links stand in. */
static struct proof run_label(const struct check_context *context, const struct check *check,
			      const struct exhibit *exhibit)
{
	struct tally tally;
	tally_init(&tally, context, check);
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		for (guint i = 0; i < scope->links->len; i++) {
			const struct site_link *link = own_link(scope, i);
			struct proof where =
				proof_link(scope, g_array_index(scope->links, uint32_t, i), "link");
			if (link->target == SITE_NONE)
				continue;
			tally_text(&tally, scope->site, link->label, where);
			tally_text(&tally, scope->site, link->row, where);
		}
	}
	return tally_end(&tally, check->min);
}

/* What must not be there may be in what only the label of an unread target says. */
static struct proof run_absent(const struct check_context *context, const struct check *check,
			       const struct exhibit *exhibit)
{
	if (exhibit->scopes->len == 0)
		return proof_none();
	const struct scope *first = exhibit_scope(exhibit, 0);
	switch (run_text(context, check, exhibit).verdict) {
	case VERDICT_FOUND:
		return proof_none();
	case VERDICT_UNCLEAR:
		return proof_unclear(first);
	default:
		return proof_scope(first, scope_kind(first));
	}
}

static uint32_t longest_block(const struct scope *scope)
{
	uint32_t best = SITE_NONE, letters = 0;
	for (guint i = 0; i < scope->content->len; i++) {
		uint32_t has = content_text(scope, i)->letters;
		if (has <= letters || content_block(scope, i)->in_link)
			continue;
		letters = has;
		best = content_index(scope, i);
	}
	return best;
}

/* Labels of links are no text of its own: a list of links is a list, however long. */
static struct proof run_own_text(const struct check_context *context, const struct check *check,
				 const struct exhibit *exhibit)
{
	(void)context;
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		if (scope->plain >= (uint32_t)check->min)
			return proof_block(scope, longest_block(scope));
	}
	return proof_none();
}

/* That there was none is what a report of nothing says. */
static struct proof run_none(const struct check_context *context, const struct check *check,
			     const struct exhibit *exhibit)
{
	(void)context;
	(void)check;
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		if (scope->none != SITE_NONE)
			return proof_block(scope, scope->none);
	}
	return proof_none();
}

/* Found where every part is; what one part lacks, the whole lacks. */
static struct proof run_all(const struct check_context *context, const struct check *check,
			    const struct exhibit *exhibit)
{
	struct proof first = proof_none();
	for (guint i = 0; i < check->parts->len; i++) {
		struct proof proof =
			check_run(context, g_ptr_array_index(check->parts, i), exhibit);
		if (i == 0)
			first = proof;
		else
			first.verdict = verdict_all(first.verdict, proof.verdict);
	}
	if (first.verdict == VERDICT_PARTIAL)
		first.verdict = VERDICT_MISSING;
	return first;
}

/* What stands on one target may not be made of another's: a whole act beside the agency's own text
 * takes nothing from it. */
static struct proof run_one(const struct check_context *context, const struct check *check,
			    const struct exhibit *exhibit)
{
	struct proof best = proof_none();
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		GPtrArray only = {.pdata = &exhibit->scopes->pdata[s], .len = 1};
		struct exhibit alone = *exhibit;
		alone.scopes = &only;
		struct proof proof = run_all(context, check, &alone);
		if (proof.verdict == VERDICT_FOUND)
			return proof;
		if (proof.verdict == VERDICT_UNCLEAR)
			best = proof;
	}
	return best;
}

static const struct check_entry {
	check_function run;
	gboolean in_text; /* what is looked for is text: a scan or a picture may hold it unread */
} ENTRIES[CHECK_KINDS] = {
	[CHECK_TEXT] = {run_text, TRUE},          [CHECK_HEADING] = {run_heading, TRUE},
	[CHECK_LABEL] = {run_label, FALSE},       [CHECK_ABSENT] = {run_absent, TRUE},
	[CHECK_OWN_TEXT] = {run_own_text, TRUE},  [CHECK_ENTRIES] = {run_entries, FALSE},
	[CHECK_DOCUMENT] = {run_document, FALSE}, [CHECK_IMAGE] = {run_image, FALSE},
	[CHECK_PHONE] = {run_phone, TRUE},        [CHECK_EMAIL] = {run_email, TRUE},
	[CHECK_ADDRESS] = {run_address, TRUE},    [CHECK_MAP] = {run_map, FALSE},
	[CHECK_PERSON] = {run_person, TRUE},      [CHECK_FORM] = {run_form, FALSE},
	[CHECK_CHAT] = {run_chat, FALSE},         [CHECK_SOCIAL] = {run_social, FALSE},
	[CHECK_BOARD] = {run_board, FALSE},       [CHECK_COLUMNS] = {run_columns, TRUE},
	[CHECK_NUMBERS] = {run_numbers, TRUE},    [CHECK_NONE] = {run_none, TRUE},
	[CHECK_MONTHS] = {run_months, TRUE},      [CHECK_YEAR] = {run_year, TRUE},
	[CHECK_SERVICE] = {run_service, FALSE},   [CHECK_ASKED] = {run_asked, TRUE},
	[CHECK_OWN_FORM] = {run_own_form, TRUE},  [CHECK_SEPARATE] = {run_separate, FALSE},
	[CHECK_ALL] = {run_all, FALSE},           [CHECK_ONE] = {run_one, FALSE},
};

const char *check_partly_read(const struct exhibit *exhibit)
{
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		if (scope_site_page(scope)->read == READ_CUT)
			return scope_site_page(scope)->reason;
		if (scope->limited)
			return "document-limit";
		if (scope->loaded)
			return "loaded";
	}
	return NULL;
}

/* Something of the exhibit holds text that was not read: a scan, a picture in place of text. */
static gboolean has_unread_text(const struct exhibit *exhibit)
{
	if (exhibit->unread > 0)
		return TRUE;
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		const struct site_page *page = scope_site_page(scope);
		if (page->n_blank_pages > 0 || page->kind == PAGE_IMAGE)
			return TRUE;
		if (scope->pictures > 0 && scope->fields == 0 && scope->letters < PICTURE_LETTERS)
			return TRUE;
	}
	return FALSE;
}

/* What was not met may stand in what was not read; so may what must not be there. */
struct proof check_run(const struct check_context *context, const struct check *check,
		       const struct exhibit *exhibit)
{
	const struct check_entry *entry = &ENTRIES[check->kind];
	struct proof proof = entry->run(context, check, exhibit);
	gboolean nothing_met = check->kind == CHECK_ABSENT ? proof.verdict == VERDICT_FOUND
							   : proof.verdict == VERDICT_MISSING;
	if (!nothing_met)
		return proof;
	const char *reason = check_partly_read(exhibit);
	if (reason || (entry->in_text && has_unread_text(exhibit))) {
		proof.verdict = VERDICT_UNCLEAR;
		proof.reason = reason;
	}
	return proof;
}

struct proof check_element(const struct check_context *context, const struct element *element,
			   const struct exhibit *exhibit)
{
	struct proof best = proof_none();
	for (guint i = 0; i < element->any->len; i++) {
		struct proof proof =
			check_run(context, g_ptr_array_index(element->any, i), exhibit);
		if (proof.verdict == VERDICT_FOUND)
			return proof;
		if (proof.verdict == VERDICT_UNCLEAR)
			best = proof;
	}
	return best;
}
