#include "reports/history_schema.h"

#include <glib.h>

const char *const history_migrations[] = {
	/* numbers of audits are told to people: AUTOINCREMENT never gives one twice */
	"CREATE TABLE audit ("
	" id INTEGER PRIMARY KEY AUTOINCREMENT,"
	" site TEXT NOT NULL," /* "example.go.th", "sites.google.com/view/name" */
	" host TEXT NOT NULL,"
	" fiscal_year INTEGER NOT NULL,"
	" as_of TEXT NOT NULL,"
	" audited_at TEXT NOT NULL," /* ISO 8601 with zone, as in the result */
	" day REAL NOT NULL,"        /* the same as a Julian day, for order */
	" rules_id TEXT NOT NULL,"
	" rules_sha256 TEXT NOT NULL,"
	" oit_low REAL NOT NULL, oit REAL NOT NULL, oit_high REAL NOT NULL,"
	" size INTEGER NOT NULL," /* bytes of the result unpacked */
	" result BLOB NOT NULL,"
	" UNIQUE (site, fiscal_year, audited_at));"
	"CREATE INDEX audit_by_day ON audit (site, fiscal_year, day);"
	"CREATE TABLE item ("
	" audit INTEGER NOT NULL REFERENCES audit (id) ON DELETE CASCADE,"
	" id TEXT NOT NULL,"
	" verdict TEXT NOT NULL,"
	" waived INTEGER NOT NULL,"
	" PRIMARY KEY (audit, id)) WITHOUT ROWID;",

	"CREATE TABLE evidence ("
	" audit INTEGER NOT NULL REFERENCES audit (id) ON DELETE CASCADE,"
	" item TEXT NOT NULL,"
	" rank INTEGER NOT NULL," /* 0: the best */
	" url TEXT NOT NULL,"
	" PRIMARY KEY (audit, item, rank)) WITHOUT ROWID;"
	"CREATE INDEX evidence_by_url ON evidence (url);"
	"CREATE TABLE indicator ("
	" audit INTEGER NOT NULL REFERENCES audit (id) ON DELETE CASCADE,"
	" id TEXT NOT NULL,"
	" low REAL NOT NULL, estimate REAL NOT NULL, high REAL NOT NULL,"
	" PRIMARY KEY (audit, id)) WITHOUT ROWID;",

	/* reports/outbox.c. Times are Unix seconds; a notice is there once, by its id */
	"CREATE TABLE notice ("
	" number INTEGER PRIMARY KEY AUTOINCREMENT,"
	" id TEXT NOT NULL UNIQUE,"
	" kind TEXT NOT NULL,"
	" site TEXT NOT NULL,"
	" subject TEXT NOT NULL,"
	" created INTEGER NOT NULL,"
	" content TEXT NOT NULL);" /* "oitcheck/notice/1" */
	"CREATE TABLE delivery ("
	" number INTEGER PRIMARY KEY AUTOINCREMENT,"
	" notice INTEGER NOT NULL REFERENCES notice (number) ON DELETE CASCADE,"
	" target TEXT NOT NULL,"  /* its name in the configuration */
	" address TEXT NOT NULL," /* of one reader; '' where the target has none */
	" state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dead')),"
	" tries INTEGER NOT NULL DEFAULT 0,"
	" due INTEGER NOT NULL," /* not before */
	" changed INTEGER NOT NULL,"
	" fault TEXT NOT NULL DEFAULT ''," /* of the last try */
	" UNIQUE (notice, target, address));"
	"CREATE INDEX delivery_by_state ON delivery (state, due);",
};
const int history_version = G_N_ELEMENTS(history_migrations);

const char *const history_fills[] = {
	"INSERT OR REPLACE INTO item"
	" SELECT audit.id, one.value ->> 'id', one.value ->> 'verdict', one.value ->> 'waived'"
	" FROM audit, json_each(unpack(audit.result, audit.size), '$.items') AS one"
	" WHERE audit.id >= ?1",

	"INSERT OR REPLACE INTO evidence"
	" SELECT audit.id, item.value ->> 'id', one.key, one.value ->> 'url'"
	" FROM audit, json_each(unpack(audit.result, audit.size), '$.items') AS item,"
	" json_each(item.value, '$.evidence') AS one"
	" WHERE audit.id >= ?1",

	"INSERT OR REPLACE INTO indicator"
	" SELECT audit.id, one.key, one.value ->> 'low', one.value ->> 'estimate',"
	" one.value ->> 'high'"
	" FROM audit, json_each(unpack(audit.result, audit.size), '$.score.indicators') AS one"
	" WHERE audit.id >= ?1",
	NULL,
};

const char history_insert[] =
	"INSERT INTO audit (site, host, fiscal_year, as_of, audited_at, day, rules_id,"
	" rules_sha256, oit_low, oit, oit_high, size, result)"
	" SELECT ?1, ?2 ->> '$.site.host', ?2 ->> '$.fiscal_year', ?2 ->> '$.as_of',"
	" ?2 ->> '$.audited_at', coalesce(julianday(?2 ->> '$.audited_at'), 0),"
	" ?2 ->> '$.rules.id', ?2 ->> '$.rules.sha256', ?2 ->> '$.score.oit.low',"
	" ?2 ->> '$.score.oit.estimate', ?2 ->> '$.score.oit.high', length(CAST(?2 AS BLOB)), ?3"
	" WHERE TRUE ON CONFLICT (site, fiscal_year, audited_at) DO NOTHING";
