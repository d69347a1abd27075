#include "rules/load.h"

#include "rules/captures.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#define FILES_MAX 1000u /* of one folder: a hundred topics are many */

G_DEFINE_QUARK(oitcheck_rules_error, rules_error)

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void free_array(gpointer data)
{
	if (data != NULL)
		g_ptr_array_unref(data);
}

struct ruleset *ruleset_new(void)
{
	struct ruleset *rules = g_new0(struct ruleset, 1);
	rules->topics = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, topic_free);
	rules->uses = g_array_new(FALSE, FALSE, sizeof(struct set_use));
	rules->matcher = matcher_new();
	rules->services = services_new();
	rules->captures = captures_new();
	return rules;
}

void ruleset_free(struct ruleset *rules)
{
	if (rules == NULL)
		return;
	GPtrArray *const hosts[] = {rules->chat_hosts, rules->social_hosts,   rules->form_hosts,
				    rules->map_hosts,  rules->document_hosts, rules->service_hosts};
	for (guint i = 0; i < G_N_ELEMENTS(hosts); i++)
		free_array(hosts[i]);
	free_array(rules->private_lists);
	free_array(rules->closed_forms);
	services_free(rules->services);
	captures_free(rules->captures);
	checklist_free(rules->checklist);
	g_hash_table_unref(rules->topics);
	g_array_unref(rules->uses);
	matcher_free(rules->matcher);
	g_free(rules->sha256);
	g_free(rules);
}

/* Names of the *.json files of a folder below directory, "topics/news.json", in order. */
static GPtrArray *list_files(const char *directory, const char *folder, GError **error)
{
	g_autofree char *path = g_build_filename(directory, folder, NULL);
	g_autoptr(GDir) dir = g_dir_open(path, 0, error);
	if (dir == NULL)
		return NULL;
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	for (const char *name; (name = g_dir_read_name(dir)) != NULL && names->len < FILES_MAX;) {
		if (name[0] != '.' && g_str_has_suffix(name, ".json"))
			g_ptr_array_add(names, g_build_filename(folder, name, NULL));
	}
	g_ptr_array_sort(names, by_name);
	return names;
}

/* "topics/news.json" → "news". Yours. */
static char *stem_of(const char *name)
{
	char *stem = g_path_get_basename(name);
	stem[strlen(stem) - strlen(".json")] = '\0';
	return stem;
}

/* "checklists/oit-2568.json" → "oit" and 2568; FALSE where it is named otherwise. */
static gboolean split_checklist(const char *name, char **instrument, int *fiscal_year)
{
	g_autofree char *stem = stem_of(name);
	char *dash = strrchr(stem, '-');
	if (dash == NULL || dash == stem || strlen(dash + 1) != 4 ||
	    strspn(dash + 1, "0123456789") != 4)
		return FALSE;
	*fiscal_year = (int)g_ascii_strtoull(dash + 1, NULL, 10);
	*instrument = g_strndup(stem, (gsize)(dash - stem));
	return TRUE;
}

static void file_fault(struct load *load, const char *name, const char *text)
{
	g_ptr_array_add(load->faults.messages, g_strdup_printf("%s:1:1: %s", name, text));
}

/* NULL, with a fault, where it cannot be read or is no JSON. Contents go into the checksum. */
static struct json_file *read_json(struct load *load, const char *directory, const char *name,
				   GChecksum *sum)
{
	g_autofree char *path = g_build_filename(directory, name, NULL);
	g_autofree char *text = NULL;
	gsize size = 0;
	struct stat status;
	g_autoptr(GError) error = NULL;
	if (stat(path, &status) != 0) {
		file_fault(load, name, g_strerror(errno));
		return NULL;
	}
	if (!S_ISREG(status.st_mode) || status.st_size > RULES_FILE_MAX) {
		file_fault(load, name,
			   "ไม่ใช่แฟ้มธรรมดา หรือใหญ่เกินไป (no plain file, or larger than 4 MiB)");
		return NULL;
	}
	if (!g_file_get_contents(path, &text, &size, &error)) {
		file_fault(load, name, error->message);
		return NULL;
	}
	g_checksum_update(sum, (const guchar *)name, (gssize)strlen(name) + 1);
	g_checksum_update(sum, (const guchar *)text, (gssize)size);
	struct json_file *file = json_parse(name, text, size, &error);
	if (file == NULL) {
		g_ptr_array_add(load->faults.messages, g_strdup(error->message));
		return NULL;
	}
	load->file = file;
	if (cJSON_IsObject(file->root))
		return file;
	load_no_object(load, file->root, "schema");
	json_free(file);
	return NULL;
}

static void json_file_free(gpointer file)
{
	json_free(file);
}

static void read_topics(struct load *load, const char *directory, const GPtrArray *names,
			GChecksum *sum)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(json_file_free);
	g_autoptr(GPtrArray) topics = g_ptr_array_new();
	for (guint i = 0; i < names->len; i++) {
		struct json_file *file = read_json(load, directory, names->pdata[i], sum);
		g_autofree char *stem = stem_of(names->pdata[i]);
		if (file == NULL) {
			g_ptr_array_add(load->broken, g_steal_pointer(&stem));
			continue;
		}
		g_ptr_array_add(files, file);
		g_ptr_array_add(topics, load_declare_topic(load, stem));
	}
	for (guint i = 0; i < files->len; i++) {
		load->file = files->pdata[i];
		load_topic(load, topics->pdata[i]);
	}
}

/* Fault messages are told by file, line and column; "topics/a.json:10:3" after "topics/a.json:9:3".
 */
static int by_place(gconstpointer a, gconstpointer b)
{
	const char *x = *(const char *const *)a, *y = *(const char *const *)b;
	gsize n = strcspn(x, ":"), m = strcspn(y, ":");
	int files = strncmp(x, y, MAX(n, m));
	if (n != m || files != 0)
		return files;
	char *end_x = NULL, *end_y = NULL;
	guint64 line_x = g_ascii_strtoull(x + n + (x[n] == ':'), &end_x, 10);
	guint64 line_y = g_ascii_strtoull(y + m + (y[m] == ':'), &end_y, 10);
	if (line_x != line_y)
		return line_x < line_y ? -1 : 1;
	guint64 column_x = g_ascii_strtoull(end_x + (*end_x == ':'), NULL, 10);
	guint64 column_y = g_ascii_strtoull(end_y + (*end_y == ':'), NULL, 10);
	return column_x < column_y ? -1 : column_x > column_y;
}

/* Everything for one checklist, given by its file's name; the faults are left in load. */
static struct ruleset *read_rules(struct load *load, const char *directory, const char *checklist,
				  GError **error)
{
	g_autoptr(GPtrArray) topics = list_files(directory, "topics", error);
	if (topics == NULL)
		return NULL;
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_autofree char *stem = stem_of(checklist);
	g_autoptr(GPtrArray) broken = g_ptr_array_new_with_free_func(g_free);
	load->rules = ruleset_new();
	load->broken = broken;
	/* Topics first: the others refer to them. The order is part of the checksum. */
	read_topics(load, directory, topics, sum);
	struct json_file *file = read_json(load, directory, checklist, sum);
	if (file != NULL)
		load_checklist(load, stem);
	json_free(file);
	file = read_json(load, directory, "site.json", sum);
	if (file != NULL)
		load_site(load);
	json_free(file);
	matcher_seal(load->rules->matcher);
	load->rules->sha256 = g_strdup(g_checksum_get_string(sum));
	load->broken = NULL;
	g_ptr_array_sort(load->faults.messages, by_place);
	return load->rules;
}

static gboolean has_rules(const char *directory)
{
	g_autofree char *topics = g_build_filename(directory, "topics", NULL);
	g_autofree char *checklists = g_build_filename(directory, "checklists", NULL);
	return g_file_test(topics, G_FILE_TEST_IS_DIR) &&
	       g_file_test(checklists, G_FILE_TEST_IS_DIR);
}

char *rules_directory(const char *given, GError **error)
{
	const char *told = given != NULL ? given : g_getenv("OITCHECK_RULES");
	if (told != NULL) {
		if (has_rules(told))
			return g_strdup(told);
		g_set_error(error, RULES_ERROR, RULES_ERROR_NONE_FOUND,
			    "ไม่พบไฟล์กติกาใน %s (no rules in %s: expected the folders topics/ and "
			    "checklists/ there)",
			    told, told);
		return NULL;
	}
	static const char *const places[] = {OITCHECK_DATADIR "/rules", OITCHECK_SOURCE_RULES};
	for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
		if (has_rules(places[i]))
			return g_strdup(places[i]);
	}
	g_set_error(error, RULES_ERROR, RULES_ERROR_NONE_FOUND,
		    "ไม่พบไฟล์กติกา ให้ระบุด้วย --rules (no rules in %s; name the folder with --rules)",
		    places[0]);
	return NULL;
}

static int by_number(gconstpointer a, gconstpointer b)
{
	return *(const int *)a - *(const int *)b;
}

GArray *rules_years(const char *directory, const char *instrument, GError **error)
{
	g_autoptr(GPtrArray) names = list_files(directory, "checklists", error);
	if (names == NULL)
		return NULL;
	GArray *years = g_array_new(FALSE, FALSE, sizeof(int));
	for (guint i = 0; i < names->len; i++) {
		g_autofree char *one = NULL;
		int year = 0;
		if (split_checklist(names->pdata[i], &one, &year) && strcmp(one, instrument) == 0)
			g_array_append_val(years, year);
	}
	g_array_sort(years, by_number);
	return years;
}

static void set_no_checklist(const char *instrument, int fiscal_year, const GArray *years,
			     GError **error)
{
	g_autoptr(GString) list = g_string_new(NULL);
	for (guint i = 0; i < years->len; i++)
		g_string_append_printf(list, "%s%d", i > 0 ? ", " : "",
				       g_array_index(years, int, i));
	if (years->len == 0)
		g_string_append_c(list, '-');
	g_set_error(error, RULES_ERROR, RULES_ERROR_NONE_FOUND,
		    "ไม่มีรายการตรวจ %s ของปี %d ปีที่มี: %s (no checklist \"%s\" for %d; there are: %s)",
		    instrument, fiscal_year, list->str, instrument, fiscal_year, list->str);
}

static void set_faults(const GPtrArray *messages, GError **error)
{
	g_autoptr(GString) all = g_string_new(NULL);
	for (guint i = 0; i < messages->len; i++)
		g_string_append_printf(all, "%s%s", i > 0 ? "\n" : "",
				       (const char *)messages->pdata[i]);
	g_set_error_literal(error, RULES_ERROR, RULES_ERROR_INVALID, all->str);
}

struct ruleset *ruleset_load(const char *directory, const char *instrument, int fiscal_year,
			     GError **error)
{
	g_autoptr(GArray) years = rules_years(directory, instrument, error);
	if (years == NULL)
		return NULL;
	gboolean there = FALSE;
	for (guint i = 0; i < years->len; i++)
		there = there || g_array_index(years, int, i) == fiscal_year;
	if (!there) {
		set_no_checklist(instrument, fiscal_year, years, error);
		return NULL;
	}
	g_autofree char *name = g_strdup_printf("checklists/%s-%d.json", instrument, fiscal_year);
	g_autoptr(GPtrArray) messages = g_ptr_array_new_with_free_func(g_free);
	struct load load = {.faults = {.messages = messages}};
	AUTO(ruleset) rules = read_rules(&load, directory, name, error);
	if (rules == NULL || messages->len == 0)
		return g_steal_pointer(&rules);
	set_faults(messages, error);
	return NULL;
}

GPtrArray *rules_lint(const char *directory, GError **error)
{
	g_autoptr(GPtrArray) names = list_files(directory, "checklists", error);
	if (names == NULL)
		return NULL;
	g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);
	/* Topics are read again for each checklist; their faults are told once. */
	g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < names->len; i++) {
		g_autoptr(GPtrArray) messages = g_ptr_array_new_with_free_func(g_free);
		struct load load = {.faults = {.messages = messages}};
		AUTO(ruleset) rules = read_rules(&load, directory, names->pdata[i], error);
		if (rules == NULL)
			return NULL;
		for (guint j = 0; j < messages->len; j++) {
			if (g_hash_table_contains(told, messages->pdata[j]))
				continue;
			g_ptr_array_add(faults, g_strdup(messages->pdata[j]));
			g_hash_table_add(told, faults->pdata[faults->len - 1]);
		}
	}
	g_ptr_array_sort(faults, by_place);
	return g_steal_pointer(&faults);
}

const struct topic *ruleset_topic(const struct ruleset *rules, const char *id)
{
	return g_hash_table_lookup(rules->topics, id);
}

const struct item *ruleset_item(const struct ruleset *rules, const char *id)
{
	for (guint i = 0; i < rules->checklist->items->len; i++) {
		const struct item *item = rules->checklist->items->pdata[i];
		if (strcmp(item->id, id) == 0)
			return item;
	}
	return NULL;
}

static int by_id(gconstpointer a, gconstpointer b)
{
	const struct topic *x = *(const struct topic *const *)a;
	const struct topic *y = *(const struct topic *const *)b;
	return strcmp(x->id, y->id);
}

GPtrArray *ruleset_topics(const struct ruleset *rules)
{
	GPtrArray *topics = g_ptr_array_new();
	GHashTableIter iter;
	gpointer topic;
	g_hash_table_iter_init(&iter, rules->topics);
	while (g_hash_table_iter_next(&iter, NULL, &topic))
		g_ptr_array_add(topics, topic);
	g_ptr_array_sort(topics, by_id);
	return topics;
}

gboolean rules_applies(const GPtrArray *agencies, const char *agency)
{
	if (agencies->len == 0 || agency == NULL || agency[0] == '\0')
		return TRUE;
	for (guint i = 0; i < agencies->len; i++) {
		if (strcmp(agencies->pdata[i], agency) == 0)
			return TRUE;
	}
	return FALSE;
}

gboolean rules_has_local_units(const char *agency)
{
	return *agency == '\0' || strcmp(agency, "local") == 0;
}

gboolean requirement_applies(const struct requirement *need, const char *agency)
{
	if (!rules_applies(need->agencies, agency))
		return FALSE;
	for (guint i = 0; i < need->refs->len; i++) {
		const struct element_ref *ref = need->refs->pdata[i];
		if (rules_applies(ref->element->agencies, agency))
			return TRUE;
	}
	return FALSE;
}

gboolean requirement_is_special(const struct requirement *need)
{
	gboolean special = need->refs->len > 0;
	for (guint i = 0; i < need->refs->len; i++) {
		const struct element_ref *ref = need->refs->pdata[i];
		special &= ref->element->agencies->len > 0;
	}
	return special || need->agencies->len > 0;
}
