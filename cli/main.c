/* oitcheck: finds the command, parses its options, runs it, and turns its outcome into an exit
 * status. */
#include "base/json.h"
#include "cli/commands.h"
#include "cli/config.h"
#include "cli/status.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

/* Standard output may be a full disk: what was not written must not end as success. */
static int flush(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	fputs("oitcheck: เขียนผลลัพธ์ไม่ได้ (cannot write to standard output)\n", stderr);
	return STATUS_FAILED;
}

static int usage(const char *message)
{
	fprintf(stderr, "oitcheck: %s\noitcheck --help แสดงวิธีใช้ (shows how to use it)\n", message);
	return STATUS_USAGE;
}

/* The command with the options of its configuration file beneath those of the command line. */
static int run_configured(const struct command *command, const struct options *typed)
{
	g_autoptr(GError) error = NULL;
	AUTO(config) config = config_load(typed->config, &error);
	AUTO(options) options = config ? config_options(config, NULL, typed, &error) : NULL;
	if (options)
		return command->run(options);
	fprintf(stderr, "oitcheck: %s\n", error->message);
	return g_error_matches(error, JSON_ERROR, JSON_ERROR_READ) ? STATUS_NO_INPUT
								   : STATUS_BAD_DATA;
}

static int run(const struct command *command, const struct options *options)
{
	if (options->version) {
		fputs("oitcheck " OITCHECK_VERSION "\n", stdout);
		return STATUS_OK;
	}
	if (options->help) {
		g_autofree char *help = command_help(command, options->language);
		fputs(help, stdout);
		return STATUS_OK;
	}
	if (!command)
		command = command_find("audit");
	if (!command)
		return usage("ไม่มีคำสั่งนี้ (no such command)");
	return options->config ? run_configured(command, options) : command->run(options);
}

int main(int argc, char **argv)
{
	/* Names of hosts and files are UTF-8 whatever cron says, and numbers have points. */
	setlocale(LC_CTYPE, "C.UTF-8");
	const struct command *command = argc > 1 ? command_find(argv[1]) : NULL;
	int skip = MIN(argc, command ? 2 : 1);
	g_autoptr(GError) error = NULL;
	AUTO(options)
	options = options_parse(command ? command->bit : COMMAND_AUDIT, argc - skip, argv + skip,
				&error);
	return flush(options ? run(command, options) : usage(error->message));
}
