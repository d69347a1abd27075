/*
 * The vocabulary against wordings of menus, headings and file names (tests/fixtures/labels): each
 * row is tried as a heading and as the label of a link, in every year that asks for its topic.
 * `yes` names the topic; `no` does not: it names one of `names` where the year asks for any, and
 * nothing else. A row has one of them or both.
 */
#include "base/json.h"
#include "tests/support/little_site.h"

#include <locale.h>

#define FAMILIES     13
#define FAMILY_LEAST 60
#define YEAR_FIRST   2563
#define YEAR_LAST    2569
#define FILE_BYTES   (1 << 20)

/* A page that has each text of a family as a heading and as the label of a link. */
struct sheet {
	struct ruleset *rules;
	struct site *site;
	GArray *headings, *labels; /* uint32_t: texts of the site, in order */
};

static void sheet_open(struct sheet *sheet, struct ruleset *rules, const GPtrArray *texts)
{
	g_autoptr(GString) html = g_string_new("<html><title>-</title><body>");
	for (guint i = 0; i < texts->len; i++) {
		g_autofree char *text = g_markup_escape_text(texts->pdata[i], -1);
		g_string_append_printf(html, "<h3>%s</h3><p><a href='/%u.html'>%s</a></p>", text, i,
				       text);
	}
	AUTO(page)
	page = little_bytes(HOST "/", html->str, html->len, "text/html; charset=utf-8", 200);
	sheet->rules = rules;
	sheet->site = site_new(rules);
	sheet->headings = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	sheet->labels = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	const struct site_page *seen = site_page(sheet->site, site_add(sheet->site, page, NULL));
	for (uint32_t i = 0; i < seen->n_blocks; i++)
		if (seen->blocks[i].kind == BLOCK_HEADING)
			g_array_append_val(sheet->headings, seen->blocks[i].text);
	for (uint32_t i = 0; i < seen->n_links; i++)
		g_array_append_val(sheet->labels, seen->links[i].label);
	g_assert_cmpuint(sheet->headings->len, ==, texts->len);
	g_assert_cmpuint(sheet->labels->len, ==, texts->len);
}

static void sheet_close(struct sheet *sheet)
{
	g_array_unref(sheet->headings);
	g_array_unref(sheet->labels);
	site_free(sheet->site);
}

/* " topic topic " that the text names. Yours. */
static char *named(struct sheet *sheet, uint32_t text)
{
	uint32_t count;
	const struct label_hit *hits = site_labels(sheet->site, text, &count);
	GString *names = g_string_new(" ");
	for (uint32_t i = 0; i < count; i++)
		if (hits[i].strength >= LABEL_NAMES)
			g_string_append_printf(names, "%s ", hits[i].topic->id);
	return g_string_free(names, FALSE);
}

static gboolean holds(const char *names, const char *topic)
{
	g_autofree char *word = g_strdup_printf(" %s ", topic);
	return strstr(names, word) != NULL;
}

static gboolean is_asked(const struct ruleset *rules, const char *id)
{
	const struct topic *topic = ruleset_topic(rules, id);
	if (!topic)
		g_error("no topic is called %s", id);
	return topic->asked;
}

static const char *member(const cJSON *row, const char *key)
{
	return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(row, key));
}

/* All that is named stands in `names`; where the year asks for one of them, one is named. */
static gboolean names_others(const struct ruleset *rules, const cJSON *row, const char *named)
{
	const cJSON *others = cJSON_GetObjectItemCaseSensitive(row, "names"), *other;
	g_auto(GStrv) words = g_strsplit_set(named, " ", -1);
	gboolean asked = FALSE, met = FALSE;
	guint count = 0, known = 0;
	for (guint i = 0; words[i]; i++)
		count += *words[i] != '\0';
	cJSON_ArrayForEach(other, others)
	{
		const char *id = cJSON_GetStringValue(other);
		gboolean is_named = holds(named, id);
		asked |= is_asked(rules, id);
		met |= is_named;
		known += is_named;
	}
	return known == count && met == asked;
}

/* Faults of one row, counted; told with the year. Its texts begin at `at`. */
static guint try_row(struct sheet *sheet, const cJSON *row, const GArray *texts, guint at)
{
	const char *topic = member(row, "topic"), *yes = member(row, "yes"),
		   *no = member(row, "no");
	int year = sheet->rules->checklist->fiscal_year;
	guint faults = 0;
	if (!is_asked(sheet->rules, topic))
		return 0;
	if (yes) {
		g_autofree char *names = named(sheet, g_array_index(texts, uint32_t, at++));
		if (!holds(names, topic) && ++faults)
			g_test_message("%d: “%s” names%s, not %s", year, yes, names, topic);
	}
	if (no) {
		g_autofree char *names = named(sheet, g_array_index(texts, uint32_t, at));
		gboolean others = names_others(sheet->rules, row, names);
		if ((holds(names, topic) || !others) && ++faults)
			g_test_message("%d: “%s”, no %s, names%s", year, no, topic, names);
	}
	return faults;
}

static guint try_family(struct ruleset *rules, const cJSON *rows)
{
	static const char *const kinds[] = {"yes", "no"};
	g_autoptr(GPtrArray) texts = g_ptr_array_new();
	g_autoptr(GArray) begins = g_array_new(FALSE, FALSE, sizeof(guint));
	const cJSON *row;
	cJSON_ArrayForEach(row, rows)
	{
		g_array_append_val(begins, texts->len);
		for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
			if (member(row, kinds[i]))
				g_ptr_array_add(texts, (gpointer)member(row, kinds[i]));
	}
	struct sheet sheet;
	sheet_open(&sheet, rules, texts);
	guint faults = 0, number = 0;
	cJSON_ArrayForEach(row, rows)
	{
		guint at = g_array_index(begins, guint, number++);
		faults += try_row(&sheet, row, sheet.headings, at);
		faults += try_row(&sheet, row, sheet.labels, at);
	}
	sheet_close(&sheet);
	return faults;
}

static void test_rows(void)
{
	const char *folder = FIXTURES "/labels";
	g_autoptr(GError) error = NULL;
	g_autoptr(GDir) files = g_dir_open(folder, 0, &error);
	g_assert_no_error(error);
	struct ruleset *years[YEAR_LAST - YEAR_FIRST + 1];
	for (int year = YEAR_FIRST; year <= YEAR_LAST; year++) {
		years[year - YEAR_FIRST] =
			ruleset_load(FIXTURES "/../../rules", "oit", year, &error);
		g_assert_no_error(error);
	}
	guint families = 0, faults = 0;
	for (const char *name; (name = g_dir_read_name(files)) != NULL; families++) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		AUTO(json_file) family = json_load(path, FILE_BYTES, &error);
		g_assert_no_error(error);
		g_assert_cmpint(cJSON_GetArraySize(family->root), >=, FAMILY_LEAST);
		for (gsize y = 0; y < G_N_ELEMENTS(years); y++)
			faults += try_family(years[y], family->root);
	}
	for (gsize y = 0; y < G_N_ELEMENTS(years); y++)
		ruleset_free(years[y]);
	g_assert_cmpuint(families, ==, FAMILIES);
	g_assert_cmpuint(faults, ==, 0);
}

/* Every topic that a year asks for has rows of its own. */
static void test_topics_have_rows(void)
{
	g_autoptr(GHashTable) met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(GDir) files = g_dir_open(FIXTURES "/labels", 0, &error);
	g_assert_no_error(error);
	for (const char *name; (name = g_dir_read_name(files)) != NULL;) {
		g_autofree char *path = g_build_filename(FIXTURES "/labels", name, NULL);
		AUTO(json_file) family = json_load(path, FILE_BYTES, &error);
		g_assert_no_error(error);
		const cJSON *row;
		cJSON_ArrayForEach(row, family->root)
			g_hash_table_add(met, g_strdup(member(row, "topic")));
	}
	AUTO(ruleset) rules = ruleset_load(FIXTURES "/../../rules", "oit", YEAR_LAST, &error);
	g_assert_no_error(error);
	g_autoptr(GPtrArray) topics = ruleset_topics(rules);
	for (guint i = 0; i < topics->len; i++)
		g_assert_true(g_hash_table_contains(met, ((struct topic *)topics->pdata[i])->id));
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/label-rows/name-their-topics", test_rows);
	g_test_add_func("/label-rows/every-topic", test_topics_have_rows);
	return g_test_run();
}
