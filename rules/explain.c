/*
 * The trial of one item, told in the order in which it was held: what the site claims and what came
 * of each claim, what of it is looked into, each element with what was seen or what was looked for.
 */
#include "rules/explain.h"

#include "base/reason_words.h"
#include "rules/item.h"
#include "rules/link_name.h"
#include "rules/reason.h"

#define MEMBERS_SHOWN 12

struct words {
	const char *th, *en;
};

static const struct words standing_words[] = {
	[STANDING_PROVEN] = {"เป็นเรื่องนี้จริง", "about it"},
	[STANDING_UNREAD] = {"ยังอ่านไม่ได้", "not read"},
	[STANDING_WRONG] = {"เป็นเรื่องอื่น", "about something else"},
	[STANDING_EMPTY] = {"ไม่มีเนื้อหา", "empty"},
	[STANDING_DEAD] = {"ลิงก์เสีย", "dead link"},
	[STANDING_NO_LINK] = {"มีแต่ชื่อ ไม่มีลิงก์", "named without a link"},
	[STANDING_NONE] = {"ไม่พบบนเว็บไซต์", "nothing names it"},
};

static const struct words claim_words[] = {
	[CANDIDATE_TARGET] = {"ลิงก์", "link"},
	[CANDIDATE_PAGE] = {"หัวเรื่องของหน้า", "heading of the page"},
	[CANDIDATE_SECTION] = {"หัวข้อในหน้า", "heading in the page"},
	[CANDIDATE_NAMED] = {"ข้อความ", "plain text"},
};

static const struct words verdict_words[] = {
	[VERDICT_FOUND] = {"พบ", "found"},
	[VERDICT_PARTIAL] = {"ไม่ครบ", "partial"},
	[VERDICT_UNCLEAR] = {"ไม่ชัดเจน", "unclear"},
	[VERDICT_MISSING] = {"ไม่พบ", "missing"},
};

static const struct words check_words[CHECK_KINDS] = {
	[CHECK_TEXT] = {"ข้อความ", "text"},
	[CHECK_HEADING] = {"หัวข้อ", "heading"},
	[CHECK_LABEL] = {"ชื่อลิงก์", "label of a link"},
	[CHECK_ABSENT] = {"ต้องไม่มีข้อความ", "none of the texts"},
	[CHECK_OWN_TEXT] = {"เนื้อความของหน้าเอง (ตัวอักษร)", "letters of its own"},
	[CHECK_ENTRIES] = {"รายการของหน้าเอง", "entries of its own"},
	[CHECK_DOCUMENT] = {"เอกสาร", "a document"},
	[CHECK_IMAGE] = {"ภาพ", "a picture"},
	[CHECK_PHONE] = {"หมายเลขโทรศัพท์", "a phone number"},
	[CHECK_EMAIL] = {"อีเมล", "an e-mail address"},
	[CHECK_ADDRESS] = {"ที่อยู่", "an address"},
	[CHECK_MAP] = {"แผนที่", "a map"},
	[CHECK_PERSON] = {"บุคคล", "persons"},
	[CHECK_FORM] = {"แบบฟอร์ม (ช่องกรอก)", "fields of a form"},
	[CHECK_CHAT] = {"ช่องทางแชต", "a chat link"},
	[CHECK_SOCIAL] = {"บัญชีสื่อสังคมออนไลน์", "a social account"},
	[CHECK_BOARD] = {"กระดานถามตอบ", "a question board"},
	[CHECK_COLUMNS] = {"คอลัมน์ของตาราง", "columns of a table"},
	[CHECK_NUMBERS] = {"ตัวเลขพร้อมหน่วยหรือชื่อแถว", "figures with a label or unit"},
	[CHECK_NONE] = {"คำบอกว่าไม่มี หรือตัวเลขที่เป็น 0 ทั้งหมด",
			"a word that there was none, or nothing but zeros"},
	[CHECK_MONTHS] = {"เดือน", "months"},
	[CHECK_YEAR] = {"ปีของข้อนี้", "the item's year"},
	[CHECK_SERVICE] = {"บริการที่ประชาชนส่งหรือเปิดใช้ได้", "a service that a citizen can use"},
	[CHECK_ASKED] = {"สิ่งที่แบบฟอร์มถาม", "what a form asks for"},
	[CHECK_OWN_FORM] = {"แบบฟอร์มของเรื่องนี้ แยกจากแบบฟอร์มอื่นในหน้าเดียวกัน",
			    "a form of its own beside others on the page"},
	[CHECK_SEPARATE] = {"แยกหน้าจากเรื่อง", "another target than that of"},
	[CHECK_ALL] = {"ครบทุกอย่าง", "all of"},
	[CHECK_ONE] = {"ครบทุกอย่างในที่เดียวกัน", "all in one place of"},
};

struct explanation {
	struct session *session;
	gboolean thai;
	GString *out;
};

static const char *pick(const struct explanation *to, const struct words *words)
{
	return to->thai ? words->th : words->en;
}

#define say(to, th_format, en_format, ...)                                                         \
	g_string_append_printf((to)->out, (to)->thai ? th_format : en_format, ##__VA_ARGS__)

static const char *text_of(const struct explanation *to, uint32_t text)
{
	return text == SITE_NONE ? "" : site_text(to->session->site, text)->text;
}

/* The words of the site that make the claim. */
static const char *claim_of(const struct explanation *to, const struct candidate *candidate)
{
	struct site *site = to->session->site;
	const struct site_page *from = site_page(site, candidate->from_page);
	if (candidate->from_link != SITE_NONE)
		return text_of(to, link_name(site, from, &from->links[candidate->from_link]));
	if (candidate->kind == CANDIDATE_NAMED)
		return text_of(to, candidate->from_block);
	if (candidate->section != SITE_NONE && candidate->section < from->n_blocks)
		return text_of(to, from->blocks[candidate->section].text);
	return text_of(to, from->title);
}

static void explain_reason(const struct explanation *to, const char *reason)
{
	const char *detail = reason_detail(reason, to->thai);
	g_autofree char *words = detail ? g_strdup(detail) : reason_words(reason, to->thai);
	if (*words)
		g_string_append_printf(to->out, ": %s", words);
}

static void explain_candidate(const struct explanation *to, guint number,
			      const struct weighed *weighed)
{
	const struct candidate *candidate = &weighed->candidate;
	struct site *site = to->session->site;
	const char *from = site_url(site, site_page(site, candidate->from_page)->url)->url;
	say(to, "  %u. %s", "  %u. %s", number, pick(to, &standing_words[weighed->standing]));
	explain_reason(to, weighed->reason);
	if (weighed->standing == STANDING_PROVEN)
		say(to, " (มั่นใจ %.2f)", " (confidence %.2f)", weighed->confidence);
	say(to, "\n     %s “%s” ชื่อตรงกับเรื่อง %d จาก 100%s\n",
	    "\n     %s “%s” names it %d of 100%s\n", pick(to, &claim_words[candidate->kind]),
	    claim_of(to, candidate), candidate->strength,
	    !candidate->declared ? ""
	    : to->thai ? " หน้า ITA ของหน่วยงานระบุไว้"
		       : ", named by the agency's ITA page");
	say(to, "     อยู่ที่ %s\n", "     on %s\n", from);
	if (candidate->from_link != SITE_NONE && candidate->url != SITE_NONE)
		say(to, "     เปิดไป %s\n", "     leads to %s\n",
		    site_url(site, candidate->url)->url);
}

static void explain_scope(const struct explanation *to, const struct scope *scope)
{
	struct site *site = to->session->site;
	say(to, "  - %s%s\n", "  - %s%s\n", site_url(site, site_page(site, scope->page)->url)->url,
	    scope->section == SITE_NONE ? ""
	    : to->thai                  ? " (เฉพาะหัวข้อ)"
					: " (one section)");
	say(to,
	    "    ตัวอักษร %u (ไม่นับชื่อลิงก์ %u) รายการ %u เอกสาร %u ภาพ %u ช่องกรอก %u ลิงก์ที่ยังไม่ได้อ่าน %u\n",
	    "    letters %u (without labels of links %u), entries %u, documents %u, pictures %u, "
	    "fields %u, links not read %u\n",
	    scope->letters, scope->plain, scope->entries, scope->documents, scope->pictures,
	    scope->fields, scope->unread);
}

static void explain_case(const struct explanation *to, const struct topic_case *topic_case)
{
	const struct topic *topic = topic_case->topic;
	say(to, "\nเรื่อง %s (%s): %s\n", "\nTopic %s (%s): %s\n", topic->id,
	    to->thai ? topic->title_th : topic->title_en,
	    pick(to, &standing_words[topic_case->standing]));
	if (topic_case->weighed->len > 0)
		say(to, " สิ่งที่เว็บไซต์บอกว่าเป็นเรื่องนี้\n", " What the site says is about it\n");
	for (guint i = 0; i < topic_case->weighed->len; i++)
		explain_candidate(to, i + 1,
				  &g_array_index(topic_case->weighed, struct weighed, i));
	if (topic_case->exhibit->scopes->len > 0)
		say(to, " เนื้อหาที่ใช้ตรวจองค์ประกอบ\n", " Content in which elements are looked for\n");
	for (guint i = 0; i < topic_case->exhibit->scopes->len; i++)
		explain_scope(to, g_ptr_array_index(topic_case->exhibit->scopes, i));
}

/* What a check looks for: its literals and expressions, or names of parts, columns and topics. */
static void explain_members(const struct explanation *to, const struct check *check)
{
	const struct matcher *matcher = to->session->weigh.rules->matcher;
	int n = check->literals >= 0 ? matcher_members(matcher, check->literals)
				     : (int)check->of->len;
	for (int i = 0; i < MIN(n, MEMBERS_SHOWN); i++)
		g_string_append_printf(to->out, " “%s”",
				       check->literals >= 0
					       ? matcher_member(matcher, check->literals, i)
					       : (const char *)check->of->pdata[i]);
	if (n > MEMBERS_SHOWN)
		say(to, " และอีก %d คำ", " and %d more", n - MEMBERS_SHOWN);
}

static void explain_check(const struct explanation *to, const struct check *check)
{
	g_string_append(to->out, pick(to, &check_words[check->kind]));
	if (check->min > 1)
		say(to, " อย่างน้อย %d", ", at least %d", check->min);
	if (check->parts->len == 0) {
		explain_members(to, check);
		return;
	}
	for (guint i = 0; i < check->parts->len; i++) {
		g_string_append(to->out, i > 0 ? " + " : " [");
		explain_check(to, g_ptr_array_index(check->parts, i));
	}
	g_string_append_c(to->out, ']');
}

static void explain_search(const struct explanation *to, const struct requirement *need)
{
	for (guint i = 0; i < need->refs->len; i++) {
		const struct element_ref *ref = g_ptr_array_index(need->refs, i);
		if (!rules_applies(ref->element->agencies, to->session->agency))
			continue;
		say(to, "      มองหา (%s.%s)\n", "      looked for (%s.%s)\n", ref->topic->id,
		    ref->element->id);
		for (guint c = 0; c < ref->element->any->len; c++) {
			g_string_append(to->out, "      · ");
			explain_check(to, g_ptr_array_index(ref->element->any, c));
			g_string_append_c(to->out, '\n');
		}
	}
}

/* need: NULL for the period. */
static void explain_element(const struct explanation *to, const struct element_result *element,
			    const struct requirement *need)
{
	const char *why = to->thai ? element->why_th : element->why_en;
	g_string_append_printf(
		to->out, "  [%s] %s: %s%s%s\n", pick(to, &verdict_words[element->verdict]),
		element->id, to->thai ? element->text_th : element->text_en, *why ? ": " : "", why);
	for (guint e = 0; e < element->evidence->len; e++) {
		const struct evidence *evidence = g_ptr_array_index(element->evidence, e);
		say(to, "      เห็น “%s”\n      ที่ %s\n", "      seen “%s”\n      on %s\n",
		    evidence->quote, evidence->url);
	}
	if (need && element->verdict != VERDICT_FOUND)
		explain_search(to, need);
}

static void explain_elements(const struct explanation *to, const struct item *item,
			     const struct item_result *result)
{
	guint at = 0;
	say(to, "\nองค์ประกอบ\n", "\nElements\n");
	for (guint i = 0; i < item->requirements->len; i++) {
		const struct requirement *need = g_ptr_array_index(item->requirements, i);
		if (requirement_applies(need, to->session->agency))
			explain_element(to, g_ptr_array_index(result->elements, at++), need);
	}
	for (; at < result->elements->len; at++)
		explain_element(to, g_ptr_array_index(result->elements, at), NULL);
}

void explain_item(struct session *session, const struct item *item, gboolean thai, GString *out)
{
	const struct explanation to = {session, thai, out};
	struct item_result *result = judge_item(session, item);
	g_string_append_printf(out, "%s  %s\n", item->id, thai ? item->title_th : item->title_en);
	say(&to, "ผล: %s (มั่นใจ %.2f) %s\n", "Verdict: %s (confidence %.2f) %s\n",
	    pick(&to, &verdict_words[result->verdict]), result->confidence,
	    thai ? result->why_th : result->why_en);
	for (guint t = 0; t < item->topics->len; t++)
		explain_case(&to, session_case(session, g_ptr_array_index(item->topics, t)));
	explain_elements(&to, item, result);
	item_result_free(result);
}
