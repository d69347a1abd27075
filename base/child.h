/*
 * A child process with limits: readers of foreign formats, OCR, rendering. The child gets its own
 * process group, CPU seconds, memory, output size, open files and wall time; no new privileges;
 * where the kernel allows it no network (own network namespace, else a filter on system calls); a
 * private temporary directory as its working directory, removed afterwards. When a limit is reached
 * the whole group is killed.
 */
#ifndef OIT_BASE_CHILD_H
#define OIT_BASE_CHILD_H

#include <glib.h>

struct child_limits {
	unsigned cpu_seconds;
	unsigned wall_seconds;
	gsize address_space; /* bytes, RLIMIT_AS; 0 = none (Chromium, sanitizer builds: see
				resident) */
	gsize resident;      /* bytes of the whole group, watched from outside; 0 = not watched */
	gsize output;        /* bytes kept from standard output; more ends the child */
	gsize file_size;     /* RLIMIT_FSIZE */
	gboolean network;    /* FALSE: none where the kernel allows it */
};

enum child_end {
	CHILD_OK,      /* exit status 0 */
	CHILD_FAILED,  /* other exit status */
	CHILD_CRASHED, /* died by a signal of its own */
	CHILD_TIMEOUT, /* CPU or wall time */
	CHILD_MEMORY,  /* memory limit */
	CHILD_OUTPUT,  /* too much output; what came until then is kept */
	CHILD_ABSENT,  /* the program is not installed */
};

struct child_result {
	enum child_end end;
	int status;        /* exit status or signal number */
	GByteArray *out;   /* standard output */
	char *err;         /* first 2 KiB of standard error, cleaned */
	gboolean isolated; /* the child had no network */
};

/* Runs argv[0] (looked up in PATH) with input on its standard input (may be NULL). Thread-safe.
 * FALSE only when no child could be started for a reason of ours (out of descriptors …): then error
 * is set. */
gboolean child_run(const char *const *argv, const void *input, gsize input_size,
		   const struct child_limits *limits, struct child_result *result, GError **error);

/* A conversation: beside its standard descriptors the child reads on 3 and writes on 4. */
struct child_talk {
	/* Called when the child said something, wake got readable, or now and then. Takes what it
	 * can use out of heard (which limits->output bounds) and appends to say. FALSE: all is
	 * said; the child is ended, which counts as CHILD_OK. */
	gboolean (*talk)(struct child_talk *talk, GByteArray *heard, GByteArray *say);
	int wake;       /* talk() empties it; -1: none */
	gboolean waits; /* set by talk(): the child waits for us, its wall time stands still */
	void *data;
};

/* child_run() with a conversation in place of an input. */
gboolean child_converse(const char *const *argv, const struct child_limits *limits,
			struct child_talk *talk, struct child_result *result, GError **error);

void child_result_clear(struct child_result *result);

/* TRUE where this machine lets a child without network be made. */
gboolean child_isolates(void);

/* TRUE where the program is in PATH. */
gboolean child_has(const char *program);

#endif
