/* Folding is a fixed point, gives UTF-8 for any bytes and a map into them; dates are found inside
 * the folded text. */
#include "base/fold.h"
#include "base/thaidate.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	g_autoptr(GString) once = g_string_new(NULL);
	g_autoptr(GArray) map = g_array_new(FALSE, FALSE, sizeof(guint32));
	fold_append(once, text, (gssize)size, map);
	g_assert(g_utf8_validate(once->str, (gssize)once->len, NULL));
	g_assert(map->len == once->len);
	for (guint i = 0; i < map->len; i++)
		g_assert(g_array_index(map, guint32, i) < size);
	g_autofree char *twice = fold_text(once->str, -1);
	g_assert(strcmp(once->str, twice) == 0);

	g_autoptr(GArray) found = thaidate_find(once->str);
	gsize last = 0;
	for (guint i = 0; i < found->len; i++) {
		const struct year_mention *m = &g_array_index(found, struct year_mention, i);
		g_assert(m->start >= last && m->end > m->start && m->end <= once->len);
		g_assert(m->from >= 2540 && m->from <= m->to && m->to <= 2600);
		last = m->end;
	}

	g_autofree char *skeleton = fold_skeleton(once->str);
	g_assert(strlen(skeleton) <= once->len);
	g_autofree char *clean = text_clean(text, (gssize)size, 100);
	g_assert(strlen(clean) <= 100 && g_utf8_validate(clean, -1, NULL));
	g_autofree char *brief = text_ellipsis(clean, 20);
	g_assert(text_width(brief) <= 20);
	return 0;
}
