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

struct name {
	const char *text;
	gsize length;
	char key[8]; /* its first letters, small: all of nearly every name */
};

struct token {
	const char *begin, *end; /* "<", and behind ">" */
	struct name name;
	gboolean ends;  /* </name> */
	gboolean empty; /* <name/> */
};

/* An element whose end has not come yet. */
struct open_element {
	const char *begin, *inside;
	struct name name;
	const char *from; /* as it was then, and the sizes of what was there */
	gsize page_length;
	guint pieces;
	uint64_t sum, inverse;
	gboolean unsure;
};

struct abridger {
	struct abridged *out;
	struct markups *markups;
	const char *from; /* what is before it is in the abridged page */
	uint64_t sum, power, inverse;
	guint n_open;    /* all that libxml2 may have open, and … */
	guint barred;    /* … of these, the outer ones are no elements to be known again */
	gboolean unsure; /* libxml2 may have more open: an end tag ended more than it says */
	struct open_element open[LIMIT_NESTING];
};

static gboolean is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static const char *skip_blanks(const char *at)
{
	while (is_blank(*at))
		at++;
	return at;
}

static const char *skip_name(const char *at)
{
	if (!g_ascii_isalpha(*at) && *at != '_' && *at != ':')
		return at;
	while (g_ascii_isalnum(*at) || *at == '-' || *at == '_' || *at == ':')
		at++;
	return at;
}

static gboolean read_name(const char *at, struct name *name)
{
	name->text = at;
	name->length = (gsize)(skip_name(at) - at);
	memset(name->key, 0, sizeof(name->key));
	for (gsize i = 0; i < MIN(name->length, sizeof(name->key)); i++)
		name->key[i] = g_ascii_tolower(at[i]);
	return name->length > 0 && name->length <= NAME_MOST;
}

static gboolean is_same_name(const struct name *a, const struct name *b)
{
	return memcmp(a->key, b->key, sizeof(a->key)) == 0 && a->length == b->length &&
	       (a->length <= sizeof(a->key) ||
		g_ascii_strncasecmp(a->text, b->text, a->length) == 0);
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
	at += token->ends;
	if (!read_name(at, &token->name))
		return FALSE;
	at = skip_blanks(at + token->name.length);
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

static void copy_until(struct abridger *abridger, const char *until)
{
	g_string_append_len(abridger->out->page, abridger->from, until - abridger->from);
	abridger->from = until;
}

/* A mark for what is between the two. */
static void put_mark(struct abridger *abridger, const char *begin, const char *end,
		     const struct markup *markup)
{
	const struct abridge_piece piece = {
		.markup = markup, .text = begin, .length = (gsize)(end - begin)};

	copy_until(abridger, begin);
	g_string_append_len(abridger->out->page, ABRIDGE_MARK, ABRIDGE_MARK_LENGTH);
	g_array_append_vals(abridger->out->pieces, &piece, 1);
	abridger->from = end;
}

/* The text up to the next tag. What is before a character reference is read as one text; blanks
 * alone are told apart by libxml2, and of what begins like U+FFFE some is dropped by it. */
static const char *pass_text(struct abridger *abridger, const char *text, const char *end)
{
	const char *next = memchr(text, '<', (gsize)(end - text));
	const char *plain;

	next = next ? next : end;
	count(abridger, text, next);
	plain = memchr(text, '&', (gsize)(next - text));
	plain = plain ? plain : next;
	if (plain - text >= TEXT_LEAST && skip_blanks(text) < plain &&
	    !memchr(text, 0xef, (gsize)(plain - text)))
		put_mark(abridger, text, plain, NULL);
	return next;
}

/* Takes back what was done in the element. */
static void rewind_to(struct abridger *abridger, const struct open_element *element)
{
	struct abridged *out = abridger->out;

	g_array_set_size(out->pieces, element->pieces);
	g_string_truncate(out->page, element->page_length);
	abridger->from = element->from;
	abridger->unsure = element->unsure;
}

/* TRUE where no end tag in the markup ends the element or what is around it. */
static gboolean fits(const struct abridger *abridger, const struct open_element *element,
		     const struct markup *markup)
{
	const char *const *strays = markup_strays(markup);
	struct name name;

	if (*strays && element->unsure)
		return FALSE;
	for (; *strays; strays++) {
		read_name(*strays, &name);
		for (const struct open_element *open = abridger->open; open < element; open++)
			if (is_same_name(&open->name, &name))
				return FALSE;
	}
	return TRUE;
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

	if (met.size < ELEMENT_LEAST || met.size > ELEMENT_MOST)
		return;
	const struct markup *markup =
		markups_find(abridger->markups, met.hash, met.begin, met.size);
	if (markup ? markup_is_refused(markup) || !fits(abridger, element, markup)
		   : !markups_meet(abridger->markups, met.hash))
		return;
	while (out->met->len > 0 &&
	       g_array_index(out->met, struct abridge_met, out->met->len - 1).begin > met.begin)
		g_array_set_size(out->met, out->met->len - 1);
	if (!markup) {
		g_array_append_val(out->met, met);
		return;
	}
	rewind_to(abridger, element);
	put_mark(abridger, element->inside, end->begin, markup);
}

static void close_element(struct abridger *abridger, const struct token *token)
{
	guint i = abridger->n_open;

	while (i > 0 && !is_same_name(&abridger->open[i - 1].name, &token->name))
		i--;
	if (i == 0)
		return;
	abridger->unsure |= i < abridger->n_open;
	abridger->n_open = i - 1;
	if (abridger->barred < i)
		consider(abridger, &abridger->open[i - 1], token);
	abridger->barred = MIN(abridger->barred, abridger->n_open);
}

/* What libxml2 takes as one text up to the end tag. FALSE where the end is odd. */
static gboolean pass_raw(struct abridger *abridger, struct token *token, const char *end)
{
	const char *at = token->end;
	struct token close;

	while ((at = memchr(at, '<', (gsize)(end - at))) != NULL &&
	       (at[1] != '/' ||
		g_ascii_strncasecmp(at + 2, token->name.text, token->name.length) != 0))
		at++;
	if (!at || !read_tag(at, &close) || !is_same_name(&close.name, &token->name))
		return FALSE;
	if (at > token->end)
		abridger->barred = abridger->n_open;
	count(abridger, token->end, close.end);
	token->end = close.end;
	return TRUE;
}

static gboolean open_element(struct abridger *abridger, const struct token *token)
{
	if (abridger->n_open == G_N_ELEMENTS(abridger->open))
		return FALSE;
	abridger->open[abridger->n_open++] = (struct open_element){
		.begin = token->begin,
		.inside = token->end,
		.name = token->name,
		.from = abridger->from,
		.page_length = abridger->out->page->len,
		.pieces = abridger->out->pieces->len,
		.sum = abridger->sum,
		.inverse = abridger->inverse,
		.unsure = abridger->unsure,
	};
	return TRUE;
}

enum element_kind { ELEMENT, ROOT, RAW, VOID };

static enum element_kind kind_of(const struct name *name)
{
	/* By length; what is in RAW is not looked at for tags, and nothing can be in VOID, so that
	 * libxml2 does not wait for an end. */
	static const struct {
		char key[8];
		enum element_kind kind;
	} kinds[] = {
		{"br", VOID},      {"hr", VOID},       {"col", VOID},  {"img", VOID},
		{"area", VOID},    {"base", VOID},     {"body", ROOT}, {"head", ROOT},
		{"html", ROOT},    {"link", VOID},     {"meta", VOID}, {"frame", VOID},
		{"input", VOID},   {"param", VOID},    {"style", RAW}, {"script", RAW},
		{"isindex", VOID}, {"basefont", VOID},
	};
	static const guint8 ends[] = {0, 0, 2, 4, 11, 15, 16, 17, 18}; /* of each length */

	if (name->length >= G_N_ELEMENTS(ends))
		return ELEMENT;
	for (guint i = ends[name->length - 1]; i < ends[name->length]; i++)
		if (memcmp(kinds[i].key, name->key, sizeof(name->key)) == 0)
			return kinds[i].kind;
	return ELEMENT;
}

static gboolean pass_tag(struct abridger *abridger, struct token *token, const char *end)
{
	enum element_kind kind = kind_of(&token->name);
	gboolean opens = kind == ELEMENT && !token->ends && !token->empty;

	if (opens && !open_element(abridger, token))
		return FALSE;
	count(abridger, token->begin, token->end);
	if (kind == ROOT)
		abridger->barred = abridger->n_open;
	else if (token->ends)
		close_element(abridger, token);
	else if (kind == RAW && !token->empty)
		return pass_raw(abridger, token, end);
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
	count(abridger, at, next);
	return next;
}

/* What begins with '<'. NULL where it is odd. */
static const char *pass_markup(struct abridger *abridger, const char *at, const char *end)
{
	static const char comment[] = "<!---->"; /* html_drop_unseen() leaves no other */
	struct token token;

	if (at[1] == '!' && strncmp(at, comment, strlen(comment)) == 0) {
		count(abridger, at, at + strlen(comment));
		return at + strlen(comment);
	}
	if (at[1] == '!' ? g_ascii_strncasecmp(at, "<!doctype ", strlen("<!doctype ")) == 0
			 : at[1] == '?' && g_ascii_isalpha(at[2]))
		return pass_declaration(abridger, at, end);
	return read_tag(at, &token) && pass_tag(abridger, &token, end) ? token.end : NULL;
}

void abridge(struct abridged *abridged, const char *text, gsize size, struct markups *markups)
{
	const char *end = text + size;
	/* Where a page has U+10FFFF, all stays as it is; as does one that has others of planes 16.
	 */
	const char *at = memchr(text, ABRIDGE_MARK[0], size) ? NULL : text;
	struct abridger abridger;

	abridged->page = g_string_sized_new(size);
	abridged->pieces = g_array_new(FALSE, FALSE, sizeof(struct abridge_piece));
	abridged->met = g_array_new(FALSE, FALSE, sizeof(struct abridge_met));
	abridger.out = abridged;
	abridger.markups = markups;
	abridger.from = text;
	abridger.sum = 0;
	abridger.power = abridger.inverse = 1;
	abridger.n_open = abridger.barred = 0;
	abridger.unsure = FALSE;
	while (at && at < end)
		at = *at == '<' ? pass_markup(&abridger, at, end) : pass_text(&abridger, at, end);
	copy_until(&abridger, end);
}

void abridged_clear(struct abridged *abridged)
{
	g_string_free(abridged->page, TRUE);
	g_array_unref(abridged->pieces);
	g_array_unref(abridged->met);
}
