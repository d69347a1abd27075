#include "crawler/robots.h"

#include <math.h>
#include <string.h>

#include "crawler/limits.h"

#define PATTERN_MAX (3 * LIMIT_URL) /* no longer one can match a URL that we ask for */

struct rule {
	char *pattern; /* escapes as normalised() writes them */
	gsize length;
	gboolean allow;
};

/* What the groups for one agent say, merged. */
struct group {
	GArray *rules; /* struct rule; sorted: longest first, of equals Allow first */
	double delay;
	gboolean named; /* some group is for it */
};

struct robots {
	struct group ours, anyone;
	GPtrArray *sitemaps;
};

static void rule_clear(void *data)
{
	struct rule *rule = data;
	g_free(rule->pattern);
}

/* Path or pattern with one spelling for each octet (§2.2.2): unreserved ones plain, others escaped
 * in upper case. In a pattern '*' and '$' are operators, in a path they are letters and become what
 * "%2A" and "%24" of a pattern stand for. */
static char *normalised(const char *text, gboolean is_pattern)
{
	GString *out = g_string_new(NULL);
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		gboolean escaped =
			c == '%' && g_ascii_isxdigit(text[1]) && g_ascii_isxdigit(text[2]);
		if (escaped) {
			c = (unsigned char)(g_ascii_xdigit_value(text[1]) * 16 +
					    g_ascii_xdigit_value(text[2]));
			text += 2;
		}
		gboolean unreserved = g_ascii_isalnum(c) || (c && strchr("-._~", c));
		gboolean letter =
			!escaped && c > ' ' && c < 0x7f && (is_pattern || !strchr("*$", c));
		if (unreserved || letter)
			g_string_append_c(out, (char)c);
		else
			g_string_append_printf(out, "%%%02X", c);
	}
	return g_string_free(out, FALSE);
}

/* Runs through pattern and path once: the leftmost place for each literal between two '*' is as
 * good as any. */
static gboolean matches(const char *pattern, const char *path)
{
	const char *path_end = path + strlen(path);
	gboolean floating = FALSE; /* a '*' stands before the literal */
	for (;;) {
		const char *end = strchrnul(pattern, '*');
		gsize length = (gsize)(end - pattern);
		gboolean anchored = !*end && length > 0 && end[-1] == '$';
		length -= anchored ? 1 : 0;
		gsize left = (gsize)(path_end - path);
		if (length > left)
			return FALSE;
		const char *place = path;
		if (floating)
			place = anchored ? path_end - length : memmem(path, left, pattern, length);
		if (!place || memcmp(place, pattern, length) != 0)
			return FALSE;
		path = place + length;
		if (!*end)
			return !anchored || path == path_end;
		pattern = end + 1;
		floating = TRUE;
	}
}

static void group_add(struct group *group, const char *value, gboolean allow)
{
	if (*value != '/' && *value != '*') /* an empty one forbids nothing */
		return;
	struct rule rule = {.pattern = normalised(value, TRUE), .allow = allow};
	rule.length = strlen(rule.pattern);
	if (rule.length > PATTERN_MAX)
		g_free(rule.pattern);
	else
		g_array_append_val(group->rules, rule);
}

static gint compare_rules(gconstpointer a, gconstpointer b)
{
	const struct rule *first = a, *second = b;
	if (first->length != second->length)
		return first->length > second->length ? -1 : 1;
	return second->allow - first->allow;
}

/* Length of the product token at the start of text (§2.2.1): "name/1.0 (…)" → "name". */
static gsize token_length(const char *text)
{
	gsize i = 0;
	while (g_ascii_isalpha(text[i]) || (text[i] && strchr("-_", text[i])))
		i++;
	return i;
}

/* Which of our two groups the lines to come are for. */
struct state {
	gboolean ours, anyone;
	gboolean listing; /* the last line was a user-agent: the next adds to the same group */
};

static void read_agent(struct robots *robots, struct state *state, const char *agent,
		       const char *value)
{
	if (!state->listing)
		state->ours = state->anyone = FALSE;
	state->listing = TRUE;
	gsize length = token_length(value);
	if (value[0] == '*' && (!value[1] || g_ascii_isspace(value[1])))
		state->anyone = robots->anyone.named = TRUE;
	else if (length > 0 && length == token_length(agent) &&
		 g_ascii_strncasecmp(value, agent, length) == 0)
		state->ours = robots->ours.named = TRUE;
}

static void read_delay(struct group *group, const char *value)
{
	double delay = g_ascii_strtod(value, NULL);
	if (isfinite(delay) && delay > group->delay)
		group->delay = delay;
}

static void read_member(struct robots *robots, struct state *state, const char *key,
			const char *value)
{
	state->listing = FALSE;
	struct group *groups[] = {state->ours ? &robots->ours : NULL,
				  state->anyone ? &robots->anyone : NULL};
	for (gsize i = 0; i < G_N_ELEMENTS(groups); i++) {
		if (!groups[i])
			continue;
		if (g_ascii_strcasecmp(key, "crawl-delay") == 0)
			read_delay(groups[i], value);
		else
			group_add(groups[i], value, g_ascii_strcasecmp(key, "allow") == 0);
	}
}

/* A line without its end; anything but "key: value" of a known key is passed over. */
static void read_line(struct robots *robots, struct state *state, const char *agent, char *line)
{
	line[strcspn(line, "#")] = '\0';
	char *colon = strchr(line, ':');
	if (!colon)
		return;
	*colon = '\0';
	const char *key = g_strstrip(line);
	const char *value = g_strstrip(colon + 1);
	if (g_ascii_strcasecmp(key, "user-agent") == 0)
		read_agent(robots, state, agent, value);
	else if (g_ascii_strcasecmp(key, "allow") == 0 ||
		 g_ascii_strcasecmp(key, "disallow") == 0 ||
		 g_ascii_strcasecmp(key, "crawl-delay") == 0)
		read_member(robots, state, key, value);
	else if (g_ascii_strcasecmp(key, "sitemap") == 0 &&
		 robots->sitemaps->len < LIMIT_SITEMAPS &&
		 (g_ascii_strncasecmp(value, "http://", 7) == 0 ||
		  g_ascii_strncasecmp(value, "https://", 8) == 0))
		g_ptr_array_add(robots->sitemaps, g_strdup(value));
}

/* Cut at the last whole line: half of "Disallow: /private" may be "Disallow: /". */
static gsize whole_lines(const char *text, gsize size)
{
	if (size <= LIMIT_ROBOTS)
		return size;
	size = LIMIT_ROBOTS;
	while (size > 0 && text[size - 1] != '\n' && text[size - 1] != '\r')
		size--;
	return size;
}

struct robots *robots_parse(const char *text, gsize size, const char *agent)
{
	struct robots *robots = g_new0(struct robots, 1);
	struct group *groups[] = {&robots->ours, &robots->anyone};
	for (gsize i = 0; i < G_N_ELEMENTS(groups); i++) {
		groups[i]->rules = g_array_new(FALSE, FALSE, sizeof(struct rule));
		g_array_set_clear_func(groups[i]->rules, rule_clear);
	}
	robots->sitemaps = g_ptr_array_new_with_free_func(g_free);

	struct state state = {0};
	size = whole_lines(text, size);
	if (size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
		text += 3;
		size -= 3;
	}
	for (gsize start = 0; start < size;) {
		gsize end = start;
		while (end < size && text[end] != '\n' && text[end] != '\r')
			end++;
		g_autofree char *line = g_strndup(text + start, end - start);
		read_line(robots, &state, agent, line);
		start = end + 1;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(groups); i++)
		g_array_sort(groups[i]->rules, compare_rules);
	g_ptr_array_add(robots->sitemaps, NULL);
	return robots;
}

void robots_free(struct robots *robots)
{
	if (!robots)
		return;
	g_array_unref(robots->ours.rules);
	g_array_unref(robots->anyone.rules);
	g_ptr_array_unref(robots->sitemaps);
	g_free(robots);
}

static const struct group *group_for_us(const struct robots *robots)
{
	return robots->ours.named ? &robots->ours : &robots->anyone;
}

gboolean robots_allows(const struct robots *robots, const char *path)
{
	if (strcmp(path, "/robots.txt") == 0)
		return TRUE;
	g_autofree char *normal = normalised(path, FALSE);
	const GArray *rules = group_for_us(robots)->rules;
	for (guint i = 0; i < rules->len; i++) {
		const struct rule *rule = &g_array_index(rules, struct rule, i);
		if (matches(rule->pattern, normal))
			return rule->allow;
	}
	return TRUE;
}

double robots_delay(const struct robots *robots)
{
	return group_for_us(robots)->delay;
}

const char *const *robots_sitemaps(const struct robots *robots)
{
	return (const char *const *)robots->sitemaps->pdata;
}
