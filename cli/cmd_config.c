/* oitcheck config: is a configuration file good; and its JSON Schema, for editors. */
#include "cli/commands.h"
#include "cli/config.h"
#include "cli/stored.h"
#include "cli/year_rules.h"

#include "base/json.h"

#include <stdio.h>
#include <string.h>

enum { SCHEMA_MAX = 1 << 20 };

static int tell_good(const struct options *options, const char *path, const struct config *config)
{
	const struct targets *targets = config_targets(config);

	if (!options->quiet)
		printf("%s: ใช้ได้ (good): เว็บไซต์ (sites) %u, ผู้รับการแจ้งเตือน (targets) %u\n", path,
		       config_sites(config)->len, targets ? targets->list->len : 0);
	return STATUS_OK;
}

static int fail(const GError *error)
{
	fprintf(stderr, "oitcheck: %s\n", error->message);
	if (g_error_matches(error, JSON_ERROR, JSON_ERROR_READ) ||
	    (error->domain == RULES_ERROR && error->code != RULES_ERROR_INVALID))
		return STATUS_NO_INPUT;
	return STATUS_BAD_DATA;
}

/* Units are of items of the checklist that an audit of the site would take; site NULL: of all sites
 * without options of their own. words: what was typed beside the file. */
static gboolean check_units(const struct config *config, const struct config_site *site,
			    char **words, GError **error)
{
	AUTO(options)
	typed = options_parse(COMMAND_AUDIT, (int)g_strv_length(words), words, error);
	AUTO(options) audit = typed ? config_options(config, site, typed, error) : NULL;
	int year = 0;

	if (!audit)
		return FALSE;
	year = audit->year ? audit->year : thaidate_fiscal_year(audit->as_of);
	AUTO(ruleset) rules = year_rules_load(audit, year, error);

	return rules && config_check_units(config, site, rules, error);
}

/* What does not stand in the file alone. */
static int check_all(const struct options *options, const char *path, const struct config *config)
{
	const GPtrArray *sites = config_sites(config);
	int status = STATUS_OK;
	g_autoptr(GError) error = NULL;

	if (!check_units(config, NULL, options->words, &error))
		return fail(error);
	for (guint i = 0; i < sites->len; i++) {
		g_autoptr(GError) fault = NULL;

		if (config_site_is_plain(sites->pdata[i]) ||
		    check_units(config, sites->pdata[i], options->words, &fault))
			continue;
		status = fail(fault);
	}
	return status == STATUS_OK ? tell_good(options, path, config) : status;
}

/* The file of the argument; main() has read that of --config already. */
static int check(const struct options *options, const char *path)
{
	g_autoptr(GError) error = NULL;
	AUTO(config) config = path ? config_load(path, &error) : NULL;

	if (config)
		return check_all(options, path, config);
	if (!path && options->settings)
		return check_all(options, options->config, options->settings);
	if (path)
		return fail(error);
	fprintf(stderr, "oitcheck config check: ระบุแฟ้ม (name the file)\n");
	return STATUS_USAGE;
}

static cJSON *texts_schema(const struct option_fact *fact)
{
	cJSON *one = cJSON_CreateObject();

	cJSON_AddStringToObject(one, "type", "string");
	if (fact->choices && !fact->list)
		cJSON_AddItemToObject(
			one, "enum",
			cJSON_CreateStringArray(fact->choices,
						(int)g_strv_length((char **)fact->choices)));
	else
		cJSON_AddNumberToObject(one, "minLength", 1);
	return one;
}

/* {"anyOf": [one, {"type": "array", "items": one}]} */
static cJSON *one_or_several(const struct option_fact *fact)
{
	cJSON *schema = cJSON_CreateObject(), *either, *list, *items;

	either = cJSON_AddArrayToObject(schema, "anyOf");
	cJSON_AddItemToArray(either, texts_schema(fact));
	list = cJSON_CreateObject();
	cJSON_AddStringToObject(list, "type", "array");
	cJSON_AddNumberToObject(list, "minItems", 1);
	items = texts_schema(fact);
	if (fact->list)
		cJSON_AddItemToObject(
			items, "enum",
			cJSON_CreateStringArray(fact->choices,
						(int)g_strv_length((char **)fact->choices)));
	cJSON_AddItemToObject(list, "items", items);
	cJSON_AddItemToArray(either, list);
	return schema;
}

static cJSON *number_schema(const struct option_fact *fact)
{
	cJSON *schema = cJSON_CreateObject();

	cJSON_AddStringToObject(schema, "type", fact->whole ? "integer" : "number");
	cJSON_AddNumberToObject(schema, "minimum", fact->min);
	cJSON_AddNumberToObject(schema, "maximum", fact->max);
	return schema;
}

static cJSON *scores_schema(void)
{
	return cJSON_Parse("{\"type\": \"object\", \"propertyNames\": {\"pattern\": "
			   "\"^([1-9]|10)$\"}, \"additionalProperties\": {\"type\": \"number\", "
			   "\"minimum\": 0, \"maximum\": 100}}");
}

static cJSON *schema_of(const struct option_fact *fact)
{
	switch (fact->value) {
	case VALUE_FLAG:
		return cJSON_Parse("{\"type\": \"boolean\"}");
	case VALUE_NUMBER:
		return number_schema(fact);
	case VALUE_TEXT:
		return texts_schema(fact);
	case VALUE_TEXTS:
		return one_or_several(fact);
	case VALUE_SCORES:
		return scores_schema();
	}
	return NULL;
}

/* An object of the schema that options stand in. */
struct place {
	cJSON *properties;
	gboolean in_site;
};

static void add_option(const struct option_fact *fact, void *data)
{
	const struct place *place = data;
	cJSON *schema;

	if (!config_holds(fact->name, place->in_site))
		return;
	schema = schema_of(fact);
	cJSON_AddStringToObject(schema, "description", fact->text);
	cJSON_AddItemToObject(place->properties, fact->name, schema);
}

static void add_options(cJSON *object, gboolean in_site)
{
	struct place place = {cJSON_GetObjectItemCaseSensitive(object, "properties"), in_site};

	options_each(COMMAND_ALL, LANGUAGE_EN, add_option, &place);
	cJSON_AddFalseToObject(object, "additionalProperties");
}

/* What the file among the rules says of sites, units and notices, and the table of the options. */
static int schema(const struct options *options)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *rules = rules_directory(options->rules, &error);
	g_autofree char *path =
		rules ? g_build_filename(rules, "schema", "config.schema.json", NULL) : NULL;
	AUTO(json_file) file = path ? json_load(path, SCHEMA_MAX, &error) : NULL;
	char *text;

	if (!file) {
		fprintf(stderr, "oitcheck: %s\n", error->message);
		return STATUS_NO_INPUT;
	}
	add_options(file->root, FALSE);
	add_options(cJSON_GetObjectItemCaseSensitive(
			    cJSON_GetObjectItemCaseSensitive(file->root, "definitions"), "site"),
		    TRUE);
	text = cJSON_Print(file->root);
	puts(text);
	cJSON_free(text);
	return STATUS_OK;
}

int cmd_config(const struct options *options)
{
	char **words = options->arguments;
	guint count = g_strv_length(words);

	if (count <= 2 && strcmp(count ? words[0] : "check", "check") == 0)
		return check(options, count ? words[1] : NULL);
	if (count == 1 && strcmp(words[0], "schema") == 0)
		return schema(options);
	fprintf(stderr, "oitcheck config: check แฟ้ม (FILE), schema\n");
	return STATUS_USAGE;
}
