#include "crawler/extract/html_reader.h"

#include <string.h>

#include "base/fold.h"
#include "crawler/url.h"

struct field {
	const char *name, *type, *label, *id, *value;
};

/* The form being read; fields outside of any form are taken as one of their own. */
struct form_reader {
	gboolean real; /* has a <form> */
	const char *action, *method;
	GArray *fields;     /* struct field */
	GHashTable *labels; /* id → text of <label for> */
	uint32_t heading, block;
	uint8_t region;
	gboolean in_label;
	const char *label_for;
	gsize label_start;
	uint32_t last_block; /* number of blocks when the last field came */
	guint label_fields;  /* fields before the label was opened */
};

static struct form_reader *form_new(struct reader *reader)
{
	struct form_reader *form = g_new0(struct form_reader, 1);

	form->fields = g_array_new(FALSE, TRUE, sizeof(struct field));
	form->labels = g_hash_table_new(g_str_hash, g_str_equal);
	form->method = "get";
	form->heading = reader->heading;
	form->block = reader_next_block(reader);
	form->region = reader_top(reader)->region;
	return form;
}

static void form_free(struct form_reader *form)
{
	g_array_unref(form->fields);
	g_hash_table_unref(form->labels);
	g_free(form);
}

static struct form_reader *form_now(struct reader *reader)
{
	if (!reader->form)
		reader->form = form_new(reader);
	return reader->form;
}

/* TRUE where a person can write or send something. A lone select or check box is no form, but a
 * page's own switch. */
static gboolean has_input(const struct form_reader *form)
{
	static const char *const written[] = {"text",   "textarea", "email",    "tel",
					      "search", "number",   "password", "file",
					      "url",    "date",     NULL};

	for (guint i = 0; i < form->fields->len; i++)
		if (g_strv_contains(written, g_array_index(form->fields, struct field, i).type))
			return TRUE;
	return FALSE;
}

/* A form of one button that asks for nothing: a link in the manner of the first program builders.
 * Only where it is sent by GET, which changes nothing (RFC 9110 §9.2.1). */
static gboolean is_link(const struct form_reader *form)
{
	if (form->fields->len != 1 || !form->real || !form->action ||
	    strcmp(form->method, "get") != 0)
		return FALSE;
	const char *type = g_array_index(form->fields, struct field, 0).type;
	return strcmp(type, "submit") == 0 || strcmp(type, "image") == 0;
}

/* What the button says: its value, or the text in it. */
static const char *button_label(const struct reader *reader)
{
	const char *value = g_array_index(reader->form->fields, struct field, 0).label;
	uint32_t last = reader->page->n_blocks;

	return value || last <= reader->form->block ? value : reader->page->blocks[last - 1].text;
}

/* Puts the form into the page and ends it. */
static void form_store(struct reader *reader)
{
	struct form_reader *reading = reader->form;
	struct form form = {
		.action = reading->action ? reading->action : reader->page->url,
		.method = reading->method,
		.heading = reading->heading,
		.block = MIN(reading->block, MAX(reader->page->n_blocks, 1) - 1),
		.last_block = MAX(reader->page->n_blocks, 1) - 1,
		.region = reading->region,
	};
	g_autofree struct form_field *fields = g_new0(struct form_field, reading->fields->len + 1);

	for (guint i = 0; i < reading->fields->len; i++) {
		const struct field *field = &g_array_index(reading->fields, struct field, i);
		const char *label =
			field->id ? g_hash_table_lookup(reading->labels, field->id) : NULL;
		fields[i].name = field->name;
		fields[i].type = field->type;
		fields[i].label = label ? label : field->label;
		fields[i].value = field->value;
	}
	form.fields = fields;
	form.n_fields = reading->fields->len;
	if (reading->real || has_input(reading))
		page_add_form(reader->builder, &form);
	if (is_link(reading))
		link_add(reader, LINK_SCRIPT, reading->action, button_label(reader));
	else if (reading->action)
		link_add(reader, LINK_FORM, reading->action, NULL);
	form_free(reading);
	reader->form = NULL;
}

void form_open(struct reader *reader, const struct attrs *attrs)
{
	const char *action = attrs->value[ATTR_ACTION];
	const char *method = attrs->value[ATTR_METHOD];
	g_autofree char *url = NULL;

	if (reader->form)
		form_store(reader);
	form_now(reader)->real = TRUE;
	if (action && *action && *action != '#')
		url = url_resolve(reader->base, action, reader->page->charset, NULL);
	reader->form->action = reader_string(reader, url);
	if (method && g_ascii_strcasecmp(method, "post") == 0)
		reader->form->method = "post";
}

gboolean form_is_open(const struct reader *reader)
{
	return reader->form && reader->form->real;
}

void form_close(struct reader *reader)
{
	if (reader->form && reader->form->real)
		form_store(reader);
}

/* The last text in the form before a field, where no other field has come since. NULL for none. */
static const char *text_before(const struct reader *reader)
{
	const struct form_reader *form = reader->form;
	uint32_t last = reader->page->n_blocks;

	if (last <= form->block || last <= form->last_block)
		return NULL;
	return reader->page->blocks[last - 1].text;
}

static const char *own_label(const struct attrs *attrs, gboolean button)
{
	static const enum attr_id sources[] = {ATTR_PLACEHOLDER, ATTR_ARIA_LABEL, ATTR_TITLE,
					       ATTR_ALT};
	const char *value = attrs->value[ATTR_VALUE];

	if (button && value && *value)
		return value;
	for (guint i = 0; i < G_N_ELEMENTS(sources); i++)
		if (attrs->value[sources[i]] && *attrs->value[sources[i]])
			return attrs->value[sources[i]];
	return NULL;
}

static const char *field_type(struct reader *reader, const struct tag *tag,
			      const struct attrs *attrs)
{
	const char *type = attrs->value[ATTR_TYPE];
	g_autofree char *lower = NULL;

	if (tag->id == TAG_TEXTAREA)
		return "textarea";
	if (tag->id == TAG_SELECT)
		return "select";
	if (!type || !*type)
		return tag->id == TAG_BUTTON ? "submit" : "text";
	lower = g_ascii_strdown(type, -1);
	return reader_string(reader, lower);
}

void form_field(struct reader *reader, const struct tag *tag, const struct attrs *attrs)
{
	static const char *const buttons[] = {"submit", "button", "reset", "image", NULL};
	struct field field = {.type = field_type(reader, tag, attrs)};
	gboolean button = g_strv_contains(buttons, field.type);
	struct form_reader *form = form_now(reader);
	const char *label = own_label(attrs, button), *before;

	if (strcmp(field.type, "hidden") != 0 && !button && !form->in_label)
		reader_flush(reader);
	if (form->fields->len >= LIMIT_FIELDS || (tag->id == TAG_BUTTON && !form->real))
		return;
	field.name = reader_string(reader, attrs->value[ATTR_NAME]);
	field.id = reader_string(reader, attrs->value[ATTR_ID]);
	before = !button && !form->in_label ? text_before(reader) : NULL;
	field.label =
		reader_string(reader, before && strcmp(field.type, "hidden") != 0 ? before : label);
	if (strcmp(field.type, "hidden") == 0)
		field.value = reader_string(reader, attrs->value[ATTR_VALUE]);
	g_array_append_val(form->fields, field);
	if (tag->id == TAG_SELECT)
		reader->options = 0;
	if (label && strcmp(field.type, "hidden") != 0 && !reader_top(reader)->hidden &&
	    text_has_letter(label)) {
		reader_flush(reader);
		reader_add_block(reader, BLOCK_CONTROL, label);
		reader->plain++;
	}
	form->last_block = reader->page->n_blocks;
}

void form_label_open(struct reader *reader, const struct attrs *attrs)
{
	struct form_reader *form = form_now(reader);

	form->in_label = TRUE;
	form->label_for = reader_string(reader, attrs->value[ATTR_FOR]);
	form->label_start = reader->text->len;
	form->label_fields = form->fields->len;
}

void form_label_close(struct reader *reader)
{
	struct form_reader *form = reader->form;
	g_autofree char *text = NULL;
	const char *label;

	if (!form || !form->in_label)
		return;
	form->in_label = FALSE;
	text = text_clean(reader->text->str + form->label_start, -1, LIMIT_LABEL);
	label = reader_string(reader, text);
	if (form->label_for)
		g_hash_table_insert(form->labels, (char *)form->label_for, (char *)label);
	for (guint i = form->label_fields; i < form->fields->len; i++) {
		struct field *field = &g_array_index(form->fields, struct field, i);
		if (!field->label)
			field->label = label;
	}
}

void form_finish(struct reader *reader)
{
	if (reader->form)
		form_store(reader);
}
