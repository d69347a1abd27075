/*
 * Many literals and some regular expressions over folded text: the seam of PCRE2, and one
 * Aho–Corasick automaton over all literals of all rules. Built once, then const and shared by
 * threads; each scan brings its own scratch.
 *
 * A *set* is a numbered group of literals and expressions (the strong labels of one topic, say). A
 * literal matches as a substring of the folded text; where its edge is an ASCII letter or digit,
 * the neighbour in the text must not be one ("ita" is not in "digital").
 */
#ifndef OIT_RULES_PATTERN_H
#define OIT_RULES_PATTERN_H

#include <glib.h>

#include "base/auto.h"

struct matcher;
struct match_scratch;

/* Small, since a site has millions of them. */
struct match {
	guint set : 15;
	guint whole : 1;    /* the text is this and nothing else, but for digits, punctuation and
			       blanks at its ends */
	guint member : 16;  /* index of the literal or expression in its set, in order of adding */
	guint16 start, end; /* byte offsets in the folded text */
};
#define MATCH_SETS    (1 << 15)
#define MATCH_MEMBERS (1 << 16)

#define PATTERN_ERROR pattern_error_quark()
GQuark pattern_error_quark(void);
enum pattern_error { PATTERN_ERROR_EMPTY, PATTERN_ERROR_REGEX };

struct matcher *matcher_new(void);
void matcher_free(struct matcher *matcher);
DEFINE_AUTO(matcher, matcher_free);

/* A new, empty set; numbers count up from 0. */
int matcher_add_set(struct matcher *matcher);
/* Folds and adds. FALSE with error (offset told) where a regular expression does not compile or a
 * literal folds to nothing. A literal that folds to one which the set has already (กฎ and กฏ) is no
 * new member: otherwise one word would count as two. In an expression the runs of other than ASCII
 * letters are folded, and blanks (or \s) beside a Thai letter are dropped, as in the text; it
 * ignores case. */
gboolean matcher_add_literal(struct matcher *matcher, int set, const char *literal, GError **error);
gboolean matcher_add_regex(struct matcher *matcher, int set, const char *pattern, GError **error);
/* Compiles; nothing may be added afterwards. */
void matcher_seal(struct matcher *matcher);

int matcher_members(const struct matcher *matcher, int set);
const char *matcher_member(const struct matcher *matcher, int set, int member); /* as written */

struct match_scratch *match_scratch_new(const struct matcher *matcher);
void match_scratch_free(struct match_scratch *scratch);
DEFINE_AUTO(match_scratch, match_scratch_free);

/* All matches of all sets in the folded text, by start, the longer first. Matches of literals
 * overlap, those of one expression do not. Returned array is borrowed from the scratch until its
 * next use. *limited is set where a match or depth limit was reached, or the text is 64 KiB or
 * more: absence of a match then means "cannot tell". */
const GArray *matcher_scan(const struct matcher *matcher, struct match_scratch *scratch,
			   const char *folded, gsize length, gboolean *limited);

#endif
