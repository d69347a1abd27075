#include "base/auto.h"
#include "base/fold.h"
#include "rules/automaton.h"
#include "rules/pattern.h"
#include "rules/pattern_fold.h"

#include <string.h>

/* One matcher with one set of literals and one of expressions, and what it finds in a text. */
struct bench {
	struct matcher *matcher;
	struct match_scratch *scratch;
	int literals, regexes;
};

static struct bench bench_new(const char *const *literals, const char *const *regexes)
{
	struct bench bench = {.matcher = matcher_new()};
	bench.literals = matcher_add_set(bench.matcher);
	bench.regexes = matcher_add_set(bench.matcher);
	for (; literals != NULL && *literals != NULL; literals++)
		g_assert_true(matcher_add_literal(bench.matcher, bench.literals, *literals, NULL));
	for (; regexes != NULL && *regexes != NULL; regexes++)
		g_assert_true(matcher_add_regex(bench.matcher, bench.regexes, *regexes, NULL));
	matcher_seal(bench.matcher);
	bench.scratch = match_scratch_new(bench.matcher);
	return bench;
}

static void bench_clear(struct bench *bench)
{
	match_scratch_free(bench->scratch);
	matcher_free(bench->matcher);
}

/* "member@start-end", with '!' for a whole match, of the set's matches in the text as written. */
static char *found(const struct bench *bench, int set, const char *text)
{
	g_autofree char *fold = fold_text(text, -1);
	gboolean limited = TRUE;
	const GArray *matches =
		matcher_scan(bench->matcher, bench->scratch, fold, strlen(fold), &limited);
	g_assert_false(limited);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < matches->len; i++) {
		const struct match *match = &g_array_index(matches, struct match, i);
		if (match->set == set)
			g_string_append_printf(out, "%s%d@%u-%u%s", out->len > 0 ? " " : "",
					       match->member, match->start, match->end,
					       match->whole ? "!" : "");
	}
	return g_string_free(out, FALSE);
}

static void assert_found(const struct bench *bench, int set, const char *text, const char *expected)
{
	g_autofree char *got = found(bench, set, text);
	g_assert_cmpstr(got, ==, expected);
}

static void test_literals(void)
{
	const char *const literals[] = {"โครงสร้าง", "โครงสร้างหน่วยงาน", "หน่วยงาน", NULL};
	struct bench bench = bench_new(literals, NULL);
	assert_found(&bench, bench.literals, "โครงสร้าง หน่วยงาน", "1@0-51! 0@0-27 2@27-51");
	assert_found(&bench, bench.literals, "1.3 โครงสร้าง ", "0@3-30!");
	assert_found(&bench, bench.literals, "(โครงสร้าง)", "0@1-28!");
	assert_found(&bench, bench.literals, "โครงสร้างใหม่", "0@0-27");
	assert_found(&bench, bench.literals, "โครงโครงสร้าง", "0@12-39");
	assert_found(&bench, bench.literals, "", "");
	assert_found(&bench, bench.literals, "งาน", "");
	bench_clear(&bench);
}

static void test_ascii_edges(void)
{
	const char *const literals[] = {"ITA", "No Gift", "e-service", "Q&A (", NULL};
	struct bench bench = bench_new(literals, NULL);
	assert_found(&bench, bench.literals, "digital", "");
	assert_found(&bench, bench.literals, "ITA2568", "");
	assert_found(&bench, bench.literals, "ITA 2568", "0@0-3!");
	assert_found(&bench, bench.literals, "ประเมินITAปี", "0@21-24");
	assert_found(&bench, bench.literals, "No Gift Policy", "1@0-7");
	assert_found(&bench, bench.literals, "E-Services", "");
	assert_found(&bench, bench.literals, "E-Service", "2@0-9!");
	assert_found(&bench, bench.literals, "Q&A (Questions", "3@0-5");
	bench_clear(&bench);
}

static void test_folding(void)
{
	const char *const literals[] = {"รอบ ๖ เดือน", "เเผนพัฒนา", "กฏหมาย", "กฎหมาย", NULL};
	struct bench bench = bench_new(literals, NULL);
	g_assert_cmpint(matcher_members(bench.matcher, bench.literals), ==, 3);
	g_assert_cmpstr(matcher_member(bench.matcher, bench.literals, 0), ==, "รอบ ๖ เดือน");
	assert_found(&bench, bench.literals, "รอบ 6 เดือน", "0@0-25!");
	assert_found(&bench, bench.literals, "แผนพัฒนา", "1@0-24!");
	assert_found(&bench, bench.literals, "กฎหมาย", "2@0-18!");
	bench_clear(&bench);
}

/* One literal may stand in many sets, and as many times in the answer. */
static void test_shared_literal(void)
{
	AUTO(matcher) matcher = matcher_new();
	int a = matcher_add_set(matcher), b = matcher_add_set(matcher);
	g_assert_true(matcher_add_literal(matcher, a, "คู่มือ", NULL));
	g_assert_true(matcher_add_literal(matcher, b, "ประชาชน", NULL));
	g_assert_true(matcher_add_literal(matcher, b, "คู่มือ", NULL));
	matcher_seal(matcher);
	AUTO(match_scratch) scratch = match_scratch_new(matcher);
	g_autofree char *fold = fold_text("คู่มือ", -1);
	const GArray *matches = matcher_scan(matcher, scratch, fold, strlen(fold), NULL);
	g_assert_cmpuint(matches->len, ==, 2);
	g_assert_cmpint(g_array_index(matches, struct match, 0).set, ==, a);
	g_assert_cmpint(g_array_index(matches, struct match, 1).set, ==, b);
	g_assert_cmpint(g_array_index(matches, struct match, 1).member, ==, 1);
}

static void test_regexes(void)
{
	const char *const regexes[] = {"ปี(งบประมาณ)? ?25[0-9]{2}", "O-?\\d+", "ราย\\s*งาน +ผล",
				       NULL};
	struct bench bench = bench_new(NULL, regexes);
	assert_found(&bench, bench.regexes, "ปีงบประมาณ ๒๕๖๘", "0@0-34!");
	assert_found(&bench, bench.regexes, "ปี 2568 และปี 2569", "0@0-10 0@19-29");
	assert_found(&bench, bench.regexes, "O-12", "1@0-4!");
	assert_found(&bench, bench.regexes, "รายงานผล", "2@0-24!");
	bench_clear(&bench);
}

static void test_pattern_fold(void)
{
	static const char *const cases[][2] = {
		{"รอบ ๖ เดือน", "รอบ6เดือน"},
		{"No Gift ?Policy", "No Gift ?Policy"},
		{"\\S\\D \\W", "\\S\\D \\W"},
		{"ประกาศ +เรื่อง", "ประกาศเรื่อง"},
		{"ประกาศ\\s{0,3}เรื่อง", "ประกาศเรื่อง"},
		{"[ก ข]", "[ก ข]"},
		{"กฎ|กฏ", "กฎ|กฎ"},
		{"งานฯ?ผล", "งานผล"},
		{"\\", "\\"},
		{"", ""},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *fold = pattern_fold(cases[i][0]);
		g_assert_cmpstr(fold, ==, cases[i][1]);
	}
}

/* "a|b & c": a or b, and c. NULL where nothing is required. Yours. */
static char *required_text(const char *fold)
{
	g_autoptr(GPtrArray) required = pattern_required(fold);
	g_autoptr(GString) out = g_string_new(NULL);
	for (guint i = 0; required != NULL && i < required->len; i++) {
		GPtrArray *texts = required->pdata[i];
		g_ptr_array_add(texts, NULL);
		g_autofree char *one = g_strjoinv("|", (char **)texts->pdata);
		g_string_append_printf(out, "%s%s", i > 0 ? " & " : "", one);
	}
	return required ? g_strdup(out->str) : NULL;
}

static void test_required(void)
{
	static const char *const cases[][2] = {
		{"(รายงาน|ผล).{0,40}ป้องกัน.{0,12}ทุจริต", "รายงาน|ผล & ป้องกัน & ทุจริต"},
		{"ปี(งบประมาณ)?25[0-9]{2}", "ปี"},
		{"แผนงาน?ใหม่", "แผนงา & ใหม่"},
		{"ผลงาน+ประจำปี", "ผลงาน & ประจำปี"},
		{"งานคลังx{0,2}", "งานคลัง"},
		{"งานคลัง(?!ภาค[)])", "งานคลัง"},
		{"[])ก]คลังจังหวัด", "คลังจังหวัด"},
		{"\\.ร้อยละ\\d", "ร้อยละ"},
		{"รายงาน|ผลงาน", "รายงาน|ผลงาน"},
		{"(รายงาน|ผลการ).{0,40}(6เดือน|ไตรมาส)", "รายงาน|ผลการ & 6เดือน|ไตรมาส"},
		{"(รายงาน|ผล(งาน|การ)?)ประจำ", "รายงาน|ผล & ประจำ"},
		{"((รายงาน)x(ประจำปี)|สรุป)y(แผน(งาน|การ))", "ประจำปี|สรุป & แผน & งาน|การ"},
		{"(?:รายงาน|สรุป)?ผลงาน", "ผลงาน"},
		{"(?<!ไม่)(?=รายงานประจำ)ผลงาน", "รายงานประจำ & ผลงาน"},
		{"^(?=.*(ทุจริต|มิชอบ))(?!.*สถิติ).{0,200}$", "ทุจริต|มิชอบ"},
		{"(?<=รายงาน)(?!ผลงาน)[ก-ฮ]", "รายงาน"},
		{"((รายงาน|สรุป)|ผลงาน)+x{2,3}", "รายงาน|สรุป|ผลงาน"},
		{"(รายงาน|[0-9])", "รายงาน|0|1|2|3|4|5|6|7|8|9"},
		{"(รายงาน|[0-9]?)", NULL},
		{"(รายงาน|x{0,2})", NULL},
		{"[0-9]{2,4} ?%", "0|1|2|3|4|5|6|7|8|9 & %"},
		{"[0-9]{0,4} ?%", "%"},
		{"[^0-9]ก[0-9ก]", NULL},
		{"(?<ชื่อ>รายงาน)", NULL},
		{"(รายงาน)\\1", NULL},
		{"(?x) ราย งาน", NULL},
		{"(*UCP)รายงาน", NULL},
		{"\\Qรายงาน?\\E", NULL},
		{"o[-. ]?[0-9]+ผ", "o & 0|1|2|3|4|5|6|7|8|9"},
		{"(รายงาน)", "รายงาน"},
		{"", NULL},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = required_text(cases[i][0]);
		g_assert_cmpstr(got, ==, cases[i][1]);
	}
	/* What is required is found in the text even beside a letter, where it would be no literal.
	 */
	const char *const regexes[] = {"[0-9]itas?x", "abcd[0-9]", NULL};
	struct bench bench = bench_new(NULL, regexes);
	assert_found(&bench, bench.regexes, "zz7itax zabcd1", "0@2-7 1@9-14");
	bench_clear(&bench);
	/* Both things that it requires, in the wrong order, then in the right one; one of them
	 * alone.
	 */
	const char *const pair[] = {"รายงาน.{0,9}ไตรมาส", NULL};
	bench = bench_new(NULL, pair);
	assert_found(&bench, bench.regexes, "รายงาน", "");
	assert_found(&bench, bench.regexes, "ไตรมาสรายงาน", "");
	assert_found(&bench, bench.regexes, "ไตรมาสรายงานไตรมาส", "0@18-54");
	bench_clear(&bench);
}

static void test_refused(void)
{
	AUTO(matcher) matcher = matcher_new();
	int set = matcher_add_set(matcher);
	g_autoptr(GError) error = NULL;
	g_assert_false(matcher_add_regex(matcher, set, "(งาน", &error));
	g_assert_error(error, PATTERN_ERROR, PATTERN_ERROR_REGEX);
	g_assert_nonnull(strstr(error->message, "at byte 10"));
	g_clear_error(&error);
	g_assert_false(matcher_add_literal(matcher, set, " ฯ \"", &error));
	g_assert_error(error, PATTERN_ERROR, PATTERN_ERROR_EMPTY);
	g_assert_cmpint(matcher_members(matcher, set), ==, 0);
}

/* A limit that is hit, and bytes that are no text, mean "cannot tell". */
static void test_limited(void)
{
	const char *const literals[] = {"งาน", NULL};
	const char *const regexes[] = {"(a+)+$", NULL};
	struct bench bench = bench_new(literals, regexes);
	gboolean limited = FALSE;
	g_autofree char *text = g_strnfill(64, 'a');
	text[63] = 'b';
	matcher_scan(bench.matcher, bench.scratch, text, 64, &limited);
	g_assert_true(limited);
	matcher_scan(bench.matcher, bench.scratch, "aaa", 3, &limited);
	g_assert_false(limited);
	matcher_scan(bench.matcher, bench.scratch, "\xE0\xB8", 2, &limited);
	g_assert_true(limited);
	bench_clear(&bench);
}

static void count_hit(guint literal, gsize end, gpointer data)
{
	guint *checksum = data;
	*checksum += (literal + 1) * (guint)(end + 7);
}

/* Of the first letters of an alphabet: Thai ones from both halves of its block, Latin ones, and
 * such as share bytes with Thai or with each other. */
static char *random_text(GRand *random, int letters, int alphabet)
{
	static const gunichar first[] = {0x0E01, 'a', 0x0E40, 0x0DC0, 0x0E41, 'b', 0x0EB8, 0x2E01};
	GString *text = g_string_new(NULL);
	for (int i = 0; i < letters; i++) {
		guint letter = (guint)g_rand_int_range(random, 0, alphabet);
		g_string_append_unichar(text, letter < G_N_ELEMENTS(first) ? first[letter]
									   : 0x0E01 + letter);
	}
	return g_string_free(text, FALSE);
}

static GPtrArray *random_literals(GRand *random, guint n, int longest, int alphabet)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *literals = g_ptr_array_new_with_free_func(g_free);
	while (literals->len < n) {
		g_autofree char *text =
			random_text(random, g_rand_int_range(random, 1, longest + 1), alphabet);
		if (g_hash_table_contains(seen, text))
			continue;
		g_ptr_array_add(literals, g_steal_pointer(&text));
		g_hash_table_add(seen, literals->pdata[literals->len - 1]);
	}
	return literals;
}

/* Against the plain way, on texts of few letters, where everything overlaps with everything. */
static void test_against_search(void)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(2568);
	for (int round = 0; round < 200; round++) {
		int alphabet = g_rand_int_range(random, 3, 9);
		g_autoptr(GPtrArray) literals = random_literals(random, 12, 5, alphabet - 1);
		AUTO(automaton) automaton = automaton_new(literals);
		g_autofree char *text = random_text(random, 200, alphabet);
		guint got = 0, expected = 0;
		automaton_scan(automaton, text, strlen(text), count_hit, &got);
		for (guint i = 0; i < literals->len; i++) {
			const char *literal = literals->pdata[i];
			for (const char *p = text; (p = strstr(p, literal)) != NULL; p++)
				count_hit(i, (gsize)(p - text) + strlen(literal), &expected);
		}
		g_assert_cmpuint(got, ==, expected);
	}
}

static void test_many_literals(void)
{
	g_autoptr(GRand) random = g_rand_new_with_seed(2569);
	g_autoptr(GPtrArray) literals = random_literals(random, 5000, 40, 46);
	AUTO(automaton) automaton = automaton_new(literals);
	/* Half noise, half what the rules look for. */
	g_autoptr(GString) text = g_string_new(NULL);
	while (text->len < 4u << 20) {
		g_autofree char *noise = random_text(random, 20, 46);
		g_string_append(text, noise);
		g_string_append(text, literals->pdata[g_rand_int_range(random, 0, 5000)]);
	}
	guint got = 0;
	automaton_scan(automaton, text->str, text->len, count_hit, &got);
	g_assert_cmpuint(got, >, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pattern/literals", test_literals);
	g_test_add_func("/pattern/ascii-edges", test_ascii_edges);
	g_test_add_func("/pattern/folding", test_folding);
	g_test_add_func("/pattern/shared-literal", test_shared_literal);
	g_test_add_func("/pattern/regexes", test_regexes);
	g_test_add_func("/pattern/fold-expression", test_pattern_fold);
	g_test_add_func("/pattern/required", test_required);
	g_test_add_func("/pattern/refused", test_refused);
	g_test_add_func("/pattern/limited", test_limited);
	g_test_add_func("/automaton/against-search", test_against_search);
	g_test_add_func("/automaton/many-literals", test_many_literals);
	return g_test_run();
}
