#include "crawler/extract/html_unseen.h"

#include <string.h>

#include "crawler/limits.h"

/* A piece of the page: [begin, end). */
struct span {
	const char *begin, *end;
};

enum raw { RAW_NONE, RAW_COMMENT, RAW_SCRIPT, RAW_STYLE };

static gboolean begins_with(const char *text, const char *end, const char *word, gsize length)
{
	return (gsize)(end - text) >= length && g_ascii_strncasecmp(text, word, length) == 0;
}

/* An element's name ends where it does: "scripted" is none. */
static gboolean is_element(const char *text, const char *end, const char *name, gsize length)
{
	return begins_with(text, end, name, length) && text + length < end &&
	       (g_ascii_isspace(text[length]) || text[length] == '>' || text[length] == '/');
}

/* What begins after the '<' before text. */
static enum raw raw_at(const char *text, const char *end)
{
	if (text == end)
		return RAW_NONE;
	if (*text == '!')
		return begins_with(text, end, "!--", 3) ? RAW_COMMENT : RAW_NONE;
	if (g_ascii_tolower(*text) != 's')
		return RAW_NONE;
	if (is_element(text, end, "script", 6))
		return RAW_SCRIPT;
	return is_element(text, end, "style", 5) ? RAW_STYLE : RAW_NONE;
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

/* Where the comment ends whose content begins at text: at "-->", or as libxml2 has it, "--!>". */
static const char *end_of_comment(const char *text, const char *end)
{
	for (const char *at = text; (at = memmem(at, (gsize)(end - at), "--", 2)) != NULL; at++)
		if (begins_with(at, end, "-->", 3) || begins_with(at, end, "--!>", 4))
			return at;
	return end;
}

static const char *end_of_element(const char *text, const char *end, const char *close)
{
	for (const char *at = text; (at = memchr(at, '<', (gsize)(end - at))) != NULL; at++)
		if (begins_with(at, end, close, strlen(close)))
			return at;
	return end;
}

/* The content of what begins at text, after the tag that ends at tag. */
static struct span content_of(enum raw raw, const char *text, const char *tag, const char *end)
{
	if (raw == RAW_COMMENT)
		return (struct span){text + 3, end_of_comment(text + 3, end)};
	if (tag >= end)
		return (struct span){end, end};
	if (tag[-1] == '/') /* the parser takes it for an element without content */
		return (struct span){tag, tag};
	const char *close = raw == RAW_SCRIPT ? "</script" : "</style";
	return (struct span){tag + 1, end_of_element(tag + 1, end, close)};
}

/* What is not closed stays as it is: how far it reaches is for the parser to say. */
static gboolean may_drop(enum raw raw, const struct span *content, const char *end,
			 const struct memo *memo)
{
	if (content->end == end)
		return FALSE;
	return raw != RAW_SCRIPT ||
	       memo_is_idle_script(memo, content->begin, (gsize)(content->end - content->begin));
}

/* The page that is left, and how much of the page has been looked at. */
struct shrinker {
	char *to;
	const char *from;
};

static void keep_until(struct shrinker *shrinker, const char *until)
{
	gsize length = (gsize)(until - shrinker->from);

	if (shrinker->to != shrinker->from)
		memmove(shrinker->to, shrinker->from, length);
	shrinker->to += length;
	shrinker->from = until;
}

gsize html_drop_unseen(char *text, gsize size, const struct memo *memo, gboolean *cut)
{
	const char *end = text + size;
	const char *at = text;
	struct shrinker shrinker = {text, text};

	*cut = FALSE;
	while ((at = memchr(at, '<', (gsize)(end - at))) != NULL) {
		const char *begin = at++;
		enum raw raw = raw_at(at, end);
		gboolean tag =
			raw != RAW_COMMENT && at < end && (g_ascii_isalpha(*at) || *at == '/');
		const char *next = tag ? end_of_tag(at, end) : at;
		if (!next) {
			*cut = TRUE;
			end = begin;
			break;
		}
		if (raw != RAW_NONE) {
			struct span content = content_of(raw, at, next, end);
			if (may_drop(raw, &content, end, memo)) {
				keep_until(&shrinker, content.begin);
				shrinker.from = content.end;
			}
			next = content.end;
		}
		at = next;
	}
	keep_until(&shrinker, end);
	*shrinker.to = '\0';
	return (gsize)(shrinker.to - text);
}
