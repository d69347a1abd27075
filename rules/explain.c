/* Why an item came out as it did, for those who write rules. */
#include "rules/explain.h"

#include "rules/item.h"

/* Text of a block or link for a quote. */
static const char *text_at(struct session *session, uint32_t page, uint32_t block, uint32_t link)
{
	const struct site_page *entry = site_page(session->site, page);
	uint32_t text = SITE_NONE;
	if (block != SITE_NONE && block < entry->n_blocks)
		text = entry->blocks[block].text;
	else if (link != SITE_NONE && link < entry->n_links)
		text = entry->links[link].label != SITE_NONE ? entry->links[link].label
							     : entry->links[link].row;
	return text == SITE_NONE ? "" : site_text(session->site, text)->text;
}

static void explain_candidate(struct session *session, const struct weighed *weighed, GString *out)
{
	static const char *const kinds[] = {"target", "page", "section", "named"};
	const struct candidate *candidate = &weighed->candidate;
	const char *claim =
		candidate->from_link != SITE_NONE
			? text_at(session, candidate->from_page, SITE_NONE, candidate->from_link)
		: candidate->kind == CANDIDATE_NAMED
			? site_text(session->site, candidate->from_block)->text
			: text_at(session, candidate->page, candidate->section, SITE_NONE);
	uint32_t from = site_page(session->site, candidate->from_page)->url;
	g_string_append_printf(
		out, "  %-8s %-7s %3d%s %.2f %s\n           “%s” on %s → %s\n",
		standing_name(weighed->standing), kinds[candidate->kind], candidate->strength,
		candidate->declared ? " declared" : "", weighed->confidence, weighed->reason, claim,
		site_url(session->site, from)->url,
		candidate->url == SITE_NONE ? "-" : site_url(session->site, candidate->url)->url);
}

static void explain_scope(struct session *session, const struct scope *scope, GString *out)
{
	const struct site_page *page = site_page(session->site, scope->page);
	g_string_append_printf(out,
			       "  exhibit  %s%s: %u letters (%u plain), %u entries, %u unread, %u "
			       "documents, %u pictures, %u fields\n",
			       site_url(session->site, page->url)->url,
			       scope->section == SITE_NONE ? "" : " (section)", scope->letters,
			       scope->plain, scope->entries, scope->unread, scope->documents,
			       scope->pictures, scope->fields);
}

void explain_item(struct session *session, const struct item *item, GString *out)
{
	for (guint t = 0; t < item->topics->len; t++) {
		const struct topic_case *topic_case =
			session_case(session, g_ptr_array_index(item->topics, t));
		g_string_append_printf(out, "%s · %s: %s\n", item->id, topic_case->topic->id,
				       standing_name(topic_case->standing));
		for (guint i = 0; i < topic_case->weighed->len; i++)
			explain_candidate(session,
					  &g_array_index(topic_case->weighed, struct weighed, i),
					  out);
		for (guint i = 0; i < topic_case->exhibit->scopes->len; i++)
			explain_scope(session, g_ptr_array_index(topic_case->exhibit->scopes, i),
				      out);
	}
	struct item_result *result = judge_item(session, item);
	for (guint i = 0; i < result->elements->len; i++) {
		const struct element_result *element = g_ptr_array_index(result->elements, i);
		g_string_append_printf(out, "  %-8s %s: %s %s\n", verdict_name(element->verdict),
				       element->id, element->text_th, element->why_th);
		for (guint e = 0; e < element->evidence->len; e++) {
			const struct evidence *evidence = g_ptr_array_index(element->evidence, e);
			g_string_append_printf(out, "           “%s” %s\n", evidence->quote,
					       evidence->url);
		}
	}
	g_string_append_printf(out, "%s: %s — %s\n", item->id, verdict_name(result->verdict),
			       result->why_th);
	item_result_free(result);
}
