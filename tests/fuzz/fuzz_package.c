/* What oitcheck-reader does with a document must end without a fault, whatever the bytes. */
#include "crawler/reader/formats.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *(*const readers[])(struct facts * facts, const struct package *package) = {
		read_word, read_sheet, read_slides, read_opendocument};
	AUTO(facts) facts = facts_new();
	struct package package;

	package_open(&package, data, size);
	read_properties(facts, &package);
	for (unsigned i = 0; i < G_N_ELEMENTS(readers); i++)
		readers[i](facts, &package);
	package_clear(&package);
	package_list(facts, data, size);
	read_docbook(facts, data, size);
	return 0;
}
