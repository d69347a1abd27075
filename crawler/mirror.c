#include "crawler/mirror.h"

#include "crawler/limits.h"
#include "crawler/url.h"
#include "crawler/warc.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MIRROR_DEPTH 32u /* folders within folders, when looking for the newest file */

struct mirror {
	GHashTable *roots; /* host → folder; "" → the folder of the one host there is */
	char day[sizeof("YYYY-MM-DD")];
};

/* Where the newest file stands in time; how many there are. */
struct survey {
	gint64 newest;
	guint files;
};

static void survey_folder(const char *folder, unsigned depth, struct survey *survey)
{
	g_autoptr(GDir) dir = depth < MIRROR_DEPTH ? g_dir_open(folder, 0, NULL) : NULL;
	const char *name;
	while (dir && survey->files < LIMIT_WARC_RECORDS && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		struct stat about;
		if (lstat(path, &about) != 0)
			continue;
		if (S_ISDIR(about.st_mode))
			survey_folder(path, depth + 1, survey);
		if (!S_ISREG(about.st_mode))
			continue;
		survey->files++;
		/* wget gives a file the server's time; when it was written is its change of
		 * status */
		survey->newest = MAX(survey->newest, (gint64)about.st_ctime);
	}
}

/* The host that a folder is named after: "example.go.th", with its port behind ':' (wget), '_'
 * (httrack) or '+' (wget on Windows). NULL for another folder. Yours. */
static char *host_of_folder(const char *name)
{
	gsize length = strcspn(name, ":_+");
	const char *port = name[length] ? name + length + 1 : "";
	if (strspn(port, "0123456789") != strlen(port) || !memchr(name, '.', length))
		return NULL;
	for (gsize i = 0; i < length; i++)
		if (!g_ascii_isalnum(name[i]) && !strchr(".-", name[i]))
			return NULL;
	return g_ascii_strdown(name, (gssize)length);
}

static gboolean is_folder(const char *path)
{
	struct stat about;
	return lstat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* Of two folders of one host, such as its two ports, the one that sorts first: that without. */
static void find_roots(struct mirror *mirror, const char *folder, GDir *dir)
{
	for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_autofree char *host = is_folder(path) ? host_of_folder(name) : NULL;
		const char *known = host ? g_hash_table_lookup(mirror->roots, host) : NULL;
		if (host && (!known || strcmp(path, known) < 0))
			g_hash_table_replace(mirror->roots, g_steal_pointer(&host),
					     g_steal_pointer(&path));
	}
	if (g_hash_table_size(mirror->roots) == 0)
		g_hash_table_insert(mirror->roots, g_strdup(""), g_strdup(folder));
}

static gboolean fail(GError **error, const char *folder, const char *th, const char *en)
{
	g_set_error(error, WARC_ERROR, WARC_ERROR_OPEN, "%s: %s (%s)", folder, th, en);
	return FALSE;
}

struct mirror *mirror_open(const char *folder, GError **error)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	struct survey survey = {0};
	if (!dir) {
		fail(error, folder, "เปิดโฟลเดอร์ไม่ได้ ตรวจชื่อและสิทธิ์การอ่าน",
		     "the folder cannot be opened: check its name and permissions");
		return NULL;
	}
	survey_folder(folder, 0, &survey);
	if (survey.files == 0) {
		fail(error, folder, "ไม่มีแฟ้มในโฟลเดอร์นี้ ต้องเป็นสำเนาเว็บไซต์จาก wget หรือ httrack",
		     "no file in this folder: give a copy made by wget or httrack");
		return NULL;
	}
	struct mirror *mirror = g_new0(struct mirror, 1);
	g_autoptr(GDateTime) newest = g_date_time_new_from_unix_utc(survey.newest);
	g_autofree char *day = g_date_time_format(newest, "%Y-%m-%d");
	mirror->roots = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_strlcpy(mirror->day, day, sizeof mirror->day);
	find_roots(mirror, folder, dir);
	return mirror;
}

void mirror_free(struct mirror *mirror)
{
	if (!mirror)
		return;
	g_hash_table_destroy(mirror->roots);
	g_free(mirror);
}

const char *mirror_day(const struct mirror *mirror)
{
	return mirror->day;
}

/* The folder of a host, with or without "www."; NULL where it was not saved. */
static const char *root_of(const struct mirror *mirror, const char *url)
{
	g_autofree char *host = url_host(url);
	const char *only = g_hash_table_lookup(mirror->roots, "");
	const char *root = host ? g_hash_table_lookup(mirror->roots, host) : NULL;
	if (only || root || !host)
		return only ? only : root;
	if (g_str_has_prefix(host, "www."))
		return g_hash_table_lookup(mirror->roots, host + strlen("www."));
	g_autofree char *longer = g_strconcat("www.", host, NULL);
	return g_hash_table_lookup(mirror->roots, longer);
}

static char *as_asked(const char *part)
{
	return g_strdup(part);
}

/* %XX undone, but for NUL. */
static char *as_bytes(const char *part)
{
	GString *out = g_string_new(NULL);
	for (const char *at = part; *at; at++) {
		gboolean coded = *at == '%' && g_ascii_isxdigit(at[1]) && g_ascii_isxdigit(at[2]);
		char byte = *at;
		if (coded)
			byte = (char)(g_ascii_xdigit_value(at[1]) << 4 |
				      g_ascii_xdigit_value(at[2]));
		if (!coded || byte == '\0') {
			g_string_append_c(out, *at);
			continue;
		}
		g_string_append_c(out, byte);
		at += 2;
	}
	return g_string_free(out, FALSE);
}

/* wget undoes %XX and writes "control characters" so again: below 32, and 128 to 159, which stand
 * within most Thai letters of UTF-8. */
static char *as_wget(const char *part)
{
	g_autofree char *bytes = as_bytes(part);
	GString *out = g_string_new(NULL);
	for (const unsigned char *at = (const unsigned char *)bytes; *at; at++) {
		if (*at < 32 || (*at >= 128 && *at < 160))
			g_string_append_printf(out, "%%%02X", *at);
		else
			g_string_append_c(out, (char)*at);
	}
	return g_string_free(out, FALSE);
}

/* The file of that name below the root. Links are not followed, of folders neither: a copy may come
 * from anybody, and theirs may lead anywhere. Below 0 where there is none. */
static int open_below(const char *root, const char *name)
{
	g_auto(GStrv) parts = g_strsplit(name, "/", -1);
	int place = open(root, O_PATH | O_DIRECTORY | O_CLOEXEC);

	for (guint i = 0; place >= 0 && parts[i]; i++) {
		gboolean last = parts[i + 1] == NULL;
		int how = last ? O_RDONLY | O_NONBLOCK : O_PATH | O_DIRECTORY, next;

		if (!*parts[i] && !last) /* "a//b" */
			continue;
		next = openat(place, parts[i], how | O_NOFOLLOW | O_CLOEXEC);
		close(place);
		place = next;
	}
	return place;
}

/* A plain file below the root, whole or its beginning; NULL where there is none. */
static GByteArray *read_file(const char *root, const char *name, gboolean *cut)
{
	int file = open_below(root, name);
	struct stat about;
	if (file < 0)
		return NULL;
	if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
		close(file);
		return NULL;
	}
	GByteArray *bytes = g_byte_array_new();
	gsize wanted = (gsize)MIN((goffset)about.st_size, (goffset)LIMIT_DOCUMENT_BODY), there = 0;
	g_byte_array_set_size(bytes, (guint)wanted);
	for (gssize step = 1; step > 0 && there < wanted;) {
		step = read(file, bytes->data + there, wanted - there);
		there += step > 0 ? (gsize)step : 0;
	}
	close(file);
	g_byte_array_set_size(bytes, (guint)there);
	*cut = there < (gsize)about.st_size;
	return bytes;
}

static gboolean leaves_root(const char *name)
{
	g_auto(GStrv) parts = g_strsplit(name, "/", -1);
	return g_strv_contains((const char *const *)parts, "..");
}

/* The file that holds a path with a query ("" for none), under the names that the programs give
 * it: as it is, with ".html" behind it, or the index of a folder. */
static GByteArray *read_named(const char *root, const char *path, const char *query, gboolean *cut)
{
	static const char *const indexes[] = {"",          ".html",     "index.html", "/index.html",
					      "index.htm", "index.php", NULL};
	static const char *const marks[] = {"?", "@", NULL}; /* '@' for Windows */
	static const char *const endings[] = {"", ".html", NULL};
	GByteArray *bytes = NULL;
	if (leaves_root(path))
		return NULL;
	for (const char *const *index = indexes; !bytes && *index; index++) {
		g_autofree char *file = g_strconcat(path, *index, NULL);
		if (*query == '\0')
			bytes = read_file(root, file, cut);
		for (const char *const *mark = marks; !bytes && *query && *mark; mark++)
			for (const char *const *end = endings; !bytes && *end; end++) {
				g_autofree char *name = g_strconcat(file, *mark, query, *end, NULL);
				bytes = read_file(root, name, cut);
			}
	}
	return bytes;
}

GByteArray *mirror_read(const struct mirror *mirror, const char *url, gboolean *cut)
{
	static char *(*const writings[])(const char *) = {as_bytes, as_asked, as_wget};
	const char *root = root_of(mirror, url);
	const char *host = strstr(url, "://");
	const char *path = host ? strchr(host + strlen("://"), '/') : NULL;
	GByteArray *bytes = NULL;
	*cut = FALSE;
	if (!root || !path)
		return NULL;
	g_auto(GStrv) parts = g_strsplit(path + 1, "?", 2);
	g_autoptr(GString) query = g_string_new(parts[0] && parts[1] ? parts[1] : "");
	g_string_replace(query, "/", "%2F", 0); /* no name of a file holds a slash */
	for (gsize i = 0; i < G_N_ELEMENTS(writings) && !bytes; i++) {
		g_autofree char *name = writings[i](parts[0] ? parts[0] : "");
		g_autofree char *rest = writings[i](query->str);
		if (strchr(rest, '/')) {
			g_free(rest);
			rest = g_strdup(query->str);
		}
		bytes = read_named(root, name, rest, cut);
	}
	return bytes;
}
