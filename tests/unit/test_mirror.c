/* Tests of crawler/mirror.c: URLs are found under the names that wget and httrack give to files. */
#include "crawler/mirror.h"

#include "crawler/warc.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder with these files; each holds its own name. */
static char *make(const char *const *files)
{
	char *folder = g_dir_make_tmp("oitcheck-mirror-XXXXXX", NULL);
	g_assert_nonnull(folder);
	for (; *files; files++) {
		g_autofree char *path = g_build_filename(folder, *files, NULL);
		g_autofree char *parent = g_path_get_dirname(path);
		g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
		g_assert_true(g_file_set_contents(path, *files, -1, NULL));
	}
	return folder;
}

static void discard(char *folder)
{
	g_autofree char *command = g_strdup_printf("rm -r '%s'", folder);
	g_assert_true(g_spawn_command_line_sync(command, NULL, NULL, NULL, NULL));
	g_free(folder);
}

static void assert_file(const struct mirror *mirror, const char *url, const char *file)
{
	gboolean cut = TRUE;
	g_autoptr(GByteArray) bytes = mirror_read(mirror, url, &cut);
	g_test_message("%s", url);
	if (!file) {
		g_assert_null(bytes);
		return;
	}
	g_assert_nonnull(bytes);
	g_assert_false(cut);
	g_assert_cmpmem(bytes->data, bytes->len, file, (int)strlen(file));
}

static void test_names(void)
{
	static const char *const files[] = {
		"www.a.go.th/index.html",
		"www.a.go.th/news.php?id=7",
		"www.a.go.th/news.php@id=8.html", /* wget on Windows, with -E */
		"www.a.go.th/list?to=%2Fx",       /* a slash in a query */
		"www.a.go.th/about.html",
		"www.a.go.th/แผน.pdf",
		"www.a.go.th/\xe0\xb8%84\xe0\xb8%99.pdf", /* คน.pdf, as wget writes it */
		"www.a.go.th/ita/index.html",
		"b.go.th:8080/index.html", /* wget's port, httrack's */
		"c.go.th_81/home.htm",
		"www.a.go.th_8080/index.html", /* another server of the host */
		"www.a.go.th:81/index.html",
		NULL,
	};
	char *folder = make(files);
	AUTO(mirror) mirror = mirror_open(folder, NULL);
	g_assert_nonnull(mirror);
	assert_file(mirror, "http://www.a.go.th/", files[0]);
	assert_file(mirror, "https://a.go.th/", files[0]);
	assert_file(mirror, "http://www.a.go.th/news.php?id=7", files[1]);
	assert_file(mirror, "http://www.a.go.th/news.php%3Fid=7", files[1]); /* wget -k */
	assert_file(mirror, "http://www.a.go.th/news.php?id=8", files[2]);
	assert_file(mirror, "http://www.a.go.th/list?to=/x", files[3]);
	assert_file(mirror, "http://www.a.go.th/about", files[4]);
	assert_file(mirror, "http://www.a.go.th/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf", files[5]);
	assert_file(mirror, "http://www.a.go.th/%E0%B8%84%E0%B8%99.pdf", files[6]);
	assert_file(mirror, "http://www.a.go.th/ita", files[7]);
	assert_file(mirror, "http://www.a.go.th/ita/", files[7]);
	assert_file(mirror, "http://www.a.go.th/ita//index.html", files[7]);
	assert_file(mirror, "http://b.go.th:8080/", files[8]);
	assert_file(mirror, "http://c.go.th:81/home.htm", files[9]);
	assert_file(mirror, "http://www.a.go.th/news.php", NULL);
	assert_file(mirror, "http://www.a.go.th/news.php?id=9", NULL);
	assert_file(mirror, "http://d.go.th/", NULL);
	discard(folder);
}

/* The folder of one host answers for it, whatever its name. */
static void test_one_host(void)
{
	static const char *const files[] = {"index.html", "files/plan.pdf", NULL};
	char *folder = make(files);
	AUTO(mirror) mirror = mirror_open(folder, NULL);
	g_assert_nonnull(mirror);
	assert_file(mirror, "http://any.go.th/", files[0]);
	assert_file(mirror, "http://any.go.th/files/plan.pdf", files[1]);
	g_assert_cmpuint(strlen(mirror_day(mirror)), ==, strlen("2026-11-22"));
	discard(folder);
}

/* A copy may come from anybody: nothing outside of it is read. */
static void test_hostile(void)
{
	static const char *const files[] = {"a.go.th/index.html", "secret", "away/secret.html",
					    NULL};
	char *folder = make(files);
	g_autofree char *away = g_build_filename(folder, "a.go.th", "away", NULL);
	g_autofree char *link = g_build_filename(folder, "a.go.th", "link", NULL);
	g_autofree char *pipe = g_build_filename(folder, "a.go.th", "pipe", NULL);
	g_assert_cmpint(symlink("../secret", link), ==, 0);
	g_assert_cmpint(symlink("../away", away), ==, 0);
	g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
	AUTO(mirror) mirror = mirror_open(folder, NULL);
	assert_file(mirror, "http://a.go.th/../secret", NULL);
	assert_file(mirror, "http://a.go.th/%2E%2E/secret", NULL);
	assert_file(mirror, "http://a.go.th/x?/../../secret", NULL);
	assert_file(mirror, "http://a.go.th/link", NULL);
	assert_file(mirror, "http://a.go.th/away/secret.html", NULL);
	assert_file(mirror, "http://a.go.th/pipe", NULL);
	discard(folder);
}

static void test_errors(void)
{
	static const char *const none[] = {NULL};
	g_autoptr(GError) error = NULL;
	char *folder = make(none);
	g_assert_null(mirror_open("/nonexistent/folder", &error));
	g_assert_error(error, WARC_ERROR, WARC_ERROR_OPEN);
	g_clear_error(&error);
	g_assert_null(mirror_open(folder, &error));
	g_assert_error(error, WARC_ERROR, WARC_ERROR_OPEN);
	discard(folder);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mirror/names", test_names);
	g_test_add_func("/mirror/one-host", test_one_host);
	g_test_add_func("/mirror/hostile", test_hostile);
	g_test_add_func("/mirror/errors", test_errors);
	return g_test_run();
}
