#include "base/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { OPEN_FILES = 1024 /* Chromium needs some hundred */ };

void confinement_init(struct confinement *confinement, const struct child_limits *limits)
{
	gboolean root = geteuid() == 0;
	unsigned user = root ? CONFINE_NOBODY : geteuid();
	unsigned group = root ? CONFINE_NOBODY : getegid();

	confinement->limits = limits;
	g_snprintf(confinement->uid_map, sizeof confinement->uid_map, "%u %u 1", user, user);
	g_snprintf(confinement->gid_map, sizeof confinement->gid_map, "%u %u 1", group, group);
}

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
	    syscall(SYS_setresgid, CONFINE_NOBODY, CONFINE_NOBODY, CONFINE_NOBODY) == 0)
		(void)!syscall(SYS_setresuid, CONFINE_NOBODY, CONFINE_NOBODY, CONFINE_NOBODY);
}

static gboolean put(const char *path, const char *text)
{
	int file = open(path, O_WRONLY | O_CLOEXEC);
	gboolean written = file >= 0 && write(file, text, strlen(text)) > 0;

	if (file >= 0)
		close(file);
	return written;
}

/* A network namespace of its own has not even a loopback. Root may make one; others may inside a
 * user namespace, where the kernel's administrator allows that. Who has no number in such a
 * namespace cannot make another within it, as Chromium does for its sandbox (user_namespaces(7)).
 */
static gboolean leave_as_root(void)
{
	return geteuid() == 0 && unshare(CLONE_NEWNET) == 0;
}

static gboolean leave_as_user(const struct confinement *confinement)
{
	prctl(PR_SET_DUMPABLE, 1, 0, 0, 0); /* else /proc/self is root's after a change of user */
	if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
		return FALSE;
	if (put("/proc/self/uid_map", confinement->uid_map) && put("/proc/self/setgroups", "deny"))
		put("/proc/self/gid_map", confinement->gid_map);
	return TRUE;
}

#if defined(__x86_64__)
#define OUR_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCH AUDIT_ARCH_AARCH64
#else
#define OUR_ARCH 0
#endif

#define LOAD(member)        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define UNLESS(value, skip) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, (skip))
#define END(action)         BPF_STMT(BPF_RET | BPF_K, (action))
#define REFUSE              (SECCOMP_RET_ERRNO | EACCES)

/* Where no namespace can be had, a filter lets the program open no sockets but those within the
 * machine. Numbers of system calls are those of one architecture only; x32's begin at 2^30. */
static gboolean refuse_sockets(void)
{
	struct sock_filter lines[] = {
		LOAD(arch),
		UNLESS(OUR_ARCH, 1),
		BPF_STMT(BPF_JMP | BPF_JA, 1),
		END(SECCOMP_RET_KILL_PROCESS),
		LOAD(nr),
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 1u << 30, 0, 1),
		END(REFUSE),
		UNLESS(SYS_io_uring_setup, 1),
		END(REFUSE),
		UNLESS(SYS_socket, 2),
		LOAD(args[0]),
		UNLESS(AF_UNIX, 1),
		END(SECCOMP_RET_ALLOW),
		END(REFUSE),
	};
	struct sock_fprog program = {.len = G_N_ELEMENTS(lines), .filter = lines};

	return OUR_ARCH != 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

gboolean confine(const struct confinement *confinement)
{
	gboolean keep = confinement->limits->network;
	gboolean gone = !keep && leave_as_root();

	drop_root();
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (!keep && !gone)
		gone = leave_as_user(confinement) || refuse_sockets();
	prctl(PR_SET_PDEATHSIG, SIGKILL); /* after the change of user, which clears it */
	set_limits(confinement->limits);
	return gone;
}
