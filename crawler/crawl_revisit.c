/*
 * Asking again for what the crawl before asked for, before anything is read: where every answer is
 * as it was, what that crawl came to stands, and no page has to be taken in to know it. What comes
 * is kept as in any other crawl, so that where an answer differs a crawl goes on from there as one
 * that was broken off does.
 */
#include "crawler/crawl_parts.h"

#include "crawler/url.h"

#include <string.h>

/* Was all of it such as can be asked for by itself? What was asked for twice was so for a reason
 * (a cookie, a fault); but each host that leads to a robots.txt asks for that. */
static gboolean can_be_asked(const struct crawl *crawl, const GArray *keys)
{
	gboolean all = keys->len > 0;

	for (guint i = 0; i < keys->len && all; i++) {
		const struct state_key *key = &g_array_index(keys, struct state_key, i);
		g_autofree char *authority = url_authority(key->url);
		all = authority && (key->nth == 0 || key->kind == WANT_ROBOTS) &&
		      crawl_knows_kind(crawl, key->kind);
	}
	return all;
}

/* The redirect of a robots.txt is gone after when that has come. */
static void want_robots(struct crawl *crawl, const char *url)
{
	g_autofree char *authority = url_authority(url);
	struct host *host = hosts_get(crawl->hosts, authority);

	if (host && host->robots_state == ROBOTS_UNKNOWN && g_str_has_suffix(url, "/robots.txt"))
		crawl_want_robots(crawl, host, url);
}

static void want_again(struct crawl *crawl, const struct state_key *key)
{
	if (key->kind == WANT_ROBOTS) {
		want_robots(crawl, key->url);
		return;
	}
	struct want *want = crawl_want_again(crawl, key);
	if (!want->again && g_str_equal(want->url, crawl->options.start_url)) {
		want_free(want); /* it waits already */
		return;
	}
	crawl->wanted_again += want->again != WANT_ONCE;
	crawl->differs |= !crawl_queue(crawl, want, 0);
}

static void drop_waiting(struct crawl *crawl)
{
	struct want *want;

	while ((want = frontier_drain(crawl->frontier)))
		want_free(want);
}

gboolean crawl_revisit(struct crawl *crawl, const char *basis)
{
	if (!crawl->state || crawl->record || crawl->options.max_age > 0 ||
	    !state_conclusion(crawl->state, basis, &crawl->conclusion))
		return FALSE;
	g_autoptr(GArray) keys = state_asked_before(crawl->state);
	if (!can_be_asked(crawl, keys))
		return FALSE;
	crawl->revisits = TRUE;
	crawl->anything_read = TRUE;
	for (guint i = 0; i < keys->len; i++)
		want_again(crawl, &g_array_index(keys, struct state_key, i));
	return TRUE;
}

void crawl_revisited(struct crawl *crawl, struct want *want, struct answer *answer)
{
	gboolean same = crawl_note_again(crawl, want, answer);

	if (!same && !crawl->differs) {
		crawl->differs = TRUE;
		drop_waiting(crawl);
	}
	if (same && want->kind == WANT_ROBOTS) {
		crawl_answered(crawl, want, answer);
		return;
	}
	answer_free(answer);
	if (want->kind == WANT_PAGE)
		crawl_refuse(crawl, want, READ_NO_TEXT, "", 0);
	else
		want_free(want);
}

gboolean crawl_is_unchanged(struct crawl *crawl, const char *basis, struct conclusion *conclusion)
{
	if (!crawl->over || crawl->differs || crawl->cut_short)
		return FALSE;
	*conclusion = crawl->conclusion;
	crawl->conclusion = (struct conclusion){0};
	crawl_conclude(crawl, basis, conclusion);
	return TRUE;
}

void crawl_conclude(struct crawl *crawl, const char *basis, const struct conclusion *conclusion)
{
	if (crawl->state && !crawl->cut_short)
		state_conclude(crawl->state, basis, crawl_stats(crawl)->requests, conclusion);
}
