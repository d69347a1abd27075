/* XML of an office document as a stream of events with local names. Seam of libxml2's reader. */
#ifndef OIT_CRAWLER_READER_XML_H
#define OIT_CRAWLER_READER_XML_H

#include <glib.h>

struct xml;

/* Each may be NULL. Names are without prefix: an office document has one vocabulary that counts. */
struct xml_events {
	void (*open)(void *data, struct xml *xml, const char *name);
	void (*close)(void *data, const char *name);
	void (*text)(void *data, const char *text);
};

/* Walks the whole document. FALSE where it is broken, too deep or too long in the parsing; the
 * events until then have happened. A DOCTYPE is refused unless allowed: no office format has one
 * (ECMA-376-2 §6.2.5), entity bombs do. No entity is expanded and nothing outside is read in any
 * case. */
gboolean xml_walk(const void *bytes, gsize size, gboolean doctype, const struct xml_events *events,
		  void *data);

/* Inside open(): value of the attribute by its local name, NULL for none. Borrowed until the next
 * call. */
const char *xml_attribute(struct xml *xml, const char *name);

/* Inside open(): the id of an OOXML relationship (r:id), which stands beside an "id" of its own. */
const char *xml_relation(struct xml *xml);

/* Inside open(): as xml_attribute(), as a number; fallback where it is none or below 0. */
unsigned xml_number(struct xml *xml, const char *name, unsigned fallback);

/* Inside an event: no more events, xml_walk() returns TRUE. */
void xml_stop(struct xml *xml);

#endif
