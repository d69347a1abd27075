#include "cli/notify.h"

#include "cli/config.h"
#include "cli/stored.h"
#include "notices/sender.h"

#include <stdio.h>

enum lang notify_lang(const struct options *options)
{
	return options->language == LANGUAGE_EN ? LANG_EN : LANG_TH;
}

static const struct targets *targets_of(const struct options *options)
{
	return options->settings ? config_targets(options->settings) : NULL;
}

static void add_readers(GArray *readers, const struct target *target)
{
	struct outbox_reader reader = {target->name, ""};

	if (target->kind != TARGET_MAIL) {
		g_array_append_val(readers, reader);
		return;
	}
	for (char **to = target->to; *to; to++) {
		reader.address = *to;
		g_array_append_val(readers, reader);
	}
}

static GArray *readers_of(const struct options *options, const struct notice *notice)
{
	const struct targets *targets = targets_of(options);
	GArray *readers = g_array_new(FALSE, FALSE, sizeof(struct outbox_reader));

	for (guint i = 0; targets && i < targets->list->len; i++) {
		const struct target *target = targets->list->pdata[i];

		if (target_hears(target, notice) &&
		    config_tells(options->settings, notice->site, target))
			add_readers(readers, target);
	}
	return readers;
}

gboolean notify_raise(const struct options *options, struct history *history,
		      const struct notice *notice, gboolean *raised, GError **error)
{
	g_autoptr(GArray) readers = readers_of(options, notice);

	return outbox_add(history, notice, (const struct outbox_reader *)(void *)readers->data,
			  readers->len, raised, error);
}

static void tell(const struct delivery *delivery, const char *fault, gboolean dead, void *data)
{
	const struct options *options = data;
	/* a webhook and a command have no address */
	g_autofree char *reader = g_strdup_printf("%s%s%s", delivery->target,
						  *delivery->address ? " " : "", delivery->address);

	if (fault)
		fprintf(stderr, "oitcheck: %s: ส่งการแจ้งเตือนเลขที่ %" G_GINT64_FORMAT " ไม่ได้ %s: %s\n",
			reader, delivery->number,
			dead ? "และจะไม่ลองอีก ให้แก้แล้วสั่ง oitcheck notices retry (not sent, given up)"
			     : "จะลองใหม่ภายหลัง (not sent, tried again later)",
			fault);
	else if (!options->quiet)
		fprintf(stderr, "oitcheck: %s: แจ้งแล้ว (told): %s\n", reader, delivery->subject);
}

/* Given up does not mean forgotten: each run says so until somebody looks. */
static gboolean tell_dead(struct history *history, GError **error)
{
	gint64 dead = 0;

	if (!outbox_count(history, DELIVERY_DEAD, &dead, error))
		return FALSE;
	if (dead > 0)
		fprintf(stderr,
			"oitcheck: มีการแจ้งเตือน %" G_GINT64_FORMAT
			" ฉบับที่ส่งไม่สำเร็จ ดูได้จาก oitcheck notices (notices that could not be sent: "
			"oitcheck "
			"notices lists them)\n",
			dead);
	return TRUE;
}

gboolean notify_send(const struct options *options)
{
	struct sender sender = {
		.targets = targets_of(options), .log = tell, .data = (void *)options};
	struct sender_counts counts = {0};
	g_autoptr(GError) error = NULL;
	AUTO(history) history = NULL;

	if (!sender.targets)
		return TRUE;
	history = stored_open(options, TRUE, &error);
	sender.history = history;
	if (history && sender_run(&sender, &counts, &error) && tell_dead(history, &error))
		return counts.later + counts.dead == 0;
	fprintf(stderr, "oitcheck: ส่งการแจ้งเตือนไม่ได้ (notices cannot be sent): %s\n",
		error->message);
	return FALSE;
}
