/* What a visitor can send: forms, services on other hosts, boards. */
#include "rules/check_parts.h"

#include "rules/behind.h"
#include "rules/hosts.h"

#include <string.h>

#define OWN_FIELDS     2u /* as a form has that is any ("min" of the check "form") */
#define SERVICE_FIELDS 3u /* fewer ask for no service: a name and a message are a contact form */

/* Fields by which somebody says something. Choices alone are a filter or a poll. */
static uint32_t spoken_fields(const struct scope *scope, const struct site_form *form)
{
	const struct site_page *page = scope_site_page(scope);
	uint32_t texts = 0;
	gboolean message = FALSE;
	for (uint32_t i = 0; i < form->n_fields; i++) {
		enum field_type type = page->fields[form->first_field + i].type;
		texts += type == FIELD_TEXT;
		message |= type == FIELD_LONG || type == FIELD_FILE;
	}
	return message || texts >= 2 ? scope_form_fields(scope->site, page, form) : 0;
}

static gboolean is_newsletter(const struct scope *scope, const struct site_form *form)
{
	static const char *const words[] = {"newsletter", "subscribe", "รับข่าวสาร", "จดหมายข่าว",
					    NULL};
	const struct site_page *page = scope_site_page(scope);
	for (uint32_t i = 0; i < form->n_fields; i++)
		if (text_has_word(scope, page->fields[form->first_field + i].label, words))
			return TRUE;
	return FALSE;
}

/* The block at which a form of at least so many fields stands; FALSE for none. */
static gboolean find_form(const struct scope *scope, uint32_t fields, uint32_t *block)
{
	const struct site_page *page = scope_site_page(scope);
	for (guint i = 0; i < scope->forms->len; i++) {
		const struct site_form *form =
			&page->forms[g_array_index(scope->forms, uint32_t, i)];
		if (spoken_fields(scope, form) < fields || is_newsletter(scope, form))
			continue;
		*block = form->block;
		return TRUE;
	}
	return FALSE;
}

typedef gboolean (*host_test)(const struct ruleset *rules, const char *url);

static gboolean on_form_host(const struct ruleset *rules, const char *url)
{
	return hosts_have(rules->form_hosts, url);
}

/* The best that stands behind own links to services elsewhere. One that is closed, or gone, is as
 * if it were not linked. */
static struct proof find_behind(const struct check_context *context, const struct exhibit *exhibit,
				host_test test)
{
	struct proof best = proof_none();
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		for (guint i = 0; i < scope->links->len && best.verdict != VERDICT_FOUND; i++) {
			const struct site_link *link = own_link(scope, i);
			if (!test(context->rules, link_address(scope, link)))
				continue;
			struct behind behind =
				behind_link(scope->site, context->unread, link->target);
			if (behind.verdict == VERDICT_MISSING)
				continue;
			best = proof_link(scope, g_array_index(scope->links, uint32_t, i),
					  "external");
			best.verdict = behind.verdict;
			best.reason = behind.reason;
		}
	}
	return best;
}

struct proof run_form(const struct check_context *context, const struct check *check,
		      const struct exhibit *exhibit)
{
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		uint32_t block;
		if (find_form(scope, (uint32_t)MAX(1, check->min), &block))
			return (struct proof){VERDICT_FOUND, scope->page, block, SITE_NONE,
					      "form",        NULL,        0,     0};
	}
	return find_behind(context, exhibit, on_form_host);
}

static gboolean scope_has_word(const struct scope *scope, const char *const *words)
{
	for (guint i = 0; i < scope->content->len; i++)
		if (text_has_word(scope, content_block(scope, i)->text, words))
			return TRUE;
	return FALSE;
}

/* The door of a system for citizens: it asks for a password, says that anybody may register, and
 * it, or the page that leads there (from, NULL for none), says what is applied for inside. The
 * staff's own systems say neither. */
static gboolean is_portal(const struct scope *scope, const struct scope *from)
{
	static const char *const joins[] = {"ลงทะเบียน", "สมัครสมาชิก", "สมัครใช้งาน",
					    "สร้างบัญชี",  "เปิดบัญชีผู้ใช้", "thaid",
					    "register", "sign up",   NULL};
	static const char *const asks[] = {"ยื่นคำขอ",   "ยื่นคำร้อง", "ยื่นแบบ",      "ขอใบอนุญาต",
					   "ขออนุญาต",  "ต่ออายุใบ", "ขอรับบริการ",  "ชำระค่าธรรมเนียม",
					   "จดทะเบียน", "จองคิว",   "ติดตามสถานะ", NULL};
	return scope_asks_password(scope) && scope_has_word(scope, joins) &&
	       (scope_has_word(scope, asks) || (from && scope_has_word(from, asks)));
}

static struct proof find_portal(const struct exhibit *exhibit)
{
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		if (scope->forms->len == 0 || !is_portal(scope, NULL))
			continue;
		struct proof proof = proof_block(scope, content_index(scope, 0));
		proof.kind = "form";
		return proof;
	}
	return proof_none();
}

/* A page of the site that was read and has a form. A list of forms to print has none. */
static gboolean is_service_page(const struct check_context *context, const struct scope *scope,
				const struct site_link *link)
{
	uint32_t number = link->target == SITE_NONE || link->kind == LINK_FORM
				  ? SITE_NONE
				  : site_resolve(scope->site, link->target);
	if (number == SITE_NONE || number == scope->page ||
	    behind_asked(context->rules, link_address(scope, link)) ||
	    site_page(scope->site, number)->n_forms == 0)
		return FALSE;
	AUTO(scope) target = scope_page(scope->site, number, FALSE);
	uint32_t block;
	return find_form(target, SERVICE_FIELDS, &block) || is_portal(target, scope);
}

/* The first step of an application: one box, and a button that says what is applied for. */
static struct proof find_request(const struct exhibit *exhibit)
{
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		const struct site_page *page = scope_site_page(scope);
		for (guint i = 0; i < scope->forms->len; i++) {
			const struct site_form *form =
				&page->forms[g_array_index(scope->forms, uint32_t, i)];
			if (scope_form_fields(scope->site, page, form) == 0 ||
			    !scope_form_requests(scope->site, page, form))
				continue;
			struct proof proof = proof_block(scope, form->block);
			proof.kind = "form";
			return proof;
		}
	}
	return proof_none();
}

/* The door of a system that did not open, or that scripts draw: what is behind it nobody has seen.
 */
static gboolean is_shut_door(const struct scope *scope, const struct site_link *link)
{
	static const char *const enters[] = {"เข้าสู่ระบบ", "เข้าระบบ",   "เข้าใช้งาน",    "ระบบ",
					     "ยื่นคำ",     "ขอรับบริการ", "บริการออนไลน์", "e-service",
					     "eservice", NULL};
	uint32_t number = link->target == SITE_NONE || link->kind == LINK_FORM
				  ? SITE_NONE
				  : site_resolve(scope->site, link->target);
	return number != SITE_NONE && !read_has_content(site_page(scope->site, number)->read) &&
	       text_has_word(scope, link->label, enters);
}

static struct proof find_shut_door(const struct check_context *context,
				   const struct exhibit *exhibit)
{
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		for (guint i = 0; i < scope->links->len; i++) {
			const struct site_link *link = own_link(scope, i);
			if (!is_shut_door(scope, link))
				continue;
			struct behind behind =
				behind_link(scope->site, context->unread, link->target);
			if (behind.verdict != VERDICT_UNCLEAR)
				continue; /* it is gone */
			struct proof proof = proof_link(
				scope, g_array_index(scope->links, uint32_t, i), "external");
			proof.verdict = behind.verdict;
			proof.reason = behind.reason;
			return proof;
		}
	}
	return proof_none();
}

struct proof run_service(const struct check_context *context, const struct check *check,
			 const struct exhibit *exhibit)
{
	struct proof form = run_form(context, check, exhibit);
	if (form.verdict == VERDICT_FOUND)
		return form;
	struct proof request = find_request(exhibit);
	if (request.verdict == VERDICT_FOUND)
		return request;
	struct proof portal = find_portal(exhibit);
	if (portal.verdict == VERDICT_FOUND)
		return portal;
	struct proof page = find_link(context, exhibit, "external", is_service_page);
	if (page.verdict == VERDICT_FOUND)
		return page;
	struct proof behind = find_behind(context, exhibit, behind_asked);
	if (behind.verdict != VERDICT_MISSING)
		return behind;
	return form.verdict == VERDICT_MISSING ? find_shut_door(context, exhibit) : form;
}

/* What a form elsewhere asks stands on its own page; what was not opened may ask anything. */
static gboolean tally_behind(const struct check_context *context, const struct scope *scope,
			     uint32_t index, struct tally *tally)
{
	const struct site_link *link = &scope_site_page(scope)->links[index];
	if (link->target == SITE_NONE || !behind_asked(context->rules, link_address(scope, link)))
		return TRUE;
	struct behind behind = behind_link(scope->site, context->unread, link->target);
	if (behind.verdict != VERDICT_FOUND)
		return behind.verdict == VERDICT_MISSING;
	const struct site_page *page =
		site_page(scope->site, site_resolve(scope->site, link->target));
	for (uint32_t i = 0; i < page->n_blocks; i++)
		tally_text(tally, scope->site, page->blocks[i].text,
			   proof_link(scope, index, "external"));
	return TRUE;
}

/* The boxes' own labels and the choices. A picture over a form may be its heading. */
struct proof run_asked(const struct check_context *context, const struct check *check,
		       const struct exhibit *exhibit)
{
	struct tally tally;
	const struct scope *unread = NULL;
	tally_init(&tally, context, check);
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		gboolean all = scope->pictures == 0;
		for (guint i = 0; i < scope->blocks->len; i++) {
			uint32_t block = g_array_index(scope->blocks, uint32_t, i);
			const struct site_block *entry = &scope_site_page(scope)->blocks[block];
			if (block_is_control(entry->kind))
				tally_text(&tally, scope->site, entry->text,
					   proof_block(scope, block));
		}
		for (guint i = 0; i < scope->links->len; i++)
			all &= tally_behind(context, scope,
					    g_array_index(scope->links, uint32_t, i), &tally);
		unread = all ? unread : scope;
	}
	struct proof proof = tally_end(&tally, check->min);
	return proof.verdict == VERDICT_MISSING && unread ? proof_unclear(unread) : proof;
}

/* What heads a form stands in it; where nothing does, above. */
static gboolean is_headed(const struct check_context *context, const struct check *check,
			  const struct scope *scope, const struct site_form *form)
{
	const struct site_page *page = scope_site_page(scope);
	struct tally tally;
	gboolean within = FALSE;
	struct proof where = proof_block(scope, form->block);
	tally_init(&tally, context, check);
	for (uint32_t i = form->block; i < page->n_blocks && i <= form->last_block; i++) {
		if (!block_is_heading(&page->blocks[i]))
			continue;
		tally_text(&tally, scope->site, page->blocks[i].text, where);
		within = TRUE;
	}
	if (!within && form->heading < page->n_blocks)
		tally_text(&tally, scope->site, page->blocks[form->heading].text, where);
	return tally_end(&tally, check->min).verdict == VERDICT_FOUND;
}

/* A form of the page, in which somebody says something, that is (or is not) headed by these words.
 */
static gboolean is_form_headed(const struct check_context *context, const struct check *check,
			       const struct scope *scope, uint32_t number, gboolean headed)
{
	const struct site_form *form = &scope_site_page(scope)->forms[number];
	return spoken_fields(scope, form) >= OWN_FIELDS && !is_newsletter(scope, form) &&
	       is_headed(context, check, scope, form) == headed;
}

/* The others may stand in another part of the page. */
struct proof run_own_form(const struct check_context *context, const struct check *check,
			  const struct exhibit *exhibit)
{
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		const struct site_page *page = scope_site_page(scope);
		gboolean others = FALSE;
		for (uint32_t i = 0; i < page->n_forms && !others; i++)
			others = is_form_headed(context, check, scope, i, FALSE);
		for (guint i = 0; others && i < scope->forms->len; i++) {
			uint32_t number = g_array_index(scope->forms, uint32_t, i);
			if (!is_form_headed(context, check, scope, number, TRUE))
				continue;
			struct proof proof = proof_block(scope, page->forms[number].block);
			proof.kind = "form";
			return proof;
		}
	}
	return proof_none();
}

/* Threads say who asked and who answered. */
static struct proof find_thread(const struct scope *scope, const char *const *words)
{
	for (guint i = 0; i < scope->content->len; i++)
		if (text_has_word(scope, content_block(scope, i)->text, words))
			return proof_block(scope, content_index(scope, i));
	return proof_none();
}

/* A board: a place to write, or threads that lead somewhere and show who speaks. Where the list has
 * titles alone, a thread of it tells who asked: no list of common questions does. */
struct proof run_board(const struct check_context *context, const struct check *check,
		       const struct exhibit *exhibit)
{
	static const char *const speakers[] = {"ผู้ตั้ง",  "ตั้งกระทู้", "ผู้ตอบ",   "ตอบกลับ", "คำตอบ",
					       "ตอบ:", "อ่าน:",   "ตอบโดย", "reply",  NULL};
	static const char *const askers[] = {"ผู้ตั้ง", "ผู้ถาม", "ถามโดย", NULL};
	struct proof proof = run_form(context, check, exhibit);
	gboolean list = FALSE;
	for (guint s = 0; s < exhibit->scopes->len && proof.verdict != VERDICT_FOUND; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		list |= scope->entries > 0;
		if (list)
			proof = find_thread(scope, scope->entries > 0 ? speakers : askers);
	}
	return proof;
}
