#include "cli/survey.h"

#include <string.h>

void survey_given(const struct options *options, struct survey_scores *survey)
{
	survey_scores_init(survey);
	survey->iit = options->iit;
	survey->eit = options->eit;
	survey->eit1 = options->eit1;
	survey->eit2 = options->eit2;
	memcpy(survey->indicators, options->scores, sizeof survey->indicators);
}
