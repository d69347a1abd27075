/* One check on the body of one page, through the real extractor. */
#ifndef OIT_TESTS_ONE_CHECK_H
#define OIT_TESTS_ONE_CHECK_H

#include "rules/check.h"

#include "tests/support/little_site.h"

/* Verdict of a check without literals; where quote is not NULL, the text of the block that proves
 * it, yours. parts: names for `of`, by blanks. */
static inline enum verdict one_check_quote(enum check_kind kind, int min, const char *parts,
					   const char *body, char **quote)
{
	AUTO(ruleset) rules = little_rules();
	AUTO(page) page = little_page(&(struct little_page){.url = HOST "/", .html = body});
	AUTO(site) site = site_new(rules);
	AUTO(exhibit) exhibit = exhibit_new();
	/* as where a list lends a page that is named by itself, too: that makes no more of it */
	uint32_t number = site_add(site, page, NULL);
	g_ptr_array_add(exhibit->scopes, scope_page(site, number, FALSE));
	g_ptr_array_add(exhibit->scopes, scope_page(site, number, FALSE));
	g_autoptr(GPtrArray) of = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) names = g_strsplit(parts, " ", -1);
	for (guint i = 0; names[i] && *names[i]; i++)
		g_ptr_array_add(of, g_strdup(names[i]));
	struct check check = {.kind = kind, .of = of, .literals = -1, .min = min};
	struct check_context context = {.site = site, .rules = rules, .fiscal_year = 2568};
	struct proof proof = check_run(&context, &check, exhibit);
	if (quote)
		*quote = proof.block == SITE_NONE
				 ? NULL
				 : g_strdup(site_text(site,
						      site_page(site, 0)->blocks[proof.block].text)
						    ->text);
	return proof.verdict;
}

static inline void one_check(enum check_kind kind, int min, const char *parts, const char *body,
			     enum verdict expected)
{
	enum verdict verdict = one_check_quote(kind, min, parts, body, NULL);
	if (verdict != expected)
		g_error("check %d (%s) is %s, not %s, on %s", kind, parts, verdict_name(verdict),
			verdict_name(expected), body);
}

#endif
