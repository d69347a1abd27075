#include "cli/deliver.h"

#include "cli/status.h"
#include "reports/report.h"

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
		if (format_of(options, *output, &format))
			continue;
		fprintf(stderr, "oitcheck: %s: ไม่รู้จักรูปแบบรายงานนี้ มี %s (unknown report format)\n",
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

static gboolean write_out(const char *output, const GString *text, GError **error)
{
	if (strcmp(output, "-") != 0)
		return g_file_set_contents(output, text->str, (gssize)text->len, error);
	fwrite(text->str, 1, text->len, stdout); /* main() looks whether it went well */
	return TRUE;
}

int deliver_result(const struct options *options, const struct result *result, gboolean score_only)
{
	gboolean terminal = isatty(STDOUT_FILENO);

	if (!deliver_check(options))
		return STATUS_USAGE;
	for (const char *const *output = outputs_of(options); *output; output++) {
		gboolean shown = terminal && strcmp(*output, "-") == 0;
		struct report_options how = {options->language == LANGUAGE_EN ? LANG_EN : LANG_TH,
					     shown ? terminal_columns() : 0,
					     shown && !g_getenv("NO_COLOR"), score_only};
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(GError) error = NULL;
		enum report_format format;

		format_of(options, *output, &format);
		if (report_write(result, format, &how, text, &error) &&
		    write_out(*output, text, &error))
			continue;
		fprintf(stderr, "oitcheck: เขียนรายงานไม่ได้ (cannot write the report): %s\n",
			error->message);
		return STATUS_FAILED;
	}
	return STATUS_OK;
}
