#include "reports/json_fields.h"

#include "rules/result.h"

#include <stddef.h>

#define RECORD(make, table)                                                                        \
	{                                                                                          \
		make, table, G_N_ELEMENTS(table)                                                   \
	}

static void *new_path_step(void)
{
	return path_step_new(NULL, NULL);
}

static const struct field path_step_fields[] = {
	{"label", FIELD_TEXT, offsetof(struct path_step, label), NULL, 0},
	{"url", FIELD_TEXT, offsetof(struct path_step, url), NULL, 0},
};
static const struct record path_step_record = RECORD(new_path_step, path_step_fields);

static void *new_evidence(void)
{
	return evidence_new();
}

static const struct field evidence_fields[] = {
	{"url", FIELD_TEXT, offsetof(struct evidence, url), NULL, 0},
	{"kind", FIELD_TEXT, offsetof(struct evidence, kind), NULL, 0},
	{"title", FIELD_TEXT, offsetof(struct evidence, title), NULL, 0},
	{"quote", FIELD_TEXT, offsetof(struct evidence, quote), NULL, 0},
	{"page", FIELD_INT, offsetof(struct evidence, page), NULL, 0},
	{"fiscal_year", FIELD_INT, offsetof(struct evidence, fiscal_year), NULL, 0},
	{"year_from", FIELD_TEXT, offsetof(struct evidence, year_from), NULL, 0},
	{"path", FIELD_LIST, offsetof(struct evidence, path), &path_step_record, 0},
	{"declared", FIELD_FLAG, offsetof(struct evidence, declared), NULL, 0},
	{"submitted", FIELD_FLAG, offsetof(struct evidence, submitted), NULL, 0},
	{"confidence", FIELD_NUMBER, offsetof(struct evidence, confidence), NULL, 0},
};
static const struct record evidence_record = RECORD(new_evidence, evidence_fields);

static void *new_element(void)
{
	return element_result_new();
}

static const struct field element_fields[] = {
	{"id", FIELD_TEXT, offsetof(struct element_result, id), NULL, 0},
	{"text_th", FIELD_TEXT, offsetof(struct element_result, text_th), NULL, 0},
	{"text_en", FIELD_TEXT, offsetof(struct element_result, text_en), NULL, 0},
	{"verdict", FIELD_VERDICT, offsetof(struct element_result, verdict), NULL, 0},
	{"basis", FIELD_TEXT, offsetof(struct element_result, basis), NULL, 0},
	{"why_th", FIELD_TEXT, offsetof(struct element_result, why_th), NULL, 0},
	{"why_en", FIELD_TEXT, offsetof(struct element_result, why_en), NULL, 0},
	{"evidence", FIELD_LIST, offsetof(struct element_result, evidence), &evidence_record, 0},
};
static const struct record element_record = RECORD(new_element, element_fields);

static void *new_note(void)
{
	return item_note_new();
}

static const struct field note_fields[] = {
	{"code", FIELD_TEXT, offsetof(struct item_note, code), NULL, 0},
	{"item", FIELD_TEXT, offsetof(struct item_note, item), NULL, 0},
	{"text_th", FIELD_TEXT, offsetof(struct item_note, text_th), NULL, 0},
	{"text_en", FIELD_TEXT, offsetof(struct item_note, text_en), NULL, 0},
};
static const struct record note_record = RECORD(new_note, note_fields);

static void *new_item(void)
{
	return item_result_new();
}

static const struct field worth_fields[] = {
	{"indicator", FIELD_NUMBER, offsetof(struct item_result, worth.indicator), NULL, 0},
	{"oit", FIELD_NUMBER, offsetof(struct item_result, worth.oit), NULL, 0},
	{"overall", FIELD_NUMBER, offsetof(struct item_result, worth.overall), NULL, 0},
};
static const struct record worth_record = RECORD(NULL, worth_fields);

static const struct field item_fields[] = {
	{"id", FIELD_TEXT, offsetof(struct item_result, id), NULL, 0},
	{"title_th", FIELD_TEXT, offsetof(struct item_result, title_th), NULL, 0},
	{"title_en", FIELD_TEXT, offsetof(struct item_result, title_en), NULL, 0},
	{"topics", FIELD_STRINGS, offsetof(struct item_result, topics), NULL, 0},
	{"sub_indicator", FIELD_TEXT, offsetof(struct item_result, sub_indicator), NULL, 0},
	{"verdict", FIELD_VERDICT, offsetof(struct item_result, verdict), NULL, 0},
	{"waived", FIELD_FLAG, offsetof(struct item_result, waived), NULL, 0},
	{"waiver_reason", FIELD_TEXT, offsetof(struct item_result, waiver_reason), NULL,
	 offsetof(struct item_result, waived)},
	{"waiver_until", FIELD_TEXT, offsetof(struct item_result, waiver_until), NULL,
	 offsetof(struct item_result, waived)},
	{"confidence", FIELD_NUMBER, offsetof(struct item_result, confidence), NULL, 0},
	{"basis", FIELD_TEXT, offsetof(struct item_result, basis), NULL, 0},
	{"score", FIELD_RANGE, offsetof(struct item_result, score), NULL, 0},
	{"worth", FIELD_OBJECT, 0, &worth_record, 0},
	{"why_th", FIELD_TEXT, offsetof(struct item_result, why_th), NULL, 0},
	{"why_en", FIELD_TEXT, offsetof(struct item_result, why_en), NULL, 0},
	{"fix_th", FIELD_TEXT, offsetof(struct item_result, fix_th), NULL, 0},
	{"fix_en", FIELD_TEXT, offsetof(struct item_result, fix_en), NULL, 0},
	{"unit_th", FIELD_TEXT, offsetof(struct item_result, unit_th), NULL, 0},
	{"elements", FIELD_LIST, offsetof(struct item_result, elements), &element_record, 0},
	{"evidence", FIELD_LIST, offsetof(struct item_result, evidence), &evidence_record, 0},
	{"notes", FIELD_LIST, offsetof(struct item_result, notes), &note_record, 0},
};
static const struct record item_record = RECORD(new_item, item_fields);

static void *new_group(void)
{
	return group_score_new(NULL, NULL, NULL, NULL);
}

G_STATIC_ASSERT(offsetof(struct group_score, id) == 0); /* FIELD_MAP */

static const struct field group_fields[] = {
	{"estimate", FIELD_NUMBER, offsetof(struct group_score, score.estimate), NULL, 0},
	{"low", FIELD_NUMBER, offsetof(struct group_score, score.low), NULL, 0},
	{"high", FIELD_NUMBER, offsetof(struct group_score, score.high), NULL, 0},
	{"title_th", FIELD_TEXT, offsetof(struct group_score, title_th), NULL, 0},
	{"title_en", FIELD_TEXT, offsetof(struct group_score, title_en), NULL, 0},
	{"parent", FIELD_TEXT, offsetof(struct group_score, parent), NULL, 0},
	{"given", FIELD_FLAG, offsetof(struct group_score, given), NULL,
	 offsetof(struct group_score, given)},
	{"before", FIELD_NUMBER, offsetof(struct group_score, before), NULL,
	 offsetof(struct group_score, has_before)},
	{"measure", FIELD_TEXT, offsetof(struct group_score, measure), NULL,
	 offsetof(struct group_score, planned)},
};
static const struct record group_record = RECORD(new_group, group_fields);

static void *new_goal(void)
{
	return level_goal_new();
}

static const struct field goal_fields[] = {
	{"level", FIELD_TEXT, offsetof(struct level_goal, level), NULL, 0},
	{"oit", FIELD_NUMBER, offsetof(struct level_goal, oit), NULL, 0},
	{"each_min", FIELD_NUMBER, offsetof(struct level_goal, each_min), NULL, 0},
	{"iit_short", FIELD_FLAG, offsetof(struct level_goal, iit_short), NULL, 0},
	{"eit_short", FIELD_FLAG, offsetof(struct level_goal, eit_short), NULL, 0},
	{"within_reach", FIELD_FLAG, offsetof(struct level_goal, within_reach), NULL, 0},
};
static const struct record goal_record = RECORD(new_goal, goal_fields);

static void *new_broken_link(void)
{
	return broken_link_new();
}

static const struct field broken_link_fields[] = {
	{"url", FIELD_TEXT, offsetof(struct broken_link, url), NULL, 0},
	{"status", FIELD_INT, offsetof(struct broken_link, status), NULL, 0},
	{"reason", FIELD_TEXT, offsetof(struct broken_link, reason), NULL, 0},
	{"from", FIELD_STRINGS, offsetof(struct broken_link, from), NULL, 0},
};
static const struct record broken_link_record = RECORD(new_broken_link, broken_link_fields);

static void *new_unread(void)
{
	return unread_url_new();
}

static const struct field unread_fields[] = {
	{"url", FIELD_TEXT, offsetof(struct unread_url, url), NULL, 0},
	{"reason", FIELD_TEXT, offsetof(struct unread_url, reason), NULL, 0},
};
static const struct record unread_record = RECORD(new_unread, unread_fields);

static void *new_tls_fault(void)
{
	return tls_fault_new();
}

static const struct field tls_fields[] = {
	{"host", FIELD_TEXT, offsetof(struct tls_fault, host), NULL, 0},
	{"fault", FIELD_TEXT, offsetof(struct tls_fault, fault), NULL, 0},
};
static const struct record tls_record = RECORD(new_tls_fault, tls_fields);

static void *new_warning(void)
{
	return warning_new();
}

static const struct field warning_fields[] = {
	{"code", FIELD_TEXT, offsetof(struct warning, code), NULL, 0},
	{"text_th", FIELD_TEXT, offsetof(struct warning, text_th), NULL, 0},
	{"text_en", FIELD_TEXT, offsetof(struct warning, text_en), NULL, 0},
	{"url", FIELD_TEXT, offsetof(struct warning, url), NULL, 0},
};
static const struct record warning_record = RECORD(new_warning, warning_fields);

static const struct field site_fields[] = {
	{"url", FIELD_TEXT, offsetof(struct result, site_url), NULL, 0},
	{"host", FIELD_TEXT, offsetof(struct result, site_host), NULL, 0},
	{"title", FIELD_TEXT, offsetof(struct result, site_title), NULL, 0},
};
static const struct record site_record = RECORD(NULL, site_fields);

static const struct field rules_fields[] = {
	{"id", FIELD_TEXT, offsetof(struct result, rules_id), NULL, 0},
	{"sha256", FIELD_TEXT, offsetof(struct result, rules_sha256), NULL, 0},
};
static const struct record rules_record = RECORD(NULL, rules_fields);

static const struct field crawl_fields[] = {
	{"requests", FIELD_COUNT, offsetof(struct result, crawl.requests), NULL, 0},
	{"pages", FIELD_INT, offsetof(struct result, crawl.pages), NULL, 0},
	{"documents", FIELD_INT, offsetof(struct result, crawl.documents), NULL, 0},
	{"bytes", FIELD_COUNT, offsetof(struct result, crawl.bytes), NULL, 0},
	{"seconds", FIELD_NUMBER, offsetof(struct result, crawl.seconds), NULL, 0},
	{"complete", FIELD_FLAG, offsetof(struct result, crawl.complete), NULL, 0},
	{"stopped_by", FIELD_TEXT, offsetof(struct result, crawl.stopped_by), NULL, 0},
	{"unread", FIELD_LIST, offsetof(struct result, crawl.unread), &unread_record, 0},
	{"unread_total", FIELD_INT, offsetof(struct result, crawl.n_unread), NULL, 0},
	{"broken_links", FIELD_LIST, offsetof(struct result, crawl.broken_links),
	 &broken_link_record, 0},
	{"tls", FIELD_LIST, offsetof(struct result, crawl.tls), &tls_record, 0},
};
static const struct record crawl_record = RECORD(NULL, crawl_fields);

static const struct field weight_fields[] = {
	{"IIT", FIELD_NUMBER, offsetof(struct result, weight_iit), NULL, 0},
	{"EIT", FIELD_NUMBER, offsetof(struct result, weight_eit), NULL, 0},
	{"OIT", FIELD_NUMBER, offsetof(struct result, weight_oit), NULL, 0},
};
static const struct record weight_record = RECORD(NULL, weight_fields);

#define WITH_OVERALL offsetof(struct result, has_overall)

static const struct field score_fields[] = {
	{"sub_indicators", FIELD_MAP, offsetof(struct result, sub_indicators), &group_record, 0},
	{"indicators", FIELD_MAP, offsetof(struct result, indicators), &group_record, 0},
	{"oit", FIELD_RANGE, offsetof(struct result, oit), NULL, 0},
	{"weights", FIELD_OBJECT, 0, &weight_record, 0},
	{"iit", FIELD_NUMBER, offsetof(struct result, iit), NULL, WITH_OVERALL},
	{"eit", FIELD_NUMBER, offsetof(struct result, eit), NULL, WITH_OVERALL},
	{"overall", FIELD_RANGE, offsetof(struct result, overall), NULL, WITH_OVERALL},
	{"level", FIELD_TEXT, offsetof(struct result, level), NULL, WITH_OVERALL},
	{"level_low", FIELD_TEXT, offsetof(struct result, level_low), NULL, WITH_OVERALL},
	{"level_high", FIELD_TEXT, offsetof(struct result, level_high), NULL, WITH_OVERALL},
	{"goals", FIELD_LIST, offsetof(struct result, goals), &goal_record, WITH_OVERALL},
};
static const struct record score_record = RECORD(NULL, score_fields);

static void *new_result(void)
{
	return result_new();
}

static const struct field result_fields[] = {
	{"site", FIELD_OBJECT, 0, &site_record, 0},
	{"fiscal_year", FIELD_INT, offsetof(struct result, fiscal_year), NULL, 0},
	{"year_wanted", FIELD_INT, offsetof(struct result, year_wanted), NULL, 0},
	{"as_of", FIELD_TEXT, offsetof(struct result, as_of), NULL, 0},
	{"rules", FIELD_OBJECT, 0, &rules_record, 0},
	{"agency", FIELD_TEXT, offsetof(struct result, agency), NULL, 0},
	{"audited_at", FIELD_TEXT, offsetof(struct result, audited_at), NULL, 0},
	{"crawl", FIELD_OBJECT, 0, &crawl_record, 0},
	{"items", FIELD_LIST, offsetof(struct result, items), &item_record, 0},
	{"score", FIELD_OBJECT, 0, &score_record, 0},
	{"warnings", FIELD_LIST, offsetof(struct result, warnings), &warning_record, 0},
};
const struct record result_record = RECORD(new_result, result_fields);
