/* Evidence for people: where it is (URL, click path), what it says (quote, page), what it is
 * called. */
#ifndef OIT_RULES_EVIDENCE_H
#define OIT_RULES_EVIDENCE_H

#include "rules/check.h"
#include "rules/path.h"
#include "rules/result.h"
#include "rules/weigh.h"

struct evidence_context {
	struct site *site;
	struct paths *paths;
};

/* The place that made a check true. */
struct evidence *evidence_of_proof(const struct evidence_context *context,
				   const struct proof *proof);

/* A weighed candidate of a topic's case: its target as it was claimed, quoted where it speaks of
 * the topic; where the target proves nothing, the claim itself. */
struct evidence *evidence_of_candidate(const struct evidence_context *context,
				       const struct topic_case *topic_case,
				       const struct weighed *weighed);

/* The year that a document is about, and where that was read; nothing where it tells none. label:
 * of the link that led to it (text number), SITE_NONE for none. */
void evidence_tell_year(struct evidence *evidence, const struct scope *scope, uint32_t label,
			const struct topic *topic, int wanted);

#endif
