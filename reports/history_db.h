/* What the files of the history share: its connection, and transactions within one another. Nobody
 * else includes this. */
#ifndef OIT_REPORTS_HISTORY_DB_H
#define OIT_REPORTS_HISTORY_DB_H

#include "base/db.h"

struct history {
	struct db db;
	unsigned depth; /* of transactions within one another: the outermost decides */
};

extern const struct db_fault history_faults[];

/* Starts a transaction as the SQL says, or a step within one; history_finish() ends it. */
gboolean history_begin_by(struct history *history, const char *sql, GError **error);

#endif
