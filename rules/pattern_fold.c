#include "rules/pattern_fold.h"

#include "base/fold.h"

#include <string.h>

#define REQUIRED_LEAST 4u /* bytes; one Thai letter is in every text */
#define ANY_DIGIT      "[0-9]"

static gboolean is_thai(const char *p)
{
	gunichar c = g_utf8_get_char_validated(p, -1);
	return c >= 0x0E01 && c <= 0x0E5B;
}

static gboolean ends_thai(const GString *out)
{
	return out->len >= 3 && is_thai(out->str + out->len - 3);
}

/* Bytes of a quantifier ("?", "*+", "{1,3}") that stands at p. */
static gsize quantifier(const char *p)
{
	gsize n = 0;
	if (p[0] == '{' && g_ascii_isdigit(p[1]))
		n = strspn(p + 1, "0123456789,") + 1;
	if (n > 0 && p[n] == '}')
		n++;
	else
		n = p[0] != '\0' && strchr("?*+", p[0]) != NULL;
	if (n > 0 && p[n] != '\0' && strchr("?+", p[n]) != NULL)
		n++;
	return n;
}

/* Bytes of blanks, each with its quantifier, at p. */
static gsize blanks(const char *p)
{
	gsize n = 0;
	for (;;) {
		gsize one = p[n] == ' ' ? 1 : (p[n] == '\\' && p[n + 1] == 's') ? 2 : 0;
		if (one == 0)
			return n;
		n += one;
		n += quantifier(p + n);
	}
}

/* Folds the run of other than ASCII bytes at p; returns its length. A quantifier goes with a last
 * letter that folds to nothing. */
static gsize fold_run(GString *out, const char *p)
{
	gsize n = 0;
	while ((guchar)p[n] >= 0x80)
		n++;
	g_autofree char *fold = fold_text(p, (gssize)n);
	g_string_append(out, fold);
	const char *last = g_utf8_find_prev_char(p, p + n);
	g_autofree char *last_fold = last ? fold_text(last, p + n - last) : NULL;
	return last_fold != NULL && last_fold[0] != '\0' ? n : n + quantifier(p + n);
}

char *pattern_fold(const char *pattern)
{
	g_autoptr(GString) out = g_string_new(NULL);
	gboolean in_class = FALSE;
	for (const char *p = pattern; *p != '\0';) {
		gsize blank = in_class ? 0 : blanks(p);
		if ((guchar)*p >= 0x80) {
			p += fold_run(out, p);
		} else if (blank > 0) {
			if (!ends_thai(out) && !is_thai(p + blank))
				g_string_append_len(out, p, (gssize)blank);
			p += blank;
		} else if (*p == '\\' && p[1] != '\0' && (guchar)p[1] < 0x80) {
			g_string_append_len(out, p, 2);
			p += 2;
		} else {
			in_class = *p == '[' ? TRUE : *p == ']' ? FALSE : in_class;
			g_string_append_c(out, *p++);
		}
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

/* Reads an expression for what it requires. */
struct reader {
	const char *at;
	gboolean lost;  /* syntax that this reader does not follow */
	gboolean eager; /* what is short will do, if it is seldom: signs, Latin letters, digits */
};

static GPtrArray *read_alternatives(struct reader *reader);

/* Bytes of the letter, digit or sign at p that stands for itself; 0 for syntax. */
static gsize plain_letter(const char *p)
{
	if (is_thai(p))
		return 3;
	return g_ascii_islower(*p) || g_ascii_isdigit(*p) || *p == '%' ? 1 : 0;
}

/* Settings within the pattern, named groups, quoting, references: nothing is told about those. */
static gboolean is_beyond(const char *p)
{
	if (p[0] == '\\')
		return p[1] == '\0' || strchr("QENpPgkxo", p[1]) != NULL || g_ascii_isdigit(p[1]);
	if (p[0] != '(')
		return FALSE;
	if (p[1] == '?' && p[2] == '<')
		return p[3] != '=' && p[3] != '!';
	return p[1] == '*' || (p[1] == '?' && (p[2] == '\0' || strchr(":=!>", p[2]) == NULL));
}

static gsize shortest(const GPtrArray *texts)
{
	gsize least = G_MAXSIZE;
	for (guint i = 0; i < texts->len; i++)
		least = MIN(least, strlen(texts->pdata[i]));
	return least;
}

/* Both lists of requirements as one, either of which may be NULL. Takes both. */
static GPtrArray *both(GPtrArray *a, GPtrArray *b)
{
	if (a == NULL || b == NULL)
		return a != NULL ? a : b;
	g_ptr_array_extend_and_steal(a, b);
	return a;
}

/* The requirement that fewest texts meet by chance: the shortest text in it is long. */
static GPtrArray *take_strictest(GPtrArray *requirements)
{
	guint best = 0;
	for (guint i = 1; i < requirements->len; i++)
		if (shortest(requirements->pdata[i]) > shortest(requirements->pdata[best]))
			best = i;
	return g_ptr_array_steal_index(requirements, best);
}

static GPtrArray *one_requirement(GPtrArray *texts)
{
	GPtrArray *requirements = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	g_ptr_array_add(requirements, texts);
	return requirements;
}

/* The run as a requirement, where it is long enough to be one; the run is emptied. */
static GPtrArray *take_run(const struct reader *reader, GString *run)
{
	GPtrArray *requirements = NULL;
	gboolean seldom = reader->eager && run->len > 0 && (guchar)run->str[0] < 0x80;
	if (run->len >= REQUIRED_LEAST || seldom) {
		GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
		g_ptr_array_add(texts, g_strdup(run->str));
		requirements = one_requirement(texts);
	}
	g_string_truncate(run, 0);
	return requirements;
}

/* "[0-9]", and there at least once, is one of ten digits. */
static GPtrArray *take_digit(const struct reader *reader)
{
	if (!reader->eager || !g_str_has_prefix(reader->at, ANY_DIGIT))
		return NULL;
	const char *behind = reader->at + strlen(ANY_DIGIT);
	if (quantifier(behind) > 0 && *behind != '+' && (*behind != '{' || behind[1] == '0'))
		return NULL;
	GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
	for (char digit = '0'; digit <= '9'; digit++)
		g_ptr_array_add(texts, g_strndup(&digit, 1));
	return one_requirement(texts);
}

static const char *skip_class(const char *p)
{
	p += p[1] == '^' ? 2 : 1;
	if (*p == ']')
		p++;
	for (; *p != '\0' && *p != ']'; p++) {
		if (*p == '\\' && p[1] != '\0')
			p++;
	}
	return *p == ']' ? p + 1 : p;
}

/* A group, from its bracket to behind its quantifier. NULL where it may be left out, or says what
 * must not be there; what is looked for ahead or behind is in the text all the same. */
static GPtrArray *read_group(struct reader *reader)
{
	const char *p = reader->at;
	gboolean denies = p[1] == '?' && (p[2] == '!' || (p[2] == '<' && p[3] == '!'));
	reader->at += p[1] != '?' ? 1 : p[2] == '<' ? 4 : 3;
	GPtrArray *requirements = read_alternatives(reader);
	reader->lost |= *reader->at != ')';
	if (!reader->lost)
		reader->at++;
	gsize repeated = quantifier(reader->at);
	gboolean maybe = repeated > 0 && *reader->at != '+';
	reader->at += repeated;
	if (!denies && !maybe)
		return requirements;
	g_clear_pointer(&requirements, g_ptr_array_unref);
	return NULL;
}

/* Anything but a letter and a group, with its quantifier. */
static void skip_atom(struct reader *reader)
{
	const char *p = reader->at;
	p = *p == '[' ? skip_class(p) : *p == '\\' ? p + 2 : g_utf8_next_char(p);
	reader->at = p + quantifier(p);
}

static GPtrArray *read_sequence(struct reader *reader)
{
	GPtrArray *all = NULL;
	g_autoptr(GString) run = g_string_new(NULL);
	while (!reader->lost && strchr("|)", *reader->at) == NULL) {
		const char *p = reader->at;
		gsize letter = plain_letter(p);
		gsize repeated = letter > 0 ? quantifier(p + letter) : 0;
		if (letter > 0 && (repeated == 0 || p[letter] == '+'))
			g_string_append_len(run, p, (gssize)letter);
		if (letter > 0 && repeated == 0) {
			reader->at += letter;
			continue;
		}
		all = both(all, take_run(reader, run));
		all = both(all, take_digit(reader));
		reader->lost = is_beyond(p);
		if (letter > 0)
			reader->at += letter + repeated;
		else if (*p == '(' && !reader->lost)
			all = both(all, read_group(reader));
		else if (!reader->lost)
			skip_atom(reader);
	}
	return both(all, take_run(reader, run));
}

/* Of several alternatives each gives its strictest requirement to the one that they have in common.
 */
static GPtrArray *read_alternatives(struct reader *reader)
{
	GPtrArray *all = read_sequence(reader);
	if (*reader->at != '|' || reader->lost)
		return all;
	g_autoptr(GPtrArray) texts = all ? take_strictest(all) : NULL;
	g_clear_pointer(&all, g_ptr_array_unref);
	while (!reader->lost && *reader->at == '|') {
		reader->at++;
		g_autoptr(GPtrArray) one = read_sequence(reader);
		if (texts != NULL && one != NULL)
			g_ptr_array_extend_and_steal(texts, take_strictest(one));
		else
			g_clear_pointer(&texts, g_ptr_array_unref);
	}
	return texts ? one_requirement(g_steal_pointer(&texts)) : NULL;
}

static GPtrArray *read_required(const char *fold, gboolean eager)
{
	struct reader reader = {.at = fold, .eager = eager};
	g_autoptr(GPtrArray) requirements = read_alternatives(&reader);
	return reader.lost || *reader.at != '\0' ? NULL : g_steal_pointer(&requirements);
}

GPtrArray *pattern_required(const char *fold)
{
	GPtrArray *requirements = read_required(fold, FALSE);
	return requirements != NULL ? requirements : read_required(fold, TRUE);
}
