/* The crawl's dealings with a browser: which pages it opens, and what those may load. */
#include "crawler/crawl_parts.h"

#include "crawler/limits.h"
#include "crawler/url.h"

#include <string.h>

#define PROMISE_PART (G_MAXINT - 1) /* a browser waits for it; only robots.txt goes before */

/* Scripts and data that pages of a site have in common, by URL and header lines. */
struct renders_cache {
	GHashTable *answers; /* char * → struct answer * */
	gsize bytes;
};

static void wake(void *http)
{
	http_wake(http);
}

gboolean crawl_wants_render(const struct crawl *crawl, const struct want *want,
			    const struct page *page, const struct answer *answer)
{
	gboolean readable = read_has_content(page->read);
	gboolean all = crawl->options.render_all || want->again == WANT_RENDER;

	return crawl->options.render && answer && !answer->rendered && !answer->facts &&
	       !want->external && want->again != WANT_OCR && page->kind == PAGE_HTML &&
	       (page->read == READ_NEEDS_JS || (all && readable));
}

/* The page is read once more, as a browser shows it. */
static void read_rendered(struct crawl *crawl, struct want *want, const struct answer *answer,
			  GByteArray *html, gboolean lacking)
{
	struct answer *shown = answer_share(answer);

	g_byte_array_unref(shown->body);
	shown->body = html;
	shown->rendered = TRUE;
	shown->cut |= lacking;
	ledger_rendered(crawl->ledger);
	crawl_extract(crawl, want, shown);
}

static gboolean replay_render(struct crawl *crawl, struct want *want, struct page *page,
			      struct answer **answer)
{
	gboolean lacking = FALSE;
	GByteArray *html = replay_rendering(crawl->replay, want->url, &lacking);

	if (!html)
		return FALSE;
	AUTO(answer) owned = g_steal_pointer(answer);
	page_free(page);
	read_rendered(crawl, want, owned, html, lacking);
	return TRUE;
}

/* Why no browser opens the page, NULL where one does. */
static const char *objection(struct crawl *crawl)
{
	if (!browser_is_installed())
		return "no-browser";
	if (crawl->rendered >= LIMIT_RENDERS)
		return "render-cap";
	if (!crawl->renders)
		crawl->renders = renders_new(crawl->options.user_agent, wake, crawl->http, NULL);
	return crawl->renders ? NULL : "render-failed";
}

gboolean crawl_can_render(struct crawl *crawl)
{
	return crawl->options.render && (crawl->replay || !objection(crawl));
}

static void say_why(struct page *page, const char *why)
{
	if (page->read == READ_NEEDS_JS)
		page->reason = why;
}

gboolean crawl_render(struct crawl *crawl, struct want *want, struct page **page,
		      struct answer **answer)
{
	if (!crawl_wants_render(crawl, want, *page, *answer))
		return FALSE;
	if (crawl->replay)
		return replay_render(crawl, want, *page, answer);
	const char *why = objection(crawl);
	if (why) {
		say_why(*page, why);
		return FALSE;
	}
	struct rendering *rendering = g_new0(struct rendering, 1);
	rendering->answer = g_steal_pointer(answer);
	rendering->plain = g_steal_pointer(page);
	rendering->tag = want;
	crawl->rendered++;
	g_hash_table_add(crawl->under_way, want);
	crawl->pages_under_way++;
	renders_open(crawl->renders, rendering);
	return TRUE;
}

/* A browser is done with the page. */
static void rendered(struct crawl *crawl, struct rendering *rendering)
{
	static const char *const words[] = {
		[BROWSER_READ] = "",
		[BROWSER_ABSENT] = "no-browser",
		[BROWSER_LIMIT] = "render-limit",
		[BROWSER_FAILED] = "render-failed",
	};
	struct want *want = rendering->tag;

	g_hash_table_remove(crawl->under_way, want);
	crawl->pages_under_way--;
	if (rendering->shown.end == BROWSER_READ) {
		GByteArray *html = g_byte_array_new();
		g_byte_array_append(html, (const guint8 *)rendering->shown.html,
				    (guint)strlen(rendering->shown.html));
		if (crawl->record)
			record_rendering(crawl->record, want->url, rendering->shown.html,
					 rendering->shown.lacking);
		read_rendered(crawl, want, rendering->answer, html, rendering->shown.lacking);
		return;
	}
	say_why(rendering->plain, words[rendering->shown.end]);
	crawl_extracted(crawl, want, g_steal_pointer(&rendering->plain), NULL);
}

/* Yours. */
static char *cache_key(const struct part *part)
{
	g_autofree char *headers = g_strjoinv("\n", part->headers);

	return g_strjoin("\n", part->url, headers, NULL);
}

static const struct answer *kept(struct crawl *crawl, const struct part *part)
{
	g_autofree char *key = cache_key(part);

	return crawl->parts_kept ? g_hash_table_lookup(crawl->parts_kept->answers, key) : NULL;
}

static void keep(struct crawl *crawl, const struct part *part, const struct answer *answer)
{
	struct renders_cache *cache = crawl->parts_kept;

	if (answer->status != 200 || answer->fault != FAULT_NONE)
		return;
	if (!cache) {
		cache = crawl->parts_kept = g_new0(struct renders_cache, 1);
		cache->answers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
						       (GDestroyNotify)answer_free);
	}
	if (cache->bytes + answer->body->len > LIMIT_RENDER_CACHE)
		return;
	cache->bytes += answer->body->len;
	g_hash_table_replace(cache->answers, cache_key(part), answer_share(answer));
}

/* The browser is kept on the site: its own hosts, under the rules that hold for all requests. */
static void want_part(struct crawl *crawl, struct part *wanted)
{
	AUTO(part) part = wanted;
	const struct answer *answer = kept(crawl, part);

	if (answer || !crawl_in_scope(crawl, part->url)) {
		renders_answer(crawl->renders, part->number, answer ? answer_share(answer) : NULL);
		return;
	}
	unsigned number = part->number;
	struct want *want = frontier_want(crawl->frontier, WANT_PART, part->url);
	want->promise = PROMISE_PART;
	want->part = g_steal_pointer(&part);
	if (!crawl_queue(crawl, want, 0))
		renders_answer(crawl->renders, number, NULL);
}

void crawl_part_answered(struct crawl *crawl, struct want *want, struct answer *answer)
{
	if (answer)
		keep(crawl, want->part, answer);
	if (crawl->renders)
		renders_answer(crawl->renders, want->part->number, answer);
	else
		answer_free(answer);
	want_free(want);
}

void crawl_collect_renders(struct crawl *crawl)
{
	struct part *part;
	struct rendering *taken;

	while (crawl->renders && (part = renders_part(crawl->renders)))
		want_part(crawl, part);
	while (crawl->renders && (taken = renders_take(crawl->renders))) {
		AUTO(rendering) rendering = taken;
		rendered(crawl, rendering);
	}
}

void crawl_end_renders(struct crawl *crawl)
{
	g_clear_pointer(&crawl->renders, renders_free);
	if (crawl->parts_kept)
		g_hash_table_destroy(crawl->parts_kept->answers);
	g_clear_pointer(&crawl->parts_kept, g_free);
}
