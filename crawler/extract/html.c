/* The seam of libxml2's HTML parser: its SAX events become calls of the reader. What the parser
 * gets is the page without what nobody sees (html_unseen.h), abridged (html_abridge.h). */
#include "crawler/extract/extract.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/fold.h"
#include "crawler/charset.h"
#include "crawler/extract/html_abridge.h"
#include "crawler/extract/html_reader.h"
#include "crawler/extract/html_unseen.h"

#define OPEN_ELEMENTS   4096u /* libxml2 is quadratic in them: at this number it takes 20 ms */
#define WORK_A_CLOCK    256u  /* events and attributes between two looks at the clock */
#define NEXT_TO_NO_TEXT 200u  /* letters: less is a shell for a script to fill */

#define LIBXML_TEXT    1000u /* bytes: as soon as it has so many, libxml2 tells of a text */
#define AROUND_ELEMENT 3u    /* html, body, and the element itself, when an element is learnt */

struct sax {
	htmlParserCtxtPtr parser;
	struct reader reader;
	struct memo *memo;
	const struct abridge_piece *pieces; /* the next one, and how many there are */
	guint n_pieces;
	struct markup *learnt; /* NULL: events go to the reader */
	guint elements;        /* that were learnt, and … */
	gboolean whole;        /* … whether it ended where its bytes do */
	gint64 deadline;
	guint work, open;
	gboolean inner; /* the events are those of a document in an attribute */
	gboolean stopped;
};

static void stop(struct sax *sax)
{
	sax->stopped = TRUE;
	xmlStopParser(sax->parser);
}

static void tick(struct sax *sax, guint work)
{
	sax->work += work;
	if (sax->work < WORK_A_CLOCK)
		return;
	sax->work = 0;
	if (g_get_monotonic_time() > sax->deadline)
		stop(sax);
}

static void read_event(struct sax *sax, const struct markup_event *event)
{
	tick(sax, 1);
	switch (event->kind) {
	case MARKUP_START:
		if (++sax->open > OPEN_ELEMENTS)
			stop(sax);
		else
			reader_start(&sax->reader, event->tag, event->attrs, event->traits);
		break;
	case MARKUP_END:
		sax->open--;
		reader_end(&sax->reader, event->tag);
		break;
	case MARKUP_END_A:
		links_end_a(&sax->reader);
		break;
	case MARKUP_TEXT:
		reader_text(&sax->reader, event->text, event->length);
		break;
	}
}

/* What is left to be parsed when an element ends that is learnt: see learn(). */
static gboolean is_at_end(const struct sax *sax)
{
	return sax->parser->input->end - sax->parser->input->cur == 1;
}

static void learn_event(struct sax *sax, const struct markup_event *event)
{
	gboolean inside = sax->open >= AROUND_ELEMENT;

	tick(sax, 1);
	if (event->kind == MARKUP_START) {
		sax->elements += sax->open == AROUND_ELEMENT - 1;
		sax->open++;
	} else if (event->kind == MARKUP_END) {
		sax->whole |= sax->open == AROUND_ELEMENT && is_at_end(sax);
		inside = sax->open-- > AROUND_ELEMENT;
	} else if (event->kind == MARKUP_END_A && sax->open == AROUND_ELEMENT) {
		inside = !is_at_end(sax);
	}
	if (inside)
		markup_add(sax->learnt, event);
}

static void take(struct sax *sax, const struct markup_event *event)
{
	if (sax->stopped)
		return;
	if (sax->learnt)
		learn_event(sax, event);
	else
		read_event(sax, event);
}

static void parse(struct sax *sax, const char *text, gsize size);

/* <iframe srcdoc="…">: a document of the page's own, which stands where the frame does. */
static void parse_inner(struct sax *sax, const char *document)
{
	const struct tag *box = tag_find("div");
	htmlParserCtxtPtr outer = sax->parser;
	struct attrs attrs;
	struct traits traits;

	attrs_read(&attrs, NULL);
	traits_read(&traits, box, &attrs, sax->memo);
	take(sax, &(struct markup_event){
			  .kind = MARKUP_START, .tag = box, .attrs = &attrs, .traits = &traits});
	sax->inner = TRUE;
	parse(sax, document, strlen(document));
	sax->inner = FALSE;
	take(sax, &(struct markup_event){.kind = MARKUP_END, .tag = box});
	sax->parser = outer;
	if (sax->stopped)
		xmlStopParser(outer);
}

/* Its html, head and body are none of the page. */
static gboolean is_of_page(const struct sax *sax, const struct tag *tag)
{
	return !sax->inner || !(tag->flags & TAG_IS_ROOT);
}

static void on_start(void *data, const xmlChar *name, const xmlChar **names_values)
{
	struct sax *sax = data;
	const struct tag *tag = tag_find((const char *)name);
	struct attrs attrs;
	struct traits traits;
	guint count = 0;

	while (names_values && names_values[count])
		count += 2;
	tick(sax, count); /* libxml2 has compared each attribute with all others */
	attrs_read(&attrs, names_values);
	traits_read(&traits, tag, &attrs, sax->memo);
	if (!is_of_page(sax, tag))
		return;
	if (tag->id == TAG_FRAME && attrs.value[ATTR_SRCDOC] && !sax->inner && !traits.said_hidden)
		parse_inner(sax, attrs.value[ATTR_SRCDOC]);
	take(sax, &(struct markup_event){
			  .kind = MARKUP_START, .tag = tag, .attrs = &attrs, .traits = &traits});
}

/* libxml2 closes <a> where a table begins in it. The label goes on until "</a>" is really written:
 * right before the cursor. */
static gboolean is_written(const struct sax *sax)
{
	const xmlParserInput *input = sax->parser->input;
	const xmlChar *at = input->cur;

	if (at - input->base < 4 || *--at != '>')
		return FALSE;
	do
		at--;
	while (at - input->base > 2 && g_ascii_isspace(*at));
	return g_ascii_tolower((char)*at) == 'a' && at[-1] == '/';
}

static void on_end(void *data, const xmlChar *name)
{
	const struct tag *tag = tag_find((const char *)name);

	if (!is_of_page(data, tag))
		return;
	if (tag->id == TAG_A && is_written(data))
		take(data, &(struct markup_event){.kind = MARKUP_END_A});
	take(data, &(struct markup_event){.kind = MARKUP_END, .tag = tag});
}

/* The piece that this text stands for, NULL for none. */
static const struct abridge_piece *next_piece(struct sax *sax, const char *text, gsize length)
{
	const xmlParserInput *input = sax->parser->input;

	if (sax->inner || sax->n_pieces == 0 || length != ABRIDGE_MARK_LENGTH ||
	    memcmp(text, ABRIDGE_MARK, length) != 0 || input->cur - input->base < (gssize)length ||
	    memcmp(input->cur - length, ABRIDGE_MARK, length) != 0)
		return NULL;
	sax->n_pieces--;
	return sax->pieces++;
}

/* In the portions in which libxml2 would have given it. */
static void take_text(struct sax *sax, const char *text, gsize length)
{
	while (length > 0) {
		gsize portion = MIN(length, LIBXML_TEXT);
		while (portion < length && ((guchar)text[portion] & 0xc0) == 0x80)
			portion++;
		take(sax,
		     &(struct markup_event){.kind = MARKUP_TEXT, .text = text, .length = portion});
		text += portion;
		length -= portion;
	}
}

static void take_markup(struct sax *sax, const struct markup *markup)
{
	guint count;
	const struct markup_event *events = markup_events(markup, &count);

	for (guint i = 0; i < count; i++)
		take(sax, &events[i]);
}

static void on_text(void *data, const xmlChar *text, int length)
{
	const struct abridge_piece *piece = next_piece(data, (const char *)text, (gsize)length);

	if (!piece)
		take(data, &(struct markup_event){.kind = MARKUP_TEXT,
						  .text = (const char *)text,
						  .length = (gsize)length});
	else if (piece->markup)
		take_markup(data, piece->markup);
	else
		take_text(data, piece->text, piece->length);
}

/* An end tag without a start: where it is </a>, it ends the label of the link that libxml2 closed
 * too early. */
static void on_error(void *data, xmlErrorPtr error)
{
	struct sax *sax = data;

	if (error->code != XML_ERR_TAG_NAME_MISMATCH || !error->str1)
		return;
	tick(sax, 1); /* libxml2 has looked for its start among all that is open */
	if (sax->learnt && !error->str2)
		markup_add_stray(sax->learnt, error->str1);
	if (strcmp(error->str1, "a") == 0)
		take(sax, &(struct markup_event){.kind = MARKUP_END_A});
}

static void parse(struct sax *sax, const char *text, gsize size)
{
	htmlSAXHandler handler;

	memset(&handler, 0, sizeof(handler));
	handler.initialized = XML_SAX2_MAGIC;
	handler.startElement = on_start;
	handler.endElement = on_end;
	handler.characters = on_text;
	handler.ignorableWhitespace = on_text;
	handler.cdataBlock = on_text;
	handler.serror = on_error;
	sax->parser = htmlCreateMemoryParserCtxt(text, (int)size);
	if (!sax->parser)
		return;
	*sax->parser->sax = handler;
	sax->parser->userData = sax;
	htmlCtxtUseOptions(sax->parser,
			   HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET | HTML_PARSE_RECOVER);
	xmlSwitchEncoding(sax->parser, XML_CHAR_ENCODING_UTF8);
	htmlParseDocument(sax->parser);
	htmlFreeParserCtxt(sax->parser);
}

/* Parses an element by itself, with a blank behind it. What is in it is the same wherever it
 * stands, but for the strays, if the element ends with its last tag. */
static void learn(struct memo *memo, const struct abridge_met *met, gint64 deadline)
{
	struct markup *markup = markup_new(met->hash, met->begin, met->size);
	struct sax sax = {.learnt = markup, .memo = memo, .deadline = deadline};
	g_autofree char *element = g_strndup(met->begin, met->size + 1);

	element[met->size] = ' ';
	parse(&sax, element, met->size + 1);
	if (sax.stopped || sax.elements != 1 || !sax.whole)
		markup_refuse(markup);
	markups_keep(memo_markups(memo), markup);
}

static void parse_abridged(struct sax *sax, const char *text, gsize size)
{
	struct abridged abridged;

	abridge(&abridged, text, size, memo_markups(sax->memo));
	sax->pieces = (const struct abridge_piece *)(void *)abridged.pieces->data;
	sax->n_pieces = abridged.pieces->len;
	parse(sax, abridged.page->str, abridged.page->len);
	for (guint i = 0; i < abridged.met->len && !sax->stopped; i++)
		learn(sax->memo, &g_array_index(abridged.met, struct abridge_met, i),
		      sax->deadline);
	abridged_clear(&abridged);
}

static gboolean has_way_on(const struct page *page)
{
	for (uint32_t i = 0; i < page->n_links; i++)
		if (page->links[i].kind != LINK_DEAD && page->links[i].kind != LINK_CONTACT)
			return TRUE;
	return FALSE;
}

/* Not a word, not a picture: nobody would have published that. */
static gboolean is_blank(const struct page *page)
{
	for (uint32_t i = 0; i < page->n_blocks; i++)
		if (page->blocks[i].kind != BLOCK_TITLE && !page->blocks[i].hidden)
			return FALSE;
	return page->n_images == 0;
}

/* A page that only a script fills: no text and no way on, or nothing but a menu, and scripts with a
 * place to write to, or nothing else at all. */
static gboolean needs_js(const struct reader *reader)
{
	const struct page *page = reader->page;
	gsize letters = 0;

	if (!(reader->app_root || reader->wants_js || is_blank(page)) ||
	    (has_way_on(page) && !reader->app_root_hollow) ||
	    (reader->external_scripts == 0 && !reader->wants_js))
		return FALSE;
	for (uint32_t i = 0; i < page->n_blocks && letters < NEXT_TO_NO_TEXT; i++)
		if (page->blocks[i].kind != BLOCK_TITLE && !page->blocks[i].in_link &&
		    !page->blocks[i].hidden)
			letters += text_letters(page->blocks[i].text);
	return letters < NEXT_TO_NO_TEXT;
}

static void set_read(struct page *page, enum read_state read, const char *reason)
{
	if (page->read != READ_OK)
		return;
	page->read = read;
	page->reason = reason;
}

void extract_html(struct page_builder *builder, const struct extract_input *input)
{
	struct page *page = page_builder_page(builder);
	struct sax sax;
	gsize size = 0;
	gboolean cut = FALSE;
	g_autofree char *text = NULL;

	memset(&sax, 0, sizeof(sax));
	text = charset_read(input->body, input->size, input->content_type, &page->charset, &size);
	sax.memo = page_builder_memo(builder);
	size = html_drop_unseen(text, MIN(size, (gsize)LIMIT_HTML_BODY * 3), sax.memo, &cut);
	sax.deadline = g_get_monotonic_time() + (gint64)LIMIT_PARSE_MS * 1000;
	reader_init(&sax.reader, builder, input);
	if (size > 0)
		parse_abridged(&sax, text, size);
	reader_finish(&sax.reader);
	page->scripted =
		!input->rendered && sax.reader.external_scripts + sax.reader.inline_scripts > 0;
	if (sax.stopped || cut)
		set_read(page, READ_CUT, "page-limit");
	else if (needs_js(&sax.reader))
		set_read(page, READ_NEEDS_JS,
			 input->rendered ? "render-empty" : "needs-javascript");
	reader_clear(&sax.reader);
}
