/*
 * What several report formats tell alike: which items and in which order, click paths, gains,
 * reasons grouped, what the next level asks. Formats lay it out, each in its own way.
 */
#ifndef OIT_REPORTS_VIEW_H
#define OIT_REPORTS_VIEW_H

#include "reports/words.h"
#include "rules/result.h"

/* The one in the reader's language, the other where there is none. */
const char *view_pick(enum lang lang, const char *th, const char *en);

/* Items with these verdicts, in the official order or with what gains most first. */
struct selection {
	unsigned verdicts; /* bit per verdict */
	gboolean waived;   /* those that are waived, whatever their verdict; else none of them */
	gboolean by_worth;
};
/* struct item_result *, borrowed from the result. Yours. */
GPtrArray *view_items(const struct result *result, const struct selection *selection);

/* The lists that every checklist has. */
extern const struct selection view_todo, view_unclear, view_found, view_waived;

/* The sub-indicators of the items, in the order of the items; also those that have no score since
 * all of their items are waived. Title "" where the result does not name it. */
struct part {
	const char *id, *title_th, *title_en; /* borrowed from the result */
};
/* struct part. Yours. */
GArray *view_parts(const struct result *result);
/* Place of the item's sub-indicator among them. */
guint view_part_of(const GArray *parts, const struct item_result *item);
/* "9.1 ข้อมูลพื้นฐาน". Yours. */
char *view_part_name(const struct part *part, enum lang lang);

/* How many items have each verdict; waived ones do not count. */
void view_counts(const struct result *result, guint counts[VERDICT_COUNT]);

/* The OIT score when all of these are mended: worths of single items add up, since every step is a
 * mean. */
double view_oit_then(const struct result *result, const GPtrArray *items);

/* A group (sub-indicator, indicator) by its id; NULL where there is none. Borrowed. */
const struct group_score *view_group(const GPtrArray *groups, const char *id);

/* "22 พฤศจิกายน 2569 10:15" of an ISO 8601 moment, in its own zone. Yours. */
char *view_moment(const char *iso, enum lang lang);

/* "แก้แล้วได้เพิ่ม: ตัวชี้วัด 9 +2.00 …"; "" where nothing is gained. Yours. */
char *view_gain(const struct item_result *item, enum lang lang);

/* The reason of an item's verdict; of a waived one why that is so, and until when. Yours. */
char *view_why(const struct item_result *item, enum lang lang);

/* Why an element has its verdict; "" where the item's own reason says it already. Borrowed. */
const char *view_element_why(const struct item_result *item, const struct element_result *element,
			     enum lang lang);

/* Of evidence that is a document: "แผนปฏิบัติการ · หน้า 3 · ปี 2568 (อ่านจากชื่อเรื่อง)"; "" of others.
 * Yours. */
char *view_source(const struct evidence *evidence, enum lang lang);
/* "ปี 2568 (อ่านจากชื่อเรื่อง)". Yours. */
char *view_year(const struct evidence *evidence, enum lang lang);
/* What was seen in a document that made the element hold; NULL for none. Borrowed. */
const struct evidence *view_document(const struct element_result *element);

/* "หน้าหลัก › ข้อมูลหน่วยงาน › โครงสร้าง". Yours. */
char *view_path(const struct evidence *evidence);

/* The criteria by name: "OIT ปีงบประมาณ พ.ศ. 2568" for "oit-2568"; an id of another kind as it is.
 * Yours. */
char *view_rules(const struct result *result, enum lang lang);

/* An address or a host with its Thai name in Thai letters, as a browser shows it: "http://อบต.ไทย/"
 * for "http://xn--…/". Of other scripts a name stays as it is, for some look like other letters.
 * Yours. */
char *view_address(const char *url);

/* "หน้าเว็บ 412 หน้า เอกสาร 96 ฉบับ · ยังไม่ครบ: …". listed: what was not read is listed below. Yours. */
char *view_reading(const struct result *result, gboolean listed, enum lang lang);

/* Where nothing of the site could be read: that there is no result, why, and what to do; else NULL.
 * All items are unclear then, and a middle of all possible scores is no estimate. Yours. */
char *view_not_read(const struct result *result, enum lang lang);

/* What a level above asks, as a sentence. Yours. */
char *view_goal(const struct result *result, const struct level_goal *goal, enum lang lang);
/* "ผ่าน (ต่ำสุด ต้องปรับปรุง สูงสุด ผ่านดี)"; "" without a level. Yours. */
char *view_level(const struct result *result, enum lang lang);

/* Why a link is broken, as a sentence. Yours. */
char *view_broken(const struct broken_link *link, enum lang lang);

/* What was not read, gathered by its reason, in the order of the result. */
struct unread_group {
	const char *reason; /* as in the result */
	GPtrArray *urls;    /* const char *, borrowed */
};
/* struct unread_group *. Yours. */
GPtrArray *view_unread(const struct result *result);

/* Items whose criteria no document of this year confirms, one row for each such basis. */
struct basis_group {
	const char *basis;
	GPtrArray *items; /* struct item_result *, borrowed */
};
/* struct basis_group *. Yours. */
GPtrArray *view_weak_bases(const struct result *result);

/* The head tells of a year without a checklist; other warnings are listed. */
gboolean view_warning_listed(const struct warning *warning);
gboolean view_any_warning(const struct result *result);

#endif
