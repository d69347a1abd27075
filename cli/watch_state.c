#include "cli/watch_state.h"

#include "base/json.h"

#include <string.h>

#define SCHEMA    "oitcheck/watch-state/1"
#define STATE_MAX (4u << 20) /* bytes: some 5,000 findings */

/* What the file says of a finding. */
static const struct {
	const char *name;
	gsize at;
} texts[] = {
	{"item", G_STRUCT_OFFSET(struct finding, item)},
	{"title_th", G_STRUCT_OFFSET(struct finding, title_th)},
	{"title_en", G_STRUCT_OFFSET(struct finding, title_en)},
	{"url", G_STRUCT_OFFSET(struct finding, url)},
	{"on", G_STRUCT_OFFSET(struct finding, on)},
	{"detail_th", G_STRUCT_OFFSET(struct finding, detail_th)},
	{"detail_en", G_STRUCT_OFFSET(struct finding, detail_en)},
	{"since", G_STRUCT_OFFSET(struct finding, since)},
};

static char **text_at(struct finding *finding, gsize i)
{
	return G_STRUCT_MEMBER_P(finding, texts[i].at);
}

static struct watch_state *state_new(const char *copies)
{
	struct watch_state *state = g_new0(struct watch_state, 1);

	state->copies = g_strdup(copies);
	state->silent_since = g_strdup("");
	state->findings = g_ptr_array_new_with_free_func(finding_free);
	return state;
}

void watch_state_free(struct watch_state *state)
{
	if (!state)
		return;
	g_free(state->copies);
	g_free(state->silent_since);
	g_ptr_array_unref(state->findings);
	g_free(state);
}

static void read_findings(struct json_faults *faults, const struct json_file *file,
			  struct watch_state *state)
{
	const cJSON *list = json_array(faults, file, file->root, "findings", TRUE), *one;

	cJSON_ArrayForEach(one, list)
	{
		struct finding *finding = g_new0(struct finding, 1);

		for (gsize t = 0; t < G_N_ELEMENTS(texts); t++)
			*text_at(finding, t) =
				g_strdup(json_string(faults, file, one, texts[t].name, TRUE, ""));
		finding->trouble =
			trouble_parse(json_string(faults, file, one, "trouble", TRUE, ""));
		g_ptr_array_add(state->findings, finding);
	}
}

struct watch_state *watch_state_load(const char *path, const char *copies, GError **error)
{
	AUTO(watch_state) state = state_new(copies);

	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return g_steal_pointer(&state);
	AUTO(json_file) file = json_load(path, STATE_MAX, error);

	if (!file)
		return NULL;
	g_autoptr(GPtrArray) messages = g_ptr_array_new_with_free_func(g_free);
	struct json_faults faults = {messages};
	const char *known = json_string(&faults, file, file->root, "copies", TRUE, "");

	if (strcmp(known, copies) == 0) {
		g_free(state->silent_since);
		state->silent_since =
			g_strdup(json_string(&faults, file, file->root, "silent_since", TRUE, ""));
		read_findings(&faults, file, state);
	}
	if (messages->len == 0)
		return g_steal_pointer(&state);
	g_set_error_literal(error, JSON_ERROR, JSON_ERROR_SYNTAX, messages->pdata[0]);
	return NULL;
}

gboolean watch_state_save(const struct watch_state *state, const char *path, GError **error)
{
	cJSON *root = cJSON_CreateObject(), *list;

	cJSON_AddStringToObject(root, "schema", SCHEMA);
	cJSON_AddStringToObject(root, "copies", state->copies);
	cJSON_AddStringToObject(root, "silent_since", state->silent_since);
	list = cJSON_AddArrayToObject(root, "findings");
	for (guint i = 0; i < state->findings->len; i++) {
		struct finding *finding = state->findings->pdata[i];
		cJSON *one = cJSON_CreateObject();

		for (gsize t = 0; t < G_N_ELEMENTS(texts); t++)
			cJSON_AddStringToObject(one, texts[t].name, *text_at(finding, t));
		cJSON_AddStringToObject(one, "trouble", trouble_name(finding->trouble));
		cJSON_AddItemToArray(list, one);
	}
	g_autoptr(GString) text = g_string_new(NULL);
	json_print(root, text);
	return g_file_set_contents(path, text->str, (gssize)text->len, error);
}

static gboolean same(const struct finding *one, const struct finding *other)
{
	return one->trouble == other->trouble && strcmp(one->item, other->item) == 0 &&
	       strcmp(one->url, other->url) == 0;
}

static const struct finding *find(const GPtrArray *findings, const struct finding *wanted)
{
	for (guint i = 0; i < findings->len; i++)
		if (same(findings->pdata[i], wanted))
			return findings->pdata[i];
	return NULL;
}

static struct finding *copy(const struct finding *finding)
{
	struct finding *made = g_memdup2(finding, sizeof *finding);

	for (gsize t = 0; t < G_N_ELEMENTS(texts); t++)
		*text_at(made, t) = g_strdup(*text_at(made, t));
	return made;
}

static gboolean has_url(const GPtrArray *urls, const char *url)
{
	for (guint i = 0; i < urls->len; i++)
		if (strcmp(urls->pdata[i], url) == 0)
			return TRUE;
	return FALSE;
}

/* Its own page, or for a document the page that linked to it, cannot tell. */
static gboolean cannot_tell(const struct finding *told, const GPtrArray *findings,
			    const GPtrArray *unknown)
{
	for (guint i = 0; *told->on && i < findings->len; i++)
		if (strcmp(((const struct finding *)findings->pdata[i])->url, told->on) == 0)
			return TRUE;
	return has_url(unknown, told->url) || has_url(unknown, told->on);
}

/* Another trouble of the same URL has taken its place: that is not well. */
static gboolean is_superseded(const struct finding *told, const GPtrArray *findings)
{
	for (guint i = 0; i < findings->len; i++) {
		const struct finding *finding = findings->pdata[i];

		if (strcmp(finding->item, told->item) == 0 && strcmp(finding->url, told->url) == 0)
			return TRUE;
	}
	return FALSE;
}

void watch_state_take(struct watch_state *state, GPtrArray *findings, const GPtrArray *unknown,
		      const char *day, struct watch_report *report)
{
	for (guint i = 0; i < findings->len; i++) {
		struct finding *finding = findings->pdata[i];
		const struct finding *before = find(state->findings, finding);

		g_free(finding->since);
		finding->since = g_strdup(before ? before->since : day);
		g_ptr_array_add(before ? report->still : report->fresh, copy(finding));
	}
	for (guint i = 0; i < state->findings->len; i++) {
		const struct finding *told = state->findings->pdata[i];
		gboolean still = cannot_tell(told, findings, unknown);

		if (is_superseded(told, findings))
			continue;
		g_ptr_array_add(still ? report->still : report->mended, copy(told));
		if (still)
			g_ptr_array_add(findings, copy(told));
	}
	g_ptr_array_unref(state->findings);
	state->findings = findings;
}
