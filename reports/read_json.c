#include "reports/report.h"

#include "base/json.h"
#include "reports/json_fields.h"

#include <limits.h>
#include <math.h>

struct reader {
	const struct json_file *file;
	struct json_faults faults;
};

static void read_members(struct reader *reader, void *object, const struct record *record,
			 const cJSON *json);

/* TRUE where the value has the type that the form says; else a fault with its place. */
static gboolean expect(struct reader *reader, const cJSON *value, gboolean is, const char *what)
{
	if (!is)
		json_fault(&reader->faults, reader->file, value, "\"%s\" is not %s",
			   value->string ? value->string : "", what);
	return is;
}

/* JSON has no infinity, but 1e999 becomes one. */
static gboolean is_finite(const cJSON *value)
{
	return cJSON_IsNumber(value) && isfinite(value->valuedouble);
}

static gboolean is_count(const cJSON *value, double max)
{
	return cJSON_IsNumber(value) && value->valuedouble == floor(value->valuedouble) &&
	       value->valuedouble >= 0 && value->valuedouble <= max;
}

static void read_verdict(struct reader *reader, enum verdict *verdict, const cJSON *value)
{
	const char *name = cJSON_GetStringValue(value);

	expect(reader, value, name && verdict_parse(name, verdict),
	       "found, partial, unclear or missing");
}

static void read_range(struct reader *reader, struct range *range, const cJSON *value)
{
	const struct {
		const char *name;
		double *number;
	} ends[] = {{"estimate", &range->estimate}, {"low", &range->low}, {"high", &range->high}};

	if (!expect(reader, value, cJSON_IsObject(value), "an object"))
		return;
	for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
		const cJSON *end = cJSON_GetObjectItemCaseSensitive(value, ends[i].name);

		if (end && expect(reader, end, is_finite(end), "a number"))
			*ends[i].number = end->valuedouble;
	}
}

static void read_strings(struct reader *reader, GPtrArray *strings, const cJSON *value)
{
	const cJSON *one;

	if (!expect(reader, value, cJSON_IsArray(value), "a list"))
		return;
	cJSON_ArrayForEach(one, value)
	{
		if (expect(reader, one, cJSON_IsString(one), "text"))
			g_ptr_array_add(strings, g_strdup(one->valuestring));
	}
}

static void read_objects(struct reader *reader, GPtrArray *list, const struct field *field,
			 const cJSON *value)
{
	gboolean named = field->kind == FIELD_MAP;
	const cJSON *one;

	if (!expect(reader, value, named ? cJSON_IsObject(value) : cJSON_IsArray(value),
		    named ? "an object" : "a list"))
		return;
	cJSON_ArrayForEach(one, value)
	{
		void *object;

		if (!expect(reader, one, cJSON_IsObject(one), "an object"))
			continue;
		object = field->record->new_empty();
		if (named)
			result_set((char **)object, one->string);
		read_members(reader, object, field->record, one);
		g_ptr_array_add(list, object);
	}
}

static void read_plain(struct reader *reader, void *object, const struct field *field,
		       const cJSON *value)
{
	switch (field->kind) {
	case FIELD_TEXT:
		if (expect(reader, value, cJSON_IsString(value), "text"))
			result_set(FIELD_AT(char *, object, field), value->valuestring);
		break;
	case FIELD_INT:
		if (expect(reader, value, is_count(value, INT_MAX), "a whole number"))
			*FIELD_AT(int, object, field) = (int)value->valuedouble;
		break;
	case FIELD_COUNT:
		if (expect(reader, value, is_count(value, 0x1p53), "a whole number"))
			*FIELD_AT(guint64, object, field) = (guint64)value->valuedouble;
		break;
	case FIELD_NUMBER:
		if (expect(reader, value, is_finite(value), "a number"))
			*FIELD_AT(double, object, field) = value->valuedouble;
		break;
	default: /* FIELD_FLAG */
		if (expect(reader, value, cJSON_IsBool(value), "true or false"))
			*FIELD_AT(gboolean, object, field) = cJSON_IsTrue(value);
		break;
	}
}

static void read_value(struct reader *reader, void *object, const struct field *field,
		       const cJSON *value)
{
	switch (field->kind) {
	case FIELD_VERDICT:
		read_verdict(reader, FIELD_AT(enum verdict, object, field), value);
		break;
	case FIELD_RANGE:
		read_range(reader, FIELD_AT(struct range, object, field), value);
		break;
	case FIELD_STRINGS:
		read_strings(reader, *FIELD_AT(GPtrArray *, object, field), value);
		break;
	case FIELD_LIST:
	case FIELD_MAP:
		read_objects(reader, *FIELD_AT(GPtrArray *, object, field), field, value);
		break;
	case FIELD_OBJECT:
		if (expect(reader, value, cJSON_IsObject(value), "an object"))
			read_members(reader, object, field->record, value);
		break;
	default:
		read_plain(reader, object, field, value);
		break;
	}
}

static void read_members(struct reader *reader, void *object, const struct record *record,
			 const cJSON *json)
{
	for (gsize i = 0; i < record->n_fields; i++) {
		const struct field *field = &record->fields[i];
		const cJSON *value = cJSON_GetObjectItemCaseSensitive(json, field->name);

		if (!value)
			continue;
		if (field->when)
			*(gboolean *)(void *)((char *)object + field->when) = TRUE;
		read_value(reader, object, field, value);
	}
}

static struct result *read_result(struct reader *reader, const cJSON *root, GError **error)
{
	struct result *result;
	g_autofree char *all = NULL;

	if (g_strcmp0(cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(root, "schema")),
		      RESULT_SCHEMA) != 0) {
		g_set_error(error, REPORT_ERROR, REPORT_ERROR_NOT_A_RESULT,
			    "%s: no result of oitcheck (\"schema\": \"%s\" is expected)",
			    reader->file->name, RESULT_SCHEMA);
		return NULL;
	}
	result = result_new();
	read_members(reader, result, &result_record, root);
	if (!reader->faults.messages->len)
		return result;
	g_ptr_array_add(reader->faults.messages, NULL);
	all = g_strjoinv("\n", (char **)reader->faults.messages->pdata);
	g_set_error_literal(error, REPORT_ERROR, REPORT_ERROR_NOT_A_RESULT, all);
	result_free(result);
	return NULL;
}

struct result *result_from_json(const char *name, const char *text, gsize size, GError **error)
{
	AUTO(json_file) file = json_parse(name, text, size, error);
	struct reader reader = {file, {NULL}};
	struct result *result;

	if (!file)
		return NULL;
	reader.faults.messages = g_ptr_array_new_with_free_func(g_free);
	result = read_result(&reader, file->root, error);
	g_ptr_array_unref(reader.faults.messages);
	return result;
}
