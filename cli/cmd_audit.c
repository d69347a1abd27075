/* oitcheck audit URL…: crawl, judge, print; the status says what an officer or a cron job must
 * know. */
#include "cli/audit.h"
#include "cli/commands.h"
#include "cli/copies.h"
#include "cli/deliver.h"
#include "cli/progress.h"
#include "cli/site_index.h"
#include "cli/status.h"
#include "cli/stored.h"
#include "cli/submitted.h"
#include "cli/year_rules.h"
#include "crawler/replay.h"

#include "base/json.h"

#include <signal.h>
#include <string.h>

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
};

static void inputs_clear(struct inputs *inputs)
{
	ruleset_free(inputs->rules);
	g_clear_pointer(&inputs->waivers, g_ptr_array_unref);
	g_clear_pointer(&inputs->submitted, g_ptr_array_unref);
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
	if (!error)
		return OUTCOME_OK;
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
	copies = copies_take(options, basis->rules, &at, NULL, &error);
	if (!copies)
		return fail(OUTCOME_FAILED, error);
	if (!options->quiet)
		g_printerr("oitcheck: เก็บสำเนาของ URL ที่ส่งไว้ที่ (copies of what was submitted): %s\n",
			   copies->folder);
	return OUTCOME_OK;
}

static enum outcome audit_one(const struct options *options, const struct audit_basis *basis,
			      const char *url, GString *index)
{
	g_autoptr(GError) error = NULL;
	struct progress progress;
	const struct audit_watch *watch = progress_start(&progress, options);
	AUTO(result) result = audit_site(options, basis, url, watch, &error);
	progress_end(&progress);
	enum outcome outcome = OUTCOME_FAILED;
	if (!result) {
		outcome = fail(error->domain == OPTIONS_ERROR ? OUTCOME_USAGE : OUTCOME_NO_INPUT,
			       error);
	} else {
		gboolean delivered = deliver_result(options, result, FALSE) == STATUS_OK;
		enum outcome kept = stored_keep(options, result);
		kept = outcome_worse(kept, keep_copies(options, basis, result));
		if (delivered)
			outcome = outcome_worse(outcome_of(options, result), kept);
	}
	site_index_add(index, url, result, outcome);
	return outcome;
}

/* All sites, one after the other, and where there are several an index of them. */
static enum outcome audit_all(const struct options *options, const struct audit_basis *basis)
{
	g_autoptr(GString) index = site_index_new();
	enum outcome worst = OUTCOME_OK;
	char **url = options->arguments;
	for (; *url && worst != OUTCOME_INTERRUPTED; url++)
		worst = outcome_worse(worst, audit_one(options, basis, *url, index));
	if (g_strv_length(options->arguments) > 1 && deliver_index(options, index) != STATUS_OK)
		worst = OUTCOME_FAILED;
	return worst;
}

int cmd_audit(const struct options *options)
{
	if (!options->arguments[0]) {
		g_printerr("oitcheck: โปรดระบุที่อยู่เว็บไซต์ เช่น oitcheck www.bangplakod.go.th\n"
			   "          give the address of a website, e.g. oitcheck "
			   "www.bangplakod.go.th\n");
		return STATUS_USAGE;
	}
	if (!deliver_check(options) || !stored_check(options))
		return STATUS_USAGE;
	struct inputs inputs = {0};
	struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESETHAND};
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	enum outcome worst = inputs_load(&inputs, options);
	if (worst == OUTCOME_OK)
		worst = audit_all(options, &(struct audit_basis){.rules = inputs.rules,
								 .waivers = inputs.waivers,
								 .submitted = inputs.submitted});
	inputs_clear(&inputs);
	if (options->exit_zero && worst < OUTCOME_INTERRUPTED)
		return STATUS_OK;
	return (int)outcome_status(worst);
}
