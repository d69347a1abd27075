#include "rules/verdict.h"

typedef enum verdict combine(enum verdict, enum verdict);

static combine *const combines[] = {verdict_all, verdict_any};

#define EACH(v) (enum verdict v = VERDICT_FOUND; v < VERDICT_COUNT; v++)

static void test_algebra(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(combines); i++) {
		combine *with = combines[i];

		for
			EACH(a)
			{
				g_assert_cmpint(with(a, a), ==, a);
			for
				EACH(b)
				{
					g_assert_cmpint(with(a, b), ==, with(b, a));
				for
					EACH(c)
				g_assert_cmpint(with(with(a, b), c), ==, with(a, with(b, c)));
				}
			}
	}
}

/* What was not read is never claimed, one way or the other. */
static void test_unclear_is_never_claimed(void)
{
	for
		EACH(v)
		{
			g_assert_cmpint(verdict_all(v, VERDICT_UNCLEAR), ==, VERDICT_UNCLEAR);
			g_assert_cmpint(verdict_any(v, VERDICT_UNCLEAR), ==,
					v == VERDICT_FOUND ? VERDICT_FOUND : VERDICT_UNCLEAR);
		}
}

static void test_meaning(void)
{
	g_assert_cmpint(verdict_all(VERDICT_FOUND, VERDICT_MISSING), ==, VERDICT_PARTIAL);
	g_assert_cmpint(verdict_all(VERDICT_FOUND, VERDICT_PARTIAL), ==, VERDICT_PARTIAL);
	g_assert_cmpint(verdict_all(VERDICT_MISSING, VERDICT_PARTIAL), ==, VERDICT_PARTIAL);
	g_assert_cmpint(verdict_any(VERDICT_MISSING, VERDICT_PARTIAL), ==, VERDICT_PARTIAL);
	g_assert_cmpint(verdict_any(VERDICT_MISSING, VERDICT_FOUND), ==, VERDICT_FOUND);
	g_assert_cmpint(verdict_any(VERDICT_PARTIAL, VERDICT_FOUND), ==, VERDICT_FOUND);

	for
		EACH(a)
		for
			EACH(b)
			{ /* found only where both are, missing only where both are */
				if (verdict_all(a, b) == VERDICT_FOUND)
					g_assert_true(a == VERDICT_FOUND && b == VERDICT_FOUND);
				if (verdict_all(a, b) == VERDICT_MISSING ||
				    verdict_any(a, b) == VERDICT_MISSING)
					g_assert_true(a == VERDICT_MISSING && b == VERDICT_MISSING);
			}
}

static void test_names(void)
{
	enum verdict parsed = VERDICT_FOUND;

	for
		EACH(v)
		{
			parsed = VERDICT_COUNT;
			g_assert_true(verdict_parse(verdict_name(v), &parsed));
			g_assert_cmpint(parsed, ==, v);
		}
	g_assert_false(verdict_parse("", &parsed));
	g_assert_false(verdict_parse("Found", &parsed));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/verdict/algebra", test_algebra);
	g_test_add_func("/verdict/unclear", test_unclear_is_never_claimed);
	g_test_add_func("/verdict/meaning", test_meaning);
	g_test_add_func("/verdict/names", test_names);
	return g_test_run();
}
