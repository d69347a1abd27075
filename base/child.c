#include "base/child.h"

#include "base/fold.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	NOBODY = 65534,
	OPEN_FILES = 1024,     /* Chromium needs some hundred */
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
	const struct child_limits *limits;
	pid_t parent;
	int in, out, err, report;
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
	const struct child_limits *limits;
	struct child_result *result;
	GString *errors;
	gint64 deadline;  /* monotonic µs; G_MAXINT64: none */
	gboolean stopped; /* result->end says why */
};

static void limit(int resource, rlim_t soft, rlim_t hard)
{
	struct rlimit value = {soft, hard};
	setrlimit(resource, &value);
}

static void set_limits(const struct child_limits *limits)
{
	limit(RLIMIT_CORE, 0, 0);
	limit(RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES);
	if (limits->cpu_seconds > 0) /* the hard limit kills who ignores SIGXCPU */
		limit(RLIMIT_CPU, limits->cpu_seconds, limits->cpu_seconds + 1);
	if (limits->address_space > 0)
		limit(RLIMIT_AS, limits->address_space, limits->address_space);
	if (limits->file_size > 0)
		limit(RLIMIT_FSIZE, limits->file_size, limits->file_size);
}

/* Root becomes nobody. System calls, since the C library's functions would look for other threads.
 */
static void drop_root(void)
{
	if (geteuid() != 0)
		return;
	if (syscall(SYS_setgroups, 0, NULL) == 0 &&
	    syscall(SYS_setresgid, NOBODY, NOBODY, NOBODY) == 0)
		(void)!syscall(SYS_setresuid, NOBODY, NOBODY, NOBODY);
}

/* A network namespace of its own has not even a loopback. Root may make one; others may inside a
 * user namespace, where the kernel's administrator allows that. */
static gboolean leave_network_as_root(void)
{
	return geteuid() == 0 && unshare(CLONE_NEWNET) == 0;
}

static gboolean leave_network_as_user(void)
{
	return unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0;
}

static void reset_signals(void)
{
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL); /* an ignored one stays ignored over exec() */
	signal(SIGINT, SIG_DFL);
}

static _Noreturn void run_child(const struct start *start)
{
	struct report report = {0};
	setpgid(0, 0);
	reset_signals();
	if (!start->limits->network)
		report.isolated = leave_network_as_root();
	drop_root();
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (!start->limits->network && !report.isolated)
		report.isolated = leave_network_as_user();
	prctl(PR_SET_PDEATHSIG, SIGKILL); /* after the change of user, which clears it */
	set_limits(start->limits);
	if (getppid() == start->parent && dup2(start->in, 0) == 0 && dup2(start->out, 1) == 1 &&
	    dup2(start->err, 2) == 2 && chdir(start->directory) == 0) {
		close_range(3, ~0u, CLOSE_RANGE_CLOEXEC);
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

/* A descriptor that dup2() to 0, 1 and 2 cannot run over. */
static int above_standard(int descriptor)
{
	if (descriptor < 0 || descriptor > 2)
		return descriptor;
	int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
	close(descriptor);
	return moved;
}

static gboolean open_pipe(int ends[2])
{
	if (pipe2(ends, O_CLOEXEC) != 0)
		return FALSE;
	ends[0] = above_standard(ends[0]);
	ends[1] = above_standard(ends[1]);
	return ends[0] >= 0 && ends[1] >= 0;
}

/* Standard input as a file in memory: the child may seek in it, and we never wait for it to be
 * read. */
static int open_input(const void *input, gsize size)
{
	int descriptor = above_standard(memfd_create("input", MFD_CLOEXEC));
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

/* Reads until the child has ended or has to: its own children may hold the pipes open after it. */
static void watch(struct child *child)
{
	struct pollfd polled[] = {
		{.fd = child->out, .events = POLLIN},
		{.fd = child->err, .events = POLLIN},
		{.fd = child->pidfd, .events = POLLIN},
	};
	gboolean ended = FALSE;
	while (!child->stopped && (!ended || polled[0].fd >= 0 || polled[1].fd >= 0)) {
		int ready = poll(polled, G_N_ELEMENTS(polled), ended ? 0 : TICK_MS);
		if (ready == 0 && ended)
			break;
		if (ready > 0 && polled[0].revents &&
		    !read_some(polled[0].fd, child->result->out, NULL))
			polled[0].fd = -1;
		if (ready > 0 && polled[1].revents && !read_some(polled[1].fd, NULL, child->errors))
			polled[1].fd = -1;
		check_limits(child);
		if (!ended && has_ended(child)) {
			ended = TRUE;
			polled[2].fd = -1;
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

static gboolean start_child(struct start *start, const void *input, gsize input_size,
			    struct child *child)
{
	/* in, out, err, report: ends to read, then ends to write */
	int reading[4] = {-1, -1, -1, -1}, writing[4] = {-1, -1, -1, -1};
	gboolean ready = (reading[0] = open_input(input, input_size)) >= 0;
	for (int i = 1; ready && i < 4; i++) {
		int ends[2] = {-1, -1};
		ready = open_pipe(ends);
		reading[i] = ends[0];
		writing[i] = ends[1];
	}
	start->in = reading[0];
	start->out = writing[1];
	start->err = writing[2];
	start->report = writing[3];
	child->pid = ready ? fork() : -1;
	if (child->pid == 0)
		run_child(start);
	int fault = errno;
	close_all(writing, G_N_ELEMENTS(writing));
	if (child->pid > 0) {
		child->out = reading[1];
		child->err = reading[2];
		fcntl(child->out, F_SETFL, O_NONBLOCK);
		fcntl(child->err, F_SETFL, O_NONBLOCK);
		follow(child, reading[3]);
	}
	close_all(reading, G_N_ELEMENTS(reading));
	errno = fault;
	return child->pid > 0;
}

gboolean child_run(const char *const *argv, const void *input, gsize input_size,
		   const struct child_limits *limits, struct child_result *result, GError **error)
{
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
		(void)!chown(directory, NOBODY, NOBODY);

	g_auto(GStrv) environment = make_environment(directory);
	g_autoptr(GString) errors = g_string_new(NULL);
	struct start start = {.path = path,
			      .directory = directory,
			      .argv = (char *const *)argv,
			      .environment = environment,
			      .limits = limits,
			      .parent = getpid(),
			      .program = above_standard(open(path, O_PATH | O_CLOEXEC))};
	struct child child = {
		.limits = limits, .result = result, .errors = errors, .deadline = G_MAXINT64};
	if (limits->wall_seconds > 0)
		child.deadline =
			g_get_monotonic_time() + (gint64)limits->wall_seconds * G_USEC_PER_SEC;
	gboolean started = start_child(&start, input, input_size, &child);
	if (!started) {
		g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno),
			    "เปิดโปรแกรม %s ไม่ได้ (cannot start): %s", argv[0], g_strerror(errno));
		child_result_clear(result);
	}
	if (start.program >= 0)
		close(start.program);
	remove_directory(directory);
	return started;
}

void child_result_clear(struct child_result *result)
{
	g_clear_pointer(&result->out, g_byte_array_unref);
	g_clear_pointer(&result->err, g_free);
}

gboolean child_has(const char *program)
{
	g_autofree char *path = g_find_program_in_path(program);
	return path != NULL;
}
