#include "crawler/extract/html_script.h"

#include <string.h>

#include "base/ending.h"
#include "crawler/limits.h"

#define FUNCTIONS_OPEN 16 /* nested named functions that are told apart */
#define NAME_MAX_BYTES 64
#define LOADER_BYTES   (gsize)200 /* of a call: its address and its data */

struct function {
	char name[NAME_MAX_BYTES];
	guint braces; /* open braces outside of its body */
};

struct scanner {
	const char *code, *at, *end;
	script_handler handler;
	void *data;
	GString *chain;   /* "window.location.href": the last dotted name */
	GString *literal; /* the last string read */
	char before;      /* what stood before: blanks and comments aside */
	guint braces;
	struct function functions[FUNCTIONS_OPEN];
	guint n_functions;
	char named[NAME_MAX_BYTES]; /* a function whose body has not begun yet */
	int awaits;                 /* awaits_answer() of the whole script; -1 until one asks */
};

static void skip_blanks(struct scanner *s)
{
	while (s->at < s->end) {
		gsize left = (gsize)(s->end - s->at);
		if (g_ascii_isspace(*s->at)) {
			s->at++;
		} else if (left >= 2 && memcmp(s->at, "//", 2) == 0) {
			const char *line = memchr(s->at, '\n', left);
			s->at = line ? line : s->end;
		} else if (left >= 2 && memcmp(s->at, "/*", 2) == 0) {
			const char *close = memmem(s->at + 2, left - 2, "*/", 2);
			s->at = close ? close + 2 : s->end;
		} else if (left >= 4 && memcmp(s->at, "<!--", 4) == 0) {
			s->at += 4; /* hides the script from browsers of 1995 */
		} else {
			return;
		}
	}
}

/* Reads the string at s->at into s->literal. FALSE where it has no end or is a template with parts
 * to be computed. */
static gboolean read_string(struct scanner *s)
{
	char quote = *s->at++;
	gboolean plain = TRUE;

	g_string_truncate(s->literal, 0);
	while (s->at < s->end && *s->at != quote) {
		if (*s->at == '\\' && s->at + 1 < s->end) {
			s->at++;
			plain = plain && strchr("/\\'\"`", *s->at);
		} else if (quote == '`' && *s->at == '$') {
			plain = FALSE;
		} else if (quote != '`' && *s->at == '\n') {
			return FALSE;
		}
		g_string_append_c(s->literal, *s->at++);
	}
	if (s->at >= s->end)
		return FALSE;
	s->at++;
	return plain;
}

static gboolean is_name(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '$';
}

/* Reads a dotted name into s->chain. */
static void read_chain(struct scanner *s)
{
	g_string_truncate(s->chain, 0);
	while (s->at < s->end && (is_name(*s->at) || *s->at == '.'))
		g_string_append_c(s->chain, *s->at++);
}

static const char *current_function(const struct scanner *s)
{
	return s->n_functions > 0 ? s->functions[s->n_functions - 1].name : NULL;
}

static void report(struct scanner *s, enum script_hit hit, const char *text)
{
	s->handler(hit, text, current_function(s), s->data);
}

/* TRUE where a plain literal stands here that nothing is added to. */
static gboolean read_whole_literal(struct scanner *s)
{
	skip_blanks(s);
	if (s->at >= s->end || !strchr("'\"`", *s->at) || !read_string(s))
		return FALSE;
	skip_blanks(s);
	return s->at >= s->end || *s->at != '+';
}

static gboolean is_location(const char *chain)
{
	static const char *const names[] = {"location", "location.href"};
	static const char *const owners[] = {"window.",        "document.",  "top.",
					     "self.",          "parent.",    "this.",
					     "window.parent.", "window.top."};

	for (guint i = 0; i < G_N_ELEMENTS(owners); i++)
		if (g_str_has_prefix(chain, owners[i]) &&
		    (strcmp(chain + strlen(owners[i]), names[0]) == 0 ||
		     strcmp(chain + strlen(owners[i]), names[1]) == 0))
			return TRUE;
	return strcmp(chain, names[0]) == 0 || strcmp(chain, names[1]) == 0;
}

/* Takes the literal URLs of href="…" out of markup that document.write() puts together. */
static void report_written(struct scanner *s, const char *markup)
{
	const char *at = markup;

	while ((at = strcasestr(at, "href=")) != NULL) {
		at += strlen("href=");
		const char *start = at + (*at == '"' || *at == '\'');
		gsize length = strcspn(start, "\"'> \001");
		gboolean rooted = start[0] == '/' || g_ascii_strncasecmp(start, "http", 4) == 0;
		if (rooted && start[length] != '\001') {
			g_autofree char *url = g_strndup(start, length);
			report(s, SCRIPT_WRITE, url);
		}
		at = start + length;
	}
}

/* document.write('<a href="' + '/home' + '">'): literals are joined, anything else leaves a mark.
 */
static void read_write(struct scanner *s)
{
	g_autoptr(GString) markup = g_string_new(NULL);
	guint depth = 1;

	while (s->at < s->end && depth > 0) {
		skip_blanks(s);
		if (s->at >= s->end)
			break;
		if (strchr("'\"`", *s->at)) {
			if (!read_string(s))
				g_string_append_c(markup, '\001');
			g_string_append(markup, s->literal->str);
			continue;
		}
		if (*s->at == '(')
			depth++;
		else if (*s->at == ')')
			depth--;
		else if (*s->at != '+' && *s->at != ',')
			g_string_append_c(markup, '\001');
		s->at++;
	}
	report_written(s, markup->str);
}

/* "/files/plan.pdf", "https://…/a.docx?v=2": a slash in it, since a bare name may be the rest of a
 * path that is put together. */
gboolean script_names_document(const char *text)
{
	gsize length = strcspn(text, "?#");

	return length <= LIMIT_URL && memchr(text, '/', length) &&
	       !strpbrk(text, " \t\r\n<>\"'{}") && ending_is_document(text);
}

/* What is fetched goes by the page's own address: fetch('/api' + location.search). */
static const char *by_address(const struct scanner *s)
{
	gsize near = MIN((gsize)(s->end - s->at), LOADER_BYTES);

	return memmem(s->at, near, "location", strlen("location")) ? "location" : "";
}

static gboolean is_one_of(const char *chain, const char *const *names)
{
	return g_strv_contains(names, chain);
}

/* TRUE where the script may look at what comes back. One that only sends (a download is counted)
 * shows nothing. */
static gboolean awaits_answer(struct scanner *s)
{
	static const char *const words[] = {"response", "onload", "onreadystatechange",
					    "addEventListener"};

	if (s->awaits < 0) {
		s->awaits = FALSE;
		for (gsize i = 0; i < G_N_ELEMENTS(words) && !s->awaits; i++)
			s->awaits = memmem(s->code, (gsize)(s->end - s->code), words[i],
					   strlen(words[i])) != NULL;
	}
	return s->awaits;
}

/* $(window).load(function () …): an event's, no address. */
static gboolean is_handler(const struct scanner *s)
{
	gsize near = MIN((gsize)(s->end - s->at), sizeof("function") - 1);

	return near == 0 || *s->at == '(' || *s->at == ')' || strncmp(s->at, "function", near) == 0;
}

/* Where a function goes to what it is given. */
static void go(struct scanner *s, enum script_hit hit)
{
	if (read_whole_literal(s))
		report(s, hit, s->literal->str);
	else if (current_function(s))
		report(s, SCRIPT_STEERS, "");
}

static void read_call(struct scanner *s)
{
	static const char *const openers[] = {"window.open", "open", NULL};
	static const char *const embedders[] = {"PDFObject.embed", NULL};
	static const char *const writers[] = {"document.write", "document.writeln", NULL};
	static const char *const words[] = {"if",     "for",   "while", "switch",
					    "return", "catch", NULL};
	static const char *const loaders[] = {
		"fetch",      "window.fetch", "axios",          "axios.get", "axios.post",
		"$.ajax",     "$.get",        "$.post",         "$.getJSON", "jQuery.ajax",
		"jQuery.get", "jQuery.post",  "jQuery.getJSON", NULL};
	g_autofree char *chain = g_strdup(s->chain->str);
	char *last = strrchr(chain, '.');

	s->at++;
	if (is_one_of(chain, writers)) {
		read_write(s);
	} else if (is_one_of(chain, embedders)) {
		if (read_whole_literal(s))
			report(s, SCRIPT_EMBED, s->literal->str);
	} else if (is_one_of(chain, openers)) {
		go(s, SCRIPT_GOES);
	} else if (last && (strcmp(last, ".replace") == 0 || strcmp(last, ".assign") == 0)) {
		*last = '\0';
		if (is_location(chain))
			go(s, SCRIPT_GOES);
	} else if (strcmp(chain, "XMLHttpRequest") == 0) {
		if (awaits_answer(s))
			report(s, SCRIPT_LOADS, by_address(s));
	} else if (is_one_of(chain, loaders)) {
		report(s, SCRIPT_LOADS, by_address(s));
	} else if (strcmp(chain, "load") == 0 && s->before == '.') {
		if (read_whole_literal(s)) {
			g_string_truncate(s->literal, strcspn(s->literal->str, " "));
			report(s, SCRIPT_FRAME, s->literal->str);
		} else if (current_function(s) && !is_handler(s)) {
			report(s, SCRIPT_STEERS, "");
		}
	} else if (last && strcmp(last, ".submit") == 0) {
		report(s, SCRIPT_CALL, "submit");
	} else if (!last && !is_one_of(chain, words)) {
		report(s, SCRIPT_CALL, chain);
	}
}

/* After "function": its name, if it has one, waits for the brace that opens its body. */
static void read_function(struct scanner *s)
{
	skip_blanks(s);
	read_chain(s);
	if (s->chain->len > 0)
		g_strlcpy(s->named, s->chain->str, sizeof(s->named));
	skip_blanks(s);
	if (s->at < s->end && *s->at == '(')
		s->at++;
}

static void read_name(struct scanner *s)
{
	gboolean assigns;

	read_chain(s);
	if (strcmp(s->chain->str, "function") == 0) {
		read_function(s);
		return;
	}
	skip_blanks(s);
	if (s->at >= s->end)
		return;
	if (*s->at == '(') {
		read_call(s);
		return;
	}
	if (*s->at == ':' && strcmp(s->chain->str, "ajax") == 0) { /* an option of DataTables */
		report(s, SCRIPT_LOADS, by_address(s));
		return;
	}
	assigns = *s->at == '=' && s->at + 1 < s->end && s->at[1] != '=';
	if (!assigns)
		return;
	s->at++;
	if (is_location(s->chain->str)) {
		go(s, SCRIPT_GOES);
		return;
	}
	skip_blanks(s);
	if (s->end - s->at > 8 && memcmp(s->at, "function", 8) == 0)
		g_strlcpy(s->named, s->chain->str, sizeof(s->named));
}

static void open_brace(struct scanner *s)
{
	if (s->named[0] && s->n_functions < FUNCTIONS_OPEN) {
		struct function *function = &s->functions[s->n_functions++];
		g_strlcpy(function->name, s->named, sizeof(function->name));
		function->braces = s->braces;
	}
	s->named[0] = '\0';
	s->braces++;
}

static void close_brace(struct scanner *s)
{
	if (s->braces > 0)
		s->braces--;
	if (s->n_functions > 0 && s->functions[s->n_functions - 1].braces == s->braces)
		s->n_functions--;
}

/* Markup with links, computed for each entry of a list: `<a href="${one.url}">${one.name}</a>`. */
static gboolean makes_links(const char *literal)
{
	return strstr(literal, "${") && strcasestr(literal, "<a ") && strcasestr(literal, "href=");
}

/* A literal that is nothing's part: no '+' before or after it. */
static void read_literal(struct scanner *s)
{
	gboolean plain = read_string(s);

	if (!plain && makes_links(s->literal->str))
		report(s, SCRIPT_LOADS, "");
	skip_blanks(s);
	if (plain && s->before != '+' && (s->at >= s->end || *s->at != '+') &&
	    script_names_document(s->literal->str))
		report(s, SCRIPT_EMBED, s->literal->str);
}

void script_scan(const char *code, gsize size, script_handler handler, void *data)
{
	struct scanner s = {.code = code,
			    .at = code,
			    .end = code + size,
			    .handler = handler,
			    .data = data,
			    .awaits = -1};

	s.chain = g_string_new(NULL);
	s.literal = g_string_new(NULL);
	while (skip_blanks(&s), s.at < s.end) {
		char c = *s.at;
		if (strchr("'\"`", c) && c) {
			read_literal(&s);
		} else if (is_name(c)) {
			read_name(&s);
		} else {
			if (c == '{')
				open_brace(&s);
			else if (c == '}')
				close_brace(&s);
			s.at++;
		}
		s.before = c;
	}
	g_string_free(s.chain, TRUE);
	g_string_free(s.literal, TRUE);
}
