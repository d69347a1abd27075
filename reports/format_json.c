/* The result as JSON, by the table of its members. */
#include "reports/format.h"

#include "base/json.h"
#include "reports/json_fields.h"

static cJSON *object_of(const void *object, const struct record *record);

static cJSON *text_of(const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);

	return cJSON_CreateString(valid);
}

static cJSON *range_of(const struct range *range)
{
	cJSON *object = cJSON_CreateObject();

	cJSON_AddNumberToObject(object, "estimate", range->estimate);
	cJSON_AddNumberToObject(object, "low", range->low);
	cJSON_AddNumberToObject(object, "high", range->high);
	return object;
}

static cJSON *strings_of(const GPtrArray *strings)
{
	cJSON *array = cJSON_CreateArray();

	for (guint i = 0; i < strings->len; i++)
		cJSON_AddItemToArray(array, text_of(strings->pdata[i]));
	return array;
}

static cJSON *list_of(const GPtrArray *list, const struct record *record)
{
	cJSON *array = cJSON_CreateArray();

	for (guint i = 0; i < list->len; i++)
		cJSON_AddItemToArray(array, object_of(list->pdata[i], record));
	return array;
}

static cJSON *map_of(const GPtrArray *list, const struct record *record)
{
	cJSON *map = cJSON_CreateObject();

	for (guint i = 0; i < list->len; i++)
		cJSON_AddItemToObject(map, *(char **)list->pdata[i],
				      object_of(list->pdata[i], record));
	return map;
}

static cJSON *value_of(const void *object, const struct field *field)
{
	switch (field->kind) {
	case FIELD_TEXT:
		return text_of(*FIELD_AT(char *const, object, field));
	case FIELD_INT:
		return cJSON_CreateNumber(*FIELD_AT(const int, object, field));
	case FIELD_COUNT:
		return cJSON_CreateNumber((double)*FIELD_AT(const guint64, object, field));
	case FIELD_NUMBER:
		return cJSON_CreateNumber(*FIELD_AT(const double, object, field));
	case FIELD_FLAG:
		return cJSON_CreateBool(*FIELD_AT(const gboolean, object, field));
	case FIELD_VERDICT:
		return cJSON_CreateString(
			verdict_name(*FIELD_AT(const enum verdict, object, field)));
	case FIELD_RANGE:
		return range_of(FIELD_AT(const struct range, object, field));
	case FIELD_STRINGS:
		return strings_of(*FIELD_AT(GPtrArray *const, object, field));
	case FIELD_LIST:
		return list_of(*FIELD_AT(GPtrArray *const, object, field), field->record);
	case FIELD_MAP:
		return map_of(*FIELD_AT(GPtrArray *const, object, field), field->record);
	case FIELD_OBJECT:
		return object_of(object, field->record);
	}
	g_assert_not_reached();
}

static gboolean is_there(const void *object, const struct field *field)
{
	return !field->when || *(const gboolean *)((const char *)object + field->when);
}

static void add_members(cJSON *json, const void *object, const struct record *record)
{
	for (gsize i = 0; i < record->n_fields; i++)
		if (is_there(object, &record->fields[i]))
			cJSON_AddItemToObject(json, record->fields[i].name,
					      value_of(object, &record->fields[i]));
}

static cJSON *object_of(const void *object, const struct record *record)
{
	cJSON *json = cJSON_CreateObject();

	add_members(json, object, record);
	return json;
}

static cJSON *result_of(const struct result *result)
{
	cJSON *json = cJSON_CreateObject();

	cJSON_AddStringToObject(json, "schema", RESULT_SCHEMA);
	add_members(json, result, &result_record);
	return json;
}

gboolean format_json(const struct result *result,
		     G_GNUC_UNUSED const struct report_options *options, GString *out,
		     G_GNUC_UNUSED GError **error)
{
	json_print(result_of(result), out);
	return TRUE;
}

char *result_to_line(const struct result *result)
{
	return json_line(result_of(result));
}
