#include "base/reason_words.h"
#include "rules/evidence.h"
#include "rules/item_parts.h"

static struct element_result *element_result_for(const struct requirement *need,
						 const struct element_ref *ref)
{
	struct element_result *result = element_result_new();
	g_autofree char *id = g_strdup_printf("%s.%s", ref->topic->id, ref->element->id);
	result_set(&result->id, id);
	result_set(&result->text_th, need->text_th ? need->text_th : ref->element->text_th);
	result_set(&result->text_en, need->text_en ? need->text_en : ref->element->text_en);
	result_set(&result->basis, need->basis ? need->basis : ref->element->basis);
	return result;
}

/* What stood in the way of a topic: a document among its evidence, else its best candidate, else
 * that there was too much to look at all of it, else a picture or a sheet without letters. */
static const char *unread_reason(const struct topic_case *topic_case)
{
	if (topic_case->exhibit->unread)
		return topic_case->exhibit->unread_reason;
	for (guint i = 0; i < topic_case->weighed->len; i++) {
		const struct weighed *weighed =
			&g_array_index(topic_case->weighed, struct weighed, i);
		if (weighed->standing == STANDING_UNREAD)
			return weighed->reason;
	}
	return topic_case->left_out || topic_case->exhibit->capped ? "not-read" : "picture";
}

/* What made a need hold; of a document also the year that it is of. */
static struct evidence *element_evidence(struct session *session,
					 const struct topic_case *topic_case,
					 const struct proof *proof)
{
	struct evidence *evidence =
		evidence_of_proof(&(struct evidence_context){session->site, session->paths}, proof);
	for (guint i = 0; i < topic_case->exhibit->scopes->len; i++) {
		const struct scope *scope = g_ptr_array_index(topic_case->exhibit->scopes, i);
		if (scope->page != proof->page)
			continue;
		evidence_tell_year(evidence, scope, topic_case_label(topic_case, session->site, i),
				   topic_case->topic, session->check.fiscal_year);
		break;
	}
	return evidence;
}

/* What an element is worth: nothing is missing while what surely names its topic is not read. */
static struct proof prove(const struct inquiry *inquiry, const struct element_ref *ref,
			  const struct topic_case *topic_case)
{
	inquiry_ask(inquiry, ref->topic);
	struct proof proof =
		check_element(&inquiry->session->check, ref->element, topic_case->exhibit);
	gboolean unread =
		topic_case_has_unread_claim(topic_case) || topic_case->exhibit->capped ||
		(topic_case->exhibit->scopes->len == 0 && topic_case->standing == STANDING_UNREAD);
	if (proof.verdict == VERDICT_MISSING && unread)
		proof.verdict = VERDICT_UNCLEAR;
	return proof;
}

static void say_unclear(struct element_result *element, const char *reason)
{
	g_autofree char *th = reason_words(reason, TRUE);
	g_autofree char *en = reason_words(reason, FALSE);
	result_set(&element->why_th, th);
	result_set(&element->why_en, en);
}

/* A heading says what is to come, the label of a link what its target is to say. */
static gboolean is_said(const struct site *site, const struct proof *proof)
{
	if (proof->page == SITE_NONE || site_page(site, proof->page)->kind != PAGE_HTML)
		return TRUE;
	if (proof->block == SITE_NONE)
		return strcmp(proof->kind, "link") != 0;
	return site_role(&site_page(site, proof->page)->blocks[proof->block]) == ROLE_PLAIN;
}

struct element_result *inquiry_need(const struct inquiry *inquiry, guint number)
{
	struct session *session = inquiry->session;
	const struct requirement *need = g_ptr_array_index(inquiry->item->requirements, number);
	const struct element_ref *first = g_ptr_array_index(need->refs, 0);
	struct element_result *result = element_result_for(need, first);
	const char *reason = NULL;
	result->verdict = VERDICT_MISSING;
	for (guint i = 0; i < need->refs->len && result->verdict != VERDICT_FOUND; i++) {
		const struct element_ref *ref = g_ptr_array_index(need->refs, i);
		if (!rules_applies(ref->element->agencies, session->agency))
			continue;
		const struct topic_case *topic_case = session_case(session, ref->topic);
		struct proof proof = prove(inquiry, ref, topic_case);
		if (proof.verdict == VERDICT_FOUND && proof.page != SITE_NONE)
			g_ptr_array_add(result->evidence,
					element_evidence(session, topic_case, &proof));
		inquiry->said[number] |=
			proof.verdict == VERDICT_FOUND && is_said(session->site, &proof);
		result->verdict = verdict_any(result->verdict, proof.verdict);
		reason = reason ? reason : proof.reason;
	}
	if (result->verdict == VERDICT_UNCLEAR)
		say_unclear(result,
			    reason ? reason : unread_reason(session_case(session, first->topic)));
	return result;
}
