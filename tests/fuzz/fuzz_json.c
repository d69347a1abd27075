/* Any bytes: a tree whose every node has a place in the text, or a message with a place. */
#include "base/json.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct json_file *file, const cJSON *node)
{
	gsize at = GPOINTER_TO_SIZE(g_hash_table_lookup(file->places, node));
	g_assert(at > 0 && at <= file->size);
	if (cJSON_IsString(node))
		g_assert(file->text[at - 1] == '"');
	else if (cJSON_IsObject(node) || cJSON_IsArray(node))
		g_assert(file->text[at - 1] == (cJSON_IsObject(node) ? '{' : '['));
	for (const cJSON *child = node->child; child; child = child->next)
		check(file, child);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const known[] = {"id", "labels", NULL};
	g_autoptr(GError) error = NULL;
	AUTO(json_file) file = json_parse("f", (const char *)data, size, &error);
	if (!file) {
		g_assert(g_str_has_prefix(error->message, "f:") && !strchr(error->message, '\n'));
		return 0;
	}
	check(file, file->root);
	struct json_faults faults = {0};
	json_only(&faults, file, file->root, known);
	json_string(&faults, file, file->root, "id", TRUE, NULL);
	json_number(&faults, file, file->root, "n", TRUE, 0, 0, 1);
	g_ptr_array_unref(json_strings(&faults, file, file->root, "labels", TRUE));
	g_clear_pointer(&faults.messages, g_ptr_array_unref);
	return 0;
}
