/* Page facts as bytes: what goes in comes out, and damaged bytes give nothing. */
#include "crawler/page_build.h"
#include "crawler/page_pack.h"

#include <string.h>

static struct page *whole_page(void)
{
	struct page_builder *builder = page_builder_new("https://www.example.go.th/a.html", NULL);
	struct page *page = page_builder_page(builder);
	struct form_field fields[] = {{.name = "q", .type = "text", .label = "ค้นหา", .value = "x"},
				      {.type = "submit"}};

	page->status = 200;
	page->read = READ_CUT;
	page->kind = PAGE_HTML;
	page->reason = page_string(builder, "body-limit");
	page->mime = "text/html";
	page->title = page_string(builder, "แผน ๒๕๖๘");
	page->size = 5000000000;
	page->body_hash = G_MAXUINT64;
	page->n_pages = 3;
	page_add_block(builder, &(struct block){.text = "แผน ๒๕๖๘",
						.heading = PAGE_NONE,
						.kind = BLOCK_HEADING,
						.region = REGION_NAV,
						.level = 2});
	page_add_block(builder, &(struct block){.text = "ข้อความ",
						.heading = 0,
						.table = 7,
						.row = 65535,
						.col = 2,
						.page_no = 9,
						.kind = BLOCK_CELL,
						.in_link = 1,
						.ocr = 1,
						.hidden = 1});
	page_add_link(builder, &(struct link){.url = "https://www.example.go.th/b?id=1",
					      .fragment = "x",
					      .label = "แผน ๑",
					      .row = "แถว",
					      .heading = 0,
					      .block = 2,
					      .kind = LINK_FRAME,
					      .image = 1});
	page_add_link(builder,
		      &(struct link){.kind = LINK_DEAD, .heading = PAGE_NONE, .block = PAGE_NONE});
	page_add_link(builder, &(struct link){.url = "http://www.example.go.th/plan/",
					      .label = "แผน ๒๕๖๘",
					      .heading = PAGE_NONE,
					      .block = 0});
	page_add_image(builder, &(struct image){.url = NULL,
						.alt = "ตรา",
						.heading = PAGE_NONE,
						.block = 1,
						.width = 30,
						.linked = 1});
	page_add_form(builder, &(struct form){.action = "https://www.example.go.th/s",
					      .method = "get",
					      .fields = fields,
					      .n_fields = 2,
					      .heading = PAGE_NONE,
					      .block = 0,
					      .last_block = 1,
					      .region = REGION_FOOTER});
	page_add_anchor(builder, &(struct anchor){"top", 0});
	return page_builder_seal(builder);
}

static void check_parts(const struct page *page, const struct page *wanted)
{
	const struct block *block = &page->blocks[1];
	const struct link *link = &page->links[0];

	g_assert_cmpuint(page->n_blocks, ==, 2);
	g_assert_cmpstr(page->blocks[0].fold, ==, wanted->blocks[0].fold);
	g_assert_cmpuint(page->blocks[0].hash, ==, wanted->blocks[0].hash);
	g_assert_cmpuint(page->blocks[0].heading, ==, PAGE_NONE);
	g_assert_cmpstr(block->text, ==, "ข้อความ");
	g_assert_cmpuint(block->row, ==, 65535);
	g_assert_true(block->in_link && block->ocr && block->table == 7 && block->page_no == 9);
	g_assert_cmpuint(page->n_links, ==, 3);
	g_assert_cmpstr(link->key, ==, wanted->links[0].key);
	g_assert_cmpstr(link->label_fold, ==, wanted->links[0].label_fold);
	g_assert_cmpuint(link->label_hash, ==, wanted->links[0].label_hash);
	g_assert_cmpstr(link->row, ==, "แถว");
	g_assert_cmpuint(link->row_hash, ==, wanted->links[0].row_hash);
	g_assert_true(link->block == 2 && link->kind == LINK_FRAME && link->image);
	g_assert_null(page->links[1].url);
	g_assert_cmpstr(page->links[1].label, ==, "");
	/* what a block says, too, and the key is the URL's end: both stand there once */
	g_assert_cmpstr(page->links[2].key, ==, wanted->links[2].key);
	g_assert_true(g_str_has_suffix(page->links[2].url, page->links[2].key));
	g_assert_true(page->links[2].label == page->blocks[0].text);
	g_assert_true(page->links[2].label_fold == page->blocks[0].fold);
	g_assert_cmpstr(page->links[2].label_fold, ==, wanted->links[2].label_fold);
	g_assert_cmpuint(page->links[2].label_hash, ==, wanted->links[2].label_hash);
	g_assert_cmpuint(page->n_images, ==, 1);
	g_assert_null(page->images[0].url);
	g_assert_cmpuint(page->images[0].width, ==, 30);
	g_assert_cmpuint(page->forms[0].n_fields, ==, 2);
	g_assert_cmpstr(page->forms[0].fields[0].label, ==, "ค้นหา");
	g_assert_cmpstr(page->forms[0].fields[0].value, ==, "x");
	g_assert_cmpstr(page->anchors[0].name, ==, "top");
}

static void check_round_trip(void)
{
	AUTO(packer) packer = packer_new();
	AUTO(page) wanted = whole_page();
	g_autoptr(GBytes) packed = page_pack(packer, wanted);
	AUTO(page)
	page = page_unpack(packer, "https://www.example.go.th/other.html", packed, NULL);

	g_assert_nonnull(page);
	g_assert_cmpstr(page->url, ==, "https://www.example.go.th/other.html");
	g_assert_cmpint(page->status, ==, 200);
	g_assert_cmpint(page->read, ==, READ_CUT);
	g_assert_cmpstr(page->reason, ==, "body-limit");
	g_assert_cmpstr(page->title, ==, "แผน ๒๕๖๘");
	g_assert_cmpuint(page->size, ==, 5000000000);
	g_assert_cmpuint(page->body_hash, ==, G_MAXUINT64);
	g_assert_null(page->location);
	check_parts(page, wanted);
	g_autoptr(GBytes) again = page_pack(packer, page);
	g_assert_true(g_bytes_equal(packed, again));
}

/* Of a frame's head one bit says nothing. */
/* Against facts of another page: less room, and the same again; against none what was packed
 * against none. Without them, or against others, nothing. */
static void check_base(void)
{
	AUTO(packer) packer = packer_new();
	AUTO(page) page = whole_page();
	g_autoptr(GBytes) alone = page_pack(packer, page);
	AUTO(pack_base) base = pack_base_new(alone);

	packer_set_base(packer, base);
	g_autoptr(GBytes) packed = page_pack(packer, page);
	g_assert_cmpuint(g_bytes_get_size(packed), <, g_bytes_get_size(alone) / 2);
	AUTO(page) same = page_unpack(packer, page->url, packed, NULL);
	AUTO(page) old = page_unpack(packer, page->url, alone, NULL);
	g_assert_nonnull(old);
	packer_set_base(packer, NULL);
	g_autoptr(GBytes) again = page_pack(packer, same);
	g_assert_true(g_bytes_equal(again, alone));
	g_assert_null(page_unpack(packer, page->url, packed, NULL));
	g_autoptr(GBytes) damaged = g_bytes_new("facts", 5);
	g_assert_null(pack_base_new(damaged));
}

static void check_broken(struct packer *packer, GBytes *broken, GBytes *whole)
{
	AUTO(page) page = page_unpack(packer, "http://a.go.th/", broken, NULL);
	g_autoptr(GBytes) again = page ? page_pack(packer, page) : NULL;

	g_assert_true(!page || g_bytes_equal(again, whole));
}

static void check_damage(void)
{
	AUTO(packer) packer = packer_new();
	AUTO(page) page = whole_page();
	g_autoptr(GBytes) packed = page_pack(packer, page);
	gsize size;
	const guint8 *bytes = g_bytes_get_data(packed, &size);

	for (gsize i = 0; i < size; i++) {
		guint8 *copy = g_memdup2(bytes, size);
		copy[i] ^= 0x5a;
		g_autoptr(GBytes) broken = g_bytes_new_take(copy, size);
		g_autoptr(GBytes) cut = g_bytes_new(bytes, i);
		check_broken(packer, broken, packed);
		g_assert_null(page_unpack(packer, "http://a.go.th/", cut, NULL));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/page-pack/round-trip", check_round_trip);
	g_test_add_func("/page-pack/damage", check_damage);
	g_test_add_func("/page-pack/base", check_base);
	return g_test_run();
}
