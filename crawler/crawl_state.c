/* What a crawl keeps of its answers, and which of them it need not ask for again. */
#include "crawler/crawl_parts.h"

#include "base/fold.h"
#include "crawler/url.h"

#include <string.h>

/* Pages that are read in another way are kept apart. */
enum { KIND_OCR = WANT_KINDS, KIND_RENDER = 2 * WANT_KINDS, KIND_RENDER_ALL = 4 * WANT_KINDS };

gboolean crawl_open_state(struct crawl *crawl, const struct crawl_options *options, GError **error)
{
	g_autoptr(GError) fault = NULL;
	g_autofree char *site = NULL;

	if (!options->state || options->from)
		return TRUE;
	site = url_site(options->start_url);
	crawl->state = state_open(&(struct state_options){.directory = options->state,
							  .site = site,
							  .resume = options->resume,
							  .max_age = options->max_age},
				  &fault);
	if (crawl->state)
		return TRUE;
	if (options->resume) {
		g_propagate_error(error, g_steal_pointer(&fault));
		return FALSE;
	}
	crawl->state_fault = g_strdup(fault->message);
	return TRUE;
}

void crawl_take_base(struct crawl *crawl)
{
	g_autoptr(GBytes) base = crawl->state ? state_base(crawl->state) : NULL;

	crawl->based = base && workers_set_base(crawl->workers, base);
}

const char *crawl_trouble(const struct crawl *crawl)
{
	return crawl->state ? state_trouble(crawl->state) : crawl->state_fault;
}

static unsigned kind_of(const struct crawl *crawl, const struct want *want)
{
	if (want->kind != WANT_PAGE)
		return want->kind;
	return WANT_PAGE + (crawl->options.ocr || want->again == WANT_OCR ? KIND_OCR : 0) +
	       (crawl->options.render ? KIND_RENDER : 0) +
	       (crawl->options.render_all || want->again == WANT_RENDER ? KIND_RENDER_ALL : 0);
}

/* Of a document that is read by OCR in a crawl that does not do so throughout. */
static unsigned kind_of_ocr(const struct crawl *crawl)
{
	return kind_of(crawl, &(const struct want){.kind = WANT_PAGE, .again = WANT_OCR});
}

static unsigned kind_of_page(const struct crawl *crawl)
{
	return kind_of(crawl, &(const struct want){.kind = WANT_PAGE});
}

gboolean crawl_knows_kind(const struct crawl *crawl, unsigned kind)
{
	return kind == WANT_ROBOTS || kind == WANT_SITEMAP || kind == kind_of_page(crawl) ||
	       kind == kind_of_ocr(crawl);
}

struct want *crawl_want_again(struct crawl *crawl, const struct state_key *key)
{
	struct want *want = frontier_want(
		crawl->frontier, key->kind == WANT_SITEMAP ? WANT_SITEMAP : WANT_PAGE, key->url);

	want->shape = NULL; /* how many of one shape are read was settled then */
	if (want->kind == WANT_PAGE && key->kind != kind_of_page(crawl))
		want->again = WANT_OCR;
	return want;
}

void crawl_doubt(struct crawl *crawl, const char *url)
{
	if (crawl->state)
		state_doubt(crawl->state, kind_of_page(crawl), url);
}

static struct state_key key_of(const struct crawl *crawl, const struct want *want)
{
	return (struct state_key){kind_of(crawl, want), want->url, want->nth};
}

/* An archive is to be whole: for it all is asked for. */
void crawl_look_up(struct crawl *crawl, struct want *want)
{
	if (!crawl->state || want->looked_up || want->kind == WANT_PART)
		return;
	want->looked_up = TRUE;
	want->nth = state_next(crawl->state, kind_of(crawl, want), want->url);
	if (crawl->record)
		return;
	struct state_key key = key_of(crawl, want);
	want->memory = state_recall(crawl->state, &key);
}

gboolean crawl_remembers(const struct want *want)
{
	return want->memory && want->memory->answer;
}

/* Temporary faults say nothing to later runs, a body that was cut is none to go on from, and what
 * scripts make of a page changes without it. */
static gboolean is_sound(const struct answer *answer)
{
	struct outcome outcome = outcome_of(answer);

	return answer->fault == FAULT_NONE && !answer->cut && !answer->rendered && outcome.well &&
	       outcome.retry == RETRY_NEVER;
}

/* What is read in a worker is kept when it has been. */
static gboolean will_be_read(const struct crawl *crawl, const struct want *want,
			     const struct answer *answer)
{
	struct outcome outcome = outcome_of(answer);

	return want->kind == WANT_PAGE && outcome.extract &&
	       (outcome.retry == RETRY_NEVER || crawl->second_pass);
}

static void keep(struct crawl *crawl, const struct want *want, const struct answer *answer,
		 gboolean with_body)
{
	state_keep(crawl->state, &(struct state_entry){
					 .key = key_of(crawl, want),
					 .answer = answer,
					 .size = answer->body->len,
					 .came = want->came,
					 .at = want->at,
					 .with_body = with_body,
					 .sound = is_sound(answer),
				 });
}

gboolean crawl_recall(struct crawl *crawl, struct want *want)
{
	AUTO(memory) memory = g_steal_pointer(&want->memory);
	struct answer *answer = memory->answer;

	if (memory->row)
		answer->facts = state_facts(crawl->state, memory->row);
	if (memory->row && !answer->facts)
		return FALSE;
	memory->answer = NULL;
	want->looked_up = FALSE;
	want->row = memory->row;
	want->at = memory->at;
	want->came = memory->came;
	want->kept = memory->same_run && memory->row;
	if (memory->same_run)
		ledger_request(crawl->ledger, memory->came);
	else if (!answer->facts)
		keep(crawl, want, answer, answer->body->len > 0);
	if (want->host->tls && !answer->tls)
		answer->tls = g_strdup(want->host->tls);
	http_take_cookies(crawl->http, answer);
	crawl_answered(crawl, want, answer);
	return TRUE;
}

static gboolean same_header(const struct answer *one, const struct answer *other, const char *name)
{
	g_autofree char *left = answer_header(one, name);
	g_autofree char *right = answer_header(other, name);

	return g_strcmp0(left, right) == 0;
}

/* The same bytes under the headers that a reading looks at (crawler/workers.c) read the same. */
static gboolean is_unchanged(const struct answer *answer, const struct memory *memory)
{
	return memory->row && answer->status == memory->old->status &&
	       answer->fault == FAULT_NONE && !answer->cut && answer->body->len == memory->size &&
	       fold_hash((const char *)answer->body->data, answer->body->len) ==
		       memory->body_hash &&
	       same_header(answer, memory->old, "Content-Type") &&
	       same_header(answer, memory->old, "Last-Modified");
}

static gboolean is_not_modified(const struct answer *answer, const struct memory *memory)
{
	return memory->row && answer->status == 304 && answer->fault == FAULT_NONE;
}

/* Not modified: the answer is the one of before. */
static void revive(const struct memory *memory, struct answer *answer)
{
	answer->status = memory->old->status;
	g_string_assign(answer->headers, memory->old->headers->str);
}

gboolean crawl_note(struct crawl *crawl, struct want *want, struct answer *answer)
{
	AUTO(memory) memory = g_steal_pointer(&want->memory);
	if (!crawl->state || want->kind == WANT_PART)
		return TRUE;
	want->row = want->at = 0;
	want->kept = FALSE;
	if (memory && is_not_modified(answer, memory)) {
		answer->facts = state_facts(crawl->state, memory->row);
		if (!answer->facts)
			return FALSE;
		revive(memory, answer);
		want->row = memory->row;
	} else if (memory && is_unchanged(answer, memory)) {
		answer->facts = state_facts(crawl->state, memory->row);
		want->row = answer->facts ? memory->row : 0;
	}
	want->looked_up = FALSE;
	if (!will_be_read(crawl, want, answer))
		keep(crawl, want, answer, want->kind != WANT_PAGE);
	else if (!answer->facts && (answer_is_document(answer) || workers_slow(crawl->workers)))
		keep(crawl, want, answer, TRUE);
	return TRUE;
}

/* What comes of an answer without facts hangs on its status, on where it leads, and on its body
 * where that is read. */
static gboolean says_the_same(const struct answer *answer, const struct answer *before)
{
	return answer->status == before->status && answer->fault == FAULT_NONE && !answer->cut &&
	       same_header(answer, before, "Location") &&
	       (!outcome_of(answer).extract ||
		(answer->body->len == before->body->len &&
		 memcmp(answer->body->data, before->body->data, answer->body->len) == 0));
}

gboolean crawl_note_again(struct crawl *crawl, struct want *want, struct answer *answer)
{
	AUTO(memory) memory = g_steal_pointer(&want->memory);

	want->looked_up = FALSE;
	if (!memory || !memory->row) {
		keep(crawl, want, answer, TRUE);
		return memory && says_the_same(answer, memory->old);
	}
	if (is_not_modified(answer, memory)) {
		revive(memory, answer);
	} else if (!is_unchanged(answer, memory)) {
		keep(crawl, want, answer, TRUE);
		return FALSE;
	}
	state_keep(crawl->state, &(struct state_entry){
					 .key = key_of(crawl, want),
					 .answer = answer,
					 .size = memory->size,
					 .came = want->came,
					 .body_hash = memory->body_hash,
					 .row = memory->row,
					 .sound = TRUE,
				 });
	return TRUE;
}

/* What this machine could not read for now: a program is not installed ("no-ocr", "no-reader" …),
 * or was not done in its time, and a busy machine may have been why. */
static gboolean may_read_later(const struct page *page)
{
	return g_str_has_prefix(page->reason, "no-") ||
	       (page->read == READ_NO_TEXT && g_str_equal(page->reason, "document-limit"));
}

void crawl_keep_reading(struct crawl *crawl, struct want *want, const struct reading *reading)
{
	/* What a browser is to make of a page is kept in its place. */
	if (!crawl->state || want->kept ||
	    crawl_wants_render(crawl, want, reading->page, reading->answer))
		return;
	gboolean base = !crawl->based && reading->facts && reading->page->kind == PAGE_HTML;
	crawl->based |= base && workers_set_base(crawl->workers, reading->facts);
	state_keep(crawl->state,
		   &(struct state_entry){
			   .key = key_of(crawl, want),
			   .answer = reading->answer,
			   .size = reading->page->size,
			   .came = want->came,
			   .body_hash = reading->page->body_hash,
			   .facts = reading->facts,
			   .base = base,
			   .row = want->row,
			   .at = want->at,
			   .sound = is_sound(reading->answer) && (reading->facts || want->row) &&
				    !may_read_later(reading->page),
		   });
}
