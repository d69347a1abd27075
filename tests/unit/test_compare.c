/* Two looks at what was submitted: what was not read is unknown, and nothing is told of it. */
#include "cli/compare.h"

#include "tests/support/invented_result.h"

#include <string.h>

#define PAGE "http://www.example.go.th/plan"

static struct look *look_new(struct item *item, struct sighting *sighting)
{
	struct look *look = g_new0(struct look, 1);

	sighting->item = item;
	sighting->url = PAGE;
	look->sightings = g_ptr_array_new();
	g_ptr_array_add(look->sightings, sighting);
	look->result = invented_result();
	look->answered = TRUE;
	return look;
}

static void clear(struct look *look)
{
	g_ptr_array_unref(look->sightings);
	result_free(look->result);
	g_free(look);
}

/* What find_trouble() tells of the page between two sightings of it; -1 for nothing. */
static int told(struct sighting was, struct sighting now)
{
	struct item item = {.id = "O1", .title_th = "แผน"};
	struct look *before = look_new(&item, &was), *after = look_new(&item, &now);
	g_autoptr(GPtrArray) findings = compare_looks(before, after);
	int trouble =
		findings->len > 0 ? (int)((const struct finding *)findings->pdata[0])->trouble : -1;

	g_assert_cmpuint(findings->len, <=, 1);
	clear(before);
	clear(after);
	return trouble;
}

static struct sighting seen(const char *end, enum standing standing)
{
	return (struct sighting){.final_url = (char *)end,
				 .final_key = (char *)end,
				 .status = 200,
				 .reason = "",
				 .read = READ_OK,
				 .letters = 400,
				 .body_hash = g_str_hash(end),
				 .standing = standing};
}

static struct sighting unread(enum read_state read, const char *reason)
{
	struct sighting sighting = seen(PAGE, STANDING_NONE);

	sighting.read = read;
	sighting.reason = (char *)reason;
	sighting.letters = 0;
	sighting.body_hash = 0;
	sighting.status = 0;
	return sighting;
}

static void test_moved(void)
{
	g_assert_cmpint(told(seen("a", STANDING_PROVEN), seen("a", STANDING_PROVEN)), ==, -1);
	g_assert_cmpint(told(seen("a", STANDING_PROVEN), seen("b", STANDING_PROVEN)), ==,
			TROUBLE_MOVED);
	g_assert_cmpint(told(seen("a", STANDING_PROVEN), unread(READ_GONE, "http 404")), ==,
			TROUBLE_DIED);
}

/* It was behind a redirect, and where it leads now was not read. */
static void test_unknown_now(void)
{
	g_assert_cmpint(told(seen("a", STANDING_PROVEN), unread(READ_FAILED, LOOK_NOT_READ)), ==,
			-1);
	g_assert_cmpint(told(seen("a", STANDING_PROVEN), unread(READ_BLOCKED, "robots")), ==, -1);
	g_assert_cmpint(told(seen("a", STANDING_PROVEN), unread(READ_NEEDS_JS, "needs-js")), ==,
			-1);
}

/* … or it was not read then, and is now. */
static void test_unknown_before(void)
{
	g_assert_cmpint(told(unread(READ_FAILED, LOOK_NOT_READ), seen("a", STANDING_PROVEN)), ==,
			-1);
	g_assert_cmpint(told(unread(READ_FAILED, LOOK_NOT_READ), unread(READ_GONE, "http 404")), ==,
			TROUBLE_DIED);
}

static gboolean knows_less(struct sighting was, struct sighting now)
{
	struct item item = {.id = "O1", .title_th = "แผน"};
	struct look *before = look_new(&item, &was), *after = look_new(&item, &now);
	gboolean less = compare_knows_less(before, after);

	clear(before);
	clear(after);
	return less;
}

static void test_knows_less(void)
{
	g_assert_true(knows_less(seen("a", STANDING_PROVEN), unread(READ_FAILED, LOOK_NOT_READ)));
	g_assert_false(knows_less(unread(READ_FAILED, LOOK_NOT_READ), seen("a", STANDING_PROVEN)));
	g_assert_false(
		knows_less(unread(READ_FAILED, LOOK_NOT_READ), unread(READ_FAILED, LOOK_NOT_READ)));
	g_assert_false(knows_less(seen("a", STANDING_PROVEN), unread(READ_GONE, "http 404")));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/compare/moved", test_moved);
	g_test_add_func("/compare/unknown-now", test_unknown_now);
	g_test_add_func("/compare/unknown-before", test_unknown_before);
	g_test_add_func("/compare/knows-less", test_knows_less);
	return g_test_run();
}
