/*
 * A number for each 64-bit hash, and nothing else: the hash is the identity. A GHashTable of such
 * hashes keeps pointers to them, and so looks at five places of memory in turn, the last of which
 * may have been spilled (base/spill.h); here it is one place, of 12 bytes an entry.
 */
#ifndef OIT_BASE_HASH_NUMBERS_H
#define OIT_BASE_HASH_NUMBERS_H

#include "base/auto.h"

#include <glib.h>

struct hash_numbers;

struct hash_numbers *hash_numbers_new(void);
void hash_numbers_free(struct hash_numbers *table);
DEFINE_AUTO(hash_numbers, hash_numbers_free);

/* 0 where the hash has none. */
guint32 hash_numbers_find(const struct hash_numbers *table, guint64 hash);
/* The hash must have none yet; number is not 0. */
void hash_numbers_add(struct hash_numbers *table, guint64 hash, guint32 number);

#endif
