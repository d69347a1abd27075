#include "rules/load.h"

#include "base/fold.h"

#include <string.h>

static const char *const CARRIERS[] = {"page", "document", "image", "external", "form", NULL};

static void element_free(gpointer data)
{
	struct element *element = data;
	g_free(element->id);
	g_free(element->text_th);
	g_free(element->text_en);
	g_free(element->lacks_th);
	g_free(element->lacks_en);
	g_free(element->basis);
	g_ptr_array_unref(element->any);
	g_ptr_array_unref(element->agencies);
	g_free(element);
}

static void example_free(gpointer data)
{
	struct example *example = data;
	g_free(example->text);
	g_free(example);
}

static void examples_free(gpointer data)
{
	g_ptr_array_unref(data);
}

static struct topic *topic_new(const char *id, const char *file)
{
	struct topic *topic = g_new0(struct topic, 1);
	topic->id = g_strdup(id);
	topic->file = g_strdup(file);
	topic->strong = topic->weak = topic->negative = topic->words = -1;
	topic->elements = g_ptr_array_new_with_free_func(element_free);
	topic->label_examples = g_ptr_array_new_with_free_func(example_free);
	topic->element_examples =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, examples_free);
	return topic;
}

void topic_free(gpointer data)
{
	struct topic *topic = data;
	g_free(topic->id);
	g_free(topic->file);
	g_free(topic->title_th);
	g_free(topic->title_en);
	g_clear_pointer(&topic->urls, g_ptr_array_unref);
	g_ptr_array_unref(topic->elements);
	g_free(topic->advice_th);
	g_free(topic->advice_en);
	g_clear_pointer(&topic->lost_th, g_ptr_array_unref);
	g_free(topic->unit_th);
	g_clear_pointer(&topic->follows, g_ptr_array_unref);
	g_clear_pointer(&topic->same, g_ptr_array_unref);
	g_ptr_array_unref(topic->label_examples);
	g_hash_table_unref(topic->element_examples);
	g_free(topic);
}

struct topic *load_declare_topic(struct load *load, const char *stem)
{
	GHashTable *topics = load->rules->topics;
	const cJSON *root = load->file->root;
	const cJSON *node = cJSON_GetObjectItemCaseSensitive(root, "id");
	const char *id = json_string(&load->faults, load->file, root, "id", TRUE, NULL);
	gboolean good = id != NULL && load_id_ok(load, node, id);
	if (good && strcmp(id, stem) != 0)
		load_expected(load, node, id, stem);
	if (good && strchr(id, '.') != NULL)
		load_fault(load, node,
			   "id \"%s\" ห้ามมีจุด เพราะจุดคั่นเรื่องกับองค์ประกอบ (expected no '.', it parts "
			   "topic and element)",
			   id);
	if (good && g_hash_table_contains(topics, id)) {
		load_twice(load, node, id);
		good = FALSE;
	}
	/* Without an id of its own it is still read, under its file's name, for its other faults.
	 */
	struct topic *topic = topic_new(good ? id : load->file->name, load->file->name);
	g_hash_table_replace(topics, topic->id, topic);
	return topic;
}

/* A word cannot say both: the rule's author meant one of the two. */
static void refuse_both(struct load *load, const cJSON *labels, const char *one, const char *other)
{
	g_autoptr(GHashTable) words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	const cJSON *node;

	cJSON_ArrayForEach(node, cJSON_GetObjectItemCaseSensitive(labels, one))
	{
		if (cJSON_IsString(node))
			g_hash_table_add(words, fold_text(node->valuestring, -1));
	}
	cJSON_ArrayForEach(node, cJSON_GetObjectItemCaseSensitive(labels, other))
	{
		g_autofree char *word =
			cJSON_IsString(node) ? fold_text(node->valuestring, -1) : g_strdup("");

		if (g_hash_table_contains(words, word))
			load_fault(load, node,
				   "\"%s\" อยู่ทั้งใน %s และ %s ให้ลบออกจากที่หนึ่ง (stands in both: take "
				   "it out "
				   "of one)",
				   node->valuestring, one, other);
	}
}

static void read_labels(struct load *load, struct topic *topic)
{
	static const char *const known[] = {"strong",  "weak",   "not", "strong_re",
					    "weak_re", "not_re", NULL};
	const cJSON *root = load->file->root;
	const cJSON *labels = json_object(&load->faults, load->file, root, "labels", TRUE);
	if (labels != NULL)
		json_only(&load->faults, load->file, labels, known);
	topic->strong = load_set(load, labels, "strong", "strong_re", SET_STRONG, topic);
	topic->weak = load_set(load, labels, "weak", "weak_re", SET_WEAK, topic);
	topic->negative = load_set(load, labels, "not", "not_re", SET_NEGATIVE, topic);
	topic->words = load_set(load, root, "words", NULL, SET_WORDS, topic);
	refuse_both(load, labels, "strong", "not");
	refuse_both(load, labels, "weak", "not");
	refuse_both(load, labels, "strong", "weak");
	const struct matcher *matcher = load->rules->matcher;
	if (labels != NULL && matcher_members(matcher, topic->strong) == 0 &&
	    matcher_members(matcher, topic->weak) == 0)
		load_empty(load, labels, "strong, weak");
}

static void read_carriers(struct load *load, struct topic *topic)
{
	gboolean *const carried[] = {&topic->page, &topic->document, &topic->image,
				     &topic->external, &topic->form};
	g_autoptr(GPtrArray) names =
		load_names(load, load->file->root, "carriers", TRUE, CARRIERS, "carrier");
	for (guint i = 0; i < names->len; i++)
		*carried[name_index(CARRIERS, names->pdata[i])] = TRUE;
}

static GPtrArray *read_alternatives(struct load *load, const cJSON *node)
{
	GPtrArray *any = g_ptr_array_new_with_free_func(check_free);
	const cJSON *array = json_array(&load->faults, load->file, node, "any", TRUE);
	const cJSON *alternative;
	cJSON_ArrayForEach(alternative, array)
	{
		struct check *check = load_check(load, alternative, 0);
		if (check != NULL)
			g_ptr_array_add(any, check);
	}
	if (array != NULL && cJSON_GetArraySize(array) == 0)
		load_empty(load, array, "any");
	return any;
}

static void read_element(struct load *load, const cJSON *node, struct topic *topic)
{
	static const char *const known[] = {"id",       "th",        "en",       "basis",
					    "any",      "optional",  "lacks_th", "lacks_en",
					    "agencies", "essential", NULL};
	if (!cJSON_IsObject(node)) {
		load_no_object(load, node, "id, th, en, basis, any");
		return;
	}
	json_only(&load->faults, load->file, node, known);
	struct element *element = g_new0(struct element, 1);
	const cJSON *id = cJSON_GetObjectItemCaseSensitive(node, "id");
	element->id = load_text(load, node, "id", TRUE);
	if (element->id[0] != '\0')
		load_id_ok(load, id, element->id);
	for (guint i = 0; i < topic->elements->len; i++) {
		const struct element *other = topic->elements->pdata[i];
		if (strcmp(other->id, element->id) == 0)
			load_twice(load, id, element->id);
	}
	element->text_th = load_text(load, node, "th", TRUE);
	element->text_en = load_text(load, node, "en", TRUE);
	element->lacks_th = load_text(load, node, "lacks_th", FALSE);
	element->lacks_en = load_text(load, node, "lacks_en", *element->lacks_th != '\0');
	element->basis = load_basis(load, node, TRUE);
	element->any = read_alternatives(load, node);
	element->optional = json_bool(&load->faults, load->file, node, "optional", FALSE);
	element->essential = json_bool(&load->faults, load->file, node, "essential", FALSE);
	element->agencies = load_agencies(load, node);
	g_ptr_array_add(topic->elements, element);
}

static void read_elements(struct load *load, struct topic *topic)
{
	const cJSON *array =
		json_array(&load->faults, load->file, load->file->root, "elements", TRUE);
	const cJSON *node;
	cJSON_ArrayForEach(node, array)
	{
		read_element(load, node, topic);
	}
	if (array != NULL && cJSON_GetArraySize(array) == 0)
		load_empty(load, array, "elements");
}

static void read_examples(struct load *load, const cJSON *object, GPtrArray *examples)
{
	static const char *const known[] = {"yes", "no", NULL};
	json_only(&load->faults, load->file, object, known);
	for (int i = 0; known[i] != NULL; i++) {
		const cJSON *array = json_array(&load->faults, load->file, object, known[i], FALSE);
		const cJSON *node;
		cJSON_ArrayForEach(node, array)
		{
			if (!cJSON_IsString(node)) {
				load_no_string(load, node, known[i]);
				continue;
			}
			struct example *example = g_new0(struct example, 1);
			unsigned column = 0;
			example->text = g_strdup(node->valuestring);
			example->yes = i == 0;
			json_place(load->file, node, &example->line, &column);
			g_ptr_array_add(examples, example);
		}
	}
}

static void read_element_examples(struct load *load, const cJSON *elements, struct topic *topic)
{
	const cJSON *node;
	cJSON_ArrayForEach(node, elements)
	{
		load_find_element(load, node, topic, node->string);
		if (!cJSON_IsObject(node)) {
			load_no_object(load, node, "yes, no");
			continue;
		}
		GPtrArray *examples = g_ptr_array_new_with_free_func(example_free);
		read_examples(load, node, examples);
		g_hash_table_insert(topic->element_examples, g_strdup(node->string), examples);
	}
}

static void read_all_examples(struct load *load, struct topic *topic)
{
	static const char *const known[] = {"label", "elements", NULL};
	struct json_faults *faults = &load->faults;
	const cJSON *all = json_object(faults, load->file, load->file->root, "examples", FALSE);
	if (all == NULL)
		return;
	json_only(faults, load->file, all, known);
	const cJSON *label = json_object(faults, load->file, all, "label", FALSE);
	if (label != NULL)
		read_examples(load, label, topic->label_examples);
	read_element_examples(load, json_object(faults, load->file, all, "elements", FALSE), topic);
}

/* All topics are declared by now. */
static void read_follows(struct load *load, struct topic *topic)
{
	const cJSON *root = load->file->root;
	const cJSON *array = json_array(&load->faults, load->file, root, "follows", FALSE);
	const cJSON *name;
	topic->follows = g_ptr_array_new();
	topic->same = load_folded(load, "same");
	cJSON_ArrayForEach(name, array)
	{
		const struct topic *base = cJSON_IsString(name)
						   ? load_find_topic(load, name, name->valuestring)
						   : NULL;
		if (!cJSON_IsString(name))
			load_no_string(load, name, "follows");
		if (base)
			g_ptr_array_add(topic->follows, (gpointer)base);
	}
}

void load_topic(struct load *load, struct topic *topic)
{
	static const char *const known[] = {
		"schema",  "id",       "title_th", "title_en",    "labels",    "words",
		"urls",    "carriers", "elements", "on_any_page", "advice_th", "advice_en",
		"lost_th", "unit_th",  "follows",  "same",        "examples",  NULL};
	const cJSON *root = load->file->root;
	json_only(&load->faults, load->file, root, known);
	load_schema(load, "oitcheck/topic/1");
	topic->title_th = load_text(load, root, "title_th", TRUE);
	topic->title_en = load_text(load, root, "title_en", TRUE);
	read_labels(load, topic);
	topic->urls = load_names(load, root, "urls", FALSE, NULL, "part of a path");
	read_carriers(load, topic);
	topic->on_any_page = json_bool(&load->faults, load->file, root, "on_any_page", FALSE);
	read_elements(load, topic);
	topic->advice_th = load_text(load, root, "advice_th", FALSE);
	topic->advice_en = load_text(load, root, "advice_en", FALSE);
	topic->lost_th = load_names(load, root, "lost_th", FALSE, NULL, "reason");
	topic->unit_th = load_text(load, root, "unit_th", FALSE);
	read_follows(load, topic);
	read_all_examples(load, topic);
}
