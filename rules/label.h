/*
 * Which topics a menu label, title or heading names. One scan of the text; the words explain
 * themselves at most once: the longest match wins.
 */
#ifndef OIT_RULES_LABEL_H
#define OIT_RULES_LABEL_H

#include "rules/rules.h"

/* From here on a label is taken to name the topic; below it only hints. */
#define LABEL_NAMES 60

struct label_hit {
	const struct topic *topic;
	int strength; /* 1…100 */
};

/*
 * Fills hits (struct label_hit, emptied first) with the topics that the folded text names, best
 * first.
 *   - A strong label in a text the size of a label: 60…100, by how much of the text it leaves
 * unexplained; in a longer text less. A weak one: up to 70, and LABEL_NAMES only where it is nearly
 * all of the text.
 *   - Digits and the rule set's filler (item codes, "ประจำปีงบประมาณ", "ดาวน์โหลด") need no
 * explaining.
 *   - A label within a longer strong label of any topic counts for that one only; the same span in
 * several topics for all of them.
 *   - A `not` of the topic anywhere in the text rules it out, unless it stands within a longer
 * strong label of the topic.
 */
void label_topics(const struct ruleset *rules, struct match_scratch *scratch, const char *folded,
		  gsize length, GArray *hits);

/* The same with the text's matches at hand: all that matcher_scan() gave for it. */
void label_topics_matched(const struct ruleset *rules, const char *folded, gsize length,
			  const struct match *matches, guint n_matches, GArray *hits);

/* How many of the hits stand in competition with the best one: a label that surely names one thing
 * does not also name another because of a word in it. */
guint label_contenders(const GArray *hits);

#endif
