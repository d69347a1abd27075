/* oitcheck rules test --from FILE: the rules at work on a saved crawl, a line an item; against what
 * came out before, where that was kept. */
#include "cli/audit.h"
#include "cli/rules_command.h"
#include "cli/status.h"
#include "crawler/replay.h"

#include <string.h>

/* "O12 found https://…": what a later run is compared by is the item and its verdict. */
static void put_line(GString *out, const struct item_result *item)
{
	const struct evidence *best = item->evidence->len ? item->evidence->pdata[0] : NULL;
	g_string_append_printf(out, "%s %s %.2f %s\n", item->id, verdict_name(item->verdict),
			       item->confidence, best ? best->url : "-");
}

/* The verdict that a kept line has for the item; NULL where no line speaks of it. Yours. */
static char *expected_of(char *const *lines, const char *item)
{
	for (; *lines; lines++) {
		g_auto(GStrv) words = g_strsplit_set(*lines, " \t,", 3);
		if (words[0] && words[1] && g_ascii_strcasecmp(words[0], item) == 0)
			return g_strdup(g_strchomp(words[1]));
	}
	return NULL;
}

/* How many items came out otherwise than kept; each is told. */
static unsigned compare(struct rules_command *command, const struct result *result,
			char *const *lines)
{
	unsigned differ = 0;
	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = result->items->pdata[i];
		g_autofree char *expected = expected_of(lines, item->id);
		const char *now = verdict_name(item->verdict);
		if (!expected || strcmp(expected, now) == 0)
			continue;
		differ++;
		g_string_append_printf(command->out,
				       rules_pick(command, "%s เคยเป็น %s ตอนนี้เป็น %s — %s\n",
						  "%s was %s, now it is %s — %s\n"),
				       item->id, expected, now,
				       command->thai ? item->why_th : item->why_en);
	}
	g_string_append_printf(
		command->out,
		rules_pick(command, "เทียบ %u ข้อ ไม่ตรง %u ข้อ\n", "%u items compared, %u differ\n"),
		result->items->len, differ);
	return differ;
}

static int put_result(struct rules_command *command, const struct result *result)
{
	g_autofree char *kept = NULL;
	g_autoptr(GError) error = NULL;
	if (!command->options->expected) {
		for (guint i = 0; i < result->items->len; i++)
			put_line(command->out, result->items->pdata[i]);
		return STATUS_OK;
	}
	if (!g_file_get_contents(command->options->expected, &kept, NULL, &error)) {
		g_printerr("oitcheck: %s: เปิดแฟ้มไม่ได้ (cannot open): %s\n",
			   command->options->expected, error->message);
		return STATUS_NO_INPUT;
	}
	g_auto(GStrv) lines = g_strsplit(kept, "\n", -1);
	return compare(command, result, lines) > 0 ? STATUS_BAD_DATA : STATUS_OK;
}

/* Where the saved crawl began; NULL with error where the archive does not say. Yours. */
static char *start_of(const char *path, GError **error)
{
	AUTO(replay) replay = replay_open(path, error);
	if (!replay)
		return NULL;
	if (*replay_start(replay))
		return g_strdup(replay_start(replay));
	g_set_error(error, OPTIONS_ERROR, OPTIONS_ERROR_USAGE,
		    "%s: ไม่บอกเว็บไซต์ ให้ระบุ URL ด้วย (it does not say which site: name the URL)",
		    path);
	return NULL;
}

int rules_test_saved(struct rules_command *command)
{
	const struct options *options = command->options;
	g_autoptr(GError) error = NULL;
	AUTO(ruleset) rules = rules_load(command, &error);
	if (!rules)
		return rules_error(error);
	g_autofree char *url = command->arguments[0] ? g_strdup(command->arguments[0])
						     : start_of(options->from, &error);
	AUTO(result)
	result = url ? audit_site(options, &(struct audit_basis){.rules = rules}, url, NULL, &error)
		     : NULL;
	if (result)
		return put_result(command, result);
	g_printerr("oitcheck: %s\n", error->message);
	return error->domain == OPTIONS_ERROR ? STATUS_USAGE : STATUS_NO_INPUT;
}
