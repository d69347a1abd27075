/* The notice as "oitcheck/notice/1": what the outbox keeps, webhooks get and programs read. Like
 * the result's, the form only grows. */
#include "reports/notice.h"

#include "base/json.h"

#include <string.h>

#define NOTICE_SCHEMA "oitcheck/notice/1"

static const char *const tone_names[NOTICE_TONES] = {
	[TONE_WORSE] = "worse", [TONE_BETTER] = "better", [TONE_OTHER] = "other"};

static cJSON *entry_json(const struct notice_entry *entry)
{
	cJSON *json = cJSON_CreateObject();

	cJSON_AddStringToObject(json, "tone", tone_names[entry->tone]);
	cJSON_AddStringToObject(json, "item", entry->item);
	cJSON_AddStringToObject(json, "head", entry->head);
	cJSON_AddStringToObject(json, "text", entry->text);
	cJSON_AddStringToObject(json, "url", entry->url);
	return json;
}

char *notice_to_json(const struct notice *notice)
{
	cJSON *root = cJSON_CreateObject(), *list;
	cJSON *details = *notice->details ? cJSON_Parse(notice->details) : NULL;

	cJSON_AddStringToObject(root, "schema", NOTICE_SCHEMA);
	cJSON_AddStringToObject(root, "id", notice->id);
	cJSON_AddStringToObject(root, "kind", notice_kind_name(notice->kind));
	cJSON_AddStringToObject(root, "lang", notice->lang == LANG_EN ? "en" : "th");
	cJSON_AddStringToObject(root, "at", notice->at);
	cJSON_AddStringToObject(root, "site", notice->site);
	cJSON_AddStringToObject(root, "url", notice->url);
	cJSON_AddNumberToObject(root, "audit", (double)notice->audit);
	cJSON_AddStringToObject(root, "subject", notice->subject);
	cJSON_AddStringToObject(root, "intro", notice->intro);
	list = cJSON_AddArrayToObject(root, "entries");
	for (guint i = 0; i < notice->entries->len; i++)
		cJSON_AddItemToArray(list, entry_json(notice->entries->pdata[i]));
	if (details)
		cJSON_AddItemToObject(root, "details", details);
	g_autofree char *line = json_line(root);
	return g_utf8_make_valid(line, -1);
}

static enum notice_tone tone_of(const char *name)
{
	for (int tone = 0; tone < NOTICE_TONES; tone++)
		if (strcmp(tone_names[tone], name) == 0)
			return (enum notice_tone)tone;
	return TONE_OTHER;
}

static void read_entries(struct notice *notice, struct json_faults *faults,
			 const struct json_file *file)
{
	const cJSON *list = json_array(faults, file, file->root, "entries", TRUE);
	const cJSON *node;

	cJSON_ArrayForEach(node, list)
	{
		const char *tone = json_string(faults, file, node, "tone", TRUE, "other");

		notice_add(notice, tone_of(tone), json_string(faults, file, node, "item", TRUE, ""),
			   json_string(faults, file, node, "head", TRUE, ""),
			   json_string(faults, file, node, "text", TRUE, ""),
			   json_string(faults, file, node, "url", TRUE, ""));
	}
}

static void read_details(struct notice *notice, struct json_faults *faults,
			 const struct json_file *file)
{
	const cJSON *details = json_object(faults, file, file->root, "details", FALSE);
	char *text = details ? cJSON_PrintUnformatted(details) : NULL;

	if (text)
		result_set(&notice->details, text);
	cJSON_free(text);
}

static struct notice *read_notice(struct json_faults *faults, const struct json_file *file)
{
	const cJSON *root = file->root;
	const char *kind = json_string(faults, file, root, "kind", TRUE, "");
	const char *lang = json_string(faults, file, root, "lang", TRUE, "th");
	struct notice *notice = notice_new(NOTICE_CHANGE, LANG_TH, "", "");
	const struct {
		char **member;
		const char *name;
	} texts[] = {
		{&notice->id, "id"},   {&notice->at, "at"},           {&notice->site, "site"},
		{&notice->url, "url"}, {&notice->subject, "subject"}, {&notice->intro, "intro"},
	};

	if (!notice_kind_parse(kind, &notice->kind))
		json_fault(faults, file, root, "ไม่รู้จัก \"kind\" นี้ (unknown kind): %s", kind);
	lang_parse(lang, &notice->lang);
	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
		result_set(texts[i].member,
			   json_string(faults, file, root, texts[i].name, TRUE, ""));
	notice->audit =
		(gint64)json_number(faults, file, root, "audit", FALSE, 0, 0, 9007199254740992.0);
	read_entries(notice, faults, file);
	read_details(notice, faults, file);
	return notice;
}

struct notice *notice_from_json(const char *name, const char *text, gsize size, GError **error)
{
	AUTO(json_file) file = json_parse(name, text, size, error);
	struct json_faults faults = {0};
	struct notice *notice;

	if (!file)
		return NULL;
	notice = read_notice(&faults, file);
	if (!faults.messages)
		return notice;
	g_set_error_literal(error, REPORT_ERROR, REPORT_ERROR_NOT_A_RESULT,
			    faults.messages->pdata[0]);
	g_ptr_array_unref(faults.messages);
	notice_free(notice);
	return NULL;
}
