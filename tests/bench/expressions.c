/* expressions FILE: what each regular expression of the rules costs over the texts of FILE, one a
 * line, for tests/bench/expressions. Reads the expressions from standard input, one a line; prints
 * for each its nanoseconds a text and, of a thousand texts, in how many it matches. Each has a
 * matcher of its own, so that what it requires spares it as it does in an audit. */
#include "base/fold.h"
#include "rules/pattern.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define LINE_BYTES 8192
#define ROUNDS     3 /* the quickest counts */

static GPtrArray *read_texts(const char *path)
{
	g_autofree char *all = NULL;
	g_autoptr(GError) error = NULL;
	GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
	if (!g_file_get_contents(path, &all, NULL, &error))
		g_error("%s", error->message);
	g_auto(GStrv) lines = g_strsplit(all, "\n", -1);
	for (guint i = 0; lines[i]; i++)
		if (*lines[i])
			g_ptr_array_add(texts, fold_text(lines[i], -1));
	return texts;
}

/* Microseconds for all texts. */
static gint64 scan_all(const struct matcher *matcher, const GPtrArray *texts, guint *hits)
{
	struct match_scratch *scratch = match_scratch_new(matcher);
	gint64 start = g_get_monotonic_time();
	*hits = 0;
	for (guint i = 0; i < texts->len; i++) {
		const char *text = texts->pdata[i];
		*hits += matcher_scan(matcher, scratch, text, strlen(text), NULL)->len > 0;
	}
	gint64 spent = g_get_monotonic_time() - start;
	match_scratch_free(scratch);
	return spent;
}

static void measure(const char *expression, const GPtrArray *texts)
{
	g_autoptr(GError) error = NULL;
	AUTO(matcher) matcher = matcher_new();
	if (!matcher_add_regex(matcher, matcher_add_set(matcher), expression, &error)) {
		fprintf(stderr, "%s\n", error->message);
		return;
	}
	matcher_seal(matcher);
	gint64 best = G_MAXINT64;
	guint hits = 0;
	for (int i = 0; i < ROUNDS; i++)
		best = MIN(best, scan_all(matcher, texts, &hits));
	printf("%8" G_GINT64_FORMAT " %5u  %s\n", best * 1000 / texts->len,
	       hits * 1000 / texts->len, expression);
}

int main(int argc, char **argv)
{
	char line[LINE_BYTES];
	setlocale(LC_ALL, "");
	if (argc != 2)
		return 1;
	g_autoptr(GPtrArray) texts = read_texts(argv[1]);
	while (texts->len > 0 && fgets(line, sizeof(line), stdin)) {
		line[strcspn(line, "\n")] = '\0';
		measure(line, texts);
	}
	return 0;
}
