#include "crawler/memo.h"

#include <string.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "crawler/extract/html_markup.h"
#include "crawler/limits.h"
#include "crawler/url.h"

#define TEXT_BYTES    256u       /* longer texts are no menu's and seldom come again */
#define ENTRIES       8000u      /* of all tables; then all is forgotten: no page has as many */
#define STRINGS_BYTES (1u << 20) /* of all tables, likewise */
#define STRINGS_CHUNK (16u << 10)

struct memo {
	GHashTable *links; /* char *: where it stands and the reference → struct memo_link * */
	GHashTable *texts; /* char * as met → struct memo_text * */
	GHashTable *names; /* char *: a list of class names → what it means */
	GHashTable *idle;  /* guint64 *: hashes of scripts that lead nowhere, a set */
	struct markups *markups; /* NULL until asked for */
	GStringChunk *strings;
	gsize bytes;
	GString *name, *fold; /* of what is looked up */
	char *clean;          /* of a text that is not kept */
	struct memo_link once_link;
	struct memo_text once_text;
	char *url, *key, *fragment; /* of once_link */
};

/* g_str_hash() goes byte by byte, which here is felt. */
static guint hash_text(gconstpointer text)
{
	guint64 hash = fold_hash(text, strlen(text));

	return (guint)(hash ^ hash >> 32);
}

struct memo *memo_new(void)
{
	struct memo *memo = g_new0(struct memo, 1);

	memo->links = g_hash_table_new_full(hash_text, g_str_equal, NULL, g_free);
	memo->texts = g_hash_table_new_full(hash_text, g_str_equal, NULL, g_free);
	memo->names = g_hash_table_new(hash_text, g_str_equal);
	memo->idle = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	memo->strings = g_string_chunk_new(STRINGS_CHUNK);
	memo->name = g_string_new(NULL);
	memo->fold = g_string_new(NULL);
	return memo;
}

static void clear_once(struct memo *memo)
{
	g_clear_pointer(&memo->url, g_free);
	g_clear_pointer(&memo->key, g_free);
	g_clear_pointer(&memo->fragment, g_free);
	g_clear_pointer(&memo->clean, g_free);
}

void memo_free(struct memo *memo)
{
	if (!memo)
		return;
	clear_once(memo);
	g_hash_table_destroy(memo->links);
	g_hash_table_destroy(memo->texts);
	g_hash_table_destroy(memo->names);
	g_hash_table_destroy(memo->idle);
	markups_free(memo->markups);
	g_string_chunk_free(memo->strings);
	g_string_free(memo->name, TRUE);
	g_string_free(memo->fold, TRUE);
	g_free(memo);
}

static void forget_when_full(struct memo *memo)
{
	if (memo->bytes < STRINGS_BYTES &&
	    g_hash_table_size(memo->links) + g_hash_table_size(memo->texts) +
			    g_hash_table_size(memo->names) + g_hash_table_size(memo->idle) <
		    ENTRIES)
		return;
	g_hash_table_remove_all(memo->links);
	g_hash_table_remove_all(memo->texts);
	g_hash_table_remove_all(memo->names);
	g_hash_table_remove_all(memo->idle);
	g_string_chunk_clear(memo->strings);
	memo->bytes = 0;
}

static const char *keep(struct memo *memo, const char *text)
{
	if (!text)
		return NULL;
	gsize length = strlen(text);
	memo->bytes += length + 1;
	return g_string_chunk_insert_len(memo->strings, text, (gssize)length);
}

/* How much of the base has a say in what the reference means (RFC 3986 §5.2): for "/path" its
 * origin, for "page.php" its folder too. What is written in an odd way is said to need all. */
static gsize base_needed(const char *base, const char *reference)
{
	if (g_str_has_prefix(reference, "http://") || g_str_has_prefix(reference, "https://"))
		return 0;
	const char *origin = strstr(base, "://");
	gsize path = origin ? (gsize)(origin + 3 - base) + strcspn(origin + 3, "/?") : 0;
	if (path == 0)
		return strlen(base);
	if (*reference == '/')
		return path;
	gsize word = strcspn(reference, "/?#:\\ \t\r\n");
	if (word == 0 || reference[word] == ':' || reference[word] == '\\')
		return strlen(base);
	gsize folder = path;
	for (gsize i = path; base[i] && base[i] != '?'; i++)
		if (base[i] == '/')
			folder = i + 1;
	return folder;
}

const struct memo_link *memo_link(struct memo *memo, const char *base, const char *reference,
				  const char *charset)
{
	g_string_truncate(memo->name, 0);
	g_string_append_len(memo->name, base, (gssize)base_needed(base, reference));
	g_string_append_c(memo->name, '\n');
	g_string_append(memo->name, charset ? charset : "");
	g_string_append_c(memo->name, '\n');
	g_string_append(memo->name, reference);
	struct memo_link *known = g_hash_table_lookup(memo->links, memo->name->str);
	if (known)
		return known;

	clear_once(memo);
	memo->url = url_resolve(base, reference, charset, &memo->fragment);
	memo->key = memo->url ? url_key(memo->url) : NULL;
	memo->once_link = (struct memo_link){memo->url, memo->key, memo->fragment};
	if (memo->name->len > LIMIT_URL)
		return &memo->once_link;
	forget_when_full(memo);
	struct memo_link *entry = g_new(struct memo_link, 1);
	entry->url = keep(memo, memo->url);
	entry->key = g_strcmp0(memo->key, memo->url) == 0 ? entry->url : keep(memo, memo->key);
	entry->fragment = keep(memo, memo->fragment);
	g_hash_table_insert(memo->links, (char *)keep(memo, memo->name->str), entry);
	return entry;
}

/* TRUE where text_clean() would change nothing: most text was collapsed while it was read. Lead
 * bytes of no-break, wide and invisible blanks, and nikhahit, are left to text_clean(). */
static gboolean is_clean(const char *text, gsize length)
{
	guchar last = ' ';

	for (gsize i = 0; i < length; i++) {
		guchar byte = (guchar)text[i];
		last = byte == 0xe0 ? byte : last; /* Thai, nearly always */
		while (byte == 0xe0 && length - i > 3) {
			if ((guchar)text[i + 1] == 0xb9 && (guchar)text[i + 2] == 0x8d)
				return FALSE;
			i += 3;
			byte = (guchar)text[i];
		}
		if (byte < ' ' || byte == 0x7f || (byte == ' ' && last == ' ') || byte == 0xc2 ||
		    byte == 0xe1 || byte == 0xe2 || byte == 0xe3 || byte == 0xef)
			return FALSE;
		last = byte;
	}
	return last != ' ' && utf8_valid(text, length, NULL);
}

/* What these return points to text, or to what the memo holds for one call. */
static const struct memo_text *fold_clean(struct memo *memo, const char *text)
{
	struct memo_text *once = &memo->once_text;

	g_string_truncate(memo->fold, 0);
	fold_append(memo->fold, text, -1, NULL);
	once->text = text;
	once->fold = strcmp(memo->fold->str, text) == 0 ? text : memo->fold->str;
	once->hash = fold_hash(memo->fold->str, memo->fold->len);
	return once;
}

static const struct memo_text *read_text(struct memo *memo, const char *text, gsize length,
					 gsize max)
{
	clear_once(memo);
	if (length > max || !is_clean(text, length))
		text = memo->clean = text_clean(text, (gssize)length, max);
	return fold_clean(memo, text);
}

const struct memo_text *memo_text(struct memo *memo, const char *text, gsize max)
{
	gsize length = strlen(text);
	struct memo_text *entry;

	if (length > TEXT_BYTES)
		return read_text(memo, text, length, max);
	entry = g_hash_table_lookup(memo->texts, text);
	if (entry)
		return entry;
	const struct memo_text *once = read_text(memo, text, length, max);
	forget_when_full(memo);
	const char *raw = keep(memo, text);
	entry = g_new(struct memo_text, 1);
	entry->text = once->text == text ? raw : keep(memo, once->text);
	entry->fold = once->fold == once->text ? entry->text : keep(memo, once->fold);
	entry->hash = once->hash;
	g_hash_table_insert(memo->texts, (char *)raw, entry);
	return entry;
}

const struct memo_text *memo_clean_text(struct memo *memo, const char *text)
{
	gsize length = strlen(text);

	return length > TEXT_BYTES ? fold_clean(memo, text) : memo_text(memo, text, length);
}

void memo_idle_script(struct memo *memo, const char *code, gsize size)
{
	guint64 hash = fold_hash(code, size);

	forget_when_full(memo);
	g_hash_table_add(memo->idle, g_memdup2(&hash, sizeof(hash)));
}

gboolean memo_is_idle_script(const struct memo *memo, const char *code, gsize size)
{
	guint64 hash = fold_hash(code, size);

	return g_hash_table_contains(memo->idle, &hash);
}

guint memo_names(struct memo *memo, const char *names, memo_read_names read)
{
	gpointer known;

	if (g_hash_table_lookup_extended(memo->names, names, NULL, &known))
		return GPOINTER_TO_UINT(known);
	guint meaning = read(names);
	if (strlen(names) > TEXT_BYTES)
		return meaning;
	forget_when_full(memo);
	g_hash_table_insert(memo->names, (char *)keep(memo, names), GUINT_TO_POINTER(meaning));
	return meaning;
}

struct markups *memo_markups(struct memo *memo)
{
	if (!memo->markups)
		memo->markups = markups_new();
	return memo->markups;
}
