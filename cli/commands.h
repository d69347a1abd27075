/* One command a file; main.c has the table of them. Each returns an exit status (cli/status.h). */
#ifndef OIT_CLI_COMMANDS_H
#define OIT_CLI_COMMANDS_H

#include "cli/options.h"

int cmd_rules(const struct options *options);

#endif
