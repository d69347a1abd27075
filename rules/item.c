/*
 * One item: each need is looked for in its topics' cases, then what is asked of the item as a
 * whole; the verdict says what is proven, what is lacking and what could not be read.
 */
#include "rules/item.h"

#include "rules/about.h"
#include "rules/confidence.h"
#include "rules/evidence.h"
#include "rules/item_parts.h"
#include "rules/reason.h"
#include "rules/submitted.h"

#define MAX_EVIDENCE     5u
#define START_CONFIDENCE 0.7
#define START_LETTERS    300u /* a text of its own: a few paragraphs */
#define SURE_CONFIDENCE  0.8
#define START_SHARE      4u /* one element in so many, without the substance */

uint32_t topic_case_label(const struct topic_case *topic_case, struct site *site, guint scope)
{
	for (guint i = 0; i < topic_case->weighed->len; i++) {
		const struct weighed *weighed =
			&g_array_index(topic_case->weighed, struct weighed, i);
		if (weighed->scope == scope && weighed->candidate.from_link != SITE_NONE)
			return site_page(site, weighed->candidate.from_page)
				->links[weighed->candidate.from_link]
				.label;
	}
	return SITE_NONE;
}

void inquiry_ask(const struct inquiry *inquiry, const struct topic *topic)
{
	struct session *session = inquiry->session;
	int year = session->checklist->fiscal_year;
	int wanted = about_wanted(inquiry->item, topic, year);
	session->check.fiscal_year = wanted ? wanted : year;
}

static const struct topic *topic_of(const struct requirement *need)
{
	const struct element_ref *first = g_ptr_array_index(need->refs, 0);
	return first->topic;
}

gboolean inquiry_is_substance(const struct inquiry *inquiry, guint need)
{
	const GPtrArray *needs = inquiry->item->requirements;
	const struct topic *topic = topic_of(g_ptr_array_index(needs, need));
	for (guint i = 0; i < need; i++) {
		const struct requirement *before = g_ptr_array_index(needs, i);
		if (requirement_applies(before, inquiry->session->agency) &&
		    topic_of(before) == topic)
			return FALSE;
	}
	return TRUE;
}

/* Two claims may come to the same place: a heading, and the line under it. */
static gboolean is_told(const GPtrArray *all, const struct evidence *evidence)
{
	for (guint i = 0; i < all->len; i++) {
		const struct evidence *other = g_ptr_array_index(all, i);
		if (strcmp(other->url, evidence->url) == 0 &&
		    strcmp(other->quote, evidence->quote) == 0 && other->page == evidence->page)
			return TRUE;
	}
	return FALSE;
}

static void add_evidence(const struct inquiry *inquiry, const struct topic_case *topic_case)
{
	const struct session *session = inquiry->session;
	struct item_result *result = inquiry->result;
	const struct evidence_context context = {session->site, session->paths};
	for (guint i = 0; i < topic_case->weighed->len && result->evidence->len < MAX_EVIDENCE;
	     i++) {
		const struct weighed *weighed =
			&g_array_index(topic_case->weighed, struct weighed, i);
		if (weighed->standing != STANDING_PROVEN && result->evidence->len > 0)
			break;
		if (weighed->standing == STANDING_NONE)
			continue;
		struct evidence *evidence = evidence_of_candidate(&context, topic_case, weighed);
		if (is_told(result->evidence, evidence)) {
			evidence_free(evidence);
			continue;
		}
		g_ptr_array_add(result->evidence, evidence);
		if (weighed->scope < topic_case->exhibit->scopes->len)
			evidence_tell_year(
				evidence,
				g_ptr_array_index(topic_case->exhibit->scopes, weighed->scope),
				topic_case_label(topic_case, session->site, weighed->scope),
				topic_case->topic, session->check.fiscal_year);
	}
}

/* Verdicts seen, as a set: that combines in any order. */
struct tally {
	gboolean all[VERDICT_COUNT], substance[VERDICT_COUNT];
};

/* What the needs of one topic came to: how many there are, and are met. */
struct share {
	guint needs, met, said; /* said: of those met, by more than headings and labels */
};

/* The elements of the result are the needs that hold for the agency, in order. */
static struct share share_of(const struct inquiry *inquiry, const struct topic *topic)
{
	const GPtrArray *needs = inquiry->item->requirements;
	struct share share = {0};
	guint at = 0;
	for (guint i = 0; i < needs->len; i++) {
		const struct requirement *need = g_ptr_array_index(needs, i);
		if (!requirement_applies(need, inquiry->session->agency))
			continue;
		const struct element_result *told =
			g_ptr_array_index(inquiry->result->elements, at++);
		const struct element_ref *first = g_ptr_array_index(need->refs, 0);
		if (first->topic != topic)
			continue;
		share.needs++;
		share.met += told->verdict == VERDICT_FOUND;
		share.said += told->verdict == VERDICT_FOUND && inquiry->said[i];
	}
	return share;
}

/* start: a page is about the item and has something to say, even if it lacks the substance. */
static enum verdict verdict_of(const struct tally *tally, gboolean start)
{
	if (!tally->substance[VERDICT_FOUND] && start)
		return VERDICT_PARTIAL;
	if (!tally->substance[VERDICT_FOUND])
		return tally->substance[VERDICT_UNCLEAR] ? VERDICT_UNCLEAR : VERDICT_MISSING;
	if (tally->all[VERDICT_MISSING] || tally->all[VERDICT_UNCLEAR])
		return VERDICT_PARTIAL;
	return VERDICT_FOUND;
}

/* "missing" stands only where all that could lead there was read. */
static gboolean may_be_elsewhere(const struct inquiry *inquiry)
{
	if (inquiry->session->incomplete)
		return TRUE;
	for (guint t = 0; t < inquiry->item->topics->len; t++)
		if (topic_case_has_unread_claim(inquiry->cases[t]))
			return TRUE;
	return FALSE;
}

static gboolean is_thin(const struct topic_case *topic_case)
{
	return topic_case->weighed->len > 0 &&
	       strcmp(g_array_index(topic_case->weighed, struct weighed, 0).reason, WEIGHED_THIN) ==
		       0;
}

/* What the topic asks for is to be used: a form, a service. What is only said about it is none. */
static gboolean is_for_use(const struct topic *topic)
{
	const struct element *first = g_ptr_array_index(topic->elements, 0);
	for (guint i = 0; i < first->any->len; i++) {
		const struct check *check = g_ptr_array_index(first->any, i);
		if (check->kind != CHECK_FORM && check->kind != CHECK_SERVICE)
			return FALSE;
	}
	return TRUE;
}

static gboolean all_links_read(const struct topic_case *topic_case)
{
	const GPtrArray *scopes = topic_case->exhibit->scopes;
	for (guint i = 0; i < scopes->len; i++)
		if (((const struct scope *)g_ptr_array_index(scopes, i))->unread > 0)
			return FALSE;
	return TRUE;
}

/* One of many elements may hold by a word that stands anywhere, where all was read and the
 * substance is not there; and by what only announces it, where that was not read. */
static gboolean tells_enough(const struct share *share, const struct tally *tally)
{
	return tally->substance[VERDICT_UNCLEAR]
		       ? share->said > 0
		       : share->met > 0 && share->met * START_SHARE >= share->needs;
}

/* A page that is surely about the item with some of its elements, or one about it with a whole text
 * of its own; a line or two where nothing is left to be read. */
static gboolean is_start(const struct topic_case *topic_case, const struct share *share,
			 const struct tally *tally)
{
	if (topic_case->standing != STANDING_PROVEN)
		return FALSE;
	if (is_for_use(topic_case->topic) && !tally->substance[VERDICT_UNCLEAR] &&
	    all_links_read(topic_case))
		return FALSE;
	if (tells_enough(share, tally) && topic_case->confidence >= SURE_CONFIDENCE)
		return TRUE;
	if (topic_case->topic->on_any_page)
		return FALSE;
	if (is_thin(topic_case) && !tally->substance[VERDICT_UNCLEAR])
		return TRUE;
	const struct scope *best = topic_case->exhibit->scopes->len
					   ? g_ptr_array_index(topic_case->exhibit->scopes, 0)
					   : NULL;
	return best && topic_case->confidence >= START_CONFIDENCE && best->plain >= START_LETTERS;
}

/* All that proves the topic is a link to a service elsewhere, and nobody looked behind it. */
static gboolean is_outside(const struct topic_case *topic_case)
{
	for (guint i = 0; i < topic_case->weighed->len; i++) {
		const struct weighed *weighed =
			&g_array_index(topic_case->weighed, struct weighed, i);
		if (weighed->standing == STANDING_PROVEN &&
		    strcmp(weighed->reason, WEIGHED_OUTSIDE) != 0)
			return FALSE;
	}
	return topic_case->standing == STANDING_PROVEN && !topic_case->topic->on_any_page;
}

/* A service elsewhere that was not opened is not found: that it works is a need of its own. */
static struct element_result *inquiry_outside(const struct inquiry *inquiry)
{
	gboolean outside = FALSE;
	for (guint t = 0; t < inquiry->item->topics->len; t++)
		outside |= is_outside(inquiry->cases[t]);
	if (!outside)
		return NULL;
	struct element_result *result = element_result_new();
	result_set(&result->id, "outside");
	result_set(&result->text_th, "เปิดใช้บริการบนเว็บไซต์อื่นได้จริง");
	result_set(&result->text_en, "The service on the other website opens");
	result_set(&result->why_th, "โปรแกรมไม่ได้เปิดเว็บไซต์อื่น");
	result_set(&result->why_en, "the other website was not opened");
	result->verdict = VERDICT_UNCLEAR;
	return result;
}

/* What was not seen may stand in what was not read: no element of such an item is missing. */
static void soften_elements(struct item_result *result)
{
	for (guint i = 0; i < result->elements->len; i++) {
		struct element_result *element = g_ptr_array_index(result->elements, i);
		if (element->verdict == VERDICT_MISSING) {
			element->verdict = VERDICT_UNCLEAR;
			result_set(&element->why_th, "");
			result_set(&element->why_en, "");
		}
	}
}

/* Where the substance is there, what stands in the place of a need that is not. The elements of the
 * result are the needs that hold for the agency, in order. */
static void tell_in_place(const struct inquiry *inquiry)
{
	const GPtrArray *needs = inquiry->item->requirements;
	guint at = 0;
	for (guint i = 0; i < needs->len; i++) {
		const struct requirement *need = g_ptr_array_index(needs, i);
		if (!requirement_applies(need, inquiry->session->agency))
			continue;
		struct element_result *told = g_ptr_array_index(inquiry->result->elements, at++);
		const struct element_ref *first = g_ptr_array_index(need->refs, 0);
		if (told->verdict != VERDICT_MISSING || !*first->element->lacks_th ||
		    share_of(inquiry, first->topic).met == 0)
			continue;
		result_set(&told->why_th, first->element->lacks_th);
		result_set(&told->why_en, first->element->lacks_en);
	}
}

static gboolean is_needed(const struct item *item, const struct element *element)
{
	for (guint i = 0; i < item->requirements->len; i++) {
		const struct requirement *need = g_ptr_array_index(item->requirements, i);
		for (guint r = 0; r < need->refs->len; r++) {
			const struct element_ref *ref = g_ptr_array_index(need->refs, r);
			if (ref->element == element)
				return TRUE;
		}
	}
	return FALSE;
}

static void note_optional(struct item_result *result, const struct element *element)
{
	struct item_note *note = item_note_new();
	g_autofree char *th = g_strdup_printf("ไม่บังคับ แต่ควรมีด้วย: %s", element->text_th);
	g_autofree char *en =
		g_strdup_printf("Not required, but good to have: %s", element->text_en);
	result_set(&note->code, "optional");
	result_set(&note->text_th, th);
	result_set(&note->text_en, en);
	g_ptr_array_add(result->notes, note);
}

/* What no item must have is told where the item is there and that is not: it costs nothing. */
static void note_lacking(const struct inquiry *inquiry)
{
	const struct session *session = inquiry->session;
	const struct item *item = inquiry->item;
	struct item_result *result = inquiry->result;
	gboolean there = result->verdict == VERDICT_FOUND || result->verdict == VERDICT_PARTIAL;
	for (guint t = 0; t < item->topics->len && there && !session->incomplete; t++) {
		const struct topic *topic = g_ptr_array_index(item->topics, t);
		if (inquiry->cases[t]->standing != STANDING_PROVEN)
			continue;
		inquiry_ask(inquiry, topic);
		for (guint e = 0; e < topic->elements->len; e++) {
			const struct element *element = g_ptr_array_index(topic->elements, e);
			if (element->optional && !is_needed(item, element) &&
			    rules_applies(element->agencies, session->agency) &&
			    check_element(&session->check, element, inquiry->cases[t]->exhibit)
					    .verdict == VERDICT_MISSING)
				note_optional(result, element);
		}
	}
}

static void judge_needs(const struct inquiry *inquiry, struct tally *tally)
{
	const GPtrArray *needs = inquiry->item->requirements;
	for (guint i = 0; i < needs->len; i++) {
		const struct requirement *need = g_ptr_array_index(needs, i);
		if (!requirement_applies(need, inquiry->session->agency))
			continue;
		struct element_result *told = inquiry_need(inquiry, i);
		g_ptr_array_add(inquiry->result->elements, told);
		tally->all[told->verdict] = TRUE;
		if (inquiry_is_substance(inquiry, i))
			tally->substance[told->verdict] = TRUE;
	}
}

/* What is asked of the item as a whole. */
static void judge_whole(const struct inquiry *inquiry, struct tally *tally)
{
	static struct element_result *(*const asked[])(const struct inquiry *inquiry) = {
		inquiry_period, inquiry_outside, inquiry_owner};
	for (guint i = 0; i < G_N_ELEMENTS(asked); i++) {
		struct element_result *told = asked[i](inquiry);
		if (!told)
			continue;
		if (told->verdict == VERDICT_MISSING && may_be_elsewhere(inquiry))
			told->verdict = VERDICT_UNCLEAR; /* it may hold of what was not read */
		g_ptr_array_add(inquiry->result->elements, told);
		tally->all[told->verdict] = TRUE;
	}
}

static void decide(const struct inquiry *inquiry, const struct tally *tally)
{
	struct item_result *result = inquiry->result;
	gboolean start = FALSE;
	for (guint t = 0; t < inquiry->item->topics->len; t++) {
		struct share share = share_of(inquiry, inquiry->cases[t]->topic);
		start |= is_start(inquiry->cases[t], &share, tally);
	}
	result->verdict = verdict_of(tally, start);
	if (result->verdict == VERDICT_MISSING && may_be_elsewhere(inquiry))
		result->verdict = VERDICT_UNCLEAR;
	if (result->verdict == VERDICT_PARTIAL && tally->substance[VERDICT_FOUND])
		tell_in_place(inquiry);
	if (result->verdict == VERDICT_UNCLEAR || inquiry->session->incomplete)
		soften_elements(result);
}

static struct item_result *result_for(const struct item *item)
{
	struct item_result *result = item_result_new();
	result_set(&result->id, item->id);
	result_set(&result->title_th, item->title_th);
	result_set(&result->title_en, item->title_en);
	result_set(&result->sub_indicator, item->sub_indicator);
	result_set(&result->basis, item->basis);
	return result;
}

static void tell_topics(const struct inquiry *inquiry, guint *ends)
{
	for (guint t = 0; t < inquiry->item->topics->len; t++) {
		const struct topic *topic = g_ptr_array_index(inquiry->item->topics, t);
		inquiry_ask(inquiry, topic);
		g_ptr_array_add(inquiry->result->topics, g_strdup(topic->id));
		add_evidence(inquiry, inquiry->cases[t]);
		ends[t] = inquiry->result->evidence->len;
	}
}

struct item_result *judge_item(struct session *session, const struct item *item)
{
	guint n_topics = item->topics->len;
	struct item_result *result = result_for(item);
	g_autofree const struct topic_case **cases = g_new(const struct topic_case *, n_topics);
	g_autofree guint *ends = g_new(guint, n_topics);
	g_autofree gboolean *said = g_new0(gboolean, item->requirements->len + 1);
	const struct inquiry inquiry = {session, item, cases, ends, result, said};
	struct tally tally = {0};
	for (guint t = 0; t < n_topics; t++)
		cases[t] = session_case(session, g_ptr_array_index(item->topics, t));
	tell_topics(&inquiry, ends);
	judge_needs(&inquiry, &tally);
	if (tally.substance[VERDICT_FOUND])
		judge_whole(&inquiry, &tally);
	decide(&inquiry, &tally);
	result->confidence = confidence_of(result, cases, n_topics, session->all_read);
	reason_item(result, item, session, cases);
	note_lacking(&inquiry);
	if (!rules_has_local_units(session->agency))
		result_set(&result->unit_th, "");
	submitted_tell(session->submitted, session->site, item, cases, result);
	return result;
}
