/*
 * All words that reports say, Thai and English side by side. Key words that come from the crawler
 * and the rules ("max-pages", "carried") are turned into sentences here; one that is not in the
 * table is shown as it is.
 */
#ifndef OIT_REPORTS_WORDS_H
#define OIT_REPORTS_WORDS_H

#include "rules/verdict.h"

#include <glib.h>

enum lang { LANG_TH, LANG_EN };

/* "th", "en". */
gboolean lang_parse(const char *name, enum lang *lang);

enum word {
	/* head */
	WORD_TITLE, /* {1} fiscal year */
	WORD_SITE,
	WORD_DATE,
	WORD_RULES,
	WORD_RULES_NAME, /* {1} instrument {2} fiscal year */
	WORD_READ,
	WORD_READ_COUNTS, /* {1} pages {2} documents */
	WORD_READ_ALL,
	WORD_READ_NOT_ALL, /* {1} reason */
	WORD_READ_NOT_ALL_PLAIN,
	WORD_READ_NOT_ALL_LISTED,
	WORD_OTHER_YEAR, /* {1} year wanted {2} year used */
	WORD_NOT_READ,   /* {1} why {2} what to do */
	/* score */
	WORD_SCORE,
	WORD_NOT_OFFICIAL,
	WORD_INDICATOR, /* {1} id */
	WORD_OIT,
	WORD_IIT,
	WORD_EIT,
	WORD_OVERALL,
	WORD_LEVEL,
	WORD_LEVEL_RANGE, /* {1} low {2} high */
	WORD_RANGE_NOTE,
	WORD_RANGE, /* {1} low {2} high */
	WORD_COUNT, /* {1} mark {2} verdict {3} count */
	/* items */
	WORD_TODO,     /* {1} count */
	WORD_TODO_SUM, /* {1} OIT now {2} OIT then */
	WORD_TODO_NONE,
	WORD_UNCLEAR_ITEMS, /* {1} count */
	WORD_UNCLEAR_NOTE,
	WORD_FOUND_ITEMS, /* {1} count */
	WORD_FOUND_NOTE,
	WORD_WAIVED_ITEMS, /* {1} count */
	WORD_WAIVER,       /* {1} reason, {2} last day */
	WORD_GAIN,         /* {1} indicator id {2} {3} {4} points on indicator, OIT, overall */
	WORD_GAIN_IF,      /* the same for an item that may be complete already */
	WORD_WHY,
	WORD_FIX,
	WORD_NOTE,
	WORD_LACKS,
	WORD_HAS,
	WORD_NOT_SEEN,
	WORD_NOT_SURE,
	WORD_SEE,
	WORD_PAGE, /* {1} page of a document */
	WORD_UNIT,
	WORD_QUOTE, /* {1} the quoted text */
	/* crawl */
	WORD_BROKEN, /* {1} count */
	WORD_BROKEN_ON,
	WORD_UNREAD, /* {1} count */
	WORD_UNREAD_NOTE,
	WORD_TIMES, /* {1} count */
	WORD_TLS,
	WORD_WARNINGS,
	WORD_MORE, /* {1} count */
	WORD_BASIS,
	WORD_BASIS_NOTE,
	/* oitcheck diff */
	WORD_DIFF_TITLE, /* {1} site */
	WORD_DIFF_WAS,
	WORD_DIFF_NOW,
	WORD_DIFF_AUDIT, /* {1} date {2} rules {3} what was read */
	WORD_DIFF_OTHER_SITE,
	WORD_DIFF_OTHER_CHECKLIST,
	WORD_DIFF_OTHER_RULES,
	WORD_DIFF_SCORE, /* {1} before {2} difference */
	WORD_DIFF_LOST,  /* {1} count */
	WORD_DIFF_WON,
	WORD_DIFF_CHANGED,
	WORD_DIFF_STEP,    /* {1} before {2} now */
	WORD_DIFF_ELEMENT, /* {1} element {2} before {3} now */
	WORD_DIFF_NO_ITEM,
	WORD_DIFF_WAIVED,
	WORD_DIFF_EVIDENCE, /* {1} count */
	WORD_DIFF_EVIDENCE_NOTE,
	WORD_DIFF_OLD_URL,
	WORD_DIFF_NEW_URL,
	WORD_DIFF_NO_URL,
	WORD_DIFF_DEAD,
	WORD_DIFF_SAME,
	/* oitcheck history */
	WORD_HISTORY_SITE, /* {1} site */
	WORD_HISTORY_NUMBER,
	WORD_HISTORY_DATE,
	WORD_HISTORY_YEAR,
	WORD_HISTORY_SCORE,
	WORD_HISTORY_NONE,
	WORD_HISTORY_NOTHING, /* an audit that decided nothing */
	/* notices */
	WORD_NOTICE_CHANGE,    /* {1} host {2} what changed */
	WORD_NOTICE_FAILURE,   /* {1} host */
	WORD_NOTICE_RECOVERED, /* {1} host */
	WORD_NOTICE_TEST,
	WORD_NOTICE_TEST_TEXT,
	WORD_NOTICE_WORSE,
	WORD_NOTICE_BETTER,
	WORD_NOTICE_OTHER,
	WORD_NOTICE_MOVED,     /* {1} item */
	WORD_NOTICE_GONE,      /* {1} item */
	WORD_NOTICE_COMPARED,  /* {1} moment before {2} moment now {3} OIT before {4} OIT now */
	WORD_NOTICE_LAST_READ, /* {1} moment */
	WORD_NOTICE_FAILURE_FIX,
	WORD_NOTICE_SEEN,
	WORD_NOTICE_FOOT,
	/* oitcheck notices */
	WORD_OUTBOX_WAITING, /* {1} moment {2} tries */
	WORD_OUTBOX_SENT,    /* {1} moment {2} tries */
	WORD_OUTBOX_DEAD,    /* {1} moment {2} tries */
	WORD_OUTBOX_EMPTY,
	/* what is shown as a page or a sheet */
	WORD_CONTENTS,
	WORD_BROKEN_LINKS,
	WORD_UNREAD_PAGES,
	WORD_TREND,
	WORD_TREND_NOTE,
	WORD_TREND_CHANGE,
	WORD_TREND_NOW,
	WORD_SUMMARY,
	WORD_SKIP,
	WORD_POSSIBLE, /* {1} low {2} high */
	WORD_CERTAIN,
	WORD_BAND_NOTE,
	WORD_PARTS,
	WORD_PART,
	WORD_ESTIMATE,
	WORD_LOW_HIGH,
	WORD_OVERVIEW,
	WORD_CHECKLIST,
	WORD_FILTERS,
	WORD_ALL,
	WORD_VERDICT,
	WORD_WAIVED,
	WORD_NOTHING_CHOSEN,
	WORD_HAS_COUNT, /* {1} of {2} elements */
	WORD_EVIDENCE,
	WORD_MORE_EVIDENCE, /* {1} count */
	WORD_YEAR,          /* {1} year */
	WORD_YEAR_FROM,     /* {1} year {2} where it was read */
	WORD_DECLARED,
	WORD_SUBMITTED,
	WORD_LINK,
	WORD_ON_PAGES,
	WORD_METHOD,
	WORD_METHOD_READING,
	WORD_METHOD_SCORE,
	WORD_MEANS_FOUND,
	WORD_MEANS_PARTIAL,
	WORD_MEANS_MISSING,
	WORD_MEANS_UNCLEAR,
	WORD_ITEM,
	WORD_ITEM_TITLE,
	WORD_SUBMIT_URL,
	WORD_WAY,
	WORD_DUE_DATE,
	WORD_ELEMENTS,
	WORD_ELEMENT,
	WORD_DOCUMENT_PAGE,
	WORD_QUOTED,
	WORD_LOWEST,
	WORD_HIGHEST,
	/* oitcheck score */
	WORD_SCORE_TITLE, /* {1} fiscal year */
	WORD_WEIGHT,      /* {1} per cent */
	WORD_NEXT_LEVEL,
	WORD_GOAL,        /* {1} level {2} OIT {3} difference */
	WORD_GOAL_BOTH,   /* {1} level {2} each_min */
	WORD_GOAL_IIT,    /* {1} level {2} each_min */
	WORD_GOAL_EIT,    /* {1} level {2} each_min */
	WORD_GOAL_BEYOND, /* {1} level {2} OIT */
	WORD_TOP_LEVEL,
	WORD_NO_OVERALL,
	WORD_EIT_PARTS,
};
#define WORDS (WORD_EIT_PARTS + 1)

const char *word(enum word word, enum lang lang);

/* The word with {1}, {2} … replaced by the texts that follow, ended by NULL. Yours. */
char *word_fill(enum lang lang, enum word word, ...) G_GNUC_NULL_TERMINATED;

/* "พบครบ" …, and the sign before it. */
const char *word_verdict(enum verdict verdict, enum lang lang);
const char *word_mark(enum verdict verdict);

/* Why something was not read, from the key words of crawler/crawl.h and page.h ("max-pages", "http
 * 503"), as a plain sentence. Yours. */
char *word_reason(const char *reason, enum lang lang);

/* Where a criterion comes from (rules.h: manual, agency, …), a TLS fault.
 * Borrowed. */
const char *word_basis(const char *basis, enum lang lang);
const char *word_tls(const char *fault, enum lang lang);
/* What kind of thing evidence is, where its year was read (result.h: kind, year_from). Borrowed. */
const char *word_kind(const char *kind, enum lang lang);
const char *word_year_from(const char *year_from, enum lang lang);

/* "2026-11-22" as "22 พฤศจิกายน 2569" or "22 November 2026"; what is no date as it is. Yours. */
char *word_date(const char *iso, enum lang lang);

#endif
