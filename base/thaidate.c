/*
 * Every mention of a year ends in, or starts with, a run of digits. So the scanner goes from run to
 * run and looks at what stands before it (month names, "ปีงบประมาณ", "พ.ศ.", law titles, "โทร") and
 * behind it (a range, a unit).
 */
#include "base/thaidate.h"

#include <string.h>
#include <time.h>

enum {
	ERA = 543, /* Buddhist less Christian year */
	YEAR_FIRST = 2540,
	YEAR_LAST = 2600,
	BARE_CHRISTIAN_FIRST = 2010, /* a bare 2000 is an amount, a bare 2024 mostly a year */
	BARE_CHRISTIAN_LAST = 2040,
	SHORT_BUDDHIST = 40,  /* "67" is 2567; */
	SHORT_CHRISTIAN = 10, /* "24" in a full date is 2024 */
	RANGE_YEARS = 30, /* longer "ranges" are telephone numbers; plans span 20 years at most */
	SHORT_RANGE_YEARS = 10,
	LAW_WINDOW =
		600, /* bytes before a year in which its law's name may stand: 200 Thai letters */
	FISCAL_MONTH = 10,
};

struct run {
	gsize start, end;
	int value; /* -1 for more than nine digits */
};

struct scan {
	const char *text;
	gsize size;
	GArray *found;
	gsize done;   /* no mention starts before this */
	gsize number; /* end of the last year, taken or left out */
	gboolean law; /* that year was a law's */
};

/* What stands before a year and belongs to it. */
struct lead {
	gsize start;
	gboolean era, year, fiscal;
};

static const char *const era_words[] = {"พ.ศ.", "พ.ศ", "พศ.",  "พศ",   "ค.ศ.", "ค.ศ",
					"คศ.",  "คศ",  "b.e.", "a.d.", NULL};
static const char *const fiscal_words[] = {
	"ปีงบประมาณ",   "ปีงบ", "ปีงปม", "งบประมาณปี", "งบประมาณประจำปี", "งบประมาณรายจ่ายประจำปี",
	"fiscal year", "fy",  NULL};
static const char *const year_words[] = {"ปี", "year", NULL};
static const char *const quarter_words[] = {"ไตรมาส",   "ไตรมาสที่", "ไตรมาส ", "ไตรมาสที่ ",
					    "quarter ", "q",       NULL};

/* A number behind one of these is no year. */
static const char *const number_words[] = {
	"มาตรา", "ข้อ",   "เลข",   "เลขที่", "โทร",    "โทรศัพท์", "โทรสาร", "แฟกซ์", "หมู่",  "หมู่ที่", "รหัส",
	"หน้า",   "ราคา", "จำนวน", "ต่อ",   "เป็นเงิน", "รวม",    "ซอย",    "ถนน",  "ตู้ปณ", NULL};
static const char *const number_prefixes[] = {"img", "dsc",  "id",   "no",   "tel", "fax",
					      "ext", "room", "page", "code", NULL};
static const char *const units[] = {"บาท", "คน",      "ไร่",        "ตารางเมตร", "เมตร", "กิโล",
				    "กม.", "ครัวเรือน", "หลังคาเรือน", "%",         "baht", NULL};

static const char *const law_words[] = {
	"พ.ร.บ",   "พรบ",          "พระราชบัญญัติ",    "พระราชกฤษฎีกา",     "พระราชกำหนด", "พ.ร.ฎ",
	"พ.ร.ก",   "ระเบียบ",       "กฎกระทรวง",     "รัฐธรรมนูญ",         "ข้อบังคับ",      "ข้อบัญญัติ",
	"เทศบัญญัติ", "ประมวลกฎหมาย", "ประมวลจริยธรรม", "ประกาศคณะกรรมการ", NULL};
static const char *const amendment_words[] = {"ฉบับที่", "แก้ไขเพิ่มเติม", NULL};

static const struct {
	const char *name;
	int month;
} month_names[] = {
	{"มกราคม", 1},  {"กุมภาพันธ์", 2},   {"กุมภาพันธุ์", 2},   {"มีนาคม", 3},   {"เมษายน", 4},
	{"พฤษภาคม", 5}, {"มิถุนายน", 6},    {"กรกฎาคม", 7},   {"สิงหาคม", 8},  {"กันยายน", 9},
	{"ตุลาคม", 10},  {"พฤศจิกายน", 11}, {"พฤษจิกายน", 11}, {"ธันวาคม", 12},
};

/* "ม.ค.", "ม. ค.", "มค": the two parts. Longer first parts first. */
static const struct {
	const char *first, *second;
	int month;
} month_shorts[] = {
	{"มี", "ค", 3}, {"เม", "ย", 4}, {"มิ", "ย", 6},  {"ม", "ค", 1},
	{"ก", "พ", 2}, {"พ", "ค", 5},  {"ก", "ค", 7},  {"ส", "ค", 8},
	{"ก", "ย", 9}, {"ต", "ค", 10}, {"พ", "ย", 11}, {"ธ", "ค", 12},
};

static const char *const english_months[] = {"january",   "february", "march",    "april",
					     "may",       "june",     "july",     "august",
					     "september", "october",  "november", "december"};
static const char *const thai_months[] = {"มกราคม",  "กุมภาพันธ์", "มีนาคม",    "เมษายน",
					  "พฤษภาคม", "มิถุนายน",  "กรกฎาคม",  "สิงหาคม",
					  "กันยายน",  "ตุลาคม",   "พฤศจิกายน", "ธันวาคม"};

static gboolean is_letter_byte(char c)
{
	return (guint8)c >= 0x80 || g_ascii_isalpha(c);
}

static gsize skip_back(const char *text, gsize at, const char *set)
{
	while (at > 0 && strchr(set, text[at - 1]))
		at--;
	return at;
}

/* The set must not hold the terminator, so this ends there. */
static gsize skip_on(const char *text, gsize at, const char *set)
{
	return at + strspn(text + at, set);
}

static gboolean ends_with(const char *text, gsize at, const char *word, gsize *start)
{
	gsize length = strlen(word);
	if (length > at || memcmp(text + at - length, word, length) != 0)
		return FALSE;
	*start = at - length;
	return TRUE;
}

/* An ASCII word must not be the tail of a longer one ("fy" in "notify"); Thai has no word
 * boundaries. */
static gboolean ends_with_any(const char *text, gsize at, const char *const *words, gsize *start)
{
	for (; *words; words++) {
		gsize found;
		if (!ends_with(text, at, *words, &found))
			continue;
		if (!g_ascii_isalpha(**words) || found == 0 || !g_ascii_isalpha(text[found - 1])) {
			*start = found;
			return TRUE;
		}
	}
	return FALSE;
}

static gboolean starts_with_any(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (g_str_has_prefix(text, *words))
			return TRUE;
	return FALSE;
}

static gboolean contains_any(const char *text, gsize size, const char *const *words)
{
	for (; *words; words++)
		if (g_strstr_len(text, (gssize)size, *words))
			return TRUE;
	return FALSE;
}

static gsize digits(const struct run *run)
{
	return run->end - run->start;
}

/* The run of digits that starts at or after the offset. */
static gboolean next_run(const struct scan *s, gsize at, struct run *run)
{
	while (at < s->size && !g_ascii_isdigit(s->text[at]))
		at++;
	*run = (struct run){.start = at, .end = at};
	while (run->end < s->size && g_ascii_isdigit(s->text[run->end])) {
		int digit = s->text[run->end++] - '0';
		run->value = run->end - run->start > 9 ? -1 : run->value * 10 + digit;
	}
	return run->end > run->start;
}

static gboolean run_at(const struct scan *s, gsize at, struct run *run)
{
	return next_run(s, at, run) && run->start == at;
}

static int buddhist(int year)
{
	if (year >= YEAR_FIRST - ERA && year <= YEAR_LAST - ERA)
		return year + ERA;
	return year >= YEAR_FIRST && year <= YEAR_LAST ? year : 0;
}

/* Year of a run of four or two digits in a place where a year is certain; 0 where it is none. */
static int run_year(const struct run *run, gboolean christian)
{
	if (digits(run) == 4)
		return buddhist(run->value);
	if (digits(run) != 2)
		return 0;
	if (run->value >= SHORT_BUDDHIST)
		return 2500 + run->value;
	return christian && run->value >= SHORT_CHRISTIAN ? 2000 + ERA + run->value : 0;
}

static void add(struct scan *s, const struct year_mention *mention)
{
	g_array_append_val(s->found, *mention);
	s->done = mention->end;
}

static void add_date(struct scan *s, struct day day, gsize start, gsize end)
{
	int year = day.year + ERA;
	add(s, &(struct year_mention){YEAR_DATE, year, year, day, start, end});
}

static gboolean is_day(int year, int month, int day)
{
	return month >= 1 && month <= 12 && day >= 1 &&
	       g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)(year - ERA));
}

/* "30/04/2567", "30.04.2567", "30-04-2567", "30/4/67", "2024-05-01", "2567/05/01" with the first
 * run given. */
static gboolean numeric_date(struct scan *s, const struct run *first)
{
	char mark = s->text[first->end];
	struct run second, third;
	if (!strchr("/.-", mark) || mark == '\0' || digits(first) > 4)
		return FALSE;
	if (first->start > 0 && strchr("/.-", s->text[first->start - 1]))
		return FALSE;
	if (!run_at(s, first->end + 1, &second) || digits(&second) > 2 ||
	    s->text[second.end] != mark || !run_at(s, second.end + 1, &third))
		return FALSE;
	if (s->text[third.end] == mark && g_ascii_isdigit(s->text[third.end + 1]))
		return FALSE;

	gboolean year_first = digits(first) == 4;
	const struct run *year_run = year_first ? first : &third;
	const struct run *day_run = year_first ? &third : first;
	if (digits(day_run) > 2 || (mark != '/' && digits(year_run) != 4))
		return FALSE;
	int year = run_year(year_run, TRUE);
	if (year == 0 || !is_day(year, second.value, day_run->value))
		return FALSE;
	add_date(s, (struct day){year - ERA, second.value, day_run->value}, first->start,
		 third.end);
	return TRUE;
}

static int english_month(const char *text, gsize at, gsize *start)
{
	gsize begin = at;
	while (begin > 0 && g_ascii_isalpha(text[begin - 1]))
		begin--;
	gsize length = at - begin;
	*start = begin;
	for (int i = 0; length >= 3 && i < 12; i++) {
		gboolean whole = strlen(english_months[i]) == length;
		if ((whole || length == 3 || (length == 4 && i == 8)) &&
		    strncmp(text + begin, english_months[i], length) == 0)
			return i + 1;
	}
	return 0;
}

static int short_month(const char *text, gsize at, gsize *start)
{
	for (gsize i = 0; i < G_N_ELEMENTS(month_shorts); i++) {
		gsize second, first, word;
		if (!ends_with(text, at, month_shorts[i].second, &second))
			continue;
		gsize dot = skip_back(text, second, " ");
		gboolean dotted = dot > 0 && text[dot - 1] == '.';
		if (!ends_with(text, dotted ? dot - 1 : dot, month_shorts[i].first, &first))
			continue;
		/* "อ.ก.พ." is a committee, "…กค67" may be any word */
		gboolean inside = first > 0 && (guint8)text[first - 1] >= 0x80 &&
				  !ends_with(text, first, "เดือน", &word);
		if (dotted ? first > 0 && text[first - 1] == '.' : inside)
			continue;
		*start = first;
		return month_shorts[i].month;
	}
	return 0;
}

/* Month whose name ends at the offset; 0 where there is none. */
static int month_before(const char *text, gsize at, gsize *start, gboolean *english)
{
	*english = at > 0 && g_ascii_isalpha(text[at - 1]);
	if (*english)
		return english_month(text, at, start);
	for (gsize i = 0; i < G_N_ELEMENTS(month_names); i++)
		if (ends_with(text, at, month_names[i].name, start))
			return month_names[i].month;
	return short_month(text, at, start);
}

/* Day number that ends at the offset; 0 where there is none. */
static int day_before(const char *text, gsize at, gsize *start)
{
	static const char *const ordinals[] = {"st", "nd", "rd", "th"};
	gsize end = at;
	for (gsize i = 0; i < G_N_ELEMENTS(ordinals); i++)
		if (ends_with(text, at, ordinals[i], &end))
			break;
	gsize begin = end;
	while (begin > 0 && g_ascii_isdigit(text[begin - 1]))
		begin--;
	if (end == begin || end - begin > 2)
		return 0;
	*start = begin;
	int value = text[end - 1] - '0';
	return end - begin == 2 ? value + 10 * (text[begin] - '0') : value;
}

/* Back over "พ.ศ.", "ปี" and the signs between a month and its year. */
static gsize before_date_year(const char *text, gsize at)
{
	for (gsize next;; at = next) {
		at = skip_back(text, at, " .,/-(");
		if (!ends_with_any(text, at, era_words, &next) &&
		    !ends_with_any(text, at, year_words, &next))
			return at;
	}
}

/* "1 ต.ค. 2566", "มกราคม พ.ศ. 2567", "12 May 2024", "May 12, 2024" with the run of the year given.
 */
static gboolean written_date(struct scan *s, const struct run *run)
{
	gboolean english;
	gsize start = 0, inner = 0;
	gsize at = before_date_year(s->text, run->start);
	int month = month_before(s->text, at, &start, &english);
	int day;
	if (month > 0) {
		day = day_before(s->text, skip_back(s->text, start, " .-/"), &inner);
	} else {
		day = day_before(s->text, at, &inner);
		month = month_before(s->text, skip_back(s->text, inner, " ."), &start, &english);
		if (day == 0 || month == 0 || !english)
			return FALSE;
		inner = start;
	}
	int year = run_year(run, english && day > 0);
	if (year == 0 || start < s->done)
		return FALSE;
	if (day > 0 && inner >= s->done && is_day(year, month, day))
		start = inner;
	else
		day = 0;
	add_date(s, (struct day){year - ERA, month, day}, start, run->end);
	return TRUE;
}

static struct lead lead_of(const struct scan *s, const struct run *run)
{
	const char *text = s->text;
	struct lead lead = {.start = run->start};
	gsize quarter, word;
	if (run->start > 1 && text[run->start - 1] == '/' &&
	    day_before(text, run->start - 1, &quarter) > 0 &&
	    ends_with_any(text, quarter, quarter_words, &word)) {
		lead.start = word;
		lead.fiscal = TRUE;
		return lead;
	}
	for (gsize at = run->start;; at = lead.start) {
		at = skip_back(text, at, " .:(_");
		if (ends_with_any(text, at, fiscal_words, &word))
			lead.fiscal = TRUE;
		else if (ends_with_any(text, at, year_words, &word))
			lead.year = TRUE;
		else if (ends_with_any(text, at, era_words, &word))
			lead.era = TRUE;
		else
			return lead;
		lead.start = word;
		if (lead.fiscal)
			return lead;
	}
}

/* "-2570", " ถึง พ.ศ. 2570", "-70" behind the year; 0 where no range follows. */
static int range_end(const struct scan *s, const struct run *from, int year, gsize *end)
{
	static const char *const till[] = {"-", "ถึง", "จนถึง"};
	gsize at = skip_on(s->text, from->end, " ");
	gsize joined = at;
	for (gsize i = 0; i < G_N_ELEMENTS(till) && joined == at; i++)
		if (g_str_has_prefix(s->text + at, till[i]))
			joined += strlen(till[i]);
	if (joined == at)
		return 0;
	at = skip_on(s->text, joined, " ");
	if (g_str_has_prefix(s->text + at, "ปี"))
		at += strlen("ปี");
	for (const char *const *word = era_words; *word; word++)
		if (g_str_has_prefix(s->text + at, *word)) {
			at = skip_on(s->text, at + strlen(*word), " ");
			break;
		}

	struct run to;
	if (!run_at(s, at, &to))
		return 0;
	int last = run_year(&to, FALSE);
	gboolean brief = digits(&to) == 2;
	char next = s->text[to.end];
	if (brief && (is_letter_byte(next) || strchr("/.-:,", next)) && next != '\0')
		return 0;
	if (last <= year || last - year > (brief ? SHORT_RANGE_YEARS : RANGE_YEARS))
		return 0;
	*end = to.end;
	return last;
}

/* A decimal, an amount with commas, part of a telephone number or of a word. */
static gboolean is_part_of_number(const struct scan *s, gsize start, gsize end)
{
	const char *text = s->text;
	char before = start > 0 ? text[start - 1] : '\0';
	char before_that = start > 1 ? text[start - 2] : '\0';
	char after = text[end];
	char after_that = after != '\0' ? text[end + 1] : '\0';
	struct run next;

	if ((before == ',' || before == '.' || before == '-') && g_ascii_isdigit(before_that))
		return TRUE;
	if ((after == ',' || after == '.') && g_ascii_isdigit(after_that))
		return TRUE;
	if (after == '-' && run_at(s, end + 1, &next) && digits(&next) > 2)
		return TRUE;
	/* "0 2567 8901" */
	if (before == ' ' && before_that == '0' && g_ascii_isdigit(after_that))
		return TRUE;
	return g_ascii_isalpha(after) || after == '%';
}

/* A number without any word that makes it a year. */
static gboolean is_bare_year(const struct scan *s, const struct run *run)
{
	gsize word;
	gboolean christian = run->value < YEAR_FIRST;
	if (digits(run) != 4)
		return FALSE;
	if (christian && (run->value < BARE_CHRISTIAN_FIRST || run->value > BARE_CHRISTIAN_LAST))
		return FALSE;
	if (christian && run->start > 0 && g_ascii_isalpha(s->text[run->start - 1]))
		return FALSE;
	gsize at = skip_back(s->text, run->start, " .:_-(#");
	if (ends_with_any(s->text, at, number_words, &word) ||
	    ends_with_any(s->text, at, number_prefixes, &word))
		return FALSE;
	return !starts_with_any(s->text + skip_on(s->text, run->end, " "), units);
}

/* "ระเบียบ … พ.ศ. 2560": the year belongs to a law's title. A budget is a law too, but its year is
 * the document's. */
static gboolean is_law_year(const struct scan *s, const struct lead *lead)
{
	if (lead->start > 0 && s->text[lead->start - 1] == '/')
		return FALSE;
	gsize from = lead->start > LAW_WINDOW ? lead->start - LAW_WINDOW : 0;
	from = MAX(from, s->number);
	if (from > lead->start)
		return FALSE;
	const char *window = s->text + from;
	gsize size = lead->start - from;
	if (g_strstr_len(window, (gssize)size, "งบประมาณรายจ่าย"))
		return FALSE;
	return contains_any(window, size, law_words) ||
	       (s->law && contains_any(window, size, amendment_words));
}

static void year_mention(struct scan *s, const struct run *run)
{
	struct lead lead = lead_of(s, run);
	int year = run_year(run, FALSE);
	gsize end = run->end;
	int last = year ? range_end(s, run, year, &end) : 0;
	gboolean marked = lead.fiscal || lead.era || lead.year;
	if (year == 0 || is_part_of_number(s, run->start, end) ||
	    (!marked && !is_bare_year(s, run)))
		return;
	/* "ใน 1 ปี 60 วัน" */
	if (digits(run) == 2 && !lead.fiscal && lead.start > 0 &&
	    g_ascii_isdigit(s->text[lead.start - 1]))
		return;

	s->law = last == 0 && !lead.fiscal && !lead.year && is_law_year(s, &lead);
	s->number = end;
	if (s->law)
		return;
	struct year_mention mention = {
		.kind = last          ? YEAR_RANGE
			: lead.fiscal ? YEAR_FISCAL
				      : YEAR_PLAIN,
		.from = year,
		.to = last ? last : year,
		.start = MAX(lead.start, s->done),
		.end = end,
	};
	add(s, &mention);
}

GArray *thaidate_find(const char *folded)
{
	struct scan s = {.text = folded,
			 .size = strlen(folded),
			 .found = g_array_new(FALSE, FALSE, sizeof(struct year_mention))};
	struct run run;
	for (gsize at = 0; next_run(&s, at, &run);) {
		if (digits(&run) <= 4 && !numeric_date(&s, &run) && !written_date(&s, &run))
			year_mention(&s, &run);
		at = MAX(run.end, s.done);
	}
	return s.found;
}

int thaidate_fiscal_year(struct day day)
{
	return day.year + ERA + (day.month >= FISCAL_MONTH ? 1 : 0);
}

gboolean thaidate_parse_iso(const char *text, struct day *day)
{
	static const char shape[] = "dddd-dd-dd";
	if (strlen(text) != strlen(shape))
		return FALSE;
	for (gsize i = 0; shape[i] != '\0'; i++)
		if (shape[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != shape[i])
			return FALSE;
	int year = (int)g_ascii_strtoll(text, NULL, 10);
	int month = (int)g_ascii_strtoll(text + 5, NULL, 10);
	int number = (int)g_ascii_strtoll(text + 8, NULL, 10);
	if (year == 0 || !is_day(year + ERA, month, number))
		return FALSE;
	*day = (struct day){year, month, number};
	return TRUE;
}

struct day thaidate_today(void)
{
	time_t now = time(NULL) + 7 * 3600;
	struct tm tm;
	gmtime_r(&now, &tm);
	return (struct day){tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday};
}

char *thaidate_format(struct day day, gboolean thai)
{
	GString *out = g_string_new(NULL);
	if (day.day > 0)
		g_string_append_printf(out, "%d ", day.day);
	if (day.month >= 1 && day.month <= 12) {
		g_autofree char *name =
			g_strdup((thai ? thai_months : english_months)[day.month - 1]);
		name[0] = g_ascii_toupper(name[0]);
		g_string_append_printf(out, "%s ", name);
	}
	g_string_append_printf(out, "%d", day.year + (thai ? ERA : 0));
	return g_string_free(out, FALSE);
}

int day_compare(struct day a, struct day b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	int first = MAX(a.month, 1) * 32 + MAX(a.day, 1);
	int second = MAX(b.month, 1) * 32 + MAX(b.day, 1);
	return (first > second) - (first < second);
}
