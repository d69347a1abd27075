/* Points: item → sub-indicator → indicator → OIT → overall and rating level (the year's checklist
 * says the levels and weights). */
#ifndef OIT_RULES_SCORE_H
#define OIT_RULES_SCORE_H

#include "rules/result.h"
#include "rules/rules.h"

/* Survey scores that the user gives; NAN for what is not known. */
struct survey_scores {
	double iit, eit;
	double eit1, eit2;    /* EIT part 1 and 2, where the year's minimum applies to each */
	double indicators[9]; /* [1]…[8]: the survey indicators */
};
void survey_scores_init(struct survey_scores *survey); /* all NAN */

/* The score of one item from its verdict: found = top level; missing = 0; unclear 0…100 with the
 * estimate at half; partial by the year's levels (in a 0/100 year 0, and the high end 100: design
 * §5.7). */
struct range score_item(const struct checklist *checklist, enum verdict verdict, double share_met);

/* Fills scores of sub-indicators, indicators, oit, overall (where survey has enough), level…, and
 * worth of every item in result, from the items' `score`. Waived items are left out of the means.
 */
void score_result(const struct checklist *checklist, const struct survey_scores *survey,
		  struct result *result);

/* IIT and EIT: as given, else (EIT) half of each part, else the mean of the year's survey
 * indicators; NAN where not known. */
double score_iit(const struct checklist *checklist, const struct survey_scores *survey);
double score_eit(const struct checklist *checklist, const struct survey_scores *survey);

/* Sets oit, overall, levels and goals from given indicator figures alone (all ten, or IIT/EIT/OIT).
 */
void score_overall(const struct checklist *checklist, const struct survey_scores *survey,
		   struct range oit, struct result *result);

/* Rating level for an overall score; each_known: the least of the instruments that are known,
 * each_complete FALSE where one instrument (or one part of EIT) is not known, so that a level with
 * a per-instrument minimum cannot be decided: then *low and *high differ. Names borrowed. */
void score_level(const struct checklist *checklist, double overall, double each_known,
		 gboolean each_complete, const char **low, const char **high);

#endif
