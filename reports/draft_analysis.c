#include "reports/draft.h"

#include "reports/view.h"

#include <math.h>
#include <string.h>

enum { INDICATORS = 10, FIRST_OIT_INDICATOR = 9 };

/* What an analysis has to speak of, and the indicators that tell of it. */
static const struct {
	const char *topic;
	int indicators[3]; /* 0: no more */
} subjects[] = {
	{"กระบวนการทำงานที่โปร่งใสและมีประสิทธิภาพ", {1, 6, 0}},
	{"การให้บริการ และระบบ E-Service", {6, 8, 0}},
	{"ช่องทางและรูปแบบการประชาสัมพันธ์ข้อมูลข่าวสาร", {7, 9, 0}},
	{"การกำกับดูแลการใช้ทรัพย์สินของราชการ", {4, 0, 0}},
	{"ความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง", {2, 9, 0}},
	{"การควบคุมการใช้อำนาจและการบริหารงานบุคคล", {3, 0, 0}},
	{"กลไกแก้ไขและป้องกันการทุจริตในหน่วยงาน", {5, 10, 0}},
};

static const struct group_score *indicator(const struct draft_basis *basis, int number)
{
	g_autofree char *id = g_strdup_printf("%d", number);

	return view_group(basis->scores->indicators, id);
}

static const char *title_of(const struct draft_basis *basis, int number)
{
	const struct group_score *group = indicator(basis, number);

	if (group && *group->title_th)
		return group->title_th;
	group = view_group(basis->audit->indicators, number == FIRST_OIT_INDICATOR ? "9"
						     : number == INDICATORS        ? "10"
										   : "");
	return group ? group->title_th : plan_survey_title(number, LANG_TH);
}

/* "92.10", "83.75*" for an estimate. Yours. */
static char *figure(const struct group_score *group)
{
	return group ? g_strdup_printf("%.2f%s", group->score.estimate, group->given ? "" : "*")
		     : g_strdup("[เติมคะแนน]");
}

static const char *agency_of(const struct result *audit)
{
	return *audit->site_title ? audit->site_title : audit->site_host;
}

static void add_head(struct paper *paper, const struct draft_basis *basis)
{
	g_autofree char *day = view_moment(basis->audit->audited_at, LANG_TH);

	paper_addf(
		paper, PAPER_TITLE,
		"รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส (ITA)\nประจำปีงบประมาณ พ.ศ. %d\n%s",
		basis->year, agency_of(basis->audit));
	paper_addf(paper, PAPER_NOTE,
		   "ฉบับร่าง ยังเผยแพร่ไม่ได้ — โปรแกรม oitcheck ร่างจากคะแนนที่ผู้ใช้ระบุและผลตรวจเว็บไซต์เมื่อ %s "
		   "ต้องตรวจทาน เติมส่วนที่อยู่ใน [เติม …] ให้ครบ แล้วลบกรอบนี้ คะแนนที่มี * "
		   "เป็นค่าประมาณของโปรแกรม ไม่ใช่ผลการประเมิน",
		   day);
}

static void add_scores(struct paper *paper, const struct draft_basis *basis)
{
	g_autofree char *before = g_strdup_printf("ปี %d", basis->year - 1);
	g_autofree char *now = g_strdup_printf("ปี %d", basis->year);
	const struct paper_column columns[] = {
		{"ตัวชี้วัด", 38}, {before, 14}, {now, 14}, {"เทียบกับปีก่อน", 18}, {"ระดับของมาตรการ", 18}};

	paper_table(paper, columns, G_N_ELEMENTS(columns));
	for (int i = 1; i <= INDICATORS; i++) {
		const struct group_score *group = indicator(basis, i);
		g_autofree char *name = g_strdup_printf("%d. %s", i, title_of(basis, i));
		g_autofree char *score = figure(group);
		g_autofree char *was =
			group && group->has_before
				? g_strdup_printf("%.2f%s", group->before, group->given ? "" : "*")
				: g_strdup("[เติมคะแนน]");
		g_autofree char *change = group ? plan_change_words(group, LANG_TH) : g_strdup("");

		paper_row(paper, (const char *const[]){name, was, score, *change ? change : "–",
						       group ? group->measure : "–"});
	}
}

static double shown(const struct group_score *group)
{
	return round(group->score.estimate * 100) / 100;
}

/* All indicators that were told with that figure: "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ และตัวชี้วัดที่ 5 …". Yours. */
static char *those_with(const struct draft_basis *basis, double figure)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < basis->scores->indicators->len; i++) {
		const struct group_score *group = basis->scores->indicators->pdata[i];

		if (group->given && shown(group) == figure)
			g_string_append_printf(out, "%sตัวชี้วัดที่ %s %s", out->len ? ", " : "",
					       group->id, group->title_th);
	}
	return g_string_free(out, FALSE);
}

/* Of the figures that were told; estimates do not rank with them. */
static void add_extremes(struct paper *paper, const struct draft_basis *basis)
{
	double best = -1, worst = 101;

	for (guint i = 0; i < basis->scores->indicators->len; i++) {
		const struct group_score *group = basis->scores->indicators->pdata[i];

		best = group->given ? fmax(best, shown(group)) : best;
		worst = group->given ? fmin(worst, shown(group)) : worst;
	}
	g_autofree char *highest = those_with(basis, best);
	g_autofree char *lowest = those_with(basis, worst);

	if (best > worst)
		paper_addf(paper, PAPER_TEXT, "คะแนนสูงสุด %.2f: %s\nคะแนนต่ำสุด %.2f: %s", best,
			   highest, worst, lowest);
}

static void add_result(struct paper *paper, const struct draft_basis *basis)
{
	const struct result *scores = basis->scores;
	g_autofree char *statement = plan_statement(scores, LANG_TH);
	g_autofree char *level = view_level(scores, LANG_TH);
	gboolean estimated = scores->oit.low < scores->oit.high;

	paper_add(paper, PAPER_HEADING, "1. ผลการประเมิน");
	if (scores->has_overall)
		paper_addf(paper, PAPER_TEXT, "คะแนนรวม %.2f%s ระดับ %s%s", scores->overall.estimate,
			   estimated ? "*" : "", level,
			   strcmp(scores->level_low, scores->level_high) == 0
				   ? ""
				   : " [เติมระดับตามที่ประกาศ]");
	else
		paper_add(paper, PAPER_TEXT, "คะแนนรวม [เติมคะแนน] ระดับ [เติมระดับผล]");
	add_scores(paper, basis);
	add_extremes(paper, basis);
	paper_add(paper, PAPER_TEXT,
		  *statement ? statement
			     : "ยังไม่มีคะแนนของสองปีที่เทียบกันได้ [เติมคะแนนปีก่อน แล้วสรุปว่าตัวใดเพิ่มหรือลด]");
}

static char *figures_of(const struct draft_basis *basis, const int *numbers)
{
	GString *out = g_string_new(NULL);

	for (; *numbers; numbers++) {
		const struct group_score *group = indicator(basis, *numbers);
		g_autofree char *score = figure(group);

		g_string_append_printf(out, "%s%d. %s: %s", out->len ? "\n" : "", *numbers,
				       title_of(basis, *numbers), score);
	}
	return g_string_free(out, FALSE);
}

static void add_subjects(struct paper *paper, const struct draft_basis *basis)
{
	static const struct paper_column columns[] = {
		{"ประเด็น", 30}, {"ตัวชี้วัดที่เกี่ยวข้อง (ตรวจอีกครั้ง)", 32}, {"ผลการวิเคราะห์", 38}};

	paper_add(paper, PAPER_HEADING, "2. การวิเคราะห์รายประเด็น");
	paper_table(paper, columns, G_N_ELEMENTS(columns));
	for (gsize i = 0; i < G_N_ELEMENTS(subjects); i++) {
		g_autofree char *name = g_strdup_printf("%zu) %s", i + 1, subjects[i].topic);
		g_autofree char *figures = figures_of(basis, subjects[i].indicators);

		paper_row(paper,
			  (const char *const[]){name, figures, "[เติมจุดแข็ง จุดที่ต้องแก้ไข และสาเหตุ]"});
	}
}

static char *item_name(const struct item_result *item)
{
	return g_strdup_printf("%s %s", item->id, item->title_th);
}

static const struct selection todo = {.verdicts = 1u << VERDICT_MISSING | 1u << VERDICT_PARTIAL |
						  1u << VERDICT_UNCLEAR};

static void add_issues(struct paper *paper, const struct draft_basis *basis)
{
	static const struct paper_column columns[] = {{"ข้อ", 30}, {"ผลตรวจ", 13}, {"สิ่งที่พบ", 57}};
	g_autoptr(GPtrArray) items = view_items(basis->audit, &todo);
	g_autofree char *day = view_moment(basis->audit->audited_at, LANG_TH);

	paper_add(paper, PAPER_HEADING, "3. ข้อมูลบนเว็บไซต์ที่ยังต้องแก้ไข (แบบวัด OIT)");
	if (items->len == 0) {
		paper_addf(paper, PAPER_TEXT,
			   "ผลตรวจเว็บไซต์เมื่อ %s ไม่พบข้อที่ต้องแก้ไข ตามรายการปีงบประมาณ %d", day,
			   basis->audit->fiscal_year);
		return;
	}
	paper_addf(paper, PAPER_TEXT,
		   "จากการตรวจเว็บไซต์ %s เมื่อ %s ตามรายการปีงบประมาณ %d มีข้อที่ต้องแก้ไขหรือตรวจสอบ %u ข้อ",
		   basis->audit->site_host, day, basis->audit->fiscal_year, items->len);
	paper_table(paper, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < items->len; i++) {
		const struct item_result *item = items->pdata[i];
		g_autofree char *name = item_name(item);

		paper_row(paper, (const char *const[]){name, word_verdict(item->verdict, LANG_TH),
						       item->why_th});
	}
}

#define PERIOD  "[เติมวันเริ่ม] ถึง [เติมวันสิ้นสุด]"
#define FOLLOW  "[เติมวิธีกำกับติดตามและวันรายงานผล]"
#define ANYBODY "[เติมผู้รับผิดชอบ]"

/* One row for each indicator below the highest level, and one for all the others. */
static void add_measures_of_scores(struct paper *paper, const struct draft_basis *basis)
{
	const struct plan_level *highest = basis->levels->pdata[0];
	g_autoptr(GString) kept = g_string_new(NULL);

	for (int i = 1; i <= INDICATORS; i++) {
		const struct group_score *group = indicator(basis, i);

		if (!group)
			continue;
		if (strcmp(group->measure, highest->name) == 0) {
			g_string_append_printf(kept, "%s%d", kept->len ? ", " : "", i);
			continue;
		}
		g_autofree char *score = figure(group);
		g_autofree char *measure = g_strdup_printf("%s ตัวชี้วัดที่ %d %s (%s)", group->measure,
							   i, title_of(basis, i), score);

		paper_row(paper, (const char *const[]){measure, "[เติมขั้นตอนหรือวิธีปฏิบัติ]", ANYBODY,
						       PERIOD, FOLLOW});
	}
	g_autofree char *rest = g_strdup_printf("%s ตัวชี้วัดที่ %s", highest->name, kept->str);

	if (kept->len > 0)
		paper_row(paper,
			  (const char *const[]){rest, "[เติมวิธีรักษาระดับ]", ANYBODY, PERIOD, FOLLOW});
}

static void add_measures(struct paper *paper, const struct draft_basis *basis)
{
	static const struct paper_column columns[] = {{"มาตรการหรือแนวทาง", 26},
						      {"ขั้นตอนหรือวิธีปฏิบัติ", 30},
						      {"ผู้รับผิดชอบ", 14},
						      {"ระยะเวลา", 14},
						      {"การกำกับติดตาม", 16}};
	g_autoptr(GPtrArray) items = view_items(basis->audit, &todo);

	paper_addf(paper, PAPER_HEADING,
		   "4. มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปีงบประมาณ พ.ศ. %d",
		   basis->year + 1);
	paper_table(paper, columns, G_N_ELEMENTS(columns));
	add_measures_of_scores(paper, basis);
	for (guint i = 0; i < items->len; i++) {
		const struct item_result *item = items->pdata[i];
		g_autofree char *name = item_name(item);
		g_autofree char *measure =
			item->verdict == VERDICT_UNCLEAR
				? g_strdup_printf("ตรวจข้อมูลบนเว็บไซต์ด้วยตนเอง: %s", name)
				: g_strdup_printf("เผยแพร่ข้อมูลให้ครบ: %s", name);

		paper_row(paper,
			  (const char *const[]){
				  measure, *item->fix_th ? item->fix_th : "[เติมขั้นตอนหรือวิธีปฏิบัติ]",
				  *item->unit_th ? item->unit_th : ANYBODY, PERIOD, FOLLOW});
	}
	paper_add(paper, PAPER_TEXT,
		  "ผู้รับผิดชอบที่โปรแกรมใส่ให้เป็นการแบ่งงานตามปกติ ให้แก้ตามคำสั่งแบ่งงานของหน่วยงาน "
		  "[เติมว่าตรวจแล้วหรือลบประโยคนี้]");
}

struct paper *draft_analysis(const struct draft_basis *basis)
{
	struct paper *paper = paper_new("ร่างรายงานการวิเคราะห์ผลการประเมิน ITA");

	add_head(paper, basis);
	add_result(paper, basis);
	add_subjects(paper, basis);
	add_issues(paper, basis);
	add_measures(paper, basis);
	paper_add(paper, PAPER_HEADING, "5. ข้อจำกัด ปัญหาหรืออุปสรรค และข้อเสนอแนะ");
	paper_add(paper, PAPER_TEXT, "[เติมข้อจำกัด ปัญหาหรืออุปสรรค และข้อเสนอแนะ ถ้าไม่มีให้เขียนว่าไม่มี]");
	paper_add(paper, PAPER_TEXT,
		  "ผู้จัดทำ [เติมชื่อและตำแหน่ง]\nผู้เห็นชอบ [เติมชื่อและตำแหน่งผู้บริหาร]\nวันที่ [เติมวันที่]");
	return paper;
}
