/* oitcheck: finds the command, parses its options, runs it, and turns its outcome into an exit
 * status. */
#include "base/json.h"
#include "cli/commands.h"
#include "cli/config.h"
#include "cli/messages.h"
#include "cli/status.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The next file to be opened would take the place of a standard descriptor that is closed, and what
 * is printed would be written into it. What stands there instead is for the other direction, so
 * that using it fails as before. */
static void fill_standard(void)
{
	for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++)
		if (fcntl(descriptor, F_GETFD) < 0)
			(void)!open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

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
	g_printerr("oitcheck: %s\noitcheck --help แสดงวิธีใช้ (shows how to use it)\n", message);
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
	g_printerr("oitcheck: %s\n", error->message);
	return g_error_matches(error, JSON_ERROR, JSON_ERROR_READ) ? STATUS_NO_INPUT
								   : STATUS_BAD_DATA;
}

/* A word that is no command may be the site to audit; but not one without a dot, for no agency is
 * called "hitsory". */
static gboolean is_typo(const struct options *options)
{
	const char *word = options->arguments[0];
	return word && !options->config && !strpbrk(word, ".:/ ") && strcmp(word, "localhost") != 0;
}

static int unknown_command(const char *word)
{
	g_autoptr(GString) names = g_string_new(NULL);
	for (const struct command *command = commands; command->name && command->th; command++)
		g_string_append_printf(names, " %s", command->name);
	g_autofree char *message = g_strdup_printf(
		"“%s” ไม่ใช่คำสั่งหรือที่อยู่เว็บไซต์ ถ้าเป็นเว็บไซต์ ให้พิมพ์ชื่อเต็ม เช่น www.%s.go.th คำสั่งที่มี:%s "
		"(neither a command nor a web address: of a website type the whole name, such as "
		"www.%s.go.th)",
		word, word, names->str, word);
	return usage(message);
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
	if (!command && is_typo(options))
		return unknown_command(options->arguments[0]);
	if (!command)
		command = command_find("audit");
	return options->config ? run_configured(command, options) : command->run(options);
}

int main(int argc, char **argv)
{
	fill_standard();
	/* Names of hosts and files are UTF-8 whatever cron says, and numbers have points. */
	setlocale(LC_CTYPE, "C.UTF-8");
	messages_start();
	signal(SIGXFSZ, SIG_IGN); /* a file at its limit is a fault like a full disk */
	const struct command *command = argc > 1 ? command_find(argv[1]) : NULL;
	int skip = MIN(argc, command ? 2 : 1);
	g_autoptr(GError) error = NULL;
	AUTO(options)
	options = options_parse(command ? command->bit : COMMAND_AUDIT, argc - skip, argv + skip,
				&error);
	return flush(options ? run(command, options) : usage(error->message));
}
