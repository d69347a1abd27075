/* Too much disclosed: personal data that a public page should not show. */
#ifndef OIT_RULES_PRIVACY_H
#define OIT_RULES_PRIVACY_H

#include "rules/result.h"
#include "rules/site.h"

/* The first citizen number (13 digits, the last one checks the others) in folded text, masked:
 * "1-2345-XXXXX-XX-X". NULL for none. Yours. */
char *privacy_citizen_number(const char *fold);

/* A warning "privacy" for each page with citizen numbers, masked. Numbers of companies begin with 0
 * and are public. */
void privacy_warn(const struct site *site, struct result *result);

#endif
