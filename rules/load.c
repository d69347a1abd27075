#include "rules/load.h"

#include "base/fold.h"

#include <string.h>

static const char *const BASES[] = {"manual",  "agency",   "published", "recalled",
				    "carried", "inferred", NULL};
static const char *const AGENCIES[] = {"local", "central", "school", "hospital", NULL};

#define LITERAL_LETTERS 2u  /* one letter stands in every text */
#define NAMES_MAX       400 /* bytes of the names that a message lists: checks, not topics */

int name_index(const char *const *names, const char *name)
{
	for (int i = 0; names[i] != NULL; i++) {
		if (strcmp(names[i], name) == 0)
			return i;
	}
	return -1;
}

void load_expected(struct load *load, const cJSON *node, const char *found, const char *expected)
{
	load_fault(load, node, "พบ \"%s\" แต่ต้องเป็น \"%s\" (found \"%s\", expected \"%s\")", found,
		   expected, found, expected);
}

void load_empty(struct load *load, const cJSON *node, const char *key)
{
	load_fault(load, node,
		   "\"%s\" ว่างเปล่า ต้องมีอย่างน้อยหนึ่ง (\"%s\" is empty, expected at least one)", key,
		   key);
}

void load_twice(struct load *load, const cJSON *node, const char *id)
{
	load_fault(load, node, "\"%s\" ซ้ำ (duplicate id \"%s\")", id, id);
}

void load_no_string(struct load *load, const cJSON *node, const char *key)
{
	load_fault(load, node, "%s: ต้องเป็นข้อความ \"…\" (expected a string)", key);
}

void load_no_object(struct load *load, const cJSON *node, const char *members)
{
	load_fault(load, node, "ต้องเป็นกลุ่มข้อมูล {…} ที่มี %s (expected an object with %s)", members,
		   members);
}

void load_unknown(struct load *load, const cJSON *node, const char *what, const char *name,
		  const char *const *known)
{
	const char *near = json_nearest(name, known);
	g_autofree char *names = g_strjoinv(", ", (char **)known);
	if (near != NULL)
		load_fault(load, node,
			   "ไม่รู้จัก \"%s\" หมายถึง \"%s\" หรือไม่ (unknown %s \"%s\", did you mean "
			   "\"%s\"?)",
			   name, near, what, name, near);
	else if (strlen(names) < NAMES_MAX)
		load_fault(load, node,
			   "ไม่รู้จัก \"%s\" (unknown %s \"%s\") ใช้ได้ (expected one of): %s", name,
			   what, name, names);
	else
		load_fault(load, node, "ไม่รู้จัก \"%s\" (unknown %s \"%s\")", name, what, name);
}

void load_schema(struct load *load, const char *expected)
{
	const cJSON *root = load->file->root;
	const char *schema = json_string(&load->faults, load->file, root, "schema", TRUE, expected);
	if (strcmp(schema, expected) != 0)
		load_expected(load, cJSON_GetObjectItemCaseSensitive(root, "schema"), schema,
			      expected);
}

char *load_text(struct load *load, const cJSON *object, const char *key, gboolean needed)
{
	const char *text = json_string(&load->faults, load->file, object, key, needed, "");
	const cJSON *node = cJSON_GetObjectItemCaseSensitive(object, key);
	if (needed && cJSON_IsString(node) && text[0] == '\0')
		load_fault(load, node, "\"%s\" ว่างเปล่า (\"%s\" is empty, expected a text)", key,
			   key);
	return g_strdup(text);
}

GPtrArray *load_names(struct load *load, const cJSON *object, const char *key, gboolean needed,
		      const char *const *known, const char *what)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	const cJSON *array = json_array(&load->faults, load->file, object, key, needed);
	const cJSON *node;
	cJSON_ArrayForEach(node, array)
	{
		if (!cJSON_IsString(node))
			load_no_string(load, node, key);
		else if (known != NULL && name_index(known, node->valuestring) < 0)
			load_unknown(load, node, what, node->valuestring, known);
		else
			g_ptr_array_add(names, g_strdup(node->valuestring));
	}
	if (needed && array != NULL && cJSON_GetArraySize(array) == 0)
		load_empty(load, array, key);
	return names;
}

GPtrArray *load_folded(struct load *load, const char *key)
{
	GPtrArray *words = load_names(load, load->file->root, key, FALSE, NULL, "word");
	for (guint i = 0; i < words->len; i++) {
		char *word = words->pdata[i];
		words->pdata[i] = fold_text(word, -1);
		g_free(word);
	}
	return words;
}

char *load_basis(struct load *load, const cJSON *object, gboolean needed)
{
	char *basis = load_text(load, object, "basis", needed);
	if (basis[0] != '\0' && name_index(BASES, basis) < 0)
		load_unknown(load, cJSON_GetObjectItemCaseSensitive(object, "basis"), "basis",
			     basis, BASES);
	return basis;
}

GPtrArray *load_agencies(struct load *load, const cJSON *object)
{
	return load_names(load, object, "agencies", FALSE, AGENCIES, "kind of agency");
}

static void add_literal(struct load *load, int set, const cJSON *node)
{
	g_autofree char *fold = fold_text(node->valuestring, -1);
	g_autoptr(GError) error = NULL;
	if (text_letters(fold) < LITERAL_LETTERS)
		load_fault(load, node,
			   "\"%s\" สั้นเกินไป ต้องมีอย่างน้อย %u ตัวอักษร (literal too short, expected %u "
			   "letters or digits)",
			   node->valuestring, LITERAL_LETTERS, LITERAL_LETTERS);
	else if (!matcher_add_literal(load->rules->matcher, set, node->valuestring, &error))
		load_fault(load, node, "%s", error->message);
}

/* What begins with "not before …" is tried at each letter of every text; a head before it is found
 * in one sweep over all. */
static gboolean has_no_head(const char *expression)
{
	while (g_str_has_prefix(expression, "(?<!") && strchr(expression, ')'))
		expression = strchr(expression, ')') + 1;
	return g_str_has_prefix(expression, "(?!");
}

static void add_regex(struct load *load, int set, const cJSON *node)
{
	g_autoptr(GError) error = NULL;
	if (has_no_head(node->valuestring))
		load_fault(load, node,
			   "นิพจน์ขึ้นต้นด้วย (?!…) ซึ่งช้ามาก ให้เขียนคำที่ต้องมีไว้ข้างหน้าก่อน เช่น "
			   "(?=แผน)(?!แผนที่)… (an "
			   "expression that begins with (?!…) is slow: put the word that must be "
			   "there "
			   "before it)");
	else if (!matcher_add_regex(load->rules->matcher, set, node->valuestring, &error))
		load_fault(load, node, "%s", error->message);
}

static void add_members(struct load *load, const cJSON *object, const char *key, int set,
			void (*add)(struct load *, int, const cJSON *))
{
	const cJSON *array = json_array(&load->faults, load->file, object, key, FALSE);
	const cJSON *node;
	cJSON_ArrayForEach(node, array)
	{
		if (cJSON_IsString(node))
			add(load, set, node);
		else
			load_no_string(load, node, key);
	}
}

int load_set(struct load *load, const cJSON *object, const char *literals, const char *expressions,
	     enum set_role role, const struct topic *topic)
{
	struct ruleset *rules = load->rules;
	int set = matcher_add_set(rules->matcher);
	struct set_use use = {.role = role, .topic = topic};
	g_array_append_val(rules->uses, use);
	if (literals != NULL)
		add_members(load, object, literals, set, add_literal);
	if (expressions != NULL)
		add_members(load, object, expressions, set, add_regex);
	return set;
}

void load_conditions(struct load *load, const cJSON *object, GPtrArray *th, GPtrArray *en)
{
	static const char *const known[] = {"th", "en", "basis", NULL};
	const cJSON *array = json_array(&load->faults, load->file, object, "conditions", FALSE);
	const cJSON *node;
	cJSON_ArrayForEach(node, array)
	{
		if (!cJSON_IsObject(node)) {
			load_no_object(load, node, "th, en");
			continue;
		}
		json_only(&load->faults, load->file, node, known);
		g_free(load_basis(load, node, FALSE));
		g_ptr_array_add(th, load_text(load, node, "th", TRUE));
		g_ptr_array_add(en, load_text(load, node, "en", TRUE));
	}
}

gboolean load_id_ok(struct load *load, const cJSON *node, const char *id)
{
	const char *allowed = "abcdefghijklmnopqrstuvwxyz0123456789_-.";
	if (id[0] != '\0' && id[strspn(id, allowed)] == '\0')
		return TRUE;
	load_fault(load, node,
		   "id \"%s\" ใช้ได้เฉพาะ a-z 0-9 _ - . (expected only a-z, 0-9, '_', '-' and '.')",
		   id);
	return FALSE;
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct topic *load_find_topic(struct load *load, const cJSON *node, const char *id)
{
	struct topic *topic = g_hash_table_lookup(load->rules->topics, id);
	if (topic != NULL)
		return topic;
	if (g_ptr_array_find_with_equal_func(load->broken, id, g_str_equal, NULL))
		return NULL;
	guint n = 0;
	g_autofree const char **ids =
		(const char **)g_hash_table_get_keys_as_array(load->rules->topics, &n);
	qsort(ids, n, sizeof(*ids), by_name);
	load_unknown(load, node, "topic", id, ids);
	return NULL;
}

const struct element *load_find_element(struct load *load, const cJSON *node,
					const struct topic *topic, const char *id)
{
	g_autofree const char **ids = g_new0(const char *, topic->elements->len + 1);
	for (guint i = 0; i < topic->elements->len; i++) {
		const struct element *element = topic->elements->pdata[i];
		if (strcmp(element->id, id) == 0)
			return element;
		ids[i] = element->id;
	}
	g_autofree char *what = g_strdup_printf("element of topic \"%s\":", topic->id);
	load_unknown(load, node, what, id, ids);
	return NULL;
}
