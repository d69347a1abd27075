/* The seam of libxml2's HTML parser: its SAX events become calls of the reader. */
#include "crawler/extract/extract.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/fold.h"
#include "crawler/charset.h"
#include "crawler/extract/html_reader.h"
#include "crawler/extract/html_unseen.h"

#define OPEN_ELEMENTS   4096u /* libxml2 is quadratic in them: at this number it takes 20 ms */
#define EVENTS_A_CLOCK  256u  /* events between two looks at the clock */
#define NEXT_TO_NO_TEXT 200u  /* letters: less is a shell for a script to fill */

struct sax {
	htmlParserCtxtPtr parser;
	struct reader reader;
	gint64 deadline;
	guint events, open;
	gboolean stopped;
};

static void stop(struct sax *sax)
{
	sax->stopped = TRUE;
	xmlStopParser(sax->parser);
}

static void tick(struct sax *sax)
{
	if (++sax->events % EVENTS_A_CLOCK == 0 && g_get_monotonic_time() > sax->deadline)
		stop(sax);
}

static void on_start(void *data, const xmlChar *name, const xmlChar **names_values)
{
	struct sax *sax = data;

	if (sax->stopped)
		return;
	tick(sax);
	if (++sax->open > OPEN_ELEMENTS)
		stop(sax);
	else
		reader_start(&sax->reader, (const char *)name, names_values);
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
	struct sax *sax = data;

	if (sax->stopped)
		return;
	tick(sax);
	sax->open--;
	if (strcmp((const char *)name, "a") == 0 && is_written(sax))
		links_end_a(&sax->reader);
	reader_end(&sax->reader, (const char *)name);
}

static void on_text(void *data, const xmlChar *text, int length)
{
	struct sax *sax = data;

	if (sax->stopped)
		return;
	tick(sax);
	reader_text(&sax->reader, (const char *)text, (gsize)length);
}

/* An end tag without a start: where it is </a>, it ends the label of the link that libxml2 closed
 * too early. */
static void on_error(void *data, xmlErrorPtr error)
{
	struct sax *sax = data;

	if (error->code == XML_ERR_TAG_NAME_MISMATCH && error->str1 &&
	    strcmp(error->str1, "a") == 0 && !sax->stopped)
		links_end_a(&sax->reader);
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

static gboolean has_way_on(const struct page *page)
{
	for (uint32_t i = 0; i < page->n_links; i++)
		if (page->links[i].kind != LINK_DEAD && page->links[i].kind != LINK_CONTACT)
			return TRUE;
	return FALSE;
}

/* A page that only a script fills: no text, no way on, but scripts and a place for them to write
 * to. */
static gboolean needs_js(const struct reader *reader)
{
	const struct page *page = reader->page;
	gsize letters = 0;

	if (!(reader->app_root || reader->wants_js) || has_way_on(page) ||
	    (reader->external_scripts == 0 && !reader->wants_js))
		return FALSE;
	for (uint32_t i = 0; i < page->n_blocks && letters < NEXT_TO_NO_TEXT; i++)
		if (page->blocks[i].kind != BLOCK_TITLE)
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
	size = html_drop_unseen(text, MIN(size, (gsize)LIMIT_HTML_BODY * 3),
				page_builder_memo(builder), &cut);
	sax.deadline = g_get_monotonic_time() + (gint64)LIMIT_PARSE_MS * 1000;
	reader_init(&sax.reader, builder, input);
	if (size > 0)
		parse(&sax, text, size);
	reader_finish(&sax.reader);
	if (sax.stopped || cut)
		set_read(page, READ_CUT, "page-limit");
	else if (needs_js(&sax.reader))
		set_read(page, READ_NEEDS_JS,
			 input->rendered ? "render-empty" : "needs-javascript");
	reader_clear(&sax.reader);
}
