#include "rules/reason.h"

#include "base/fold.h"
#include "base/reason_words.h"
#include "rules/about.h"
#include "rules/check.h"

#include <string.h>

#define NAMED_LACKS   2u
#define LABEL_COLUMNS 80 /* of a label in a reason: a line of the report */

/* Behind what does not hold of what was found, and may of what was not read. */
#define OPEN_TH " (ฉบับที่ถูกต้องอาจอยู่ในหน้าหรือไฟล์ที่โปรแกรมไม่ได้อ่าน)"
#define OPEN_EN " (the right one may be on a page or in a file that was not read)"

#define ADD_TH "เพิ่มสิ่งที่ยังขาดในหน้านั้น"
#define ADD_EN "Add what is missing to that page"

/* “label” of a claim, in quotes and not too long, behind a blank; "" where it has none, or but that
 * of the way home, which names no topic. Yours. */
static char *named(struct site *site, const struct weighed *weighed)
{
	uint32_t name = weighed ? candidate_name(site, &weighed->candidate) : SITE_NONE;
	if (name != SITE_NONE && site_text_has(site, name, site_rules(site)->home_labels))
		name = SITE_NONE;
	const char *label = name == SITE_NONE ? "" : site_text(site, name)->text;
	g_autofree char *shown = text_ellipsis(label, LABEL_COLUMNS);
	return *shown ? g_strdup_printf(" “%s”", shown) : g_strdup("");
}

/* What a claim without a label is called. */
#define LINK_TH "มีลิงก์ที่น่าจะเป็นของเรื่องนี้"
#define LINK_EN "There is a link that may be meant for it"

/* Sentences by standing; the label of the claim stands between the two parts. */
static const struct {
	struct {
		const char *begin, *end, *fix;
	} th, en;
} standings[] = {
	[STANDING_PROVEN] = {{"", "", ""}, {"", "", ""}}, /* what lacks is told instead */
	[STANDING_UNREAD] =
		{{"มีหัวข้อ", " แต่โปรแกรมอ่านเนื้อหาไม่ได้",
		  "เปิดดูเองว่าครบตามรายการหรือไม่ และเผยแพร่เป็นหน้าเว็บหรือ PDF ที่ค้นหาตัวอักษรได้"},
		 {"There is an entry", ", but what is behind it could not be read",
		  "Look yourself whether all of it is there, and publish it as a page or a "
		  "searchable PDF"}},
	[STANDING_WRONG] =
		{{"มีหัวข้อ", " แต่หน้าที่เปิดได้เป็นเนื้อหาเรื่องอื่น",
		  "ให้ลิงก์ของหัวข้อนี้เปิดไปที่เนื้อหาของเรื่องนี้ ถ้ายังไม่มีให้จัดทำขึ้น"},
		 {"There is an entry", ", but what opens is about something else",
		  "Point the link at the right content; make that where it is not there"}},
	[STANDING_EMPTY] = {{"มีหัวข้อ", " แต่ยังไม่มีข้อมูล", "นำข้อมูลจริงขึ้นในหน้านั้น"},
			    {"There is an entry", ", but no content yet",
			     "Put the real content on that page"}},
	[STANDING_DEAD] = {{"มีหัวข้อ", " แต่ลิงก์เสีย เปิดแล้วไม่พบหน้า", "แก้ลิงก์ หรือนำไฟล์กลับขึ้นที่เดิม"},
			   {"There is an entry", ", but its link is dead",
			    "Mend the link or put the file back"}},
	[STANDING_NO_LINK] = {{"มีชื่อหัวข้อ", " แต่ไม่มีลิงก์ไปยังข้อมูล", "ทำลิงก์จากหัวข้อไปยังข้อมูล"},
			      {"It is named", ", but nothing is linked",
			       "Link the entry to the content"}},
	[STANDING_NONE] = {{"ไม่พบหัวข้อนี้บนเว็บไซต์", "",
			    "ทำหน้าหรือไฟล์ของเรื่องนี้ และทำเมนูชื่อตรงกับเรื่องให้เข้าถึงจากหน้าหลัก"},
			   {"Nothing on the site names it", "",
			    "Publish it and link it by its name from the main menu"}},
};

/* What exactly is the matter with a target that was read. */
static const struct {
	const char *key, *th, *en;
	const char *fix_th, *fix_en; /* in place of the standing's; NULL */
} details[] = {
	{"heading-only", "มีแต่ชื่อเรื่อง ไม่มีเนื้อหา", "nothing but a heading", NULL, NULL},
	{"manual-quoted", "มีแต่ข้อความจากคู่มือการประเมิน ไม่ใช่ข้อมูลของหน่วยงาน",
	 "it only quotes the manual of the assessment",
	 "ใส่ข้อมูลของหน่วยงานเองแทนข้อความที่คัดจากคู่มือการประเมิน",
	 "Put the agency's own content in place of what the manual says"},
	{WEIGHED_DEAD_FILE, "ไฟล์ในหน้านั้นเปิดไม่ได้", "the file on it does not open",
	 "นำไฟล์ขึ้นเว็บไซต์ใหม่ แล้วแก้ลิงก์ในหน้านั้นให้ชี้ไฟล์ที่เปิดได้",
	 "Put the file back, and let that page point at one that opens"},
	{"under-construction", "หน้าบอกว่ากำลังปรับปรุง", "it says that it is being updated", NULL,
	 NULL},
	{"empty-list", "เป็นรายการว่าง", "its list is empty", NULL, NULL},
	{"template", "หน้าที่เปิดได้ยังเป็นข้อความตัวอย่างของแม่แบบ",
	 "the page still has the template's sample text",
	 "ลบข้อความตัวอย่างของแม่แบบ แล้วใส่ข้อมูลจริงของหน่วยงาน",
	 "Put the agency's content in place of the template's sample text"},
	{"placeholder-document", "ไฟล์เดียวกันนี้ถูกใช้กับหลายหัวข้อ",
	 "one and the same file stands under many entries",
	 "ทำไฟล์ของเรื่องนี้โดยเฉพาะ แล้วแก้ลิงก์ให้ชี้ไฟล์นั้น",
	 "Make a file of its own for this subject and point the link at it"},
	{"soft-404", "หน้าบอกว่าไม่พบข้อมูล", "the page itself says “not found”", NULL, NULL},
	{"form-closed", "แบบฟอร์มปิดรับคำตอบแล้ว", "the form takes no more answers",
	 "เปิดรับคำตอบของแบบฟอร์ม แล้วลองส่งดู", "Let the form take answers again, and try it"},
	{"form-gone", "แบบฟอร์มหรือบริการถูกลบแล้ว", "the form or service is gone",
	 "สร้างแบบฟอร์มหรือบริการใหม่ แล้วแก้ลิงก์", "Make the form or service anew and mend the link"},
	{"home", "เปิดแล้วกลับไปหน้าแรก ไม่ใช่เนื้อหาของเรื่องนี้", "it leads back to the home page", NULL,
	 NULL},
};

const char *reason_detail(const char *key, gboolean thai)
{
	for (size_t i = 0; i < G_N_ELEMENTS(details); i++)
		if (strcmp(details[i].key, key) == 0)
			return thai ? details[i].th : details[i].en;
	return NULL;
}

static const char *detail_fix(const char *key, gboolean thai)
{
	for (size_t i = 0; i < G_N_ELEMENTS(details); i++)
		if (strcmp(details[i].key, key) == 0)
			return thai ? details[i].fix_th : details[i].fix_en;
	return NULL;
}

/* An address as people read it. Yours. */
static char *readable(const char *url)
{
	g_autofree char *plain = g_uri_unescape_string(url, NULL);
	return g_strdup(plain && g_utf8_validate(plain, -1, NULL) ? plain : url);
}

/* Where a claim leads, or the page that it stands on. Yours. */
static char *address(struct site *site, const struct candidate *candidate)
{
	uint32_t url = candidate->kind == CANDIDATE_TARGET ? candidate->url
							   : site_page(site, candidate->page)->url;
	return readable(site_url(site, url)->url);
}

/* Which file of the page is gone, and what the server answered. */
static void append_dead_file(struct site *site, const struct weighed *weighed, GString *th,
			     GString *en)
{
	const struct site_link *link =
		&site_page(site, weighed->candidate.page)->links[weighed->dead];
	g_autofree char *shown = readable(site_url(site, link->target)->url);
	int status = site_page(site, site_resolve(site, link->target))->status;
	gboolean linked = link->kind == LINK_ANCHOR;
	g_string_append_printf(th, ": %s (%d): %s",
			       linked ? "ไฟล์ที่หน้านี้ลิงก์ไว้เปิดไม่ได้" : "ไฟล์ที่ฝังในหน้านี้เปิดไม่ได้", status,
			       shown);
	g_string_append_printf(en, ": the file that it %s does not open (%d): %s",
			       linked ? "links" : "embeds", status, shown);
}

/* Whether the detail says all of it: the standing's words would say it differently. */
static gboolean detail_alone(const char *key)
{
	static const char *const alone[] = {"home", "template", NULL};
	return g_strv_contains(alone, key);
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

static const struct weighed *best_of(const struct topic_case *topic_case)
{
	return topic_case->weighed->len ? &g_array_index(topic_case->weighed, struct weighed, 0)
					: NULL;
}

/* Of which time the content must be, as the end of an advice; "" where any will do. Yours. */
static char *period_asked(enum period_kind kind, int year, gboolean thai)
{
	switch (kind) {
	case PERIOD_FISCAL_YEAR:
		return g_strdup_printf(thai ? " (ต้องเป็นของปีงบประมาณ พ.ศ. %d)"
					    : " (It must be of fiscal year %d.)",
				       year);
	case PERIOD_PREVIOUS_YEAR:
		return g_strdup_printf(thai ? " (ต้องเป็นของปีงบประมาณ พ.ศ. %d)"
					    : " (It must be of fiscal year %d.)",
				       year - 1);
	case PERIOD_IN_FORCE:
		return g_strdup_printf(thai ? " (ต้องใช้อยู่ในปีงบประมาณ พ.ศ. %d)"
					    : " (It must be in force in fiscal year %d.)",
				       year);
	case PERIOD_FIRST_HALF:
		return g_strdup_printf(thai ? " (ต้องเป็นของเดือนตุลาคม %d ถึงมีนาคม %d)"
					    : " (It must be of October %d to March %d.)",
				       year - 1, year);
	case PERIOD_AS_OF:
		return g_strdup_printf(thai ? " (ต้องเป็นของปีงบประมาณ พ.ศ. %d ถึงวันที่ 31 มีนาคม)"
					    : " (It must be of fiscal year %d, up to 31 March.)",
				       year);
	default:
		return g_strdup("");
	}
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
	const struct element_result *owner;  /* another agency's; NULL */
	const struct element_result *cause;  /* says why all that are unclear are so; NULL */
};

static struct lacks lacks_of(const struct item_result *result)
{
	struct lacks lacks = {0};
	gboolean causes_differ = FALSE;
	for (guint i = 0; i < result->elements->len; i++) {
		const struct element_result *element = g_ptr_array_index(result->elements, i);
		gboolean period = strcmp(element->id, "period") == 0;
		gboolean owner = strcmp(element->id, "owner") == 0;
		lacks.all += !period && !(owner && element->verdict == VERDICT_UNCLEAR);
		lacks.missing += !period && element->verdict == VERDICT_MISSING;
		lacks.unclear += !period && !owner && element->verdict == VERDICT_UNCLEAR;
		lacks.owner = owner ? element : lacks.owner;
		if (period && element->verdict != VERDICT_FOUND)
			lacks.period = element;
		if (period || owner || element->verdict != VERDICT_UNCLEAR || !*element->why_th)
			continue;
		causes_differ |= lacks.cause && strcmp(lacks.cause->why_th, element->why_th) != 0;
		lacks.cause = element;
	}
	if (causes_differ)
		lacks.cause = NULL;
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
		if (lacks->missing == lacks->all) {
			g_string_append_printf(th, "ขาดทั้ง %u องค์ประกอบ", lacks->all);
			g_string_append_printf(en, "all %u elements are missing", lacks->all);
			return;
		}
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

/* What was not read of a topic that is there: documents of its pages, else another claim; NULL. */
static const struct weighed *unread_claim(const struct topic_case *topic_case)
{
	for (guint i = 0; i < topic_case->weighed->len && !topic_case->exhibit->unread; i++) {
		const struct weighed *weighed =
			&g_array_index(topic_case->weighed, struct weighed, i);
		if (weighed->standing == STANDING_UNREAD)
			return weighed;
	}
	return NULL;
}

/* The very file or claim that stood in the way, in brackets. */
static void tell_obstacle(struct site *site, const struct topic_case *topic_case, GString *th,
			  GString *en)
{
	const struct exhibit *exhibit = topic_case->exhibit;
	const struct weighed *claim = unread_claim(topic_case);
	g_autofree char *name = claim ? named(site, claim) : g_strdup("");
	g_autofree char *url = exhibit->unread_url == SITE_NONE
				       ? NULL
				       : readable(site_url(site, exhibit->unread_url)->url);
	if (url) {
		g_string_append_printf(th, " (%s%s)", exhibit->unread_others ? "เช่น " : "", url);
		g_string_append_printf(en, " (%s%s)", exhibit->unread_others ? "such as " : "",
				       url);
	} else if (claim) {
		g_autofree char *at = address(site, &claim->candidate);
		g_string_append_printf(th, *name ? " (หัวข้อ%s: %s)" : " (%s%s)", name, at);
		g_string_append_printf(en, *name ? " (entry%s: %s)" : " (%s%s)", name, at);
	}
}

/* How many could not be confirmed, why, and what stood in the way. */
static void tell_unclear(const struct lacks *lacks, struct site *site,
			 const struct topic_case *topic_case, GString *th, GString *en)
{
	if (lacks->unclear < lacks->all) {
		g_string_append_printf(th, "โปรแกรมยืนยันไม่ได้ %u จาก %u องค์ประกอบ", lacks->unclear,
				       lacks->all);
		g_string_append_printf(en, "%u of %u elements could not be confirmed",
				       lacks->unclear, lacks->all);
	} else if (lacks->all > 1) {
		g_string_append_printf(th, "โปรแกรมยืนยันไม่ได้ทั้ง %u องค์ประกอบ", lacks->all);
		g_string_append_printf(en, "none of its %u elements could be confirmed",
				       lacks->all);
	} else {
		g_string_append(th, "โปรแกรมยืนยันไม่ได้");
		g_string_append(en, "it could not be confirmed");
	}
	if (!lacks->cause)
		return;
	g_string_append_printf(th, ": %s", lacks->cause->why_th);
	g_string_append_printf(en, ": %s", lacks->cause->why_en);
	const struct weighed *claim = unread_claim(topic_case);
	g_autofree char *words =
		reason_words(claim ? claim->reason : topic_case->exhibit->unread_reason, TRUE);
	if (strcmp(words, lacks->cause->why_th) == 0)
		tell_obstacle(site, topic_case, th, en);
}

static void explain_lacks(struct item_result *result, struct site *site,
			  const struct topic_case *topic_case)
{
	static const struct {
		const char *th, *en;
	} begin[VERDICT_COUNT] = {
		[VERDICT_PARTIAL] = {"พบข้อมูลแล้ว", "It is there"},
		[VERDICT_UNCLEAR] = {"มีหน้าหรือไฟล์ของเรื่องนี้", "There is a page or file of it"},
		[VERDICT_MISSING] = {"มีหน้าที่พูดถึงเรื่องนี้", "A page speaks of it"},
	};
	struct lacks lacks = lacks_of(result);
	/* that it is there may be said where anything of it is */
	const gboolean bare = lacks.all > 0 && lacks.missing + lacks.unclear == lacks.all;
	enum verdict first =
		bare && result->verdict == VERDICT_PARTIAL ? VERDICT_UNCLEAR : result->verdict;
	g_autoptr(GString) th = g_string_new(begin[first].th), en = g_string_new(begin[first].en);
	const char *and_th = " แต่", *and_en = ", but ";
	const gboolean owner_open = lacks.owner && lacks.owner->verdict == VERDICT_UNCLEAR;
	const struct element_result *const faults[] = {lacks.period,
						       owner_open ? lacks.owner : NULL};
	gboolean open = FALSE;
	for (gsize i = 0; i < G_N_ELEMENTS(faults); i++) {
		if (!faults[i])
			continue;
		g_string_append_printf(th, "%s%s", and_th, faults[i]->why_th);
		g_string_append_printf(en, "%s%s", and_en, faults[i]->why_en);
		and_th = " และ", and_en = ", and ";
		open |= faults[i]->verdict == VERDICT_UNCLEAR;
	}
	if (open) {
		g_string_append(th, OPEN_TH);
		g_string_append(en, OPEN_EN);
	}
	if (lacks.missing > 0) {
		g_string_append(th, and_th);
		g_string_append(en, and_en);
		name_missing(result, &lacks, th, en);
		and_th = " และ", and_en = ", and ";
	}
	if (lacks.unclear > 0) {
		g_string_append(th, and_th);
		g_string_append(en, and_en);
		tell_unclear(&lacks, site, topic_case, th, en);
	}
	result_set(&result->why_th, th->str);
	result_set(&result->why_en, en->str);
}

/* What can be done about the very thing that stood in the way; NULL where nothing particular. */
static const char *remedy(const struct topic_case *topic_case, gboolean thai)
{
	const struct weighed *best = best_of(topic_case), *claim = unread_claim(topic_case);
	const char *partly = check_partly_read(topic_case->exhibit);
	if (topic_case->exhibit->unread)
		return reason_remedy(topic_case->exhibit->unread_reason, thai);
	if (claim)
		return reason_remedy(claim->reason, thai);
	if (partly)
		return reason_remedy(partly, thai);
	return best ? detail_fix(best->reason, thai) : NULL;
}

/* What is to be done, then what the topic wants, then of which year. */
static void advise(struct item_result *result, const struct item *item, struct site *site,
		   const struct topic *topic, const char *th, const char *en)
{
	int year = site_rules(site)->checklist->fiscal_year;
	g_autofree char *when_th = period_asked(about_period(item, topic), year, TRUE),
			*when_en = period_asked(about_period(item, topic), year, FALSE);
	g_autofree char *fix_th = g_strdup_printf("%s — %s%s", th, topic->advice_th, when_th),
			*fix_en = g_strdup_printf("%s — %s%s", en, topic->advice_en, when_en);
	result_set(&result->fix_th, fix_th);
	result_set(&result->fix_en, fix_en);
}

/* Where the right one may be among what was not read, it is to be looked for first. */
static void advise_newer(struct item_result *result, const struct element_result *period)
{
	const gboolean open = period->verdict == VERDICT_UNCLEAR;
	g_autofree char *th = g_strdup_printf(
		open ? "ดูว่ามีข้อมูลของปี %d บนเว็บไซต์แล้วหรือยัง ถ้ามีให้ลิงก์ของหัวข้อนี้ชี้ไปที่ข้อมูลนั้น "
		       "ถ้ายังไม่มีให้นำขึ้น"
		     : "นำข้อมูลของปี %d ขึ้นเว็บไซต์ แล้วให้ลิงก์ของหัวข้อนี้ชี้ไปที่ข้อมูลนั้น",
		period->year);
	g_autofree char *en = g_strdup_printf(
		open ? "See whether the version of %d is on the site: point the link at it, or "
		       "publish it where it is not"
		     : "Publish the version of %d and point the link at it",
		period->year);
	result_set(&result->fix_th, th);
	result_set(&result->fix_en, en);
}

/* Of an item of several topics the case of the one that this element is of. */
static const struct topic_case *case_of(const struct element_result *element,
					const struct topic_case *const *cases, guint count)
{
	for (guint i = 0; i < count; i++) {
		g_autofree char *prefix = g_strconcat(cases[i]->topic->id, ".", NULL);
		if (g_str_has_prefix(element->id, prefix))
			return cases[i];
	}
	return NULL;
}

/* The topic to speak of where things lack: that of the first one that is missing, else of the first
 * that could not be confirmed. */
static const struct topic_case *lacking_case(const struct item_result *result,
					     const struct topic_case *const *cases, guint count)
{
	static const enum verdict lacks[] = {VERDICT_MISSING, VERDICT_UNCLEAR};
	for (gsize v = 0; v < G_N_ELEMENTS(lacks); v++) {
		for (guint i = 0; i < result->elements->len; i++) {
			const struct element_result *element =
				g_ptr_array_index(result->elements, i);
			const struct topic_case *of = case_of(element, cases, count);
			if (of && element->verdict == lacks[v])
				return of;
		}
	}
	return NULL;
}

static void advise_own(struct item_result *result, const struct item *item, struct site *site,
		       const struct topic *topic, const struct element_result *owner)
{
	const gboolean open = owner->verdict == VERDICT_UNCLEAR;
	advise(result, item, site, topic,
	       open ? "ดูว่ามีเอกสารของหน่วยงานเองบนเว็บไซต์แล้วหรือยัง ถ้ามีให้ลิงก์ของหัวข้อนี้ชี้ไปที่เอกสารนั้น "
		      "ถ้ายังไม่มีให้นำขึ้นแทนฉบับที่เป็นของหน่วยงานอื่น"
		    : "นำเอกสารของหน่วยงานเองขึ้นแทนฉบับที่เป็นของหน่วยงานอื่น",
	       open ? "See whether the agency's own document is on the site: point the link at it, "
		      "or publish it in place of the other agency's"
		    : "Put the agency's own document in place of the other agency's");
}

/* What to do about an item that is there: the newest lack first. */
static void advise_lacks(struct item_result *result, const struct item *item, struct site *site,
			 const struct topic_case *topic_case)
{
	struct lacks lacks = lacks_of(result);
	if (lacks.owner) {
		advise_own(result, item, site, topic_case->topic, lacks.owner);
		return;
	}
	if (lacks.missing > 0) {
		/* nobody is to complete what is of another year */
		const gboolean old = lacks.period && lacks.period->verdict == VERDICT_MISSING;
		advise(result, item, site, topic_case->topic,
		       old ? "นำข้อมูลของปีที่กำหนดขึ้นเว็บไซต์ โดยให้มีสิ่งที่ยังขาดครบด้วย" : ADD_TH,
		       old ? "Publish that of the year asked for, with what is missing in it"
			   : ADD_EN);
		return;
	}
	if (lacks.period) {
		advise_newer(result, lacks.period);
		return;
	}
	const gboolean outside = lacks.cause && g_str_equal(lacks.cause->id, "outside");
	const char *th = outside ? reason_remedy("not-opened", TRUE) : remedy(topic_case, TRUE),
		   *en = outside ? reason_remedy("not-opened", FALSE) : remedy(topic_case, FALSE);
	result_set(&result->fix_th, th ? th : standings[STANDING_UNREAD].th.fix);
	result_set(&result->fix_en, en ? en : standings[STANDING_UNREAD].en.fix);
}

static void explain_standing(struct item_result *result, struct site *site,
			     const struct topic_case *topic_case)
{
	const struct weighed *best = best_of(topic_case);
	enum standing standing = topic_case->standing;
	g_autofree char *name = named(site, best);
	const gboolean unnamed = best && !*name && standing == STANDING_WRONG;
	g_autoptr(GString) th = g_string_new(unnamed ? LINK_TH : standings[standing].th.begin),
			   en = g_string_new(unnamed ? LINK_EN : standings[standing].en.begin);
	if (best && best->dead == SITE_NONE && detail_alone(best->reason)) {
		g_string_append_printf(th, "%s แต่%s", name, reason_detail(best->reason, TRUE));
		g_string_append_printf(en, "%s, but %s", name, reason_detail(best->reason, FALSE));
		result_set(&result->why_th, th->str);
		result_set(&result->why_en, en->str);
		return;
	}
	g_string_append_printf(th, "%s%s", name, standings[standing].th.end);
	g_string_append_printf(en, "%s%s", name, standings[standing].en.end);
	if (best && best->standing == STANDING_UNREAD) {
		g_autofree char *words_th = reason_words(best->reason, TRUE),
				*words_en = reason_words(best->reason, FALSE);
		g_autofree char *url = address(site, &best->candidate);
		g_string_append_printf(th, ": %s (%s)", words_th, url);
		g_string_append_printf(en, ": %s (%s)", words_en, url);
	} else if (best) {
		append_detail(site, best, th, en);
	}
	result_set(&result->why_th, th->str);
	result_set(&result->why_en, en->str);
}

static void explain_incomplete(struct item_result *result, const struct session *session)
{
	const char *incomplete = session->incomplete;
	g_autofree char *words_th = reason_words(incomplete, TRUE),
			*words_en = reason_words(incomplete, FALSE);
	g_autofree char *url =
		session->incomplete_at ? readable(session->incomplete_at) : g_strdup("");
	g_autofree char *th = g_strdup_printf("ยังตัดสินไม่ได้ เพราะอ่านเว็บไซต์ไม่ครบ: %s%s%s%s", words_th,
					      *url ? " (เช่น " : "", url, *url ? ")" : "");
	g_autofree char *en =
		g_strdup_printf("Cannot be decided, since not all of the site was read: %s%s%s%s",
				words_en, *url ? " (such as " : "", url, *url ? ")" : "");
	result_set(&result->why_th, th);
	result_set(&result->why_en, en);
	const char *fix_th = reason_remedy(incomplete, TRUE),
		   *fix_en = reason_remedy(incomplete, FALSE);
	result_set(&result->fix_th,
		   fix_th ? fix_th : "แก้ให้เว็บไซต์เปิดได้ตามปกติ แล้วตรวจใหม่ หรือเปิดดูเองจากหน้าหลัก");
	result_set(&result->fix_en, fix_en ? fix_en
					   : "Make the site answer, then check again; or look "
					     "yourself from the home page");
}

/* What is there, but for what alone would make it this. */
static void explain_refuted(struct item_result *result, const struct item *item, struct site *site,
			    const struct topic_case *topic_case)
{
	const struct element *element = topic_case->refuted_by;
	g_autofree char *name = named(site, best_of(topic_case));
	g_autofree char *lack_th = *element->lacks_th
					   ? g_strdup(element->lacks_th)
					   : g_strdup_printf("ไม่มี “%s”", element->text_th),
			*lack_en = *element->lacks_th
					   ? g_strdup(element->lacks_en)
					   : g_strdup_printf("it lacks “%s”", element->text_en);
	g_autofree char *th = g_strdup_printf("มีหัวข้อ%s แต่%s", name, lack_th),
			*en = g_strdup_printf("There is an entry%s, but %s", name, lack_en);
	result_set(&result->why_th, th);
	result_set(&result->why_en, en);
	/* what stands there in its place stays what it is */
	const gboolean other = *element->lacks_th != '\0';
	advise(result, item, site, topic_case->topic,
	       other ? "ทำหน้าหรือไฟล์ของเรื่องนี้โดยเฉพาะ แล้วให้ลิงก์ของหัวข้อนี้ชี้ไปที่นั่น" : ADD_TH,
	       other ? "Make a page or file of this subject itself and point the link at it"
		     : ADD_EN);
}

static void explain(struct item_result *result, const struct item *item,
		    const struct session *session, const struct topic_case *const *cases)
{
	struct site *site = session->site;
	const struct topic_case *topic_case = worst_case(cases, item->topics->len, result->verdict);
	const struct topic *topic = topic_case->topic;
	result_set(&result->unit_th, topic->unit_th);
	if (result->verdict == VERDICT_FOUND)
		return;
	if (result->verdict == VERDICT_UNCLEAR && session->incomplete &&
	    topic_case->standing != STANDING_UNREAD) {
		explain_incomplete(result, session);
		return;
	}
	if (result->verdict == VERDICT_PARTIAL || topic_case->standing == STANDING_PROVEN) {
		const struct topic_case *lacking = lacking_case(result, cases, item->topics->len);
		topic_case = lacking ? lacking : topic_case;
		result_set(&result->unit_th, topic_case->topic->unit_th);
		explain_lacks(result, site, topic_case);
		advise_lacks(result, item, site, topic_case);
		return;
	}
	if (topic_case->standing == STANDING_WRONG && topic_case->refuted_by) {
		explain_refuted(result, item, site, topic_case);
		return;
	}
	explain_standing(result, site, topic_case);
	const char *th = remedy(topic_case, TRUE), *en = remedy(topic_case, FALSE);
	advise(result, item, site, topic, th ? th : standings[topic_case->standing].th.fix,
	       en ? en : standings[topic_case->standing].en.fix);
}

/* The year and the owner say themselves, too, why they are open; the sentence above said it once
 * for both. */
static void tell_open(struct item_result *result)
{
	for (guint i = 0; i < result->elements->len; i++) {
		struct element_result *element = g_ptr_array_index(result->elements, i);
		if (element->verdict != VERDICT_UNCLEAR || !*element->why_th ||
		    !(g_str_equal(element->id, "period") || g_str_equal(element->id, "owner")))
			continue;
		g_autofree char *th = g_strconcat(element->why_th, OPEN_TH, NULL),
				*en = g_strconcat(element->why_en, OPEN_EN, NULL);
		result_set(&element->why_th, th);
		result_set(&element->why_en, en);
	}
}

void reason_item(struct item_result *result, const struct item *item, const struct session *session,
		 const struct topic_case *const *cases)
{
	explain(result, item, session, cases);
	tell_open(result);
}
