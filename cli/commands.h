/* One command, one file cli/cmd_x.c with one function here, and one row of the table in commands.c.
 */
#ifndef OIT_CLI_COMMANDS_H
#define OIT_CLI_COMMANDS_H

#include "cli/options.h"

struct command {
	const char *name;
	enum command_bit bit;
	int (*run)(const struct options *options); /* returns an exit status (cli/status.h) */
	const char *arguments;                     /* as in the synopsis */
	const char *th, *en;                       /* NULL: --help does not tell of it */
};

/* Ends with a row without a name. */
extern const struct command commands[];

/* The command that the word names; NULL where it names none. */
const struct command *command_find(const char *word);

/* The whole of --help: for one command, or for the program where it is NULL. Yours. */
char *command_help(const struct command *command, enum language language);

int cmd_audit(const struct options *options);
int cmd_rules(const struct options *options);
int cmd_score(const struct options *options);
int cmd_history(const struct options *options);
int cmd_diff(const struct options *options);
int cmd_report(const struct options *options);
int cmd_watch(const struct options *options);
int cmd_draft(const struct options *options);
int cmd_notices(const struct options *options);
int cmd_config(const struct options *options);
int cmd_completion(const struct options *options);

#endif
