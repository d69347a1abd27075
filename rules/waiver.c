#include "rules/waiver.h"

#include "base/json.h"

#include <string.h>

#define FILE_MAX                                                                                   \
	(1u << 20) /* bytes; a waiver has some hundred, and a checklist some forty items           \
		    */

static void waiver_free(gpointer data)
{
	struct waiver *waiver = data;
	g_free(waiver->item);
	g_free(waiver->reason);
	g_free(waiver);
}

/* People write o12 as well as O12. */
static const struct item *find_item(const struct checklist *checklist, const char *id)
{
	for (guint i = 0; i < checklist->items->len; i++) {
		const struct item *item = checklist->items->pdata[i];
		if (g_ascii_strcasecmp(item->id, id) == 0)
			return item;
	}
	return NULL;
}

static gboolean is_waived(const GPtrArray *waivers, const char *id)
{
	for (guint i = 0; i < waivers->len; i++)
		if (strcmp(((const struct waiver *)waivers->pdata[i])->item, id) == 0)
			return TRUE;
	return FALSE;
}

/* The item that a waiver names; NULL with a fault where it is none, or named before. */
static const struct item *read_item(struct json_faults *faults, const struct json_file *file,
				    const cJSON *node, const struct checklist *checklist,
				    const GPtrArray *before)
{
	const char *id = json_string(faults, file, node, "item", TRUE, NULL);
	const struct item *item = id ? find_item(checklist, id) : NULL;
	const cJSON *place = cJSON_GetObjectItemCaseSensitive(node, "item");
	if (id && !item)
		json_fault(faults, file, place,
			   "ไม่มีข้อ “%s” ในรายการตรวจ %s (no such item in the checklist)", id,
			   checklist->id);
	if (!item || !is_waived(before, item->id))
		return item;
	json_fault(faults, file, place, "ข้อ %s ยกเว้นไว้แล้ว (waived twice)", item->id);
	return NULL;
}

static void read_waiver(struct json_faults *faults, const struct json_file *file, const cJSON *node,
			const struct checklist *checklist, GPtrArray *waivers)
{
	static const char *const known[] = {"item", "reason", "until", NULL};
	struct day until = {0};
	json_only(faults, file, node, known);
	const struct item *item = read_item(faults, file, node, checklist, waivers);
	const char *reason = json_string(faults, file, node, "reason", TRUE, NULL);
	const char *end = json_string(faults, file, node, "until", TRUE, NULL);
	gboolean dated = end && thaidate_parse_iso(end, &until);
	if (reason && !*reason)
		json_fault(faults, file, cJSON_GetObjectItemCaseSensitive(node, "reason"),
			   "ต้องบอกเหตุผล (a reason is needed)");
	if (end && !dated)
		json_fault(
			faults, file, cJSON_GetObjectItemCaseSensitive(node, "until"),
			"ต้องเป็นวันที่แบบ 2026-12-31 ปีเป็น ค.ศ. (expected a date such as 2026-12-31)");
	if (!item || !reason || !*reason || !dated)
		return;
	struct waiver *waiver = g_new0(struct waiver, 1);
	waiver->item = g_strdup(item->id);
	waiver->reason = g_strdup(reason);
	waiver->until = until;
	g_ptr_array_add(waivers, waiver);
}

static gboolean told_all(const struct json_faults *faults, GError **error)
{
	if (!faults->messages)
		return TRUE;
	g_ptr_array_add(faults->messages, NULL);
	g_autofree char *all = g_strjoinv("\n", (char **)faults->messages->pdata);
	g_set_error_literal(error, JSON_ERROR, JSON_ERROR_SYNTAX, all);
	g_ptr_array_unref(faults->messages);
	return FALSE;
}

GPtrArray *waivers_load(const char *path, const struct checklist *checklist, GError **error)
{
	AUTO(json_file) file = json_load(path, FILE_MAX, error);
	if (!file)
		return NULL;
	g_autoptr(GPtrArray) waivers = g_ptr_array_new_with_free_func(waiver_free);
	struct json_faults faults = {0};
	const cJSON *node;
	if (!cJSON_IsArray(file->root))
		json_fault(&faults, file, file->root,
			   "ต้องเป็นรายการ [{\"item\": …}, …] (expected an array of waivers)");
	cJSON_ArrayForEach(node, file->root)
	{
		if (cJSON_IsArray(file->root) && cJSON_IsObject(node))
			read_waiver(&faults, file, node, checklist, waivers);
		else if (cJSON_IsArray(file->root))
			json_fault(&faults, file, node,
				   "ต้องเป็น {\"item\": …, \"reason\": …, \"until\": …} (expected an "
				   "object "
				   "with these members)");
	}
	return told_all(&faults, error) ? g_steal_pointer(&waivers) : NULL;
}

static void warn_ended(const struct waiver *waiver, struct result *result)
{
	g_autofree char *day_th = thaidate_format(waiver->until, TRUE);
	g_autofree char *day_en = thaidate_format(waiver->until, FALSE);
	g_autofree char *th = g_strdup_printf("การยกเว้นข้อ %s สิ้นสุดแล้วเมื่อ %s จึงตรวจและคิดคะแนนตามปกติ",
					      waiver->item, day_th);
	g_autofree char *en = g_strdup_printf("The waiver of %s ended on %s: it counts again",
					      waiver->item, day_en);
	result_warn(result, "waiver-ended", th, en, "");
}

void waivers_apply(const GPtrArray *waivers, struct day day, struct result *result)
{
	for (guint i = 0; i < waivers->len; i++) {
		const struct waiver *waiver = waivers->pdata[i];
		struct item_result *item = result_item(result, waiver->item);
		if (!item)
			continue;
		if (day_compare(waiver->until, day) < 0) {
			warn_ended(waiver, result);
			continue;
		}
		g_autofree char *until = g_strdup_printf("%04d-%02d-%02d", waiver->until.year,
							 waiver->until.month, waiver->until.day);
		item->waived = TRUE;
		result_set(&item->waiver_reason, waiver->reason);
		result_set(&item->waiver_until, until);
	}
}
