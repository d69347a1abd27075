#include "reports/history_db.h"

#include "reports/history.h"

const struct db_fault history_faults[] = {
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
	{SQLITE_IOERR, HISTORY_ERROR_IO,
	 "อ่านหรือเขียนดิสก์ไม่สำเร็จ ให้ดูว่าดิสก์มีที่ว่างและไม่เสีย หรือระบุ --db เป็นแฟ้มอื่น",
	 "the disk failed: see that it has room and is sound, or name another file with --db"},
	{0, HISTORY_ERROR_BROKEN,
	 "เสียหาย หรือไม่ใช่ฐานข้อมูลประวัติของโปรแกรมนี้ ให้ย้ายแฟ้มนี้ออก แล้วโปรแกรมจะสร้างใหม่",
	 "it is damaged, or no history of this program: move it away, and a new one is made"},
};

gboolean history_begin_by(struct history *history, const char *sql, GError **error)
{
	if (history->depth == 0 && !db_run(&history->db, sql, error))
		return FALSE;
	history->depth++;
	return TRUE;
}

gboolean history_begin(struct history *history, GError **error)
{
	return history_begin_by(history, "BEGIN IMMEDIATE", error);
}

gboolean history_finish(struct history *history, gboolean well, GError **error)
{
	if (--history->depth > 0)
		return well;
	if (well && db_run(&history->db, "COMMIT", error))
		return TRUE;
	sqlite3_exec(history->db.handle, "ROLLBACK", NULL, NULL, NULL);
	return FALSE;
}
