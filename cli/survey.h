/* What is known of the surveys among staff and public: the score takes it beside indicators 9
 * and 10. */
#ifndef OIT_CLI_SURVEY_H
#define OIT_CLI_SURVEY_H

#include "cli/options.h"
#include "rules/score.h"

/* As --iit, --eit, --eit1, --eit2 and --indicators give it; NAN where they do not. */
void survey_given(const struct options *options, struct survey_scores *survey);

#endif
