/* The readers of oitcheck-reader, one format a file. Each returns the reason why not all was read,
 * "" where it was. */
#ifndef OIT_CRAWLER_READER_FORMATS_H
#define OIT_CRAWLER_READER_FORMATS_H

#include "crawler/reader/facts.h"
#include "crawler/reader/package.h"

#define READ_ALL    ""
#define READ_BROKEN "broken-document"
#define READ_FORMAT "format-not-read-yet"

const char *read_word(struct facts *facts, const struct package *package);
const char *read_sheet(struct facts *facts, const struct package *package);
const char *read_slides(struct facts *facts, const struct package *package);
const char *read_opendocument(struct facts *facts, const struct package *package);
const char *read_docbook(struct facts *facts, const void *bytes,
			 gsize size); /* what antiword writes */
const char *read_xls(struct facts *facts, const void *bytes, gsize size);

/* Title, producer and date, where the package holds them: docProps/core.xml, docProps/app.xml,
 * meta.xml. */
void read_properties(struct facts *facts, const struct package *package);

/* Targets of an OOXML part by their relationship id (OPC, ECMA-376-2 §6.5): names of members. part
 * is "xl/workbook.xml". Yours. */
GHashTable *read_relations(const struct package *package, const char *part);

#endif
