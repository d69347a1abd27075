/*
 * What a template brings along and nobody filled in: numbers of zeros, addresses at example.com,
 * "ชื่อ-สกุล", the silhouette in place of a portrait. It is there, and says nothing.
 */
#ifndef OIT_RULES_PLACEHOLDER_H
#define OIT_RULES_PLACEHOLDER_H

#include <glib.h>

/* digits of a whole telephone number, from its 0 on. */
gboolean placeholder_phone(const char *digits, gsize length);

/* Both parts in small letters; domain from its first letter to the end of the text. */
gboolean placeholder_email(const char *name, gsize length, const char *domain);

/* A given or family name (Thai, as written) that is only the word for one: "ชื่อ", "นามสกุล", "กกก".
 */
gboolean placeholder_name(const char *name, gsize length);

/* By the name of its file: no-image.png, avatar.jpg, user.png. */
gboolean placeholder_portrait(const char *url);

#endif
