#include "notices/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECRET_MAX = 4096 }; /* bytes; keys and tokens are shorter */

G_DEFINE_QUARK(oitcheck_secret_error, secret_error)

gboolean secret_is_given(const struct secret *secret)
{
	return secret->env || secret->file;
}

void secret_clear(struct secret *secret)
{
	g_clear_pointer(&secret->env, g_free);
	g_clear_pointer(&secret->file, g_free);
}

void secret_wipe(char *text)
{
	if (!text)
		return;
	explicit_bzero(text, strlen(text));
	g_free(text);
}

static char *absent(GError **error, const char *place, const char *th, const char *en)
{
	g_set_error(error, SECRET_ERROR, SECRET_ERROR_ABSENT, "%s: %s (%s)", place, th, en);
	return NULL;
}

static char *from_environment(const char *name, GError **error)
{
	const char *value = g_getenv(name);

	if (value && *value)
		return g_strdup(value);
	return absent(error, name, "ไม่มีตัวแปรนี้ในสภาพแวดล้อม หรือเป็นค่าว่าง",
		      "this environment variable is not set or is empty");
}

/* The mode of the file that was opened, so that nobody can exchange it in between. */
static gboolean is_private(int file, const char *path, GError **error)
{
	struct stat info;

	if (fstat(file, &info) == 0 && S_ISREG(info.st_mode) && info.st_uid == geteuid() &&
	    (info.st_mode & (S_IRWXG | S_IRWXO)) == 0)
		return TRUE;
	g_set_error(error, SECRET_ERROR, SECRET_ERROR_OPEN_TO_OTHERS,
		    "%s: ผู้อื่นอ่านแฟ้มนี้ได้ หรือไม่ใช่แฟ้มของผู้ใช้ที่รันโปรแกรม ให้สั่ง chmod 600 และ chown "
		    "ให้ถูกต้อง (others can read it, or it belongs to somebody else: chmod 600, and "
		    "chown)",
		    path);
	return FALSE;
}

static char *from_file(const char *path, GError **error)
{
	char *text = g_malloc0(SECRET_MAX + 1);
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	ssize_t size = -1;

	if (file < 0) {
		absent(error, path, "เปิดแฟ้มรหัสลับไม่ได้", g_strerror(errno));
	} else if (is_private(file, path, error)) {
		size = read(file, text, SECRET_MAX);
		text[strcspn(text, "\r\n")] = '\0';
		if (size <= 0 || !*text) {
			size = -1;
			absent(error, path, "แฟ้มรหัสลับว่าง", "this file is empty");
		}
	}
	if (file >= 0)
		close(file);
	if (size > 0)
		return text;
	g_free(text);
	return NULL;
}

char *secret_read(const struct secret *secret, GError **error)
{
	if (secret->env)
		return from_environment(secret->env, error);
	return from_file(secret->file, error);
}
