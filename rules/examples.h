/* The examples in the rule files, run: texts that must, and must not, be taken for the topic
 * (docs/rules.md). */
#ifndef OIT_RULES_EXAMPLES_H
#define OIT_RULES_EXAMPLES_H

#include "rules/rules.h"

/* An example that went the wrong way. All borrowed from the rule set. */
struct example_fault {
	const struct topic *topic;
	const struct element *element; /* NULL for a label */
	const struct example *example;
	int strength;                /* of the topic in a label, 0 for none */
	const struct topic *instead; /* which topic the label names, NULL for none */
};

/* Runs the label examples of the topic, appends to faults (struct example_fault) and returns how
 * many there were. */
unsigned examples_test_labels(const struct ruleset *rules, struct match_scratch *scratch,
			      const struct topic *topic, GArray *faults);

#endif
