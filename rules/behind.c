#include "rules/behind.h"

#include "rules/hosts.h"
#include "rules/scope.h"

#include <string.h>

gboolean behind_asked(const struct ruleset *rules, const char *url)
{
	return hosts_have(rules->form_hosts, url) || hosts_have(rules->service_hosts, url);
}

static gboolean says_closed(const struct site *site, const struct site_page *page)
{
	const GPtrArray *said = site_rules(site)->closed_forms;

	for (uint32_t i = 0; i < page->n_blocks; i++)
		for (guint s = 0; s < said->len; s++)
			if (strstr(site_text(site, page->blocks[i].text)->fold,
				   g_ptr_array_index(said, s)))
				return TRUE;
	return FALSE;
}

/* Services draw much of a form by scripts: where no field is seen, that says nothing. */
static struct behind look_at_form(const struct site *site, const struct site_page *page)
{
	if (says_closed(site, page))
		return (struct behind){VERDICT_MISSING, "form-closed"};
	return page->n_forms > 0 ? (struct behind){VERDICT_FOUND, ""}
				 : (struct behind){VERDICT_UNCLEAR, "no-form"};
}

static struct behind look_at_service(struct site *site, uint32_t number)
{
	AUTO(scope) scope = scope_page(site, number, TRUE);

	if (scope->blocked)
		return (struct behind){VERDICT_UNCLEAR, "waf"};
	if (scope->soft_404)
		return (struct behind){VERDICT_MISSING, "soft-404"};
	return scope_has_substance(scope) ? (struct behind){VERDICT_FOUND, ""}
					  : (struct behind){VERDICT_UNCLEAR, "not-opened"};
}

struct behind behind_link(struct site *site, GHashTable *unread, uint32_t url)
{
	const struct ruleset *rules = site_rules(site);
	uint32_t number = site_resolve(site, url);

	if (number == SITE_NONE) {
		const char *why =
			unread ? g_hash_table_lookup(unread, site_url(site, url)->key) : NULL;
		return (struct behind){VERDICT_UNCLEAR, why ? why : "not-opened"};
	}
	const struct site_page *page = site_page(site, number);
	if (page->read == READ_GONE)
		return (struct behind){VERDICT_MISSING, "form-gone"};
	if (!read_has_content(page->read))
		return (struct behind){VERDICT_UNCLEAR,
				       *page->reason ? page->reason : "not-opened"};
	return hosts_have(rules->form_hosts, site_url(site, url)->leads_to)
		       ? look_at_form(site, page)
		       : look_at_service(site, number);
}
