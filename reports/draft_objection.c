#include "reports/draft.h"

#include "reports/view.h"

#include <string.h>

enum { STATUS_OK = 200 };

/* In Thai time: "22 พฤศจิกายน 2569 13:21 น.". Yours. */
static char *thai_moment(const char *iso)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_offset(7 * 3600);
	g_autoptr(GDateTime) moment = g_date_time_new_from_iso8601(iso, zone);
	g_autoptr(GDateTime) there = moment ? g_date_time_to_timezone(moment, zone) : NULL;
	g_autofree char *text = there ? g_date_time_format_iso8601(there) : g_strdup(iso);
	g_autofree char *words = view_moment(text, LANG_TH);

	return g_strdup_printf("%s น.", words);
}

static gboolean is_wanted(const struct draft_evidence *evidence, const char *item)
{
	for (guint i = 0; evidence->items && evidence->items[i]; i++)
		if (g_ascii_strcasecmp(evidence->items[i], item) == 0)
			return TRUE;
	return evidence->items == NULL;
}

static const struct draft_copy *copy_at(const struct draft_evidence *evidence, guint i)
{
	return &g_array_index(evidence->copies, struct draft_copy, i);
}

/* Only what answered shows anything. */
static gboolean proves(const struct draft_copy *copy, const char *item)
{
	return copy->status == STATUS_OK && strcmp(copy->item, item) == 0;
}

static guint count_copies(const struct draft_evidence *evidence, const char *item)
{
	guint count = 0;

	for (guint i = 0; i < evidence->copies->len; i++)
		count += proves(copy_at(evidence, i), item);
	return count;
}

/* The same page, whatever place within it. */
static gboolean same_page(const char *one, const char *other)
{
	gsize length = strcspn(one, "#");

	return length == strcspn(other, "#") && strncmp(one, other, length) == 0;
}

/* The way that the audit found to the page. Yours. */
static char *way_to(const struct item_result *item, const char *url)
{
	for (guint i = 0; i < item->evidence->len; i++) {
		const struct evidence *evidence = item->evidence->pdata[i];

		if (same_page(evidence->url, url) && evidence->path->len > 0)
			return view_path(evidence);
	}
	return g_strdup("[เติมทางเข้าจากหน้าหลัก]");
}

static void add_copies(struct paper *paper, const struct draft_evidence *evidence,
		       const struct item_result *item)
{
	static const struct paper_column columns[] = {{"URL และทางเข้า", 44},
						      {"วันเวลาที่เก็บสำเนา", 18},
						      {"SHA-256 ของเนื้อหา และเลขที่ใน WARC", 38}};

	paper_table(paper, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < evidence->copies->len; i++) {
		const struct draft_copy *copy = copy_at(evidence, i);

		if (!proves(copy, item->id))
			continue;
		g_autofree char *way = *copy->on ? g_strdup_printf("เอกสารในหน้า %s", copy->on)
						 : way_to(item, copy->url);
		g_autofree char *url = g_strdup_printf("%s\n%s", copy->url, way);
		g_autofree char *moment = thai_moment(copy->taken_at);
		g_autofree char *proof = g_strdup_printf("%s\n%s", copy->sha256, copy->record);

		paper_row(paper, (const char *const[]){url, moment, proof});
	}
}

static gboolean has_copy(const struct draft_evidence *evidence, const char *url)
{
	for (guint i = 0; i < evidence->copies->len; i++) {
		const struct draft_copy *copy = copy_at(evidence, i);

		if (copy->status == STATUS_OK && same_page(copy->url, url))
			return TRUE;
	}
	return FALSE;
}

/* Where the proof stands, and whether there is a copy of it. Yours. */
static char *place_of(const struct draft_evidence *evidence, const struct evidence *proof)
{
	const char *without = has_copy(evidence, proof->url) ? "" : "\n(ไม่มีสำเนาของหน้านี้)";

	return proof->page ? g_strdup_printf("%s หน้า %d%s", proof->url, proof->page, without)
			   : g_strconcat(proof->url, without, NULL);
}

static void add_elements(struct paper *paper, const struct draft_evidence *evidence,
			 const struct item_result *item)
{
	static const struct paper_column columns[] = {
		{"องค์ประกอบ", 30}, {"ข้อความที่ปรากฏ", 40}, {"ปรากฏที่", 30}};

	if (item->elements->len > 0)
		paper_table(paper, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < item->elements->len; i++) {
		const struct element_result *element = item->elements->pdata[i];
		const struct evidence *proof =
			element->evidence->len > 0 ? element->evidence->pdata[0] : NULL;
		gboolean found = element->verdict == VERDICT_FOUND;
		const char *seen = proof && *proof->quote ? proof->quote : "(ดูที่หน้านั้น)";
		g_autofree char *place = found && proof ? place_of(evidence, proof)
							: g_strdup(found ? "" : "[เติม URL]");
		g_autofree char *quote =
			found ? g_strdup(seen)
			      : g_strdup_printf("[เติมคำชี้แจง: ผลตรวจของโปรแกรมคือ “%s”%s%s]",
						word_verdict(element->verdict, LANG_TH),
						*element->why_th ? " — " : "", element->why_th);

		paper_row(paper, (const char *const[]){element->text_th, quote, place});
	}
}

static void add_item(struct paper *paper, const struct draft_evidence *evidence,
		     const struct item_result *item)
{
	paper_addf(paper, PAPER_HEADING, "%s %s", item->id, item->title_th);
	paper_add(paper, PAPER_TEXT,
		  "ผลการประเมินที่ได้รับ [เติมผลและเหตุผลที่ได้รับแจ้ง]\nคำชี้แจง [เติมคำชี้แจงโดยย่อ]");
	if (item->verdict != VERDICT_FOUND)
		paper_addf(paper, PAPER_NOTE, "ก่อนยื่นให้ตรวจข้อนี้อีกครั้ง ผลตรวจของโปรแกรมคือ “%s”: %s",
			   word_verdict(item->verdict, LANG_TH), item->why_th);
	add_copies(paper, evidence, item);
	add_elements(paper, evidence, item);
}

static void add_head(struct paper *paper, const struct draft_evidence *evidence)
{
	const struct result *audit = evidence->audit;
	const char *agency = *audit->site_title ? audit->site_title : audit->site_host;

	paper_addf(paper, PAPER_TITLE,
		   "คำขอชี้แจงผลการประเมิน\nแบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT) ปีงบประมาณ พ.ศ. %d",
		   audit->fiscal_year);
	paper_add(paper, PAPER_NOTE,
		  "ฉบับร่าง — โปรแกรม oitcheck ร่างจากสำเนาเว็บไซต์ที่เก็บไว้ ให้ลบข้อที่ไม่ได้ขอชี้แจง เติมส่วนที่อยู่ใน "
		  "[เติม …] "
		  "ตรวจช่วงเวลาและช่องทางยื่นจากประกาศของปีนั้น แล้วลบกรอบนี้");
	paper_add(paper, PAPER_TEXT,
		  "ที่ [เติมเลขที่หนังสือ]\nวันที่ [เติมวันที่]\nเรียน [เติมผู้รับ]\nสิ่งที่ส่งมาด้วย สำเนาเว็บไซต์ (แฟ้ม "
		  "WARC) 1 แฟ้ม");
	paper_addf(
		paper, PAPER_TEXT,
		"ตามที่ได้รับแจ้งผลการประเมินเมื่อ [เติมวันที่รับแจ้ง] %s ขอชี้แจงว่า ข้อมูลต่อไปนี้เปิดเผยอยู่บนเว็บไซต์ %s "
		"แล้ว ณ วันเวลาที่เก็บสำเนาตามตาราง",
		agency, audit->site_host);
}

static void add_foot(struct paper *paper, const struct draft_evidence *evidence,
		     const GString *without)
{
	paper_add(paper, PAPER_HEADING, "สำเนาที่เป็นหลักฐาน");
	paper_addf(paper, PAPER_TEXT,
		   "แฟ้ม %s (WARC 1.1, ISO 28500) เก็บคำตอบทั้งหมดของเครื่องแม่ข่าย ณ เวลาตามตาราง "
		   "ค่า SHA-256 ของแฟ้มคือ %s",
		   evidence->warc, evidence->warc_sha256);
	paper_add(paper, PAPER_TEXT,
		  "ตรวจค่าของแฟ้มได้ด้วยคำสั่ง sha256sum และค่าของแต่ละหน้าคิดจากเนื้อหาที่คลายการบีบอัดแล้ว");
	if (without->len > 0)
		paper_addf(paper, PAPER_TEXT, "ข้อที่ไม่มีสำเนาที่เปิดได้ จึงไม่อยู่ในร่างนี้: %s", without->str);
	paper_add(paper, PAPER_TEXT, "ลงชื่อ [เติมชื่อและตำแหน่งผู้มีอำนาจลงนาม]");
}

struct paper *draft_objection(const struct draft_evidence *evidence)
{
	struct paper *paper = paper_new("ร่างคำขอชี้แจงผลการประเมิน OIT");
	g_autoptr(GString) without = g_string_new(NULL);

	add_head(paper, evidence);
	for (guint i = 0; i < evidence->audit->items->len; i++) {
		const struct item_result *item = evidence->audit->items->pdata[i];

		if (!is_wanted(evidence, item->id) || item->waived)
			continue;
		if (count_copies(evidence, item->id) > 0)
			add_item(paper, evidence, item);
		else
			g_string_append_printf(without, "%s%s", without->len ? ", " : "", item->id);
	}
	add_foot(paper, evidence, without);
	return paper;
}
