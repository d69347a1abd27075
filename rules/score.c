#include "rules/score.h"

#include <math.h>
#include <string.h>

/* All official figures have two decimals: 84.995 is published as 85.00 and reaches a level that
 * begins at 85. */
#define ROUNDING (0.005 + 1e-9)

static gboolean reaches(double score, double min)
{
	return score >= min - ROUNDING;
}

void survey_scores_init(struct survey_scores *survey)
{
	survey->iit = survey->eit = survey->eit1 = survey->eit2 = NAN;
	for (gsize i = 0; i < G_N_ELEMENTS(survey->indicators); i++)
		survey->indicators[i] = NAN;
}

/* A checklist without levels scores whole items only. */
static double level_at(const struct checklist *checklist, guint i)
{
	return checklist->levels->len ? g_array_index(checklist->levels, double, i) : i * 100.0;
}

static guint top_level(const struct checklist *checklist)
{
	return checklist->levels->len ? checklist->levels->len - 1 : 1;
}

/* The level that share_met reaches for certain, never the top, and the next one above it as what is
 * possible. */
static struct range score_partial(const struct checklist *checklist, double share_met)
{
	guint reached = 0, top = top_level(checklist);
	struct range score;

	while (reached + 1 < top && level_at(checklist, reached + 1) <= share_met * 100)
		reached++;
	score.low = score.estimate = level_at(checklist, reached);
	score.high = level_at(checklist, MIN(reached + 1, top));
	return score;
}

struct range score_item(const struct checklist *checklist, enum verdict verdict, double share_met)
{
	double bottom = level_at(checklist, 0), top = level_at(checklist, top_level(checklist));

	switch (verdict) {
	case VERDICT_FOUND:
		return (struct range){top, top, top};
	case VERDICT_PARTIAL:
		return score_partial(checklist, share_met);
	case VERDICT_UNCLEAR:
		return (struct range){(bottom + top) / 2, bottom, top};
	case VERDICT_MISSING:
		break;
	}
	return (struct range){bottom, bottom, bottom};
}

struct mean {
	struct range sum;
	guint n;
};

static void mean_add(struct mean *mean, const struct range *score)
{
	mean->sum.estimate += score->estimate;
	mean->sum.low += score->low;
	mean->sum.high += score->high;
	mean->n++;
}

static struct range mean_of(const struct mean *mean)
{
	if (!mean->n)
		return (struct range){0, 0, 0};
	return (struct range){mean->sum.estimate / mean->n, mean->sum.low / mean->n,
			      mean->sum.high / mean->n};
}

static struct mean items_mean(const struct result *result, const char *group)
{
	struct mean mean = {{0, 0, 0}, 0};

	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = result->items->pdata[i];

		if (!item->waived && strcmp(item->sub_indicator, group) == 0)
			mean_add(&mean, &item->score);
	}
	return mean;
}

static struct mean groups_mean(const GPtrArray *groups, const char *parent)
{
	struct mean mean = {{0, 0, 0}, 0};

	for (guint i = 0; i < groups->len; i++) {
		const struct group_score *group = groups->pdata[i];

		if (strcmp(group->parent, parent) == 0)
			mean_add(&mean, &group->score);
	}
	return mean;
}

/* An indicator without sub-indicators is the mean of its own items. */
static struct mean indicator_mean(const struct result *result, const char *id)
{
	struct mean mean = groups_mean(result->sub_indicators, id);

	return mean.n ? mean : items_mean(result, id);
}

/* A group of which every item is waived has no score and is left out. */
static void add_group(GPtrArray *groups, const struct indicator *from, const struct mean *mean)
{
	struct group_score *group;

	if (!mean->n)
		return;
	group = group_score_new(from->id, from->title_th, from->title_en, from->parent);
	group->score = mean_of(mean);
	g_ptr_array_add(groups, group);
}

static void score_groups(const struct checklist *checklist, struct result *result)
{
	struct mean mean;

	g_ptr_array_set_size(result->sub_indicators, 0);
	g_ptr_array_set_size(result->indicators, 0);
	for (guint i = 0; i < checklist->indicators->len; i++) {
		const struct indicator *indicator = checklist->indicators->pdata[i];

		if (!indicator->parent)
			continue;
		mean = items_mean(result, indicator->id);
		add_group(result->sub_indicators, indicator, &mean);
	}
	for (guint i = 0; i < checklist->indicators->len; i++) {
		const struct indicator *indicator = checklist->indicators->pdata[i];

		if (indicator->parent)
			continue;
		mean = indicator_mean(result, indicator->id);
		add_group(result->indicators, indicator, &mean);
	}
	mean = groups_mean(result->indicators, "");
	result->oit = mean_of(&mean);
}

static const struct group_score *group_by_id(const GPtrArray *groups, const char *id)
{
	for (guint i = 0; i < groups->len; i++) {
		const struct group_score *group = groups->pdata[i];

		if (strcmp(group->id, id) == 0)
			return group;
	}
	return NULL;
}

/* Every step is a mean, so what one item adds is its gain divided by the sizes of the groups above
 * it. */
static void score_worth(const struct checklist *checklist, const struct result *result,
			struct item_result *item)
{
	const struct group_score *sub = group_by_id(result->sub_indicators, item->sub_indicator);
	double gain = level_at(checklist, top_level(checklist)) - item->score.estimate;
	guint items = items_mean(result, item->sub_indicator).n;

	item->worth.indicator = item->worth.oit = item->worth.overall = 0;
	if (item->waived || !items || !result->indicators->len)
		return;
	item->worth.indicator =
		gain / items / (sub ? groups_mean(result->sub_indicators, sub->parent).n : 1);
	item->worth.oit = item->worth.indicator / result->indicators->len;
	item->worth.overall = item->worth.oit * checklist->weight_oit / 100;
}

void score_result(const struct checklist *checklist, const struct survey_scores *survey,
		  struct result *result)
{
	score_groups(checklist, result);
	for (guint i = 0; i < result->items->len; i++)
		score_worth(checklist, result, result->items->pdata[i]);
	score_overall(checklist, survey, result->oit, result);
}

/* Mean of the instrument's survey indicators; NAN where one of them is not known. */
static double indicators_mean(const struct checklist *checklist, const struct survey_scores *survey,
			      const char *instrument)
{
	double sum = 0;
	guint n = 0;

	for (guint i = 0; i < checklist->survey->len; i++) {
		const struct survey_part *part = checklist->survey->pdata[i];

		if (strcmp(part->instrument, instrument) != 0)
			continue;
		for (guint j = 0; j < part->indicators->len; j++, n++) {
			guint64 id = g_ascii_strtoull(part->indicators->pdata[j], NULL, 10);

			sum += id < G_N_ELEMENTS(survey->indicators) ? survey->indicators[id] : NAN;
		}
	}
	return n ? sum / n : NAN;
}

double score_iit(const struct checklist *checklist, const struct survey_scores *survey)
{
	return isnan(survey->iit) ? indicators_mean(checklist, survey, "IIT") : survey->iit;
}

double score_eit(const struct checklist *checklist, const struct survey_scores *survey)
{
	if (!isnan(survey->eit))
		return survey->eit;
	if (!isnan(survey->eit1) && !isnan(survey->eit2))
		return (survey->eit1 + survey->eit2) / 2;
	return indicators_mean(checklist, survey, "EIT");
}

static gboolean parts_known(const struct survey_scores *survey)
{
	return !isnan(survey->eit1) && !isnan(survey->eit2);
}

/* The least of the surveys. One EIT figure is the most that its weaker part can be, so it decides
 * what is possible. */
static double least_survey(const struct survey_scores *survey, double iit, double eit)
{
	return fmin(iit, parts_known(survey) ? fmin(survey->eit1, survey->eit2) : eit);
}

void score_level(const struct checklist *checklist, double overall, double each_known,
		 gboolean each_complete, const char **low, const char **high)
{
	*low = *high = "";
	for (guint i = checklist->ratings->len; i > 0;
	     i--) { /* from the worst up: the best that holds stays */
		const struct rating_level *level = checklist->ratings->pdata[i - 1];

		if (!reaches(overall, level->min) || !reaches(each_known, level->each_min))
			continue;
		*high = level->name;
		if (each_complete || level->each_min <= 0)
			*low = level->name;
	}
}

static struct level_goal *goal_for(const struct checklist *checklist,
				   const struct survey_scores *survey,
				   const struct rating_level *level)
{
	double iit = score_iit(checklist, survey), eit = score_eit(checklist, survey);
	double by_sum =
		(level->min * 100 - checklist->weight_iit * iit - checklist->weight_eit * eit) /
		checklist->weight_oit;
	struct level_goal *goal = level_goal_new();

	result_set(&goal->level, level->name);
	/* the subtraction keeps a sum that is a whole hundredth but for rounding errors from being
	 * lifted to the next */
	goal->oit = ceil(fmax(fmax(by_sum, level->each_min), 0) * 100 - 1e-6) / 100;
	goal->each_min = level->each_min;
	goal->iit_short = !reaches(iit, level->each_min);
	goal->eit_short = !reaches(least_survey(survey, NAN, eit), level->each_min);
	goal->within_reach = goal->oit <= 100 && !goal->iit_short && !goal->eit_short;
	return goal;
}

static void score_goals(const struct checklist *checklist, const struct survey_scores *survey,
			struct result *result)
{
	g_ptr_array_set_size(result->goals, 0);
	if (!result->has_overall || checklist->weight_oit <= 0)
		return;
	for (guint i = 0; i < checklist->ratings->len; i++) {
		const struct rating_level *better = checklist->ratings->pdata[i];

		if (strcmp(better->name, result->level) == 0)
			break;
		g_ptr_array_insert(result->goals, 0, goal_for(checklist, survey, better));
	}
}

void score_overall(const struct checklist *checklist, const struct survey_scores *survey,
		   struct range oit, struct result *result)
{
	double iit = score_iit(checklist, survey), eit = score_eit(checklist, survey);
	double surveys = (checklist->weight_iit * iit + checklist->weight_eit * eit) / 100;
	double least = least_survey(survey, iit, eit), weight = checklist->weight_oit / 100;
	gboolean complete = parts_known(survey);
	const char *low = "", *level = "", *high = "", *unused;

	result->oit = oit;
	result->has_overall = !isnan(surveys);
	result->iit = result->has_overall ? iit : 0;
	result->eit = result->has_overall ? eit : 0;
	result->weight_iit = checklist->weight_iit;
	result->weight_eit = checklist->weight_eit;
	result->weight_oit = checklist->weight_oit;
	result->overall = (struct range){0, 0, 0};
	if (result->has_overall) {
		result->overall =
			(struct range){surveys + weight * oit.estimate, surveys + weight * oit.low,
				       surveys + weight * oit.high};
		score_level(checklist, result->overall.low, fmin(least, oit.low), complete, &low,
			    &unused);
		score_level(checklist, result->overall.estimate, fmin(least, oit.estimate),
			    complete, &unused, &level);
		score_level(checklist, result->overall.high, fmin(least, oit.high), complete,
			    &unused, &high);
	}
	result_set(&result->level_low, low);
	result_set(&result->level, level);
	result_set(&result->level_high, high);
	score_goals(checklist, survey, result);
}
