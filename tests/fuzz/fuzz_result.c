/* The reader of stored results: whatever it accepts can be written and read again, and comes out
 * the same. */
#include "reports/report.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static GString *written(const struct result *result)
{
	const struct report_options options = {.lang = LANG_TH};
	GString *out = g_string_new(NULL);

	report_write(result, REPORT_JSON, &options, out, NULL);
	return out;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct report_options options = {.lang = LANG_TH, .colour = TRUE};
	AUTO(result) result = result_from_json("fuzz", (const char *)data, size, NULL);
	AUTO(result) again = NULL;
	g_autoptr(GString) first = NULL, second = NULL, text = g_string_new(NULL);

	if (!result)
		return 0;
	first = written(result);
	again = result_from_json("again", first->str, first->len, NULL);
	if (!again)
		abort();
	second = written(again);
	if (strcmp(first->str, second->str) != 0)
		abort();
	report_write(result, REPORT_TEXT, &options, text, NULL);
	if (!g_utf8_validate(text->str, (gssize)text->len, NULL))
		abort();
	return 0;
}
