#include "crawler/page_pack.h"

#include "crawler/limits.h"
#include "crawler/page_build.h"

#include <string.h>
#include <zstd.h>

#define LEVEL     1            /* fast: the bytes are written once and seldom read */
#define BASE_MOST (128u << 10) /* bytes of facts that are used as a base */

/* A member that is new in the facts is to be packed, too. */
#define IS_PACKED(type, bytes)                                                                     \
	_Static_assert(sizeof(void *) != 8 || sizeof(type) == (bytes), "see page_pack.c")
IS_PACKED(struct block, 48);
IS_PACKED(struct link, 88);
IS_PACKED(struct image, 32);
IS_PACKED(struct form_field, 32);
IS_PACKED(struct form, 48);
IS_PACKED(struct anchor, 16);
IS_PACKED(struct page, 248);

/* Facts as bytes, before they are pressed. All room is had here and not from GByteArray, which
 * would be asked a thousand times a page. */
struct raw {
	guint8 *bytes;
	gsize size, room;
};

struct packer {
	ZSTD_CCtx *press;
	ZSTD_DCtx *unpress;
	struct raw raw;
};

struct pack_base {
	ZSTD_CDict *press;
	ZSTD_DDict *unpress;
};

struct packer *packer_new(void)
{
	struct packer *packer = g_new0(struct packer, 1);

	packer->press = ZSTD_createCCtx();
	packer->unpress = ZSTD_createDCtx();
	ZSTD_CCtx_setParameter(packer->press, ZSTD_c_compressionLevel, LEVEL);
	ZSTD_CCtx_setParameter(packer->press, ZSTD_c_checksumFlag, 1);
	return packer;
}

void packer_free(struct packer *packer)
{
	if (!packer)
		return;
	ZSTD_freeCCtx(packer->press);
	ZSTD_freeDCtx(packer->unpress);
	g_free(packer->raw.bytes);
	g_free(packer);
}

#define NUMBER_BYTES 10 /* at most */

/* Numbers go seven bits a byte, the last one without the high bit. */
static guint encode(guint8 *bytes, guint64 number)
{
	guint count = 0;

	for (; number >= 0x80; number >>= 7)
		bytes[count++] = (guint8)(number | 0x80);
	bytes[count++] = (guint8)number;
	return count;
}

/* Where the next bytes go; there is room for so many. */
static guint8 *room_for(struct raw *raw, gsize more)
{
	if (raw->room - raw->size < more) {
		raw->room = (raw->size + more) * 2;
		raw->bytes = g_realloc(raw->bytes, raw->room);
	}
	return raw->bytes + raw->size;
}

static void end_at(struct raw *raw, const guint8 *end)
{
	raw->size = (gsize)(end - raw->bytes);
}

static void put_numbers(struct raw *out, const guint64 *numbers, guint count)
{
	guint8 *at = room_for(out, (gsize)count * NUMBER_BYTES);

	for (guint i = 0; i < count; i++)
		at += encode(at, numbers[i]);
	end_at(out, at);
}

static void put(struct raw *out, guint64 number)
{
	put_numbers(out, &number, 1);
}

/* A text is its length, and its bytes with their end, so that it can be used where it lies. Two
 * lengths are no lengths. What can be worked out of a text is not put: its fold, its hash. */
enum { TEXT_NONE, TEXT_SAME, TEXT_BASE };

static void put_text(struct raw *out, const char *text)
{
	gsize length = text ? strlen(text) : 0;

	guint8 *at = room_for(out, NUMBER_BYTES + length + 1);

	at += encode(at, text ? length + TEXT_BASE : TEXT_NONE);
	if (text)
		at = mempcpy(at, text, length + 1);
	end_at(out, at);
}

/* The end of a URL mostly is its key: then only where it begins. */
static void put_key(struct raw *out, const char *url, const char *key)
{
	gsize length = url ? strlen(url) : 0;
	gsize key_length = key ? strlen(key) : 0;

	if (url && key && key_length <= length && strcmp(url + length - key_length, key) == 0)
		put_numbers(out, (const guint64[]){TEXT_SAME, length - key_length}, 2);
	else
		put_text(out, key);
}

/* PAGE_NONE is the usual index. */
static guint64 index_number(uint32_t index)
{
	return (uint32_t)(index + 1);
}

static void put_index(struct raw *out, uint32_t index)
{
	put(out, index_number(index));
}

static void put_page(struct raw *out, const struct page *page)
{
	put(out, page->n_blocks);
	put(out, (guint64)page->status);
	put(out, page->read);
	put(out, page->kind);
	put(out, page->hosted);
	put(out, (guint64)page->rendered);
	put(out, (guint64)page->scripted);
	put(out, page->size);
	put(out, page->body_hash);
	put(out, page->n_pages);
	put(out, page->n_blank_pages);
	put_text(out, page->location);
	put_text(out, page->canonical);
	put_text(out, page->reason);
	put_text(out, page->mime);
	put_text(out, page->charset);
	put_text(out, page->language);
	put_text(out, page->modified);
	put_text(out, page->title);
	put_text(out, page->producer);
	put_text(out, page->created);
}

static void put_block(struct raw *out, const struct block *block)
{
	const guint64 numbers[] = {
		index_number(block->heading),
		block->table,
		block->row,
		block->col,
		block->page_no,
		block->kind,
		block->region,
		block->level,
		(guint64)(block->hidden << 2 | block->in_link << 1 | block->ocr),
	};

	put_text(out, block->text);
	put_numbers(out, numbers, G_N_ELEMENTS(numbers));
}

/* What a link says mostly is a block, too. */
static void put_label(struct raw *out, const struct link *link, const struct page *page)
{
	if (link->block < page->n_blocks &&
	    strcmp(link->label, page->blocks[link->block].text) == 0)
		put(out, TEXT_SAME);
	else
		put_text(out, link->label);
}

static void put_link(struct raw *out, const struct link *link, const struct page *page)
{
	const guint64 numbers[] = {
		index_number(link->heading),
		index_number(link->block),
		link->page_no,
		link->kind,
		link->region,
		link->image,
	};

	put_numbers(out, numbers, G_N_ELEMENTS(numbers));
	put_text(out, link->url);
	put_key(out, link->url, link->key);
	put_text(out, link->fragment);
	put_label(out, link, page);
	put_text(out, link->row);
}

static void put_image(struct raw *out, const struct image *image)
{
	put_text(out, image->url);
	put_text(out, image->alt);
	put_index(out, image->heading);
	put_index(out, image->block);
	put(out, image->width);
	put(out, image->height);
	put(out, image->region);
	put(out, image->linked);
}

static void put_form(struct raw *out, const struct form *form)
{
	put_text(out, form->action);
	put_text(out, form->method);
	put_index(out, form->heading);
	put_index(out, form->block);
	put_index(out, form->last_block);
	put(out, form->region);
	put(out, form->n_fields);
	for (uint32_t i = 0; i < form->n_fields; i++) {
		put_text(out, form->fields[i].name);
		put_text(out, form->fields[i].type);
		put_text(out, form->fields[i].label);
		put_text(out, form->fields[i].value);
	}
}

static void put_all(struct raw *out, const struct page *page)
{
	put_page(out, page);
	for (uint32_t i = 0; i < page->n_blocks; i++)
		put_block(out, &page->blocks[i]);
	put(out, page->n_links);
	for (uint32_t i = 0; i < page->n_links; i++)
		put_link(out, &page->links[i], page);
	put(out, page->n_images);
	for (uint32_t i = 0; i < page->n_images; i++)
		put_image(out, &page->images[i]);
	put(out, page->n_forms);
	for (uint32_t i = 0; i < page->n_forms; i++)
		put_form(out, &page->forms[i]);
	put(out, page->n_anchors);
	for (uint32_t i = 0; i < page->n_anchors; i++) {
		put_text(out, page->anchors[i].name);
		put_index(out, page->anchors[i].block);
	}
}

GBytes *page_pack(struct packer *packer, const struct page *page)
{
	struct raw *raw = &packer->raw;

	raw->size = 0;
	put_all(raw, page);
	if (raw->size > LIMIT_FACTS)
		return NULL;
	gsize room = ZSTD_compressBound(raw->size);
	guint8 *bytes = g_malloc(room);
	gsize size = ZSTD_compress2(packer->press, bytes, room, raw->bytes, raw->size);
	if (ZSTD_isError(size)) {
		g_free(bytes);
		return NULL;
	}
	return g_bytes_new_take(g_realloc(bytes, size), size);
}

/* Reads what was put; bad once anything does not fit, and then yields zeros and empty texts. */
struct cursor {
	char *at, *end;
	uint32_t n_blocks;
	gboolean bad;
};

static guint64 fault(struct cursor *cursor)
{
	cursor->bad = TRUE;
	cursor->at = cursor->end;
	return 0;
}

static guint64 get(struct cursor *cursor, guint64 max)
{
	guint64 number = 0;

	for (unsigned shift = 0; cursor->at < cursor->end && shift < 64; shift += 7) {
		guint8 byte = (guint8)*cursor->at++;
		number |= (guint64)(byte & 0x7f) << shift;
		if (!(byte & 0x80))
			return number <= max ? number : fault(cursor);
	}
	return fault(cursor);
}

static uint8_t get_small(struct cursor *cursor, uint8_t max)
{
	return (uint8_t)get(cursor, max);
}

/* A text of this length: TEXT_BASE and more. */
static const char *get_bytes(struct cursor *cursor, guint64 length)
{
	length -= TEXT_BASE;
	if (length >= (guint64)(cursor->end - cursor->at) || cursor->at[length] != '\0') {
		fault(cursor);
		return NULL;
	}
	const char *text = cursor->at;
	cursor->at += length + 1;
	return text;
}

/* NULL where there is none. */
static const char *get_url(struct cursor *cursor)
{
	guint64 length = get(cursor, LIMIT_FACTS);

	return length >= TEXT_BASE ? get_bytes(cursor, length) : NULL;
}

static const char *get_text(struct cursor *cursor)
{
	const char *text = get_url(cursor);

	return text ? text : "";
}

static const char *get_key(struct cursor *cursor, const char *url)
{
	guint64 length = get(cursor, LIMIT_FACTS);

	if (length == TEXT_SAME && url)
		return url + get(cursor, strlen(url));
	return length >= TEXT_BASE ? get_bytes(cursor, length) : NULL;
}

/* A place among the blocks: of one, or behind the last. */
static uint32_t get_index(struct cursor *cursor)
{
	return (uint32_t)get(cursor, (guint64)cursor->n_blocks + 1) - 1;
}

static void get_page(struct cursor *cursor, struct page *page)
{
	cursor->n_blocks = (uint32_t)get(cursor, LIMIT_BLOCKS);
	page->status = (int)get(cursor, 999);
	page->read = (enum read_state)get(cursor, READ_FAILED);
	page->kind = (enum page_kind)get(cursor, PAGE_OTHER);
	page->hosted = (enum service_kind)get(cursor, SERVICE_KINDS - 1);
	page->rendered = (gboolean)get(cursor, 1);
	page->scripted = (gboolean)get(cursor, 1);
	page->size = get(cursor, G_MAXUINT64);
	page->body_hash = get(cursor, G_MAXUINT64);
	page->n_pages = (uint32_t)get(cursor, UINT32_MAX);
	page->n_blank_pages = (uint32_t)get(cursor, UINT32_MAX);
	page->location = get_url(cursor);
	page->canonical = get_url(cursor);
	page->reason = get_text(cursor);
	page->mime = get_text(cursor);
	page->charset = get_text(cursor);
	page->language = get_text(cursor);
	page->modified = get_text(cursor);
	page->title = get_text(cursor);
	page->producer = get_text(cursor);
	page->created = get_text(cursor);
}

static void get_block(struct cursor *cursor, struct page_builder *builder)
{
	struct block block = {.text = get_text(cursor)};

	block.heading = get_index(cursor);
	block.table = (uint32_t)get(cursor, UINT32_MAX);
	block.row = (uint16_t)get(cursor, UINT16_MAX);
	block.col = (uint16_t)get(cursor, UINT16_MAX);
	block.page_no = (uint16_t)get(cursor, UINT16_MAX);
	block.kind = get_small(cursor, BLOCK_OPTION);
	block.region = get_small(cursor, REGION_FOOTER);
	block.level = get_small(cursor, UINT8_MAX);
	uint8_t flags = get_small(cursor, 7);
	block.hidden = flags >> 2;
	block.in_link = flags >> 1 & 1;
	block.ocr = flags & 1;
	block.hash = page_fold(builder, block.text, &block.fold);
	page_put_block(builder, &block);
}

static void get_label(struct cursor *cursor, struct page_builder *builder, struct link *link)
{
	const struct page *page = page_builder_page(builder);
	guint64 length = get(cursor, LIMIT_FACTS);

	if (length == TEXT_SAME && link->block < page->n_blocks) {
		link->label = page->blocks[link->block].text;
		link->label_fold = page->blocks[link->block].fold;
		link->label_hash = page->blocks[link->block].hash;
		return;
	}
	link->label = length >= TEXT_BASE ? get_bytes(cursor, length) : NULL;
	link->label = link->label ? link->label : "";
	link->label_hash = page_fold(builder, link->label, &link->label_fold);
}

static void get_link(struct cursor *cursor, struct page_builder *builder)
{
	struct link link = {.heading = get_index(cursor)};

	link.block = get_index(cursor);
	link.page_no = (uint16_t)get(cursor, UINT16_MAX);
	link.kind = get_small(cursor, LINK_CALL);
	link.region = get_small(cursor, REGION_FOOTER);
	link.image = get_small(cursor, 1);
	link.url = get_url(cursor);
	link.key = get_key(cursor, link.url);
	link.fragment = get_url(cursor);
	get_label(cursor, builder, &link);
	link.row = get_text(cursor);
	link.row_hash = page_fold(builder, link.row, &link.row_fold);
	page_put_link(builder, &link);
}

static void get_image(struct cursor *cursor, struct page_builder *builder)
{
	struct image image = {.url = get_url(cursor), .alt = get_text(cursor)};

	image.heading = get_index(cursor);
	image.block = get_index(cursor);
	image.width = (uint16_t)get(cursor, UINT16_MAX);
	image.height = (uint16_t)get(cursor, UINT16_MAX);
	image.region = get_small(cursor, REGION_FOOTER);
	image.linked = get_small(cursor, 1);
	page_put_image(builder, &image);
}

static void get_form(struct cursor *cursor, struct page_builder *builder)
{
	struct form form = {.action = get_text(cursor), .method = get_text(cursor)};

	form.heading = get_index(cursor);
	form.block = get_index(cursor);
	form.last_block = get_index(cursor);
	form.region = get_small(cursor, REGION_FOOTER);
	form.n_fields = (uint32_t)get(cursor, LIMIT_FIELDS);
	struct form_field *fields = page_put_fields(builder, form.n_fields);
	for (uint32_t i = 0; i < form.n_fields; i++) {
		fields[i].name = get_text(cursor);
		fields[i].type = get_text(cursor);
		fields[i].label = get_text(cursor);
		fields[i].value = get_text(cursor);
	}
	form.fields = fields;
	page_put_form(builder, &form);
}

static void get_anchor(struct cursor *cursor, struct page_builder *builder)
{
	struct anchor anchor = {.name = get_text(cursor)};

	anchor.block = get_index(cursor);
	page_put_anchor(builder, &anchor);
}

typedef void (*fact_reader)(struct cursor *cursor, struct page_builder *builder);

static void get_each(struct cursor *cursor, struct page_builder *builder, guint64 count,
		     fact_reader read)
{
	for (guint64 i = 0; i < count && !cursor->bad; i++)
		read(cursor, builder);
}

static void get_all(struct cursor *cursor, struct page_builder *builder)
{
	get_page(cursor, page_builder_page(builder));
	get_each(cursor, builder, cursor->n_blocks, get_block);
	get_each(cursor, builder, get(cursor, LIMIT_LINKS), get_link);
	get_each(cursor, builder, get(cursor, LIMIT_IMAGES), get_image);
	get_each(cursor, builder, get(cursor, LIMIT_FORMS), get_form);
	get_each(cursor, builder, get(cursor, LIMIT_ANCHORS), get_anchor);
	cursor->bad |= cursor->at != cursor->end;
}

/* Yours; NULL where the bytes are damaged. */
static char *unpress(ZSTD_DCtx *context, GBytes *packed, gsize *size)
{
	gsize packed_size;
	const void *data = g_bytes_get_data(packed, &packed_size);
	unsigned long long raw_size = ZSTD_getFrameContentSize(data, packed_size);

	if (raw_size > LIMIT_FACTS) /* also for the two values that tell an error */
		return NULL;
	char *raw = g_malloc(raw_size + 1);
	*size = ZSTD_decompressDCtx(context, raw, raw_size, data, packed_size);
	if (ZSTD_isError(*size))
		g_clear_pointer(&raw, g_free);
	return raw;
}

struct pack_base *pack_base_new(GBytes *packed)
{
	AUTO(packer) packer = packer_new();
	gsize size = 0;
	g_autofree char *raw = unpress(packer->unpress, packed, &size);

	if (!raw)
		return NULL;
	struct pack_base *base = g_new0(struct pack_base, 1);
	base->press = ZSTD_createCDict(raw, MIN(size, BASE_MOST), LEVEL);
	base->unpress = ZSTD_createDDict(raw, MIN(size, BASE_MOST));
	return base;
}

void pack_base_free(struct pack_base *base)
{
	if (!base)
		return;
	ZSTD_freeCDict(base->press);
	ZSTD_freeDDict(base->unpress);
	g_free(base);
}

void packer_set_base(struct packer *packer, const struct pack_base *base)
{
	ZSTD_CCtx_refCDict(packer->press, base ? base->press : NULL);
	ZSTD_DCtx_refDDict(packer->unpress, base ? base->unpress : NULL);
}

struct page *page_unpack(struct packer *packer, const char *url, GBytes *packed, struct memo *memo)
{
	AUTO(page_builder) builder = NULL;
	gsize size = 0;
	char *raw = unpress(packer->unpress, packed, &size);

	if (!raw)
		return NULL;
	builder = page_builder_new(url, memo);
	page_builder_keep(builder, raw);
	struct cursor cursor = {.at = raw, .end = raw + size};
	get_all(&cursor, builder);
	return cursor.bad ? NULL : page_builder_seal(g_steal_pointer(&builder));
}
