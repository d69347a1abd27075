/* What the actions of `oitcheck rules` share. */
#ifndef OIT_CLI_RULES_COMMAND_H
#define OIT_CLI_RULES_COMMAND_H

#include "cli/options.h"
#include "rules/rules.h"

struct rules_command {
	const struct options *options;
	char *const *arguments; /* after the action's name */
	char *directory;
	GString *out;
	gboolean thai;
};

/* The text in the language asked for; Thai where there is no English one. */
const char *rules_pick(const struct rules_command *command, const char *th, const char *en)
	G_GNUC_FORMAT(2) G_GNUC_FORMAT(3);

/* Both tell what is wrong and return the exit status. */
int rules_error(const GError *error);
int rules_usage(const struct rules_command *command, const char *th, const char *en);

/* The year that was asked for, else the newest. NULL with error where it cannot be loaded. */
struct ruleset *rules_load(const struct rules_command *command, GError **error);
/* By its id in any case; NULL, and told, where there is none. */
const struct item *rules_item(const struct rules_command *command, const struct ruleset *rules,
			      const char *typed);

/* A period in words. */
const char *rules_period(const struct rules_command *command, enum period_kind kind);

/* Actions that stand in files of their own: each appends to out and returns the exit status. */
/* rules test with --from */
int rules_test_saved(struct rules_command *command);
int rules_explain(struct rules_command *command);
int rules_new_year(struct rules_command *command);
int rules_diff(struct rules_command *command);

#endif
