/* What the files of the history share: one connection to SQLite, and its faults in plain words.
 * Nobody else includes this. */
#ifndef OIT_REPORTS_HISTORY_DB_H
#define OIT_REPORTS_HISTORY_DB_H

#include <glib.h>
#include <sqlite3.h>

struct history {
	sqlite3 *db;
	char *path;
	unsigned depth; /* of transactions within one another: the outermost decides */
};

/* Both set the error and return FALSE: what SQLite said last; a file that is not what it should
 * be. */
gboolean db_fail(const struct history *history, GError **error);
gboolean db_broken(const struct history *history, GError **error);

gboolean db_run(struct history *history, const char *sql, GError **error);
sqlite3_stmt *db_prepare(struct history *history, const char *sql, GError **error);
/* Ends a statement; FALSE with error where its last step was neither a row nor the end. */
gboolean db_end(struct history *history, sqlite3_stmt *statement, int step, GError **error);
/* Steps a statement that tells nothing, and ends it. */
gboolean db_do(struct history *history, sqlite3_stmt *statement, GError **error);
/* Starts a transaction, or a step within one; history_finish() ends it. */
gboolean db_begin(struct history *history, const char *sql, GError **error);
/* The text must outlive the step; NULL stays NULL. */
void db_bind_text(sqlite3_stmt *statement, int place, const char *text);
/* A text of the row, also where a hostile file has none. Yours. */
char *db_text_at(sqlite3_stmt *statement, int column);
/* The number that the query tells; 0 where it tells none. */
gboolean db_ask(struct history *history, const char *sql, gint64 *number, GError **error);

#endif
