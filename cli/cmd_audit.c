/* oitcheck audit URL…: crawl, judge, print; the status says what an officer or a cron job must
 * know. */
#include "cli/audit.h"
#include "cli/commands.h"
#include "cli/config.h"
#include "cli/copies.h"
#include "cli/crawling.h"
#include "cli/deliver.h"
#include "cli/notify.h"
#include "cli/only.h"
#include "cli/progress.h"
#include "cli/site_index.h"
#include "cli/site_lock.h"
#include "cli/status.h"
#include "cli/stored.h"
#include "cli/submitted.h"
#include "cli/year_rules.h"
#include "crawler/replay.h"
#include "crawler/state.h"

#include "reports/view.h"

#include "base/json.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

static void on_signal(int number)
{
	(void)number;
	audit_interrupt();
}

/* Two languages on one error: which of them reads it is not known. */
static enum outcome fail(enum outcome outcome, const GError *error)
{
	g_printerr("oitcheck: %s\n", error->message);
	return outcome;
}

/* The day of the audit: as told; a saved crawl is judged by the day on which it was captured. */
static struct day day_of(const struct options *options)
{
	struct day day;
	if (!options->from || options->as_of_given)
		return options->as_of;
	AUTO(replay) replay = replay_open(options->from, NULL);
	return replay && thaidate_parse_iso(replay_captured(replay), &day) ? day : options->as_of;
}

static enum outcome rules_fault(const GError *error)
{
	return fail(g_error_matches(error, RULES_ERROR, RULES_ERROR_INVALID) ? OUTCOME_BAD_DATA
									     : OUTCOME_NO_INPUT,
		    error);
}

/* What the options name files for. */
struct inputs {
	struct ruleset *rules;
	GPtrArray *waivers, *submitted;
	GPtrArray *only; /* const struct item *; NULL: all */
};

static void inputs_clear(struct inputs *inputs)
{
	ruleset_free(inputs->rules);
	g_clear_pointer(&inputs->waivers, g_ptr_array_unref);
	g_clear_pointer(&inputs->submitted, g_ptr_array_unref);
	g_clear_pointer(&inputs->only, g_ptr_array_unref);
}

static enum outcome inputs_load(struct inputs *inputs, const struct options *options)
{
	g_autoptr(GError) error = NULL;
	inputs->rules = year_rules_load(
		options, options->year > 0 ? options->year : thaidate_fiscal_year(day_of(options)),
		&error);
	if (!inputs->rules)
		return rules_fault(error);
	if (options->waivers)
		inputs->waivers = waivers_load(options->waivers, inputs->rules->checklist, &error);
	if (options->submitted && !error)
		inputs->submitted =
			submitted_load(options->submitted, inputs->rules->checklist, &error);
	if (options->only && !error)
		inputs->only = only_items(options->only, inputs->rules->checklist, &error);
	if (!error)
		return OUTCOME_OK;
	if (error->domain == OPTIONS_ERROR)
		return fail(OUTCOME_USAGE, error);
	return fail(g_error_matches(error, JSON_ERROR, JSON_ERROR_READ) ||
				    error->domain == G_FILE_ERROR
			    ? OUTCOME_NO_INPUT
			    : OUTCOME_BAD_DATA,
		    error);
}

static gboolean fails_on(const struct options *options, enum verdict verdict)
{
	switch (verdict) {
	case VERDICT_MISSING:
		return (options->fail_on & 1u << FAIL_ON_MISSING) != 0;
	case VERDICT_PARTIAL:
		return (options->fail_on & 1u << FAIL_ON_PARTIAL) != 0;
	case VERDICT_UNCLEAR:
		return (options->fail_on & 1u << FAIL_ON_UNCLEAR) != 0;
	default:
		return FALSE;
	}
}

/* What the audit of one site came to (oitcheck(1), EXIT STATUS). */
static enum outcome outcome_of(const struct options *options, const struct result *result)
{
	enum outcome outcome = OUTCOME_OK;
	const char *stopped = result->crawl.stopped_by;
	if (strcmp(stopped, "interrupted") == 0)
		return OUTCOME_INTERRUPTED;
	if (*stopped && strcmp(stopped, "decided") != 0)
		outcome = OUTCOME_CUT_SHORT;
	for (guint i = 0; i < result->items->len; i++) {
		const struct item_result *item = g_ptr_array_index(result->items, i);
		if (item->waived || item->verdict == VERDICT_FOUND ||
		    !fails_on(options, item->verdict))
			continue;
		outcome =
			outcome_worse(outcome, item->verdict == VERDICT_UNCLEAR ? OUTCOME_UNCLEAR
										: OUTCOME_MISSING);
	}
	return outcome;
}

/* What was submitted is kept as it was today: evidence for an objection, and what `oitcheck watch`
 * compares with. */
static enum outcome keep_copies(const struct options *options, const struct audit_basis *basis,
				const struct result *result)
{
	g_autoptr(GError) error = NULL;
	AUTO(copies) copies = NULL;
	if (!basis->submitted || options->from || !copies_wanted(options) ||
	    strcmp(result->crawl.stopped_by, "unreachable") == 0 ||
	    strcmp(result->crawl.stopped_by, "interrupted") == 0)
		return OUTCOME_OK;
	struct look_at at = {
		.site = result->site_url, .scheme_given = TRUE, .submitted = basis->submitted};
	if (!copies_keep(options, basis->rules, &at, &copies, &error))
		return fail(g_error_matches(error, COPIES_ERROR, COPIES_ERROR_STOPPED)
				    ? OUTCOME_INTERRUPTED
				    : OUTCOME_FAILED,
			    error);
	if (copies && !options->quiet)
		g_printerr("oitcheck: เก็บสำเนาของ URL ที่ส่งไว้ที่ (copies of what was submitted): %s\n",
			   copies->folder);
	return OUTCOME_OK;
}

/* A run over several sites. */
struct run {
	const struct options *options; /* for all sites */
	const struct inputs *inputs;   /* by them */
	GString *index;
	gboolean sends; /* notices after each site; FALSE once that failed: not fifty times the same
			   wait */
	gboolean told_open;
};

/* One site of it. */
struct job {
	const char *url;
	const struct config_site *site; /* NULL: the configuration does not name it */
	const struct options *options;
	const struct inputs *inputs;
};

static void apply_units(const struct job *job, struct result *result)
{
	if (job->options->settings)
		config_apply_units(job->options->settings, job->site, result);
}

/* Kept first: what fails later can be written again from the history. */
static enum outcome keep_and_deliver(const struct job *job, const struct audit_basis *basis,
				     struct result *result)
{
	struct stored_change change;
	apply_units(job, result);
	/* A few items are no audit to compare others with. */
	enum outcome outcome = OUTCOME_OK;
	if (basis->only)
		change = (struct stored_change){0};
	else
		outcome = stored_keep(job->options, result, &change);
	outcome = outcome_worse(outcome, keep_copies(job->options, basis, result));
	if (deliver_result(job->options, result, FALSE) != STATUS_OK ||
	    deliver_change(job->options, result, &change) != STATUS_OK)
		outcome = OUTCOME_FAILED;
	stored_change_clear(&change);
	return outcome_worse(outcome_of(job->options, result), outcome);
}

/* An office behind a proxy has it in the environment, which is not read here. */
static gboolean proxy_unused(const struct options *options)
{
	static const char *const names[] = {"http_proxy", "https_proxy", "all_proxy",
					    "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"};
	gboolean set = FALSE;
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		set |= *(g_getenv(names[i]) ? g_getenv(names[i]) : "") != '\0';
	return set && !options->proxy;
}

/* The report says so, too, but where a host is misspelt nobody reads that far. */
static void tell_not_read(const struct options *options, const struct result *result)
{
	g_autofree char *th = view_not_read(result, LANG_TH), *en = view_not_read(result, LANG_EN);
	g_autofree char *site = view_address(result->site_url);
	const struct unread_url *first =
		result->crawl.unread->len ? result->crawl.unread->pdata[0] : NULL;
	if (!th)
		return;
	/* one terminal for both would say it twice */
	if (!deliver_shown(options) || !isatty(STDERR_FILENO))
		g_printerr("oitcheck: %s: %s\n          (%s)\n", site, th, en);
	if (first && g_str_equal(first->reason, "private-address"))
		g_printerr("          ถ้าเป็นเว็บไซต์ทดสอบของท่านเอง ให้เพิ่ม --allow-private (for a test "
			   "site of "
			   "your own add --allow-private)\n");
	else if (strcmp(result->crawl.stopped_by, "unreachable") == 0 && proxy_unused(options))
		g_printerr("          เครื่องนี้ตั้งพร็อกซีไว้ (http_proxy) แต่โปรแกรมไม่ใช้เอง ถ้าต้องออกทางนั้น "
			   "ให้เพิ่ม --proxy "
			   "URL (this machine has a proxy set, which is used only with --proxy "
			   "URL)\n");
}

/* Once a run: it is the machine's fault, and no site's. */
static void tell_open(struct run *run, const struct result *result)
{
	for (guint i = 0; i < result->warnings->len && !run->told_open; i++) {
		const struct warning *warning = g_ptr_array_index(result->warnings, i);
		if (strcmp(warning->code, AUDIT_NOT_ISOLATED) != 0)
			continue;
		run->told_open = TRUE;
		if (!run->options->quiet)
			g_printerr("oitcheck: %s\n          (%s)\n", warning->text_th,
				   warning->text_en);
	}
}

/* Whoever keeps the list of sites has to mend it: units, notices and the history go by the name. */
static void tell_moved(const struct options *options, const struct result *result)
{
	if (options->quiet || (deliver_shown(options) && isatty(STDERR_FILENO)))
		return;
	for (guint i = 0; i < result->warnings->len; i++) {
		const struct warning *warning = g_ptr_array_index(result->warnings, i);
		if (strcmp(warning->code, AUDIT_MOVED) == 0)
			g_printerr("oitcheck: %s\n          (%s)\n", warning->text_th,
				   warning->text_en);
	}
}

/* Where what is read is kept; NULL: nowhere. Yours. */
static char *state_folder(const struct options *options)
{
	if (!options->state)
		return state_default_directory();
	return strcmp(options->state, "none") == 0 ? NULL : g_strdup(options->state);
}

/* What was broken off, or ran out of its budget, can be gone on with. */
static void finish_state(const char *state, const struct job *job, const struct result *result)
{
	static const char *const ends[] = {"",        "decided",  "unreachable",
					   "no-home", "no-start", NULL};
	g_autofree char *site = stored_site(job->url, NULL);
	if (state && site && !job->options->from && g_strv_contains(ends, result->crawl.stopped_by))
		state_finish(state, site);
}

static void tell_interrupted(const struct job *job, const struct result *result, const char *state)
{
	if (strcmp(result->crawl.stopped_by, "interrupted") == 0 && state && !job->options->from &&
	    !job->options->quiet)
		g_printerr("oitcheck: หยุดกลางคัน สิ่งที่อ่านแล้วเก็บไว้ ถ้าจะทำต่อ สั่งเหมือนเดิมแล้วเพิ่ม --resume "
			   "(stopped; what was read is kept: go on with --resume)\n");
}

static enum outcome audit_one(struct run *run, const struct job *job)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *state = state_folder(job->options);
	g_autoptr(GPtrArray) last =
		job->inputs->only ? only_urls(job->options, job->url, job->inputs->only) : NULL;
	struct audit_basis basis = {.rules = job->inputs->rules,
				    .waivers = job->inputs->waivers,
				    .submitted = job->inputs->submitted,
				    .only = job->inputs->only,
				    .last_evidence = last,
				    .until_decided = job->options->end == END_DECIDED,
				    .state = state};
	struct progress progress;
	const struct audit_watch *watch = progress_start(&progress, job->options);
	AUTO(result) result = audit_site(job->options, &basis, job->url, watch, &error);
	progress_end(&progress);
	enum outcome outcome;
	if (result) {
		outcome = keep_and_deliver(job, &basis, result);
		if (error)
			outcome = outcome_worse(outcome, fail(OUTCOME_FAILED, error));
		finish_state(state, job, result);
		tell_not_read(job->options, result);
		tell_interrupted(job, result, state);
		tell_open(run, result);
		tell_moved(job->options, result);
	} else {
		outcome = fail(error->domain == OPTIONS_ERROR ? OUTCOME_USAGE : OUTCOME_NO_INPUT,
			       error);
		stored_cannot(job->options, job->url, error);
	}
	run->sends = run->sends && notify_send(job->options);
	site_index_add(run->index, job->url, result, outcome, error ? error->message : NULL);
	return outcome;
}

/* No two programs audit a site at once: it would be asked twice as often, and both would tell of
 * the same change. */
static enum outcome audit_alone(struct run *run, const struct job *job)
{
	struct lock lock;
	g_autoptr(GError) error = NULL;
	enum outcome outcome = OUTCOME_BUSY;
	switch (site_lock(&lock, job->options, job->url, &error)) {
	case LOCK_BUSY:
		g_printerr("oitcheck: %s: กำลังถูกตรวจโดยโปรแกรมอื่นอยู่ จึงข้ามไป (another audit of it is "
			   "running: skipped)\n",
			   job->url);
		site_index_add(run->index, job->url, NULL, outcome, "กำลังถูกตรวจโดยโปรแกรมอื่นอยู่");
		return outcome;
	case LOCK_FAILED:
		g_printerr("oitcheck: ตรวจต่อโดยไม่ล็อก (audited without a lock): %s\n",
			   error->message);
		return audit_one(run, job);
	default:
		outcome = audit_one(run, job);
		lock_drop(&lock);
		return outcome;
	}
}

static enum outcome check_units(const struct job *job)
{
	g_autoptr(GError) error = NULL;
	if (!job->options->settings ||
	    config_check_units(job->options->settings, job->site, job->inputs->rules, &error))
		return OUTCOME_OK;
	return fail(OUTCOME_BAD_DATA, error);
}

/* A site with options of its own has rules and lists of its own, too. */
static enum outcome audit_configured(struct run *run, const char *url,
				     const struct config_site *site)
{
	g_autoptr(GError) error = NULL;
	AUTO(options) options = config_options(run->options->settings, site, run->options, &error);
	if (!options)
		return fail(OUTCOME_BAD_DATA, error);
	struct inputs inputs = {0};
	const struct job job = {url, site, options, &inputs};
	enum outcome outcome = inputs_load(&inputs, options);
	if (outcome == OUTCOME_OK)
		outcome = check_units(&job);
	if (outcome == OUTCOME_OK)
		outcome = audit_alone(run, &job);
	else
		site_index_add(run->index, url, NULL, outcome,
			       "แฟ้มที่ตัวเลือกของเว็บไซต์นี้ระบุใช้ไม่ได้ ดูข้อความของโปรแกรม");
	inputs_clear(&inputs);
	return outcome;
}

static enum outcome audit_next(struct run *run, const char *url)
{
	const struct config *config = run->options->settings;
	const struct config_site *site = config ? config_find(config, url) : NULL;
	if (site)
		return audit_configured(run, url, site);
	return audit_alone(run, &(struct job){url, NULL, run->options, run->inputs});
}

/* All sites, one after the other, and where there are several an index of them. */
static enum outcome audit_all(const struct options *options, const struct inputs *inputs)
{
	g_autoptr(GString) index = site_index_new();
	struct run run = {options, inputs, index, TRUE, FALSE};
	enum outcome worst = check_units(&(struct job){.options = options, .inputs = inputs});
	if (worst != OUTCOME_OK)
		return worst;
	for (char **url = options->arguments; *url && !crawling_stopped(); url++)
		worst = outcome_worse(worst, audit_next(&run, *url));
	if (crawling_stopped())
		worst = outcome_worse(worst, OUTCOME_INTERRUPTED);
	else if (!run.sends && g_strv_length(options->arguments) > 1)
		notify_send(options);
	if (g_strv_length(options->arguments) > 1 && deliver_index(options, index) != STATUS_OK)
		worst = OUTCOME_FAILED;
	return worst;
}

/* So that not all who start at the same minute ask the same servers at once. */
static void wait_a_little(const struct options *options)
{
	gint64 seconds = options->jitter ? g_random_int_range(0, (gint32)options->jitter + 1) : 0;
	gint64 end = g_get_monotonic_time() + seconds * G_USEC_PER_SEC;
	while (g_get_monotonic_time() < end && !crawling_stopped())
		g_usleep(G_USEC_PER_SEC / 10);
}

/* Each site's archive would take the place of the one before. */
static gboolean archive_check(const struct options *options)
{
	if (!options->warc || g_strv_length(options->arguments) < 2)
		return TRUE;
	g_printerr("oitcheck: --warc %s: แฟ้ม WARC เก็บได้ทีละเว็บไซต์ ให้สั่งตรวจทีละเว็บไซต์ (an archive "
		   "is of one website: audit them one by one)\n",
		   options->warc);
	return FALSE;
}

int cmd_audit(const struct options *options)
{
	if (!options->arguments[0]) {
		g_printerr("oitcheck: โปรดระบุที่อยู่เว็บไซต์ เช่น oitcheck www.example.go.th\n"
			   "          give the address of a website, e.g. oitcheck "
			   "www.example.go.th\n");
		return STATUS_USAGE;
	}
	if (!deliver_check(options) || !stored_check(options) || !archive_check(options))
		return STATUS_USAGE;
	struct inputs inputs = {0};
	struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESETHAND};
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	enum outcome worst = inputs_load(&inputs, options);
	if (worst == OUTCOME_OK) {
		wait_a_little(options);
		worst = audit_all(options, &inputs);
	}
	inputs_clear(&inputs);
	if (options->exit_zero && worst < OUTCOME_INTERRUPTED)
		return STATUS_OK;
	return (int)outcome_status(worst);
}
