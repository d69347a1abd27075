/* The seam of libxml2's HTML parser: its SAX events become calls of the reader. */
#include "crawler/extract/extract.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/fold.h"
#include "crawler/charset.h"
#include "crawler/extract/html_reader.h"

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

/* The end of a comment, script or style that begins at text; NULL where text begins none. */
static const char *end_of_raw(const char *text, const char *end)
{
	static const struct {
		const char *open, *close;
	} raws[] = {{"!--", "-->"}, {"script", "</script"}, {"style", "</style"}};

	for (guint i = 0; i < G_N_ELEMENTS(raws); i++) {
		gsize length = strlen(raws[i].open);
		const char *close;
		if ((gsize)(end - text) < length ||
		    g_ascii_strncasecmp(text, raws[i].open, length) != 0)
			continue;
		close = strcasestr(text + length, raws[i].close);
		return close ? close : end;
	}
	return NULL;
}

/* The end of the tag that begins at text, or NULL where it is too long. A quote counts only where a
 * value begins. */
static const char *end_of_tag(const char *text, const char *end)
{
	gsize bare = 0;
	gboolean value = FALSE;

	for (; text < end && *text != '>'; text++) {
		if (value && (*text == '"' || *text == '\'')) {
			const char *close = memchr(text + 1, *text, (gsize)(end - text - 1));
			text = close ? close : end - 1;
			value = FALSE;
			bare++;
			continue;
		}
		if (!g_ascii_isspace(*text))
			value = *text == '=';
		if (++bare > LIMIT_TAG)
			return NULL;
	}
	return text;
}

/* Size of the page without the tag that libxml2 would take minutes for, and all after it. */
static gsize safe_size(const char *text, gsize size)
{
	const char *end = text + size;
	const char *at = text;

	while ((at = memchr(at, '<', (gsize)(end - at))) != NULL) {
		const char *begin = at++;
		const char *next = end_of_raw(at, end);
		if (at < end && !next && (g_ascii_isalpha(*at) || *at == '/'))
			next = end_of_tag(at, end);
		else if (!next)
			next = at;
		if (!next)
			return (gsize)(begin - text);
		at = next;
	}
	return size;
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
	gsize size = 0, safe;
	g_autofree char *text = NULL;

	memset(&sax, 0, sizeof(sax));
	page->charset = charset_decide(input->body, input->size, input->content_type);
	text = charset_to_utf8(input->body, input->size, page->charset, &size);
	safe = safe_size(text, MIN(size, (gsize)LIMIT_HTML_BODY * 3));
	sax.deadline = g_get_monotonic_time() + (gint64)LIMIT_PARSE_MS * 1000;
	reader_init(&sax.reader, builder, input);
	if (safe > 0)
		parse(&sax, text, safe);
	reader_finish(&sax.reader);
	if (sax.stopped || safe < size)
		set_read(page, READ_CUT, "page-limit");
	else if (needs_js(&sax.reader))
		set_read(page, READ_NEEDS_JS, "needs-javascript");
	reader_clear(&sax.reader);
}
