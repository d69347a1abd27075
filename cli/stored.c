#include "cli/stored.h"

#include "base/json.h"
#include "cli/config.h"
#include "cli/notify.h"
#include "crawler/url.h"
#include "reports/pack.h"
#include "reports/view.h"

#include <stdio.h>
#include <string.h>

enum { LOOK_BEHIND = 30 }; /* audits: a month of nights */

static gboolean keeps_nothing(const struct options *options)
{
	return g_strcmp0(options->db, "none") == 0;
}

static gboolean compares(const struct options *options)
{
	return (options->fail_on & 1u << FAIL_ON_REGRESSION) != 0;
}

/* What cannot be done without the history; NULL for nothing. */
static const char *needs_history(const struct options *options)
{
	if (compares(options))
		return "--fail-on regression";
	if (options->only_changes)
		return "--only-changes";
	return options->settings && config_targets(options->settings) ? "notices" : NULL;
}

gboolean stored_check(const struct options *options)
{
	const char *what = needs_history(options);

	if (!keeps_nothing(options) || !what)
		return TRUE;
	g_printerr("oitcheck: %s ต้องใช้ประวัติการตรวจ จึงใช้กับ --db none ไม่ได้ (needs the history, which "
		   "--db none takes away)\n",
		   what);
	return FALSE;
}

struct history *stored_open(const struct options *options, gboolean create, GError **error)
{
	g_autofree char *path = options->db ? g_strdup(options->db) : history_default_path();

	if (!keeps_nothing(options))
		return history_open(path, create, error);
	g_set_error(error, OPTIONS_ERROR, OPTIONS_ERROR_USAGE,
		    "--db none: คำสั่งนี้ต้องใช้ประวัติการตรวจ (the history is needed here)");
	return NULL;
}

char *stored_site(const char *typed, GError **error)
{
	gboolean scheme_given;
	g_autofree char *url = url_from_user(typed, &scheme_given);

	if (url)
		return url_site(url);
	g_set_error(error, OPTIONS_ERROR, OPTIONS_ERROR_USAGE,
		    "“%s” ไม่ใช่เลขที่ผลตรวจ แฟ้ม หรือเว็บไซต์ (no number of an audit, file or website)",
		    typed);
	return NULL;
}

static gboolean is_number(const char *word, gint64 *number)
{
	return g_ascii_string_to_signed(word, 10, 1, G_MAXINT64, number, NULL);
}

static struct result *result_of_file(const char *path, GError **error)
{
	AUTO(json_file) file = json_load(path, PACK_TEXT_MAX, error);

	return file ? result_from_json(path, file->text, file->size, error) : NULL;
}

/* Where the audit stands in the list; -1 with error. */
static int place_of(const GPtrArray *audits, gint64 number, const char *word, GError **error)
{
	for (guint i = 0; i < audits->len; i++)
		if (((const struct past_audit *)audits->pdata[i])->number == number)
			return (int)i;
	g_set_error(
		error, HISTORY_ERROR, HISTORY_ERROR_NONE,
		"%s: ไม่มีผลตรวจนี้ในประวัติ ดูได้จาก oitcheck history (no such audit: oitcheck history "
		"lists them)",
		word);
	return -1;
}

/* The audits among which the word means one, and which that is; -1 with error. */
static int find(struct history *history, const struct options *options, const char *word,
		GPtrArray **audits, GError **error)
{
	g_autofree char *site = NULL;
	gint64 number = 0;

	if (word && !is_number(word, &number) && !(site = stored_site(word, error)))
		return -1;
	*audits = history_list(history, site, site ? options->year : 0, error);
	if (!*audits)
		return -1;
	for (guint i = 0; !word && i < (*audits)->len; i++)
		number = MAX(number, ((const struct past_audit *)(*audits)->pdata[i])->number);
	if (site && (*audits)->len > 0)
		return (int)(*audits)->len - 1;
	return place_of(*audits, number, word ? word : "history", error);
}

static gint64 number_at(const GPtrArray *audits, int place)
{
	return ((const struct past_audit *)audits->pdata[place])->number;
}

struct result *stored_result(const struct options *options, const char *word, GError **error)
{
	AUTO(history) history = NULL;
	g_autoptr(GPtrArray) audits = NULL;
	int place;

	if (word && (g_str_has_suffix(word, ".json") || g_file_test(word, G_FILE_TEST_IS_REGULAR)))
		return result_of_file(word, error);
	history = stored_open(options, FALSE, error);
	place = history ? find(history, options, word, &audits, error) : -1;
	return place >= 0 ? history_result(history, number_at(audits, place), error) : NULL;
}

GPtrArray *stored_past(const struct options *options, const struct result *result)
{
	g_autoptr(GDateTime) now = g_date_time_new_from_iso8601(result->audited_at, NULL);
	g_autofree char *site = url_site(result->site_url);
	AUTO(history) history = now ? stored_open(options, FALSE, NULL) : NULL;
	g_autoptr(GPtrArray) audits = history ? history_list(history, site, 0, NULL) : NULL;

	for (guint i = audits ? audits->len : 0; i > 0; i--) {
		const struct past_audit *audit = audits->pdata[i - 1];
		g_autoptr(GDateTime) then = g_date_time_new_from_iso8601(audit->audited_at, NULL);

		if (!then || g_date_time_compare(then, now) >= 0 || !past_audit_tells(audit))
			g_ptr_array_remove_index(audits, i - 1);
	}
	return audits && audits->len ? g_steal_pointer(&audits) : NULL;
}

/* The audit before of the same site, of the same year where there is one; -1 for none. */
static int before(const GPtrArray *audits, int place)
{
	const struct past_audit *audit = audits->pdata[place];
	int other_year = -1;

	for (int i = place - 1; i >= 0; i--) {
		const struct past_audit *earlier = audits->pdata[i];

		if (strcmp(earlier->site, audit->site) != 0)
			break;
		if (earlier->fiscal_year == audit->fiscal_year)
			return i;
		other_year = MAX(other_year, i);
	}
	return other_year;
}

gboolean stored_pair(const struct options *options, const char *word, struct result **was,
		     struct result **now, GError **error)
{
	AUTO(history) history = stored_open(options, FALSE, error);
	g_autoptr(GPtrArray) audits = NULL;
	int place = history ? find(history, options, word, &audits, error) : -1;
	int earlier = place >= 0 ? before(audits, place) : -1;

	if (place >= 0 && earlier < 0)
		g_set_error(error, HISTORY_ERROR, HISTORY_ERROR_NONE,
			    "%s: ยังไม่มีผลตรวจครั้งก่อนให้เทียบ (there is no audit before it)", word);
	if (earlier < 0)
		return FALSE;
	*was = history_result(history, number_at(audits, earlier), error);
	*now = *was ? history_result(history, number_at(audits, place), error) : NULL;
	return *now != NULL;
}

static gboolean can_tell(const struct result *result)
{
	guint counts[VERDICT_COUNT];

	view_counts(result, counts);
	return counts[VERDICT_FOUND] + counts[VERDICT_PARTIAL] + counts[VERDICT_MISSING] > 0;
}

static void tell_lost(const struct diff *diff, gint64 number)
{
	const GPtrArray *lost = diff->items[DIFF_LOST];
	g_autoptr(GString) ids = g_string_new(NULL);

	for (guint i = 0; i < lost->len; i++)
		g_string_append_printf(ids, " %s",
				       ((const struct item_diff *)lost->pdata[i])->now->id);
	g_printerr("oitcheck: %s: แย่ลงกว่าครั้งก่อน (worse than audit) %" G_GINT64_FORMAT ":%s\n",
		   diff->now->site_host, number, ids->str);
}

static gboolean is_known(const struct item_result *item)
{
	return item && !item->waived && item->verdict != VERDICT_UNCLEAR;
}

/* Ids of the items that are known now and were not in the audit before. */
static GHashTable *open_items(const struct result *was, const struct result *now)
{
	GHashTable *open = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < now->items->len; i++) {
		const struct item_result *item = now->items->pdata[i];
		const struct item_result *before = result_item(was, item->id);

		if (is_known(item) && before && !before->waived && !is_known(before))
			g_hash_table_add(open, item->id);
	}
	return open;
}

/* Where an earlier audit knew such an item, that settles it; where it fell since, the item takes
 * the place of the one that was unclear. Of what is known, a greater verdict is a worse one. */
static void settle(GHashTable *open, struct result *earlier, struct result *was,
		   const struct result *now)
{
	for (guint i = 0; i < earlier->items->len; i++) {
		struct item_result *item = earlier->items->pdata[i];
		guint place = 0;

		if (!is_known(item) || !g_hash_table_remove(open, item->id) ||
		    item->verdict >= result_item(now, item->id)->verdict)
			continue;
		g_ptr_array_find(was->items, result_item(was, item->id), &place);
		earlier->items->pdata[i] = was->items->pdata[place];
		was->items->pdata[place] = item;
	}
}

/* An audit in which an item could not be read hides no fall: what it was before that counts. */
static gboolean look_behind(struct history *history, const GPtrArray *audits, int place,
			    struct result *was, const struct result *now, GError **error)
{
	g_autoptr(GHashTable) open = open_items(was, now);

	for (int i = place - 1; i >= MAX(0, place - LOOK_BEHIND); i--) {
		AUTO(result) earlier = NULL;

		if (g_hash_table_size(open) == 0)
			return TRUE;
		earlier = history_result(history, number_at(audits, i), error);
		if (!earlier)
			return FALSE;
		if (strcmp(earlier->rules_id, now->rules_id) == 0)
			settle(open, earlier, was, now);
	}
	return TRUE;
}

/* The last audit of the site that could tell anything, of the year (0: of any); NULL where there is
 * none. now: what is to be compared with it, or NULL. FALSE with error. */
static gboolean find_before(struct history *history, const char *site, int year,
			    const struct result *now, struct result **was, gint64 *number,
			    GError **error)
{
	g_autoptr(GPtrArray) audits = history_list(history, site, year, error);
	int place = audits ? (int)audits->len - 1 : -1;

	while (place >= 0 && !past_audit_tells(audits->pdata[place]))
		place--;
	if (place < 0)
		return audits != NULL;
	*number = number_at(audits, place);
	*was = history_result(history, *number, error);
	return *was && (!now || look_behind(history, audits, place, *was, now, error));
}

/* What is new compared with the audit before. */
static gboolean raise_notices(const struct options *options, struct history *history,
			      const char *site, const struct result *now, gint64 number,
			      struct stored_change *change, GError **error)
{
	enum lang lang = notify_lang(options);
	g_autofree char *why = view_reading(now, FALSE, lang);
	AUTO(notice) failure = notice_of_failure(change->was, site, why, lang);
	AUTO(notice) recovery = notice_of_recovery(change->was, site, number, lang);
	AUTO(notice) changed = NULL;

	if (!change->diff)
		return notify_raise(options, history, failure, &change->first_failure, error);
	if (outbox_has(history, failure->id) &&
	    !notify_raise(options, history, recovery, NULL, error))
		return FALSE;
	changed = notice_of_diff(change->diff, site, number, lang);
	return !changed || notify_raise(options, history, changed, NULL, error);
}

/* One transaction: an audit is not kept without its notices, nor they without it. */
static gboolean keep(const struct options *options, struct history *history, const char *site,
		     const struct result *result, struct stored_change *change, GError **error)
{
	gint64 number;
	gboolean well;

	if (!history_begin(history, error))
		return FALSE;
	number = history_add(history, site, result, error);
	well = number != 0 && (!change->was || raise_notices(options, history, site, result, number,
							     change, error));
	return history_finish(history, well, error);
}

void stored_change_clear(struct stored_change *change)
{
	g_clear_pointer(&change->diff, diff_free);
	g_clear_pointer(&change->was, result_free);
}

static enum outcome outcome_of(const struct options *options, const struct stored_change *change)
{
	return compares(options) && change->diff && change->diff->items[DIFF_LOST]->len
		       ? OUTCOME_MISSING
		       : OUTCOME_OK;
}

enum outcome stored_keep(const struct options *options, const struct result *result,
			 struct stored_change *change)
{
	g_autofree char *site = url_site(result->site_url);
	g_autoptr(GError) error = NULL;
	AUTO(history) history = NULL;
	gboolean compared;
	gint64 number = 0;

	*change = (struct stored_change){0};
	if (keeps_nothing(options) || strcmp(result->crawl.stopped_by, "interrupted") == 0)
		return OUTCOME_OK;
	history = stored_open(options, TRUE, &error);
	compared = history && find_before(history, site, result->fiscal_year, result, &change->was,
					  &number, &error);
	if (history && !compared && !needs_history(options)) { /* an old audit that is broken */
		g_clear_error(&error);
		compared = TRUE;
	}
	if (change->was && can_tell(result))
		change->diff = diff_new(change->was, result);
	if (outcome_of(options, change) != OUTCOME_OK)
		tell_lost(change->diff, number);
	if (compared && keep(options, history, site, result, change, &error))
		return outcome_of(options, change);
	g_printerr("oitcheck: ไม่ได้เก็บผลตรวจนี้ในประวัติ (the audit is not kept): %s\n", error->message);
	if (compares(options) && !compared)
		return OUTCOME_FAILED;
	return outcome_of(options, change);
}

void stored_cannot(const struct options *options, const char *typed, const GError *why)
{
	g_autofree char *site = stored_site(typed, NULL);
	g_autoptr(GError) error = NULL;
	AUTO(history) history = NULL;
	AUTO(result) was = NULL;
	AUTO(notice) notice = NULL;
	gint64 number;

	if (keeps_nothing(options) || !site)
		return;
	history = stored_open(options, FALSE, NULL);
	if (!history || !find_before(history, site, 0, NULL, &was, &number, &error) || !was)
		return;
	notice = notice_of_failure(was, site, why->message, notify_lang(options));
	if (!notify_raise(options, history, notice, NULL, &error))
		g_printerr("oitcheck: ไม่ได้แจ้งเตือน (no notice is given): %s\n", error->message);
}

int stored_fault(const GError *error)
{
	g_printerr("oitcheck: %s\n", error->message);
	if (error->domain == OPTIONS_ERROR)
		return STATUS_USAGE;
	if (g_error_matches(error, HISTORY_ERROR, HISTORY_ERROR_NONE) ||
	    g_error_matches(error, HISTORY_ERROR, HISTORY_ERROR_OPEN) ||
	    g_error_matches(error, JSON_ERROR, JSON_ERROR_READ) || error->domain == G_FILE_ERROR)
		return STATUS_NO_INPUT;
	if (g_error_matches(error, HISTORY_ERROR, HISTORY_ERROR_BROKEN) ||
	    g_error_matches(error, HISTORY_ERROR, HISTORY_ERROR_NEWER) ||
	    error->domain == REPORT_ERROR || error->domain == JSON_ERROR)
		return STATUS_BAD_DATA;
	return STATUS_FAILED;
}
