/* A saved folder that comes from anybody: the first line is the path that is asked for, each other
 * line a file in the folder, or after "@" a link out of it. Nothing outside is ever read. */
#include "crawler/mirror.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

enum { FILES_MOST = 20, NAME_MOST = 80 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int remove_entry(const char *path, const struct stat *info, int kind, struct FTW *where)
{
	(void)info, (void)kind, (void)where;
	return remove(path);
}

static void put(const char *copy, const char *line, const char *text)
{
	gboolean link = *line == '@';
	g_autofree char *path = g_build_filename(copy, line + link, NULL);
	g_autofree char *folder = g_path_get_dirname(path);

	if (strstr(line, "..") || strlen(line) > NAME_MOST ||
	    g_mkdir_with_parents(folder, 0700) != 0)
		return;
	if (link)
		(void)!symlink("../outside", path);
	else
		g_file_set_contents(path, text, -1, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	g_auto(GStrv) lines = g_strsplit(text, "\n", FILES_MOST);
	g_autofree char *folder = g_dir_make_tmp("oitcheck-fuzz-XXXXXX", NULL);
	g_autofree char *copy = g_build_filename(folder, "copy", NULL);
	g_autofree char *outside = g_build_filename(folder, "outside", NULL);
	g_autofree char *url = g_strconcat("http://www.a.go.th/", lines[0], NULL);

	g_mkdir_with_parents(copy, 0700);
	g_mkdir_with_parents(outside, 0700);
	put(outside, "index.html", "outside");
	put(outside, "x.html", "outside");
	put(copy, "www.a.go.th/index.html", "inside");
	for (guint i = 1; lines[0] && lines[i]; i++)
		put(copy, lines[i], "inside");
	AUTO(mirror) mirror = mirror_open(copy, NULL);
	gboolean cut = FALSE;
	g_autoptr(GByteArray) bytes = mirror ? mirror_read(mirror, url, &cut) : NULL;

	g_assert_true(!bytes || (bytes->len == strlen("inside") &&
				 memcmp(bytes->data, "inside", bytes->len) == 0));
	nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
	return 0;
}
