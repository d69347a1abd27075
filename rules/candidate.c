#include "rules/candidate.h"

#include "rules/check.h"
#include "rules/claims.h"
#include "rules/declared.h"
#include "rules/hosts.h"
#include "rules/link_name.h"
#include "rules/person.h"
#include "rules/scope.h"
#include "rules/submitted.h"

#define DECIDES        75 /* a context that names a topic so surely is not overruled by a farther one */
#define ANCHOR_BLOCKS  4u  /* so far below its anchor a heading may stand */
#define SUBMITTED      70  /* as a row of an index that says no more than the item's number */
#define RUN_LETTERS    60u /* a line over a text so long heads it, however it is set */
#define TITLE_STRENGTH 65

struct collector {
	struct site *site;
	struct claims *claims;
	GHashTable *framed;   /* numbers of links of the frame that were collected, a set */
	GHashTable *sections; /* page number + 1 → name of an anchor → its heading's block + 1 */
	GHashTable *titles;   /* page number + 1 of a document → GPtrArray of struct topic */
	guint8 *targets;      /* by number of a URL: target_of(), 0 if not asked yet */
};

/* What a URL is is worked out once: the same ones stand on many pages. */
enum target { TARGET_KNOWN = 1, TARGET_SHARES = 2, TARGET_DOCUMENT = 4 };

static void topics_free(gpointer topics)
{
	g_ptr_array_free(topics, TRUE);
}

static void sections_free(gpointer sections)
{
	g_hash_table_destroy(sections);
}

uint32_t candidate_name(struct site *site, const struct candidate *candidate)
{
	const struct site_page *page = site_page(site, candidate->from_page);
	if (candidate->from_link != SITE_NONE)
		return link_name(site, page, &page->links[candidate->from_link]);
	if (candidate->kind == CANDIDATE_NAMED)
		return candidate->from_block;
	gboolean headed =
		candidate->kind != CANDIDATE_TARGET && candidate->from_block < page->n_blocks;
	return headed ? page->blocks[candidate->from_block].text : SITE_NONE;
}

/* The heading that an anchor belongs to: it stands at it, just before it (an accordion's rows below
 * their header), or at most a few blocks above it. */
static uint32_t anchor_section(const struct site_page *page, uint32_t block)
{
	if (block < page->n_blocks && block > 0 && page->blocks[block].kind != BLOCK_HEADING &&
	    page->blocks[block - 1].kind == BLOCK_HEADING &&
	    page->blocks[block].heading == block - 1)
		return block - 1;
	for (uint32_t b = block; b < page->n_blocks && b < block + ANCHOR_BLOCKS; b++)
		if (page->blocks[b].kind == BLOCK_HEADING)
			return b;
	return SITE_NONE;
}

/* A fragment within the menu only opens a part of it: no section. Where several anchors have one
 * name, the first has it. */
static GHashTable *sections_of(const struct site_page *page)
{
	GHashTable *sections = g_hash_table_new(g_str_hash, g_str_equal);
	for (uint32_t i = 0; i < page->n_anchors; i++) {
		char *name = (char *)page->anchors[i].name;
		if (!name || g_hash_table_contains(sections, name))
			continue;
		uint32_t section = anchor_section(page, page->anchors[i].block);
		gboolean menu =
			section != SITE_NONE && (page->blocks[section].region == REGION_NAV ||
						 page->blocks[section].region == REGION_HEADER);
		g_hash_table_insert(sections, name, GUINT_TO_POINTER(menu ? 0 : section + 1));
	}
	return sections;
}

static uint32_t fragment_section(struct collector *collector, uint32_t number, const char *fragment)
{
	gpointer key = GUINT_TO_POINTER(number + 1);
	if (!fragment || number == SITE_NONE)
		return SITE_NONE;
	GHashTable *sections = g_hash_table_lookup(collector->sections, key);
	if (!sections) {
		sections = sections_of(site_page(collector->site, number));
		g_hash_table_insert(collector->sections, key, sections);
	}
	return GPOINTER_TO_UINT(g_hash_table_lookup(sections, fragment)) - 1;
}

static void claim_link(struct collector *collector, uint32_t number, uint32_t index,
		       const struct topic *topic, int strength, gboolean declared)
{
	const struct site_link *link = &site_page(collector->site, number)->links[index];
	struct candidate new = {
		.kind = link->target == SITE_NONE ? CANDIDATE_NAMED : CANDIDATE_TARGET,
		.url = link->target,
		.page = number,
		.section = SITE_NONE,
		.from_page = number,
		.from_link = index,
		.from_block = link->label,
		.strength = strength,
		.declared = declared,
	};
	if (link->target != SITE_NONE) {
		new.page = site_resolve(collector->site, link->target);
		new.section = fragment_section(collector, new.page, link->fragment);
	}
	/* A menu that only opens links to the page on which one is: that leads nowhere. */
	if (link->target == site_page(collector->site, number)->url && new.section == SITE_NONE)
		new.kind = CANDIDATE_NAMED;
	claims_add(collector->claims, topic, &new);
}

/* Topics that the first line of a document to name any names: there it says what it is. The title
 * that its producer keeps is often that of the file it was made from. */
static GPtrArray *titles_of(struct site *site, const struct site_page *document)
{
	GPtrArray *topics = g_ptr_array_new();
	for (uint32_t i = 0; i < document->n_blocks && i < TITLE_BLOCKS && topics->len == 0; i++) {
		uint32_t count;
		const struct label_hit *hits =
			site_head_labels(site, document->blocks[i].text, TITLE_LETTERS, &count);
		for (uint32_t h = 0; h < count && document->blocks[i].kind != BLOCK_TITLE; h++)
			if (hits[h].strength >= TITLE_STRENGTH &&
			    !g_ptr_array_find(topics, hits[h].topic, NULL))
				g_ptr_array_add(topics, (gpointer)hits[h].topic);
	}
	return topics;
}

/* A document is about what it says it is, whatever the clerk called the link: "ไฟล์แนบ 1",
 * "รายงานผลตามแผน". */
static void collect_document(struct collector *collector, uint32_t number, uint32_t index)
{
	struct site *site = collector->site;
	uint32_t target = site_resolve(site, site_page(site, number)->links[index].target);
	gpointer key = GUINT_TO_POINTER(target + 1);
	GPtrArray *topics = g_hash_table_lookup(collector->titles, key);
	if (!topics) {
		topics = titles_of(site, site_page(site, target));
		g_hash_table_insert(collector->titles, key, topics);
	}
	for (guint t = 0; t < topics->len; t++)
		claim_link(collector, number, index, topics->pdata[t], DECIDES, FALSE);
}

/* The way home in a row of crumbs: the row names what the page is about, not where the link leads.
 */
static gboolean is_way_home(const struct collector *collector, const struct site_link *link)
{
	struct site *site = collector->site;
	uint32_t target = link->target == SITE_NONE ? SITE_NONE : site_resolve(site, link->target);
	return target != SITE_NONE && scope_is_home(site, target) && !link->image &&
	       (link->label == SITE_NONE ||
		site_text_has(site, link->label, site_rules(site)->home_labels));
}

/* The nearest context that names a topic decides; a label that names one topic is not overruled by
 * the heading over it. */
static void collect_link(struct collector *collector, uint32_t number, uint32_t index)
{
	const struct site_page *page = site_page(collector->site, number);
	const struct site_link *link = &page->links[index];
	struct link_context contexts[LINK_CONTEXTS];
	link_contexts(collector->site, page, link, contexts);
	int nearest = is_way_home(collector, link) ? 1 : LINK_CONTEXTS;
	for (int c = 0; c < nearest; c++) {
		uint32_t count;
		const struct label_hit *hits =
			site_labels(collector->site, contexts[c].text, &count);
		for (uint32_t i = 0; i < count; i++) {
			struct label_hit hit = hits[i];
			claim_link(collector, number, index, hit.topic,
				   hit.strength * contexts[c].share / 100, FALSE);
			hits = site_labels(collector->site, contexts[c].text, &count);
		}
		if (count > 0 && hits[0].strength >= DECIDES)
			return;
	}
}

/* A row of the agency's own index claims its target for the topics of its item. On an index that
 * names no year it must name the topic, too. */
static void claim_declared(struct collector *collector, uint32_t number,
			   const struct declared_row *row)
{
	const struct site_link *link = &site_page(collector->site, number)->links[row->link];
	for (guint t = 0; t < row->item->topics->len; t++) {
		const struct topic *topic = g_ptr_array_index(row->item->topics, t);
		gboolean named = site_names_topic(collector->site, link->label, topic) ||
				 site_names_topic(collector->site, link->row, topic);
		if (row->this_year || named)
			claim_link(collector, number, row->link, topic, named ? 95 : 70, TRUE);
	}
}

static void collect_declared(struct collector *collector, uint32_t number)
{
	g_autoptr(GArray) rows = declared_rows(collector->site, site_page(collector->site, number));
	for (guint i = 0; i < rows->len; i++)
		claim_declared(collector, number, &g_array_index(rows, struct declared_row, i));
}

static uint32_t first_own_heading(struct site *site, const struct site_page *page)
{
	for (uint32_t i = 0; i < page->n_blocks; i++)
		if (page->blocks[i].kind == BLOCK_HEADING && site_is_own_block(site, page, i))
			return i;
	return SITE_NONE;
}

/* An accordion's header is a link to what stands below it on the same page, or to nowhere: a
 * heading like any other. */
static gboolean opens_itself(struct site *site, uint32_t number, uint32_t block)
{
	const struct site_page *page = site_page(site, number);
	if (page->blocks[block].kind != BLOCK_HEADING)
		return FALSE;
	for (uint32_t i = 0; i < page->n_links; i++) {
		const struct site_link *link = &page->links[i];
		if (link->block == block)
			return link->target == SITE_NONE ||
			       site_resolve(site, link->target) == number;
	}
	return FALSE;
}

/* A line of its own that names a topic, with a text below it: the page's author set it in bold, or
 * forgot to. */
static gboolean heads_text(struct site *site, const struct site_page *page, uint32_t line)
{
	const struct site_block *block = &page->blocks[line], *next = block + 1;
	return line + 1 < page->n_blocks && block->table == 0 && next->table == 0 &&
	       (block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_ITEM) && !next->in_link &&
	       next->kind == BLOCK_PARAGRAPH && next->heading == block->heading &&
	       site_is_own_block(site, page, line) && site_is_own_block(site, page, line + 1) &&
	       site_text(site, next->text)->letters >= RUN_LETTERS &&
	       !scope_only_names(site, next->text);
}

/* A post under the heading that names its holder: the section begins with the name. */
static uint32_t section_start(struct site *site, const struct site_page *page, uint32_t heading)
{
	uint32_t above = page->blocks[heading].heading;
	if (heading == 0 || above != heading - 1 || page->blocks[above].kind != BLOCK_HEADING)
		return heading;
	g_autoptr(GArray) names = person_names(site_text(site, page->blocks[above].text)->text);
	return names->len > 0 ? above : heading;
}

/* Pages and sections whose own headings name a topic, and topics that are named in plain text with
 * nothing behind. */
static void collect_headings(struct collector *collector, uint32_t number)
{
	struct site *site = collector->site;
	const struct site_page *page = site_page(site, number);
	/* The home page is about nothing in particular: each of its headings is over a section. */
	uint32_t first = site_is_home(site, number) ? SITE_NONE : first_own_heading(site, page);
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		const struct site_block *block = &page->blocks[i];
		if (block_is_control(block->kind) ||
		    (site_role(block) == ROLE_HEADING && !site_is_own_block(site, page, i)))
			continue;
		uint32_t count;
		const struct label_hit *hits = site_labels(site, block->text, &count);
		if (count > 0 && block->in_link && !opens_itself(site, number, i))
			continue;
		gboolean heading = block->kind == BLOCK_HEADING ||
				   (count > 0 && heads_text(site, page, i)),
			 whole = (block->kind == BLOCK_TITLE && !site_is_home(site, number)) ||
				 i == first;
		for (uint32_t h = 0; h < count; h++) {
			struct label_hit hit = hits[h];
			struct candidate new = {
				.kind = whole     ? CANDIDATE_PAGE
					: heading ? CANDIDATE_SECTION
						  : CANDIDATE_NAMED,
				.url = page->url,
				.page = whole ? site_shown(site, number) : number,
				.section = whole ? SITE_NONE : section_start(site, page, i),
				.from_page = number,
				.from_link = SITE_NONE,
				.from_block = heading || whole ? i : block->text,
				.strength = hit.strength - (heading || whole ? 0 : 10),
			};
			claims_add(collector->claims, hit.topic, &new);
			hits = site_labels(site, block->text, &count);
		}
	}
}

struct order {
	struct site *site;
	const struct paths *paths;
};

/* Nearest to the home page first. */
static int nearer_first(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct order *order = data;
	struct site *site = order->site;
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	const struct site_page *left = site_page(site, x), *right = site_page(site, y);
	uint32_t clicks = paths_clicks(order->paths, x), others = paths_clicks(order->paths, y);
	if (clicks != others)
		return clicks < others ? -1 : 1;
	return strcmp(site_url(site, left->url)->url, site_url(site, right->url)->url);
}

/* Pages come in the order in which servers answer; claims of equal strength must not. Yours. */
static GArray *pages_in_order(struct site *site, const struct paths *paths)
{
	GArray *pages = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	struct order order = {site, paths};
	for (uint32_t i = 0; i < site_pages(site); i++)
		g_array_append_val(pages, i);
	g_array_sort_with_data(pages, nearer_first, &order);
	return pages;
}

static void collect_submitted(struct collector *collector, const GPtrArray *submitted)
{
	struct site *site = collector->site;
	for (guint i = 0; i < submitted->len && site_home(site) != SITE_NONE; i++) {
		const struct submitted_url *one = submitted->pdata[i];
		uint32_t url = site_find_url(site, one->key);
		for (guint t = 0; url != SITE_NONE && t < one->item->topics->len; t++) {
			struct candidate new = {
				.kind = CANDIDATE_TARGET,
				.url = url,
				.page = site_resolve(site, url),
				.section = SITE_NONE,
				.from_page = site_home(site),
				.from_link = SITE_NONE,
				.from_block = SITE_NONE,
				.strength = SUBMITTED,
				.submitted = TRUE,
			};
			claims_add(collector->claims, one->item->topics->pdata[t], &new);
		}
	}
}

/* It leads a reader to a page, or is meant to. */
static gboolean may_claim(const struct site_link *link)
{
	return link->kind != LINK_CONTACT && link->kind != LINK_FORM && link->kind != LINK_LOADED &&
	       link->kind != LINK_HOLLOW;
}

/* A link of the frame that says the same on every page: what it claims is claimed once. */
static gboolean is_collected(struct collector *collector, const struct site_page *page,
			     const struct site_link *link)
{
	gboolean everywhere = link->row == SITE_NONE && !link->fragment &&
			      link->target != SITE_NONE && link->target != page->url &&
			      site_is_frame_link(collector->site, link);
	return everywhere &&
	       !g_hash_table_add(collector->framed, GUINT_TO_POINTER(link->count + 1));
}

/* "Share" under an article leads to nothing of the agency's. */
static gboolean is_share_button(const struct site *site, uint32_t target)
{
	const struct ruleset *rules = site_rules(site);
	const char *url = site_url(site, target)->leads_to;
	return check_is_share_button(url) &&
	       (hosts_have(rules->social_hosts, url) || hosts_have(rules->chat_hosts, url));
}

static gboolean is_read_document(const struct site *site, uint32_t target)
{
	uint32_t number = site_resolve(site, target);
	const struct site_page *page = number == SITE_NONE ? NULL : site_page(site, number);
	return page && read_has_content(page->read) &&
	       (page->kind == PAGE_PDF || page->kind == PAGE_OFFICE);
}

/* A set of enum target. */
static unsigned target_of(struct collector *collector, const struct site_link *link)
{
	if (link->target == SITE_NONE)
		return TARGET_KNOWN;
	guint8 *target = &collector->targets[link->target];
	if (*target == 0) {
		*target = TARGET_KNOWN;
		if (is_share_button(collector->site, link->target))
			*target |= TARGET_SHARES;
		if (is_read_document(collector->site, link->target))
			*target |= TARGET_DOCUMENT;
	}
	return *target;
}

static void collect_links(struct collector *collector, uint32_t number)
{
	const struct site_page *page = site_page(collector->site, number);
	for (uint32_t i = 0; i < page->n_links; i++) {
		const struct site_link *link = &page->links[i];
		if (!may_claim(link) || is_collected(collector, page, link))
			continue;
		unsigned target = target_of(collector, link);
		if (target & TARGET_SHARES)
			continue;
		collect_link(collector, number, i);
		if (target & TARGET_DOCUMENT)
			collect_document(collector, number, i);
	}
}

struct candidates *candidates_collect(struct site *site, const struct paths *paths,
				      const GPtrArray *submitted)
{
	struct collector collector = {
		.site = site,
		.claims = claims_new(),
		.framed = g_hash_table_new(NULL, NULL),
		.sections = g_hash_table_new_full(NULL, NULL, NULL, sections_free),
		.titles = g_hash_table_new_full(NULL, NULL, NULL, topics_free),
		.targets = g_new0(guint8, site_urls(site)),
	};
	g_autoptr(GArray) pages = pages_in_order(site, paths);
	g_autoptr(GHashTable) said = g_hash_table_new(NULL, NULL);
	for (guint p = 0; p < pages->len; p++) {
		uint32_t i = g_array_index(pages, uint32_t, p);
		site_rest_at(site, p);
		const struct site_page *page = site_page(site, i);
		if (page->kind != PAGE_HTML || !read_has_content(page->read))
			continue;
		/* of pages that say the same the nearest speaks for all */
		uint32_t first = page->same_as != SITE_NONE ? page->same_as : i;
		if (!g_hash_table_add(said, GUINT_TO_POINTER(first + 1)))
			continue;
		collect_links(&collector, i);
		collect_headings(&collector, i);
		collect_declared(&collector, i);
	}
	if (submitted)
		collect_submitted(&collector, submitted);
	g_hash_table_destroy(collector.framed);
	g_hash_table_destroy(collector.sections);
	g_hash_table_destroy(collector.titles);
	g_free(collector.targets);
	struct candidates *candidates = g_new0(struct candidates, 1);
	candidates->by_topic = claims_end(collector.claims);
	return candidates;
}

void candidates_free(struct candidates *candidates)
{
	if (!candidates)
		return;
	g_hash_table_destroy(candidates->by_topic);
	g_free(candidates);
}

const GArray *candidates_of(const struct candidates *candidates, const struct topic *topic)
{
	static const GArray none;
	const GArray *array = g_hash_table_lookup(candidates->by_topic, topic);
	return array ? array : &none;
}
