/* reading plain FILE… | read THREADS FILE…: what pdftotext alone takes for these documents, one
 * after the other, and what reading them as an audit does takes, for tests/bench/documents. Prints
 * seconds on the clock and seconds of processor, children included. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "base/fold.h"
#include "crawler/extract/extract.h"
#include "crawler/memo.h"

extern char **environ;

static void convert(void *data, void *unused)
{
	const char *path = data;
	const char *argv[] = {"pdftotext", "-enc", "UTF-8", path, "/dev/null", NULL};
	posix_spawn_file_actions_t actions;
	pid_t child;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	if (posix_spawnp(&child, argv[0], &actions, NULL, (char **)argv, environ) == 0)
		waitpid(child, NULL, 0);
	posix_spawn_file_actions_destroy(&actions);
	(void)unused;
}

static void read_one(void *data, void *blocks)
{
	static GPrivate memos = G_PRIVATE_INIT((GDestroyNotify)memo_free);
	g_autofree char *body = NULL;
	struct extract_input input = {.url = "http://www.example.go.th/f", .status = 200};

	if (!g_private_get(&memos))
		g_private_set(&memos, memo_new());
	if (!g_file_get_contents(data, &body, &input.size, NULL))
		return;
	input.body = body;
	input.memo = g_private_get(&memos);
	AUTO(page) page = extract_page(&input);
	g_atomic_int_add((gint *)blocks, (gint)page->n_blocks);
}

static int find_phrase(const struct page *page, const char *phrase)
{
	g_autofree char *fold = fold_text(phrase, -1), *bones = fold_skeleton(fold);
	int best = 0;

	for (uint32_t i = 0; i < page->n_blocks; i++) {
		g_autofree char *skeleton = fold_skeleton(page->blocks[i].fold);
		if (strstr(page->blocks[i].fold, fold))
			return 2;
		if (strstr(skeleton, bones))
			best = 1;
	}
	return best;
}

static int find(char *const *arguments)
{
	const char *ocr = g_getenv("OCR_PAGES");
	g_autofree char *body = NULL;
	struct extract_input input = {.url = arguments[0], .status = 200};

	if (!g_file_get_contents(arguments[0], &body, &input.size, NULL))
		return EXIT_FAILURE;
	input.body = body;
	input.ocr_pages = ocr ? (unsigned)atoi(ocr) : 0;
	AUTO(page) page = extract_page(&input);
	printf("%s\n", *page->reason ? page->reason : "read");
	for (int i = 1; arguments[i]; i++)
		printf("%d\n", find_phrase(page, arguments[i]));
	return EXIT_SUCCESS;
}

static double seconds_of(const struct timeval *time)
{
	return (double)time->tv_sec + (double)time->tv_usec / 1e6;
}

static double processor(void)
{
	struct rusage self, children;

	getrusage(RUSAGE_SELF, &self);
	getrusage(RUSAGE_CHILDREN, &children);
	return seconds_of(&self.ru_utime) + seconds_of(&self.ru_stime) +
	       seconds_of(&children.ru_utime) + seconds_of(&children.ru_stime);
}

int main(int argc, char **argv)
{
	gint blocks = 0;

	if (argc > 3 && g_str_equal(argv[1], "find"))
		return find(argv + 2);
	if (argc < 4)
		return EXIT_FAILURE;
	gint64 start = g_get_monotonic_time();
	GThreadPool *pool = g_thread_pool_new(g_str_equal(argv[1], "plain") ? convert : read_one,
					      &blocks, atoi(argv[2]), TRUE, NULL);
	for (int i = 3; i < argc; i++)
		g_thread_pool_push(pool, argv[i], NULL);
	g_thread_pool_free(pool, FALSE, TRUE);
	printf("%.3f %.3f %d\n", (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC,
	       processor(), blocks);
	return EXIT_SUCCESS;
}
