#include "crawler/reader/xml.h"

#include "crawler/limits.h"

#include <libxml/xmlreader.h>
#include <string.h>

struct xml {
	xmlTextReader *reader;
	char *value; /* what xml_attribute() lent last */
	gboolean stopped;
};

static void ignore_fault(void *context, const char *message, xmlParserSeverities severity,
			 xmlTextReaderLocatorPtr locator)
{
	(void)context, (void)message, (void)severity, (void)locator;
}

/* Local name of the attribute that the reader stands on equals name and, where given, its namespace
 * ends in tail. */
static gboolean is_attribute(struct xml *xml, const char *name, const char *tail)
{
	const char *local = (const char *)xmlTextReaderConstLocalName(xml->reader);
	const char *space = (const char *)xmlTextReaderConstNamespaceUri(xml->reader);

	return local && strcmp(local, name) == 0 &&
	       (!tail || (space && g_str_has_suffix(space, tail)));
}

static const char *find_attribute(struct xml *xml, const char *name, const char *tail)
{
	gboolean found = FALSE;

	while (!found && xmlTextReaderMoveToNextAttribute(xml->reader) == 1)
		found = is_attribute(xml, name, tail);
	g_clear_pointer(&xml->value, g_free);
	if (found)
		xml->value = g_strdup((const char *)xmlTextReaderConstValue(xml->reader));
	xmlTextReaderMoveToElement(xml->reader);
	return xml->value;
}

const char *xml_attribute(struct xml *xml, const char *name)
{
	return find_attribute(xml, name, NULL);
}

const char *xml_relation(struct xml *xml)
{
	return find_attribute(xml, "id", "/relationships");
}

unsigned xml_number(struct xml *xml, const char *name, unsigned fallback)
{
	const char *value = xml_attribute(xml, name);
	guint64 number = 0;

	if (!value || !g_ascii_string_to_unsigned(value, 10, 0, G_MAXINT32, &number, NULL))
		return fallback;
	return (unsigned)number;
}

void xml_stop(struct xml *xml)
{
	xml->stopped = TRUE;
}

/* One node; FALSE where the document must not go on. */
static gboolean take_node(struct xml *xml, gboolean doctype, const struct xml_events *events,
			  void *data)
{
	const char *name = (const char *)xmlTextReaderConstLocalName(xml->reader);

	switch (xmlTextReaderNodeType(xml->reader)) {
	case XML_READER_TYPE_DOCUMENT_TYPE:
		return doctype;
	case XML_READER_TYPE_ELEMENT: {
		gboolean empty = xmlTextReaderIsEmptyElement(xml->reader) == 1;
		if (events->open)
			events->open(data, xml, name);
		if (empty && events->close)
			events->close(data, name);
		return TRUE;
	}
	case XML_READER_TYPE_END_ELEMENT:
		if (events->close)
			events->close(data, name);
		return TRUE;
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
	case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
		if (events->text)
			events->text(data, (const char *)xmlTextReaderConstValue(xml->reader));
		return TRUE;
	default:
		return TRUE;
	}
}

gboolean xml_walk(const void *bytes, gsize size, gboolean doctype, const struct xml_events *events,
		  void *data)
{
	const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
	struct xml xml = {0};
	gboolean whole = size <= LIMIT_MEMBER_BYTES;
	int more = 0;

	if (whole)
		xml.reader = xmlReaderForMemory(bytes, (int)size, NULL, NULL, options);
	if (!xml.reader)
		return FALSE;
	xmlTextReaderSetErrorHandler(xml.reader, ignore_fault, NULL);
	while (whole && !xml.stopped && (more = xmlTextReaderRead(xml.reader)) == 1)
		whole = xmlTextReaderDepth(xml.reader) < (int)LIMIT_XML_DEPTH &&
			take_node(&xml, doctype, events, data);
	xmlFreeTextReader(xml.reader);
	g_free(xml.value);
	return whole && more >= 0;
}
