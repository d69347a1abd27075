#include "rules/site_parts.h"

#include "rules/column.h"
#include "rules/wall.h"

#include "base/fold.h"

#include <string.h>

#define REST_PAGES 64u /* are taken in between two rests */

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

static void copy_blocks(struct site *site, const struct page *page, struct site_page *to)
{
	to->n_blocks = page->n_blocks;
	to->blocks = spill_alloc(site->spill, page->n_blocks * sizeof *to->blocks);
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		const struct block *block = &page->blocks[i];
		to->blocks[i] = (struct site_block){
			.text = site_intern(site, block->text, block->fold, block->hash),
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
			.hidden = block->hidden,
		};
	}
}

static void note_inbound(struct site *site, uint32_t target, uint32_t page, uint32_t link)
{
	struct site_url *url = site_url_at(site, target);
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
			site_intern_words(site, link->label, link->label_fold, link->label_hash);
		/* The same words lead there from the menu and, as evidence of an item, from the
		 * text. */
		guint64 hash =
			((guint64)target << 32 | label) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15) +
			link->kind + (site_is_own_region(page->kind, link->region) ? 0x100 : 0);
		to->calls |= link->kind == LINK_CALL;
		to->unfilled |= link->kind == LINK_LOADED || link->kind == LINK_HOLLOW;
		to->targets[i] = target;
		to->links[i] = (struct site_link){
			.target = target,
			.label = label,
			.row = site_intern_words(site, link->row, link->row_fold, link->row_hash),
			.fragment =
				keep(site, link->kind == LINK_CONTACT ? link->url : link->fragment),
			.heading = link->heading,
			.block = link->block,
			.count = site_count_once(site, hash, number, counts),
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
			.alt = site_intern_text(site, image->alt),
			.count = url ? site_count_once(site, fold_hash(url, strlen(url)) + 1,
						       number, counts)
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
				.label = site_intern_text(site, form->fields[f].label),
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
	uint32_t number = site_url_at(site, url)->page;
	struct site_page *before = number == SITE_NONE ? NULL : site->pages->pdata[number];
	if (!before || before->read == READ_MOVED)
		return NULL;
	gboolean again = page->rendered ? before->kind == PAGE_HTML
					: before->kind != PAGE_HTML && before->n_links == 0;
	return again ? before : NULL;
}

/* Takes the page's links out of what leads to their targets. */
static void forget_inbound(struct site *site, const struct site_page *page, uint32_t number)
{
	g_autoptr(GHashTable) targets = g_hash_table_new(NULL, NULL);
	for (uint32_t i = 0; i < page->n_links; i++) {
		uint32_t target = page->links[i].target;
		if (target == SITE_NONE || !g_hash_table_add(targets, GUINT_TO_POINTER(target + 1)))
			continue;
		uint32_t *at = &site_url_at(site, target)->first_in;
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
	if (site_counts(page))
		site_uncount(site, page);
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
	if (site_counts(page))
		site_uncount(site, page);
	page->read = READ_BLOCKED;
	page->reason = wall;
}

uint32_t site_add(struct site *site, const struct page *page, const struct scans *scans)
{
	site->scans = scans;
	struct site_page *to = spill_alloc(site->index, sizeof *to);
	to->url = url_number(site, page->url, page->key);
	const struct site_page *before = first_reading(site, page, to->url);
	uint32_t number = before ? site_url_at(site, to->url)->page : site->pages->len;
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
	to->title = site_intern_text(site, page->title);
	to->n_pages = page->n_pages;
	to->n_blank_pages = page->n_blank_pages;
	to->scripted = page->scripted != FALSE;
	to->rendered = page->rendered != FALSE;
	to->same_as = site_find_same(site, page, to, number);
	copy_blocks(site, page, to);
	to->shell = (uint8_t)site_is_shell(page);
	gboolean counts = site_counts(to);
	if (counts)
		site_count(site, to, number);
	copy_links(site, page, to, number, counts);
	copy_images(site, page, to, number, counts);
	copy_forms(site, page, to);
	copy_anchors(site, page, to);
	put_page(site, to, number);
	mark_wall(site, to);

	uint32_t moved = page->read == READ_MOVED
				 ? url_number(site, page->location, page->location_key)
				 : SITE_NONE;
	if (moved != SITE_NONE && moved != to->url)
		note_inbound(site, moved, number, SITE_NONE);
	struct site_url *url = site_url_at(site, to->url);
	url->page = number;
	url->moved = moved;
	site->home->known = FALSE;
	site->scans = NULL;
	if (number % REST_PAGES == 0)
		site_rest(site);
	return number;
}
