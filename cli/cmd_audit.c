/* oitcheck audit URL…: crawl, judge, print; the status says what an officer or a cron job must know. */
#include "cli/audit.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/status.h"
#include "reports/report.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define WIDTH_MIN 60
#define WIDTH_MAX 120

static void on_signal(int number)
{
	(void)number;
	audit_interrupt();
}

static enum lang report_language(const struct options *options)
{
	return options->language == LANGUAGE_EN ? LANG_EN : LANG_TH;
}

/* Two languages on one error: which of them reads it is not known. */
static enum outcome fail(enum outcome outcome, const GError *error)
{
	g_printerr("oitcheck: %s\n", error->message);
	return outcome;
}

/* The checklist of the wanted year; where the year was not named by the user and has none, the newest. */
static struct ruleset *load_rules(const struct options *options, GError **error)
{
	g_autofree char *directory = rules_directory(options->rules, error);
	if (!directory)
		return NULL;
	const char *instrument = options->instrument ? options->instrument : "oit";
	g_autoptr(GArray) years = rules_years(directory, instrument, error);
	if (!years)
		return NULL;
	int wanted = options->year > 0 ? options->year : thaidate_fiscal_year(options->as_of);
	int chosen = 0;
	for (guint i = 0; i < years->len; i++)
		if (g_array_index(years, int, i) == wanted)
			chosen = wanted;
	if (chosen == 0 && options->year == 0 && years->len > 0)
		chosen = g_array_index(years, int, years->len - 1);
	return ruleset_load(directory, instrument, chosen ? chosen : wanted, error);
}

static enum outcome rules_fault(const GError *error)
{
	return fail(g_error_matches(error, RULES_ERROR, RULES_ERROR_INVALID) ? OUTCOME_BAD_DATA : OUTCOME_NO_INPUT, error);
}

static gboolean fails_on(const struct options *options, enum verdict verdict)
{
	switch (verdict) {
	case VERDICT_MISSING:
		return (options->fail_on & 1u << FAIL_ON_MISSING) != 0;
	case VERDICT_PARTIAL:
		return (options->fail_on & 1u << FAIL_ON_PARTIAL) != 0;
	case VERDICT_UNCLEAR:
		return (options->fail_on & 1u << FAIL_ON_UNCLEAR) != 0;
	default:
		return FALSE;
	}
}

/* What the audit of one site came to (oitcheck(1), EXIT STATUS). */
static enum outcome outcome_of(const struct options *options, const struct result *result)
{
	enum outcome outcome = OUTCOME_OK;
	const char *stopped = result->crawl.stopped_by;
	if (strcmp(stopped, "interrupted") == 0)
		return OUTCOME_INTERRUPTED;
	if (*stopped && strcmp(stopped, "decided") != 0)
		outcome = OUTCOME_CUT_SHORT;
	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = g_ptr_array_index(result->items, i);
		if (item->waived || item->verdict == VERDICT_FOUND || !fails_on(options, item->verdict))
			continue;
		outcome = outcome_worse(outcome, item->verdict == VERDICT_UNCLEAR ? OUTCOME_UNCLEAR : OUTCOME_MISSING);
	}
	return outcome;
}

static int terminal_width(void)
{
	struct winsize size;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return 0;
	return CLAMP(size.ws_col, WIDTH_MIN, WIDTH_MAX);
}

static gboolean write_report(const struct options *options, const struct result *result, enum report_format format, const char *path,
			     GError **error)
{
	gboolean terminal = strcmp(path, "-") == 0;
	struct report_options report = {
		.lang = report_language(options),
		.width = terminal ? terminal_width() : 0,
		.colour = terminal && isatty(STDOUT_FILENO) && !g_getenv("NO_COLOR"),
	};
	g_autoptr(GString) text = g_string_new(NULL);
	if (!report_write(result, format, &report, text, error))
		return FALSE;
	if (!terminal)
		return g_file_set_contents(path, text->str, (gssize)text->len, error);
	if (fwrite(text->str, 1, text->len, stdout) == text->len && fflush(stdout) == 0)
		return TRUE;
	g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), "เขียนผลลัพธ์ไม่ได้ (cannot write the report): %s", g_strerror(errno));
	return FALSE;
}

/* A folder (several sites, or a name that is one) gets a folder per host with both formats. */
static gboolean write_folder(const struct options *options, const struct result *result, const char *folder, GError **error)
{
	static const struct {
		const char *name;
		enum report_format format;
	} files[] = { { "checklist.txt", REPORT_TEXT }, { "result.json", REPORT_JSON } };
	g_autofree char *host = g_build_filename(folder, result->site_host, NULL);
	if (g_mkdir_with_parents(host, 0777) != 0) {
		g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), "สร้างโฟลเดอร์ไม่ได้ (cannot create the folder) %s: %s", host, g_strerror(errno));
		return FALSE;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *path = g_build_filename(host, files[i].name, NULL);
		if (!write_report(options, result, files[i].format, path, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean write_output(const struct options *options, const struct result *result, const char *path, gboolean several, GError **error)
{
	enum report_format format = REPORT_TEXT;
	if (strcmp(path, "-") != 0 && (several || g_file_test(path, G_FILE_TEST_IS_DIR) || g_str_has_suffix(path, "/")))
		return write_folder(options, result, path, error);
	if (options->format) {
		if (!report_format_parse(options->format, &format)) {
			g_autofree char *names = report_format_names();
			g_set_error(error, OPTIONS_ERROR, OPTIONS_ERROR_USAGE, "ไม่รู้จักรูปแบบ (unknown format) “%s”: %s", options->format, names);
			return FALSE;
		}
	} else if (strcmp(path, "-") != 0 && !report_format_of_path(path, &format)) {
		g_autofree char *names = report_format_names();
		g_set_error(error, OPTIONS_ERROR, OPTIONS_ERROR_USAGE, "ไม่รู้ว่าไฟล์ “%s” เป็นรูปแบบใด ใช้ --format (no format has this suffix, use --format): %s",
			    path, names);
		return FALSE;
	}
	return write_report(options, result, format, path, error);
}

static enum outcome write_outputs(const struct options *options, const struct result *result, gboolean several)
{
	static const char *const standard[] = { "-", NULL };
	const char *const *outputs = options->outputs ? (const char *const *)options->outputs : standard;
	for (; *outputs; outputs++) {
		g_autoptr(GError) error = NULL;
		if (!write_output(options, result, *outputs, several, &error))
			return fail(error->domain == OPTIONS_ERROR ? OUTCOME_USAGE : OUTCOME_FAILED, error);
	}
	return OUTCOME_OK;
}

static enum outcome audit_one(const struct options *options, const struct ruleset *rules, const char *url, gboolean several)
{
	g_autoptr(GError) error = NULL;
	struct progress progress;
	const struct audit_watch *watch = progress_start(&progress, options);
	AUTO(result) result = audit_site(options, rules, url, watch, &error);
	progress_end(&progress);
	if (!result)
		return fail(error->domain == OPTIONS_ERROR ? OUTCOME_USAGE : OUTCOME_NO_INPUT, error);
	enum outcome written = write_outputs(options, result, several);
	return outcome_worse(written, outcome_of(options, result));
}

int cmd_audit(const struct options *options)
{
	g_autoptr(GError) error = NULL;
	guint count = g_strv_length(options->arguments);
	if (count == 0) {
		g_printerr("oitcheck: โปรดระบุที่อยู่เว็บไซต์ เช่น oitcheck www.bangplakod.go.th\n"
			   "          give the address of a website, e.g. oitcheck www.bangplakod.go.th\n");
		return STATUS_USAGE;
	}
	AUTO(ruleset) rules = load_rules(options, &error);
	if (!rules)
		return (int)outcome_status(rules_fault(error));
	struct sigaction action = { .sa_handler = on_signal, .sa_flags = SA_RESETHAND };
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	enum outcome worst = OUTCOME_OK;
	for (guint i = 0; i < count && worst != OUTCOME_INTERRUPTED; i++)
		worst = outcome_worse(worst, audit_one(options, rules, options->arguments[i], count > 1));
	if (options->exit_zero && worst < OUTCOME_INTERRUPTED)
		return STATUS_OK;
	return (int)outcome_status(worst);
}
