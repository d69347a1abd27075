/* A single unread page whose links speak of something else stands in nobody's way; what else is
 * unread makes the whole site incomplete. */
#include "rules/complete.h"

#include "rules/about.h"
#include "rules/hosts.h"
#include "rules/link_name.h"
#include "rules/menu.h"
#include "rules/pager.h"
#include "rules/scope.h"
#include "rules/wall.h"

#include <stdlib.h>
#include <string.h>

#define MAX_BROKEN           500u
#define MAX_BROKEN_FROM      5u
#define MAX_REDIRECTS        8u
#define MAX_UNREAD_PAGES     2u  /* so many pages about something else may be unread, */
#define MAX_UNREAD_SHARE     20u /* or one in so many, before the site counts as not read; */
#define READ_FOR_EACH_UNREAD 4u  /* and no more than one for so many that were read */
#define SHUT_LEAST           4u /* names of pages behind a login, before that is more than a corner, */
#define READ_FOR_EACH_SHUT   4u /* and one for so many that were read */

gboolean is_own_key(struct site *site, const char *key)
{
	uint32_t number = site_home(site);
	if (number == SITE_NONE)
		return TRUE;
	return hosts_same(site_url(site, site_page(site, number)->url)->key, key);
}

static gboolean is_in_site(struct site *site, const struct site_url *url)
{
	return is_own_key(site, url->key);
}

/* Why a URL of the site was not read to its end, though it is not said to be gone; NULL where it
 * was, or nobody wanted it. Documents without text were reached: they are weighed where they are
 * evidence. */
static const char *why_unread(struct session *session, const struct site_url *url)
{
	if (url->page == SITE_NONE)
		return g_hash_table_lookup(session->weigh.unread, url->key);
	const struct site_page *page = site_page(session->site, url->page);
	gboolean cut = page->read == READ_CUT && page->kind == PAGE_HTML;
	gboolean empty = page->read == READ_NO_TEXT && strcmp(page->reason, "empty-answer") == 0 &&
			 !scope_is_document(session->site, page->url);
	return cut || empty || page->read == READ_BLOCKED || page->read == READ_FAILED ||
			       page->read == READ_NEEDS_JS
		       ? page->reason
		       : NULL;
}

static gboolean has_password(const struct site_page *page)
{
	for (uint32_t i = 0; i < page->n_forms; i++)
		for (uint32_t f = 0; f < page->forms[i].n_fields; f++)
			if (page->fields[page->forms[i].first_field + f].type == FIELD_PASSWORD)
				return TRUE;
	return FALSE;
}

/* A page that shows nothing but a login. */
static gboolean is_door(struct site *site, uint32_t url)
{
	uint32_t number = site_resolve(site, url);
	if (number == SITE_NONE || site_page(site, number)->read != READ_OK ||
	    !has_password(site_page(site, number)))
		return FALSE;
	AUTO(scope) scope = scope_page(site, number, FALSE);
	return scope_is_door(scope);
}

/* What an unread target may stand for, by what its links say: something that is not
 * asked for, one topic, or anything. */
enum hint { HINT_SOMETHING, HINT_TOPIC, HINT_ANYTHING };

/* Nothing of its own but frames: each may be the way into anything. */
static gboolean is_frameset(const struct site_page *page)
{
	for (uint32_t i = 0; i < page->n_blocks; i++)
		if (page->blocks[i].kind != BLOCK_TITLE)
			return FALSE;
	return TRUE;
}

/* A picture or frame without a word is the way in where the home page has no menu; beside one it is
 * a banner, a counter or a box for members. On an inner page it is a tool of that page ("print",
 * "mail this"). */
static gboolean is_way_in(struct site *site, const struct inbound *in, const struct site_link *link)
{
	if (link->kind == LINK_FRAME && is_frameset(site_page(site, in->page)))
		return TRUE;
	return link->label == SITE_NONE && link->row == SITE_NONE && in->page == site_home(site) &&
	       !site_has_menu(site, in->page);
}

static enum hint link_hint(struct site *site, const struct inbound *in)
{
	const struct ruleset *rules = site_rules(site);
	const struct site_page *page = site_page(site, in->page);
	const struct site_link *link = &page->links[in->link];
	const struct topic *topic;
	uint32_t name = link_name(site, page, link);
	if (is_way_in(site, in, link) ||
	    (name != SITE_NONE && site_text_has(site, name, rules->general)))
		return HINT_ANYTHING;
	if (link_strength(site, page, link, &topic, NULL) >= BLIND_STRENGTH)
		return HINT_TOPIC;
	/* the agency's own index of all items */
	return name != SITE_NONE && site_text_has(site, name, rules->checklist->index_labels)
		       ? HINT_ANYTHING
		       : HINT_SOMETHING;
}

static enum hint unread_hint(struct site *site, const struct site_url *url, unsigned hops)
{
	enum hint best = HINT_SOMETHING;
	const struct inbound *in;
	guint step = 0;
	for (uint32_t at = url->first_in; at != SITE_NONE && best != HINT_ANYTHING; at = in->next) {
		enum hint hint = HINT_SOMETHING;
		site_rest_at(site, ++step);
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

static int compare_urls(gconstpointer a, gconstpointer b, gpointer site)
{
	const uint32_t *one = a, *other = b;
	return strcmp(site_url(site, *one)->url, site_url(site, *other)->url);
}

/* Pages that show a login in their place, though their links promise something to read. */
struct shut {
	GHashTable *names; /* of those links: numbers of texts, + 1 */
	uint32_t first;    /* URL; SITE_NONE */
};

/* Staff and members log in, and who writes, asks for a service or buys. */
static gboolean is_of_members(const char *fold)
{
	static const char *const words[] = {
		"เข้าสู่ระบบ", "เข้าระบบ",   "ลงชื่อเข้า",  "ล็อกอิน",   "รหัสผ่าน",  "สมาชิก",   "สมัคร",
		"ลงทะเบียน", "เจ้าหน้าที่",   "บุคลากร",   "พนักงาน",  "ผู้ดูแล",    "ระบบ",    "กระทู้",
		"ตอบ",      "ความคิดเห็น", "โหวต",     "แก้ไข",    "ยื่น",      "คำร้อง",   "คำขอ",
		"ขอรับ",     "ร้องเรียน",   "ร้องทุกข์",   "แจ้ง",     "จอง",     "ชำระ",    "นัดหมาย",
		"ตะกร้า",    "บริการ",     "login",    "log in",  "sign in", "sign up", "register",
		"member",   "office",    "intranet", "webmail", "e-mail",  "อีเมล",    "admin",
		"online",   "ออนไลน์",    "service"};
	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		if (strstr(fold, words[i]))
			return TRUE;
	return FALSE;
}

static void note_shut(struct site *site, uint32_t number, struct shut *shut)
{
	const struct inbound *in;
	for (uint32_t at = site_url(site, number)->first_in; at != SITE_NONE; at = in->next) {
		in = site_inbound(site, at);
		if (in->link == SITE_NONE)
			continue;
		const struct site_page *page = site_page(site, in->page);
		uint32_t name = link_name(site, page, &page->links[in->link]);
		if (name == SITE_NONE || is_of_members(site_text(site, name)->fold))
			return;
		g_hash_table_add(shut->names, GUINT_TO_POINTER(name + 1));
		if (shut->first == SITE_NONE || compare_urls(&number, &shut->first, site) < 0)
			shut->first = number;
		return;
	}
}

static uint32_t pages_read(struct site *site)
{
	uint32_t read = 0;
	for (uint32_t i = 0; i < site_pages(site); i++) {
		const struct site_page *page = site_page(site, i);
		site_rest_at(site, i);
		read += page->kind == PAGE_HTML && page->read == READ_OK &&
			is_in_site(site, site_url(site, page->url));
	}
	return read;
}

/* How many pages that speak of something else may be unread: none where next to nothing was read,
 * since the one link on a splash page ("enter") speaks of something else, too. */
static uint32_t unread_allowed(uint32_t read)
{
	return MAX(MIN(MAX_UNREAD_PAGES, read / READ_FOR_EACH_UNREAD), read / MAX_UNREAD_SHARE);
}

/* What is the matter with the page that the audit was to start from. */
static const char *why_no_home(struct site *site)
{
	uint32_t first = site_pages(site) ? site_resolve(site, site_page(site, 0)->url) : SITE_NONE;
	const struct site_page *start = first == SITE_NONE ? NULL : site_page(site, first);
	for (uint32_t i = 0; i < site_pages(site); i++)
		if (site_page(site, i)->read == READ_NEEDS_JS)
			return site_page(site, i)->reason;
	if (!start || start->read == READ_FAILED || start->read == READ_BLOCKED)
		return "unreachable";
	if (start->read == READ_GONE)
		return "no-start";
	gboolean file = start->kind == PAGE_PDF || start->kind == PAGE_OFFICE ||
			start->kind == PAGE_IMAGE || start->kind == PAGE_ARCHIVE;
	return file ? "no-home" : "unreachable";
}

/* The worst of what was not read, the first of its kind; SITE_NONE where it stands in nobody's way.
 */
static uint32_t worst_unread(struct session *session)
{
	struct site *site = session->site;
	uint32_t other = 0, worst = SITE_NONE;
	enum hint worst_hint = HINT_SOMETHING;
	g_autoptr(GHashTable) names = g_hash_table_new(NULL, NULL);
	struct shut shut = {.names = names, .first = SITE_NONE};
	for (uint32_t i = 0; i < site_urls(site); i++) {
		const struct site_url *url = site_url(site, i);
		site_rest_at(site, i);
		if (!is_in_site(site, url))
			continue;
		gboolean door = is_door(site, i);
		if (!door && !why_unread(session, url))
			continue;
		gboolean bare_home =
			url->page == site_home(site) && !site_has_menu(site, url->page);
		/* what sends on to a login is looked at by itself */
		unsigned hops = door ? MAX_REDIRECTS : 0;
		enum hint hint = bare_home ? HINT_ANYTHING : unread_hint(site, url, hops);
		if (door && hint != HINT_ANYTHING)
			note_shut(site, i, &shut);
		/* one login more or less is for staff or members */
		if (hint == HINT_TOPIC || (door && hint != HINT_ANYTHING))
			continue;
		other += hint == HINT_SOMETHING;
		if (worst == SITE_NONE || hint > worst_hint ||
		    (hint == worst_hint && compare_urls(&i, &worst, site) < 0)) {
			worst_hint = hint;
			worst = i;
		}
	}
	uint32_t read = pages_read(site), behind = g_hash_table_size(names);
	if (worst_hint == HINT_ANYTHING || other > unread_allowed(read))
		return worst;
	return behind >= SHUT_LEAST && behind * READ_FOR_EACH_SHUT >= read ? shut.first : SITE_NONE;
}

/* Some link says which topic the page is there for. */
static gboolean is_for_a_topic(struct site *site, const struct site_url *url)
{
	const struct inbound *in;
	for (uint32_t at = url->first_in; at != SITE_NONE; at = in->next) {
		in = site_inbound(site, at);
		if (in->link != SITE_NONE && link_hint(site, in) == HINT_TOPIC)
			return TRUE;
	}
	return FALSE;
}

/* The first page with a list of anything that goes on where only a script leads; SITE_NONE. What
 * the site calls news, or purchases, goes on with those. */
static uint32_t unseen_list(struct site *site)
{
	uint32_t first = SITE_NONE;
	for (uint32_t i = 0; i < site_pages(site); i++) {
		uint32_t url = site_page(site, i)->url;
		site_rest_at(site, i);
		if (pager_goes_on(site, i) && !is_for_a_topic(site, site_url(site, url)) &&
		    (first == SITE_NONE || compare_urls(&url, &first, site) < 0))
			first = url;
	}
	return first;
}

const char *why_incomplete(struct session *session, const struct judge_crawl *crawl)
{
	struct site *site = session->site;
	const gboolean unreachable = strcmp(crawl->stopped_by, "unreachable") == 0;
	if (*crawl->stopped_by && strcmp(crawl->stopped_by, "decided") != 0 && !unreachable)
		return crawl->stopped_by;
	if (unreachable || site_home(site) == SITE_NONE)
		return why_no_home(site);
	const char *wall = wall_on_site(site);
	if (wall)
		return wall;
	const struct site_page *home = site_page(site, site_home(site));
	if (is_frameset(home) && home->n_links == 0)
		return "empty-answer";
	if (menu_unseen(site) != SITE_NONE)
		return "menu-by-script";
	uint32_t list = unseen_list(site);
	if (list != SITE_NONE) {
		session->incomplete_at = site_url(site, list)->url;
		return "list-by-script";
	}
	uint32_t unread = worst_unread(session);
	if (unread == SITE_NONE)
		return NULL;
	const struct site_url *url = site_url(site, unread);
	session->incomplete_at = url->url;
	return is_door(site, unread) ? "login" : why_unread(session, url);
}

/* Pages that link to the URL, also by way of redirects. */
static void find_linking(struct session *session, uint32_t url, unsigned hops, GHashTable *from)
{
	const struct inbound *in;
	for (uint32_t at = site_url(session->site, url)->first_in; at != SITE_NONE; at = in->next) {
		in = site_inbound(session->site, at);
		uint32_t by = site_page(session->site, in->page)->url;
		if (in->link != SITE_NONE)
			g_hash_table_add(from, (gpointer)site_url(session->site, by)->url);
		else if (hops < MAX_REDIRECTS)
			find_linking(session, by, hops + 1, from);
	}
}

static int compare_texts(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_broken_from(struct session *session, uint32_t url, GPtrArray *from)
{
	g_autoptr(GHashTable) linking = g_hash_table_new(g_str_hash, g_str_equal);
	find_linking(session, url, 0, linking);
	guint count;
	g_autofree gpointer *urls = g_hash_table_get_keys_as_array(linking, &count);
	qsort(urls, count, sizeof *urls, compare_texts);
	for (guint i = 0; i < MIN(count, MAX_BROKEN_FROM); i++)
		g_ptr_array_add(from, g_strdup(urls[i]));
}

static gboolean is_broken(const struct site_page *page)
{
	return page->read == READ_GONE || (page->read == READ_FAILED && page->status == 0);
}

/* In an order that does not depend on which server answers first. */
void add_broken_links(struct session *session, struct result *result)
{
	struct site *site = session->site;
	g_autoptr(GArray) broken = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (uint32_t i = 0; i < site_urls(site); i++) {
		const struct site_url *url = site_url(site, i);
		site_rest_at(site, i);
		if (url->page != SITE_NONE && url->first_in != SITE_NONE &&
		    is_broken(site_page(site, url->page)))
			g_array_append_val(broken, i);
	}
	g_array_sort_with_data(broken, compare_urls, site);
	for (guint i = 0; i < MIN(broken->len, MAX_BROKEN); i++) {
		uint32_t number = g_array_index(broken, uint32_t, i);
		const struct site_url *url = site_url(site, number);
		const struct site_page *page = site_page(site, url->page);
		struct broken_link *link =
			result_add_broken_link(result, url->url, page->status, page->reason);
		add_broken_from(session, number, link->from);
	}
}

/* Of a page that came in part, or empty, nobody knows what else it says and links to. */
static gboolean is_cut(const struct site_page *page)
{
	return (page->read == READ_CUT && page->kind == PAGE_HTML) ||
	       (page->read == READ_NO_TEXT && strcmp(page->reason, "empty-answer") == 0);
}

/* Sounds, programs and the like have no text; of what was not answered the crawl tells. */
static gboolean is_unread_text(struct site *site, const struct site_page *page)
{
	if (page->read == READ_NO_TEXT && page->kind == PAGE_OTHER && !is_cut(page))
		return scope_is_document(site, page->url);
	return page->read == READ_NO_TEXT || page->read == READ_NEEDS_JS || is_cut(page);
}

void add_unread_pages(struct session *session, struct result *result)
{
	struct site *site = session->site;
	for (uint32_t i = 0; i < site_pages(site); i++) {
		const struct site_page *page = site_page(site, i);
		const struct site_url *url = site_url(site, page->url);
		/* a later reading of the same URL, as by OCR, stands in the place of the first */
		if (url->page == i && is_unread_text(site, page))
			result_add_unread(result, url->url, page->reason);
	}
}
