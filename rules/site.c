/*
 * Interning is by the 64-bit hash of the folded text (two texts of one hash would be taken for one;
 * at a million texts the chance is 1 in 10^7); URLs, links and pages are known by hashes likewise.
 * Only the tables of these stand in memory for good.
 */
#include "rules/site.h"

#include "rules/column.h"
#include "rules/wall.h"

#include "base/fold.h"
#include "base/hash_numbers.h"
#include "base/spill.h"

#include <string.h>

#define REST_PAGES 64u /* are taken in between two rests */

/* In memory for good, of the texts and of the index: that of 150,000 pages. */
#define TEXTS_KEPT ((gsize)1 << 20)
#define INDEX_KEPT ((gsize)64 << 20)

struct count {
	uint32_t pages, last_page;
};

struct site {
	const struct ruleset *rules;
	struct scanner *scanner;
	const struct scans *scans;     /* of the page that is being taken in; NULL for none */
	struct spill *spill;           /* texts, and what stands on pages */
	struct spill *index;           /* pages, URLs, counts: every pass looks at them */
	struct spill_array texts;      /* struct site_text */
	struct hash_numbers *by_fold;  /* hash of a text's fold → its number + 1 */
	GMutex by_fold_lock;           /* for the main thread to change it, for others to look */
	GArray *hits;                  /* struct label_hit of site_head_labels() */
	GPtrArray *pages;              /* struct site_page * */
	struct spill_array urls;       /* struct site_url */
	struct hash_numbers *by_key;   /* hash of a key → url number + 1 */
	struct spill_array inbound;    /* struct inbound */
	struct spill_array counts;     /* struct count: links and images */
	struct hash_numbers *by_count; /* hash of what a link is → the number of its count + 1 */
	struct hash_numbers *by_content; /* either fingerprint of a page → its number + 1 */
	uint32_t html_pages;   /* HTML pages with content, no doubles: what counting is measured
				  against */
	struct home *home;     /* site_home(), once it is asked */
	struct column *column; /* NULL until it is asked */
	guint column_pages;    /* … of so many pages */
};

/* What site_home() found, as long as no page comes. */
struct home {
	gboolean known;
	uint32_t page;
};

struct site *site_new(const struct ruleset *rules)
{
	struct site *site = g_new0(struct site, 1);
	site->rules = rules;
	site->scanner = scanner_new(rules);
	site->spill = spill_new(TEXTS_KEPT);
	site->index = spill_new(INDEX_KEPT);
	spill_array_init(&site->texts, site->spill, sizeof(struct site_text));
	site->by_fold = hash_numbers_new();
	g_mutex_init(&site->by_fold_lock);
	site->hits = g_array_new(FALSE, FALSE, sizeof(struct label_hit));
	site->pages = g_ptr_array_new();
	spill_array_init(&site->urls, site->index, sizeof(struct site_url));
	site->by_key = hash_numbers_new();
	spill_array_init(&site->inbound, site->spill, sizeof(struct inbound));
	spill_array_init(&site->counts, site->index, sizeof(struct count));
	site->by_count = hash_numbers_new();
	site->by_content = hash_numbers_new();
	site->home = g_new0(struct home, 1);
	return site;
}

void site_free(struct site *site)
{
	if (!site)
		return;
	g_ptr_array_free(site->pages, TRUE);
	hash_numbers_free(site->by_fold);
	g_mutex_clear(&site->by_fold_lock);
	hash_numbers_free(site->by_key);
	hash_numbers_free(site->by_count);
	hash_numbers_free(site->by_content);
	spill_array_clear(&site->texts);
	spill_array_clear(&site->urls);
	spill_array_clear(&site->inbound);
	spill_array_clear(&site->counts);
	g_array_free(site->hits, TRUE);
	column_free(site->column);
	g_free(site->home);
	spill_free(site->spill);
	spill_free(site->index);
	scanner_free(site->scanner);
	g_free(site);
}

void site_rest(const struct site *site)
{
	spill_rest(site->spill);
	spill_rest(site->index);
}

void site_rest_at(const struct site *site, guint step)
{
	if (step % SITE_REST_STEPS == 0)
		site_rest(site);
}

static struct site_text *text_at(const struct site *site, uint32_t text)
{
	return spill_array_at(&site->texts, text);
}

static struct site_url *url_at(const struct site *site, uint32_t url)
{
	return spill_array_at(&site->urls, url);
}

static uint32_t add_text(struct site *site, const char *text, const char *fold,
			 const struct scan *scan)
{
	struct site_text *new = spill_array_add(&site->texts);
	new->text = spill_string(site->spill, text);
	new->fold = strcmp(text, fold) == 0 ? new->text : spill_string(site->spill, fold);
	new->length = (uint32_t)strlen(fold);
	new->letters = scan->letters;
	new->matches =
		spill_copy(site->spill, scan->matches, scan->n_matches * sizeof(struct match));
	new->n_matches = scan->n_matches;
	new->labels = spill_copy(site->spill, scan_labels(scan),
				 scan->n_labels * sizeof(struct label_hit));
	new->n_labels = scan->n_labels;
	new->limited = (uint8_t)scan->limited;
	for (int role = 0; role < TEXT_ROLES; role++)
		new->last_page[role] = SITE_NONE;
	g_mutex_lock(&site->by_fold_lock);
	hash_numbers_add(site->by_fold, scan->hash, site->texts.len);
	g_mutex_unlock(&site->by_fold_lock);
	return site->texts.len - 1;
}

/* Number of the text; scanned by the matcher when it is new. */
static uint32_t intern(struct site *site, const char *text, const char *fold, guint64 hash)
{
	uint32_t known = hash_numbers_find(site->by_fold, hash);
	if (known > 0)
		return known - 1;
	const struct scan *made = site->scans ? scans_find(site->scans, hash) : NULL;
	g_autofree struct scan *own = made ? NULL : scanner_scan(site->scanner, fold, hash);
	return add_text(site, text, fold, made ? made : own);
}

/* SITE_NONE for no words. */
static uint32_t intern_words(struct site *site, const char *text, const char *fold, guint64 hash)
{
	return *text ? intern(site, text, fold, hash) : SITE_NONE;
}

static uint32_t intern_text(struct site *site, const char *text)
{
	if (!text || !*text)
		return SITE_NONE;
	g_autofree char *fold = fold_text(text, -1);
	return intern(site, text, fold, fold_hash(fold, strlen(fold)));
}

static const char *keep(struct site *site, const char *text)
{
	return text && *text ? spill_string(site->spill, text) : NULL;
}

static const char *keep_or_empty(struct site *site, const char *text)
{
	return text && *text ? spill_string(site->spill, text) : "";
}

/* Yours; NULL for an address that is itself what it leads to. */
static char *passed_on_to(const struct ruleset *rules, const char *url)
{
	g_autofree char *address = NULL;
	if (!strstr(url, "=http"))
		return NULL;
	const struct service *service = service_find(rules->services, url, &address);
	return service && service->kind == SERVICE_PAGE && address && strstr(address, "://")
		       ? g_steal_pointer(&address)
		       : NULL;
}

static uint32_t url_number(struct site *site, const char *url, const char *key)
{
	if (!key)
		return SITE_NONE;
	guint64 hash = fold_hash(key, strlen(key));
	uint32_t known = hash_numbers_find(site->by_key, hash);
	if (known > 0)
		return known - 1;
	struct site_url *new = spill_array_add(&site->urls);
	new->url = spill_string(site->index, url);
	new->key = spill_string(site->index, key);
	g_autofree char *leads_to = passed_on_to(site->rules, new->url);
	new->leads_to = leads_to ? spill_string(site->index, leads_to) : new->url;
	new->page = new->moved = new->first_in = SITE_NONE;
	hash_numbers_add(site->by_key, hash, site->urls.len);
	return site->urls.len - 1;
}

/* Counts a link or an image once a page; returns its number in counts. */
static uint32_t count_once(struct site *site, guint64 hash, uint32_t page, gboolean counts)
{
	uint32_t number = hash_numbers_find(site->by_count, hash);
	if (number == 0) {
		struct count *new = spill_array_add(&site->counts);
		new->last_page = SITE_NONE;
		number = site->counts.len;
		hash_numbers_add(site->by_count, hash, number);
	}
	struct count *count = spill_array_at(&site->counts, number - 1);
	if (counts && count->last_page != page) {
		count->last_page = page;
		count->pages++;
	}
	return number - 1;
}

enum text_role site_role(const struct site_block *block)
{
	if (block->kind == BLOCK_TITLE || block->kind == BLOCK_HEADING)
		return ROLE_HEADING;
	return block->in_link ? ROLE_LINK : ROLE_PLAIN;
}

static void count_text(struct site *site, const struct site_block *block, uint32_t page)
{
	struct site_text *entry = text_at(site, block->text);
	enum text_role role = site_role(block);
	if (entry->last_page[role] != page) {
		entry->last_page[role] = page;
		entry->pages[role]++;
	}
}

static guint64 mix(guint64 all, guint64 more)
{
	return (all ^ more) * G_GUINT64_CONSTANT(0x100000001b3); /* as FNV-1a does */
}

/* The end of a URL: a page under many URLs has its relative links below each of them. */
static guint64 tail_hash(const char *url)
{
	const char *slash = strrchr(url, '/'), *tail = slash ? slash : url;
	return fold_hash(tail, strlen(tail));
}

/* Pages that agree in one of these are one page under two URLs. The texts alone would not do: pages
 * that show one picture or one frame each often share all of them. A page that links to itself by
 * its address does so under the other address, too; one whose menu leads to both does so on both.
 */
struct fingerprint {
	guint64 others; /* without links to itself */
	guint64 all;
};

static struct fingerprint fingerprint(const struct page *page)
{
	guint64 all = 0;
	for (uint32_t i = 0; i < page->n_blocks; i++)
		all = mix(all, page->blocks[i].hash);
	struct fingerprint print = {all, all};
	for (uint32_t i = 0; i < page->n_links; i++) {
		const struct link *link = &page->links[i];
		if (!link->key || link->kind == LINK_FORM)
			continue;
		guint64 tail = tail_hash(link->key);
		print.all = mix(print.all, tail);
		if (strcmp(link->key, page->key) != 0)
			print.others = mix(print.others, tail);
	}
	for (uint32_t i = 0; i < page->n_images; i++) {
		if (!page->images[i].url)
			continue;
		guint64 tail = tail_hash(page->images[i].url);
		print.all = mix(print.all, tail);
		print.others = mix(print.others, tail);
	}
	return print;
}

/* The earlier page with the same content, SITE_NONE; where there is none, this one is it. */
static uint32_t find_same(struct site *site, const struct page *page, const struct site_page *to,
			  uint32_t number)
{
	if (!read_has_content(to->read) || page->n_blocks == 0)
		return SITE_NONE;
	struct fingerprint print = fingerprint(page);
	uint32_t same = hash_numbers_find(site->by_content, print.others);
	if (same == 0)
		same = hash_numbers_find(site->by_content, print.all);
	if (same > 0)
		return same - 1 == number ? SITE_NONE : same - 1;
	hash_numbers_add(site->by_content, print.others, number + 1);
	if (print.all != print.others)
		hash_numbers_add(site->by_content, print.all, number + 1);
	return SITE_NONE;
}

static void copy_blocks(struct site *site, const struct page *page, struct site_page *to)
{
	to->n_blocks = page->n_blocks;
	to->blocks = spill_alloc(site->spill, page->n_blocks * sizeof *to->blocks);
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		const struct block *block = &page->blocks[i];
		to->blocks[i] = (struct site_block){
			.text = intern(site, block->text, block->fold, block->hash),
			.heading = block->heading,
			.table = (uint16_t)MIN(block->table, UINT16_MAX),
			.row = block->row,
			.col = block->col,
			.page_no = block->page_no,
			.kind = block->kind,
			.region = block->region,
			.level = block->level,
			.in_link = block->in_link,
			.ocr = block->ocr,
		};
	}
}

static void note_inbound(struct site *site, uint32_t target, uint32_t page, uint32_t link)
{
	struct site_url *url = url_at(site, target);
	struct inbound *in = spill_array_add(&site->inbound);
	*in = (struct inbound){.page = page, .link = link, .next = url->first_in};
	url->first_in = site->inbound.len - 1;
}

static void copy_links(struct site *site, const struct page *page, struct site_page *to,
		       uint32_t number, gboolean counts)
{
	to->n_links = page->n_links;
	to->own_inbound = site->inbound.len;
	to->links = spill_alloc(site->spill, page->n_links * sizeof *to->links);
	to->targets = spill_alloc(site->index, page->n_links * sizeof *to->targets);
	for (uint32_t i = 0; i < page->n_links; i++) {
		const struct link *link = &page->links[i];
		uint32_t target = url_number(site, link->url, link->key);
		uint32_t label =
			intern_words(site, link->label, link->label_fold, link->label_hash);
		/* The same words lead there from the menu and, as evidence of an item, from the
		 * text. */
		guint64 hash =
			((guint64)target << 32 | label) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15) +
			link->kind + (site_is_own_region(page->kind, link->region) ? 0x100 : 0);
		to->unfilled |= link->kind == LINK_LOADED || link->kind == LINK_HOLLOW;
		to->targets[i] = target;
		to->links[i] = (struct site_link){
			.target = target,
			.label = label,
			.row = intern_words(site, link->row, link->row_fold, link->row_hash),
			.fragment =
				keep(site, link->kind == LINK_CONTACT ? link->url : link->fragment),
			.heading = link->heading,
			.block = link->block,
			.count = count_once(site, hash, number, counts),
			.page_no = link->page_no,
			.kind = link->kind,
			.region = link->region,
			.image = link->image,
		};
		if (target != SITE_NONE)
			note_inbound(site, target, number, i);
	}
}

static void copy_images(struct site *site, const struct page *page, struct site_page *to,
			uint32_t number, gboolean counts)
{
	to->n_images = page->n_images;
	to->images = spill_alloc(site->spill, page->n_images * sizeof *to->images);
	for (uint32_t i = 0; i < page->n_images; i++) {
		const struct image *image = &page->images[i];
		const char *url = keep(site, image->url);
		to->images[i] = (struct site_image){
			.url = url,
			.alt = intern_text(site, image->alt),
			.count = url ? count_once(site, fold_hash(url, strlen(url)) + 1, number,
						  counts)
				     : SITE_NONE,
			.heading = image->heading,
			.block = image->block,
			.width = image->width,
			.height = image->height,
			.region = image->region,
			.linked = image->linked,
		};
	}
}

static enum field_type field_type(const struct form_field *field)
{
	static const struct {
		const char *name;
		enum field_type type;
	} types[] = {
		{"textarea", FIELD_LONG},   {"file", FIELD_FILE},     {"password", FIELD_PASSWORD},
		{"search", FIELD_SEARCH},   {"select", FIELD_CHOICE}, {"radio", FIELD_CHOICE},
		{"checkbox", FIELD_CHOICE}, {"submit", FIELD_BUTTON}, {"button", FIELD_BUTTON},
		{"image", FIELD_BUTTON},    {"reset", FIELD_BUTTON},  {"hidden", FIELD_HIDDEN},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
		if (g_ascii_strcasecmp(field->type, types[i].name) == 0)
			return types[i].type;
	return FIELD_TEXT;
}

static void copy_forms(struct site *site, const struct page *page, struct site_page *to)
{
	uint32_t fields = 0;
	for (uint32_t i = 0; i < page->n_forms; i++)
		fields += page->forms[i].n_fields;
	to->n_forms = page->n_forms;
	to->forms = spill_alloc(site->spill, page->n_forms * sizeof *to->forms);
	to->fields = spill_alloc(site->spill, fields * sizeof *to->fields);
	for (uint32_t i = 0; i < page->n_forms; i++) {
		const struct form *form = &page->forms[i];
		to->forms[i] = (struct site_form){
			.heading = form->heading,
			.block = form->block,
			.last_block = form->last_block,
			.first_field = to->n_fields,
			.n_fields = form->n_fields,
			.region = form->region,
		};
		for (uint32_t f = 0; f < form->n_fields; f++)
			to->fields[to->n_fields++] = (struct site_field){
				.type = (uint8_t)field_type(&form->fields[f]),
				.label = intern_text(site, form->fields[f].label),
			};
	}
}

static void copy_anchors(struct site *site, const struct page *page, struct site_page *to)
{
	to->n_anchors = page->n_anchors;
	to->anchors = spill_alloc(site->spill, page->n_anchors * sizeof *to->anchors);
	for (uint32_t i = 0; i < page->n_anchors; i++)
		to->anchors[i] = (struct site_anchor){.name = keep(site, page->anchors[i].name),
						      .block = page->anchors[i].block};
}

/* What is read again, a document by OCR or a page as a browser shows it, stands in the place of its
 * first reading. Nothing points into a document that has no links. */
static struct site_page *first_reading(const struct site *site, const struct page *page,
				       uint32_t url)
{
	uint32_t number = url_at(site, url)->page;
	struct site_page *before = number == SITE_NONE ? NULL : site->pages->pdata[number];
	if (!before || before->read == READ_MOVED)
		return NULL;
	gboolean again = page->rendered ? before->kind == PAGE_HTML
					: before->kind != PAGE_HTML && before->n_links == 0;
	return again ? before : NULL;
}

static gboolean counts_once(const struct site_page *page)
{
	return page->kind == PAGE_HTML && read_has_content(page->read) &&
	       page->same_as == SITE_NONE && !page->shell;
}

static void uncount(struct site *site, GHashTable *seen, uint32_t number)
{
	if (number == SITE_NONE || !g_hash_table_add(seen, GUINT_TO_POINTER(number + 1)))
		return;
	struct count *count = spill_array_at(&site->counts, number);
	count->pages--;
	count->last_page = SITE_NONE;
}

/* Takes back what the page's texts, links and images counted. */
static void uncount_page(struct site *site, const struct site_page *page)
{
	g_autoptr(GHashTable) texts = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		enum text_role role = site_role(&page->blocks[i]);
		gsize key = (gsize)page->blocks[i].text * TEXT_ROLES + role + 1;
		if (!g_hash_table_add(texts, GSIZE_TO_POINTER(key)))
			continue;
		struct site_text *text = text_at(site, page->blocks[i].text);
		text->pages[role]--;
		text->last_page[role] = SITE_NONE;
	}
	for (uint32_t i = 0; i < page->n_links; i++)
		uncount(site, counts, page->links[i].count);
	for (uint32_t i = 0; i < page->n_images; i++)
		uncount(site, counts, page->images[i].count);
	site->html_pages--;
}

/* Takes the page's links out of what leads to their targets. */
static void forget_inbound(struct site *site, const struct site_page *page, uint32_t number)
{
	g_autoptr(GHashTable) targets = g_hash_table_new(NULL, NULL);
	for (uint32_t i = 0; i < page->n_links; i++) {
		uint32_t target = page->links[i].target;
		if (target == SITE_NONE || !g_hash_table_add(targets, GUINT_TO_POINTER(target + 1)))
			continue;
		uint32_t *at = &url_at(site, target)->first_in;
		while (*at != SITE_NONE) {
			struct inbound *in = spill_array_at(&site->inbound, *at);
			if (in->page == number)
				*at = in->next;
			else
				at = &in->next;
		}
	}
}

static void forget(struct site *site, const struct site_page *page, uint32_t number)
{
	if (counts_once(page))
		uncount_page(site, page);
	forget_inbound(site, page, number);
	g_clear_pointer(&site->column, column_free);
}

static void put_page(struct site *site, struct site_page *page, uint32_t number)
{
	if (number == site->pages->len)
		g_ptr_array_add(site->pages, page);
	else
		site->pages->pdata[number] = page;
}

/* It was answered with status 200, and is not of the site: nothing of the site was read, and what
 * it counted is taken back. */
static void mark_wall(struct site *site, struct site_page *page)
{
	const char *wall = wall_on_page(site, page);
	if (!wall)
		return;
	if (counts_once(page))
		uncount_page(site, page);
	page->read = READ_BLOCKED;
	page->reason = wall;
}

#define MAX_HOPS   16 /* redirects, or shells within each other */
#define SHELL_WAYS 4  /* a banner, the page itself, a foot, a counter */

static gboolean is_shell(const struct page *page)
{
	if (page->kind != PAGE_HTML || page->read != READ_OK || page->n_forms > 0 ||
	    page->n_images > 0 || page->n_links == 0 || page->n_links > SHELL_WAYS)
		return FALSE;
	for (uint32_t i = 0; i < page->n_blocks; i++)
		if (page->blocks[i].kind != BLOCK_TITLE)
			return FALSE;
	for (uint32_t i = 0; i < page->n_links; i++)
		if (page->links[i].kind != LINK_FRAME && page->links[i].kind != LINK_REFRESH &&
		    page->links[i].kind != LINK_SCRIPT)
			return FALSE;
	return TRUE;
}

static void note_text(GArray *texts, const char *fold, uint64_t hash)
{
	struct unscanned text = {.fold = fold, .hash = hash};
	g_array_append_val(texts, text);
}

static void note_words(GArray *texts, const char *fold, uint64_t hash)
{
	if (*fold)
		note_text(texts, fold, hash);
}

static void leave_new(struct site *site, GArray *texts)
{
	guint left = 0;
	g_mutex_lock(&site->by_fold_lock);
	for (guint i = 0; i < texts->len; i++) {
		struct unscanned text = g_array_index(texts, struct unscanned, i);
		if (hash_numbers_find(site->by_fold, text.hash) == 0)
			g_array_index(texts, struct unscanned, left++) = text;
	}
	g_mutex_unlock(&site->by_fold_lock);
	g_array_set_size(texts, left);
}

struct scans *site_study(struct site *site, const struct page *page)
{
	g_autoptr(GArray) texts = g_array_sized_new(FALSE, FALSE, sizeof(struct unscanned),
						    page->n_blocks + 2 * page->n_links);
	for (uint32_t i = 0; i < page->n_blocks; i++)
		note_text(texts, page->blocks[i].fold, page->blocks[i].hash);
	for (uint32_t i = 0; i < page->n_links; i++) {
		note_words(texts, page->links[i].label_fold, page->links[i].label_hash);
		note_words(texts, page->links[i].row_fold, page->links[i].row_hash);
	}
	leave_new(site, texts);
	return scans_new(site->scanner, texts);
}

uint32_t site_add(struct site *site, const struct page *page, const struct scans *scans)
{
	site->scans = scans;
	struct site_page *to = spill_alloc(site->index, sizeof *to);
	to->url = url_number(site, page->url, page->key);
	const struct site_page *before = first_reading(site, page, to->url);
	uint32_t number = before ? url_at(site, to->url)->page : site->pages->len;
	if (before)
		forget(site, before, number);
	to->depth = before ? before->depth : page->depth;
	to->status = page->status;
	to->read = page->read;
	to->kind = page->kind;
	to->reason = keep_or_empty(site, page->reason);
	to->modified = keep_or_empty(site, page->modified);
	to->created = keep_or_empty(site, page->created);
	to->body_hash = page->body_hash;
	to->size = page->size;
	to->title = intern_text(site, page->title);
	to->n_pages = page->n_pages;
	to->n_blank_pages = page->n_blank_pages;
	to->scripted = page->scripted != FALSE;
	to->rendered = page->rendered != FALSE;
	to->same_as = find_same(site, page, to, number);
	copy_blocks(site, page, to);
	to->shell = (uint8_t)is_shell(page);
	gboolean counts = counts_once(to);
	for (uint32_t i = 0; counts && i < to->n_blocks; i++)
		count_text(site, &to->blocks[i], number);
	copy_links(site, page, to, number, counts);
	copy_images(site, page, to, number, counts);
	copy_forms(site, page, to);
	copy_anchors(site, page, to);
	put_page(site, to, number);
	site->html_pages += counts;
	mark_wall(site, to);

	uint32_t moved = page->read == READ_MOVED
				 ? url_number(site, page->location, page->location_key)
				 : SITE_NONE;
	if (moved != SITE_NONE && moved != to->url)
		note_inbound(site, moved, number, SITE_NONE);
	struct site_url *url = url_at(site, to->url);
	url->page = number;
	url->moved = moved;
	site->home->known = FALSE;
	site->scans = NULL;
	if (number % REST_PAGES == 0)
		site_rest(site);
	return number;
}

uint32_t site_pages(const struct site *site)
{
	return site->pages->len;
}

const struct site_page *site_page(const struct site *site, uint32_t page)
{
	return g_ptr_array_index(site->pages, page);
}

uint32_t site_urls(const struct site *site)
{
	return site->urls.len;
}

const struct site_url *site_url(const struct site *site, uint32_t url)
{
	return url_at(site, url);
}

uint32_t site_find_url(const struct site *site, const char *key)
{
	return hash_numbers_find(site->by_key, fold_hash(key, strlen(key))) - 1;
}

const struct inbound *site_inbound(const struct site *site, uint32_t index)
{
	return spill_array_at(&site->inbound, index);
}

/* What was noted before the page's own is of another: it is not looked at, since that would bring
 * it back into memory. */
gboolean site_led_to_elsewhere(const struct site *site, uint32_t url, uint32_t page)
{
	uint32_t at = site_url(site, url)->first_in, own = site_page(site, page)->own_inbound;
	while (at != SITE_NONE && at >= own && site_inbound(site, at)->page == page)
		at = site_inbound(site, at)->next;
	return at != SITE_NONE;
}

const struct site_text *site_text(const struct site *site, uint32_t text)
{
	return text_at(site, text);
}

const struct match *site_matches(const struct site *site, uint32_t text, uint32_t *count)
{
	*count = 0;
	if (text == SITE_NONE)
		return NULL;
	const struct site_text *entry = text_at(site, text);
	*count = entry->n_matches;
	return entry->matches;
}

gboolean site_names_topic(const struct site *site, uint32_t text, const struct topic *topic)
{
	uint32_t count;
	const struct label_hit *hits = site_labels(site, text, &count);
	for (uint32_t i = 0; i < count; i++)
		if (hits[i].topic == topic)
			return TRUE;
	return FALSE;
}

const struct label_hit *site_labels(const struct site *site, uint32_t text, uint32_t *count)
{
	*count = 0;
	if (text == SITE_NONE)
		return NULL;
	const struct site_text *entry = text_at(site, text);
	*count = entry->n_labels;
	return entry->labels;
}

/* Bytes of the first letters of a text, whole characters. */
static gsize head_length(const struct site_text *text, uint32_t letters)
{
	const char *p = text->fold, *end = text->fold + text->length;
	for (; p < end && letters > 0; p = g_utf8_next_char(p))
		letters -= g_unichar_isalpha(g_utf8_get_char(p)) ? 1 : 0;
	return (gsize)(p - text->fold);
}

const struct label_hit *site_head_labels(struct site *site, uint32_t text, uint32_t letters,
					 uint32_t *count)
{
	const struct site_text *entry = text_at(site, text);
	if (entry->letters <= letters)
		return site_labels(site, text, count);
	g_autoptr(GArray) matches = g_array_new(FALSE, FALSE, sizeof(struct match));
	gsize length = head_length(entry, letters);
	for (uint32_t i = 0; i < entry->n_matches; i++)
		if (entry->matches[i].end <= length)
			g_array_append_val(matches, entry->matches[i]);
	label_topics_matched(site->rules, entry->fold, length,
			     (const struct match *)(const void *)matches->data, matches->len,
			     site->hits);
	*count = label_contenders(site->hits);
	return (const struct label_hit *)(const void *)site->hits->data;
}

gboolean site_text_has(const struct site *site, uint32_t text, int set)
{
	uint32_t count;
	const struct match *matches = site_matches(site, text, &count);
	for (uint32_t i = 0; i < count; i++)
		if (matches[i].set == set)
			return TRUE;
	return FALSE;
}

/* The page at the end of a URL's redirects. */
static uint32_t landed(const struct site *site, uint32_t url)
{
	for (unsigned hops = 0; url != SITE_NONE && hops < MAX_HOPS; hops++) {
		const struct site_url *entry = site_url(site, url);
		if (entry->moved == SITE_NONE || entry->moved == url)
			return entry->page;
		url = entry->moved;
	}
	return SITE_NONE;
}

/* What one way of a shell leads to: SITE_NONE where that says nothing (a banner in a frame). */
static uint32_t shown_behind(const struct site *site, const struct site_link *link)
{
	uint32_t number = landed(site, link->target);
	const struct site_page *page = site_page(site, number);
	gboolean framed = link->kind == LINK_FRAME;
	return framed && page->n_blocks + page->n_links + page->n_forms == 0 ? SITE_NONE : number;
}

/* Another page that a shell surely shows: the only one. */
static uint32_t shown_by_shell(const struct site *site, const struct site_page *shell)
{
	uint32_t shown = SITE_NONE;
	for (uint32_t i = 0; i < shell->n_links; i++) {
		const struct site_link *link = &shell->links[i];
		uint32_t number =
			link->target == SITE_NONE ? SITE_NONE : landed(site, link->target);
		if (number == SITE_NONE || !site_same_host(site_url(site, shell->url)->key,
							   site_url(site, link->target)->key))
			return SITE_NONE;
		if (link->kind == LINK_FRAME && site_page(site, number)->kind != PAGE_HTML)
			return SITE_NONE;
		uint32_t behind = shown_behind(site, link);
		if (behind != SITE_NONE && shown != SITE_NONE && behind != shown)
			return SITE_NONE;
		shown = behind != SITE_NONE ? behind : shown;
	}
	return shown;
}

uint32_t site_shown(const struct site *site, uint32_t page)
{
	for (unsigned hops = 0; hops < MAX_HOPS && site_page(site, page)->shell; hops++) {
		uint32_t next = shown_by_shell(site, site_page(site, page));
		if (next == SITE_NONE)
			break;
		page = next;
	}
	return page;
}

uint32_t site_resolve(const struct site *site, uint32_t url)
{
	uint32_t page = landed(site, url);
	return page == SITE_NONE ? SITE_NONE : site_shown(site, page);
}

#define MENU_LINKS   8  /* a splash page has fewer ways on than this, a home page more */
#define SPLASH_PAGES 12 /* splash, landing, "coming soon": chains are short */

/* Different targets, up to MENU_LINKS: scripts repeat one way in many times. */
static unsigned ways_on(const struct site_page *page)
{
	uint32_t seen[MENU_LINKS];
	unsigned count = 0;
	for (uint32_t i = 0; i < page->n_links && count < MENU_LINKS; i++) {
		gboolean known = page->links[i].target == SITE_NONE;
		for (unsigned k = 0; k < count; k++)
			known |= seen[k] == page->links[i].target;
		if (!known)
			seen[count++] = page->links[i].target;
	}
	return count;
}

gboolean site_has_menu(const struct site *site, uint32_t page)
{
	return ways_on(site_page(site, page)) >= MENU_LINKS;
}

/* The start page; where that is a splash page, what its way in leads to, and so on. */
static uint32_t find_home(const struct site *site)
{
	uint32_t queue[SPLASH_PAGES], first = SITE_NONE;
	unsigned head = 0, tail = 0;
	if (site->pages->len > 0)
		queue[tail++] = site_resolve(site, site_page(site, 0)->url);
	while (head < tail) {
		uint32_t number = queue[head++];
		const struct site_page *page = number == SITE_NONE ? NULL : site_page(site, number);
		if (!page || page->kind != PAGE_HTML || !read_has_content(page->read))
			continue;
		if (first == SITE_NONE)
			first = number;
		if (site_has_menu(site, number))
			return number;
		for (uint32_t i = 0; i < page->n_links && tail < SPLASH_PAGES; i++) {
			uint32_t next = page->links[i].target == SITE_NONE
						? SITE_NONE
						: site_resolve(site, page->links[i].target);
			gboolean known = next == SITE_NONE;
			for (unsigned k = 0; k < tail; k++)
				known |= queue[k] == next;
			if (!known)
				queue[tail++] = next;
		}
	}
	return first;
}

uint32_t site_home(const struct site *site)
{
	if (!site->home->known)
		*site->home = (struct home){TRUE, find_home(site)};
	return site->home->page;
}

gboolean site_is_home(const struct site *site, uint32_t page)
{
	uint32_t home = site_home(site);
	return page == home ||
	       (page != SITE_NONE && home != SITE_NONE &&
		(site_page(site, page)->same_as == home || site_page(site, home)->same_as == page));
}

#define COLUMN_REACH 64u /* blocks from the head of a column on in which its cells begin */

/* On how many pages a thing must stand to be of the frame. Two of two or three of three pages may
 * be chance on a tiny site, but a menu stands on all of them; on larger sites a quarter is far more
 * than any content of its own reaches. */
static uint32_t frame_threshold(const struct site *site)
{
	return site->html_pages < 4 ? MAX(2u, site->html_pages)
				    : MAX(3u, (site->html_pages + 3) / 4);
}

gboolean site_is_frame_text(const struct site *site, uint32_t text, enum text_role role)
{
	return text != SITE_NONE && text_at(site, text)->pages[role] >= frame_threshold(site);
}

static gboolean is_frame_count(const struct site *site, uint32_t number)
{
	return number != SITE_NONE &&
	       ((const struct count *)spill_array_at(&site->counts, number))->pages >=
		       frame_threshold(site);
}

gboolean site_is_frame_link(const struct site *site, const struct site_link *link)
{
	return is_frame_count(site, link->count);
}

gboolean site_is_frame_image(const struct site *site, const struct site_image *image)
{
	return is_frame_count(site, image->count);
}

/* Many agencies make all their reports with one form: where these are a quarter of the pages, the
 * heads of its columns count as frame. What stands below tells: a head is the page's own where its
 * column is. */
static gboolean heads_own_column(const struct site *site, const struct site_page *page,
				 uint32_t block)
{
	const struct site_block *head = &page->blocks[block];
	uint32_t end = MIN(page->n_blocks, block + COLUMN_REACH);
	for (uint32_t i = block + 1; head->kind == BLOCK_HEAD_CELL && i < end; i++) {
		const struct site_block *below = &page->blocks[i];
		if (below->table == head->table && below->col == head->col &&
		    below->kind == BLOCK_CELL &&
		    !site_is_frame_text(site, below->text, site_role(below)))
			return TRUE;
	}
	return FALSE;
}

gboolean site_is_own_region(enum page_kind kind, uint8_t region)
{
	return kind != PAGE_HTML || region == REGION_MAIN || region == REGION_ASIDE;
}

gboolean site_is_own_block(const struct site *site, const struct site_page *page, uint32_t block)
{
	const struct site_block *entry = &page->blocks[block];
	return site_is_own_region(page->kind, entry->region) &&
	       (page->kind != PAGE_HTML ||
		!site_is_frame_text(site, entry->text, site_role(entry)) ||
		heads_own_column(site, page, block));
}

const struct column *site_column(struct site *site)
{
	if (!site->column || site->column_pages != site->pages->len) {
		column_free(site->column);
		site->column = column_new(site);
		site->column_pages = site->pages->len;
	}
	return site->column;
}

gboolean site_is_own_link(const struct site *site, const struct site_page *page, uint32_t link)
{
	const struct site_link *entry = &page->links[link];
	return site_is_own_region(page->kind, entry->region) &&
	       (page->kind != PAGE_HTML || !site_is_frame_link(site, entry));
}

/* Where the host of a URL or a key begins. */
static const char *host_in(const char *address)
{
	const char *scheme = address + strcspn(address, "/?#");
	const char *host =
		scheme > address && g_str_has_prefix(scheme - 1, "://") ? scheme + 2 : address;
	return g_str_has_prefix(host, "www.") ? host + strlen("www.") : host;
}

gboolean site_same_host(const char *one, const char *other)
{
	const char *host = host_in(one), *compared = host_in(other);
	size_t length = strcspn(host, "/?#");
	return length > 0 && length == strcspn(compared, "/?#") &&
	       strncmp(host, compared, length) == 0;
}

/* url is what follows "://"; host may carry the start of a path. A host also stands for those below
 * it. */
static gboolean on_host(const char *url, const char *host)
{
	size_t name = strcspn(host, "/"), have = strcspn(url, ":/?#");
	if (have < name || g_ascii_strncasecmp(url + have - name, host, name) != 0)
		return FALSE;
	if (have > name && url[have - name - 1] != '.')
		return FALSE;
	const char *path = url + strcspn(url, "/?#");
	return g_str_has_prefix(path, host + name);
}

gboolean site_on_host(const char *url, const GPtrArray *hosts)
{
	const char *start = url ? strstr(url, "://") : NULL;
	for (guint i = 0; start && i < hosts->len; i++)
		if (on_host(start + 3, g_ptr_array_index(hosts, i)))
			return TRUE;
	return FALSE;
}

const struct ruleset *site_rules(const struct site *site)
{
	return site->rules;
}
