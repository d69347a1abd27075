#include "reports/watch.h"

#include "base/json.h"
#include "reports/text_out.h"
#include "reports/view.h"

#include <string.h>

#define SCHEMA "oitcheck/watch/1"

static const struct {
	const char *name, *th, *en, *fix_th, *fix_en;
} troubles[] = {
	[TROUBLE_NONE] = {"none", "", "", "", ""},
	[TROUBLE_DIED] =
		{"died", "เปิดแล้วไม่พบหน้า", "is gone",
		 "นำหน้าหรือไฟล์เดิมกลับมาไว้ที่ URL เดิม หรือให้ URL เดิมส่งต่อไปยังที่ใหม่",
		 "put the page or file back at this URL, or let the URL redirect to where it is "
		 "now"},
	[TROUBLE_NO_ANSWER] = {"no-answer", "เครื่องแม่ข่ายไม่ตอบตามปกติ", "does not answer properly",
			       "แจ้งผู้ดูแลเครื่องแม่ข่าย ผู้ประเมินจะเปิดหน้านี้ไม่ได้เช่นกัน",
			       "tell who runs the server: an assessor could not open it either"},
	[TROUBLE_LOGIN] = {"login", "ขอให้เข้าสู่ระบบก่อน", "asks for a login",
			   "เปิดให้ดูได้โดยไม่ต้องเข้าสู่ระบบ หรือตั้งสิทธิ์ไฟล์เป็น “ทุกคนที่มีลิงก์”",
			   "let everybody see it without a login"},
	[TROUBLE_BLOCKED] = {"blocked", "ถูกปิดกั้น", "is blocked",
			     "ตรวจระบบป้องกันของเว็บไซต์ ว่าบุคคลทั่วไปยังเปิดหน้านี้ได้",
			     "see whether the site's protection lets the public in"},
	[TROUBLE_MOVED] =
		{"moved", "ย้ายไปที่อื่น", "has moved", "ตรวจว่าที่ใหม่มีข้อมูลเดิมครบ ถ้าไม่ครบให้ยกเลิกการส่งต่อ",
		 "see that the new place has all of it; otherwise take the redirect away"},
	[TROUBLE_FORM_CLOSED] = {"form-closed", "แบบฟอร์มปิดหรือหายไป", "its form is closed or gone",
				 "เปิดรับแบบฟอร์มอีกครั้งจนพ้นช่วงประเมิน",
				 "open the form again until the assessment is over"},
	[TROUBLE_LOST] = {"lost-content", "เนื้อหาหายไป", "has lost content",
			  "นำเนื้อหาที่หายไปกลับมา เทียบกับสำเนาที่เก็บไว้",
			  "put back what is gone: the kept copy has it"},
};

const char *trouble_name(enum trouble trouble)
{
	return troubles[trouble].name;
}

enum trouble trouble_parse(const char *name)
{
	for (int i = 0; i < TROUBLES; i++)
		if (strcmp(troubles[i].name, name) == 0)
			return (enum trouble)i;
	return TROUBLE_NONE;
}

void finding_free(void *data)
{
	struct finding *finding = data;
	char *strings[] = {finding->item, finding->title_th,  finding->title_en,  finding->url,
			   finding->on,   finding->detail_th, finding->detail_en, finding->since};

	for (gsize i = 0; i < G_N_ELEMENTS(strings); i++)
		g_free(strings[i]);
	g_free(finding);
}

struct watch_report *watch_report_new(void)
{
	struct watch_report *report = g_new0(struct watch_report, 1);

	report->fresh = g_ptr_array_new_with_free_func(finding_free);
	report->still = g_ptr_array_new_with_free_func(finding_free);
	report->mended = g_ptr_array_new_with_free_func(finding_free);
	return report;
}

void watch_report_free(struct watch_report *report)
{
	if (!report)
		return;
	char *strings[] = {report->site,   report->site_url, report->looked_at,   report->copies_of,
			   report->folder, report->kept,     report->silent_since};

	for (gsize i = 0; i < G_N_ELEMENTS(strings); i++)
		g_free(strings[i]);
	g_ptr_array_unref(report->fresh);
	g_ptr_array_unref(report->still);
	g_ptr_array_unref(report->mended);
	g_free(report);
}

static const char *words_of(enum lang lang, enum trouble trouble)
{
	return view_pick(lang, troubles[trouble].th, troubles[trouble].en);
}

/* "O5 แผนการใช้จ่าย: เปิดแล้วไม่พบหน้า — ไม่มีหน้านี้แล้ว (404)". Yours. */
static char *head_of(const struct finding *finding, enum lang lang)
{
	const char *detail = view_pick(lang, finding->detail_th, finding->detail_en);

	return g_strdup_printf("%s %s: %s%s%s", finding->item,
			       view_pick(lang, finding->title_th, finding->title_en),
			       words_of(lang, finding->trouble), *detail ? " — " : "", detail);
}

static void tell_finding(struct text_out *text, const struct finding *finding, enum style style,
			 gboolean advice)
{
	g_autofree char *head = head_of(finding, text->lang);
	g_autofree char *day = view_moment(finding->since, text->lang);

	text_paragraph(text, style, 0, 4, head);
	text_url(text, 4, text_pick(text, "URL", "URL"), finding->url);
	if (*finding->on)
		text_url(text, 4, text_pick(text, "ลิงก์อยู่ที่", "linked from"), finding->on);
	if (advice)
		text_field(text, STYLE_PLAIN, 4, text_pick(text, "ให้ทำ", "to do"),
			   text_pick(text, troubles[finding->trouble].fix_th,
				     troubles[finding->trouble].fix_en));
	text_field(text, STYLE_PLAIN, 4, text_pick(text, "พบเมื่อ", "since"), day);
}

static void tell_list(struct text_out *text, const GPtrArray *findings, enum style style,
		      gboolean advice, const char *heading)
{
	if (findings->len > 0)
		text_heading(text, heading);
	for (guint i = 0; i < findings->len; i++)
		tell_finding(text, findings->pdata[i], style, advice);
}

static void tell_silence(struct text_out *text, const struct watch_report *report)
{
	g_autofree char *since = view_moment(report->silent_since, text->lang);
	g_autofree char *line = g_strdup_printf(
		text_pick(text,
			  "%s: ไม่มีหน้าใดตอบเลย จึงตรวจไม่ได้ อาจเป็นเครือข่ายของเครื่องนี้ หรือเว็บไซต์ทั้งหมด "
			  "ให้ลองเปิดเว็บไซต์จากเครื่องอื่น (ตั้งแต่ %s)",
			  "%s: nothing answers at all, so nothing could be looked at: the network "
			  "here, "
			  "or the whole site; try to open it from elsewhere (since %s)"),
		report->site, since);

	text_paragraph(text, STYLE_WARN, 0, 0, line);
}

static void tell_summary(struct text_out *text, const struct watch_report *report)
{
	g_autofree char *day = view_moment(report->copies_of, text->lang);
	g_autofree char *line = g_strdup_printf(
		text_pick(text, "%s: URL ที่ส่ง %u แห่ง เอกสาร %u ฉบับ เทียบกับสำเนาเมื่อ %s",
			  "%s: %u submitted URLs, %u documents, compared with the copies of %s"),
		report->site, report->pages, report->documents, day);

	text_paragraph(text, STYLE_PLAIN, 0, 0, line);
	if (report->first)
		text_url(text, 0, text_pick(text, "เก็บสำเนาไว้ที่", "copies"), report->folder);
	if (*report->kept)
		text_url(text, 0, text_pick(text, "หลักฐานวันนี้", "seen today"), report->kept);
}

void watch_text(const struct watch_report *report, const struct report_options *options,
		GString *out)
{
	struct text_out text;

	text_out_init(&text, options, out);
	if (!report->answered) {
		tell_silence(&text, report);
	} else if (report->first || report->fresh->len + report->mended->len > 0) {
		tell_summary(&text, report);
		tell_list(&text, report->fresh, STYLE_BAD, TRUE, text_pick(&text, "พบใหม่", "New"));
		tell_list(&text, report->mended, STYLE_GOOD, FALSE,
			  text_pick(&text, "กลับมาเป็นปกติ", "Well again"));
		tell_list(&text, report->still, STYLE_WARN, FALSE,
			  text_pick(&text, "ยังไม่แก้", "Not mended yet"));
	}
	text_out_clear(&text);
}

static void add_findings(cJSON *object, const char *name, const GPtrArray *findings)
{
	cJSON *list = cJSON_AddArrayToObject(object, name);

	for (guint i = 0; i < findings->len; i++) {
		const struct finding *finding = findings->pdata[i];
		cJSON *one = cJSON_CreateObject();

		json_add_text(one, "item", finding->item);
		json_add_text(one, "url", finding->url);
		json_add_text(one, "on", finding->on);
		json_add_text(one, "trouble", trouble_name(finding->trouble));
		json_add_text(one, "text_th", troubles[finding->trouble].th);
		json_add_text(one, "text_en", troubles[finding->trouble].en);
		json_add_text(one, "detail_th", finding->detail_th);
		json_add_text(one, "detail_en", finding->detail_en);
		json_add_text(one, "since", finding->since);
		cJSON_AddItemToArray(list, one);
	}
}

static cJSON *report_json(const struct watch_report *report)
{
	cJSON *root = cJSON_CreateObject();

	json_add_text(root, "schema", SCHEMA);
	json_add_text(root, "site", report->site);
	json_add_text(root, "site_url", report->site_url);
	json_add_text(root, "looked_at", report->looked_at);
	json_add_text(root, "copies_of", report->copies_of);
	json_add_text(root, "copies", report->folder);
	json_add_text(root, "kept", report->kept);
	cJSON_AddBoolToObject(root, "answered", report->answered);
	json_add_text(root, "silent_since", report->silent_since);
	cJSON_AddNumberToObject(root, "pages", report->pages);
	cJSON_AddNumberToObject(root, "documents", report->documents);
	add_findings(root, "new", report->fresh);
	add_findings(root, "still", report->still);
	add_findings(root, "mended", report->mended);
	return root;
}

void watch_json(const struct watch_report *report, GString *out)
{
	json_print(report_json(report), out);
}

static void add_entries(struct notice *notice, const GPtrArray *findings, enum notice_tone tone,
			GString *key)
{
	for (guint i = 0; i < findings->len; i++) {
		const struct finding *finding = findings->pdata[i];
		g_autofree char *head = head_of(finding, notice->lang);
		const char *fix = view_pick(notice->lang, troubles[finding->trouble].fix_th,
					    troubles[finding->trouble].fix_en);

		g_string_append_printf(key, "%d %s %s %s %s\n", tone, finding->item, finding->url,
				       trouble_name(finding->trouble), finding->since);
		notice_add(notice, tone, finding->item, head, tone == TONE_WORSE ? fix : "",
			   finding->url);
	}
}

struct notice *watch_notice(const struct watch_report *report, enum lang lang)
{
	g_autoptr(GString) key = g_string_new(NULL);
	struct notice *notice;

	if (!report->answered || report->fresh->len + report->mended->len == 0)
		return NULL;
	notice = notice_new(NOTICE_WATCH, lang, report->site, report->site_url);
	g_free(notice->subject);
	notice->subject = g_strdup_printf(
		view_pick(lang, "%s: URL ที่ส่งใน ITAS มีปัญหาใหม่ %u แห่ง กลับมาเป็นปกติ %u แห่ง",
			  "%s: %u submitted URLs newly in trouble, %u well again"),
		report->site, report->fresh->len, report->mended->len);
	g_free(notice->intro);
	notice->intro = g_strdup_printf(
		view_pick(lang, "เทียบกับสำเนาที่เก็บไว้ใน %s%s%s", "Compared with the copies in %s%s%s"),
		report->folder,
		*report->kept ? view_pick(lang, " หลักฐานวันนี้อยู่ใน ", "; what was seen today is in ")
			      : "",
		report->kept);
	add_entries(notice, report->fresh, TONE_WORSE, key);
	add_entries(notice, report->mended, TONE_BETTER, key);
	notice_identify(notice, key->str);
	g_free(notice->details);
	notice->details = json_line(report_json(report));
	return notice;
}
