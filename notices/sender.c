#include "notices/sender.h"

#include "base/lock.h"
#include "notices/send.h"

#include <string.h>

enum {
	WAIT_MS = 30000,      /* for another process that is sending */
	LONGEST_WAIT = 21600, /* seconds between two tries: somebody looks at it twice a day */
	DOUBLINGS_MAX = 20,
};

static notice_way *const ways[TARGET_KINDS] = {[TARGET_MAIL] = send_mail,
					       [TARGET_WEBHOOK] = send_webhook,
					       [TARGET_COMMAND] = send_to_command};

/* "oit-2568-www.example.go.th.xlsx". Yours. */
static char *sheet_name(const struct result *result)
{
	g_autofree char *host = g_strdup(result->site_host);

	g_strcanon(host, "abcdefghijklmnopqrstuvwxyz0123456789.-", '_');
	return g_strdup_printf("oit-%d-%s.xlsx", result->fiscal_year, host);
}

/* The sheet of the audit; none where the history has dropped that since. */
static GString *sheet_of(struct history *history, const struct notice *notice, char **name)
{
	AUTO(result) result = NULL;
	g_autoptr(GString) sheet = g_string_new(NULL);
	const struct report_options options = {.lang = notice->lang};

	if (!history || !notice->audit)
		return NULL;
	result = history_result(history, notice->audit, NULL);
	if (!result || !report_write(result, REPORT_XLSX, &options, sheet, NULL))
		return NULL;
	*name = sheet_name(result);
	return g_steal_pointer(&sheet);
}

static enum send_end attempt(struct history *history, const struct target *target,
			     const char *address, const struct notice *notice,
			     struct receipt *receipt, GError **error)
{
	g_autofree char *name = NULL;
	g_autoptr(GString) sheet =
		target->kind == TARGET_MAIL ? sheet_of(history, notice, &name) : NULL;
	struct attachment attachment = {
		.type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"};

	if (sheet) {
		attachment.name = name;
		attachment.bytes = sheet->str;
		attachment.size = sheet->len;
	}
	return ways[target->kind](target, address, notice, &attachment, receipt, error);
}

static void forget(G_GNUC_UNUSED struct receipt *receipt)
{
}

gboolean sender_try(struct history *history, const struct target *target, const char *address,
		    const struct notice *notice, GError **error)
{
	struct receipt nowhere = {forget};

	return attempt(history, target, address, notice, &nowhere, error) == SEND_DONE;
}

/* When the try after this one is due: the wait doubles. */
static gint64 next_due(const struct targets *targets, unsigned tries)
{
	gint64 wait = (gint64)targets->retry_seconds << MIN(tries, DOUBLINGS_MAX);

	return g_get_real_time() / G_USEC_PER_SEC + MIN(wait, LONGEST_WAIT);
}

/* Writes into the outbox that a delivery was taken. */
struct mark {
	struct receipt receipt;
	struct history *history;
	gint64 delivery;
	gboolean well;
	GError **error;
};

static void mark_sent(struct receipt *receipt)
{
	struct mark *mark = (struct mark *)receipt;

	mark->well = outbox_sent(mark->history, mark->delivery, mark->error);
}

/* Of one pass: what each target that nobody answers for said; others of it need not wait for that
 * again. */
struct pass {
	const struct sender *sender;
	struct sender_counts *counts;
	GHashTable *away; /* const struct target * → char * */
};

static enum send_end try_once(const struct pass *pass, const struct delivery *delivery,
			      const struct target *target, struct mark *mark, GError **fault)
{
	AUTO(notice) notice = outbox_notice(pass->sender->history, delivery->number, fault);
	const char *away = g_hash_table_lookup(pass->away, target);

	if (!notice)
		return SEND_REFUSED;
	if (!away)
		return attempt(pass->sender->history, target, delivery->address, notice,
			       &mark->receipt, fault);
	g_set_error_literal(fault, SEND_ERROR, SEND_ERROR_FAILED, away);
	return SEND_AWAY;
}

/* A try is counted before it is made: a program that is killed while sending tries again later, and
 * not for ever. */
static gboolean deliver(const struct pass *pass, const struct delivery *delivery,
			const struct target *target, GError **error)
{
	const struct sender *sender = pass->sender;
	struct mark mark = {{mark_sent}, sender->history, delivery->number, FALSE, error};
	g_autoptr(GError) fault = NULL;
	gboolean last = delivery->tries + 1 >= sender->targets->max_tries, dead;
	enum send_end end;

	if (!outbox_try(sender->history, delivery->number,
			next_due(sender->targets, delivery->tries), error))
		return FALSE;
	end = try_once(pass, delivery, target, &mark, &fault);
	dead = end != SEND_DONE && (end == SEND_REFUSED || last);
	if (sender->log)
		sender->log(delivery, fault ? fault->message : NULL, dead, sender->data);
	if (end == SEND_AWAY)
		g_hash_table_replace(pass->away, (void *)target, g_strdup(fault->message));
	pass->counts->sent += end == SEND_DONE;
	pass->counts->later += end != SEND_DONE && !dead;
	pass->counts->dead += dead;
	return end == SEND_DONE ? mark.well
				: outbox_failed(sender->history, delivery->number, fault->message,
						dead, error);
}

/* Those of the list that are newer than the last one; *last moves on. */
static gboolean send_list(const struct pass *pass, const GPtrArray *due, gint64 *last,
			  GError **error)
{
	for (guint i = 0; i < due->len; i++) {
		const struct delivery *delivery = due->pdata[i];
		const struct target *target = target_find(pass->sender->targets, delivery->target);

		if (delivery->number <= *last)
			continue;
		*last = delivery->number;
		if (target && !deliver(pass, delivery, target, error))
			return FALSE;
	}
	return TRUE;
}

/* What another process puts into the outbox meanwhile is sent, too: it may have given up waiting
 * for the lock. Each delivery gets one try. */
static gboolean send_all(const struct sender *sender, struct sender_counts *counts, GError **error)
{
	g_autoptr(GHashTable) away = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	const struct pass pass = {sender, counts, away};
	gint64 last = 0, before;

	do {
		g_autoptr(GPtrArray) due =
			outbox_due(sender->history, g_get_real_time() / G_USEC_PER_SEC, error);

		before = last;
		if (!due || !send_list(&pass, due, &last, error))
			return FALSE;
	} while (last > before);
	return TRUE;
}

gboolean sender_run(const struct sender *sender, struct sender_counts *counts, GError **error)
{
	g_autofree char *path = outbox_lock_path(sender->history);
	struct lock lock;
	gboolean well;

	*counts = (struct sender_counts){0};
	switch (lock_take(&lock, path, WAIT_MS, error)) {
	case LOCK_BUSY:
		return TRUE;
	case LOCK_FAILED:
		return FALSE;
	default:
		well = send_all(sender, counts, error);
		lock_drop(&lock);
		return well;
	}
}
