/*
 * One item: each need is looked for in its topics' cases, then the period; the verdict says what
 * is proven, what is lacking and what could not be read.
 */
#include "rules/item.h"

#include "base/reason_words.h"
#include "rules/about.h"
#include "rules/confidence.h"
#include "rules/evidence.h"
#include "rules/reason.h"
#include "rules/submitted.h"

#define MAX_EVIDENCE     5u
#define START_CONFIDENCE 0.7
#define START_LETTERS    300u /* a text of its own: a few paragraphs */
#define SURE_CONFIDENCE  0.8

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

static const struct topic_case *case_for(struct session *session, const struct element_ref *ref)
{
	return session_case(session, ref->topic);
}

/* The label over which a scope was reached. */
static uint32_t scope_label(struct session *session, const struct topic_case *topic_case,
			    guint scope)
{
	for (guint i = 0; i < topic_case->weighed->len; i++) {
		const struct weighed *weighed =
			&g_array_index(topic_case->weighed, struct weighed, i);
		if (weighed->scope == scope && weighed->candidate.from_link != SITE_NONE)
			return site_page(session->site, weighed->candidate.from_page)
				->links[weighed->candidate.from_link]
				.label;
	}
	return SITE_NONE;
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
		evidence_tell_year(evidence, scope, scope_label(session, topic_case, i),
				   topic_case->topic, session->check.fiscal_year);
		break;
	}
	return evidence;
}

/* The checks that follow are of this topic, and of the year that the item asks of it. */
static void ask_year_of(struct session *session, const struct item *item, const struct topic *topic)
{
	int year = session->checklist->fiscal_year, wanted = about_wanted(item, topic, year);
	session->check.fiscal_year = wanted ? wanted : year;
}

/* One need of an item: met by any of its elements. */
static struct element_result *judge_need(struct session *session, const struct item *item,
					 const struct requirement *need)
{
	const struct element_ref *first = g_ptr_array_index(need->refs, 0);
	struct element_result *result = element_result_for(need, first);
	result->verdict = VERDICT_MISSING;
	const char *reason = NULL;
	for (guint i = 0; i < need->refs->len; i++) {
		const struct element_ref *ref = g_ptr_array_index(need->refs, i);
		if (!rules_applies(ref->element->agencies, session->agency))
			continue;
		const struct topic_case *topic_case = case_for(session, ref);
		ask_year_of(session, item, ref->topic);
		struct proof proof =
			check_element(&session->check, ref->element, topic_case->exhibit);
		gboolean unread = topic_case_has_unread_claim(topic_case) ||
				  topic_case->exhibit->capped ||
				  (topic_case->exhibit->scopes->len == 0 &&
				   topic_case->standing == STANDING_UNREAD);
		if (proof.verdict == VERDICT_MISSING && unread)
			proof.verdict = VERDICT_UNCLEAR;
		enum verdict verdict = verdict_any(result->verdict, proof.verdict);
		if (verdict != result->verdict && proof.verdict == VERDICT_FOUND &&
		    proof.page != SITE_NONE)
			g_ptr_array_add(result->evidence,
					element_evidence(session, topic_case, &proof));
		result->verdict = verdict;
		reason = reason ? reason : proof.reason;
		if (verdict == VERDICT_FOUND)
			break;
	}
	if (result->verdict == VERDICT_UNCLEAR) {
		if (!reason)
			reason = unread_reason(case_for(session, first));
		g_autofree char *th = reason_words(reason, TRUE);
		g_autofree char *en = reason_words(reason, FALSE);
		result_set(&result->why_th, th);
		result_set(&result->why_en, en);
	}
	return result;
}

static void describe_period(struct element_result *result, int wanted)
{
	g_autofree char *th = g_strdup_printf("เป็นข้อมูลของปี %d", wanted);
	g_autofree char *en = g_strdup_printf("It is of the year %d", wanted);
	result->year = wanted;
	result_set(&result->id, "period");
	result_set(&result->text_th, th);
	result_set(&result->text_en, en);
}

static gboolean is_better(const struct about *about, const struct about *than)
{
	return !than->covers && (about->covers || about->to > than->to);
}

/* A page with nothing but its heading over documents: the year on it is a promise of theirs. */
static gboolean is_cover(const struct scope *scope)
{
	return site_page(scope->site, scope->page)->kind == PAGE_HTML && scope->plain == 0 &&
	       scope->documents > 0 && scope->unread == 0;
}

static gboolean in_title(const struct about *about)
{
	return g_str_equal(about->where, "title") || g_str_equal(about->where, "heading");
}

/* What the scopes tell best; a cover's word counts for nothing where each document of the exhibit
 * says its own year in its title. */
static struct about best_about(struct session *session, const struct topic_case *topic_case,
			       int wanted)
{
	const GPtrArray *scopes = topic_case->exhibit->scopes;
	const struct about none = {.where = "", .block = SITE_NONE, .link = SITE_NONE};
	struct about best = none, inside = none;
	gboolean titled = TRUE;
	for (guint i = 0; i < scopes->len && !inside.covers; i++) {
		const struct scope *scope = g_ptr_array_index(scopes, i);
		struct about about = about_year(scope, scope_label(session, topic_case, i),
						topic_case->topic, wanted);
		if (is_better(&about, &best))
			best = about;
		if (is_cover(scope))
			continue;
		titled &= in_title(&about);
		if (is_better(&about, &inside))
			inside = about;
	}
	return titled && inside.to ? inside : best;
}

/* Where the year was read, but for the label of a link and a file's name: they are no text. */
static void add_period_evidence(struct session *session, const struct about *about, int wanted,
				struct element_result *to)
{
	if (about->block == SITE_NONE)
		return;
	gboolean html = site_page(session->site, about->page)->kind == PAGE_HTML;
	const struct proof proof = {.verdict = VERDICT_FOUND,
				    .page = about->page,
				    .block = about->block,
				    .link = SITE_NONE,
				    .kind = html ? "page" : "document",
				    .start = about->start,
				    .end = about->end};
	struct evidence *evidence = evidence_of_proof(
		&(struct evidence_context){session->site, session->paths}, &proof);
	evidence->fiscal_year = about->covers ? wanted : about->to;
	result_set(&evidence->year_from, about->where);
	g_ptr_array_add(to->evidence, evidence);
}

/* The years of an item: what its topics tell best, and the first topic that tells another one than
 * is asked of it. */
struct years {
	struct about best, other;
	const struct topic *of; /* of other; NULL */
	int wanted, other_wanted;
};

/* What carries no year of its own is of the year that its topic is of. */
static void date_evidence(struct item_result *of, guint from, guint to, const struct about *about,
			  int wanted)
{
	for (guint i = from; i < to && about->to > 0; i++) {
		struct evidence *evidence = g_ptr_array_index(of->evidence, i);
		if (evidence->fiscal_year > 0)
			continue;
		evidence->fiscal_year = about->covers ? wanted : about->to;
		result_set(&evidence->year_from, about->where);
	}
}

/* Each topic is to be of the year: a declaration of this year makes no activity of last year good.
 * What is in force may be of any years, and is judged as a whole. */
static struct years years_of(struct session *session, const struct item *item, const guint *ends,
			     struct item_result *to)
{
	const struct about none = {.where = "", .block = SITE_NONE, .link = SITE_NONE};
	struct years years = {.best = none, .other = none};
	for (guint t = 0; t < item->topics->len; t++) {
		const struct topic *topic = g_ptr_array_index(item->topics, t);
		int wanted = about_wanted(item, topic, session->checklist->fiscal_year);
		if (wanted == 0)
			continue;
		struct about about = best_about(session, session_case(session, topic), wanted);
		date_evidence(to, t ? ends[t - 1] : 0, ends[t], &about, wanted);
		if (is_better(&about, &years.best)) {
			years.best = about;
			years.wanted = wanted;
		}
		if (years.of || about.to == 0 || about.covers ||
		    about_period(item, topic) == PERIOD_IN_FORCE ||
		    about_moved_on(about.from, wanted, session->seen_year))
			continue;
		years.other = about;
		years.of = topic;
		years.other_wanted = wanted;
	}
	return years;
}

static void say_newer(struct element_result *period, int year)
{
	g_autofree char *th = g_strdup_printf("ที่พบเป็นของปี %d ซึ่งใหม่กว่าปีที่ตรวจ", year);
	g_autofree char *en =
		g_strdup_printf("what is there is of %d, newer than the year asked for", year);
	result_set(&period->why_th, th);
	result_set(&period->why_en, en);
}

/* It does not hold of what was found, and may of what was not read: the words stay. */
static void leave_open(struct element_result *element)
{
	g_autofree char *th =
		g_strdup_printf("%s (ที่ถูกต้องอาจอยู่ในหน้าหรือไฟล์ที่โปรแกรมไม่ได้เปิดอ่าน)", element->why_th);
	g_autofree char *en = g_strdup_printf(
		"%s (the right one may be on a page or in a file that was not opened)",
		element->why_en);
	element->verdict = VERDICT_UNCLEAR;
	result_set(&element->why_th, th);
	result_set(&element->why_en, en);
}

/* topic: the one of several that is of another year; NULL where the item has one. */
static void say_other(struct element_result *period, const struct topic *topic, int year,
		      int wanted)
{
	g_autofree char *th = topic ? g_strdup_printf("เรื่อง “%s” ที่พบเป็นของปี %d ต้องเป็นปี %d",
						      topic->title_th, year, wanted)
				    : g_strdup_printf("ที่พบเป็นของปี %d ต้องเป็นปี %d", year, wanted);
	g_autofree char *en =
		topic ? g_strdup_printf("“%s”: what is there is of %d, it must be of %d",
					topic->title_en, year, wanted)
		      : g_strdup_printf("what is there is of %d, it must be of %d", year, wanted);
	result_set(&period->why_th, th);
	result_set(&period->why_en, en);
}

/* The period as a need of its own. Where nothing tells a year there is nothing to hold against the
 * agency: no need then. A plan in force that says several years must cover the wanted one. ends: of
 * the topics' evidence in the result. */
static struct element_result *judge_period(struct session *session, const struct item *item,
					   const guint *ends, struct item_result *to)
{
	struct years years = years_of(session, item, ends, to);
	const struct about *best = &years.best;
	if (best->to == 0)
		return NULL;
	gboolean newer =
		!best->covers && about_moved_on(best->from, years.wanted, session->seen_year);
	gboolean met = !years.of && (best->covers || newer);
	const struct about *told = years.of ? &years.other : best;
	int wanted = years.of ? years.other_wanted : years.wanted;
	struct element_result *result = element_result_new();
	describe_period(result, wanted);
	result_set(&result->basis, item->period_basis ? item->period_basis : item->basis);
	result->verdict = met ? VERDICT_FOUND : VERDICT_MISSING;
	add_period_evidence(session, told, wanted, result);
	if (!met)
		say_other(result, item->topics->len > 1 ? years.of : NULL, told->to, wanted);
	else if (newer)
		say_newer(result, told->to);
	return result;
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

static void add_evidence(struct session *session, struct item_result *result,
			 const struct topic_case *topic_case)
{
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
				scope_label(session, topic_case, weighed->scope), topic_case->topic,
				session->check.fiscal_year);
	}
}

/* The substance of an item: the first need of each of its topics that holds for the agency. What is
 * only said about it proves nothing without it. */
static gboolean is_substance(const struct item *item, guint need, const char *agency)
{
	const struct requirement *requirement = g_ptr_array_index(item->requirements, need);
	const struct topic *topic =
		((const struct element_ref *)g_ptr_array_index(requirement->refs, 0))->topic;
	for (guint i = 0; i < need; i++) {
		const struct requirement *before = g_ptr_array_index(item->requirements, i);
		if (requirement_applies(before, agency) &&
		    ((const struct element_ref *)g_ptr_array_index(before->refs, 0))->topic ==
			    topic)
			return FALSE;
	}
	return TRUE;
}

/* Verdicts seen, as a set: that combines in any order. */
struct tally {
	gboolean all[VERDICT_COUNT], substance[VERDICT_COUNT];
};

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
static gboolean may_be_elsewhere(struct session *session, const struct item *item)
{
	if (session->incomplete)
		return TRUE;
	for (guint t = 0; t < item->topics->len; t++)
		if (topic_case_has_unread_claim(
			    session_case(session, g_ptr_array_index(item->topics, t))))
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

/* A page that is surely about the item with one of its elements, or one about it with a whole text
 * of its own; a line or two where nothing is left to be read. */
static gboolean is_start(const struct topic_case *topic_case, const struct tally *tally)
{
	if (topic_case->standing != STANDING_PROVEN)
		return FALSE;
	if (is_for_use(topic_case->topic) && !tally->substance[VERDICT_UNCLEAR] &&
	    all_links_read(topic_case))
		return FALSE;
	if (tally->all[VERDICT_FOUND] && topic_case->confidence >= SURE_CONFIDENCE)
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
static struct element_result *judge_outside(const struct topic_case *const *cases, guint count)
{
	gboolean outside = FALSE;
	for (guint i = 0; i < count; i++)
		outside |= is_outside(cases[i]);
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
static char *need_of_other(struct session *session, const struct item *item,
			   const struct requirement *need)
{
	g_autofree char *other = NULL;
	for (guint i = 0; i < need->refs->len; i++) {
		const struct element_ref *ref = g_ptr_array_index(need->refs, i);
		const struct topic_case *topic_case = case_for(session, ref);
		AUTO(exhibit) own = own_exhibit(session, topic_case->exhibit, &other);
		ask_year_of(session, item, ref->topic);
		struct proof proof = check_element(&session->check, ref->element, own);
		if (topic_case->exhibit->capped || topic_case->left_out ||
		    (proof.verdict != VERDICT_MISSING && !is_link_to_other(session, own, &proof)))
			return NULL;
	}
	return g_steal_pointer(&other);
}

/* That it is the agency's own is a need where the substance of the item is another's. */
static struct element_result *judge_owner(struct session *session, const struct item *item)
{
	g_autofree char *other = NULL;
	for (guint i = 0; i < item->requirements->len && !other; i++) {
		const struct requirement *need = g_ptr_array_index(item->requirements, i);
		if (requirement_applies(need, session->agency) &&
		    is_substance(item, i, session->agency))
			other = need_of_other(session, item, need);
	}
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
static void tell_in_place(struct session *session, const struct item *item,
			  struct item_result *result)
{
	guint at = 0;
	for (guint i = 0; i < item->requirements->len; i++) {
		const struct requirement *need = g_ptr_array_index(item->requirements, i);
		if (!requirement_applies(need, session->agency))
			continue;
		struct element_result *told = g_ptr_array_index(result->elements, at++);
		const struct element_ref *first = g_ptr_array_index(need->refs, 0);
		if (told->verdict != VERDICT_MISSING || !*first->element->lacks_th)
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
static void judge_optional(struct session *session, const struct item *item,
			   struct item_result *result)
{
	gboolean there = result->verdict == VERDICT_FOUND || result->verdict == VERDICT_PARTIAL;
	for (guint t = 0; t < item->topics->len && there && !session->incomplete; t++) {
		const struct topic *topic = g_ptr_array_index(item->topics, t);
		const struct topic_case *topic_case = session_case(session, topic);
		if (topic_case->standing != STANDING_PROVEN)
			continue;
		ask_year_of(session, item, topic);
		for (guint e = 0; e < topic->elements->len; e++) {
			const struct element *element = g_ptr_array_index(topic->elements, e);
			if (element->optional && !is_needed(item, element) &&
			    rules_applies(element->agencies, session->agency) &&
			    check_element(&session->check, element, topic_case->exhibit).verdict ==
				    VERDICT_MISSING)
				note_optional(result, element);
		}
	}
}

struct item_result *judge_item(struct session *session, const struct item *item)
{
	struct item_result *result = item_result_new();
	g_autofree const struct topic_case **cases =
		g_new0(const struct topic_case *, item->topics->len);
	g_autofree guint *ends = g_new(guint, item->topics->len);
	result_set(&result->id, item->id);
	result_set(&result->title_th, item->title_th);
	result_set(&result->title_en, item->title_en);
	result_set(&result->sub_indicator, item->sub_indicator);
	result_set(&result->basis, item->basis);
	for (guint t = 0; t < item->topics->len; t++) {
		const struct topic *topic = g_ptr_array_index(item->topics, t);
		cases[t] = session_case(session, topic);
		ask_year_of(session, item, topic);
		g_ptr_array_add(result->topics, g_strdup(topic->id));
		add_evidence(session, result, cases[t]);
		ends[t] = result->evidence->len;
	}
	struct tally tally = {0};
	for (guint i = 0; i < item->requirements->len; i++) {
		const struct requirement *need = g_ptr_array_index(item->requirements, i);
		if (!requirement_applies(need, session->agency))
			continue;
		struct element_result *element = judge_need(session, item, need);
		g_ptr_array_add(result->elements, element);
		tally.all[element->verdict] = TRUE;
		if (is_substance(item, i, session->agency))
			tally.substance[element->verdict] = TRUE;
	}
	struct element_result *period =
		tally.substance[VERDICT_FOUND] ? judge_period(session, item, ends, result) : NULL;
	gboolean elsewhere = may_be_elsewhere(session, item);
	if (period) {
		if (elsewhere && period->verdict == VERDICT_MISSING)
			leave_open(period);
		g_ptr_array_add(result->elements, period);
		tally.all[period->verdict] = TRUE;
	}
	struct element_result *outside =
		tally.substance[VERDICT_FOUND]
			? judge_outside((const struct topic_case *const *)cases, item->topics->len)
			: NULL;
	if (outside) {
		g_ptr_array_add(result->elements, outside);
		tally.all[outside->verdict] = TRUE;
	}
	struct element_result *owner =
		tally.substance[VERDICT_FOUND] ? judge_owner(session, item) : NULL;
	if (owner) {
		if (elsewhere)
			leave_open(owner);
		g_ptr_array_add(result->elements, owner);
		tally.all[owner->verdict] = TRUE;
	}
	gboolean start = FALSE;
	for (guint t = 0; t < item->topics->len; t++)
		start |= is_start(cases[t], &tally);
	result->verdict = verdict_of(&tally, start);
	if (result->verdict == VERDICT_MISSING && elsewhere)
		result->verdict = VERDICT_UNCLEAR;
	if (result->verdict == VERDICT_PARTIAL && tally.substance[VERDICT_FOUND])
		tell_in_place(session, item, result);
	if (result->verdict == VERDICT_UNCLEAR || session->incomplete)
		soften_elements(result);
	result->confidence = confidence_of(result, cases, item->topics->len, session->all_read);
	reason_item(result, item, session->site, cases, session->incomplete);
	judge_optional(session, item, result);
	if (!rules_has_local_units(session->agency))
		result_set(&result->unit_th, "");
	submitted_tell(session->submitted, session->site, item,
		       (const struct topic_case *const *)cases, result);
	return result;
}
