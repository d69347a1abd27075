#include "reports/wrap.h"

#include "base/fold.h"

#include <thai/thbrk.h>
#include <thai/thwbrk.h>
#include <wchar.h>

G_STATIC_ASSERT(sizeof(wchar_t) == sizeof(gunichar));

#define WRAP_TEXT_MAX 16384 /* bytes of one paragraph; a report needs a few hundred */

struct wrapper {
	ThBrk *words; /* NULL where libthai's dictionary is not installed: lines then break at
			 blanks only */
};

struct wrapper *wrapper_new(void)
{
	struct wrapper *wrapper = g_new0(struct wrapper, 1);

	wrapper->words = th_brk_new(NULL);
	return wrapper;
}

void wrapper_free(struct wrapper *wrapper)
{
	if (!wrapper)
		return;
	if (wrapper->words)
		th_brk_delete(wrapper->words);
	g_free(wrapper);
}

static gboolean is_thai_letter(gunichar c)
{
	return c >= 0x0E01 && c <= 0x0E4E;
}

/* One flag a character: a line may begin here. */
static guint8 *may_begin(const struct wrapper *wrapper, const gunichar *text, glong length)
{
	guint8 *flags = g_malloc0((gsize)length + 1);
	g_autofree int *found = g_new(int, length + 1);
	int n = 0;

	if (wrapper->words)
		n = th_brk_wc_find_breaks(wrapper->words, (const thwchar_t *)text, found,
					  (size_t)length);
	for (int i = 0; i < n; i++)
		if (found[i] > 0 && is_thai_letter(text[found[i] - 1]) &&
		    is_thai_letter(text[found[i]]))
			flags[found[i]] = 1;
	for (glong i = 1; i < length; i++)
		if (text[i - 1] == ' ')
			flags[i] = 1;
	return flags;
}

static int width_of(gunichar c)
{
	char text[7] = "";

	g_unichar_to_utf8(c, text);
	return text_width(text);
}

/* How far a line from `start` reaches: to the last place where the next may begin, else to the last
 * letter that fits. */
static glong line_end(const gunichar *text, const guint8 *flags, glong start, glong length,
		      int columns)
{
	glong last_good = 0, last_letter = start + 1, i;
	int width = 0;

	for (i = start; i < length; i++) {
		int w = width_of(text[i]);

		if (i > start && flags[i])
			last_good = i;
		if (i > start && w > 0)
			last_letter = i;
		/* a blank at the end is not printed and may stand outside */
		if (width + w > columns && text[i] != ' ')
			return last_good ? last_good : last_letter;
		width += w;
	}
	return length;
}

static char *line_text(const gunichar *text, glong start, glong end)
{
	char *line = g_ucs4_to_utf8(text + start, end - start, NULL, NULL, NULL);

	return g_strchomp(line);
}

GPtrArray *wrap_lines(const struct wrapper *wrapper, const char *text, int columns)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *clean = text_clean(text, -1, WRAP_TEXT_MAX);
	glong length, start = 0;
	g_autofree gunichar *letters = g_utf8_to_ucs4_fast(clean, -1, &length);
	g_autofree guint8 *flags = may_begin(wrapper, letters, length);

	while (start < length) {
		glong end = line_end(letters, flags, start, length, columns);

		g_ptr_array_add(lines, line_text(letters, start, end));
		start = end;
	}
	if (!lines->len)
		g_ptr_array_add(lines, g_strdup(""));
	return lines;
}
