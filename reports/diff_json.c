/* The difference as JSON, "oitcheck/diff/1"; like that of the result it only grows. */
#include "reports/diff.h"

#include "base/json.h"
#include "reports/view.h"

#include <string.h>

#define DIFF_SCHEMA "oitcheck/diff/1"

static void add_range(cJSON *object, const char *name, const struct range *range)
{
	cJSON *json = cJSON_AddObjectToObject(object, name);

	cJSON_AddNumberToObject(json, "estimate", range->estimate);
	cJSON_AddNumberToObject(json, "low", range->low);
	cJSON_AddNumberToObject(json, "high", range->high);
}

static void add_audit(cJSON *root, const char *name, const struct result *result)
{
	cJSON *json = cJSON_AddObjectToObject(root, name), *counts;
	guint numbers[VERDICT_COUNT];

	json_add_text(json, "host", result->site_host);
	json_add_text(json, "audited_at", result->audited_at);
	json_add_text(json, "as_of", result->as_of);
	cJSON_AddNumberToObject(json, "fiscal_year", result->fiscal_year);
	json_add_text(json, "rules_id", result->rules_id);
	json_add_text(json, "rules_sha256", result->rules_sha256);
	add_range(json, "oit", &result->oit);
	counts = cJSON_AddObjectToObject(json, "counts");
	view_counts(result, numbers);
	for (int verdict = 0; verdict < VERDICT_COUNT; verdict++)
		cJSON_AddNumberToObject(counts, verdict_name((enum verdict)verdict),
					numbers[verdict]);
}

/* "waived" stands in place of a verdict that does not count; null where there is no such item. */
static void add_state(cJSON *object, const char *name, const struct item_result *item)
{
	if (item)
		json_add_text(object, name, item->waived ? "waived" : verdict_name(item->verdict));
	else
		cJSON_AddNullToObject(object, name);
}

static cJSON *elements_of(const GArray *elements)
{
	cJSON *array = cJSON_CreateArray();

	for (guint i = 0; i < elements->len; i++) {
		const struct element_diff *element =
			&g_array_index(elements, struct element_diff, i);
		cJSON *json = cJSON_CreateObject();

		json_add_text(json, "id", element->now->id);
		json_add_text(json, "text_th", element->now->text_th);
		json_add_text(json, "text_en", element->now->text_en);
		json_add_text(json, "was", verdict_name(element->was->verdict));
		json_add_text(json, "now", verdict_name(element->now->verdict));
		cJSON_AddItemToArray(array, json);
	}
	return array;
}

static cJSON *items_of(const GPtrArray *items)
{
	cJSON *array = cJSON_CreateArray();

	for (guint i = 0; i < items->len; i++) {
		const struct item_diff *item = items->pdata[i];
		const struct item_result *named = item->now ? item->now : item->was;
		cJSON *json = cJSON_CreateObject();

		json_add_text(json, "id", named->id);
		json_add_text(json, "title_th", named->title_th);
		json_add_text(json, "title_en", named->title_en);
		add_state(json, "was", item->was);
		add_state(json, "now", item->now);
		json_add_text(json, "why_th", item->now ? item->now->why_th : "");
		json_add_text(json, "why_en", item->now ? item->now->why_en : "");
		cJSON_AddItemToObject(json, "elements", elements_of(item->elements));
		cJSON_AddItemToArray(array, json);
	}
	return array;
}

static cJSON *evidence_of(const GPtrArray *evidence)
{
	cJSON *array = cJSON_CreateArray();

	for (guint i = 0; i < evidence->len; i++) {
		const struct evidence_diff *one = evidence->pdata[i];
		cJSON *json = cJSON_CreateObject();

		json_add_text(json, "item", one->item->id);
		json_add_text(json, "change", evidence_change_name(one->change));
		json_add_text(json, "was", one->was->url);
		json_add_text(json, "now", one->now ? one->now->url : "");
		if (one->broken)
			cJSON_AddNumberToObject(json, "status", one->broken->status);
		cJSON_AddItemToArray(array, json);
	}
	return array;
}

static void add_change(cJSON *scores, const char *name, const struct range *was,
		       const struct range *now)
{
	cJSON *json = cJSON_AddObjectToObject(scores, name);

	add_range(json, "was", was);
	add_range(json, "now", now);
	cJSON_AddNumberToObject(json, "change", now->estimate - was->estimate);
}

static void add_scores(cJSON *root, const struct diff *diff)
{
	cJSON *scores = cJSON_AddObjectToObject(root, "score"), *indicators;

	add_change(scores, "oit", &diff->was->oit, &diff->now->oit);
	indicators = cJSON_AddObjectToObject(scores, "indicators");
	for (guint i = 0; i < diff->now->indicators->len; i++) {
		const struct group_score *now = diff->now->indicators->pdata[i];
		const struct group_score *was = view_group(diff->was->indicators, now->id);

		if (was)
			add_change(indicators, now->id, &was->score, &now->score);
	}
}

void diff_json(const struct diff *diff, GString *out)
{
	cJSON *root = cJSON_CreateObject();

	json_add_text(root, "schema", DIFF_SCHEMA);
	add_audit(root, "was", diff->was);
	add_audit(root, "now", diff->now);
	cJSON_AddBoolToObject(root, "other_site", diff->other_site);
	cJSON_AddBoolToObject(root, "other_checklist", diff->other_checklist);
	cJSON_AddBoolToObject(root, "other_rules", diff->other_rules);
	for (int kind = 0; kind < DIFF_KINDS; kind++)
		cJSON_AddItemToObject(root, diff_kind_name((enum diff_kind)kind),
				      items_of(diff->items[kind]));
	cJSON_AddItemToObject(root, "evidence", evidence_of(diff->evidence));
	add_scores(root, diff);
	json_print(root, out);
}
