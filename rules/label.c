#include "rules/label.h"

#include "base/fold.h"

#include <string.h>

#define STRONG_LEAST 60 /* a strong label in a text that is a label */
#define STRONG_MORE  40 /* added by the share of the text that it explains */
#define WEAK_MOST    70
#define MARGIN       25 /* points of strength */
#define LABEL_LETTERS                                                                              \
	120 /* letters of a long, yet real label; beyond it is prose that mentions the topic */

/* The span among those seen that reaches farthest; spans come by start, the longer first. */
struct reach {
	gsize start, end;
};

struct span {
	enum set_role role;
	guint candidate;
	gsize start, end;
	gboolean swallowed; /* within a longer match, which explains these words */
};

struct candidate {
	const struct topic *topic;
	struct reach strong; /* of its own strong labels */
	gboolean strong_left, weak_left;
	gboolean negated;
};

struct label {
	const char *text;
	gsize length;
	GArray *spans;      /* struct span */
	GArray *candidates; /* struct candidate */
	guint8 *filler;     /* 1 for each byte that needs no explaining */
};

static gboolean reach_contains(const struct reach *reach, const struct span *span)
{
	return reach->end > span->end || (reach->end == span->end && reach->start < span->start);
}

static void reach_extend(struct reach *reach, const struct span *span)
{
	if (span->end > reach->end)
		*reach = (struct reach){.start = span->start, .end = span->end};
}

static guint candidate_of(struct label *label, const struct topic *topic)
{
	for (guint i = 0; i < label->candidates->len; i++) {
		if (g_array_index(label->candidates, struct candidate, i).topic == topic)
			return i;
	}
	struct candidate candidate = {.topic = topic};
	g_array_append_val(label->candidates, candidate);
	return label->candidates->len - 1;
}

static void collect(struct label *label, const struct ruleset *rules, const struct match *matches,
		    guint n_matches)
{
	for (guint i = 0; i < n_matches; i++) {
		const struct match *match = &matches[i];
		const struct set_use *use =
			&g_array_index(rules->uses, struct set_use, (guint)match->set);
		if (use->role == SET_FILLER)
			memset(label->filler + match->start, 1, match->end - match->start);
		if (use->role != SET_STRONG && use->role != SET_WEAK && use->role != SET_NEGATIVE)
			continue;
		if (!use->topic->asked)
			continue;
		struct span span = {.role = use->role,
				    .candidate = candidate_of(label, use->topic),
				    .start = match->start,
				    .end = match->end};
		g_array_append_val(label->spans, span);
	}
}

/* "แผน… และผลการดำเนินงานตามแผน", "การประเมิน…/มาตรการ…": what follows such a word is a second thing
 * named, and does not undo the first. In brackets stands what the first is. */
static gboolean is_second_thing(const struct label *label, const struct candidate *candidate,
				const struct span *span)
{
	static const char *const joints[] = {"และ", "/", ",", "พร้อม", "รวมทั้ง"};
	gsize end = candidate->strong.end;
	if (end == 0 || end > span->start)
		return FALSE;
	for (gsize i = 0; i < G_N_ELEMENTS(joints); i++)
		if (g_strstr_len(label->text + end, (gssize)(span->start - end), joints[i]))
			return TRUE;
	return FALSE;
}

/* Decides which spans count. Strong ones swallow all within them, weak ones only weak ones. */
static void weigh_spans(struct label *label)
{
	struct reach strong = {0, 0}, any = {0, 0};
	for (guint i = 0; i < label->spans->len; i++) {
		struct span *span = &g_array_index(label->spans, struct span, i);
		struct candidate *candidate =
			&g_array_index(label->candidates, struct candidate, span->candidate);
		if (span->role == SET_NEGATIVE) {
			candidate->negated |= !reach_contains(&candidate->strong, span) &&
					      !is_second_thing(label, candidate, span);
			continue;
		}
		gboolean is_strong = span->role == SET_STRONG;
		span->swallowed = reach_contains(is_strong ? &strong : &any, span);
		candidate->strong_left |= is_strong && !span->swallowed;
		candidate->weak_left |= !is_strong && !span->swallowed;
		reach_extend(&any, span);
		if (!is_strong)
			continue;
		reach_extend(&strong, span);
		reach_extend(&candidate->strong, span);
	}
}

/* Letters that the candidate's spans explain, and letters that nothing explains. */
static void count_letters(const struct label *label, guint candidate, guint *explained, guint *left)
{
	gsize covered = 0;
	guint next = 0;
	*explained = *left = 0;
	const char *end = label->text + label->length;
	for (const char *p = label->text; p < end; p = g_utf8_next_char(p)) {
		gsize at = (gsize)(p - label->text);
		for (; next < label->spans->len; next++) {
			const struct span *span = &g_array_index(label->spans, struct span, next);
			if (span->start > at)
				break;
			if (span->candidate == candidate && span->role != SET_NEGATIVE &&
			    !span->swallowed)
				covered = MAX(covered, span->end);
		}
		if (!text_begins_letter(p))
			continue;
		if (at < covered)
			++*explained;
		else if (!label->filler[at])
			++*left;
	}
}

static int strength_of(const struct label *label, guint index)
{
	const struct candidate *candidate =
		&g_array_index(label->candidates, struct candidate, index);
	if (candidate->negated || (!candidate->strong_left && !candidate->weak_left))
		return 0;
	guint explained = 0, left = 0;
	count_letters(label, index, &explained, &left);
	double all = MAX(1, explained + left);
	double share = explained / all;
	if (!candidate->strong_left)
		return (int)(WEAK_MOST * share + 0.5);
	double least = STRONG_LEAST * MIN(1.0, LABEL_LETTERS / all);
	return (int)(least + STRONG_MORE * share + 0.5);
}

static int by_strength(gconstpointer a, gconstpointer b)
{
	const struct label_hit *x = a, *y = b;
	if (x->strength != y->strength)
		return y->strength - x->strength;
	return strcmp(x->topic->id, y->topic->id);
}

static gboolean names_any(const struct ruleset *rules, const struct match *matches, guint n_matches)
{
	for (guint i = 0; i < n_matches; i++) {
		enum set_role role =
			g_array_index(rules->uses, struct set_use, (guint)matches[i].set).role;
		if (role == SET_STRONG || role == SET_WEAK)
			return TRUE;
	}
	return FALSE;
}

void label_topics_matched(const struct ruleset *rules, const char *folded, gsize length,
			  const struct match *matches, guint n_matches, GArray *hits)
{
	g_array_set_size(hits, 0);
	if (!names_any(rules, matches, n_matches))
		return;
	g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(struct span));
	g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(struct candidate));
	g_autofree guint8 *filler = g_malloc0(length);
	struct label label = {.text = folded,
			      .length = length,
			      .spans = spans,
			      .candidates = candidates,
			      .filler = filler};
	collect(&label, rules, matches, n_matches);
	weigh_spans(&label);
	for (guint i = 0; i < candidates->len; i++) {
		struct label_hit hit = {
			.topic = g_array_index(candidates, struct candidate, i).topic,
			.strength = strength_of(&label, i),
		};
		if (hit.strength > 0)
			g_array_append_val(hits, hit);
	}
	g_array_sort(hits, by_strength);
}

void label_topics(const struct ruleset *rules, struct match_scratch *scratch, const char *folded,
		  gsize length, GArray *hits)
{
	const GArray *matches = matcher_scan(rules->matcher, scratch, folded, length, NULL);
	label_topics_matched(rules, folded, length,
			     (const struct match *)(const void *)matches->data, matches->len, hits);
}

guint label_contenders(const GArray *hits)
{
	guint count = 0;
	while (count < hits->len &&
	       g_array_index(hits, struct label_hit, count).strength + MARGIN >=
		       g_array_index(hits, struct label_hit, 0).strength)
		count++;
	return count;
}
