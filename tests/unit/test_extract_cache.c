/* The same bytes are read once, whoever comes with them; what is shared outlives whom it came from.
 */
#include "crawler/extract_cache.h"

#include <string.h>

struct document {
	char *body;
	gsize size;
};

static struct document load(const char *name)
{
	g_autofree char *path = g_build_filename(FIXTURES, "docs", name, NULL);
	struct document document;

	g_assert_true(g_file_get_contents(path, &document.body, &document.size, NULL));
	return document;
}

static struct extract_input input_of(const struct document *document, const char *url)
{
	return (struct extract_input){
		.url = url, .body = document->body, .size = document->size, .status = 200};
}

static void check_once(void)
{
	struct document docx = load("text.docx"), odt = load("text.odt");
	struct extract_cache *cache = extract_cache_new(1 << 20);
	struct extract_input a = input_of(&docx, "http://www.example.go.th/a"),
			     b = input_of(&docx, "http://www.example.go.th/b?id=2"),
			     other = input_of(&odt, "http://www.example.go.th/a");

	b.modified = "Sun, 22 Nov 2026 00:00:00 GMT";
	AUTO(page) first = extract_cached(cache, &a);
	AUTO(page) second = extract_cached(cache, &b);
	AUTO(page) third = extract_cached(cache, &other);
	g_assert_cmpint(first->read, ==, READ_OK);
	g_assert_cmpuint(first->n_blocks, >, 5);
	g_assert_true(second->blocks == first->blocks);
	g_assert_true(third->blocks != first->blocks);
	g_assert_cmpstr(second->url, ==, b.url);
	g_assert_cmpstr(second->key, ==, "example.go.th/b?id=2");
	g_assert_cmpstr(second->modified, ==, b.modified);
	g_assert_cmpstr(first->modified, ==, "");
	g_assert_cmpuint(second->body_hash, ==, first->body_hash);

	/* what is done to one is not done to the others */
	second->read = READ_CUT;
	AUTO(page) fourth = extract_cached(cache, &a);
	g_assert_cmpint(fourth->read, ==, READ_OK);
	g_clear_pointer(&first, page_free);
	extract_cache_free(cache);
	g_assert_nonnull(strstr(second->blocks[1].text, "2568"));
	g_free(docx.body);
	g_free(odt.body);
}

static void check_keys(void)
{
	struct document docx = load("text.docx"), png = load("blank.png");
	struct extract_input a = input_of(&docx, "http://a.example/a"),
			     b = input_of(&docx, "http://b.example/b.xls"),
			     picture = input_of(&png, "http://a.example/a"),
			     page = {.url = "http://a.example/", .body = "<p>x", .size = 4};
	g_autofree char *of_a = extract_cache_key(&a), *of_b = extract_cache_key(&b);

	g_assert_cmpstr(of_a, ==, of_b);
	b.cut = "reset";
	g_autofree char *of_cut = extract_cache_key(&b);
	g_assert_cmpstr(of_a, !=, of_cut);
	a.ocr_pages = 5;
	g_autofree char *of_ocr = extract_cache_key(&a);
	g_assert_cmpstr(of_b, !=, of_ocr);
	g_assert_null(extract_cache_key(&picture));
	g_assert_null(extract_cache_key(&page));
	AUTO(page) uncached = extract_cached(NULL, &page);
	g_assert_cmpint(uncached->kind, ==, PAGE_HTML);
	g_free(docx.body);
	g_free(png.body);
}

static void check_bound(void)
{
	struct document docx = load("text.docx"), odt = load("text.odt");
	AUTO(extract_cache) cache = extract_cache_new(1);
	struct extract_input a = input_of(&docx, "http://a.example/a"),
			     b = input_of(&odt, "http://a.example/b");
	AUTO(page) first = extract_cached(cache, &a);
	AUTO(page) second = extract_cached(cache, &b);
	AUTO(page) again = extract_cached(cache, &a);

	g_assert_true(again->blocks != first->blocks);
	g_assert_cmpuint(again->n_blocks, ==, first->n_blocks);
	g_free(docx.body);
	g_free(odt.body);
}

#define THREADS 6

struct runner {
	struct extract_cache *cache;
	struct document *document;
};

static void *run(void *data)
{
	struct runner *runner = data;
	struct extract_input input = input_of(runner->document, "http://a.example/x");

	return extract_cached(runner->cache, &input);
}

static void check_threads(void)
{
	struct document docx = load("text.docx");
	AUTO(extract_cache) cache = extract_cache_new(1 << 20);
	struct runner runner = {cache, &docx};
	GThread *threads[THREADS];
	struct page *pages[THREADS];

	for (int i = 0; i < THREADS; i++)
		threads[i] = g_thread_new("read", run, &runner);
	for (int i = 0; i < THREADS; i++)
		pages[i] = g_thread_join(threads[i]);
	for (int i = 0; i < THREADS; i++)
		g_assert_true(pages[i]->blocks == pages[0]->blocks);
	for (int i = 0; i < THREADS; i++)
		page_free(pages[i]);
	g_free(docx.body);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/extract-cache/once", check_once);
	g_test_add_func("/extract-cache/keys", check_keys);
	g_test_add_func("/extract-cache/bound", check_bound);
	g_test_add_func("/extract-cache/threads", check_threads);
	return g_test_run();
}
