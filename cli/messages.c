#include "cli/messages.h"

#include "reports/wrap.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { HANG = 10, COLUMNS_MIN = 40, COLUMNS_MAX = 100 }; /* HANG: of "oitcheck: " */

static int columns(void)
{
	struct winsize size;
	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < COLUMNS_MIN)
		return COLUMNS_MIN;
	return MIN(size.ws_col, COLUMNS_MAX);
}

static void print_line(const struct wrapper *wrapper, const char *line)
{
	int indent = (int)strspn(line, " ");
	g_autoptr(GPtrArray) parts = wrap_lines(wrapper, line + indent, columns() - HANG);
	for (guint i = 0; i < parts->len; i++)
		fprintf(stderr, "%*s%s\n", i || indent ? HANG : 0, "", (char *)parts->pdata[i]);
}

static void print_wrapped(const char *text)
{
	AUTO(wrapper) wrapper = wrapper_new();
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line; line++)
		if (**line || line[1]) /* behind the last end of a line stands nothing */
			print_line(wrapper, *line);
}

void messages_start(void)
{
	if (isatty(STDERR_FILENO))
		g_set_printerr_handler(print_wrapped);
}
