#include "crawler/page_build.h"

#include <string.h>

#include "base/fold.h"
#include "crawler/limits.h"
#include "crawler/memo.h"
#include "crawler/url.h"

#define STRINGS_CHUNK 16384u /* bytes: a middling page's text in one piece */

/* Everything a page points to. The page stands in its own arena, so that one free ends both. */
struct page_arena {
	struct page page;
	GStringChunk *strings;
	GArray *blocks, *links, *images, *forms, *anchors;
	GPtrArray *fields;         /* one struct form_field array a form */
	char *packed;              /* texts of facts that were put in as they were; NULL for none */
	struct page_arena *shared; /* whose facts the page shows, NULL for its own */
	gint users;                /* its page, and those that share it */
	void *notes;               /* of the page alone */
	GDestroyNotify free_notes;
};

struct page_builder {
	struct page_arena *arena;
	struct memo *memo, *own_memo; /* own_memo: NULL where the memo is somebody else's */
};

static void arena_unref(struct page_arena *arena)
{
	if (!g_atomic_int_dec_and_test(&arena->users))
		return;
	if (arena->shared)
		arena_unref(arena->shared);
	g_string_chunk_free(arena->strings);
	g_array_unref(arena->blocks);
	g_array_unref(arena->links);
	g_array_unref(arena->images);
	g_array_unref(arena->forms);
	g_array_unref(arena->anchors);
	g_ptr_array_unref(arena->fields);
	g_free(arena->packed);
	g_free(arena);
}

static void drop_notes(struct page_arena *arena)
{
	if (arena->notes)
		arena->free_notes(arena->notes);
	arena->notes = NULL;
}

void page_set_notes(struct page *page, void *notes, GDestroyNotify free_notes)
{
	drop_notes(page->arena);
	page->arena->notes = notes;
	page->arena->free_notes = free_notes;
}

void *page_notes(const struct page *page)
{
	return page->arena->notes;
}

void page_free(struct page *page)
{
	if (!page)
		return;
	drop_notes(page->arena);
	arena_unref(page->arena);
}

static struct page_arena *arena_new(void)
{
	struct page_arena *arena = g_new0(struct page_arena, 1);

	arena->users = 1;
	arena->strings = g_string_chunk_new(STRINGS_CHUNK);
	arena->blocks = g_array_new(FALSE, FALSE, sizeof(struct block));
	arena->links = g_array_new(FALSE, FALSE, sizeof(struct link));
	arena->images = g_array_new(FALSE, FALSE, sizeof(struct image));
	arena->forms = g_array_new(FALSE, FALSE, sizeof(struct form));
	arena->anchors = g_array_new(FALSE, FALSE, sizeof(struct anchor));
	arena->fields = g_ptr_array_new_with_free_func(g_free);
	return arena;
}

struct page_builder *page_builder_new(const char *url, struct memo *memo)
{
	struct page_builder *builder = g_new0(struct page_builder, 1);
	struct page *page;

	builder->arena = arena_new();
	builder->own_memo = memo ? NULL : memo_new();
	builder->memo = memo ? memo : builder->own_memo;
	page = &builder->arena->page;
	page->arena = builder->arena;
	page->url = page_string(builder, url);
	page->read = READ_OK;
	page->kind = PAGE_OTHER;
	page->key = page->url;
	page->reason = page->mime = page->charset = page->language = page->modified = "";
	page->title = page->producer = page->created = "";
	return builder;
}

void page_builder_free(struct page_builder *builder)
{
	if (!builder)
		return;
	if (builder->arena)
		arena_unref(builder->arena);
	memo_free(builder->own_memo);
	g_free(builder);
}

struct page *page_builder_page(struct page_builder *builder)
{
	return &builder->arena->page;
}

struct memo *page_builder_memo(struct page_builder *builder)
{
	return builder->memo;
}

const char *page_string(struct page_builder *builder, const char *text)
{
	return text && *text ? g_string_chunk_insert(builder->arena->strings, text) : "";
}

/* NULL stays NULL: for members where it means "none". */
static const char *copy_or_null(struct page_builder *builder, const char *text)
{
	return text ? page_string(builder, text) : NULL;
}

/* The identity of a URL shares its string where it is the URL itself. */
static const char *copy_known_key(struct page_builder *builder, const char *url, const char *key)
{
	return strcmp(key, url) == 0 ? url : page_string(builder, key);
}

static const char *copy_key(struct page_builder *builder, const char *url)
{
	g_autofree char *key = url ? url_key(url) : NULL;

	return key ? copy_known_key(builder, url, key) : NULL;
}

static const char *copy_clean(struct page_builder *builder, const char *text, gsize max)
{
	if (!text || !*text)
		return "";
	return page_string(builder, memo_text(builder->memo, text, max)->text);
}

/* Text and its folded form, which for most Thai labels are one and then stored once. Returns the
 * hash. */
static uint64_t copy_folded(struct page_builder *builder, const char *raw, gsize max,
			    const char **text, const char **fold)
{
	const struct memo_text *known = memo_text(builder->memo, raw ? raw : "", max);

	*text = page_string(builder, known->text);
	*fold = known->fold == known->text ? *text : page_string(builder, known->fold);
	return known->hash;
}

/* A label or row of a link. Many are empty, and a label mostly is a block, too. Returns the hash.
 */
static uint64_t copy_line(struct page_builder *builder, const char *raw, uint32_t block,
			  const char **text, const char **fold)
{
	const struct page *page = &builder->arena->page;
	const struct block *same = block < page->n_blocks ? &page->blocks[block] : NULL;

	if (!raw || !*raw) {
		*text = *fold = "";
		return fold_hash("", 0);
	}
	if (!same || strcmp(same->text, raw) != 0 || strlen(raw) > LIMIT_LABEL)
		return copy_folded(builder, raw, LIMIT_LABEL, text, fold);
	*text = same->text;
	*fold = same->fold;
	return same->hash;
}

uint64_t page_fold(struct page_builder *builder, const char *text, const char **fold)
{
	const struct memo_text *known = memo_clean_text(builder->memo, text);

	*fold = strcmp(known->fold, text) == 0 ? text : page_string(builder, known->fold);
	return known->hash;
}

uint32_t page_put_block(struct page_builder *builder, const struct block *block)
{
	struct page_arena *arena = builder->arena;

	g_array_append_vals(arena->blocks, block, 1);
	arena->page.blocks = (const struct block *)(void *)arena->blocks->data;
	arena->page.n_blocks = arena->blocks->len;
	return arena->blocks->len - 1;
}

uint32_t page_put_link(struct page_builder *builder, const struct link *link)
{
	struct page_arena *arena = builder->arena;

	g_array_append_vals(arena->links, link, 1);
	arena->page.links = (const struct link *)(void *)arena->links->data;
	arena->page.n_links = arena->links->len;
	return arena->links->len - 1;
}

uint32_t page_put_image(struct page_builder *builder, const struct image *image)
{
	struct page_arena *arena = builder->arena;

	g_array_append_vals(arena->images, image, 1);
	arena->page.images = (const struct image *)(void *)arena->images->data;
	arena->page.n_images = arena->images->len;
	return arena->images->len - 1;
}

uint32_t page_put_form(struct page_builder *builder, const struct form *form)
{
	struct page_arena *arena = builder->arena;

	g_array_append_vals(arena->forms, form, 1);
	arena->page.forms = (const struct form *)(void *)arena->forms->data;
	arena->page.n_forms = arena->forms->len;
	return arena->forms->len - 1;
}

uint32_t page_put_anchor(struct page_builder *builder, const struct anchor *anchor)
{
	struct page_arena *arena = builder->arena;

	g_array_append_vals(arena->anchors, anchor, 1);
	arena->page.anchors = (const struct anchor *)(void *)arena->anchors->data;
	arena->page.n_anchors = arena->anchors->len;
	return arena->anchors->len - 1;
}

struct form_field *page_put_fields(struct page_builder *builder, uint32_t count)
{
	struct form_field *fields = g_new0(struct form_field, count);

	g_ptr_array_add(builder->arena->fields, fields);
	return fields;
}

void page_builder_keep(struct page_builder *builder, char *packed)
{
	g_free(builder->arena->packed);
	builder->arena->packed = packed;
}

/* TRUE while there is room; else the page is marked as cut. */
static gboolean has_room(struct page_builder *builder, const GArray *array, guint limit)
{
	struct page *page = &builder->arena->page;

	if (array->len < limit)
		return TRUE;
	if (page->read == READ_OK) {
		page->read = READ_CUT;
		page->reason = "page-limit";
	}
	return FALSE;
}

uint32_t page_add_block(struct page_builder *builder, const struct block *block)
{
	struct block copy = *block;

	if (!has_room(builder, builder->arena->blocks, LIMIT_BLOCKS))
		return PAGE_NONE;
	copy.hash = copy_folded(builder, block->text, LIMIT_BLOCK_TEXT, &copy.text, &copy.fold);
	return page_put_block(builder, &copy);
}

uint32_t page_add_link(struct page_builder *builder, const struct link *link)
{
	struct link copy = *link;

	if (!has_room(builder, builder->arena->links, LIMIT_LINKS))
		return PAGE_NONE;
	copy.url = copy_or_null(builder, link->url);
	copy.fragment = copy_or_null(builder, link->fragment);
	copy.key = NULL;
	if (link->kind != LINK_CONTACT)
		copy.key = link->key ? copy_known_key(builder, copy.url, link->key)
				     : copy_key(builder, copy.url);
	copy.label_hash =
		copy_line(builder, link->label, link->block, &copy.label, &copy.label_fold);
	copy.row_hash = copy_line(builder, link->row, link->block, &copy.row, &copy.row_fold);
	return page_put_link(builder, &copy);
}

uint32_t page_add_image(struct page_builder *builder, const struct image *image)
{
	struct image copy = *image;

	if (!has_room(builder, builder->arena->images, LIMIT_IMAGES))
		return PAGE_NONE;
	copy.url = copy_or_null(builder, image->url);
	copy.alt = copy_clean(builder, image->alt, LIMIT_LABEL);
	return page_put_image(builder, &copy);
}

static const struct form_field *copy_fields(struct page_builder *builder, const struct form *form,
					    uint32_t n_fields)
{
	struct form_field *fields = page_put_fields(builder, n_fields);

	for (uint32_t i = 0; i < n_fields; i++) {
		fields[i].name = copy_clean(builder, form->fields[i].name, LIMIT_LABEL);
		fields[i].type = copy_clean(builder, form->fields[i].type, LIMIT_LABEL);
		fields[i].label = copy_clean(builder, form->fields[i].label, LIMIT_LABEL);
		fields[i].value = copy_clean(builder, form->fields[i].value, LIMIT_LABEL);
	}
	return fields;
}

uint32_t page_add_form(struct page_builder *builder, const struct form *form)
{
	struct form copy = *form;

	if (!has_room(builder, builder->arena->forms, LIMIT_FORMS))
		return PAGE_NONE;
	copy.action = page_string(builder, form->action);
	copy.method = page_string(builder, form->method);
	copy.n_fields = MIN(form->n_fields, LIMIT_FIELDS);
	copy.fields = copy_fields(builder, form, copy.n_fields);
	return page_put_form(builder, &copy);
}

uint32_t page_add_anchor(struct page_builder *builder, const struct anchor *anchor)
{
	struct anchor copy = *anchor;

	if (!has_room(builder, builder->arena->anchors, LIMIT_ANCHORS))
		return PAGE_NONE;
	copy.name = copy_clean(builder, anchor->name, LIMIT_LABEL);
	return page_put_anchor(builder, &copy);
}

void page_set_block_kind(struct page_builder *builder, uint32_t block, enum block_kind kind,
			 unsigned level)
{
	GArray *blocks = builder->arena->blocks;

	g_return_if_fail(block < blocks->len);
	g_array_index(blocks, struct block, block).kind = (uint8_t)kind;
	g_array_index(blocks, struct block, block).level = (uint8_t)level;
}

void page_hide_blocks(struct page_builder *builder, uint32_t first, uint32_t end)
{
	GArray *blocks = builder->arena->blocks;

	for (uint32_t i = first; i < MIN(end, blocks->len); i++)
		g_array_index(blocks, struct block, i).hidden = TRUE;
}

struct page *page_builder_seal(struct page_builder *builder)
{
	struct page *page = &builder->arena->page;

	page->key = copy_key(builder, page->url);
	if (!page->key)
		page->key = page->url;
	page->location_key = copy_key(builder, page->location);
	builder->arena = NULL;
	page_builder_free(builder);
	return page;
}

struct page *page_share(const struct page *page, const char *url, const char *modified)
{
	struct page_arena *root = page->arena->shared ? page->arena->shared : page->arena;
	struct page_builder *builder = page_builder_new(url, NULL);
	struct page *copy = &builder->arena->page;
	const char *own_url = copy->url;
	struct page_arena *arena = builder->arena;

	g_atomic_int_inc(&root->users);
	arena->shared = root;
	*copy = *page;
	copy->arena = arena;
	copy->url = own_url;
	copy->modified = page_string(builder, modified);
	return page_builder_seal(builder);
}
