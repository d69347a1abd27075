#include "crawler/extract/html_markup.h"

#include <string.h>

#define KEPT_BYTES   (1u << 20) /* of all that is kept; then all is forgotten */
#define MET          4096u      /* hashes; a new one takes an old one's place */
#define STRING_CHUNK 2048u
#define STRAYS       4u /* different ones in a markup; more are too much of a mess */

struct markup {
	uint64_t hash;
	GBytes *bytes;
	GStringChunk *strings;
	GArray *events;                 /* struct markup_event */
	GPtrArray *elements;            /* struct element_facts *, of the events */
	const char *strays[STRAYS + 1]; /* NULL after the last */
	gsize size;                     /* of all this in memory, roughly */
	gboolean refused;
};

/* What an event tells of the element that begins. */
struct element_facts {
	struct attrs attrs;
	struct traits traits;
};

struct markups {
	GHashTable *kept; /* hash → struct markup *, which it is a member of */
	gsize size;
	uint64_t met[MET];
};

struct markup *markup_new(uint64_t hash, const char *bytes, gsize size)
{
	struct markup *markup = g_new0(struct markup, 1);

	markup->hash = hash;
	markup->bytes = g_bytes_new(bytes, size);
	markup->strings = g_string_chunk_new(STRING_CHUNK);
	markup->events = g_array_new(FALSE, FALSE, sizeof(struct markup_event));
	markup->elements = g_ptr_array_new_with_free_func(g_free);
	markup->size = sizeof(*markup) + STRING_CHUNK + size;
	return markup;
}

void markup_free(struct markup *markup)
{
	if (!markup)
		return;
	g_bytes_unref(markup->bytes);
	g_string_chunk_free(markup->strings);
	g_array_unref(markup->events);
	g_ptr_array_unref(markup->elements);
	g_free(markup);
}

static const char *keep_string(struct markup *markup, const char *text, gsize length)
{
	markup->size += length + 1;
	return g_string_chunk_insert_len(markup->strings, text, (gssize)length);
}

static void keep_element(struct markup *markup, struct markup_event *event)
{
	struct element_facts *facts = g_new(struct element_facts, 1);
	struct attrs *copy = &facts->attrs;

	*copy = *event->attrs;
	facts->traits = *event->traits;

	for (guint i = 0; i < ATTR_COUNT; i++)
		if (copy->value[i])
			copy->value[i] =
				keep_string(markup, copy->value[i], strlen(copy->value[i]));
	if (copy->viewed)
		copy->viewed = keep_string(markup, copy->viewed, strlen(copy->viewed));
	if (copy->key)
		copy->key = keep_string(markup, copy->key, strlen(copy->key));
	event->attrs = copy;
	event->traits = &facts->traits;
	g_ptr_array_add(markup->elements, facts);
	markup->size += sizeof(*facts);
}

void markup_add(struct markup *markup, const struct markup_event *event)
{
	struct markup_event copy = *event;

	if (copy.kind == MARKUP_START)
		keep_element(markup, &copy);
	if (copy.text)
		copy.text = keep_string(markup, copy.text, copy.length);
	g_array_append_val(markup->events, copy);
	markup->size += sizeof(copy);
}

const struct markup_event *markup_events(const struct markup *markup, guint *count)
{
	*count = markup->events->len;
	return (const struct markup_event *)(void *)markup->events->data;
}

void markup_add_stray(struct markup *markup, const char *name)
{
	guint n = g_strv_length((char **)markup->strays);

	if (g_strv_contains(markup->strays, name))
		return;
	if (n == STRAYS || strcmp(name, "p") == 0)
		markup_refuse(markup);
	else
		markup->strays[n] = keep_string(markup, name, strlen(name));
}

const char *const *markup_strays(const struct markup *markup)
{
	return markup->strays;
}

void markup_refuse(struct markup *markup)
{
	markup->refused = TRUE;
	g_array_set_size(markup->events, 0);
}

gboolean markup_is_refused(const struct markup *markup)
{
	return markup->refused;
}

struct markups *markups_new(void)
{
	struct markups *markups = g_new0(struct markups, 1);

	markups->kept = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL,
					      (GDestroyNotify)markup_free);
	return markups;
}

void markups_free(struct markups *markups)
{
	if (!markups)
		return;
	g_hash_table_destroy(markups->kept);
	g_free(markups);
}

const struct markup *markups_find(const struct markups *markups, uint64_t hash, const char *bytes,
				  gsize size)
{
	const struct markup *markup = g_hash_table_lookup(markups->kept, &hash);
	gsize kept_size;

	if (!markup)
		return NULL;
	const char *kept = g_bytes_get_data(markup->bytes, &kept_size);
	return kept_size == size && memcmp(kept, bytes, size) == 0 ? markup : NULL;
}

gboolean markups_meet(struct markups *markups, uint64_t hash)
{
	uint64_t *met = &markups->met[hash % MET];

	if (*met == hash)
		return TRUE;
	*met = hash;
	return FALSE;
}

void markups_keep(struct markups *markups, struct markup *markup)
{
	if (markups->size > KEPT_BYTES) {
		g_hash_table_remove_all(markups->kept);
		markups->size = 0;
	}
	markups->size += markup->size;
	g_hash_table_replace(markups->kept, &markup->hash, markup);
}
