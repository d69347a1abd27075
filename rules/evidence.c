#include "rules/evidence.h"

#include "base/fold.h"
#include "rules/about.h"
#include "rules/behind.h"
#include "rules/link_name.h"
#include "rules/quote.h"

#include <string.h>

#define MAX_HOPS 8u /* of redirects, back to the link */

/* The quote holds what stands from start to end in the folded text. */
static void set_quote(struct evidence *evidence, struct site *site, uint32_t text, uint32_t start,
		      uint32_t end)
{
	g_autofree char *quote =
		quote_around(text == SITE_NONE ? "" : site_text(site, text)->text, start, end);
	result_set(&evidence->quote, quote);
}

static void set_block(struct evidence *evidence, struct site *site, const struct site_page *page,
		      uint32_t block, uint32_t start, uint32_t end)
{
	if (block >= page->n_blocks)
		return;
	set_quote(evidence, site, page->blocks[block].text, start, end);
	evidence->page = page->blocks[block].page_no;
	if (page->kind != PAGE_HTML && evidence->page == 0) /* its title, or one without pages */
		evidence->page = 1;
}

/* What a document says first, below its title: quoted where it counts as a whole. */
static uint32_t first_line(const struct site_page *page)
{
	for (uint32_t i = 0; page->kind != PAGE_HTML && i < page->n_blocks; i++)
		if (page->blocks[i].kind != BLOCK_TITLE)
			return i;
	return SITE_NONE;
}

/* A page's own first heading says what it is better than the title, which is often the site's. */
static uint32_t title_of(struct site *site, const struct site_page *page)
{
	for (uint32_t i = 0; i < page->n_blocks; i++)
		if (page->blocks[i].kind == BLOCK_HEADING && site_is_own_block(site, page, i))
			return page->blocks[i].text;
	return page->title;
}

static void set_title(struct evidence *evidence, struct site *site, const struct site_page *page)
{
	uint32_t text = title_of(site, page);
	result_set(&evidence->title, text == SITE_NONE ? "" : site_text(site, text)->text);
}

/* With the fragment where it points into a page: many items may share one page. What a document's
 * fragment says ("#toolbar=1") is for its viewer. */
static char *url_with_fragment(struct site *site, uint32_t url, const struct site_link *over)
{
	uint32_t target = over && over->target != SITE_NONE && over->fragment
				  ? site_resolve(site, url)
				  : SITE_NONE;
	const char *text = site_url(site, url)->url;
	return target != SITE_NONE && site_page(site, target)->kind == PAGE_HTML
		       ? g_strconcat(text, "#", over->fragment, NULL)
		       : g_strdup(text);
}

/* The URL that the site links: a store gives its files out over other URLs, often short-lived. */
static uint32_t linked_url(struct site *site, uint32_t url)
{
	for (unsigned hops = 0; hops < MAX_HOPS; hops++) {
		uint32_t from = SITE_NONE;
		const struct inbound *in;
		for (uint32_t at = site_url(site, url)->first_in; at != SITE_NONE; at = in->next) {
			in = site_inbound(site, at);
			if (in->link != SITE_NONE)
				return url;
			uint32_t by = site_page(site, in->page)->url;
			if (from == SITE_NONE ||
			    strcmp(site_url(site, by)->url, site_url(site, from)->url) < 0)
				from = by;
		}
		if (from == SITE_NONE)
			break;
		url = from;
	}
	return url;
}

struct evidence *evidence_of_proof(const struct evidence_context *context,
				   const struct proof *proof)
{
	struct evidence *evidence = evidence_new();
	const struct site_page *page = site_page(context->site, proof->page);
	gboolean over = proof->link != SITE_NONE && proof->link < page->n_links;
	const struct site_link *link = over ? &page->links[proof->link] : NULL;
	uint32_t url = over && link->target != SITE_NONE ? link->target
							 : linked_url(context->site, page->url);
	g_autofree char *place = url_with_fragment(context->site, url, link);
	result_set(&evidence->url, place);
	result_set(&evidence->kind, proof->kind);
	set_title(evidence, context->site, page);
	if (over)
		set_quote(evidence, context->site, link_name(context->site, page, link), 0, 0);
	else
		set_block(evidence, context->site, page,
			  proof->block == SITE_NONE ? first_line(page) : proof->block, proof->start,
			  proof->end);
	if (over && page->kind != PAGE_HTML)
		evidence->page = MAX(link->page_no, 1);
	paths_to(context->paths, url, over ? proof->page : SITE_NONE,
		 over ? proof->link : SITE_NONE, evidence->path);
	return evidence;
}

/* Where a scope speaks most plainly of a topic; else its first words. */
static uint32_t telling_block(struct site *site, const struct scope *scope,
			      const struct topic *topic)
{
	const struct site_page *page = site_page(site, scope->page);
	uint32_t best =
		scope->content->len ? g_array_index(scope->content, uint32_t, 0) : SITE_NONE;
	int strength = 0;
	for (guint i = 0; i < scope->blocks->len; i++) {
		uint32_t block = g_array_index(scope->blocks, uint32_t, i), count;
		const struct label_hit *hits = site_labels(site, page->blocks[block].text, &count);
		for (uint32_t h = 0; h < count; h++)
			if (hits[h].topic == topic && hits[h].strength > strength) {
				strength = hits[h].strength;
				best = block;
			}
	}
	return best;
}

static void set_telling(struct evidence *evidence, struct site *site, const struct scope *scope,
			const struct topic *topic)
{
	const struct site_page *page = site_page(site, scope->page);
	uint32_t block = telling_block(site, scope, topic), count = 0, start = 0, end = 0;
	const struct match *matches = block < page->n_blocks
					      ? site_matches(site, page->blocks[block].text, &count)
					      : NULL;
	for (uint32_t i = 0; i < count && end == 0; i++)
		if (matches[i].set == topic->strong || matches[i].set == topic->weak) {
			start = matches[i].start;
			end = matches[i].end;
		}
	set_block(evidence, site, page, block, start, end);
}

static const char *kind_of(struct site *site, const struct weighed *weighed)
{
	const struct candidate *candidate = &weighed->candidate;
	if (candidate->kind == CANDIDATE_TARGET &&
	    behind_asked(site_rules(site), site_url(site, candidate->url)->leads_to))
		return "external";
	if (candidate->kind == CANDIDATE_NAMED || candidate->page == SITE_NONE)
		return weighed->standing == STANDING_PROVEN ? "external" : "link";
	return site_page(site, candidate->page)->kind == PAGE_HTML ? "page" : "document";
}

/* The URL by which the site leads there, over the link that claims it. */
static void set_place(struct evidence *evidence, const struct evidence_context *context,
		      const struct candidate *candidate)
{
	const struct site_page *from = site_page(context->site, candidate->from_page);
	gboolean over = candidate->from_link != SITE_NONE;
	const struct site_link *link = over ? &from->links[candidate->from_link] : NULL;
	uint32_t bare = candidate->kind == CANDIDATE_TARGET ? candidate->url : from->url;
	uint32_t url = over && link->target != SITE_NONE ? link->target : bare;
	g_autofree char *place = url_with_fragment(context->site, url, link);
	result_set(&evidence->url, place);
	paths_to(context->paths, url, over ? candidate->from_page : SITE_NONE, candidate->from_link,
		 evidence->path);
}

struct evidence *evidence_of_candidate(const struct evidence_context *context,
				       const struct topic_case *topic_case,
				       const struct weighed *weighed)
{
	const struct candidate *candidate = &weighed->candidate;
	struct evidence *evidence = evidence_new();
	const struct site_page *from = site_page(context->site, candidate->from_page);
	gboolean read = candidate->page != SITE_NONE && candidate->kind != CANDIDATE_NAMED;
	set_place(evidence, context, candidate);
	result_set(&evidence->kind, kind_of(context->site, weighed));
	set_title(evidence, context->site, read ? site_page(context->site, candidate->page) : from);
	set_quote(evidence, context->site, candidate_name(context->site, candidate), 0, 0);
	if (read && weighed->scope < topic_case->exhibit->scopes->len) {
		const struct scope *scope =
			g_ptr_array_index(topic_case->exhibit->scopes, weighed->scope);
		set_telling(evidence, context->site, scope, topic_case->topic);
	}
	evidence->declared = candidate->declared;
	evidence->submitted = candidate->submitted;
	evidence->confidence = weighed->standing == STANDING_PROVEN ? weighed->confidence : 0;
	return evidence;
}

void evidence_tell_year(struct evidence *evidence, const struct scope *scope, uint32_t label,
			const struct topic *topic, int wanted)
{
	if (site_page(scope->site, scope->page)->kind == PAGE_HTML)
		return;
	struct about about = about_year(scope, label, topic, wanted);
	if (about.to == 0)
		return;
	evidence->fiscal_year = about.covers ? wanted : about.to;
	result_set(&evidence->year_from, about.where);
}
