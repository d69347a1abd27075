/* oitcheck rules …: the rule files, for those who write them and those who are measured by them.
 * What is more than listing and trying stands in rules_explain.c and rules_years.c. */
#include "base/fold.h"
#include "cli/commands.h"
#include "cli/rules_command.h"
#include "cli/status.h"
#include "crawler/extract/extract.h"
#include "rules/about.h"
#include "rules/examples.h"
#include "rules/judge.h"
#include "rules/rules.h"

#include <stdio.h>
#include <string.h>

#define LABELS_SHOWN  8u
#define TITLE_COLUMNS 72

struct words {
	const char *name, *th, *en;
};

/* In the order of enum period_kind. */
static const struct words PERIOD_WORDS[] = {
	[PERIOD_NONE] = {"none", "ไม่กำหนดช่วงเวลา", "no period"},
	[PERIOD_FISCAL_YEAR] = {"fiscal_year", "ปีงบประมาณนี้", "this fiscal year"},
	[PERIOD_PREVIOUS_YEAR] = {"previous_year", "ปีงบประมาณที่แล้ว", "the fiscal year before"},
	[PERIOD_IN_FORCE] = {"in_force", "ฉบับที่ใช้อยู่ในปีงบประมาณนี้", "in force in this fiscal year"},
	[PERIOD_FIRST_HALF] = {"first_half", "6 เดือนแรกของปีงบประมาณนี้ (ตุลาคม-มีนาคม)",
			       "the first half of this fiscal year (October to March)"},
	[PERIOD_AS_OF] = {"as_of", "ปีงบประมาณนี้ ถึงวันที่ 31 มีนาคม", "this fiscal year, up to 31 March"},
};

static const struct words BASIS_WORDS[] = {
	{"manual", "คู่มือการประเมิน", "the assessment manual"},
	{"agency", "เอกสารของหน่วยงาน", "documents of agencies"},
	{"published", "เอกสารที่เผยแพร่", "published documents"},
	{"recalled", "ความรู้ทั่วไป ยังไม่ได้ตรวจกับเอกสาร", "recalled, not checked against a document"},
	{"carried", "ยกมาจากปีใกล้เคียง", "carried over from the nearest year"},
	{"inferred", "อนุมานจากชื่อข้อ", "inferred from the item's name"},
};

static const struct words AGENCY_WORDS[] = {
	{"local", "องค์กรปกครองส่วนท้องถิ่น", "local administrations"},
	{"central", "ส่วนราชการ", "central agencies"},
	{"school", "สถานศึกษา", "schools"},
	{"hospital", "โรงพยาบาล", "hospitals"},
};

const char *rules_pick(const struct rules_command *command, const char *th, const char *en)
{
	return command->thai || en == NULL || en[0] == '\0' ? th : en;
}

const char *rules_period(const struct rules_command *command, enum period_kind kind)
{
	return rules_pick(command, PERIOD_WORDS[kind].th, PERIOD_WORDS[kind].en);
}

static const char *words_of(const struct rules_command *command, const struct words *table, gsize n,
			    const char *name)
{
	for (gsize i = 0; i < n; i++) {
		if (strcmp(table[i].name, name) == 0)
			return rules_pick(command, table[i].th, table[i].en);
	}
	return name;
}

/* text, and blanks up to width columns. */
static void put_column(GString *out, const char *text, int width)
{
	g_string_append(out, text);
	g_string_append_printf(out, "%*s", MAX(1, width - text_width(text)), "");
}

int rules_error(const GError *error)
{
	g_printerr("oitcheck: %s\n", error->message);
	return g_error_matches(error, RULES_ERROR, RULES_ERROR_INVALID) ? STATUS_BAD_DATA
									: STATUS_NO_INPUT;
}

int rules_usage(const struct rules_command *command, const char *th, const char *en)
{
	g_printerr("oitcheck rules: %s\n", rules_pick(command, th, en));
	return STATUS_USAGE;
}

struct ruleset *rules_load(const struct rules_command *command, GError **error)
{
	const struct options *options = command->options;
	int year = options->year;
	if (year == 0) {
		g_autoptr(GArray) years =
			rules_years(command->directory, options->instrument, error);
		if (years == NULL)
			return NULL;
		year = years->len > 0 ? g_array_index(years, int, years->len - 1) : 0;
	}
	return ruleset_load(command->directory, options->instrument, year, error);
}

static int list_years(struct rules_command *command)
{
	const char *instrument = command->options->instrument;
	g_autoptr(GError) error = NULL;
	g_autoptr(GArray) years = rules_years(command->directory, instrument, &error);
	if (years == NULL)
		return rules_error(error);
	for (guint i = 0; i < years->len; i++) {
		AUTO(ruleset)
		rules = ruleset_load(command->directory, instrument, g_array_index(years, int, i),
				     &error);
		if (rules == NULL)
			return rules_error(error);
		const struct checklist *checklist = rules->checklist;
		g_autofree char *count = g_strdup_printf(rules_pick(command, "%u ข้อ", "%u items"),
							 checklist->items->len);
		g_string_append_printf(command->out, "%d  ", checklist->fiscal_year);
		put_column(command->out, count, 10);
		g_string_append_printf(
			command->out, "%s\n",
			rules_pick(command, checklist->title_th, checklist->title_en));
	}
	return STATUS_OK;
}

static char *topic_ids(const struct item *item)
{
	GString *ids = g_string_new(NULL);
	for (guint i = 0; i < item->topics->len; i++) {
		const struct topic *topic = item->topics->pdata[i];
		g_string_append_printf(ids, "%s%s", i > 0 ? ", " : "", topic->id);
	}
	return g_string_free(ids, FALSE);
}

static int rules_list(struct rules_command *command)
{
	if (command->options->year == 0)
		return list_years(command);
	g_autoptr(GError) error = NULL;
	AUTO(ruleset) rules = rules_load(command, &error);
	if (rules == NULL)
		return rules_error(error);
	const struct checklist *checklist = rules->checklist;
	for (guint i = 0; i < checklist->items->len; i++) {
		const struct item *item = checklist->items->pdata[i];
		g_autofree char *ids = topic_ids(item);
		g_autofree char *title = text_ellipsis(
			rules_pick(command, item->title_th, item->title_en), TITLE_COLUMNS);
		put_column(command->out, item->id, 5);
		put_column(command->out, item->sub_indicator, 6);
		put_column(command->out, title, TITLE_COLUMNS + 2);
		g_string_append_printf(command->out, "%s\n", ids);
	}
	return STATUS_OK;
}

static void show_basis(struct rules_command *command, const char *basis)
{
	g_string_append_printf(command->out, "  (%s%s)\n", rules_pick(command, "ที่มา: ", "source: "),
			       words_of(command, BASIS_WORDS, G_N_ELEMENTS(BASIS_WORDS), basis));
}

static void show_heading(struct rules_command *command, const char *th, const char *en)
{
	g_string_append_printf(command->out, "\n%s\n", rules_pick(command, th, en));
}

static void show_agencies(struct rules_command *command, const GPtrArray *agencies)
{
	for (guint i = 0; i < agencies->len; i++)
		g_string_append_printf(command->out, "%s%s",
				       i > 0 ? ", " : rules_pick(command, "  เฉพาะ", "  only "),
				       words_of(command, AGENCY_WORDS, G_N_ELEMENTS(AGENCY_WORDS),
						agencies->pdata[i]));
}

static void show_requirement(struct rules_command *command, guint number,
			     const struct requirement *requirement)
{
	const struct element_ref *first = requirement->refs->pdata[0];
	g_string_append_printf(command->out, "  %u. ", number);
	if (requirement->text_th != NULL)
		g_string_append(command->out,
				rules_pick(command, requirement->text_th, requirement->text_en));
	for (guint i = 0; requirement->text_th == NULL && i < requirement->refs->len; i++) {
		const struct element_ref *ref = requirement->refs->pdata[i];
		g_string_append_printf(
			command->out, "%s%s", i > 0 ? rules_pick(command, " หรือ ", " or ") : "",
			rules_pick(command, ref->element->text_th, ref->element->text_en));
	}
	show_agencies(command, requirement->agencies);
	show_basis(command,
		   requirement->basis != NULL ? requirement->basis : first->element->basis);
}

static void show_labels(struct rules_command *command, const struct ruleset *rules,
			const struct topic *topic)
{
	int members = matcher_members(rules->matcher, topic->strong);
	for (int i = 0; i < MIN(members, (int)LABELS_SHOWN); i++)
		g_string_append_printf(command->out, "  - %s\n",
				       matcher_member(rules->matcher, topic->strong, i));
}

static void show_list(struct rules_command *command, const GPtrArray *texts)
{
	for (guint i = 0; i < texts->len; i++)
		g_string_append_printf(command->out, "  - %s\n", (const char *)texts->pdata[i]);
}

static void show_topic(struct rules_command *command, const struct ruleset *rules,
		       const struct topic *topic)
{
	const char *advice = rules_pick(command, topic->advice_th, topic->advice_en);
	g_string_append_printf(command->out, "\n%s [%s]\n",
			       rules_pick(command, topic->title_th, topic->title_en), topic->id);
	g_string_append_printf(
		command->out, " %s\n",
		rules_pick(command, "รู้จักจากชื่อเมนูหรือหัวข้อ เช่น", "known by labels such as"));
	show_labels(command, rules, topic);
	if (advice[0] != '\0')
		g_string_append_printf(command->out, " %s %s\n",
				       rules_pick(command, "คำแนะนำ:", "Advice:"), advice);
	if (topic->lost_th->len > 0) {
		g_string_append_printf(
			command->out, " %s\n",
			rules_pick(command, "มักเสียคะแนนเพราะ", "Often lost because"));
		show_list(command, topic->lost_th);
	}
	if (topic->unit_th[0] != '\0')
		g_string_append_printf(command->out, " %s %s\n",
				       rules_pick(command, "หน่วยที่รับผิดชอบ:", "Unit:"),
				       topic->unit_th);
}

/* Topics of which another period is asked than of the item. */
static void show_periods(struct rules_command *command, const struct item *item)
{
	for (guint i = 0; i < item->topics->len; i++) {
		const struct topic *topic = item->topics->pdata[i];
		enum period_kind period = about_period(item, topic);
		if (period != item->period)
			g_string_append_printf(
				command->out,
				rules_pick(command, "  เรื่อง “%s”: %s\n", "  of “%s”: %s\n"),
				rules_pick(command, topic->title_th, topic->title_en),
				rules_period(command, period));
	}
}

static void show_item(struct rules_command *command, const struct ruleset *rules,
		      const struct item *item)
{
	GString *out = command->out;
	g_string_append_printf(out, "%s  %s\n", item->id,
			       rules_pick(command, item->title_th, item->title_en));
	g_string_append_printf(out, "%s %s", rules_pick(command, "ตัวชี้วัดย่อย", "Sub-indicator"),
			       item->sub_indicator);
	show_agencies(command, item->agencies);
	show_basis(command, item->basis);
	g_string_append_printf(out, "%s %s", rules_pick(command, "ช่วงเวลา:", "Period:"),
			       rules_period(command, item->period));
	show_basis(command, item->period_basis);
	show_periods(command, item);
	show_heading(command, "ต้องมีทุกข้อต่อไปนี้", "All of these are needed");
	for (guint i = 0; i < item->requirements->len; i++)
		show_requirement(command, i + 1, item->requirements->pdata[i]);
	const GPtrArray *conditions = command->thai ? item->conditions_th : item->conditions_en;
	if (conditions->len > 0) {
		show_heading(command, "เงื่อนไข", "Conditions");
		show_list(command, conditions);
	}
	for (guint i = 0; i < item->topics->len; i++)
		show_topic(command, rules, item->topics->pdata[i]);
}

const struct item *rules_item(const struct rules_command *command, const struct ruleset *rules,
			      const char *typed)
{
	g_autofree char *upper = g_ascii_strup(typed, -1);
	const struct item *item = ruleset_item(rules, upper);
	if (item == NULL)
		g_printerr(rules_pick(command,
				      "oitcheck: ไม่มีข้อ %s ในปี %d ดูรายการด้วย oitcheck rules list\n",
				      "oitcheck: no item %s in %d; see oitcheck rules list\n"),
			   typed, rules->checklist->fiscal_year);
	return item;
}

static int rules_show(struct rules_command *command)
{
	if (command->arguments[0] == NULL)
		return rules_usage(command, "ให้ระบุข้อ เช่น oitcheck rules show O12 --year 2568",
				   "name an item, as in: oitcheck rules show O12 --year 2568");
	g_autoptr(GError) error = NULL;
	AUTO(ruleset) rules = rules_load(command, &error);
	if (rules == NULL)
		return rules_error(error);
	for (guint i = 0; command->arguments[i] != NULL; i++) {
		const struct item *item = rules_item(command, rules, command->arguments[i]);
		if (item == NULL)
			return STATUS_USAGE;
		if (i > 0)
			g_string_append_c(command->out, '\n');
		show_item(command, rules, item);
	}
	return STATUS_OK;
}

static int rules_lint_all(struct rules_command *command)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) faults = rules_lint(command->directory, &error);
	if (faults == NULL)
		return rules_error(error);
	for (guint i = 0; i < faults->len; i++)
		g_string_append_printf(command->out, "%s\n", (const char *)faults->pdata[i]);
	if (faults->len == 0)
		g_string_append_printf(command->out, "%s\n",
				       rules_pick(command, "ไม่พบข้อผิดพลาด", "no faults"));
	else
		g_string_append_printf(command->out,
				       rules_pick(command, "พบ %u ข้อผิดพลาด\n", "%u faults\n"),
				       faults->len);
	return faults->len > 0 ? STATUS_BAD_DATA : STATUS_OK;
}

static void show_fault(struct rules_command *command, const struct example_fault *fault)
{
	const char *what = fault->example->yes ? rules_pick(command, "ต้องนับเป็นเรื่องนี้ แต่ไม่นับ",
							    "must be taken for it, but is not")
					       : rules_pick(command, "ต้องไม่นับเป็นเรื่องนี้ แต่นับ",
							    "must not be taken for it, but is");
	g_string_append_printf(command->out, "%s:%u: \"%s\" %s", fault->topic->file,
			       fault->example->line, fault->example->text, what);
	if (fault->element != NULL)
		g_string_append_printf(command->out, " [%s]", fault->element->id);
	if (fault->element == NULL)
		g_string_append_printf(command->out, " (%d)", fault->strength);
	if (fault->instead != NULL)
		g_string_append_printf(command->out, " → %s", fault->instead->id);
	g_string_append_c(command->out, '\n');
}

/* The snippet as a page of its own. Yours. */
static struct page *snippet_page(const char *html)
{
	const struct extract_input input = {
		.url = "https://www.example.go.th/",
		.content_type = "text/html; charset=utf-8",
		.body = html,
		.size = strlen(html),
		.status = 200,
	};
	return extract_page(&input);
}

static unsigned test_element(const struct ruleset *rules, const struct topic *topic,
			     const struct element *element, GArray *faults)
{
	const GPtrArray *examples = g_hash_table_lookup(topic->element_examples, element->id);
	if (examples == NULL)
		return 0;
	for (guint i = 0; i < examples->len; i++) {
		const struct example *example = examples->pdata[i];
		AUTO(page) page = snippet_page(example->text);
		struct example_fault fault = {
			.topic = topic, .element = element, .example = example};
		enum verdict wrong = example->yes ? VERDICT_MISSING : VERDICT_FOUND;
		if (judge_element_on_page(rules, page, topic, element) == wrong)
			g_array_append_val(faults, fault);
	}
	return examples->len;
}

static unsigned test_topic(const struct ruleset *rules, struct match_scratch *scratch,
			   const struct topic *topic, GArray *faults)
{
	unsigned tested = examples_test_labels(rules, scratch, topic, faults);
	for (guint i = 0; i < topic->elements->len; i++)
		tested += test_element(rules, topic, topic->elements->pdata[i], faults);
	return tested;
}

static int rules_test(struct rules_command *command)
{
	if (command->options->from)
		return rules_test_saved(command);
	g_autoptr(GError) error = NULL;
	AUTO(ruleset) rules = rules_load(command, &error);
	if (rules == NULL)
		return rules_error(error);
	AUTO(match_scratch) scratch = match_scratch_new(rules->matcher);
	g_autoptr(GArray) faults = g_array_new(FALSE, FALSE, sizeof(struct example_fault));
	g_autoptr(GPtrArray) topics = ruleset_topics(rules);
	unsigned tested = 0;
	for (guint i = 0; i < topics->len; i++) {
		const struct topic *topic = topics->pdata[i];
		if (command->arguments[0] != NULL &&
		    !g_strv_contains((const char *const *)command->arguments, topic->id))
			continue;
		tested += test_topic(rules, scratch, topic, faults);
	}
	for (guint i = 0; i < faults->len; i++)
		show_fault(command, &g_array_index(faults, struct example_fault, i));
	g_string_append_printf(command->out,
			       rules_pick(command, "ตัวอย่าง %u รายการ ไม่ตรง %u รายการ\n",
					  "%u examples, %u went wrong\n"),
			       tested, faults->len);
	return faults->len > 0 ? STATUS_BAD_DATA : STATUS_OK;
}

int cmd_rules(const struct options *options)
{
	static const struct {
		const char *name;
		int (*run)(struct rules_command *command);
	} actions[] = {
		{"list", rules_list}, {"show", rules_show},       {"lint", rules_lint_all},
		{"test", rules_test}, {"explain", rules_explain}, {"new-year", rules_new_year},
		{"diff", rules_diff},
	};
	struct rules_command command = {.options = options,
					.thai = options->language == LANGUAGE_TH};
	const char *action = options->arguments[0];
	for (guint i = 0; action != NULL && i < G_N_ELEMENTS(actions); i++) {
		if (strcmp(actions[i].name, action) != 0)
			continue;
		g_autoptr(GError) error = NULL;
		g_autofree char *directory = rules_directory(options->rules, &error);
		if (directory == NULL)
			return rules_error(error);
		g_autoptr(GString) out = g_string_new(NULL);
		command.arguments = options->arguments + 1;
		command.directory = directory;
		command.out = out;
		int status = actions[i].run(&command);
		fwrite(out->str, 1, out->len, stdout);
		return status;
	}
	return rules_usage(&command, "ให้ระบุ list, show, lint, test, explain, new-year หรือ diff",
			   "name one of list, show, lint, test, explain, new-year, diff");
}
