/* The tables of the history, as SQL. The result of each audit is kept as it was written; all that
 * can be asked by SQL is filled from it, so it can be filled again after a change of the tables. */
#ifndef OIT_REPORTS_HISTORY_SCHEMA_H
#define OIT_REPORTS_HISTORY_SCHEMA_H

/* Row n makes version n + 1 out of version n. A row never changes once it has been released. */
extern const char *const history_migrations[];
extern const int history_version; /* the newest: how many rows there are */

/* Fill the tables of items and evidence for the audits from number ?1 on; ended by NULL. */
extern const char *const history_fills[];

/* Adds an audit: ?1 site, ?2 the result as JSON, ?3 the same packed. Nothing where it is there. */
extern const char history_insert[];

#endif
