/*
 * A regular expression as it is compared with folded text: the letters in it folded as the text is,
 * its syntax left alone. Runs of other than ASCII letters are folded; blanks and \s with their
 * quantifier are dropped beside a Thai letter, since folded text has none there. Escapes and ASCII
 * letters stay; the expression is compiled to ignore case. Yours.
 */
#ifndef OIT_RULES_PATTERN_FOLD_H
#define OIT_RULES_PATTERN_FOLD_H

#include <glib.h>

char *pattern_fold(const char *pattern);

/*
 * Texts of which every match of the folded expression holds at least one; NULL where none can be
 * told. The automaton looks for them anyway, so that the expression needs to run over few texts
 * only. The expression must be one that compiles. Yours.
 */
GPtrArray *pattern_required(const char *fold);

#endif
