#include "crawler/crawl_parts.h"

#include "crawler/limits.h"
#include "crawler/page_build.h"
#include "crawler/url.h"

#include <string.h>

/* One hop of evidence on another host may have a shorter way than a page of the site: RFC 9309's
 * five. */
#define EXTERNAL_REDIRECTS 5u

/* A page without content, for what was not read. */
static struct page *bare_page(const struct want *want, enum read_state read, const char *reason,
			      int status, const char *location)
{
	struct page_builder *builder = page_builder_new(want->url, NULL);
	struct page *page = page_builder_page(builder);

	page->read = read;
	page->reason = page_string(builder, reason);
	page->status = status;
	page->depth = want->depth;
	page->hosted = want->service ? want->service->kind : SERVICE_NONE;
	page->location = location ? page_string(builder, location) : NULL;
	return page_builder_seal(builder);
}

static void note_start(struct crawl *crawl, const struct want *want, const struct page *page)
{
	crawl->probing = FALSE;
	ledger_start(crawl->ledger, want->url);
	if (read_has_content(page->read) || page->read == READ_NEEDS_JS)
		crawl_want_sitemaps(crawl, want->host, want->url);
}

/* The URL has come to its end: its page goes out, and into the books. */
static void hand_out(struct crawl *crawl, struct want *want, struct page *page)
{
	gboolean unread = page->read == READ_BLOCKED || page->read == READ_FAILED;

	if (unread)
		ledger_unread(crawl->ledger, page->url, page->reason, FALSE, !want->external);
	if (want->start)
		note_start(crawl, want, page);
	g_queue_push_tail(&crawl->ready, page);
	want_free(want);
}

/* TRUE where a page with this content was read before. */
static gboolean said_before(struct crawl *crawl, guint64 hash)
{
	gint64 *key = g_memdup2(&hash, sizeof hash);

	return !g_hash_table_add(crawl->contents, key);
}

/* Spreads the bits of a hash, so that sums of them do not meet by chance (finaliser of SplitMix64).
 */
static guint64 spread(guint64 hash)
{
	hash = (hash ^ (hash >> 30)) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
	hash = (hash ^ (hash >> 27)) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
	return hash ^ (hash >> 31);
}

/* Counts the page for its shape. The same content may come in other bytes (a session id, a clock in
 * a script): then the texts tell. */
static void note_content(struct crawl *crawl, const struct want *want, const struct page *page)
{
	guint64 texts = 0;

	if (!want->shape)
		return;
	want->shape->read++;
	if (!read_has_content(page->read))
		return;
	for (uint32_t i = 0; i < page->n_blocks; i++)
		texts += spread(page->blocks[i].hash);
	gboolean same_bytes = said_before(crawl, page->body_hash);
	gboolean same_texts = page->n_blocks > 0 && said_before(crawl, texts);
	if (same_bytes)
		g_hash_table_add(crawl->echoes, g_strdup(page->url));
	if (same_bytes || same_texts)
		want->shape->repeats++;
}

/* A page that the server answered for. */
static void read_page(struct crawl *crawl, struct want *want, struct page *page)
{
	ledger_read(crawl->ledger, page);
	note_content(crawl, want, page);
	hand_out(crawl, want, page);
}

/* What was asked for again has come in that way: a notice that too much was asked for is no
 * document, and a page that the browser gave up is the one that was read before. */
static gboolean is_read_anew(const struct want *want, const struct page *page)
{
	return want->again == WANT_RENDER ? page->rendered : page->kind != PAGE_HTML;
}

void crawl_extracted(struct crawl *crawl, struct want *want, struct page *page,
		     struct answer *answer)
{
	AUTO(answer) owned = answer;

	if (crawl_render(crawl, want, &page, &owned))
		return;
	g_autofree char *confirmed = crawl_settle_hosted(crawl, want, page);
	page->depth = want->depth;
	crawl->anything_read = TRUE;
	if (confirmed) {
		int status = page->status;
		page_free(page);
		crawl_move(crawl, want, confirmed, status);
		return;
	}
	if (want->again) { /* it is in the books */
		crawl->wanted_again--;
		if (is_read_anew(want, page))
			g_queue_push_tail(&crawl->ready, page);
		else
			page_free(page);
		want_free(want);
		return;
	}
	read_page(crawl, want, page);
}

void crawl_refuse(struct crawl *crawl, struct want *want, enum read_state read, const char *reason,
		  int status)
{
	if (want->again) { /* what was read before stays as it was */
		crawl->wanted_again--;
		want_free(want);
		return;
	}
	struct page *page = bare_page(want, read, reason, status, NULL);

	if (status)
		read_page(crawl, want, page);
	else
		hand_out(crawl, want, page);
}

void crawl_put_off(struct crawl *crawl, struct want *want, enum read_state read, const char *reason,
		   int status)
{
	if (crawl->second_pass || want->again) {
		crawl_refuse(crawl, want, read, reason, status);
		return;
	}
	want->trouble = reason;
	g_ptr_array_add(crawl->second, want);
}

static gboolean in_chain(const struct want *want, const char *url)
{
	if (g_str_equal(want->url, url))
		return TRUE;
	for (guint i = 0; want->chain && i < want->chain->len; i++)
		if (g_str_equal(want->chain->pdata[i], url))
			return TRUE;
	return FALSE;
}

enum moved crawl_redirect(struct want *want, const struct answer *answer, char **target)
{
	g_autofree char *location = answer_header(answer, "Location");
	g_autofree char *cookie = answer_header(answer, "Set-Cookie");
	g_autofree char *url = url_resolve(want->url, location, "utf-8", NULL);
	guint hops = want->chain ? want->chain->len : 0;

	want->cookie |= cookie != NULL;
	if (!url)
		return MOVED_NOWHERE;
	if (url_acts(url)) /* what no link is followed to, no redirect is */
		return MOVED_TO_ACT;
	if (hops >= (want->external ? EXTERNAL_REDIRECTS : LIMIT_REDIRECTS))
		return MOVED_TOO_FAR;
	if (in_chain(want, url)) {
		/* "Set this cookie and come again" is the one way back that leads on. */
		if (!want->cookie || want->cookie_used)
			return MOVED_LOOP;
		want->cookie_used = TRUE;
	}
	*target = g_steal_pointer(&url);
	return MOVED_ON;
}

/* Does somebody else care for the target already? */
static gboolean is_anothers(struct crawl *crawl, const struct want *want, const char *target)
{
	struct want *waiting;

	if (in_chain(want, target) || frontier_same(crawl->frontier, want, target))
		return FALSE;
	if (!frontier_knows(crawl->frontier, target, &waiting))
		return FALSE;
	if (waiting)
		frontier_raise(crawl->frontier, waiting, want->promise, want->aim, want->depth);
	return TRUE;
}

/* TRUE where what cares for the target was led back to this URL: each of the two would leave the
 * loop to the other, and nobody would tell of it. */
static gboolean comes_back(struct crawl *crawl, const struct want *want, const char *target)
{
	const char *url = target;

	for (guint hops = 0; url && hops <= LIMIT_REDIRECTS; hops++) {
		if (in_chain(want, url) || frontier_same(crawl->frontier, want, url))
			return TRUE;
		url = g_hash_table_lookup(crawl->moves, url);
	}
	return FALSE;
}

static void follow(struct crawl *crawl, struct want *want, const char *target)
{
	if (want->start && !crawl_in_scope(crawl, target))
		crawl_add_scope(crawl, target);
	gboolean inside = crawl_in_scope(crawl, target);

	if ((!inside && !want->evidence) || (is_anothers(crawl, want, target) && !want->start)) {
		want_free(want);
		return;
	}
	want->external = !inside;
	frontier_redirect(crawl->frontier, want, target);
	crawl_set_out(crawl, want);
}

void crawl_move(struct crawl *crawl, struct want *want, const char *target, int status)
{
	g_hash_table_replace(crawl->moves, g_strdup(want->url), g_strdup(target));
	if (!want->start && is_anothers(crawl, want, target) && comes_back(crawl, want, target)) {
		crawl_refuse(crawl, want, READ_FAILED, "redirect-loop", status);
		return;
	}
	if (!g_str_equal(target, want->url))
		g_queue_push_tail(&crawl->ready, bare_page(want, READ_MOVED, "", status, target));
	follow(crawl, want, target);
}

static void page_moved(struct crawl *crawl, struct want *want, const struct answer *answer)
{
	static const char *const words[] = {
		[MOVED_LOOP] = "redirect-loop",
		[MOVED_TOO_FAR] = "too-many-redirects",
		[MOVED_NOWHERE] = "bad-redirect",
		[MOVED_TO_ACT] = "acts",
	};
	g_autofree char *target = NULL;
	enum moved moved = crawl_redirect(want, answer, &target);

	if (moved != MOVED_ON) {
		enum read_state read = moved == MOVED_TO_ACT ? READ_BLOCKED : READ_FAILED;
		crawl_refuse(crawl, want, read, words[moved], answer->status);
		return;
	}
	if (want->external && crawl_is_login(crawl, target))
		crawl_refuse(crawl, want, READ_BLOCKED, "login", answer->status);
	else
		crawl_move(crawl, want, target, answer->status);
}

/* A certificate that does not verify is a finding; the page is read all the same, as a person would
 * who clicks the warning away. */
static gboolean tls_forgiven(struct crawl *crawl, struct want *want, const struct answer *answer)
{
	if (!answer->tls || want->host->tls || crawl->options.tls_strict)
		return FALSE;
	want->host->tls = g_strdup(answer->tls);
	if (answer->fault != FAULT_TLS)
		return FALSE;
	frontier_push(crawl->frontier, want, 0);
	return TRUE;
}

/* The finding is made when there is an answer in spite of it: else it was no TLS at all. */
static void note_tls(struct crawl *crawl, struct want *want, const struct answer *answer)
{
	if (!answer->tls || answer->fault == FAULT_TLS || want->host->tls_noted)
		return;
	g_autofree char *host = url_host(want->url);
	want->host->tls_noted = TRUE;
	ledger_tls(crawl->ledger, host, answer->tls);
}

/* The server names the time after which it wants to be asked again, whatever is asked: after the
 * last try of a URL too. */
static void heed_retry_after(struct crawl *crawl, struct want *want, const struct answer *answer,
			     const struct outcome *outcome)
{
	if (outcome->retry == RETRY_SOON && answer->retry_after > 0 && crawl->http)
		host_pause(want->host, answer->retry_after, g_get_monotonic_time());
}

static gboolean tries_again(struct crawl *crawl, struct want *want, const struct answer *answer,
			    const struct outcome *outcome)
{
	if (tls_forgiven(crawl, want, answer))
		return TRUE;
	note_tls(crawl, want, answer);
	heed_retry_after(crawl, want, answer, outcome);
	if (outcome->retry != RETRY_SOON || crawl->second_pass || want->tries >= LIMIT_TRIES ||
	    (crawl->probing && answer->fault != FAULT_NONE))
		return FALSE;

	gint64 wait = (gint64)LIMIT_RETRY_MS << (want->tries - 1);
	if (answer->retry_after > 0 && crawl->http)
		wait = MIN(answer->retry_after, (gint64)LIMIT_RETRY_AFTER) * 1000;
	want->trouble = outcome->reason;
	frontier_push(crawl->frontier, want, crawl_later(crawl, wait));
	return TRUE;
}

/* Only a host that has no HTTPS at all is asked without it; one with a bad certificate has it. */
static gboolean has_no_https(const struct crawl *crawl, const struct want *want,
			     const struct answer *answer)
{
	return want->start && crawl->probing && answer->status == 0 &&
	       answer->fault != FAULT_PRIVATE &&
	       !(answer->fault == FAULT_TLS && crawl->options.tls_strict);
}

static void page_answered(struct crawl *crawl, struct want *want, struct answer *answer,
			  const struct outcome *outcome)
{
	AUTO(answer) owned = answer;

	if (outcome->read == READ_MOVED) {
		page_moved(crawl, want, answer);
	} else if (has_no_https(crawl, want, answer)) {
		crawl_fall_back_to_http(crawl, want->url, answer->fault != FAULT_NOT_ARCHIVED);
		want_free(want);
	} else if (outcome->retry != RETRY_NEVER && !crawl->second_pass) {
		crawl_put_off(crawl, want, outcome->read, outcome->reason, answer->status);
	} else if (outcome->extract) {
		crawl_extract(crawl, want, g_steal_pointer(&owned));
	} else {
		crawl_refuse(crawl, want, outcome->read,
			     crawl_hosted_reason(want, answer->status, outcome->reason),
			     answer->status);
	}
}

void crawl_answered(struct crawl *crawl, struct want *want, struct answer *answer)
{
	AUTO(answer) owned = answer;
	struct outcome outcome = outcome_of(answer);

	if (tries_again(crawl, want, answer, &outcome))
		return;
	if (want->again && (!outcome.extract || outcome.read == READ_MOVED))
		crawl_refuse(crawl, want, outcome.read, outcome.reason, answer->status);
	else if (want->kind == WANT_PAGE)
		page_answered(crawl, want, g_steal_pointer(&owned), &outcome);
	else if (want->kind == WANT_ROBOTS)
		crawl_robots_answered(crawl, want, answer);
	else if (want->kind == WANT_PART)
		crawl_part_answered(crawl, want, g_steal_pointer(&owned));
	else
		crawl_sitemap_answered(crawl, want, answer);
}
