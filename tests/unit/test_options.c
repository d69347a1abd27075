/* Tests of cli/options.c and commands.c: parsing, faults, help that fits, and a manual that names
 * every option. */
#include "base/fold.h"
#include "cli/commands.h"
#include "reports/report.h"

#include <math.h>
#include <string.h>

static struct options *parse(unsigned command, const char *line, GError **error)
{
	g_auto(GStrv) words = g_strsplit(line, " ", 0);
	int count = *line ? (int)g_strv_length(words) : 0;
	return options_parse(command, count, words, error);
}

static struct options *parse_good(unsigned command, const char *line)
{
	g_autoptr(GError) error = NULL;
	struct options *options = parse(command, line, &error);
	g_assert_no_error(error);
	g_assert_nonnull(options);
	return options;
}

static void test_defaults(void)
{
	AUTO(options) options = parse_good(COMMAND_AUDIT, "");
	g_assert_cmpuint(g_strv_length(options->arguments), ==, 0);
	g_assert_cmpuint(options->max_pages, ==, 2000);
	g_assert_cmpuint(options->max_time, ==, 3600);
	g_assert_cmpfloat(options->rate, ==, 2);
	g_assert_cmpint(options->year, ==, 0);
	g_assert_false(options->as_of_given);
	g_assert_cmpint(options->as_of.year, >=, 2024);
	g_assert_cmpstr(options->instrument, ==, "oit");
	g_assert_cmpint(options->tls, ==, TLS_REPORT);
	g_assert_cmpint(options->ocr, ==, OCR_AUTO);
	g_assert_cmpuint(options->fail_on, ==,
			 1 << FAIL_ON_MISSING | 1 << FAIL_ON_PARTIAL | 1 << FAIL_ON_UNCLEAR);
	g_assert_true(isnan(options->iit) && isnan(options->oit) && isnan(options->scores[1]) &&
		      isnan(options->scores[10]));
	g_assert_null(options->outputs);
	g_assert_null(options->proxy);
}

static void test_values(void)
{
	AUTO(options)
	options = parse_good(
		COMMAND_AUDIT,
		"https://a.go.th --year 2568 --as-of=2025-03-31 -o a.json -oa.xlsx b.go.th --rate "
		"0.5 "
		"--max-pages 7 --resolve a:1:b --resolve c:2:d --tls strict --ocr never --fail-on "
		"missing,regression --indicators 3=85.5,10=100 --eit 90 -q --lang en -- --odd");
	g_assert_cmpint(options->year, ==, 2568);
	g_assert_true(options->as_of_given);
	g_assert_cmpint(day_compare(options->as_of, (struct day){2025, 3, 31}), ==, 0);
	g_assert_cmpuint(g_strv_length(options->arguments), ==, 3);
	g_assert_cmpstr(options->arguments[1], ==, "b.go.th");
	g_assert_cmpstr(options->arguments[2], ==, "--odd");
	g_assert_cmpuint(g_strv_length(options->outputs), ==, 2);
	g_assert_cmpstr(options->outputs[1], ==, "a.xlsx");
	g_assert_cmpstr(options->resolve[1], ==, "c:2:d");
	g_assert_cmpfloat(options->rate, ==, 0.5);
	g_assert_cmpuint(options->max_pages, ==, 7);
	g_assert_cmpint(options->tls, ==, TLS_STRICT);
	g_assert_cmpint(options->ocr, ==, OCR_NEVER);
	g_assert_cmpuint(options->fail_on, ==, 1 << FAIL_ON_MISSING | 1 << FAIL_ON_REGRESSION);
	g_assert_cmpfloat(options->scores[3], ==, 85.5);
	g_assert_cmpfloat(options->scores[10], ==, 100);
	g_assert_cmpfloat(options->eit, ==, 90);
	g_assert_true(options->quiet);
	g_assert_cmpint(options->language, ==, LANGUAGE_EN);
	AUTO(options) christian = parse_good(COMMAND_AUDIT, "--year 2025 --db one --db two");
	g_assert_cmpint(christian->year, ==, 2568);
	g_assert_cmpstr(christian->db, ==, "two");
}

static void test_faults(void)
{
	static const struct {
		unsigned command;
		const char *line, *start;
	} cases[] = {
		{COMMAND_AUDIT, "--colour", "--colour: "},
		{COMMAND_AUDIT, "a -x", "-x: "},
		{COMMAND_RULES, "list --submitted a", "--submitted: "},
		{COMMAND_AUDIT, "--agency village", "--agency village: "},
		{COMMAND_AUDIT, "a --item O1", "--item: "},
		{COMMAND_AUDIT, "--year", "--year: "},
		{COMMAND_AUDIT, "--no-sitemaps=yes", "--no-sitemaps=yes: "},
		{COMMAND_AUDIT, "--year 68", "--year 68: "},
		{COMMAND_AUDIT, "--max-pages 0", "--max-pages 0: "},
		{COMMAND_AUDIT, "--max-pages -1", "--max-pages -1: "},
		{COMMAND_AUDIT, "--max-depth 0", "--max-depth 0: "},
		{COMMAND_AUDIT, "--max-pages 5x", "--max-pages 5x: "},
		{COMMAND_AUDIT, "--rate nan", "--rate nan: "},
		{COMMAND_AUDIT, "--rate 1e9", "--rate 1e9: "},
		{COMMAND_AUDIT, "--as-of 2025-02-30", "--as-of 2025-02-30: "},
		{COMMAND_AUDIT, "--tls none", "--tls none: "},
		{COMMAND_AUDIT, "--fail-on missing,all", "--fail-on missing,all: "},
		{COMMAND_AUDIT, "--indicators 11=5", "--indicators 11=5: "},
		{COMMAND_AUDIT, "--indicators 3=1,4", "--indicators 3=1,4: "},
		{COMMAND_AUDIT, "--warc=", "--warc : "},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		g_assert_null(parse(cases[i].command, cases[i].line, &error));
		g_assert_error(error, OPTIONS_ERROR, OPTIONS_ERROR_USAGE);
		if (!g_str_has_prefix(error->message, cases[i].start))
			g_test_message("%s", error->message);
		g_assert_true(g_str_has_prefix(error->message, cases[i].start));
	}
}

/* Words for the language of the environment. */
static void test_language(void)
{
	g_autofree char *before = g_strdup(g_getenv("LC_ALL"));
	g_setenv("LC_ALL", "en_GB.UTF-8", TRUE);
	g_assert_cmpint(options_language(), ==, LANGUAGE_EN);
	g_setenv("LC_ALL", "C.UTF-8", TRUE);
	g_assert_cmpint(options_language(), ==, LANGUAGE_TH);
	if (before)
		g_setenv("LC_ALL", before, TRUE);
	else
		g_unsetenv("LC_ALL");
}

static void assert_fits(const char *help)
{
	g_auto(GStrv) lines = g_strsplit(help, "\n", 0);
	g_assert_cmpuint(g_strv_length(lines), >, 5);
	for (char **line = lines; *line; line++) {
		if (text_width(*line) > 80)
			g_test_message("%s", *line);
		g_assert_cmpint(text_width(*line), <=, 80);
	}
}

/* The choices of --format are the formats that there are. */
static void test_formats(void)
{
	g_autofree char *list = report_format_names();
	g_auto(GStrv) names = g_strsplit(list, ", ", 0);
	g_autofree char *choices = g_strjoinv("|", names);
	g_autofree char *expected = g_strdup_printf("--format %s\n", choices);
	g_autofree char *help = options_help(COMMAND_AUDIT, LANGUAGE_EN);
	g_assert_nonnull(strstr(help, expected));
	for (char **name = names; *name; name++) {
		g_autofree char *line = g_strdup_printf("--format %s", *name);
		AUTO(options) options = parse_good(COMMAND_REPORT, line);
		g_assert_cmpstr(options->format, ==, *name);
	}
}

static void test_help(void)
{
	for (unsigned bit = 1; bit < COMMAND_ALL; bit <<= 1)
		for (int language = LANGUAGE_TH; language <= LANGUAGE_EN; language++) {
			g_autofree char *help = options_help(bit, (enum language)language);
			assert_fits(help);
			g_auto(GStrv) names = options_names(bit);
			for (char **name = names; *name; name++) {
				g_autofree char *option = g_strdup_printf("--%s", *name);
				g_assert_nonnull(strstr(help, option));
			}
		}
	g_autofree char *thai = command_help(NULL, LANGUAGE_TH);
	g_autofree char *english = command_help(NULL, LANGUAGE_EN);
	assert_fits(thai);
	assert_fits(english);
	for (const struct command *command = commands; command->name; command++) {
		if (!command->th) /* not told of */
			continue;
		g_autofree char *help = command_help(command, LANGUAGE_TH);
		assert_fits(help);
		g_assert_nonnull(strstr(thai, command->name));
	}
}

/* Every option has its item in the manual page, and every option of the page exists. */
static void test_manual(void)
{
	g_autofree char *page = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree char *path =
		g_canonicalize_filename(FIXTURES "/../../docs/man/oitcheck.1", NULL);
	g_file_get_contents(path, &page, NULL, &error);
	g_assert_no_error(error);
	g_auto(GStrv) names = options_names(COMMAND_ALL);
	g_auto(GStrv) lines = g_strsplit(page, "\n", 0);
	g_autoptr(GHashTable) items = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (char **line = lines; *line; line++) {
		const char *item =
			g_str_has_prefix(*line, ".It Fl ") ? strstr(*line, "Fl -") : NULL;
		if (item)
			g_hash_table_add(items, g_strndup(item + 4, strcspn(item + 4, " ")));
	}
	for (char **name = names; *name; name++) {
		g_test_message("--%s", *name);
		g_assert_true(g_hash_table_contains(items, *name));
	}
	g_assert_cmpuint(g_hash_table_size(items), ==, g_strv_length(names));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/options/defaults", test_defaults);
	g_test_add_func("/options/values", test_values);
	g_test_add_func("/options/faults", test_faults);
	g_test_add_func("/options/language", test_language);
	g_test_add_func("/options/formats", test_formats);
	g_test_add_func("/options/help", test_help);
	g_test_add_func("/options/manual", test_manual);
	return g_test_run();
}
