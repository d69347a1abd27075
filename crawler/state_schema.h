/* The tables of a site's state (crawler/state.c). Another version of the tables, or of the program,
 * which may read pages in another way, begins anew. */
#ifndef OIT_CRAWLER_STATE_SCHEMA_H
#define OIT_CRAWLER_STATE_SCHEMA_H

#define STATE_TABLES                                                                               \
	"CREATE TABLE program ("                                                                   \
	" stamp TEXT NOT NULL,"                                                                    \
	" base INTEGER NOT NULL DEFAULT 0);" /* of facts; 0: none */                               \
	"CREATE TABLE run ("                                                                       \
	" number INTEGER PRIMARY KEY,"                                                             \
	" finished INTEGER NOT NULL DEFAULT 0);"                                                   \
	"CREATE TABLE facts (id INTEGER PRIMARY KEY, packed BLOB NOT NULL);"                       \
	"CREATE TABLE answer ("                                                                    \
	" kind INTEGER NOT NULL, url TEXT NOT NULL, run INTEGER NOT NULL, nth INTEGER NOT NULL,"   \
	" at INTEGER NOT NULL," /* Unix time in seconds */                                         \
	" sound INTEGER NOT NULL, status INTEGER NOT NULL, fault TEXT NOT NULL, tls TEXT,"         \
	" headers TEXT NOT NULL, cut INTEGER NOT NULL, rendered INTEGER NOT NULL,"                 \
	" size INTEGER NOT NULL,"                                                                  \
	" wait INTEGER NOT NULL," /* seconds, as Retry-After asks for */                           \
	" came INTEGER NOT NULL," /* bytes of it, over the network */                              \
	" hash INTEGER NOT NULL,"                                                                  \
	" facts INTEGER NOT NULL," /* 0: none */                                                   \
	" body BLOB,"                                                                              \
	" PRIMARY KEY (kind, url, run, nth)) WITHOUT ROWID;"                                       \
	"CREATE TABLE conclusion (" /* one line at most */                                         \
	" run INTEGER NOT NULL, basis TEXT NOT NULL, size INTEGER NOT NULL,"                       \
	" packed BLOB NOT NULL);"

/* What later runs have no use for: ?1 is the run that ended, ?2 how many runs are looked back. */
#define STATE_PRUNE                                                                                \
	"DELETE FROM answer WHERE run < ?1 AND (NOT sound OR run <= ?1 - ?2 OR EXISTS"             \
	" (SELECT 1 FROM answer AS newer WHERE newer.kind = answer.kind"                           \
	" AND newer.url = answer.url AND newer.sound AND newer.run > answer.run))"
#define STATE_SWEEP                                                                                \
	"DELETE FROM facts WHERE id NOT IN"                                                        \
	" (SELECT facts FROM answer UNION ALL SELECT base FROM program);"                          \
	"DELETE FROM run WHERE finished AND number NOT IN (SELECT run FROM answer)"                \
	" AND number < (SELECT max(number) FROM run);"                                             \
	"PRAGMA incremental_vacuum;"

#endif
