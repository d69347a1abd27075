/* Every kind of check: a page on which it is true, and one that comes near. */
#include "rules/check.h"

#include "tests/support/little_site.h"

#include <locale.h>

static const struct {
	const char *kind, *yes, *no;
} pages[] = {
	{"text", "<p>สำนักปลัด และกองคลัง</p>", "<p>สำนักปลัด และสำนักปลัด</p>"},
	{"text", "<p>กองช่าง</p><p>กองสวัสดิการสังคม</p>", "<p>กองช่าง</p><p>กองทุนหมู่บ้าน</p>"},
	{"heading", "<h2>สำนักปลัด</h2><p>งาน</p>",
	 "<p>สำนักปลัดอยู่ที่อาคารหนึ่ง ชั้นที่สอง ติดกับห้องประชุมใหญ่ของหน่วยงาน</p>"},
	{"label", "<a href='/form.doc'>ใบสมัคร</a>", "<p>ใบสมัคร</p>"},
	{"label", "<p><a href='/form.doc'>ใบสมัครงาน</a></p>", "<a href='#'>ใบสมัคร</a>"},
	{"absent", "<p>คำสั่งมอบหมายงาน</p>", "<p>คำสั่งนี้ยกเลิกแล้ว</p>"},
	{"own_text",
	 "<p>หน่วยงานจัดบริการสาธารณะให้แก่ประชาชนในพื้นที่ตามอำนาจหน้าที่ที่กฎหมายกำหนดไว้ทุกประการ</p>",
	 "<p>หน่วยงานจัดบริการสาธารณะ</p>"},
	{"image", "<img src='/a.jpg'><img src='/b.jpg'>",
	 "<img src='/a.jpg'><img src='/icon.gif' width=16>"},
	{"phone", "<p>โทร. 0 2345 6789</p>", "<p>เลขประจำตัว 1234567890123</p>"},
	{"phone", "<p>โทรศัพท์ 081-234-5678</p>", "<p>05/10/2567</p>"},
	{"phone", "<p>โทร ๐๒-๓๔๕-๖๗๘๙</p>", "<p>งบประมาณ 1,000,000 บาท</p>"},
	{"email", "<p>saraban@example.go.th</p>", "<p>อีเมล @example</p>"},
	{"address", "<p>เลขที่ 9 อํ\u0E32เภอเมือง จังหวัดนนทบุรี 11000</p>", "<p>ขอบเขต</p>"},
	{"address", "<p>เลขที่ 9 ตำบลตัวอย่าง อำเภอเมือง จังหวัดนนทบุรี 11000</p>",
	 "<p>อบต.ตัวอย่าง จังหวัดนนทบุรี</p>"},
	{"map", "<iframe src='https://maps.google.com/maps?q=1'></iframe>",
	 "<a href='https://www.google.com/'>แผนที่</a>"},
	{"person",
	 "<table><tr><td>นายสมชาย ใจดี<td>นายกองค์การบริหารส่วนตำบล<tr><td>นางสาวสมหญิง "
	 "รักงาน<td>ปลัดองค์การบริหารส่วนตำบล</table>",
	 "<table><tr><td>นายกองค์การบริหารส่วนตำบล<td>ปลัดองค์การบริหารส่วนตำบล</table>"},
	{"form", "<form><label>เรื่อง<input name=a></label><textarea name=b></textarea></form>",
	 "<form action='/search'><input name=q></form>"},
	{"form", "<form><input name=a><input name=b></form>",
	 "<form><input name=user><input type=password name=p></form>"},
	{"form", "<form><input name=a><input name=b><input name=c></form>",
	 "<a href='https://docs.google.com/forms/d/1/viewform'>แบบ</a>"},
	{"chat", "<a href='https://m.me/example'>สนทนา</a>",
	 "<a href='https://www.facebook.com/example'>เพจ</a>"},
	{"chat", "<a href='https://way.example.org/url?q=https%3A%2F%2Fm.me%2Fexample&s=1'>แชต</a>",
	 "<a href='https://way.example.org/url?q=https%3A%2F%2Fwww.example.com%2Fm.me'>แชต</a>"},
	{"chat", "<a href='line://ti/p/@example'>LINE</a>",
	 "<a href='line://msg/text/?http://www.example.go.th'>LINE</a>"},
	{"social",
	 "<a href='https://way.example.org/url?q=https://www.facebook.com/example'>เพจ</a>",
	 "<a href='https://www.facebook.com/l.php?u=https%3A%2F%2Fwww.example.com%2Fa'>ข่าว</a>"},
	{"social", "<a href='https://www.facebook.com/example'>เพจ</a>",
	 "<a href='https://www.facebook.com/sharer.php?u=1'>แบ่งปัน</a>"},
	{"social", "<a href='https://www.facebook.com/a.b'>เพจ</a>",
	 "<a href='https://www.facebook.com/'>เฟซบุ๊ก</a>"},
	{"board", "<form><input name=topic><textarea name=message></textarea></form>",
	 "<p>กระดานสนทนา</p>"},
	{"columns", "<table><tr><th>วงเงิน<th>ผู้ขาย<tr><td>5<td>ร้าน ก</table>",
	 "<table><tr><th>วงเงิน<th>ลำดับ<tr><td>5<td>1</table>"},
	{"none", "<p>ปีนี้ไม่มีเรื่องร้องเรียน</p>", "<p>เรื่องร้องเรียนที่รับไว้</p>"},
	{"none", "<h2>ปีงบประมาณ พ.ศ. 2567</h2><p>ไม่มีรายการ</p>",
	 "<h2>เรื่องร้องเรียน</h2><p>ไม่มีรายการ</p>"},
	{"none", "<table><tr><th>กอง<th>เรื่อง<tr><td>สำนักปลัด<td>0<tr><td>กองคลัง<td>0</table>",
	 "<table><tr><th>กอง<th>เรื่อง<tr><td>สำนักปลัด<td>0<tr><td>กองคลัง<td>2</table>"},
	{"none",
	 "<table><tr><th>ที่<th>กอง<th>เรื่อง<tr><td>1<td>กองช่าง<td>0<tr><td>2<td>กองคลัง<td>0</table>",
	 "<p><a href='/none.html'>ไม่มีเรื่องร้องเรียน</a></p>"},
	{"numbers", "<p>12 ราย</p><p>5 เรื่อง</p><p>ร้อยละ 80</p>",
	 "<p>12 ราย</p><p>5 เรื่อง</p><p>ชั้นที่สอง</p>"},
	{"numbers", "<h2>จำนวนผู้รับบริการ</h2><p>วันนี้ 12 คน</p><p>เดือนนี้ 90 คน</p><p>ปีนี้ 800 คน</p>",
	 "<h2>สถิติผู้เข้าชมเว็บไซต์</h2><p>วันนี้ 12 คน</p><p>เดือนนี้ 90 คน</p><p>ปีนี้ 800 คน</p>"},
	{"months", "<p>มกราคม กุมภาพันธ์</p><p>มี.ค.</p>", "<p>มกราคม</p><p>ม.ค.</p><p>กุมภาพันธ์</p>"},
	{"months",
	 "<table><tr><td>1<td>เดือนตุลาคม 2567<td><a href='/1.pdf'><img src='/pdf.gif' width=16></a>"
	 "<tr><td>2<td>เดือนพฤศจิกายน 2567<td><a href='/2.pdf'>ดาวน์โหลด</a>"
	 "<tr><td>3<td>เดือนธันวาคม 2567<td><a href='/3.pdf'>ดาวน์โหลด</a></table>",
	 "<table><tr><td>1<td>เดือนตุลาคม 2567<td>-<tr><td>2<td>เดือนพฤศจิกายน 2567<td>-"
	 "<tr><td>3<td>เดือนธันวาคม 2567<td></table>"},
	{"months", "<table><tr><td>ต.ค. 67<td>12<tr><td>พ.ย. 67<td>9<tr><td>ธ.ค. 67<td>0</table>",
	 "<table><tr><td>ต.ค. 67<td>12<tr><td>พ.ย. 67<td>9<tr><td>ธ.ค. 67<td></table>"},
	{"months",
	 "<table><tr><td>ตุลาคม<tr><td>1<td>ซื้อหมึก<td>5,000<tr><td>พฤศจิกายน<tr><td>1<td>จ้างเหมา<td>"
	 "900"
	 "<tr><td>ธันวาคม<tr><td>1<td>ซื้อน้ำมัน<td>700</table>",
	 "<table><tr><td>ตุลาคม<td>&ndash;<tr><td>พฤศจิกายน<td><a href='/'>ดาวน์โหลด</a>"
	 "<tr><td>ธันวาคม<td>...</table>"},
	{"months",
	 "<table><tr><td>ตุลาคม<td><button "
	 "onclick='showDoc(1)'>ดาวน์โหลด</button><tr><td>พฤศจิกายน<td>"
	 "<a href='javascript:void(0)' data-id=2>ดาวน์โหลด</a><tr><td>ธันวาคม<td>Download</table>",
	 "<table><tr><td>ตุลาคม<td><a href='/'>ดาวน์โหลด</a><tr><td>พฤศจิกายน<td><tr><td>ธันวาคม<td>"
	 "</table>"},
	{"months",
	 "<table><tr><td>ตุลาคม<td><a href='javascript:void(0)' data-id=1><img src='/pdf.gif'></a>"
	 "<tr><td>พฤศจิกายน<td><img src='/pdf.gif'><tr><td>ธันวาคม<td>/</table>",
	 "<table><tr><td>1<td><a href='/1.pdf'>ตุลาคม</a><tr><td>2<td>พฤศจิกายน<tr><td>3<td>ธันวาคม"
	 "</table>"},
	{"months",
	 "<table><tr><td>1<td><a href='/1.pdf'>ตุลาคม</a><tr><td>2<td><a href='/2.pdf'>พฤศจิกายน</a>"
	 "<tr><td>3<td><a href='/3.pdf'>ธันวาคม</a></table>",
	 "<table><tr><td>1<td><a href='/'>ตุลาคม</a><tr><td>2<td><a href='/'>พฤศจิกายน</a>"
	 "<tr><td>3<td><a href='/'>ธันวาคม</a></table>"},
	{"months",
	 "<table><tr><td>ตุลาคม<td><table><tr><td><a href='/1.pdf'>ดาวน์โหลด</a></table>"
	 "<tr><td>พฤศจิกายน<td><table><tr><td><a href='/2.pdf'><img src='/pdf.gif'></a></table>"
	 "<tr><td>ธันวาคม<tr><td><table><tr><td>สขร.1<td>1</table></table>",
	 "<table><tr><td>ตุลาคม<td><table><tr><td></table><tr><td>พฤศจิกายน<td><table><tr><td></"
	 "table>"
	 "<tr><td>ธันวาคม<td></table>"},
	{"year", "<p>ปีงบประมาณ พ.ศ. 2568</p>", "<p>ปีงบประมาณ พ.ศ. 2567</p>"},
	{"year",
	 "<select onchange='location.href=this.value'><option value='/y8.html'>ปีงบประมาณ 2568"
	 "<option value='/y7.html'>ปีงบประมาณ 2567</select>",
	 "<form><select name=y><option>ปีงบประมาณ 2568<option>ปีงบประมาณ 2567</select></form>"},
	{"text", "<h2>สำนักปลัด</h2><p>กองคลัง</p>",
	 "<form><label>เรื่องถึง</label><select name=s><option>สำนักปลัด<option>กองคลัง</select>"
	 "<textarea name=t></textarea></form>"},
	{"year", "<p>แผน พ.ศ. 2566-2570</p>", "<p>พระราชบัญญัติ พ.ศ. 2540</p>"},
	{"year", "<p>ณ วันที่ 15 ตุลาคม 2567</p>", "<p>ณ วันที่ 15 กันยายน 2567</p>"},
	{"service", "<form><input name=a><input name=b></form>", "<a href='/about'>ยื่นคำขอ</a>"},
	{"asked",
	 "<form><select name=s><option>ถนน<option>ทุจริต</select><textarea name=t></textarea></form>",
	 "<p>ทุจริต</p><form><input name=a><textarea name=t></textarea></form>"},
	{"asked", "<form><input name=a placeholder='เรื่องทุจริต'><textarea name=t></textarea></form>",
	 "<form><input name=a placeholder='เรื่อง'><textarea name=t></textarea></form>"},
	{"own_form",
	 "<form><h3>ร้องเรียนทุจริต</h3><input name=a><textarea name=t></textarea></form>"
	 "<form><h3>ร้องทุกข์ทั่วไป</h3><input name=a><textarea name=t></textarea></form>",
	 "<h3>ร้องเรียนทุจริต</h3><p>ที่นี่</p><h3>ร้องเรียนทั่วไป</h3>"
	 "<form><input name=a><textarea name=t></textarea></form>"
	 "<form><h3>ติดต่อเรา</h3><input name=a><textarea name=t></textarea></form>"},
	{"own_form",
	 "<h3>ร้องเรียนทุจริต</h3><form><input name=a><textarea name=t></textarea></form>"
	 "<h3>ร้องทุกข์ทั่วไป</h3><form><input name=a><textarea name=t></textarea></form>",
	 "<form><h3>ร้องเรียนทุจริต</h3><input name=a><textarea name=t></textarea></form>"
	 "<form><input name=search></form>"},
	{"all", "<p>โทร 02 345 6789</p><p>a@example.go.th</p>", "<p>โทร 02 345 6789</p>"},
	{"one", "<p>โทร 02 345 6789</p><p>a@example.go.th</p>", "<p>โทร 02 345 6789</p>"},
};

static enum verdict check_page(const struct ruleset *rules, const char *kind, const char *body)
{
	const struct topic *topic = ruleset_topic(rules, "checks");
	for (guint i = 0; i < topic->elements->len; i++) {
		const struct element *element = topic->elements->pdata[i];
		if (!g_str_equal(element->id, kind))
			continue;
		AUTO(page) page = little_page(&(struct little_page){.url = HOST "/", .html = body});
		return judge_element_on_page(rules, page, topic, element);
	}
	g_error("no check of kind %s", kind);
}

static void test_kinds(void)
{
	AUTO(ruleset) rules = little_rules();
	for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
		enum verdict yes = check_page(rules, pages[i].kind, pages[i].yes);
		enum verdict no = check_page(rules, pages[i].kind, pages[i].no);
		if (yes != VERDICT_FOUND)
			g_error("%s is %s on %s", pages[i].kind, verdict_name(yes), pages[i].yes);
		if (no == VERDICT_FOUND)
			g_error("%s is found on %s", pages[i].kind, pages[i].no);
	}
}

/* Each kind stands in the table above, or needs more pages than one. */
static void test_complete(void)
{
	AUTO(ruleset) rules = little_rules();
	const struct topic *topic = ruleset_topic(rules, "checks");
	static const char *const elsewhere[] = {"entries", "document", "separate", NULL};
	g_assert_cmpuint(topic->elements->len, ==, CHECK_KINDS);
	for (guint e = 0; e < topic->elements->len; e++) {
		const char *id = ((const struct element *)topic->elements->pdata[e])->id;
		gboolean there = g_strv_contains(elsewhere, id);
		for (gsize i = 0; i < G_N_ELEMENTS(pages); i++)
			there |= g_str_equal(pages[i].kind, id);
		if (!there)
			g_error("no page for %s", id);
	}
}

/* A page of a site with the scopes that it makes up. */
struct stand {
	struct ruleset *rules;
	struct site *site;
	struct exhibit *exhibit;
};

static void stand_up(struct stand *stand, const struct little_page *site, guint count)
{
	stand->rules = little_rules();
	stand->site = little_site(stand->rules, site, count);
	stand->exhibit = exhibit_new();
	g_ptr_array_add(stand->exhibit->scopes, scope_page(stand->site, 1, FALSE));
}

static void stand_down(struct stand *stand)
{
	exhibit_free(stand->exhibit);
	site_free(stand->site);
	ruleset_free(stand->rules);
}

static enum verdict check_stand(const struct stand *stand, const char *kind, GHashTable *targets)
{
	const struct topic *topic = ruleset_topic(stand->rules, "checks");
	const struct check_context context = {.site = stand->site,
					      .rules = stand->rules,
					      .fiscal_year = 2568,
					      .targets = targets};
	for (guint i = 0; i < topic->elements->len; i++) {
		const struct element *element = topic->elements->pdata[i];
		if (g_str_equal(element->id, kind))
			return check_element(&context, element, stand->exhibit).verdict;
	}
	g_error("no check of kind %s", kind);
}

#define LIST PAGE("รายการ", "<a href='/1.html'>หนึ่ง</a><br><a href='/2.html'>สอง</a>")

/* Entries count where they lead somewhere; one that was not read may be one. */
static void test_entries(void)
{
	const struct {
		struct little_page second;
		enum verdict verdict;
	} cases[] = {
		{{.url = HOST "/2.html", .html = FILLER("สอง")}, VERDICT_FOUND},
		{{.url = HOST "/2.html", .read = READ_GONE, .status = 404}, VERDICT_MISSING},
		{{.url = HOST "/2.html", .read = READ_MOVED, .location = HOST "/"},
		 VERDICT_MISSING},
		{{.url = HOST "/2.html", .read = READ_BLOCKED, .status = 403, .reason = "http 403"},
		 VERDICT_UNCLEAR},
		{{.url = HOST "/other.html", .html = FILLER("อื่น")}, VERDICT_UNCLEAR},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct little_page site[] = {
			{.url = HOST "/", .html = FILLER("หน้าหลัก")},
			{.url = HOST "/list.html", .html = LIST},
			{.url = HOST "/1.html", .html = FILLER("หนึ่ง")},
			cases[i].second,
		};
		struct stand stand;
		stand_up(&stand, site, G_N_ELEMENTS(site));
		enum verdict verdict = check_stand(&stand, "entries", NULL);
		if (verdict != cases[i].verdict)
			g_error("case %" G_GSIZE_FORMAT ": %s", i, verdict_name(verdict));
		stand_down(&stand);
	}
}

/* What a link's label says of a target that nobody could read may be there; it is not said. */
static void test_promise(void)
{
	const struct {
		const char *list;
		struct little_page target;
		enum verdict verdict;
	} cases[] = {
		{"<a href='/1.pdf'>คำสั่งของสำนักปลัด และกองคลัง</a>",
		 {.url = HOST "/1.pdf", .text = "คำสั่ง\nให้ถือปฏิบัติ"},
		 VERDICT_FOUND},
		{"<a href='/1.pdf'>คำสั่งของสำนักปลัด และกองคลัง</a>",
		 {.url = HOST "/1.pdf", .read = READ_BLOCKED, .status = 403, .reason = "http 403"},
		 VERDICT_UNCLEAR},
		{"<a href='/1.pdf'>คำสั่งของสำนักปลัด และกองคลัง</a>",
		 {.url = HOST "/1.pdf", .read = READ_GONE, .status = 404},
		 VERDICT_MISSING},
		{"<a href='/1.pdf'>คำสั่งของสำนักปลัด</a>",
		 {.url = HOST "/1.pdf", .read = READ_BLOCKED, .status = 403, .reason = "http 403"},
		 VERDICT_MISSING},
		{"<a href='/1.pdf'>คำสั่ง</a><p>ของสำนักปลัด และกองคลัง</p>",
		 {.url = HOST "/1.pdf", .read = READ_BLOCKED, .status = 403, .reason = "http 403"},
		 VERDICT_FOUND},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *list = g_strdup_printf(PAGE("รายการ", "%s"), cases[i].list);
		const struct little_page site[] = {
			{.url = HOST "/", .html = FILLER("หน้าหลัก")},
			{.url = HOST "/list.html", .html = list},
			cases[i].target,
		};
		struct stand stand;
		stand_up(&stand, site, G_N_ELEMENTS(site));
		enum verdict verdict = check_stand(&stand, "text", NULL);
		if (verdict != cases[i].verdict)
			g_error("case %" G_GSIZE_FORMAT ": %s", i, verdict_name(verdict));
		stand_down(&stand);
	}
}

/* … also where it must not be there. */
static void test_promised_absent(void)
{
	const struct {
		const char *list;
		enum verdict verdict;
	} cases[] = {
		{"<a href='/1.pdf'>คำสั่งมอบหมายงาน</a>", VERDICT_UNCLEAR},
		{"<p>คำสั่งนี้ยกเลิกแล้ว</p><a href='/1.pdf'>คำสั่ง</a>", VERDICT_MISSING},
		{"<a href='/1.pdf'>คำสั่งที่ยกเลิกแล้ว</a>", VERDICT_UNCLEAR},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *list = g_strdup_printf(PAGE("รายการ", "%s"), cases[i].list);
		const struct little_page site[] = {
			{.url = HOST "/", .html = FILLER("หน้าหลัก")},
			{.url = HOST "/list.html", .html = list},
			{.url = HOST "/1.pdf",
			 .read = READ_BLOCKED,
			 .status = 403,
			 .reason = "http 403"},
		};
		struct stand stand;
		stand_up(&stand, site, G_N_ELEMENTS(site));
		stand.exhibit->unread = 1;
		enum verdict verdict = check_stand(&stand, "absent", NULL);
		if (verdict != cases[i].verdict)
			g_error("case %" G_GSIZE_FORMAT ": %s", i, verdict_name(verdict));
		stand_down(&stand);
	}
}

/* The way back to where the page is listed is none of its entries. */
static void test_way_back(void)
{
	const struct {
		const char *label;
		enum verdict verdict;
	} cases[] = {
		{"กลับ", VERDICT_MISSING},          {"« ย้อนกลับ", VERDICT_MISSING},
		{"กลับหน้ารายการ", VERDICT_MISSING}, {"Back", VERDICT_MISSING},
		{"รับกลับคืน", VERDICT_FOUND},        {"กลับบ้านปลอดภัย", VERDICT_FOUND},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *list = g_strdup_printf(
			PAGE("รายการ", "<a href='/1.html'>หนึ่ง</a><br><a href='/2.html'>%s</a>"),
			cases[i].label);
		const struct little_page site[] = {
			{.url = HOST "/", .html = FILLER("หน้าหลัก")},
			{.url = HOST "/list.html", .html = list},
			{.url = HOST "/1.html", .html = FILLER("หนึ่ง")},
			{.url = HOST "/2.html", .html = FILLER("สอง")},
		};
		struct stand stand;
		stand_up(&stand, site, G_N_ELEMENTS(site));
		enum verdict verdict = check_stand(&stand, "entries", NULL);
		if (verdict != cases[i].verdict)
			g_error("%s: %s", cases[i].label, verdict_name(verdict));
		stand_down(&stand);
	}
}

/* Dated lines are entries, also where nothing is linked. */
static void test_dated_entries(void)
{
	const struct little_page site[] = {
		{.url = HOST "/", .html = FILLER("หน้าหลัก")},
		{.url = HOST "/list.html",
		 .html = PAGE("ข่าว", "<p>ประชุมสภา 5 มกราคม 2568</p><p>ประกาศ 9 มีนาคม 2568</p>")},
	};
	struct stand stand;
	stand_up(&stand, site, G_N_ELEMENTS(site));
	g_assert_cmpint(check_stand(&stand, "entries", NULL), ==, VERDICT_FOUND);
	stand_down(&stand);
}

static void test_document(void)
{
	const struct little_page site[] = {
		{.url = HOST "/", .html = FILLER("หน้าหลัก")},
		{.url = HOST "/list.html", .html = LIST},
		{.url = HOST "/a.pdf", .text = "เอกสาร\nเนื้อหา"},
	};
	struct stand stand;
	stand_up(&stand, site, G_N_ELEMENTS(site));
	g_assert_cmpint(check_stand(&stand, "document", NULL), ==, VERDICT_MISSING);
	stand.exhibit->unread = 1;
	g_assert_cmpint(check_stand(&stand, "document", NULL), ==, VERDICT_UNCLEAR);
	g_ptr_array_add(stand.exhibit->scopes, scope_page(stand.site, 2, FALSE));
	g_assert_cmpint(check_stand(&stand, "document", NULL), ==, VERDICT_FOUND);
	stand_down(&stand);
}

/* What two targets have between them, no one of them has. */
static void test_one(void)
{
	const struct little_page site[] = {
		{.url = HOST "/", .html = FILLER("หน้าหลัก")},
		{.url = HOST "/a.html", .html = PAGE("โทรศัพท์", "<p>โทร 02 345 6789</p>")},
		{.url = HOST "/b.html", .html = PAGE("อีเมล", "<p>a@example.go.th</p>")},
		{.url = HOST "/c.html",
		 .html = PAGE("ติดต่อ", "<p>โทร 02 345 6789</p><p>a@example.go.th</p>")},
	};
	struct stand stand;
	stand_up(&stand, site, G_N_ELEMENTS(site));
	g_ptr_array_add(stand.exhibit->scopes, scope_page(stand.site, 2, FALSE));
	g_assert_cmpint(check_stand(&stand, "all", NULL), ==, VERDICT_FOUND);
	g_assert_cmpint(check_stand(&stand, "one", NULL), ==, VERDICT_MISSING);
	g_ptr_array_add(stand.exhibit->scopes, scope_page(stand.site, 3, FALSE));
	g_assert_cmpint(check_stand(&stand, "one", NULL), ==, VERDICT_FOUND);
	stand_down(&stand);
}

/* A list of titles is a board where a thread of it tells who asked; common questions have nobody.
 */
static void test_board_of_titles(void)
{
	const struct {
		const char *thread;
		enum verdict verdict;
	} cases[] = {
		{PAGE("หนึ่ง", "<p>ผู้ถาม: ชาวบ้าน ขอถังขยะ</p><p>อบต.: จะนำไปให้</p>"), VERDICT_FOUND},
		{PAGE("หนึ่ง", "<p>ขอถังขยะได้ที่ไหน</p><p>คำตอบ ที่สำนักปลัด</p>"), VERDICT_MISSING},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct little_page site[] = {
			{.url = HOST "/", .html = FILLER("หน้าหลัก")},
			{.url = HOST "/list.html", .html = LIST},
			{.url = HOST "/1.html", .html = cases[i].thread},
			{.url = HOST "/2.html", .html = FILLER("สอง")},
		};
		struct stand stand;
		stand_up(&stand, site, G_N_ELEMENTS(site));
		g_ptr_array_add(stand.exhibit->scopes, scope_page(stand.site, 2, FALSE));
		g_assert_cmpint(check_stand(&stand, "board", NULL), ==, cases[i].verdict);
		stand_down(&stand);
	}
}

static void free_array(gpointer array)
{
	g_array_free(array, TRUE);
}

static void test_separate(void)
{
	const struct little_page site[] = {
		{.url = HOST "/", .html = FILLER("หน้าหลัก")},
		{.url = HOST "/list.html", .html = LIST},
	};
	struct stand stand;
	stand_up(&stand, site, G_N_ELEMENTS(site));
	g_autoptr(GHashTable) targets = g_hash_table_new_full(NULL, NULL, NULL, free_array);
	g_assert_cmpint(check_stand(&stand, "separate", targets), ==, VERDICT_FOUND);
	GArray *same = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	uint32_t page = 1;
	g_array_append_val(same, page);
	g_hash_table_insert(targets, (gpointer)ruleset_topic(stand.rules, "questions"), same);
	g_assert_cmpint(check_stand(&stand, "separate", targets), ==, VERDICT_MISSING);
	stand_down(&stand);
}

/* What a form elsewhere asks was not read where it was not opened; a picture beside a form may say
 * what it is for. */
static void test_asked(void)
{
	static const struct {
		const char *body;
		enum verdict verdict;
	} cases[] = {
		{"<form><input name=a><textarea name=t></textarea></form>", VERDICT_MISSING},
		{"<a href='/about'>ร้องเรียน</a>", VERDICT_MISSING},
		{"<a href='https://docs.google.com/forms/d/1/viewform'>ร้องเรียน</a>",
		 VERDICT_UNCLEAR},
		{"<img src='/banner.jpg' width=800 height=200>"
		 "<form><input name=a><textarea name=t></textarea></form>",
		 VERDICT_UNCLEAR},
	};
	AUTO(ruleset) rules = little_rules();
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		g_assert_cmpint(check_page(rules, "asked", cases[i].body), ==, cases[i].verdict);
}

/* What is not in the part that was read may be in the other: of a page cut at a limit nothing is
 * missing, nor is anything surely absent. */
static void test_cut_page(void)
{
	static const char *const kinds[] = {"text",   "heading", "label", "absent",  "own_text",
					    "image",  "phone",   "map",   "form",    "chat",
					    "social", "months",  "year",  "entries", "person"};
	const struct little_page site[] = {
		{.url = HOST "/", .html = FILLER("หน้าหลัก")},
		{.url = HOST "/long.html",
		 .html = PAGE("รายการ", "<p>เนื้อหา</p>"),
		 .read = READ_CUT},
	};
	struct stand stand;
	stand_up(&stand, site, G_N_ELEMENTS(site));
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
		enum verdict verdict = check_stand(&stand, kinds[i], NULL);
		if (verdict != VERDICT_UNCLEAR)
			g_error("%s is %s on a cut page", kinds[i], verdict_name(verdict));
	}
	stand_down(&stand);
}

/* A text that was too much for the matcher may say it. */
static void test_limited_text(void)
{
	const struct little_page site[] = {
		{.url = HOST "/", .html = FILLER("หน้าหลัก")},
		{.url = HOST "/long.html", .html = PAGE("รายการ", "<p>เนื้อหา</p>")},
	};
	struct stand stand;
	stand_up(&stand, site, G_N_ELEMENTS(site));
	g_assert_cmpint(check_stand(&stand, "text", NULL), ==, VERDICT_MISSING);
	((struct scope *)stand.exhibit->scopes->pdata[0])->limited = TRUE;
	g_assert_cmpint(check_stand(&stand, "text", NULL), ==, VERDICT_UNCLEAR);
	stand_down(&stand);
}

/* A system on another host that did not open may be the service, where its link says that it is
 * one; one that is gone, or was read and is none, is not. */
static void test_shut_door(void)
{
	static const struct {
		const char *label;
		struct little_page target;
		enum verdict verdict;
	} cases[] = {
		{"เข้าสู่ระบบ", {.read = READ_FAILED, .reason = "refused"}, VERDICT_UNCLEAR},
		{"ระบบยื่นคำร้อง", {.read = READ_BLOCKED, .reason = "http 403"}, VERDICT_UNCLEAR},
		{"E-Service", {.read = READ_NEEDS_JS, .reason = "needs-js"}, VERDICT_UNCLEAR},
		{"เข้าสู่ระบบ", {.read = READ_GONE, .status = 404}, VERDICT_MISSING},
		{"เข้าสู่ระบบ", {.html = "<h1>ข่าว</h1><p>วันนี้</p>"}, VERDICT_MISSING},
		{"หน่วยงานใกล้เคียง", {.read = READ_FAILED, .reason = "refused"}, VERDICT_MISSING},
	};
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *html = g_strdup_printf(
			PAGE("บริการออนไลน์", "<p><a href='http://port.example.com/'>%s</a></p>"),
			cases[i].label);
		struct little_page site[] = {
			{.url = HOST "/", .html = FILLER("หน้าหลัก")},
			{.url = HOST "/service.html", .html = html},
			cases[i].target,
		};
		struct stand stand;
		site[2].url = "http://port.example.com/";
		stand_up(&stand, site, G_N_ELEMENTS(site));
		g_test_message("%s, %u", cases[i].label, cases[i].target.read);
		g_assert_cmpstr(verdict_name(check_stand(&stand, "service", NULL)), ==,
				verdict_name(cases[i].verdict));
		stand_down(&stand);
	}
}

/* Nothing to look at holds nothing, and lacks nothing that could be called absent. */
static void test_empty_exhibit(void)
{
	struct stand stand = {.rules = little_rules(), .exhibit = exhibit_new()};
	stand.site = site_new(stand.rules);
	const struct topic *topic = ruleset_topic(stand.rules, "checks");
	for (guint i = 0; i < topic->elements->len; i++)
		g_assert_cmpint(check_stand(&stand,
					    ((const struct element *)topic->elements->pdata[i])->id,
					    NULL),
				==, VERDICT_MISSING);
	stand_down(&stand);
}

int main(int argc, char **argv)
{
	setlocale(LC_ALL, "");
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/check/kinds", test_kinds);
	g_test_add_func("/check/complete", test_complete);
	g_test_add_func("/check/entries", test_entries);
	g_test_add_func("/check/promise", test_promise);
	g_test_add_func("/check/promised-absent", test_promised_absent);
	g_test_add_func("/check/way-back", test_way_back);
	g_test_add_func("/check/dated-entries", test_dated_entries);
	g_test_add_func("/check/document", test_document);
	g_test_add_func("/check/one", test_one);
	g_test_add_func("/check/board-of-titles", test_board_of_titles);
	g_test_add_func("/check/separate", test_separate);
	g_test_add_func("/check/asked", test_asked);
	g_test_add_func("/check/cut-page", test_cut_page);
	g_test_add_func("/check/limited-text", test_limited_text);
	g_test_add_func("/check/shut-door", test_shut_door);
	g_test_add_func("/check/empty-exhibit", test_empty_exhibit);
	return g_test_run();
}
