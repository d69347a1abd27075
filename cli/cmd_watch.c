/* oitcheck watch SITE: are the submitted URLs still what they were? For cron, once a day. */
#include "cli/address.h"
#include "cli/commands.h"
#include "cli/compare.h"
#include "cli/config.h"
#include "cli/copies.h"
#include "cli/crawling.h"
#include "cli/deliver.h"
#include "cli/notify.h"
#include "cli/site_lock.h"
#include "cli/status.h"
#include "cli/stored.h"
#include "cli/submitted.h"
#include "cli/watch_state.h"
#include "cli/year_rules.h"
#include "crawler/url.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

struct watch {
	const struct options *options;
	char *typed; /* URL of the site */
	gboolean scheme_given;
	struct copies *copies;
	struct ruleset *rules;
	GPtrArray *submitted; /* struct submitted_url * */
	struct look *was, *now;
	struct watch_report *report;
	char *seen; /* WARC of this look; NULL where the look made the copies */
};

static void watch_clear(struct watch *watch)
{
	g_free(watch->typed);
	copies_free(watch->copies);
	g_clear_pointer(&watch->submitted, g_ptr_array_unref);
	look_free(watch->was);
	look_free(watch->now);
	ruleset_free(watch->rules);
	watch_report_free(watch->report);
	g_free(watch->seen);
}

static enum outcome failed(const GError *error)
{
	fprintf(stderr, "oitcheck watch: %s\n", error->message);
	if (error->domain == OPTIONS_ERROR)
		return OUTCOME_USAGE;
	if (g_error_matches(error, COPIES_ERROR, COPIES_ERROR_SILENT))
		return OUTCOME_CUT_SHORT;
	if (g_error_matches(error, RULES_ERROR, RULES_ERROR_INVALID) ||
	    g_error_matches(error, COPIES_ERROR, COPIES_ERROR_BROKEN) ||
	    error->domain == SUBMITTED_ERROR)
		return OUTCOME_BAD_DATA;
	if (error->domain == G_FILE_ERROR || error->domain == RULES_ERROR ||
	    g_error_matches(error, COPIES_ERROR, COPIES_ERROR_NONE))
		return OUTCOME_NO_INPUT;
	return OUTCOME_FAILED;
}

/* A date that was not given lies on no side. */
static gboolean is_due(const struct options *options)
{
	struct day today = options->as_of;

	return (options->start.year == 0 || day_compare(today, options->start) >= 0) &&
	       (options->until.year == 0 || day_compare(today, options->until) <= 0);
}

/* The rules of the year in which the copies were taken, else of the year that the options say. */
static gboolean load_rules(struct watch *watch, GError **error)
{
	const struct options *options = watch->options;
	int year = options->year   ? options->year
		   : watch->copies ? watch->copies->fiscal_year
				   : thaidate_fiscal_year(options->as_of);

	watch->rules = year_rules_load(options, year, error);
	return watch->rules != NULL;
}

/* What was submitted: the sheet where one is given, else what the last copies are of. Copies of
 * something else are no copies. */
static gboolean load_submitted(struct watch *watch, GError **error)
{
	const struct checklist *checklist = watch->rules->checklist;

	if (watch->copies)
		watch->submitted = copies_submitted(watch->copies, checklist);
	if (!watch->options->submitted)
		return TRUE;
	g_autoptr(GPtrArray) sheet = submitted_load(watch->options->submitted, checklist, error);

	if (!sheet)
		return FALSE;
	if (watch->submitted && submitted_same(sheet, watch->submitted))
		return TRUE;
	g_clear_pointer(&watch->copies, copies_free);
	g_clear_pointer(&watch->submitted, g_ptr_array_unref);
	watch->submitted = g_steal_pointer(&sheet);
	return TRUE;
}

static gboolean prepare(struct watch *watch, GError **error)
{
	g_autoptr(GError) none = NULL;

	watch->copies = copies_last(watch->options, watch->typed, &none);
	if (!watch->copies && (!g_error_matches(none, COPIES_ERROR, COPIES_ERROR_NONE) ||
			       !watch->options->submitted)) {
		g_propagate_error(error, g_steal_pointer(&none));
		return FALSE;
	}
	return load_rules(watch, error) && load_submitted(watch, error);
}

/* Looks at the network, and at the copies. */
static gboolean look(struct watch *watch, GError **error)
{
	const struct options *options = watch->options;

	if (!watch->copies) {
		struct look_at first = {.site = watch->typed,
					.scheme_given = watch->scheme_given,
					.submitted = watch->submitted};

		watch->copies = copies_take(options, watch->rules, &first, &watch->now, error);
		watch->report->first = TRUE;
		return watch->copies != NULL;
	}
	g_autofree char *warc = copies_warc(watch->copies);
	struct look_at then = {.site = watch->copies->site_url,
			       .scheme_given = TRUE,
			       .submitted = watch->submitted,
			       .from = warc};
	struct look_at now = then;

	watch->was = look_take(options, watch->rules, &then, error);
	if (!watch->was)
		return FALSE;
	g_autoptr(GDateTime) moment = g_date_time_new_now_local();
	g_autofree char *name = g_date_time_format(moment, "seen-%Y-%m-%d-%H%M%S-%f.warc.gz");

	watch->seen = g_build_filename(watch->copies->folder, name, NULL);
	now.from = NULL;
	now.copies = watch->seen;
	watch->now = look_take(options, watch->rules, &now, error);
	return watch->now != NULL;
}

static void fill_report(struct watch *watch)
{
	struct watch_report *report = watch->report;
	g_autoptr(GDateTime) now = g_date_time_new_now_local();

	report->site = url_site(watch->copies->site_url);
	report->site_url = g_strdup(watch->copies->site_url);
	report->looked_at = g_date_time_format_iso8601(now);
	report->copies_of = g_strdup(watch->copies->taken_at);
	report->folder = g_strdup(watch->copies->folder);
	report->answered = watch->now->answered;
	for (guint i = 0; i < watch->now->sightings->len; i++) {
		const struct sighting *sighting = watch->now->sightings->pdata[i];

		if (sighting->on)
			report->documents++;
		else
			report->pages++;
	}
}

/* What was seen is kept where it differs; a year of copies that say the same helps nobody. */
static void keep_seen(struct watch *watch)
{
	struct watch_report *report = watch->report;
	gboolean differs = report->answered && report->fresh->len > 0;

	report->kept = g_strdup(differs && watch->seen ? watch->seen : "");
	if (!differs && watch->seen)
		g_unlink(watch->seen);
}

/* The notice is in the outbox before the state says that it was told: a kill between the two makes
 * it anew, under the same id. */
static gboolean raise_notice(const struct watch *watch, GError **error)
{
	const struct options *options = watch->options;
	AUTO(notice)
	notice = watch_notice(watch->report, notify_lang(options));

	if (!notice || g_strcmp0(options->db, "none") == 0)
		return TRUE;
	AUTO(history) history = stored_open(options, TRUE, error);

	if (!history || !history_begin(history, error))
		return FALSE;
	gboolean raised = notify_raise(options, history, notice, NULL, error);

	return history_finish(history, raised, raised ? error : NULL) && raised;
}

static gboolean conclude(struct watch *watch, GError **error)
{
	const struct options *options = watch->options;
	struct watch_report *report = watch->report;
	g_autofree char *place = g_path_get_dirname(watch->copies->folder);
	g_autofree char *path = g_build_filename(place, "watch.json", NULL);
	g_autofree char *day = g_strdup_printf("%04d-%02d-%02d", options->as_of.year,
					       options->as_of.month, options->as_of.day);
	AUTO(watch_state) state = watch_state_load(path, watch->copies->taken_at, error);

	if (!state)
		return FALSE;
	if (!report->answered && !*state->silent_since) {
		g_free(state->silent_since);
		state->silent_since = g_strdup(day);
	} else if (report->answered) {
		g_free(state->silent_since);
		state->silent_since = g_strdup("");
	}
	report->silent_since = g_strdup(state->silent_since);
	g_autoptr(GPtrArray) unknown = compare_unknown(watch->now);

	if (report->answered)
		watch_state_take(state, compare_looks(watch->was, watch->now), unknown, day,
				 report);
	keep_seen(watch);
	return raise_notice(watch, error) && watch_state_save(state, path, error);
}

static void write_text(const void *data, const struct report_options *how, GString *out)
{
	watch_text(data, how, out);
}

static void write_json(const void *data, GString *out)
{
	watch_json(data, out);
}

/* What was seen goes to where the options want it, and what it came to. */
static enum outcome tell(const struct watch *watch)
{
	static const struct document document = {write_text, write_json};
	const struct options *options = watch->options;
	const struct watch_report *report = watch->report;
	gboolean wrong = report->fresh->len + report->still->len > 0;

	if (deliver_document(options, &document, report) != STATUS_OK)
		return OUTCOME_FAILED;
	notify_send(options);
	if (!report->answered)
		return OUTCOME_CUT_SHORT;
	return wrong && !options->exit_zero ? OUTCOME_MISSING : OUTCOME_OK;
}

/* What was seen of half a look says nothing. */
static enum outcome stopped(const struct watch *watch)
{
	if (watch->seen)
		g_unlink(watch->seen);
	return OUTCOME_INTERRUPTED;
}

static enum outcome run(struct watch *watch)
{
	g_autoptr(GError) error = NULL;
	gboolean looked = prepare(watch, &error) && look(watch, &error);

	if (crawling_stopped())
		return stopped(watch);
	if (!looked)
		return failed(error);
	fill_report(watch);
	return conclude(watch, &error) ? tell(watch) : failed(error);
}

static enum outcome watch_site(const struct options *options, const char *typed)
{
	g_autoptr(GError) error = NULL;
	struct watch watch = {.options = options};
	enum outcome outcome = OUTCOME_OK;

	watch.typed = address_from_user(typed, &watch.scheme_given, &error);
	if (!watch.typed) {
		fprintf(stderr, "oitcheck watch: %s\n", error->message);
		return OUTCOME_USAGE;
	}
	watch.report = watch_report_new();
	if (is_due(options))
		outcome = run(&watch);
	watch_clear(&watch);
	return outcome;
}

/* No audit and no other watch of the site at the same time. */
static enum outcome watch_alone(const struct options *options, const char *typed)
{
	g_autoptr(GError) error = NULL;
	struct lock lock;
	enum lock_end end;
	enum outcome outcome;

	if (!copies_wanted(options)) {
		fprintf(stderr,
			"oitcheck watch: %s: ไม่มีที่เก็บสำเนา ให้ระบุ --copies (no place for copies: "
			"give "
			"--copies)\n",
			typed);
		return OUTCOME_USAGE;
	}
	end = site_lock(&lock, options, typed, &error);
	if (end == LOCK_BUSY) {
		fprintf(stderr,
			"oitcheck watch: %s: กำลังถูกตรวจโดยโปรแกรมอื่นอยู่ จึงข้ามไป (another program is "
			"at it: skipped)\n",
			typed);
		return OUTCOME_BUSY;
	}
	if (end == LOCK_FAILED)
		fprintf(stderr, "oitcheck watch: ทำต่อโดยไม่ล็อก (without a lock): %s\n",
			error->message);
	outcome = watch_site(options, typed);
	if (end == LOCK_TAKEN)
		lock_drop(&lock);
	return outcome;
}

/* A site of the configuration has options of its own. */
static enum outcome watch_next(const struct options *options, const char *typed)
{
	const struct config_site *site =
		options->settings ? config_find(options->settings, typed) : NULL;
	g_autoptr(GError) error = NULL;
	AUTO(options) own = site ? config_options(options->settings, site, options, &error) : NULL;

	if (!error)
		return watch_alone(own ? own : options, typed);
	fprintf(stderr, "oitcheck watch: %s\n", error->message);
	return OUTCOME_BAD_DATA;
}

/* One file cannot hold what is told of several sites: the last would be all that is left. */
static gboolean can_be_written(const struct options *options)
{
	gboolean several = g_strv_length(options->arguments) > 1;

	for (char **output = options->outputs; several && output && *output; output++)
		if (strcmp(*output, "-") != 0) {
			fprintf(stderr,
				"oitcheck watch: -o %s: แฟ้มเดียวใช้กับหลายเว็บไซต์ไม่ได้ ให้สั่งทีละเว็บไซต์ "
				"(one "
				"file cannot hold several websites: run watch for each)\n",
				*output);
			return FALSE;
		}
	return TRUE;
}

static void on_signal(G_GNUC_UNUSED int number)
{
	crawling_stop();
}

int cmd_watch(const struct options *options)
{
	struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESETHAND};
	enum outcome worst = OUTCOME_OK;

	if (!options->arguments[0]) {
		fprintf(stderr, "oitcheck watch: ระบุเว็บไซต์ (name a website)\n");
		return STATUS_USAGE;
	}
	if (!can_be_written(options))
		return STATUS_USAGE;
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	for (char **site = options->arguments; *site && !crawling_stopped(); site++)
		worst = outcome_worse(worst, watch_next(options, *site));
	return (int)outcome_status(crawling_stopped() ? OUTCOME_INTERRUPTED : worst);
}
