#include "rules/pattern_fold.h"

#include "base/fold.h"

#include <string.h>

#define REQUIRED_LEAST 4u /* bytes; one Thai letter is in every text */

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

/* Behind the class or group that starts at p; p itself where it does not end. */
static const char *skip_bracket(const char *p)
{
	int depth = 0;
	gboolean in_class = FALSE;
	for (const char *at = p; *at != '\0'; at++) {
		if (*at == '\\' && at[1] != '\0')
			at++;
		else if (in_class)
			in_class = *at != ']' || at[-1] == '[' || (at[-1] == '^' && at[-2] == '[');
		else if (*at == '[')
			in_class = TRUE;
		else if (*at == '(')
			depth++;
		else if (*at == ')')
			depth--;
		if (depth == 0 && !in_class)
			return at + 1;
	}
	return p;
}

/* Bytes of the letter or digit at p that stands for itself; 0 for syntax. */
static gsize plain_letter(const char *p)
{
	if (is_thai(p))
		return 3;
	return g_ascii_islower(*p) || g_ascii_isdigit(*p) ? 1 : 0;
}

/* Syntax that this reader does not follow: alternatives, settings within the pattern, quoting. */
static gboolean is_beyond(const char *p)
{
	if (p[0] == '\\')
		return p[1] == '\0' || strchr("QENpPgkxo", p[1]) != NULL || g_ascii_isdigit(p[1]);
	if (p[0] == '(' && p[1] == '?')
		return p[2] == '\0' || strchr(":=!<>|", p[2]) == NULL;
	return p[0] == '|' || (p[0] == '(' && p[1] == '*');
}

char *pattern_required(const char *fold)
{
	g_autoptr(GString) run = g_string_new(NULL);
	g_autofree char *best = g_strdup("");
	for (const char *p = fold;;) {
		gsize letter = plain_letter(p);
		gsize repeated = letter > 0 ? quantifier(p + letter) : 0;
		gboolean maybe = repeated > 0 && p[letter] != '+';
		if (letter > 0 && !maybe)
			g_string_append_len(run, p, (gssize)letter);
		if ((letter == 0 || repeated > 0) && run->len > strlen(best)) {
			g_free(best);
			best = g_strdup(run->str);
		}
		if (letter == 0 || repeated > 0)
			g_string_truncate(run, 0);
		if (*p == '\0')
			break;
		if (is_beyond(p))
			return NULL;
		const char *behind = *p == '(' || *p == '[' ? skip_bracket(p) : p + 1;
		if (behind == p)
			return NULL;
		p = letter > 0 ? p + letter + repeated : *p == '\\' ? p + 2 : behind;
	}
	return strlen(best) >= REQUIRED_LEAST ? g_steal_pointer(&best) : NULL;
}
