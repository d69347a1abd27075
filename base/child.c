#include "base/child.h"

#include "base/confine.h"
#include "base/fold.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	KEPT_OPEN = 5,         /* descriptors that a child may have: standard ones, conversation */
	ERROR_KEPT = 2048,     /* bytes of standard error */
	READ_CHUNK = 64 << 10, /* what a Linux pipe holds */
	TICK_MS = 100,         /* between two looks at the group's memory */
	NFTW_OPEN = 16,
	EXEC_FAILED = 127, /* as a shell says it */
};

/* Everything that the child needs, made before fork(): between fork() and exec() only
 * async-signal-safe calls are allowed, since another thread may hold any lock. */
struct start {
	const char *path, *directory;
	char *const *argv;
	char **environment;
	struct confinement confinement;
	pid_t parent;
	int its[KEPT_OPEN]; /* what becomes its descriptors 0, 1 …; -1: it has none there */
	int report;
	int program; /* opened by us: the user that the child becomes may not walk to it */
};

/* What the child says about itself before exec(), and again where that failed. */
struct report {
	int isolated;
	int fault; /* errno */
};

struct child {
	pid_t pid;
	int pidfd;
	int out, err;
	int say, hear; /* of a conversation, else -1 */
	const struct child_limits *limits;
	struct child_result *result;
	struct child_talk *talk; /* NULL: none */
	GByteArray *heard, *said;
	GString *errors;
	gint64 deadline;  /* monotonic µs; G_MAXINT64: none */
	gboolean stopped; /* result->end says why */
};

static void reset_signals(void)
{
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL); /* an ignored one stays ignored over exec() */
	signal(SIGINT, SIG_DFL);
}

/* All others close when the program begins. */
static gboolean take_descriptors(const struct start *start)
{
	unsigned taken = 0;

	while (taken < KEPT_OPEN && start->its[taken] >= 0 &&
	       dup2(start->its[taken], (int)taken) == (int)taken)
		taken++;
	close_range(taken, ~0u, CLOSE_RANGE_CLOEXEC);
	return taken == KEPT_OPEN || start->its[taken] < 0;
}

static _Noreturn void run_child(const struct start *start)
{
	struct report report = {0};
	setpgid(0, 0);
	reset_signals();
	report.isolated = confine(&start->confinement);
	if (getppid() == start->parent && take_descriptors(start) && chdir(start->directory) == 0) {
		(void)!write(start->report, &report, sizeof report);
		execve(start->path, start->argv, start->environment);
		if (errno == EACCES)
			syscall(SYS_execveat, start->program, "", start->argv, start->environment,
				AT_EMPTY_PATH);
	}
	report.fault = errno != 0 ? errno : ESRCH;
	(void)!write(start->report, &report, sizeof report);
	_exit(EXEC_FAILED);
}

/* A descriptor that dup2() to 0, 1 … cannot run over. */
static int above_kept(int descriptor)
{
	if (descriptor < 0 || descriptor >= KEPT_OPEN)
		return descriptor;
	int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, KEPT_OPEN);
	close(descriptor);
	return moved;
}

static gboolean open_pipe(int ends[2], gboolean is_socket)
{
	/* who writes to a socket can do without the signal when nobody reads any more */
	if (is_socket ? socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0
		      : pipe2(ends, O_CLOEXEC) != 0)
		return FALSE;
	ends[0] = above_kept(ends[0]);
	ends[1] = above_kept(ends[1]);
	return ends[0] >= 0 && ends[1] >= 0;
}

/* Standard input as a file in memory: the child may seek in it, and we never wait for it to be
 * read. */
static int open_input(const void *input, gsize size)
{
	int descriptor = above_kept(memfd_create("input", MFD_CLOEXEC));
	const char *rest = input;
	while (descriptor >= 0 && size > 0) {
		ssize_t wrote = write(descriptor, rest, size);
		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0) {
			close(descriptor);
			return -1;
		}
		rest += wrote;
		size -= (gsize)wrote;
	}
	if (descriptor >= 0)
		lseek(descriptor, 0, SEEK_SET);
	return descriptor;
}

static void close_all(int *descriptors, gsize count)
{
	for (gsize i = 0; i < count; i++)
		if (descriptors[i] >= 0)
			close(descriptors[i]);
}

/* Few variables: what a child does must not depend on who calls. One thread, since callers run
 * several children. */
static char **make_environment(const char *directory)
{
	char **environment = NULL;
	const char *path = g_getenv("PATH");
	environment = g_environ_setenv(environment, "PATH", path ? path : "/usr/bin:/bin", TRUE);
	environment = g_environ_setenv(environment, "LC_ALL", "C.UTF-8", TRUE);
	environment = g_environ_setenv(environment, "HOME", directory, TRUE);
	environment = g_environ_setenv(environment, "TMPDIR", directory, TRUE);
	return g_environ_setenv(environment, "OMP_THREAD_LIMIT", "1", TRUE);
}

static int remove_entry(const char *path, const struct stat *info, int kind, struct FTW *where)
{
	(void)info, (void)kind, (void)where;
	remove(path);
	return 0;
}

static void remove_directory(const char *directory)
{
	nftw(directory, remove_entry, NFTW_OPEN, FTW_DEPTH | FTW_PHYS);
}

/* Reads what is there; TRUE while more may come. */
static gboolean read_some(int descriptor, GByteArray *out, GString *errors)
{
	char chunk[READ_CHUNK];
	ssize_t got = read(descriptor, chunk, sizeof chunk);
	if (got < 0)
		return errno == EINTR || errno == EAGAIN;
	if (out)
		g_byte_array_append(out, (const guint8 *)chunk, (guint)got);
	else if (errors->len < ERROR_KEPT)
		g_string_append_len(errors, chunk, MIN(got, (gssize)(ERROR_KEPT - errors->len)));
	return got > 0;
}

static void stop(struct child *child, enum child_end why)
{
	child->stopped = TRUE;
	child->result->end = why;
}

/* Resident bytes of one process if it is in the group: fields 5 and 24 of /proc/PID/stat, behind
 * the name in brackets. */
static gsize resident_of(const char *pid, pid_t group)
{
	g_autofree char *path = g_build_filename("/proc", pid, "stat", NULL);
	g_autofree char *stat = NULL;
	int its_group = 0;
	long pages = 0;
	if (!g_file_get_contents(path, &stat, NULL, NULL))
		return 0;
	const char *fields = strrchr(stat, ')');
	if (!fields ||
	    sscanf(fields + 1,
		   " %*c %*d %d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d"
		   " %*d %*u %*u %ld",
		   &its_group, &pages) != 2)
		return 0;
	return its_group == group && pages > 0 ? (gsize)pages * (gsize)sysconf(_SC_PAGESIZE) : 0;
}

static gsize resident_of_group(pid_t group)
{
	gsize sum = 0;
	g_autoptr(GDir) dir = g_dir_open("/proc", 0, NULL);
	for (const char *name; dir && (name = g_dir_read_name(dir)) != NULL;)
		if (g_ascii_isdigit(*name))
			sum += resident_of(name, group);
	return sum;
}

static void check_limits(struct child *child)
{
	const struct child_limits *limits = child->limits;
	GByteArray *out = child->result->out;
	if (out->len > limits->output) {
		g_byte_array_set_size(out, (guint)limits->output);
		stop(child, CHILD_OUTPUT);
	} else if (g_get_monotonic_time() >= child->deadline) {
		stop(child, CHILD_TIMEOUT);
	} else if (limits->resident > 0 && resident_of_group(child->pid) > limits->resident) {
		stop(child, CHILD_MEMORY);
	}
}

static gboolean has_ended(const struct child *child)
{
	siginfo_t info = {0};
	return waitid(P_PID, (id_t)child->pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
	       info.si_pid != 0;
}

/* Writes what is to be said as far as the pipe takes it; TRUE while the child listens. */
static gboolean say_some(struct child *child)
{
	ssize_t put = send(child->say, child->said->data, child->said->len, MSG_NOSIGNAL);

	if (put > 0)
		g_byte_array_remove_range(child->said, 0, (guint)put);
	return put >= 0 || errno == EINTR || errno == EAGAIN;
}

/* Time in which the child waits for us is not its own. */
static void converse(struct child *child, gint64 *last)
{
	gint64 now = g_get_monotonic_time();

	if (child->talk->waits && child->deadline != G_MAXINT64)
		child->deadline += now - *last;
	*last = now;
	if (child->heard->len > child->limits->output)
		stop(child, CHILD_OUTPUT);
	else if (!child->stopped && !child->talk->talk(child->talk, child->heard, child->said))
		stop(child, CHILD_OK);
}

enum { AT_OUT, AT_ERR, AT_END, AT_SAY, AT_HEAR, AT_WAKE, AT_COUNT };

/* Moves on what can be moved; a descriptor at its end is no longer looked at. */
static void serve(struct child *child, struct pollfd *polled)
{
	GByteArray *const taken[] = {
		[AT_OUT] = child->result->out, [AT_ERR] = NULL, [AT_HEAR] = child->heard};

	for (int i = AT_OUT; i <= AT_HEAR; i++) {
		gboolean reads = i == AT_OUT || i == AT_ERR || i == AT_HEAR;
		if (!polled[i].revents || i == AT_END)
			continue;
		if (reads ? !read_some(polled[i].fd, taken[i], child->errors) : !say_some(child))
			polled[i].fd = -1;
	}
}

/* Reads until the child has ended or has to: its own children may hold the pipes open after it. */
static void watch(struct child *child)
{
	struct pollfd polled[AT_COUNT] = {
		[AT_OUT] = {.fd = child->out, .events = POLLIN},
		[AT_ERR] = {.fd = child->err, .events = POLLIN},
		[AT_END] = {.fd = child->pidfd, .events = POLLIN},
		[AT_SAY] = {.fd = -1, .events = POLLOUT},
		[AT_HEAR] = {.fd = child->hear, .events = POLLIN},
		[AT_WAKE] = {.fd = child->talk ? child->talk->wake : -1, .events = POLLIN},
	};
	gint64 last = g_get_monotonic_time();
	gboolean ended = FALSE;
	while (!child->stopped && (!ended || polled[AT_OUT].fd >= 0 || polled[AT_ERR].fd >= 0)) {
		if (child->talk)
			converse(child, &last);
		polled[AT_SAY].fd = child->talk && child->said->len > 0 ? child->say : -1;
		int ready = poll(polled, AT_COUNT, ended ? 0 : TICK_MS);
		if (ready == 0 && ended)
			break;
		if (ready > 0)
			serve(child, polled);
		check_limits(child);
		if (!ended && has_ended(child)) {
			ended = TRUE;
			polled[AT_END].fd = polled[AT_HEAR].fd = polled[AT_WAKE].fd = -1;
		}
	}
}

static gboolean says_memory(const char *errors)
{
	static const char *const words[] = {"bad_alloc",        "out of memory",
					    "cannot allocate",  "failed to allocate",
					    "memory exhausted", "memoryerror"};
	g_autofree char *lower = g_ascii_strdown(errors, -1);
	for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
		if (strstr(lower, words[i]))
			return TRUE;
	return FALSE;
}

static enum child_end end_by_signal(const struct child *child, int number,
				    const struct rusage *usage)
{
	gint64 cpu = usage->ru_utime.tv_sec + usage->ru_stime.tv_sec;
	gboolean spent = child->limits->cpu_seconds > 0 && cpu + 1 >= child->limits->cpu_seconds;
	if (number == SIGXCPU || (number == SIGKILL && spent))
		return CHILD_TIMEOUT;
	if (number == SIGXFSZ)
		return CHILD_OUTPUT;
	/* not by us: the kernel, short of memory */
	return number == SIGKILL ? CHILD_MEMORY : CHILD_CRASHED;
}

/* Ends the whole group and takes the leader's status. Nothing can have taken its number, for it has
 * not been waited for. */
static void reap(struct child *child)
{
	struct child_result *result = child->result;
	struct rusage usage = {0};
	int status = 0;
	kill(-child->pid, SIGKILL);
	while (wait4(child->pid, &status, 0, &usage) < 0 && errno == EINTR)
		;
	/* where we are the first process, of a container, its own children are now ours */
	while (waitpid(-child->pid, NULL, 0) > 0 || errno == EINTR)
		;
	result->status = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
	result->err = text_clean(child->errors->str, (gssize)child->errors->len, ERROR_KEPT);
	if (child->stopped)
		return;
	if (WIFSIGNALED(status))
		result->end = end_by_signal(child, WTERMSIG(status), &usage);
	else
		result->end = result->status == 0 ? CHILD_OK : CHILD_FAILED;
	/* under RLIMIT_AS an allocation fails, and only the program's words tell */
	if ((result->end == CHILD_FAILED || result->end == CHILD_CRASHED) &&
	    child->limits->address_space > 0 && says_memory(child->errors->str))
		result->end = CHILD_MEMORY;
}

/* Waits until the child has become the program. */
static struct report read_report(int descriptor)
{
	struct report report = {0}, next;
	for (;;) {
		ssize_t got = read(descriptor, &next, sizeof next);
		if (got == (ssize_t)sizeof next)
			report = next;
		else if (got >= 0 || errno != EINTR)
			return report;
	}
}

static void follow(struct child *child, int report_end)
{
	struct report report = read_report(report_end);
	child->result->isolated = report.isolated != 0;
	child->pidfd = (int)syscall(SYS_pidfd_open, child->pid, 0);
	watch(child);
	reap(child);
	if (child->pidfd >= 0)
		close(child->pidfd);
	if (report.fault == 0)
		return;
	child->result->end = report.fault == ENOENT ? CHILD_ABSENT : CHILD_FAILED;
	g_free(child->result->err);
	child->result->err = g_strdup(g_strerror(report.fault));
}

/* The pipes of a child: the descriptors of its side, and where they lead on ours. */
struct pipes {
	int its[KEPT_OPEN + 1], ours[KEPT_OPEN + 1];
};

enum { PIPE_REPORT = KEPT_OPEN }; /* behind those that it keeps */

static gboolean open_pipes(struct pipes *pipes, const struct child *child, const void *input,
			   gsize input_size)
{
	for (int i = 0; i <= KEPT_OPEN; i++)
		pipes->its[i] = pipes->ours[i] = -1;
	pipes->its[0] = open_input(input, input_size);
	gboolean ready = pipes->its[0] >= 0;
	for (int i = 1; ready && i <= KEPT_OPEN; i++) {
		int ends[2] = {-1, -1};
		gboolean it_reads = i == 3;
		if ((i == 3 || i == 4) && !child->talk)
			continue;
		ready = open_pipe(ends, it_reads);
		pipes->its[i] = ends[!it_reads];
		pipes->ours[i] = ends[it_reads];
	}
	return ready;
}

static void set_up_parent(struct child *child, const struct pipes *pipes)
{
	child->out = pipes->ours[1];
	child->err = pipes->ours[2];
	child->say = pipes->ours[3];
	child->hear = pipes->ours[4];
	for (int i = 1; i < KEPT_OPEN; i++)
		if (pipes->ours[i] >= 0)
			fcntl(pipes->ours[i], F_SETFL, O_NONBLOCK);
}

static gboolean start_child(struct start *start, const void *input, gsize input_size,
			    struct child *child)
{
	struct pipes pipes;
	gboolean ready = open_pipes(&pipes, child, input, input_size);
	memcpy(start->its, pipes.its, sizeof start->its);
	start->report = pipes.its[PIPE_REPORT];
	child->pid = ready ? fork() : -1;
	if (child->pid == 0)
		run_child(start);
	int fault = errno;
	close_all(pipes.its, G_N_ELEMENTS(pipes.its));
	if (child->pid > 0) {
		set_up_parent(child, &pipes);
		follow(child, pipes.ours[PIPE_REPORT]);
	}
	close_all(pipes.ours, G_N_ELEMENTS(pipes.ours));
	errno = fault;
	return child->pid > 0;
}

/* In a directory of its own, which is there. */
static gboolean run_in(const char *directory, const char *path, const char *const *argv,
		       const void *input, gsize input_size, struct child *child)
{
	g_auto(GStrv) environment = make_environment(directory);
	struct start start = {.path = path,
			      .directory = directory,
			      .argv = (char *const *)argv,
			      .environment = environment,
			      .parent = getpid(),
			      .program = above_kept(open(path, O_PATH | O_CLOEXEC))};
	const struct child_limits *limits = child->limits;
	confinement_init(&start.confinement, limits);
	child->deadline =
		limits->wall_seconds > 0
			? g_get_monotonic_time() + (gint64)limits->wall_seconds * G_USEC_PER_SEC
			: G_MAXINT64;
	gboolean started = start_child(&start, input, input_size, child);
	int fault = errno;
	if (start.program >= 0)
		close(start.program);
	errno = fault;
	return started;
}

static gboolean run(const char *const *argv, const void *input, gsize input_size,
		    struct child *child, GError **error)
{
	struct child_result *result = child->result;
	*result = (struct child_result){.end = CHILD_ABSENT, .out = g_byte_array_new()};
	g_autofree char *path = g_find_program_in_path(argv[0]);
	if (!path) {
		result->err = g_strdup("");
		return TRUE;
	}
	g_autofree char *directory = g_dir_make_tmp("oitcheck-XXXXXX", error);
	if (!directory) {
		child_result_clear(result);
		return FALSE;
	}
	if (geteuid() == 0)
		(void)!chown(directory, CONFINE_NOBODY, CONFINE_NOBODY);

	g_autoptr(GString) errors = g_string_new(NULL);
	child->errors = errors;
	gboolean started = run_in(directory, path, argv, input, input_size, child);
	if (!started) {
		g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno),
			    "เปิดโปรแกรม %s ไม่ได้ (cannot start): %s", argv[0], g_strerror(errno));
		child_result_clear(result);
	}
	remove_directory(directory);
	return started;
}

gboolean child_run(const char *const *argv, const void *input, gsize input_size,
		   const struct child_limits *limits, struct child_result *result, GError **error)
{
	struct child child = {.limits = limits, .result = result};
	return run(argv, input, input_size, &child, error);
}

gboolean child_converse(const char *const *argv, const struct child_limits *limits,
			struct child_talk *talk, struct child_result *result, GError **error)
{
	g_autoptr(GByteArray) heard = g_byte_array_new();
	g_autoptr(GByteArray) said = g_byte_array_new();
	struct child child = {
		.limits = limits, .result = result, .talk = talk, .heard = heard, .said = said};
	return run(argv, NULL, 0, &child, error);
}

void child_result_clear(struct child_result *result)
{
	g_clear_pointer(&result->out, g_byte_array_unref);
	g_clear_pointer(&result->err, g_free);
}

gboolean child_isolates(void)
{
	const struct child_limits limits = {0};
	struct confinement confinement;
	int status = -1;

	confinement_init(&confinement, &limits);
	pid_t pid = fork();
	if (pid == 0)
		_exit(confine(&confinement) ? 0 : EXEC_FAILED);
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return pid > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

gboolean child_has(const char *program)
{
	g_autofree char *path = g_find_program_in_path(program);
	return path != NULL;
}
