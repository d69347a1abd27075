#include "rules/placeholder.h"

#include <string.h>

#define PHONE_DIGITS 7u /* shorter ones are hotlines */

static gboolean all_are(const char *text, gsize length, char c)
{
	for (gsize i = 0; i < length; i++)
		if (text[i] != c)
			return FALSE;
	return length > 0;
}

/* Nothing but zeros after the area code (02, else three digits), or nothing but nines. */
gboolean placeholder_phone(const char *digits, gsize length)
{
	gsize area = length > 1 && digits[1] == '2' ? 2 : 3;
	return length >= PHONE_DIGITS &&
	       (all_are(digits + area, length - area, '0') || all_are(digits + 1, length - 1, '9'));
}

/* The first length bytes of text are one of the words. */
static gboolean is_one_of(const char *text, gsize length, const char *const *words)
{
	for (; *words; words++)
		if (strlen(*words) == length && strncmp(text, *words, length) == 0)
			return TRUE;
	return FALSE;
}

/* RFC 2606 §3, and what templates write in its place. */
gboolean placeholder_email(const char *name, gsize length, const char *domain)
{
	static const char *const names[] = {"example", "sample",   "someone",      "somebody",
					    "johndoe", "john.doe", "name.surname", NULL};
	static const char *const hosts[] = {"example",      "email",       "domain",  "domainname",
					    "company",      "companyname", "website", "websitename",
					    "mysite",       "site",        "test",    "sample",
					    "mail.example", NULL};
	static const char *const ends[] = {"com", "org", "net", NULL};
	gsize host = strspn(domain, "abcdefghijklmnopqrstuvwxyz0123456789-");
	const char *end = domain + host + (domain[host] == '.');
	gsize rest = strspn(end, "abcdefghijklmnopqrstuvwxyz");
	if ((length >= 4 && strncmp(name, "your", 4) == 0) || is_one_of(name, length, names) ||
	    (length > 1 && all_are(name, length, 'x')))
		return TRUE;
	return end[rest] != '.' && is_one_of(end, rest, ends) &&
	       (is_one_of(domain, host, hosts) || strncmp(domain, "your", 4) == 0);
}

/* One letter again and again. */
static gboolean is_one_letter(const char *name, gsize length)
{
	gsize letter = (gsize)(g_utf8_next_char(name) - name);
	if (length < 2 * letter)
		return FALSE;
	for (gsize at = letter; at < length; at++)
		if (name[at] != name[at % letter])
			return FALSE;
	return length % letter == 0;
}

gboolean placeholder_name(const char *name, gsize length)
{
	static const char *const words[] = {"ชื่อ",     "ชื่อสกุล",   "ชื่อนามสกุล", "ชื่อจริง", "สกุล",
					    "นามสกุล", "นามสมมติ", "นามสมมุติ",  NULL};
	return is_one_of(name, length, words) || is_one_letter(name, length);
}

/* What is no letter parts the words of a file's name. */
static gboolean next_word(const char **at, const char **word, gsize *length)
{
	while (**at && !g_ascii_isalpha(**at))
		(*at)++;
	*word = *at;
	while (g_ascii_isalpha(**at))
		(*at)++;
	*length = (gsize)(*at - *word);
	return *length > 0;
}

gboolean placeholder_portrait(const char *url)
{
	static const char *const anywhere[] = {
		"noimage", "noimg", "nophoto", "nopic",       "nopicture", "noavatar",   "avatar",
		"default", "dummy", "blank",   "placeholder", "anonymous", "silhouette", NULL};
	static const char *const after_no[] = {"image",   "img",    "photo",   "pic",
					       "picture", "avatar", "profile", NULL};
	static const char *const alone[] = {"user", "users", "person",  "profile", "male", "female",
					    "man",  "woman", "unknown", "nobody",  NULL};
	gsize path = strcspn(url, "?#");
	const char *slash = g_strrstr_len(url, (gssize)path, "/");
	const char *from = slash ? slash + 1 : url;
	g_autofree char *file = g_ascii_strdown(from, (gssize)(path - (gsize)(from - url)));
	char *dot = strrchr(file, '.');
	if (dot)
		*dot = '\0';
	if (is_one_of(file, strlen(file), alone))
		return TRUE;
	gboolean no = FALSE;
	const char *word, *at = file;
	for (gsize length; next_word(&at, &word, &length);) {
		if (is_one_of(word, length, anywhere) || (no && is_one_of(word, length, after_no)))
			return TRUE;
		no = length == 2 && strncmp(word, "no", 2) == 0;
	}
	return FALSE;
}
