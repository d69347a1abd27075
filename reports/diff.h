/*
 * What changed between two results: a pure function. A fall is known only where both audits could
 * read enough: an item that became unclear, or was unclear, has changed and has not fallen.
 */
#ifndef OIT_REPORTS_DIFF_H
#define OIT_REPORTS_DIFF_H

#include "reports/report.h"

enum diff_kind {
	DIFF_LOST,    /* fell: found → partial → missing */
	DIFF_WON,     /* rose */
	DIFF_CHANGED, /* anything else: unclear, waived, new in the checklist, other elements */
};
#define DIFF_KINDS 3

struct element_diff {
	const struct element_result *was, *now; /* borrowed; of another verdict */
};

struct item_diff {
	enum diff_kind kind;
	const struct item_result *was,
		*now;     /* borrowed; NULL where the checklist has no such item */
	GArray *elements; /* struct element_diff, those that changed */
};

enum evidence_change {
	EVIDENCE_MOVED, /* another address now proves the item best */
	EVIDENCE_DIED,  /* the new audit saw links to the address, and it does not answer */
	EVIDENCE_GONE,  /* nothing proves the item any more */
};
#define EVIDENCE_CHANGES 3

struct evidence_diff {
	enum evidence_change change;
	const struct item_result *item;   /* borrowed from the new result */
	const struct evidence *was, *now; /* borrowed; now is NULL where there is none */
	const struct broken_link *broken; /* EVIDENCE_DIED; borrowed */
};

struct diff {
	const struct result *was, *now; /* borrowed */
	GPtrArray *items[DIFF_KINDS];   /* struct item_diff *, official order */
	GPtrArray *evidence;            /* struct evidence_diff *, official order */
	gboolean other_site, other_checklist;
	gboolean other_rules; /* the same checklist, and rule files that differ */
};

/* Items are the same by their id in the same checklist, else by their first topic: numbers move
 * from year to year. Both results must outlive the difference. Yours. */
struct diff *diff_new(const struct result *was, const struct result *now);
void diff_free(struct diff *diff);
DEFINE_AUTO(diff, diff_free);

/* How many items and pieces of evidence changed. */
guint diff_changes(const struct diff *diff);
/* TRUE where nothing changed, neither items nor evidence nor the OIT score. */
gboolean diff_is_empty(const struct diff *diff);

/* "lost", "won", "changed"; "moved", "died", "gone". */
const char *diff_kind_name(enum diff_kind kind);
const char *evidence_change_name(enum evidence_change change);

/* Append the difference for people, and as "oitcheck/diff/1". */
void diff_text(const struct diff *diff, const struct report_options *options, GString *out);
void diff_json(const struct diff *diff, GString *out);

#endif
