#include "reports/outbox.h"

#include "reports/history_db.h"

#include <string.h>

enum {
	SECONDS_A_DAY = 86400,
	KEEP_DAYS = 400, /* ids must outlive whatever could raise the same notice again: a year's
			    audits */
};

static const char *const state_names[DELIVERY_STATES] = {
	[DELIVERY_WAITING] = "waiting", [DELIVERY_SENT] = "sent", [DELIVERY_DEAD] = "dead"};

const char *delivery_state_name(enum delivery_state state)
{
	return state_names[state];
}

static gint64 now_seconds(void)
{
	return g_get_real_time() / G_USEC_PER_SEC;
}

static gboolean add_notice(struct history *history, const struct notice *notice, gboolean *added,
			   GError **error)
{
	g_autofree char *content = notice_to_json(notice);
	sqlite3_stmt *statement =
		db_prepare(&history->db,
			   "INSERT INTO notice (id, kind, site, subject, created, content)"
			   " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO NOTHING",
			   error);

	if (!statement)
		return FALSE;
	db_bind_text(statement, 1, notice->id);
	db_bind_text(statement, 2, notice_kind_name(notice->kind));
	db_bind_text(statement, 3, notice->site);
	db_bind_text(statement, 4, notice->subject);
	sqlite3_bind_int64(statement, 5, now_seconds());
	db_bind_text(statement, 6, content);
	if (!db_do(&history->db, statement, error))
		return FALSE;
	*added = sqlite3_changes(history->db.handle) > 0;
	return TRUE;
}

static gboolean add_reader(struct history *history, const char *id,
			   const struct outbox_reader *reader, GError **error)
{
	sqlite3_stmt *statement =
		db_prepare(&history->db,
			   "INSERT INTO delivery (notice, target, address, due, changed)"
			   " SELECT number, ?2, ?3, ?4, ?4 FROM notice WHERE id = ?1"
			   " ON CONFLICT (notice, target, address) DO NOTHING",
			   error);

	if (!statement)
		return FALSE;
	db_bind_text(statement, 1, id);
	db_bind_text(statement, 2, reader->target);
	db_bind_text(statement, 3, reader->address);
	sqlite3_bind_int64(statement, 4, now_seconds());
	return db_do(&history->db, statement, error);
}

static gboolean forget_old(struct history *history, GError **error)
{
	sqlite3_stmt *statement = db_prepare(
		&history->db,
		"DELETE FROM notice WHERE created < ?1 AND NOT EXISTS"
		" (SELECT 1 FROM delivery WHERE notice = notice.number AND state = 'waiting')",
		error);

	if (!statement)
		return FALSE;
	sqlite3_bind_int64(statement, 1, now_seconds() - (gint64)KEEP_DAYS * SECONDS_A_DAY);
	return db_do(&history->db, statement, error);
}

/* A notice that is there already gets no new readers: who is added to the configuration later hears
 * of what comes later. */
gboolean outbox_add(struct history *history, const struct notice *notice,
		    const struct outbox_reader *readers, gsize n_readers, gboolean *added,
		    GError **error)
{
	gboolean is_new = FALSE, well;

	if (!history_begin(history, error))
		return FALSE;
	well = forget_old(history, error) && add_notice(history, notice, &is_new, error);
	for (gsize i = 0; well && is_new && i < n_readers; i++)
		well = add_reader(history, notice->id, &readers[i], error);
	well = history_finish(history, well, error);
	if (added)
		*added = well && is_new;
	return well;
}

gboolean outbox_has(struct history *history, const char *id)
{
	sqlite3_stmt *statement =
		db_prepare(&history->db, "SELECT 1 FROM notice WHERE id = ?1", NULL);
	gboolean has;

	if (!statement)
		return FALSE;
	db_bind_text(statement, 1, id);
	has = sqlite3_step(statement) == SQLITE_ROW;
	sqlite3_finalize(statement);
	return has;
}

static void delivery_free(void *data)
{
	struct delivery *delivery = data;

	g_free(delivery->target);
	g_free(delivery->address);
	g_free(delivery->fault);
	g_free(delivery->id);
	g_free(delivery->kind);
	g_free(delivery->site);
	g_free(delivery->subject);
	g_free(delivery);
}

static enum delivery_state state_of(const char *name)
{
	for (int state = 0; state < DELIVERY_STATES; state++)
		if (strcmp(state_names[state], name) == 0)
			return (enum delivery_state)state;
	return DELIVERY_DEAD;
}

static struct delivery *delivery_at(sqlite3_stmt *row)
{
	struct delivery *delivery = g_new0(struct delivery, 1);
	g_autofree char *state = db_text_at(row, 3);

	delivery->number = sqlite3_column_int64(row, 0);
	delivery->target = db_text_at(row, 1);
	delivery->address = db_text_at(row, 2);
	delivery->state = state_of(state);
	delivery->tries = (unsigned)sqlite3_column_int64(row, 4);
	delivery->due = sqlite3_column_int64(row, 5);
	delivery->changed = sqlite3_column_int64(row, 6);
	delivery->fault = db_text_at(row, 7);
	delivery->id = db_text_at(row, 8);
	delivery->kind = db_text_at(row, 9);
	delivery->site = db_text_at(row, 10);
	delivery->subject = db_text_at(row, 11);
	return delivery;
}

#define DELIVERIES                                                                                 \
	"SELECT delivery.number, target, address, state, tries, due, changed, fault, id, kind,"    \
	" site, subject FROM delivery JOIN notice ON notice.number = delivery.notice "

static GPtrArray *deliveries(struct history *history, const char *sql, gint64 moment,
			     GError **error)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(delivery_free);
	sqlite3_stmt *statement = db_prepare(&history->db, sql, error);
	int step;

	if (!statement)
		return NULL;
	sqlite3_bind_int64(statement, 1, moment);
	while ((step = sqlite3_step(statement)) == SQLITE_ROW)
		g_ptr_array_add(list, delivery_at(statement));
	return db_end(&history->db, statement, step, error) ? g_steal_pointer(&list) : NULL;
}

/* What was last changed in the future was so by a clock that was wrong, and is due by it, too. */
GPtrArray *outbox_due(struct history *history, gint64 by, GError **error)
{
	return deliveries(history,
			  DELIVERIES "WHERE state = 'waiting' AND (due <= ?1 OR changed > ?1)"
				     " ORDER BY delivery.number",
			  by, error);
}

GPtrArray *outbox_list(struct history *history, unsigned days, GError **error)
{
	return deliveries(history,
			  DELIVERIES "WHERE state <> 'sent' OR changed >= ?1"
				     " ORDER BY delivery.number",
			  now_seconds() - (gint64)days * SECONDS_A_DAY, error);
}

struct notice *outbox_notice(struct history *history, gint64 delivery, GError **error)
{
	sqlite3_stmt *statement = db_prepare(
		&history->db,
		"SELECT content FROM notice JOIN delivery ON notice.number = delivery.notice"
		" WHERE delivery.number = ?1",
		error);
	g_autofree char *text = NULL;
	int step;

	if (!statement)
		return NULL;
	sqlite3_bind_int64(statement, 1, delivery);
	step = sqlite3_step(statement);
	text = step == SQLITE_ROW ? db_text_at(statement, 0) : g_strdup("");
	if (!db_end(&history->db, statement, step, error))
		return NULL;
	return notice_from_json(history->db.path, text, strlen(text), error);
}

/* Parameters that the statement does not have are passed over. */
static gboolean change(struct history *history, const char *sql, gint64 delivery, const char *fault,
		       gint64 number, GError **error)
{
	sqlite3_stmt *statement = db_prepare(&history->db, sql, error);

	if (!statement)
		return FALSE;
	sqlite3_bind_int64(statement, 1, delivery);
	sqlite3_bind_int64(statement, 2, now_seconds());
	db_bind_text(statement, 3, fault);
	sqlite3_bind_int64(statement, 4, number);
	return db_do(&history->db, statement, error);
}

gboolean outbox_try(struct history *history, gint64 delivery, gint64 due, GError **error)
{
	return change(history,
		      "UPDATE delivery SET tries = tries + 1, changed = ?2, due = ?4"
		      " WHERE number = ?1",
		      delivery, NULL, due, error);
}

gboolean outbox_sent(struct history *history, gint64 delivery, GError **error)
{
	return change(history,
		      "UPDATE delivery SET state = 'sent', changed = ?2, fault = ''"
		      " WHERE number = ?1",
		      delivery, NULL, 0, error);
}

gboolean outbox_failed(struct history *history, gint64 delivery, const char *fault, gboolean dead,
		       GError **error)
{
	return change(history,
		      "UPDATE delivery SET state = iif(?4, 'dead', 'waiting'), changed = ?2,"
		      " fault = ?3 WHERE number = ?1",
		      delivery, fault, dead, error);
}

static gboolean some_changed(struct history *history, gint64 delivery, GError **error)
{
	if (sqlite3_changes(history->db.handle) > 0 || delivery == 0)
		return TRUE;
	g_set_error(error, HISTORY_ERROR, HISTORY_ERROR_NONE,
		    "ไม่มีการแจ้งเตือนเลขที่ %" G_GINT64_FORMAT " ที่ยังไม่ได้ส่ง ดูได้จาก oitcheck notices "
		    "(no such notice is unsent: oitcheck notices lists them)",
		    delivery);
	return FALSE;
}

gboolean outbox_retry(struct history *history, gint64 delivery, GError **error)
{
	return change(history,
		      "UPDATE delivery SET state = 'waiting', tries = 0, changed = ?2, due = ?2"
		      " WHERE (?1 = 0 AND state = 'dead') OR (number = ?1 AND state <> 'sent')",
		      delivery, NULL, 0, error) &&
	       some_changed(history, delivery, error);
}

gboolean outbox_drop(struct history *history, gint64 delivery, GError **error)
{
	sqlite3_stmt *statement =
		db_prepare(&history->db,
			   "DELETE FROM delivery WHERE (?1 = 0 AND state = 'dead')"
			   " OR (number = ?1 AND state <> 'sent')",
			   error);

	if (!statement)
		return FALSE;
	sqlite3_bind_int64(statement, 1, delivery);
	return db_do(&history->db, statement, error) && some_changed(history, delivery, error);
}

gboolean outbox_count(struct history *history, enum delivery_state state, gint64 *count,
		      GError **error)
{
	g_autofree char *sql = g_strdup_printf("SELECT count(*) FROM delivery WHERE state = '%s'",
					       state_names[state]);

	return db_ask(&history->db, sql, count, error);
}

char *outbox_lock_path(const struct history *history)
{
	return g_strconcat(history->db.path, ".sending", NULL);
}
