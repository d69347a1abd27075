/* Tests of cli/status.c: the worst of several outcomes, in the order that the manual promises. */
#include "cli/status.h"

#include <glib.h>

/* From the worst to the best. */
static const struct {
	enum outcome outcome;
	int status;
} order[] = {
	{OUTCOME_FAILED, 1},    {OUTCOME_USAGE, 64},        {OUTCOME_BAD_DATA, 65},
	{OUTCOME_NO_INPUT, 66}, {OUTCOME_INTERRUPTED, 130}, {OUTCOME_CUT_SHORT, 3},
	{OUTCOME_MISSING, 2},   {OUTCOME_UNCLEAR, 3},       {OUTCOME_BUSY, 75},
	{OUTCOME_OK, 0},
};

static void test_order(void)
{
	g_assert_cmpint(G_N_ELEMENTS(order), ==, OUTCOMES);
	for (gsize i = 0; i < G_N_ELEMENTS(order); i++) {
		g_assert_cmpint(outcome_status(order[i].outcome), ==, order[i].status);
		for (gsize j = i; j < G_N_ELEMENTS(order); j++) {
			g_assert_cmpint(outcome_worse(order[i].outcome, order[j].outcome), ==,
					order[i].outcome);
			g_assert_cmpint(outcome_worse(order[j].outcome, order[i].outcome), ==,
					order[i].outcome);
		}
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/status/order", test_order);
	return g_test_run();
}
