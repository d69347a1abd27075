/* The loader of rule files: any JSON as a topic, a checklist or site.json, by its "schema"; what
 * loads is then scanned with. */
#include "rules/label.h"
#include "rules/load.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void load_any(struct load *load, const char *schema)
{
	load_topic(load, load_declare_topic(load, "topic"));
	if (strcmp(schema, "oitcheck/checklist/1") == 0)
		load_checklist(load, "oit-2568");
	if (strcmp(schema, "oitcheck/site/1") == 0)
		load_site(load);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	AUTO(json_file) file = json_parse("topics/topic.json", (const char *)data, size, NULL);
	if (file == NULL || !cJSON_IsObject(file->root))
		return 0;
	g_autoptr(GPtrArray) messages = g_ptr_array_new_with_free_func(g_free);
	AUTO(ruleset) rules = ruleset_new();
	struct load load = {.rules = rules, .faults = {.messages = messages}, .file = file};
	const cJSON *schema = cJSON_GetObjectItemCaseSensitive(file->root, "schema");
	load_any(&load, cJSON_IsString(schema) ? schema->valuestring : "");
	matcher_seal(rules->matcher);
	AUTO(match_scratch) scratch = match_scratch_new(rules->matcher);
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct label_hit));
	label_topics(rules, scratch, (const char *)data, MIN(size, 4096), hits);
	return 0;
}
