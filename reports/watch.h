/*
 * What a look at the submitted URLs came to, compared with the copies: which of them died, moved,
 * closed their form, ask for a login or lost their content; for people, as
 * "oitcheck/watch/1", and as a notice.
 */
#ifndef OIT_REPORTS_WATCH_H
#define OIT_REPORTS_WATCH_H

#include "reports/notice.h"
#include "reports/report.h"

enum trouble {
	TROUBLE_NONE,
	TROUBLE_DIED,      /* not found, no such host, nobody listens there */
	TROUBLE_NO_ANSWER, /* time-out, 5xx, broken TLS */
	TROUBLE_LOGIN,
	TROUBLE_BLOCKED,
	TROUBLE_MOVED,
	TROUBLE_FORM_CLOSED,
	TROUBLE_LOST, /* its content */
};
#define TROUBLES 8

/* "died", "no-answer" …; TROUBLE_NONE for a name that is none. */
const char *trouble_name(enum trouble trouble);
enum trouble trouble_parse(const char *name);

struct finding {
	enum trouble trouble;
	char *item, *title_th, *title_en; /* of the checklist */
	char *url;
	char *on; /* the submitted page that links to this document; "" for none */
	char *detail_th, *detail_en; /* what exactly; "" for nothing more */
	char *since;                 /* day on which it was first seen, YYYY-MM-DD */
};
void finding_free(void *finding); /* struct finding * */

struct watch_report {
	char *site, *site_url;
	char *looked_at;    /* ISO 8601 with zone */
	char *copies_of;    /* when the copies were taken, the same */
	char *folder;       /* of the copies */
	char *kept;         /* file with what was seen today; "" where nothing new was */
	gboolean first;     /* the copies were taken by this look: there is nothing to compare */
	gboolean answered;  /* FALSE: nothing answered at all, so nothing is known */
	char *silent_since; /* day since when nothing answers; "" */
	guint pages, documents;
	GPtrArray *fresh, *still, *mended; /* struct finding * */
};
struct watch_report *watch_report_new(void);
void watch_report_free(struct watch_report *report);
DEFINE_AUTO(watch_report, watch_report_free);

/* Append the report (for people: nothing where nothing is new and all answered), and JSON. */
void watch_text(const struct watch_report *report, const struct report_options *options,
		GString *out);
void watch_json(const struct watch_report *report, GString *out);

/* What is new, to be told at once; NULL where nothing is. Yours. */
struct notice *watch_notice(const struct watch_report *report, enum lang lang);

#endif
