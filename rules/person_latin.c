#include "rules/person_latin.h"

#include "base/fold.h"

#include <string.h>

#define TITLE_WORDS  8u /* "Acting Pol. Maj. Gen. Assoc. Prof. Dr." */
#define NAME_LETTERS 2u /* the shortest given or family name */

/* What a word before a name is. */
enum title {
	TITLE_NONE,
	TITLE_WHOLE,  /* says alone that a person follows */
	TITLE_DOTTED, /* the same, where a dot is behind it: "gen." is a rank, "general" a word */
	TITLE_PART,   /* stands before others of these: "Police", "Acting", "Sub" */
};

static const struct {
	const char *word;
	enum title title;
} TITLES[] = {
	{"mr", TITLE_WHOLE},        {"mrs", TITLE_WHOLE},      {"ms", TITLE_WHOLE},
	{"miss", TITLE_WHOLE},      {"dr", TITLE_WHOLE},       {"colonel", TITLE_WHOLE},
	{"captain", TITLE_WHOLE},   {"sergeant", TITLE_WHOLE}, {"lieutenant", TITLE_WHOLE},
	{"professor", TITLE_WHOLE}, {"prof", TITLE_DOTTED},    {"pol", TITLE_DOTTED},
	{"gen", TITLE_DOTTED},      {"maj", TITLE_DOTTED},     {"col", TITLE_DOTTED},
	{"lt", TITLE_DOTTED},       {"capt", TITLE_DOTTED},    {"sgt", TITLE_DOTTED},
	{"cpl", TITLE_DOTTED},      {"adm", TITLE_DOTTED},     {"cdr", TITLE_DOTTED},
	{"brig", TITLE_DOTTED},     {"flt", TITLE_DOTTED},     {"sqn", TITLE_DOTTED},
	{"ldr", TITLE_DOTTED},      {"asst", TITLE_DOTTED},    {"assoc", TITLE_DOTTED},
	{"police", TITLE_PART},     {"acting", TITLE_PART},    {"sub", TITLE_PART},
	{"major", TITLE_PART},      {"general", TITLE_PART},   {"assistant", TITLE_PART},
	{"associate", TITLE_PART},  {"second", TITLE_PART},    {"first", TITLE_PART},
	{"2nd", TITLE_PART},        {"1st", TITLE_PART},       {"air", TITLE_PART},
	{"wing", TITLE_PART},       {"group", TITLE_PART},     {"squadron", TITLE_PART},
};

/* What stands where a name would, and is none. */
static const char *const NO_NAMES[] = {
	"acting",    "mayor",      "deputy",   "director", "president", "chief",     "head",
	"secretary", "permanent",  "clerk",    "chairman", "governor",  "position",  "tel",
	"telephone", "phone",      "mobile",   "fax",      "email",     "municipal", "member",
	"vice",      "assistant",  "the",      "of",       "and",       "emeritus",  "general",
	"district",  "provincial", "rector",   "dean",     "manager",   "office",    "division",
	"advisor",   "adviser",    "minister", "engineer", "officer",   NULL};

static const char *const POSTS[] = {"mayor",
				    "director",
				    "deputy",
				    "chief",
				    "president",
				    "secretary",
				    "clerk",
				    "governor",
				    "chairman",
				    "rector",
				    "chairperson",
				    "commander",
				    "dean",
				    "manager",
				    "minister",
				    "officer",
				    "administrator",
				    "commissioner",
				    "principal",
				    "advisor",
				    "adviser",
				    "head of",
				    "engineer",
				    "superintendent",
				    "inspector",
				    "executive",
				    "councillor",
				    "council",
				    NULL};

static gsize word_span(const char *at)
{
	gsize span = 0;
	while (g_ascii_isalnum(at[span]))
		span++;
	return span;
}

static gboolean is_word(const char *at, gsize span, const char *word)
{
	return strlen(word) == span && g_ascii_strncasecmp(at, word, span) == 0;
}

static enum title title_of(const char *at, gsize span)
{
	for (size_t i = 0; i < G_N_ELEMENTS(TITLES); i++)
		if (is_word(at, span, TITLES[i].word))
			return TITLES[i].title;
	return TITLE_NONE;
}

/* "M.L.", "M.R.": titles of the royal family. */
static gsize royal_span(const char *at)
{
	return g_str_has_prefix(at, "M.L.") || g_str_has_prefix(at, "M.R.") ? strlen("M.L.") : 0;
}

/* Past all titles and blanks; NULL where none of them says that a person follows. */
static const char *past_titles(const char *at)
{
	gboolean person = FALSE;
	for (guint words = 0; words < TITLE_WORDS; words++) {
		gsize span = royal_span(at);
		enum title title = span > 0 ? TITLE_WHOLE : title_of(at, span = word_span(at));
		gboolean dot = span > 0 && at[span] == '.';
		if (title == TITLE_NONE || (title == TITLE_DOTTED && !dot))
			break;
		person |= title != TITLE_PART;
		at += span + dot;
		at += strspn(at, " ");
	}
	return person ? at : NULL;
}

/* A word that begins with a capital letter. 0 where it is none, or that of a post. */
static gsize name_span(const char *at)
{
	gsize span = 0;
	while (g_ascii_isalpha(at[span]) ||
	       (span > 0 && strchr("-'", at[span]) && at[span] && g_ascii_isalpha(at[span + 1])))
		span++;
	if (span < NAME_LETTERS || !g_ascii_isupper(*at))
		return 0;
	for (const char *const *word = NO_NAMES; *word; word++)
		if (is_word(at, span, *word))
			return 0;
	return span;
}

/* A family name may begin with a particle: "na Ayudhya". */
static gsize family_span(const char *at)
{
	gsize particle = g_ascii_strncasecmp(at, "na ", 3) == 0 ? 3 : 0;
	gsize span = name_span(at + particle);
	return span > 0 ? particle + span : 0;
}

gboolean person_latin_name(const char *text, const char *at, struct person_name *name)
{
	const char *given = past_titles(at);
	gsize span = given ? name_span(given) : 0;
	if (span == 0)
		return FALSE;
	const char *end = given + span, *next = end + strspn(end, " ");
	gsize family = next > end ? family_span(next) : 0;
	*name = (struct person_name){
		.start = (gsize)(at - text),
		.end = (gsize)((family ? next + family : end) - text),
		.family = family > 0,
	};
	return TRUE;
}

/* Whole words: "head of" is in no "ahead of". */
gboolean person_latin_post(const char *fold)
{
	for (const char *const *post = POSTS; *post; post++)
		for (const char *at = fold; (at = text_find(at, *post)); at++)
			if ((at == fold || !g_ascii_isalpha(at[-1])) &&
			    !g_ascii_isalpha(at[strlen(*post)]))
				return TRUE;
	return FALSE;
}
