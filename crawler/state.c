#include "crawler/state.h"

#include "base/child.h"
#include "base/db.h"
#include "base/file_name.h"
#include "base/fold.h"
#include "crawler/extract/extract.h"
#include "crawler/limits.h"
#include "crawler/state_schema.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

enum {
	APPLICATION = 0x4f495473, /* "OITs", in the head of the file */
	VERSION = 5,
	PAGE_BYTES =
		8192, /* of SQLite: some three pages' facts, and written whole when it changes */
};
#define SUFFIX ".state"

struct state {
	struct db db;
	gint64 run;
	gint64 since, opened; /* Unix time; what was kept in between is young enough */
	gboolean resumed;     /* the run has answers from before it was broken off */
	sqlite3_stmt *find_own, *find_old, *find_facts, *add_facts, *add_answer, *doubt;
	sqlite3_stmt *begin, *commit;
	GHashTable *asked; /* hash of kind and URL → how often */
	gboolean open;     /* a transaction is */
	char *trouble;
};

G_DEFINE_QUARK(oitcheck_state_error, state_error)

static const struct db_fault faults[] = {
	{SQLITE_FULL, STATE_ERROR_FULL, "ดิสก์เต็ม หรือข้อมูลของเว็บไซต์นี้ใหญ่เกินไป ให้ลบแฟ้มที่ไม่ใช้แล้ว",
	 "the disk is full, or the site has too much of it: free some space"},
	{SQLITE_READONLY, STATE_ERROR_READ_ONLY,
	 "เขียนไม่ได้ ให้แก้สิทธิ์ของแฟ้มและโฟลเดอร์ หรือระบุโฟลเดอร์อื่นด้วย --state",
	 "it cannot be written: mend the rights of file and folder, or name another with --state"},
	{SQLITE_CANTOPEN, STATE_ERROR_OPEN,
	 "เปิดไม่ได้ ให้ดูว่าโฟลเดอร์นี้เขียนได้ หรือระบุโฟลเดอร์อื่นด้วย --state",
	 "it cannot be opened: see that the folder can be written, or name another with --state"},
	{SQLITE_PERM, STATE_ERROR_OPEN,
	 "ไม่มีสิทธิ์เปิด ให้แก้สิทธิ์ของแฟ้มและโฟลเดอร์ หรือระบุโฟลเดอร์อื่นด้วย --state",
	 "no right to open it: mend the rights of file and folder, or name another with --state"},
	{SQLITE_BUSY, STATE_ERROR_BUSY, "โปรแกรมอื่นกำลังตรวจเว็บไซต์นี้อยู่ ให้รอจนเสร็จ",
	 "another program is auditing this site: wait until it is done"},
	{SQLITE_IOERR, STATE_ERROR_IO,
	 "อ่านหรือเขียนดิสก์ไม่สำเร็จ ให้ดูว่าดิสก์มีที่ว่างและไม่เสีย หรือระบุโฟลเดอร์อื่นด้วย --state",
	 "the disk failed: see that it has room and is sound, or name another folder with --state"},
	{0, STATE_ERROR_BROKEN, "แฟ้มเสียหาย หรือไม่ใช่แฟ้มของโปรแกรมนี้ ให้ลบทิ้งได้ แล้วโปรแกรมจะสร้างใหม่",
	 "it is damaged, or not of this program: delete it, and a new one is made"},
};

static void stamp_file(GString *stamp, const char *name, const char *path)
{
	GStatBuf file = {0};

	if (path && g_stat(path, &file) == 0)
		g_string_append_printf(stamp, " %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, name,
				       (gint64)file.st_size, (gint64)file.st_mtime);
}

/* Which program it is, with which helpers: another build may read a page in another way. */
static char *program_stamp(void)
{
	GString *stamp = g_string_new(OITCHECK_VERSION);

	stamp_file(stamp, "self", "/proc/self/exe");
	for (const char *const *name = extract_programs; *name; name++) {
		g_autofree char *path = g_find_program_in_path(*name);
		stamp_file(stamp, *name, path);
	}
	return g_string_free(stamp, FALSE);
}

static gboolean make_tables(struct state *state, GError **error)
{
	g_autofree char *stamp = program_stamp();
	g_autofree char *sql =
		g_strdup_printf("BEGIN;"
				"DROP TABLE IF EXISTS program; DROP TABLE IF EXISTS run;"
				"DROP TABLE IF EXISTS facts; DROP TABLE IF EXISTS answer;"
				"DROP TABLE IF EXISTS conclusion;" STATE_TABLES
				"INSERT INTO program (stamp) VALUES ('%s');"
				"PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT",
				stamp, APPLICATION, VERSION);

	return db_run(&state->db, sql, error);
}

/* A file of this very program and its helpers is used as it is, another one of ours begins anew, a
 * foreign one is left alone. */
static gboolean look(struct state *state, GError **error)
{
	g_autofree char *stamp = program_stamp();
	g_autofree char *same =
		g_strdup_printf("SELECT count(*) FROM program WHERE stamp = '%s'", stamp);
	gint64 application, version, tables, is_same = 0;

	if (!db_ask(&state->db, "PRAGMA application_id", &application, error) ||
	    !db_ask(&state->db, "PRAGMA user_version", &version, error) ||
	    !db_ask(&state->db, "SELECT count(*) FROM sqlite_schema", &tables, error))
		return FALSE;
	if (tables > 0 && application != APPLICATION)
		return db_broken(&state->db, error);
	if (version == VERSION && !db_ask(&state->db, same, &is_same, error))
		return FALSE;
	return is_same || make_tables(state, error);
}

/* The number of the run that this is. */
static gboolean begin_run(struct state *state, gboolean resume, GError **error)
{
	gint64 last, broken_off;

	if (!db_ask(&state->db, "SELECT max(number) FROM run", &last, error) ||
	    !db_ask(&state->db,
		    "SELECT number FROM run WHERE NOT finished AND number IN (SELECT max(number) "
		    "FROM "
		    "run)",
		    &broken_off, error))
		return FALSE;
	state->run = resume && broken_off ? broken_off : last + 1;
	state->resumed = state->run == broken_off;
	if (state->resumed)
		return TRUE;
	return db_run(&state->db,
		      "INSERT INTO run (number) SELECT coalesce(max(number), 0) + 1 FROM run",
		      error);
}

static gboolean prepare_all(struct state *state, GError **error)
{
	static const char answer[] = "SELECT status, fault, tls, headers, cut, size, hash, facts, "
				     "body, at, rendered, came, wait FROM answer"
				     " WHERE kind = ?1 AND url = ?2 AND ";
	g_autofree char *own = g_strconcat(answer, "run = ?3 AND nth = ?4", NULL);
	g_autofree char *old =
		g_strconcat(answer, "run < ?3 AND sound ORDER BY run DESC, nth DESC LIMIT 1", NULL);
	const struct {
		sqlite3_stmt **statement;
		const char *sql;
	} rows[] = {
		{&state->find_own, own},
		{&state->find_old, old},
		{&state->find_facts, "SELECT packed FROM facts WHERE id = ?1"},
		{&state->doubt,
		 "UPDATE answer SET sound = 0 WHERE kind = ?1 AND url = ?2 AND run = ?3"},
		{&state->begin, "BEGIN"},
		{&state->commit, "COMMIT"},
		{&state->add_facts, "INSERT INTO facts (packed) VALUES (?1)"},
		{&state->add_answer,
		 "INSERT OR REPLACE INTO answer (kind, url, run, nth, status, fault, tls, headers,"
		 " cut, size, hash, facts, body, at, sound, rendered, came, wait)"
		 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,"
		 " ?17, ?18)"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		if (sqlite3_prepare_v3(state->db.handle, rows[i].sql, -1, SQLITE_PREPARE_PERSISTENT,
				       rows[i].statement, NULL) != SQLITE_OK)
			return db_fail(&state->db, error);
	return TRUE;
}

/* With the lock held for good SQLite needs no shared memory and asks nobody. */
static gboolean make_ready(struct state *state, const struct state_options *options, GError **error)
{
	g_autofree char *set_up = g_strdup_printf(
		"PRAGMA page_size = %d; PRAGMA auto_vacuum = INCREMENTAL;"
		"PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;"
		"PRAGMA synchronous = NORMAL; PRAGMA max_page_count = %" G_GUINT64_FORMAT,
		PAGE_BYTES, (guint64)(LIMIT_STATE_SITE / PAGE_BYTES));

	return db_run(&state->db, set_up, error) && look(state, error) &&
	       begin_run(state, options->resume, error) && prepare_all(state, error);
}

char *state_default_directory(void)
{
	return g_build_filename(g_get_user_cache_dir(), "oitcheck", "sites", NULL);
}

static gboolean make_folder(const char *path, GError **error)
{
	if (g_mkdir_with_parents(path, 0700) == 0)
		return TRUE;
	g_set_error(
		error, STATE_ERROR, STATE_ERROR_OPEN,
		"%s: สร้างโฟลเดอร์ไม่ได้ ให้ระบุโฟลเดอร์อื่นด้วย --state (the folder cannot be made, name "
		"another with --state: %s)",
		path, g_strerror(errno));
	return FALSE;
}

static void close_db(struct state *state)
{
	sqlite3_finalize(state->find_own);
	sqlite3_finalize(state->find_old);
	sqlite3_finalize(state->find_facts);
	sqlite3_finalize(state->add_facts);
	sqlite3_finalize(state->add_answer);
	sqlite3_finalize(state->doubt);
	sqlite3_finalize(state->begin);
	sqlite3_finalize(state->commit);
	db_close(&state->db);
	g_hash_table_destroy(state->asked);
	g_free(state->trouble);
	g_free(state);
}

struct state *state_open(const struct state_options *options, GError **error)
{
	g_autofree char *escaped = g_uri_escape_string(options->site, NULL, FALSE);
	g_autofree char *name = file_name_of(escaped);
	g_autofree char *file = g_strconcat(name, SUFFIX, NULL);
	g_autofree char *path = g_build_filename(options->directory, file, NULL);

	if (!make_folder(options->directory, error))
		return NULL;
	struct state *state = g_new0(struct state, 1);
	state->asked = g_hash_table_new(NULL, NULL);
	state->db.domain = STATE_ERROR;
	state->db.faults = faults;
	state->opened = g_get_real_time() / G_USEC_PER_SEC;
	state->since = state->opened - options->max_age;
	if (options->max_age == 0)
		state->since = G_MAXINT64;
	if (db_open(&state->db, path, TRUE, error) && make_ready(state, options, error))
		return state;
	close_db(state);
	return NULL;
}

/* Nothing is kept from here on; what is there can still be read. */
static void give_up(struct state *state)
{
	g_autoptr(GError) error = NULL;

	if (state->trouble)
		return;
	db_fail(&state->db, &error);
	state->trouble = g_strdup(error->message);
	if (!sqlite3_get_autocommit(state->db.handle))
		sqlite3_exec(state->db.handle, "ROLLBACK", NULL, NULL, NULL);
	state->open = FALSE;
}

static void tidy(struct state *state)
{
	sqlite3_stmt *statement = db_prepare(&state->db, STATE_PRUNE, NULL);

	if (!statement)
		return;
	sqlite3_bind_int64(statement, 1, state->run);
	sqlite3_bind_int64(statement, 2, LIMIT_STATE_RUNS);
	if (sqlite3_step(statement) == SQLITE_DONE)
		sqlite3_exec(state->db.handle, STATE_SWEEP, NULL, NULL, NULL);
	sqlite3_finalize(statement);
}

/* One file of the folder. */
struct site_file {
	char *path;
	gint64 used, size;
};

static void site_file_clear(void *data)
{
	g_free(((struct site_file *)data)->path);
}

static int newest_first(const void *a, const void *b)
{
	const struct site_file *one = a, *other = b;

	return (one->used < other->used) - (one->used > other->used);
}

/* What SQLite keeps beside a database: a program that was killed leaves it there. */
static const char *const beside[] = {"-wal", "-shm"};

static gint64 size_of_log(const char *path)
{
	gint64 size = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(beside); i++) {
		g_autofree char *file = g_strconcat(path, beside[i], NULL);
		GStatBuf status = {0};

		if (g_stat(file, &status) == 0)
			size += status.st_size;
	}
	return size;
}

static void unlink_site(const char *path)
{
	g_unlink(path);
	for (gsize i = 0; i < G_N_ELEMENTS(beside); i++) {
		g_autofree char *file = g_strconcat(path, beside[i], NULL);

		g_unlink(file);
	}
}

/* Another program audits that site. A file that is no database is in nobody's use. */
static gboolean is_in_use(const char *path)
{
	sqlite3 *db = NULL;
	int code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_exec(db, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", NULL,
				    NULL, NULL);
	sqlite3_close(db);
	return code == SQLITE_BUSY;
}

/* Drops the sites that were not audited for longest, until the others fit. */
static void drop_oldest(const char *directory)
{
	g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(struct site_file));
	g_autoptr(GDir) folder = g_dir_open(directory, 0, NULL);
	guint64 total = 0;

	g_array_set_clear_func(files, site_file_clear);
	for (const char *name; folder && (name = g_dir_read_name(folder));) {
		struct site_file file = {.path = g_build_filename(directory, name, NULL)};
		GStatBuf status = {0};
		if (!g_str_has_suffix(name, SUFFIX) || g_stat(file.path, &status) != 0) {
			g_free(file.path);
			continue;
		}
		file.used = status.st_mtime;
		file.size = status.st_size + size_of_log(file.path);
		g_array_append_val(files, file);
	}
	g_array_sort(files, newest_first);
	for (guint i = 0; i < files->len; i++) {
		const struct site_file *file = &g_array_index(files, struct site_file, i);
		total += (guint64)file->size;
		if (total > LIMIT_STATE_BYTES && !is_in_use(file->path))
			unlink_site(file->path);
	}
}

void state_close(struct state *state, gboolean finished)
{
	if (!state)
		return;
	g_autofree char *directory = g_path_get_dirname(state->db.path);
	g_autofree char *end = g_strdup_printf(
		"UPDATE run SET finished = 1 WHERE number <= %" G_GINT64_FORMAT, state->run);

	state_commit(state);
	if (finished && !state->trouble && db_run(&state->db, end, NULL))
		tidy(state);
	close_db(state);
	drop_oldest(directory);
}

void state_finish(const char *directory, const char *site)
{
	state_close(state_open(&(struct state_options){.directory = directory,
						       .site = site,
						       .resume = TRUE},
			       NULL),
		    TRUE);
}

void memory_free(struct memory *memory)
{
	if (!memory)
		return;
	answer_free(memory->answer);
	answer_free(memory->old);
	g_free(memory->etag);
	g_free(memory->modified);
	g_free(memory);
}

static struct answer *answer_of(const char *url, sqlite3_stmt *row)
{
	struct answer *answer = answer_new(url);
	const char *fault = (const char *)sqlite3_column_text(row, 1);
	const char *headers = (const char *)sqlite3_column_text(row, 3);
	const void *body = sqlite3_column_blob(row, 8);

	answer->status = sqlite3_column_int(row, 0);
	answer->fault = fault_from_word(fault ? fault : "");
	answer->tls = g_strdup((const char *)sqlite3_column_text(row, 2));
	g_string_assign(answer->headers, headers ? headers : "");
	answer->cut = sqlite3_column_int(row, 4) != 0;
	answer->rendered = sqlite3_column_int(row, 10) != 0;
	answer->retry_after = MAX(sqlite3_column_int64(row, 9) + sqlite3_column_int64(row, 12) -
					  g_get_real_time() / G_USEC_PER_SEC,
				  0);
	if (body)
		g_byte_array_append(answer->body, body, (guint)sqlite3_column_bytes(row, 8));
	return answer;
}

static struct memory *memory_of(const char *url, sqlite3_stmt *row)
{
	struct memory *memory = g_new0(struct memory, 1);

	memory->old = answer_of(url, row);
	memory->size = (gsize)sqlite3_column_int64(row, 5);
	memory->body_hash = (guint64)sqlite3_column_int64(row, 6);
	memory->row = sqlite3_column_int64(row, 7);
	memory->at = sqlite3_column_int64(row, 9);
	memory->came = (gsize)sqlite3_column_int64(row, 11);
	return memory;
}

static struct memory *find(struct state *state, sqlite3_stmt *statement,
			   const struct state_key *key)
{
	struct memory *memory = NULL;

	sqlite3_bind_int64(statement, 1, key->kind);
	db_bind_text(statement, 2, key->url);
	sqlite3_bind_int64(statement, 3, state->run);
	if (statement == state->find_own)
		sqlite3_bind_int64(statement, 4, key->nth);
	int step = sqlite3_step(statement);
	if (step == SQLITE_ROW)
		memory = memory_of(key->url, statement);
	else if (step != SQLITE_DONE)
		give_up(state);
	sqlite3_reset(statement);
	sqlite3_clear_bindings(statement);
	return memory;
}

/* A hash in place of the URL: a site has many, and two that meet cost one request. */
unsigned state_next(struct state *state, unsigned kind, const char *url)
{
	gpointer name = GSIZE_TO_POINTER((gsize)fold_hash(url, strlen(url)) + kind);
	unsigned nth = GPOINTER_TO_UINT(g_hash_table_lookup(state->asked, name));

	g_hash_table_insert(state->asked, name, GUINT_TO_POINTER(nth + 1));
	return nth;
}

struct memory *state_recall(struct state *state, const struct state_key *key)
{
	struct memory *memory = state->resumed ? find(state, state->find_own, key) : NULL;

	if (memory) {
		memory->same_run = TRUE;
		memory->answer = g_steal_pointer(&memory->old);
		return memory;
	}
	memory = find(state, state->find_old, key);
	if (!memory)
		return NULL;
	if (memory->at >= state->since && memory->at <= state->opened) {
		memory->answer = g_steal_pointer(&memory->old);
	} else if (memory->row) {
		memory->etag = answer_header(memory->old, "ETag");
		memory->modified = answer_header(memory->old, "Last-Modified");
	}
	return memory;
}

GBytes *state_facts(struct state *state, gint64 row)
{
	GBytes *facts = NULL;

	sqlite3_bind_int64(state->find_facts, 1, row);
	if (sqlite3_step(state->find_facts) == SQLITE_ROW)
		facts = db_bytes_at(state->find_facts, 0);
	sqlite3_reset(state->find_facts);
	return facts;
}

GBytes *state_base(struct state *state)
{
	gint64 row = 0;

	return db_ask(&state->db, "SELECT base FROM program", &row, NULL) && row
		       ? state_facts(state, row)
		       : NULL;
}

static void step_once(struct state *state, sqlite3_stmt *statement)
{
	if (sqlite3_step(statement) != SQLITE_DONE)
		give_up(state);
	sqlite3_reset(statement);
	sqlite3_clear_bindings(statement);
}

static gboolean begin(struct state *state)
{
	if (!state->trouble && !state->open) {
		step_once(state, state->begin);
		state->open = !state->trouble;
	}
	return state->open;
}

static gint64 keep_facts(struct state *state, GBytes *facts)
{
	gsize size;
	const void *bytes = g_bytes_get_data(facts, &size);

	sqlite3_bind_blob64(state->add_facts, 1, bytes, size, SQLITE_STATIC);
	step_once(state, state->add_facts);
	return sqlite3_last_insert_rowid(state->db.handle);
}

static void set_base(struct state *state, gint64 row)
{
	g_autofree char *sql = g_strdup_printf("UPDATE program SET base = %" G_GINT64_FORMAT, row);

	if (!state->trouble && !db_run(&state->db, sql, NULL))
		give_up(state);
}

void state_keep(struct state *state, const struct state_entry *entry)
{
	const struct answer *answer = entry->answer;
	sqlite3_stmt *add = state->add_answer;
	gint64 row = entry->row;

	if (!begin(state))
		return;
	if (entry->facts)
		row = keep_facts(state, entry->facts);
	if (entry->facts && entry->base)
		set_base(state, row);
	sqlite3_bind_int64(add, 1, entry->key.kind);
	db_bind_text(add, 2, entry->key.url);
	sqlite3_bind_int64(add, 3, state->run);
	sqlite3_bind_int64(add, 4, entry->key.nth);
	sqlite3_bind_int(add, 5, answer->status);
	db_bind_text(add, 6, fault_word(answer->fault));
	db_bind_text(add, 7, answer->tls);
	db_bind_text(add, 8, answer->headers->str);
	sqlite3_bind_int(add, 9, answer->cut);
	sqlite3_bind_int64(add, 10, (sqlite3_int64)entry->size);
	sqlite3_bind_int64(add, 11, (sqlite3_int64)entry->body_hash);
	sqlite3_bind_int64(add, 12, row);
	if (entry->with_body)
		sqlite3_bind_blob64(add, 13, answer->body->data, answer->body->len, SQLITE_STATIC);
	sqlite3_bind_int64(add, 14, entry->at ? entry->at : g_get_real_time() / G_USEC_PER_SEC);
	sqlite3_bind_int(add, 15, entry->sound);
	sqlite3_bind_int(add, 16, answer->rendered);
	sqlite3_bind_int64(add, 17, (sqlite3_int64)entry->came);
	sqlite3_bind_int64(add, 18, MIN(answer->retry_after, (gint64)LIMIT_RETRY_AFTER));
	if (!state->trouble)
		step_once(state, add);
}

void state_doubt(struct state *state, unsigned kind, const char *url)
{
	if (!begin(state))
		return;
	sqlite3_bind_int64(state->doubt, 1, kind);
	db_bind_text(state->doubt, 2, url);
	sqlite3_bind_int64(state->doubt, 3, state->run);
	step_once(state, state->doubt);
}

void state_commit(struct state *state)
{
	if (state->open)
		step_once(state, state->commit);
	state->open = FALSE;
}

void state_conclude(struct state *state, const char *basis, guint64 requests,
		    const struct conclusion *conclusion)
{
	static const char sql[] = "INSERT INTO conclusion SELECT ?1, ?2, ?3, ?4 WHERE ?5 = (SELECT "
				  "count(*) FROM answer"
				  " WHERE run = ?1 AND sound AND NOT rendered)"
				  " AND NOT EXISTS (SELECT 1 FROM answer WHERE run = ?1 AND"
				  " (NOT sound OR rendered))";
	gsize bytes;
	const void *packed = g_bytes_get_data(conclusion->packed, &bytes);

	if (!begin(state) || !db_run(&state->db, "DELETE FROM conclusion", NULL))
		return;
	sqlite3_stmt *add = db_prepare(&state->db, sql, NULL);
	if (!add)
		return;
	sqlite3_bind_int64(add, 1, state->run);
	db_bind_text(add, 2, basis);
	sqlite3_bind_int64(add, 3, (sqlite3_int64)conclusion->size);
	sqlite3_bind_blob64(add, 4, packed, bytes, SQLITE_STATIC);
	sqlite3_bind_int64(add, 5, (sqlite3_int64)requests);
	step_once(state, add);
	sqlite3_finalize(add);
	state_commit(state);
}

gboolean state_conclusion(struct state *state, const char *basis, struct conclusion *conclusion)
{
	static const char sql[] =
		"SELECT packed, size FROM conclusion WHERE run = ?1 - 1 AND basis = ?2";
	sqlite3_stmt *find = state->resumed ? NULL : db_prepare(&state->db, sql, NULL);

	*conclusion = (struct conclusion){0};
	if (!find)
		return FALSE;
	sqlite3_bind_int64(find, 1, state->run);
	db_bind_text(find, 2, basis);
	if (sqlite3_step(find) == SQLITE_ROW) {
		conclusion->packed = db_bytes_at(find, 0);
		conclusion->size = (gsize)sqlite3_column_int64(find, 1);
	}
	sqlite3_finalize(find);
	return conclusion->packed != NULL;
}

static void key_clear(void *data)
{
	g_free((char *)((struct state_key *)data)->url);
}

GArray *state_asked_before(struct state *state)
{
	static const char sql[] =
		"SELECT kind, url, nth FROM answer WHERE run = ?1 - 1 ORDER BY url";
	GArray *keys = g_array_new(FALSE, FALSE, sizeof(struct state_key));
	sqlite3_stmt *list = db_prepare(&state->db, sql, NULL);

	g_array_set_clear_func(keys, key_clear);
	if (!list)
		return keys;
	sqlite3_bind_int64(list, 1, state->run);
	int step;
	while ((step = sqlite3_step(list)) == SQLITE_ROW) {
		struct state_key key = {
			.kind = (unsigned)sqlite3_column_int64(list, 0),
			.url = g_strdup((const char *)sqlite3_column_text(list, 1)),
			.nth = (unsigned)sqlite3_column_int64(list, 2),
		};
		g_array_append_val(keys, key);
	}
	if (step != SQLITE_DONE)
		g_array_set_size(keys, 0);
	sqlite3_finalize(list);
	return keys;
}

const char *state_trouble(const struct state *state)
{
	return state->trouble;
}
