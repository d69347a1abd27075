/* HTML, and every other format by its first bytes, must read any bytes without a fault. */
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

	if (extract_sniff(&input, &mime) != PAGE_PDF)
		page_free(extract_page(&input));
	return 0;
}
