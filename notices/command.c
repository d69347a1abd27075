/* A notice to a program of the operator's: its JSON on standard input, no shell, a time limit. It
 * runs as the operator's own, with his rights and environment; exit status 0 means that it has
 * taken the notice. */
#include "notices/send.h"

#include <errno.h>
#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct wait {
	GMainLoop *loop;
	GCancellable *cancel;
	gboolean in_time;
};

/* A group of its own, so that what it starts ends with it. */
static void own_group(G_GNUC_UNUSED void *data)
{
	setpgid(0, 0);
}

static gboolean too_late(void *data)
{
	struct wait *wait = data;

	wait->in_time = FALSE;
	g_cancellable_cancel(wait->cancel);
	return G_SOURCE_REMOVE;
}

static void has_ended(GObject *process, GAsyncResult *result, void *data)
{
	struct wait *wait = data;

	g_subprocess_wait_finish(G_SUBPROCESS(process), result, NULL);
	g_main_loop_quit(wait->loop);
}

/* TRUE where the program ended by itself in time. */
static gboolean wait_for(GSubprocess *process, unsigned seconds)
{
	g_autoptr(GMainContext) context = g_main_context_new();
	g_autoptr(GMainLoop) loop = g_main_loop_new(context, FALSE);
	g_autoptr(GCancellable) cancel = g_cancellable_new();
	g_autoptr(GSource) timer = g_timeout_source_new_seconds(seconds);
	struct wait wait = {loop, cancel, TRUE};

	g_main_context_push_thread_default(context);
	g_source_set_callback(timer, too_late, &wait, NULL);
	g_source_attach(timer, context);
	g_subprocess_wait_async(process, cancel, has_ended, &wait);
	g_main_loop_run(loop);
	g_source_destroy(timer);
	g_main_context_pop_thread_default(context);
	return wait.in_time;
}

/* A file in memory: a program that does not read what a pipe holds would end ours with SIGPIPE. */
static int input_of(const struct notice *notice, GError **error)
{
	g_autofree char *json = notice_to_json(notice);
	g_autofree char *input = g_strconcat(json, "\n", NULL);
	gsize size = strlen(input);
	int file = memfd_create("notice", MFD_CLOEXEC);

	if (file >= 0 && write(file, input, size) == (ssize_t)size && lseek(file, 0, SEEK_SET) == 0)
		return file;
	g_set_error(error, SEND_ERROR, SEND_ERROR_FAILED, "memfd: %s", g_strerror(errno));
	if (file >= 0)
		close(file);
	return -1;
}

static void end_group(const char *leader)
{
	gint64 group;

	if (leader && g_ascii_string_to_signed(leader, 10, 2, G_MAXINT, &group, NULL))
		kill(-(pid_t)group, SIGKILL);
}

enum send_end send_to_command(const struct target *target, const char *address,
			      const struct notice *notice, const struct attachment *attachment,
			      struct receipt *receipt, GError **error)
{
	g_autoptr(GSubprocessLauncher) launcher =
		g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
	int input = input_of(notice, error);
	g_autofree char *leader = NULL;
	g_autoptr(GSubprocess) process = NULL;

	(void)address, (void)attachment;
	if (input < 0)
		return SEND_LATER;
	g_subprocess_launcher_take_stdin_fd(launcher, input);
	g_subprocess_launcher_set_child_setup(launcher, own_group, NULL, NULL);
	process = g_subprocess_launcher_spawnv(launcher, (const char *const *)target->argv, error);
	if (!process)
		return SEND_LATER;
	leader = g_strdup(g_subprocess_get_identifier(process));
	if (!wait_for(process, target->seconds)) {
		end_group(leader);
		g_subprocess_force_exit(process); /* it may have left the group */
		g_subprocess_wait(process, NULL, NULL);
		g_set_error(
			error, SEND_ERROR, SEND_ERROR_FAILED,
			"%s: ไม่จบภายใน %u วินาที ดูว่าโปรแกรมรออะไร หรือเพิ่ม seconds ของผู้รับ (did not end "
			"within its time: see what it waits for, or give the target more seconds)",
			target->argv[0], target->seconds);
		return SEND_LATER;
	}
	g_subprocess_wait(process, NULL, NULL);
	if (g_subprocess_get_successful(process)) {
		receipt->taken(receipt);
		return SEND_DONE;
	}
	g_set_error(error, SEND_ERROR, SEND_ERROR_FAILED, "%s: จบด้วยสถานะ (exit status) %d",
		    target->argv[0],
		    g_subprocess_get_if_exited(process) ? g_subprocess_get_exit_status(process)
							: -g_subprocess_get_term_sig(process));
	return SEND_LATER;
}
