/* oitcheck rules new-year and diff: from one fiscal year's checklist to another's. */
#include "base/json.h"
#include "cli/rules_command.h"
#include "cli/status.h"
#include "rules/about.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define YEAR_FILE_MAX (4u << 20) /* as the loader takes it */

/* What the author of a new year has to look at; it stands in the file until it is taken out. */
static const char CHECK_NOTE[] =
	"\"check\": [\n"
	"  \"คัดลอกจากปี %d: ตรวจกับคู่มือของปี %d ทีละข้อ แล้วลบรายการนี้\",\n"
	"  \"เลขข้อ ชื่อข้อ และตัวชี้วัดย่อย (id, title_th, title_en, sub_indicator)\",\n"
	"  \"ข้อใหม่ ข้อที่ยกเลิก ข้อที่รวมหรือแยก (topics)\",\n"
	"  \"สิ่งที่แต่ละข้อต้องมี และหน่วยงานที่ต้องมี (needs, agencies)\",\n"
	"  \"ช่วงเวลาของข้อมูล (period)\",\n"
	"  \"น้ำหนัก ระดับคะแนน และเกณฑ์ (weights, item_scores, rating_levels)\",\n"
	"  \"basis ของทุกข้อที่ตรวจแล้ว แก้จาก carried เป็น manual\"\n"
	" ]";

static char *replace(const char *text, const char *pattern, const char *by)
{
	g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_MULTILINE, 0, NULL);
	return g_regex_replace(regex, text, -1, 0, by, 0, NULL);
}

/* The copy as text, so that the author's layout stays. A replacement's digits would run into the
 * number of a group: hence \g<1>. Yours. */
static char *new_year(const char *text, int from, int to)
{
	g_autofree char *id = g_strdup_printf("^( \"id\"\\s*:\\s*\"\\w+-)%d(\")", from);
	g_autofree char *year = g_strdup_printf("\"fiscal_year\"\\s*:\\s*%d", from);
	g_autofree char *title = g_strdup_printf("^( \"title_(?:th|en)\".*)%d", from);
	g_autofree char *note = g_strdup_printf(CHECK_NOTE, from, to);
	g_autofree char *by_id = g_strdup_printf("\\g<1>%d\\g<2>", to);
	g_autofree char *by_year = g_strdup_printf("\"fiscal_year\": %d,\n %s", to, note);
	g_autofree char *by_title = g_strdup_printf("\\g<1>%d", to);
	g_autofree char *old_note = replace(text, "\"check\"\\s*:\\s*\\[[^\\]]*\\],\\s*", "");
	g_autofree char *named = replace(old_note, id, by_id);
	g_autofree char *dated = replace(named, year, by_year);
	g_autofree char *titled = replace(dated, title, by_title);
	return replace(titled, "\"basis\"\\s*:\\s*\"\\w+\"", "\"basis\": \"carried\"");
}

static int write_new(const struct rules_command *command, const char *path, const char *text)
{
	FILE *file = fopen(path, "wx");
	if (file == NULL) {
		g_printerr(
			rules_pick(command, "oitcheck: สร้างแฟ้ม %s ไม่ได้: %s (แฟ้มที่มีอยู่จะไม่ถูกเขียนทับ)\n",
				   "oitcheck: cannot create %s: %s (a file that is there is never "
				   "overwritten)\n"),
			path, g_strerror(errno));
		return STATUS_NO_INPUT;
	}
	gboolean written = fputs(text, file) >= 0;
	written = fclose(file) == 0 && written;
	if (!written) {
		g_printerr(
			rules_pick(
				command,
				"oitcheck: เขียนแฟ้ม %s ได้ไม่ครบ: %s จึงลบทิ้ง ให้เพิ่มที่ว่างในดิสก์ แล้วสั่งใหม่\n",
				"oitcheck: %s could not be written whole: %s; it is removed. "
				"Make room on the disk and run this again\n"),
			path, g_strerror(errno));
		remove(path);
		return STATUS_FAILED;
	}
	g_string_append_printf(
		command->out,
		rules_pick(command, "เขียน %s แล้ว เปิดแฟ้มนี้และไล่ตรวจทุกข้อใน \"check\" กับคู่มือของปีนั้น\n",
			   "%s is written; go through what its \"check\" lists with the manual of "
			   "that year\n"),
		path);
	return STATUS_OK;
}

/* A file of a layout of its own may keep the old year: nothing is written then. */
static gboolean is_of_year(const char *text, const char *instrument, int year)
{
	AUTO(json_file) file = json_parse("new", text, strlen(text), NULL);
	g_autofree char *wanted = g_strdup_printf("%s-%d", instrument, year);
	const cJSON *id = file ? cJSON_GetObjectItemCaseSensitive(file->root, "id") : NULL;
	const cJSON *number =
		file ? cJSON_GetObjectItemCaseSensitive(file->root, "fiscal_year") : NULL;
	return cJSON_IsString(id) && strcmp(id->valuestring, wanted) == 0 &&
	       cJSON_IsNumber(number) && number->valueint == year;
}

static int year_of(const char *word)
{
	guint64 year = 0;
	return word && g_ascii_string_to_unsigned(word, 10, 2540, 2600, &year, NULL) ? (int)year
										     : 0;
}

int rules_new_year(struct rules_command *command)
{
	const struct options *options = command->options;
	int to = year_of(command->arguments[0]), from = options->based_on;
	if (to == 0 || from == 0 || to == from)
		return rules_usage(
			command,
			"ให้ระบุปีใหม่และปีต้นแบบ เช่น oitcheck rules new-year 2570 --based-on 2569",
			"name the new year and the one to copy, as in: oitcheck rules "
			"new-year 2570 --based-on 2569");
	g_autoptr(GError) error = NULL;
	AUTO(ruleset)
	rules = ruleset_load(command->directory, options->instrument, from, &error);
	if (rules == NULL)
		return rules_error(error);
	g_autofree char *source =
		g_build_filename(command->directory, rules->checklist->file, NULL);
	g_autofree char *name = g_strdup_printf("%s-%d.json", options->instrument, to);
	g_autofree char *usual = g_build_filename(command->directory, "checklists", name, NULL);
	AUTO(json_file) file = json_load(source, YEAR_FILE_MAX, &error);
	if (file == NULL)
		return rules_error(error);
	g_autofree char *text = new_year(file->text, from, to);
	if (!is_of_year(text, options->instrument, to))
		return rules_usage(command,
				   "อ่านรูปแบบของปีต้นแบบไม่ได้ ให้ขึ้นบรรทัดใหม่ที่ \"id\" และเว้นหน้าหนึ่งช่อง",
				   "the copied year has another layout: begin its line with one "
				   "blank and \"id\"");
	return write_new(command, options->outputs ? options->outputs[0] : usual, text);
}

/* Topics of two years' rule sets are different objects of the same id: the item is looked up by
 * these. */
static const struct topic *topic_of(const struct item *item, const char *id)
{
	for (guint i = 0; i < item->topics->len; i++) {
		const struct topic *topic = item->topics->pdata[i];
		if (strcmp(topic->id, id) == 0)
			return topic;
	}
	return NULL;
}

static gboolean same_matter(const struct item *a, const struct item *b)
{
	for (guint i = 0; i < a->topics->len; i++)
		if (topic_of(b, ((const struct topic *)a->topics->pdata[i])->id))
			return TRUE;
	return FALSE;
}

/* Items of a checklist that are about the same matter as the item. Yours. */
static GPtrArray *counterparts(const struct checklist *checklist, const struct item *item)
{
	GPtrArray *found = g_ptr_array_new();
	for (guint i = 0; i < checklist->items->len; i++)
		if (same_matter(checklist->items->pdata[i], item))
			g_ptr_array_add(found, checklist->items->pdata[i]);
	return found;
}

static char *ids_of(const GPtrArray *items)
{
	GString *ids = g_string_new(NULL);
	for (guint i = 0; i < items->len; i++)
		g_string_append_printf(ids, "%s%s", i > 0 ? ", " : "",
				       ((const struct item *)items->pdata[i])->id);
	return g_string_free(ids, FALSE);
}

static gboolean has_need(const struct item *item, const struct element_ref *wanted)
{
	for (guint i = 0; i < item->requirements->len; i++) {
		const struct requirement *need = item->requirements->pdata[i];
		for (guint r = 0; r < need->refs->len; r++) {
			const struct element_ref *ref = need->refs->pdata[r];
			if (strcmp(ref->topic->id, wanted->topic->id) == 0 &&
			    strcmp(ref->element->id, wanted->element->id) == 0)
				return TRUE;
		}
	}
	return FALSE;
}

/* Needs of `item` that none of the others has. */
static void tell_needs(const struct rules_command *command, const char *label,
		       const struct item *item, const GPtrArray *others)
{
	for (guint i = 0; i < item->requirements->len; i++) {
		const struct requirement *need = item->requirements->pdata[i];
		const struct element_ref *ref = need->refs->pdata[0];
		gboolean there = FALSE;
		for (guint o = 0; o < others->len; o++)
			there |= has_need(others->pdata[o], ref);
		if (!there)
			g_string_append_printf(
				command->out, "     %s %s\n", label,
				rules_pick(command, ref->element->text_th, ref->element->text_en));
	}
}

static void tell_period(const struct rules_command *command, const struct item *item,
			const struct topic *topic, const char *change)
{
	g_string_append_printf(command->out, "     %s", rules_pick(command, "ช่วงเวลา", "period"));
	if (item->topics->len > 1)
		g_string_append_printf(command->out,
				       rules_pick(command, "ของเรื่อง “%s”", " of “%s”"),
				       rules_pick(command, topic->title_th, topic->title_en));
	g_string_append_printf(command->out, ": %s\n", change);
}

/* Of each topic of an item: the period now where it was another one, or where the topic is new here
 * and has one of its own. */
static void tell_periods(const struct rules_command *command, const struct item *now,
			 const GPtrArray *before)
{
	for (guint i = 0; i < now->topics->len; i++) {
		const struct topic *topic = now->topics->pdata[i], *was = NULL;
		enum period_kind period = about_period(now, topic), old = now->period;
		for (guint j = 0; j < before->len && !was; j++) {
			was = topic_of(before->pdata[j], topic->id);
			old = was ? about_period(before->pdata[j], was) : old;
		}
		if (period == old)
			continue;
		g_autofree char *change =
			g_strdup_printf("%s%s%s", was ? rules_period(command, old) : "",
					was ? " → " : "", rules_period(command, period));
		tell_period(command, now, topic, change);
	}
}

/* What the manual calls it now is what reports and lists have to say. */
static void tell_title(const struct rules_command *command, const struct item *now,
		       const GPtrArray *before)
{
	const struct item *was = before->pdata[0];
	const char *old = rules_pick(command, was->title_th, was->title_en);

	if (before->len == 1 && strcmp(old, rules_pick(command, now->title_th, now->title_en)) != 0)
		g_string_append_printf(command->out, "     %s: %s\n",
				       rules_pick(command, "ชื่อเดิม", "title before"), old);
}

static void tell_details(const struct rules_command *command, const struct checklist *after,
			 const struct item *now, const GPtrArray *before)
{
	tell_title(command, now, before);
	tell_periods(command, now, before);
	tell_needs(command, rules_pick(command, "+ ต้องมีเพิ่ม:", "+ asked now:"), now, before);
	for (guint i = 0; i < before->len; i++) {
		/* of a split item once, where its first part is told */
		g_autoptr(GPtrArray) parts = counterparts(after, before->pdata[i]);
		if (parts->pdata[0] == now)
			tell_needs(command, rules_pick(command, "- ไม่ถามแล้ว:", "- asked no more:"),
				   before->pdata[i], parts);
	}
}

/* One item of the later year: where it comes from. */
static void tell_item(const struct rules_command *command, const struct checklist *before,
		      const struct checklist *after, const struct item *now)
{
	g_autoptr(GPtrArray) old = counterparts(before, now);
	g_autofree char *ids = ids_of(old);
	const char *title = rules_pick(command, now->title_th, now->title_en);
	if (old->len == 0) {
		g_string_append_printf(command->out, "%s %s  %s\n",
				       rules_pick(command, "ใหม่", "new"), now->id, title);
		return;
	}
	g_autoptr(GPtrArray) siblings = counterparts(after, old->pdata[0]);
	const struct item *first = old->pdata[0];
	const char *what = old->len > 1        ? rules_pick(command, "รวม", "merged")
			   : siblings->len > 1 ? rules_pick(command, "แยก", "split")
			   : strcmp(first->id, now->id) != 0 ? rules_pick(command, "ย้าย", "moved")
							     : NULL;
	gsize start = command->out->len;
	if (what)
		g_string_append_printf(command->out, "%s %s → %s  %s\n", what, ids, now->id, title);
	else
		g_string_append_printf(command->out, "%s %s  %s\n",
				       rules_pick(command, "เปลี่ยน", "changed"), now->id, title);
	gsize told = command->out->len;
	tell_details(command, after, now, old);
	if (!what && command->out->len == told)
		g_string_truncate(command->out, start); /* the same in both years */
}

int rules_diff(struct rules_command *command)
{
	const struct options *options = command->options;
	int from = year_of(command->arguments[0]);
	int to = from ? year_of(command->arguments[1]) : 0;
	if (to == 0)
		return rules_usage(command, "ให้ระบุสองปี เช่น oitcheck rules diff 2567 2568",
				   "name two years, as in: oitcheck rules diff 2567 2568");
	g_autoptr(GError) error = NULL;
	AUTO(ruleset)
	before = ruleset_load(command->directory, options->instrument, from, &error);
	if (before == NULL)
		return rules_error(error);
	AUTO(ruleset) after = ruleset_load(command->directory, options->instrument, to, &error);
	if (after == NULL)
		return rules_error(error);
	const struct checklist *old = before->checklist, *new = after->checklist;
	g_string_append_printf(
		command->out,
		rules_pick(command, "ปี %d มี %u ข้อ ปี %d มี %u ข้อ\n", "%d has %u items, %d has %u\n"),
		from, old->items->len, to, new->items->len);
	for (guint i = 0; i < new->items->len; i++)
		tell_item(command, old, new, new->items->pdata[i]);
	for (guint i = 0; i < old->items->len; i++) {
		const struct item *item = old->items->pdata[i];
		g_autoptr(GPtrArray) now = counterparts(new, item);
		if (now->len == 0)
			g_string_append_printf(command->out, "%s %s  %s\n",
					       rules_pick(command, "ตัดออก", "dropped"), item->id,
					       rules_pick(command, item->title_th, item->title_en));
	}
	return STATUS_OK;
}
