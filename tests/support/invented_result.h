/* An invented audit of an invented municipality, with something in every corner of the result. */
#ifndef OIT_TESTS_INVENTED_RESULT_H
#define OIT_TESTS_INVENTED_RESULT_H

#include "rules/score.h"
#include "tests/support/invented.h"

#define HOME "https://www.example.go.th/"

static inline struct evidence *invented_evidence(const char *url, const char *quote,
						 const char *label)
{
	struct evidence *evidence = evidence_new();

	result_set(&evidence->url, url);
	result_set(&evidence->kind, "page");
	result_set(&evidence->quote, quote);
	evidence->confidence = 0.9;
	g_ptr_array_add(evidence->path, path_step_new("หน้าหลัก", HOME));
	g_ptr_array_add(evidence->path, path_step_new("ข้อมูลหน่วยงาน", HOME "about"));
	g_ptr_array_add(evidence->path, path_step_new(label, url));
	return evidence;
}

static inline void invented_element(struct item_result *item, const char *id, enum verdict verdict,
				    const char *text_th, const char *text_en)
{
	struct element_result *element = element_result_new();

	result_set(&element->id, id);
	element->verdict = verdict;
	result_set(&element->text_th, text_th);
	result_set(&element->text_en, text_en);
	result_set(&element->basis, "manual");
	if (verdict == VERDICT_MISSING) {
		result_set(&element->why_th, "ไม่เห็นในหน้านี้");
		result_set(&element->why_en, "not on this page");
	}
	g_ptr_array_add(item->elements, element);
}

static inline struct item_result *invented_item(struct result *result,
						const struct checklist *checklist, const char *id,
						const char *sub, enum verdict verdict,
						const char *title_th, const char *title_en)
{
	struct item_result *item = item_result_new();

	result_set(&item->id, id);
	result_set(&item->sub_indicator, sub);
	result_set(&item->title_th, title_th);
	result_set(&item->title_en, title_en);
	result_set(&item->basis, "manual");
	g_ptr_array_add(item->topics, g_strdup("invented_topic"));
	item->verdict = verdict;
	item->confidence = 0.8;
	item->score = score_item(checklist, verdict, 0.5);
	g_ptr_array_add(result->items, item);
	return item;
}

static inline void invented_partial(struct result *result, const struct checklist *checklist)
{
	struct item_result *item = invented_item(result, checklist, "O2", "9.1", VERDICT_PARTIAL,
						 "ข้อมูลผู้บริหาร", "Executives");
	struct evidence *evidence =
		invented_evidence(HOME "files/executives-2569.pdf",
				  "นายสมมุติ ใจดี นายกเทศมนตรี โทร. 0 2000 0000", "คณะผู้บริหาร");

	result_set(&item->why_th, "พบหน้ารายชื่อผู้บริหารแล้ว แต่ยังไม่มีช่องทางติดต่อของผู้บริหารแต่ละคน");
	result_set(&item->why_en,
		   "The list of executives is there, but not how each of them can be reached.");
	result_set(&item->fix_th,
		   "เพิ่มหมายเลขโทรศัพท์หรืออีเมลของผู้บริหารทุกคนไว้ในหน้าเดียวกับชื่อ ตำแหน่ง และรูปถ่าย "
		   "แล้วใช้ URL เดิมส่งในระบบ");
	result_set(
		&item->fix_en,
		"Add the telephone number or e-mail of every executive beside name, position and "
		"picture, and submit the same URL.");
	result_set(&item->unit_th, "สำนักปลัด");
	invented_element(item, "executives.names", VERDICT_FOUND, "ชื่อและตำแหน่ง",
			 "Names and positions");
	invented_element(item, "executives.contact", VERDICT_MISSING, "ช่องทางติดต่อของแต่ละคน",
			 "How to reach each of them");
	evidence->page = 2;
	evidence->fiscal_year = 2569;
	evidence->declared = TRUE;
	result_set(&evidence->kind, "document");
	result_set(&evidence->title, "คณะผู้บริหาร");
	result_set(&evidence->year_from, "file");
	g_ptr_array_add(item->evidence, evidence);
	struct item_note *note = item_note_new();
	result_set(&note->code, "no-basis");
	result_set(&note->item, "O4");
	result_set(&note->text_th, "ข้อนี้ทำต่อจากรายงานรอบ 6 เดือน (ข้อ O4) ซึ่งยังไม่พบ");
	result_set(&note->text_en, "It follows the six-month report (O4), which was not found.");
	g_ptr_array_add(item->notes, note);
}

static inline void invented_others(struct result *result, const struct checklist *checklist)
{
	struct item_result *item = invented_item(result, checklist, "O1", "9.1", VERDICT_FOUND,
						 "โครงสร้างหน่วยงาน", "Organisation structure");

	g_ptr_array_add(item->evidence,
			invented_evidence(HOME "structure", "แผนผังโครงสร้าง", "โครงสร้างหน่วยงาน"));
	((struct evidence *)item->evidence->pdata[0])->submitted = TRUE;
	invented_partial(result, checklist);

	item = invented_item(result, checklist, "O3", "9.1", VERDICT_UNCLEAR,
			     "แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน", "Strategic plan");
	result_set(&item->why_th, "พบไฟล์แผนพัฒนาท้องถิ่น แต่เป็นภาพสแกน อ่านตัวหนังสือไม่ได้");
	result_set(&item->why_en, "The plan is there, but it is a scan without text.");
	result_set(&item->fix_th, "เปิดไฟล์ดูว่าเป็นแผนของปี 2569 หรือไม่ และถ้าทำได้ให้ลงไฟล์ที่ค้นข้อความได้");
	result_set(&item->fix_en,
		   "Open the file and see whether it is the plan for 2569; publish it with text.");
	g_ptr_array_add(item->evidence, invented_evidence(HOME "plan.pdf", "", "แผนพัฒนาท้องถิ่น"));
	invented_element(item, "plan.period", VERDICT_UNCLEAR, "ครอบคลุมปีงบประมาณนี้",
			 "Covers this fiscal year");

	item = invented_item(
		result, checklist, "O4", "9.2", VERDICT_MISSING,
		"รายงานการกำกับติดตามการดำเนินงานและการใช้จ่ายงบประมาณประจำปี รอบ 6 เดือน",
		"Report on progress and spending of the annual plan, first six months");
	result_set(&item->basis, "carried");
	result_set(&item->why_th,
		   "ไม่มีหน้าหรือเอกสารใดในเว็บไซต์ที่เป็นรายงานรอบ 6 เดือนของปี 2569 ที่พบเป็นของปี 2567");
	result_set(
		&item->why_en,
		"No page or document is the six-month report of 2569; what is there is of 2567.");
	result_set(&item->fix_th,
		   "ลงรายงานที่มีความก้าวหน้าของแต่ละโครงการและยอดเงินที่ใช้จริง ข้อมูลถึง 31 มีนาคม 2569");
	result_set(&item->fix_en, "Publish the report with each project's progress and what was "
				  "spent, up to 31 March.");
	result_set(&item->unit_th, "กองคลัง");
	invented_element(item, "progress.projects", VERDICT_MISSING, "ความก้าวหน้าของแต่ละโครงการ",
			 "Progress of each project");

	item = invented_item(result, checklist, "O5", "10.1", VERDICT_FOUND,
			     "ประกาศนโยบาย No Gift Policy", "No Gift Policy");
	g_ptr_array_add(item->evidence,
			invented_evidence(HOME "nogift?id=7", "ไม่รับของขวัญ", "No Gift Policy"));
	item = invented_item(result, checklist, "O6", "10.2", VERDICT_MISSING, "มาตรการภายใน",
			     "Internal measures");
	item->waived = TRUE;
	result_set(&item->why_th, "ยกเว้นตามไฟล์ยกเว้น: หน่วยงานตั้งใหม่ ถึง 30 กันยายน 2569");
	result_set(&item->why_en,
		   "Waived in the waiver file: a new agency, until 30 September 2026");
	result_set(&item->waiver_reason, "หน่วยงานตั้งใหม่");
	result_set(&item->waiver_until, "2026-09-30");
}

static inline void invented_crawl(struct result *result)
{
	struct broken_link *broken;

	result->crawl.requests = 512;
	result->crawl.bytes = 12345678901;
	result->crawl.pages = 412;
	result->crawl.documents = 96;
	result->crawl.seconds = 301.5;
	result_set(&result->crawl.stopped_by, "max-time");
	broken = result_add_broken_link(result, HOME "old/want.JPG", 404, "http 404");
	g_ptr_array_add(broken->from, g_strdup(HOME "about"));
	result_add_broken_link(result, "https://sub.example.go.th/", 0, "timeout");
	for (int i = 1; i <= 5; i++) {
		g_autofree char *url = g_strdup_printf(HOME "calendar?m=%d", i);

		result_add_unread(result, url, "max-time");
	}
	result_add_unread(result, HOME "scan.pdf", "scan");
	result_add_tls_fault(result, "www.example.go.th", "incomplete-chain");
	result_warn(result, "no-checklist", "ไม่มีเกณฑ์ปี 2570", "no checklist of 2570", "");
	result_warn(result, "other-agency-mail", "ลิงก์อีเมลในส่วนท้ายเป็นของหน่วยงานอื่น",
		    "The e-mail link in the footer belongs to another agency", HOME);
}

static inline struct result *invented_result(void)
{
	AUTO(checklist) checklist = invented_checklist();
	struct result *result = result_new();
	struct survey_scores survey;

	invented_ratings_with_minimum(checklist);
	result_set(&result->site_url, HOME);
	result_set(&result->site_host, "www.example.go.th");
	result_set(&result->site_title, "เทศบาลตำบลตัวอย่าง อำเภอสมมุติ");
	result->fiscal_year = 2569;
	result->year_wanted = 2570;
	result_set(&result->as_of, "2026-11-22");
	result_set(&result->audited_at, "2026-11-22T10:15:00+07:00");
	result_set(&result->rules_id, "oit-2569");
	result_set(&result->rules_sha256, "00ff");
	result_set(&result->agency, "local");
	invented_others(result, checklist);
	invented_crawl(result);
	survey_scores_init(&survey);
	survey.iit = 92.5;
	survey.eit = 88.25;
	score_result(checklist, &survey, result);
	return result;
}

#endif
