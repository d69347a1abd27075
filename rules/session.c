/* One judging: every topic's case is weighed once, whoever asks first. */
#include "rules/session.h"

#include "rules/aside.h"
#include "rules/complete.h"

/* Every letter of all that is the topic's: what OCR gives may lack the very word. */
static gboolean is_all_read(const struct topic_case *topic_case)
{
	const struct exhibit *exhibit = topic_case->exhibit;
	gboolean all = !exhibit->capped && !topic_case->left_out && exhibit->unread == 0;
	for (guint i = 0; i < exhibit->scopes->len && all; i++)
		all = !scope_has_recognised(g_ptr_array_index(exhibit->scopes, i));
	return all;
}

/* What alone makes it the topic's is not there, and nothing is left to be read: it is about
 * something else. What holds what must not be there is set aside where its neighbours stay, or
 * where what was not read may be the thing. Returns TRUE where the exhibit is smaller for it. */
static gboolean try_essential(const struct session *session, struct topic_case *topic_case,
			      const struct element *element)
{
	const struct check_context *context = &session->check;
	const struct exhibit *exhibit = topic_case->exhibit;
	enum verdict verdict = check_element(context, element, exhibit).verdict;
	if (verdict == VERDICT_FOUND)
		return FALSE;
	g_autoptr(GPtrArray) foreign = aside_foreign(context, element, topic_case);
	if (foreign->len > 0 &&
	    (exhibit->unread > 0 || aside_leaves_proof(context, topic_case, foreign))) {
		topic_case_set_aside(topic_case, foreign, element);
		return TRUE;
	}
	if (verdict == VERDICT_MISSING && is_all_read(topic_case))
		topic_case_refute(topic_case, element);
	return FALSE;
}

/* What was set aside may be what another one rested on: then all are tried again. */
static void try_essentials(const struct session *session, struct topic_case *topic_case)
{
	const GPtrArray *elements = topic_case->topic->elements;
	for (guint i = 0; i < elements->len && topic_case->standing == STANDING_PROVEN;) {
		const struct element *element = g_ptr_array_index(elements, i);
		gboolean asked =
			element->essential && rules_applies(element->agencies, session->agency);
		i = asked && try_essential(session, topic_case, element) ? 0 : i + 1;
	}
}

const struct topic_case *session_case(struct session *session, const struct topic *topic)
{
	struct topic_case *topic_case = g_hash_table_lookup(session->cases, topic);
	if (!topic_case) {
		topic_case = weigh_topic(&session->weigh, topic);
		try_essentials(session, topic_case);
		g_hash_table_insert(session->cases, (gpointer)topic, topic_case);
	}
	return topic_case;
}

static void note_targets(struct session *session, const struct topic_case *topic_case)
{
	GArray *pages = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (guint i = 0; i < topic_case->weighed->len; i++) {
		const struct weighed *weighed =
			&g_array_index(topic_case->weighed, struct weighed, i);
		if (weighed->standing == STANDING_PROVEN && weighed->candidate.page != SITE_NONE)
			g_array_append_val(pages, weighed->candidate.page);
	}
	g_hash_table_insert(session->check.targets, (gpointer)topic_case->topic, pages);
}

static void array_free(gpointer array)
{
	g_array_free(array, TRUE);
}

static void weigh_all(struct session *session)
{
	for (guint i = 0; i < session->checklist->items->len; i++) {
		const struct item *item = g_ptr_array_index(session->checklist->items, i);
		for (guint t = 0; t < item->topics->len; t++) {
			site_rest(session->site);
			const struct topic *topic = g_ptr_array_index(item->topics, t);
			if (!g_hash_table_contains(session->cases, topic))
				note_targets(session, session_case(session, topic));
		}
	}
}

gboolean topic_case_has_unread_claim(const struct topic_case *topic_case)
{
	if (topic_case->left_out >= BLIND_STRENGTH)
		return TRUE;
	for (guint i = 0; i < topic_case->weighed->len; i++) {
		const struct weighed *weighed =
			&g_array_index(topic_case->weighed, struct weighed, i);
		if (weighed->standing == STANDING_UNREAD &&
		    weighed->candidate.strength >= BLIND_STRENGTH)
			return TRUE;
	}
	return FALSE;
}

static void note_unread(struct session *session, const struct judge_crawl *crawl)
{
	session->all_read = TRUE;
	for (unsigned i = 0; i < crawl->n_unread; i++) {
		if (!crawl->unread[i].key || crawl->unread[i].repeat)
			continue;
		g_hash_table_insert(session->weigh.unread, (gpointer)crawl->unread[i].key,
				    (gpointer)crawl->unread[i].reason);
		session->all_read &= !is_own_key(session->site, crawl->unread[i].key);
	}
}

void session_start(struct session *session, struct site *site, const struct judge_options *options,
		   const struct judge_crawl *crawl)
{
	const struct ruleset *rules = options->rules;
	/* Only a year that is over can be followed by what is newer: this year's paper is not the
	 * report of the year before that it asks for. */
	int seen_year = crawl->seen_year > rules->checklist->fiscal_year ? crawl->seen_year : 0;
	*session = (struct session){
		.site = site,
		.checklist = rules->checklist,
		.agency = options->agency,
		.submitted = options->submitted,
		.seen_year = seen_year,
		.cases = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)topic_case_free),
		.paths = paths_new(site),
		.owners = owners_new(site),
	};
	session->weigh = (struct weigh_context){
		.site = site,
		.rules = rules,
		.candidates = candidates_collect(site, session->paths, options->submitted),
		.unread = g_hash_table_new(g_str_hash, g_str_equal),
	};
	session->check = (struct check_context){
		.site = site,
		.rules = rules,
		.fiscal_year = rules->checklist->fiscal_year,
		.seen_year = seen_year,
		.targets = g_hash_table_new_full(NULL, NULL, NULL, array_free),
		.unread = session->weigh.unread,
	};
	note_unread(session, crawl);
	session->incomplete = why_incomplete(session, crawl);
	weigh_all(session);
}

void session_end(struct session *session)
{
	g_hash_table_destroy(session->cases);
	g_hash_table_destroy(session->check.targets);
	g_hash_table_destroy(session->weigh.unread);
	candidates_free((struct candidates *)session->weigh.candidates);
	owners_free(session->owners);
	paths_free(session->paths);
}
