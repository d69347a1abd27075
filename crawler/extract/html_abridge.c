#include "crawler/extract/html_abridge.h"

#include <string.h>

#include "base/fold.h"
#include "crawler/limits.h"

#define ELEMENT_LEAST 128u        /* bytes: less is not worth a place in memory */
#define ELEMENT_MOST  (64u << 10) /* bytes: more is no menu */
#define TEXT_LEAST    16u         /* bytes that are worth a mark */
#define NAME_MOST     90u         /* bytes: libxml2 cuts names at 100 */

/* The hash of an element is the sum of those of its tags and texts, the n-th times FACTOR^n: so one
 * pass over a page gives those of all its elements. FACTOR × INVERSE = 1 (mod 2^64). */
#define FACTOR  G_GUINT64_CONSTANT(0x9e3779b97f4a7c15)
#define INVERSE G_GUINT64_CONSTANT(0xf1de83e19937733d)

#define BLANKS " \t\r\n"

struct token {
	const char *begin, *end; /* "<", and behind ">" */
	const char *name;
	gsize name_length;
	gboolean ends;  /* </name> */
	gboolean empty; /* <name/> */
};

/* An element whose end has not come yet. */
struct open_element {
	const char *begin, *name;
	gsize name_length;
	gsize page_length; /* of the abridged page, its start tag included */
	guint pieces;      /* before it */
	uint64_t sum, inverse;
};

struct abridger {
	struct abridged *out;
	struct markups *markups;
	uint64_t sum, power, inverse;
	guint n_open;
	struct open_element open[LIMIT_NESTING];
};

static gboolean is_name(const struct token *token, const char *const *names)
{
	for (; *names; names++)
		if (strlen(*names) == token->name_length &&
		    g_ascii_strncasecmp(*names, token->name, token->name_length) == 0)
			return TRUE;
	return FALSE;
}

static const char *skip_name(const char *at)
{
	if (!g_ascii_isalpha(*at) && *at != '_' && *at != ':')
		return at;
	while (g_ascii_isalnum(*at) || *at == '-' || *at == '_' || *at == ':')
		at++;
	return at;
}

static const char *skip_blanks(const char *at)
{
	return at + strspn(at, BLANKS);
}

/* Behind the attribute, or NULL where it is odd. */
static const char *skip_attribute(const char *name)
{
	const char *at = skip_name(name);

	if (at == name || (gsize)(at - name) > NAME_MOST)
		return NULL;
	at = skip_blanks(at);
	if (*at != '=')
		return at;
	at = skip_blanks(at + 1);
	if (*at != '"' && *at != '\'')
		return at + strcspn(at, BLANKS ">");
	at = strchr(at + 1, *at);
	return at ? at + 1 : NULL;
}

/* The tag that begins at begin. FALSE where libxml2 might see another one. */
static gboolean read_tag(const char *begin, struct token *token)
{
	const char *at = begin + 1;

	token->begin = begin;
	token->ends = *at == '/';
	token->name = at += token->ends;
	at = skip_name(at);
	token->name_length = (gsize)(at - token->name);
	if (token->name_length == 0 || token->name_length > NAME_MOST)
		return FALSE;
	at = skip_blanks(at);
	while (!token->ends && *at != '>' && *at != '/') {
		at = skip_attribute(at);
		if (!at)
			return FALSE;
		at = skip_blanks(at);
	}
	token->empty = !token->ends && *at == '/';
	at += token->empty;
	token->end = at + 1;
	return *at == '>';
}

static void count(struct abridger *abridger, const char *begin, const char *end)
{
	abridger->sum += fold_hash(begin, (gsize)(end - begin)) * abridger->power;
	abridger->power *= FACTOR;
	abridger->inverse *= INVERSE;
}

static void keep(struct abridger *abridger, const char *begin, const char *end)
{
	count(abridger, begin, end);
	g_string_append_len(abridger->out->page, begin, end - begin);
}

static void put_mark(struct abridger *abridger, const struct abridge_piece *piece)
{
	g_string_append_len(abridger->out->page, ABRIDGE_MARK, ABRIDGE_MARK_LENGTH);
	g_array_append_vals(abridger->out->pieces, piece, 1);
}

/* The text up to the next tag. What is before a character reference is read as one text; blanks
 * alone are told apart by libxml2, and of what begins like U+FFFE some is dropped by it. */
static const char *pass_text(struct abridger *abridger, const char *text, const char *end)
{
	const char *next = memchr(text, '<', (gsize)(end - text));
	const char *plain;

	next = next ? next : end;
	plain = memchr(text, '&', (gsize)(next - text));
	plain = plain ? plain : next;
	struct abridge_piece piece = {.text = text, .length = (gsize)(plain - text)};
	if (piece.length < TEXT_LEAST || skip_blanks(text) >= plain ||
	    memchr(text, 0xef, piece.length)) {
		keep(abridger, text, next);
		return next;
	}
	count(abridger, text, next);
	put_mark(abridger, &piece);
	g_string_append_len(abridger->out->page, plain, next - plain);
	return next;
}

/* The element is over: what is in it is left out where it is known, and else learnt where it was
 * met before. */
static void consider(struct abridger *abridger, const struct open_element *element,
		     const struct token *end)
{
	struct abridged *out = abridger->out;
	struct abridge_met met = {
		.begin = element->begin,
		.size = (gsize)(end->end - element->begin),
		.hash = (abridger->sum - element->sum) * element->inverse,
	};
	struct abridge_piece piece = {NULL, NULL, 0};

	if (met.size < ELEMENT_LEAST || met.size > ELEMENT_MOST)
		return;
	piece.markup = markups_find(abridger->markups, met.hash, met.begin, met.size);
	if (piece.markup ? markup_is_refused(piece.markup)
			 : !markups_meet(abridger->markups, met.hash))
		return;
	while (out->met->len > 0 &&
	       g_array_index(out->met, struct abridge_met, out->met->len - 1).begin > met.begin)
		g_array_set_size(out->met, out->met->len - 1);
	if (!piece.markup) {
		g_array_append_val(out->met, met);
		return;
	}
	g_string_truncate(out->page, element->page_length);
	g_array_set_size(out->pieces, element->pieces);
	put_mark(abridger, &piece);
	g_string_append_len(out->page, end->begin, end->end - end->begin);
}

static void close_element(struct abridger *abridger, const struct token *token)
{
	guint i = abridger->n_open;

	while (i > 0 && (abridger->open[i - 1].name_length != token->name_length ||
			 g_ascii_strncasecmp(abridger->open[i - 1].name, token->name,
					     token->name_length) != 0))
		i--;
	abridger->n_open = i > 0 ? i - 1 : 0;
	if (i > 0)
		consider(abridger, &abridger->open[i - 1], token);
}

/* What libxml2 takes as one text up to the end tag. FALSE where the end is odd. */
static gboolean pass_raw(struct abridger *abridger, struct token *token, const char *end)
{
	const char *at = token->end;
	struct token close;

	while ((at = memchr(at, '<', (gsize)(end - at))) != NULL &&
	       (at[1] != '/' || g_ascii_strncasecmp(at + 2, token->name, token->name_length) != 0))
		at++;
	if (!at || !read_tag(at, &close) || close.name_length != token->name_length)
		return FALSE;
	if (at > token->end)
		abridger->n_open = 0;
	keep(abridger, token->end, close.end);
	token->end = close.end;
	return TRUE;
}

static gboolean pass_tag(struct abridger *abridger, struct token *token, const char *end)
{
	static const char *const roots[] = {"html", "head", "body", NULL};
	static const char *const raw[] = {"script", "style", NULL};
	/* Where nothing can be in them, libxml2 does not wait for an end. */
	static const char *const void_elements[] = {"area",  "base", "basefont", "br",    "col",
						    "frame", "hr",   "img",      "input", "isindex",
						    "link",  "meta", "param",    NULL};
	struct open_element element = {
		.begin = token->begin,
		.name = token->name,
		.name_length = token->name_length,
		.pieces = abridger->out->pieces->len,
		.sum = abridger->sum,
		.inverse = abridger->inverse,
	};

	keep(abridger, token->begin, token->end);
	if (is_name(token, roots))
		abridger->n_open = 0;
	else if (token->ends)
		close_element(abridger, token);
	else if (is_name(token, raw) && !token->empty)
		return pass_raw(abridger, token, end);
	else if (!token->empty && !is_name(token, void_elements)) {
		if (abridger->n_open == G_N_ELEMENTS(abridger->open))
			return FALSE;
		element.page_length = abridger->out->page->len;
		abridger->open[abridger->n_open++] = element;
	}
	return TRUE;
}

/* A declaration, with the text behind it: libxml2 goes on inside of one that it does not like. */
static const char *pass_declaration(struct abridger *abridger, const char *at, const char *end)
{
	const char *close = strchr(at, '>');
	guint quotes = 0;

	for (const char *c = at + 1; close && c < close; c++) {
		if (*c == '<' || *c == '\'' || *c == '[')
			return NULL;
		quotes += *c == '"';
	}
	if (!close || quotes % 2 != 0)
		return NULL;
	const char *next = memchr(close, '<', (gsize)(end - close));
	next = next ? next : end;
	keep(abridger, at, next);
	return next;
}

/* What begins with '<'. NULL where it is odd. */
static const char *pass_markup(struct abridger *abridger, const char *at, const char *end)
{
	gsize before = abridger->out->page->len;
	struct token token;

	if (g_str_has_prefix(at, "<!---->")) { /* html_drop_unseen() leaves no other */
		keep(abridger, at, at + strlen("<!---->"));
		return at + strlen("<!---->");
	}
	if (g_ascii_strncasecmp(at, "<!doctype ", strlen("<!doctype ")) == 0 ||
	    (at[1] == '?' && g_ascii_isalpha(at[2])))
		return pass_declaration(abridger, at, end);
	if (!read_tag(at, &token))
		return NULL;
	if (!pass_tag(abridger, &token, end)) {
		g_string_truncate(abridger->out->page, before);
		return NULL;
	}
	return token.end;
}

void abridge(struct abridged *abridged, const char *text, gsize size, struct markups *markups)
{
	const char *at = text, *end = text + size;
	struct abridger abridger;

	abridged->page = g_string_sized_new(size);
	abridged->pieces = g_array_new(FALSE, FALSE, sizeof(struct abridge_piece));
	abridged->met = g_array_new(FALSE, FALSE, sizeof(struct abridge_met));
	abridger.out = abridged;
	abridger.markups = markups;
	abridger.sum = 0;
	abridger.power = abridger.inverse = 1;
	abridger.n_open = 0;
	if (memmem(text, size, ABRIDGE_MARK, ABRIDGE_MARK_LENGTH))
		end = text;
	while (at < end) {
		const char *next = *at == '<' ? pass_markup(&abridger, at, end)
					      : pass_text(&abridger, at, end);
		if (!next)
			break;
		at = next;
	}
	g_string_append_len(abridged->page, at, (gssize)(text + size - at));
}

void abridged_clear(struct abridged *abridged)
{
	g_string_free(abridged->page, TRUE);
	g_array_unref(abridged->pieces);
	g_array_unref(abridged->met);
}
