#include "rules/load.h"

#include "base/fold.h"

#include <math.h>
#include <string.h>

static const char *const PERIODS[] = {
	[PERIOD_NONE] = "none",
	[PERIOD_FISCAL_YEAR] = "fiscal_year",
	[PERIOD_PREVIOUS_YEAR] = "previous_year",
	[PERIOD_IN_FORCE] = "in_force",
	[PERIOD_FIRST_HALF] = "first_half",
	[PERIOD_AS_OF] = "as_of",
	NULL,
};

static void requirement_free(gpointer data)
{
	struct requirement *requirement = data;
	g_ptr_array_unref(requirement->refs);
	g_free(requirement->text_th);
	g_free(requirement->text_en);
	g_free(requirement->basis);
	g_ptr_array_unref(requirement->agencies);
	g_free(requirement);
}

static void item_free(gpointer data)
{
	struct item *item = data;
	g_free(item->id);
	g_free(item->title_th);
	g_free(item->title_en);
	g_free(item->sub_indicator);
	g_free(item->basis);
	g_ptr_array_unref(item->topics);
	g_ptr_array_unref(item->requirements);
	g_hash_table_unref(item->periods);
	g_free(item->period_basis);
	g_ptr_array_unref(item->conditions_th);
	g_ptr_array_unref(item->conditions_en);
	g_ptr_array_unref(item->agencies);
	g_free(item);
}

static void indicator_free(gpointer data)
{
	struct indicator *indicator = data;
	g_free(indicator->id);
	g_free(indicator->title_th);
	g_free(indicator->title_en);
	g_free(indicator->parent);
	g_free(indicator);
}

static void rating_free(gpointer data)
{
	struct rating_level *rating = data;
	g_free(rating->name);
	g_free(rating);
}

static void survey_part_free(gpointer data)
{
	struct survey_part *part = data;
	g_free(part->instrument);
	g_ptr_array_unref(part->indicators);
	g_free(part);
}

void checklist_free(struct checklist *checklist)
{
	if (checklist == NULL)
		return;
	g_free(checklist->id);
	g_free(checklist->file);
	g_free(checklist->instrument);
	g_free(checklist->title_th);
	g_free(checklist->title_en);
	g_ptr_array_unref(checklist->indicators);
	g_ptr_array_unref(checklist->items);
	g_ptr_array_unref(checklist->ratings);
	g_array_unref(checklist->levels);
	g_ptr_array_unref(checklist->code_prefixes);
	g_ptr_array_unref(checklist->survey);
	g_ptr_array_unref(checklist->conditions_th);
	g_ptr_array_unref(checklist->conditions_en);
	g_free(checklist);
}

static struct checklist *checklist_new(const char *file)
{
	struct checklist *checklist = g_new0(struct checklist, 1);
	checklist->file = g_strdup(file);
	checklist->indicators = g_ptr_array_new_with_free_func(indicator_free);
	checklist->items = g_ptr_array_new_with_free_func(item_free);
	checklist->ratings = g_ptr_array_new_with_free_func(rating_free);
	checklist->levels = g_array_new(FALSE, FALSE, sizeof(double));
	checklist->code_prefixes = g_ptr_array_new_with_free_func(g_free);
	checklist->survey = g_ptr_array_new_with_free_func(survey_part_free);
	checklist->conditions_th = g_ptr_array_new_with_free_func(g_free);
	checklist->conditions_en = g_ptr_array_new_with_free_func(g_free);
	return checklist;
}

static void read_head(struct load *load, struct checklist *checklist, const char *stem)
{
	const cJSON *root = load->file->root;
	const cJSON *id = cJSON_GetObjectItemCaseSensitive(root, "id");
	load_schema(load, "oitcheck/checklist/1");
	checklist->id = load_text(load, root, "id", TRUE);
	checklist->instrument = load_text(load, root, "instrument", TRUE);
	checklist->fiscal_year = (int)json_number(&load->faults, load->file, root, "fiscal_year",
						  TRUE, 0, 2540, 2600);
	checklist->title_th = load_text(load, root, "title_th", TRUE);
	checklist->title_en = load_text(load, root, "title_en", TRUE);
	g_autofree char *expected =
		g_strdup_printf("%s-%d", checklist->instrument, checklist->fiscal_year);
	if (strcmp(expected, stem) != 0)
		load_expected(load, id, expected, stem);
	else if (checklist->id[0] != '\0' && strcmp(checklist->id, stem) != 0)
		load_expected(load, id, checklist->id, stem);
}

static void read_weights(struct load *load, struct checklist *checklist)
{
	static const char *const known[] = {"IIT", "EIT", "OIT", NULL};
	double *const weights[] = {&checklist->weight_iit, &checklist->weight_eit,
				   &checklist->weight_oit};
	const cJSON *object =
		json_object(&load->faults, load->file, load->file->root, "weights", TRUE);
	if (object == NULL)
		return;
	json_only(&load->faults, load->file, object, known);
	double sum = 0;
	for (int i = 0; known[i] != NULL; i++) {
		*weights[i] =
			json_number(&load->faults, load->file, object, known[i], TRUE, 0, 0, 100);
		sum += *weights[i];
	}
	if (fabs(sum - 100) > 0.001)
		load_fault(load, object,
			   "น้ำหนักรวมได้ %g ต้องรวมได้ 100 (the weights sum to %g, expected 100)", sum,
			   sum);
}

static void read_survey(struct load *load, struct checklist *checklist)
{
	static const char *const known[] = {"IIT", "EIT", NULL};
	const cJSON *object =
		json_object(&load->faults, load->file, load->file->root, "survey", FALSE);
	if (object == NULL)
		return;
	json_only(&load->faults, load->file, object, known);
	for (int i = 0; known[i] != NULL; i++) {
		struct survey_part *part = g_new0(struct survey_part, 1);
		part->instrument = g_strdup(known[i]);
		part->indicators = load_names(load, object, known[i], TRUE, NULL, "indicator's id");
		g_ptr_array_add(checklist->survey, part);
	}
}

static void read_rating(struct load *load, const cJSON *node, struct checklist *checklist)
{
	static const char *const known[] = {"level", "min", "each_min", NULL};
	if (!cJSON_IsObject(node)) {
		load_no_object(load, node, "level, min");
		return;
	}
	json_only(&load->faults, load->file, node, known);
	struct rating_level *level = g_new0(struct rating_level, 1);
	level->name = load_text(load, node, "level", TRUE);
	level->min = json_number(&load->faults, load->file, node, "min", TRUE, 0, 0, 100);
	level->each_min =
		json_number(&load->faults, load->file, node, "each_min", FALSE, 0, 0, 100);
	g_ptr_array_add(checklist->ratings, level);
	if (checklist->ratings->len < 2)
		return;
	const struct rating_level *better = checklist->ratings->pdata[checklist->ratings->len - 2];
	if (level->min > better->min ||
	    (level->min == better->min && level->each_min >= better->each_min))
		load_fault(load, node,
			   "ระดับ \"%s\" ไม่ต่ำกว่า \"%s\" ที่อยู่ก่อน ให้เรียงจากระดับดีที่สุด (level \"%s\" is "
			   "not below \"%s\", expected the best first)",
			   level->name, better->name, level->name, better->name);
}

static void read_ratings(struct load *load, struct checklist *checklist)
{
	const cJSON *array =
		json_array(&load->faults, load->file, load->file->root, "rating_levels", TRUE);
	const cJSON *node;
	cJSON_ArrayForEach(node, array)
	{
		read_rating(load, node, checklist);
	}
	if (array == NULL)
		return;
	guint n = checklist->ratings->len;
	const struct rating_level *worst = n > 0 ? checklist->ratings->pdata[n - 1] : NULL;
	if (worst == NULL || worst->min > 0 || worst->each_min > 0)
		load_fault(load, array,
			   "ระดับสุดท้ายต้องรับทุกคะแนน: \"min\": 0 และไม่มี each_min (the last level must "
			   "take every score: expected \"min\": 0 and no each_min)");
}

static void read_item_scores(struct load *load, struct checklist *checklist)
{
	const cJSON *array =
		json_array(&load->faults, load->file, load->file->root, "item_scores", TRUE);
	const cJSON *node;
	gboolean good = TRUE;
	double before = -1;
	cJSON_ArrayForEach(node, array)
	{
		double score = cJSON_IsNumber(node) ? node->valuedouble : NAN;
		good = good && score > before && score <= 100;
		before = score;
		g_array_append_val(checklist->levels, score);
	}
	guint n = checklist->levels->len;
	if (array != NULL && (!good || n < 2 || g_array_index(checklist->levels, double, 0) != 0 ||
			      g_array_index(checklist->levels, double, n - 1) != 100))
		load_fault(load, array,
			   "item_scores ต้องเป็นตัวเลขจากน้อยไปมาก ตั้งแต่ 0 ถึง 100 (expected rising "
			   "numbers from 0 to 100)");
}

static void read_codes(struct load *load, struct checklist *checklist)
{
	g_autoptr(GPtrArray) codes =
		load_names(load, load->file->root, "codes", FALSE, NULL, "prefix of item numbers");
	int set = load_set(load, NULL, NULL, NULL, SET_FILLER, NULL);
	for (guint i = 0; i < codes->len; i++) {
		char *prefix = fold_text(codes->pdata[i], -1);
		g_ptr_array_add(checklist->code_prefixes, prefix);
		g_autofree char *literal = g_regex_escape_string(prefix, -1);
		/* "O12", "O-34", "OIT 1", "O๐๒", "MOIT 2.1.3": they say which item, not which
		 * topic. */
		g_autofree char *code = g_strdup_printf(
			"(?<![a-z0-9])%s[-. ]?[0-9]{1,3}(\\.[0-9]{1,2})*(?![a-z0-9])", literal);
		matcher_add_regex(load->rules->matcher, set, code, NULL);
	}
}

static const struct indicator *find_indicator(const struct checklist *checklist, const char *id)
{
	for (guint i = 0; i < checklist->indicators->len; i++) {
		const struct indicator *indicator = checklist->indicators->pdata[i];
		if (strcmp(indicator->id, id) == 0)
			return indicator;
	}
	return NULL;
}

static void read_indicator(struct load *load, const cJSON *node, const char *parent,
			   struct checklist *checklist)
{
	static const char *const known_top[] = {"id", "th", "en", "parts", NULL};
	static const char *const known_part[] = {"id", "th", "en", NULL};
	if (!cJSON_IsObject(node)) {
		load_no_object(load, node, "id, th, en");
		return;
	}
	json_only(&load->faults, load->file, node, parent == NULL ? known_top : known_part);
	struct indicator *indicator = g_new0(struct indicator, 1);
	indicator->id = load_text(load, node, "id", TRUE);
	indicator->title_th = load_text(load, node, "th", TRUE);
	indicator->title_en = load_text(load, node, "en", TRUE);
	indicator->parent = g_strdup(parent);
	if (indicator->id[0] != '\0' && find_indicator(checklist, indicator->id) != NULL)
		load_twice(load, cJSON_GetObjectItemCaseSensitive(node, "id"), indicator->id);
	g_ptr_array_add(checklist->indicators, indicator);
	if (parent != NULL)
		return;
	const cJSON *parts = json_array(&load->faults, load->file, node, "parts", TRUE);
	const cJSON *part;
	cJSON_ArrayForEach(part, parts)
	{
		read_indicator(load, part, indicator->id, checklist);
	}
}

static void read_indicators(struct load *load, struct checklist *checklist)
{
	const cJSON *array =
		json_array(&load->faults, load->file, load->file->root, "indicators", TRUE);
	const cJSON *node;
	cJSON_ArrayForEach(node, array)
	{
		read_indicator(load, node, NULL, checklist);
	}
}

static void read_sub_indicator(struct load *load, const cJSON *node,
			       const struct checklist *checklist, struct item *item)
{
	item->sub_indicator = load_text(load, node, "sub_indicator", TRUE);
	if (item->sub_indicator[0] == '\0')
		return;
	const struct indicator *indicator = find_indicator(checklist, item->sub_indicator);
	if (indicator != NULL && indicator->parent != NULL)
		return;
	g_autofree const char **ids = g_new0(const char *, checklist->indicators->len + 1);
	guint n = 0;
	for (guint i = 0; i < checklist->indicators->len; i++) {
		const struct indicator *one = checklist->indicators->pdata[i];
		if (one->parent != NULL)
			ids[n++] = one->id;
	}
	load_unknown(load, cJSON_GetObjectItemCaseSensitive(node, "sub_indicator"), "sub-indicator",
		     item->sub_indicator, ids);
}

static void read_item_topics(struct load *load, const cJSON *node, struct item *item)
{
	const cJSON *array = json_array(&load->faults, load->file, node, "topics", TRUE);
	const cJSON *id;
	cJSON_ArrayForEach(id, array)
	{
		if (!cJSON_IsString(id)) {
			load_no_string(load, id, "topics");
			continue;
		}
		struct topic *topic = load_find_topic(load, id, id->valuestring);
		if (topic == NULL)
			continue;
		topic->asked = TRUE;
		if (g_ptr_array_find(item->topics, topic, NULL))
			load_twice(load, id, topic->id);
		else
			g_ptr_array_add(item->topics, topic);
	}
	if (array != NULL && cJSON_GetArraySize(array) == 0)
		load_empty(load, array, "topics");
}

/* FALSE, told, where the word is none. */
static gboolean read_period_kind(struct load *load, const cJSON *node, const char *word,
				 enum period_kind *kind)
{
	int index = name_index(PERIODS, word);
	if (index >= 0)
		*kind = (enum period_kind)index;
	else
		load_unknown(load, node, "period", word, PERIODS);
	return index >= 0;
}

static void read_topic_periods(struct load *load, const cJSON *node, struct item *item)
{
	const cJSON *of = json_object(&load->faults, load->file, node, "of", FALSE);
	const cJSON *member;
	cJSON_ArrayForEach(member, of)
	{
		const struct topic *topic = load_find_topic(load, member, member->string);
		const char *word = cJSON_IsString(member) ? member->valuestring : "";
		enum period_kind kind;
		if (topic && !g_ptr_array_find(item->topics, topic, NULL))
			load_fault(load, member,
				   "เรื่อง \"%s\" ไม่อยู่ใน topics ของข้อ %s (topic \"%s\" is not among "
				   "the topics of %s)",
				   topic->id, item->id, topic->id, item->id);
		else if (topic && read_period_kind(load, member, word, &kind))
			g_hash_table_insert(item->periods, (gpointer)topic, GINT_TO_POINTER(kind));
	}
}

static void read_period(struct load *load, const cJSON *node, struct item *item)
{
	static const char *const known[] = {"kind", "basis", "of", NULL};
	const cJSON *object = json_object(&load->faults, load->file, node, "period", TRUE);
	item->period_basis = g_strdup("");
	if (object == NULL)
		return;
	json_only(&load->faults, load->file, object, known);
	const char *kind = json_string(&load->faults, load->file, object, "kind", TRUE, "none");
	read_period_kind(load, cJSON_GetObjectItemCaseSensitive(object, "kind"), kind,
			 &item->period);
	read_topic_periods(load, object, item);
	g_free(item->period_basis);
	item->period_basis = load_basis(load, object, TRUE);
}

static void read_ref(struct load *load, const cJSON *node, const struct item *item,
		     struct requirement *requirement)
{
	const char *dot = cJSON_IsString(node) ? strchr(node->valuestring, '.') : NULL;
	if (dot == NULL) {
		load_fault(load, node,
			   "ต้องเป็นข้อความ \"เรื่อง.องค์ประกอบ\" (expected \"topic.element\")");
		return;
	}
	g_autofree char *id = g_strndup(node->valuestring, (gsize)(dot - node->valuestring));
	const struct topic *topic = load_find_topic(load, node, id);
	if (topic == NULL)
		return;
	if (!g_ptr_array_find(item->topics, topic, NULL))
		load_fault(load, node,
			   "เรื่อง \"%s\" ไม่อยู่ใน topics ของข้อ %s (topic \"%s\" is not among the "
			   "topics of %s)",
			   id, item->id, id, item->id);
	const struct element *element = load_find_element(load, node, topic, dot + 1);
	if (element == NULL)
		return;
	struct element_ref *ref = g_new0(struct element_ref, 1);
	ref->topic = topic;
	ref->element = element;
	g_ptr_array_add(requirement->refs, ref);
}

/* NULL for an absent or empty text: then the element's own holds. */
static char *own_text(struct load *load, const cJSON *node, const char *key)
{
	g_autofree char *text = load_text(load, node, key, FALSE);
	return text[0] != '\0' ? g_steal_pointer(&text) : NULL;
}

static void read_alternatives(struct load *load, const cJSON *node, const struct item *item,
			      struct requirement *requirement)
{
	static const char *const known[] = {"any", "th", "en", "basis", "agencies", NULL};
	json_only(&load->faults, load->file, node, known);
	const cJSON *any = json_array(&load->faults, load->file, node, "any", TRUE);
	const cJSON *ref;
	cJSON_ArrayForEach(ref, any)
	{
		read_ref(load, ref, item, requirement);
	}
	if (any != NULL && cJSON_GetArraySize(any) == 0)
		load_empty(load, any, "any");
	requirement->text_th = own_text(load, node, "th");
	requirement->text_en = own_text(load, node, "en");
	g_autofree char *basis = load_basis(load, node, FALSE);
	requirement->basis = basis[0] != '\0' ? g_steal_pointer(&basis) : NULL;
	g_ptr_array_unref(requirement->agencies);
	requirement->agencies = load_agencies(load, node);
}

static void read_needs(struct load *load, const cJSON *node, struct item *item)
{
	const cJSON *array = json_array(&load->faults, load->file, node, "needs", TRUE);
	const cJSON *need;
	cJSON_ArrayForEach(need, array)
	{
		struct requirement *requirement = g_new0(struct requirement, 1);
		requirement->refs = g_ptr_array_new_with_free_func(g_free);
		requirement->agencies = g_ptr_array_new_with_free_func(g_free);
		if (cJSON_IsObject(need))
			read_alternatives(load, need, item, requirement);
		else
			read_ref(load, need, item, requirement);
		g_ptr_array_add(item->requirements, requirement);
	}
	if (array != NULL && cJSON_GetArraySize(array) == 0)
		load_empty(load, array, "needs");
}

static struct item *item_new(void)
{
	struct item *item = g_new0(struct item, 1);
	item->topics = g_ptr_array_new();
	item->requirements = g_ptr_array_new_with_free_func(requirement_free);
	item->periods = g_hash_table_new(NULL, NULL);
	item->conditions_th = g_ptr_array_new_with_free_func(g_free);
	item->conditions_en = g_ptr_array_new_with_free_func(g_free);
	return item;
}

static void read_item_id(struct load *load, const cJSON *node, const struct checklist *checklist,
			 struct item *item)
{
	unsigned column = 0;
	json_place(load->file, node, &item->line, &column);
	item->id = load_text(load, node, "id", TRUE);
	for (guint i = 0; i < checklist->items->len; i++) {
		const struct item *other = checklist->items->pdata[i];
		if (item->id[0] != '\0' && strcmp(other->id, item->id) == 0)
			load_twice(load, cJSON_GetObjectItemCaseSensitive(node, "id"), item->id);
	}
}

static void read_item(struct load *load, const cJSON *node, struct checklist *checklist)
{
	static const char *const known[] = {"id",       "title_th",   "title_en", "sub_indicator",
					    "basis",    "topics",     "period",   "needs",
					    "agencies", "conditions", NULL};
	if (!cJSON_IsObject(node)) {
		load_no_object(load, node, "id, topics, needs");
		return;
	}
	json_only(&load->faults, load->file, node, known);
	struct item *item = item_new();
	read_item_id(load, node, checklist, item);
	item->title_th = load_text(load, node, "title_th", TRUE);
	item->title_en = load_text(load, node, "title_en", TRUE);
	read_sub_indicator(load, node, checklist, item);
	item->basis = load_basis(load, node, TRUE);
	read_item_topics(load, node, item);
	read_period(load, node, item);
	read_needs(load, node, item);
	load_conditions(load, node, item->conditions_th, item->conditions_en);
	item->agencies = load_agencies(load, node);
	g_ptr_array_add(checklist->items, item);
}

static void read_items(struct load *load, struct checklist *checklist)
{
	const cJSON *array = json_array(&load->faults, load->file, load->file->root, "items", TRUE);
	const cJSON *node;
	cJSON_ArrayForEach(node, array)
	{
		read_item(load, node, checklist);
	}
	if (array != NULL && cJSON_GetArraySize(array) == 0)
		load_empty(load, array, "items");
}

void load_checklist(struct load *load, const char *stem)
{
	static const char *const known[] = {"schema",      "id",          "instrument",
					    "fiscal_year", "title_th",    "title_en",
					    "weights",     "survey",      "rating_levels",
					    "codes",       "item_scores", "index_labels",
					    "indicators",  "items",       "conditions",
					    "check",       NULL};
	const cJSON *root = load->file->root;
	struct checklist *checklist = checklist_new(load->file->name);
	load->rules->checklist = checklist;
	json_only(&load->faults, load->file, root, known);
	read_head(load, checklist, stem);
	/* A new year's note to its author: nothing depends on it. */
	g_ptr_array_unref(load_names(load, root, "check", FALSE, NULL, "note"));
	read_weights(load, checklist);
	read_survey(load, checklist);
	read_ratings(load, checklist);
	read_item_scores(load, checklist);
	read_codes(load, checklist);
	checklist->index_labels = load_set(load, root, "index_labels", NULL, SET_OTHER, NULL);
	read_indicators(load, checklist);
	load_conditions(load, root, checklist->conditions_th, checklist->conditions_en);
	read_items(load, checklist);
}
