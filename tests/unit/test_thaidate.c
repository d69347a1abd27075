/* Tests of base/thaidate.c: what Thai agencies write, and the numbers that are no years. */
#include "base/fold.h"
#include "base/thaidate.h"

#include <string.h>

/* Mentions as text: F2567 fiscal, P2567 plain, R2566-2570 range, D2024-05-01 date. */
static char *mentions(const char *text)
{
	g_autofree char *folded = fold_text(text, -1);
	g_autoptr(GArray) found = thaidate_find(folded);
	GString *out = g_string_new(NULL);
	gsize last = 0;
	for (guint i = 0; i < found->len; i++) {
		const struct year_mention *m = &g_array_index(found, struct year_mention, i);
		g_assert_cmpuint(m->start, >=, last);
		g_assert_cmpuint(m->end, >, m->start);
		g_assert_cmpuint(m->end, <=, strlen(folded));
		last = m->end;
		g_string_append(out, i ? " " : "");
		if (m->kind == YEAR_DATE)
			g_string_append_printf(out, "D%d-%02d-%02d", m->date.year, m->date.month,
					       m->date.day);
		else if (m->kind == YEAR_RANGE)
			g_string_append_printf(out, "R%d-%d", m->from, m->to);
		else
			g_string_append_printf(out, "%c%d", m->kind == YEAR_FISCAL ? 'F' : 'P',
					       m->from);
		if (m->kind == YEAR_DATE)
			g_assert_cmpint(m->from, ==, m->date.year + 543);
		if (m->kind != YEAR_RANGE)
			g_assert_cmpint(m->from, ==, m->to);
	}
	return g_string_free(out, FALSE);
}

static const struct {
	const char *text, *found;
} cases[] = {
	/* fiscal years */
	{"ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "F2567"},
	{"ปีงบประมาณ 2567", "F2567"},
	{"ปีงบประมาณ พ.ศ.2567 รอบ 6 เดือน", "F2567"},
	{"ปีงบ 68", "F2568"},
	{"ข้อบัญญัติงบประมาณรายจ่ายประจำปี 2567", "F2567"},
	{"ไตรมาส 2/2567", "F2567"},
	{"ไตรมาสที่ 2/2567", "F2567"},
	{"Fiscal Year 2024", "F2567"},
	{"FY2567", "F2567"},
	/* plain years */
	{"ปี 68", "P2568"},
	{"พ.ศ. 2568", "P2568"},
	{"พ.ศ. 2563", "P2563"},
	{"ค.ศ. 2025", "P2568"},
	{"ITA 2567", "P2567"},
	{"ita2568", "P2568"},
	{"plan_2567.pdf", "P2567"},
	{"2025", "P2568"},
	{"ครั้งที่ 3/2567", "P2567"},
	{"คำสั่งที่ 123/2567", "P2567"},
	{"ประจำปี 2566 2567 2568", "P2566 P2567 P2568"},
	{"ปีการศึกษา 2567", "P2567"},
	/* ranges */
	{"(พ.ศ. 2566 – 2570)", "R2566-2570"},
	{"พ.ศ.2566-2570", "R2566-2570"},
	{"2566 - 2570", "R2566-2570"},
	{"พ.ศ. 2566 ถึง พ.ศ. 2570", "R2566-2570"},
	{"ปี 2566-70", "R2566-2570"},
	{"แผนพัฒนา 5 ปี (2566-2570) ครั้งที่ 2/2567", "R2566-2570 P2567"},
	/* dates */
	{"ประจำเดือนมกราคม 2567", "D2024-01-00"},
	{"ม.ค. 67", "D2024-01-00"},
	{"เดือน มี.ค.67", "D2024-03-00"},
	{"มิ.ย. 2567", "D2024-06-00"},
	{"เม.ย. 2567", "D2024-04-00"},
	{"ม. ค. 2567", "D2024-01-00"},
	{"เดือนตุลาคม พ.ศ. 2566", "D2023-10-00"},
	{"1 ต.ค. 2566 - 31 มี.ค. 2567", "D2023-10-01 D2024-03-31"},
	{"วันที่ ๑ กุมภาพันธ์ พ.ศ. ๒๕๖๗", "D2024-02-01"},
	{"1-31 มกราคม 2567", "D2024-01-31"},
	{"30/04/2567", "D2024-04-30"},
	{"30/4/67", "D2024-04-30"},
	{"30.04.2567", "D2024-04-30"},
	{"2024-05-01", "D2024-05-01"},
	{"12 May 2024", "D2024-05-12"},
	{"May 12, 2024", "D2024-05-12"},
	{"1st Sept 2024", "D2024-09-01"},
	{"30 กรกฏาคม 2567", "D2024-07-30"},
	{"30 กุมภาพันธ์ 2567", "D2024-02-00"},
	{"ข้อมูล ณ วันที่ 31 มีนาคม 2568 เวลา 10.30 น.", "D2025-03-31"},
	/* law citations */
	{"พ.ร.บ.ข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๔๐", ""},
	{"พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. 2537", ""},
	{"พระราชบัญญัติเทศบาล พ.ศ. 2496 และที่แก้ไขเพิ่มเติม (ฉบับที่ 14) พ.ศ. 2562", ""},
	{"ระเบียบกระทรวงการคลังว่าด้วยการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. 2560", ""},
	{"ระเบียบฯ พ.ศ. 2560 และที่แก้ไขเพิ่มเติม (ฉบับที่ 2) พ.ศ. 2562 รายงานผลประจำปี 2567", "P2567"},
	{"ตามระเบียบ พ.ศ. 2560 แผนปฏิบัติการ พ.ศ. 2567", "P2567"},
	{"ข้อบัญญัติ เรื่อง งบประมาณรายจ่าย พ.ศ. 2567", "P2567"},
	/* no years */
	{"โทร. 02-2567-1234", ""},
	{"โทร. 0 2567 8901", ""},
	{"โทรศัพท์ 2567", ""},
	{"มาตรา 2540", ""},
	{"เลขที่ 2567", ""},
	{"2567 บาท", ""},
	{"2,567", ""},
	{"2567.50", ""},
	{"2567,000", ""},
	{"พ.ศ. 2500", ""},
	{"พ.ศ. 2650", ""},
	{"IMG_2567.jpg", ""},
	{"075-256-7890", ""},
	{"อายุ 60 ปี 65 คน", ""},
	{"1 ปี 60 วัน", ""},
	{"รอบ 6 เดือน", ""},
	{"256725672567", ""},
	{"192.168.10.20", ""},
	{"", ""},
};

static void test_find(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *found = mentions(cases[i].text);
		if (strcmp(found, cases[i].found) == 0)
			continue;
		g_test_message("%s: \"%s\", not \"%s\"", cases[i].text, found, cases[i].found);
		g_test_fail();
	}
}

static void test_places(void)
{
	const char *folded = "แผน ปีงบประมาณ2567";
	g_autoptr(GArray) found = thaidate_find(folded);
	g_assert_cmpuint(found->len, ==, 1);
	const struct year_mention *m = &g_array_index(found, struct year_mention, 0);
	g_assert_cmpuint(m->start, ==, strlen("แผน "));
	g_assert_cmpuint(m->end, ==, strlen(folded));
}

static void test_fiscal(void)
{
	g_assert_cmpint(thaidate_fiscal_year((struct day){2024, 9, 30}), ==, 2567);
	g_assert_cmpint(thaidate_fiscal_year((struct day){2024, 10, 1}), ==, 2568);
	g_assert_cmpint(thaidate_fiscal_year((struct day){2024, 0, 0}), ==, 2567);
}

static void test_iso(void)
{
	struct day day;
	g_assert_true(thaidate_parse_iso("2026-11-22", &day));
	g_assert_cmpint(day.year * 10000 + day.month * 100 + day.day, ==, 20261122);
	static const char *const bad[] = {"",           "2026-11-2",  "2026-13-01",
					  "2025-02-29", "2026/11/22", "2026-11-222",
					  "x026-11-22", "0000-01-01", "2026-11-00"};
	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
		g_assert_false(thaidate_parse_iso(bad[i], &day));
}

static void test_format(void)
{
	g_autofree char *thai = thaidate_format((struct day){2026, 11, 22}, TRUE);
	g_autofree char *english = thaidate_format((struct day){2026, 11, 22}, FALSE);
	g_autofree char *month = thaidate_format((struct day){2026, 5, 0}, TRUE);
	g_autofree char *year = thaidate_format((struct day){2026, 0, 0}, FALSE);
	g_assert_cmpstr(thai, ==, "22 พฤศจิกายน 2569");
	g_assert_cmpstr(english, ==, "22 November 2026");
	g_assert_cmpstr(month, ==, "พฤษภาคม 2569");
	g_assert_cmpstr(year, ==, "2026");
}

static void test_compare(void)
{
	g_assert_cmpint(day_compare((struct day){2024, 1, 31}, (struct day){2024, 2, 1}), <, 0);
	g_assert_cmpint(day_compare((struct day){2024, 12, 31}, (struct day){2025, 1, 1}), <, 0);
	g_assert_cmpint(day_compare((struct day){2024, 0, 0}, (struct day){2024, 1, 1}), ==, 0);
	g_assert_cmpint(day_compare((struct day){2024, 5, 2}, (struct day){2024, 5, 0}), >, 0);
}

static void test_today(void)
{
	struct day today = thaidate_today();
	g_assert_cmpint(today.year, >=, 2024);
	g_assert_true(g_date_valid_dmy((GDateDay)today.day, (GDateMonth)today.month,
				       (GDateYear)today.year));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/thaidate/find", test_find);
	g_test_add_func("/thaidate/places", test_places);
	g_test_add_func("/thaidate/fiscal", test_fiscal);
	g_test_add_func("/thaidate/iso", test_iso);
	g_test_add_func("/thaidate/format", test_format);
	g_test_add_func("/thaidate/compare", test_compare);
	g_test_add_func("/thaidate/today", test_today);
	return g_test_run();
}
