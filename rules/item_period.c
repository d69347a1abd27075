/* Of which year an item's evidence is, and whether that is the one asked for. */
#include "rules/about.h"
#include "rules/evidence.h"
#include "rules/item_parts.h"

static void describe_period(struct element_result *result, int wanted)
{
	g_autofree char *th = g_strdup_printf("เป็นข้อมูลของปี %d", wanted);
	g_autofree char *en = g_strdup_printf("It is of the year %d", wanted);
	result->year = wanted;
	result_set(&result->id, "period");
	result_set(&result->text_th, th);
	result_set(&result->text_en, en);
}

static gboolean is_better(const struct about *about, const struct about *than)
{
	return !than->covers && (about->covers || about->to > than->to);
}

/* A page with nothing but its heading over documents: the year on it is a promise of theirs. */
static gboolean is_cover(const struct scope *scope)
{
	return site_page(scope->site, scope->page)->kind == PAGE_HTML && scope->plain == 0 &&
	       scope->documents > 0 && scope->unread == 0;
}

static gboolean in_title(const struct about *about)
{
	return g_str_equal(about->where, "title") || g_str_equal(about->where, "heading");
}

/* What the scopes tell best; a cover's word counts for nothing where each document of the exhibit
 * says its own year in its title. */
static struct about best_about(struct site *site, const struct topic_case *topic_case, int wanted)
{
	const GPtrArray *scopes = topic_case->exhibit->scopes;
	const struct about none = {.where = "", .block = SITE_NONE, .link = SITE_NONE};
	struct about best = none, inside = none;
	gboolean titled = TRUE;
	for (guint i = 0; i < scopes->len && !inside.covers; i++) {
		const struct scope *scope = g_ptr_array_index(scopes, i);
		struct about about = about_year(scope, topic_case_label(topic_case, site, i),
						topic_case->topic, wanted);
		if (is_better(&about, &best))
			best = about;
		if (is_cover(scope))
			continue;
		titled &= in_title(&about);
		if (is_better(&about, &inside))
			inside = about;
	}
	return titled && inside.to ? inside : best;
}

/* Where the year was read, but for the label of a link and a file's name: they are no text. */
static void add_evidence(const struct session *session, const struct about *about, int wanted,
			 struct element_result *to)
{
	if (about->block == SITE_NONE)
		return;
	gboolean html = site_page(session->site, about->page)->kind == PAGE_HTML;
	const struct proof proof = {.verdict = VERDICT_FOUND,
				    .page = about->page,
				    .block = about->block,
				    .link = SITE_NONE,
				    .kind = html ? "page" : "document",
				    .start = about->start,
				    .end = about->end};
	struct evidence *evidence = evidence_of_proof(
		&(struct evidence_context){session->site, session->paths}, &proof);
	evidence->fiscal_year = about->covers ? wanted : about->to;
	result_set(&evidence->year_from, about->where);
	g_ptr_array_add(to->evidence, evidence);
}

/* The years of an item: what its topics tell best, and the first topic that tells another one than
 * is asked of it. */
struct years {
	struct about best, other;
	const struct topic *of; /* of other; NULL */
	int wanted, other_wanted;
};

/* What carries no year of its own is of the year that its topic is of. */
static void date_evidence(struct item_result *of, guint from, guint to, const struct about *about,
			  int wanted)
{
	for (guint i = from; i < to && about->to > 0; i++) {
		struct evidence *evidence = g_ptr_array_index(of->evidence, i);
		if (evidence->fiscal_year > 0)
			continue;
		evidence->fiscal_year = about->covers ? wanted : about->to;
		result_set(&evidence->year_from, about->where);
	}
}

/* Each topic is to be of the year: a declaration of this year makes no activity of last year good.
 * What is in force may be of any years, and is judged as a whole. */
static struct years years_of(const struct inquiry *inquiry)
{
	const struct session *session = inquiry->session;
	const struct item *item = inquiry->item;
	const struct about none = {.where = "", .block = SITE_NONE, .link = SITE_NONE};
	struct years years = {.best = none, .other = none};
	for (guint t = 0; t < item->topics->len; t++) {
		const struct topic *topic = g_ptr_array_index(item->topics, t);
		int wanted = about_wanted(item, topic, session->checklist->fiscal_year);
		if (wanted == 0)
			continue;
		struct about about = best_about(session->site, inquiry->cases[t], wanted);
		date_evidence(inquiry->result, t ? inquiry->ends[t - 1] : 0, inquiry->ends[t],
			      &about, wanted);
		if (is_better(&about, &years.best)) {
			years.best = about;
			years.wanted = wanted;
		}
		if (years.of || about.to == 0 || about.covers ||
		    about_period(item, topic) == PERIOD_IN_FORCE ||
		    about_moved_on(about.from, wanted, session->seen_year))
			continue;
		years.other = about;
		years.of = topic;
		years.other_wanted = wanted;
	}
	return years;
}

static void say_newer(struct element_result *period, int year)
{
	g_autofree char *th = g_strdup_printf("ที่พบเป็นของปี %d ซึ่งใหม่กว่าปีที่ตรวจ", year);
	g_autofree char *en =
		g_strdup_printf("what is there is of %d, newer than the year asked for", year);
	result_set(&period->why_th, th);
	result_set(&period->why_en, en);
}

/* topic: the one of several that is of another year; NULL where the item has one. */
static void say_other(struct element_result *period, const struct topic *topic, int year,
		      int wanted)
{
	g_autofree char *th = topic ? g_strdup_printf("เรื่อง “%s” ที่พบเป็นของปี %d ต้องเป็นปี %d",
						      topic->title_th, year, wanted)
				    : g_strdup_printf("ที่พบเป็นของปี %d ต้องเป็นปี %d", year, wanted);
	g_autofree char *en =
		topic ? g_strdup_printf("“%s”: what is there is of %d, it must be of %d",
					topic->title_en, year, wanted)
		      : g_strdup_printf("what is there is of %d, it must be of %d", year, wanted);
	result_set(&period->why_th, th);
	result_set(&period->why_en, en);
}

struct element_result *inquiry_period(const struct inquiry *inquiry)
{
	const struct session *session = inquiry->session;
	const struct item *item = inquiry->item;
	struct years years = years_of(inquiry);
	const struct about *best = &years.best;
	if (best->to == 0)
		return NULL;
	gboolean newer =
		!best->covers && about_moved_on(best->from, years.wanted, session->seen_year);
	gboolean met = !years.of && (best->covers || newer);
	const struct about *told = years.of ? &years.other : best;
	int wanted = years.of ? years.other_wanted : years.wanted;
	struct element_result *result = element_result_new();
	describe_period(result, wanted);
	result_set(&result->basis, item->period_basis ? item->period_basis : item->basis);
	result->verdict = met ? VERDICT_FOUND : VERDICT_MISSING;
	add_evidence(session, told, wanted, result);
	if (!met)
		say_other(result, item->topics->len > 1 ? years.of : NULL, told->to, wanted);
	else if (newer)
		say_newer(result, told->to);
	return result;
}
