/*
 * The loader of rule files, one part a kind of file (docs/rules.md). Each part reads one parsed
 * file into the rule set and adds a fault for everything in it that is not as it should be; nobody
 * stops at the first one. For rules/rules.c and the fuzz target only.
 */
#ifndef OIT_RULES_LOAD_H
#define OIT_RULES_LOAD_H

#include "base/json.h"
#include "rules/rules.h"

#define RULES_FILE_MAX (4u << 20) /* bytes; the longest topic has some 20 KB */

struct load {
	struct ruleset *rules;
	struct json_faults faults;
	const struct json_file *file; /* the one that is being read */
	/* Ids of topics whose file is no JSON: that is the fault, and not what refers to them. */
	GPtrArray *broken;
};

/* A fault at node of the current file: load_fault(load, node, "unknown …"). */
#define load_fault(load, node, ...) json_fault(&(load)->faults, (load)->file, (node), __VA_ARGS__)

/* An empty one, without a checklist. */
struct ruleset *ruleset_new(void);

/* The whole file. Topics first have to be declared, all of them, so that they may name each other.
 */
struct topic *load_declare_topic(struct load *load, const char *stem);
void load_topic(struct load *load, struct topic *topic);
void load_checklist(struct load *load, const char *stem);
void load_site(struct load *load);

/* Members that all kinds of files have. */
void load_schema(struct load *load, const char *expected);
/* "" where absent or of the wrong type; with needed, also a fault where it is empty. Yours. */
char *load_text(struct load *load, const cJSON *object, const char *key, gboolean needed);
/* Strings; where known is given (ended by NULL), each must be one of its names, said to be a
 * `what`. */
GPtrArray *load_names(struct load *load, const cJSON *object, const char *key, gboolean needed,
		      const char *const *known, const char *what);
/* Words that are looked for as they are, outside the matcher: a member of the file, each folded. */
GPtrArray *load_folded(struct load *load, const char *key);
/* A basis; "" where absent or unknown. Yours. */
char *load_basis(struct load *load, const cJSON *object, gboolean needed);
GPtrArray *load_agencies(struct load *load, const cJSON *object);
/* A new pattern set with the literals under one key and the expressions under the other (or NULL).
 */
int load_set(struct load *load, const cJSON *object, const char *literals, const char *expressions,
	     enum set_role role, const struct topic *topic);
/* [ { "th": …, "en": … } ] */
void load_conditions(struct load *load, const cJSON *object, GPtrArray *th, GPtrArray *en);
/* TRUE for an id of small ASCII letters, digits, '_', '-' and '.'; otherwise a fault at node. */
gboolean load_id_ok(struct load *load, const cJSON *node, const char *id);
/* Adds "unknown <what> "name"" with the nearest of the known names (ended by NULL) as a hint. */
void load_unknown(struct load *load, const cJSON *node, const char *what, const char *name,
		  const char *const *known);
/* Other faults that many files can have; members: those that the object should have, "th, en". */
void load_expected(struct load *load, const cJSON *node, const char *found, const char *expected);
void load_empty(struct load *load, const cJSON *node, const char *key);
void load_twice(struct load *load, const cJSON *node, const char *id);
void load_no_string(struct load *load, const cJSON *node, const char *key);
void load_no_object(struct load *load, const cJSON *node, const char *members);
/* As load_unknown() for a topic's id. Borrowed; NULL with a fault where there is none of this id.
 */
struct topic *load_find_topic(struct load *load, const cJSON *node, const char *id);
const struct element *load_find_element(struct load *load, const cJSON *node,
					const struct topic *topic, const char *id);

/* rules/load_check.c */
struct check *load_check(struct load *load, const cJSON *node, unsigned depth);
void check_free(gpointer check);

/* Freeing: these stand with the part that makes them. */
void topic_free(gpointer topic);
void checklist_free(struct checklist *checklist);

/* Index of name in a list ended by NULL, -1 where it is not there. */
int name_index(const char *const *names, const char *name);

#endif
