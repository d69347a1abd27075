#include "rules/examples.h"

#include "base/fold.h"
#include "rules/label.h"

#include <string.h>

unsigned examples_test_labels(const struct ruleset *rules, struct match_scratch *scratch,
			      const struct topic *topic, GArray *faults)
{
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct label_hit));
	if (!topic->asked)
		return 0;
	for (guint i = 0; i < topic->label_examples->len; i++) {
		const struct example *example = topic->label_examples->pdata[i];
		g_autofree char *fold = fold_text(example->text, -1);
		label_topics(rules, scratch, fold, strlen(fold), hits);
		struct example_fault fault = {.topic = topic, .example = example};
		for (guint j = 0; j < hits->len; j++) {
			const struct label_hit *hit = &g_array_index(hits, struct label_hit, j);
			if (hit->topic == topic)
				fault.strength = hit->strength;
			else if (fault.instead == NULL && hit->strength >= LABEL_NAMES)
				fault.instead = hit->topic;
		}
		if ((fault.strength >= LABEL_NAMES) != example->yes)
			g_array_append_val(faults, fault);
	}
	return topic->label_examples->len;
}
