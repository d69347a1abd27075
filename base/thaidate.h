/*
 * Thai dates and fiscal years in folded text (base/fold.h): Buddhist and Christian years, month
 * names and their short forms, "ปีงบประมาณ", "ปี 68", ranges "2566-2570", "ไตรมาส 2/2567", "รอบ 6
 * เดือน". The fiscal year FY 2568 runs from 1 October 2567 (2024) to 30 September 2568 (2025).
 */
#ifndef OIT_BASE_THAIDATE_H
#define OIT_BASE_THAIDATE_H

#include <glib.h>

struct day {
	int year;  /* Christian era, 0 where unknown */
	int month; /* 1…12, 0 where unknown */
	int day;   /* 1…31, 0 where unknown */
};

enum year_kind {
	YEAR_FISCAL, /* "ปีงบประมาณ 2568", "ปีงบ 68" */
	YEAR_RANGE,  /* "2566-2570", "พ.ศ. 2566 ถึง 2570" */
	YEAR_PLAIN,  /* "พ.ศ. 2568", "ปี 2568", "2568", "2025" */
	YEAR_DATE,   /* a full date or a month with its year */
};

struct year_mention {
	enum year_kind kind;
	int from, to; /* Buddhist era, inclusive; equal but for a range. For YEAR_DATE the calendar
			 year */
	struct day date;  /* YEAR_DATE only */
	gsize start, end; /* byte offsets in the folded text */
};

/* Every mention of a year or date in the folded text, in order of place. Years outside 2540…2600 BE
 * are no years (phone numbers, house numbers, "มาตรา 2540" are not taken either). Law citations
 * ("พ.ร.บ. … พ.ศ. 2540", "ระเบียบ … พ.ศ. 2560") are left out: they say when a law was made, not what
 * the document is about. Returns a GArray of struct year_mention, possibly empty. Yours. */
GArray *thaidate_find(const char *folded);

/* Fiscal year (Buddhist era) in which the day falls; a day without month counts as its calendar
 * year. */
int thaidate_fiscal_year(struct day day);

/* Reads "2026-11-22"; FALSE where it is no such date. */
gboolean thaidate_parse_iso(const char *text, struct day *day);

/* Today by the system's clock, in Thai time (UTC+7). */
struct day thaidate_today(void);

/* "22 พฤศจิกายน 2569" or "22 November 2026". Yours. */
char *thaidate_format(struct day day, gboolean thai);

/* <0, 0, >0; an unknown month or day counts as the first. */
int day_compare(struct day a, struct day b);

#endif
