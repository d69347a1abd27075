#include "base/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

enum { STEP_MS = 100 };

static enum lock_end fail(const char *path, GError **error)
{
	int fault = errno;

	g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(fault),
		    "%s: ใช้เป็นแฟ้มล็อกไม่ได้ (cannot be used as a lock): %s", path, g_strerror(fault));
	return LOCK_FAILED;
}

enum lock_end lock_take(struct lock *lock, const char *path, unsigned wait_ms, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(path);

	lock->file = -1;
	if (g_mkdir_with_parents(folder, 0700) != 0)
		return fail(path, error);
	lock->file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (lock->file < 0)
		return fail(path, error);
	while (flock(lock->file, LOCK_EX | LOCK_NB) != 0) {
		if (errno == EINTR)
			continue;
		if (errno != EWOULDBLOCK) {
			enum lock_end end = fail(path, error);

			lock_drop(lock);
			return end;
		}
		if (wait_ms == 0) {
			lock_drop(lock);
			return LOCK_BUSY;
		}
		g_usleep(MIN(wait_ms, STEP_MS) * 1000);
		wait_ms -= MIN(wait_ms, STEP_MS);
	}
	return LOCK_TAKEN;
}

/* The file stays: another process may hold it open already, and two files would be two locks. */
void lock_drop(struct lock *lock)
{
	if (lock->file >= 0)
		close(lock->file);
	lock->file = -1;
}
