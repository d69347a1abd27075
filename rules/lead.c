#include "rules/lead.h"

#include "rules/hosts.h"
#include "rules/item_code.h"
#include "rules/link_name.h"
#include "rules/scope.h"

#include <string.h>

#define EVIDENCE_STRENGTH 50 /* a link that names a topic so surely is worth a look elsewhere */

#define HEADING_STRENGTH                                                                           \
	70 /* a heading that names a topic so surely says what its page is about                   \
	    */

#define PROMISE_INDEX    980
#define PROMISE_CODE     960
#define PROMISE_INDEXED  940 /* a row of the agency's index that says nothing */
#define PROMISE_FOLLOWED 910 /* what a page about a topic is there for */
#define PROMISE_FRAME    900
#define PROMISE_TOPIC    900
#define PROMISE_EMBEDDED 850 /* in a page that is about a topic; a document that it links to */
#define PROMISE_SAMPLE   800 /* the first row of a list that is about a topic: what its rows are */
#define PROMISE_MENU     690
#define PROMISE_TURN     680 /* the next page of a list that names topics */
#define PROMISE_LISTED   660 /* its list is about a topic, but not what it says of itself */
#define PROMISE_BELOW    350 /* linked by a page about a topic */
#define PROMISE_NEAR     200
#define PROMISE_ELSE     100
#define WEAKNESS         3 /* lost for each point of strength that is lacking */

/* Years that a text names, against those that are asked for; and what is lost by it, more where the
 * year asked for is known to be there. */
enum years { YEARS_UNSAID, YEARS_ASKED, YEARS_BESIDE, YEARS_OTHER };
static const int years_loss[][4] = {{0, 0, 30, 150}, {0, 0, 220, 250}};

struct leads {
	struct site *site;
	const struct ruleset *rules;
	const GPtrArray *only;
	GPtrArray *topics; /* const struct topic * of the checklist, by aim - 1 */
	GHashTable *named; /* const struct topic * that an own heading named so far */
	GHashTable *led;   /* url number → aim of the link that led there first */
	GHashTable *dated; /* url number → enum years of that link, but for YEARS_UNSAID */
	GHashTable *asked; /* aims that a link of the year asked for is after */

	/* of the page entered last */
	unsigned about;   /* the aim that its headings name best, 0 for none */
	uint32_t heading; /* the block of that heading */
	gboolean index;   /* a link said that it is the agency's index */
	gboolean rich; /* links that are new here name topics, and others than what it is about */
	gboolean sampled; /* a row of its list was promised more than the others */
	enum years years; /* that its title names, or the link that led there */
};

struct leads *leads_new(struct site *site, const GPtrArray *only)
{
	struct leads *leads = g_new0(struct leads, 1);
	leads->site = site;
	leads->rules = site_rules(site);
	leads->only = only;
	leads->topics = g_ptr_array_new();
	leads->named = g_hash_table_new(NULL, NULL);
	leads->led = g_hash_table_new(NULL, NULL);
	leads->dated = g_hash_table_new(NULL, NULL);
	leads->asked = g_hash_table_new(NULL, NULL);
	const GPtrArray *items = leads->rules->checklist->items;
	for (guint i = 0; i < items->len; i++) {
		const struct item *item = items->pdata[i];
		for (guint t = 0; t < item->topics->len; t++)
			if (!g_ptr_array_find(leads->topics, item->topics->pdata[t], NULL))
				g_ptr_array_add(leads->topics, item->topics->pdata[t]);
	}
	return leads;
}

void leads_free(struct leads *leads)
{
	if (!leads)
		return;
	g_ptr_array_unref(leads->topics);
	g_hash_table_destroy(leads->named);
	g_hash_table_destroy(leads->led);
	g_hash_table_destroy(leads->dated);
	g_hash_table_destroy(leads->asked);
	g_free(leads);
}

unsigned leads_aims(const struct leads *leads)
{
	return leads->topics->len;
}

const struct topic *leads_topic(const struct leads *leads, unsigned aim)
{
	return leads->topics->pdata[aim - 1];
}

gboolean leads_named(const struct leads *leads, const struct topic *topic)
{
	return g_hash_table_contains(leads->named, topic);
}

static unsigned aim_of(const struct leads *leads, const struct topic *topic)
{
	guint index;
	return g_ptr_array_find(leads->topics, topic, &index) ? index + 1 : 0;
}

/* The agency's indexes are an aim, too: old years' must not all go before everything else. */
static unsigned index_aim(const struct leads *leads)
{
	return leads->topics->len + 1;
}

/* So are entries of menus that name nothing. */
static unsigned menu_aim(const struct leads *leads)
{
	return leads->topics->len + 2;
}

/* … and further pages of lists. */
static unsigned turn_aim(const struct leads *leads)
{
	return leads->topics->len + 3;
}

static unsigned led_to(const struct leads *leads, uint32_t url)
{
	return GPOINTER_TO_UINT(g_hash_table_lookup(leads->led, GUINT_TO_POINTER(url)));
}

/* Is the item in the list, or is there none? */
static gboolean is_in(const GPtrArray *only, const struct item *item)
{
	return !only || g_ptr_array_find((GPtrArray *)only, item, NULL);
}

static gboolean is_asked_for(const struct leads *leads, const struct topic *topic)
{
	gboolean asked_for = !leads->only;
	for (guint i = 0; !asked_for && i < leads->only->len; i++) {
		const struct item *item = leads->only->pdata[i];
		asked_for = g_ptr_array_find(item->topics, topic, NULL);
	}
	return asked_for;
}

/* No page that was read before links there: it belongs to no menu. */
static gboolean is_new_here(const struct site *site, uint32_t page, const struct site_link *link)
{
	return link->target != SITE_NONE && link->region != REGION_NAV &&
	       link->region != REGION_HEADER && !site_led_to_elsewhere(site, link->target, page);
}

/* The topic, by its aim, that a page is about by its headings or by what led there; 0 for none. */
static unsigned about_of(const struct leads *leads, uint32_t page)
{
	unsigned led = led_to(leads, site_page(leads->site, page)->url);
	return leads->about ? leads->about : led <= leads_aims(leads) ? led : 0;
}

static const struct topic *topic_of(const struct leads *leads, uint32_t page)
{
	unsigned aim = about_of(leads, page);
	const struct topic *topic = aim ? leads_topic(leads, aim) : NULL;
	return topic && is_asked_for(leads, topic) ? topic : NULL;
}

/* Does a page give out the link for a topic by where it stands? In the row of an item's number,
 * whatever the agency calls the item; on the page of a topic that services elsewhere may prove
 * ("เข้าสู่ระบบ" on that of the e-service). Where nothing but a heading there names it, only
 * under that: beside it are the logos of other agencies. */
static gboolean is_placed(const struct leads *leads, uint32_t page, const struct site_link *link)
{
	struct site *site = leads->site;
	const struct topic *about = topic_of(leads, page);
	uint32_t name = link_name(site, site_page(site, page), link);
	const struct item *item =
		name != SITE_NONE ? item_code(leads->rules->checklist, site_text(site, name)->fold)
				  : NULL;
	if (item)
		return is_in(leads->only, item);
	if (!about || !about->external || !is_new_here(site, page, link))
		return FALSE;
	return led_to(leads, site_page(site, page)->url) == aim_of(leads, about) ||
	       scope_stands_under(site_page(site, page), link->heading, leads->heading);
}

/* Is the target of a link on another host worth a look? What names a topic, or is given out for
 * one; and files and forms even without a name, since lists and pages lend them. */
static gboolean is_evidence(const struct leads *leads, uint32_t page, const struct site_link *link,
			    int strength)
{
	const struct ruleset *rules = leads->rules;
	const struct site *site = leads->site;
	const char *url = link->target == SITE_NONE ? "" : site_url(site, link->target)->leads_to;
	if (*url == '\0' || link->kind == LINK_FORM)
		return FALSE;
	if (hosts_same(url, site_url(site, site_page(site, 0)->url)->url))
		return strength >= EVIDENCE_STRENGTH;
	const struct service *service = service_find(rules->services, url, NULL);
	enum service_kind kind = service ? service->kind : SERVICE_NONE;
	if (kind == SERVICE_FILE || kind == SERVICE_FOLDER || kind == SERVICE_FLIP_BOOK ||
	    hosts_have(rules->document_hosts, url) || hosts_have(rules->form_hosts, url))
		return TRUE;
	if (strength > 0 && hosts_have(rules->service_hosts, url))
		return TRUE;
	if (kind == SERVICE_LOGIN || hosts_have(rules->social_hosts, url) ||
	    hosts_have(rules->chat_hosts, url) || hosts_have(rules->map_hosts, url))
		return FALSE;
	return strength >= EVIDENCE_STRENGTH || is_placed(leads, page, link);
}

/* "ดาวน์โหลด", "ไฟล์แนบ 1", "เอกสารแนบ": it says that there is a file. */
static gboolean names_file(const struct leads *leads, const struct site_link *link)
{
	const char *label =
		link->label != SITE_NONE ? site_text(leads->site, link->label)->fold : "";
	return strstr(label, "ดาวน์โหลด") || strstr(label, "download") || strstr(label, "แนบ");
}

/* The file that a page elsewhere is there for: a file store shows a page of its own first, with the
 * file behind "ดาวน์โหลด", or within a frame. */
static gboolean is_file_behind(const struct leads *leads, const struct site_page *page,
			       const struct site_link *link)
{
	const struct site *site = leads->site;
	const char *home = site_url(site, site_page(site, 0)->url)->url;
	const char *here = site_url(site, page->url)->url;
	const char *url = link->target == SITE_NONE ? "" : site_url(site, link->target)->url;
	return !hosts_same(here, home) && hosts_same(url, here) &&
	       (link->kind == LINK_EMBED || scope_is_document(leads->site, link->target) ||
		names_file(leads, link));
}

/* The fiscal year that is asked for of a topic. */
static int year_asked(const struct leads *leads, const struct topic *topic)
{
	const struct checklist *checklist = leads->rules->checklist;
	for (guint i = 0; topic && i < checklist->items->len; i++) {
		const struct item *item = checklist->items->pdata[i];
		if (item->period == PERIOD_PREVIOUS_YEAR &&
		    g_ptr_array_find(item->topics, topic, NULL))
			return checklist->fiscal_year - 1;
	}
	return checklist->fiscal_year;
}

/* The best of the years that a text names, where it says what is of that topic (NULL: of many). */
static enum years years_of(const struct leads *leads, uint32_t text, const struct topic *topic)
{
	const char *fold = text != SITE_NONE ? site_text(leads->site, text)->fold : "";
	if (!strpbrk(fold, "0123456789"))
		return YEARS_UNSAID;
	enum years best = YEARS_UNSAID;
	int last = leads->rules->checklist->fiscal_year, asked = year_asked(leads, topic);
	g_autoptr(GArray) years = thaidate_find(fold);
	for (guint i = 0; i < years->len; i++) {
		const struct year_mention *mention = &g_array_index(years, struct year_mention, i);
		gboolean date = mention->kind == YEAR_DATE;
		int from = date ? thaidate_fiscal_year(mention->date) : mention->from;
		int to = date ? from : mention->to;
		enum years one = from <= asked && asked <= to     ? YEARS_ASKED
				 : from <= last && last - 1 <= to ? YEARS_BESIDE
								  : YEARS_OTHER;
		best = best == YEARS_UNSAID ? one : MIN(best, one);
	}
	return best;
}

/* What a heading names; the best so far is what the page is about. */
static void enter_heading(struct leads *leads, const struct site_page *page, uint32_t block,
			  int *best)
{
	uint32_t count;
	const struct label_hit *hits = site_labels(leads->site, page->blocks[block].text, &count);
	for (uint32_t h = 0; h < count && hits[h].strength >= HEADING_STRENGTH; h++) {
		g_hash_table_add(leads->named, (gpointer)hits[h].topic);
		if (hits[h].strength > *best) {
			*best = hits[h].strength;
			leads->about = aim_of(leads, hits[h].topic);
			leads->heading = block;
		}
	}
}

/* Do links that are new here name topics themselves, and others than what the page is about? */
static gboolean is_rich(const struct leads *leads, uint32_t number)
{
	const struct site_page *page = site_page(leads->site, number);
	for (uint32_t i = 0; i < page->n_links; i++) {
		uint32_t count = 0, label = page->links[i].label;
		const struct label_hit *hits =
			label != SITE_NONE ? site_labels(leads->site, label, &count) : NULL;
		if (count > 0 && hits[0].strength >= LABEL_NAMES &&
		    aim_of(leads, hits[0].topic) != leads->about &&
		    is_asked_for(leads, hits[0].topic) &&
		    is_new_here(leads->site, number, &page->links[i]))
			return TRUE;
	}
	return FALSE;
}

void leads_enter(struct leads *leads, uint32_t number)
{
	const struct site_page *page = site_page(leads->site, number);
	int best = 0;
	leads->about = 0;
	leads->sampled = FALSE;
	leads->index = led_to(leads, page->url) == index_aim(leads);
	leads->years = years_of(leads, page->title, NULL);
	if (leads->years == YEARS_UNSAID)
		leads->years = GPOINTER_TO_UINT(
			g_hash_table_lookup(leads->dated, GUINT_TO_POINTER(page->url)));
	for (uint32_t i = 0; i < page->n_blocks; i++)
		if (site_role(&page->blocks[i]) == ROLE_HEADING)
			enter_heading(leads, page, i, &best);
	leads->rich = is_rich(leads, number);
}

unsigned leads_paid(const struct leads *leads, uint32_t number)
{
	unsigned aim = led_to(leads, site_page(leads->site, number)->url);
	return leads->rich && aim >= menu_aim(leads) ? aim : 0;
}

/* What a link names. */
struct naming {
	const struct topic *topic;
	int strength;
	gboolean lent; /* link_strength() */
};

/* What the link itself names: the agency's index, an item by its number, a topic; FALSE for
 * nothing. What names only what nobody asks for (leads->only) promises next to nothing. */
static gboolean named_lead(const struct leads *leads, const struct site_link *link, uint32_t text,
			   const struct naming *naming, struct lead *lead)
{
	const struct checklist *checklist = leads->rules->checklist;
	gboolean index =
		text != SITE_NONE && site_text_has(leads->site, text, checklist->index_labels);
	const struct item *item = text != SITE_NONE && !index
					  ? item_code(checklist, site_text(leads->site, text)->fold)
					  : NULL;
	if (index) {
		lead->promise = PROMISE_INDEX;
		lead->aim = index_aim(leads);
	} else if (item && is_in(leads->only, item)) {
		lead->promise = PROMISE_CODE;
		lead->aim = item->topics->len ? aim_of(leads, item->topics->pdata[0]) : 0;
	} else if (link->kind == LINK_REFRESH) {
		lead->promise = PROMISE_FRAME;
	} else if (naming->lent) {
		return FALSE; /* the heading's topic is not what it names */
	} else if (naming->strength > 0 && is_asked_for(leads, naming->topic)) {
		lead->promise = PROMISE_TOPIC - (100 - naming->strength) * WEAKNESS;
		lead->promise = MAX(lead->promise, LEAD_TOPIC);
		lead->aim = aim_of(leads, naming->topic);
	} else if (item || naming->strength > 0) {
		lead->promise = PROMISE_ELSE;
	}
	return lead->promise > 0;
}

/* Is it a row of the agency's index? So said the link that led to the page, or the heading over it.
 */
static gboolean is_indexed(const struct leads *leads, const struct site_page *page,
			   const struct site_link *link)
{
	return leads->index || (link->heading < page->n_blocks &&
				site_text_has(leads->site, page->blocks[link->heading].text,
					      leads->rules->checklist->index_labels));
}

/* What can be told of a link that names nothing: from the page on which it stands. */
static void unnamed_lead(const struct leads *leads, uint32_t number, const struct site_link *link,
			 struct lead *lead)
{
	const struct site_page *page = site_page(leads->site, number);
	unsigned about = about_of(leads, number);
	gboolean own = is_new_here(leads->site, number, link);
	gboolean part = link->kind == LINK_EMBED || link->kind == LINK_FRAME;
	if (part || (own && about && scope_is_document(leads->site, link->target))) {
		lead->aim = about;
		lead->promise = about ? PROMISE_EMBEDDED : PROMISE_FRAME;
	} else if (own && leads->rich && link_turns_page(leads->site, link->label)) {
		lead->aim = turn_aim(leads);
		lead->promise = PROMISE_TURN;
	} else if (own && is_indexed(leads, page, link)) {
		lead->promise = PROMISE_INDEXED;
	} else if (own && about) {
		lead->aim = about;
		lead->promise = PROMISE_BELOW;
	} else {
		gboolean menu = link->region == REGION_NAV || link->region == REGION_HEADER;
		lead->aim = menu ? menu_aim(leads) : 0;
		lead->promise = menu               ? PROMISE_MENU
				: page->depth <= 1 ? PROMISE_NEAR
						   : PROMISE_ELSE;
	}
}

/* The page itself with a parameter more, to be printed or sent on. */
static gboolean is_view_of(const struct site *site, uint32_t page, const struct site_link *link)
{
	const char *here = site_url(site, site_page(site, page)->url)->url;
	const char *there = link->target == SITE_NONE ? here : site_url(site, link->target)->url;
	return g_str_has_prefix(strchr(there, ':'), strchr(here, ':'));
}

/* What a page about a topic is there for: what it embeds, and the file behind a link that says no
 * more than that, or nothing. */
static gboolean is_followed(const struct leads *leads, uint32_t number,
			    const struct site_link *link, unsigned aim)
{
	gboolean part = link->kind == LINK_EMBED || link->kind == LINK_FRAME;
	return aim && aim == about_of(leads, number) && is_new_here(leads->site, number, link) &&
	       (part || names_file(leads, link) ||
		(link->label == SITE_NONE && !is_view_of(leads->site, number, link)));
}

/* The nearest text that names years: its own, that of the heading over it, the page's. */
static enum years link_years(const struct leads *leads, const struct site_page *page,
			     const struct site_link *link, uint32_t text, const struct topic *topic)
{
	enum years years = years_of(leads, text, topic);
	if (link->region == REGION_NAV || link->region == REGION_HEADER)
		return years;
	if (years == YEARS_UNSAID && link->heading < page->n_blocks)
		years = years_of(leads, page->blocks[link->heading].text, NULL);
	return years == YEARS_UNSAID ? leads->years : years;
}

static int lost_by_years(struct leads *leads, unsigned aim, enum years years)
{
	if (aim && years == YEARS_ASKED)
		g_hash_table_add(leads->asked, GUINT_TO_POINTER(aim));
	return years_loss[g_hash_table_contains(leads->asked, GUINT_TO_POINTER(aim))][years];
}

static void remember(struct leads *leads, uint32_t url, unsigned aim, enum years years)
{
	if (aim && !led_to(leads, url))
		g_hash_table_insert(leads->led, GUINT_TO_POINTER(url), GUINT_TO_POINTER(aim));
	if (years != YEARS_UNSAID && !g_hash_table_contains(leads->dated, GUINT_TO_POINTER(url)))
		g_hash_table_insert(leads->dated, GUINT_TO_POINTER(url), GUINT_TO_POINTER(years));
}

struct lead leads_link(struct leads *leads, uint32_t number, uint32_t index)
{
	const struct site_page *page = site_page(leads->site, number);
	const struct site_link *link = &page->links[index];
	struct naming naming = {0};
	naming.strength = link_strength(leads->site, page, link, &naming.topic, &naming.lent);
	gboolean asked = naming.strength > 0 && is_asked_for(leads, naming.topic);
	struct lead lead = {.evidence =
				    is_evidence(leads, number, link, asked ? naming.strength : 0),
			    .behind = is_file_behind(leads, page, link)};
	uint32_t text = link->label != SITE_NONE ? link->label : link->row;
	if (!named_lead(leads, link, text, &naming, &lead))
		unnamed_lead(leads, number, link, &lead);
	if (naming.lent && asked && lead.promise < PROMISE_LISTED) {
		lead.promise = leads->sampled ? PROMISE_LISTED : PROMISE_SAMPLE;
		lead.aim = aim_of(leads, naming.topic);
		leads->sampled = TRUE;
	}
	if (is_followed(leads, number, link, lead.aim))
		lead.promise = MAX(lead.promise, PROMISE_FOLLOWED);
	enum years years = link_years(leads, page, link, text, naming.topic);
	lead.promise = MAX(lead.promise - lost_by_years(leads, lead.aim, years), 0);
	if (link->target != SITE_NONE)
		remember(leads, link->target, lead.aim, years);
	return lead;
}
