/*
 * The story: pages are taken in; at the end every claim is collected, every topic's candidates are
 * weighed on their targets' own content, every item's needs are checked on what came of it, and the
 * verdict says what is proven, what is lacking and what could not be read.
 */
#include "rules/judge.h"

#include "base/fold.h"
#include "base/reason_words.h"
#include "rules/about.h"
#include "rules/check.h"
#include "rules/evidence.h"
#include "rules/path.h"
#include "rules/privacy.h"
#include "rules/reason.h"
#include "rules/weigh.h"

#include <string.h>

#define MAX_EVIDENCE         5u
#define MAX_BROKEN           500u
#define MAX_BROKEN_FROM      5u
#define MAX_REDIRECTS        8u
#define MAX_UNREAD_PAGES     2u  /* so many pages about something else may be unread, */
#define MAX_UNREAD_SHARE     20u /* or one in so many, before the site counts as not read; */
#define READ_FOR_EACH_UNREAD 4u  /* and no more than one for so many that were read */
#define START_CONFIDENCE     0.7
#define START_LETTERS        300u /* a text of its own: a few paragraphs */
#define SURE_CONFIDENCE      0.8
#define BLIND_STRENGTH                                                                             \
	60 /* an unread link that names the topic so surely stands in the way of "missing" */

struct judge {
	const struct ruleset *rules;
	char *agency;
	struct site *site;
	GHashTable *named; /* const struct topic * that an own heading named so far */
};

/* The state of one judge_finish(). */
struct session {
	const struct judge *judge;
	struct site *site;
	const struct checklist *checklist;
	struct weigh_context weigh;
	struct check_context check;
	GHashTable *cases; /* const struct topic * → struct topic_case * */
	struct paths *paths;
	const char *incomplete; /* why not everything was read; NULL */
};

struct judge *judge_new(const struct judge_options *options)
{
	struct judge *judge = g_new0(struct judge, 1);
	judge->rules = options->rules;
	judge->agency = g_strdup(options->agency ? options->agency : "");
	judge->site = site_new(options->rules);
	judge->named = g_hash_table_new(NULL, NULL);
	return judge;
}

void judge_free(struct judge *judge)
{
	if (!judge)
		return;
	site_free(judge->site);
	g_hash_table_destroy(judge->named);
	g_free(judge->agency);
	g_free(judge);
}

/* The crawl's order: declared rows and index pages first, then what names a topic, then menus, then
 * the rest. */
int judge_promise(struct judge *judge, uint32_t number, uint32_t index, gboolean *evidence)
{
	const struct site_page *page = site_page(judge->site, number);
	const struct site_link *link = &page->links[index];
	const struct topic *topic;
	int strength = candidate_link_strength(judge->site, page, link, &topic);
	const struct ruleset *rules = judge->rules;
	const char *url = link->target == SITE_NONE ? "" : site_url(judge->site, link->target)->url;
	*evidence =
		(strength >= 50 && link->kind != LINK_FORM &&
		 !site_on_host(url, rules->social_hosts) && !site_on_host(url, rules->chat_hosts) &&
		 !site_on_host(url, rules->map_hosts)) ||
		site_on_host(url, rules->document_hosts);
	uint32_t text = link->label != SITE_NONE ? link->label : link->row;
	if (text != SITE_NONE && site_text_has(judge->site, text, rules->checklist->index_labels))
		return 980;
	if (text != SITE_NONE &&
	    candidate_item_code(rules->checklist, site_text(judge->site, text)->fold))
		return 960;
	if (link->kind == LINK_REFRESH || link->kind == LINK_FRAME || link->kind == LINK_EMBED)
		return 900;
	if (strength > 0)
		return 400 + strength * 5;
	return link->region == REGION_NAV || link->region == REGION_HEADER ? 300
	       : page->depth <= 1                                          ? 200
									   : 100;
}

/* Topics that the page's own headings name: what progress shows as decided. */
static void note_named(struct judge *judge, uint32_t number)
{
	const struct site_page *page = site_page(judge->site, number);
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		if (site_role(&page->blocks[i]) != ROLE_HEADING)
			continue;
		uint32_t count;
		const struct label_hit *hits =
			site_labels(judge->site, page->blocks[i].text, &count);
		for (uint32_t h = 0; h < count; h++)
			if (hits[h].strength >= 70)
				g_hash_table_add(judge->named, (gpointer)hits[h].topic);
	}
}

uint32_t judge_add_page(struct judge *judge, const struct page *page)
{
	uint32_t number = site_add(judge->site, page);
	note_named(judge, number);
	return number;
}

unsigned judge_decided(const struct judge *judge)
{
	const struct checklist *checklist = judge->rules->checklist;
	unsigned decided = 0;
	for (guint i = 0; i < checklist->items->len; i++) {
		const struct item *item = g_ptr_array_index(checklist->items, i);
		gboolean named = FALSE;
		for (guint t = 0; t < item->topics->len && !named; t++)
			named = g_hash_table_contains(judge->named,
						      g_ptr_array_index(item->topics, t));
		decided += named;
	}
	return decided;
}

static struct topic_case *case_of(struct session *session, const struct topic *topic)
{
	struct topic_case *topic_case = g_hash_table_lookup(session->cases, topic);
	if (!topic_case) {
		topic_case = weigh_topic(&session->weigh, topic);
		g_hash_table_insert(session->cases, (gpointer)topic, topic_case);
	}
	return topic_case;
}

static void note_targets(struct session *session, const struct topic_case *topic_case)
{
	GArray *pages = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (guint i = 0; i < topic_case->weighed->len; i++) {
		const struct weighed *weighed =
			&g_array_index(topic_case->weighed, struct weighed, i);
		if (weighed->standing == STANDING_PROVEN && weighed->candidate.page != SITE_NONE)
			g_array_append_val(pages, weighed->candidate.page);
	}
	g_hash_table_insert(session->check.targets, (gpointer)topic_case->topic, pages);
}

static void array_free(gpointer array)
{
	g_array_free(array, TRUE);
}

static void weigh_all(struct session *session)
{
	for (guint i = 0; i < session->checklist->items->len; i++) {
		const struct item *item = g_ptr_array_index(session->checklist->items, i);
		for (guint t = 0; t < item->topics->len; t++) {
			const struct topic *topic = g_ptr_array_index(item->topics, t);
			if (!g_hash_table_contains(session->cases, topic))
				note_targets(session, case_of(session, topic));
		}
	}
}

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

static const struct topic_case *case_for(struct session *session, const struct element_ref *ref)
{
	return case_of(session, ref->topic);
}

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
 * a picture or a sheet without letters. */
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
	return "picture";
}

/* A claim surely names the topic, and nobody has read its target. */
static gboolean has_unread_claim(const struct topic_case *topic_case)
{
	for (guint i = 0; i < topic_case->weighed->len; i++) {
		const struct weighed *weighed =
			&g_array_index(topic_case->weighed, struct weighed, i);
		if (weighed->standing == STANDING_UNREAD &&
		    weighed->candidate.strength >= BLIND_STRENGTH)
			return TRUE;
	}
	return FALSE;
}

/* One need of an item: met by any of its elements. */
static struct element_result *judge_need(struct session *session, const struct requirement *need)
{
	const struct element_ref *first = g_ptr_array_index(need->refs, 0);
	struct element_result *result = element_result_for(need, first);
	result->verdict = VERDICT_MISSING;
	for (guint i = 0; i < need->refs->len; i++) {
		const struct element_ref *ref = g_ptr_array_index(need->refs, i);
		const struct topic_case *topic_case = case_for(session, ref);
		struct proof proof =
			check_element(&session->check, ref->element, topic_case->exhibit);
		gboolean unread =
			has_unread_claim(topic_case) || (topic_case->exhibit->scopes->len == 0 &&
							 topic_case->standing == STANDING_UNREAD);
		if (proof.verdict == VERDICT_MISSING && unread)
			proof.verdict = VERDICT_UNCLEAR;
		enum verdict verdict = verdict_any(result->verdict, proof.verdict);
		if (verdict != result->verdict && proof.verdict == VERDICT_FOUND &&
		    proof.page != SITE_NONE)
			g_ptr_array_add(
				result->evidence,
				evidence_of_proof(
					&(struct evidence_context){session->site, session->paths},
					&proof));
		result->verdict = verdict;
		if (verdict == VERDICT_FOUND)
			break;
	}
	if (result->verdict == VERDICT_UNCLEAR) {
		const char *reason = unread_reason(case_for(session, first));
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
	result_set(&result->id, "period");
	result_set(&result->text_th, th);
	result_set(&result->text_en, en);
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

static struct about best_about(struct session *session, const struct topic_case *topic_case,
			       int wanted)
{
	struct about best = {0, 0, "", SITE_NONE, SITE_NONE, FALSE};
	for (guint i = 0; i < topic_case->exhibit->scopes->len && !best.covers; i++) {
		struct about about = about_year(g_ptr_array_index(topic_case->exhibit->scopes, i),
						scope_label(session, topic_case, i), wanted);
		if (about.covers || about.to > best.to)
			best = about;
	}
	return best;
}

/* The period as a need of its own. Where nothing tells a year there is nothing to hold against the
 * agency: no need then. A plan in force that says several years must cover the wanted one. */
static struct element_result *judge_period(struct session *session, const struct item *item,
					   struct item_result *to)
{
	int wanted = about_wanted(item, session->checklist->fiscal_year);
	if (wanted == 0)
		return NULL;
	struct about best = {0, 0, "", SITE_NONE, SITE_NONE, FALSE};
	for (guint t = 0; t < item->topics->len && !best.covers; t++) {
		struct about about = best_about(
			session, case_of(session, g_ptr_array_index(item->topics, t)), wanted);
		if (about.covers || about.to > best.to)
			best = about;
	}
	for (guint i = 0; i < to->evidence->len && best.to > 0; i++) {
		struct evidence *evidence = g_ptr_array_index(to->evidence, i);
		evidence->fiscal_year = best.covers ? wanted : best.to;
		result_set(&evidence->year_from, best.where);
	}
	if (best.to == 0)
		return NULL;
	struct element_result *result = element_result_new();
	describe_period(result, wanted);
	result_set(&result->basis, item->period_basis ? item->period_basis : item->basis);
	result->verdict = best.covers ? VERDICT_FOUND : VERDICT_MISSING;
	if (!best.covers) {
		g_autofree char *th = g_strdup_printf("ที่พบเป็นของปี %d ต้องเป็นปี %d", best.to, wanted);
		g_autofree char *en = g_strdup_printf("what is there is of %d, it must be of %d",
						      best.to, wanted);
		result_set(&result->why_th, th);
		result_set(&result->why_en, en);
	}
	return result;
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
		if (weighed->standing != STANDING_NONE)
			g_ptr_array_add(result->evidence,
					evidence_of_candidate(&context, topic_case, weighed));
	}
}

/* The substance of an item: the first need of each of its topics. What is only said about it proves
 * nothing without it. */
static gboolean is_substance(const struct item *item, guint need)
{
	const struct requirement *requirement = g_ptr_array_index(item->requirements, need);
	const struct topic *topic =
		((const struct element_ref *)g_ptr_array_index(requirement->refs, 0))->topic;
	for (guint i = 0; i < need; i++) {
		const struct requirement *before = g_ptr_array_index(item->requirements, i);
		if (((const struct element_ref *)g_ptr_array_index(before->refs, 0))->topic ==
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
		if (has_unread_claim(case_of(session, g_ptr_array_index(item->topics, t))))
			return TRUE;
	return FALSE;
}

static double item_confidence(struct session *session, const struct item *item,
			      const struct item_result *result)
{
	double confidence = 1;
	for (guint t = 0; t < item->topics->len; t++) {
		const struct topic_case *topic_case =
			case_of(session, g_ptr_array_index(item->topics, t));
		confidence =
			MIN(confidence,
			    topic_case->standing == STANDING_PROVEN ? topic_case->confidence : 0.9);
	}
	return result->verdict == VERDICT_UNCLEAR ? 0 : confidence;
}

/* A page that is surely about the item with one of its elements, or one about it with a whole text
 * of its own. */
static gboolean is_start(const struct topic_case *topic_case, const struct tally *tally)
{
	if (topic_case->standing != STANDING_PROVEN)
		return FALSE;
	if (tally->all[VERDICT_FOUND] && topic_case->confidence >= SURE_CONFIDENCE)
		return TRUE;
	if (topic_case->topic->on_any_page)
		return FALSE;
	const struct scope *best = topic_case->exhibit->scopes->len
					   ? g_ptr_array_index(topic_case->exhibit->scopes, 0)
					   : NULL;
	return best && topic_case->confidence >= START_CONFIDENCE && best->plain >= START_LETTERS;
}

static struct item_result *judge_item(struct session *session, const struct item *item)
{
	struct item_result *result = item_result_new();
	g_autofree struct topic_case **cases = g_new0(struct topic_case *, item->topics->len);
	result_set(&result->id, item->id);
	result_set(&result->title_th, item->title_th);
	result_set(&result->title_en, item->title_en);
	result_set(&result->sub_indicator, item->sub_indicator);
	result_set(&result->basis, item->basis);
	for (guint t = 0; t < item->topics->len; t++) {
		const struct topic *topic = g_ptr_array_index(item->topics, t);
		cases[t] = case_of(session, topic);
		g_ptr_array_add(result->topics, g_strdup(topic->id));
		add_evidence(session, result, cases[t]);
	}
	int wanted = about_wanted(item, session->checklist->fiscal_year);
	session->check.fiscal_year = wanted ? wanted : session->checklist->fiscal_year;
	struct tally tally = {0};
	for (guint i = 0; i < item->requirements->len; i++) {
		const struct requirement *need = g_ptr_array_index(item->requirements, i);
		if (!rules_applies(need->agencies, session->judge->agency))
			continue;
		struct element_result *element = judge_need(session, need);
		g_ptr_array_add(result->elements, element);
		tally.all[element->verdict] = TRUE;
		if (is_substance(item, i))
			tally.substance[element->verdict] = TRUE;
	}
	struct element_result *period =
		tally.substance[VERDICT_FOUND] ? judge_period(session, item, result) : NULL;
	if (period) {
		g_ptr_array_add(result->elements, period);
		tally.all[period->verdict] = TRUE;
	}
	gboolean start = FALSE;
	for (guint t = 0; t < item->topics->len; t++)
		start |= is_start(cases[t], &tally);
	result->verdict = verdict_of(&tally, start);
	if (result->verdict == VERDICT_MISSING && may_be_elsewhere(session, item))
		result->verdict = VERDICT_UNCLEAR;
	result->confidence = item_confidence(session, item, result);
	reason_item(result, item, session->site, cases, session->incomplete);
	return result;
}

/* Pages that link to the URL, also by way of redirects, up to MAX_BROKEN_FROM. */
static void add_broken_from(struct session *session, uint32_t url, unsigned hops, GPtrArray *from)
{
	const struct inbound *in;
	for (uint32_t at = site_url(session->site, url)->first_in;
	     at != SITE_NONE && from->len < MAX_BROKEN_FROM; at = in->next) {
		in = site_inbound(session->site, at);
		uint32_t by = site_page(session->site, in->page)->url;
		const char *text = site_url(session->site, by)->url;
		if (in->link == SITE_NONE && hops < MAX_REDIRECTS)
			add_broken_from(session, by, hops + 1, from);
		else if (in->link != SITE_NONE &&
			 !g_ptr_array_find_with_equal_func(from, text, g_str_equal, NULL))
			g_ptr_array_add(from, g_strdup(text));
	}
}

static void add_broken_links(struct session *session, struct result *result)
{
	for (uint32_t i = 0;
	     i < site_urls(session->site) && result->crawl.broken_links->len < MAX_BROKEN; i++) {
		const struct site_url *url = site_url(session->site, i);
		if (url->page == SITE_NONE || url->first_in == SITE_NONE)
			continue;
		const struct site_page *page = site_page(session->site, url->page);
		if (page->read != READ_GONE && !(page->read == READ_FAILED && page->status == 0))
			continue;
		struct broken_link *broken =
			result_add_broken_link(result, url->url, page->status, page->reason);
		add_broken_from(session, i, 0, broken->from);
	}
}

/* Same host as the home page: keys begin with it. */
static gboolean is_in_site(struct site *site, const struct site_url *url)
{
	const char *home = site_url(site, site_page(site, site_home(site))->url)->key;
	size_t host = strcspn(home, "/");
	return strncmp(home, url->key, host) == 0 &&
	       (url->key[host] == '/' || url->key[host] == '\0');
}

/* Why a URL of the site was not read, though it is not said to be gone; NULL where it was read, or
 * nobody wanted it. Documents without text were reached: they are weighed where they are evidence.
 */
static const char *why_unread(struct session *session, const struct site_url *url)
{
	if (url->page == SITE_NONE)
		return g_hash_table_lookup(session->weigh.unread, url->key);
	const struct site_page *page = site_page(session->site, url->page);
	return page->read == READ_BLOCKED || page->read == READ_FAILED ||
			       page->read == READ_NEEDS_JS
		       ? page->reason
		       : NULL;
}

/* How much a link's own words say of what an unread target holds. */
enum hint { HINT_NOTHING, HINT_SOMETHING, HINT_TOPIC };

static enum hint link_hint(struct site *site, const struct inbound *in)
{
	const struct site_page *page = site_page(site, in->page);
	const struct site_link *link = &page->links[in->link];
	const struct topic *topic;
	if (candidate_link_strength(site, page, link, &topic) >= BLIND_STRENGTH)
		return HINT_TOPIC;
	return link->label != SITE_NONE || link->row != SITE_NONE ? HINT_SOMETHING : HINT_NOTHING;
}

static enum hint unread_hint(struct site *site, const struct site_url *url, unsigned hops)
{
	enum hint best = HINT_NOTHING;
	const struct inbound *in;
	for (uint32_t at = url->first_in; at != SITE_NONE && best != HINT_TOPIC; at = in->next) {
		enum hint hint = HINT_NOTHING;
		in = site_inbound(site, at);
		if (in->link != SITE_NONE)
			hint = link_hint(site, in);
		else if (hops < MAX_REDIRECTS)
			hint = unread_hint(site, site_url(site, site_page(site, in->page)->url),
					   hops + 1);
		best = MAX(best, hint);
	}
	return best;
}

/* How many pages that speak of something else may be unread: none where next to nothing was read,
 * since the one link on a splash page ("enter") speaks of something else, too. */
static uint32_t unread_allowed(struct site *site)
{
	uint32_t read = 0;
	for (uint32_t i = 0; i < site_pages(site); i++) {
		const struct site_page *page = site_page(site, i);
		read += page->kind == PAGE_HTML && page->read == READ_OK &&
			is_in_site(site, site_url(site, page->url));
	}
	return MAX(MIN(MAX_UNREAD_PAGES, read / READ_FOR_EACH_UNREAD), read / MAX_UNREAD_SHARE);
}

/* Why "missing" may not be said of anything: the crawl was cut short, the site cannot be entered,
 * or so much of it is unread that anything may stand there. A single unread page whose links speak
 * of something else stands in nobody's way; one whose links name a topic only in that topic's. */
static const char *why_incomplete(struct session *session, const struct judge_crawl *crawl)
{
	struct site *site = session->site;
	if (*crawl->stopped_by && strcmp(crawl->stopped_by, "decided") != 0)
		return crawl->stopped_by;
	if (site_home(site) == SITE_NONE)
		return "unreachable";
	uint32_t other = 0, allowed = unread_allowed(site);
	for (uint32_t i = 0; i < site_urls(site); i++) {
		const struct site_url *url = site_url(site, i);
		const char *why = is_in_site(site, url) ? why_unread(session, url) : NULL;
		if (!why)
			continue;
		enum hint hint = unread_hint(site, url, 0);
		other += hint == HINT_SOMETHING;
		if (hint == HINT_NOTHING || other > allowed)
			return why;
	}
	return NULL;
}

static void note_unread(struct session *session, const struct judge_crawl *crawl)
{
	for (unsigned i = 0; i < crawl->n_unread; i++)
		if (crawl->unread[i].key && !crawl->unread[i].repeat)
			g_hash_table_insert(session->weigh.unread, (gpointer)crawl->unread[i].key,
					    (gpointer)crawl->unread[i].reason);
}

static void session_start(struct session *session, struct judge *judge,
			  const struct judge_crawl *crawl)
{
	*session = (struct session){
		.judge = judge,
		.site = judge->site,
		.checklist = judge->rules->checklist,
		.cases = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)topic_case_free),
		.paths = paths_new(judge->site),
	};
	session->weigh = (struct weigh_context){
		.site = judge->site,
		.rules = judge->rules,
		.candidates = candidates_collect(judge->site),
		.unread = g_hash_table_new(g_str_hash, g_str_equal),
	};
	session->check = (struct check_context){
		.site = judge->site,
		.rules = judge->rules,
		.fiscal_year = judge->rules->checklist->fiscal_year,
		.targets = g_hash_table_new_full(NULL, NULL, NULL, array_free),
	};
	note_unread(session, crawl);
	session->incomplete = why_incomplete(session, crawl);
}

static void session_end(struct session *session)
{
	g_hash_table_destroy(session->cases);
	g_hash_table_destroy(session->check.targets);
	g_hash_table_destroy(session->weigh.unread);
	candidates_free((struct candidates *)session->weigh.candidates);
	paths_free(session->paths);
}

struct result *judge_finish(struct judge *judge, const struct judge_crawl *crawl)
{
	struct session session;
	session_start(&session, judge, crawl);
	struct result *result = result_new();
	weigh_all(&session);
	for (guint i = 0; i < session.checklist->items->len; i++) {
		const struct item *item = g_ptr_array_index(session.checklist->items, i);
		if (rules_applies(item->agencies, judge->agency))
			g_ptr_array_add(result->items, judge_item(&session, item));
	}
	add_broken_links(&session, result);
	privacy_warn(session.site, result);
	result_set(&result->crawl.stopped_by, session.incomplete);
	uint32_t home = site_home(judge->site);
	if (home != SITE_NONE && site_page(judge->site, home)->title != SITE_NONE)
		result_set(&result->site_title,
			   site_text(judge->site, site_page(judge->site, home)->title)->text);
	session_end(&session);
	return result;
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

void judge_explain(struct judge *judge, const struct judge_crawl *crawl, const struct item *item,
		   GString *out)
{
	struct session session;
	session_start(&session, judge, crawl);
	weigh_all(&session);
	for (guint t = 0; t < item->topics->len; t++) {
		const struct topic_case *topic_case =
			case_of(&session, g_ptr_array_index(item->topics, t));
		g_string_append_printf(out, "%s · %s: %s\n", item->id, topic_case->topic->id,
				       standing_name(topic_case->standing));
		for (guint i = 0; i < topic_case->weighed->len; i++)
			explain_candidate(&session,
					  &g_array_index(topic_case->weighed, struct weighed, i),
					  out);
		for (guint i = 0; i < topic_case->exhibit->scopes->len; i++)
			explain_scope(&session, g_ptr_array_index(topic_case->exhibit->scopes, i),
				      out);
	}
	struct item_result *result = judge_item(&session, item);
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
	session_end(&session);
}

enum verdict judge_element_on_page(const struct ruleset *rules, const struct page *page,
				   const struct topic *topic, const struct element *element)
{
	AUTO(site) site = site_new(rules);
	AUTO(exhibit) exhibit = exhibit_new();
	const struct check_context context = {
		.site = site,
		.rules = rules,
		.fiscal_year = rules->checklist ? rules->checklist->fiscal_year : 0};
	struct scope *scope = scope_page(site, site_add(site, page), topic->on_any_page);
	g_ptr_array_add(exhibit->scopes, scope);
	exhibit->unread = scope->documents;
	/* A snippet is too short to be judged by its length, and what it links is not there to be
	 * read. */
	if (scope->placeholder || scope->empty_list || scope->blocked || scope->soft_404)
		return VERDICT_MISSING;
	return check_element(&context, element, exhibit).verdict;
}
