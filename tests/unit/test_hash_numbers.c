#include "base/hash_numbers.h"

/* As many as make the table grow a dozen times; hashes that differ in their lower bits only, in
 * their upper bits only, and 0. */
static void test_found(void)
{
	AUTO(hash_numbers) table = hash_numbers_new();

	for (guint32 i = 0; i < 100000; i++) {
		guint64 hash = i % 2 ? i : (guint64)i << 40;
		g_assert_cmpuint(hash_numbers_find(table, hash), ==, 0);
		hash_numbers_add(table, hash, i + 1);
	}
	for (guint32 i = 0; i < 100000; i++) {
		guint64 hash = i % 2 ? i : (guint64)i << 40;
		g_assert_cmpuint(hash_numbers_find(table, hash), ==, i + 1);
		g_assert_cmpuint(hash_numbers_find(table, hash ^ 0x80000000u), ==, 0);
	}
}

/* Two that share a half are two. */
static void test_halves(void)
{
	AUTO(hash_numbers) table = hash_numbers_new();

	hash_numbers_add(table, G_GUINT64_CONSTANT(0x1111111122222222), 1);
	g_assert_cmpuint(hash_numbers_find(table, G_GUINT64_CONSTANT(0x1111111133333333)), ==, 0);
	g_assert_cmpuint(hash_numbers_find(table, G_GUINT64_CONSTANT(0x3333333322222222)), ==, 0);
	g_assert_cmpuint(hash_numbers_find(table, G_GUINT64_CONSTANT(0x2222222211111111)), ==, 0);
	g_assert_cmpuint(hash_numbers_find(table, G_GUINT64_CONSTANT(0x1111111122222222)), ==, 1);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/hash_numbers/found", test_found);
	g_test_add_func("/hash_numbers/halves", test_halves);
	return g_test_run();
}
