/*
 * The JSON form of a result, "oitcheck/result/1", as tables: one row a member, read by the writer
 * (format_json.c) and the reader (read_json.c) alike, so that the two cannot drift apart. The form
 * only grows; readers ignore what they do not know.
 */
#ifndef OIT_REPORTS_JSON_FIELDS_H
#define OIT_REPORTS_JSON_FIELDS_H

#include <glib.h>

#define RESULT_SCHEMA "oitcheck/result/1"

enum field_kind {
	FIELD_TEXT,    /* char * */
	FIELD_INT,     /* int or unsigned */
	FIELD_COUNT,   /* guint64 */
	FIELD_NUMBER,  /* double */
	FIELD_FLAG,    /* gboolean */
	FIELD_VERDICT, /* enum verdict, by name */
	FIELD_RANGE,   /* struct range */
	FIELD_STRINGS, /* GPtrArray * of char * */
	FIELD_LIST,    /* GPtrArray * of structs: a JSON array of objects */
	FIELD_MAP, /* the same as a JSON object, the first member of the struct (char *id) being the
		      name */
	FIELD_OBJECT, /* members of this same struct, grouped in the JSON only */
};

struct record;

struct field {
	const char *name;
	enum field_kind kind;
	gsize offset;
	const struct record *record; /* FIELD_LIST, FIELD_MAP, FIELD_OBJECT */
	gsize when; /* offset of a gboolean without which the member is left out; reading the member
		       sets it. 0 = always there */
};

struct record {
	void *(*new_empty)(void); /* NULL: FIELD_OBJECT */
	const struct field *fields;
	gsize n_fields;
};

extern const struct record result_record;

#define FIELD_AT(type, object, field) ((type *)(void *)((char *)(object) + (field)->offset))

#endif
