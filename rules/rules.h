/*
 * Rule files as loaded: topics (how to recognise a thing wherever it stands) and one checklist
 * (what a year asks for). Plain const data; docs/rules.md describes the files. Literals and
 * patterns are folded on loading (base/fold.h).
 */
#ifndef OIT_RULES_RULES_H
#define OIT_RULES_RULES_H

#include "rules/pattern.h"

#include <glib.h>

#include "base/auto.h"
#include "base/service.h"

enum check_kind {             /* rules/check.c has the table of names, parameters and functions */
		  CHECK_TEXT, /* literals or patterns in the target's own content */
		  CHECK_HEADING,  /* the same, in titles and headings only */
		  CHECK_LABEL,    /* the same, in labels of links on the target */
		  CHECK_ABSENT,   /* none of these in the content */
		  CHECK_OWN_TEXT, /* at least `min` letters of own content */
		  CHECK_ENTRIES,  /* at least `min` own entries: links to documents or pages of its
				     own, rows, dated items */
		  CHECK_DOCUMENT, /* a document that answers (read or not: reading decides found or
				     unclear) */
		  CHECK_IMAGE,    /* an own picture, not an icon */
		  CHECK_PHONE,
		  CHECK_EMAIL,
		  CHECK_ADDRESS,
		  CHECK_MAP,
		  CHECK_PERSON, /* at least `min` persons with the parts named in `of`: name
				   position photo contact */
		  CHECK_FORM, /* a form with at least `min` fields that a visitor fills in; external
				 form links count */
		  CHECK_CHAT,
		  CHECK_SOCIAL,
		  CHECK_BOARD,    /* two-way channels */
		  CHECK_COLUMNS,  /* a table, or a document's text, with at least `min` of the
				     columns named in `of` */
		  CHECK_NUMBERS,  /* at least `min` numbers in rows with a unit or a count */
		  CHECK_NONE,     /* it says that there was none, in words or by zeros alone */
		  CHECK_MONTHS,   /* at least `min` different months of the period */
		  CHECK_YEAR,     /* the target is about the item's period */
		  CHECK_SERVICE,  /* something a citizen can send or open: form, service link, login
				     to an e-service */
		  CHECK_ASKED,    /* literals or patterns in what a form asks for */
		  CHECK_OWN_FORM, /* of several forms of a page one is headed by literals or
				     patterns, and another is not */
		  CHECK_SEPARATE, /* another target than that of the topics in `of` */
		  CHECK_ALL,      /* every check of `parts` */
		  CHECK_ONE,      /* the same, on one and the same target */
		  CHECK_KINDS
};

struct check {
	enum check_kind kind;
	GPtrArray *of; /* char *, as written (names of parts, columns, topics) */
	int literals;  /* pattern set of `of` and `re` in the rule set's matcher; -1 for kinds that
			* have none: where  `of` holds names (CHECK_PERSON: parts, CHECK_SEPARATE:
			* ids  of topics) or nothing */
	int min;       /* as written, else the kind's default; 0 for kinds without */
	GPtrArray *parts; /* struct check *, CHECK_ALL and CHECK_ONE */
	unsigned line, column;
};

struct element {
	char *id;
	char *text_th, *text_en;
	char *lacks_th, *lacks_en; /* what is there in its place; "" */
	char *basis;               /* manual | agency | published | recalled | carried | inferred */
	GPtrArray *any;            /* struct check *: one of them makes it true */
	gboolean optional;         /* told where it lacks, but costs nothing */
	gboolean essential; /* what lacks it is about something else, whatever it has of the rest */
	GPtrArray *agencies; /* char *: only for these kinds; empty = all */
};

struct example {
	char *text;
	gboolean yes;
	unsigned line;
};

struct topic {
	char *id, *file;
	gboolean asked; /* the year's checklist asks for it; one that is not asked names nothing */
	char *title_th, *title_en;
	int strong, weak, negative; /* pattern sets of labels */
	int words;                  /* pattern set: words of the topic's own content */
	GPtrArray *urls;            /* char *, hints in a path */
	gboolean on_any_page; /* may be proven anywhere on the site, footers included (contact,
				 social network) */
	gboolean page, document, image, external, form; /* carriers that may prove it */
	GPtrArray *elements;                            /* struct element * */
	char *advice_th, *advice_en;
	GPtrArray *lost_th; /* char *: why agencies lose it */
	char *unit_th;
	GPtrArray *follows;        /* const struct topic *: what it reports on or carries out */
	GPtrArray *same;           /* char *, folded: what begins the names that both must share
				      ("โครงการ") */
	GPtrArray *label_examples; /* struct example * */
	GHashTable
		*element_examples; /* element id → GPtrArray of struct example * (HTML snippets) */
};

enum period_kind {
	PERIOD_NONE,
	PERIOD_FISCAL_YEAR,
	PERIOD_PREVIOUS_YEAR,
	PERIOD_IN_FORCE,
	PERIOD_FIRST_HALF,
	PERIOD_AS_OF
};

/* Which elements an item needs: each entry is one requirement, met by any one of its element
 * references. */
struct requirement {
	GPtrArray *refs;         /* struct element_ref *, at least one */
	char *text_th, *text_en; /* NULL: the element's own */
	char *basis;             /* NULL: the element's own */
	GPtrArray *agencies;     /* char *, empty = all */
};

struct element_ref {
	const struct topic *topic;
	const struct element *element;
};

struct item {
	char *id, *title_th, *title_en, *sub_indicator, *basis;
	GPtrArray *topics;       /* const struct topic * */
	GPtrArray *requirements; /* struct requirement * */
	enum period_kind period;
	GHashTable *periods; /* const struct topic * → enum period_kind, where it is another */
	char *period_basis;
	GPtrArray *conditions_th, *conditions_en; /* char *, told to the reader */
	GPtrArray *agencies;                      /* char *, empty = all */
	unsigned line;
};

struct indicator {
	char *id, *title_th, *title_en,
		*parent; /* parent NULL: an indicator, else a sub-indicator */
};

struct rating_level {
	char *name;
	double min, each_min; /* each_min 0: no per-instrument minimum */
};

struct checklist {
	char *id, *file, *instrument, *title_th, *title_en;
	int fiscal_year;
	GPtrArray *indicators;                     /* struct indicator *, in order, parents first */
	GPtrArray *items;                          /* struct item * */
	GPtrArray *ratings;                        /* struct rating_level *, best first */
	GArray *levels;                            /* double, ascending: what one item can score */
	double weight_iit, weight_eit, weight_oit; /* per cent */
	GPtrArray *code_prefixes; /* char *, folded: how the instrument numbers its items: "o",
				     "oit" */
	int index_labels;  /* pattern set: labels of the agency's own index page of this instrument
			    */
	GPtrArray *survey; /* struct survey_part *: which indicators belong to IIT and EIT */
	GPtrArray *conditions_th, *conditions_en; /* char *, for all items, told to the reader */
};

struct survey_part {
	char *instrument;      /* "IIT" | "EIT" */
	GPtrArray *indicators; /* char * ids */
};

/* What a pattern set is for; so one scan of a text tells everything about it. */
enum set_role { SET_OTHER, SET_STRONG, SET_WEAK, SET_NEGATIVE, SET_WORDS, SET_FILLER };

struct set_use {
	enum set_role role;
	const struct topic *topic; /* NULL for SET_OTHER and SET_FILLER */
};

struct ruleset {
	GHashTable *topics;          /* id → struct topic * */
	GArray *uses;                /* struct set_use, by number of the set */
	struct checklist *checklist; /* the one chosen */
	struct matcher *matcher;     /* all literals and patterns of all topics and the checklist */
	int placeholder; /* pattern set from rules/site.json: "กำลังปรับปรุง", "under construction" …
			  */
	int empty_list;  /* "ไม่พบข้อมูล", "no data" … */
	int none; /* "ไม่มีเรื่องร้องเรียน", "มิได้รับของขวัญ" …: there was none, and that is the answer
		   */
	int none_of_year; /* "ไม่มีรายการ", an answer only under a heading that tells a year */
	int none_of_row; /* the same in a row of dashes, under such a heading */
	int states; /* "แล้วเสร็จ", "ยังไม่ดำเนินการ" …: how far a project has come */
	int soft_404; /* "ไม่พบหน้าที่ท่านต้องการ" … */
	int no_site; /* "fatal error:", "site suspended" …, where a home page says no more */
	int blocked; /* WAF, CAPTCHA, login walls */
	int captcha; /* "prove that you are no robot" */
	int filler; /* words of labels that tell no topic: "ประจำปีงบประมาณ", "ดาวน์โหลด" … */
	int home_labels, template_left; /* "หน้าหลัก"…; left-over template text "lorem ipsum" … */
	int wanted; /* the assessment's manual, quoted: "แสดงข้อมูล … อย่างน้อยประกอบด้วย" … */
	int asked; /* what it asks for, entry by entry: "(2) งบประมาณที่ใช้แต่ละโครงการหรือกิจกรรม" */
	int general; /* labels of pages that may hold anything: "เกี่ยวกับเรา", "ดาวน์โหลด" … */
	int greetings; /* before the agency's name in the title of its home page: "ยินดีต้อนรับสู่" … */
	GPtrArray *chat_hosts, *social_hosts, *form_hosts, *map_hosts, *document_hosts,
		*service_hosts;   /* char * */
	GPtrArray *closed_forms;  /* char *, folded: what a form says that takes no answers */
	GPtrArray *private_lists; /* char *, folded: words in headings of lists of citizens */
	struct services *services;
	struct captures *captures; /* no file's: rules/captures.h */
	char *sha256; /* of names and contents of all files used: topics by name, checklist,
			 site.json */
};

/* Directory with topics/, checklists/ and site.json: --rules, else $OITCHECK_RULES, else the
 * installed one, else the source tree. Yours; NULL with error where none exists. */
char *rules_directory(const char *given, GError **error);

/* Fiscal years for which instrument has a checklist ("oit", or "moit" …), ascending. GArray of int,
 * yours. */
GArray *rules_years(const char *directory, const char *instrument, GError **error);

/* Every fault of every file under directory, "file:line:column: …" (char *, by file; empty where
 * all is well). Yours. */
GPtrArray *rules_lint(const char *directory, GError **error);

/* Loads everything for one year. On faults NULL, and error holds every fault, one a line,
 * "file:line:column: what; expected …". */
struct ruleset *ruleset_load(const char *directory, const char *instrument, int fiscal_year,
			     GError **error);
void ruleset_free(struct ruleset *rules);
DEFINE_AUTO(ruleset, ruleset_free);

/* Borrowed; NULL where there is none. */
const struct topic *ruleset_topic(const struct ruleset *rules, const char *id);
const struct item *ruleset_item(const struct ruleset *rules, const char *id);

/* All topics by id: GPtrArray of const struct topic *. Yours. */
GPtrArray *ruleset_topics(const struct ruleset *rules);

/* TRUE where a list of agency kinds (empty = all) holds for agency ("" = not told: then it holds
 * too). */
gboolean rules_applies(const GPtrArray *agencies, const char *agency);
/* The same of a need, and of at least one of its elements. */
gboolean requirement_applies(const struct requirement *need, const char *agency);
/* TRUE where a need is not asked of every kind of agency. */
gboolean requirement_is_special(const struct requirement *need);
/* TRUE where the units that topics name (สำนักปลัด, กองคลัง …) may answer for an item: they are those
 * of local government. */
gboolean rules_has_local_units(const char *agency);

#define RULES_ERROR rules_error_quark()
GQuark rules_error_quark(void);
enum rules_error { RULES_ERROR_NONE_FOUND, RULES_ERROR_INVALID };

#endif
