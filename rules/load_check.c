#include "rules/load.h"

#include <string.h>

#define PARTS_DEPTH 4u       /* "all" within "all"; nobody reads deeper ones */
#define MIN_MOST    100000.0 /* letters of an own text are the largest count */

/* What `of` holds. */
enum of_kind { OF_NONE, OF_LITERALS, OF_COLUMNS, OF_PARTS, OF_TOPICS };

static const char *const PERSON_PARTS[] = {"name", "position", "photo", "contact", NULL};

/* One row for each kind of check: how it is written. */
static const struct check_form {
	const char *name;
	enum of_kind of;
	int min; /* the default, 0 for a kind that takes no "min" */
} FORMS[CHECK_KINDS] = {
	[CHECK_TEXT] = {"text", OF_LITERALS, 1},
	[CHECK_HEADING] = {"heading", OF_LITERALS, 1},
	[CHECK_LABEL] = {"label", OF_LITERALS, 1},
	[CHECK_ABSENT] = {"absent", OF_LITERALS, 0},
	[CHECK_OWN_TEXT] = {"own_text", OF_NONE, 150},
	[CHECK_ENTRIES] = {"entries", OF_NONE, 1},
	[CHECK_DOCUMENT] = {"document", OF_NONE, 0},
	[CHECK_IMAGE] = {"image", OF_NONE, 1},
	[CHECK_PHONE] = {"phone", OF_NONE, 0},
	[CHECK_EMAIL] = {"email", OF_NONE, 0},
	[CHECK_ADDRESS] = {"address", OF_NONE, 0},
	[CHECK_MAP] = {"map", OF_NONE, 0},
	[CHECK_PERSON] = {"person", OF_PARTS, 1},
	[CHECK_FORM] = {"form", OF_NONE, 2},
	[CHECK_CHAT] = {"chat", OF_NONE, 0},
	[CHECK_SOCIAL] = {"social", OF_NONE, 0},
	[CHECK_BOARD] = {"board", OF_NONE, 0},
	[CHECK_COLUMNS] = {"columns", OF_COLUMNS, 1},
	[CHECK_NUMBERS] = {"numbers", OF_NONE, 3},
	[CHECK_NONE] = {"none", OF_NONE, 0},
	[CHECK_MONTHS] = {"months", OF_NONE, 1},
	[CHECK_YEAR] = {"year", OF_NONE, 0},
	[CHECK_SERVICE] = {"service", OF_NONE, 0},
	[CHECK_ASKED] = {"asked", OF_LITERALS, 1},
	[CHECK_OWN_FORM] = {"own_form", OF_LITERALS, 1},
	[CHECK_SEPARATE] = {"separate", OF_TOPICS, 0},
	[CHECK_ALL] = {"all", OF_NONE, 0},
	[CHECK_ONE] = {"one", OF_NONE, 0},
};

void check_free(gpointer data)
{
	struct check *check = data;
	if (check == NULL)
		return;
	g_ptr_array_unref(check->of);
	g_ptr_array_unref(check->parts);
	g_free(check);
}

/* CHECK_KINDS, with a fault, where there is none of this name. */
static enum check_kind read_kind(struct load *load, const cJSON *node)
{
	const char *names[CHECK_KINDS + 1] = {NULL};
	for (int i = 0; i < CHECK_KINDS; i++)
		names[i] = FORMS[i].name;
	const char *name = json_string(&load->faults, load->file, node, "check", TRUE, NULL);
	if (name == NULL)
		return CHECK_KINDS;
	int kind = name_index(names, name);
	if (kind >= 0)
		return (enum check_kind)kind;
	load_unknown(load, cJSON_GetObjectItemCaseSensitive(node, "check"), "check", name, names);
	return CHECK_KINDS;
}

static gboolean has_parts(enum check_kind kind)
{
	return kind == CHECK_ALL || kind == CHECK_ONE;
}

static void only_members(struct load *load, const cJSON *node, enum check_kind kind)
{
	const struct check_form *form = &FORMS[kind];
	const char *known[6] = {"check"};
	guint n = 1;
	if (form->of != OF_NONE)
		known[n++] = "of";
	if (form->of == OF_LITERALS)
		known[n++] = "re";
	if (form->min > 0)
		known[n++] = "min";
	if (has_parts(kind))
		known[n++] = "parts";
	json_only(&load->faults, load->file, node, known);
}

static void read_names(struct load *load, const cJSON *node, struct check *check)
{
	gboolean parts = FORMS[check->kind].of == OF_PARTS;
	g_ptr_array_unref(check->of);
	check->of = load_names(load, node, "of", TRUE, parts ? PERSON_PARTS : NULL,
			       parts ? "part of a person" : "id of a topic");
	const cJSON *array = cJSON_GetObjectItemCaseSensitive(node, "of");
	const cJSON *name;
	cJSON_ArrayForEach(name, array)
	{
		if (!parts && cJSON_IsString(name))
			load_find_topic(load, name, name->valuestring);
	}
}

static void read_literals(struct load *load, const cJSON *node, struct check *check)
{
	gboolean regexes = FORMS[check->kind].of == OF_LITERALS;
	guint faults = load->faults.messages->len;
	check->literals = load_set(load, node, "of", regexes ? "re" : NULL, SET_OTHER, NULL);
	const cJSON *array = cJSON_GetObjectItemCaseSensitive(node, "of");
	const cJSON *literal;
	cJSON_ArrayForEach(literal, array)
	{
		if (cJSON_IsString(literal))
			g_ptr_array_add(check->of, g_strdup(literal->valuestring));
	}
	int members = matcher_members(load->rules->matcher, check->literals);
	if (load->faults.messages->len > faults)
		return;
	if (members == 0)
		load_empty(load, node, regexes ? "of, re" : "of");
	else if (check->min > members)
		load_fault(load, node,
			   "min เป็น %d แต่มีคำที่ต่างกันเพียง %d จึงไม่มีทางเป็นจริง (\"min\" is %d, but there "
			   "are only %d different texts: it can never be true)",
			   check->min, members, check->min, members);
}

static void read_of(struct load *load, const cJSON *node, struct check *check)
{
	switch (FORMS[check->kind].of) {
	case OF_NONE:
		break;
	case OF_LITERALS:
	case OF_COLUMNS:
		read_literals(load, node, check);
		break;
	case OF_PARTS:
	case OF_TOPICS:
		read_names(load, node, check);
		break;
	}
}

static void read_parts(struct load *load, const cJSON *node, struct check *check, unsigned depth)
{
	const cJSON *parts = json_array(&load->faults, load->file, node, "parts", TRUE);
	const cJSON *part;
	if (parts != NULL && cJSON_GetArraySize(parts) == 0)
		load_empty(load, parts, "parts");
	cJSON_ArrayForEach(part, parts)
	{
		struct check *one = load_check(load, part, depth + 1);
		if (one != NULL)
			g_ptr_array_add(check->parts, one);
	}
}

struct check *load_check(struct load *load, const cJSON *node, unsigned depth)
{
	if (!cJSON_IsObject(node)) {
		load_no_object(load, node, "check");
		return NULL;
	}
	if (depth > PARTS_DEPTH) {
		load_fault(load, node,
			   "\"all\" ซ้อนกันลึกเกินไป (nested too deeply, expected at most %u)",
			   PARTS_DEPTH);
		return NULL;
	}
	enum check_kind kind = read_kind(load, node);
	if (kind == CHECK_KINDS)
		return NULL;
	only_members(load, node, kind);
	struct check *check = g_new0(struct check, 1);
	check->kind = kind;
	check->literals = -1;
	check->of = g_ptr_array_new_with_free_func(g_free);
	check->parts = g_ptr_array_new_with_free_func(check_free);
	json_place(load->file, node, &check->line, &check->column);
	if (FORMS[kind].min > 0)
		check->min = (int)json_number(&load->faults, load->file, node, "min", FALSE,
					      FORMS[kind].min, 1, MIN_MOST);
	read_of(load, node, check);
	if (has_parts(kind))
		read_parts(load, node, check, depth);
	return check;
}
