#include "base/db.h"

gboolean db_open(struct db *db, const char *path, gboolean create, GError **error)
{
	int flags = SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);

	db->path = g_strdup(path);
	if (sqlite3_open_v2(path, &db->handle, flags, NULL) != SQLITE_OK)
		return db_fail(db, error);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	return TRUE;
}

void db_close(struct db *db)
{
	sqlite3_close(db->handle);
	g_free(db->path);
	db->handle = NULL;
	db->path = NULL;
}

static const struct db_fault *fault_of(const struct db *db, int code)
{
	const struct db_fault *fault = db->faults;

	while (fault->code && fault->code != code)
		fault++;
	return fault;
}

gboolean db_fail(const struct db *db, GError **error)
{
	const struct db_fault *fault = fault_of(db, sqlite3_errcode(db->handle) & 0xff);

	g_set_error(error, db->domain, fault->error, "%s: %s (%s: %s)", db->path, fault->th,
		    fault->en, sqlite3_errmsg(db->handle));
	return FALSE;
}

gboolean db_broken(const struct db *db, GError **error)
{
	const struct db_fault *fault = fault_of(db, 0);

	g_set_error(error, db->domain, fault->error, "%s: %s (%s)", db->path, fault->th, fault->en);
	return FALSE;
}

gboolean db_run(const struct db *db, const char *sql, GError **error)
{
	return sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK || db_fail(db, error);
}

sqlite3_stmt *db_prepare(const struct db *db, const char *sql, GError **error)
{
	sqlite3_stmt *statement = NULL;

	if (sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL) != SQLITE_OK)
		db_fail(db, error);
	return statement;
}

gboolean db_end(const struct db *db, sqlite3_stmt *statement, int step, GError **error)
{
	gboolean well = step == SQLITE_ROW || step == SQLITE_DONE || db_fail(db, error);

	sqlite3_finalize(statement);
	return well;
}

gboolean db_do(const struct db *db, sqlite3_stmt *statement, GError **error)
{
	return statement && db_end(db, statement, sqlite3_step(statement), error);
}

gboolean db_ask(const struct db *db, const char *sql, gint64 *number, GError **error)
{
	sqlite3_stmt *statement = db_prepare(db, sql, error);

	*number = 0;
	if (!statement)
		return FALSE;
	int step = sqlite3_step(statement);
	if (step == SQLITE_ROW)
		*number = sqlite3_column_int64(statement, 0);
	return db_end(db, statement, step, error);
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

GBytes *db_bytes_at(sqlite3_stmt *statement, int column)
{
	const void *bytes = sqlite3_column_blob(statement, column);

	return bytes ? g_bytes_new(bytes, (gsize)sqlite3_column_bytes(statement, column)) : NULL;
}
