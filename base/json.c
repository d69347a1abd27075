#include "base/json.h"

#include "base/utf8.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum {
	NESTING_MAX = 64,    /* rule files need 8; the walk below and cJSON_Delete() recurse */
	QUOTED_CHARS = 24,   /* of the place of a syntax error */
	NAME_MAX_BYTES = 64, /* longer names get no hint */
};

static const gsize SIZE_MAX_BYTES = 256u
				    << 20; /* offsets are kept in pointers of 32-bit machines too */

G_DEFINE_QUARK(oitcheck_json_error, json_error)

static const struct {
	int type; /* of cJSON */
	const char *th, *en;
} type_names[] = {
	{cJSON_String, "ข้อความ \"…\"", "a string \"…\""},
	{cJSON_Number, "ตัวเลข", "a number"},
	{cJSON_True | cJSON_False, " true หรือ false", "true or false"},
	{cJSON_Array, "รายการ […]", "an array […]"},
	{cJSON_Object, "กลุ่มข้อมูล {…}", "an object {…}"},
	{cJSON_NULL, " null", "null"},
};

static const char *type_name(int type, gboolean thai)
{
	for (gsize i = 0; i < G_N_ELEMENTS(type_names); i++)
		if (type_names[i].type & type)
			return thai ? type_names[i].th : type_names[i].en;
	return "?";
}

static void place_of(const char *text, gsize offset, unsigned *line, unsigned *column)
{
	gsize start = 0;
	*line = 1;
	for (const char *end; (end = memchr(text + start, '\n', offset - start));) {
		(*line)++;
		start = (gsize)(end - text) + 1;
	}
	*column = (unsigned)g_utf8_strlen(text + start, (gssize)(offset - start)) + 1;
}

/* What cJSON takes for white space. */
static gsize skip_blanks(const struct json_file *file, gsize at)
{
	while (at < file->size && (guint8)file->text[at] <= ' ')
		at++;
	return at;
}

/* Behind the string that starts at the offset. */
static gsize skip_string(const struct json_file *file, gsize at)
{
	for (at++; at < file->size && file->text[at] != '"'; at++)
		if (file->text[at] == '\\')
			at++;
	return MIN(at + 1, file->size);
}

static gsize skip_word(const struct json_file *file, gsize at)
{
	while (at < file->size && (guint8)file->text[at] > ' ' && !strchr(",]}", file->text[at]))
		at++;
	return at;
}

/* Text and tree have the same shape once cJSON took the text: notes where each node starts. Returns
 * the offset behind the value. */
static gsize walk(struct json_file *file, const cJSON *node, gsize at)
{
	at = skip_blanks(file, at);
	g_hash_table_insert(file->places, (gpointer)node, GSIZE_TO_POINTER(at + 1));
	if (cJSON_IsString(node))
		return skip_string(file, at);
	if (!cJSON_IsObject(node) && !cJSON_IsArray(node))
		return skip_word(file, at);
	at++;
	for (const cJSON *child = node->child; child; child = child->next) {
		at = skip_blanks(file, at);
		if (cJSON_IsObject(node))
			at = skip_blanks(file, skip_string(file, at)) + 1;
		at = skip_blanks(file, walk(file, child, at));
		if (child->next)
			at++;
	}
	return skip_blanks(file, at) + 1;
}

/* Offset of the bracket that opens one level too many; the size where there is none. */
static gsize too_deep(const struct json_file *file)
{
	int depth = 0;
	for (gsize at = 0; at < file->size; at++) {
		char c = file->text[at];
		if (c == '"')
			at = skip_string(file, at) - 1;
		else if (c == '{' || c == '[')
			depth++;
		else if (c == '}' || c == ']')
			depth--;
		if (depth > NESTING_MAX)
			return at;
	}
	return file->size;
}

static void syntax_error(const struct json_file *file, gsize offset, const char *th, const char *en,
			 GError **error)
{
	unsigned line, column;
	/* the bytes before a fault in the encoding are whole characters */
	offset = MIN(offset, file->size);
	place_of(file->text, offset, &line, &column);
	g_autofree char *rest = g_utf8_make_valid(
		file->text + offset, (gssize)MIN(file->size - offset, QUOTED_CHARS * 4));
	g_autofree char *quoted =
		g_utf8_substring(rest, 0, MIN(g_utf8_strlen(rest, -1), QUOTED_CHARS));
	quoted[strcspn(quoted, "\r\n")] = '\0';
	g_set_error(error, JSON_ERROR, JSON_ERROR_SYNTAX, "%s:%u:%u: %s (%s)%s%s", file->name, line,
		    column, th, en, *quoted ? ": " : "", quoted);
}

static gboolean parse_tree(struct json_file *file, GError **error)
{
	const char *end = NULL;
	gsize deep;
	if (!utf8_valid(file->text, file->size, &end)) {
		syntax_error(file, (gsize)(end - file->text), "ตรงนี้ไม่ใช่ UTF-8: บันทึกแฟ้มเป็น UTF-8",
			     "not UTF-8: save the file as UTF-8", error);
		return FALSE;
	}
	if ((deep = too_deep(file)) < file->size) {
		syntax_error(file, deep, "วงเล็บซ้อนกันลึกเกินไป", "brackets nested too deeply", error);
		return FALSE;
	}
	file->root = cJSON_ParseWithLengthOpts(file->text, file->size + 1, &end, TRUE);
	if (!file->root) {
		syntax_error(
			file, end ? (gsize)(end - file->text) : 0,
			"ตรงนี้ไม่เป็น JSON: ดูเครื่องหมายคำพูด จุลภาค หรือวงเล็บที่ขาดหรือเกินก่อนหน้านี้",
			"not JSON: look for a missing or extra quote, comma or bracket before this",
			error);
		return FALSE;
	}
	return TRUE;
}

struct json_file *json_parse(const char *name, const char *text, gsize size, GError **error)
{
	if (size > SIZE_MAX_BYTES) {
		g_set_error(
			error, JSON_ERROR, JSON_ERROR_READ,
			"%s:1:1: แฟ้มใหญ่เกินไป ดูว่าระบุถูกแฟ้ม (file too large, is it the right one?)",
			name);
		return NULL;
	}
	AUTO(json_file) file = g_new0(struct json_file, 1);
	file->name = g_strdup(name);
	file->size = size;
	file->text = g_malloc(size + 1);
	memcpy(file->text, text, size);
	file->text[size] = '\0';
	file->places = g_hash_table_new(NULL, NULL);
	if (!parse_tree(file, error))
		return NULL;
	walk(file, file->root, g_str_has_prefix(file->text, "\xEF\xBB\xBF") ? 3 : 0);
	return g_steal_pointer(&file);
}

struct json_file *json_load(const char *path, gsize max, GError **error)
{
	FILE *stream = fopen(path, "rbe");
	if (!stream) {
		g_set_error(error, JSON_ERROR, JSON_ERROR_READ,
			    "%s: เปิดแฟ้มไม่ได้ ดูชื่อแฟ้มและสิทธิ์การอ่าน (cannot open, check its name and "
			    "permissions): %s",
			    path, g_strerror(errno));
		return NULL;
	}
	g_autofree char *text = g_malloc(max + 1);
	gsize size = fread(text, 1, max + 1, stream);
	gboolean failed = ferror(stream) != 0;
	int fault = errno;
	fclose(stream);
	if (failed) {
		g_set_error(error, JSON_ERROR, JSON_ERROR_READ,
			    "%s: อ่านแฟ้มไม่ได้ ดูว่าเป็นแฟ้ม ไม่ใช่โฟลเดอร์ (cannot read, is it a file?): %s",
			    path, g_strerror(fault));
		return NULL;
	}
	if (size > max) {
		g_set_error(error, JSON_ERROR, JSON_ERROR_READ,
			    "%s:1:1: แฟ้มใหญ่เกิน %" G_GSIZE_FORMAT
			    " ไบต์ ดูว่าระบุถูกแฟ้ม (larger than that many bytes, is it the right file?)",
			    path, max);
		return NULL;
	}
	return json_parse(path, text, size, error);
}

void json_free(struct json_file *file)
{
	if (!file)
		return;
	cJSON_Delete(file->root);
	g_clear_pointer(&file->places, g_hash_table_unref);
	g_free(file->name);
	g_free(file->text);
	g_free(file);
}

void json_place(const struct json_file *file, const cJSON *node, unsigned *line, unsigned *column)
{
	gsize known = GPOINTER_TO_SIZE(g_hash_table_lookup(file->places, node));
	place_of(file->text, known > 0 ? known - 1 : 0, line, column);
}

void json_fault(struct json_faults *faults, const struct json_file *file, const cJSON *node,
		const char *format, ...)
{
	unsigned line, column;
	json_place(file, node, &line, &column);
	GString *message = g_string_new(NULL);
	g_string_printf(message, "%s:%u:%u: ", file->name, line, column);
	va_list arguments;
	va_start(arguments, format);
	g_string_append_vprintf(message, format, arguments);
	va_end(arguments);
	if (!faults->messages)
		faults->messages = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(faults->messages, g_string_free(message, FALSE));
}

static void wrong_type(struct json_faults *faults, const struct json_file *file, const cJSON *node,
		       const char *what, int type)
{
	json_fault(faults, file, node, "%s: ต้องเป็น%s แต่พบ%s (expected %s, found %s)", what,
		   type_name(type, TRUE), type_name(node->type, TRUE), type_name(type, FALSE),
		   type_name(node->type, FALSE));
}

/* The member, where it is there and of the type (a set of cJSON's type bits); else NULL, with a
 * fault where that is one. */
static const cJSON *member(struct json_faults *faults, const struct json_file *file,
			   const cJSON *object, const char *key, gboolean needed, int type)
{
	const cJSON *node = cJSON_GetObjectItemCaseSensitive(object, key);
	if (node && (node->type & type))
		return node;
	if (node)
		wrong_type(faults, file, node, key, type);
	else if (needed)
		json_fault(faults, file, object, "ขาด \"%s\": ต้องมี%s (missing \"%s\", expected %s)",
			   key, type_name(type, TRUE), key, type_name(type, FALSE));
	return NULL;
}

const char *json_string(struct json_faults *faults, const struct json_file *file,
			const cJSON *object, const char *key, gboolean needed, const char *fallback)
{
	const cJSON *node = member(faults, file, object, key, needed, cJSON_String);
	return node ? node->valuestring : fallback;
}

double json_number(struct json_faults *faults, const struct json_file *file, const cJSON *object,
		   const char *key, gboolean needed, double fallback, double min, double max)
{
	const cJSON *node = member(faults, file, object, key, needed, cJSON_Number);
	if (!node)
		return fallback;
	if (isfinite(node->valuedouble) && node->valuedouble >= min && node->valuedouble <= max)
		return node->valuedouble;
	json_fault(faults, file, node,
		   "%s: ต้องอยู่ระหว่าง %g ถึง %g แต่พบ %g (expected %g to %g, found %g)", key, min, max,
		   node->valuedouble, min, max, node->valuedouble);
	return fallback;
}

gboolean json_bool(struct json_faults *faults, const struct json_file *file, const cJSON *object,
		   const char *key, gboolean fallback)
{
	const cJSON *node = member(faults, file, object, key, FALSE, cJSON_True | cJSON_False);
	return node ? cJSON_IsTrue(node) : fallback;
}

const cJSON *json_array(struct json_faults *faults, const struct json_file *file,
			const cJSON *object, const char *key, gboolean needed)
{
	return member(faults, file, object, key, needed, cJSON_Array);
}

const cJSON *json_object(struct json_faults *faults, const struct json_file *file,
			 const cJSON *object, const char *key, gboolean needed)
{
	return member(faults, file, object, key, needed, cJSON_Object);
}

GPtrArray *json_strings(struct json_faults *faults, const struct json_file *file,
			const cJSON *object, const char *key, gboolean needed)
{
	GPtrArray *strings = g_ptr_array_new_with_free_func(g_free);
	const cJSON *array = json_array(faults, file, object, key, needed);
	const cJSON *node;
	cJSON_ArrayForEach(node, array)
	{
		if (cJSON_IsString(node))
			g_ptr_array_add(strings, g_strdup(node->valuestring));
		else
			wrong_type(faults, file, node, key, cJSON_String);
	}
	return strings;
}

/* Edits that turn one name into the other; too many for names that are too long. */
static unsigned edits(const char *a, const char *b)
{
	unsigned row[NAME_MAX_BYTES + 1];
	gsize length = strlen(b);
	if (length > NAME_MAX_BYTES || strlen(a) > NAME_MAX_BYTES)
		return G_MAXUINT;
	for (unsigned j = 0; j <= length; j++)
		row[j] = j;
	for (unsigned i = 1; a[i - 1] != '\0'; i++) {
		unsigned diagonal = row[0];
		row[0] = i;
		for (gsize j = 1; j <= length; j++) {
			unsigned change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
			diagonal = row[j];
			row[j] = MIN(change, MIN(row[j], row[j - 1]) + 1);
		}
	}
	return row[length];
}

const char *json_nearest(const char *name, const char *const *known)
{
	const char *best = NULL;
	unsigned fewest = (unsigned)MAX(2, strlen(name) / 3) + 1;
	for (; *known; known++) {
		unsigned count = edits(name, *known);
		if (count < fewest) {
			fewest = count;
			best = *known;
		}
	}
	return best;
}

void json_only(struct json_faults *faults, const struct json_file *file, const cJSON *object,
	       const char *const *known)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	const cJSON *node;
	cJSON_ArrayForEach(node, object)
	{
		if (!node->string)
			continue;
		if (!g_hash_table_add(seen, node->string))
			json_fault(faults, file, node, "มี \"%s\" ซ้ำ (\"%s\" stands twice)",
				   node->string, node->string);
		if (g_strv_contains(known, node->string))
			continue;
		const char *hint = json_nearest(node->string, known);
		if (hint)
			json_fault(faults, file, node,
				   "ไม่รู้จัก \"%s\" หมายถึง \"%s\" หรือไม่ (unknown member \"%s\", did "
				   "you mean \"%s\"?)",
				   node->string, hint, node->string, hint);
		else
			json_fault(faults, file, node, "ไม่รู้จัก \"%s\" (unknown member \"%s\")",
				   node->string, node->string);
	}
}

void json_add_text(cJSON *object, const char *name, const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	cJSON_AddStringToObject(object, name, valid);
}

void json_print(cJSON *root, GString *out)
{
	char *text = cJSON_Print(root);
	g_string_append(out, text);
	g_string_append_c(out, '\n');
	cJSON_free(text);
	cJSON_Delete(root);
}

char *json_line(cJSON *root)
{
	char *text = cJSON_PrintUnformatted(root);
	char *line = g_strdup(text);
	cJSON_free(text);
	cJSON_Delete(root);
	return line;
}
