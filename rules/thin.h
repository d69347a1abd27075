/* What of a page that hardly says more than a topic's name is content all the same. */
#ifndef OIT_RULES_THIN_H
#define OIT_RULES_THIN_H

#include "rules/scope.h"

/* The topic is a list of dated entries that needs no documents, whatever the entries are about:
 * news. */
gboolean thin_is_list(const struct topic *topic);

/* The topic is of people, and the scope names one: a name is content, however it is set. */
gboolean thin_names_person(const struct scope *scope, const struct topic *topic);
/* The topic is how to reach the agency, and the scope says a telephone number or an address of
 * e-mail: that is content, however short it is. */
gboolean thin_says_number(const struct scope *scope, const struct topic *topic);
/* The topic is of figures, and a line with the topic's words says how many: "มีเรื่องร้องเรียน 12 เรื่อง".
 */
gboolean thin_counts(const struct scope *scope, const struct topic *topic);
/* An own line that is more than a name: a sentence with the topic's own words, or a dated entry of
 * a list that needs no documents. */
gboolean thin_says_something(const struct scope *scope, const struct topic *topic);

#endif
