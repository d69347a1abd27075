#include "base/file_name.h"

#include <string.h>

#define HASH 16 /* letters of it */

char *file_name_of(const char *name)
{
	char *whole = g_strdelimit(g_strdup(name), "/\\:", '_');

	if (strlen(whole) > FILE_NAME_MOST) {
		g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, name, -1);
		whole[FILE_NAME_MOST - HASH - 1] = '-';
		memcpy(whole + FILE_NAME_MOST - HASH, hash, HASH);
		whole[FILE_NAME_MOST] = '\0';
	}
	return whole;
}

gboolean file_is_special(const char *path)
{
	return g_file_test(path, G_FILE_TEST_EXISTS) && !g_file_test(path, G_FILE_TEST_IS_REGULAR);
}
