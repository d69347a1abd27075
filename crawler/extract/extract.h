/* From an answer's body to page facts. Runs in worker threads, on data nobody else holds. One
 * format, one file; the table is in extract.c. */
#ifndef OIT_CRAWLER_EXTRACT_EXTRACT_H
#define OIT_CRAWLER_EXTRACT_EXTRACT_H

#include "crawler/page_build.h"

/* An office document within an encrypted container (MS-OFFCRYPTO §1.3.3). */
#define MIME_LOCKED_OFFICE "application/x-encrypted-ooxml"

struct extract_input {
	const char *url;          /* final URL of the body, normalised */
	const char *content_type; /* header, or NULL */
	const char *modified;     /* Last-Modified, or NULL */
	const void *body;
	gsize size;
	int status;
	const char *cut;    /* why the body is not whole ("body-limit", "reset"); NULL: it is */
	gboolean rendered;  /* it is the document of a browser, in UTF-8 */
	gboolean member;    /* it is a member of an archive: no archive within it is read */
	unsigned ocr_pages; /* pages of a scan to be read by OCR, 0 for none */
	struct memo *memo;  /* of the thread, or NULL */
};

/* Programs of others that reading asks for, NULL-terminated: without one of them its documents are
 * told as unread. */
extern const char *const extract_programs[];

/* Always yields a page; what could not be read is said in its read state and reason. The kind is
 * decided by content first, then header, then extension. */
struct page *extract_page(const struct extract_input *input);

/* Kind of a body by its first bytes, the header and the URL's extension. *mime static. */
enum page_kind extract_sniff(const struct extract_input *input, const char **mime);

/* One format each: fill the builder, set read and reason. */
void extract_html(struct page_builder *builder, const struct extract_input *input);
void extract_pdf(struct page_builder *builder, const struct extract_input *input);
void extract_office(struct page_builder *builder, const struct extract_input *input);
/* Reads a picture, or the pages of a document of which the builder's page tells already that they
 * have no text, by OCR. */
void extract_ocr(struct page_builder *builder, const struct extract_input *input);
void extract_archive(struct page_builder *builder, const struct extract_input *input);
void extract_plain(struct page_builder *builder, const struct extract_input *input);

#endif
