/* Tests of rules/across.c: a report is held against its plan, and no verdict changes by it. */
#include "rules/across.h"

#include "tests/support/little_site.h"

#define LINKS                                                                                             \
	PAGE("หน้าหลัก", "<ul><li><a href='/plan.pdf'>แผนพัฒนาท้องถิ่น</a>" \
		       "<li><a href='/report.pdf'>รายงานผลการดำเนินงาน</a></ul>")
#define PLAN   "แผนพัฒนาท้องถิ่น พ.ศ. 2566-2570\nยุทธศาสตร์การพัฒนาด้านคุณภาพชีวิต วงเงินงบประมาณ 500,000 บาท\n"
#define REPORT "รายงานผลการดำเนินงาน ปี 2568\n"
#define ROADS                                                                                                                                             \
	"1. โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ 2 100,000 บาท\n" \
	"โครงการปรับปรุงระบบประปาหมู่บ้าน\n3) โครงการติดตั้งไฟฟ้าสาธารณะ\n"
#define SCHOOLS "โครงการอาหารกลางวันเด็กนักเรียน\nโครงการส่งเสริมกีฬาเยาวชน\nโครงการอบรมผู้สูงอายุ\n"
#define ONE_ROAD                                                                                   \
	"โครงการอาหารกลางวันเด็กนักเรียน\nโครงการส่งเสริมกีฬาเยาวชน\nโครงการปรับปรุงระบบประปาหมู่บ้าน\n"

static struct result *judge(const char *plan, enum read_state read, const char *report)
{
	AUTO(ruleset) rules = little_rules();
	const struct little_page pages[] = {
		{.url = HOST "/", .html = LINKS},
		FILLERS,
		{.url = HOST "/plan.pdf", .text = plan, .read = read, .status = plan ? 200 : 404},
		{.url = HOST "/report.pdf",
		 .text = report,
		 .read = report ? READ_OK : READ_GONE,
		 .status = report ? 200 : 404},
	};
	return little_judge(rules, pages, G_N_ELEMENTS(pages));
}

static const struct item_note *note_of(const struct result *result, const char *item,
				       const char *code)
{
	const GPtrArray *notes = result_item(result, item)->notes;
	for (guint i = 0; i < notes->len; i++) {
		const struct item_note *note = g_ptr_array_index(notes, i);
		if (strcmp(note->code, code) == 0)
			return note;
	}
	return NULL;
}

static void test_same(void)
{
	AUTO(result) result = judge(PLAN ROADS, READ_OK, REPORT ROADS);
	assert_verdict(result, "O12", VERDICT_FOUND);
	assert_verdict(result, "O28", VERDICT_FOUND);
	g_assert_cmpuint(result_item(result, "O12")->notes->len, ==, 0);
	g_assert_cmpuint(result_item(result, "O28")->notes->len, ==, 0);
}

static void test_differs(void)
{
	AUTO(result) result = judge(PLAN ROADS, READ_OK, REPORT SCHOOLS);
	const struct item_note *note = note_of(result, "O28", "differs");
	assert_verdict(result, "O28", VERDICT_FOUND);
	g_assert_nonnull(note);
	g_assert_cmpstr(note->item, ==, "O12");
	g_assert_nonnull(strstr(note->text_th, "โครงการส่งเสริมกีฬา"));
	g_assert_nonnull(strstr(note->text_th, "O12"));
}

/* One shared project is enough; so are too few, and a plan that was not read to its end. */
static void test_silent(void)
{
	static const struct {
		const char *plan, *report;
		enum read_state read;
	} cases[] = {
		{PLAN ROADS, REPORT ONE_ROAD, READ_OK},
		{PLAN ROADS,
		 REPORT "โครงการอาหารกลางวันเด็กนักเรียน\n"
			"ผลการดำเนินงานร้อยละความสำเร็จเป็นไปตามเป้าหมายที่ตั้งไว้ทุกกิจกรรม\n",
		 READ_OK},
		{PLAN "ไม่มีรายชื่อ\n", REPORT SCHOOLS, READ_OK},
		{PLAN ROADS, REPORT SCHOOLS, READ_CUT},
	};
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		AUTO(result) result = judge(cases[i].plan, cases[i].read, cases[i].report);
		g_test_message("%u", i);
		assert_verdict(result, "O28", VERDICT_FOUND);
		g_assert_null(note_of(result, "O28", "differs"));
	}
}

static void test_no_basis(void)
{
	AUTO(result) result = judge(NULL, READ_GONE, REPORT ROADS);
	assert_verdict(result, "O12", VERDICT_MISSING);
	assert_verdict(result, "O28", VERDICT_FOUND);
	const struct item_note *note = note_of(result, "O28", "no-basis");
	g_assert_nonnull(note);
	g_assert_cmpstr(note->item, ==, "O12");
	note = note_of(result, "O12", "followers");
	g_assert_nonnull(note);
	g_assert_cmpstr(note->item, ==, "O28");
}

/* What is unclear may be there: nothing is said of it. */
static void test_unclear(void)
{
	AUTO(result) result = judge(NULL, READ_FAILED, REPORT ROADS);
	assert_verdict(result, "O12", VERDICT_UNCLEAR);
	g_assert_null(note_of(result, "O28", "no-basis"));
	g_assert_null(note_of(result, "O12", "followers"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/across/same", test_same);
	g_test_add_func("/across/differs", test_differs);
	g_test_add_func("/across/silent", test_silent);
	g_test_add_func("/across/no-basis", test_no_basis);
	g_test_add_func("/across/unclear", test_unclear);
	return g_test_run();
}
