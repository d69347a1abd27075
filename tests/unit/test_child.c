/* Tests of base/child.c with the shell as the child. */
#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct child_limits roomy = {
	.cpu_seconds = 20, .wall_seconds = 20, .output = 1 << 20, .file_size = 1 << 20};

static struct child_result shell(const char *script, const struct child_limits *limits,
				 const char *input, gsize size)
{
	const char *const argv[] = {"sh", "-c", script, NULL};
	struct child_result result;
	g_autoptr(GError) error = NULL;
	g_assert_true(child_run(argv, input, size, limits, &result, &error));
	g_assert_no_error(error);
	g_assert_nonnull(result.out);
	g_assert_nonnull(result.err);
	return result;
}

static char *output_of(const struct child_result *result)
{
	return g_strndup((const char *)result->out->data, result->out->len);
}

static void test_ok(void)
{
	struct child_result result = shell("cat; printf ' no\\n\\001 way' >&2", &roomy, "in", 2);
	g_autofree char *out = output_of(&result);
	g_assert_cmpint(result.end, ==, CHILD_OK);
	g_assert_cmpstr(out, ==, "in");
	g_assert_cmpstr(result.err, ==, "no way");
	child_result_clear(&result);
}

static void test_ends(void)
{
	struct child_result failed = shell("exit 3", &roomy, NULL, 0);
	g_assert_cmpint(failed.end, ==, CHILD_FAILED);
	g_assert_cmpint(failed.status, ==, 3);
	child_result_clear(&failed);
	struct child_result crashed = shell("kill -SEGV $$", &roomy, NULL, 0);
	g_assert_cmpint(crashed.end, ==, CHILD_CRASHED);
	g_assert_cmpint(crashed.status, ==, SIGSEGV);
	child_result_clear(&crashed);
}

static void test_absent(void)
{
	const char *const argv[] = {"oitcheck-no-such-program", NULL};
	struct child_result result;
	g_assert_true(child_run(argv, NULL, 0, &roomy, &result, NULL));
	g_assert_cmpint(result.end, ==, CHILD_ABSENT);
	child_result_clear(&result);
	g_assert_false(child_has("oitcheck-no-such-program"));
	g_assert_true(child_has("sh"));
}

/* Far more than a pipe holds, in and out, with the error stream filling too. */
static void test_large(void)
{
	gsize size = 8 << 20;
	g_autofree char *input = g_strnfill(size, 'x');
	struct child_limits limits = roomy;
	limits.output = size;
	struct child_result result =
		shell("head -c 1000000 /dev/zero >&2; cat", &limits, input, size);
	g_assert_cmpint(result.end, ==, CHILD_OK);
	g_assert_cmpuint(result.out->len, ==, size);
	g_assert_true(memcmp(result.out->data, input, size) == 0);
	child_result_clear(&result);
}

/* A child that does not read its input must not hurt. */
static void test_unread_input(void)
{
	gsize size = 4 << 20;
	g_autofree char *input = g_strnfill(size, 'x');
	struct child_result result = shell("exec true", &roomy, input, size);
	g_assert_cmpint(result.end, ==, CHILD_OK);
	child_result_clear(&result);
}

static void test_output_cap(void)
{
	struct child_limits limits = roomy;
	limits.output = 1000;
	struct child_result result = shell("while :; do echo yes; done", &limits, NULL, 0);
	g_assert_cmpint(result.end, ==, CHILD_OUTPUT);
	g_assert_cmpuint(result.out->len, ==, 1000);
	g_assert_cmpmem(result.out->data, 8, "yes\nyes\n", 8);
	child_result_clear(&result);
}

static void test_wall_time(void)
{
	struct child_limits limits = roomy;
	limits.wall_seconds = 1;
	gint64 start = g_get_monotonic_time();
	struct child_result result = shell("echo begun; sleep 30 & sleep 30", &limits, NULL, 0);
	g_assert_cmpint(g_get_monotonic_time() - start, <, 10 * G_USEC_PER_SEC);
	g_autofree char *out = output_of(&result);
	g_assert_cmpint(result.end, ==, CHILD_TIMEOUT);
	g_assert_cmpstr(out, ==, "begun\n");
	child_result_clear(&result);
}

static void test_cpu_time(void)
{
	struct child_limits limits = roomy;
	limits.cpu_seconds = 1;
	struct child_result result = shell("while :; do :; done", &limits, NULL, 0);
	g_assert_cmpint(result.end, ==, CHILD_TIMEOUT);
	child_result_clear(&result);
}

/* A grandchild that outlives its parent holds the pipes; we must not wait for it, and it must be
 * gone. */
static void test_orphan(void)
{
	gint64 start = g_get_monotonic_time();
	struct child_result result = shell("sleep 30 & echo $!", &roomy, NULL, 0);
	g_assert_cmpint(g_get_monotonic_time() - start, <, 10 * G_USEC_PER_SEC);
	g_assert_cmpint(result.end, ==, CHILD_OK);
	g_autofree char *out = output_of(&result);
	pid_t orphan = (pid_t)g_ascii_strtoll(out, NULL, 10);
	g_assert_cmpint(orphan, >, 1);
	g_autofree char *path = g_strdup_printf("/proc/%d/stat", orphan);
	gboolean gone = FALSE;
	for (int i = 0; i < 100 && !gone; i++) {
		g_autofree char *stat = NULL;
		gone = !g_file_get_contents(path, &stat, NULL, NULL) || strstr(stat, ") Z ");
		g_usleep(gone ? 0 : 20000);
	}
	g_assert_true(gone);
	child_result_clear(&result);
}

static void test_memory(void)
{
	const char *grow = "x=xxxxxxxxxxxxxxxx; while :; do x=$x$x; done";
	struct child_limits limits = roomy;
	limits.resident = 48 << 20;
	struct child_result watched = shell(grow, &limits, NULL, 0);
	g_assert_cmpint(watched.end, ==, CHILD_MEMORY);
	child_result_clear(&watched);
	limits.resident = 0;
	limits.address_space = 64 << 20;
	struct child_result limited =
		shell("head -c 200000000 /dev/zero | tail -n 1", &limits, NULL, 0);
	g_assert_cmpint(limited.end, ==, CHILD_MEMORY);
	child_result_clear(&limited);
}

static void test_file_size(void)
{
	struct child_limits limits = roomy;
	limits.file_size = 4096;
	struct child_result result = shell("exec head -c 100000 /dev/zero >big", &limits, NULL, 0);
	g_assert_cmpint(result.end, ==, CHILD_OUTPUT);
	child_result_clear(&result);
}

static void test_directory(void)
{
	struct child_result result =
		shell("mkdir -p a/b && echo x >a/b/c && pwd && test \"$HOME\" = \"$PWD\"", &roomy,
		      NULL, 0);
	g_assert_cmpint(result.end, ==, CHILD_OK);
	g_autofree char *directory = g_strchomp(output_of(&result));
	g_assert_true(g_path_is_absolute(directory));
	g_assert_false(g_file_test(directory, G_FILE_TEST_EXISTS));
	child_result_clear(&result);
}

/* Only the standard descriptors reach the child, however ours were opened. */
static void test_descriptors(void)
{
	int leaky = dup(1);
	struct child_result result = shell("exec ls /proc/self/fd", &roomy, NULL, 0);
	close(leaky);
	g_autofree char *out = output_of(&result);
	g_assert_cmpstr(out, ==, "0\n1\n2\n3\n"); /* 3 is the folder that ls reads */
	child_result_clear(&result);
}

static void test_privileges(void)
{
	struct child_result result =
		shell("grep NoNewPrivs /proc/self/status; id -u", &roomy, NULL, 0);
	g_autofree char *out = output_of(&result);
	g_assert_true(g_str_has_prefix(out, "NoNewPrivs:\t1\n"));
	if (geteuid() == 0)
		g_assert_true(g_str_has_suffix(out, "\n65534\n"));
	child_result_clear(&result);
}

/* As the first process of a container has it: what a child leaves behind is buried, too. */
static void test_orphans(void)
{
	g_assert_cmpint(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), ==, 0);
	struct child_result result =
		shell("sh -c 'sleep 60 & sleep 60' & sleep 60 & exit 0", &roomy, NULL, 0);
	g_assert_cmpint(result.end, ==, CHILD_OK);
	child_result_clear(&result);
	g_assert_cmpint(waitpid(-1, NULL, 0), ==, -1);
	g_assert_cmpint(errno, ==, ECHILD);
	g_assert_cmpint(prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0), ==, 0);
}

static void test_network(void)
{
	const char *devices =
		"tail -n +3 /proc/net/dev | grep -vc 'lo:'; cat /proc/net/route | wc -l";
	struct child_limits limits = roomy;
	struct child_result result = shell(devices, &limits, NULL, 0);
	g_assert_cmpint(child_isolates(), ==, result.isolated);
	if (result.isolated) {
		g_autofree char *out = output_of(&result);
		g_assert_true(g_str_has_prefix(out, "0\n"));
	} else {
		g_test_message("this kernel lets the child keep the network");
	}
	child_result_clear(&result);
	limits.network = TRUE;
	struct child_result open = shell("true", &limits, NULL, 0);
	g_assert_false(open.isolated);
	child_result_clear(&open);
}

/* What a conversation has come to; the other side of wake is written to by a thread. */
struct chat {
	GString *heard;
	unsigned lines;
	int bell;
	gulong rings_after; /* microseconds */
};

static gpointer ring(gpointer data)
{
	struct chat *chat = data;
	g_usleep(chat->rings_after);
	g_assert_cmpint(write(chat->bell, "x", 1), ==, 1);
	return NULL;
}

/* Says a line at once, one when the bell has rung, and ends the talk when both came back. */
static gboolean talk_of_two(struct child_talk *talk, GByteArray *heard, GByteArray *say)
{
	struct chat *chat = talk->data;
	char rung;
	g_string_append_len(chat->heard, (const char *)heard->data, heard->len);
	g_byte_array_set_size(heard, 0);
	if (chat->lines == 0) {
		g_byte_array_append(say, (const guint8 *)"one\n", 4);
		chat->lines = 1;
	} else if (chat->lines == 1 && read(talk->wake, &rung, 1) == 1) {
		g_byte_array_append(say, (const guint8 *)"two\n", 4);
		chat->lines = 2;
	}
	talk->waits = chat->lines == 1;
	return !strstr(chat->heard->str, "two\n");
}

static void converse_of_two(const struct child_limits *limits, gulong rings_after)
{
	const char *const argv[] = {"sh", "-c", "while read -r x; do echo \"<$x\"; done <&3 >&4",
				    NULL};
	struct child_result result;
	int bell[2];
	g_assert_true(g_unix_open_pipe(bell, FD_CLOEXEC, NULL));
	g_assert_true(g_unix_set_fd_nonblocking(bell[0], TRUE, NULL));
	struct chat chat = {
		.heard = g_string_new(NULL), .bell = bell[1], .rings_after = rings_after};
	struct child_talk talk = {.talk = talk_of_two, .wake = bell[0], .data = &chat};
	GThread *ringer = g_thread_new("bell", ring, &chat);
	g_assert_true(child_converse(argv, limits, &talk, &result, NULL));
	g_assert_cmpint(result.end, ==, CHILD_OK);
	g_assert_cmpstr(chat.heard->str, ==, "<one\n<two\n");
	g_thread_join(ringer);
	child_result_clear(&result);
	g_string_free(chat.heard, TRUE);
	close(bell[0]);
	close(bell[1]);
}

static void test_conversation(void)
{
	converse_of_two(&roomy, G_USEC_PER_SEC / 5);
}

/* Time in which the child waits for us is not its own. */
static void test_waiting_is_free(void)
{
	struct child_limits limits = roomy;
	limits.wall_seconds = 3;
	converse_of_two(&limits, 3 * G_USEC_PER_SEC + G_USEC_PER_SEC / 2);
}

static guint count_descriptors(void)
{
	g_autoptr(GDir) open = g_dir_open("/proc/self/fd", 0, NULL);
	guint count = 0;
	while (g_dir_read_name(open))
		count++;
	return count;
}

/* Nothing of a child stays open, also where the caller's own standard input is closed, so that our
 * descriptors begin among those that the child is to find. */
static void test_leaks_nothing(void)
{
	int input = dup(0);
	close(0);
	guint before = count_descriptors();
	for (int i = 0; i < 3; i++) {
		struct child_result result = shell("cat; echo no >&2", &roomy, "in", 2);
		g_autofree char *out = output_of(&result);
		g_assert_cmpstr(out, ==, "in");
		g_assert_cmpstr(result.err, ==, "no");
		child_result_clear(&result);
		converse_of_two(&roomy, 1000);
	}
	g_assert_cmpuint(count_descriptors(), ==, before);
	dup2(input, 0);
	close(input);
}

static gboolean talk_to_the_deaf(struct child_talk *talk, GByteArray *heard, GByteArray *say)
{
	(void)heard;
	talk->waits = talk->data != NULL;
	if (say->len == 0)
		g_byte_array_append(say, (const guint8 *)"anybody?", 8);
	return TRUE;
}

/* Who does not listen, or is gone, costs their wall time at most; who talks too much is ended. */
static void test_bad_conversations(void)
{
	static const struct {
		const char *script;
		enum child_end end;
	} cases[] = {
		{"sleep 30", CHILD_TIMEOUT},
		{"exec 3<&-; sleep 30", CHILD_TIMEOUT},
		{"exit 0", CHILD_OK},
		{"kill -SEGV $$", CHILD_CRASHED},
		{"while :; do echo again and again; done >&4", CHILD_OUTPUT},
	};
	struct child_limits limits = roomy;
	limits.wall_seconds = 1;
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const char *const argv[] = {"sh", "-c", cases[i].script, NULL};
		struct child_talk talk = {.talk = talk_to_the_deaf, .wake = -1};
		struct child_result result;
		g_assert_true(child_converse(argv, &limits, &talk, &result, NULL));
		g_assert_cmpint(result.end, ==, cases[i].end);
		child_result_clear(&result);
	}
}

/* Where no namespace can be had, a filter on system calls keeps the network away: here, since
 * another filter refuses namespaces. */
static void refuse_namespaces(void)
{
	struct sock_filter lines[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_unshare, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {.len = G_N_ELEMENTS(lines), .filter = lines};
	g_assert_cmpint(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), ==, 0);
	g_assert_cmpint(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program), ==, 0);
}

static void test_filter(void)
{
	const char *script = "use Socket; foreach (AF_UNIX, AF_INET, AF_INET6, 16) {"
			     " print socket(my $s, $_, SOCK_DGRAM, 0) ? 0 : $! + 0, ' ' }";
	const char *const argv[] = {"perl", "-e", script, NULL};
	struct child_result result;
	if (!g_test_subprocess()) {
		g_test_trap_subprocess(NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
		g_test_trap_assert_passed();
		return;
	}
	refuse_namespaces();
	g_assert_true(child_run(argv, NULL, 0, &roomy, &result, NULL));
	g_autofree char *out = output_of(&result);
	g_assert_cmpstr(result.err, ==, "");
	g_assert_cmpstr(out, ==, "0 13 13 13 ");
	g_assert_true(result.isolated);
	child_result_clear(&result);
}

static gpointer run_some(gpointer data)
{
	int number = GPOINTER_TO_INT(data);
	for (int i = 0; i < 8; i++) {
		g_autofree char *script = g_strdup_printf("cat; echo %d", number * 100 + i);
		g_autofree char *expected = g_strdup_printf("in%d\n", number * 100 + i);
		struct child_result result = shell(script, &roomy, "in", 2);
		g_autofree char *out = output_of(&result);
		g_assert_cmpint(result.end, ==, CHILD_OK);
		g_assert_cmpstr(out, ==, expected);
		child_result_clear(&result);
	}
	return NULL;
}

static void test_threads(void)
{
	GThread *threads[6];
	for (int i = 0; i < 6; i++)
		threads[i] = g_thread_new("child", run_some, GINT_TO_POINTER(i));
	for (int i = 0; i < 6; i++)
		g_thread_join(threads[i]);
}

/* The child of root is nobody, who may not walk to a program in root's own folder. */
static void test_private_folder(void)
{
	g_autofree char *folder = g_dir_make_tmp("oitcheck-test-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "program", NULL);
	const char *const argv[] = {path, "here", NULL};
	struct child_result result;
	g_autofree char *echo = g_find_program_in_path("echo"), *bytes = NULL;
	gsize size = 0;

	g_assert_true(g_file_get_contents(echo, &bytes, &size, NULL));
	g_assert_true(g_file_set_contents_full(path, bytes, (gssize)size, G_FILE_SET_CONTENTS_NONE,
					       0755, NULL));
	g_assert_true(child_run(argv, NULL, 0, &roomy, &result, NULL));
	g_autofree char *out = output_of(&result);
	g_assert_cmpint(result.end, ==, CHILD_OK);
	g_assert_cmpstr(out, ==, "here\n");
	child_result_clear(&result);
	unlink(path);
	rmdir(folder);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/child/ok", test_ok);
	g_test_add_func("/child/ends", test_ends);
	g_test_add_func("/child/absent", test_absent);
	g_test_add_func("/child/large", test_large);
	g_test_add_func("/child/unread-input", test_unread_input);
	g_test_add_func("/child/output-cap", test_output_cap);
	g_test_add_func("/child/wall-time", test_wall_time);
	g_test_add_func("/child/cpu-time", test_cpu_time);
	g_test_add_func("/child/orphan", test_orphan);
	g_test_add_func("/child/memory", test_memory);
	g_test_add_func("/child/file-size", test_file_size);
	g_test_add_func("/child/directory", test_directory);
	g_test_add_func("/child/descriptors", test_descriptors);
	g_test_add_func("/child/privileges", test_privileges);
	g_test_add_func("/child/private-folder", test_private_folder);
	g_test_add_func("/child/network", test_network);
	g_test_add_func("/child/orphans", test_orphans);
	g_test_add_func("/child/filter", test_filter);
	g_test_add_func("/child/conversation", test_conversation);
	g_test_add_func("/child/waiting-is-free", test_waiting_is_free);
	g_test_add_func("/child/leaks-nothing", test_leaks_nothing);
	g_test_add_func("/child/bad-conversations", test_bad_conversations);
	g_test_add_func("/child/threads", test_threads);
	return g_test_run();
}
