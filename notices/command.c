/* A notice to a program of the operator's: its JSON on standard input, no shell, a time limit. It
 * runs as the operator's own, with his rights and environment; exit status 0 means that it has
 * taken the notice. */
#include "notices/send.h"

#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

struct wait {
	GMainLoop *loop;
	GCancellable *cancel;
	gboolean in_time, ended;
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

	wait->ended =
		g_subprocess_communicate_finish(G_SUBPROCESS(process), result, NULL, NULL, NULL);
	g_main_loop_quit(wait->loop);
}

/* Gives the program its input and waits; TRUE where it ended by itself in time. */
static gboolean converse(GSubprocess *process, const char *input, unsigned seconds)
{
	g_autoptr(GMainContext) context = g_main_context_new();
	g_autoptr(GMainLoop) loop = g_main_loop_new(context, FALSE);
	g_autoptr(GCancellable) cancel = g_cancellable_new();
	g_autoptr(GSource) timer = g_timeout_source_new_seconds(seconds);
	g_autoptr(GBytes) bytes = g_bytes_new(input, strlen(input));
	struct wait wait = {loop, cancel, TRUE, FALSE};

	g_main_context_push_thread_default(context);
	g_source_set_callback(timer, too_late, &wait, NULL);
	g_source_attach(timer, context);
	g_subprocess_communicate_async(process, bytes, cancel, has_ended, &wait);
	g_main_loop_run(loop);
	g_source_destroy(timer);
	g_main_context_pop_thread_default(context);
	return wait.in_time;
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
	g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new(
		G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
	g_autofree char *json = notice_to_json(notice);
	g_autofree char *input = g_strconcat(json, "\n", NULL);
	g_autofree char *leader = NULL;
	g_autoptr(GSubprocess) process = NULL;

	(void)address, (void)attachment;
	g_subprocess_launcher_set_child_setup(launcher, own_group, NULL, NULL);
	process = g_subprocess_launcher_spawnv(launcher, (const char *const *)target->argv, error);
	if (!process)
		return SEND_LATER;
	leader = g_strdup(g_subprocess_get_identifier(process));
	if (!converse(process, input, target->seconds)) {
		end_group(leader);
		g_subprocess_wait(process, NULL, NULL);
		g_set_error(error, SEND_ERROR, SEND_ERROR_FAILED,
			    "%s: ไม่จบภายใน %u วินาที (did not end within its time)", target->argv[0],
			    target->seconds);
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
