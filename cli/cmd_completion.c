/*
 * oitcheck completion bash|zsh: what a shell needs to complete commands, options and their values,
 * out of the tables that parse them. For packages, so --help does not tell of it.
 */
#include "cli/commands.h"
#include "cli/status.h"

#include <stdio.h>
#include <string.h>

struct script {
	GString *out;
	enum language language;
};

static const char bash_head[] =
	"# bash completion for oitcheck, made by: oitcheck completion bash\n"
	"_oitcheck()\n"
	"{\n"
	"\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
	"\tlocal command=audit words= before=\n"
	"\t# bash takes --name=value for three words\n"
	"\tif [[ $cur == = ]]; then cur=; "
	"elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD - 2]}; fi\n";

/* Where no word is found, -o default offers files. */
static const char bash_foot[] =
	"\tif [[ -z $words ]]; then return; fi\n"
	"\tmapfile -t COMPREPLY < <(compgen -P \"$before\" -W \"$words\" -- \"$cur\")\n"
	"}\n"
	"complete -o bashdefault -o default -F _oitcheck oitcheck\n";

/* "audit rules …", or with '|' between them. */
static void append_commands(GString *out, char between)
{
	gboolean first = TRUE;
	for (const struct command *command = commands; command->name && command->th; command++) {
		if (!first)
			g_string_append_c(out, between);
		g_string_append(out, command->name);
		first = FALSE;
	}
}

/* The words that may stand first behind a command: "list|show [ARGUMENT…]" starts with them, "SITE"
 * is none. Yours; NULL where there are none. */
static char **actions_of(const struct command *command)
{
	gsize length = strcspn(command->arguments, " ");
	g_autofree char *first = g_strndup(command->arguments, length);
	return g_ascii_islower(*first) ? g_strsplit(first, "|", 0) : NULL;
}

static gboolean names(const struct option_fact *fact, const char *what)
{
	return g_strcmp0(fact->argument, what) == 0;
}

static void bash_option(GString *out, const struct option_fact *fact)
{
	if (fact->letter)
		g_string_append_printf(out, "-%c|", fact->letter);
	g_string_append_printf(out, "--%s", fact->name);
}

/* How to complete what follows an option, where there is something to offer. */
static void bash_value(const struct option_fact *fact, void *data)
{
	GString *out = ((const struct script *)data)->out;
	g_autofree char *choices = fact->choices ? g_strjoinv(" ", (char **)fact->choices) : NULL;
	if (!choices && !names(fact, "DIR"))
		return;
	g_string_append_c(out, '\t');
	bash_option(out, fact);
	g_string_append(out, ")\n");
	if (fact->list)
		g_string_append(out, "\t\tif [[ $cur == *,* ]]; then before=${cur%,*},; "
				     "cur=${cur##*,}; fi\n");
	if (choices)
		g_string_append_printf(out, "\t\twords=\"%s\"\n", choices);
	else
		g_string_append(out, "\t\tcompopt -o dirnames +o default\n");
	g_string_append(out, "\t\t;;\n");
}

/* After these nothing can be offered, files neither. */
static void bash_free_value(const struct option_fact *fact, void *data)
{
	GString *out = ((const struct script *)data)->out;
	if (!fact->argument || names(fact, "FILE") || names(fact, "DIR"))
		return;
	g_string_append(out, g_str_has_suffix(out->str, "\n") ? "\t" : "|");
	bash_option(out, fact);
}

static void bash_name(const struct option_fact *fact, void *data)
{
	GString *out = ((const struct script *)data)->out;
	g_string_append_printf(out, "%s--%s", g_str_has_suffix(out->str, "\"") ? "" : " ",
			       fact->name);
}

static void bash_command(const struct script *script, const struct command *command)
{
	g_auto(GStrv) actions = actions_of(command);
	g_autofree char *words = actions ? g_strjoinv(" ", actions) : NULL;
	g_string_append_printf(script->out, "\t\t%s)\n\t\t\t[[ $cur == -* ]] && words=\"",
			       command->name);
	options_each(command->bit, script->language, bash_name, (void *)script);
	g_string_append(script->out, "\"\n");
	if (words)
		g_string_append_printf(script->out, "\t\t\t((COMP_CWORD == 2)) && words+=\" %s\"\n",
				       words);
	g_string_append(script->out, "\t\t\t;;\n");
}

static void bash(const struct script *script)
{
	GString *out = script->out;
	g_string_append(out, bash_head);
	g_string_append(out, "\tcase ${COMP_WORDS[1]} in\n\t");
	append_commands(out, '|');
	g_string_append(out, ") command=${COMP_WORDS[1]} ;;\n\tesac\n\tCOMPREPLY=()\n"
			     "\tcase $prev in\n");
	options_each(COMMAND_ALL, script->language, bash_value, (void *)script);
	options_each(COMMAND_ALL, script->language, bash_free_value, (void *)script);
	g_string_append(out, ")\n\t\tcompopt +o bashdefault +o default\n\t\t;;\n");
	g_string_append(out, "\t*)\n\t\tcase $command in\n");
	for (const struct command *command = commands; command->name && command->th; command++)
		bash_command(script, command);
	g_string_append(out, "\t\tesac\n\t\t((COMP_CWORD == 1)) && words+=\" ");
	append_commands(out, ' ');
	g_string_append(out, "\"\n\t\t;;\n\tesac\n");
	g_string_append(out, bash_foot);
}

/* Text within '…': a quote ends it, and the signs in special mean something to _arguments. */
static void append_zsh(GString *out, const char *text, const char *special)
{
	for (; *text; text++) {
		if (strchr(special, *text))
			g_string_append_c(out, '\\');
		if (*text == '\'')
			g_string_append(out, "'\\''");
		else
			g_string_append_c(out, *text);
	}
}

static void zsh_value(GString *out, const struct option_fact *fact)
{
	g_autofree char *choices = fact->choices ? g_strjoinv(" ", (char **)fact->choices) : NULL;
	if (fact->list)
		g_string_append_printf(out, ":%s:_values -s , %s %s", fact->name, fact->name,
				       choices);
	else if (choices)
		g_string_append_printf(out, ":%s:(%s)", fact->name, choices);
	if (!fact->argument)
		return;
	g_string_append_c(out, ':');
	append_zsh(out, fact->argument, ":");
	g_string_append(out, names(fact, "FILE")  ? ":_files"
			     : names(fact, "DIR") ? ":_files -/"
						  : ": ");
}

static void zsh_option(const struct option_fact *fact, void *data)
{
	const struct script *script = data;
	GString *out = script->out;
	const char *equals = fact->argument || fact->choices ? "=" : "";
	g_string_append(out, "\t\t\t");
	if (fact->letter && fact->repeated)
		g_string_append_printf(out, "'*'{-%c,--%s%s}'[", fact->letter, fact->name, equals);
	else if (fact->letter)
		g_string_append_printf(out, "'(-%c --%s)'{-%c,--%s%s}'[", fact->letter, fact->name,
				       fact->letter, fact->name, equals);
	else
		g_string_append_printf(out, "'%s--%s%s[", fact->repeated ? "*" : "", fact->name,
				       equals);
	append_zsh(out, fact->text, "[]");
	g_string_append_c(out, ']');
	zsh_value(out, fact);
	g_string_append(out, "'\n");
}

static void zsh_command(const struct script *script, const struct command *command)
{
	g_auto(GStrv) actions = actions_of(command);
	g_autofree char *words = actions ? g_strjoinv(" ", actions) : NULL;
	g_string_append_printf(script->out, "\t%s)\n\t\tspecs=(\n", command->name);
	options_each(command->bit, script->language, zsh_option, (void *)script);
	if (words)
		g_string_append_printf(script->out, "\t\t\t'1:%s:(%s)'\n", command->name, words);
	g_string_append(script->out, "\t\t\t'*: :_files'\n\t\t) ;;\n");
}

static void zsh(const struct script *script)
{
	GString *out = script->out;
	g_string_append(out, "#compdef oitcheck\n"
			     "# made by: oitcheck completion zsh\n"
			     "_oitcheck() {\n"
			     "\tlocal command=audit\n\tlocal -a names specs\n\tnames=(\n");
	for (const struct command *command = commands; command->name && command->th; command++) {
		g_string_append_printf(out, "\t\t'%s:", command->name);
		append_zsh(out, script->language == LANGUAGE_TH ? command->th : command->en, ":");
		g_string_append(out, "'\n");
	}
	g_string_append(out, "\t)\n\tcase $words[2] in\n\t(");
	append_commands(out, '|');
	g_string_append(out,
			")\n\t\tif ((CURRENT > 2)); then\n\t\t\tcommand=$words[2]\n"
			"\t\t\tshift words\n\t\t\t((CURRENT--))\n\t\tfi ;;\n\tesac\n"
			"\tif ((CURRENT == 2)) && [[ $command == audit && $PREFIX != -* ]]; then\n"
			"\t\t_describe command names\n\tfi\n\tcase $command in\n");
	for (const struct command *command = commands; command->name && command->th; command++)
		zsh_command(script, command);
	g_string_append(out, "\tesac\n\t_arguments -s -S : $specs\n}\n_oitcheck \"$@\"\n");
}

int cmd_completion(const struct options *options)
{
	static const struct {
		const char *name;
		void (*write)(const struct script *script);
	} shells[] = {{"bash", bash}, {"zsh", zsh}};
	g_autoptr(GString) out = g_string_new(NULL);
	const struct script script = {out, options->language};
	for (gsize i = 0; i < G_N_ELEMENTS(shells); i++)
		if (g_strcmp0(options->arguments[0], shells[i].name) == 0)
			shells[i].write(&script);
	if (!out->len) {
		g_printerr("oitcheck completion: ระบุ bash หรือ zsh (bash or zsh)\n");
		return STATUS_USAGE;
	}
	fputs(out->str, stdout); /* main() looks whether it went well */
	return STATUS_OK;
}
