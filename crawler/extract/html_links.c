#include "crawler/extract/html_reader.h"

#include <string.h>

#include "base/ending.h"
#include "base/fold.h"
#include "crawler/extract/html_script.h"
#include "crawler/url.h"

#define OPEN_END    G_MAXSIZE
#define BOX_BYTES   600u  /* a box with more text is no row */
#define BOX_LINKS   6u    /* nor is one with more links */
#define ROW_BYTES   4096u /* nor a table row, which then is a page laid out in a table */
#define ROW_HEAD    220u  /* of a long row: its beginning, which names the topic … */
#define ROW_NEAR    140u  /* … and what stands next to the link on both sides */
#define LINKS_FOUND (2u * LIMIT_LINKS)
#define POST_BACK   "DoPostBack" /* how ASP.NET sends the page's form for each link */
#define CLICKED     "click"      /* stands for the function that a script elsewhere names */
#define NAMES_READ  4u           /* of a handler: strings that may be the id of what it opens */

static struct found_link *link_at(struct reader *reader, guint index)
{
	return &g_array_index(reader->links, struct found_link, index);
}

/* The text of a button is the page's own. */
gboolean links_in_a(const struct reader *reader)
{
	for (guint i = 0; i < reader->n_open_links; i++)
		if (g_array_index(reader->links, struct found_link, reader->open_links[i].link)
			    .kind != LINK_CALL)
			return TRUE;
	return FALSE;
}

/* Adds a link that is complete, and without a text of its own in the page. */
static struct found_link *append_link(struct reader *reader, enum link_kind kind, const char *href)
{
	struct found_link link = {
		.href = reader_string(reader, href),
		.text_start = reader->text->len,
		.text_end = reader->text->len,
		.heading = reader->heading,
		.block = reader_next_block(reader),
		.kind = kind,
		.region = reader_top(reader)->region,
	};
	guint index = reader->links->len;

	if (index >= LINKS_FOUND)
		return NULL;
	if (reader->run_bytes == 0 && reader->alts->len == 0 && link.block > 0)
		link.block--;
	g_array_append_val(reader->links, link);
	g_array_append_val(reader->pending, index);
	/* A link to this very page is the header of an accordion, no content of its own. */
	reader->plain += !href || *href != '#';
	return link_at(reader, index);
}

void link_add(struct reader *reader, enum link_kind kind, const char *href, const char *label)
{
	struct found_link *link = append_link(reader, kind, href);

	if (link)
		link->label = reader_string(reader, label ? label : "");
}

void link_add_at(struct reader *reader, const char *href, const char *label, uint32_t block)
{
	const struct block *line = &reader->page->blocks[block];
	struct found_link link = {
		.href = href,
		.label = label,
		.heading = line->kind == BLOCK_HEADING ? block : line->heading,
		.block = block,
		.kind = LINK_SCRIPT,
		.region = line->region,
	};

	for (guint i = 0; i < reader->links->len; i++)
		if (g_strcmp0(link_at(reader, i)->href, href) == 0)
			return;
	if (reader->links->len < LINKS_FOUND)
		g_array_append_val(reader->links, link);
}

/* What an event handler does: the first target in it, else the first function it calls and the
 * first string it says. */
struct handler_target {
	char *url, *call, *said;
};

static void take_target(enum script_hit hit, const char *text, const char *function, void *data)
{
	struct handler_target *target = data;

	(void)function;
	if (hit == SCRIPT_GOES && !target->url)
		target->url = g_strdup(text);
	else if (hit == SCRIPT_CALL && !target->call)
		target->call = g_strdup(text);
}

static gboolean names_one(const char *call, const char *const *words)
{
	for (; *words; words++)
		if (strcasestr(call, *words))
			return TRUE;
	return FALSE;
}

/* What a page brings along for those who read it, by the name of a function or class. */
static gboolean serves_reader(const char *name)
{
	static const char *const words[] = {
		"top",    "font",    "print",    "lang",      "translate", "tab",
		"slide",  "menu",    "nav",      "zoom",      "share",     "toggle",
		"expand", "collaps", "carousel", "accordion", "dropdown",  "close",
		"search", "scroll",  "theme",    "contrast",  NULL};

	return names_one(name, words);
}

/* <a href="#" data-id="12">, <a href="#" class="view-doc">: a script elsewhere is told of the
 * click. */
static gboolean awaits_click(const struct attrs *attrs)
{
	static const char *const words[] = {"open", "view", "popup", "modal", "detail",
					    "show", "doc",  "file",  "pdf",   NULL};
	const char *class = attrs->value[ATTR_CLASS] ? attrs->value[ATTR_CLASS] : "";

	return !serves_reader(class) && (attrs->key || names_one(class, words));
}

/* What changes something is nothing for a program to press; a document may be counted, all the
 * same. */
static gboolean acts(const char *call)
{
	static const char *const words[] = {"delete", "remove", "vote",   "like",  "poll", "logout",
					    "send",   "save",   "update", "count", "cart", NULL};

	return names_one(call, words);
}

/* showPage('plan.html'): whatever the function does, it does it with a page or a file of the site.
 */
static gboolean names_page(const char *said)
{
	return !strpbrk(said, " \t\r\n<>\"'{}") &&
	       (g_str_has_prefix(said, "http://") || g_str_has_prefix(said, "https://") ||
		(*said == '/' && said[1]) || ending_is_page(said) || ending_is_document(said));
}

static void read_handler(const char *code, struct handler_target *target)
{
	if (!code)
		return;
	script_scan(code, strlen(code), take_target, target);
	const char *quote = strpbrk(code, "'\"");
	if (target->url || !target->call || target->said || !quote)
		return;
	target->said = g_strndup(quote + 1, strcspn(quote + 1, (char[]){*quote, '\0'}));
	if (names_page(target->said) && (ending_is_document(target->said) || !acts(target->call)))
		target->url = g_strdup(target->said);
}

static void take_click(const struct attrs *attrs, struct handler_target *target)
{
	target->call = g_strdup(CLICKED);
	target->said = g_strdup(attrs->key);
}

static void handler_clear(struct handler_target *target)
{
	g_free(target->url);
	g_free(target->call);
	g_free(target->said);
}

static gboolean is_script_url(const char *href)
{
	return g_ascii_strncasecmp(href, "javascript:", strlen("javascript:")) == 0;
}

gboolean link_is_dead(const char *href)
{
	return !href || !*href || strcmp(href, "#") == 0 || g_str_has_prefix(href, "#!") ||
	       is_script_url(href);
}

static const char *first_of(const char *a, const char *b)
{
	return a && *a ? a : b;
}

/* A link whose label is the text of the element just opened. */
static void push_link(struct reader *reader, enum link_kind kind, const char *href,
		      const struct handler_target *handler, const struct tag *tag,
		      const struct attrs *attrs)
{
	struct found_link *link;
	struct open_link *open;
	const char *title = first_of(attrs->value[ATTR_TITLE], attrs->value[ATTR_ARIA_LABEL]);

	if (reader->n_open_links >= OPEN_LINKS)
		return;
	link = append_link(reader, kind, href);
	if (!link)
		return;
	link->call = handler ? reader_string(reader, handler->call) : NULL;
	link->said = handler ? reader_string(reader, handler->said) : NULL;
	link->label = reader_string(reader, first_of(title, attrs->value[ATTR_VALUE]));
	link->text_end = OPEN_END;
	open = &reader->open_links[reader->n_open_links++];
	open->link = reader->links->len - 1;
	open->is_a = tag->id == TAG_A;
	open->depth = reader->elements->len - (open->is_a ? 1 : 0);
	open->alts = NULL;
	open->has_block = FALSE;
}

static const char *data_address(const struct attrs *attrs)
{
	return first_of(attrs->value[ATTR_DATA_HREF],
			first_of(attrs->value[ATTR_DATA_URL], attrs->value[ATTR_DATA_LINK]));
}

/* Where a script leads from an element by an attribute of its own: data-href, data-url, or the one
 * that a plugin has given a name to ("data-downloadurl"). */
static const char *led_to(const struct attrs *attrs)
{
	const char *own = attrs->viewed;
	gboolean address = own && (*own == '/' || g_ascii_strncasecmp(own, "http:", 5) == 0 ||
				   g_ascii_strncasecmp(own, "https:", 6) == 0 ||
				   ending_is_page(own) || ending_is_document(own));
	return first_of(data_address(attrs), address ? own : NULL);
}

static void open_link(struct reader *reader, enum link_kind kind, const char *href,
		      const struct handler_target *handler, const struct tag *tag,
		      const struct attrs *attrs)
{
	if (tag->id == TAG_A)
		links_end_a(reader);
	push_link(reader, kind, href, handler, tag, attrs);
}

/* The document that a viewer's address names in its query (viewer.html?file=/plan.pdf), NULL for
 * none. Yours. */
static char *viewed_file(const char *url)
{
	static const char *const keys[] = {"file=", "url=", "src=", "sourcedoc="};
	const char *query = strpbrk(url, "?#");

	for (guint i = 0; query && i < G_N_ELEMENTS(keys); i++) {
		const char *value = strstr(query, keys[i]);
		g_autofree char *file = NULL;
		if (!value || !strchr("?&#;", value[-1]))
			continue;
		value += strlen(keys[i]);
		file = g_uri_unescape_segment(value, value + strcspn(value, "&#"), NULL);
		if (file && (strcasestr(file, ".pdf") || script_names_document(file)))
			return g_steal_pointer(&file);
	}
	return NULL;
}

/* Also from a link; a bare name there may be one that the server looks up
 * (download.php?file=1.pdf). */
static void push_viewed_file(struct reader *reader, const char *href, const struct tag *tag,
			     const struct attrs *attrs)
{
	g_autofree char *file = viewed_file(href);

	if (file && (*file == '/' || strstr(file, "://")))
		push_link(reader, LINK_ANCHOR, file, NULL, tag, attrs);
}

static void start_a(struct reader *reader, const struct tag *tag, const struct attrs *attrs)
{
	const char *href = attrs->value[ATTR_HREF];
	const char *target =
		first_of(attrs->value[ATTR_DATA_BS_TARGET], attrs->value[ATTR_DATA_TARGET]);
	struct handler_target handler = {NULL, NULL, NULL};

	if (href)
		href += strspn(href, " \t\r\n");
	if (link_is_dead(href)) {
		if (href && is_script_url(href))
			read_handler(href + strlen("javascript:"), &handler);
		if (!handler.url)
			read_handler(attrs->value[ATTR_ONCLICK], &handler);
		if (!handler.url)
			handler.url = g_strdup(led_to(attrs));
		if (!handler.call && awaits_click(attrs))
			take_click(attrs, &handler);
	}
	if (handler.url)
		open_link(reader, LINK_SCRIPT, handler.url, NULL, tag, attrs);
	else if (link_is_dead(href) && target && *target == '#')
		open_link(reader, LINK_ANCHOR, target, NULL, tag, attrs);
	else if (href || handler.call)
		open_link(reader, LINK_ANCHOR, href ? href : "", &handler, tag, attrs);
	if (href && !link_is_dead(href))
		push_viewed_file(reader, href, tag, attrs);
	handler_clear(&handler);
}

static gboolean shows_nothing(const char *src)
{
	return !src || !*src || g_str_has_prefix(src, "about:") || is_script_url(src);
}

static void start_frame(struct reader *reader, const struct attrs *attrs)
{
	const char *src = first_of(attrs->value[ATTR_DATA_SRC], attrs->value[ATTR_SRC]);

	if (shows_nothing(src) && attrs->viewed && !script_names_document(attrs->viewed))
		src = led_to(attrs); /* what is loaded late: data-lazy-src */
	if (shows_nothing(src))
		return;
	g_autofree char *file = viewed_file(src);
	link_add(reader, LINK_FRAME, src, attrs->value[ATTR_TITLE]);
	if (file)
		link_add(reader, LINK_EMBED, file, NULL);
}

/* What it shows may be a part of the page that it names. */
static void start_button(struct reader *reader, const struct tag *tag, const struct attrs *attrs)
{
	const struct handler_target handler = {
		.said = (char *)attrs->value[ATTR_ARIA_CONTROLS],
	};

	if (!button_is_heard(reader, tag, attrs))
		return;
	button_settle(reader);
	open_link(reader, LINK_CALL, "#", &handler, tag, attrs);
}

/* Elements that are no links of themselves, but act as one. */
static void start_acting(struct reader *reader, const struct tag *tag, const struct attrs *attrs)
{
	const char *code =
		tag->id == TAG_BODY ? attrs->value[ATTR_ONLOAD] : attrs->value[ATTR_ONCLICK];
	const char *data = data_address(attrs);
	gboolean clicked = !code && tag->id == TAG_BUTTON && awaits_click(attrs);
	struct handler_target handler = {NULL, NULL, NULL};
	const char *href;

	if (!code && !data && !clicked) {
		start_button(reader, tag, attrs);
		return;
	}
	read_handler(code, &handler);
	if (clicked)
		take_click(attrs, &handler);
	href = handler.url ? handler.url : data;
	if ((href || handler.call) &&
	    (tag->id == TAG_INPUT || tag->id == TAG_IMG || tag->id == TAG_BODY)) {
		struct found_link *link = append_link(reader, LINK_SCRIPT, href);
		const char *label =
			first_of(attrs->value[ATTR_VALUE],
				 first_of(attrs->value[ATTR_ALT], attrs->value[ATTR_TITLE]));
		if (link) {
			link->label = reader_string(reader, label ? label : "");
			link->call = href ? NULL : reader_string(reader, handler.call);
			link->said = reader_string(reader, handler.said);
			link->image = tag->id == TAG_IMG;
		}
	} else if (href || handler.call) {
		open_link(reader, LINK_SCRIPT, href, href ? NULL : &handler, tag, attrs);
	}
	handler_clear(&handler);
}

/* Viewers find their document in an attribute of their own making (source="/plan.pdf"), or in one
 * that holds their settings as JSON. */
static void add_viewed_setting(struct reader *reader, const char *value)
{
	if (script_names_document(value))
		link_add(reader, LINK_EMBED, value, NULL);
	else if (*value == '{' || *value == '[')
		links_script(reader, value, strlen(value));
}

/* Remembers which text opens the tab, accordion body or modal of an id, or what else is hidden. */
static void note_tab(struct reader *reader, const char *panel)
{
	if (panel && *panel)
		g_hash_table_insert(reader->tabs, (char *)reader_string(reader, panel),
				    GUINT_TO_POINTER(reader_next_block(reader) + 1));
}

/* toggle('q1'), $('#q1').show(): what a handler names may be what it opens. */
static void note_named(struct reader *reader, const char *code)
{
	const char *quote = code ? strpbrk(code, "'\"") : NULL;

	for (guint i = 0; quote && i < NAMES_READ; i++) {
		gsize length = strcspn(quote + 1, (char[]){*quote, '\0'});
		g_autofree char *name = g_strndup(quote + 1, length);
		note_tab(reader, *name == '#' ? name + 1 : name);
		quote = quote[1 + length] ? strpbrk(quote + 2 + length, "'\"") : NULL;
	}
}

static const char *in_page(const char *target)
{
	return target && *target == '#' ? target + 1 : NULL;
}

/* TRUE where choosing an option leads to the page that its value names. */
static gboolean leads_on(const char *onchange)
{
	return onchange && (strstr(onchange, "location") || strstr(onchange, "open("));
}

/* … by a script that is elsewhere, or a button beside it: the value is an address for sure. */
static gboolean is_address(const char *value)
{
	return value &&
	       (g_str_has_prefix(value, "http://") || g_str_has_prefix(value, "https://") ||
		ending_is_document(value) || (ending_is_page(value) && !strpbrk(value, " \t\r\n")));
}

void link_start(struct reader *reader, const struct tag *tag, const struct attrs *attrs)
{
	if (reader_top(reader)->hidden)
		return;
	note_tab(reader, attrs->value[ATTR_ARIA_CONTROLS]);
	note_tab(reader, in_page(first_of(attrs->value[ATTR_DATA_BS_TARGET],
					  attrs->value[ATTR_DATA_TARGET])));
	note_named(reader, attrs->value[ATTR_ONCLICK]);
	if (attrs->key)
		note_tab(reader, in_page(attrs->key) ? in_page(attrs->key) : attrs->key);
	if (attrs->viewed)
		add_viewed_setting(reader, attrs->viewed);
	switch ((enum tag_id)tag->id) {
	case TAG_A:
		note_tab(reader, in_page(attrs->value[ATTR_HREF]));
		if (attrs->value[ATTR_HREF] && is_script_url(attrs->value[ATTR_HREF]))
			note_named(reader, attrs->value[ATTR_HREF]);
		start_a(reader, tag, attrs);
		break;
	case TAG_AREA:
		if (!link_is_dead(attrs->value[ATTR_HREF])) {
			link_add(reader, LINK_ANCHOR, attrs->value[ATTR_HREF],
				 first_of(attrs->value[ATTR_ALT], attrs->value[ATTR_TITLE]));
			if (reader->links->len > 0)
				link_at(reader, reader->links->len - 1)->image = TRUE;
		}
		break;
	case TAG_FRAME:
		start_frame(reader, attrs);
		break;
	case TAG_OBJECT:
		if (attrs->value[ATTR_DATA])
			link_add(reader, LINK_EMBED, attrs->value[ATTR_DATA],
				 attrs->value[ATTR_TITLE]);
		break;
	case TAG_SELECT:
		reader->option_links = leads_on(attrs->value[ATTR_ONCHANGE]);
		break;
	case TAG_OPTION:
		if ((reader->option_links && !link_is_dead(attrs->value[ATTR_VALUE])) ||
		    is_address(attrs->value[ATTR_VALUE]))
			open_link(reader, LINK_SCRIPT, attrs->value[ATTR_VALUE], NULL, tag, attrs);
		break;
	case TAG_EMBED:
		if (attrs->value[ATTR_SRC])
			link_add(reader, LINK_EMBED, attrs->value[ATTR_SRC],
				 attrs->value[ATTR_TITLE]);
		break;
	default:
		start_acting(reader, tag, attrs);
	}
}

static void close_link(struct reader *reader, guint at)
{
	struct open_link *open = &reader->open_links[at];
	struct found_link *link = link_at(reader, open->link);

	link->text_end = MAX(link->text_start, reader->text->len);
	if (text_has_letter(reader->text->str + link->text_start))
		link->label = NULL;
	else if (open->alts && open->alts->len > 0)
		link->label = reader_string(reader, open->alts->str);
	else if (!link->label)
		link->label = reader_string(reader, "");
	link->image = link->image && link->label;
	if (open->alts)
		g_string_free(open->alts, TRUE);
	if (link->kind == LINK_CALL)
		button_ends(reader, open->link);
	memmove(open, open + 1, (reader->n_open_links - at - 1) * sizeof(*open));
	reader->n_open_links--;
	reader->run_after_link = TRUE;
}

void links_end_a(struct reader *reader)
{
	for (guint i = reader->n_open_links; i > 0; i--)
		if (reader->open_links[i - 1].is_a)
			close_link(reader, i - 1);
}

void links_end_below(struct reader *reader, guint depth)
{
	for (guint i = reader->n_open_links; i > 0; i--)
		if (reader->open_links[i - 1].depth > depth || depth == 0)
			close_link(reader, i - 1);
}

/* Text comes: it is the first of the links that are open, or not. */
void links_text(struct reader *reader)
{
	for (guint i = 0; i < reader->n_open_links; i++) {
		struct open_link *open = &reader->open_links[i];
		if (open->has_block)
			continue;
		open->has_block = TRUE;
		link_at(reader, open->link)->block = reader_next_block(reader);
		link_at(reader, open->link)->text_start = reader->text->len;
	}
}

/* An image stands in the open links; alt may be NULL. */
void links_alt(struct reader *reader, const char *alt)
{
	for (guint i = 0; i < reader->n_open_links; i++) {
		struct open_link *open = &reader->open_links[i];
		link_at(reader, open->link)->image = TRUE;
		if (!alt || !text_has_letter(alt))
			continue;
		if (!open->alts)
			open->alts = g_string_new(NULL);
		if (open->alts->len > 0)
			g_string_append_c(open->alts, ' ');
		if (open->alts->len < LIMIT_LABEL)
			g_string_append(open->alts, alt);
	}
}

/* Appends a piece of the page's text, moved to whole characters. */
static void append_piece(GString *out, const GString *text, gsize start, gsize end)
{
	while (start < end && ((guchar)text->str[start] & 0xc0) == 0x80)
		start++;
	while (end > start && end < text->len && ((guchar)text->str[end] & 0xc0) == 0x80)
		end--;
	while (start < end && text->str[start] == ' ')
		start++;
	while (end > start && text->str[end - 1] == ' ')
		end--;
	if (out->len > 0 && end > start)
		g_string_append_c(out, ' ');
	g_string_append_len(out, text->str + start, (gssize)(end - start));
}

/* The row's text around the link; of a long row the beginning and what is near. Yours; NULL where
 * the link is all that the row has. */
static char *row_text(const struct reader *reader, const struct found_link *link, gsize start,
		      gsize end)
{
	const char *text = reader->text->str;
	gsize before = link->text_start > start ? link->text_start - start : 0;
	gsize after = end > link->text_end ? end - link->text_end : 0;

	if (strspn(text + start, " ") >= before && strspn(text + link->text_end, " ") >= after)
		return NULL;
	g_autoptr(GString) row = g_string_new(NULL);
	if (before + after <= LIMIT_LABEL) {
		append_piece(row, reader->text, start, start + before);
	} else if (before <= ROW_HEAD + ROW_NEAR) {
		append_piece(row, reader->text, start, start + before);
		after = MIN(after, LIMIT_LABEL - before);
	} else {
		append_piece(row, reader->text, start, start + ROW_HEAD);
		append_piece(row, reader->text, link->text_start - ROW_NEAR, link->text_start);
		after = MIN(after, ROW_NEAR);
	}
	append_piece(row, reader->text, link->text_end, link->text_end + after);
	return g_string_free(g_steal_pointer(&row), FALSE);
}

/* Whether text in the box belongs to each link in it; *settles: whether no box around it may claim
 * the links. */
static gboolean is_row(const struct reader *reader, const struct element *element, gsize size,
		       gboolean *settles)
{
	guint links = reader->links->len - element->first_link;
	gboolean in_cell = table_now(reader) && table_now(reader)->col > 0;
	gboolean nested = table_now(reader) && table_now(reader)->nested;

	*settles = TRUE;
	switch ((enum tag_id)element->tag->id) {
	case TAG_TR: /* one that holds tables full of links lays out the page */
		return size <= ROW_BYTES && !(nested && links > BOX_LINKS);
	case TAG_DD:
		return size <= ROW_BYTES;
	case TAG_LI:
		*settles = !in_cell;
		return size <= ROW_BYTES && !element->nested;
	default:
		*settles = !in_cell && (size > BOX_BYTES || links > BOX_LINKS);
		return size <= BOX_BYTES && links <= BOX_LINKS;
	}
}

/* All its letters are those of many links: a menu in a table, and none tells what another is. */
static gboolean is_menu(const struct reader *reader, const struct element *element, gsize start,
			gsize end)
{
	if (reader->links->len - element->first_link <= BOX_LINKS)
		return FALSE;
	for (guint i = element->first_link; i < reader->links->len; i++) {
		const struct found_link *link = link_at((struct reader *)reader, i);
		if (link->text_end == OPEN_END || link->text_start < start)
			return FALSE;
		g_autoptr(GString) between = g_string_new(NULL);
		append_piece(between, reader->text, start, link->text_start);
		if (text_has_letter(between->str))
			return FALSE;
		start = MAX(start, link->text_end);
	}
	g_autoptr(GString) rest = g_string_new(NULL);
	append_piece(rest, reader->text, start, end);
	return !text_has_letter(rest->str);
}

void links_row(struct reader *reader, const struct element *element)
{
	gboolean in_cell = table_now(reader) && table_now(reader)->col > 0;
	gboolean by_tag = element->tag->id == TAG_TR || element->tag->id == TAG_LI ||
			  element->tag->id == TAG_DD;
	gsize start = element->text_start, end = reader->text->len;
	gboolean settles, row;
	guint kept, first;

	if (!by_tag && !(element->tag->flags & TAG_IS_BOX))
		return;
	if (element->tag->id == TAG_DD && element->dt_start > 0)
		start = element->dt_start - 1;
	row = is_row(reader, element, end - start, &settles) &&
	      !is_menu(reader, element, start, end);
	for (first = reader->pending->len; first > 0; first--)
		if (g_array_index(reader->pending, guint, first - 1) < element->first_link)
			break;
	kept = first;
	for (guint i = first; i < reader->pending->len; i++) {
		guint index = g_array_index(reader->pending, guint, i);
		struct found_link *link = link_at(reader, index);
		g_autofree char *text = NULL;
		if (row && link->text_end != OPEN_END)
			text = row_text(reader, link, start, end);
		gboolean named = text && text_has_letter(text);
		if (named)
			link->row = reader_string(reader, text);
		if (link->text_end == OPEN_END || (!settles && (!named || in_cell)))
			g_array_index(reader->pending, guint, kept++) = index;
	}
	g_array_set_size(reader->pending, kept);
}

/* "0; URL='…'" in any quoting; nothing but a number reloads the page itself. */
void links_refresh(struct reader *reader, const char *content)
{
	const char *at = content + strspn(content, " \t\r\n0123456789.");
	g_autofree char *url = NULL;
	char quote = '\0';

	at += strspn(at, " \t\r\n;,");
	if (g_ascii_strncasecmp(at, "url", 3) == 0) {
		const char *equals = at + 3 + strspn(at + 3, " \t\r\n");
		if (*equals == '=')
			at = equals + 1 + strspn(equals + 1, " \t\r\n");
	}
	if (*at == '\'' || *at == '"')
		quote = *at++;
	url = g_strdup(at);
	if (quote && strchr(url, quote))
		*strchr(url, quote) = '\0';
	g_strstrip(url);
	if (*url)
		link_add(reader, LINK_REFRESH, url, NULL);
}

/* Where the hits of a script go, and whether any said something. */
struct script_taker {
	struct reader *reader;
	gboolean idle, loads, by_address;
};

static void take_hit(enum script_hit hit, const char *text, const char *function, void *data)
{
	static const enum link_kind kinds[] = {
		[SCRIPT_GOES] = LINK_SCRIPT,
		[SCRIPT_EMBED] = LINK_EMBED,
		[SCRIPT_FRAME] = LINK_FRAME,
		[SCRIPT_WRITE] = LINK_SCRIPT,
	};
	struct script_taker *taker = data;
	struct reader *reader = taker->reader;

	if (hit == SCRIPT_LOADS) {
		taker->loads = TRUE;
		taker->by_address |= *text != '\0';
		taker->idle = FALSE;
	}
	if (function && (hit == SCRIPT_STEERS || hit == SCRIPT_LOADS)) {
		g_hash_table_add(reader->steering, (char *)reader_string(reader, function));
		taker->idle = FALSE;
	}
	if (hit == SCRIPT_CALL || hit == SCRIPT_LOADS || hit == SCRIPT_STEERS || link_is_dead(text))
		return;
	taker->idle = FALSE;
	if (function && !g_hash_table_contains(reader->functions, function))
		g_hash_table_insert(reader->functions, (char *)reader_string(reader, function),
				    (char *)reader_string(reader, text));
	if (g_hash_table_add(reader->targets, (char *)reader_string(reader, text)))
		link_add(reader, kinds[hit], text, NULL);
}

/* The mark is of the whole script: one that is the same on all pages counts visitors, or fills the
 * frame; but not where what it fetches goes by the page's address, which is another one on each. */
static void add_loaded(struct reader *reader, const char *code, gsize size, gboolean by_address)
{
	g_autofree char *text = g_strndup(code, size);
	g_autofree char *mark = g_strdup_printf("%08x%08x", g_str_hash(text),
						by_address ? g_str_hash(reader->page->url) : 0);

	link_add(reader, LINK_LOADED, "#", mark);
}

void links_script(struct reader *reader, const char *code, gsize size)
{
	struct script_taker taker = {.reader = reader, .idle = TRUE};

	if (data_read(reader, code, size))
		return;
	script_scan(code, size, take_hit, &taker);
	if (taker.loads && !reader->input->rendered)
		add_loaded(reader, code, size, taker.by_address);
	if (taker.idle)
		memo_idle_script(page_builder_memo(reader->builder), code, size);
}

static gboolean is_contact(const char *href)
{
	static const char *const schemes[] = {
		"tel:", "mailto:", "sms:", "fax:", "line:", "callto:"};

	for (guint i = 0; i < G_N_ELEMENTS(schemes) && strchr(href, ':'); i++)
		if (g_ascii_strncasecmp(href, schemes[i], strlen(schemes[i])) == 0)
			return TRUE;
	return FALSE;
}

/* A place in this page: the link is dead where there is no such place. */
static void finish_in_page(struct reader *reader, struct link *link, const char *name)
{
	g_autofree char *plain = g_uri_unescape_string(name, NULL);
	const char *known =
		plain && g_hash_table_contains(reader->anchor_names, plain) ? plain : name;

	if (!*name || !g_hash_table_contains(reader->anchor_names, known)) {
		link->kind = LINK_DEAD;
	} else {
		link->url = reader->page->url;
		link->fragment = reader_string(reader, known);
	}
}

/* In a page that scripts have made, "#/about" is another page. TRUE where the link leads to one. */
static gboolean finish_route(struct reader *reader, struct link *link, const char *page,
			     const char *fragment)
{
	g_autofree char *url = reader->input->rendered ? url_route(page, fragment) : NULL;

	if (!url)
		return FALSE;
	link->url = reader_string(reader, url);
	link->key = link->fragment = NULL;
	return TRUE;
}

static gboolean names_place(const struct reader *reader, const char *said)
{
	const char *place = in_page(said) ? in_page(said) : said;

	return place && g_hash_table_contains(reader->anchor_names, place);
}

/* The function goes somewhere by what it is given; or it may, for all that is seen: scripts stand
 * elsewhere. What names a place in this page opens that; what only serves the reader says so. */
static gboolean calls_away(const struct reader *reader, const struct found_link *found)
{
	static const char *const own[] = {"$",          "jQuery", "void", "alert", "confirm",
					  "setTimeout", "ga",     "gtag", "fbq",   NULL};

	if (names_place(reader, found->said))
		return FALSE;
	if (g_hash_table_contains(reader->steering, found->call))
		return TRUE;
	if (strcasestr(found->call, POST_BACK))
		return TRUE;
	return reader->external_scripts > 0 && !g_strv_contains(own, found->call) &&
	       !serves_reader(found->call);
}

/* Says where the link leads; the strings are good until the memo is asked again. FALSE where it is
 * no link at all. */
static gboolean finish_target(struct reader *reader, const struct found_link *found,
			      struct link *link)
{
	const char *href = found->href;
	const struct memo_link *target;

	if (found->kind == LINK_LOADED)
		return TRUE;
	if (found->kind == LINK_CALL)
		return found->opens_nothing && !names_place(reader, found->said) &&
		       reader->external_scripts + reader->inline_scripts > 0;
	if (found->kind == LINK_HOLLOW)
		return reader->external_scripts + reader->inline_scripts > 0;
	if (link_is_dead(href) && found->call &&
	    g_hash_table_contains(reader->functions, found->call)) {
		href = g_hash_table_lookup(reader->functions, found->call);
		link->kind = LINK_SCRIPT;
	}
	if (link_is_dead(href)) {
		link->kind = found->call && calls_away(reader, found) ? LINK_CALL : LINK_DEAD;
		return found->kind == LINK_ANCHOR || link->kind == LINK_CALL;
	}
	if (is_contact(href)) {
		link->kind = LINK_CONTACT;
		link->url = reader_string(reader, href);
		return TRUE;
	}
	if (*href == '#') {
		g_autofree char *name = g_uri_unescape_string(href + 1, NULL);
		if (finish_route(reader, link, reader->base, name))
			return TRUE;
		finish_in_page(reader, link, href + 1);
		return found->kind == LINK_ANCHOR;
	}
	target = memo_link(page_builder_memo(reader->builder), reader->base, href,
			   reader->page->charset);
	link->url = target->url;
	link->key = target->key;
	link->fragment = target->fragment;
	if (!target->url)
		link->kind = LINK_DEAD;
	else
		finish_route(reader, link, target->url, target->fragment);
	return target->url || found->kind == LINK_ANCHOR;
}

void links_finish(struct reader *reader)
{
	links_end_below(reader, 0);
	button_settle(reader);
	data_finish(reader);
	for (guint i = 0; i < reader->links->len; i++) {
		const struct found_link *found = link_at(reader, i);
		g_autofree char *text = NULL;
		struct link link = {
			.label = found->label,
			.row = found->row,
			.heading = found->heading,
			.block = found->block,
			.kind = (uint8_t)found->kind,
			.region = found->region,
			.image = found->image != FALSE,
		};
		if (!found->label)
			link.label = text = g_strndup(
				reader->text->str + found->text_start,
				MIN(found->text_end - found->text_start, (gsize)2 * LIMIT_LABEL));
		if (link.block >= reader->page->n_blocks)
			link.block =
				reader->page->n_blocks > 0 ? reader->page->n_blocks - 1 : PAGE_NONE;
		if (finish_target(reader, found, &link))
			page_add_link(reader->builder, &link);
	}
}
