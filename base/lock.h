/* A lock between processes, on a file of its own (flock(2)): the kernel lets go of it when the
 * holder ends, however that ends. */
#ifndef OIT_BASE_LOCK_H
#define OIT_BASE_LOCK_H

#include <glib.h>

enum lock_end { LOCK_TAKEN, LOCK_BUSY, LOCK_FAILED };

struct lock {
	int file;
};

/* Takes the lock, waiting for at most so many milliseconds; folders are made. LOCK_FAILED with
 * error: the file cannot be made. */
enum lock_end lock_take(struct lock *lock, const char *path, unsigned wait_ms, GError **error);
void lock_drop(struct lock *lock);

#endif
