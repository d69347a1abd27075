/* URLs that do something to a site. GET should not (RFC 9110 §9.2.1), yet home-made programs let
 * it. */
#include <string.h>

#include "base/ending.h"
#include "crawler/url.h"
#include "crawler/url_parts.h"

/* They end a visit or a subscription by themselves. */
static const char *const leaving[] = {"logout",  "log-out",  "logoff",      "signout",
				      "signoff", "sign-out", "unsubscribe", NULL};
/* They need something to be done to, and may name it: "delete-post", "news-del". */
static const char *const taking[] = {"delete", "del", "remove", "add-to-cart", "addtocart", NULL};
/* Likewise, but beside another word they are a noun: "vote-result"; and a path may be named so
 * ("/vote/2564": who was elected). */
static const char *const giving[] = {"vote", "like", NULL};
/* Parameters that name the page; what comes after a login ("returnurl=/logout") is another. */
static const char *const routes[] = {"page", "p", "route", "r", "view", "mod", "module", NULL};
/* A flag that is not set: "delete=0". */
static const char *const unset[] = {"", "0", "n", "no", "false", "off", "null", NULL};
/* Parameters that say what is to be done. */
static const char *const deeds[] = {"action", "act", "do",  "op",   "task",
				    "mode",   "cmd", "job", "func", NULL};

/* A name's words in lower case, a dash between any two: "deletePost", "del_news2", "add-to-cart".
 * Yours. */
static char *words_of(const char *name, gsize size)
{
	GString *words = g_string_sized_new(size);
	for (gsize i = 0; i < size; i++) {
		gboolean letter = g_ascii_isalpha(name[i]);
		gboolean begins = letter && i > 0 &&
				  (!g_ascii_isalpha(name[i - 1]) ||
				   (g_ascii_isupper(name[i]) && g_ascii_islower(name[i - 1])));
		if (begins && words->len > 0)
			g_string_append_c(words, '-');
		if (letter)
			g_string_append_c(words, g_ascii_tolower(name[i]));
	}
	return g_string_free(words, FALSE);
}

/* One of the verbs, alone or with one word beside it; more words are a title. */
static gboolean says(const char *words, const char *const *verbs)
{
	for (; *verbs; verbs++) {
		gsize length = strlen(*verbs);
		const char *rest = g_str_has_prefix(words, *verbs) ? words + length : NULL;
		gsize before = strlen(words) - MIN(length + 1, strlen(words));
		if (rest && (!*rest || (*rest == '-' && !strchr(rest + 1, '-'))))
			return TRUE;
		if (before > 0 && words[before] == '-' && strcmp(words + before + 1, *verbs) == 0 &&
		    !memchr(words, '-', before))
			return TRUE;
	}
	return FALSE;
}

static gboolean changes(const char *words)
{
	return says(words, taking) || g_strv_contains(giving, words);
}

/* The last segment that is no number: what runs, where a number behind it or a query is what it is
 * done to. */
static gboolean path_acts(const char *path, gboolean has_query)
{
	g_auto(GStrv) segments = g_strsplit(path, "/", -1);
	gboolean has_object = has_query;
	for (guint i = g_strv_length(segments); i-- > 0;) {
		const char *name = segments[i];
		gboolean number = *name && strspn(name, "0123456789") == strlen(name);
		has_object |= number;
		if (number || !*name)
			continue;
		if (ending_is_document(name))
			return FALSE;
		g_autofree char *words = words_of(name, strcspn(name, "."));
		return says(words, leaving) || (has_object && says(words, taking)) ||
		       (has_query && g_strv_contains(giving, words));
	}
	return FALSE;
}

static gboolean parameter_acts(const char *parameter)
{
	gsize length = strcspn(parameter, "=");
	const char *value = parameter + length + (parameter[length] ? 1 : 0);
	g_autofree char *flag = g_ascii_strdown(value, -1);
	g_autofree char *name = words_of(parameter, length);
	g_autofree char *said = words_of(value, strlen(value));
	if (g_strv_contains(deeds, name))
		return says(said, leaving) || changes(said);
	if (g_strv_contains(routes, name))
		return g_strv_contains(leaving, said);
	gboolean verb = g_strv_contains(leaving, name) || g_strv_contains(taking, name);
	return verb && (!parameter[length] || !g_strv_contains(unset, flag));
}

gboolean url_acts(const char *url)
{
	g_auto(url_parts) parts = {0};
	if (!url_parts_init(&parts, url))
		return FALSE;
	gboolean acts = path_acts(parts.path, parts.query != NULL);
	g_auto(GStrv) parameters = g_strsplit(parts.query ? parts.query : "", "&", -1);
	for (guint i = 0; parameters[i] && !acts; i++)
		acts = parameter_acts(parameters[i]);
	return acts;
}
