#include "crawler/extract/pdf_stamp.h"

#include "base/child.h"
#include "base/fold.h"

#include <string.h>

#define STAMP_LETTERS    60u /* a page that says more has text of its own */
#define PICTURED_INCHES  40u /* square; A4 has 97, and a scan may be of strips */
#define PICTURE_COLUMNS  14u /* of a row of pdfimages -list */
#define COLUMN_PAGE      0u
#define COLUMN_TYPE      2u
#define COLUMN_WIDTH     3u
#define COLUMN_HEIGHT    4u
#define COLUMN_X_DENSITY 12u
#define COLUMN_Y_DENSITY 13u

static const struct child_limits list_limits = {
	.cpu_seconds = 10,
	.wall_seconds = 20,
	.address_space = (gsize)1 << 30,
	.output = (gsize)1 << 20,
	.file_size = 1 << 20,
};

/* "เลขที่ 12/2567" and "เลขที่ 13/2567" are one stamp. Yours. */
static char *without_numbers(const char *text)
{
	GString *rest = g_string_new(NULL);

	for (const char *c = text; *c; c = g_utf8_next_char(c)) {
		gunichar letter = g_utf8_get_char(c);
		if (!g_unichar_isdigit(letter) && !g_unichar_isspace(letter))
			g_string_append_unichar(rest, letter);
	}
	return g_string_free(rest, FALSE);
}

static gboolean is_short(const GString *page)
{
	gsize letters = text_letters(page->str);

	return letters > 0 && letters < STAMP_LETTERS;
}

/* A bit for each page that may be stamped. NULL where none is. Yours. */
static guint8 *find_short(const GPtrArray *pages)
{
	g_autoptr(GHashTable) first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autofree guint8 *stamped = g_new0(guint8, pages->len);
	gboolean says_more = FALSE, any = FALSE;

	for (guint i = 0; i < pages->len; i++)
		says_more |= text_letters(((GString *)pages->pdata[i])->str) >= STAMP_LETTERS;
	for (guint i = 0; i < pages->len; i++) {
		if (!is_short(pages->pdata[i]))
			continue;
		char *words = without_numbers(((GString *)pages->pdata[i])->str);
		guint same = GPOINTER_TO_UINT(g_hash_table_lookup(first, words));
		stamped[i] = !says_more || same > 0;
		if (same > 0)
			stamped[same - 1] = TRUE;
		any |= stamped[i];
		g_hash_table_replace(first, words, GUINT_TO_POINTER(i + 1));
	}
	return any ? g_steal_pointer(&stamped) : NULL;
}

/* Adds the area of the picture in a row of pdfimages -list to its page's. */
static void add_picture(char *row, double *inches, guint n_pages)
{
	const char *columns[PICTURE_COLUMNS] = {NULL};
	guint n = 0;
	char *rest = row;

	for (char *word; n < PICTURE_COLUMNS && (word = strsep(&rest, " ")) != NULL;)
		if (*word)
			columns[n++] = word;
	if (n < PICTURE_COLUMNS || strstr(columns[COLUMN_TYPE], "mask")) /* of another picture */
		return;
	guint64 page = g_ascii_strtoull(columns[COLUMN_PAGE], NULL, 10);
	double x = g_ascii_strtod(columns[COLUMN_X_DENSITY], NULL);
	double y = g_ascii_strtod(columns[COLUMN_Y_DENSITY], NULL);
	if (page > 0 && page <= n_pages && x > 0 && y > 0)
		inches[page - 1] += g_ascii_strtod(columns[COLUMN_WIDTH], NULL) / x *
				    g_ascii_strtod(columns[COLUMN_HEIGHT], NULL) / y;
}

/* Square inches of pictures on each page. NULL where it cannot be told. Yours. */
static double *pictured(const struct extract_input *input, guint n_pages)
{
	static const char *const argv[] = {"pdfimages", "-list", "-", NULL};
	struct child_result result = {0};
	double *inches = NULL;

	if (child_run(argv, input->body, input->size, &list_limits, &result, NULL) &&
	    result.end == CHILD_OK && result.out) {
		inches = g_new0(double, n_pages);
		g_autofree char *list = g_strndup((char *)result.out->data, result.out->len);
		char *rest = list;
		for (char *row; (row = strsep(&rest, "\n")) != NULL;)
			add_picture(row, inches, n_pages);
	}
	child_result_clear(&result);
	return inches;
}

void pdf_drop_stamps(GPtrArray *pages, const struct extract_input *input)
{
	g_autofree guint8 *stamped = find_short(pages);

	if (!stamped)
		return;
	g_autofree double *inches = pictured(input, pages->len);
	for (guint i = 0; i < pages->len; i++)
		if (stamped[i] && (!inches || inches[i] >= PICTURED_INCHES))
			g_string_truncate(pages->pdata[i], 0);
}
