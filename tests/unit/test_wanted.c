/* What pages quote of the assessment's manual is no content; what agencies write is. */
#include "rules/scope.h"
#include "tests/support/little_site.h"

#include <locale.h>

/* Letters of the page that say something, with the vocabulary of the rules. */
static uint32_t letters_on(const struct little_page *of)
{
	g_autoptr(GError) error = NULL;
	AUTO(ruleset) rules = ruleset_load(FIXTURES "/../../rules", "oit", 2566, &error);
	g_assert_no_error(error);
	AUTO(page) page = little_page(of);
	AUTO(site) site = site_new(rules);
	AUTO(scope) scope = scope_page(site, site_add(site, page, NULL), FALSE);
	return scope->letters;
}

static uint32_t letters_of(const char *body)
{
	g_autofree char *html = g_strdup_printf("<html><title>-</title><body>%s</body>", body);
	return letters_on(&(struct little_page){.url = HOST "/", .html = html});
}

/* A document of these lines. */
static uint32_t letters_in(const char *text)
{
	return letters_on(&(struct little_page){.url = HOST "/1.pdf", .text = text});
}

static void test_quoted(void)
{
	static const char *const quoted[] = {
		"<p>– แสดงผลการใช้จ่ายเงินของหน่วยงานในปีที่ผ่านมา</p>",
		"<p>o แสดงแผนงานด้านบุคคลของสถานศึกษาที่ยังใช้อยู่ เช่น คำสั่ง ประกาศ เป็นต้น</p>",
		"<div>แสดงข้อมูลที่ทำการ อย่างน้อยประกอบด้วย ดังนี้<br>1) ที่ตั้งของที่ทำการ<br>2) เลขหมาย"
		"โทรศัพท์<br>(3) แผนที่การเดินทาง</div>",
		"<p>มีรายละเอียดของแผนงานฯ อย่างน้อย "
		"ประกอบด้วย:</p><ul><li>งานที่จะทำ<li>เงินที่ใช้<li>ช่วงเวลา"
		"</ul>",
		"<table><tr><td>ข้อ 13<td>เป็นรายงานผลย้อนหลัง 1 ปีงบประมาณ</table>",
		"<p>(หากไม่มีปัญหาหรืออุปสรรค ให้ระบุว่า “ไม่มี”)</p>",
		"<p>* กรณีไม่มีเรื่องร้องเรียน ให้เผยแพร่ว่าไม่มีเรื่องร้องเรียน</p>",
		"<p>สามารถจัดทำข้อมูลเป็นแบบรายไตรมาสที่ครอบคลุมหกเดือนแรก</p>",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(quoted); i++)
		if (letters_of(quoted[i]) > 5)
			g_error("%s has %u letters", quoted[i], letters_of(quoted[i]));
}

static void test_written(void)
{
	static const char *const written[] = {
		"<p>ผู้ร้องเรียนต้องแจ้งรายละเอียด อย่างน้อยประกอบด้วย ชื่อผู้ร้อง และพฤติการณ์</p>",
		"<p>แสดงความยินดีกับนักเรียนของโรงเรียนบ้านสมมติที่ชนะเลิศการแข่งขัน</p>",
		"<p>หน่วยงานมีหน้าที่ดังนี้</p><p>1. จัดการศึกษา</p><p>2. รักษาความสะอาดของถนน</p>",
		"<p>กรณีไม่มีเอกสาร ให้ติดต่อเจ้าหน้าที่ที่กองคลังก่อนยื่นคำขอ</p>",
		"<p>เป็นแผนที่จัดทำขึ้นโดยประชาคมทุกหมู่บ้านร่วมกับองค์การบริหารส่วนตำบล</p>",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(written); i++)
		if (letters_of(written[i]) < 30)
			g_error("%s has %u letters", written[i], letters_of(written[i]));
}

/* Beneath the quotation somebody wrote the answers. */
static void test_filled_in(void)
{
	uint32_t letters =
		letters_of("<div>แสดงข้อมูลที่ทำการของหน่วยงาน ดังนี้<br>"
			   "1) ที่ตั้ง เลขที่ 99/12 ถนนสมมติ อำเภอเมือง 55000<br>"
			   "2) โทรศัพท์ 0-5400-0111<br>3) อีเมล office@example.go.th</div>");
	g_assert_cmpuint(letters, >, 50);
}

/* A document that only says what is wanted says nothing. */
static void test_document(void)
{
	static const char *const quoted[] = {
		"O9 รายงานผลการดำเนินงานประจำปี\n(1) ผลการดำเนินงานของแต่ละโครงการ/กิจกรรม\n"
		"(2) งบประมาณที่ใช้แต่ละโครงการ\n(3) ระยะเวลาในการดำเนินการ\n(4) ปัญหา/อุปสรรค\n"
		"(5) ข้อเสนอแนะ\n* ต้องระบุวัน เดือน ปี",
		"แผนงานรอบ 6 เดือน\nแสดงแผนงานของหน่วยงานตามข้อ O11 อย่างน้อยประกอบด้วย "
		"รายการที่จะทำในปีงบประมาณนั้นทั้ง\nหมดที่มี\n- โครงการหรือกิจกรรม\n- งบประมาณที่ใช้",
		"แสดงแผนผังโครงสร้างการแบ่งงานของหน่วยงาน\nสำนัก\nกอง",
	};
	static const char *const written[] = {
		"(1) จำนวนเรื่องทั้งหมดที่รับแจ้ง\n3\n(2) จำนวนเรื่องที่ดำเนินการแล้วเสร็จในปีนี้\n2",
		"(1) จำนวนเรื่องร้องเรียนทั้งหมด 0 เรื่อง\n(2) จำนวนเรื่องที่ดำเนินการแล้วเสร็จ 0 เรื่อง",
		"แสดงข้อมูลเรื่องร้องเรียนของหน่วยงานในรอบปี อย่างน้อยประกอบด้วยจำนวนเรื่อง\n"
		"ไม่มีเรื่องร้องเรียน",
		"แสดงแผนผังโครงสร้างการแบ่งงานของหน่วยงาน\nสำนักปลัด\nกองคลัง\nกองช่าง",
		"(4) ปัญหา/อุปสรรค\nงานล่าช้าเพราะฝนตกต่อเนื่องในช่วงต้นปี\n(5) ข้อเสนอแนะ\n"
		"ควรเริ่มทำสัญญาให้เร็วขึ้นกว่าเดิม",
		"(1) ประเด็นหรือเรื่องในการมีส่วนร่วม\nการจัดทำแผนของชุมชน\n(2) สรุปข้อมูลของผู้มีส่วนร่วม\n"
		"ผู้นำชุมชนและชาวบ้าน\n(3) ผลจากการมีส่วนร่วม\nได้งานตามที่ชุมชนต้องการ\n"
		"(4) การนำผลจากการมีส่วนร่วมไปปรับปรุงพัฒนาการดำเนินงาน\nบรรจุไว้ในแผนปีถัดไป",
		"(1) ชื่องาน\nงานรับชำระภาษีป้าย\n(2) วิธีการขั้นตอนการปฏิบัติงาน\nตรวจแบบที่ยื่น\nออกใบเสร็จ",
		"(3) ระยะเวลาในการดำเนินการ\n1 ตุลาคม ถึง 30 กันยายน\n(2) งบประมาณที่ใช้แต่ละโครงการ",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(quoted); i++)
		if (letters_in(quoted[i]) > 0)
			g_error("%s has %u letters", quoted[i], letters_in(quoted[i]));
	for (size_t i = 0; i < G_N_ELEMENTS(written); i++)
		if (letters_in(written[i]) == 0)
			g_error("%s has %u letters", written[i], letters_in(written[i]));
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/wanted/quoted", test_quoted);
	g_test_add_func("/wanted/written", test_written);
	g_test_add_func("/wanted/filled-in", test_filled_in);
	g_test_add_func("/wanted/document", test_document);
	return g_test_run();
}
