/* The readers of oitcheck-reader, one format a file. Each returns the reason why not all was read,
 * "" where it was. part: the member that is the document itself, "word/document.xml". */
#ifndef OIT_CRAWLER_READER_FORMATS_H
#define OIT_CRAWLER_READER_FORMATS_H

#include "crawler/reader/facts.h"
#include "crawler/reader/package.h"
#include "crawler/reader/xml.h"

#define READ_ALL    ""
#define READ_BROKEN "broken-document"

const char *read_word(struct facts *facts, const struct package *package, const char *part);
const char *read_sheet(struct facts *facts, const struct package *package, const char *part);
const char *read_slides(struct facts *facts, const struct package *package, const char *part);
const char *read_opendocument(struct facts *facts, const struct package *package, const char *part);
const char *read_docbook(struct facts *facts, const void *bytes,
			 gsize size); /* what antiword writes */
const char *read_xls(struct facts *facts, const void *bytes, gsize size);

/* xml_walk() over a member of a package. FALSE where it is not there, too. */
gboolean read_part(const struct package *package, const char *name, const struct xml_events *events,
		   void *data);

/* Title, producer and date, where the package holds them: docProps/core.xml, docProps/app.xml,
 * meta.xml. */
void read_properties(struct facts *facts, const struct package *package);

/* Targets of an OOXML part by their relationship id (OPC, ECMA-376-2 §6.5): names of members. part
 * "" is the package itself. Yours. */
GHashTable *read_relations(const struct package *package, const char *part);

/* The member among those targets whose name begins so, such as "word/styles": what follows is no
 * matter, since Word on the web counts its parts ("word/styles2.xml"). NULL for none. Borrowed from
 * the relations. */
const char *read_related(const struct package *package, GHashTable *relations, const char *start);

#endif
