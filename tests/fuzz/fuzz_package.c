/* What oitcheck-reader does with a document must end without a fault, whatever the bytes. */
#include "crawler/reader/formats.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct {
		const char *part;
		const char *(*read)(struct facts *facts, const struct package *package,
				    const char *part);
	} readers[] = {{"word/document.xml", read_word},
		       {"xl/workbook.xml", read_sheet},
		       {"ppt/presentation.xml", read_slides},
		       {"content.xml", read_opendocument}};
	AUTO(facts) facts = facts_new();
	struct package package;

	package_open(&package, data, size);
	read_properties(facts, &package);
	for (unsigned i = 0; i < G_N_ELEMENTS(readers); i++)
		readers[i].read(facts, &package, readers[i].part);
	package_clear(&package);
	package_list(facts, data, size);
	read_docbook(facts, data, size);
	return 0;
}
