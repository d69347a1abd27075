#include "cli/address.h"

#include "cli/options.h"

#include "crawler/url.h"

#include <string.h>

/* What stands before the path: host, port, and what does not belong there. Yours. */
static char *authority_typed(const char *typed)
{
	const char *scheme = strstr(typed, "://");
	const char *start = scheme ? scheme + strlen("://") : typed;
	g_autofree char *authority = g_strndup(start, strcspn(start, "/?#\\"));

	return g_strdup(g_strstrip(authority));
}

static gboolean is_file(const char *typed)
{
	gboolean drive = g_ascii_isalpha(typed[0]) && typed[1] == ':' &&
			 (typed[2] == '\\' || typed[2] == '/');

	return drive || typed[0] == '/' || typed[0] == '.' || typed[0] == '\\' ||
	       g_ascii_strncasecmp(typed, "file:", strlen("file:")) == 0;
}

/* A name without a dot is of this network at most, and then it has its scheme or its port. */
static gboolean is_bare(const char *typed, const char *authority)
{
	return !strpbrk(authority, ".: ") && !strstr(typed, "://") && authority[0] != '\0' &&
	       strcmp(authority, "localhost") != 0;
}

char *address_from_user(const char *typed, gboolean *scheme_given, GError **error)
{
	g_autofree char *authority = authority_typed(typed);
	const char *at = strchr(authority, '@');

	if (at && at > authority && !memchr(authority, ':', (gsize)(at - authority)))
		g_set_error(error, OPTIONS_ERROR, OPTIONS_ERROR_USAGE,
			    "“%s” เป็นที่อยู่อีเมล ไม่ใช่ที่อยู่เว็บไซต์ ให้พิมพ์ที่อยู่เว็บไซต์ เช่น www.%s (an e-mail "
			    "address: type the address of the website)",
			    typed, at + 1);
	else if (is_file(typed))
		g_set_error(
			error, OPTIONS_ERROR, OPTIONS_ERROR_USAGE,
			"“%s” เป็นแฟ้มหรือโฟลเดอร์ในเครื่อง ไม่ใช่ที่อยู่เว็บไซต์ ถ้าจะตรวจสำเนาของเว็บไซต์ ให้พิมพ์ "
			"oitcheck www.ชื่อหน่วยงาน.go.th --from %s (a file of this machine: to "
			"audit a copy of a website name it with --from)",
			typed, typed);
	else if (is_bare(typed, authority))
		g_set_error(error, OPTIONS_ERROR, OPTIONS_ERROR_USAGE,
			    "“%s” ไม่ใช่ที่อยู่เว็บไซต์ ให้พิมพ์ชื่อเต็ม เช่น www.%s.go.th (no web address: "
			    "type the whole name)",
			    typed, authority);
	else {
		char *url = url_from_user(typed, scheme_given);

		if (!url)
			g_set_error(
				error, OPTIONS_ERROR, OPTIONS_ERROR_USAGE,
				"“%s” ไม่ใช่ที่อยู่เว็บไซต์ ให้พิมพ์ชื่อเว็บไซต์ ไม่เว้นวรรค เช่น www.example.go.th "
				"(no web address: type a name such as that, without blanks)",
				typed);
		return url;
	}
	return NULL;
}
