#include "rules/quote.h"

#include "base/fold.h"

#include <string.h>

#define ELLIPSIS  "…"
#define WORD_EDGE 40u /* bytes within which a blank is looked for to cut at */

/* Thai vowels and tone marks that stand on the letter before them. */
static gboolean is_mark(const char *at)
{
	return g_unichar_ismark(g_utf8_get_char(at));
}

/* The nearest place from at on, in the direction of step, where a letter with its marks begins. */
static gsize letter_edge(const char *text, gsize at, int step)
{
	while (at > 0 && text[at] && ((text[at] & 0xc0) == 0x80 || is_mark(text + at)))
		at += step;
	return at;
}

/* The blank nearest to at that is no further than WORD_EDGE, in the direction of step and not
 * beyond stop; else the next letter. */
static gsize word_edge(const char *text, gsize at, int step, gsize stop)
{
	for (gsize i = 0, here = at; i < WORD_EDGE && here != stop && text[here]; i++, here += step)
		if (text[here] == ' ')
			return step > 0 ? here + 1 : here;
	return letter_edge(text, at, step);
}

/* Where the place in the folded form stands in text. */
static void unfold(const char *text, guint32 *start, guint32 *end)
{
	g_autoptr(GString) fold = g_string_new(NULL);
	g_autoptr(GArray) map = g_array_new(FALSE, FALSE, sizeof(guint32));

	fold_append(fold, text, -1, map);
	*end = MIN(*end, map->len);
	*start = MIN(*start, *end);
	if (*end == 0)
		return;
	guint32 last = g_array_index(map, guint32, *end - 1);
	*start = g_array_index(map, guint32, MIN(*start, *end - 1));
	*end = last + (guint32)(g_utf8_next_char(text + last) - (text + last));
}

char *quote_around(const char *text, guint32 start, guint32 end)
{
	g_autofree char *clean = text_clean(text, -1, G_MAXINT);
	gsize length = strlen(clean), room = QUOTE_BYTES - 2 * strlen(ELLIPSIS);

	if (length <= QUOTE_BYTES)
		return g_steal_pointer(&clean);
	unfold(clean, &start, &end);
	gsize middle = (start + (gsize)MIN(end, start + room)) / 2;
	gsize from = middle > room / 2 ? MIN(middle - room / 2, length - room) : 0;
	gsize to = MIN(from + room, length);
	if (from > 0)
		from = word_edge(clean, from, 1, start);
	if (to < length)
		to = word_edge(clean, to, -1, end);
	g_autofree char *cut = g_strndup(clean + from, to - from);
	return g_strdup_printf("%s%s%s", from > 0 ? ELLIPSIS : "", g_strstrip(cut),
			       to < length ? ELLIPSIS : "");
}
