/* What a visitor can send: forms, services on other hosts, boards. */
#include "rules/check_parts.h"

#include <string.h>

#define SERVICE_FIELDS 3u /* fewer ask for no service: a name and a message are a contact form */

/* Fields by which somebody says something. Choices alone are a filter or a poll. */
static uint32_t spoken_fields(const struct site_page *page, const struct site_form *form)
{
	uint32_t texts = 0;
	gboolean message = FALSE;
	for (uint32_t i = 0; i < form->n_fields; i++) {
		enum field_type type = page->fields[form->first_field + i].type;
		texts += type == FIELD_TEXT;
		message |= type == FIELD_LONG || type == FIELD_FILE;
	}
	return message || texts >= 2 ? scope_form_fields(page, form) : 0;
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
		if (spoken_fields(page, form) < fields || is_newsletter(scope, form))
			continue;
		*block = form->block;
		return TRUE;
	}
	return FALSE;
}

static gboolean is_form_link(const struct check_context *context, const struct scope *scope,
			     const struct site_link *link)
{
	return site_on_host(link_address(scope, link), context->rules->form_hosts);
}

struct proof run_form(const struct check_context *context, const struct check *check,
		      const struct exhibit *exhibit)
{
	for (guint s = 0; s < exhibit->scopes->len; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		uint32_t block;
		if (find_form(scope, (uint32_t)MAX(1, check->min), &block))
			return (struct proof){VERDICT_FOUND, scope->page, block, SITE_NONE, "form"};
	}
	return find_link(context, exhibit, "external", is_form_link);
}

/* A service on another host, or a page of the site that was read and has a form. A list of forms to
 * print is neither. */
static gboolean is_service_link(const struct check_context *context, const struct scope *scope,
				const struct site_link *link)
{
	const char *url = link_address(scope, link);
	if (site_on_host(url, context->rules->form_hosts) ||
	    site_on_host(url, context->rules->service_hosts))
		return TRUE;
	uint32_t number = link->target == SITE_NONE || link->kind == LINK_FORM
				  ? SITE_NONE
				  : site_resolve(scope->site, link->target);
	if (number == SITE_NONE || number == scope->page ||
	    site_page(scope->site, number)->n_forms == 0)
		return FALSE;
	AUTO(scope) target = scope_page(scope->site, number, FALSE);
	uint32_t block;
	return find_form(target, SERVICE_FIELDS, &block);
}

struct proof run_service(const struct check_context *context, const struct check *check,
			 const struct exhibit *exhibit)
{
	struct proof proof = run_form(context, check, exhibit);
	return proof.verdict == VERDICT_FOUND
		       ? proof
		       : find_link(context, exhibit, "external", is_service_link);
}

/* Threads say who asked and who answered. */
static struct proof find_thread(const struct scope *scope)
{
	static const char *const words[] = {"ผู้ตั้ง",  "ตั้งกระทู้", "ผู้ตอบ",   "ตอบกลับ", "คำตอบ",
					    "ตอบ:", "อ่าน:",   "ตอบโดย", "reply",  NULL};
	for (guint i = 0; i < scope->content->len; i++)
		if (text_has_word(scope, content_block(scope, i)->text, words))
			return proof_block(scope, content_index(scope, i));
	return proof_none();
}

/* A board: a place to write, or threads that lead somewhere and show who speaks. */
struct proof run_board(const struct check_context *context, const struct check *check,
		       const struct exhibit *exhibit)
{
	struct proof proof = run_form(context, check, exhibit);
	for (guint s = 0; s < exhibit->scopes->len && proof.verdict != VERDICT_FOUND; s++) {
		const struct scope *scope = exhibit_scope(exhibit, s);
		if (scope->entries > 0)
			proof = find_thread(scope);
	}
	return proof;
}
