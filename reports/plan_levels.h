/*
 * Planning by scores: which measure an indicator calls for, and what changed since the year before.
 * The levels are the agency's own, a setting. Statements are computed from figures with two
 * decimals, as they are shown; what is not known is not compared.
 */
#ifndef OIT_REPORTS_PLAN_LEVELS_H
#define OIT_REPORTS_PLAN_LEVELS_H

#include "reports/words.h"
#include "rules/result.h"

#define PLAN_ERROR plan_error_quark()
GQuark plan_error_quark(void);
enum plan_error { PLAN_ERROR_INVALID };

struct plan_level {
	double min; /* 0…100 */
	char *name;
};

/* "90=รักษาระดับ,85=ยกระดับ,0=แก้ไขเร่งด่วน": the least figure of each level, from the highest down to
 * 0. NULL: these. GPtrArray of struct plan_level *, yours, frees them; NULL with error. */
GPtrArray *plan_levels_new(const char *text, GError **error);
/* Borrowed. */
const char *plan_level_of(const GPtrArray *levels, double score);

/* Names each indicator's level in the result, and of those of the surveys (1…8) their titles. */
void plan_levels_apply(const GPtrArray *levels, struct result *result);

/* "เพิ่มขึ้น 1.20", "ลดลง 0.35", "เท่าเดิม"; "" where it cannot be told. Yours. */
char *plan_change_words(const struct group_score *group, enum lang lang);
/* Which indicators rose, fell and stayed, as sentences, a line each, an estimate with "*"; "" where
 * nothing can be compared. Yours. */
char *plan_statement(const struct result *result, enum lang lang);

/* Title of a survey indicator 1…8; "" for others. */
const char *plan_survey_title(int number, enum lang lang);

#endif
