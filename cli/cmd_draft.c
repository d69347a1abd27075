/* oitcheck draft [AUDIT|SITE|FILE] -o FILE.docx|.html: first drafts of papers, from stored audits,
 * scores and copies. */
#include "cli/commands.h"
#include "cli/copies.h"
#include "cli/deliver.h"
#include "cli/status.h"
#include "cli/stored.h"
#include "cli/survey.h"
#include "cli/year_rules.h"
#include "crawler/url.h"
#include "reports/draft.h"

#include <math.h>
#include <stdio.h>

enum { FIRST_OIT_INDICATOR = 9, INDICATORS = 10 };

static int usage(const char *message)
{
	fprintf(stderr, "oitcheck draft: %s\n", message);
	return STATUS_USAGE;
}

/* The last audit of that site and year. Yours; NULL where there is none. */
static struct result *audit_of_year(const struct options *options, const char *site, int year)
{
	AUTO(history) history = stored_open(options, FALSE, NULL);
	g_autoptr(GPtrArray) audits = history ? history_list(history, site, year, NULL) : NULL;
	const struct past_audit *last =
		audits && audits->len > 0 ? audits->pdata[audits->len - 1] : NULL;

	return last ? history_result(history, last->number, NULL) : NULL;
}

static const struct group_score *group_in(const struct result *audit, int number)
{
	for (guint i = 0; audit && i < audit->indicators->len; i++) {
		const struct group_score *group = audit->indicators->pdata[i];

		if (g_ascii_strtoll(group->id, NULL, 10) == number)
			return group;
	}
	return NULL;
}

/* A figure that was told, compared with one that was told; else the estimates of two audits. An
 * audit of another year's list tells nothing of the year that is analysed. */
static void add_indicator(const struct options *options, int year, int number,
			  const struct result *audit, const struct result *earlier,
			  struct result *scores)
{
	const struct group_score *now = audit->fiscal_year == year ? group_in(audit, number) : NULL;
	const struct group_score *was = group_in(earlier, number);
	gboolean given = !isnan(options->scores[number]);

	if (!given && !now)
		return;
	g_autofree char *id = g_strdup_printf("%d", number);
	const struct group_score *names = group_in(audit, number);
	struct group_score *group = group_score_new(id, names ? names->title_th : NULL,
						    names ? names->title_en : NULL, NULL);
	double score = options->scores[number], before = options->before[number];

	group->given = given;
	group->score = given ? (struct range){score, score, score} : now->score;
	group->has_before = given ? !isnan(before) : was != NULL;
	if (group->has_before)
		group->before = given ? before : was->score.estimate;
	g_ptr_array_add(scores->indicators, group);
}

/* OIT is the mean of its two indicators, told or estimated. FALSE where one is not known. */
static gboolean oit_of(const struct result *scores, struct range *oit)
{
	const struct group_score *nine = group_in(scores, FIRST_OIT_INDICATOR);
	const struct group_score *ten = group_in(scores, INDICATORS);

	if (!nine || !ten)
		return FALSE;
	*oit = (struct range){(nine->score.estimate + ten->score.estimate) / 2,
			      (nine->score.low + ten->score.low) / 2,
			      (nine->score.high + ten->score.high) / 2};
	return TRUE;
}

static gboolean score_all(const struct options *options, int year, const GPtrArray *levels,
			  struct result *scores, GError **error)
{
	AUTO(ruleset) rules = year_rules_load(options, year, error);
	struct survey_scores survey;
	struct range oit;

	if (!rules)
		return FALSE;
	survey_given(options, &survey);
	scores->fiscal_year = year;
	if (oit_of(scores, &oit))
		score_overall(rules->checklist, &survey, oit, scores);
	plan_levels_apply(levels, scores);
	return TRUE;
}

static struct paper *analysis(const struct options *options, const struct result *audit,
			      GError **error)
{
	int year = options->year ? options->year : audit->fiscal_year;
	g_autofree char *site = url_site(audit->site_url);
	g_autoptr(GPtrArray) levels = plan_levels_new(options->measures, error);
	AUTO(result) earlier = audit_of_year(options, site, year - 1);
	AUTO(result) scores = result_new();

	if (!levels)
		return NULL;
	for (int i = 1; i <= INDICATORS; i++)
		add_indicator(options, year, i, audit, earlier, scores);
	if (!score_all(options, year, levels, scores, error))
		return NULL;
	return draft_analysis(&(struct draft_basis){
		.audit = audit, .scores = scores, .year = year, .levels = levels});
}

static gboolean has_item(const struct result *audit, const char *id)
{
	for (guint i = 0; i < audit->items->len; i++)
		if (g_ascii_strcasecmp(((struct item_result *)audit->items->pdata[i])->id, id) == 0)
			return TRUE;
	return FALSE;
}

/* The ids of --item, each of them one of the audit's; NULL for all. Yours. */
static gboolean read_items(const struct options *options, const struct result *audit, char ***items,
			   GError **error)
{
	*items = options->item ? g_strsplit(options->item, ",", -1) : NULL;
	for (char **id = *items; id && *id; id++)
		if (!has_item(audit, g_strstrip(*id))) {
			g_set_error(error, OPTIONS_ERROR, OPTIONS_ERROR_USAGE,
				    "--item %s: ไม่มีข้อนี้ในผลตรวจ (the audit has no such item)", *id);
			return FALSE;
		}
	return TRUE;
}

static struct paper *objection(const struct options *options, const struct result *audit,
			       GError **error)
{
	AUTO(copies) copies = copies_last(options, audit->site_url, error);
	g_auto(GStrv) items = NULL;
	g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(struct draft_copy));

	if (!copies || !read_items(options, audit, &items, error))
		return NULL;
	for (guint i = 0; i < copies->list->len; i++) {
		const struct copy *copy = copies->list->pdata[i];
		const struct draft_copy one = {.item = copy->item,
					       .url = copy->url,
					       .on = copy->on,
					       .taken_at = copy->taken_at,
					       .sha256 = copy->sha256,
					       .record = copy->record,
					       .status = copy->status};

		g_array_append_val(list, one);
	}
	return draft_objection(&(struct draft_evidence){.audit = audit,
							.copies = list,
							.warc = copies->warc,
							.warc_sha256 = copies->warc_sha256,
							.items = (const char *const *)items});
}

static int write_all(const struct options *options, const struct paper *paper)
{
	for (char **output = options->outputs; *output; output++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(GError) error = NULL;
		enum paper_format format = PAPER_HTML;

		paper_format_of_path(*output, &format);
		if (paper_write(paper, format, text, &error) &&
		    deliver_write(*output, text, &error))
			continue;
		fprintf(stderr,
			"oitcheck draft: เขียนแฟ้มไม่ได้ ตรวจโฟลเดอร์และสิทธิ์การเขียน (cannot write, check "
			"folder and permissions): %s\n",
			error->message);
		return STATUS_FAILED;
	}
	return STATUS_OK;
}

static gboolean outputs_known(const struct options *options)
{
	enum paper_format format;

	for (char **output = options->outputs; output && *output; output++)
		if (!paper_format_of_path(*output, &format))
			return FALSE;
	return options->outputs != NULL;
}

static int fault(const GError *error)
{
	if (error->domain == PLAN_ERROR || error->domain == OPTIONS_ERROR)
		return usage(error->message);
	if (g_error_matches(error, COPIES_ERROR, COPIES_ERROR_NONE) ||
	    error->domain == RULES_ERROR) {
		fprintf(stderr, "oitcheck draft: %s\n", error->message);
		return STATUS_NO_INPUT;
	}
	if (error->domain == COPIES_ERROR) {
		fprintf(stderr, "oitcheck draft: %s\n", error->message);
		return STATUS_BAD_DATA;
	}
	return stored_fault(error);
}

int cmd_draft(const struct options *options)
{
	g_autoptr(GError) error = NULL;
	AUTO(paper) paper = NULL;

	if (g_strv_length(options->arguments) > 1)
		return usage("ระบุผลตรวจได้ครั้งเดียว (one audit at a time)");
	if (!outputs_known(options))
		return usage("ระบุแฟ้มที่จะเขียนด้วย -o ชื่อ.docx หรือ -o ชื่อ.html (name the file: .docx or "
			     ".html)");
	/* --year is the year whose result is analysed; the audit may be of a later list */
	struct options any_year = *options;

	any_year.year = 0;
	AUTO(result) audit = stored_result(&any_year, options->arguments[0], &error);

	if (!audit)
		return fault(error);
	paper = (options->objection ? objection : analysis)(options, audit, &error);
	return paper ? write_all(options, paper) : fault(error);
}
