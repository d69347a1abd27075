/*
 * The story: pages are taken in; at the end every claim is collected, every topic's candidates are
 * weighed on their targets' own content, every item's needs are checked on what came of it, and the
 * verdict says what is proven, what is lacking and what could not be read.
 */
#include "rules/judge.h"
#include "rules/menu.h"

#include "rules/across.h"
#include "rules/agency_name.h"
#include "rules/check.h"
#include "rules/complete.h"
#include "rules/explain.h"
#include "rules/item.h"
#include "rules/menu.h"
#include "rules/privacy.h"
#include "rules/session.h"
#include "rules/submitted.h"
#include "rules/wall.h"

#include <string.h>

struct judge {
	const struct ruleset *rules;
	char *agency;
	const GPtrArray *only;
	const GPtrArray *submitted;
	struct site *site;
	struct privacy *privacy;
	struct leads *leads;
};

struct judge *judge_new(const struct judge_options *options)
{
	struct judge *judge = g_new0(struct judge, 1);
	judge->rules = options->rules;
	judge->agency = g_strdup(options->agency ? options->agency : "");
	judge->only = options->only;
	judge->submitted = options->submitted;
	judge->site = site_new(options->rules);
	judge->privacy = privacy_new();
	judge->leads = leads_new(judge->site, options->only);
	return judge;
}

void judge_free(struct judge *judge)
{
	if (!judge)
		return;
	leads_free(judge->leads);
	site_free(judge->site);
	privacy_free(judge->privacy);
	g_free(judge->agency);
	g_free(judge);
}

static gboolean is_judged(const struct judge *judge, const struct item *item)
{
	return rules_applies(item->agencies, judge->agency) &&
	       (!judge->only || g_ptr_array_find((GPtrArray *)judge->only, item, NULL));
}

gboolean judge_has_read(const struct judge *judge, uint32_t page, uint32_t link)
{
	uint32_t target = site_page(judge->site, page)->links[link].target;
	uint32_t read = target == SITE_NONE ? SITE_NONE : site_url(judge->site, target)->page;
	return read != SITE_NONE && site_page(judge->site, read)->read != READ_MOVED;
}

struct lead judge_lead(struct judge *judge, uint32_t page, uint32_t link)
{
	return leads_link(judge->leads, page, link);
}

unsigned judge_paid(const struct judge *judge, uint32_t page)
{
	return leads_paid(judge->leads, page);
}

unsigned judge_aims(const struct judge *judge)
{
	return leads_aims(judge->leads);
}

gboolean judge_is_settled(const struct judge *judge, const struct result *result, unsigned aim,
			  double sure)
{
	const struct topic *topic = leads_topic(judge->leads, aim);
	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *told = result->items->pdata[i];
		const struct item *item = ruleset_item(judge->rules, told->id);
		if (g_ptr_array_find(item->topics, topic, NULL) &&
		    (told->verdict != VERDICT_FOUND || told->confidence < sure))
			return FALSE;
	}
	return TRUE;
}

/* What can be told of a page alone. */
struct study {
	struct scans *scans;
	GPtrArray *disclosed; /* privacy_look() */
};

void *judge_study(void *data, const struct page *page)
{
	const struct judge *judge = data;
	struct study *study = g_new0(struct study, 1);
	study->scans = site_study(judge->site, page);
	study->disclosed = privacy_look(judge->rules, page);
	return study;
}

void judge_free_study(void *notes)
{
	struct study *study = notes;
	if (!study)
		return;
	scans_free(study->scans);
	g_clear_pointer(&study->disclosed, g_ptr_array_unref);
	g_free(study);
}

uint32_t judge_add_page(struct judge *judge, const struct page *page)
{
	struct study *made = page_notes(page), *own = made ? NULL : judge_study(judge, page);
	struct study *study = made ? made : own;
	uint32_t number = site_add(judge->site, page, study->scans);
	leads_enter(judge->leads, number);
	privacy_take(judge->privacy, page, g_steal_pointer(&study->disclosed));
	judge_free_study(own);
	return number;
}

gboolean judge_doubts(const struct judge *judge, uint32_t page)
{
	return wall_on_page(judge->site, site_page(judge->site, page)) != NULL;
}

unsigned judge_named(const struct judge *judge)
{
	const struct checklist *checklist = judge->rules->checklist;
	unsigned count = 0;
	for (guint i = 0; i < checklist->items->len; i++) {
		const struct item *item = g_ptr_array_index(checklist->items, i);
		gboolean named = FALSE;
		for (guint t = 0; t < item->topics->len && !named; t++)
			named = leads_named(judge->leads, g_ptr_array_index(item->topics, t));
		count += named;
	}
	return count;
}

static gboolean is_special(const struct item *item)
{
	gboolean special = item->agencies->len > 0;
	for (guint i = 0; i < item->requirements->len; i++)
		special |= requirement_is_special(g_ptr_array_index(item->requirements, i));
	return special;
}

/* The kind of agency is never guessed: what depends on it is asked of everybody, and said so once.
 */
static void warn_agency(const struct judge *judge, struct result *result)
{
	const GPtrArray *items = judge->rules->checklist->items;
	g_autoptr(GString) ids = g_string_new(NULL);
	for (guint i = 0; *judge->agency == '\0' && i < items->len; i++) {
		const struct item *item = g_ptr_array_index(items, i);
		if (is_special(item) && is_judged(judge, item))
			g_string_append_printf(ids, "%s%s", ids->len ? ", " : "", item->id);
	}
	if (ids->len == 0)
		return;
	g_autofree char *th =
		g_strdup_printf("บางรายการของข้อ %s ใช้กับหน่วยงานบางประเภทเท่านั้น "
				"แต่ไม่ได้ระบุประเภทไว้ จึงตรวจครบทุกรายการ "
				"ให้ระบุด้วย --agency (local, central, school, hospital)",
				ids->str);
	g_autofree char *en = g_strdup_printf(
		"Parts of %s are asked of some kinds of agency only; the kind was not told, so all "
		"were asked: tell it with --agency (local, central, school, hospital)",
		ids->str);
	result_warn(result, "agency-unknown", th, en, "");
}

static void start(struct session *session, struct judge *judge, const struct judge_crawl *crawl)
{
	session_start(session, judge->site,
		      &(struct judge_options){.rules = judge->rules,
					      .agency = judge->agency,
					      .submitted = judge->submitted},
		      crawl);
}

static void name_agency(const struct judge *judge, struct result *result)
{
	uint32_t home = site_home(judge->site);
	if (home == SITE_NONE || site_page(judge->site, home)->title == SITE_NONE)
		return;
	uint32_t title = site_page(judge->site, home)->title;
	g_autofree char *name = agency_name(judge->rules, site_text(judge->site, title)->text);
	result_set(&result->site_title, name);
}

struct result *judge_finish(struct judge *judge, const struct judge_crawl *crawl)
{
	struct session session;
	start(&session, judge, crawl);
	struct result *result = result_new();
	for (guint i = 0; i < session.checklist->items->len; i++) {
		const struct item *item = g_ptr_array_index(session.checklist->items, i);
		site_rest(judge->site);
		if (is_judged(judge, item))
			g_ptr_array_add(result->items, judge_item(&session, item));
	}
	judge_across(&session, result);
	add_broken_links(&session, result);
	add_unread_pages(&session, result);
	privacy_tell(judge->privacy, result);
	warn_agency(judge, result);
	result_set(&result->crawl.stopped_by, session.incomplete);
	name_agency(judge, result);
	session_end(&session);
	site_rest(judge->site);
	return result;
}

GArray *judge_standings(struct judge *judge, const struct judge_crawl *crawl)
{
	GArray *standings = g_array_new(FALSE, FALSE, sizeof(enum standing));
	struct session session;
	start(&session, judge, crawl);
	for (guint i = 0; judge->submitted && i < judge->submitted->len; i++) {
		enum standing standing =
			submitted_standing(&session, g_ptr_array_index(judge->submitted, i));
		g_array_append_val(standings, standing);
	}
	session_end(&session);
	return standings;
}

/* A document whose text OCR may give: of pictures, or of letters that its fonts do not tell. */
static gboolean is_picture(const struct site_page *page)
{
	return page->kind == PAGE_IMAGE ||
	       (page->kind == PAGE_PDF && page->read == READ_NO_TEXT && page->n_pages > 0);
}

/* What is lacking may stand on its scanned pages. */
static gboolean is_partly_picture(const struct site_page *page)
{
	return page->kind == PAGE_PDF && page->read == READ_OK && page->n_blank_pages > 0;
}

/* TRUE where the page may tell more of the topic when it is read in that way. */
typedef gboolean (*way_test)(const struct session *session, const struct weighed *weighed);

static gboolean may_be_recognised(const struct session *session, const struct weighed *weighed)
{
	const struct site_page *page = site_page(session->site, weighed->candidate.page);
	return is_partly_picture(page) ||
	       (weighed->standing != STANDING_PROVEN && is_picture(page));
}

static gboolean may_be_filled(const struct session *session, const struct weighed *weighed)
{
	const struct candidate *candidate = &weighed->candidate;
	return scope_is_loaded(session->site, candidate->page, candidate->section);
}

static const way_test way_tests[] = {
	[JUDGE_BY_OCR] = may_be_recognised,
	[JUDGE_IN_BROWSER] = may_be_filled,
};

static void want_pages_of(struct session *session, const struct topic *topic, enum judge_way way,
			  GArray *wanted)
{
	const struct topic_case *topic_case = session_case(session, topic);
	for (guint i = 0; i < topic_case->weighed->len; i++) {
		const struct weighed *weighed =
			&g_array_index(topic_case->weighed, struct weighed, i);
		const struct candidate *candidate = &weighed->candidate;
		if (candidate->strength >= BLIND_STRENGTH && candidate->page != SITE_NONE &&
		    way_tests[way](session, weighed))
			g_array_append_val(wanted, *candidate);
	}
}

static const char *page_url(const struct site *site, uint32_t page)
{
	return site_url(site, site_page(site, page)->url)->url;
}

static int compare_strengths(gconstpointer a, gconstpointer b, gpointer site)
{
	const struct candidate *one = a, *other = b;
	return other->strength != one->strength
		       ? other->strength - one->strength
		       : strcmp(page_url(site, one->page), page_url(site, other->page));
}

/* Is there any page for it? */
static gboolean has_any(const struct site *site, enum judge_way way)
{
	gboolean any = FALSE;
	for (uint32_t i = 0; i < site_pages(site) && !any; i++) {
		const struct site_page *page = site_page(site, i);
		any = way == JUDGE_BY_OCR ? is_picture(page) || is_partly_picture(page)
					  : page->unfilled;
	}
	return any;
}

static guint mark_verdicts(guint mark, const struct item_result *result)
{
	mark = mark * 31 + result->verdict;
	for (guint i = 0; i < result->elements->len; i++) {
		const struct element_result *element = g_ptr_array_index(result->elements, i);
		mark = mark * 31 + element->verdict;
	}
	return mark;
}

GPtrArray *judge_wants(struct judge *judge, const struct judge_crawl *crawl, enum judge_way way,
		       unsigned max, guint *mark)
{
	struct session session;
	GPtrArray *urls = g_ptr_array_new_with_free_func(g_free);
	guint verdicts = 0;
	uint32_t menu = way == JUDGE_IN_BROWSER ? menu_unseen(judge->site) : SITE_NONE;
	if (menu != SITE_NONE)
		g_ptr_array_add(urls, g_strdup(page_url(judge->site, menu)));
	if (!has_any(judge->site, way)) /* then there is no need to judge twice */
		return urls;
	g_autoptr(GArray) wanted = g_array_new(FALSE, FALSE, sizeof(struct candidate));
	start(&session, judge, crawl);
	for (guint i = 0; i < session.checklist->items->len; i++) {
		const struct item *item = g_ptr_array_index(session.checklist->items, i);
		if (!is_judged(judge, item))
			continue;
		struct item_result *result = judge_item(&session, item);
		for (guint t = 0; t < item->topics->len && result->verdict != VERDICT_FOUND; t++)
			want_pages_of(&session, g_ptr_array_index(item->topics, t), way, wanted);
		verdicts = mark_verdicts(verdicts, result);
		item_result_free(result);
	}
	g_array_sort_with_data(wanted, compare_strengths, judge->site);
	uint32_t last = SITE_NONE;
	for (guint i = 0; i < wanted->len && urls->len < max; i++) {
		uint32_t page = g_array_index(wanted, struct candidate, i).page;
		const char *url = site_url(session.site, site_page(session.site, page)->url)->url;
		if (page != last && !g_ptr_array_find_with_equal_func(urls, url, g_str_equal, NULL))
			g_ptr_array_add(urls, g_strdup(url));
		last = page;
	}
	session_end(&session);
	if (mark)
		*mark = verdicts;
	return urls;
}

void judge_explain(struct judge *judge, const struct judge_crawl *crawl, const struct item *item,
		   gboolean thai, GString *out)
{
	struct session session;
	start(&session, judge, crawl);
	explain_item(&session, item, thai, out);
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
	struct scope *scope = scope_page(site, site_add(site, page, NULL), topic->on_any_page);
	g_ptr_array_add(exhibit->scopes, scope);
	exhibit->unread = scope->documents;
	/* A snippet is too short to be judged by its length, and what it links is not there to be
	 * read. */
	if (scope->placeholder || scope->empty_list || scope->blocked || scope->soft_404)
		return VERDICT_MISSING;
	return check_element(&context, element, exhibit).verdict;
}
