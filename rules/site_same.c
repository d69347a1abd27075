#include "rules/site_parts.h"

#include "base/fold.h"

#include <string.h>

static guint64 mix(guint64 all, guint64 more)
{
	return (all ^ more) * G_GUINT64_CONSTANT(0x100000001b3); /* as FNV-1a does */
}

/* The end of a URL: a page under many URLs has its relative links below each of them. */
static guint64 tail_hash(const char *url)
{
	const char *slash = strrchr(url, '/'), *tail = slash ? slash : url;
	return fold_hash(tail, strlen(tail));
}

/* Pages that agree in one of these are one page under two URLs. The texts alone would not do: pages
 * that show one picture or one frame each often share all of them. A page that links to itself by
 * its address does so under the other address, too; one whose menu leads to both does so on both.
 */
struct fingerprint {
	guint64 others; /* without links to itself */
	guint64 all;
};

static struct fingerprint fingerprint(const struct page *page)
{
	guint64 all = 0;
	for (uint32_t i = 0; i < page->n_blocks; i++)
		all = mix(all, page->blocks[i].hash);
	struct fingerprint print = {all, all};
	for (uint32_t i = 0; i < page->n_links; i++) {
		const struct link *link = &page->links[i];
		if (!link->key || link->kind == LINK_FORM)
			continue;
		guint64 tail = tail_hash(link->key);
		print.all = mix(print.all, tail);
		if (strcmp(link->key, page->key) != 0)
			print.others = mix(print.others, tail);
	}
	for (uint32_t i = 0; i < page->n_images; i++) {
		if (!page->images[i].url)
			continue;
		guint64 tail = tail_hash(page->images[i].url);
		print.all = mix(print.all, tail);
		print.others = mix(print.others, tail);
	}
	return print;
}

uint32_t site_find_same(struct site *site, const struct page *page, const struct site_page *to,
			uint32_t number)
{
	if (!read_has_content(to->read) || page->n_blocks == 0)
		return SITE_NONE;
	struct fingerprint print = fingerprint(page);
	uint32_t same = hash_numbers_find(site->by_content, print.others);
	if (same == 0)
		same = hash_numbers_find(site->by_content, print.all);
	if (same > 0)
		return same - 1 == number ? SITE_NONE : same - 1;
	hash_numbers_add(site->by_content, print.others, number + 1);
	if (print.all != print.others)
		hash_numbers_add(site->by_content, print.all, number + 1);
	return SITE_NONE;
}
