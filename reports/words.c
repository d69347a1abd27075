#include "reports/words.h"

#include "base/reason_words.h"

#include "base/thaidate.h"

#include <stdarg.h>
#include <string.h>

struct term {
	const char *th, *en;
};

static const char *in(const struct term *term, enum lang lang)
{
	return lang == LANG_EN ? term->en : term->th;
}

gboolean lang_parse(const char *name, enum lang *lang)
{
	if (strcmp(name, "th") != 0 && strcmp(name, "en") != 0)
		return FALSE;
	*lang = name[0] == 'e' ? LANG_EN : LANG_TH;
	return TRUE;
}

static const struct term words[] = {
	[WORD_TITLE] = {"รายการตรวจ OIT ปีงบประมาณ พ.ศ. {1}", "OIT checklist, fiscal year {1} B.E."},
	[WORD_SITE] = {"เว็บไซต์", "Website"},
	[WORD_DATE] = {"ข้อมูล ณ", "As of"},
	[WORD_RULES] = {"เกณฑ์", "Criteria"},
	[WORD_RULES_NAME] = {"{1} ปีงบประมาณ พ.ศ. {2}", "{1}, fiscal year {2} B.E."},
	[WORD_READ] = {"เปิดแล้ว", "Opened"},
	[WORD_READ_COUNTS] = {"หน้าเว็บ {1} หน้า เอกสาร {2} ฉบับ", "{1} pages, {2} documents"},
	[WORD_READ_ALL] = {"ครบทุกหน้าที่จำเป็น", "all that was needed"},
	[WORD_READ_NOT_ALL] = {"ยังไม่ครบ: {1}", "not all: {1}"},
	[WORD_READ_NOT_ALL_PLAIN] = {"ยังไม่ครบ บางหน้าอ่านไม่ได้", "not all: some could not be read"},
	[WORD_READ_NOT_ALL_LISTED] = {"ยังไม่ครบ ดูรายการท้ายรายงาน",
				      "not all: see the list at the end"},
	[WORD_OTHER_YEAR] = {"ยังไม่มีเกณฑ์ของปี {1} จึงตรวจด้วยเกณฑ์ปี {2}",
			     "There are no criteria for {1} yet: those of {2} were used"},
	[WORD_NOT_READ] =
		{"ยังไม่มีผลตรวจและคะแนน เพราะอ่านเว็บไซต์ไม่ได้: {1} ให้ทำ: {2}",
		 "There are no verdicts and no score, since the website could not be read: "
		 "{1}. What to do: {2}"},

	[WORD_SCORE] = {"คะแนน", "Score"},
	[WORD_NOT_OFFICIAL] = {"ค่าประมาณ ไม่ใช่คะแนนทางการ", "an estimate, not an official score"},
	[WORD_INDICATOR] = {"ตัวชี้วัดที่ {1}", "Indicator {1}"},
	[WORD_OIT] = {"คะแนน OIT", "OIT score"},
	[WORD_IIT] = {"คะแนน IIT", "IIT score"},
	[WORD_EIT] = {"คะแนน EIT", "EIT score"},
	[WORD_OVERALL] = {"คะแนน ITA รวม", "ITA overall"},
	[WORD_LEVEL] = {"ระดับผล", "Rating level"},
	[WORD_LEVEL_RANGE] = {"(ต่ำสุด {1} สูงสุด {2})", "(from {1} to {2})"},
	[WORD_RANGE_NOTE] = {"ในวงเล็บคือต่ำสุดถึงสูงสุดที่เป็นไปได้ เพราะบางข้อยังตัดสินไม่ได้หรือยังไม่ครบ",
			     "In brackets: the lowest and highest possible, since some items are "
			     "undecided or incomplete"},
	[WORD_RANGE] = {"({1} ถึง {2})", "({1} to {2})"},
	[WORD_COUNT] = {"{1} {2} {3} ข้อ", "{1} {2} {3}"},

	[WORD_TODO] = {"ต้องแก้ {1} ข้อ (เรียงจากข้อที่ได้คะแนนเพิ่มมากที่สุด)",
		       "To do: {1} (what gains most comes first)"},
	[WORD_TODO_SUM] = {"แก้ครบทุกข้อแล้ว คะแนน OIT จะเพิ่มจากประมาณ {1} เป็น {2}",
			   "With all of them mended, OIT goes from about {1} to {2}"},
	[WORD_TODO_NONE] = {"ไม่มีข้อที่ต้องแก้", "Nothing to mend"},
	[WORD_UNCLEAR_ITEMS] = {"ต้องเปิดดูเอง {1} ข้อ", "To be looked at by a person: {1}"},
	[WORD_UNCLEAR_NOTE] =
		{"โปรแกรมอ่านบางอย่างไม่ได้ จึงไม่สรุปว่าพบหรือไม่พบ",
		 "Something could not be read, so neither found nor missing is claimed"},
	[WORD_FOUND_ITEMS] = {"พบครบแล้ว {1} ข้อ", "Found: {1}"},
	[WORD_FOUND_NOTE] =
		{"คัดลอก URL ไปวางในระบบ ITAS ได้เลย บรรทัดใต้ URL คือทางคลิกจากหน้าหลัก",
		 "Copy the URL into ITAS; below it is the click path from the home page"},
	[WORD_WAIVER] = {"ยกเว้นถึง {2} เพราะ: {1}", "Waived until {2}: {1}"},
	[WORD_WAIVED_ITEMS] = {"ยกเว้นไว้ {1} ข้อ (ไม่คิดคะแนน)", "Waived: {1} (not scored)"},
	[WORD_GAIN] = {"แก้แล้วได้เพิ่ม: ตัวชี้วัด {1} +{2} · OIT +{3} · คะแนนรวม +{4}",
		       "Mending gains: indicator {1} +{2} · OIT +{3} · overall +{4}"},
	[WORD_GAIN_IF] = {"ถ้าครบจริง ได้เพิ่ม: ตัวชี้วัด {1} +{2} · OIT +{3} · คะแนนรวม +{4}",
			  "If complete it gains: indicator {1} +{2} · OIT +{3} · overall +{4}"},
	[WORD_WHY] = {"เหตุผล", "Why"},
	[WORD_NOTE] = {"ดูด้วย", "See also"},
	[WORD_FIX] = {"ให้ทำ", "What to do"},
	[WORD_LACKS] = {"ยังขาด", "Lacking"},
	[WORD_HAS] = {"มีแล้ว", "In place"},
	[WORD_NOT_SEEN] = {"ยังไม่เห็น", "Not seen"},
	[WORD_NOT_SURE] = {"ไม่แน่ใจ", "Not sure"},
	[WORD_SEE] = {"ดูที่", "See"},
	[WORD_PAGE] = {"หน้า {1}", "page {1}"},
	[WORD_UNIT] = {"ฝ่ายที่ดูแล", "Unit"},
	[WORD_QUOTE] = {"“{1}”", "“{1}”"},

	[WORD_BROKEN] = {"ลิงก์เสีย {1} ลิงก์", "Broken links: {1}"},
	[WORD_BROKEN_ON] = {"อยู่ในหน้า", "on"},
	[WORD_UNREAD] = {"ยังไม่ได้อ่าน {1} หน้าหรือไฟล์", "Not read: {1} pages or files"},
	[WORD_UNREAD_NOTE] = {"ถ้ามีหลักฐานอยู่ในนี้ โปรแกรมจะยังไม่เห็น ให้เปิดดูเอง",
			      "Evidence that lies here was not seen: please look yourself"},
	[WORD_TIMES] = {"{1} รายการ", "{1} of them"},
	[WORD_TLS] = {"ความปลอดภัยของการเชื่อมต่อ (HTTPS)", "Connection security (HTTPS)"},
	[WORD_WARNINGS] = {"ควรรู้", "Please note"},
	[WORD_MORE] = {"… และอีก {1} รายการ (ดูครบในไฟล์ JSON)",
		       "… and {1} more (all are in the JSON file)"},
	[WORD_BASIS] = {"เกณฑ์ที่ควรตรวจซ้ำ", "Criteria to be checked again"},
	[WORD_BASIS_NOTE] =
		{"ข้อเหล่านี้ยังไม่มีเอกสารของปีนี้ยืนยัน โปรดเทียบกับคู่มือก่อนส่ง",
		 "No document of this year confirms these yet: please compare with the manual"},

	[WORD_DIFF_TITLE] = {"ผลตรวจสองครั้งของ {1} ต่างกันอย่างไร", "What changed at {1}"},
	[WORD_DIFF_WAS] = {"ครั้งก่อน", "Before"},
	[WORD_DIFF_NOW] = {"ครั้งนี้", "Now"},
	[WORD_DIFF_AUDIT] = {"{1} · {2} · {3}", "{1} · {2} · {3}"},
	[WORD_DIFF_OTHER_SITE] = {"สองครั้งนี้ไม่ใช่เว็บไซต์เดียวกัน",
				  "The two audits are of different sites"},
	[WORD_DIFF_OTHER_CHECKLIST] =
		{"สองครั้งนี้ใช้รายการตรวจคนละชุด จึงเทียบข้อที่ถามเรื่องเดียวกัน แม้เลขข้อไม่ตรงกัน",
		 "The two audits used different checklists: items about the same topic are "
		 "compared, whatever their numbers"},
	[WORD_DIFF_OTHER_RULES] =
		{"เกณฑ์ของโปรแกรมถูกแก้ไขระหว่างสองครั้งนี้ บางข้อจึงอาจเปลี่ยนโดยที่เว็บไซต์ไม่ได้เปลี่ยน",
		 "The program's criteria changed in between: some items may differ though the site "
		 "does not"},
	[WORD_DIFF_SCORE] = {"(เดิม {1} · {2})", "(was {1} · {2})"},
	[WORD_DIFF_LOST] = {"แย่ลง {1} ข้อ", "Worse: {1}"},
	[WORD_DIFF_WON] = {"ดีขึ้น {1} ข้อ", "Better: {1}"},
	[WORD_DIFF_CHANGED] = {"เปลี่ยนไปโดยยังบอกไม่ได้ว่าดีขึ้นหรือแย่ลง {1} ข้อ",
			       "Changed, neither better nor worse: {1}"},
	[WORD_DIFF_STEP] = {"{1} → {2}", "{1} → {2}"},
	[WORD_DIFF_ELEMENT] = {"• {1}: {2} → {3}", "• {1}: {2} → {3}"},
	[WORD_DIFF_NO_ITEM] = {"ไม่มีข้อนี้", "no such item"},
	[WORD_DIFF_WAIVED] = {"ยกเว้น", "waived"},
	[WORD_DIFF_EVIDENCE] = {"หลักฐานที่ย้ายที่หรือหายไป {1} แห่ง",
				"Evidence that moved or is gone: {1}"},
	[WORD_DIFF_EVIDENCE_NOTE] =
		{"ถ้าเคยส่ง URL เดิมในระบบ ITAS ให้เปลี่ยนเป็น URL ใหม่ที่มีข้อมูลครบ หรือนำข้อมูลกลับขึ้นที่ URL เดิม",
		 "Where the old URL was submitted to ITAS, replace it by one that has all of it, "
		 "or put the content back at the old URL"},
	[WORD_DIFF_OLD_URL] = {"เดิม", "Was"},
	[WORD_DIFF_NEW_URL] = {"ใหม่", "Now"},
	[WORD_DIFF_NO_URL] = {"ไม่พบหลักฐานที่อื่นแทน", "Nothing was found in its place"},
	[WORD_DIFF_DEAD] = {"เปิดไม่ได้", "Dead"},
	[WORD_DIFF_SAME] = {"ไม่มีอะไรเปลี่ยนแปลง", "Nothing changed"},

	[WORD_HISTORY_SITE] = {"ประวัติการตรวจ {1}", "Audits of {1}"},
	[WORD_HISTORY_NUMBER] = {"เลขที่", "No."},
	[WORD_HISTORY_DATE] = {"วันที่ตรวจ", "Audited"},
	[WORD_HISTORY_YEAR] = {"ปีงบ", "Year"},
	[WORD_HISTORY_SCORE] = {"OIT (ต่ำสุดถึงสูงสุด)", "OIT (low to high)"},
	[WORD_HISTORY_NOTHING] = {"ตัดสินไม่ได้สักข้อ", "nothing was decided"},
	[WORD_HISTORY_NONE] = {"ยังไม่มีประวัติการตรวจ", "No audit has been kept yet"},

	[WORD_NOTICE_CHANGE] = {"{1} เปลี่ยนแปลง — {2}", "{1} changed — {2}"},
	[WORD_NOTICE_FAILURE] = {"{1} ตรวจไม่ได้", "{1} cannot be audited"},
	[WORD_NOTICE_RECOVERED] = {"{1} ตรวจได้อีกครั้งแล้ว", "{1} can be audited again"},
	[WORD_NOTICE_TEST] = {"ทดสอบการแจ้งเตือนของ oitcheck", "Test notice of oitcheck"},
	[WORD_NOTICE_TEST_TEXT] =
		{"ถ้าท่านได้รับข้อความนี้ แสดงว่าตั้งค่าการแจ้งเตือนถูกต้องแล้ว ไม่ต้องทำอะไรต่อ",
		 "If you can read this, notices are set up well. Nothing needs to be done."},
	[WORD_NOTICE_WORSE] = {"แย่ลง", "Worse"},
	[WORD_NOTICE_BETTER] = {"ดีขึ้น", "Better"},
	[WORD_NOTICE_OTHER] = {"เปลี่ยนไป", "Changed"},
	[WORD_NOTICE_MOVED] = {"{1}: หลักฐานย้ายไปที่อื่น", "{1}: the evidence moved"},
	[WORD_NOTICE_GONE] = {"{1}: หลักฐานหายไป", "{1}: the evidence is gone"},
	[WORD_NOTICE_COMPARED] =
		{"เทียบผลตรวจเมื่อ {1} กับเมื่อ {2} คะแนน OIT ประมาณ {3} → {4}",
		 "The audit of {1} compared with that of {2}. OIT estimate {3} → {4}"},
	[WORD_NOTICE_LAST_READ] = {"ตรวจได้ครั้งสุดท้ายเมื่อ {1}", "Last audited on {1}"},
	[WORD_NOTICE_FAILURE_FIX] =
		{"ลองเปิดเว็บไซต์ด้วยเบราว์เซอร์ ถ้าเปิดไม่ได้ ให้แจ้งผู้ดูแลเว็บไซต์ ถ้าเปิดได้ ให้สั่งตรวจอีกครั้ง",
		 "Open the website in a browser. If it does not open, tell whoever runs it; if it "
		 "does, audit it again."},
	[WORD_NOTICE_SEEN] = {"พบเมื่อ", "Seen"},
	[WORD_OUTBOX_WAITING] = {"รอส่ง ลองแล้ว {2} ครั้ง ล่าสุด {1}",
				 "waiting, tried {2} times, last {1}"},
	[WORD_OUTBOX_SENT] = {"ส่งแล้ว {1}", "sent {1}"},
	[WORD_OUTBOX_DEAD] =
		{"ส่งไม่สำเร็จ ลองแล้ว {2} ครั้ง เลิกลองเมื่อ {1} ให้แก้ปัญหาแล้วสั่ง oitcheck notices "
		 "retry",
		 "not sent, tried {2} times, given up {1}: mend it, then oitcheck notices "
		 "retry"},
	[WORD_OUTBOX_EMPTY] = {"ไม่มีการแจ้งเตือน", "No notices"},
	[WORD_NOTICE_FOOT] =
		{"ข้อความนี้ส่งโดย oitcheck ซึ่งประเมินเอง ไม่ใช่ผลอย่างเป็นทางการของ ป.ป.ช.",
		 "Sent by oitcheck. Its findings are estimates, not those of the NACC."},

	[WORD_CONTENTS] = {"ไปยังส่วนต่าง ๆ", "Parts of the report"},
	[WORD_BROKEN_LINKS] = {"ลิงก์เสีย", "Broken links"},
	[WORD_UNREAD_PAGES] = {"ยังไม่ได้อ่าน", "Not read"},
	[WORD_TREND] = {"คะแนน OIT ในการตรวจที่ผ่านมา", "OIT score over past audits"},
	[WORD_TREND_NOTE] =
		{"เส้นคือค่าประมาณ แถบสีอ่อนคือช่วงที่เป็นไปได้ เส้นขาดตรงที่เปลี่ยนชุดเกณฑ์ เพราะคะแนนเทียบกันไม่ได้",
		 "The line is the estimate, the light band what is possible. It breaks where the "
		 "criteria were of another set, since scores of two sets do not compare."},
	[WORD_TREND_CHANGE] = {"เปลี่ยน", "Change"},
	[WORD_TREND_NOW] = {"ครั้งนี้", "this audit"},
	[WORD_SUMMARY] = {"สรุปผล", "Summary"},
	[WORD_SKIP] = {"ข้ามไปที่รายการตรวจ", "Skip to the checklist"},
	[WORD_POSSIBLE] = {"เป็นไปได้ {1}–{2}", "possible {1}–{2}"},
	[WORD_CERTAIN] = {"ตัดสินได้ครบทุกข้อ", "every item is decided"},
	[WORD_BAND_NOTE] = {"แถบสีอ่อนคือช่วงที่เป็นไปได้ เพราะบางข้อยังตัดสินไม่ได้หรือยังไม่ครบ",
			    "The light band is what is possible, since some items are undecided or "
			    "incomplete"},
	[WORD_PARTS] = {"คะแนนรายตัวชี้วัดย่อย", "Score by sub-indicator"},
	[WORD_PART] = {"ตัวชี้วัดย่อย", "Sub-indicator"},
	[WORD_ESTIMATE] = {"ค่าประมาณ", "Estimate"},
	[WORD_LOW_HIGH] = {"ช่วงที่เป็นไปได้", "Possible range"},
	[WORD_OVERVIEW] = {"ภาพรวมทุกข้อ", "All items at a glance"},
	[WORD_CHECKLIST] = {"รายการตรวจ", "Checklist"},
	[WORD_FILTERS] = {"เลือกข้อที่จะแสดง", "Choose what to show"},
	[WORD_ALL] = {"ทั้งหมด", "All"},
	[WORD_VERDICT] = {"ผลการตรวจ", "Verdict"},
	[WORD_WAIVED] = {"ยกเว้น", "waived"},
	[WORD_NOTHING_CHOSEN] = {"ไม่มีข้อที่ตรงกับที่เลือก", "No item is of that kind"},
	[WORD_HAS_COUNT] = {"มีแล้ว {1} จาก {2} องค์ประกอบ", "{1} of {2} elements in place"},
	[WORD_EVIDENCE] = {"หลักฐานบนเว็บไซต์", "Evidence on the website"},
	[WORD_MORE_EVIDENCE] = {"หลักฐานอื่นอีก {1} แห่ง", "{1} more places"},
	[WORD_YEAR] = {"ปี {1}", "year {1}"},
	[WORD_YEAR_FROM] = {"ปี {1} (อ่านจาก{2})", "year {1} (read from {2})"},
	[WORD_DECLARED] = {"หน้า ITA ของหน่วยงานระบุไว้", "named by the agency's ITA page"},
	[WORD_SUBMITTED] = {"เป็น URL ที่ส่งแล้ว", "submitted URL"},
	[WORD_LINK] = {"ลิงก์", "Link"},
	[WORD_ON_PAGES] = {"อยู่ในหน้า", "On pages"},
	[WORD_METHOD] = {"วิธีตรวจและข้อจำกัด", "Method and limits"},
	[WORD_METHOD_READING] =
		{"โปรแกรมอ่านเว็บไซต์จากหน้าหลักตามเมนูและลิงก์ไปจนถึงหน้าหรือเอกสารปลายทาง "
		 "แล้วตรวจเนื้อหาที่ปลายทางนั้น ชื่อเมนูอย่างเดียวไม่นับเป็นหลักฐาน",
		 "The program reads the website from the home page along menus and links to the "
		 "page or document they lead to, and judges what stands there. The name of a menu "
		 "alone is no evidence."},
	[WORD_METHOD_SCORE] =
		{"คะแนนในรายงานนี้เป็นค่าประมาณจากสิ่งที่โปรแกรมอ่านได้ ไม่ใช่คะแนนทางการ "
		 "ผลจริงเป็นไปตามคณะผู้ประเมิน ปลายต่ำของช่วงนับข้อที่ต้องดูเองเป็น 0 "
		 "ปลายสูงนับเป็นคะแนนเต็ม",
		 "Scores in this report are estimated from what could be read and are not "
		 "official: the assessors decide. The low end of a range counts an undecided item "
		 "as 0, the high end as full marks."},
	[WORD_MEANS_FOUND] = {"พบเนื้อหาที่มีองค์ประกอบครบตามเกณฑ์",
			      "The content is there with every element asked for"},
	[WORD_MEANS_PARTIAL] = {"พบเนื้อหาแล้ว แต่ยังขาดองค์ประกอบบางอย่าง",
				"The content is there, but some elements lack"},
	[WORD_MEANS_MISSING] = {"อ่านทุกที่ที่ควรมีแล้ว ไม่พบ",
				"Every place where it should be was read, and it is not there"},
	[WORD_MEANS_UNCLEAR] =
		{"มีบางอย่างที่โปรแกรมอ่านไม่ได้ จึงไม่สรุปว่ามีหรือไม่มี ต้องเปิดดูเอง",
		 "Something could not be read, so nothing is claimed: a person must look"},
	[WORD_ITEM] = {"ข้อ", "Item"},
	[WORD_ITEM_TITLE] = {"รายการ", "Title"},
	[WORD_SUBMIT_URL] = {"URL ที่ใช้ส่ง", "URL to submit"},
	[WORD_WAY] = {"คำอธิบาย (ทางเข้าจากหน้าหลัก)", "Explanation (way from the home page)"},
	[WORD_DUE_DATE] = {"กำหนดเสร็จ", "Due date"},
	[WORD_ELEMENTS] = {"องค์ประกอบ", "Elements"},
	[WORD_ELEMENT] = {"องค์ประกอบที่ต้องมี", "Required element"},
	[WORD_DOCUMENT_PAGE] = {"หน้าเอกสาร", "Page"},
	[WORD_QUOTED] = {"ข้อความที่พบ", "Text found"},
	[WORD_LOWEST] = {"ต่ำสุด", "Lowest"},
	[WORD_HIGHEST] = {"สูงสุด", "Highest"},

	[WORD_SCORE_TITLE] = {"คะแนน ITA ปีงบประมาณ พ.ศ. {1}", "ITA score, fiscal year {1} B.E."},
	[WORD_WEIGHT] = {"น้ำหนัก {1}%", "weight {1}%"},
	[WORD_NEXT_LEVEL] = {"ถ้าจะขึ้นระดับ", "For a better level"},
	[WORD_GOAL] = {"{1}: OIT ต้องได้อย่างน้อย {2} (เพิ่มอีก {3})",
		       "{1}: OIT must be at least {2} ({3} more)"},
	[WORD_GOAL_BOTH] =
		{"{1}: IIT และ EIT ทุกส่วนต้องได้ {2} ขึ้นไป เพิ่ม OIT อย่างเดียวไม่พอ",
		 "{1}: IIT and every part of EIT must be at least {2}; more OIT alone will not do"},
	[WORD_GOAL_IIT] = {"{1}: IIT ต้องได้ {2} ขึ้นไป เพิ่ม OIT อย่างเดียวไม่พอ",
			   "{1}: IIT must be at least {2}; more OIT alone will not do"},
	[WORD_GOAL_EIT] =
		{"{1}: EIT ทุกส่วนต้องได้ {2} ขึ้นไป เพิ่ม OIT อย่างเดียวไม่พอ",
		 "{1}: every part of EIT must be at least {2}; more OIT alone will not do"},
	[WORD_GOAL_BEYOND] = {"{1}: ต้องใช้ OIT {2} ซึ่งเกิน 100 จึงต้องเพิ่ม IIT หรือ EIT ด้วย",
			      "{1}: would need OIT {2}, above 100: IIT or EIT must rise too"},
	[WORD_TOP_LEVEL] = {"อยู่ระดับสูงสุดแล้ว", "This is the best level already"},
	[WORD_NO_OVERALL] = {"ยังคิดคะแนนรวมไม่ได้ ต้องรู้คะแนน IIT และ EIT ด้วย (--iit และ --eit)",
			     "No overall score: IIT and EIT are needed too (--iit and --eit)"},
	[WORD_EIT_PARTS] =
		{"ระดับบน ๆ กำหนดคะแนนขั้นต่ำของ EIT แต่ละส่วน ใส่ --eit1 และ --eit2 แล้วจะบอกระดับได้แน่นอน",
		 "The upper levels ask a minimum of each part of EIT: with --eit1 and --eit2 the "
		 "level is certain"},
};

const char *word(enum word word, enum lang lang)
{
	return in(&words[word], lang);
}

char *word_fill(enum lang lang, enum word id, ...)
{
	GString *text = g_string_new(NULL);
	const char *values[9] = {NULL};
	const char *from = word(id, lang), *brace;
	va_list args;

	va_start(args, id);
	for (gsize i = 0; i < G_N_ELEMENTS(values) && (values[i] = va_arg(args, const char *)); i++)
		;
	va_end(args);
	for (; (brace = strchr(from, '{')); from = brace + 3) {
		const char *value = values[brace[1] - '1'];

		g_string_append_len(text, from, brace - from);
		g_string_append(text, value ? value : "");
	}
	g_string_append(text, from);
	return g_string_free(text, FALSE);
}

static const struct term verdicts[VERDICT_COUNT] = {
	[VERDICT_FOUND] = {"พบครบ", "found"},
	[VERDICT_PARTIAL] = {"ไม่ครบ", "partial"},
	[VERDICT_UNCLEAR] = {"ต้องดูเอง", "undecided"},
	[VERDICT_MISSING] = {"ไม่พบ", "missing"},
};

const char *word_verdict(enum verdict verdict, enum lang lang)
{
	return in(&verdicts[verdict], lang);
}

const char *word_mark(enum verdict verdict)
{
	static const char *const marks[VERDICT_COUNT] = {
		[VERDICT_FOUND] = "✓",
		[VERDICT_PARTIAL] = "◐",
		[VERDICT_UNCLEAR] = "?",
		[VERDICT_MISSING] = "✗",
	};

	return marks[verdict];
}

struct keyed {
	const char *key;
	struct term term;
};

static const struct keyed bases[] = {
	{"manual", {"คู่มือการประเมินของปีนี้", "this year's manual"}},
	{"agency", {"รายงานหรือประกาศของหน่วยงานที่ถูกประเมิน", "what assessed agencies have published"}},
	{"published", {"เอกสารที่เผยแพร่ทั่วไป", "published documents"}},
	{"recalled",
	 {"ความรู้ทั่วไป ยังไม่มีเอกสารยืนยัน", "general knowledge, no document confirms it yet"}},
	{"carried", {"ยกมาจากเกณฑ์ปีใกล้เคียง", "taken over from the nearest year"}},
	{"inferred", {"อนุมานจากชื่อข้อ", "inferred from the item's name"}},
};

static const struct keyed kinds[] = {
	{"page", {"หน้าเว็บ", "web page"}},
	{"document", {"เอกสาร", "document"}},
	{"external", {"เว็บไซต์อื่น", "another website"}},
	{"image", {"รูปภาพ", "picture"}},
	{"form", {"แบบฟอร์ม", "form"}},
	{"link", {"ลิงก์", "link"}},
};

static const struct keyed year_places[] = {
	{"title", {"ชื่อหน้า", "the title"}},
	{"heading", {"หัวข้อ", "a heading"}},
	{"label", {"ข้อความของลิงก์", "the link's label"}},
	{"file", {"ชื่อไฟล์", "the file name"}},
	{"table", {"ตาราง", "a table"}},
	{"row", {"แถวเดียวกัน", "the same row"}},
	{"text", {"เนื้อหา", "the text"}},
};

static const char *lookup(const struct keyed *table, gsize n, const char *key, enum lang lang)
{
	for (gsize i = 0; i < n; i++)
		if (strcmp(table[i].key, key) == 0)
			return in(&table[i].term, lang);
	return NULL;
}

static const char *or_itself(const char *found, const char *key)
{
	return found ? found : key;
}

char *word_reason(const char *reason, enum lang lang)
{
	return reason_words(reason, lang == LANG_TH);
}

const char *word_basis(const char *basis, enum lang lang)
{
	return or_itself(lookup(bases, G_N_ELEMENTS(bases), basis, lang), basis);
}

const char *word_tls(const char *fault, enum lang lang)
{
	return reason_tls(fault, lang == LANG_TH);
}

const char *word_kind(const char *kind, enum lang lang)
{
	return or_itself(lookup(kinds, G_N_ELEMENTS(kinds), kind, lang), kind);
}

const char *word_year_from(const char *year_from, enum lang lang)
{
	return or_itself(lookup(year_places, G_N_ELEMENTS(year_places), year_from, lang),
			 year_from);
}

static const struct term months[] = {
	{"มกราคม", "January"}, {"กุมภาพันธ์", "February"},  {"มีนาคม", "March"},
	{"เมษายน", "April"},   {"พฤษภาคม", "May"},       {"มิถุนายน", "June"},
	{"กรกฎาคม", "July"},   {"สิงหาคม", "August"},     {"กันยายน", "September"},
	{"ตุลาคม", "October"},  {"พฤศจิกายน", "November"}, {"ธันวาคม", "December"},
};

char *word_date(const char *iso, enum lang lang)
{
	struct day day;

	if (!thaidate_parse_iso(iso, &day))
		return g_strdup(iso);
	return g_strdup_printf("%d %s %d", day.day, in(&months[day.month - 1], lang),
			       lang == LANG_EN ? day.year : day.year + 543);
}
