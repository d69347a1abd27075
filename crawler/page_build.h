/*
 * Building page facts; only extractors and the crawler's own glue include this. A builder is used
 * by one thread. All strings are copied into the page's arena; block texts are folded and hashed by
 * page_add_block().
 */
#ifndef OIT_CRAWLER_PAGE_BUILD_H
#define OIT_CRAWLER_PAGE_BUILD_H

#include "base/auto.h"
#include "crawler/memo.h"
#include "crawler/page.h"

struct page_builder;

/* memo: what the pages before have taught; NULL for none. It must outlive the builder. */
struct page_builder *page_builder_new(const char *url, struct memo *memo);
void page_builder_free(struct page_builder *builder);
DEFINE_AUTO(page_builder, page_builder_free);

struct memo *page_builder_memo(struct page_builder *builder);

/* The page under construction: scalar members may be set directly; strings through page_string().
 */
struct page *page_builder_page(struct page_builder *builder);

/* Copies text into the arena ("" for NULL). Borrowed from the page. */
const char *page_string(struct page_builder *builder, const char *text);

/* Adds one fact. Text members of the argument are copied; fold, hash and, where it is NULL, a
 * link's key are worked out here, the page's own keys when it is sealed; block text is cleaned and
 * cut at LIMIT_BLOCK_TEXT. Returns its index, or PAGE_NONE when the cap of its kind
 * (crawler/limits.h) is reached: the page is then READ_CUT. */
uint32_t page_add_block(struct page_builder *builder, const struct block *block);
uint32_t page_add_link(struct page_builder *builder, const struct link *link);
uint32_t page_add_image(struct page_builder *builder, const struct image *image);
uint32_t page_add_form(struct page_builder *builder,
		       const struct form *form); /* fields are copied too */
uint32_t page_add_anchor(struct page_builder *builder, const struct anchor *anchor);

/* For what is only known later: that a table's first row heads it, that a line opens a tab. */
void page_set_block_kind(struct page_builder *builder, uint32_t block, enum block_kind kind,
			 unsigned level);
/* Blocks from first on, without end, are hidden. */
void page_hide_blocks(struct page_builder *builder, uint32_t first, uint32_t end);

/* Facts that were sealed before and come back (crawler/page_pack.h) are put in as they are, with
 * hash, fold and keys, not copied: their texts live in the bytes that the page keeps (and frees),
 * their fields in an array of the page's. page_fold() works the fold of such a text out anew and
 * returns its hash. */
void page_builder_keep(struct page_builder *builder, char *packed);
uint64_t page_fold(struct page_builder *builder, const char *text, const char **fold);
uint32_t page_put_block(struct page_builder *builder, const struct block *block);
uint32_t page_put_link(struct page_builder *builder, const struct link *link);
uint32_t page_put_image(struct page_builder *builder, const struct image *image);
uint32_t page_put_form(struct page_builder *builder, const struct form *form);
uint32_t page_put_anchor(struct page_builder *builder, const struct anchor *anchor);
struct form_field *page_put_fields(struct page_builder *builder, uint32_t count);

/* What a sealed page says, under another URL. Costs next to nothing: the facts are shared, and live
 * until both are freed. Safe in threads. Yours. */
struct page *page_share(const struct page *page, const char *url, const char *modified);

/* What page_notes() gives from now on; freed with the page. */
void page_set_notes(struct page *page, void *notes, GDestroyNotify free_notes);

/* Seals the page; it is yours, the builder is freed. */
struct page *page_builder_seal(struct page_builder *builder);

#endif
