#include "reports/history_db.h"

#include "reports/history.h"

static const struct fault {
	int code; /* of SQLite; 0 ends the list and stands for all others */
	enum history_error error;
	const char *th, *en;
} faults[] = {
	{SQLITE_FULL, HISTORY_ERROR_FULL,
	 "ดิสก์เต็ม ให้ลบแฟ้มที่ไม่ใช้แล้ว หรือลดประวัติด้วย oitcheck history --keep",
	 "the disk is full: free some of it, or keep less with oitcheck history --keep"},
	{SQLITE_READONLY, HISTORY_ERROR_READ_ONLY,
	 "เขียนไม่ได้ ให้แก้สิทธิ์ของแฟ้มและโฟลเดอร์ หรือระบุ --db เป็นแฟ้มอื่น",
	 "it cannot be written: mend the rights of file and folder, or name another with --db"},
	{SQLITE_CANTOPEN, HISTORY_ERROR_OPEN,
	 "เปิดไม่ได้ ให้ดูว่าโฟลเดอร์นี้มีอยู่และเขียนได้ หรือระบุ --db เป็นแฟ้มอื่น",
	 "it cannot be opened: see that its folder exists and can be written, or name another with "
	 "--db"},
	{SQLITE_PERM, HISTORY_ERROR_OPEN, "ไม่มีสิทธิ์เปิด", "no right to open it"},
	{SQLITE_AUTH, HISTORY_ERROR_OPEN, "ไม่มีสิทธิ์เปิด", "no right to open it"},
	{SQLITE_BUSY, HISTORY_ERROR_BUSY, "โปรแกรมอื่นกำลังใช้อยู่นานเกินไป ให้ลองใหม่",
	 "another program holds it for too long: try again"},
	{SQLITE_LOCKED, HISTORY_ERROR_BUSY, "โปรแกรมอื่นกำลังใช้อยู่นานเกินไป ให้ลองใหม่",
	 "another program holds it for too long: try again"},
	{SQLITE_IOERR, HISTORY_ERROR_IO, "อ่านหรือเขียนดิสก์ไม่สำเร็จ", "the disk failed"},
	{0, HISTORY_ERROR_BROKEN,
	 "เสียหาย หรือไม่ใช่ฐานข้อมูลประวัติของโปรแกรมนี้ ให้ย้ายแฟ้มนี้ออก แล้วโปรแกรมจะสร้างใหม่",
	 "it is damaged, or no history of this program: move it away, and a new one is made"},
};

static const struct fault *fault_of(int code)
{
	const struct fault *fault = faults;

	while (fault->code && fault->code != code)
		fault++;
	return fault;
}

gboolean db_fail(const struct history *history, GError **error)
{
	const struct fault *fault = fault_of(sqlite3_errcode(history->db) & 0xff);

	g_set_error(error, HISTORY_ERROR, fault->error, "%s: %s (%s: %s)", history->path, fault->th,
		    fault->en, sqlite3_errmsg(history->db));
	return FALSE;
}

gboolean db_broken(const struct history *history, GError **error)
{
	const struct fault *fault = fault_of(0);

	g_set_error(error, HISTORY_ERROR, fault->error, "%s: %s (%s)", history->path, fault->th,
		    fault->en);
	return FALSE;
}

gboolean db_run(struct history *history, const char *sql, GError **error)
{
	return sqlite3_exec(history->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
	       db_fail(history, error);
}

sqlite3_stmt *db_prepare(struct history *history, const char *sql, GError **error)
{
	sqlite3_stmt *statement = NULL;

	if (sqlite3_prepare_v2(history->db, sql, -1, &statement, NULL) != SQLITE_OK)
		db_fail(history, error);
	return statement;
}

gboolean db_end(struct history *history, sqlite3_stmt *statement, int step, GError **error)
{
	gboolean well = step == SQLITE_ROW || step == SQLITE_DONE || db_fail(history, error);

	sqlite3_finalize(statement);
	return well;
}

void db_bind_text(sqlite3_stmt *statement, int place, const char *text)
{
	if (text)
		sqlite3_bind_text(statement, place, text, -1, SQLITE_STATIC);
}

char *db_text_at(sqlite3_stmt *statement, int column)
{
	const char *text = (const char *)sqlite3_column_text(statement, column);

	return text ? g_utf8_make_valid(text, -1) : g_strdup("");
}

gboolean db_ask(struct history *history, const char *sql, gint64 *number, GError **error)
{
	sqlite3_stmt *statement = db_prepare(history, sql, error);
	int step = statement ? sqlite3_step(statement) : SQLITE_ERROR;

	if (!statement)
		return FALSE;
	*number = step == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
	return db_end(history, statement, step, error);
}

gboolean db_do(struct history *history, sqlite3_stmt *statement, GError **error)
{
	return statement && db_end(history, statement, sqlite3_step(statement), error);
}

gboolean db_begin(struct history *history, const char *sql, GError **error)
{
	if (history->depth == 0 && !db_run(history, sql, error))
		return FALSE;
	history->depth++;
	return TRUE;
}

gboolean history_begin(struct history *history, GError **error)
{
	return db_begin(history, "BEGIN IMMEDIATE", error);
}

gboolean history_finish(struct history *history, gboolean well, GError **error)
{
	if (--history->depth > 0)
		return well;
	if (well && db_run(history, "COMMIT", error))
		return TRUE;
	sqlite3_exec(history->db, "ROLLBACK", NULL, NULL, NULL);
	return FALSE;
}
