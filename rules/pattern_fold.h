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
 * What every text that the folded expression matches in holds: a list of requirements, all of which
 * must be met; each is a list of texts (char *), of which at least one must be there. NULL where
 * nothing can be told. The automaton looks for the texts anyway, so that the expression needs to
 * run over few texts only. The expression must be one that compiles. Yours.
 */
GPtrArray *pattern_required(const char *fold);

#endif
