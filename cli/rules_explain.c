/* oitcheck rules explain URL --item O12: why the item comes out as it does on that site. */
#include "cli/audit.h"
#include "cli/rules_command.h"
#include "cli/status.h"
#include "cli/year_rules.h"

#include <stdio.h>

int rules_explain(struct rules_command *command)
{
	const struct options *options = command->options;
	if (command->arguments[0] == NULL || options->item == NULL)
		return rules_usage(
			command,
			"ให้ระบุเว็บไซต์และข้อ เช่น oitcheck rules explain www.example.go.th --item O12",
			"name a site and an item, as in: oitcheck rules explain www.example.go.th "
			"--item O12");
	g_autoptr(GError) error = NULL;
	/* the year that an audit of this day would be of */
	const int year = options->year > 0 ? options->year : thaidate_fiscal_year(options->as_of);
	AUTO(ruleset) rules = year_rules_load(options, year, &error);
	if (rules == NULL)
		return rules_error(error);
	const struct item *item = rules_item(command, rules, options->item);
	if (item == NULL)
		return STATUS_USAGE;
	g_autofree char *text = audit_explain(options, rules, command->arguments[0], item, &error);
	if (text != NULL) {
		g_string_append(command->out, text);
		return STATUS_OK;
	}
	g_printerr("oitcheck: %s\n", error->message);
	return error->domain == OPTIONS_ERROR ? STATUS_USAGE : STATUS_NO_INPUT;
}
