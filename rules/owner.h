/*
 * Whose a document is: agencies offer a neighbour's plan, or the sample that came with the website,
 * under the right title. Told of local governments only, whose papers give name and district
 * ("เทศบาลตำบลตัวอย่าง อำเภอ…"); the laws, standards and manuals of higher authorities are used
 * lawfully.
 */
#ifndef OIT_RULES_OWNER_H
#define OIT_RULES_OWNER_H

#include "rules/scope.h"

struct owners;
/* The site's own name is that in the title of its home page; where that is no local government's,
 * nothing is told of anybody. */
struct owners *owners_new(struct site *site);
void owners_free(struct owners *owners);

/*
 * The other agency that a document names with its district in its first lines; NULL where it is the
 * site's own, or may be. It may be as long as the own place stands anywhere in it, its marks and
 * blanks set aside (papers of several agencies, broken PDF text, an อบต. that became a เทศบาล), not
 * all of it was read as text, the other place stands on the home page, or no document of the site
 * uses the own name (the title may give it wrongly). Yours.
 */
char *owners_other(struct owners *owners, uint32_t page);

#endif
