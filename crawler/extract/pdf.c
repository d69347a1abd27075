#include "crawler/extract/extract.h"

void extract_pdf(struct page_builder *builder, const struct extract_input *input)
{
	struct page *page = page_builder_page(builder);

	(void)input;
	page->read = READ_NO_TEXT;
	page->reason = "format-not-read-yet";
}
