/* Whether what an item rests on is the agency's own (rules/owner.h). */
#include "rules/item_parts.h"

/* What of an exhibit is not another agency's, borrowed from it; *other gets the name of one whose
 * the rest is. Yours. */
static struct exhibit *own_exhibit(struct session *session, const struct exhibit *exhibit,
				   char **other)
{
	struct exhibit *own = exhibit_new();
	g_ptr_array_set_free_func(own->scopes, NULL);
	own->unread = exhibit->unread;
	for (guint i = 0; i < exhibit->scopes->len; i++) {
		struct scope *scope = g_ptr_array_index(exhibit->scopes, i);
		g_autofree char *name = owners_other(session->owners, scope->page);
		if (!name)
			g_ptr_array_add(own->scopes, scope);
		else if (!*other)
			*other = g_steal_pointer(&name);
	}
	return own;
}

/* A page that links nothing but another agency's document has it from there, too. */
static gboolean is_link_to_other(struct session *session, const struct exhibit *own,
				 const struct proof *proof)
{
	if (proof->link == SITE_NONE)
		return FALSE;
	for (guint i = 0; i < own->scopes->len; i++) {
		const struct scope *scope = g_ptr_array_index(own->scopes, i);
		if (site_page(session->site, scope->page)->kind != PAGE_HTML)
			return FALSE;
	}
	uint32_t url = site_page(session->site, proof->page)->links[proof->link].target;
	uint32_t page = url == SITE_NONE ? SITE_NONE : site_resolve(session->site, url);
	g_autofree char *other = page == SITE_NONE ? NULL : owners_other(session->owners, page);
	return other != NULL;
}

/* The agency without whose documents a need that holds would not; NULL. Yours. */
static char *need_of_other(const struct inquiry *inquiry, const struct requirement *need)
{
	struct session *session = inquiry->session;
	g_autofree char *other = NULL;
	for (guint i = 0; i < need->refs->len; i++) {
		const struct element_ref *ref = g_ptr_array_index(need->refs, i);
		const struct topic_case *topic_case = session_case(session, ref->topic);
		AUTO(exhibit) own = own_exhibit(session, topic_case->exhibit, &other);
		inquiry_ask(inquiry, ref->topic);
		struct proof proof = check_element(&session->check, ref->element, own);
		if (topic_case->exhibit->capped || topic_case->left_out ||
		    (proof.verdict != VERDICT_MISSING && !is_link_to_other(session, own, &proof)))
			return NULL;
	}
	return g_steal_pointer(&other);
}

/* The agency whose the item's substance is; NULL where it has some that is not another's. Yours. */
static char *other_owner(const struct inquiry *inquiry)
{
	const GPtrArray *needs = inquiry->item->requirements;
	char *other = NULL;
	for (guint i = 0; i < needs->len && !other; i++) {
		const struct requirement *need = g_ptr_array_index(needs, i);
		if (requirement_applies(need, inquiry->session->agency) &&
		    inquiry_is_substance(inquiry, i))
			other = need_of_other(inquiry, need);
	}
	return other;
}

struct element_result *inquiry_owner(const struct inquiry *inquiry)
{
	g_autofree char *other = other_owner(inquiry);
	if (!other)
		return NULL;
	struct element_result *result = element_result_new();
	g_autofree char *th = g_strdup_printf("เอกสารที่พบเป็นของ%s ไม่ใช่ของหน่วยงาน", other),
			*en = g_strdup_printf("the document is another agency's: %s", other);
	result_set(&result->id, "owner");
	result_set(&result->text_th, "เป็นเอกสารของหน่วยงานเอง");
	result_set(&result->text_en, "The document is the agency's own");
	result_set(&result->why_th, th);
	result_set(&result->why_en, en);
	result->verdict = VERDICT_MISSING;
	return result;
}
