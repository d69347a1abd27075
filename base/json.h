/*
 * JSON with places: the seam of cJSON. Rule and config files are written by people, so every fault
 * is told as "file:line:column: what stands there, what is expected".
 */
#ifndef OIT_BASE_JSON_H
#define OIT_BASE_JSON_H

#include <cjson/cJSON.h>
#include <glib.h>

#include "base/auto.h"

#define JSON_ERROR json_error_quark()
GQuark json_error_quark(void);
enum json_error { JSON_ERROR_READ, JSON_ERROR_SYNTAX };

/* A parsed file. Its nodes are borrowed from it. */
struct json_file {
	char *name;
	cJSON *root;
	GHashTable *places; /* const cJSON * → offset + 1 of the value's first byte */
	char *text;
	gsize size;
};

/* Parses a file (at most max bytes), or text under a name. NULL with JSON_ERROR and a message that
 * has file:line:column. */
struct json_file *json_load(const char *path, gsize max, GError **error);
struct json_file *json_parse(const char *name, const char *text, gsize size, GError **error);
void json_free(struct json_file *file);
DEFINE_AUTO(json_file, json_free);

/* 1-based line and column (characters, not bytes) at which the value of node starts. */
void json_place(const struct json_file *file, const cJSON *node, unsigned *line, unsigned *column);

/* Faults collected while a file is checked; all are reported, not only the first. */
struct json_faults {
	GPtrArray *messages; /* char * "file:line:column: …" */
};
void json_fault(struct json_faults *faults, const struct json_file *file, const cJSON *node,
		const char *format, ...) G_GNUC_PRINTF(4, 5);

/* Typed members of an object; where the type is wrong or a needed member is absent, a fault with
 * the expectation is added and the fallback returned. Strings are borrowed. */
const char *json_string(struct json_faults *faults, const struct json_file *file,
			const cJSON *object, const char *key, gboolean needed,
			const char *fallback);
double json_number(struct json_faults *faults, const struct json_file *file, const cJSON *object,
		   const char *key, gboolean needed, double fallback, double min, double max);
gboolean json_bool(struct json_faults *faults, const struct json_file *file, const cJSON *object,
		   const char *key, gboolean fallback);
const cJSON *json_array(struct json_faults *faults, const struct json_file *file,
			const cJSON *object, const char *key, gboolean needed);
const cJSON *json_object(struct json_faults *faults, const struct json_file *file,
			 const cJSON *object, const char *key, gboolean needed);
/* Array of strings as GPtrArray of char * (yours, frees its strings); empty where absent. */
GPtrArray *json_strings(struct json_faults *faults, const struct json_file *file,
			const cJSON *object, const char *key, gboolean needed);
/* The known name (of a list ended by NULL) that is so near that a slip of the finger may explain
 * the other; NULL for none. */
const char *json_nearest(const char *name, const char *const *known);
/* Adds a fault for each member whose name is not in the NULL-terminated list, with the nearest
 * known name as a hint. */
void json_only(struct json_faults *faults, const struct json_file *file, const cJSON *object,
	       const char *const *known);

/* Adds a string member. What is not UTF-8 in it is replaced, for names of files and URLs may hold
 * any byte. */
void json_add_text(cJSON *object, const char *name, const char *text);

/* A tree as text, which is the end of it (it is freed): appended to out, indented, with a newline;
 * or on one line without one, which is yours. */
void json_print(cJSON *root, GString *out);
char *json_line(cJSON *root);

#endif
