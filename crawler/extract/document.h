/* What the extractors of documents share. Every parser of a foreign document format runs in a child
 * with limits (base/child.h); what comes out of it is trusted as little as the document. */
#ifndef OIT_CRAWLER_EXTRACT_DOCUMENT_H
#define OIT_CRAWLER_EXTRACT_DOCUMENT_H

#include "base/child.h"
#include "crawler/page_build.h"

/* Runs a reader over a document. TRUE with what it wrote, even where it was cut off at a limit;
 * else read and reason of the page say what went wrong: nothing of that says that the document
 * lacks something. result is cleared by the caller either way. absent: the reason where the program
 * is not installed. */
gboolean document_run(struct page *page, const char *const *argv, const void *body, gsize size,
		      const char *absent, struct child_result *result);

/* The same with oitcheck-reader, our own reader of office documents and archives. number is NULL
 * but for "member". */
gboolean document_run_reader(struct page *page, const char *command, const char *number,
			     const void *body, gsize size, struct child_result *result);

void document_set_read(struct page *page, enum read_state read, const char *reason);

/* Addresses that are written out in a block's text become links: documents that list evidence do
 * so. */
void document_add_urls(struct page_builder *builder, const char *text, uint32_t block,
		       unsigned page_no);

/* What a child wrote, as valid UTF-8. Yours. */
char *document_text(const GByteArray *out);

/* Reads the facts (crawler/reader/facts.h) that oitcheck-reader wrote into the page. */
void document_add_facts(struct page_builder *builder, const GByteArray *out);

#endif
