#include "rules/reason.h"

#include "base/reason_words.h"

#include <string.h>

#define NAMED_LACKS 2u

static const char *label_of(struct site *site, const struct weighed *weighed)
{
	const struct site_page *page = site_page(site, weighed->candidate.from_page);
	uint32_t text = SITE_NONE;
	if (weighed->candidate.from_link != SITE_NONE)
		text = candidate_link_name(site, page, &page->links[weighed->candidate.from_link]);
	else if (weighed->candidate.kind == CANDIDATE_NAMED)
		text = weighed->candidate.from_block;
	return text == SITE_NONE ? "" : site_text(site, text)->text;
}

/* Sentences by standing. */
static const struct {
	const char *th, *en, *fix_th, *fix_en;
} standings[] = {
	[STANDING_PROVEN] = {"", "", "", ""}, /* what lacks is told instead */
	[STANDING_UNREAD] = {"มีหัวข้อหรือลิงก์ แต่ระบบอ่านเนื้อหาไม่ได้",
			     "A link exists, but what is behind it could not be read",
			     "เปิดลิงก์ตรวจด้วยตา และเผยแพร่เป็นหน้าเว็บหรือ PDF ที่ค้นหาตัวอักษรได้",
			     "Open it yourself, and publish it as a page or a searchable PDF"},
	[STANDING_WRONG] = {"มีหัวข้อ แต่หน้าที่เปิดได้เป็นเนื้อหาเรื่องอื่น",
			    "The link exists, but what opens is about something else",
			    "แก้ลิงก์ให้ตรงกับเนื้อหาของหัวข้อนี้", "Point the link at the right content"},
	[STANDING_EMPTY] = {"มีหัวข้อ แต่หน้านั้นยังไม่มีข้อมูล", "The page exists, but has no content yet",
			    "นำข้อมูลจริงขึ้นในหน้านั้น", "Put the real content on that page"},
	[STANDING_DEAD] = {"มีหัวข้อ แต่ลิงก์เสีย เปิดแล้วไม่พบหน้า", "The link exists, but is dead",
			   "แก้ลิงก์ หรือนำไฟล์กลับขึ้นที่เดิม", "Mend the link or put the file back"},
	[STANDING_NO_LINK] = {"มีชื่อหัวข้อ แต่ไม่มีลิงก์ไปยังข้อมูล", "It is named, but nothing is linked",
			      "ทำลิงก์จากหัวข้อไปยังข้อมูล", "Link the entry to the content"},
	[STANDING_NONE] = {"ไม่พบหัวข้อนี้บนเว็บไซต์", "Nothing on the site names it",
			   "จัดทำข้อมูลและทำเมนูให้เข้าถึงจากหน้าหลัก",
			   "Publish it and link it from the main menu"},
};

/* What exactly is the matter with a target that was read. */
static const struct {
	const char *key, *th, *en;
} details[] = {
	{"heading-only", "มีแต่หัวข้อ ไม่มีเนื้อหา", "nothing but a heading"},
	{"manual-quoted", "มีแต่ข้อความจากคู่มือการประเมิน ไม่ใช่ข้อมูลของหน่วยงาน",
	 "it only quotes the manual of the assessment"},
	{WEIGHED_DEAD_FILE, "ไฟล์ในหน้านั้นเปิดไม่ได้", "the file on it does not open"},
	{"under-construction", "หน้าบอกว่ากำลังปรับปรุง", "it says that it is being updated"},
	{"empty-list", "เป็นรายการว่าง", "its list is empty"},
	{"template", "ยังเป็นข้อความตัวอย่างของแม่แบบ", "it still has the template's sample text"},
	{"placeholder-document", "ไฟล์เดียวกันนี้ถูกใช้กับหลายหัวข้อ",
	 "one and the same file stands under many entries"},
	{"soft-404", "หน้าบอกว่าไม่พบข้อมูล", "the page itself says “not found”"},
	{"form-closed", "แบบฟอร์มปิดรับคำตอบแล้ว", "the form takes no more answers"},
	{"form-gone", "แบบฟอร์มหรือบริการถูกลบแล้ว", "the form or service is gone"},
	{"home", "ลิงก์พากลับหน้าแรก", "the link leads back to the home page"},
};

const char *reason_detail(const char *key, gboolean thai)
{
	for (size_t i = 0; i < G_N_ELEMENTS(details); i++)
		if (strcmp(details[i].key, key) == 0)
			return thai ? details[i].th : details[i].en;
	return NULL;
}

/* Which file of the page is gone, and what the server answered. */
static void append_dead_file(struct site *site, const struct weighed *weighed, GString *th,
			     GString *en)
{
	const struct site_link *link =
		&site_page(site, weighed->candidate.page)->links[weighed->dead];
	const char *url = site_url(site, link->target)->url;
	g_autofree char *plain = g_uri_unescape_string(url, NULL);
	const char *shown = plain && g_utf8_validate(plain, -1, NULL) ? plain : url;
	int status = site_page(site, site_resolve(site, link->target))->status;
	gboolean linked = link->kind == LINK_ANCHOR;
	g_string_append_printf(th, ": %s (%d): %s",
			       linked ? "ไฟล์ที่หน้านี้ลิงก์ไว้เปิดไม่ได้" : "ไฟล์ที่ฝังในหน้านี้เปิดไม่ได้", status,
			       shown);
	g_string_append_printf(en, ": the file that it %s does not open (%d): %s",
			       linked ? "links" : "embeds", status, shown);
}

static void append_detail(struct site *site, const struct weighed *weighed, GString *th,
			  GString *en)
{
	if (weighed->dead != SITE_NONE) {
		append_dead_file(site, weighed, th, en);
		return;
	}
	if (!reason_detail(weighed->reason, TRUE))
		return;
	g_string_append_printf(th, ": %s", reason_detail(weighed->reason, TRUE));
	g_string_append_printf(en, ": %s", reason_detail(weighed->reason, FALSE));
}

/* Of an item of several topics, the one to speak of: where it is unclear, the one that was not
 * read, or else what is there; never the one of which there is nothing. */
static const struct topic_case *unclear_case(const struct topic_case *const *cases, guint count)
{
	const struct topic_case *there = NULL;
	for (guint i = 0; i < count; i++) {
		if (cases[i]->standing == STANDING_UNREAD)
			return cases[i];
		if (cases[i]->standing == STANDING_PROVEN && !there)
			there = cases[i];
	}
	return there;
}

static const struct topic_case *worst_case(const struct topic_case *const *cases, guint count,
					   enum verdict verdict)
{
	const struct topic_case *unclear =
		verdict == VERDICT_UNCLEAR ? unclear_case(cases, count) : NULL;
	if (unclear)
		return unclear;
	const struct topic_case *worst = cases[0];
	for (guint i = 1; i < count; i++)
		if (cases[i]->standing > worst->standing)
			worst = cases[i];
	return worst;
}

/* What an item that is there still lacks, counted. */
struct lacks {
	unsigned missing, unclear, all;
	const struct element_result *period; /* of the wrong year; NULL */
};

static struct lacks lacks_of(const struct item_result *result)
{
	struct lacks lacks = {0};
	for (guint i = 0; i < result->elements->len; i++) {
		const struct element_result *element = g_ptr_array_index(result->elements, i);
		gboolean period = strcmp(element->id, "period") == 0;
		lacks.all += !period;
		lacks.missing += !period && element->verdict == VERDICT_MISSING;
		lacks.unclear += !period && element->verdict == VERDICT_UNCLEAR;
		if (period && element->verdict == VERDICT_MISSING)
			lacks.period = element;
	}
	return lacks;
}

/* What stands in the place of what is missing. Returns how many are told so. */
static unsigned name_in_place(const struct item_result *result, const struct lacks *lacks,
			      GString *th, GString *en)
{
	unsigned told = 0;
	for (guint i = 0; i < result->elements->len; i++) {
		const struct element_result *element = g_ptr_array_index(result->elements, i);
		if (element->verdict != VERDICT_MISSING || element == lacks->period ||
		    !*element->why_th)
			continue;
		g_string_append_printf(th, "%s%s", told ? " และ" : "", element->why_th);
		g_string_append_printf(en, "%s%s", told ? " and " : "", element->why_en);
		told++;
	}
	return told;
}

/* One or two lacks are named; a longer list stands below the reason in every report. */
static void name_missing(const struct item_result *result, const struct lacks *lacks, GString *th,
			 GString *en)
{
	unsigned in_place = name_in_place(result, lacks, th, en);
	if (in_place == lacks->missing)
		return;
	if (in_place > 0) {
		g_string_append(th, " และ");
		g_string_append(en, "; ");
	}
	if (lacks->missing > NAMED_LACKS) {
		g_string_append_printf(th, "ขาด %u จาก %u องค์ประกอบ", lacks->missing, lacks->all);
		g_string_append_printf(en, "%u of %u elements are missing", lacks->missing,
				       lacks->all);
		return;
	}
	unsigned told = 0;
	for (guint i = 0; i < result->elements->len; i++) {
		const struct element_result *element = g_ptr_array_index(result->elements, i);
		if (element->verdict != VERDICT_MISSING || element == lacks->period ||
		    *element->why_th)
			continue;
		g_string_append_printf(th, "%s “%s”", told ? " และ" : "ยังขาด", element->text_th);
		g_string_append_printf(en, "%s “%s”",
				       told ? " and" : "this is missing:", element->text_en);
		told++;
	}
}

static void explain_lacks(struct item_result *result)
{
	struct lacks lacks = lacks_of(result);
	gboolean there = result->verdict != VERDICT_MISSING;
	g_autoptr(GString) th = g_string_new(there ? "พบข้อมูลแล้ว" : "มีหน้าที่พูดถึงเรื่องนี้"),
			   en = g_string_new(there ? "It is there" : "A page speaks of it");
	if (lacks.period) {
		g_string_append_printf(th, " แต่%s", lacks.period->why_th);
		g_string_append_printf(en, ", but %s", lacks.period->why_en);
	}
	if (lacks.missing > 0) {
		g_string_append(th, lacks.period ? " และ" : " แต่");
		g_string_append(en, lacks.period ? ", and " : ", but ");
		name_missing(result, &lacks, th, en);
	}
	if (lacks.unclear > 0) {
		g_string_append_printf(th, " มี %u องค์ประกอบที่โปรแกรมยืนยันไม่ได้", lacks.unclear);
		g_string_append_printf(en, "; %u could not be confirmed", lacks.unclear);
	}
	result_set(&result->why_th, th->str);
	result_set(&result->why_en, en->str);
}

/* What can be done about the very thing that stood in the way; NULL where nothing particular. */
static const char *remedy(const struct topic_case *topic_case, gboolean thai)
{
	const struct weighed *best =
		topic_case->weighed->len ? &g_array_index(topic_case->weighed, struct weighed, 0)
					 : NULL;
	if (topic_case->exhibit->unread)
		return reason_remedy(topic_case->exhibit->unread_reason, thai);
	if (best && best->dead != SITE_NONE)
		return thai ? "นำไฟล์ขึ้นเว็บไซต์ใหม่ แล้วแก้ลิงก์ในหน้านั้นให้ชี้ไฟล์ที่เปิดได้"
			    : "Put the file back, and let that page point at one that opens";
	return best && best->standing == STANDING_UNREAD ? reason_remedy(best->reason, thai) : NULL;
}

/* What to do about an item that is there: the newest lack first. */
static void advise_lacks(struct item_result *result, const struct topic_case *topic_case)
{
	const struct topic *topic = topic_case->topic;
	struct lacks lacks = lacks_of(result);
	const char *th = "เพิ่มองค์ประกอบที่ขาดในหน้านั้น", *en = "Add what is missing to that page";
	if (lacks.missing == 0 && lacks.period) {
		th = "นำฉบับของปีที่ประเมินขึ้นเว็บไซต์ แล้วให้ลิงก์ของหัวข้อนี้ชี้ไปฉบับใหม่";
		en = "Publish this year's version and point the link at it";
	} else if (lacks.missing == 0) {
		th = "เปิดดูเองว่าครบหรือไม่ และเผยแพร่เป็นข้อความหรือ PDF ที่ค้นหาตัวอักษรได้";
		en = "Look yourself whether it is complete, and publish it as text or a searchable "
		     "PDF";
		if (remedy(topic_case, TRUE)) {
			th = remedy(topic_case, TRUE);
			en = remedy(topic_case, FALSE);
		}
	}
	gboolean advice = lacks.missing > 0;
	g_autofree char *fix_th =
		g_strdup_printf("%s%s%s", th, advice ? " — " : "", advice ? topic->advice_th : "");
	g_autofree char *fix_en =
		g_strdup_printf("%s%s%s", en, advice ? " — " : "", advice ? topic->advice_en : "");
	result_set(&result->fix_th, fix_th);
	result_set(&result->fix_en, fix_en);
}

static void explain_standing(struct item_result *result, struct site *site,
			     const struct topic_case *topic_case)
{
	const struct weighed *best =
		topic_case->weighed->len ? &g_array_index(topic_case->weighed, struct weighed, 0)
					 : NULL;
	g_autoptr(GString) th = g_string_new(standings[topic_case->standing].th),
			   en = g_string_new(standings[topic_case->standing].en);
	const char *label = best ? label_of(site, best) : "";
	if (*label) {
		g_string_append_printf(th, " (หัวข้อ “%s”)", label);
		g_string_append_printf(en, " (entry “%s”)", label);
	}
	if (best && best->standing == STANDING_UNREAD) {
		g_autofree char *words_th = reason_words(best->reason, TRUE),
				*words_en = reason_words(best->reason, FALSE);
		g_string_append_printf(th, ": %s", words_th);
		g_string_append_printf(en, ": %s", words_en);
	} else if (best) {
		append_detail(site, best, th, en);
	}
	result_set(&result->why_th, th->str);
	result_set(&result->why_en, en->str);
}

static void explain_incomplete(struct item_result *result, const char *incomplete)
{
	g_autofree char *words_th = reason_words(incomplete, TRUE),
			*words_en = reason_words(incomplete, FALSE);
	g_autofree char *th = g_strdup_printf("ยังตัดสินไม่ได้ เพราะอ่านเว็บไซต์ไม่ครบ: %s", words_th);
	g_autofree char *en = g_strdup_printf(
		"Cannot be decided, since not all of the site was read: %s", words_en);
	result_set(&result->why_th, th);
	result_set(&result->why_en, en);
	result_set(&result->fix_th, "แก้ให้เว็บไซต์เปิดได้ตามปกติ แล้วตรวจใหม่ หรือเปิดดูเองจากหน้าหลัก");
	result_set(&result->fix_en,
		   "Make the site answer, then check again; or look yourself from the home page");
}

void reason_item(struct item_result *result, const struct item *item, struct site *site,
		 const struct topic_case *const *cases, const char *incomplete)
{
	const struct topic_case *topic_case = worst_case(cases, item->topics->len, result->verdict);
	const struct topic *topic = topic_case->topic;
	result_set(&result->unit_th, topic->unit_th);
	if (result->verdict == VERDICT_FOUND)
		return;
	if (result->verdict == VERDICT_UNCLEAR && incomplete &&
	    topic_case->standing != STANDING_UNREAD) {
		explain_incomplete(result, incomplete);
		return;
	}
	if (result->verdict == VERDICT_PARTIAL || topic_case->standing == STANDING_PROVEN) {
		explain_lacks(result);
		advise_lacks(result, topic_case);
		return;
	}
	explain_standing(result, site, topic_case);
	const char *remedy_th = remedy(topic_case, TRUE), *remedy_en = remedy(topic_case, FALSE);
	g_autofree char *fix_th = g_strdup_printf(
		"%s — %s", remedy_th ? remedy_th : standings[topic_case->standing].fix_th,
		topic->advice_th ? topic->advice_th : "");
	g_autofree char *fix_en = g_strdup_printf(
		"%s — %s", remedy_en ? remedy_en : standings[topic_case->standing].fix_en,
		topic->advice_en ? topic->advice_en : "");
	result_set(&result->fix_th, fix_th);
	result_set(&result->fix_en, fix_en);
}
