#include "cli/deliver.h"

#include "base/file_name.h"
#include "cli/status.h"
#include "cli/stored.h"
#include "crawler/url.h"
#include "reports/report.h"
#include "reports/view.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { COLUMNS_MAX = 100 }; /* longer lines are hard to read, however wide the window */

static const char *const standard_output[] = {"-", NULL};

static const char *const *outputs_of(const struct options *options)
{
	return options->outputs ? (const char *const *)options->outputs : standard_output;
}

/* A folder gets all formats; with several sites, each site a folder of its own in it. */
static gboolean is_folder(const struct options *options, const char *output)
{
	return strcmp(output, "-") != 0 &&
	       (g_strv_length(options->arguments) > 1 || g_str_has_suffix(output, "/") ||
		g_file_test(output, G_FILE_TEST_IS_DIR));
}

static gboolean format_of(const struct options *options, const char *output,
			  enum report_format *format)
{
	*format = REPORT_TEXT;
	if (strcmp(output, "-") != 0 && report_format_of_path(output, format))
		return TRUE;
	if (options->format)
		return report_format_parse(options->format, format);
	return strcmp(output, "-") == 0;
}

gboolean deliver_check(const struct options *options)
{
	g_autofree char *names = report_format_names();
	enum report_format format;

	for (const char *const *output = outputs_of(options); *output; output++) {
		if (is_folder(options, *output) || format_of(options, *output, &format))
			continue;
		g_printerr("oitcheck: %s: ไม่รู้จักรูปแบบรายงานนี้ มี %s (unknown report format)\n",
			   strcmp(*output, "-") == 0 ? options->format : *output, names);
		return FALSE;
	}
	return TRUE;
}

static int terminal_columns(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
		return 0;
	return MIN(size.ws_col, COLUMNS_MAX);
}

static gboolean write_special(const char *output, const GString *text, GError **error)
{
	FILE *file = fopen(output, "w");
	gboolean well = file && fwrite(text->str, 1, text->len, file) == text->len;

	well = file && fclose(file) == 0 && well;
	if (!well)
		g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "%s: %s", output,
			    g_strerror(errno));
	return well;
}

gboolean deliver_write(const char *path, const GString *text, GError **error)
{
	return file_is_special(path)
		       ? write_special(path, text, error)
		       : g_file_set_contents(path, text->str, (gssize)text->len, error);
}

static gboolean write_out(const char *output, const GString *text, GError **error)
{
	if (strcmp(output, "-") != 0)
		return deliver_write(output, text, error);
	fwrite(text->str, 1, text->len, stdout); /* main() looks whether it went well */
	return TRUE;
}

static struct report_options how_for(const struct options *options, const char *output)
{
	gboolean shown = isatty(STDOUT_FILENO) && strcmp(output, "-") == 0;

	return (struct report_options){
		.lang = options->language == LANGUAGE_EN ? LANG_EN : LANG_TH,
		.width = shown ? terminal_columns() : 0,
		.colour = shown && !g_getenv("NO_COLOR"),
	};
}

static int cannot_write(const GError *error)
{
	g_printerr("oitcheck: เขียนรายงานไม่ได้ ให้ดูว่าดิสก์มีที่ว่างและโฟลเดอร์นั้นเขียนได้ หรือระบุแฟ้มอื่นด้วย -o\n"
		   "          (cannot write the report: see that the disk has room and the folder "
		   "can be written, or name another file with -o): %s\n",
		   error->message);
	return STATUS_FAILED;
}

static gboolean deliver_one(const struct options *options, const struct result *result,
			    gboolean score_only, enum report_format format, const char *output,
			    GError **error)
{
	struct report_options how = how_for(options, output);
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GPtrArray) past = format == REPORT_HTML ? stored_past(options, result) : NULL;

	how.score_only = score_only;
	how.past = past;
	return report_write(result, format, &how, text, error) && write_out(output, text, error);
}

/* Of one site among several: two may share a host (sites.google.com/view/NAME). Yours. */
static char *folder_of(const struct result *result)
{
	g_autofree char *site = url_site(result->site_url);

	if (!strchr(site, '/'))
		return g_strdup(result->site_host);
	return file_name_of(site);
}

static gboolean deliver_folder(const struct options *options, const struct result *result,
			       const char *output, GError **error)
{
	static const struct {
		const char *name;
		enum report_format format;
	} files[] = {{"checklist.txt", REPORT_TEXT},
		     {"result.json", REPORT_JSON},
		     {"report.html", REPORT_HTML},
		     {"sheet.xlsx", REPORT_XLSX}};
	gboolean several = g_strv_length(options->arguments) > 1;
	g_autofree char *name = several ? folder_of(result) : NULL;
	g_autofree char *folder = g_build_filename(output, name, NULL);

	if (g_mkdir_with_parents(folder, 0777) != 0) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: %s", folder,
			    g_strerror(errno));
		return FALSE;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *path = g_build_filename(folder, files[i].name, NULL);

		if (!deliver_one(options, result, FALSE, files[i].format, path, error))
			return FALSE;
	}
	return TRUE;
}

/* An audit that prints no checklist: with --only-changes, and with --quiet where no -o asks for it.
 */
static gboolean is_silent(const struct options *options)
{
	return options->command == COMMAND_AUDIT &&
	       (options->only_changes || (options->quiet && !options->outputs));
}

gboolean deliver_shown(const struct options *options)
{
	enum report_format format;

	return isatty(STDOUT_FILENO) && !is_silent(options) &&
	       g_strv_contains(outputs_of(options), "-") && format_of(options, "-", &format) &&
	       format == REPORT_TEXT;
}

int deliver_result(const struct options *options, const struct result *result, gboolean score_only)
{
	if (!deliver_check(options))
		return STATUS_USAGE;
	for (const char *const *output = outputs_of(options); *output; output++) {
		g_autoptr(GError) error = NULL;
		enum report_format format = REPORT_TEXT;
		gboolean folder = is_folder(options, *output);

		if (strcmp(*output, "-") == 0 && is_silent(options))
			continue;
		if (!folder)
			format_of(options, *output, &format);
		if (folder ? deliver_folder(options, result, *output, &error)
			   : deliver_one(options, result, score_only, format, *output, &error))
			continue;
		return cannot_write(error);
	}
	return STATUS_OK;
}

static void write_change(const struct options *options, const struct result *result,
			 const struct stored_change *change, GString *text)
{
	struct report_options how = how_for(options, "-");
	enum report_format format;
	g_autofree char *reading = NULL, *host = NULL;

	if (change->first_failure) {
		reading = view_reading(result, FALSE, how.lang);
		host = view_address(result->site_host);
		g_string_append_printf(text, "%s: %s\n", host, reading);
	}
	if (!change->diff || (diff_changes(change->diff) == 0))
		return;
	if (format_of(options, "-", &format) && format == REPORT_JSON)
		diff_json(change->diff, text);
	else
		diff_text(change->diff, &how, text);
}

int deliver_change(const struct options *options, const struct result *result,
		   const struct stored_change *change)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	/* files that are written beside it do not silence it, as they do the checklist */
	if (!options->only_changes ||
	    (options->quiet && !g_strv_contains(outputs_of(options), "-")))
		return STATUS_OK;
	write_change(options, result, change, text);
	return write_out("-", text, &error) ? STATUS_OK : cannot_write(error);
}

int deliver_index(const struct options *options, const GString *index)
{
	for (const char *const *output = outputs_of(options); *output; output++) {
		g_autofree char *path = g_build_filename(*output, "index.csv", NULL);
		g_autoptr(GError) error = NULL;

		if (!is_folder(options, *output))
			continue;
		g_mkdir_with_parents(*output, 0777); /* a fault is told by the writing */
		if (!write_out(path, index, &error))
			return cannot_write(error);
	}
	return STATUS_OK;
}

int deliver_document(const struct options *options, const struct document *document,
		     const void *data)
{
	for (const char *const *output = outputs_of(options); *output; output++) {
		struct report_options how = how_for(options, *output);
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(GError) error = NULL;
		enum report_format format;

		if (!format_of(options, *output, &format) ||
		    (format != REPORT_TEXT && format != REPORT_JSON)) {
			g_printerr(
				"oitcheck: %s: คำสั่งนี้เขียนได้เฉพาะ text และ json (this command writes "
				"text "
				"and json only)\n",
				strcmp(*output, "-") == 0 ? options->format : *output);
			return STATUS_USAGE;
		}
		if (format == REPORT_JSON)
			document->json(data, text);
		else
			document->text(data, &how, text);
		if (!write_out(*output, text, &error))
			return cannot_write(error);
	}
	return STATUS_OK;
}
