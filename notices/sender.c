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
			     const char *address, const struct notice *notice, GError **error)
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
	return ways[target->kind](target, address, notice, &attachment, error);
}

gboolean sender_try(struct history *history, const struct target *target, const char *address,
		    const struct notice *notice, GError **error)
{
	return attempt(history, target, address, notice, error) == SEND_DONE;
}

/* When the try after this one is due: the wait doubles. */
static gint64 next_due(const struct targets *targets, unsigned tries)
{
	gint64 wait = (gint64)targets->retry_seconds << MIN(tries, DOUBLINGS_MAX);

	return g_get_real_time() / G_USEC_PER_SEC + MIN(wait, LONGEST_WAIT);
}

/* A try is counted before it is made: a program that is killed while sending tries again later, and
 * not for ever. */
static gboolean deliver(const struct sender *sender, const struct delivery *delivery,
			const struct target *target, struct sender_counts *counts,
			enum send_end *end, GError **error)
{
	AUTO(notice) notice = outbox_notice(sender->history, delivery->number, error);
	g_autoptr(GError) fault = NULL;
	gboolean last = delivery->tries + 1 >= sender->targets->max_tries, dead;

	if (!notice || !outbox_try(sender->history, delivery->number,
				   next_due(sender->targets, delivery->tries), error))
		return FALSE;
	*end = attempt(sender->history, target, delivery->address, notice, &fault);
	dead = *end == SEND_REFUSED || (*end == SEND_LATER && last);
	if (sender->log)
		sender->log(delivery, fault ? fault->message : NULL, dead, sender->data);
	if (*end == SEND_DONE) {
		counts->sent++;
		return outbox_sent(sender->history, delivery->number, error);
	}
	counts->later += !dead;
	counts->dead += dead;
	return outbox_failed(sender->history, delivery->number, fault->message, dead, error);
}

static gboolean send_all(const struct sender *sender, struct sender_counts *counts, GError **error)
{
	g_autoptr(GPtrArray) due =
		outbox_due(sender->history, g_get_real_time() / G_USEC_PER_SEC, error);
	g_autoptr(GHashTable) resting = g_hash_table_new(NULL, NULL);

	for (guint i = 0; due && i < due->len; i++) {
		const struct delivery *delivery = due->pdata[i];
		const struct target *target = target_find(sender->targets, delivery->target);
		enum send_end end = SEND_DONE;

		if (!target)
			continue;
		if (g_hash_table_contains(resting, target)) {
			counts->later++;
			continue;
		}
		if (!deliver(sender, delivery, target, counts, &end, error))
			return FALSE;
		if (end == SEND_LATER)
			g_hash_table_add(resting, (void *)target);
	}
	return due != NULL;
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
