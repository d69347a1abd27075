/* Tests of reports/history*.c and pack.c: what is kept comes back; older files are brought up to
 * date; damaged, foreign and later files are refused in plain words. */
#include "reports/history.h"

#include "reports/history_schema.h"
#include "reports/pack.h"
#include "tests/support/history_place.h"

#include <cjson/cJSON.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

static gint64 add(struct history *history, const char *site, const char *audited_at)
{
	AUTO(result) result = result_at(audited_at);
	g_autoptr(GError) error = NULL;
	gint64 number = history_add(history, site, result, &error);

	g_assert_no_error(error);
	g_assert_cmpint(number, >, 0);
	return number;
}

static void assert_same(const struct result *one, const struct result *other)
{
	g_autofree char *a = result_to_line(one);
	g_autofree char *b = result_to_line(other);

	g_assert_cmpstr(a, ==, b);
	g_assert_null(strchr(a, '\n'));
}

static void assert_kept(struct history *history, gint64 number, const struct result *wanted)
{
	g_autoptr(GError) error = NULL;
	AUTO(result) result = history_result(history, number, &error);

	g_assert_no_error(error);
	g_assert_nonnull(result);
	assert_same(result, wanted);
}

static GPtrArray *list(struct history *history, const char *site, int year)
{
	g_autoptr(GError) error = NULL;
	GPtrArray *audits = history_list(history, site, year, &error);

	g_assert_no_error(error);
	g_assert_nonnull(audits);
	return audits;
}

/* What another program reads in the file by SQL. */
static char *ask(const struct place *place, const char *sql)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *statement = NULL;
	char *answer;

	g_assert_cmpint(sqlite3_open(place->path, &db), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_step(statement), ==, SQLITE_ROW);
	answer = g_strdup((const char *)sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return answer;
}

static void assert_answer(const struct place *place, const char *sql, const char *wanted)
{
	g_autofree char *answer = ask(place, sql);

	g_test_message("%s", sql);
	g_assert_cmpstr(answer, ==, wanted);
}

/* Everything that can be asked by SQL of the invented result. */
static void assert_tables(const struct place *place)
{
	assert_answer(place, "SELECT group_concat(id || ' ' || verdict || waived, ', ') FROM item",
		      "O1 found0, O2 partial0, O3 unclear0, O4 missing0, O5 found0, O6 missing1");
	assert_answer(
		place,
		"SELECT group_concat(item || rank || ' ' || url, ', ') FROM (SELECT * FROM evidence"
		" ORDER BY item)",
		"O10 " HOME "structure, O20 " HOME "files/executives-2569.pdf, O30 " HOME
		"plan.pdf, O50 " HOME "nogift?id=7");
	assert_answer(place,
		      "SELECT group_concat(id || ' ' || (low <= estimate AND estimate <= high)) "
		      "FROM indicator",
		      "10 1,9 1");
	assert_answer(place, "PRAGMA journal_mode", "wal");
	assert_answer(place, "PRAGMA quick_check", "ok");
	assert_answer(place, "SELECT count(*) FROM pragma_foreign_key_check", "0");
}

static void test_round_trip(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	AUTO(result) result = invented_result();
	g_autoptr(GError) error = NULL;
	AUTO(history) history = open_good(place);
	g_autoptr(GPtrArray) audits = NULL;
	const struct past_audit *audit;
	gint64 number = history_add(history, SITE, result, &error);

	g_assert_no_error(error);
	g_assert_cmpint(number, ==, 1);
	g_assert_cmpint(history_add(history, SITE, result, &error), ==, 1); /* once */
	assert_kept(history, 1, result);
	audits = list(history, NULL, 0);
	g_assert_cmpuint(audits->len, ==, 1);
	audit = audits->pdata[0];
	g_assert_cmpstr(audit->site, ==, SITE);
	g_assert_cmpstr(audit->host, ==, "www.example.go.th");
	g_assert_cmpstr(audit->audited_at, ==, "2026-11-22T10:15:00+07:00");
	g_assert_cmpstr(audit->as_of, ==, "2026-11-22");
	g_assert_cmpstr(audit->rules_id, ==, "oit-2569");
	g_assert_cmpstr(audit->rules_sha256, ==, "00ff");
	g_assert_cmpint(audit->fiscal_year, ==, 2569);
	g_assert_cmpfloat(audit->oit.estimate, ==, result->oit.estimate);
	g_assert_cmpfloat(audit->oit.low, ==, result->oit.low);
	g_assert_cmpfloat(audit->oit.high, ==, result->oit.high);
	g_assert_cmpuint(audit->counts[VERDICT_FOUND], ==, 2);
	g_assert_cmpuint(audit->counts[VERDICT_PARTIAL], ==, 1);
	g_assert_cmpuint(audit->counts[VERDICT_UNCLEAR], ==, 1);
	g_assert_cmpuint(audit->counts[VERDICT_MISSING], ==, 1); /* the waived one does not count */
	assert_tables(place);
}

static void test_missing(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	g_autoptr(GError) error = NULL;

	g_assert_null(history_open(place->path, FALSE, &error));
	g_assert_error(error, HISTORY_ERROR, HISTORY_ERROR_NONE);
	g_assert_false(g_file_test(place->path, G_FILE_TEST_EXISTS));
	g_clear_error(&error);

	AUTO(history) history = open_good(place);
	g_assert_null(history_result(history, 1, &error));
	g_assert_error(error, HISTORY_ERROR, HISTORY_ERROR_NONE);
}

/* Order is by moment, whatever the zone, and lists are by site and year. */
static void test_order(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	AUTO(history) history = open_good(place);
	gint64 noon = add(history, SITE, "2026-11-22T12:00:00+07:00");
	gint64 later = add(history, SITE, "2026-11-22T06:30:00.250000Z");
	gint64 morning = add(history, SITE, "2026-11-22T08:00:00+07:00");
	const gint64 wanted[] = {morning, noon, later};
	g_autoptr(GPtrArray) audits = NULL, none = NULL;

	add(history, "other.go.th", "2026-11-22T08:00:00+07:00");
	audits = list(history, SITE, 2569);
	none = list(history, SITE, 2568);
	g_assert_cmpuint(none->len, ==, 0);
	g_assert_cmpuint(audits->len, ==, G_N_ELEMENTS(wanted));
	for (guint i = 0; i < audits->len; i++)
		g_assert_cmpint(((struct past_audit *)audits->pdata[i])->number, ==, wanted[i]);
}

static void test_keep(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	AUTO(history) history = open_good(place);
	g_autoptr(GDateTime) now = g_date_time_new_now_utc();
	g_autoptr(GError) error = NULL;
	unsigned dropped = 0;

	for (int days = 1; days <= 5; days++) {
		g_autoptr(GDateTime) then = g_date_time_add_days(now, -10 * days);
		g_autofree char *moment = g_date_time_format_iso8601(then);

		add(history, SITE, moment);
		add(history, "other.go.th", moment);
	}
	g_assert_true(history_keep(history, SITE, 4, 0, &dropped, &error));
	g_assert_cmpuint(dropped, ==, 1); /* the one of 50 days ago, which is number 9 */
	g_assert_true(history_keep(history, NULL, 1, 35, &dropped, &error));
	g_assert_cmpuint(dropped, ==, 3); /* of 40 days ago both, of 50 days ago the other */
	/* the newest of each site stays, however old */
	g_assert_true(history_keep(history, NULL, 0, 1, &dropped, &error));
	g_assert_no_error(error);
	g_assert_cmpuint(dropped, ==, 4);
	assert_answer(place, "SELECT group_concat(id) FROM audit", "1,2");
	assert_answer(place, "SELECT count(*) FROM item WHERE audit NOT IN (1, 2)", "0");
	assert_answer(place, "SELECT count(*) FROM evidence", "8");
	/* numbers are never given again */
	g_assert_cmpint(add(history, SITE, "2026-01-01T00:00:00Z"), ==, 11);
}

static gboolean collect(const char *line, gsize size, void *data, GError **error)
{
	GPtrArray *results = data;

	g_ptr_array_add(results, result_from_json("line", line, size, error));
	return g_ptr_array_index(results, results->len - 1) != NULL;
}

static gboolean refuse(G_GNUC_UNUSED const char *line, G_GNUC_UNUSED gsize size,
		       G_GNUC_UNUSED void *data, GError **error)
{
	g_set_error_literal(error, REPORT_ERROR, REPORT_ERROR_NOT_A_RESULT, "enough");
	return FALSE;
}

static void test_each(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	AUTO(history) history = open_good(place);
	AUTO(result) wanted = result_at("2026-11-22T12:00:00Z");
	g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func((GDestroyNotify)result_free);
	g_autoptr(GError) error = NULL;

	add(history, SITE, "2026-11-22T12:00:00Z");
	add(history, "other.go.th", "2026-11-23T12:00:00Z");
	g_assert_true(history_each(history, NULL, collect, results, &error));
	g_assert_cmpuint(results->len, ==, 2);
	assert_same(results->pdata[0], wanted);
	g_assert_true(history_each(history, "other.go.th", collect, results, &error));
	g_assert_cmpuint(results->len, ==, 3);
	g_assert_false(history_each(history, NULL, refuse, NULL, &error));
	g_assert_error(error, REPORT_ERROR, REPORT_ERROR_NOT_A_RESULT);
}

static void make_folder(const struct place *place)
{
	g_autofree char *folder = g_path_get_dirname(place->path);

	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
}

/* The file as SQL makes it. */
static void make(const struct place *place, const char *sql)
{
	sqlite3 *db = NULL;
	char *message = NULL;

	make_folder(place);
	g_assert_cmpint(sqlite3_open(place->path, &db), ==, SQLITE_OK);
	sqlite3_exec(db, sql, NULL, NULL, &message);
	g_assert_cmpstr(message, ==, NULL);
	sqlite3_close(db);
}

/* Files of all older versions, as they were; every one of them has its fixture. */
static void test_migrations(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	AUTO(result) wanted = invented_result();

	/* what the program did not yet keep when these files were written */
	result_set(&result_item(wanted, "O6")->waiver_reason, "");
	result_set(&result_item(wanted, "O6")->waiver_until, "");
	g_ptr_array_set_size(result_item(wanted, "O2")->notes, 0);
	for (int version = 1; version < history_version; version++) {
		g_autofree char *fixture = g_strdup_printf(FIXTURES "/history/v%d.sql", version);
		g_autofree char *sql = NULL, *stamp = g_strdup_printf("%d", history_version);
		g_autoptr(GError) error = NULL;

		g_file_get_contents(fixture, &sql, NULL, &error);
		g_assert_no_error(error);
		make(place, sql);
		AUTO(history) history = history_open(place->path, FALSE, &error);
		g_assert_no_error(error);
		assert_kept(history, 7, wanted);
		assert_answer(place, "PRAGMA user_version", stamp);
		assert_answer(place, "SELECT count(*) FROM item", "6");
		assert_answer(place, "SELECT count(*) FROM evidence", "4");
		assert_answer(place, "SELECT count(*) FROM indicator", "2");
		g_assert_cmpint(add(history, SITE, "2027-01-01T00:00:00Z"), ==, 8);
		g_unlink(place->path);
	}
}

static void assert_refused(const struct place *place, int code, const char *words)
{
	g_autofree char *before = NULL, *after = NULL;
	gsize size = 0, size_after = 0;
	g_autoptr(GError) error = NULL;

	g_file_get_contents(place->path, &before, &size, NULL);
	g_assert_null(history_open(place->path, TRUE, &error));
	g_assert_error(error, HISTORY_ERROR, code);
	g_test_message("%s", error->message);
	g_assert_nonnull(strstr(error->message, words));
	g_assert_nonnull(strstr(error->message, "history.db"));
	g_file_get_contents(place->path, &after, &size_after, NULL);
	g_assert_cmpmem(before, (int)size, after, (int)size_after);
	g_unlink(place->path);
}

/* What is not ours is not touched. */
static void test_foreign(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	make(place, "CREATE TABLE bookmarks (url TEXT)");
	assert_refused(place, HISTORY_ERROR_BROKEN, "no history of this program");
	make(place, "PRAGMA application_id = 1330205795; PRAGMA user_version = 99;"
		    "CREATE TABLE audit (id)");
	assert_refused(place, HISTORY_ERROR_NEWER, "later version");
	make(place, "PRAGMA application_id = 1330205795; PRAGMA user_version = -5;"
		    "CREATE TABLE audit (id)");
	assert_refused(place, HISTORY_ERROR_BROKEN, "damaged");
	make(place, "PRAGMA application_id = 1330205795; PRAGMA user_version = 2;"
		    "CREATE VIEW audit AS WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id"
		    " FROM n) SELECT id FROM n");
	assert_refused(place, HISTORY_ERROR_BROKEN, "damaged");
	make(place, "PRAGMA application_id = 1330205795; PRAGMA user_version = 1;"
		    "CREATE TABLE other (id)");
	assert_refused(place, HISTORY_ERROR_BROKEN, "damaged");
	make_folder(place);
	g_assert_true(g_file_set_contents(place->path, "this is a text of some length, no database",
					  -1, NULL));
	assert_refused(place, HISTORY_ERROR_BROKEN, "damaged");
}

/* Every row of a hostile file may be anything. */
static void test_hostile_rows(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	static const char *const changes[] = {
		"UPDATE audit SET result = X'00'",
		"UPDATE audit SET result = zeroblob(0)",
		"UPDATE audit SET size = 0",
		"UPDATE audit SET size = -1",
		"UPDATE audit SET size = 9223372036854775807",
		"UPDATE audit SET size = size - 1",
		"UPDATE audit SET size = 67108864",
		"UPDATE audit SET result = X'789c030000000001', size = 1",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(changes); i++) {
		g_autoptr(GError) error = NULL;
		AUTO(history) history = open_good(place);
		g_autoptr(GPtrArray) audits = NULL;

		add(history, SITE, "2026-11-22T12:00:00Z");
		make(place, changes[i]);
		g_test_message("%s", changes[i]);
		g_assert_null(history_result(history, 1, &error));
		g_assert_error(error, HISTORY_ERROR, HISTORY_ERROR_BROKEN);
		g_clear_error(&error);
		g_assert_false(history_each(history, NULL, refuse, NULL, &error));
		g_assert_error(error, HISTORY_ERROR, HISTORY_ERROR_BROKEN);
		audits = list(history, NULL, 0);
		g_assert_cmpuint(audits->len, ==, 1);
		g_clear_pointer(&history, history_close);
		g_unlink(place->path);
	}
}

/* A file of another shape under our name: an error from every call, and no more. */
static void test_hostile_tables(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	AUTO(result) result = invented_result();
	g_autoptr(GError) error = NULL;
	unsigned dropped;

	g_autofree char *sql = g_strdup_printf("PRAGMA application_id = 1330205795;"
					       "PRAGMA user_version = %d;"
					       "CREATE TABLE audit (id, site)",
					       history_version);

	make(place, sql);
	AUTO(history) history = open_good(place);
	g_assert_null(history_list(history, NULL, 0, &error));
	g_assert_error(error, HISTORY_ERROR, HISTORY_ERROR_BROKEN);
	g_clear_error(&error);
	g_assert_null(history_result(history, 1, &error));
	g_assert_error(error, HISTORY_ERROR, HISTORY_ERROR_BROKEN);
	g_clear_error(&error);
	g_assert_cmpint(history_add(history, SITE, result, &error), ==, 0);
	g_assert_error(error, HISTORY_ERROR, HISTORY_ERROR_BROKEN);
	g_clear_error(&error);
	g_assert_false(history_keep(history, NULL, 1, 0, &dropped, &error));
	g_assert_error(error, HISTORY_ERROR, HISTORY_ERROR_BROKEN);
}

/* Bytes overwritten all over a good file: whatever happens, nothing crashes. */
static void test_damaged(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	g_autofree char *good = NULL;
	gsize size = 0;
	unsigned errors = 0;
	struct history *history = open_good(place);

	add(history, SITE, "2026-11-22T12:00:00Z");
	history_close(history);
	g_assert_true(g_file_get_contents(place->path, &good, &size, NULL));
	for (gsize at = 0; at < size; at += 509) {
		g_autofree char *bad = g_memdup2(good, size);
		g_autoptr(GError) error = NULL;

		memset(bad + at, 0xa5, MIN(32, size - at));
		g_assert_true(g_file_set_contents(place->path, bad, (gssize)size, NULL));
		AUTO(history) damaged = history_open(place->path, FALSE, &error);
		AUTO(result) result = damaged ? history_result(damaged, 1, &error) : NULL;
		g_autoptr(GPtrArray) audits = damaged ? history_list(damaged, NULL, 0, NULL) : NULL;
		g_assert_cmpint(result == NULL, ==, error != NULL);
		errors += error != NULL;
	}
	g_assert_cmpuint(errors, >, 3);
	g_test_message("%u of %" G_GSIZE_FORMAT " told", errors, size / 509 + 1);
}

/* A folder that cannot be made or written; root may write everywhere. */
static void test_places(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	struct history *history;

	g_assert_null(history_open("/proc/oitcheck/history.db", TRUE, &error));
	g_assert_error(error, HISTORY_ERROR, HISTORY_ERROR_OPEN);
	g_assert_nonnull(strstr(error->message, "--db"));
	g_clear_error(&error);
	make_folder(place);
	g_assert_null(history_open(place->folder, TRUE, &error));
	g_assert_error(error, HISTORY_ERROR, HISTORY_ERROR_OPEN);
	g_clear_error(&error);
	if (geteuid() == 0)
		return;
	history = open_good(place);
	history_close(history);
	g_chmod(place->path, 0400);
	history = history_open(place->path, TRUE, &error);
	if (history) {
		AUTO(result) result = invented_result();
		g_assert_cmpint(history_add(history, SITE, result, &error), ==, 0);
		history_close(history);
	}
	g_assert_error(error, HISTORY_ERROR, HISTORY_ERROR_READ_ONLY);
}

/* Several programs make the same file and write into it at once. */
static gpointer write_some(gpointer data)
{
	const struct place *place = data;

	for (int i = 0; i < 5; i++) {
		g_autofree char *site =
			g_strdup_printf("site%d-%p.go.th", i, (void *)g_thread_self());
		AUTO(history) history = open_good(place);

		add(history, site, "2026-11-22T12:00:00Z");
	}
	return NULL;
}

static void write_together(struct place *place)
{
	GThread *threads[4];

	for (gsize i = 0; i < G_N_ELEMENTS(threads); i++)
		threads[i] = g_thread_new("writer", write_some, place);
	for (gsize i = 0; i < G_N_ELEMENTS(threads); i++)
		g_thread_join(threads[i]);
}

/* The moment in which the file is made is short, so it is made many times. */
static void test_together(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	for (int i = 0; i < 20; i++) {
		write_together(place);
		g_unlink(place->path);
	}
	write_together(place);
	assert_answer(place, "SELECT count(*) FROM audit", "20");
	assert_answer(place, "SELECT count(*) FROM item", "120");
	assert_answer(place, "PRAGMA quick_check", "ok");
}

static void test_lists(struct place *place, G_GNUC_UNUSED gconstpointer data)
{
	const struct report_options options = {.lang = LANG_TH, .width = 80};
	AUTO(history) history = open_good(place);
	AUTO(result) better = result_at("2026-11-23T12:00:00Z");
	AUTO(result) blind = result_at("2026-11-24T12:00:00Z");
	g_autoptr(GPtrArray) audits = NULL, none = NULL;
	g_autoptr(GString) text = g_string_new(NULL), json = g_string_new(NULL);
	g_autoptr(GString) empty = g_string_new(NULL);
	cJSON *parsed, *second;

	none = list(history, NULL, 0);
	history_text(none, &options, empty);
	g_assert_cmpstr(empty->str, ==, "ยังไม่มีประวัติการตรวจ\n");
	add(history, SITE, "2026-11-22T12:00:00Z");
	better->oit.estimate += 5;
	g_assert_cmpint(history_add(history, SITE, better, NULL), ==, 2);
	for (guint i = 0; i < blind->items->len; i++)
		((struct item_result *)blind->items->pdata[i])->verdict = VERDICT_UNCLEAR;
	g_assert_cmpint(history_add(history, SITE, blind, NULL), ==, 3);
	add(history, "other\033[31m.go.th", "2026-11-24\033T\033[31m");
	audits = list(history, NULL, 0);
	history_text(audits, &options, text);
	g_test_message("%s", text->str);
	g_assert_nonnull(strstr(text->str, "ประวัติการตรวจ example.go.th"));
	g_assert_nonnull(strstr(text->str, "23 พฤศจิกายน 2569 12:00"));
	g_assert_nonnull(strstr(text->str, ") ↑\n"));
	g_assert_nonnull(strstr(text->str, "5  ตัดสินไม่ได้สักข้อ\n"));
	g_assert_null(strchr(text->str, '\033'));
	history_json(audits, json);
	parsed = cJSON_Parse(json->str);
	second = cJSON_GetArrayItem(cJSON_GetObjectItem(parsed, "audits"), 1);
	g_assert_cmpfloat(cJSON_GetObjectItem(second, "change")->valuedouble, ==, 5);
	g_assert_cmpfloat(
		cJSON_GetObjectItem(cJSON_GetObjectItem(second, "counts"), "found")->valuedouble,
		==, 2);
	cJSON_Delete(parsed);
}

static void test_pack(void)
{
	g_autofree char *text = g_strnfill(100000, 'x');
	g_autoptr(GBytes) bytes = pack_text(text, 100000);
	gsize size = 0;
	const void *packed = g_bytes_get_data(bytes, &size);
	g_autofree char *back = unpack_text(packed, size, 100000);

	g_assert_cmpuint(size, <, 1000);
	g_assert_cmpstr(back, ==, text);
	g_assert_null(unpack_text(packed, size, 99999));
	g_assert_null(unpack_text(packed, size, 100001));
	g_assert_null(unpack_text(packed, size - 5, 100000));
	g_assert_null(unpack_text(NULL, 0, 1));
	g_assert_null(unpack_text(packed, size, PACK_TEXT_MAX + 1));
}

static void add_test(const char *name, void (*test)(struct place *, gconstpointer))
{
	g_test_add(name, struct place, NULL, place_init, test, place_clear);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/history/round-trip", test_round_trip);
	add_test("/history/missing", test_missing);
	add_test("/history/order", test_order);
	add_test("/history/keep", test_keep);
	add_test("/history/each", test_each);
	add_test("/history/migrations", test_migrations);
	add_test("/history/foreign", test_foreign);
	add_test("/history/hostile-rows", test_hostile_rows);
	add_test("/history/hostile-tables", test_hostile_tables);
	add_test("/history/damaged", test_damaged);
	add_test("/history/places", test_places);
	add_test("/history/together", test_together);
	add_test("/history/lists", test_lists);
	g_test_add_func("/history/pack", test_pack);
	return g_test_run();
}
