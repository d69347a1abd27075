#include "rules/agency_name.h"

#include "base/fold.h"
#include "rules/pattern.h"

enum { NAME_BYTES = 300 };

/* Between the parts of a title. A hyphen and a colon part only beside a blank. */
static const char separators[] = "\\s*[|»›•·—–]\\s*|\\s+[-:/]+\\s*|[-:/]+\\s+|\\s*::\\s*";

/* The longest match of the set that starts the folded text; NULL for none. Borrowed from the
 * scratch. */
static const struct match *starts_with(const struct ruleset *rules, struct match_scratch *scratch,
				       const GString *folded, int set)
{
	const GArray *matches =
		matcher_scan(rules->matcher, scratch, folded->str, folded->len, NULL);
	for (guint i = 0; i < matches->len; i++) {
		const struct match *match = &g_array_index(matches, struct match, i);
		if (match->start > 0)
			return NULL;
		if (match->set == set)
			return match;
	}
	return NULL;
}

/* What is left of a part of the title without its greetings; "" where it says "home" and no more.
 * Borrowed from the part. */
static const char *without_greetings(const struct ruleset *rules, struct match_scratch *scratch,
				     const char *part)
{
	const struct match *match;
	g_autoptr(GString) folded = g_string_new(NULL);
	g_autoptr(GArray) map = g_array_new(FALSE, FALSE, sizeof(guint32));
	do {
		g_string_truncate(folded, 0);
		g_array_set_size(map, 0);
		fold_append(folded, part, -1, map);
		match = starts_with(rules, scratch, folded, rules->home_labels);
		if (match && match->whole)
			return "";
		match = starts_with(rules, scratch, folded, rules->greetings);
		if (match)
			part = match->end < map->len
				       ? part + g_array_index(map, guint32, match->end)
				       : "";
	} while (match);
	return part;
}

char *agency_name(const struct ruleset *rules, const char *title)
{
	g_autofree char *clean = text_clean(title, -1, NAME_BYTES);
	g_auto(GStrv) parts = g_regex_split_simple(separators, clean, 0, 0);
	AUTO(match_scratch) scratch = match_scratch_new(rules->matcher);
	GString *name = g_string_new(NULL);
	for (char **part = parts; *part; part++) {
		g_autofree char *rest =
			text_clean(without_greetings(rules, scratch, *part), -1, NAME_BYTES);
		if (text_has_letter(rest))
			g_string_append_printf(name, "%s%s", name->len ? " - " : "", rest);
	}
	return g_string_free(name, FALSE);
}
