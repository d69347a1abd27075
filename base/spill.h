/*
 * Memory for what is written once and seldom read again. It stands in a file without a name: only
 * what was touched of late takes room in memory, and pointers stay good until spill_free(). Its
 * first bytes, and all where there is no disk for it, are ordinary memory. One thread at a time.
 */
#ifndef OIT_BASE_SPILL_H
#define OIT_BASE_SPILL_H

#include "base/auto.h"

#include <glib.h>

#define SPILL_MOST ((guint64)4 << 30) /* bytes of the file; beyond it is ordinary memory again */

struct spill;

/* What does not take more than so many bytes never sees a disk. */
struct spill *spill_new(gsize in_memory);
void spill_free(struct spill *spill);
DEFINE_AUTO(spill, spill_free);

/* Room for any object of so many bytes, zeroed. */
void *spill_alloc(struct spill *spill, gsize size);
/* A copy of so many bytes; NULL for none. */
void *spill_copy(struct spill *spill, const void *bytes, gsize size);
char *spill_string(struct spill *spill, const char *text);

/* Lets memory go, but for what is touched again. To be called often: as long as the program has
 * hardly grown since the last time it does nothing. */
void spill_rest(struct spill *spill);

/* A file without a name that is gone when it is closed, however the program ends; -1 where there is
 * none to be had. Yours. */
int spill_open_file(void);

/* Bytes of the file: what a test holds it to. */
guint64 spill_on_disk(const struct spill *spill);

/* An array that grows in a spill: its elements never move. */
struct spill_array {
	struct spill *spill;
	gsize element;
	GPtrArray *chunks;
	guint len;
};

void spill_array_init(struct spill_array *array, struct spill *spill, gsize element);
void spill_array_clear(struct spill_array *array);
void *spill_array_at(const struct spill_array *array, guint index);
/* Zeroed; its index is len - 1 then. */
void *spill_array_add(struct spill_array *array);

#endif
