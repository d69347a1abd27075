/* oitcheck diff: what changed between two audits; the status says whether anything fell. */
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/stored.h"
#include "reports/diff.h"

#include <stdio.h>

static void write_text(const void *data, const struct report_options *how, GString *out)
{
	diff_text(data, how, out);
}

static void write_json(const void *data, GString *out)
{
	diff_json(data, out);
}

/* An item that fell is a regression, and is partial or missing now: either may be what counts. */
static gboolean counts(const struct options *options, const struct item_diff *lost)
{
	unsigned now = lost->now->verdict == VERDICT_MISSING ? 1u << FAIL_ON_MISSING
							     : 1u << FAIL_ON_PARTIAL;

	return (options->fail_on & (now | 1u << FAIL_ON_REGRESSION)) != 0;
}

static int status_of(const struct options *options, const struct diff *diff)
{
	const GPtrArray *lost = diff->items[DIFF_LOST];

	for (guint i = 0; !options->exit_zero && i < lost->len; i++)
		if (counts(options, lost->pdata[i]))
			return STATUS_MISSING;
	return STATUS_OK;
}

static gboolean read_both(const struct options *options, struct result **was, struct result **now,
			  GError **error)
{
	char **words = options->arguments;

	if (!words[1])
		return stored_pair(options, words[0], was, now, error);
	*was = stored_result(options, words[0], error);
	*now = *was ? stored_result(options, words[1], error) : NULL;
	return *now != NULL;
}

int cmd_diff(const struct options *options)
{
	static const struct document document = {write_text, write_json};
	guint count = g_strv_length(options->arguments);
	g_autoptr(GError) error = NULL;
	AUTO(result) was = NULL;
	AUTO(result) now = NULL;
	AUTO(diff) diff = NULL;
	int status;

	if (count < 1 || count > 2) {
		g_printerr(
			"oitcheck diff: ระบุเว็บไซต์ หรือผลตรวจสองครั้ง (เลขที่จาก oitcheck history หรือแฟ้ม "
			".json)\n               give a site, or two audits (numbers of oitcheck "
			"history, or .json files)\n");
		return STATUS_USAGE;
	}
	if (!read_both(options, &was, &now, &error))
		return stored_fault(error);
	diff = diff_new(was, now);
	status = deliver_document(options, &document, diff);
	return status == STATUS_OK ? status_of(options, diff) : status;
}
