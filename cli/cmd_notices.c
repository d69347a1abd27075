/* oitcheck notices: what was told and what could not be; sending, trying again, giving up; a test
 * of the configuration. */
#include "cli/commands.h"
#include "cli/config.h"
#include "cli/deliver.h"
#include "cli/notify.h"
#include "cli/stored.h"
#include "notices/sender.h"
#include "reports/outbox_list.h"

#include <stdio.h>
#include <string.h>

enum { LISTED_DAYS = 30 }; /* of those that were sent; the others are listed always */

static void write_text(const void *data, const struct report_options *how, GString *out)
{
	outbox_text(data, how, out);
}

static void write_json(const void *data, GString *out)
{
	outbox_json(data, out);
}

static const struct targets *targets_of(const struct options *options)
{
	const struct targets *targets =
		options->settings ? config_targets(options->settings) : NULL;

	if (!targets)
		fprintf(stderr, "oitcheck notices: ระบุแฟ้มตั้งค่าที่มี \"notices\" ด้วย --config (give a "
				"configuration "
				"with \"notices\")\n");
	return targets;
}

static int list(const struct options *options, G_GNUC_UNUSED const char *word)
{
	static const struct document document = {write_text, write_json};
	g_autoptr(GError) error = NULL;
	AUTO(history) history = stored_open(options, FALSE, &error);
	g_autoptr(GPtrArray) deliveries =
		history ? outbox_list(history, LISTED_DAYS, &error) : NULL;

	return deliveries ? deliver_document(options, &document, deliveries) : stored_fault(error);
}

static int send_now(const struct options *options, G_GNUC_UNUSED const char *word)
{
	if (!targets_of(options))
		return STATUS_USAGE;
	return notify_send(options) ? STATUS_OK : STATUS_FAILED;
}

typedef gboolean outbox_change(struct history *history, gint64 delivery, GError **error);

/* One by its number; without one all that were given up. */
static int change(const struct options *options, const char *word, outbox_change *make)
{
	g_autoptr(GError) error = NULL;
	AUTO(history) history = NULL;
	gint64 number = 0;

	if (word && !g_ascii_string_to_signed(word, 10, 1, G_MAXINT64, &number, NULL)) {
		fprintf(stderr,
			"oitcheck notices: “%s” ไม่ใช่เลขที่ ดูได้จาก oitcheck notices (no number: "
			"oitcheck "
			"notices lists them)\n",
			word);
		return STATUS_USAGE;
	}
	history = stored_open(options, FALSE, &error);
	return history && make(history, number, &error) ? STATUS_OK : stored_fault(error);
}

/* Tried again at once where the configuration is at hand, else by the next run. */
static int retry(const struct options *options, const char *word)
{
	int status = change(options, word, outbox_retry);

	return status == STATUS_OK && options->settings ? send_now(options, NULL) : status;
}

static int drop(const struct options *options, const char *word)
{
	return change(options, word, outbox_drop);
}

static gboolean try_one(const struct target *target, const char *address,
			const struct notice *notice)
{
	g_autoptr(GError) error = NULL;
	gboolean well = sender_try(NULL, target, address, notice, &error);

	printf("%s %s %s: %s\n", well ? "✓" : "✗", target->name, address,
	       well ? "ส่งแล้ว (sent)" : error->message);
	return well;
}

static gboolean try_target(const struct target *target, const struct notice *notice)
{
	gboolean well = TRUE;

	if (target->kind != TARGET_MAIL)
		return try_one(target, "", notice);
	for (char **to = target->to; *to; to++)
		well = try_one(target, *to, notice) && well;
	return well;
}

static int test(const struct options *options, const char *word)
{
	const struct targets *targets = targets_of(options);
	AUTO(notice) notice = notice_of_test(notify_lang(options));
	gboolean well = TRUE;
	unsigned tried = 0;

	if (!targets)
		return STATUS_USAGE;
	for (guint i = 0; i < targets->list->len; i++) {
		const struct target *target = targets->list->pdata[i];

		if (word && strcmp(word, target->name) != 0)
			continue;
		well = try_target(target, notice) && well;
		tried++;
	}
	if (tried > 0)
		return well ? STATUS_OK : STATUS_FAILED;
	fprintf(stderr,
		"oitcheck notices: ไม่มีผู้รับนี้ ดูชื่อ (name) ใน notices.targets ของแฟ้มตั้งค่า (no such "
		"target, see the names in notices.targets): %s\n",
		word ? word : "");
	return STATUS_USAGE;
}

static const struct {
	const char *name;
	int (*run)(const struct options *options, const char *word);
	gboolean takes_word;
} actions[] = {
	{"list", list, FALSE}, {"send", send_now, FALSE}, {"retry", retry, TRUE},
	{"drop", drop, TRUE},  {"test", test, TRUE},
};

int cmd_notices(const struct options *options)
{
	const char *name = options->arguments[0] ? options->arguments[0] : "list";
	guint count = g_strv_length(options->arguments);

	for (gsize i = 0; i < G_N_ELEMENTS(actions); i++)
		if (strcmp(actions[i].name, name) == 0 && count <= 1u + actions[i].takes_word)
			return actions[i].run(options, count > 1 ? options->arguments[1] : NULL);
	fprintf(stderr,
		"oitcheck notices: list, send, retry [เลขที่ (number)], drop [เลขที่ (number)], "
		"test [ผู้รับ (target)]\n");
	return STATUS_USAGE;
}
