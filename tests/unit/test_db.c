#include "base/db.h"

#include <glib/gstdio.h>
#include <string.h>

enum { FAULT_OPEN, FAULT_READ_ONLY, FAULT_BROKEN };

static const struct db_fault faults[] = {
	{SQLITE_CANTOPEN, FAULT_OPEN, "เปิดไม่ได้", "it cannot be opened"},
	{SQLITE_READONLY, FAULT_READ_ONLY, "เขียนไม่ได้", "it cannot be written"},
	{0, FAULT_BROKEN, "เสียหาย", "it is damaged"},
};

struct place {
	char *folder, *path;
};

static void place_make(struct place *place, gconstpointer data)
{
	(void)data;
	place->folder = g_dir_make_tmp("oitcheck-db-XXXXXX", NULL);
	place->path = g_build_filename(place->folder, "a.db", NULL);
}

static void place_remove(struct place *place, gconstpointer data)
{
	(void)data;
	g_unlink(place->path);
	g_assert_cmpint(g_rmdir(place->folder), ==, 0);
	g_free(place->folder);
	g_free(place->path);
}

static struct db db_here(void)
{
	return (struct db){.domain = g_quark_from_static_string("test-db"), .faults = faults};
}

static void test_kept(struct place *place, gconstpointer data)
{
	struct db db = db_here();
	gint64 number;

	(void)data;
	g_assert_true(db_open(&db, place->path, TRUE, NULL));
	g_assert_true(db_run(&db, "CREATE TABLE t (word, bytes)", NULL));
	g_assert_true(db_ask(&db, "SELECT max(rowid) FROM t", &number, NULL));
	g_assert_cmpint(number, ==, 0);
	sqlite3_stmt *add = db_prepare(&db, "INSERT INTO t VALUES (?1, x'0102')", NULL);
	db_bind_text(add, 1, "แผน");
	g_assert_true(db_do(&db, add, NULL));
	db_close(&db);

	g_assert_true(db_open(&db, place->path, FALSE, NULL));
	sqlite3_stmt *all = db_prepare(&db, "SELECT word, bytes, NULL, x'ff41' FROM t", NULL);
	g_assert_cmpint(sqlite3_step(all), ==, SQLITE_ROW);
	g_autofree char *word = db_text_at(all, 0), *none = db_text_at(all, 2),
			*broken = db_text_at(all, 3);
	g_autoptr(GBytes) bytes = db_bytes_at(all, 1);
	g_assert_cmpstr(word, ==, "แผน");
	g_assert_cmpstr(none, ==, "");
	g_assert_true(g_utf8_validate(broken, -1, NULL));
	g_assert_cmpuint(g_bytes_get_size(bytes), ==, 2);
	g_assert_null(db_bytes_at(all, 2));
	g_assert_true(db_end(&db, all, SQLITE_ROW, NULL));
	db_close(&db);
}

/* Each fault by its own words and number; what has none is the file's. */
static void test_faults(struct place *place, gconstpointer data)
{
	g_autoptr(GError) none = NULL, sql = NULL, foreign = NULL;
	struct db db = db_here();
	gint64 number = 7;

	(void)data;
	g_assert_false(db_open(&db, place->path, FALSE, &none));
	g_assert_error(none, db.domain, FAULT_OPEN);
	g_assert_nonnull(strstr(none->message, "เปิดไม่ได้ (it cannot be opened: "));
	g_assert_true(g_str_has_prefix(none->message, place->path));
	db_close(&db);

	g_assert_true(db_open(&db, place->path, TRUE, NULL));
	g_assert_false(db_ask(&db, "SELECT nothing", &number, &sql));
	g_assert_error(sql, db.domain, FAULT_BROKEN);
	g_assert_cmpint(number, ==, 0);
	g_assert_false(db_broken(&db, &foreign));
	g_assert_error(foreign, db.domain, FAULT_BROKEN);
	db_close(&db);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add("/db/kept", struct place, NULL, place_make, test_kept, place_remove);
	g_test_add("/db/faults", struct place, NULL, place_make, test_faults, place_remove);
	return g_test_run();
}
