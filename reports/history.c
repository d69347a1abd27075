#include "reports/history.h"

#include "reports/history_db.h"
#include "reports/history_schema.h"
#include "reports/pack.h"

#include <errno.h>
#include <string.h>

enum {
	BUSY_MS = 10000, /* another audit that ends stores within milliseconds */
	BUSY_STEP_MS = 10,
	APPLICATION = 0x4f495463, /* "OITc", in the head of the file */
};

G_DEFINE_QUARK(oitcheck_history_error, history_error)

/* unpack(result, size) in SQL. */
static void sql_unpack(sqlite3_context *context, int count, sqlite3_value **values)
{
	const void *bytes = sqlite3_value_blob(values[0]);
	gint64 size = sqlite3_value_int64(values[1]);
	char *text =
		size > 0 ? unpack_text(bytes, (gsize)sqlite3_value_bytes(values[0]), (gsize)size)
			 : NULL;

	(void)count;
	if (text)
		sqlite3_result_text64(context, text, (sqlite3_uint64)size, g_free, SQLITE_UTF8);
	else
		sqlite3_result_error(context, "a result cannot be unpacked", -1);
}

static gboolean fill(struct history *history, gint64 from, GError **error)
{
	for (const char *const *sql = history_fills; *sql; sql++) {
		sqlite3_stmt *statement = db_prepare(&history->db, *sql, error);

		if (!statement)
			return FALSE;
		sqlite3_bind_int64(statement, 1, from);
		if (!db_end(&history->db, statement, sqlite3_step(statement), error))
			return FALSE;
	}
	return TRUE;
}

static gboolean migrate(struct history *history, GError **error)
{
	g_autofree char *stamp =
		g_strdup_printf("PRAGMA application_id = %d; PRAGMA user_version = %d", APPLICATION,
				history_version);
	gint64 version = 0;
	/* another program may have done it by now */
	gboolean well = db_ask(&history->db, "PRAGMA user_version", &version, error);

	for (; well && version < history_version; version++)
		well = db_run(&history->db, history_migrations[version], error);
	return well && fill(history, 0, error) && db_run(&history->db, stamp, error);
}

/* Whose file it is, and which version. A foreign file must not be changed. Runs inside a
 * transaction: another program may be making the file between two of these questions. */
static gboolean look(struct history *history, gboolean *is_new, gint64 *version, GError **error)
{
	gint64 application, tables, programs;

	if (!db_ask(&history->db, "PRAGMA application_id", &application, error) ||
	    !db_ask(&history->db, "PRAGMA user_version", version, error) ||
	    !db_ask(&history->db, "SELECT count(*) FROM sqlite_schema", &tables, error) ||
	    !db_ask(&history->db,
		    "SELECT count(*) FROM sqlite_schema WHERE type IN ('view', 'trigger')",
		    &programs, error))
		return FALSE;
	*is_new = tables == 0 && *version == 0;
	if (programs || (!*is_new && application != APPLICATION) || *version < 0)
		return db_broken(&history->db, error);
	if (*version <= history_version)
		return TRUE;
	g_set_error(
		error, HISTORY_ERROR, HISTORY_ERROR_NEWER,
		"%s: สร้างโดยโปรแกรมรุ่นใหม่กว่านี้ ให้ปรับรุ่นโปรแกรม หรือระบุ --db เป็นแฟ้มอื่น (made by a later "
		"version: update the program, or name another with --db)",
		history->db.path);
	return FALSE;
}

/* Both are kept in the file; a drive that cannot do WAL stays without it. The change to WAL does
 * not wait for another program that makes it as well: SQLite calls no busy handler there. */
static gboolean make_lasting(struct history *history, GError **error)
{
	static const char sql[] = "PRAGMA auto_vacuum = FULL; PRAGMA journal_mode = WAL";
	int code = sqlite3_exec(history->db.handle, sql, NULL, NULL, NULL);

	for (int ms = 0; code == SQLITE_BUSY && ms < BUSY_MS; ms += BUSY_STEP_MS) {
		g_usleep(BUSY_STEP_MS * 1000);
		code = sqlite3_exec(history->db.handle, sql, NULL, NULL, NULL);
	}
	return code == SQLITE_OK || db_fail(&history->db, error);
}

static gboolean make_ready(struct history *history, GError **error)
{
	gboolean is_new = FALSE;
	gint64 version;

	sqlite3_busy_timeout(history->db.handle, BUSY_MS);
	sqlite3_db_config(history->db.handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_create_function(history->db.handle, "unpack", 2,
				SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
				sql_unpack, NULL, NULL);
	if (!history_begin_by(history, "BEGIN", error) ||
	    !history_finish(history, look(history, &is_new, &version, error), error))
		return FALSE;
	if (is_new && !make_lasting(history, error))
		return FALSE;
	if (version == history_version)
		return TRUE;
	return history_begin(history, error) &&
	       history_finish(history, migrate(history, error), error);
}

char *history_default_path(void)
{
	return g_build_filename(g_get_user_state_dir(), "oitcheck", "history.db", NULL);
}

static gboolean make_folder(const char *path, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(path);

	if (g_mkdir_with_parents(folder, 0700) == 0)
		return TRUE;
	g_set_error(
		error, HISTORY_ERROR, HISTORY_ERROR_OPEN,
		"%s: สร้างโฟลเดอร์ไม่ได้ ให้ระบุ --db เป็นแฟ้มอื่น (the folder cannot be made, name another "
		"file with --db: %s)",
		folder, g_strerror(errno));
	return FALSE;
}

struct history *history_open(const char *path, gboolean create, GError **error)
{
	AUTO(history) history = g_new0(struct history, 1);

	history->db.domain = HISTORY_ERROR;
	history->db.faults = history_faults;
	if (create && !make_folder(path, error))
		return NULL;
	if (!create && !g_file_test(path, G_FILE_TEST_EXISTS)) {
		g_set_error(error, HISTORY_ERROR, HISTORY_ERROR_NONE,
			    "%s: ยังไม่มีประวัติการตรวจ (no audit has been kept yet)", path);
		return NULL;
	}
	return db_open(&history->db, path, create, error) && make_ready(history, error)
		       ? g_steal_pointer(&history)
		       : NULL;
}

void history_close(struct history *history)
{
	if (!history)
		return;
	db_close(&history->db);
	g_free(history);
}

/* The number of the audit that is there already. */
static gint64 number_of(struct history *history, const char *site, const struct result *result,
			GError **error)
{
	sqlite3_stmt *statement = db_prepare(
		&history->db,
		"SELECT id FROM audit WHERE site = ?1 AND fiscal_year = ?2 AND audited_at = ?3",
		error);
	gint64 number;
	int step;

	if (!statement)
		return 0;
	db_bind_text(statement, 1, site);
	sqlite3_bind_int(statement, 2, result->fiscal_year);
	db_bind_text(statement, 3, result->audited_at);
	step = sqlite3_step(statement);
	number = step == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
	if (!db_end(&history->db, statement, step, error))
		return 0;
	if (number == 0)
		db_broken(&history->db, error);
	return number;
}

static gint64 insert(struct history *history, const char *site, const struct result *result,
		     GError **error)
{
	g_autofree char *line = result_to_line(result);
	g_autoptr(GBytes) packed = pack_text(line, strlen(line));
	sqlite3_stmt *statement;
	gint64 number;

	if (!packed) {
		g_set_error(error, HISTORY_ERROR, HISTORY_ERROR_FULL,
			    "%s: ผลตรวจใหญ่เกินไป (the result is too large to keep)", site);
		return 0;
	}
	statement = db_prepare(&history->db, history_insert, error);
	if (!statement)
		return 0;
	db_bind_text(statement, 1, site);
	db_bind_text(statement, 2, line);
	sqlite3_bind_blob64(statement, 3, g_bytes_get_data(packed, NULL), g_bytes_get_size(packed),
			    SQLITE_STATIC);
	if (!db_end(&history->db, statement, sqlite3_step(statement), error))
		return 0;
	if (sqlite3_changes(history->db.handle) == 0)
		return number_of(history, site, result, error);
	number = sqlite3_last_insert_rowid(history->db.handle);
	return fill(history, number, error) ? number : 0;
}

gint64 history_add(struct history *history, const char *site, const struct result *result,
		   GError **error)
{
	gint64 number;

	if (!history_begin(history, error))
		return 0;
	number = insert(history, site, result, error);
	return history_finish(history, number != 0, error) ? number : 0;
}

static void past_audit_free(void *data)
{
	struct past_audit *audit = data;

	g_free(audit->site);
	g_free(audit->host);
	g_free(audit->audited_at);
	g_free(audit->as_of);
	g_free(audit->rules_id);
	g_free(audit->rules_sha256);
	g_free(audit);
}

static struct past_audit *past_audit_of(sqlite3_stmt *row)
{
	struct past_audit *audit = g_new0(struct past_audit, 1);
	int column = 0;

	audit->number = sqlite3_column_int64(row, column++);
	audit->site = db_text_at(row, column++);
	audit->host = db_text_at(row, column++);
	audit->audited_at = db_text_at(row, column++);
	audit->as_of = db_text_at(row, column++);
	audit->rules_id = db_text_at(row, column++);
	audit->rules_sha256 = db_text_at(row, column++);
	audit->fiscal_year = sqlite3_column_int(row, column++);
	audit->oit.low = sqlite3_column_double(row, column++);
	audit->oit.estimate = sqlite3_column_double(row, column++);
	audit->oit.high = sqlite3_column_double(row, column++);
	for (int verdict = 0; verdict < VERDICT_COUNT; verdict++)
		audit->counts[verdict] = (guint)sqlite3_column_int(row, column++);
	return audit;
}

/* The order of the counts is that of enum verdict. */
static const char list_sql[] =
	"SELECT audit.id, site, host, audited_at, as_of, rules_id, rules_sha256, fiscal_year,"
	" oit_low, oit, oit_high,"
	" count(*) FILTER (WHERE verdict = 'found' AND NOT waived),"
	" count(*) FILTER (WHERE verdict = 'partial' AND NOT waived),"
	" count(*) FILTER (WHERE verdict = 'unclear' AND NOT waived),"
	" count(*) FILTER (WHERE verdict = 'missing' AND NOT waived)"
	" FROM audit LEFT JOIN item ON item.audit = audit.id"
	" WHERE (?1 IS NULL OR site = ?1) AND (?2 = 0 OR fiscal_year = ?2)"
	" GROUP BY audit.id ORDER BY site, day, audit.id";

GPtrArray *history_list(struct history *history, const char *site, int year, GError **error)
{
	g_autoptr(GPtrArray) audits = g_ptr_array_new_with_free_func(past_audit_free);
	sqlite3_stmt *statement = db_prepare(&history->db, list_sql, error);
	int step;

	if (!statement)
		return NULL;
	db_bind_text(statement, 1, site);
	sqlite3_bind_int(statement, 2, year);
	while ((step = sqlite3_step(statement)) == SQLITE_ROW)
		g_ptr_array_add(audits, past_audit_of(statement));
	return db_end(&history->db, statement, step, error) ? g_steal_pointer(&audits) : NULL;
}

/* The JSON of the row's result. Yours; NULL with error. */
static char *unpack_row(struct history *history, sqlite3_stmt *row, gsize *size, GError **error)
{
	const void *bytes = sqlite3_column_blob(row, 0);
	gint64 length = sqlite3_column_int64(row, 1);
	char *text =
		length > 0 ? unpack_text(bytes, (gsize)sqlite3_column_bytes(row, 0), (gsize)length)
			   : NULL;

	*size = (gsize)length;
	if (!text)
		db_broken(&history->db, error);
	return text;
}

static gboolean no_such_audit(const struct history *history, gint64 number, GError **error)
{
	g_set_error(error, HISTORY_ERROR, HISTORY_ERROR_NONE,
		    "%s: ไม่มีผลตรวจครั้งที่ %" G_GINT64_FORMAT " ดูเลขได้จาก oitcheck history (no such "
		    "audit: oitcheck history lists their numbers)",
		    history->db.path, number);
	return FALSE;
}

struct result *history_result(struct history *history, gint64 number, GError **error)
{
	g_autofree char *name = g_strdup_printf("%s: %" G_GINT64_FORMAT, history->db.path, number);
	g_autofree char *text = NULL;
	sqlite3_stmt *statement =
		db_prepare(&history->db, "SELECT result, size FROM audit WHERE id = ?1", error);
	gboolean is_there;
	gsize size = 0;
	int step;

	if (!statement)
		return NULL;
	sqlite3_bind_int64(statement, 1, number);
	step = sqlite3_step(statement);
	is_there = step != SQLITE_DONE || no_such_audit(history, number, error);
	if (step == SQLITE_ROW)
		text = unpack_row(history, statement, &size, error);
	if (!db_end(&history->db, statement, step, error) || !is_there || !text)
		return NULL;
	return result_from_json(name, text, size, error);
}

gboolean history_each(struct history *history, const char *site, history_visitor *visit, void *data,
		      GError **error)
{
	sqlite3_stmt *statement = db_prepare(
		&history->db,
		"SELECT result, size FROM audit WHERE ?1 IS NULL OR site = ?1 ORDER BY id", error);
	gboolean well = TRUE;
	int step = SQLITE_DONE;

	if (!statement)
		return FALSE;
	db_bind_text(statement, 1, site);
	while (well && (step = sqlite3_step(statement)) == SQLITE_ROW) {
		gsize size;
		g_autofree char *line = unpack_row(history, statement, &size, error);

		well = line && visit(line, size, data, error);
	}
	return db_end(&history->db, statement, step, well ? error : NULL) && well;
}

gboolean history_keep(struct history *history, const char *site, unsigned newest, unsigned days,
		      unsigned *dropped, GError **error)
{
	sqlite3_stmt *statement = db_prepare(
		&history->db,
		"DELETE FROM audit WHERE id IN (SELECT id FROM (SELECT id, day, row_number() OVER"
		" (PARTITION BY site, fiscal_year ORDER BY day DESC, id DESC) AS place FROM audit"
		" WHERE ?1 IS NULL OR site = ?1)"
		" WHERE place > ?2 AND day < julianday('now') - ?3)",
		error);

	if (!statement)
		return FALSE;
	db_bind_text(statement, 1, site);
	sqlite3_bind_int64(statement, 2, MAX(newest, 1u));
	sqlite3_bind_int64(statement, 3, days);
	if (!db_end(&history->db, statement, sqlite3_step(statement), error))
		return FALSE;
	*dropped = (unsigned)sqlite3_changes(history->db.handle);
	return TRUE;
}
