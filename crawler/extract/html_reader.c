#include "crawler/extract/html_reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "crawler/url.h"

#define BOLD_HEADING_BYTES    120 /* a short bold line alone in its block is a heading */
#define LARGE_HEADING_BYTES   360 /* titles of items run to 120 Thai letters */
#define HEADING_BYTES         480 /* longer ones are paragraphs dressed up */
#define RUN_BYTES             7680 /* a block is ended here, so that page_add_block() need not cut it */
#define TITLE_BAR_SMALL_BYTES 90 /* "ดูทั้งหมด" beside a heading */
#define LARGE_FONT            4  /* of <font size>: 3 is normal */
#define OPTIONS_READ          40 /* of one select: provinces and years, not whole address books */

void reader_init(struct reader *reader, struct page_builder *builder,
		 const struct extract_input *input)
{
	struct element root = {.tag = tag_find(""), .region = REGION_MAIN};

	memset(reader, 0, sizeof(*reader));
	reader->builder = builder;
	reader->page = page_builder_page(builder);
	reader->input = input;
	reader->base = input->url;
	reader->strings = g_string_chunk_new(8192);
	reader->elements = g_array_new(FALSE, TRUE, sizeof(struct element));
	reader->script = g_string_new(NULL);
	reader->text = g_string_sized_new(4096);
	reader->alts = g_ptr_array_new();
	reader->heading = PAGE_NONE;
	reader->hidden = g_array_new(FALSE, FALSE, sizeof(struct found_hidden));
	reader->tables = g_ptr_array_new_with_free_func(g_free);
	reader->papers = g_array_new(FALSE, TRUE, sizeof(struct found_paper));
	reader->links = g_array_new(FALSE, TRUE, sizeof(struct found_link));
	reader->pending = g_array_new(FALSE, FALSE, sizeof(guint));
	reader->functions = g_hash_table_new(g_str_hash, g_str_equal);
	reader->steering = g_hash_table_new(g_str_hash, g_str_equal);
	reader->targets = g_hash_table_new(g_str_hash, g_str_equal);
	reader->tabs = g_hash_table_new(g_str_hash, g_str_equal);
	reader->anchors = g_array_new(FALSE, FALSE, sizeof(struct found_anchor));
	reader->anchor_names = g_hash_table_new(g_str_hash, g_str_equal);
	root.block_kind = BLOCK_PARAGRAPH;
	root.heading_before = PAGE_NONE;
	g_array_append_val(reader->elements, root);
}

void reader_clear(struct reader *reader)
{
	links_end_below(reader, 0);
	g_string_chunk_free(reader->strings);
	g_array_unref(reader->elements);
	g_string_free(reader->script, TRUE);
	g_string_free(reader->text, TRUE);
	g_ptr_array_unref(reader->alts);
	g_array_unref(reader->hidden);
	g_ptr_array_unref(reader->tables);
	g_array_unref(reader->papers);
	g_array_unref(reader->links);
	g_array_unref(reader->pending);
	g_hash_table_unref(reader->functions);
	g_hash_table_unref(reader->steering);
	g_hash_table_unref(reader->targets);
	g_hash_table_unref(reader->tabs);
	g_array_unref(reader->anchors);
	g_hash_table_unref(reader->anchor_names);
}

struct element *reader_top(struct reader *reader)
{
	return &g_array_index(reader->elements, struct element, reader->elements->len - 1);
}

const char *reader_string(struct reader *reader, const char *text)
{
	return text ? g_string_chunk_insert(reader->strings, text) : NULL;
}

uint32_t reader_next_block(const struct reader *reader)
{
	return reader->page->n_blocks;
}

/* The heading that a new one of this level stands under. */
static uint32_t heading_above(const struct reader *reader, unsigned level)
{
	uint32_t above = reader->heading;

	while (above != PAGE_NONE && reader->page->blocks[above].level >= level)
		above = reader->page->blocks[above].heading;
	return above;
}

uint32_t reader_add_block(struct reader *reader, enum block_kind kind, const char *text)
{
	const struct element *top = reader_top(reader);
	const struct table *table = table_now(reader);
	struct block block = {
		.text = text,
		.heading = reader->heading,
		.kind = (uint8_t)kind,
		.region = top->region,
		.in_link = reader->run_bytes > 0 && reader->run_linked == reader->run_bytes,
	};

	if (kind == BLOCK_HEADING) {
		block.level = top->heading_level ? top->heading_level : 6;
		block.heading = heading_above(reader, block.level);
	}
	if (table && table->col > 0) {
		block.table = table->number;
		block.row = table->row;
		block.col = table->col;
	}
	return page_add_block(reader->builder, &block);
}

/* What the run that ends here is, by where it stands and how it is set. */
static enum block_kind run_kind(struct reader *reader, gsize length)
{
	const struct element *top = reader_top(reader);
	const struct table *table = table_now(reader);
	gboolean in_cell = table && table->col > 0 && table->cell_span < 2;
	gboolean linked = reader->run_linked > 0;

	if (top->block_kind == BLOCK_TITLE || block_is_control(top->block_kind))
		return top->block_kind;
	if (top->heading_level > 0 && length <= HEADING_BYTES)
		return BLOCK_HEADING;
	if (linked || top->block_kind == BLOCK_HEAD_CELL)
		return top->block_kind;
	if (reader->run_large == reader->run_bytes && length <= LARGE_HEADING_BYTES)
		return BLOCK_HEADING;
	if (reader->run_bold == reader->run_bytes && length <= BOLD_HEADING_BYTES && !in_cell &&
	    top->block_kind != BLOCK_ITEM)
		return BLOCK_HEADING;
	return top->block_kind;
}

static void flush_alts(struct reader *reader)
{
	for (guint i = 0; i < reader->alts->len; i++)
		reader_add_block(reader, BLOCK_ALT, g_ptr_array_index(reader->alts, i));
	reader->plain += reader->alts->len;
	g_ptr_array_set_size(reader->alts, 0);
}

static void begin_run(struct reader *reader)
{
	if (reader->text->len > reader->run_start)
		g_string_append_c(reader->text, ' ');
	reader->run_start = reader->text->len;
	reader->run_bytes = reader->run_bold = reader->run_linked = reader->run_large = 0;
	reader->blank_pending = reader->run_after_link = FALSE;
}

/* Ends the block being read. */
void reader_flush(struct reader *reader)
{
	const char *run = reader->text->str + reader->run_start;
	gsize length = reader->text->len - reader->run_start;
	struct table *table = table_now(reader);
	enum block_kind kind;
	uint32_t block;

	if (reader->run_bytes == 0 || (!text_has_letter(run) && !(table && table->col > 0))) {
		begin_run(reader);
		flush_alts(reader);
		return;
	}
	kind = run_kind(reader, length);
	block = reader_add_block(reader, kind, run);
	if (block != PAGE_NONE && kind == BLOCK_HEADING) {
		reader->heading = block;
	} else if (kind != BLOCK_TITLE) {
		reader->plain++;
		reader->plain_bytes += (guint)length;
	}
	if (block != PAGE_NONE && kind == BLOCK_TITLE && !reader->has_title) {
		reader->page->title = reader->page->blocks[block].text;
		reader->has_title = TRUE;
	}
	if (block != PAGE_NONE)
		table_cell_block(reader, block, length, reader->run_bold == reader->run_bytes);
	begin_run(reader);
	flush_alts(reader);
}

/* One piece of text without blanks at its ends. */
static void append_word(struct reader *reader, const char *word, gsize length)
{
	const struct element *top = reader_top(reader);

	if (reader->text->len - reader->run_start + length > RUN_BYTES)
		reader_flush(reader);
	if (reader->blank_pending && reader->text->len > reader->run_start)
		g_string_append_c(reader->text, ' ');
	reader->blank_pending = FALSE;
	links_text(reader);
	g_string_append_len(reader->text, word, (gssize)length);
	reader->run_bytes += length;
	if (top->bold)
		reader->run_bold += length;
	if (top->font_size >= LARGE_FONT)
		reader->run_large += length;
	if (links_in_a(reader))
		reader->run_linked += length;
}

/* TRUE where no blank begins: of most bytes one look tells. */
static gboolean is_inked(char c)
{
	return (guchar)c > ' ' && (guchar)c != 0xc2;
}

/* Bytes of the blank that begins at text: ASCII blanks and the no-break space that pages pad labels
 * with. */
static gsize blank_length(const char *text, gsize left)
{
	if (g_ascii_isspace(*text))
		return 1;
	return left >= 2 && (guchar)text[0] == 0xc2 && (guchar)text[1] == 0xa0 ? 2 : 0;
}

/* Where the word that begins at text ends. Nearly all letters are Thai: three bytes a step. */
static const char *end_of_word(const char *text, const char *end)
{
	for (;;) {
		while (end - text >= 3 && (guchar)*text == 0xe0)
			text += 3;
		if (text >= end ||
		    (!is_inked(*text) && blank_length(text, (gsize)(end - text)) > 0))
			return text;
		text++;
	}
}

void reader_text(struct reader *reader, const char *text, gsize length)
{
	const char *end = text + length;

	if (reader->skipping > 0) {
		if (reader->skipped == TAG_SCRIPT || reader->drawn)
			g_string_append_len(reader->script, text, (gssize)length);
		else if (reader->skipped == TAG_NOSCRIPT &&
			 g_strstr_len(text, (gssize)length, "avaScript"))
			reader->wants_js = TRUE;
		return;
	}
	if (reader_top(reader)->mute)
		return;
	while (text < end) {
		const char *word = text;
		text = end_of_word(text, end);
		if (text > word)
			append_word(reader, word, (gsize)(text - word));
		while (text < end && blank_length(text, (gsize)(end - text)) > 0) {
			text += blank_length(text, (gsize)(end - text));
			reader->blank_pending = TRUE;
		}
	}
}

static void add_anchor(struct reader *reader, const char *name)
{
	struct found_anchor anchor;

	if (!name || !*name || g_hash_table_contains(reader->anchor_names, name) ||
	    reader->anchors->len >= LIMIT_ANCHORS)
		return;
	anchor.name = reader_string(reader, name);
	anchor.block = reader_next_block(reader);
	g_array_append_val(reader->anchors, anchor);
	g_hash_table_add(reader->anchor_names, (char *)anchor.name);
}

static gboolean in_table_or_list(enum tag_id id)
{
	return id == TAG_TABLE || id == TAG_LI || id == TAG_DD;
}

/* What the element changes for the text in it. */
static void set_inside(struct reader *reader, struct element *element, const struct traits *traits,
		       const struct attrs *attrs)
{
	static const uint8_t kinds[] = {
		[TAG_CELL] = BLOCK_CELL,
		[TAG_LI] = BLOCK_ITEM,
		[TAG_DD] = BLOCK_ITEM,
		[TAG_DT] = BLOCK_ITEM,
		[TAG_OPTION] = BLOCK_OPTION,
		[TAG_TITLE] = BLOCK_TITLE,
		[TAG_TR] = 0,
	};
	const struct tag *tag = element->tag;
	const char *size = tag->id == TAG_FONT ? attrs->value[ATTR_SIZE] : NULL;

	if (tag->id < G_N_ELEMENTS(kinds) && kinds[tag->id] != 0)
		element->block_kind = kinds[tag->id];
	if (tag->id == TAG_TITLE)
		element->block_kind = BLOCK_TITLE;
	if (tag->flags & TAG_IS_HEAD ||
	    (tag->id == TAG_CELL && table_now(reader) && table_now(reader)->in_head))
		element->block_kind = BLOCK_HEAD_CELL;
	if (traits->region >= 0)
		element->region = (uint8_t)traits->region;
	if (in_table_or_list((enum tag_id)tag->id))
		element->heading_level = 0;
	if (traits->heading > 0)
		element->heading_level = traits->heading;
	if (tag->level > 0)
		element->heading_level = tag->level;
	if (tag->flags & TAG_IS_BOLD)
		element->bold = TRUE;
	else if (tag->flags & TAG_IS_BLOCK && tag->id != TAG_OTHER)
		element->bold = FALSE;
	if (size)
		element->font_size =
			(uint8_t)CLAMP(strtol(size, NULL, 10) + (*size == '+' ? 3 : 0), 0, 9);
	element->title_bar = traits->title_bar || traits->heading > 0;
}

/* An item that holds a list is no row: its text is that of many items. */
static void mark_outer_item(struct reader *reader)
{
	for (guint i = reader->elements->len; i > 0; i--) {
		struct element *element = &g_array_index(reader->elements, struct element, i - 1);
		if (element->tag->id == TAG_LI) {
			element->nested = TRUE;
			return;
		}
	}
}

static void set_heading(struct reader *reader, uint32_t block)
{
	if (reader->page->blocks[block].kind != BLOCK_HEADING)
		page_set_block_kind(reader->builder, block, BLOCK_HEADING, 6);
	reader->heading = block;
}

/* A list stands under the one line before it in its parent: "แผนงาน" and the menu that it opens. */
static void head_list(struct reader *reader, const struct element *parent)
{
	uint32_t last = reader->page->n_blocks - 1;
	const struct block *block;

	if (reader->page->n_blocks != parent->first_block + 1 || parent->tag->flags & TAG_IS_ROOT)
		return;
	block = &reader->page->blocks[last];
	if (block->kind <= BLOCK_CELL && strlen(block->text) <= BOLD_HEADING_BYTES)
		set_heading(reader, last);
}

/* How surely the line opens it that stands right before. */
static enum opening opened_by(const struct reader *reader)
{
	gboolean right_behind = reader->opener > 0 && reader->opener == reader->page->n_blocks &&
				reader->text->len == reader->run_start;

	return right_behind ? reader->opening : OPENS_NOTHING;
}

/* The header of an accordion says so, to those who do not see the page (aria-expanded) or by its
 * class. Else what can be clicked, or is a small heading, may be one. */
static enum opening opens_next(const struct element *element, const struct attrs *attrs,
			       const struct traits *traits)
{
	const char *role = attrs->value[ATTR_ROLE];

	if (attrs->value[ATTR_ARIA_EXPANDED] || traits->accordion)
		return OPENS_SURELY;
	if (element->tag->id == TAG_BUTTON || element->tag->id == TAG_DT ||
	    element->tag->level >= 3 || attrs->value[ATTR_ONCLICK] ||
	    (role && strcmp(role, "button") == 0) ||
	    (element->tag->id == TAG_A && link_is_dead(attrs->value[ATTR_HREF])))
		return OPENS_PERHAPS;
	return OPENS_NOTHING;
}

/* What is said to be hidden, and is no menu, modal or tab: whether it is shown at all is for what
 * opens it to say, right before it or by its id; see show_opened(). */
static void note_hidden(struct reader *reader, struct element *element, const char *id)
{
	struct found_hidden hidden = {
		.id = reader_string(reader, id),
		.first = reader->page->n_blocks,
	};

	if (reader->hidden->len >= LIMIT_ANCHORS)
		return;
	g_array_append_val(reader->hidden, hidden);
	element->hides = reader->hidden->len;
}

static void push_element(struct reader *reader, const struct tag *tag, const struct attrs *attrs,
			 const struct traits *traits)
{
	const struct element parent = *reader_top(reader);
	struct element element = parent;
	const char *id = attrs->value[ATTR_ID];
	enum opening opening = traits->latent ? opened_by(reader) : OPENS_NOTHING;
	guint label = opening ? reader->opener
		      : id    ? GPOINTER_TO_UINT(g_hash_table_lookup(reader->tabs, id))
			      : 0;

	if (traits->heading > 0 || traits->tab || traits->latent)
		reader_flush(reader);
	element.is_line =
		traits->heading > 0 || traits->tab || traits->latent || tag->flags & TAG_IS_BLOCK;
	element.tag = tag;
	element.heading_before = reader->heading;
	element.first_block = reader->page->n_blocks;
	element.plain_before = reader->plain;
	element.small_before = reader->plain_bytes;
	element.text_start = reader->text->len;
	element.first_link = reader->links->len;
	element.dt_start = tag->id == TAG_DD ? parent.dt_start : 0;
	element.nested = FALSE;
	if (tag->id == TAG_LI)
		mark_outer_item(reader);
	set_inside(reader, &element, traits, attrs);
	element.hides = 0;
	if (traits->latent && opening != OPENS_SURELY)
		note_hidden(reader, &element, id);
	if (traits->latent && !id && opening == OPENS_NOTHING)
		element.hidden = TRUE;
	if (tag->flags & TAG_IS_BLOCK)
		reader->opener = 0;
	element.opens = opens_next(&element, attrs, traits);
	if (tag->id == TAG_OPTION && ++reader->options > OPTIONS_READ)
		element.hidden = element.mute = TRUE;
	reader->app_root = reader->app_root || traits->app_root;
	element.is_app_root = traits->app_root;
	if (traits->shown_later || traits->said_hidden)
		reader->button.link = 0; /* this is what it opens, even if nothing is in it */
	/* what a viewer puts its pages into has an id, or a class that says so */
	if (tag->flags & TAG_HOLDS && !traits->said_hidden)
		element.hollow = reader_string(reader, id               ? id
						       : traits->viewer ? attrs->value[ATTR_CLASS]
									: NULL);
	else
		element.hollow = NULL;
	g_array_append_val(reader->elements, element);
	if (element.region != parent.region) {
		button_settle(reader);
		reader->heading =
			PAGE_NONE; /* the headings of the content do not head the footer */
	}
	if (tag->id == TAG_LIST || traits->submenu)
		head_list(reader, &parent);
	if ((traits->shown_later || traits->said_hidden) && label > 0 &&
	    label <= reader->page->n_blocks)
		set_heading(reader, label - 1);
}

static void start_meta(struct reader *reader, const struct attrs *attrs)
{
	const char *equiv = attrs->value[ATTR_HTTP_EQUIV];

	if (equiv && attrs->value[ATTR_CONTENT] && g_ascii_strcasecmp(equiv, "refresh") == 0)
		links_refresh(reader, attrs->value[ATTR_CONTENT]);
}

static void start_head_tag(struct reader *reader, const struct tag *tag, const struct attrs *attrs)
{
	const char *href = attrs->value[ATTR_HREF];
	const char *rel = attrs->value[ATTR_REL];
	g_autofree char *url = NULL;

	if (tag->id == TAG_META) {
		start_meta(reader, attrs);
		return;
	}
	if (tag->id == TAG_HTML) {
		reader->page->language = page_string(reader->builder, attrs->value[ATTR_LANG]);
		return;
	}
	url = href ? url_resolve(reader->input->url, href, reader->page->charset, NULL) : NULL;
	if (!url)
		return;
	if (tag->id == TAG_BASE && reader->base == reader->input->url)
		reader->base = reader_string(reader, url);
	else if (tag->id == TAG_LINK && rel && g_ascii_strcasecmp(rel, "canonical") == 0)
		reader->page->canonical = page_string(reader->builder, url);
}

/* Length in px of a "width: 12px" in a style, else of an attribute. */
static uint16_t declared_size(const char *attribute, const char *style, const char *property)
{
	const char *at = style ? strcasestr(style, property) : NULL;
	long size = 0;

	if (at && (at == style || !strchr("-abcdefghijklmnopqrstuvwxyz", at[-1]))) {
		at += strlen(property);
		at += strspn(at, " \t:");
		size = strstr(at, "px") ? strtol(at, NULL, 10) : 0;
	}
	if (size <= 0 && attribute && !strchr(attribute, '%'))
		size = strtol(attribute, NULL, 10);
	return (uint16_t)CLAMP(size, 0, G_MAXUINT16);
}

static void add_image(struct reader *reader, const struct attrs *attrs)
{
	const char *src =
		attrs->value[ATTR_DATA_SRC] ? attrs->value[ATTR_DATA_SRC] : attrs->value[ATTR_SRC];
	const char *alt = attrs->value[ATTR_ALT];
	const char *style = attrs->value[ATTR_STYLE];
	struct image image = {
		.heading = reader->heading,
		.block = reader_next_block(reader),
		.width = declared_size(attrs->value[ATTR_WIDTH], style, "width"),
		.height = declared_size(attrs->value[ATTR_HEIGHT], style, "height"),
		.region = reader_top(reader)->region,
		.linked = reader->n_open_links > 0,
	};

	if (!alt || !*alt)
		alt = attrs->value[ATTR_TITLE];
	if (src && *src && !g_str_has_prefix(src, "data:"))
		image.url = memo_link(page_builder_memo(reader->builder), reader->base, src,
				      reader->page->charset)
				    ->url;
	image.alt = alt;
	page_add_image(reader->builder, &image);
	reader->plain++;
	links_alt(reader, alt);
	if (!alt || !text_has_letter(alt) ||
	    (reader->alts->len > 0 &&
	     strcmp(g_ptr_array_index(reader->alts, reader->alts->len - 1), alt) == 0))
		return;
	g_ptr_array_add(reader->alts, (char *)reader_string(reader, alt));
}

/* <noscript> repeats the picture before it that comes late, with its address: what people see. */
static void late_image(struct reader *reader, const struct attrs *attrs)
{
	const struct page *page = reader->page;

	if (page->n_images > 0 && !page->images[page->n_images - 1].url &&
	    page->images[page->n_images - 1].block == reader_next_block(reader))
		add_image(reader, attrs);
}

/* A boundary between two links without text between them: "ม.ค." and "ก.พ." are two blocks. */
static void split_links(struct reader *reader)
{
	if (reader->run_after_link && reader->run_bytes > 0 && !links_in_a(reader) &&
	    reader->run_linked == reader->run_bytes && reader_top(reader)->heading_level == 0)
		reader_flush(reader);
}

/* In the content, under a heading. What stands beside the page's footer, after it, are windows of
 * chats, counters and the like. */
static gboolean is_placed(const struct reader *reader, uint8_t region, uint32_t heading)
{
	return region == REGION_MAIN && heading != PAGE_NONE &&
	       reader->elements->len > reader->foot;
}

/* What a script draws, a browser shows to nobody but people. */
static void note_drawing(struct reader *reader, const struct attrs *attrs)
{
	const char *id = attrs->value[ATTR_ID];

	if (is_placed(reader, reader_top(reader)->region, reader->heading))
		link_add(reader, LINK_HOLLOW, "#", id ? id : "canvas");
}

static void start_tag(struct reader *reader, const struct tag *tag, const struct attrs *attrs)
{
	switch ((enum tag_id)tag->id) {
	case TAG_BR:
		reader->blank_pending = TRUE;
		break;
	case TAG_BASE:
	case TAG_HTML:
	case TAG_LINK:
	case TAG_META:
		start_head_tag(reader, tag, attrs);
		break;
	case TAG_TABLE:
		table_open(reader);
		break;
	case TAG_THEAD:
		if (table_now(reader))
			table_now(reader)->in_head = TRUE;
		break;
	case TAG_TR:
		table_row_open(reader);
		break;
	case TAG_IMG:
		add_image(reader, attrs);
		break;
	case TAG_CANVAS:
		note_drawing(reader, attrs);
		break;
	case TAG_FORM:
		form_open(reader, attrs);
		break;
	case TAG_BUTTON:
	case TAG_INPUT:
	case TAG_SELECT:
	case TAG_TEXTAREA:
		form_field(reader, tag, attrs);
		break;
	case TAG_LABEL:
		form_label_open(reader, attrs);
		break;
	default:
		break;
	}
}

static void start_skipped(struct reader *reader, const struct tag *tag, const struct attrs *attrs)
{
	reader->skipping = 1;
	reader->skipped = (enum tag_id)tag->id;
	g_string_truncate(reader->script, 0);
	if (tag->id == TAG_SCRIPT && attrs->value[ATTR_SRC])
		reader->external_scripts++;
	else
		reader->inline_scripts += tag->id == TAG_SCRIPT;
}

/* What an element means by itself, before and inside of what it opens. */
static void start_anchors(struct reader *reader, const struct tag *tag, const struct attrs *attrs)
{
	if (tag->flags & TAG_IS_BLOCK)
		reader_flush(reader);
	else if (tag->id == TAG_A)
		split_links(reader);
	add_anchor(reader, attrs->value[ATTR_ID]);
	if (tag->id == TAG_A)
		add_anchor(reader, attrs->value[ATTR_NAME]);
}

/* Too deep to be told apart: its text and links belong to the innermost element that is. */
static void start_flat(struct reader *reader, const struct tag *tag, const struct attrs *attrs)
{
	reader->overflow++;
	link_start(reader, tag, attrs);
	if (tag->id == TAG_IMG || tag->id == TAG_BR || tag->id == TAG_INPUT)
		start_tag(reader, tag, attrs);
}

/* <svg> … <a xlink:href="/plan"><text>แผน</text></a>: a menu or a chart that is drawn. */
static void start_drawn(struct reader *reader, const struct tag *tag, const struct attrs *attrs)
{
	const char *href =
		attrs->value[ATTR_HREF] ? attrs->value[ATTR_HREF] : attrs->value[ATTR_XLINK_HREF];

	if (tag->id != TAG_A || reader->drawn || link_is_dead(href) || reader_top(reader)->hidden)
		return;
	reader->drawn = reader_string(reader, href);
	reader->drawn_depth = reader->skipping;
	g_string_truncate(reader->script, 0);
}

static void end_drawn(struct reader *reader)
{
	g_autofree char *label = text_clean(reader->script->str, -1, LIMIT_LABEL);

	link_add(reader, LINK_ANCHOR, reader->drawn, label);
	reader->drawn = NULL;
}

void reader_start(struct reader *reader, const struct tag *tag, const struct attrs *attrs,
		  const struct traits *traits)
{
	if (reader->skipping > 0) {
		reader->skipping++;
		if (reader->skipped == TAG_NOSCRIPT && tag->id == TAG_IMG)
			late_image(reader, attrs);
		else if (reader->skipped == TAG_SVG)
			start_drawn(reader, tag, attrs);
		return;
	}
	start_anchors(reader, tag, attrs);
	if (tag->flags & TAG_IS_SKIPPED) {
		link_start(reader, tag, attrs);
		start_tag(reader, tag, attrs);
		start_skipped(reader, tag, attrs);
		return;
	}
	if (reader->elements->len >= LIMIT_NESTING) {
		start_flat(reader, tag, attrs);
		return;
	}
	if (tag->id == TAG_CELL)
		table_cell_open(reader, attrs, (tag->flags & TAG_IS_HEAD) != 0);
	push_element(reader, tag, attrs, traits);
	link_start(reader, tag, attrs);
	start_tag(reader, tag, attrs);
}

/* A heading holds until the element that it stands in ends; where it was the only thing in there (a
 * title bar), until the element around that ends, and so on. */
static void end_heading(struct reader *reader, const struct element *element)
{
	gboolean alone = reader->plain == element->plain_before;
	gboolean inside = reader->heading != PAGE_NONE && reader->heading >= element->first_block;

	if (reader->heading == element->heading_before)
		return;
	if (element->title_bar &&
	    reader->plain_bytes - element->small_before <= TITLE_BAR_SMALL_BYTES)
		alone = TRUE;
	if (!inside || !alone)
		reader->heading = element->heading_before;
}

static void end_tag(struct reader *reader, const struct element *element)
{
	switch ((enum tag_id)element->tag->id) {
	case TAG_TABLE:
		table_close(reader);
		break;
	case TAG_THEAD:
		if (table_now(reader))
			table_now(reader)->in_head = FALSE;
		break;
	case TAG_TR:
		table_row_close(reader);
		break;
	case TAG_FORM:
		form_close(reader);
		break;
	case TAG_LABEL:
		form_label_close(reader);
		break;
	default:
		break;
	}
}

/* "Loading …" stands where a script has yet to write. */
static gboolean says_wait(const struct block *block)
{
	static const char *const words[] = {"กำลังโหลด", "loading", "โปรดรอ", "กรุณารอ",
					    "please wait"};

	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (g_str_has_prefix(block->fold, words[i]))
			return TRUE;
	return FALSE;
}

static const char *name_above(const struct reader *reader, guint levels)
{
	guint depth = reader->elements->len;

	return depth > levels ? g_array_index(reader->elements, struct element, depth - 1 - levels)
					.tag->name
			      : "";
}

/* Below the page's own footer, in the body or in the form that is all of it, comes no content.
 * Quotations, cards and articles have footers, too: those end nothing. */
static void note_foot(struct reader *reader, const struct element *element)
{
	gboolean in_form = strcmp(name_above(reader, 1), "form") == 0;

	if (element->region == REGION_FOOTER &&
	    strcmp(name_above(reader, in_form ? 2 : 1), "body") == 0)
		reader->foot = reader->elements->len;
}

/* An element that has nothing in it, for a script to fill: of the content, or the root of an
 * application. */
static void note_hollow(struct reader *reader, const struct element *element)
{
	const struct page *page = reader->page;
	if (!element->hollow || element->hidden || reader->links->len > element->first_link)
		return;
	guint blocks = page->n_blocks - element->first_block;
	gboolean waits = blocks == 1 && says_wait(&page->blocks[element->first_block]);
	gboolean empty = blocks == 0 && reader->plain == element->plain_before;
	gboolean placed = is_placed(reader, element->region, element->heading_before);

	if (!empty && !waits)
		return;
	reader->app_root_hollow |= element->is_app_root;
	if ((placed || element->is_app_root) && !reader->input->rendered)
		link_add(reader, LINK_HOLLOW, "#", element->hollow);
}

/* A line ends, or what one begins with, that may open what comes next. */
static void note_opener(struct reader *reader, const struct element *element)
{
	guint lines = reader->page->n_blocks + (reader->run_bytes > 0);
	gboolean amid = reader->run_bytes > 0 && element->text_start > reader->run_start;

	if (lines == element->first_block || amid)
		return;
	reader->opening =
		reader->opener == lines ? MAX(reader->opening, element->opens) : element->opens;
	reader->opener = lines;
}

static void pop_element(struct reader *reader)
{
	struct element element = *reader_top(reader);
	gboolean is_cell = element.tag->id == TAG_CELL;

	if (element.is_line || element.opens == OPENS_SURELY || element.tag->id == TAG_BUTTON)
		reader_flush(reader);
	if (element.hides > 0)
		g_array_index(reader->hidden, struct found_hidden, element.hides - 1).end =
			reader->page->n_blocks;
	if (element.opens)
		note_opener(reader, &element);
	note_hollow(reader, &element);
	note_foot(reader, &element);
	if (element.tag->id == TAG_DT)
		g_array_index(reader->elements, struct element, reader->elements->len - 2)
			.dt_start = element.text_start + 1;
	links_row(reader, &element);
	g_array_set_size(reader->elements, reader->elements->len - 1);
	links_end_below(reader, reader->elements->len);
	if (element.region != reader_top(reader)->region)
		button_settle(reader);
	end_heading(reader, &element);
	end_tag(reader, &element);
	if (is_cell && table_now(reader))
		table_now(reader)->col = 0;
}

static void end_skipped(struct reader *reader)
{
	if (reader->drawn && reader->skipping == reader->drawn_depth)
		end_drawn(reader);
	if (--reader->skipping > 0)
		return;
	if (reader->skipped == TAG_SCRIPT)
		links_script(reader, reader->script->str, reader->script->len);
}

void reader_end(struct reader *reader, const struct tag *tag)
{
	if (reader->skipping > 0) {
		end_skipped(reader);
		return;
	}
	if (reader->overflow > 0) {
		reader->overflow--;
		if (tag->flags & TAG_IS_BLOCK)
			reader_flush(reader);
		return;
	}
	if (reader->elements->len > 1 && reader_top(reader)->tag == tag)
		pop_element(reader);
}

/* What nothing on the page opens by its id, a script may show, or nobody. */
static void hide_unopened(struct reader *reader)
{
	for (guint i = 0; i < reader->hidden->len; i++) {
		const struct found_hidden *found =
			&g_array_index(reader->hidden, struct found_hidden, i);
		if (!found->id || !g_hash_table_contains(reader->tabs, found->id))
			page_hide_blocks(reader->builder, found->first, found->end);
	}
}

static void add_anchors(struct reader *reader)
{
	for (guint i = 0; i < reader->anchors->len; i++) {
		const struct found_anchor *found =
			&g_array_index(reader->anchors, struct found_anchor, i);
		struct anchor anchor = {.name = found->name, .block = found->block};
		if (anchor.block >= reader->page->n_blocks)
			anchor.block = PAGE_NONE;
		page_add_anchor(reader->builder, &anchor);
	}
}

void reader_finish(struct reader *reader)
{
	while (reader->elements->len > 1)
		pop_element(reader);
	reader_flush(reader);
	hide_unopened(reader);
	form_finish(reader);
	links_finish(reader);
	add_anchors(reader);
}
