#include "cli/unchanged.h"

#include "crawler/browser.h"
#include "crawler/state.h"
#include "reports/pack.h"
#include "reports/report.h"
#include "rules/submitted.h"

#include <string.h>

char *unchanged_basis(const struct options *options, const struct audit_basis *basis,
		      const struct crawl_options *crawl)
{
	const struct checklist *checklist = basis->rules->checklist;
	g_autofree char *deciding = options_deciding(options);
	GString *text = g_string_new(deciding);

	g_string_append_printf(text, "%s %d %s\n%s %d\n%d\n", checklist->id, checklist->fiscal_year,
			       basis->rules->sha256, crawl->start_url, crawl->scheme_given,
			       thaidate_fiscal_year(options->as_of));
	if (crawl->render) /* pages that scripts fill in part are opened where there is one */
		g_string_append_printf(text, "browser %d\n", browser_is_installed());
	for (guint i = 0; basis->submitted && i < basis->submitted->len; i++) {
		const struct submitted_url *one = basis->submitted->pdata[i];
		g_string_append_printf(text, "%s %s\n", one->item->id, one->url);
	}
	return g_string_free(text, FALSE);
}

void unchanged_keep(struct crawl *crawl, const char *basis, const struct result *result)
{
	g_autofree char *line = result_to_line(result);
	struct conclusion conclusion = {.size = strlen(line)};

	conclusion.packed = pack_text(line, conclusion.size);
	if (conclusion.packed)
		crawl_conclude(crawl, basis, &conclusion);
	g_clear_pointer(&conclusion.packed, g_bytes_unref);
}

struct result *unchanged_result(struct crawl *crawl, const char *basis)
{
	struct conclusion conclusion;

	if (!crawl_is_unchanged(crawl, basis, &conclusion))
		return NULL;
	g_autoptr(GBytes) packed = conclusion.packed;
	gsize size;
	const void *bytes = g_bytes_get_data(packed, &size);
	g_autofree char *line = unpack_text(bytes, size, conclusion.size);
	return line ? result_from_json("state", line, conclusion.size, NULL) : NULL;
}
