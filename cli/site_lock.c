#include "cli/site_lock.h"

#include "base/file_name.h"
#include "cli/stored.h"

/* Not below XDG_RUNTIME_DIR, which cron does not have: who starts the program by hand must meet the
 * one that cron started. */
enum lock_end site_lock(struct lock *lock, const struct options *options, const char *typed,
			GError **error)
{
	g_autofree char *site = stored_site(typed, NULL);
	g_autofree char *file = site ? file_name_of(site) : NULL;
	g_autofree char *name = NULL, *path = NULL;

	lock->file = -1;
	if (options->from || !file)
		return LOCK_TAKEN;
	name = g_strconcat(file, ".lock", NULL);
	path = g_build_filename(g_get_user_state_dir(), "oitcheck", "locks", name, NULL);
	return lock_take(lock, path, 0, error);
}
