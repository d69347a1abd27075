/*
 * The command line. One table in options.c holds every option: its names, its argument with limits
 * and default, its help in Thai and English, and which commands take it. Parsing, --help and the
 * test of the manual page read that table.
 */
#ifndef OIT_CLI_OPTIONS_H
#define OIT_CLI_OPTIONS_H

#include "base/auto.h"
#include "base/thaidate.h"

#include <glib.h>

/* Which command an option belongs to: a set. */
enum command_bit {
	COMMAND_NONE = 0, /* takes no options */
	COMMAND_AUDIT = 1u << 0,
	COMMAND_RULES = 1u << 1,
	COMMAND_SCORE = 1u << 2,
	COMMAND_HISTORY = 1u << 3,
	COMMAND_DIFF = 1u << 4,
	COMMAND_REPORT = 1u << 5,
	COMMAND_WATCH = 1u << 6,
	COMMAND_DRAFT = 1u << 7,
	COMMAND_NOTICES = 1u << 8,
	COMMAND_CONFIG = 1u << 9,
	COMMAND_ALL = (1u << 10) - 1
};

enum language { LANGUAGE_TH, LANGUAGE_EN };
enum tls_mode { TLS_REPORT, TLS_STRICT };
enum robots_mode { ROBOTS_OBEY, ROBOTS_IGNORE };
enum ocr_mode { OCR_AUTO, OCR_NEVER, OCR_ALWAYS };
enum render_mode { RENDER_AUTO, RENDER_NEVER, RENDER_ALWAYS };
enum end_mode { END_DECIDED, END_DONE };
enum progress_mode { PROGRESS_AUTO, PROGRESS_NEVER, PROGRESS_ALWAYS };
enum fail_on { FAIL_ON_MISSING, FAIL_ON_PARTIAL, FAIL_ON_UNCLEAR, FAIL_ON_REGRESSION };

/* As given, or the default of the table. Strings are NULL where not given; lists are
 * NULL-terminated, or NULL where not given. */
struct options {
	char **arguments; /* what stands beside the options: URLs, files, words of a command; never
			     NULL */
	char **words;     /* what all of this was parsed from */
	unsigned command;
	char *config;                  /* --config */
	const struct config *settings; /* its file (cli/config.h); borrowed; NULL without */

	int year;         /* Buddhist era; 0: from as_of */
	struct day as_of; /* --as-of, else today in Thailand */
	gboolean as_of_given;
	char *rules;      /* directory */
	char *instrument; /* "oit" */
	char *agency;
	char *item;     /* of rules explain */
	char *expected; /* of rules test --from */
	int based_on;
	char *submitted, *waivers;
	char *copies;            /* folder; "none": no copies */
	struct day start, until; /* of a watch; year 0 where not given */
	gboolean objection;
	enum language language; /* --lang, else from LC_ALL, LC_MESSAGES, LANG: Thai unless they say
				   English */
	char **outputs;         /* -o, in order; format by suffix */
	char *format;

	unsigned max_pages, max_time, max_depth;
	double rate;
	unsigned concurrency, jobs;
	gboolean fast;
	enum end_mode end;
	char *only; /* ids of items, with commas */
	char **resolve, **connect_to;
	char *proxy, *user_agent;
	gboolean allow_private;
	gboolean no_sitemaps;
	enum tls_mode tls;
	enum robots_mode robots;
	enum ocr_mode ocr;
	enum render_mode render;

	char *warc, *from;
	char *state; /* "none": nothing is kept */
	gboolean resume;
	gint64 max_age;           /* seconds */
	char *db;                 /* "none": no history */
	unsigned keep, keep_days; /* 0 where not given */
	char *export_to, *import_from;

	char *from_items;
	double scores[11]; /* --indicators N=SCORE,…, [1]…[10]; NAN where not given */
	double before[11]; /* --before N=SCORE,…: the same of the year before */
	char *measures;    /* levels of measures */
	double iit, eit, eit1, eit2, oit; /* NAN where not given */

	unsigned jitter; /* seconds */
	gboolean only_changes;
	unsigned fail_on; /* set of 1u << enum fail_on; by default all but regression */
	gboolean exit_zero;
	gboolean quiet;
	enum progress_mode progress;
	gboolean help, version;
};

#define OPTIONS_ERROR options_error_quark()
GQuark options_error_quark(void);
enum options_error { OPTIONS_ERROR_USAGE };

/* Parses what stands behind the command's name. Yours; NULL with a message in Thai and English on a
 * fault (then exit 64). */
struct options *options_parse(unsigned command, int argc, char *const *argv, GError **error);
void options_free(struct options *options);

/* An option from elsewhere than the command line: its long name and what stands behind it, several
 * for one that may be repeated; "true" or "false" for one that takes nothing. */
struct option_setting {
	const char *name;
	char **values;
};

/* Sets one option, whatever command takes it; one that may be repeated is replaced. FALSE with
 * error. */
gboolean options_set(struct options *options, const struct option_setting *setting, GError **error);

/* The options that were parsed, anew, with settings (struct option_setting *) beneath the command
 * line: what stands there beats them, and a later setting beats an earlier. Those of other commands
 * are passed over. Yours; NULL with error. */
struct options *options_over(const struct options *typed, const GPtrArray *settings,
			     GError **error);
DEFINE_AUTO(options, options_free);

/* What decides, beside rules and day, what an audit finds on a site that answers as before: each
 * option that `rules explain`, which must come to the same, has in common with it alone. As text.
 * Yours. */
char *options_deciding(const struct options *options);

/* Lines of help for the options of a command, at most 80 columns wide. Yours. */
char *options_help(unsigned command, enum language language);

/* Language of messages from the environment alone: Thai unless LC_ALL, LC_MESSAGES or LANG says
 * English. */
enum language options_language(void);

/* How the value of an option is written in a file. */
enum option_value {
	VALUE_FLAG,
	VALUE_NUMBER,
	VALUE_TEXT,
	VALUE_TEXTS,  /* one or several */
	VALUE_SCORES, /* an object of indicator and score */
};

/* What a shell has to know of an option to complete it, and a file to hold it. Borrowed. */
struct option_fact {
	const char *name;
	char letter;                /* 0: none */
	const char *argument;       /* "FILE", "DIR", "N" …; NULL: none, or one of the choices */
	const char *const *choices; /* NULL where there are none */
	gboolean list;              /* several choices, with commas */
	gboolean repeated;
	const char *text; /* what it is for */
	enum option_value value;
	double min, max; /* VALUE_NUMBER */
	gboolean whole;  /* VALUE_NUMBER: no fraction */
};
typedef void option_visitor(const struct option_fact *fact, void *data);
/* The options of a command, in the order of --help. */
void options_each(unsigned command, enum language language, option_visitor *visit, void *data);

/* Long names of the options of a command (or of COMMAND_ALL), NULL-terminated: for the test of the
 * manual page. Yours. */
char **options_names(unsigned command);

#endif
