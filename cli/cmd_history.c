/* oitcheck history: the list of past audits; dropping old ones; export and import. */
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/stored.h"
#include "crawler/url.h"
#include "reports/pack.h"

#include <errno.h>
#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

static void write_text(const void *data, const struct report_options *how, GString *out)
{
	history_text(data, how, out);
}

static void write_json(const void *data, GString *out)
{
	history_json(data, out);
}

static int show(const struct options *options, struct history *history, const char *site,
		GError **error)
{
	static const struct document document = {write_text, write_json};
	g_autoptr(GPtrArray) audits = history_list(history, site, options->year, error);

	if (audits && audits->len == 0 && site && !options->quiet)
		g_printerr("oitcheck: ไม่มีผลตรวจของ %s ในประวัติ ถ้าเว็บไซต์ย้ายชื่อ ผลตรวจอยู่ใต้ชื่อใหม่ "
			   "ดูทุกชื่อด้วย oitcheck history (no audit of it is kept; a site that has "
			   "moved stands under its new name: oitcheck history lists all)\n",
			   site);
	return audits ? deliver_document(options, &document, audits) : STATUS_FAILED;
}

static int drop(const struct options *options, struct history *history, const char *site,
		GError **error)
{
	unsigned dropped = 0;

	if (!history_keep(history, site, options->keep, options->keep_days, &dropped, error))
		return STATUS_FAILED;
	if (!options->quiet)
		g_printerr("oitcheck: ลบผลตรวจเก่า %u ครั้ง (old audits dropped)\n", dropped);
	return STATUS_OK;
}

static gboolean write_line(const char *line, gsize size, void *data, GError **error)
{
	GOutputStream *stream = data;

	return g_output_stream_write_all(stream, line, size, NULL, NULL, error) &&
	       g_output_stream_write_all(stream, "\n", 1, NULL, NULL, error);
}

static gboolean print_line(const char *line, gsize size, G_GNUC_UNUSED void *data,
			   G_GNUC_UNUSED GError **error)
{
	fwrite(line, 1, size, stdout); /* main() looks whether it went well */
	fputc('\n', stdout);
	return TRUE;
}

/* The file appears whole or not at all. */
static int export_all(const struct options *options, struct history *history, const char *site,
		      GError **error)
{
	g_autoptr(GFile) file = g_file_new_for_path(options->export_to);
	g_autoptr(GCancellable) undo = g_cancellable_new();
	g_autoptr(GFileOutputStream) stream = NULL;
	gboolean well;

	if (strcmp(options->export_to, "-") == 0)
		return history_each(history, site, print_line, NULL, error) ? STATUS_OK
									    : STATUS_FAILED;
	stream = g_file_replace(file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error);
	if (!stream)
		return STATUS_FAILED;
	well = history_each(history, site, write_line, stream, error);
	if (!well)
		g_cancellable_cancel(undo);
	return g_output_stream_close(G_OUTPUT_STREAM(stream), undo, well ? error : NULL) && well
		       ? STATUS_OK
		       : STATUS_FAILED;
}

/* The next line without its end; FALSE at the end of the file, and where a line is too long to be a
 * result. */
static gboolean next_line(FILE *file, GString *line)
{
	char piece[8192];

	g_string_truncate(line, 0);
	while (line->len <= PACK_TEXT_MAX && fgets(piece, sizeof piece, file)) {
		g_string_append(line, piece);
		if (!g_str_has_suffix(piece, "\n"))
			continue;
		g_string_truncate(line, line->len - 1);
		return TRUE;
	}
	return line->len > 0;
}

/* The number of the audit in the history; 0 with error. */
static gint64 import_line(struct history *history, const char *name, const GString *line,
			  GError **error)
{
	AUTO(result) result = result_from_json(name, line->str, line->len, error);
	g_autofree char *site = result ? url_site(result->site_url) : NULL;

	return result ? history_add(history, site, result, error) : 0;
}

/* The highest number that an audit has. */
static gint64 last_number(struct history *history)
{
	g_autoptr(GPtrArray) audits = history_list(history, NULL, 0, NULL);
	gint64 number = 0;

	for (guint i = 0; audits && i < audits->len; i++)
		number = MAX(number, ((const struct past_audit *)audits->pdata[i])->number);
	return number;
}

/* What was taken in before a fault stays; another import passes over it. */
static int import_all(const struct options *options, struct history *history, GError **error)
{
	FILE *file = fopen(options->import_from, "r");
	g_autoptr(GString) line = g_string_new(NULL);
	gboolean well = TRUE;
	unsigned count = 0, added = 0;
	gint64 last = last_number(history);

	if (!file) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
			    "%s: เปิดแฟ้มไม่ได้ (cannot open): %s", options->import_from,
			    g_strerror(errno));
		return STATUS_NO_INPUT;
	}
	while (well && next_line(file, line)) {
		g_autofree char *name = g_strdup_printf("%s:%u", options->import_from, count + 1);

		gint64 number = import_line(history, name, line, error);

		well = number != 0;
		count += well;
		added += number > last; /* numbers are never given twice */
		last = MAX(last, number);
	}
	fclose(file);
	if (well && count == 0) {
		g_set_error(error, REPORT_ERROR, REPORT_ERROR_NOT_A_RESULT,
			    "%s: ไม่มีผลตรวจในแฟ้มนี้ (there is no audit in it)", options->import_from);
		return STATUS_BAD_DATA;
	}
	if (!options->quiet)
		g_printerr("oitcheck: นำเข้าผลตรวจ %u ครั้ง มีอยู่แล้ว %u ครั้ง (audits taken in, and there "
			   "already)\n",
			   added, count - added);
	return well ? STATUS_OK : STATUS_BAD_DATA;
}

int cmd_history(const struct options *options)
{
	const char *typed = options->arguments[0];
	int tasks = (options->import_from != NULL) + (options->export_to != NULL) +
		    (options->keep || options->keep_days);
	g_autoptr(GError) error = NULL;
	g_autofree char *site = NULL;
	AUTO(history) history = NULL;
	int status;

	if (tasks > 1) {
		g_printerr("oitcheck history: ใช้ --import --export หรือ --keep ทีละอย่าง (one of them "
			   "at a time)\n");
		return STATUS_USAGE;
	}
	if (typed && options->arguments[1]) {
		g_printerr("oitcheck history: ระบุได้เว็บไซต์เดียว (one site at most)\n");
		return STATUS_USAGE;
	}
	if (typed && !(site = stored_site(typed, &error)))
		return stored_fault(error);
	history = stored_open(options, options->import_from != NULL, &error);
	if (!history)
		return stored_fault(error);
	if (options->import_from)
		status = import_all(options, history, &error);
	else if (options->export_to)
		status = export_all(options, history, site, &error);
	else if (options->keep || options->keep_days)
		status = drop(options, history, site, &error);
	else
		status = show(options, history, site, &error);
	return error ? stored_fault(error) : status;
}
