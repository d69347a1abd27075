#include "base/ending.h"

#include <string.h>

static gboolean ends_with_one_of(const char *url, const char *const *endings)
{
	gsize length = strcspn(url, "?#");

	for (; *endings; endings++) {
		gsize tail = strlen(*endings);
		if (length > tail && g_ascii_strncasecmp(url + length - tail, *endings, tail) == 0)
			return TRUE;
	}
	return FALSE;
}

gboolean ending_is_document(const char *url)
{
	static const char *const endings[] = {".pdf", ".doc",  ".docx", ".xls", ".xlsx",
					      ".ppt", ".pptx", ".odt",  ".ods", ".odp",
					      ".rtf", ".zip",  ".rar",  NULL};

	return ends_with_one_of(url, endings);
}

gboolean ending_is_picture(const char *url)
{
	static const char *const endings[] = {".jpg", ".jpeg", ".png", ".gif", ".webp", NULL};

	return ends_with_one_of(url, endings);
}

gboolean ending_is_page(const char *url)
{
	static const char *const endings[] = {".htm",  ".html", ".shtml", ".php", ".asp",
					      ".aspx", ".jsp",  ".cfm",   NULL};

	return ends_with_one_of(url, endings);
}
