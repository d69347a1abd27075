/* Names of persons in Thai text: title, given name, family name. */
#ifndef OIT_RULES_PERSON_H
#define OIT_RULES_PERSON_H

#include <glib.h>

/* One person named in a text. Offsets are bytes in that text. */
struct person_name {
	gsize start, end;
	gboolean family; /* with a family name; without one the next line may hold it */
};

/* Every person named in text, in order; not in folded text, whose blanks are gone. GArray of struct
 * person_name, yours. Posts that begin like a title (นายกเทศมนตรี, นายอำเภอ, นายช่าง) are no names.
 */
GArray *person_names(const char *text);

/* In folded text. It names a post of an agency. */
gboolean person_has_post(const char *fold);
/* It declares a post vacant: "ว่าง", "- ว่าง -", "ตำแหน่งว่าง". */
gboolean person_is_vacant(const char *fold);
/* Somebody acts for the holder of a post. */
gboolean person_is_acting(const char *fold);

#endif
