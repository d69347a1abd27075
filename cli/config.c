#include "cli/config.h"

#include "cli/address.h"
#include "cli/config_parts.h"
#include "crawler/url.h"

#include <string.h>

enum {
	SITES_MAX = 1000, /* one after the other, that is a week */
	UNIT_MAX = 200,   /* bytes of a unit's name */
};

static const gsize FILE_MAX = 4u << 20;

G_DEFINE_QUARK(oitcheck_config_error, config_error)

struct config_site {
	char *url, *name; /* as written; url_site() */
	GPtrArray *settings;
	const cJSON *units; /* borrowed from the file */
	GPtrArray *notify;  /* char *, names of targets; NULL: all */
};

struct config {
	struct json_file *file;
	GPtrArray *settings, *sites;
	const cJSON *units;
	struct targets *targets;
};

/* These say what the program does at all, not how: they belong on the command line. */
static const char *const banned[] = {"config", "help", "version", NULL};
/* And these are of the whole run. */
static const char *const banned_in_site[] = {"config", "help",      "version", "db",
					     "jitter", "exit-zero", NULL};

gboolean config_holds(const char *option, gboolean in_site)
{
	return !g_strv_contains(in_site ? banned_in_site : banned, option);
}

static void site_free(void *data)
{
	struct config_site *site = data;

	g_free(site->url);
	g_free(site->name);
	g_clear_pointer(&site->settings, g_ptr_array_unref);
	g_clear_pointer(&site->notify, g_ptr_array_unref);
	g_free(site);
}

void config_free(struct config *config)
{
	if (!config)
		return;
	g_clear_pointer(&config->settings, g_ptr_array_unref);
	g_clear_pointer(&config->sites, g_ptr_array_unref);
	config_free_targets(config->targets);
	json_free(config->file);
	g_free(config);
}

static const cJSON *read_units(struct config_reader *reader, const cJSON *object)
{
	const cJSON *units = json_object(&reader->faults, reader->file, object, "units", FALSE);
	const cJSON *node;

	cJSON_ArrayForEach(node, units)
	{
		if (cJSON_IsString(node) && *node->valuestring &&
		    strlen(node->valuestring) <= UNIT_MAX)
			continue;
		json_fault(&reader->faults, reader->file, node,
			   "%s: ต้องเป็นชื่อหน่วยงาน เช่น \"กองคลัง\" (expected the name of a unit)",
			   node->string);
	}
	return units;
}

static GPtrArray *read_notify(struct config_reader *reader, const struct config *config,
			      const cJSON *object)
{
	const cJSON *list = cJSON_GetObjectItemCaseSensitive(object, "notify");
	GPtrArray *names;

	if (!list)
		return NULL;
	names = json_strings(&reader->faults, reader->file, object, "notify", FALSE);
	for (guint i = 0; i < names->len; i++)
		if (!config->targets || !target_find(config->targets, names->pdata[i]))
			json_fault(&reader->faults, reader->file, list,
				   "notify: ไม่มี \"%s\" ใน notices.targets (no such target)",
				   (const char *)names->pdata[i]);
	return names;
}

static void set_address(struct config_reader *reader, struct config_site *site, const cJSON *node,
			const char *typed)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *url = typed ? address_from_user(typed, NULL, &error) : NULL;

	site->url = g_strdup(typed ? typed : "");
	site->name = url ? url_site(url) : g_strdup("");
	if (typed && !url)
		json_fault(&reader->faults, reader->file, node, "%s", error->message);
}

/* A text, or an object with options of its own. */
static struct config_site *read_site(struct config_reader *reader, const struct config *config,
				     const cJSON *node)
{
	static const char *const own[] = {"url", "units", "notify", NULL};
	struct config_site *site = g_new0(struct config_site, 1);

	if (cJSON_IsString(node)) {
		set_address(reader, site, node, node->valuestring);
		site->settings = g_ptr_array_new();
		return site;
	}
	if (!cJSON_IsObject(node))
		json_fault(&reader->faults, reader->file, node,
			   "ต้องเป็นที่อยู่เว็บไซต์ หรือ {\"url\": …} (expected an address or an object)");
	set_address(reader, site, node,
		    json_string(&reader->faults, reader->file, node, "url", cJSON_IsObject(node),
				NULL));
	site->settings = config_read_options(reader, node, own, banned_in_site);
	site->units = read_units(reader, node);
	site->notify = read_notify(reader, config, node);
	return site;
}

static const struct config_site *named(const struct config *config, const char *name)
{
	for (guint i = 0; i < config->sites->len; i++) {
		const struct config_site *site = config->sites->pdata[i];

		if (strcmp(site->name, name) == 0)
			return site;
	}
	return NULL;
}

static void read_sites(struct config_reader *reader, struct config *config)
{
	const cJSON *list =
		json_array(&reader->faults, reader->file, reader->file->root, "sites", FALSE);
	const cJSON *node;

	if (cJSON_GetArraySize(list) > SITES_MAX)
		json_fault(&reader->faults, reader->file, list,
			   "sites: มีได้ไม่เกิน %d เว็บไซต์ (at most that many)", SITES_MAX);
	cJSON_ArrayForEach(node, list)
	{
		struct config_site *site = read_site(reader, config, node);

		if (*site->name && named(config, site->name))
			json_fault(&reader->faults, reader->file, node, "มี %s ซ้ำ (%s stands twice)",
				   site->name, site->name);
		g_ptr_array_add(config->sites, site);
	}
}

static void read_all(struct config_reader *reader, struct config *config)
{
	static const char *const own[] = {"$schema", "sites", "units", "notices", NULL};
	const cJSON *root = reader->file->root, *notices;

	if (!cJSON_IsObject(root)) {
		json_fault(&reader->faults, reader->file, root,
			   "ต้องเป็น {…} (expected an object {…})");
		return;
	}
	config->settings = config_read_options(reader, root, own, banned);
	config->units = read_units(reader, root);
	notices = json_object(&reader->faults, reader->file, root, "notices", FALSE);
	if (notices)
		config->targets = config_read_targets(reader, notices);
	read_sites(reader, config);
}

/* All faults as one error; FALSE where there are some. */
static gboolean is_good(struct json_faults *faults, GError **error)
{
	g_autofree char *all = NULL;

	if (!faults->messages)
		return TRUE;
	g_ptr_array_add(faults->messages, NULL);
	all = g_strjoinv("\n", (char **)faults->messages->pdata);
	g_set_error_literal(error, CONFIG_ERROR, CONFIG_ERROR_INVALID, all);
	g_clear_pointer(&faults->messages, g_ptr_array_unref);
	return FALSE;
}

struct config *config_load(const char *path, GError **error)
{
	AUTO(config) config = g_new0(struct config, 1);
	struct config_reader reader = {0};

	config->file = reader.file = json_load(path, FILE_MAX, error);
	if (!config->file)
		return NULL;
	config->sites = g_ptr_array_new_with_free_func(site_free);
	read_all(&reader, config);
	return is_good(&reader.faults, error) ? g_steal_pointer(&config) : NULL;
}

const GPtrArray *config_sites(const struct config *config)
{
	return config->sites;
}

const char *config_site_url(const struct config_site *site)
{
	return site->url;
}

gboolean config_site_is_plain(const struct config_site *site)
{
	return site->settings->len == 0 && !site->units;
}

const struct config_site *config_find(const struct config *config, const char *typed)
{
	gboolean scheme_given;
	g_autofree char *url = url_from_user(typed, &scheme_given);
	g_autofree char *name = url ? url_site(url) : NULL;

	return name ? named(config, name) : NULL;
}

static gboolean sets(const GPtrArray *settings, const char *name)
{
	for (guint i = 0; i < settings->len; i++)
		if (strcmp(((const struct option_setting *)settings->pdata[i])->name, name) == 0)
			return TRUE;
	return FALSE;
}

/* Without an address on the command line all sites of the file are meant. */
static void name_all_sites(const struct config *config, struct options *options)
{
	g_autoptr(GStrvBuilder) urls = g_strv_builder_new();

	for (guint i = 0; i < config->sites->len; i++)
		g_strv_builder_add(urls, config_site_url(config->sites->pdata[i]));
	g_strfreev(options->arguments);
	options->arguments = g_strv_builder_end(urls);
}

/* The file says where audits write; other commands answer where they are asked. */
static void take_settings(const GPtrArray *from, unsigned command, GPtrArray *settings)
{
	for (guint i = 0; i < from->len; i++) {
		const struct option_setting *setting = from->pdata[i];

		if (command == COMMAND_AUDIT ||
		    (strcmp(setting->name, "output") != 0 && strcmp(setting->name, "format") != 0))
			g_ptr_array_add(settings, from->pdata[i]);
	}
}

struct options *config_options(const struct config *config, const struct config_site *site,
			       const struct options *typed, GError **error)
{
	g_autoptr(GPtrArray) settings = g_ptr_array_new();
	struct options *options;

	take_settings(config->settings, typed->command, settings);
	if (site)
		take_settings(site->settings, typed->command, settings);
	options = options_over(typed, settings, error);
	if (!options)
		return NULL;
	options->settings = config;
	if (!options->arguments[0] &&
	    (options->command == COMMAND_AUDIT || options->command == COMMAND_WATCH))
		name_all_sites(config, options);
	if (site && sets(site->settings, "output")) {
		const char *const alone[] = {site->url, NULL};

		g_strfreev(options->arguments);
		options->arguments = g_strdupv((char **)alone);
	}
	return options;
}

/* A topic may be one of another year: the file is good from one October to the next. */
static gboolean is_known(const struct ruleset *rules, const char *name)
{
	const GPtrArray *items = rules->checklist->items;

	for (guint i = 0; i < items->len; i++)
		if (strcmp(((const struct item *)items->pdata[i])->id, name) == 0)
			return TRUE;
	return g_hash_table_contains(rules->topics, name);
}

static void check_units(const struct config *config, const cJSON *units,
			const struct ruleset *rules, struct json_faults *faults)
{
	const cJSON *node;

	cJSON_ArrayForEach(node, units)
	{
		if (is_known(rules, node->string))
			continue;
		json_fault(
			faults, config->file, node,
			"units: รายการตรวจ %s ไม่มีข้อ “%s” และไม่มีเรื่องชื่อนี้ ดูได้จาก oitcheck rules list "
			"(the checklist has no such item, nor the rules such a topic: oitcheck "
			"rules list shows them)",
			rules->checklist->id, node->string);
	}
}

gboolean config_check_units(const struct config *config, const struct config_site *site,
			    const struct ruleset *rules, GError **error)
{
	struct json_faults faults = {0};

	check_units(config, config->units, rules, &faults);
	if (site)
		check_units(config, site->units, rules, &faults);
	return is_good(&faults, error);
}

/* By the item's number before its topics. */
static const char *unit_of(const cJSON *units, const struct item_result *item)
{
	const cJSON *node = cJSON_GetObjectItemCaseSensitive(units, item->id);

	for (guint i = 0; !node && i < item->topics->len; i++)
		node = cJSON_GetObjectItemCaseSensitive(units, item->topics->pdata[i]);
	return node ? node->valuestring : NULL;
}

void config_apply_units(const struct config *config, const struct config_site *site,
			struct result *result)
{
	for (guint i = 0; i < result->items->len; i++) {
		struct item_result *item = result->items->pdata[i];
		const char *unit = site ? unit_of(site->units, item) : NULL;

		if (!unit)
			unit = unit_of(config->units, item);
		if (unit)
			result_set(&item->unit_th, unit);
	}
}

const struct targets *config_targets(const struct config *config)
{
	return config->targets;
}

gboolean config_tells(const struct config *config, const char *site, const struct target *target)
{
	const struct config_site *known = named(config, site);

	return !known || !known->notify ||
	       g_ptr_array_find_with_equal_func(known->notify, target->name, g_str_equal, NULL);
}
