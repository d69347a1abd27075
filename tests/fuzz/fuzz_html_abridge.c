/* A page says the same whether it is read abridged or as it is, and whatever was read before it.
 * The input is pages with form feeds between them. A page that holds the mark is not abridged. */
#include "crawler/extract/html_abridge.h"

#include <stdlib.h>
#include <string.h>

#include "crawler/extract/extract.h"
#include "crawler/page_build.h"
#include "crawler/page_pack.h"

#define ROUNDS 3 /* met, learnt, known */

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);

static GBytes *read_facts(struct packer *packer, struct memo *memo, const char *body)
{
	struct extract_input input = {
		.url = "http://www.example.go.th/dir/page.php",
		.content_type = "text/html; charset=utf-8",
		.body = body,
		.size = strlen(body),
		.status = 200,
		.memo = memo,
	};
	struct page_builder *builder = page_builder_new(input.url, memo);

	extract_html(builder, &input);
	AUTO(page) page = page_builder_seal(builder);
	return page_pack(packer, page);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
	g_autofree char *text = g_utf8_make_valid((const char *)data, (gssize)size);
	g_auto(GStrv) pages = g_strsplit(text, "\f", 8);
	AUTO(packer) packer = packer_new();
	AUTO(memo) memo = memo_new();

	for (guint round = 0; round < ROUNDS; round++)
		for (guint i = 0; pages[i]; i++) {
			/* Byte order marks are looked for at the beginning. */
			g_autofree char *page = g_strconcat("<?x?>", pages[i], NULL);
			g_autofree char *whole =
				g_strconcat("<?x " ABRIDGE_MARK "?>", pages[i], NULL);
			g_autoptr(GBytes) facts = read_facts(packer, memo, page);
			g_autoptr(GBytes) all = read_facts(packer, NULL, whole);
			if (!facts != !all || (facts && !g_bytes_equal(facts, all)))
				abort();
		}
	return 0;
}
