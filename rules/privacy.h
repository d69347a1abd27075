/* Too much disclosed: personal data that a public page should not show. */
#ifndef OIT_RULES_PRIVACY_H
#define OIT_RULES_PRIVACY_H

#include "crawler/page.h"
#include "rules/result.h"
#include "rules/rules.h"

/* Where something was disclosed. */
struct privacy;

struct privacy *privacy_new(void);
void privacy_free(struct privacy *privacy);
DEFINE_AUTO(privacy, privacy_free);

/* What a page discloses, NULL for nothing; yours (GPtrArray). In any thread. Of each at most one:
 *   - citizen numbers: 13 digits of which the last checks the others; those of companies begin with
 *     0 and are public;
 *   - bank accounts in one row with a person's name: the agency's own account is public;
 *   - the name of somebody who complained;
 *   - mobile numbers of many persons on a list of people who get or ask for something (the words
 *     "private_lists" of rules/site.json): those of officials are public. */
GPtrArray *privacy_look(const struct ruleset *rules, const struct page *page);
/* Remembers what privacy_look() found there, unless the page was taken in before.
 * Takes findings, which may be NULL. */
void privacy_take(struct privacy *privacy, const struct page *page, GPtrArray *findings);

/* A warning "privacy" for each finding, with every number masked. */
void privacy_tell(const struct privacy *privacy, struct result *result);

/* The first citizen number in folded text, masked: "1-2345-XXXXX-XX-X". NULL for none. Yours. */
char *privacy_citizen_number(const char *fold);

#endif
