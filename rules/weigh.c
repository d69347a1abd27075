#include "rules/weigh.h"

#include "rules/behind.h"
#include "rules/hosts.h"
#include "rules/link_name.h"
#include "rules/thin.h"

#include <string.h>

#define MAX_WEIGHED 40u /* candidates of one topic that are looked at; the best come first */
#define MAX_PROVEN  6u  /* pages that an exhibit takes in */
#define MAX_LENT    16u /* documents and detail pages that a list page lends */
/* So many different labels, each long enough for a name, lead to one document: it stands in for all
 * and proves none. */
#define PLACEHOLDER_USES 6u
#define NAME_LETTERS     10u
/* A WAF's, a missing page's or an empty list's phrase counts in a text no longer than this. */
#define READABLE_LETTERS 150u
/* With so much text of its own a page must speak of the topic to be about it. */
#define SPOKEN_LETTERS 80u
#define SURE_STRENGTH  80
#define VAGUE_STRENGTH 50
/* A text with so many of a topic's words speaks of it, whatever it is called. */
#define MANY_WORDS 3
/* A page whose links name so many different topics is an index: it proves none of them itself. */
#define INDEX_TOPICS 8u
/* Of a form or service elsewhere that opens, and of a link that is all there is to see. */
#define OPENED_CONFIDENCE 0.7
#define LINK_CONFIDENCE   0.6
#define THIN_CONFIDENCE   0.7

/* How surely a scope is about a topic. */
struct subject {
	int heading; /* best strength of the topic in own titles and headings */
	int title;   /* … in its title or first heading */
	int text;    /* … in other own text */
	int lead;    /* … in the first line of a run, which is no heading but stands like one */
	int words;   /* different words of the topic */
	int other; /* best strength of another topic in headings, where this one is not named beside
		      it */
	gboolean denied; /* a title says what this topic is not, and does not name it */
	uint32_t entries_other, entries_this,
		entries_plain; /* own links that name another topic only, this one, none */
	uint32_t topics;       /* different topics that its own lines name */
};

static int label_strength(struct site *site, uint32_t text, const struct topic *topic)
{
	uint32_t count;
	const struct label_hit *hits = site_labels(site, text, &count);
	for (uint32_t i = 0; i < count; i++)
		if (hits[i].topic == topic)
			return hits[i].strength;
	return 0;
}

/* Of a title with which a whole table was run together the beginning counts. */
static void subject_hit(struct site *site, const struct topic *topic, uint32_t text,
			gboolean heading, struct subject *subject)
{
	uint32_t count;
	const struct label_hit *hits = heading ? site_head_labels(site, text, TITLE_LETTERS, &count)
					       : site_labels(site, text, &count);
	int own = 0, other = 0;
	for (uint32_t i = 0; i < count; i++) {
		int *best = hits[i].topic == topic ? &own : &other;
		*best = MAX(*best, hits[i].strength);
	}
	if (heading) {
		subject->heading = MAX(subject->heading, own);
		if (own == 0)
			subject->other = MAX(subject->other, other);
	} else {
		subject->text = MAX(subject->text, own);
	}
}

/* "มาตรการประหยัดพลังงาน" in the title of a document is none of the measures for integrity. */
static gboolean says_not(struct site *site, uint32_t text, const struct topic *topic)
{
	uint32_t count;
	const struct match *matches = site_matches(site, text, &count);
	gboolean denied = FALSE;
	for (uint32_t i = 0; i < count; i++)
		denied |= matches[i].set == topic->negative;
	return denied && label_strength(site, text, topic) == 0;
}

static void count_words(const struct scope *scope, const struct topic *topic, guint64 *seen,
			uint32_t text, struct subject *subject)
{
	uint32_t count;
	const struct match *matches = site_matches(scope->site, text, &count);
	for (uint32_t i = 0; i < count; i++) {
		if (matches[i].set == topic->words && matches[i].member < 64)
			*seen |= G_GUINT64_CONSTANT(1) << matches[i].member;
		/* In a long text a label is not recognised as one, but its words still stand there.
		 */
		if (matches[i].set == topic->strong)
			subject->text = MAX(subject->text, 60);
	}
}

static void subject_links(const struct scope *scope, const struct topic *topic,
			  struct subject *subject)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	for (guint i = 0; i < scope->links->len; i++) {
		const struct site_link *link =
			&page->links[g_array_index(scope->links, uint32_t, i)];
		if (link->kind == LINK_CONTACT || link->label == SITE_NONE ||
		    site_text(scope->site, link->label)->letters < 8)
			continue;
		uint32_t count;
		const struct label_hit *hits = site_labels(scope->site, link->label, &count);
		gboolean this = FALSE, other = FALSE;
		for (uint32_t h = 0; h < count; h++) {
			this |= hits[h].topic == topic;
			other |= hits[h].topic != topic && hits[h].strength >= SURE_STRENGTH;
		}
		subject->entries_this += this;
		subject->entries_other += !this && other;
		subject->entries_plain += !this && !other;
	}
}

/* Different topics that a page's own lines name, links or not: many make it an index. */
static uint32_t count_topics(const struct scope *scope)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	g_autoptr(GHashTable) topics = g_hash_table_new(NULL, NULL);
	for (guint i = 0; page->kind == PAGE_HTML && i < scope->blocks->len; i++) {
		uint32_t count, block = g_array_index(scope->blocks, uint32_t, i);
		const struct label_hit *hits =
			site_labels(scope->site, page->blocks[block].text, &count);
		if (count > 0 && hits[0].strength >= SURE_STRENGTH)
			g_hash_table_add(topics, (gpointer)hits[0].topic);
	}
	return g_hash_table_size(topics);
}

static struct subject subject_of(const struct scope *scope, const struct topic *topic)
{
	struct subject subject = {0};
	guint64 seen = 0;
	unsigned headings = 0;
	const struct site_page *page = site_page(scope->site, scope->page);
	for (guint i = 0; i < scope->blocks->len; i++) {
		const struct site_block *block =
			&page->blocks[g_array_index(scope->blocks, uint32_t, i)];
		gboolean heading = page->kind == PAGE_HTML ? site_role(block) == ROLE_HEADING
							   : i < TITLE_BLOCKS;
		/* The first line of a run only claims. */
		if (!heading && g_array_index(scope->blocks, uint32_t, i) == scope->section) {
			subject.lead = label_strength(scope->site, block->text, topic);
			continue;
		}
		subject_hit(scope->site, topic, block->text, heading, &subject);
		subject.denied |= page->kind != PAGE_HTML && heading &&
				  says_not(scope->site, block->text, topic);
		if (heading && (block->kind == BLOCK_TITLE || headings++ == 0))
			subject.title = MAX(subject.title, subject.heading);
		count_words(scope, topic, &seen, block->text, &subject);
	}
	subject.words = __builtin_popcountll(seen);
	subject.denied &= subject.words < MANY_WORDS;
	subject.topics = count_topics(scope);
	subject_links(scope, topic, &subject);
	return subject;
}

/* 0 where the content is about something else. News may be of anything. */
static double subject_confidence(const struct scope *scope, const struct topic *topic,
				 const struct subject *subject, int claimed)
{
	gboolean of_all = thin_is_list(topic) && subject->title >= SURE_STRENGTH;
	if (scope->section == SITE_NONE && subject->topics >= INDEX_TOPICS &&
	    subject->title < SURE_STRENGTH)
		return 0;
	if (!of_all && subject->entries_other >= 2 && subject->entries_this == 0 &&
	    subject->entries_other >= subject->entries_plain && subject->text == 0)
		return 0;
	/* A heading over nothing but entries of something else. */
	if (!of_all && subject->entries_other > 0 &&
	    subject->entries_this + subject->entries_plain == 0 && scope->plain < SPOKEN_LETTERS &&
	    scope->pictures == 0 && scope->fields == 0)
		return 0;
	if (subject->heading >= 70)
		return 0.95;
	/* A vague claim ("ITA", "เอกสาร") is made good by the target's own heading only. */
	if (claimed < VAGUE_STRENGTH)
		return 0;
	/* A document says in its title what it is; what it mentions further down is not it. */
	if (site_page(scope->site, scope->page)->kind != PAGE_HTML &&
	    (subject->other >= SURE_STRENGTH || subject->denied) && subject->heading == 0)
		return 0;
	if (subject->text >= 60 || subject->words >= MANY_WORDS || subject->heading >= 50)
		return 0.85;
	if (subject->other >= SURE_STRENGTH)
		return 0;
	if (subject->words >= 1 || subject->text > 0 || subject->heading > 0 || subject->lead >= 70)
		return 0.7;
	if (scope->letters >= SPOKEN_LETTERS)
		return 0;
	return claimed >= SURE_STRENGTH ? 0.75 : 0.5;
}

static struct weighed weighed_new(const struct candidate *candidate, enum standing standing,
				  const char *reason)
{
	return (struct weighed){.candidate = *candidate,
				.standing = standing,
				.reason = reason,
				.scope = G_MAXUINT,
				.dead = SITE_NONE};
}

/* So many different names lead to one document: a placeholder serves them all. */
static gboolean is_placeholder_document(struct site *site, uint32_t url)
{
	g_autoptr(GHashTable) names = g_hash_table_new(NULL, NULL);
	guint step = 0;
	for (uint32_t at = site_url(site, url)->first_in;
	     at != SITE_NONE && g_hash_table_size(names) < PLACEHOLDER_USES;
	     at = site_inbound(site, at)->next) {
		const struct inbound *in = site_inbound(site, at);
		site_rest_at(site, ++step);
		if (in->link == SITE_NONE)
			continue;
		uint32_t label = site_page(site, in->page)->links[in->link].label;
		if (label != SITE_NONE && site_text(site, label)->letters >= NAME_LETTERS)
			g_hash_table_add(names, GUINT_TO_POINTER(label + 1));
	}
	return g_hash_table_size(names) >= PLACEHOLDER_USES;
}

static void add_unread(struct exhibit *exhibit, uint32_t url, const char *reason)
{
	exhibit->unread++;
	exhibit->unread_others |= exhibit->unread_url != SITE_NONE && exhibit->unread_url != url;
	if (exhibit->unread_url == SITE_NONE) {
		exhibit->unread_url = url;
		exhibit->unread_reason = reason;
	}
}

/* What a page or document says of itself in its title names another topic, and not this one. */
static gboolean is_of_another(const struct scope *scope, const struct topic *topic)
{
	struct subject subject = subject_of(scope, topic);
	return subject.heading == 0 && (subject.other >= SURE_STRENGTH || subject.denied);
}

/* Read from pictures, its title set aside: what is recognised may prove, what is not proves
 * nothing.
 */
static gboolean is_from_pictures(const struct scope *scope)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	gboolean ocr = FALSE;
	for (guint i = 0; i < scope->blocks->len; i++) {
		const struct site_block *block =
			&page->blocks[g_array_index(scope->blocks, uint32_t, i)];
		if (!block->ocr && block->kind != BLOCK_TITLE)
			return FALSE;
		ocr |= block->ocr;
	}
	return ocr;
}

static void lend(const struct weigh_context *context, const struct scope *list,
		 const struct topic *topic, struct exhibit *exhibit, int depth);

/* Read from end to end: only of such a page or document it can be said what is not in it. */
static gboolean is_whole(const struct site_page *page)
{
	return page->read == READ_OK && page->n_blank_pages == 0;
}

/* What a program shows of a list without rows. A document is none: "0 รายการ" is what it reports.
 */
static gboolean is_empty_list(const struct scope *scope)
{
	return site_page(scope->site, scope->page)->kind == PAGE_HTML && scope->empty_list &&
	       scope->none == SITE_NONE && scope->entries + scope->unread == 0 &&
	       scope->plain < READABLE_LETTERS;
}

/* A list without rows, read from end to end, and nothing beside it. */
static gboolean says_nothing(const struct scope *scope)
{
	return is_empty_list(scope) && is_whole(site_page(scope->site, scope->page)) &&
	       !scope->loaded && scope->documents + scope->pictures + scope->fields == 0;
}

/* The target of a link on a list page. Detail pages lend their documents, but no further pages. */
static void lend_target(const struct weigh_context *context, const struct scope *list, uint32_t url,
			const struct topic *topic, struct exhibit *exhibit, int depth)
{
	struct site *site = context->site;
	uint32_t number = site_resolve(site, url);
	const struct site_page *target = number == SITE_NONE ? NULL : site_page(site, number);
	gboolean document = scope_is_document(site, url);
	if (document && is_placeholder_document(site, url))
		return;
	if (!target || !read_has_content(target->read)) {
		if (document && !(target && target->read == READ_GONE))
			add_unread(exhibit, url, target ? target->reason : "not-read");
		return;
	}
	if (number == list->page || scope_is_home(site, number) || target->same_as == list->page ||
	    (!document && depth > 0))
		return;
	AUTO(scope) scope = scope_page(site, number, FALSE);
	gboolean nothing = says_nothing(scope);
	if (nothing && !thin_is_list(topic))
		g_hash_table_add(exhibit->refuted, GUINT_TO_POINTER(number + 1));
	if (nothing || !scope_has_substance(scope))
		return;
	if (is_of_another(scope, topic)) {
		if (!is_whole(target) && !thin_is_list(topic))
			add_unread(exhibit, url, *target->reason ? target->reason : "scan");
		else if (!thin_is_list(topic))
			g_hash_table_add(exhibit->refuted, GUINT_TO_POINTER(number + 1));
		return;
	}
	if (target->kind == PAGE_HTML)
		lend(context, scope, topic, exhibit, depth + 1);
	g_ptr_array_add(exhibit->scopes, g_steal_pointer(&scope));
}

static void lend(const struct weigh_context *context, const struct scope *list,
		 const struct topic *topic, struct exhibit *exhibit, int depth)
{
	const struct site_page *page = site_page(context->site, list->page);
	g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < list->links->len; i++) {
		const struct site_link *link =
			&page->links[g_array_index(list->links, uint32_t, i)];
		gboolean leads = link->target != SITE_NONE && link->kind != LINK_CONTACT &&
				 link->kind != LINK_FORM &&
				 !link_leads_back(context->site, link->label);
		if (!leads || scope_link_is_of_another(list, link, topic) ||
		    !g_hash_table_add(done, GUINT_TO_POINTER(link->target + 1)))
			continue;
		if (g_hash_table_size(done) > MAX_LENT) {
			exhibit->capped = TRUE;
			break;
		}
		lend_target(context, list, link->target, topic, exhibit, depth);
	}
}

/* A page that says next to nothing of its own, over documents that all say they are of something
 * else: its heading proves no more than a menu does. lent and unread: what it added to the exhibit.
 */
static gboolean is_refuted(const struct scope *list, const struct exhibit *exhibit, guint refuted,
			   guint lent, guint unread)
{
	return g_hash_table_size(exhibit->refuted) > refuted && exhibit->scopes->len == lent &&
	       exhibit->unread == unread && list->plain < SPOKEN_LETTERS && list->pictures == 0 &&
	       list->fields == 0;
}

static const char *empty_reason(const struct scope *scope)
{
	if (scope->placeholder)
		return "under-construction";
	if (scope->empty_list)
		return "empty-list";
	if (scope->template_left)
		return "template";
	return scope->quoted ? "manual-quoted" : "heading-only";
}

static struct weighed weigh_empty(const struct candidate *candidate, const struct scope *scope)
{
	const char *reason = empty_reason(scope);
	uint32_t dead = strcmp(reason, "heading-only") == 0 ? scope_dead_file(scope) : SITE_NONE;
	struct weighed weighed = weighed_new(candidate, STANDING_EMPTY,
					     dead == SITE_NONE ? reason : WEIGHED_DEAD_FILE);
	weighed.dead = dead;
	return weighed;
}

/* A page that is surely about the topic and has something to say, if only a line: a start that
 * nobody takes for the whole. */
static gboolean is_thin(const struct scope *scope, const struct topic *topic,
			const struct candidate *candidate)
{
	if (site_page(scope->site, scope->page)->kind != PAGE_HTML || scope->section != SITE_NONE ||
	    candidate->strength < SURE_STRENGTH || scope->placeholder || scope->empty_list ||
	    scope->template_left || scope->blocked || scope->soft_404)
		return FALSE;
	return subject_of(scope, topic).heading >= 70 && thin_says_something(scope, topic);
}

/* Nothing on it names the topic, and a single word of it ("สรรหา") stands in other papers, too:
 * only the link that led there spoke of it. */
static gboolean is_silent(const struct subject *subject)
{
	return subject->heading + subject->text + subject->lead == 0 && subject->words < 2 &&
	       subject->entries_this == 0;
}

/* The same of a silent page and the documents behind it, that were all read to their end: from
 * first on none in the exhibit has a word of the topic. */
static gboolean is_unspoken(const struct topic *topic, const struct exhibit *exhibit, guint first)
{
	const struct scope *page = g_ptr_array_index(exhibit->scopes, first);
	guint documents = 0;
	for (guint i = first; i < exhibit->scopes->len; i++) {
		const struct scope *scope = g_ptr_array_index(exhibit->scopes, i);
		struct subject subject = subject_of(scope, topic);
		if (!is_silent(&subject) || scope->pictures + scope->fields > 0 ||
		    !is_whole(site_page(scope->site, scope->page)))
			return FALSE;
		documents += site_page(scope->site, scope->page)->kind != PAGE_HTML;
	}
	return documents > 0 && page->unread == 0;
}

static gboolean is_in_form(const struct scope *scope, uint32_t block)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	for (guint i = 0; i < scope->forms->len; i++) {
		const struct site_form *form =
			&page->forms[g_array_index(scope->forms, uint32_t, i)];
		if (form->block <= block && block <= form->last_block)
			return TRUE;
	}
	return FALSE;
}

/* Of whom it is asked to log in, and for what, is said by the login itself. */
static gboolean is_of_login(const struct scope *scope, const struct site_block *block)
{
	static const char *const words[] = {"เข้าสู่ระบบ", "เข้าระบบ", "เข้าใช้งาน", "ลงชื่อเข้าใช้", "ล็อกอิน",
					    "รหัสผ่าน",   "log in",  "login",    "sign in"};
	const char *fold = site_text(scope->site, block->text)->fold;
	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		if (strstr(fold, words[i]))
			return TRUE;
	return FALSE;
}

/* Its text has words of the topic, beside headings, forms and what is said of the login: one where
 * that is a text of some length, else more. */
static gboolean speaks_of(const struct scope *scope, const struct topic *topic)
{
	const struct site_page *page = site_page(scope->site, scope->page);
	struct subject subject = {0};
	guint64 seen = 0;
	guint letters = 0;
	for (guint i = 0; i < scope->content->len; i++) {
		uint32_t index = g_array_index(scope->content, uint32_t, i);
		const struct site_block *block = &page->blocks[index];
		if (site_role(block) == ROLE_HEADING || is_in_form(scope, index) ||
		    is_of_login(scope, block))
			continue;
		count_words(scope, topic, &seen, block->text, &subject);
		letters += site_text(scope->site, block->text)->letters;
	}
	return __builtin_popcountll(seen) > (letters < READABLE_LETTERS);
}

/* A door is something to be judged where the topic asks for a form; a box for members beside the
 * content is none. */
static gboolean is_door(const struct scope *scope, const struct topic *topic)
{
	return !topic->form && scope_is_door(scope) && !speaks_of(scope, topic);
}

/* A page, section or document, for what is there. */
static struct weighed weigh_content(const struct weigh_context *context, const struct topic *topic,
				    const struct candidate *candidate, struct scope *scope,
				    struct exhibit *exhibit)
{
	AUTO(scope) own = scope;
	const struct site_page *page = site_page(context->site, own->page);
	if (own->blocked && own->letters < READABLE_LETTERS * 4)
		return weighed_new(candidate, STANDING_UNREAD, "waf");
	if (is_door(own, topic))
		return weighed_new(candidate, STANDING_UNREAD, "login");
	if (own->soft_404 && own->letters < READABLE_LETTERS * 2)
		return weighed_new(candidate, STANDING_DEAD, "soft-404");
	gboolean thin = !scope_has_substance(own) && !thin_names_person(own, topic) &&
			!thin_says_number(own, topic) && !thin_counts(own, topic);
	if (thin && !is_thin(own, topic, candidate)) {
		if (is_from_pictures(own))
			return weighed_new(candidate, STANDING_UNREAD, "ocr");
		return scope_is_door(own) ? weighed_new(candidate, STANDING_UNREAD, "login")
					  : weigh_empty(candidate, own);
	}
	if (is_empty_list(own))
		return weighed_new(candidate, STANDING_EMPTY, "empty-list");
	struct subject subject = subject_of(own, topic);
	double confidence = subject_confidence(own, topic, &subject, candidate->strength);
	if (confidence <= 0 && is_from_pictures(own))
		return weighed_new(candidate, STANDING_UNREAD, "ocr");
	if (confidence <= 0 || (own->template_left && subject.heading == 0 && subject.text == 0))
		return weighed_new(candidate, STANDING_WRONG, own->template_left ? "template" : "");
	struct weighed weighed = weighed_new(candidate, STANDING_PROVEN, thin ? WEIGHED_THIN : "");
	weighed.confidence =
		MIN(thin ? THIN_CONFIDENCE : confidence, 0.5 + candidate->strength / 200.0);
	weighed.scope = exhibit->scopes->len;
	const struct scope *kept = own;
	guint refuted = g_hash_table_size(exhibit->refuted), unread = exhibit->unread;
	g_ptr_array_add(exhibit->scopes, g_steal_pointer(&own));
	if (page->kind == PAGE_HTML)
		lend(context, kept, topic, exhibit, 0);
	if (is_refuted(kept, exhibit, refuted, weighed.scope + 1, unread) ||
	    (is_silent(&subject) && is_unspoken(topic, exhibit, weighed.scope))) {
		gboolean whole = page->read == READ_OK && !kept->loaded;
		const char *reason = kept->loaded ? "loaded" : page->reason;
		g_ptr_array_set_size(exhibit->scopes, (gint)weighed.scope);
		return whole ? weighed_new(candidate, STANDING_WRONG, "")
			     : weighed_new(candidate, STANDING_UNREAD, reason);
	}
	if (topic->on_any_page && kept->section == SITE_NONE)
		g_ptr_array_add(exhibit->scopes, scope_page(context->site, kept->page, TRUE));
	return weighed;
}

/* Of what was cut, and of what scripts have yet to fill, what is not there proves nothing. */
static struct weighed unless_partly(const struct site_page *page, gboolean loaded,
				    struct weighed weighed)
{
	gboolean empty = weighed.standing == STANDING_EMPTY || weighed.standing == STANDING_DEAD;
	if (empty && page->read == READ_CUT)
		return weighed_new(&weighed.candidate, STANDING_UNREAD, page->reason);
	return empty && loaded ? weighed_new(&weighed.candidate, STANDING_UNREAD, "loaded")
			       : weighed;
}

/* A page, section or document that was read. */
static struct weighed weigh_scope(const struct weigh_context *context, const struct topic *topic,
				  const struct candidate *candidate, struct scope *scope,
				  struct exhibit *exhibit)
{
	const struct site_page *page = site_page(context->site, scope->page);
	gboolean loaded = scope->loaded; /* the scope is handed on */
	return unless_partly(page, loaded,
			     weigh_content(context, topic, candidate, scope, exhibit));
}

static gboolean external_carrier(const struct weigh_context *context, const struct topic *topic,
				 const char *url)
{
	const struct ruleset *rules = context->rules;
	if (topic->form && hosts_have(rules->form_hosts, url))
		return TRUE;
	if (!topic->external)
		return FALSE;
	return hosts_have(rules->chat_hosts, url) || hosts_have(rules->social_hosts, url) ||
	       hosts_have(rules->form_hosts, url) || hosts_have(rules->service_hosts, url) ||
	       hosts_have(rules->map_hosts, url);
}

/* A form or service on another host is worth what was read there. */
static struct weighed weigh_behind(const struct weigh_context *context,
				   const struct candidate *candidate, struct exhibit *exhibit)
{
	struct behind behind = behind_link(context->site, context->unread, candidate->url);
	if (behind.verdict == VERDICT_UNCLEAR)
		return weighed_new(candidate, STANDING_UNREAD, behind.reason);
	if (behind.verdict == VERDICT_MISSING)
		return weighed_new(candidate, STANDING_EMPTY, behind.reason);
	struct weighed weighed = weighed_new(candidate, STANDING_PROVEN, "");
	weighed.confidence = OPENED_CONFIDENCE;
	weighed.scope = exhibit->scopes->len;
	g_ptr_array_add(exhibit->scopes,
			scope_link(context->site, candidate->from_page, candidate->from_link));
	g_ptr_array_add(exhibit->scopes, scope_page(context->site, candidate->page, FALSE));
	return weighed;
}

/* A chat, an account, a map: the link itself is what the assessor follows; we have not looked
 * behind it, and say so by our confidence. */
static struct weighed weigh_external(const struct weigh_context *context,
				     const struct candidate *candidate, struct exhibit *exhibit)
{
	if (behind_asked(context->rules, site_url(context->site, candidate->url)->leads_to))
		return weigh_behind(context, candidate, exhibit);
	gboolean opened = candidate->page != SITE_NONE &&
			  read_has_content(site_page(context->site, candidate->page)->read);
	struct weighed weighed =
		weighed_new(candidate, STANDING_PROVEN, opened ? "" : WEIGHED_OUTSIDE);
	weighed.confidence = LINK_CONFIDENCE;
	weighed.scope = exhibit->scopes->len;
	g_ptr_array_add(exhibit->scopes,
			scope_link(context->site, candidate->from_page, candidate->from_link));
	return weighed;
}

static struct weighed weigh_unfetched(const struct weigh_context *context,
				      const struct candidate *candidate, struct exhibit *exhibit)
{
	const char *reason =
		g_hash_table_lookup(context->unread, site_url(context->site, candidate->url)->key);
	if (scope_is_document(context->site, candidate->url) && candidate->strength >= 60)
		add_unread(exhibit, candidate->url, reason ? reason : "not-read");
	return weighed_new(candidate, STANDING_UNREAD, reason ? reason : "not-read");
}

static struct weighed weigh_target(const struct weigh_context *context, const struct topic *topic,
				   const struct candidate *candidate, struct exhibit *exhibit)
{
	const char *url = site_url(context->site, candidate->url)->leads_to;
	const struct site_page *page =
		candidate->page == SITE_NONE ? NULL : site_page(context->site, candidate->page);
	if (page && page->read == READ_GONE)
		return weighed_new(candidate, STANDING_DEAD, "");
	if (external_carrier(context, topic, url) && candidate->from_link != SITE_NONE)
		return weigh_external(context, candidate, exhibit);
	if (!page || page->read == READ_MOVED)
		return weigh_unfetched(context, candidate, exhibit);
	if (!read_has_content(page->read)) {
		if (page->read == READ_NO_TEXT &&
		    !is_placeholder_document(context->site, candidate->url))
			add_unread(exhibit, candidate->url, page->reason);
		return weighed_new(candidate, STANDING_UNREAD, page->reason);
	}
	if (page->kind != PAGE_HTML && is_placeholder_document(context->site, candidate->url))
		return weighed_new(candidate, STANDING_EMPTY, "placeholder-document");
	if (candidate->section != SITE_NONE)
		return weigh_scope(
			context, topic, candidate,
			scope_section(context->site, candidate->page, candidate->section), exhibit);
	if (scope_is_home(context->site, candidate->page))
		return weighed_new(candidate, STANDING_WRONG, "home");
	if (site_is_home(context->site, candidate->page))
		return weighed_new(candidate, STANDING_UNREAD, "loaded");
	return weigh_scope(context, topic, candidate,
			   scope_page(context->site, candidate->page, FALSE), exhibit);
}

static struct scope *section_of(struct site *site, const struct candidate *candidate)
{
	const struct site_page *page = site_page(site, candidate->page);
	return page->blocks[candidate->section].kind == BLOCK_HEADING
		       ? scope_section(site, candidate->page, candidate->section)
		       : scope_run(site, candidate->page, candidate->section);
}

/* A section must have more than links under it: its links are candidates of their own. */
static struct weighed weigh_section(const struct weigh_context *context, const struct topic *topic,
				    const struct candidate *candidate, struct exhibit *exhibit)
{
	struct scope *scope = section_of(context->site, candidate);
	if (scope->plain < 40 && scope->pictures == 0 && scope->fields == 0 &&
	    scope->documents == 0 && scope->none == SITE_NONE && !thin_names_person(scope, topic) &&
	    !thin_counts(scope, topic)) {
		struct weighed weighed =
			unless_partly(site_page(context->site, scope->page), scope->loaded,
				      weigh_empty(candidate, scope));
		scope_free(scope);
		return weighed;
	}
	return weigh_scope(context, topic, candidate, scope, exhibit);
}

/* Named by what a script opens: where that is, only a visitor learns. */
static gboolean opens_by_call(const struct site *site, const struct candidate *candidate)
{
	return candidate->from_link != SITE_NONE &&
	       site_page(site, candidate->from_page)->links[candidate->from_link].kind == LINK_CALL;
}

static struct weighed weigh_one(const struct weigh_context *context, const struct topic *topic,
				const struct candidate *candidate, struct exhibit *exhibit)
{
	switch (candidate->kind) {
	case CANDIDATE_TARGET:
		return weigh_target(context, topic, candidate, exhibit);
	case CANDIDATE_PAGE:
		if (site_is_home(context->site, candidate->page))
			return weighed_new(candidate, STANDING_NONE, "home");
		return weigh_scope(context, topic, candidate,
				   scope_page(context->site, candidate->page, FALSE), exhibit);
	case CANDIDATE_SECTION:
		return weigh_section(context, topic, candidate, exhibit);
	default:
		return opens_by_call(context->site, candidate)
			       ? weighed_new(candidate, STANDING_UNREAD, "by-script")
			       : weighed_new(candidate, STANDING_NO_LINK, "");
	}
}

/* What may be proven anywhere: the home page with its frame is a scope of its own. */
static void weigh_anywhere(const struct weigh_context *context, struct topic_case *topic_case)
{
	uint32_t home = site_home(context->site);
	if (!topic_case->topic->on_any_page || home == SITE_NONE)
		return;
	struct candidate candidate = {
		.kind = CANDIDATE_PAGE,
		.page = home,
		.url = site_page(context->site, home)->url,
		.section = SITE_NONE,
		.from_page = home,
		.from_link = SITE_NONE,
		.from_block = SITE_NONE,
		.strength = 70,
	};
	struct weighed weighed = weighed_new(&candidate, STANDING_PROVEN, "");
	weighed.confidence = 0.8;
	weighed.scope = topic_case->exhibit->scopes->len;
	g_ptr_array_add(topic_case->exhibit->scopes, scope_page(context->site, home, TRUE));
	g_array_append_val(topic_case->weighed, weighed);
}

static int best_standing_first(gconstpointer a, gconstpointer b)
{
	const struct weighed *x = a, *y = b;
	if (x->standing != y->standing)
		return (int)x->standing - (int)y->standing;
	if (x->candidate.submitted != y->candidate.submitted)
		return y->candidate.submitted - x->candidate.submitted;
	if (x->candidate.declared != y->candidate.declared)
		return y->candidate.declared - x->candidate.declared;
	return x->confidence < y->confidence   ? 1
	       : x->confidence > y->confidence ? -1
					       : y->candidate.strength - x->candidate.strength;
}

static void take_best(struct topic_case *topic_case)
{
	g_array_sort(topic_case->weighed, best_standing_first);
	if (topic_case->weighed->len == 0)
		return;
	const struct weighed *best = &g_array_index(topic_case->weighed, struct weighed, 0);
	topic_case->standing = best->standing;
	topic_case->confidence = best->confidence;
}

/* The strength of the strongest, from there on, that leads elsewhere than to pages that were
 * weighed; 0 for none. */
static int best_left_out(const GArray *candidates, guint from, GHashTable *pages)
{
	int best = 0;
	for (guint i = from; i < candidates->len; i++) {
		const struct candidate *candidate = &g_array_index(candidates, struct candidate, i);
		if (candidate->kind != CANDIDATE_NAMED &&
		    !g_hash_table_contains(pages, GUINT_TO_POINTER(candidate->page + 1)))
			best = MAX(best, candidate->strength);
	}
	return best;
}

struct topic_case *weigh_topic(const struct weigh_context *context, const struct topic *topic)
{
	struct topic_case *topic_case = g_new0(struct topic_case, 1);
	topic_case->topic = topic;
	topic_case->weighed = g_array_new(FALSE, FALSE, sizeof(struct weighed));
	topic_case->exhibit = exhibit_new();
	topic_case->standing = STANDING_NONE;
	const GArray *candidates = candidates_of(context->candidates, topic);
	g_autoptr(GHashTable) pages = g_hash_table_new(NULL, NULL);
	unsigned proven = 0;
	guint i = 0;
	for (; i < candidates->len && i < MAX_WEIGHED && proven < MAX_PROVEN; i++) {
		const struct candidate *candidate = &g_array_index(candidates, struct candidate, i);
		/* A page reached over several URLs or claims is weighed once, its sections apart.
		 */
		gboolean whole = candidate->page != SITE_NONE && candidate->section == SITE_NONE &&
				 candidate->kind != CANDIDATE_NAMED;
		if (whole && !g_hash_table_add(pages, GUINT_TO_POINTER(candidate->page + 1)))
			continue;
		struct weighed weighed = weigh_one(context, topic, candidate, topic_case->exhibit);
		proven += weighed.standing == STANDING_PROVEN;
		g_array_append_val(topic_case->weighed, weighed);
	}
	topic_case->left_out = best_left_out(candidates, i, pages);
	weigh_anywhere(context, topic_case);
	take_best(topic_case);
	return topic_case;
}

void topic_case_refute(struct topic_case *topic_case, const struct element *lacking)
{
	topic_case->refuted_by = lacking;
	for (guint i = 0; i < topic_case->weighed->len; i++) {
		struct weighed *weighed = &g_array_index(topic_case->weighed, struct weighed, i);
		if (weighed->standing == STANDING_PROVEN)
			*weighed = weighed_new(&weighed->candidate, STANDING_WRONG, "");
	}
	exhibit_free(topic_case->exhibit);
	topic_case->exhibit = exhibit_new();
	take_best(topic_case);
}

/* The end of what one candidate brought into the exhibit: its own scope, and what it lends. */
static guint brought_end(const struct topic_case *topic_case, guint first)
{
	guint end = topic_case->exhibit->scopes->len;
	for (guint i = 0; i < topic_case->weighed->len; i++) {
		guint other = g_array_index(topic_case->weighed, struct weighed, i).scope;
		if (other > first)
			end = MIN(end, other);
	}
	return end;
}

/* keep: of each scope, whether it stays. A list page goes with all that it lends. */
static void drop_bare_lists(const struct topic_case *topic_case, gboolean *keep)
{
	const struct exhibit *exhibit = topic_case->exhibit;
	for (guint i = 0; i < topic_case->weighed->len && exhibit->unread == 0; i++) {
		guint first = g_array_index(topic_case->weighed, struct weighed, i).scope, left = 0;
		if (first >= exhibit->scopes->len || !keep[first] ||
		    scope_says_more_than_links(exhibit->scopes->pdata[first]))
			continue;
		guint end = brought_end(topic_case, first);
		for (guint s = first + 1; s < end; s++)
			left += keep[s];
		keep[first] = left > 0 || end == first + 1;
	}
}

/* Where each candidate's first scope that stays will be; without any it is about something else. */
static void move_weighed(struct topic_case *topic_case, const gboolean *keep)
{
	g_autofree guint *moved = g_new(guint, topic_case->weighed->len + 1);
	for (guint i = 0; i < topic_case->weighed->len; i++) {
		guint at = g_array_index(topic_case->weighed, struct weighed, i).scope;
		moved[i] = G_MAXUINT;
		if (at >= topic_case->exhibit->scopes->len)
			continue;
		guint end = brought_end(topic_case, at), before = 0;
		while (at < end && !keep[at])
			at++;
		for (guint s = 0; s < at; s++)
			before += keep[s];
		moved[i] = at < end ? before : G_MAXUINT;
	}
	for (guint i = 0; i < topic_case->weighed->len; i++) {
		struct weighed *weighed = &g_array_index(topic_case->weighed, struct weighed, i);
		if (moved[i] == G_MAXUINT && weighed->standing == STANDING_PROVEN)
			*weighed = weighed_new(&weighed->candidate, STANDING_WRONG, "");
		weighed->scope = moved[i];
	}
}

void topic_case_set_aside(struct topic_case *topic_case, const GPtrArray *scopes,
			  const struct element *lacking)
{
	struct exhibit *exhibit = topic_case->exhibit;
	g_autofree gboolean *keep = g_new(gboolean, exhibit->scopes->len + 1);
	for (guint i = 0; i < exhibit->scopes->len; i++) {
		const struct scope *scope = exhibit->scopes->pdata[i];
		keep[i] = !g_ptr_array_find((GPtrArray *)scopes, scope, NULL);
		if (!keep[i])
			g_hash_table_add(exhibit->refuted, GUINT_TO_POINTER(scope->page + 1));
	}
	drop_bare_lists(topic_case, keep);
	move_weighed(topic_case, keep);
	for (guint i = exhibit->scopes->len; i > 0; i--)
		if (!keep[i - 1])
			g_ptr_array_remove_index(exhibit->scopes, i - 1);
	take_best(topic_case);
	if (topic_case->standing != STANDING_PROVEN)
		topic_case->refuted_by = lacking;
}

void topic_case_free(struct topic_case *topic_case)
{
	if (!topic_case)
		return;
	g_array_free(topic_case->weighed, TRUE);
	exhibit_free(topic_case->exhibit);
	g_free(topic_case);
}
