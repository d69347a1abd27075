#include "reports/notice.h"

#include "base/fold.h"
#include "reports/view.h"

#include <string.h>

enum {
	ID_LETTERS = 32, /* of a SHA-256 in hex: 128 bits tell all notices apart */
	HEAD_MAX = 400,  /* bytes of a line: heads and subjects */
	TEXT_MAX = 4000, /* bytes of an entry's text */
	NAMED_ITEMS = 4, /* of a subject; the count tells the rest */
};

static const char *const kind_names[NOTICE_KINDS] = {
	[NOTICE_CHANGE] = "change", [NOTICE_FAILURE] = "failure", [NOTICE_RECOVERED] = "recovered",
	[NOTICE_WATCH] = "watch",   [NOTICE_TEST] = "test",
};

const char *notice_kind_name(enum notice_kind kind)
{
	return kind_names[kind];
}

gboolean notice_kind_parse(const char *name, enum notice_kind *kind)
{
	for (int i = 0; i < NOTICE_KINDS; i++) {
		if (strcmp(kind_names[i], name) != 0)
			continue;
		*kind = (enum notice_kind)i;
		return TRUE;
	}
	return FALSE;
}

static void entry_free(void *data)
{
	struct notice_entry *entry = data;

	g_free(entry->item);
	g_free(entry->head);
	g_free(entry->text);
	g_free(entry->url);
	g_free(entry);
}

struct notice *notice_new(enum notice_kind kind, enum lang lang, const char *site, const char *url)
{
	struct notice *notice = g_new0(struct notice, 1);
	g_autoptr(GDateTime) now = g_date_time_new_now_local();

	notice->kind = kind;
	notice->lang = lang;
	notice->at = g_date_time_format_iso8601(now);
	notice->entries = g_ptr_array_new_with_free_func(entry_free);
	result_set(&notice->id, NULL);
	result_set(&notice->site, site);
	result_set(&notice->url, url);
	result_set(&notice->subject, NULL);
	result_set(&notice->intro, NULL);
	result_set(&notice->details, NULL);
	return notice;
}

void notice_free(struct notice *notice)
{
	if (!notice)
		return;
	g_free(notice->id);
	g_free(notice->site);
	g_free(notice->url);
	g_free(notice->at);
	g_free(notice->subject);
	g_free(notice->intro);
	g_free(notice->details);
	g_ptr_array_unref(notice->entries);
	g_free(notice);
}

void notice_identify(struct notice *notice, const char *key)
{
	g_autofree char *whole = g_strjoin("\n", kind_names[notice->kind], notice->site, key, NULL);

	g_free(notice->id);
	notice->id = g_compute_checksum_for_string(G_CHECKSUM_SHA256, whole, -1);
	notice->id[ID_LETTERS] = '\0';
}

/* Texts from the site are one line each; those of several lines are cleaned line by line. */
static char *clean_lines(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line; line++) {
		char *clean = text_clean(*line, -1, TEXT_MAX);

		g_free(*line);
		*line = clean;
	}
	return g_strjoinv("\n", lines);
}

void notice_add(struct notice *notice, enum notice_tone tone, const char *item, const char *head,
		const char *text, const char *url)
{
	struct notice_entry *entry = g_new(struct notice_entry, 1);

	entry->tone = tone;
	entry->item = g_strdup(item ? item : "");
	entry->head = text_clean(head ? head : "", -1, HEAD_MAX);
	entry->text = clean_lines(text ? text : "");
	entry->url = g_strdup(url ? url : "");
	g_ptr_array_add(notice->entries, entry);
}

static void set_subject(struct notice *notice, char *subject)
{
	g_free(notice->subject);
	notice->subject = text_clean(subject, -1, HEAD_MAX);
	g_free(subject);
}

static const char *state_word(const struct item_result *item, enum lang lang)
{
	if (!item)
		return word(WORD_DIFF_NO_ITEM, lang);
	return item->waived ? word(WORD_DIFF_WAIVED, lang) : word_verdict(item->verdict, lang);
}

static char *item_name(const struct item_result *item, enum lang lang)
{
	return g_strdup_printf("%s %s", item->id, view_pick(lang, item->title_th, item->title_en));
}

static void add_line(GString *text, const char *line)
{
	if (line && *line)
		g_string_append_printf(text, "%s%s", text->len ? "\n" : "", line);
}

static void add_elements(GString *text, const GArray *elements, enum lang lang)
{
	for (guint i = 0; i < elements->len; i++) {
		const struct element_diff *one = &g_array_index(elements, struct element_diff, i);
		const char *name = view_pick(lang, one->now->text_th, one->now->text_en);
		g_autofree char *line = word_fill(lang, WORD_DIFF_ELEMENT, name,
						  word_verdict(one->was->verdict, lang),
						  word_verdict(one->now->verdict, lang), NULL);

		add_line(text, line);
	}
}

/* Why, what to do, and who. */
static void add_task(GString *text, const struct item_result *item, enum lang lang)
{
	add_line(text, view_pick(lang, item->why_th, item->why_en));
	add_line(text, view_pick(lang, item->fix_th, item->fix_en));
	if (*item->unit_th) {
		g_autofree char *who =
			g_strdup_printf("%s: %s", word(WORD_UNIT, lang), item->unit_th);

		add_line(text, who);
	}
}

static void add_item(struct notice *notice, const struct item_diff *diff)
{
	static const enum notice_tone tones[DIFF_KINDS] = {
		[DIFF_LOST] = TONE_WORSE, [DIFF_WON] = TONE_BETTER, [DIFF_CHANGED] = TONE_OTHER};
	const struct item_result *named = diff->now ? diff->now : diff->was;
	enum lang lang = notice->lang;
	g_autofree char *name = item_name(named, lang);
	g_autofree char *step = word_fill(lang, WORD_DIFF_STEP, state_word(diff->was, lang),
					  state_word(diff->now, lang), NULL);
	g_autofree char *head = g_strdup_printf("%s: %s", name, step);
	g_autoptr(GString) text = g_string_new(NULL);
	const struct evidence *best = named->evidence->len ? named->evidence->pdata[0] : NULL;

	if (diff->now && diff->kind != DIFF_WON)
		add_task(text, diff->now, lang);
	add_elements(text, diff->elements, lang);
	notice_add(notice, tones[diff->kind], named->id, head, text->str, best ? best->url : NULL);
}

static void add_evidence(struct notice *notice, const struct evidence_diff *diff)
{
	enum lang lang = notice->lang;
	g_autofree char *name = item_name(diff->item, lang);
	g_autofree char *head = word_fill(
		lang, diff->change == EVIDENCE_MOVED ? WORD_NOTICE_MOVED : WORD_NOTICE_GONE, name,
		NULL);
	g_autofree char *why = diff->broken ? view_broken(diff->broken, lang) : NULL;
	g_autofree char *was = view_address(diff->was->url);
	g_autofree char *old = g_strdup_printf("%s: %s", word(WORD_DIFF_OLD_URL, lang), was);
	g_autoptr(GString) text = g_string_new(NULL);

	add_line(text, old);
	add_line(text, why);
	add_line(text, word(diff->now ? WORD_DIFF_EVIDENCE_NOTE : WORD_DIFF_NO_URL, lang));
	notice_add(notice, diff->change == EVIDENCE_MOVED ? TONE_OTHER : TONE_WORSE, diff->item->id,
		   head, text->str, diff->now ? diff->now->url : NULL);
}

/* "O1, O5, O12 …" of those that fell, else of all that changed. Yours. */
static char *names_of(const struct notice *notice, enum notice_tone tone)
{
	GString *names = g_string_new(NULL);
	g_autoptr(GHashTable) named = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < notice->entries->len; i++) {
		const struct notice_entry *entry = notice->entries->pdata[i];

		if (entry->tone != tone || !*entry->item || !g_hash_table_add(named, entry->item))
			continue;
		if (g_hash_table_size(named) <= NAMED_ITEMS)
			g_string_append_printf(names, "%s%s", names->len ? ", " : "", entry->item);
	}
	if (g_hash_table_size(named) > NAMED_ITEMS)
		g_string_append(names, " …");
	return g_string_free(names, FALSE);
}

/* "แย่ลง: O1, O5 · ดีขึ้น: O12". Yours. */
static char *summary_of(const struct notice *notice)
{
	static const enum word words[NOTICE_TONES] = {[TONE_WORSE] = WORD_NOTICE_WORSE,
						      [TONE_BETTER] = WORD_NOTICE_BETTER,
						      [TONE_OTHER] = WORD_NOTICE_OTHER};
	GString *summary = g_string_new(NULL);

	for (int tone = 0; tone < NOTICE_TONES; tone++) {
		g_autofree char *names = names_of(notice, (enum notice_tone)tone);

		if (*names)
			g_string_append_printf(summary, "%s%s: %s", summary->len ? " · " : "",
					       word(words[tone], notice->lang), names);
	}
	return g_string_free(summary, FALSE);
}

static char *intro_of(const struct diff *diff, enum lang lang)
{
	g_autofree char *was = view_moment(diff->was->audited_at, lang);
	g_autofree char *now = view_moment(diff->now->audited_at, lang);
	g_autofree char *before = g_strdup_printf("%.2f", diff->was->oit.estimate);
	g_autofree char *after = g_strdup_printf("%.2f", diff->now->oit.estimate);
	g_autofree char *line =
		word_fill(lang, WORD_NOTICE_COMPARED, was, now, before, after, NULL);
	GString *intro = g_string_new(line);

	if (diff->other_checklist)
		add_line(intro, word(WORD_DIFF_OTHER_CHECKLIST, lang));
	if (diff->other_rules)
		add_line(intro, word(WORD_DIFF_OTHER_RULES, lang));
	return g_string_free(intro, FALSE);
}

struct notice *notice_of_diff(const struct diff *diff, const char *site, gint64 audit,
			      enum lang lang)
{
	struct notice *notice = notice_new(NOTICE_CHANGE, lang, site, diff->now->site_url);
	g_autofree char *key = g_strjoin("\n", diff->was->rules_id, diff->was->audited_at,
					 diff->now->rules_id, diff->now->audited_at, NULL);
	g_autofree char *summary = NULL;
	g_autoptr(GString) details = g_string_new(NULL);

	for (int kind = 0; kind < DIFF_KINDS; kind++)
		for (guint i = 0; i < diff->items[kind]->len; i++)
			add_item(notice, diff->items[kind]->pdata[i]);
	for (guint i = 0; i < diff->evidence->len; i++)
		add_evidence(notice, diff->evidence->pdata[i]);
	if (notice->entries->len == 0) {
		notice_free(notice);
		return NULL;
	}
	notice_identify(notice, key);
	notice->audit = audit;
	result_set(&notice->at, diff->now->audited_at);
	summary = summary_of(notice);
	g_autofree char *host = view_address(diff->now->site_host);
	set_subject(notice, word_fill(lang, WORD_NOTICE_CHANGE, host, summary, NULL));
	g_free(notice->intro);
	notice->intro = intro_of(diff, lang);
	diff_json(diff, details);
	result_set(&notice->details, details->str);
	return notice;
}

struct notice *notice_of_failure(const struct result *was, const char *site, const char *why,
				 enum lang lang)
{
	struct notice *notice = notice_new(NOTICE_FAILURE, lang, site, was->site_url);
	g_autofree char *moment = view_moment(was->audited_at, lang);
	g_autofree char *head = word_fill(lang, WORD_NOTICE_LAST_READ, moment, NULL);
	g_autofree char *host = view_address(was->site_host);

	notice_identify(notice, was->audited_at);
	set_subject(notice, word_fill(lang, WORD_NOTICE_FAILURE, host, NULL));
	g_free(notice->intro);
	notice->intro = clean_lines(why);
	notice_add(notice, TONE_WORSE, NULL, head, word(WORD_NOTICE_FAILURE_FIX, lang),
		   was->site_url);
	return notice;
}

struct notice *notice_of_recovery(const struct result *was, const char *site, gint64 audit,
				  enum lang lang)
{
	struct notice *notice = notice_new(NOTICE_RECOVERED, lang, site, was->site_url);
	g_autofree char *host = view_address(was->site_host);

	notice_identify(notice, was->audited_at);
	notice->audit = audit;
	set_subject(notice, word_fill(lang, WORD_NOTICE_RECOVERED, host, NULL));
	return notice;
}

struct notice *notice_of_test(enum lang lang)
{
	struct notice *notice = notice_new(NOTICE_TEST, lang, "", "");
	g_autofree char *key = g_uuid_string_random();

	notice_identify(notice, key);
	set_subject(notice, g_strdup(word(WORD_NOTICE_TEST, lang)));
	result_set(&notice->intro, word(WORD_NOTICE_TEST_TEXT, lang));
	return notice;
}
