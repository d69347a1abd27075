/* HTML, and every other format that is read in this process, must read any bytes without a fault.
 */
#include "crawler/extract/extract.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct extract_input input = {
		.url = "http://www.example.go.th/dir/page.php",
		.content_type = "text/html",
		.body = data,
		.size = size,
		.status = 200,
	};
	const char *mime;
	enum page_kind kind = extract_sniff(&input, &mime);

	if (kind != PAGE_PDF && kind != PAGE_OFFICE && kind != PAGE_ARCHIVE)
		page_free(extract_page(&input));
	return 0;
}
