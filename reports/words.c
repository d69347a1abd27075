#include "reports/words.h"

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
	[WORD_READ] = {"อ่านแล้ว", "Read"},
	[WORD_READ_COUNTS] = {"หน้าเว็บ {1} หน้า เอกสาร {2} ฉบับ", "{1} pages, {2} documents"},
	[WORD_READ_ALL] = {"ครบทุกหน้าที่จำเป็น", "all that was needed"},
	[WORD_READ_NOT_ALL] = {"ยังไม่ครบ: {1}", "not all: {1}"},
	[WORD_READ_NOT_ALL_PLAIN] = {"ยังไม่ครบ ดูรายการท้ายรายงาน",
				     "not all: see the list at the end"},
	[WORD_OTHER_YEAR] = {"ยังไม่มีเกณฑ์ของปี {1} จึงตรวจด้วยเกณฑ์ปี {2}",
			     "There are no criteria for {1} yet: those of {2} were used"},

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
	[WORD_WAIVED_ITEMS] = {"ยกเว้นไว้ {1} ข้อ (ไม่คิดคะแนน)", "Waived: {1} (not scored)"},
	[WORD_GAIN] = {"แก้แล้วได้เพิ่ม: ตัวชี้วัด {1} +{2} · OIT +{3} · คะแนนรวม +{4}",
		       "Mending gains: indicator {1} +{2} · OIT +{3} · overall +{4}"},
	[WORD_GAIN_IF] = {"ถ้าครบจริง ได้เพิ่ม: ตัวชี้วัด {1} +{2} · OIT +{3} · คะแนนรวม +{4}",
			  "If complete it gains: indicator {1} +{2} · OIT +{3} · overall +{4}"},
	[WORD_WHY] = {"เหตุผล", "Why"},
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
	[WORD_HTTP] = {"เซิร์ฟเวอร์ตอบ {1}", "the server answered {1}"},
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

static const struct keyed reasons[] = {
	{"max-pages",
	 {"หยุดเพราะครบจำนวนหน้าที่กำหนด (--max-pages)", "stopped at the page limit (--max-pages)"}},
	{"max-time",
	 {"หยุดเพราะครบเวลาที่กำหนด (--max-time)", "stopped at the time limit (--max-time)"}},
	{"max-depth",
	 {"อยู่ลึกเกินจำนวนคลิกที่กำหนด (--max-depth)",
	  "too many clicks from the home page (--max-depth)"}},
	{"interrupted", {"ถูกสั่งหยุดกลางคัน", "interrupted"}},
	{"decided", {"ตัดสินได้ครบทุกข้อก่อนอ่านหมด", "every item was decided before all was read"}},
	{"unreachable", {"ติดต่อเว็บไซต์ไม่ได้", "the site cannot be reached"}},
	{"robots", {"robots.txt ของเว็บไซต์ห้ามโปรแกรมอ่าน", "robots.txt forbids programs to read it"}},
	{"robots-unreachable",
	 {"ขอ robots.txt แล้วเซิร์ฟเวอร์ขัดข้อง จึงยังอ่านไม่ได้",
	  "robots.txt could not be had because the server failed"}},
	{"shape-cap",
	 {"หน้าแบบเดียวกันมีมากเกินไป อ่านพอเป็นตัวอย่างแล้ว",
	  "too many pages of one kind: enough of them were read"}},
	{"trap", {"ลิงก์วนซ้ำไม่รู้จบ", "links that never end"}},
	{"page-limit",
	 {"หน้านี้ยาวมาก อ่านได้เพียงบางส่วน", "the page is very long: only a part was read"}},
	{"too-large", {"ไฟล์ใหญ่เกินกำหนด", "the file is too large"}},
	{"parse-limit",
	 {"หน้าเว็บซับซ้อนเกินไป อ่านได้เพียงบางส่วน", "the page is too complex: only a part was read"}},
	{"timeout", {"เซิร์ฟเวอร์ไม่ตอบในเวลาที่กำหนด", "the server did not answer in time"}},
	{"dns", {"ไม่พบชื่อเว็บไซต์นี้ในระบบ DNS", "the host name is not known (DNS)"}},
	{"refused", {"เซิร์ฟเวอร์ไม่รับการเชื่อมต่อ", "the server refused the connection"}},
	{"network", {"เครือข่ายขัดข้อง", "network failure"}},
	{"private-address",
	 {"ลิงก์ชี้ไปเครื่องภายใน คนนอกเปิดไม่ได้",
	  "the address is inside a private network: nobody outside can open it"}},
	{"tls", {"เชื่อมต่อแบบปลอดภัย (HTTPS) ไม่ได้", "no secure connection (HTTPS) could be made"}},
	{"redirects", {"ส่งต่อหน้าไปมาไม่รู้จบ", "redirected without end"}},
	{"reset", {"การเชื่อมต่อขาดกลางคัน", "the connection broke off"}},
	{"headers-too-large", {"คำตอบของเซิร์ฟเวอร์ผิดปกติ", "the server's answer is not sound"}},
	{"broken-encoding", {"คำตอบของเซิร์ฟเวอร์ผิดปกติ", "the server's answer is not sound"}},
	{"broken-answer", {"คำตอบของเซิร์ฟเวอร์ผิดปกติ", "the server's answer is not sound"}},
	{"empty-answer", {"เซิร์ฟเวอร์ตอบหน้าว่าง", "the server sent an empty page"}},
	{"redirect-without-location", {"หน้านี้ส่งต่อโดยไม่บอกปลายทาง", "the page redirects to nowhere"}},
	{"body-limit",
	 {"ไฟล์ใหญ่เกินกำหนด อ่านได้เพียงบางส่วน", "the file is too large: only a part was read"}},
	{"external-cap", {"ลิงก์ไปเว็บไซต์อื่นมีมากเกินกำหนด", "too many links to other sites"}},
	{"repeating-path", {"ลิงก์วนซ้ำไม่รู้จบ", "links that never end"}},
	{"scan", {"เอกสารเป็นภาพสแกน อ่านตัวหนังสือไม่ได้", "the document is a scan without text"}},
	{"image", {"เป็นรูปภาพ อ่านตัวหนังสือไม่ได้", "it is a picture: its text cannot be read"}},
	{"encrypted", {"เอกสารใส่รหัสผ่าน", "the document is locked with a password"}},
	{"broken-document", {"ไฟล์เอกสารชำรุด", "the document is damaged"}},
	{"garbled", {"ตัวหนังสือในเอกสารเพี้ยน อ่านไม่ได้", "the text in the document is garbled"}},
	{"no-pdftotext",
	 {"เครื่องนี้ยังไม่มีโปรแกรม pdftotext (ติดตั้ง poppler-utils)",
	  "pdftotext is not installed here (poppler-utils)"}},
	{"format-not-read-yet",
	 {"โปรแกรมยังอ่านไฟล์ชนิดนี้ไม่ได้", "this kind of file cannot be read yet"}},
	{"document-limit",
	 {"เอกสารใหญ่เกินกำหนด อ่านได้เพียงบางส่วน", "the document is too large: only a part was read"}},
	{"not-in-archive", {"ไม่มีในข้อมูลที่เก็บไว้", "it is not in the saved crawl"}},
	{"needs-js",
	 {"หน้านี้ต้องเปิดด้วยเบราว์เซอร์ (JavaScript)", "the page needs a browser (JavaScript)"}},
	{"login", {"ต้องเข้าสู่ระบบก่อน คนทั่วไปเปิดไม่ได้", "a login is needed: the public cannot open it"}},
	{"waf", {"ระบบป้องกันของเว็บไซต์กันโปรแกรมไว้", "the site's firewall kept the program out"}},
	{"captcha", {"ต้องกด CAPTCHA ก่อน", "a CAPTCHA stands before it"}},
	{"http 400", {"เซิร์ฟเวอร์ไม่เข้าใจคำขอ (400)", "the server did not understand (400)"}},
	{"http 401", {"ต้องเข้าสู่ระบบก่อน คนทั่วไปเปิดไม่ได้ (401)", "a login is needed (401)"}},
	{"http 403", {"เซิร์ฟเวอร์ไม่อนุญาตให้เปิด (403)", "the server forbids it (403)"}},
	{"http 404", {"ไม่มีหน้านี้แล้ว (404)", "there is no such page (404)"}},
	{"http 410", {"หน้านี้ถูกลบแล้ว (410)", "the page is gone (410)"}},
	{"http 429", {"เซิร์ฟเวอร์บอกว่าขอถี่เกินไป (429)", "the server asks for fewer requests (429)"}},
	{"http 500", {"เซิร์ฟเวอร์ขัดข้อง (500)", "the server failed (500)"}},
	{"http 502", {"เซิร์ฟเวอร์ขัดข้อง (502)", "the server failed (502)"}},
	{"http 503", {"เซิร์ฟเวอร์ไม่พร้อมให้บริการ (503)", "the server is not available (503)"}},
	{"http 504",
	 {"เซิร์ฟเวอร์ไม่ตอบในเวลาที่กำหนด (504)", "the server did not answer in time (504)"}},
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

static const struct keyed periods[] = {
	{"none", {"ไม่กำหนดช่วงเวลา", "no period"}},
	{"fiscal_year", {"ของปีงบประมาณนี้", "this fiscal year"}},
	{"previous_year", {"ของปีงบประมาณที่แล้ว", "the fiscal year before"}},
	{"in_force", {"ที่ใช้อยู่ในปีนี้", "in force this year"}},
	{"first_half", {"รอบ 6 เดือนแรก (ตุลาคมถึงมีนาคม)", "the first six months (October to March)"}},
	{"as_of", {"ในปีนี้ ถึง 31 มีนาคม", "this year up to 31 March"}},
};

static const struct keyed tls_faults[] = {
	{"expired",
	 {"ใบรับรองหมดอายุ เบราว์เซอร์จะเตือนผู้เข้าชม ให้ต่ออายุ", "the certificate has expired: renew it"}},
	{"self-signed",
	 {"ใบรับรองออกเอง เบราว์เซอร์จะเตือนผู้เข้าชม ให้ใช้ใบรับรองที่เชื่อถือได้",
	  "the certificate is self-signed: use a trusted one"}},
	{"incomplete-chain",
	 {"ติดตั้งใบรับรองไม่ครบชุด ให้ผู้ดูแลเว็บเพิ่มใบรับรองตัวกลาง",
	  "an intermediate certificate is not installed"}},
	{"name-mismatch", {"ชื่อในใบรับรองไม่ตรงกับชื่อเว็บไซต์", "the certificate is for another name"}},
	{"old-protocol", {"ใช้การเข้ารหัสรุ่นเก่าที่ไม่ปลอดภัย", "an old, unsafe protocol is used"}},
	{"no-https", {"ยังไม่ได้ใช้ https", "https is not used"}},
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

/*
 * One key word; a library's own words may follow it ("tls: expired", "tls OpenSSL/3: error …").
 * They are told where they have a translation, and else left to the JSON report.
 */
static char *one_reason(const char *reason, enum lang lang)
{
	const char *known = lookup(reasons, G_N_ELEMENTS(reasons), reason, lang), *detail;
	gsize length = strcspn(reason, ": ");
	g_autofree char *key = g_strndup(reason, length);

	if (known)
		return g_strdup(known);
	if (g_str_has_prefix(reason, "http "))
		return word_fill(lang, WORD_HTTP, reason + strlen("http "), NULL);
	known = lookup(reasons, G_N_ELEMENTS(reasons), key, lang);
	if (!known)
		return g_strdup(reason);
	detail = lookup(tls_faults, G_N_ELEMENTS(tls_faults),
			reason + length + strspn(reason + length, ": "), lang);
	return detail ? g_strdup_printf("%s (%s)", known, detail) : g_strdup(known);
}

/* "scan; page-limit": several at once are told one after the other. */
char *word_reason(const char *reason, enum lang lang)
{
	g_auto(GStrv) parts = g_strsplit(reason, ";", -1);
	GString *text = g_string_new(NULL);

	for (char **part = parts; *part; part++) {
		g_autofree char *sentence = one_reason(g_strstrip(*part), lang);

		g_string_append_printf(text, "%s%s", text->len ? ", " : "", sentence);
	}
	return g_string_free(text, FALSE);
}

const char *word_basis(const char *basis, enum lang lang)
{
	return or_itself(lookup(bases, G_N_ELEMENTS(bases), basis, lang), basis);
}

const char *word_period(const char *period, enum lang lang)
{
	return or_itself(lookup(periods, G_N_ELEMENTS(periods), period, lang), period);
}

const char *word_tls(const char *fault, enum lang lang)
{
	return or_itself(lookup(tls_faults, G_N_ELEMENTS(tls_faults), fault, lang), fault);
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
