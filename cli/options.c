#include "cli/options.h"

#include "base/fold.h"
#include "crawler/limits.h"

#include <getopt.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	ERA = 543, /* Buddhist less Christian year */
	HELP_COLUMNS = 80,
	HELP_TEXT = 30,  /* column at which the explanations start */
	LONG_BASE = 256, /* what getopt returns for option i is LONG_BASE + i */
};

enum kind {
	KIND_FLAG,
	KIND_NUMBER, /* unsigned */
	KIND_REAL,   /* double */
	KIND_STRING, /* one of the choices, where there are some */
	KIND_LIST,   /* repeatable; char ** */
	KIND_CHOICE, /* an enum */
	KIND_SET,    /* names with commas; a set of 1u << enum */
	KIND_YEAR,
	KIND_DATE,
	KIND_DAY,        /* struct day */
	KIND_SPAN,       /* of time, in seconds; gint64 */
	KIND_INDICATORS, /* N=SCORE,… */
};

struct option_row {
	enum kind kind;
	char letter; /* 0: none */
	const char *name, *argument;
	unsigned commands;
	gsize at; /* in struct options */
	double min, max, fallback;
	const char *const *choices;
	const char *th, *en;
};

#define AT(member) G_STRUCT_OFFSET(struct options, member)

static const char *const agencies[] = {"local", "central", "school", "hospital", NULL};
static const char *const languages[] = {"th", "en", NULL};
static const char *const tls_modes[] = {"report", "strict", NULL};
static const char *const robots_modes[] = {"obey", "ignore", NULL};
static const char *const when_modes[] = {"auto", "never", "always", NULL};
/* as reports/report.c names them */
static const char *const formats[] = {"text", "json", "html", "csv", "xlsx", "md", "junit", NULL};
static const char *const ends[] = {"decided", "done", NULL};
static const char *const fail_modes[] = {"missing", "partial", "unclear", "regression", NULL};

enum {
	FAIL_ON_DEFAULT = 1 << FAIL_ON_MISSING | 1 << FAIL_ON_PARTIAL | 1 << FAIL_ON_UNCLEAR,
	RULED = COMMAND_AUDIT | COMMAND_RULES | COMMAND_SCORE | COMMAND_WATCH | COMMAND_DRAFT,
	CRAWLED = COMMAND_AUDIT | COMMAND_RULES | COMMAND_WATCH,
	STORED = COMMAND_AUDIT | COMMAND_HISTORY | COMMAND_DIFF | COMMAND_REPORT | COMMAND_WATCH |
		 COMMAND_DRAFT | COMMAND_NOTICES,
};

/* clang-format off */
static const struct option_row table[] = {
	{KIND_STRING, 0, "config", "FILE", COMMAND_ALL, AT(config), 0, 0, 0, NULL,
	 "แฟ้มตั้งค่า: เว็บไซต์ ตัวเลือก หน่วยงานที่รับผิดชอบ การแจ้งเตือน", "configuration: sites, options, units, notices"},
	{KIND_YEAR, 0, "year", "FY", COMMAND_ALL, AT(year), 2540, 2600, 0, NULL,
	 "ปีงบประมาณ เช่น 2568 ถ้าไม่ระบุ ใช้ปีของวันที่ประเมิน", "fiscal year, such as 2568; otherwise that of the audit's date"},
	{KIND_DATE, 0, "as-of", "DATE", RULED, AT(as_of), 0, 0, 0, NULL,
	 "ประเมิน ณ วันที่นี้ (ปปปป-ดด-วว) ถ้าไม่ระบุ ใช้วันนี้", "judge as of this day (YYYY-MM-DD); otherwise today"},
	{KIND_STRING, 0, "rules", "DIR", RULED | COMMAND_CONFIG, AT(rules), 0, 0, 0, NULL,
	 "โฟลเดอร์ของเกณฑ์ แทนเกณฑ์ที่ติดมากับโปรแกรม", "folder of the rules, in place of the installed ones"},
	{KIND_STRING, 0, "instrument", "NAME", RULED, AT(instrument), 0, 0, 0, NULL,
	 "ชุดเกณฑ์ เช่น oit หรือ moit (ถ้าไม่ระบุ oit)", "set of items, such as oit or moit (default: oit)"},
	{KIND_STRING, 0, "agency", NULL, RULED, AT(agency), 0, 0, 0, agencies,
	 "ประเภทหน่วยงาน (ท้องถิ่น ส่วนราชการ สถานศึกษา โรงพยาบาล) โปรแกรมไม่เดาเอง", "kind of agency; never guessed"},
	{KIND_STRING, 0, "item", "ID", COMMAND_RULES | COMMAND_DRAFT, AT(item), 0, 0, 0, NULL,
	 "ข้อที่ rules explain อธิบาย เช่น O12 หรือข้อที่ draft --objection ขอชี้แจง เช่น O5,O12",
	 "item that rules explain is about, such as O12; items to object about, such as O5,O12"},
	{KIND_STRING, 0, "expected", "FILE", COMMAND_RULES, AT(expected), 0, 0, 0, NULL,
	 "ผลที่ rules test --from เคยได้ เพื่อเทียบ", "what rules test --from said before, to compare with"},
	{KIND_YEAR, 0, "based-on", "FY", COMMAND_RULES, AT(based_on), 2540, 2600, 0, NULL,
	 "ปีที่ rules new-year คัดลอกมา", "year that rules new-year copies"},
	{KIND_STRING, 0, "only", "ID,…", COMMAND_AUDIT, AT(only), 0, 0, 0, NULL,
	 "ตรวจเฉพาะข้อเหล่านี้ เช่น O12,O18 โดยเริ่มจากหลักฐานครั้งก่อน", "check only these items, such as O12,O18, their last evidence first"},
	{KIND_CHOICE, 0, "until", NULL, COMMAND_AUDIT, AT(end), 0, 0, END_DECIDED, ends,
	 "หยุดเมื่อทุกข้อพบครบอย่างมั่นใจ หรืออ่านทั้งเว็บไซต์", "stop when every item is surely found, or read the whole site"},
	{KIND_STRING, 0, "submitted", "FILE", COMMAND_AUDIT | COMMAND_WATCH, AT(submitted), 0, 0, 0, NULL,
	 "แฟ้ม URL ที่ส่งในระบบ ITAS แล้ว (CSV หรือ XLSX) ตรวจก่อนที่อื่น", "URLs that were typed into ITAS (CSV or XLSX); judged first"},
	{KIND_STRING, 0, "copies", "DIR", COMMAND_AUDIT | COMMAND_WATCH | COMMAND_DRAFT, AT(copies), 0, 0, 0, NULL,
	 "โฟลเดอร์ที่เก็บสำเนาของ URL ที่ส่ง (none: ไม่เก็บ)", "folder for copies of what was submitted (none: keep none)"},
	{KIND_DAY, 0, "start", "DATE", COMMAND_WATCH, AT(start), 0, 0, 0, NULL,
	 "เริ่มเฝ้าดูวันนี้ ก่อนหน้านั้นไม่ทำอะไร", "watch from this day on; do nothing before it"},
	{KIND_DAY, 0, "until", "DATE", COMMAND_WATCH, AT(until), 0, 0, 0, NULL,
	 "เฝ้าดูถึงวันนี้ เช่น วันสุดท้ายที่อุทธรณ์ได้", "watch until this day, such as the last one for objections"},
	{KIND_FLAG, 0, "objection", NULL, COMMAND_DRAFT, AT(objection), 0, 0, 0, NULL,
	 "ร่างคำขอชี้แจงผล โดยใช้สำเนาที่เก็บไว้เป็นหลักฐาน", "draft an objection, with the kept copies as evidence"},
	{KIND_STRING, 0, "waivers", "FILE", COMMAND_AUDIT, AT(waivers), 0, 0, 0, NULL,
	 "แฟ้มข้อที่ยกเว้น พร้อมเหตุผลและวันสิ้นสุด", "items that are waived, with reason and end"},
	{KIND_CHOICE, 0, "lang", NULL, COMMAND_ALL, AT(language), 0, 0, 0, languages,
	 "ภาษาของรายงาน", "language of the report"},
	{KIND_LIST, 'o', "output", "FILE", COMMAND_ALL, AT(outputs), 0, 0, 0, NULL,
	 "เขียนรายงานลงแฟ้ม รูปแบบตามนามสกุล ใช้ซ้ำได้ (- คือหน้าจอ) หลายเว็บไซต์: โฟลเดอร์",
	 "write the report here, format by suffix; repeatable (- is standard output); several sites: a folder"},
	{KIND_STRING, 'f', "format", NULL, COMMAND_ALL, AT(format), 0, 0, 0, formats,
	 "รูปแบบรายงาน เมื่อไม่มีนามสกุลบอก", "report format where no suffix tells it"},

	{KIND_NUMBER, 0, "max-pages", "N", CRAWLED, AT(max_pages), 1, 1000000, LIMIT_PAGES, NULL,
	 "จำนวนหน้าสูงสุดของเว็บไซต์", "pages of one site"},
	{KIND_NUMBER, 0, "max-time", "S", CRAWLED, AT(max_time), 1, 604800, LIMIT_SECONDS, NULL,
	 "เวลาสูงสุดของเว็บไซต์ เป็นวินาที", "seconds for one site"},
	{KIND_NUMBER, 0, "max-depth", "N", CRAWLED, AT(max_depth), 1, 100, LIMIT_DEPTH, NULL,
	 "จำนวนคลิกสูงสุดจากหน้าแรก", "clicks from the home page"},
	{KIND_REAL, 0, "rate", "R", CRAWLED, AT(rate), 0, 1000, 2, NULL,
	 "คำขอต่อวินาทีต่อเครื่องแม่ข่าย (0 = ไม่จำกัด)", "requests per second and server (0 = no limit)"},
	{KIND_NUMBER, 0, "concurrency", "N", CRAWLED, AT(concurrency), 1, 64, 2, NULL,
	 "การเชื่อมต่อพร้อมกันต่อเว็บไซต์", "connections per host"},
	{KIND_FLAG, 0, "fast", NULL, COMMAND_AUDIT, AT(fast), 0, 0, 0, NULL,
	 "สำหรับเว็บไซต์ของท่านเอง: อย่างน้อย 20 คำขอต่อวินาที 8 การเชื่อมต่อ", "for a site of your own: at least 20 requests per second on 8 connections"},
	{KIND_NUMBER, 0, "jobs", "N", CRAWLED, AT(jobs), 0, 256, 0, NULL,
	 "จำนวนงานอ่านหน้าพร้อมกัน (0 = เท่าจำนวนซีพียู)", "threads that read pages (0 = one a processor)"},
	{KIND_LIST, 0, "resolve", "HOST:PORT:ADDR", CRAWLED, AT(resolve), 0, 0, 0, NULL,
	 "กำหนดที่อยู่ของโฮสต์เอง เหมือน curl ใช้ซ้ำได้", "address of a host, as curl's; repeatable"},
	{KIND_LIST, 0, "connect-to", "H1:P1:H2:P2", CRAWLED, AT(connect_to), 0, 0, 0, NULL,
	 "เชื่อมต่อไปยังโฮสต์อื่นแทน เหมือน curl ใช้ซ้ำได้", "connect to another host instead, as curl's; repeatable"},
	{KIND_STRING, 0, "proxy", "URL", CRAWLED, AT(proxy), 0, 0, 0, NULL,
	 "พร็อกซี (ไม่ใช้ค่าจากตัวแปรระบบ)", "proxy (those of the environment are not used)"},
	{KIND_FLAG, 0, "allow-private", NULL, CRAWLED, AT(allow_private), 0, 0, 0, NULL,
	 "ยอมให้ติดต่อที่อยู่ภายในเครือข่าย", "contact private and loopback addresses too"},
	{KIND_CHOICE, 0, "tls", NULL, CRAWLED, AT(tls), 0, 0, TLS_REPORT, tls_modes,
	 "ใบรับรองที่ผิดพลาด: รายงานแล้วอ่านต่อ หรือไม่อ่าน", "a faulty certificate: report and read on, or do not read"},
	{KIND_STRING, 0, "user-agent", "UA", CRAWLED, AT(user_agent), 0, 0, 0, NULL,
	 "ชื่อที่แจ้งต่อเว็บไซต์", "name told to the site"},
	{KIND_CHOICE, 0, "robots", NULL, CRAWLED, AT(robots), 0, 0, ROBOTS_OBEY, robots_modes,
	 "ทำตาม robots.txt หรือไม่ (ควรเป็นเว็บไซต์ของท่านเอง)", "robots.txt; ignore it only on a site of your own"},
	{KIND_FLAG, 0, "no-sitemaps", NULL, CRAWLED, AT(no_sitemaps), 0, 0, 0, NULL,
	 "ไม่ใช้แผนผังเว็บไซต์ (sitemap.xml)", "do not read sitemap.xml"},
	{KIND_CHOICE, 0, "ocr", NULL, CRAWLED, AT(ocr), 0, 0, OCR_AUTO, when_modes,
	 "อ่านตัวอักษรจากเอกสารสแกน", "read the letters of scanned documents"},
	{KIND_CHOICE, 0, "render", NULL, CRAWLED, AT(render), 0, 0, RENDER_AUTO, when_modes,
	 "เปิดหน้าที่ต้องใช้ JavaScript ด้วย Chromium", "open pages that need JavaScript in Chromium"},
	{KIND_STRING, 0, "warc", "FILE", COMMAND_AUDIT, AT(warc), 0, 0, 0, NULL,
	 "เก็บทุกหน้าที่อ่านลงแฟ้ม WARC", "keep everything read in a WARC file"},
	{KIND_STRING, 0, "from", "FILE", CRAWLED, AT(from), 0, 0, 0, NULL,
	 "ตรวจจากแฟ้ม WARC หรือโฟลเดอร์ที่ wget/httrack เก็บ โดยไม่ใช้เครือข่าย",
	 "audit a WARC file, or a folder saved by wget or httrack, without network"},

	{KIND_STRING, 0, "state", "DIR", COMMAND_AUDIT, AT(state), 0, 0, 0, NULL,
	 "โฟลเดอร์ที่เก็บสิ่งที่อ่านแล้ว เพื่อทำต่อและตรวจซ้ำได้เร็ว (none: ไม่เก็บ)",
	 "folder for what has been read, to go on and to audit again quickly (none: keep nothing)"},
	{KIND_FLAG, 0, "resume", NULL, COMMAND_AUDIT, AT(resume), 0, 0, 0, NULL,
	 "ถ้ามีการตรวจเว็บไซต์นี้ค้างอยู่ ให้ทำต่อ", "go on with the audit of this site that was broken off, if one was"},
	{KIND_SPAN, 0, "max-age", "TIME", COMMAND_AUDIT, AT(max_age), 0, 0, 0, NULL,
	 "ไม่ขอหน้าที่อ่านไว้ไม่เกินเวลานี้ซ้ำ เช่น 30m 12h 7d", "do not ask again for what was read within this time, such as 30m, 12h or 7d"},

	{KIND_INDICATORS, 0, "indicators", "N=SCORE,…", COMMAND_AUDIT | COMMAND_SCORE | COMMAND_DRAFT, AT(scores), 0, 100, 0, NULL,
	 "คะแนนของตัวชี้วัดที่ N (1 ถึง 10) คั่นด้วยจุลภาค ใช้ซ้ำได้", "scores of indicators N (1 to 10), with commas; repeatable"},
	{KIND_INDICATORS, 0, "before", "N=SCORE,…", COMMAND_SCORE | COMMAND_DRAFT, AT(before), 0, 100, 0, NULL,
	 "คะแนนของปีก่อน เหมือน --indicators: บอกว่าเพิ่มขึ้นหรือลดลง", "scores of the year before, as --indicators: tells what rose and fell"},
	{KIND_STRING, 0, "measures", "N=NAME,…", COMMAND_SCORE | COMMAND_DRAFT, AT(measures), 0, 0, 0, NULL,
	 "ระดับของมาตรการ (ถ้าไม่ระบุ 90=รักษาระดับ,85=ยกระดับ,0=แก้ไขเร่งด่วน)", "levels of measures, from the highest figure down to 0"},
	{KIND_REAL, 0, "iit", "SCORE", COMMAND_AUDIT | COMMAND_SCORE | COMMAND_DRAFT, AT(iit), 0, 100, NAN, NULL,
	 "คะแนน IIT", "score of IIT"},
	{KIND_REAL, 0, "eit", "SCORE", COMMAND_AUDIT | COMMAND_SCORE | COMMAND_DRAFT, AT(eit), 0, 100, NAN, NULL,
	 "คะแนน EIT", "score of EIT"},
	{KIND_REAL, 0, "eit1", "SCORE", COMMAND_AUDIT | COMMAND_SCORE | COMMAND_DRAFT, AT(eit1), 0, 100, NAN, NULL,
	 "คะแนน EIT ส่วนที่ 1", "score of EIT part 1"},
	{KIND_REAL, 0, "eit2", "SCORE", COMMAND_AUDIT | COMMAND_SCORE | COMMAND_DRAFT, AT(eit2), 0, 100, NAN, NULL,
	 "คะแนน EIT ส่วนที่ 2", "score of EIT part 2"},
	{KIND_REAL, 0, "oit", "SCORE", COMMAND_SCORE, AT(oit), 0, 100, NAN, NULL,
	 "คะแนน OIT", "score of OIT"},

	{KIND_STRING, 0, "from-items", "FILE", COMMAND_SCORE, AT(from_items), 0, 0, 0, NULL,
	 "ผลรายข้อจากแฟ้ม: ตาราง (O1,found หรือ O1,75) หรือผลตรวจ .json", "item results: a table (O1,found or O1,75) or a stored result .json"},

	{KIND_STRING, 0, "db", "FILE", STORED, AT(db), 0, 0, 0, NULL,
	 "ฐานข้อมูลประวัติการตรวจ (none: ไม่เก็บ)", "database of past audits (none: keep nothing)"},
	{KIND_NUMBER, 0, "keep", "N", COMMAND_HISTORY, AT(keep), 1, 1000000, 0, NULL,
	 "ลบผลตรวจเก่า เหลือ N ครั้งล่าสุดของแต่ละเว็บไซต์และปี", "drop old audits: the newest N of each site and year stay"},
	{KIND_NUMBER, 0, "keep-days", "N", COMMAND_HISTORY, AT(keep_days), 1, 100000, 0, NULL,
	 "ลบผลตรวจที่เก่ากว่า N วัน ยกเว้นครั้งล่าสุด", "drop audits older than N days, but never the newest"},
	{KIND_STRING, 0, "export", "FILE", COMMAND_HISTORY, AT(export_to), 0, 0, 0, NULL,
	 "เขียนผลตรวจทุกครั้งลงแฟ้ม JSON บรรทัดละครั้ง", "write all audits to a file, one JSON result a line"},
	{KIND_STRING, 0, "import", "FILE", COMMAND_HISTORY, AT(import_from), 0, 0, 0, NULL,
	 "นำผลตรวจจากแฟ้มที่ --export เขียนเข้ามา", "take in what --export wrote"},
	{KIND_NUMBER, 0, "jitter", "S", COMMAND_AUDIT, AT(jitter), 0, 86400, 0, NULL,
	 "เริ่มช้าลงโดยสุ่ม ไม่เกินจำนวนวินาทีนี้", "start later by a random time of at most so many seconds"},
	{KIND_FLAG, 0, "only-changes", NULL, COMMAND_AUDIT, AT(only_changes), 0, 0, 0, NULL,
	 "แสดงเฉพาะสิ่งที่เปลี่ยนจากครั้งก่อน ไม่แสดงอะไรถ้าไม่มีอะไรเปลี่ยน", "print what changed since the audit before, and nothing where nothing did"},
	{KIND_SET, 0, "fail-on", NULL, COMMAND_AUDIT | COMMAND_DIFF, AT(fail_on), 0, 0, FAIL_ON_DEFAULT, fail_modes,
	 "ผลที่ทำให้สถานะจบไม่เป็น 0 คั่นด้วยจุลภาค", "findings that make the exit status other than 0, with commas"},
	{KIND_FLAG, 0, "exit-zero", NULL, COMMAND_AUDIT | COMMAND_DIFF | COMMAND_WATCH, AT(exit_zero), 0, 0, 0, NULL,
	 "สถานะจบเป็น 0 แม้ยังขาดข้อมูล", "exit with 0 even where something is missing"},
	{KIND_CHOICE, 0, "progress", NULL, COMMAND_AUDIT, AT(progress), 0, 0, PROGRESS_AUTO, when_modes,
	 "แสดงความคืบหน้า", "show progress"},
	{KIND_FLAG, 'q', "quiet", NULL, COMMAND_ALL, AT(quiet), 0, 0, 0, NULL,
	 "แสดงเฉพาะข้อผิดพลาด", "only errors"},
	{KIND_FLAG, 'h', "help", NULL, COMMAND_ALL, AT(help), 0, 0, 0, NULL,
	 "แสดงวิธีใช้", "show this help"},
	{KIND_FLAG, 'V', "version", NULL, COMMAND_ALL, AT(version), 0, 0, 0, NULL,
	 "แสดงรุ่นของโปรแกรม", "show the version"},
};
/* clang-format on */

G_DEFINE_QUARK(oitcheck_options_error, options_error)

static gboolean has_argument(const struct option_row *row)
{
	return row->kind != KIND_FLAG;
}

/* "th|en", "missing,partial…", or the argument's name. Yours. */
static char *argument_name(const struct option_row *row)
{
	if (!row->choices)
		return g_strdup(row->argument);
	return g_strjoinv(row->kind == KIND_SET ? "," : "|", (char **)row->choices);
}

static gboolean usage_error(GError **error, const struct option_row *row, const char *value,
			    const char *th, const char *en)
{
	g_set_error(error, OPTIONS_ERROR, OPTIONS_ERROR_USAGE, "--%s %s: %s (%s)", row->name, value,
		    th, en);
	return FALSE;
}

static gboolean range_error(GError **error, const struct option_row *row, const char *value)
{
	g_autofree char *th = g_strdup_printf("ต้องเป็นตัวเลข %g ถึง %g", row->min, row->max);
	g_autofree char *en =
		g_strdup_printf("expected a number from %g to %g", row->min, row->max);
	return usage_error(error, row, value, th, en);
}

static gboolean read_real(const char *text, double min, double max, double *value)
{
	char *end = NULL;
	if (!g_ascii_isdigit(*text) && *text != '.')
		return FALSE;
	*value = g_ascii_strtod(text, &end);
	return *end == '\0' && isfinite(*value) && *value >= min && *value <= max;
}

static gboolean set_number(const struct option_row *row, const char *value, unsigned *target,
			   GError **error)
{
	guint64 number;
	if (!g_ascii_string_to_unsigned(value, 10, (guint64)row->min, (guint64)row->max, &number,
					NULL))
		return range_error(error, row, value);
	*target = (unsigned)number;
	return TRUE;
}

/* The Buddhist or the Christian number of the year. */
static gboolean set_year(const struct option_row *row, const char *value, int *target,
			 GError **error)
{
	unsigned year = 0;
	struct option_row christian = *row;
	christian.min -= ERA;
	christian.max -= ERA;
	if (set_number(&christian, value, &year, NULL))
		year += ERA;
	else if (!set_number(row, value, &year, error))
		return FALSE;
	*target = (int)year;
	return TRUE;
}

static int find_choice(const char *const *choices, const char *value)
{
	for (int i = 0; choices[i]; i++)
		if (strcmp(choices[i], value) == 0)
			return i;
	return -1;
}

static gboolean choice_error(GError **error, const struct option_row *row, const char *value)
{
	g_autofree char *choices = argument_name(row);
	g_autofree char *th = g_strdup_printf("ต้องเป็น %s: %s", choices, row->th);
	g_autofree char *en = g_strdup_printf("expected %s: %s", choices, row->en);
	return usage_error(error, row, value, th, en);
}

static gboolean set_choice(const struct option_row *row, const char *value, int *target,
			   GError **error)
{
	int choice = find_choice(row->choices, value);
	if (choice < 0)
		return choice_error(error, row, value);
	*target = choice;
	return TRUE;
}

static gboolean set_set(const struct option_row *row, const char *value, unsigned *target,
			GError **error)
{
	g_auto(GStrv) names = g_strsplit(value, ",", 0);
	unsigned set = 0;
	for (char **name = names; *name; name++) {
		int choice = find_choice(row->choices, *name);
		if (choice < 0)
			return choice_error(error, row, value);
		set |= 1u << choice;
	}
	*target = set;
	return TRUE;
}

static gboolean set_day(const struct option_row *row, const char *value, struct day *target,
			GError **error)
{
	if (thaidate_parse_iso(value, target))
		return TRUE;
	return usage_error(error, row, value, "ต้องเป็นวันที่แบบ 2026-11-22 (ค.ศ.-เดือน-วัน)",
			   "expected a date such as 2026-11-22");
}

static gboolean set_span(const struct option_row *row, const char *value, gint64 *target,
			 GError **error)
{
	static const struct {
		const char *unit;
		gint64 seconds;
	} units[] = {{"", 1}, {"s", 1}, {"m", 60}, {"h", 3600}, {"d", 86400}};
	char *end = NULL;
	gint64 number = g_ascii_isdigit(*value) ? g_ascii_strtoll(value, &end, 10) : -1;
	for (gsize i = 0; i < G_N_ELEMENTS(units) && number >= 0 && number <= G_MAXINT32; i++) {
		if (strcmp(end, units[i].unit) != 0)
			continue;
		*target = number * units[i].seconds;
		return TRUE;
	}
	return usage_error(error, row, value, "ต้องเป็นเวลา เช่น 30m 12h หรือ 7d",
			   "expected a time such as 30m, 12h or 7d");
}

static gboolean set_indicator(const char *one, const struct option_row *row, double *target)
{
	g_auto(GStrv) parts = g_strsplit(one, "=", 2);
	guint64 number;
	return g_strv_length(parts) == 2 &&
	       g_ascii_string_to_unsigned(parts[0], 10, 1, 10, &number, NULL) &&
	       read_real(parts[1], row->min, row->max, &target[number]);
}

static gboolean set_indicators(const struct option_row *row, const char *value, double *target,
			       GError **error)
{
	g_auto(GStrv) list = g_strsplit(value, ",", 0);
	for (char **one = list; *one; one++)
		if (!set_indicator(*one, row, target))
			return usage_error(error, row, value, "ต้องเป็น ตัวชี้วัด=คะแนน เช่น 3=85.5,4=90",
					   "expected indicator=score, such as 3=85.5,4=90");
	return TRUE;
}

static void append(char ***list, const char *value)
{
	guint length = *list ? g_strv_length(*list) : 0;
	*list = g_renew(char *, *list, length + 2);
	(*list)[length] = g_strdup(value);
	(*list)[length + 1] = NULL;
}

static gboolean set_option(struct options *options, const struct option_row *row, const char *value,
			   GError **error)
{
	void *target = G_STRUCT_MEMBER_P(options, row->at);
	if (has_argument(row) && *value == '\0')
		return usage_error(error, row, value, "ค่าว่าง", "empty");
	switch (row->kind) {
	case KIND_FLAG:
		*(gboolean *)target = TRUE;
		return TRUE;
	case KIND_NUMBER:
		return set_number(row, value, target, error);
	case KIND_REAL:
		return read_real(value, row->min, row->max, target)
			       ? TRUE
			       : range_error(error, row, value);
	case KIND_STRING:
		if (row->choices && find_choice(row->choices, value) < 0)
			return choice_error(error, row, value);
		g_free(*(char **)target);
		*(char **)target = g_strdup(value);
		return TRUE;
	case KIND_LIST:
		append(target, value);
		return TRUE;
	case KIND_CHOICE:
		return set_choice(row, value, target, error);
	case KIND_SET:
		return set_set(row, value, target, error);
	case KIND_YEAR:
		return set_year(row, value, target, error);
	case KIND_DATE:
		options->as_of_given = TRUE;
		return set_day(row, value, target, error);
	case KIND_DAY:
		return set_day(row, value, target, error);
	case KIND_SPAN:
		return set_span(row, value, target, error);
	case KIND_INDICATORS:
		return set_indicators(row, value, target, error);
	}
	return FALSE;
}

static struct options *with_defaults(void)
{
	struct options *options = g_new0(struct options, 1);
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		void *target = G_STRUCT_MEMBER_P(options, table[i].at);
		if (table[i].kind == KIND_REAL)
			*(double *)target = table[i].fallback;
		else if (table[i].kind == KIND_NUMBER || table[i].kind == KIND_SET)
			*(unsigned *)target = (unsigned)table[i].fallback;
		else if (table[i].kind == KIND_CHOICE)
			*(int *)target = (int)table[i].fallback;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(options->scores); i++)
		options->scores[i] = options->before[i] = NAN;
	options->language = options_language();
	options->as_of = thaidate_today();
	options->instrument = g_strdup("oit");
	return options;
}

/* The table in the form of getopt_long(); letters must hold 2 characters a row and 2 more. */
static void getopt_tables(unsigned command, struct option *names, char *letters)
{
	gsize count = 0;
	*letters++ = ':'; /* tells a missing argument from an unknown option */
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		const struct option_row *row = &table[i];
		if (!(row->commands & command))
			continue;
		names[count++] =
			(struct option){row->name, has_argument(row), NULL, LONG_BASE + (int)i};
		if (row->letter) {
			*letters++ = row->letter;
			if (has_argument(row))
				*letters++ = ':';
		}
	}
	*letters = '\0';
}

static const struct option_row *row_of(int code)
{
	if (code >= LONG_BASE)
		return &table[code - LONG_BASE];
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
		if (table[i].letter == code)
			return &table[i];
	return NULL;
}

static void getopt_error(GError **error, int code, char *const *argv)
{
	g_autofree char *given = g_utf8_make_valid(argv[optind - 1], -1);
	const struct option_row *row = optopt ? row_of(optopt) : NULL;
	if (code == ':')
		g_set_error(error, OPTIONS_ERROR, OPTIONS_ERROR_USAGE,
			    "%s: ขาดค่าที่ต้องระบุ (needs a value)", given);
	else if (row && optopt >= LONG_BASE)
		g_set_error(error, OPTIONS_ERROR, OPTIONS_ERROR_USAGE,
			    "%s: ตัวเลือกนี้ไม่มีค่า (takes no value)", given);
	else
		g_set_error(error, OPTIONS_ERROR, OPTIONS_ERROR_USAGE,
			    "%s: ไม่มีตัวเลือกนี้ในคำสั่งนี้ (no such option here)", given);
}

/* What is beneath the command line does not add to it. */
static void clear_list(struct options *options, const struct option_row *row)
{
	if (row->kind == KIND_LIST)
		g_clear_pointer((char ***)G_STRUCT_MEMBER_P(options, row->at), g_strfreev);
}

static gboolean parse_vector(struct options *options, unsigned command, int argc, char **argv,
			     GError **error)
{
	struct option names[G_N_ELEMENTS(table) + 1] = {0};
	char letters[2 * G_N_ELEMENTS(table) + 2];
	gboolean met[G_N_ELEMENTS(table)] = {FALSE};
	int code;
	getopt_tables(command, names, letters);
	optind = 0; /* glibc: start anew */
	opterr = 0;
	while ((code = getopt_long(argc, argv, letters, names, NULL)) != -1) {
		if (code == '?' || code == ':') {
			getopt_error(error, code, argv);
			return FALSE;
		}
		const struct option_row *row = row_of(code);
		if (!met[row - table])
			clear_list(options, row);
		met[row - table] = TRUE;
		if (!set_option(options, row, optarg, error))
			return FALSE;
	}
	options->arguments = g_strdupv(argv + optind);
	return TRUE;
}

/* getopt_long() wants the program's name first, and reorders. */
static gboolean parse_words(struct options *options, unsigned command, char *const *words,
			    GError **error)
{
	int count = (int)g_strv_length((char **)words);
	g_autofree char **vector = g_new0(char *, count + 2);
	vector[0] = (char *)"oitcheck";
	memcpy(vector + 1, words, sizeof *words * (gsize)count);
	options->command = command;
	options->words = g_strdupv((char **)words);
	return parse_vector(options, command, count + 1, vector, error);
}

struct options *options_parse(unsigned command, int argc, char *const *argv, GError **error)
{
	AUTO(options) options = with_defaults();
	g_autofree char **words = g_new0(char *, argc + 1);
	memcpy(words, argv, sizeof *argv * (gsize)argc);
	if (!parse_words(options, command, words, error))
		return NULL;
	return g_steal_pointer(&options);
}

static const struct option_row *row_named(const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
		if (strcmp(table[i].name, name) == 0)
			return &table[i];
	return NULL;
}

static gboolean set_row(struct options *options, const struct option_row *row, char *const *values,
			GError **error)
{
	if (row->kind == KIND_FLAG) {
		*(gboolean *)G_STRUCT_MEMBER_P(options, row->at) = strcmp(values[0], "true") == 0;
		return TRUE;
	}
	clear_list(options, row);
	for (char *const *value = values; *value; value++)
		if (!set_option(options, row, *value, error))
			return FALSE;
	return TRUE;
}

gboolean options_set(struct options *options, const struct option_setting *setting, GError **error)
{
	const struct option_row *row = row_named(setting->name);
	g_return_val_if_fail(row, FALSE);
	return set_row(options, row, setting->values, error);
}

struct options *options_over(const struct options *typed, const GPtrArray *settings, GError **error)
{
	AUTO(options) options = with_defaults();
	for (guint i = 0; i < settings->len; i++) {
		const struct option_setting *setting = settings->pdata[i];
		const struct option_row *row = row_named(setting->name);
		if ((row->commands & typed->command) &&
		    !set_row(options, row, setting->values, error))
			return NULL;
	}
	if (!parse_words(options, typed->command, typed->words, error))
		return NULL;
	return g_steal_pointer(&options);
}

char *options_deciding(const struct options *options)
{
	const unsigned both = COMMAND_AUDIT | COMMAND_RULES;
	GString *text = g_string_new(NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		const struct option_row *row = &table[i];
		const void *value = G_STRUCT_MEMBER_P(options, row->at);
		char *const *list = row->kind == KIND_LIST ? *(char *const *const *)value : NULL;
		if ((row->commands & both) != both || row->commands == COMMAND_ALL ||
		    row->kind == KIND_DATE)
			continue;
		g_string_append(text, row->name);
		if (row->kind == KIND_STRING && *(char *const *)value)
			g_string_append_printf(text, " %s", *(char *const *)value);
		else if (row->kind == KIND_REAL)
			g_string_append_printf(text, " %.17g", *(const double *)value);
		else if (row->kind != KIND_STRING && row->kind != KIND_LIST)
			g_string_append_printf(text, " %d", *(const int *)value);
		for (; list && *list; list++)
			g_string_append_printf(text, " %s", *list);
		g_string_append_c(text, '\n');
	}
	return g_string_free(text, FALSE);
}

void options_free(struct options *options)
{
	if (!options)
		return;
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		void *target = G_STRUCT_MEMBER_P(options, table[i].at);
		if (table[i].kind == KIND_STRING)
			g_free(*(char **)target);
		else if (table[i].kind == KIND_LIST)
			g_strfreev(*(char ***)target);
	}
	g_strfreev(options->arguments);
	g_strfreev(options->words);
	g_free(options);
}

static void pad(GString *out, int columns)
{
	for (int i = 0; i < columns; i++)
		g_string_append_c(out, ' ');
}

/* Words from the column on, broken at blanks before the last column. */
static void append_wrapped(GString *out, const char *text, int column, int indent)
{
	g_auto(GStrv) words = g_strsplit(text, " ", 0);
	gboolean first = TRUE;
	for (char **word = words; *word; word++) {
		int width = text_width(*word);
		if (!first && column + 1 + width > HELP_COLUMNS) {
			g_string_append_c(out, '\n');
			pad(out, indent);
			column = indent;
		} else if (!first) {
			g_string_append_c(out, ' ');
			column++;
		}
		g_string_append(out, *word);
		column += width;
		first = FALSE;
	}
	g_string_append_c(out, '\n');
}

/* " (default: 2000)", or nothing where there is none to tell. Yours. */
static char *default_text(const struct option_row *row, enum language language)
{
	g_autofree char *value = NULL;
	if (row->kind == KIND_CHOICE && row->choices != languages)
		value = g_strdup(row->choices[(int)row->fallback]);
	else if ((row->kind == KIND_NUMBER && row->fallback >= row->min) ||
		 (row->kind == KIND_REAL && !isnan(row->fallback)))
		value = g_strdup_printf("%g", row->fallback);
	else if (row->kind == KIND_SET)
		value = g_strdup("missing,partial,unclear");
	if (!value)
		return g_strdup("");
	return g_strdup_printf(language == LANGUAGE_TH ? " (ถ้าไม่ระบุ %s)" : " (default: %s)", value);
}

static void append_row(GString *out, const struct option_row *row, enum language language)
{
	g_autofree char *argument = argument_name(row);
	g_autofree char *fallback = default_text(row, language);
	g_autofree char *letter =
		row->letter ? g_strdup_printf("-%c,", row->letter) : g_strdup("   ");
	g_autofree char *term = g_strdup_printf("  %s --%s%s%s", letter, row->name,
						argument ? " " : "", argument ? argument : "");
	g_autofree char *text =
		g_strconcat(language == LANGUAGE_TH ? row->th : row->en, fallback, NULL);
	int width = text_width(term);
	g_string_append(out, term);
	if (width + 2 > HELP_TEXT) {
		g_string_append_c(out, '\n');
		width = 0;
	}
	pad(out, HELP_TEXT - width);
	append_wrapped(out, text, HELP_TEXT, HELP_TEXT);
}

char *options_help(unsigned command, enum language language)
{
	GString *out = g_string_new(NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
		if (table[i].commands & command)
			append_row(out, &table[i], language);
	return g_string_free(out, FALSE);
}

enum language options_language(void)
{
	static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	for (gsize i = 0; i < G_N_ELEMENTS(variables); i++) {
		const char *value = g_getenv(variables[i]);
		if (value && *value)
			return g_str_has_prefix(value, "en") ? LANGUAGE_EN : LANGUAGE_TH;
	}
	return LANGUAGE_TH;
}

char **options_names(unsigned command)
{
	char **names = NULL;
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
		if ((table[i].commands & command) &&
		    !(names && g_strv_contains((const char *const *)names, table[i].name)))
			append(&names, table[i].name);
	return names;
}

static enum option_value value_of(enum kind kind)
{
	switch (kind) {
	case KIND_FLAG:
		return VALUE_FLAG;
	case KIND_NUMBER:
	case KIND_REAL:
	case KIND_YEAR:
		return VALUE_NUMBER;
	case KIND_STRING:
	case KIND_CHOICE:
	case KIND_DATE:
	case KIND_DAY:
	case KIND_SPAN:
		return VALUE_TEXT;
	case KIND_LIST:
	case KIND_SET:
		return VALUE_TEXTS;
	case KIND_INDICATORS:
		return VALUE_SCORES;
	}
	return VALUE_TEXT;
}

void options_each(unsigned command, enum language language, option_visitor *visit, void *data)
{
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		const struct option_row *row = &table[i];
		if (!(row->commands & command))
			continue;
		visit(&(struct option_fact){.name = row->name,
					    .letter = row->letter,
					    .argument = row->choices ? NULL : row->argument,
					    .choices = row->choices,
					    .list = row->kind == KIND_SET,
					    .repeated = row->kind == KIND_LIST ||
							row->kind == KIND_INDICATORS,
					    .text = language == LANGUAGE_TH ? row->th : row->en,
					    .value = value_of(row->kind),
					    .min = row->kind == KIND_YEAR ? row->min - ERA
									  : row->min,
					    .max = row->max,
					    .whole = row->kind != KIND_REAL},
		      data);
	}
}
