#include "cli/year_rules.h"

struct ruleset *year_rules_load(const struct options *options, int year, GError **error)
{
	g_autofree char *directory = rules_directory(options->rules, error);
	const char *instrument = options->instrument ? options->instrument : "oit";
	g_autoptr(GArray) years = directory ? rules_years(directory, instrument, error) : NULL;
	int chosen = 0;

	if (!years)
		return NULL;
	for (guint i = 0; i < years->len; i++)
		if (g_array_index(years, int, i) == year)
			chosen = year;
	if (chosen == 0 && options->year == 0 && years->len > 0)
		chosen = g_array_index(years, int, years->len - 1);
	return ruleset_load(directory, instrument, chosen ? chosen : year, error);
}
