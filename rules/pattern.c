#include "rules/pattern.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "rules/automaton.h"
#include "rules/pattern_fold.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <string.h>

/* A rule file is written by people of good will, but the text is hostile. */
#define MATCH_LIMIT    1000000u /* about 10 ms in JIT code */
#define DEPTH_LIMIT    10000u   /* the interpreter's, where there is no JIT */
#define HEAP_LIMIT_KIB 20000u   /* the interpreter's */
#define JIT_STACK                                                                                  \
	(512u << 10)      /* bytes a scratch; 32 KiB are PCRE2's own and run out on 20 KB of text */
#define PATTERN_MAX 4096u /* bytes of one expression */
#define NEEDS_MAX   8u    /* things that an expression requires and that are looked for first */
#define MATCHES_MAX 200000u /* of one scan; a page that is all labels has some thousands */

G_DEFINE_QUARK(oitcheck - pattern, pattern_error)

struct owner {
	int set, member;
};

/* One of the things that an expression requires. */
struct need {
	guint regex;
	guint8 bit;
};

struct literal {
	GArray *owners; /* struct owner: the same literal may stand in many sets */
	GArray *needed; /* struct need: of expressions that cannot match without it or its like */
	gsize length;
	gboolean word_start, word_end; /* its edge is an ASCII letter or digit */
};

struct regex {
	pcre2_code *code;
	struct owner owner;
	guint8 needs; /* a bit for each thing that it requires: it only runs where all were found */
};

struct set {
	GPtrArray *members;   /* char *, as written */
	GHashTable *literals; /* folded literals that it has */
};

struct matcher {
	GPtrArray *sets;     /* struct set * */
	GPtrArray *literals; /* struct literal * */
	GPtrArray *folds;    /* char *, of the literals */
	GHashTable *by_fold; /* folded literal → index + 1 */
	GPtrArray *regexes;  /* struct regex * */
	struct automaton *automaton;
};

struct match_scratch {
	const struct matcher *matcher;
	GArray *matches; /* struct match */
	guint8 *met;     /* for each expression: the bits of what it requires that were found */
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
	/* the scan that is going on */
	const char *text;
	gsize length;
	gsize inner_start, inner_end; /* without digits, punctuation and blanks at the ends */
	gboolean limited;
};

static void literal_free(gpointer data)
{
	struct literal *literal = data;
	g_array_unref(literal->owners);
	g_array_unref(literal->needed);
	g_free(literal);
}

static void regex_free(gpointer data)
{
	struct regex *regex = data;
	pcre2_code_free(regex->code);
	g_free(regex);
}

static void set_free(gpointer data)
{
	struct set *set = data;
	g_ptr_array_unref(set->members);
	g_hash_table_unref(set->literals);
	g_free(set);
}

struct matcher *matcher_new(void)
{
	struct matcher *matcher = g_new0(struct matcher, 1);
	matcher->sets = g_ptr_array_new_with_free_func(set_free);
	matcher->literals = g_ptr_array_new_with_free_func(literal_free);
	matcher->folds = g_ptr_array_new_with_free_func(g_free);
	matcher->by_fold = g_hash_table_new(g_str_hash, g_str_equal);
	matcher->regexes = g_ptr_array_new_with_free_func(regex_free);
	return matcher;
}

void matcher_free(struct matcher *matcher)
{
	if (matcher == NULL)
		return;
	g_hash_table_unref(matcher->by_fold);
	g_ptr_array_unref(matcher->sets);
	g_ptr_array_unref(matcher->literals);
	g_ptr_array_unref(matcher->folds);
	g_ptr_array_unref(matcher->regexes);
	automaton_free(matcher->automaton);
	g_free(matcher);
}

int matcher_add_set(struct matcher *matcher)
{
	struct set *set = g_new0(struct set, 1);
	set->members = g_ptr_array_new_with_free_func(g_free);
	set->literals = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_ptr_array_add(matcher->sets, set);
	g_assert(matcher->sets->len <= MATCH_SETS);
	return (int)matcher->sets->len - 1;
}

static struct set *matcher_set(const struct matcher *matcher, int set)
{
	g_assert(set >= 0 && (guint)set < matcher->sets->len);
	return matcher->sets->pdata[set];
}

static struct owner add_member(struct matcher *matcher, int number, const char *written)
{
	struct set *set = matcher_set(matcher, number);
	g_ptr_array_add(set->members, g_strdup(written));
	g_assert(set->members->len <= MATCH_MEMBERS);
	return (struct owner){.set = number, .member = (int)set->members->len - 1};
}

static struct literal *intern_literal(struct matcher *matcher, const char *fold)
{
	guint index = GPOINTER_TO_UINT(g_hash_table_lookup(matcher->by_fold, fold));
	if (index > 0)
		return matcher->literals->pdata[index - 1];
	struct literal *literal = g_new0(struct literal, 1);
	literal->owners = g_array_new(FALSE, FALSE, sizeof(struct owner));
	literal->needed = g_array_new(FALSE, FALSE, sizeof(struct need));
	literal->length = strlen(fold);
	literal->word_start = g_ascii_isalnum(fold[0]);
	literal->word_end = g_ascii_isalnum(fold[literal->length - 1]);
	char *key = g_strdup(fold);
	g_ptr_array_add(matcher->literals, literal);
	g_ptr_array_add(matcher->folds, key);
	g_hash_table_insert(matcher->by_fold, key, GUINT_TO_POINTER(matcher->literals->len));
	return literal;
}

gboolean matcher_add_literal(struct matcher *matcher, int set, const char *written, GError **error)
{
	g_assert(matcher->automaton == NULL);
	g_autofree char *fold = fold_text(written, -1);
	if (fold[0] == '\0') {
		g_set_error(error, PATTERN_ERROR, PATTERN_ERROR_EMPTY,
			    "\"%s\" ไม่มีตัวอักษรที่ใช้เทียบ (no letter that is compared)", written);
		return FALSE;
	}
	if (!g_hash_table_add(matcher_set(matcher, set)->literals, g_strdup(fold)))
		return TRUE;
	struct owner owner = add_member(matcher, set, written);
	g_array_append_val(intern_literal(matcher, fold)->owners, owner);
	return TRUE;
}

/* Has the automaton look for what the next expression requires. Returns the bits of that. */
static guint8 add_needs(struct matcher *matcher, const char *fold)
{
	g_autoptr(GPtrArray) requirements = pattern_required(fold);
	guint8 needs = 0;
	for (guint i = 0; requirements != NULL && i < MIN(requirements->len, NEEDS_MAX); i++) {
		const GPtrArray *texts = requirements->pdata[i];
		struct need need = {.regex = matcher->regexes->len, .bit = (guint8)(1u << i)};
		for (guint t = 0; t < texts->len; t++)
			g_array_append_val(intern_literal(matcher, texts->pdata[t])->needed, need);
		needs |= need.bit;
	}
	return needs;
}

gboolean matcher_add_regex(struct matcher *matcher, int set, const char *pattern, GError **error)
{
	g_assert(matcher->automaton == NULL);
	g_autofree char *fold = pattern_fold(pattern);
	pcre2_compile_context *context = pcre2_compile_context_create(NULL);
	pcre2_set_max_pattern_length(context, PATTERN_MAX);
	int fault = 0;
	PCRE2_SIZE offset = 0;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)fold, PCRE2_ZERO_TERMINATED,
					 PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS |
						 PCRE2_NEVER_BACKSLASH_C | PCRE2_NO_AUTO_CAPTURE,
					 &fault, &offset, context);
	pcre2_compile_context_free(context);
	if (code == NULL) {
		PCRE2_UCHAR message[256] = "";
		pcre2_get_error_message(fault, message, sizeof(message));
		g_set_error(
			error, PATTERN_ERROR, PATTERN_ERROR_REGEX,
			"\"%s\" ไม่เป็น regular expression (no regular expression): %s at byte %zu "
			"of \"%s\"",
			pattern, (const char *)message, (size_t)offset, fold);
		return FALSE;
	}
	/* Where the machine has no JIT, the interpreter does. */
	(void)pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
	struct regex *regex = g_new0(struct regex, 1);
	regex->code = code;
	regex->owner = add_member(matcher, set, pattern);
	regex->needs = add_needs(matcher, fold);
	g_ptr_array_add(matcher->regexes, regex);
	return TRUE;
}

void matcher_seal(struct matcher *matcher)
{
	g_assert(matcher->automaton == NULL);
	matcher->automaton = automaton_new(matcher->folds);
}

int matcher_sets(const struct matcher *matcher)
{
	return (int)matcher->sets->len;
}

int matcher_members(const struct matcher *matcher, int set)
{
	return (int)matcher_set(matcher, set)->members->len;
}

const char *matcher_member(const struct matcher *matcher, int set, int member)
{
	const GPtrArray *members = matcher_set(matcher, set)->members;
	g_assert(member >= 0 && (guint)member < members->len);
	return members->pdata[member];
}

struct match_scratch *match_scratch_new(const struct matcher *matcher)
{
	g_assert(matcher->automaton != NULL);
	struct match_scratch *scratch = g_new0(struct match_scratch, 1);
	scratch->matcher = matcher;
	scratch->matches = g_array_new(FALSE, FALSE, sizeof(struct match));
	scratch->met = g_malloc0(matcher->regexes->len + 1); /* never NULL */
	scratch->data = pcre2_match_data_create(1, NULL);
	scratch->context = pcre2_match_context_create(NULL);
	scratch->stack = pcre2_jit_stack_create(32u << 10, JIT_STACK, NULL);
	pcre2_jit_stack_assign(scratch->context, NULL, scratch->stack);
	pcre2_set_match_limit(scratch->context, MATCH_LIMIT);
	pcre2_set_depth_limit(scratch->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(scratch->context, HEAP_LIMIT_KIB);
	return scratch;
}

void match_scratch_free(struct match_scratch *scratch)
{
	if (scratch == NULL)
		return;
	g_array_unref(scratch->matches);
	g_free(scratch->met);
	pcre2_match_data_free(scratch->data);
	pcre2_match_context_free(scratch->context);
	pcre2_jit_stack_free(scratch->stack);
	g_free(scratch);
}

static void add_match(struct match_scratch *scratch, struct owner owner, gsize start, gsize end)
{
	if (scratch->matches->len >= MATCHES_MAX) {
		scratch->limited = TRUE;
		return;
	}
	struct match match = {
		.set = (guint)owner.set & (MATCH_SETS - 1),
		.member = (guint)owner.member & (MATCH_MEMBERS - 1),
		.start = (guint16)start,
		.end = (guint16)end,
		.whole = start <= scratch->inner_start && end >= scratch->inner_end,
	};
	g_array_append_val(scratch->matches, match);
}

static void literal_hit(guint index, gsize end, gpointer data)
{
	struct match_scratch *scratch = data;
	const struct literal *literal = scratch->matcher->literals->pdata[index];
	gsize start = end - literal->length;
	for (guint i = 0; i < literal->needed->len; i++) {
		const struct need *need = &g_array_index(literal->needed, struct need, i);
		scratch->met[need->regex] |= need->bit;
	}
	if (literal->word_start && start > 0 && g_ascii_isalnum(scratch->text[start - 1]))
		return;
	if (literal->word_end && end < scratch->length && g_ascii_isalnum(scratch->text[end]))
		return;
	for (guint i = 0; i < literal->owners->len; i++)
		add_match(scratch, g_array_index(literal->owners, struct owner, i), start, end);
}

static void scan_regex(struct match_scratch *scratch, const struct regex *regex)
{
	PCRE2_SIZE at = 0;
	const PCRE2_SIZE *span = pcre2_get_ovector_pointer(scratch->data);
	while (at < scratch->length) {
		int found = pcre2_match(regex->code, (PCRE2_SPTR)scratch->text, scratch->length, at,
					PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, scratch->data,
					scratch->context);
		if (found == PCRE2_ERROR_NOMATCH)
			return;
		/* \K in a lookahead may turn the span round. */
		if (found < 0 || span[1] <= span[0] || span[1] <= at) {
			scratch->limited = TRUE;
			return;
		}
		add_match(scratch, regex->owner, span[0], span[1]);
		at = span[1];
	}
}

static void scan_regexes(struct match_scratch *scratch)
{
	const GPtrArray *regexes = scratch->matcher->regexes;
	for (guint i = 0; i < regexes->len; i++) {
		const struct regex *regex = regexes->pdata[i];
		if (scratch->met[i] == regex->needs)
			scan_regex(scratch, regex);
	}
}

static gboolean is_word_part(gunichar c)
{
	return g_unichar_isalpha(c) || g_unichar_ismark(c);
}

static void find_inner(struct match_scratch *scratch)
{
	const char *text = scratch->text, *end = text + scratch->length, *p = text;
	while (p < end && !is_word_part(g_utf8_get_char(p)))
		p = g_utf8_next_char(p);
	scratch->inner_start = p < end ? (gsize)(p - text) : scratch->length;
	const char *last = end;
	while (last > p) {
		const char *before = g_utf8_prev_char(last);
		if (is_word_part(g_utf8_get_char(before)))
			break;
		last = before;
	}
	scratch->inner_end = (gsize)(last - text);
	/* Nothing but digits and signs: then the whole text is its inner part. */
	if (scratch->inner_start >= scratch->inner_end) {
		scratch->inner_start = 0;
		scratch->inner_end = scratch->length;
	}
}

static int by_start(gconstpointer a, gconstpointer b)
{
	const struct match *x = a, *y = b;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	if (x->set != y->set)
		return x->set < y->set ? -1 : 1;
	return x->member < y->member ? -1 : x->member > y->member;
}

const GArray *matcher_scan(const struct matcher *matcher, struct match_scratch *scratch,
			   const char *folded, gsize length, gboolean *limited)
{
	g_assert(scratch->matcher == matcher);
	g_array_set_size(scratch->matches, 0);
	scratch->text = folded;
	scratch->length = length;
	/* Folded text is UTF-8; should it ever not be, nothing can be said of it. */
	scratch->limited = length > G_MAXUINT16 || !utf8_valid(folded, length, NULL);
	if (length > 0 && !scratch->limited) {
		find_inner(scratch);
		memset(scratch->met, 0, matcher->regexes->len);
		automaton_scan(matcher->automaton, folded, length, literal_hit, scratch);
		scan_regexes(scratch);
		g_array_sort(scratch->matches, by_start);
	}
	if (limited != NULL)
		*limited = scratch->limited;
	return scratch->matches;
}
