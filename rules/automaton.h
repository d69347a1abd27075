/*
 * Aho–Corasick (Aho and Corasick, 1975), for some thousand Thai literals: one pass finds all of
 * them, however many. A Thai letter, three bytes of UTF-8, is one step; all else goes byte by byte.
 *
 * Most states have one way on, and keep just that and their failure state. States that branch keep
 * a whole row of resolved transitions over the letters in use (some 130); a trie of n literals
 * branches in fewer than n states, so rows stay small.
 */
#ifndef OIT_RULES_AUTOMATON_H
#define OIT_RULES_AUTOMATON_H

#include "base/auto.h"

#include <glib.h>

struct automaton;

/* Called for every literal that ends at `end`, the longest first. */
typedef void (*automaton_hit)(guint literal, gsize end, gpointer data);

/* Literals: GPtrArray of char * (UTF-8), none empty, none twice; a hit tells the index. They are
 * not kept. */
struct automaton *automaton_new(const GPtrArray *literals);
void automaton_free(struct automaton *automaton);
DEFINE_AUTO(automaton, automaton_free);

void automaton_scan(const struct automaton *automaton, const char *text, gsize length,
		    automaton_hit hit, gpointer data);

#endif
