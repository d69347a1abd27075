/* oitcheck report [AUDIT|SITE|FILE]: the report of a past audit, in any format. */
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/stored.h"

#include <stdio.h>

int cmd_report(const struct options *options)
{
	g_autoptr(GError) error = NULL;
	AUTO(result) result = NULL;

	if (g_strv_length(options->arguments) > 1) {
		g_printerr("oitcheck report: ระบุผลตรวจได้ครั้งเดียว (one audit at a time)\n");
		return STATUS_USAGE;
	}
	if (!deliver_check(options))
		return STATUS_USAGE;
	result = stored_result(options, options->arguments[0], &error);
	return result ? deliver_result(options, result, FALSE) : stored_fault(error);
}
