#include "reports/outbox_list.h"

#include "base/json.h"
#include "reports/text_out.h"
#include "reports/view.h"

#define OUTBOX_SCHEMA "oitcheck/outbox/1"

enum { INDENT = 6 };

static const struct {
	enum word word;
	enum style style;
	const char *mark;
} states[DELIVERY_STATES] = {
	[DELIVERY_WAITING] = {WORD_OUTBOX_WAITING, STYLE_WARN, "…"},
	[DELIVERY_SENT] = {WORD_OUTBOX_SENT, STYLE_GOOD, "✓"},
	[DELIVERY_DEAD] = {WORD_OUTBOX_DEAD, STYLE_BAD, "✗"},
};

static char *moment_of(gint64 seconds)
{
	g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local(seconds);

	return moment ? g_date_time_format_iso8601(moment) : g_strdup("");
}

static void write_one(struct text_out *text, const struct delivery *delivery)
{
	g_autofree char *head =
		g_strdup_printf("%4" G_GINT64_FORMAT " %s %s %s", delivery->number,
				states[delivery->state].mark, delivery->target, delivery->address);
	g_autofree char *changed = moment_of(delivery->changed);
	g_autofree char *when = view_moment(changed, text->lang);
	g_autofree char *tries = g_strdup_printf("%u", delivery->tries);
	g_autofree char *state =
		word_fill(text->lang, states[delivery->state].word, when, tries, NULL);

	text_paragraph(text, STYLE_BOLD, 0, INDENT, head);
	text_paragraph(text, STYLE_PLAIN, INDENT, 0, delivery->subject);
	text_paragraph(text, states[delivery->state].style, INDENT, 0, state);
	if (*delivery->fault)
		text_paragraph(text, STYLE_PLAIN, INDENT, 0, delivery->fault);
}

void outbox_text(const GPtrArray *deliveries, const struct report_options *options, GString *out)
{
	struct text_out text;

	text_out_init(&text, options, out);
	for (guint i = 0; i < deliveries->len; i++)
		write_one(&text, deliveries->pdata[i]);
	if (deliveries->len == 0)
		text_paragraph(&text, STYLE_PLAIN, 0, 0, word(WORD_OUTBOX_EMPTY, text.lang));
	text_out_clear(&text);
}

static cJSON *delivery_json(const struct delivery *delivery)
{
	cJSON *json = cJSON_CreateObject();
	g_autofree char *changed = moment_of(delivery->changed);
	g_autofree char *due = moment_of(delivery->due);

	cJSON_AddNumberToObject(json, "number", (double)delivery->number);
	cJSON_AddStringToObject(json, "target", delivery->target);
	cJSON_AddStringToObject(json, "address", delivery->address);
	cJSON_AddStringToObject(json, "state", delivery_state_name(delivery->state));
	cJSON_AddNumberToObject(json, "tries", delivery->tries);
	cJSON_AddStringToObject(json, "changed", changed);
	cJSON_AddStringToObject(json, "due", delivery->state == DELIVERY_WAITING ? due : "");
	cJSON_AddStringToObject(json, "fault", delivery->fault);
	cJSON_AddStringToObject(json, "id", delivery->id);
	cJSON_AddStringToObject(json, "kind", delivery->kind);
	cJSON_AddStringToObject(json, "site", delivery->site);
	cJSON_AddStringToObject(json, "subject", delivery->subject);
	return json;
}

void outbox_json(const GPtrArray *deliveries, GString *out)
{
	cJSON *root = cJSON_CreateObject(), *list;

	cJSON_AddStringToObject(root, "schema", OUTBOX_SCHEMA);
	list = cJSON_AddArrayToObject(root, "deliveries");
	for (guint i = 0; i < deliveries->len; i++)
		cJSON_AddItemToArray(list, delivery_json(deliveries->pdata[i]));
	json_print(root, out);
}
