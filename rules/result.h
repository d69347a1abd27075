/*
 * The result: every item of the checklist with its verdict, elements, evidence and points for one
 * site. This is all that reports and history know. It holds copies only and outlives crawl, site
 * and rules. Its JSON form is "oitcheck/result/1" (reports/format_json.c).
 */
#ifndef OIT_RULES_RESULT_H
#define OIT_RULES_RESULT_H

#include "base/auto.h"
#include "rules/verdict.h"

#define RESULT_UNREAD_MAX 200 /* enough to see the pattern; the count tells the rest */

/* A figure 0…100 with what is certain (low) and what is possible (high). */
struct range {
	double estimate, low, high;
};

struct path_step {
	char *label; /* as on the site, cleaned; "หน้าหลัก" for the first */
	char *url;
};

struct evidence {
	char *url;  /* with fragment where the place within the page matters */
	char *kind; /* "page", "document", "external", "image", "form", "link" */
	char *title;
	char *quote;        /* the text that made it true, at most 240 bytes; "" for none */
	int page;           /* page of a document, 0 = none */
	int fiscal_year;    /* the year that it is about, BE, 0 = not known */
	char *year_from;    /* where that was read: "title", "heading", "label", "file", "table",
			       "text"; "" */
	GPtrArray *path;    /* struct path_step *, from the home page */
	gboolean declared;  /* the agency's own ITA page names it for this item */
	gboolean submitted; /* it was in the submitted list */
	double confidence;  /* 0…1 */
};

struct element_result {
	char *id; /* "topic.element" */
	char *text_th, *text_en;
	enum verdict verdict;
	char *basis;
	char *why_th, *why_en; /* short, "" where found */
	int year;              /* that is asked for, of the element "period"; 0 */
	GPtrArray *evidence;   /* struct evidence * */
};

/* What is to be said of an item beside its reason: in view of another one (rules/across.h), or
 * what it lacks and need not have. */
struct item_note {
	char *code; /* "no-basis", "differs", "followers", "optional" */
	char *item; /* the other item, or several: "O37, O38"; "" for none */
	char *text_th, *text_en;
};

struct item_result {
	char *id;
	char *title_th, *title_en;
	GPtrArray *topics; /* char * */
	char *sub_indicator;
	enum verdict verdict;
	gboolean waived;
	char *waiver_reason, *waiver_until; /* why, and its last day (YYYY-MM-DD); "" where not
					       waived */
	double confidence;
	char *basis;
	struct range score; /* 0…100 by the year's levels */
	struct {
		double indicator, oit, overall; /* points won if this one item were mended */
	} worth;
	char *why_th, *why_en; /* the reason, one or two sentences */
	char *fix_th, *fix_en; /* what to do */
	char *unit_th;         /* the unit that usually answers for it */
	GPtrArray *elements;   /* struct element_result * */
	GPtrArray *evidence;   /* struct evidence *, best first */
	GPtrArray *notes;      /* struct item_note * */
};

struct group_score { /* a sub-indicator or an indicator */
	char *id;
	char *title_th, *title_en;
	char *parent; /* the indicator of a sub-indicator; "" for an indicator */
	struct range score;
	gboolean given;      /* told by the user; else an estimate of ours */
	gboolean has_before; /* the figure of the year before is known, and of the same kind */
	double before;
	gboolean planned; /* measure is set: which kind of measure the figure calls for */
	char *measure;
};

/* What a rating level asks of OIT while the surveys stay as they are. */
struct level_goal {
	char *level;
	double oit; /* the least OIT with which it is reached, rounded up to two decimals; above
		       100: not by OIT alone */
	double each_min;               /* what every instrument must have, 0 = nothing */
	gboolean iit_short, eit_short; /* IIT, or a part of EIT, is below each_min: no OIT helps */
	gboolean within_reach;
};

struct broken_link {
	char *url;
	int status; /* 0: no answer */
	char *reason;
	GPtrArray *from; /* char *, pages that link to it, at most 5 */
};

struct unread_url {
	char *url, *reason;
};

struct tls_fault {
	char *host, *fault;
};

struct warning {
	char *code; /* "no-checklist", "other-agency-mail", "privacy", "tls" … */
	char *text_th, *text_en;
	char *url; /* "" for none */
};

struct result {
	char *site_url, *site_host, *site_title;
	int fiscal_year;  /* of the checklist */
	int year_wanted;  /* the fiscal year of as_of or --year; differs where no checklist is
			     bundled */
	char *as_of;      /* YYYY-MM-DD */
	char *audited_at; /* ISO 8601 with zone */
	char *rules_id, *rules_sha256;
	char *agency; /* "" | local | central | school | hospital */

	struct {
		guint64 requests, bytes;
		unsigned pages, documents;
		double seconds;
		gboolean complete;
		char *stopped_by;
		GPtrArray *unread;       /* struct unread_url * */
		unsigned n_unread;       /* of which the array holds the first RESULT_UNREAD_MAX */
		GPtrArray *broken_links; /* struct broken_link * */
		GPtrArray *tls;          /* struct tls_fault * */
	} crawl;

	GPtrArray *items;          /* struct item_result *, official order */
	GPtrArray *sub_indicators; /* struct group_score * */
	GPtrArray *indicators;     /* struct group_score * */
	struct range oit;
	gboolean has_overall;
	double iit, eit; /* the survey scores behind overall; 0 without */
	struct range overall;
	double weight_iit, weight_eit, weight_oit; /* per cent */
	char *level, *level_low,
		*level_high; /* rating level of the estimate and of both ends; "" without overall */
	GPtrArray *goals; /* struct level_goal *: the levels above, the nearest first; empty without
			     overall */
	GPtrArray *warnings; /* struct warning * */
};

struct result *result_new(void);
void result_free(struct result *result);
DEFINE_AUTO(result, result_free);

/* New, empty members with every pointer set; they belong to the array that they are put into. */
struct item_result *item_result_new(void);
void item_result_free(void *item); /* struct item_result *; for one that is in no array */
struct element_result *element_result_new(void);
struct item_note *item_note_new(void);
struct evidence *evidence_new(void);
void evidence_free(struct evidence *evidence);
struct path_step *path_step_new(const char *label, const char *url);
struct level_goal *level_goal_new(void);
struct broken_link *broken_link_new(void);
struct unread_url *unread_url_new(void);
struct tls_fault *tls_fault_new(void);
struct warning *warning_new(void);
struct group_score *group_score_new(const char *id, const char *title_th, const char *title_en,
				    const char *parent);

/* Sets a string member: frees the old, copies the new ("" for NULL). */
void result_set(char **member, const char *text);

/* Each adds a copy to its list. result_add_broken_link() returns the entry (borrowed) for its
 * `from`. */
struct broken_link *result_add_broken_link(struct result *result, const char *url, int status,
					   const char *reason);
void result_add_unread(struct result *result, const char *url, const char *reason);
void result_add_tls_fault(struct result *result, const char *host, const char *fault);
void result_warn(struct result *result, const char *code, const char *text_th, const char *text_en,
		 const char *url);

/* Item by its id, NULL where there is none. */
struct item_result *result_item(const struct result *result, const char *id);

#endif
