#include "base/hash_numbers.h"

#define FIRST_BITS 6 /* 2^n entries at first */

/* The hash in two halves, so that an entry has no gap. */
struct entry {
	guint32 high, low;
	guint32 number; /* 0: the entry is free */
};

struct hash_numbers {
	struct entry *entries;
	unsigned bits; /* 2^n entries */
	gsize used;
};

struct hash_numbers *hash_numbers_new(void)
{
	struct hash_numbers *table = g_new0(struct hash_numbers, 1);

	table->bits = FIRST_BITS;
	table->entries = g_new0(struct entry, (gsize)1 << table->bits);
	return table;
}

void hash_numbers_free(struct hash_numbers *table)
{
	if (!table)
		return;
	g_free(table->entries);
	g_free(table);
}

/* The entry of the hash, or the free one where it belongs. Some hashes are sums, with little in
 * their upper bits: a multiplication spreads them (Knuth, The Art of Computer Programming, 6.4). */
static struct entry *place_of(const struct hash_numbers *table, guint64 hash)
{
	gsize last = ((gsize)1 << table->bits) - 1;
	gsize at = (hash * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15)) >> (64 - table->bits);
	guint32 high = (guint32)(hash >> 32), low = (guint32)hash;

	for (;; at = (at + 1) & last) {
		struct entry *entry = &table->entries[at];
		if (entry->number == 0 || (entry->high == high && entry->low == low))
			return entry;
	}
}

guint32 hash_numbers_find(const struct hash_numbers *table, guint64 hash)
{
	return place_of(table, hash)->number;
}

static void put(struct hash_numbers *table, guint64 hash, guint32 number)
{
	*place_of(table, hash) = (struct entry){
		.high = (guint32)(hash >> 32), .low = (guint32)hash, .number = number};
}

static void grow(struct hash_numbers *table)
{
	struct entry *old = table->entries;
	gsize count = (gsize)1 << table->bits;

	table->bits++;
	table->entries = g_new0(struct entry, count * 2);
	for (gsize i = 0; i < count; i++)
		if (old[i].number > 0)
			put(table, (guint64)old[i].high << 32 | old[i].low, old[i].number);
	g_free(old);
}

void hash_numbers_add(struct hash_numbers *table, guint64 hash, guint32 number)
{
	if (table->used >= ((gsize)3 << table->bits) / 4)
		grow(table);
	put(table, hash, number);
	table->used++;
}
