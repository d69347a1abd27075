/* An invented checklist for tests: indicator 9 = 9.1 (4 items) + 9.2 (2 items), indicator 10 = 10.1
 * (1 item) + 10.2 (1 item). */
#ifndef OIT_TESTS_INVENTED_H
#define OIT_TESTS_INVENTED_H

#include "rules/rules.h"

static inline void invented_indicator(struct checklist *checklist, const char *id,
				      const char *parent, const char *title_th,
				      const char *title_en)
{
	struct indicator *indicator = g_new0(struct indicator, 1);

	indicator->id = g_strdup(id);
	indicator->parent = g_strdup(parent);
	indicator->title_th = g_strdup(title_th);
	indicator->title_en = g_strdup(title_en);
	g_ptr_array_add(checklist->indicators, indicator);
}

static inline void invented_rating(struct checklist *checklist, const char *name, double min,
				   double each_min)
{
	struct rating_level *level = g_new0(struct rating_level, 1);

	level->name = g_strdup(name);
	level->min = min;
	level->each_min = each_min;
	g_ptr_array_add(checklist->ratings, level);
}

static inline void invented_survey(struct checklist *checklist, const char *instrument, int first,
				   int last)
{
	struct survey_part *part = g_new0(struct survey_part, 1);

	part->instrument = g_strdup(instrument);
	part->indicators = g_ptr_array_new_with_free_func(g_free);
	for (int i = first; i <= last; i++)
		g_ptr_array_add(part->indicators, g_strdup_printf("%d", i));
	g_ptr_array_add(checklist->survey, part);
}

static inline void invented_indicator_free(void *data)
{
	struct indicator *indicator = data;

	g_free(indicator->id);
	g_free(indicator->parent);
	g_free(indicator->title_th);
	g_free(indicator->title_en);
	g_free(indicator);
}

static inline void invented_rating_free(void *data)
{
	g_free(((struct rating_level *)data)->name);
	g_free(data);
}

static inline void invented_survey_free(void *data)
{
	struct survey_part *part = data;

	g_free(part->instrument);
	g_ptr_array_unref(part->indicators);
	g_free(part);
}

/* Weights 30/30/40, whole items only, no rating levels yet. */
static inline struct checklist *invented_checklist(void)
{
	struct checklist *checklist = g_new0(struct checklist, 1);
	const double levels[] = {0, 100};

	checklist->fiscal_year = 2569;
	checklist->indicators = g_ptr_array_new_with_free_func(invented_indicator_free);
	checklist->ratings = g_ptr_array_new_with_free_func(invented_rating_free);
	checklist->survey = g_ptr_array_new_with_free_func(invented_survey_free);
	checklist->levels = g_array_new(FALSE, FALSE, sizeof(double));
	g_array_append_vals(checklist->levels, levels, 2);
	checklist->weight_iit = checklist->weight_eit = 30;
	checklist->weight_oit = 40;
	invented_indicator(checklist, "9", NULL, "การเปิดเผยข้อมูล", "Information disclosure");
	invented_indicator(checklist, "9.1", "9", "ข้อมูลพื้นฐาน", "Basic information");
	invented_indicator(checklist, "9.2", "9", "การบริหารงาน", "Administration");
	invented_indicator(checklist, "10", NULL, "การป้องกันการทุจริต", "Prevention of corruption");
	invented_indicator(checklist, "10.1", "10", "การดำเนินการ", "Action");
	invented_indicator(checklist, "10.2", "10", "มาตรการ", "Measures");
	invented_survey(checklist, "IIT", 1, 5);
	invented_survey(checklist, "EIT", 6, 8);
	return checklist;
}

static inline void invented_ratings_with_minimum(struct checklist *checklist)
{
	invented_rating(checklist, "ผ่านดีเยี่ยม", 95, 95);
	invented_rating(checklist, "ผ่านดี", 85, 85);
	invented_rating(checklist, "ผ่าน", 85, 0);
	invented_rating(checklist, "ต้องปรับปรุง", 70, 0);
	invented_rating(checklist, "ต้องปรับปรุงโดยด่วน", 0, 0);
}

static inline void invented_checklist_free(struct checklist *checklist)
{
	g_ptr_array_unref(checklist->indicators);
	g_ptr_array_unref(checklist->ratings);
	g_ptr_array_unref(checklist->survey);
	g_array_unref(checklist->levels);
	g_free(checklist);
}
DEFINE_AUTO(checklist, invented_checklist_free);

#endif
