/*
 * The seam of SQLite: a connection to a file that may be damaged or made to do harm, and its faults
 * in plain words. Who keeps something in a file writes SQL, binds numbers and reads columns by
 * SQLite's own functions, and does the rest by these.
 */
#ifndef OIT_BASE_DB_H
#define OIT_BASE_DB_H

#include <glib.h>
#include <sqlite3.h>

/* What a fault of SQLite is called, and what to do about it. */
struct db_fault {
	int code; /* SQLITE_FULL …; 0 ends the list and stands for all others: the file is broken */
	int error; /* of the domain */
	const char *th, *en;
};

struct db {
	sqlite3 *handle;
	char *path;
	GQuark domain;
	const struct db_fault *faults;
};

/* domain and faults are set, and stay. FALSE with error; db_close() also then. create: where there
 * is no file. What the file's schema says is not trusted. */
gboolean db_open(struct db *db, const char *path, gboolean create, GError **error);
/* All statements must have ended. */
void db_close(struct db *db);

/* Both set the error and return FALSE: what SQLite said last; a file that is not what it should
 * be. */
gboolean db_fail(const struct db *db, GError **error);
gboolean db_broken(const struct db *db, GError **error);

gboolean db_run(const struct db *db, const char *sql, GError **error);
/* NULL with error. */
sqlite3_stmt *db_prepare(const struct db *db, const char *sql, GError **error);
/* Ends a statement; FALSE with error where its last step was neither a row nor the end. */
gboolean db_end(const struct db *db, sqlite3_stmt *statement, int step, GError **error);
/* Steps a statement that tells nothing, and ends it. */
gboolean db_do(const struct db *db, sqlite3_stmt *statement, GError **error);
/* The number that the query tells; 0 where it tells none. */
gboolean db_ask(const struct db *db, const char *sql, gint64 *number, GError **error);

/* The text must outlive the step; NULL stays NULL. */
void db_bind_text(sqlite3_stmt *statement, int place, const char *text);
/* A text of the row, also where a hostile file has none. Yours. */
char *db_text_at(sqlite3_stmt *statement, int column);
/* Bytes of the row; NULL where it has none. Yours. */
GBytes *db_bytes_at(sqlite3_stmt *statement, int column);

#endif
