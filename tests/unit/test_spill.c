/* What was put in is there, wherever its bytes are. */
#include "base/spill.h"

#include <glib/gstdio.h>
#include <string.h>

#define MEBIBYTE ((gsize)1 << 20)

static void test_small_stays_in_memory(void)
{
	AUTO(spill) spill = spill_new(MEBIBYTE);
	char *text = spill_string(spill, "ก");
	guint64 *number = spill_alloc(spill, sizeof *number);

	g_assert_cmpstr(text, ==, "ก");
	g_assert_cmpuint(*number, ==, 0);
	g_assert_cmpuint((guintptr)number % sizeof *number, ==, 0);
	g_assert_null(spill_copy(spill, "", 0));
	g_assert_cmpstr(spill_copy(spill, "abc", 4), ==, "abc");
	g_assert_cmpuint(spill_on_disk(spill), ==, 0);
	spill_rest(spill);
	g_assert_cmpstr(text, ==, "ก");
}

/* More than one window of the file: nothing is lost by resting, and all that is new is zeroed. */
static void test_large_goes_to_disk(void)
{
	enum { PIECE = 40000, PIECES = 2000 };
	AUTO(spill) spill = spill_new(MEBIBYTE);
	g_autoptr(GPtrArray) pieces = g_ptr_array_new();

	for (guint i = 0; i < PIECES; i++) {
		char *piece = spill_alloc(spill, PIECE);
		for (guint k = 0; k < PIECE; k += 1000)
			g_assert_cmpint(piece[k], ==, 0);
		memset(piece, (int)(i % 100) + 1, PIECE);
		g_ptr_array_add(pieces, piece);
		spill_string(spill, "odd"); /* what comes after must still be aligned */
		if (i % 100 == 0)
			spill_rest(spill);
	}
	spill_rest(spill);
	for (guint i = 0; i < PIECES; i++) {
		const char *piece = pieces->pdata[i];
		g_assert_cmpuint((guintptr)piece % sizeof(guint64), ==, 0);
		g_assert_cmpint(piece[0], ==, i % 100 + 1);
		g_assert_cmpint(piece[PIECE - 1], ==, i % 100 + 1);
	}
	g_assert_cmpuint(spill_on_disk(spill), >=, PIECES * PIECE - 3 * MEBIBYTE);
	g_assert_cmpuint(spill_on_disk(spill), <=, PIECES * PIECE * 11 / 10);
}

static void test_array(void)
{
	AUTO(spill) spill = spill_new(MEBIBYTE);
	struct spill_array array;
	guint64 *first = NULL;

	spill_array_init(&array, spill, sizeof(guint64));
	for (guint i = 0; i < MEBIBYTE; i++) {
		guint64 *number = spill_array_add(&array);
		g_assert_cmpuint(*number, ==, 0);
		*number = i;
		if (i == 0)
			first = number;
	}
	spill_rest(spill);
	for (guint i = 0; i < MEBIBYTE; i++)
		g_assert_cmpuint(*(guint64 *)spill_array_at(&array, i), ==, i);
	g_assert_true(first == spill_array_at(&array, 0));
	g_assert_cmpuint(array.len, ==, MEBIBYTE);
	spill_array_clear(&array);
}

/* One thing larger than the pieces of the file that are asked of the disk is ordinary memory. */
static void test_huge(void)
{
	AUTO(spill) spill = spill_new(MEBIBYTE);

	for (guint i = 0; i < 10; i++) {
		char *huge = spill_alloc(spill, 3 * MEBIBYTE);
		memset(huge, 'x', 3 * MEBIBYTE);
		g_assert_cmpstr(spill_string(spill, "after"), ==, "after");
	}
	g_assert_cmpuint(spill_on_disk(spill), <=, 10 * MEBIBYTE);
}

/* The file has no name while it is used, and leaves nothing behind. */
static void test_leaves_nothing(void)
{
	g_autofree char *folder = g_dir_make_tmp("spill-XXXXXX", NULL);

	g_setenv("TMPDIR", folder, TRUE);
	struct spill *spill = spill_new(MEBIBYTE);
	for (guint i = 0; i < 20; i++)
		spill_alloc(spill, MEBIBYTE);
	g_assert_cmpuint(spill_on_disk(spill), >, 0);
	g_assert_cmpint(g_rmdir(folder), ==, 0);
	spill_free(spill);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/spill/small", test_small_stays_in_memory);
	g_test_add_func("/spill/large", test_large_goes_to_disk);
	g_test_add_func("/spill/array", test_array);
	g_test_add_func("/spill/huge", test_huge);
	g_test_add_func("/spill/leaves-nothing", test_leaves_nothing);
	return g_test_run();
}
