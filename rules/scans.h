/*
 * Texts scanned by the rules' matcher, and the topics that they name, in any thread: those of a
 * page where it is read, so that the one thread that judges finds the work done. A scan is a
 * function of the text alone; who makes it, and when, changes nothing.
 */
#ifndef OIT_RULES_SCANS_H
#define OIT_RULES_SCANS_H

#include "base/auto.h"
#include "rules/label.h"

#include <stdint.h>

struct scan {
	uint64_t hash;    /* of the folded text */
	uint32_t letters; /* text_letters() */
	uint32_t n_matches, n_labels;
	gboolean limited; /* the matcher reached a limit */
	struct match matches[];
};
/* Topics that it names, n_labels, best first; none where it is too long for a label. */
const struct label_hit *scan_labels(const struct scan *scan);

/* What is needed for each scan that goes on at a time. */
struct scanner;
struct scanner *scanner_new(const struct ruleset *rules);
void scanner_free(struct scanner *scanner);
DEFINE_AUTO(scanner, scanner_free);

/* Yours, g_free(). */
struct scan *scanner_scan(struct scanner *scanner, const char *fold, uint64_t hash);

/* A folded text that is to be scanned. */
struct unscanned {
	const char *fold;
	uint64_t hash;
};

struct scans;

/* Scans all texts (struct unscanned), each once. Yours. */
struct scans *scans_new(struct scanner *scanner, const GArray *texts);
void scans_free(struct scans *scans);
DEFINE_AUTO(scans, scans_free);

/* NULL where it is not among them. */
const struct scan *scans_find(const struct scans *scans, uint64_t hash);

#endif
