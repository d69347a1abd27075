/* The builder: what goes in comes out clean, folded, indexed and capped. */
#include "base/fold.h"
#include "crawler/limits.h"
#include "crawler/page_build.h"

#include <string.h>

static void check_block(void)
{
	struct page_builder *builder = page_builder_new("http://www.example.go.th/", NULL);
	struct block block = {
		.text = " ปี  ๒๕๖๘\n ", .heading = PAGE_NONE, .kind = BLOCK_CELL, .row = 3};

	g_assert_cmpuint(page_add_block(builder, &block), ==, 0);
	block.text = "โครงสร้าง";
	g_assert_cmpuint(page_add_block(builder, &block), ==, 1);
	page_set_block_kind(builder, 1, BLOCK_HEADING, 2);
	page_hide_blocks(builder, 1, 9);
	AUTO(page) page = page_builder_seal(builder);
	g_assert_cmpuint(page->n_blocks, ==, 2);
	g_assert_cmpstr(page->blocks[0].text, ==, "ปี ๒๕๖๘");
	g_assert_cmpstr(page->blocks[0].fold, ==, "ปี2568");
	g_assert_cmpuint(page->blocks[0].hash, ==, fold_hash("ปี2568", strlen("ปี2568")));
	g_assert_cmpuint(page->blocks[0].row, ==, 3);
	g_assert_cmpint(page->blocks[1].kind, ==, BLOCK_HEADING);
	g_assert_cmpuint(page->blocks[1].level, ==, 2);
	g_assert_false(page->blocks[0].hidden);
	g_assert_true(page->blocks[1].hidden);
}

static void check_link(void)
{
	struct page_builder *builder = page_builder_new("http://www.example.go.th/", NULL);
	struct link link = {.url = "https://www.example.go.th/",
			    .fragment = "a",
			    .label = "แผน ๑",
			    .heading = PAGE_NONE,
			    .block = PAGE_NONE};
	struct link contact = {.url = "tel:02", .kind = LINK_CONTACT};
	struct link dead = {.kind = LINK_DEAD};

	page_add_link(builder, &link);
	page_add_link(builder, &contact);
	page_add_link(builder, &dead);
	AUTO(page) page = page_builder_seal(builder);
	g_assert_cmpuint(page->n_links, ==, 3);
	g_assert_cmpstr(page->links[0].label_fold, ==, "แผน1");
	g_assert_cmpuint(page->links[0].label_hash, ==, fold_hash("แผน1", strlen("แผน1")));
	g_assert_cmpstr(page->links[0].row, ==, "");
	g_assert_cmpstr(page->links[0].fragment, ==, "a");
	g_assert_cmpstr(page->links[0].key, ==, page->key);
	g_assert_cmpstr(page->links[1].url, ==, "tel:02");
	g_assert_null(page->links[1].key);
	g_assert_null(page->links[2].url);
	g_assert_null(page->links[2].key);
	g_assert_null(page->location_key);
}

static void check_form(void)
{
	struct page_builder *builder = page_builder_new("http://www.example.go.th/", NULL);
	char label[] = "ชื่อ";
	struct form_field fields[] = {{.name = "n", .type = "text", .label = label}};
	struct form form = {.action = "http://www.example.go.th/",
			    .method = "post",
			    .fields = fields,
			    .n_fields = 1};

	page_add_form(builder, &form);
	memset(label, 'x', sizeof(label) - 1);
	AUTO(page) page = page_builder_seal(builder);
	g_assert_cmpuint(page->n_forms, ==, 1);
	g_assert_cmpstr(page->forms[0].fields[0].label, ==, "ชื่อ");
}

/* A cap that is reached marks the page, so that nobody takes what is not there for missing. */
static void check_caps(void)
{
	struct page_builder *builder = page_builder_new("http://www.example.go.th/", NULL);
	struct block block = {.text = "ก", .heading = PAGE_NONE};
	struct link link = {.label = "ก"};

	for (guint i = 0; i < LIMIT_BLOCKS; i++)
		g_assert_cmpuint(page_add_block(builder, &block), ==, i);
	g_assert_cmpint(page_builder_page(builder)->read, ==, READ_OK);
	g_assert_cmpuint(page_add_block(builder, &block), ==, PAGE_NONE);
	for (guint i = 0; i <= LIMIT_LINKS; i++)
		page_add_link(builder, &link);
	AUTO(page) page = page_builder_seal(builder);
	g_assert_cmpint(page->read, ==, READ_CUT);
	g_assert_cmpstr(page->reason, ==, "page-limit");
	g_assert_cmpuint(page->n_blocks, ==, LIMIT_BLOCKS);
	g_assert_cmpuint(page->n_links, ==, LIMIT_LINKS);
}

static void check_long_text(void)
{
	struct page_builder *builder = page_builder_new("http://www.example.go.th/", NULL);
	g_autofree char *text = g_strnfill(LIMIT_BLOCK_TEXT + 100, 'a');
	struct block block = {.text = text, .heading = PAGE_NONE};
	struct link link = {.label = text};

	page_add_block(builder, &block);
	page_add_link(builder, &link);
	AUTO(page) page = page_builder_seal(builder);
	g_assert_cmpuint(strlen(page->blocks[0].text), ==, LIMIT_BLOCK_TEXT);
	g_assert_cmpuint(strlen(page->links[0].label), ==, LIMIT_LABEL);
}

static void check_free(void)
{
	page_builder_free(NULL);
	page_free(NULL);
	page_builder_free(page_builder_new("http://www.example.go.th/", NULL));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/page/block", check_block);
	g_test_add_func("/page/link", check_link);
	g_test_add_func("/page/form", check_form);
	g_test_add_func("/page/caps", check_caps);
	g_test_add_func("/page/long-text", check_long_text);
	g_test_add_func("/page/free", check_free);
	return g_test_run();
}
