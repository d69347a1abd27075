/* [OCR_PAGES=N] facts FILE|- [URL [CONTENT-TYPE]]: prints the facts that are read from one page,
 * for people who debug. */
#include <stdio.h>
#include <stdlib.h>

#include "crawler/extract/extract.h"

static const char *const reads[] = {"ok",      "cut",     "moved",    "gone",
				    "blocked", "no-text", "needs-js", "failed"};
static const char *const kinds[] = {"html", "pdf", "office", "image", "plain", "archive", "other"};
static const char *const blocks[] = {"title", "heading",   "paragraph", "item",
				     "cell",  "head-cell", "alt",       "control"};
static const char *const regions[] = {"main", "header", "nav", "aside", "footer"};
static const char *const links[] = {"anchor", "frame",   "embed",  "refresh", "script", "form",
				    "dead",   "contact", "loaded", "hollow",  "call"};

static void print_blocks(const struct page *page)
{
	for (uint32_t i = 0; i < page->n_blocks; i++) {
		const struct block *block = &page->blocks[i];
		printf("B%u %s%.0u %s", i, blocks[block->kind], block->level,
		       regions[block->region]);
		if (block->heading != PAGE_NONE)
			printf(" under B%u", block->heading);
		if (block->table)
			printf(" t%u r%u c%u", block->table, block->row, block->col);
		if (block->page_no)
			printf(" p%u", block->page_no);
		printf("%s%s | %s\n", block->in_link ? " linked" : "", block->ocr ? " ocr" : "",
		       block->text);
	}
}

static void print_links(const struct page *page)
{
	for (uint32_t i = 0; i < page->n_links; i++) {
		const struct link *link = &page->links[i];
		printf("L%u %s%s %s", i, links[link->kind], link->image ? "+image" : "",
		       regions[link->region]);
		if (link->heading != PAGE_NONE)
			printf(" under B%u", link->heading);
		if (link->block != PAGE_NONE)
			printf(" at B%u", link->block);
		printf(" | %s | %s%s%s", link->label, link->url ? link->url : "-",
		       link->fragment ? "#" : "", link->fragment ? link->fragment : "");
		printf("%s%s\n", link->row[0] ? " | row: " : "", link->row);
	}
}

static void print_rest(const struct page *page)
{
	for (uint32_t i = 0; i < page->n_images; i++)
		printf("I%u %ux%u %s%s | %s | %s\n", i, page->images[i].width,
		       page->images[i].height, regions[page->images[i].region],
		       page->images[i].linked ? " linked" : "", page->images[i].alt,
		       page->images[i].url ? page->images[i].url : "-");
	for (uint32_t i = 0; i < page->n_forms; i++) {
		const struct form *form = &page->forms[i];
		printf("F%u %s %s\n", i, form->method, form->action);
		for (uint32_t j = 0; j < form->n_fields; j++)
			printf("   %s %s | %s\n", form->fields[j].type, form->fields[j].name,
			       form->fields[j].label);
	}
	for (uint32_t i = 0; i < page->n_anchors; i++)
		printf("A%u B%d %s\n", i, (int)page->anchors[i].block, page->anchors[i].name);
}

int main(int argc, char **argv)
{
	g_autofree char *body = NULL;
	gsize size = 0;
	g_autoptr(GError) error = NULL;
	const char *path = argc > 1 && !g_str_equal(argv[1], "-") ? argv[1] : "/dev/stdin";
	const char *ocr = g_getenv("OCR_PAGES");
	struct extract_input input = {.status = 200, .ocr_pages = ocr ? (unsigned)atoi(ocr) : 0};

	if (!g_file_get_contents(path, &body, &size, &error)) {
		fprintf(stderr, "facts: %s\n", error->message);
		return EXIT_FAILURE;
	}
	input.url = argc > 2 ? argv[2] : "http://www.example.go.th/";
	input.content_type = argc > 3 ? argv[3] : NULL;
	input.body = body;
	input.size = size;
	AUTO(page) page = extract_page(&input);
	printf("%s: %s %s%s%s, %s, %s, %lu bytes, \"%s\"\n", page->url, kinds[page->kind],
	       reads[page->read], page->reason[0] ? " " : "", page->reason, page->mime,
	       page->charset, (unsigned long)page->size, page->title);
	if (page->n_pages)
		printf("%u pages, %u blank, by \"%s\", created \"%s\"\n", page->n_pages,
		       page->n_blank_pages, page->producer, page->created);
	print_blocks(page);
	print_links(page);
	print_rest(page);
	return EXIT_SUCCESS;
}
