/* Names of persons in Latin letters: "Mr. Somchai Jaidee", "Pol. Col. Dr. Somsri Deengam". */
#ifndef OIT_RULES_PERSON_LATIN_H
#define OIT_RULES_PERSON_LATIN_H

#include "rules/person.h"

/* A name with a title begins at `at`, which is the start of a word of text. */
gboolean person_latin_name(const char *text, const char *at, struct person_name *name);

/* In folded text. It names a post in English: "mayor", "deputy director". */
gboolean person_latin_post(const char *fold);

#endif
