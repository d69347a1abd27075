#include "rules/candidate.h"

#include "base/fold.h"
#include "rules/check.h"
#include "rules/hosts.h"
#include "rules/person.h"
#include "rules/scope.h"
#include "rules/submitted.h"

#include <string.h>

#define TURN_LETTERS    16u  /* labels that turn the page are shorter */
#define BACK_LETTERS    4u   /* of "กลับ", "back" */
#define ROW_SHARE       85   /* per cent of strength that a row's text gives to a link in it */
#define LEAD_SHARE      80   /* the line before a link that says nothing itself */
#define LEAD_BLOCKS     4u   /* how far before it that line may stand */
#define BARE_LETTERS    12u  /* "ดาวน์โหลด" and its like */
#define LAYOUT_LETTERS  60u  /* a row with fewer is a row */
#define LAYOUT_LINKS    3u   /* menu entries that make it the page's layout */
#define LAYOUT_SEEN     400u /* menu entries that are looked at for it */
#define MENU_LETTERS    4u
#define RUN_LINKS       8u /* so far from a link stand those that its row may repeat */
#define CONTEXTS        4
#define HEADING_SHARE   75  /* … and the heading over it */
#define HEADING_LETTERS 60u /* a longer heading is a text: it names no link for people */
#define MIN_STRENGTH    35
#define DECIDES         75 /* a context that names a topic so surely is not overruled by a farther one */
#define ANCHOR_BLOCKS   4u  /* so far below its anchor a heading may stand */
#define SUBMITTED       70  /* as a row of an index that says no more than the item's number */
#define RUN_LETTERS     60u /* a line over a text so long heads it, however it is set */
#define HEADING_HOPS    8u  /* headings over headings: a page nests no deeper */
#define INDEX_ROWS      5   /* so many different item codes on a page make it an OIT index */
#define RANGE_ITEMS     12  /* a row for more items, "O1-O43", is the whole list and none of it */
#define TITLE_STRENGTH  65
#define MAX_CANDIDATES  400

struct collector {
	struct site *site;
	GHashTable *by_topic; /* topic → GArray of struct candidate */
	GHashTable *index;    /* struct claim_key → position + 1 in that array */
	GHashTable *weakest;  /* topic whose array is full → the least strength in it */
	GHashTable *framed;   /* numbers of links of the frame that were collected, a set */
	GHashTable *sections; /* page number + 1 → name of an anchor → its heading's block + 1 */
	GHashTable *titles;   /* page number + 1 of a document → GPtrArray of struct topic */
	guint8 *targets;      /* by number of a URL: target_of(), 0 if not asked yet */
};

/* What a URL is is worked out once: the same ones stand on many pages. */
enum target { TARGET_KNOWN = 1, TARGET_SHARES = 2, TARGET_DOCUMENT = 4 };

/* What makes two claims one. */
struct claim_key {
	const struct topic *topic;
	uint32_t kind, place, within;
};

static guint claim_hash(gconstpointer data)
{
	const struct claim_key *key = data;
	return g_direct_hash(key->topic) ^ key->kind << 29 ^ key->place * 31u ^ key->within * 8191u;
}

static gboolean claim_equal(gconstpointer a, gconstpointer b)
{
	const struct claim_key *one = a, *other = b;
	return one->topic == other->topic && one->kind == other->kind &&
	       one->place == other->place && one->within == other->within;
}

static void candidate_array_free(gpointer array)
{
	g_array_free(array, TRUE);
}

static void topics_free(gpointer topics)
{
	g_ptr_array_free(topics, TRUE);
}

static void sections_free(gpointer sections)
{
	g_hash_table_destroy(sections);
}

static GArray *array_of(struct collector *collector, const struct topic *topic)
{
	GArray *array = g_hash_table_lookup(collector->by_topic, topic);
	if (!array) {
		array = g_array_new(FALSE, FALSE, sizeof(struct candidate));
		g_hash_table_insert(collector->by_topic, (gpointer)topic, array);
	}
	return array;
}

static struct claim_key key_of(const struct topic *topic, const struct candidate *candidate)
{
	gboolean named = candidate->kind == CANDIDATE_NAMED;
	return (struct claim_key){
		.topic = topic,
		.kind = candidate->kind,
		.place = candidate->kind == CANDIDATE_TARGET ? candidate->url
			 : named                             ? SITE_NONE
							     : candidate->page,
		.within = named ? candidate->from_block : candidate->section,
	};
}

/* Where a new claim goes: to the end, or, where there are as many as are kept, into the place of
 * the weakest. FALSE where that is no weaker. */
static gboolean find_room(struct collector *collector, const struct topic *topic, GArray *array,
			  int strength, guint *at)
{
	*at = array->len;
	if (array->len < MAX_CANDIDATES)
		return TRUE;
	if (strength <= GPOINTER_TO_INT(g_hash_table_lookup(collector->weakest, topic)))
		return FALSE;
	*at = 0;
	for (guint i = 1; i < array->len; i++)
		if (g_array_index(array, struct candidate, i).strength <
		    g_array_index(array, struct candidate, *at).strength)
			*at = i;
	const struct candidate *weakest = &g_array_index(array, struct candidate, *at);
	g_hash_table_insert(collector->weakest, (gpointer)topic,
			    GINT_TO_POINTER(weakest->strength));
	if (strength <= weakest->strength)
		return FALSE;
	const struct claim_key key = key_of(topic, weakest);
	g_hash_table_remove(collector->index, &key);
	return TRUE;
}

/* Adds or strengthens: one candidate for each topic and target. */
static void claim(struct collector *collector, const struct topic *topic,
		  const struct candidate *new)
{
	if (new->strength < MIN_STRENGTH)
		return;
	GArray *array = array_of(collector, topic);
	const struct claim_key key = key_of(topic, new);
	guint known = GPOINTER_TO_UINT(g_hash_table_lookup(collector->index, &key)), at;
	if (known == 0) {
		if (!find_room(collector, topic, array, new->strength, &at))
			return;
		if (at == array->len)
			g_array_set_size(array, at + 1);
		g_array_index(array, struct candidate, at) = *new;
		g_hash_table_insert(collector->index, g_memdup2(&key, sizeof key),
				    GUINT_TO_POINTER(at + 1));
		return;
	}
	struct candidate *old = &g_array_index(array, struct candidate, known - 1);
	gboolean declared = old->declared || new->declared;
	gboolean submitted = old->submitted || new->submitted;
	if (new->strength > old->strength && !new->submitted) /* a link tells more: the way there */
		*old = *new;
	old->strength = MAX(old->strength, new->strength);
	old->declared = declared;
	old->submitted = submitted;
}

static int digits(const char **text)
{
	int value = 0, count = 0;
	for (; g_ascii_isdigit(**text) && count < 4; (*text)++, count++)
		value = value * 10 + (**text - '0');
	return count > 0 && count < 4 ? value : -1;
}

static const struct item *item_by_number(const struct checklist *checklist, int number)
{
	for (guint i = 0; i < checklist->items->len; i++) {
		const struct item *item = g_ptr_array_index(checklist->items, i);
		const char *tail = item->id + strcspn(item->id, "0123456789");
		if (*tail && atoi(tail) == number)
			return item;
	}
	return NULL;
}

/* Steps over "o", "oit" …, the longest that stands there. */
static gboolean skip_prefix(const struct checklist *checklist, const char **text)
{
	size_t longest = 0;
	for (guint i = 0; i < checklist->code_prefixes->len; i++) {
		const char *prefix = g_ptr_array_index(checklist->code_prefixes, i);
		if (g_str_has_prefix(*text, prefix))
			longest = MAX(longest, strlen(prefix));
	}
	*text += longest;
	return longest > 0;
}

/* The number to which a range goes on ("-o26", "ถึง 26"), over which text then is; 0 for none. */
static int range_end(const struct checklist *checklist, const char **text)
{
	const char *at = *text + strspn(*text, " ");
	if (g_str_has_prefix(at, "ถึง"))
		at += strlen("ถึง");
	else if (*at == '-')
		at++;
	else
		return 0;
	at += strspn(at, " ");
	skip_prefix(checklist, &at);
	int number = digits(&at);
	if (number <= 0)
		return 0;
	*text = at;
	return number;
}

/* The number of the next one in "o23, o24", over which text then is; 0 for none. */
static int next_number(const struct checklist *checklist, const char **text)
{
	const char *at = *text + strspn(*text, " ,/&+;");
	if (g_str_has_prefix(at, "และ"))
		at += strlen("และ");
	gboolean apart = at > *text && skip_prefix(checklist, &at);
	at += strspn(at, " -.:#");
	int number = apart ? digits(&at) : 0;
	if (number <= 0 || g_ascii_isalnum(*at) || (*at == '.' && g_ascii_isdigit(at[1])))
		return 0;
	*text = at;
	return number;
}

/* "01 มิ.ย. 2567": the day of a month. */
static gboolean is_date(const char *fold)
{
	g_autoptr(GArray) years = thaidate_find(fold);
	const struct year_mention *first =
		years->len ? &g_array_index(years, struct year_mention, 0) : NULL;
	return first && first->kind == YEAR_DATE && first->date.day > 0 &&
	       first->start <= strspn(fold, " ([-*.");
}

/* Over "ข้อ", "ตัวชี้วัดที่" … where an item's code follows. */
static const char *skip_kind(const struct checklist *checklist, const char *fold)
{
	static const char *const words[] = {"ข้อ", "ตัวชี้วัด", "รายการ"};
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		const char *text = fold + strlen(words[i]), *code = text;
		if (!g_str_has_prefix(fold, words[i]))
			continue;
		if (g_str_has_prefix(text, "ที่"))
			text += strlen("ที่");
		text += strspn(text, " ");
		code = text;
		if (skip_prefix(checklist, &code))
			return text;
	}
	return fold;
}

/* The number of an item with which a text begins, 0 for none; *after is what follows it. */
static int leading_number(const struct checklist *checklist, const char *fold, const char **after)
{
	if (!strpbrk(fold, "0123456789"))
		return 0;
	const char *text = skip_kind(checklist, fold + strspn(fold, " ([-*."));
	gboolean prefixed = skip_prefix(checklist, &text);
	if (prefixed)
		text += strspn(text, " -.:#");
	/* Without a prefix only a leading zero makes it a code: people type 0 for the letter O
	 * ("01" … "043"). */
	if (!prefixed && *text != '0')
		return 0;
	int number = digits(&text);
	const char *next = text;
	if (number <= 0 || g_ascii_isalnum(*text) || (*text == '.' && g_ascii_isdigit(text[1])) ||
	    (*text == '/' && !(prefixed && next_number(checklist, &next))))
		return 0;
	if (!prefixed && (*text == '-' || *text == '\0' || is_date(fold)))
		return 0;
	*after = text;
	return number;
}

void candidate_item_codes(const struct checklist *checklist, const char *fold, GPtrArray *items)
{
	const char *after = "";
	int number = leading_number(checklist, fold, &after);
	g_ptr_array_set_size(items, 0);
	while (number > 0) {
		int end = range_end(checklist, &after), last = MAX(end, number);
		if (last - number >= RANGE_ITEMS) {
			g_ptr_array_set_size(items, 0);
			return;
		}
		for (; number <= last; number++) {
			const struct item *item = item_by_number(checklist, number);
			if (item && !g_ptr_array_find(items, item, NULL))
				g_ptr_array_add(items, (gpointer)item);
		}
		number = next_number(checklist, &after);
	}
}

const struct item *candidate_item_code(const struct checklist *checklist, const char *fold)
{
	g_autoptr(GPtrArray) items = g_ptr_array_new();
	candidate_item_codes(checklist, fold, items);
	return items->len == 1 ? items->pdata[0] : NULL;
}

struct link_context {
	uint32_t text; /* SITE_NONE where there is none */
	int share;
};

/* Says of itself nothing about its target: "เปิด", "คลิก", an icon, a bare address. A number says
 * something: "ไตรมาส 1". */
static gboolean is_bare(struct site *site, uint32_t label)
{
	if (label == SITE_NONE)
		return TRUE;
	const struct site_text *text = site_text(site, label);
	return (text->letters <= BARE_LETTERS && !strpbrk(text->fold, "0123456789")) ||
	       strstr(text->fold, "://") != NULL;
}

static gboolean names_items(struct site *site, uint32_t text)
{
	g_autoptr(GPtrArray) items = g_ptr_array_new();
	candidate_item_codes(site_rules(site)->checklist, site_text(site, text)->fold, items);
	return items->len > 0;
}

/* The line before a bare link: lists of items put the name in one row and "เปิด" in the next. */
static uint32_t lead_of(struct site *site, const struct site_page *page,
			const struct site_link *link)
{
	if (!is_bare(site, link->label) || link->block >= page->n_blocks)
		return SITE_NONE;
	for (uint32_t back = 0; back <= LEAD_BLOCKS && back <= link->block; back++) {
		const struct site_block *block = &page->blocks[link->block - back];
		uint32_t count;
		const struct label_hit *hits = site_labels(site, block->text, &count);
		if (!block->in_link && count > 0 && hits[0].strength >= LABEL_NAMES)
			return block->text;
		const char *after = "";
		if (leading_number(site_rules(site)->checklist, site_text(site, block->text)->fold,
				   &after) > 0)
			return !block->in_link && names_items(site, block->text) ? block->text
										 : SITE_NONE;
		if (site_role(block) == ROLE_HEADING)
			break; /* what stands before it is another matter */
	}
	return SITE_NONE;
}

/* A row of a table that holds the site's menu is the layout of the page, and no name of anything.
 */
static gboolean is_layout(struct site *site, const struct site_page *page,
			  const struct site_link *link)
{
	uint32_t count, menu = 0, seen = 0;
	site_labels(site, link->row, &count);
	if (count == 0 || site_text(site, link->row)->letters < LAYOUT_LETTERS)
		return FALSE;
	const char *row = site_text(site, link->row)->fold;
	for (uint32_t i = 0; i < page->n_links && menu < LAYOUT_LINKS && seen < LAYOUT_SEEN; i++) {
		const struct site_link *other = &page->links[i];
		if (other->label == SITE_NONE || other->label == link->label ||
		    site_text(site, other->label)->letters < MENU_LETTERS ||
		    !site_is_frame_link(site, other))
			continue;
		menu += strstr(row, site_text(site, other->label)->fold) != NULL;
		seen++;
	}
	return menu >= LAYOUT_LINKS;
}

/* Where a link's meaning may stand, nearest first: its label, its row, the line before it, the
 * heading over it. A menu that stands below a page's heading does not belong to it. */
static void link_contexts(struct site *site, const struct site_page *page,
			  const struct site_link *link, struct link_context contexts[CONTEXTS])
{
	gboolean own = !site_is_frame_link(site, link);
	gboolean headed = own && link->heading != SITE_NONE && link->heading < page->n_blocks;
	contexts[0] = (struct link_context){link->label, 100};
	gboolean row = link->row != SITE_NONE && !is_layout(site, page, link);
	contexts[1] = (struct link_context){row ? link->row : SITE_NONE, ROW_SHARE};
	contexts[2] =
		(struct link_context){own ? lead_of(site, page, link) : SITE_NONE, LEAD_SHARE};
	contexts[3] = (struct link_context){headed ? page->blocks[link->heading].text : SITE_NONE,
					    HEADING_SHARE};
}

gboolean candidate_names_itself(struct site *site, uint32_t label)
{
	uint32_t count;
	const struct label_hit *hits = site_labels(site, label, &count);
	return !is_bare(site, label) || (count > 0 && hits[0].strength >= LABEL_NAMES) ||
	       site_text_has(site, label, site_rules(site)->home_labels);
}

gboolean candidate_leads_back(const struct site *site, uint32_t label)
{
	static const char *const words[] = {"ย้อนกลับ", "กลับหน้า", "กลับไป", "กลับสู่", "กลับเมนู", NULL};
	if (label == SITE_NONE || site_text(site, label)->letters >= TURN_LETTERS)
		return FALSE;
	const struct site_text *text = site_text(site, label);
	for (const char *const *word = words; *word; word++)
		if (strstr(text->fold, *word))
			return TRUE;
	return text->letters <= BACK_LETTERS &&
	       (strstr(text->fold, "กลับ") || strstr(text->fold, "back"));
}

gboolean candidate_turns_page(const struct site *site, uint32_t label)
{
	static const char *const words[] = {"ถัดไป", "ก่อนหน้า",   "หน้าแรก", "หน้าสุดท้าย",
					    "next", "previous", NULL};
	if (label == SITE_NONE)
		return FALSE;
	const struct site_text *text = site_text(site, label);
	if (strspn(text->fold, "0123456789 .<>-") == text->length ||
	    candidate_leads_back(site, label))
		return TRUE;
	for (const char *const *word = words; text->letters < TURN_LETTERS && *word; word++)
		if (strstr(text->fold, *word))
			return TRUE;
	return FALSE;
}

/* A row that repeats what links beside this one say is a run of menu entries, and no name of it. */
static gboolean is_run(struct site *site, const struct site_page *page,
		       const struct site_link *link)
{
	const struct site_link *from = link - MIN(RUN_LINKS, (gsize)(link - page->links));
	const struct site_link *end = page->links + page->n_links;
	const char *row = site_text(site, link->row)->fold;
	for (const struct site_link *other = from; other < end && other <= link + RUN_LINKS;
	     other++)
		if (other != link && other->label != SITE_NONE && other->label != link->label &&
		    other->label != link->row && candidate_names_itself(site, other->label) &&
		    strstr(row, site_text(site, other->label)->fold))
			return TRUE;
	return FALSE;
}

/* Only a heading that is short is one that people see as the link's. */
static gboolean is_short_heading(struct site *site, const struct site_page *page,
				 const struct site_link *link)
{
	return page->blocks[link->heading].kind == BLOCK_HEADING &&
	       site_text(site, page->blocks[link->heading].text)->letters <= HEADING_LETTERS;
}

uint32_t candidate_link_name(struct site *site, const struct site_page *page,
			     const struct site_link *link)
{
	struct link_context contexts[CONTEXTS];
	link_contexts(site, page, link, contexts);
	if (contexts[1].text != SITE_NONE && is_run(site, page, link))
		contexts[1].text = SITE_NONE;
	if (contexts[3].text != SITE_NONE && !is_short_heading(site, page, link))
		contexts[3].text = SITE_NONE;
	if (link->label != SITE_NONE && candidate_names_itself(site, link->label))
		return link->label;
	for (int c = 1; c < CONTEXTS; c++)
		if (!is_bare(site, contexts[c].text))
			return contexts[c].text;
	return link->label;
}

uint32_t candidate_name(struct site *site, const struct candidate *candidate)
{
	const struct site_page *page = site_page(site, candidate->from_page);
	if (candidate->from_link != SITE_NONE)
		return candidate_link_name(site, page, &page->links[candidate->from_link]);
	if (candidate->kind == CANDIDATE_NAMED)
		return candidate->from_block;
	gboolean headed =
		candidate->kind != CANDIDATE_TARGET && candidate->from_block < page->n_blocks;
	return headed ? page->blocks[candidate->from_block].text : SITE_NONE;
}

int candidate_link_strength(struct site *site, const struct site_page *page,
			    const struct site_link *link, const struct topic **topic,
			    gboolean *lent)
{
	struct link_context contexts[CONTEXTS];
	int best = 0;
	gboolean of_heading = FALSE;
	*topic = NULL;
	link_contexts(site, page, link, contexts);
	for (int c = 0; c < CONTEXTS; c++) {
		uint32_t count;
		const struct label_hit *hits = site_labels(site, contexts[c].text, &count);
		for (uint32_t i = 0; i < count; i++)
			if (hits[i].strength * contexts[c].share / 100 > best) {
				best = hits[i].strength * contexts[c].share / 100;
				*topic = hits[i].topic;
				of_heading = contexts[c].share == HEADING_SHARE;
			}
	}
	if (lent)
		*lent = of_heading &&
			(!is_bare(site, link->label) || candidate_turns_page(site, link->label));
	return best;
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
	claim(collector, topic, &new);
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

/* The nearest context that names a topic decides; a label that names one topic is not overruled by
 * the heading over it. */
static void collect_link(struct collector *collector, uint32_t number, uint32_t index)
{
	const struct site_page *page = site_page(collector->site, number);
	const struct site_link *link = &page->links[index];
	struct link_context contexts[CONTEXTS];
	link_contexts(collector->site, page, link, contexts);
	for (int c = 0; c < CONTEXTS; c++) {
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

/* The items that a link's row, label or heading carries the codes of. */
static void declared_items(struct collector *collector, const struct site_page *page,
			   const struct site_link *link, GPtrArray *items)
{
	struct link_context contexts[CONTEXTS];
	link_contexts(collector->site, page, link, contexts);
	g_ptr_array_set_size(items, 0);
	for (int i = 0; i < CONTEXTS && items->len == 0; i++)
		if (contexts[i].text != SITE_NONE)
			candidate_item_codes(site_rules(collector->site)->checklist,
					     site_text(collector->site, contexts[i].text)->fold,
					     items);
}

/* The one fiscal year that a title or heading tells of itself; 0 for none, -1 for several. One with
 * an item's code tells the year of the item's paper. */
static int told_year(struct site *site, uint32_t number)
{
	const struct site_text *text = site_text(site, number);
	const char *after = "";
	int year = 0;
	if (leading_number(site_rules(site)->checklist, text->fold, &after) > 0)
		return 0;
	g_autoptr(GArray) years = thaidate_find(text->fold);
	for (guint y = 0; y < years->len; y++) {
		const struct year_mention *mention = &g_array_index(years, struct year_mention, y);
		if (mention->kind == YEAR_DATE || mention->from != mention->to)
			continue;
		if (year != 0 && year != mention->from)
			return -1;
		year = mention->from;
	}
	return year;
}

/* Fiscal year that an index page says it is of: title and headings; 0 where it says none or
 * several. */
static int index_year(struct site *site, const struct site_page *page)
{
	int year = 0;
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		if (page->blocks[i].kind != BLOCK_TITLE && page->blocks[i].kind != BLOCK_HEADING)
			continue;
		int told = told_year(site, page->blocks[i].text);
		if (told < 0 || (told > 0 && year > 0 && told != year))
			return 0;
		year = MAX(year, told);
	}
	return year;
}

/* The indexes of several years stand on one page, each under its heading ("ITA ปี 2569"): the year
 * of the one that a link stands in; 0 where no heading over it tells. */
static int section_year(struct site *site, const struct site_page *page,
			const struct site_link *link)
{
	const struct checklist *checklist = site_rules(site)->checklist;
	uint32_t block = link->heading;
	for (unsigned hops = 0; block < page->n_blocks && hops < HEADING_HOPS; hops++) {
		uint32_t text = page->blocks[block].text;
		int told = told_year(site, text);
		if (told > 0 && site_text_has(site, text, checklist->index_labels))
			return told;
		block = page->blocks[block].heading;
	}
	return 0;
}

/* Different items whose codes the rows of a page carry. */
static guint count_declared(struct collector *collector, const struct site_page *page)
{
	g_autoptr(GHashTable) different = g_hash_table_new(NULL, NULL);
	g_autoptr(GPtrArray) items = g_ptr_array_new();
	for (uint32_t i = 0; i < page->n_links; i++) {
		declared_items(collector, page, &page->links[i], items);
		for (guint d = 0; d < items->len; d++)
			g_hash_table_add(different, items->pdata[d]);
	}
	return g_hash_table_size(different);
}

/* A row of an index claims its target for the topics of its item. */
static void claim_declared(struct collector *collector, uint32_t number, uint32_t index,
			   const struct item *item, gboolean this_year)
{
	const struct site_link *link = &site_page(collector->site, number)->links[index];
	for (guint t = 0; t < item->topics->len; t++) {
		const struct topic *topic = g_ptr_array_index(item->topics, t);
		gboolean named = site_names_topic(collector->site, link->label, topic) ||
				 site_names_topic(collector->site, link->row, topic);
		if (this_year || named)
			claim_link(collector, number, index, topic, named ? 95 : 70, TRUE);
	}
}

/* The agency's own index of this year: its rows are claims for their items. The number of an item
 * means another topic in another year, so a page of another year declares nothing, and on one that
 * names no year a row must also name the topic. Where several stand on one page, each row is of the
 * year over it. */
static void collect_declared(struct collector *collector, uint32_t number)
{
	const struct site_page *page = site_page(collector->site, number);
	int wanted = site_rules(collector->site)->checklist->fiscal_year;
	if (count_declared(collector, page) < INDEX_ROWS)
		return;
	int of_page = index_year(collector->site, page);
	if (of_page != 0 && of_page != wanted)
		return;
	g_autoptr(GPtrArray) items = g_ptr_array_new();
	for (uint32_t i = 0; i < page->n_links; i++) {
		declared_items(collector, page, &page->links[i], items);
		int told = items->len ? section_year(collector->site, page, &page->links[i]) : 0;
		int year = told > 0 ? told : of_page;
		for (guint d = 0; d < items->len && (year == 0 || year == wanted); d++)
			claim_declared(collector, number, i, items->pdata[d], year == wanted);
	}
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
			claim(collector, hit.topic, &new);
			hits = site_labels(site, block->text, &count);
		}
	}
}

static int better_first(gconstpointer a, gconstpointer b)
{
	const struct candidate *x = a, *y = b;
	if ((x->kind == CANDIDATE_NAMED) != (y->kind == CANDIDATE_NAMED))
		return x->kind == CANDIDATE_NAMED ? 1 : -1;
	if (x->submitted != y->submitted)
		return y->submitted - x->submitted;
	if (x->declared != y->declared)
		return y->declared - x->declared;
	if (x->strength != y->strength)
		return y->strength - x->strength;
	return (int)x->kind - (int)y->kind;
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
			claim(collector, one->item->topics->pdata[t], &new);
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
		.by_topic = g_hash_table_new_full(NULL, NULL, NULL, candidate_array_free),
		.index = g_hash_table_new_full(claim_hash, claim_equal, g_free, NULL),
		.weakest = g_hash_table_new(NULL, NULL),
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
	g_hash_table_destroy(collector.index);
	g_hash_table_destroy(collector.weakest);
	g_hash_table_destroy(collector.framed);
	g_hash_table_destroy(collector.sections);
	g_hash_table_destroy(collector.titles);
	g_free(collector.targets);
	GHashTableIter iter;
	gpointer array;
	g_hash_table_iter_init(&iter, collector.by_topic);
	while (g_hash_table_iter_next(&iter, NULL, &array))
		g_array_sort(array, better_first);
	struct candidates *candidates = g_new0(struct candidates, 1);
	candidates->by_topic = collector.by_topic;
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
