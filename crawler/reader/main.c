/*
 * oitcheck-reader: reads one foreign document from its standard input and writes what it says
 * (crawler/reader/facts.h). A program of its own so that a document that breaks a library breaks
 * only this; oitcheck runs it with limits (base/child.h).
 *
 *   oitcheck-reader package | docbook | xls | list | member NUMBER
 */
#include "crawler/reader/formats.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	EXIT_USAGE = 64,
	READ_CHUNK = 256 << 10,
};

static GByteArray *read_input(void)
{
	GByteArray *input = g_byte_array_new();
	g_autofree guint8 *chunk = g_malloc(READ_CHUNK);
	ssize_t got;

	while ((got = read(STDIN_FILENO, chunk, READ_CHUNK)) > 0)
		g_byte_array_append(input, chunk, (guint)got);
	return input;
}

static const char *read_package(struct facts *facts, const void *bytes, gsize size)
{
	static const struct {
		const char *start, *usual;
		const char *(*read)(struct facts *facts, const struct package *package,
				    const char *part);
	} formats[] = {
		{"word/document", "word/document.xml", read_word},
		{"xl/workbook", "xl/workbook.xml", read_sheet},
		{"ppt/presentation", "ppt/presentation.xml", read_slides},
		{"content.xml", "content.xml", read_opendocument},
	};
	struct package package;
	const char *reason = NULL;

	package_open(&package, bytes, size);
	g_autoptr(GHashTable) relations = read_relations(&package, "");
	for (unsigned i = 0; i < G_N_ELEMENTS(formats) && !reason; i++) {
		const char *part = read_related(&package, relations, formats[i].start);

		if (!part && package_member(&package, formats[i].usual))
			part = formats[i].usual;
		if (!part)
			continue;
		read_properties(facts, &package);
		reason = formats[i].read(facts, &package, part);
	}
	if (!reason)
		reason = READ_BROKEN;
	if (*package.reason)
		reason = package.reason;
	package_clear(&package);
	return reason;
}

static const struct {
	const char *name;
	const char *(*read)(struct facts *facts, const void *bytes, gsize size);
} commands[] = {
	{"package", read_package},
	{"docbook", read_docbook},
	{"xls", read_xls},
	{"list", package_list},
};

static int extract_member(const GByteArray *input, const char *number)
{
	const char *reason = package_extract(input->data, input->len, (unsigned)atoi(number));

	return *reason ? EXIT_FAILURE : EXIT_SUCCESS;
}

static void read_facts(const GByteArray *input, unsigned command)
{
	AUTO(facts) facts = facts_new();
	const char *reason = commands[command].read(facts, input->data, input->len);

	facts_end(facts, reason);
	fwrite(facts->out->str, 1, facts->out->len, stdout);
}

int main(int argc, char **argv)
{
	g_autoptr(GByteArray) input = NULL;

	setlocale(LC_CTYPE, "C.UTF-8"); /* libarchive spells names by it */
	if (argc == 3 && strcmp(argv[1], "member") == 0) {
		input = read_input();
		return extract_member(input, argv[2]);
	}
	for (unsigned i = 0; i < G_N_ELEMENTS(commands) && argc == 2; i++)
		if (strcmp(argv[1], commands[i].name) == 0) {
			input = read_input();
			read_facts(input, i);
			return EXIT_SUCCESS;
		}
	fputs("oitcheck-reader package|docbook|xls|list|member NUMBER  < DOCUMENT\n", stderr);
	return EXIT_USAGE;
}
