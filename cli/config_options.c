/* The options of a configuration file: JSON in place of words, for the same table. */
#include "cli/config_parts.h"

#include <math.h>
#include <string.h>

static void setting_free(void *data)
{
	struct option_setting *setting = data;

	g_strfreev(setting->values);
	g_free(setting);
}

struct reading {
	struct config_reader *reader;
	const cJSON *object;
	const char *const *banned;
	GPtrArray *names, *settings;
};

static void add_value(GPtrArray *values, char *value)
{
	g_ptr_array_add(values, value);
}

static void wrong(struct reading *reading, const cJSON *node, const char *th, const char *en)
{
	json_fault(&reading->reader->faults, reading->reader->file, node,
		   "%s: ต้องเป็น%s (expected %s)", node->string ? node->string : "", th, en);
}

static gboolean read_number(struct reading *reading, const cJSON *node,
			    const struct option_fact *fact, GPtrArray *values)
{
	char text[G_ASCII_DTOSTR_BUF_SIZE];

	if (!cJSON_IsNumber(node) || !isfinite(node->valuedouble) ||
	    (fact->whole && node->valuedouble != trunc(node->valuedouble))) {
		wrong(reading, node, fact->whole ? "จำนวนเต็ม" : "ตัวเลข",
		      fact->whole ? "a whole number" : "a number");
		return FALSE;
	}
	add_value(values, g_strdup(g_ascii_formatd(text, sizeof text, fact->whole ? "%.0f" : "%.9g",
						   node->valuedouble)));
	return TRUE;
}

/* A text, or a list of some. Those of a set become one word with commas. */
static gboolean read_texts(struct reading *reading, const cJSON *node,
			   const struct option_fact *fact, GPtrArray *values)
{
	const cJSON *one;

	if (cJSON_IsString(node)) {
		add_value(values, g_strdup(node->valuestring));
		return TRUE;
	}
	if (!cJSON_IsArray(node) || cJSON_GetArraySize(node) == 0) {
		wrong(reading, node, "ข้อความ หรือรายการของข้อความ", "a string or a list of strings");
		return FALSE;
	}
	cJSON_ArrayForEach(one, node)
	{
		if (!cJSON_IsString(one)) {
			wrong(reading, one, "ข้อความ", "a string");
			return FALSE;
		}
		if (fact->list && values->len) {
			char **first = (char **)&values->pdata[0];
			char *longer = g_strjoin(",", *first, one->valuestring, NULL);

			g_free(*first);
			*first = longer;
		} else {
			add_value(values, g_strdup(one->valuestring));
		}
	}
	return TRUE;
}

/* {"3": 85.5, "4": 90} */
static gboolean read_scores(struct reading *reading, const cJSON *node, GPtrArray *values)
{
	const cJSON *one;

	if (!cJSON_IsObject(node)) {
		wrong(reading, node, "กลุ่มของตัวชี้วัดและคะแนน เช่น {\"3\": 85.5}",
		      "an object such as {\"3\": 85.5}");
		return FALSE;
	}
	cJSON_ArrayForEach(one, node)
	{
		char text[G_ASCII_DTOSTR_BUF_SIZE];

		if (!cJSON_IsNumber(one)) {
			wrong(reading, one, "คะแนน", "a score");
			return FALSE;
		}
		g_ascii_formatd(text, sizeof text, "%.9g", one->valuedouble);
		add_value(values, g_strdup_printf("%s=%s", one->string, text));
	}
	return TRUE;
}

static gboolean read_values(struct reading *reading, const cJSON *node,
			    const struct option_fact *fact, GPtrArray *values)
{
	switch (fact->value) {
	case VALUE_FLAG:
		if (!cJSON_IsBool(node)) {
			wrong(reading, node, " true หรือ false", "true or false");
			return FALSE;
		}
		add_value(values, g_strdup(cJSON_IsTrue(node) ? "true" : "false"));
		return TRUE;
	case VALUE_NUMBER:
		return read_number(reading, node, fact, values);
	case VALUE_TEXT:
		if (!cJSON_IsString(node)) {
			wrong(reading, node, "ข้อความ", "a string");
			return FALSE;
		}
		add_value(values, g_strdup(node->valuestring));
		return TRUE;
	case VALUE_TEXTS:
		return read_texts(reading, node, fact, values);
	case VALUE_SCORES:
		return read_scores(reading, node, values);
	}
	return FALSE;
}

/* Options hold what everybody may read; user and password of a proxy stand before its "@". */
static gboolean holds_password(const cJSON *node, const struct option_fact *fact)
{
	return strcmp(fact->name, "proxy") == 0 && cJSON_IsString(node) &&
	       strchr(node->valuestring, '@');
}

static void try_out(struct reading *reading, const cJSON *node,
		    const struct option_setting *setting)
{
	g_autofree char *none[] = {NULL};
	AUTO(options) options = options_parse(COMMAND_AUDIT, 0, none, NULL);
	g_autoptr(GError) error = NULL;

	if (!options_set(options, setting, &error))
		json_fault(&reading->reader->faults, reading->reader->file, node, "%s",
			   error->message);
}

static void read_option(const struct option_fact *fact, void *data)
{
	struct reading *reading = data;
	const cJSON *node = cJSON_GetObjectItemCaseSensitive(reading->object, fact->name);
	g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func(g_free);
	struct option_setting *setting;

	if (g_strv_contains(reading->banned, fact->name))
		return;
	g_ptr_array_add(reading->names, (void *)fact->name);
	if (!node || !read_values(reading, node, fact, values))
		return;
	if (holds_password(node, fact))
		json_fault(&reading->reader->faults, reading->reader->file, node,
			   "proxy: ห้ามใส่รหัสผ่านในแฟ้มนี้ (no password may stand in this file)");
	setting = g_new(struct option_setting, 1);
	setting->name = fact->name;
	g_ptr_array_add(values, NULL);
	setting->values = (char **)g_ptr_array_steal(values, NULL);
	g_ptr_array_add(reading->settings, setting);
	try_out(reading, node, setting);
}

GPtrArray *config_read_options(struct config_reader *reader, const cJSON *object,
			       const char *const *own, const char *const *banned)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	struct reading reading = {
		.reader = reader,
		.object = object,
		.banned = banned,
		.names = names,
		.settings = g_ptr_array_new_with_free_func(setting_free),
	};

	for (; *own; own++)
		g_ptr_array_add(names, (void *)*own);
	options_each(COMMAND_ALL, LANGUAGE_TH, read_option, &reading);
	g_ptr_array_add(names, NULL);
	json_only(&reader->faults, reader->file, object, (const char *const *)names->pdata);
	return reading.settings;
}
