/* One text as many producers write it, whole, damaged and weak: how much of it is read.
 * tests/support/make_documents.py makes the documents, tests/bench/documents tells of each. */
#include "base/child.h"
#include "base/fold.h"
#include "base/json.h"
#include "crawler/extract/extract.h"

#include "tests/support/needs.h"

#include <string.h>

#define FOLDER FIXTURES "/docs/producers/"

struct recall {
	int exact, weak, all;
};

static gboolean says(const struct page *page, const char *fold, gboolean skeleton)
{
	g_autofree char *bones = fold_skeleton(fold);

	for (uint32_t i = 0; i < page->n_blocks; i++) {
		g_autofree char *block = skeleton ? fold_skeleton(page->blocks[i].fold) : NULL;
		if (strstr(block ? block : page->blocks[i].fold, block ? bones : fold))
			return TRUE;
	}
	return FALSE;
}

static void read_document(const char *name, const cJSON *phrases, struct recall *recall)
{
	g_autofree char *path = g_strconcat(FOLDER, name, NULL), *body = NULL;
	struct extract_input input = {.url = path, .status = 200};
	const cJSON *phrase;

	g_assert_true(g_file_get_contents(path, &body, &input.size, NULL));
	input.body = body;
	AUTO(page) page = extract_page(&input);
	g_assert_cmpint(page->read, ==, READ_OK);
	cJSON_ArrayForEach(phrase, phrases)
	{
		g_autofree char *fold = fold_text(phrase->valuestring, -1);
		gboolean exact = says(page, fold, FALSE);
		recall->all++;
		recall->exact += exact;
		recall->weak += !exact && says(page, fold, TRUE);
	}
}

static struct recall read_group(const char *group)
{
	g_autoptr(GError) error = NULL;
	AUTO(json_file) file = json_load(FOLDER "expected.json", 1 << 20, &error);
	struct recall recall = {0};
	const cJSON *node = cJSON_GetObjectItem(file->root, group), *name;

	g_assert_no_error(error);
	cJSON_ArrayForEach(name, cJSON_GetObjectItem(node, "files"))
		read_document(name->valuestring, cJSON_GetObjectItem(node, "phrases"), &recall);
	g_assert_cmpint(recall.all, >, 0);
	return recall;
}

static gboolean needs_pdftotext(void)
{
	return needs("pdftotext", child_has("pdftotext"));
}

static void test_digital(void)
{
	if (!needs_pdftotext())
		return;
	struct recall recall = read_group("digital");
	g_assert_cmpfloat(recall.exact, >=, 0.99 * recall.all);
}

/* The classes of damage that are mended for certain. */
static void test_damaged(void)
{
	if (!needs_pdftotext())
		return;
	struct recall recall = read_group("damaged");
	g_assert_cmpfloat(recall.exact, >=, 0.97 * recall.all);
	g_assert_cmpint(recall.exact + recall.weak, ==, recall.all);
}

/* Where marks are lost only the skeleton is left. */
static void test_weak(void)
{
	if (!needs_pdftotext())
		return;
	struct recall recall = read_group("weak");
	g_assert_cmpfloat(recall.exact + recall.weak, >=, 0.99 * recall.all);
	g_assert_cmpint(recall.weak, >, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/producers/digital", test_digital);
	g_test_add_func("/producers/damaged", test_damaged);
	g_test_add_func("/producers/weak", test_weak);
	return g_test_run();
}
